"""A number typed on the ten-key arrives as a number, whatever the terminal sends for it."""

import os
import shutil

from terminal import Terminal, practice

CODES = {digit: b"\033O" + bytes([ord("p") + int(digit)]) for digit in "0123456789"}
F3 = {"xterm-256color": b"\033OR", "linux": b"\033[[C"}


def typed(text, application):
    return b"".join(CODES[digit] for digit in text) if application else text.encode()


def one_number(folder, term, application):
    with Terminal(folder, TERM=term).start("madoguchi --lang ja") as desk:
        desk.send(F3[term])
        desk.wait(" > 会員 ")
        desk.send(typed("00123", application))
        desk.wait(": 00123")


def test_xterm(folder):
    practice(folder)
    for application in (False, True):
        one_number(folder, "xterm-256color", application)


def test_linux(folder):
    practice(folder)
    for application in (False, True):
        one_number(folder, "linux", application)


def test_tmux(folder):
    practice(folder)
    assert shutil.which("tmux"), "tmux is missing"
    for application in (False, True):
        with Terminal(folder, TMUX_TMPDIR=folder) as desk:
            desk.tell("spawn exec tmux -f /dev/null -L desk new-session 'madoguchi --lang ja'")
            desk.wait("多摩野市商工会")
            desk.send(F3["xterm-256color"])
            desk.wait(" > 会員 ")
            desk.send(typed("00123", application))
            desk.wait(": 00123")
            desk.send(b"\x11")
            desk.ended()


def test_signs_of_the_ten_key(folder):
    """On the desks - and + turn the day."""
    practice(folder)
    with Terminal(folder).start("madoguchi --lang ja") as desk:
        desk.key("F4")
        today = desk.rows()
        desk.key("KP+")
        assert desk.rows() != today, "the ten-key's + does not turn the day"
        desk.key("KP-")
        assert desk.rows()[2:-2] == today[2:-2], "the ten-key's - does not turn it back"


def test_full_width_letters_are_keys(folder):
    practice(folder)
    with Terminal(folder).start("madoguchi --lang ja") as desk:
        desk.key("F3")
        desk.send("ｙａｍａｄａ".encode())
        desk.wait("ヤマダ")
        assert os.path.exists(os.path.join(folder, "desk.db"))
