"""With [security] login = on the desk opens only for who knows the passphrase; commands never ask."""

import json
import os
import time

from terminal import Terminal, environment, run

READY = "多摩野市商工会"
PASSPHRASE = "practice-desk-2026"


def office(folder):
    """A practice desk whose staff log in, and the configuration that asks them."""
    path = os.path.join(folder, "on.ini")
    with open(path, "w") as file:
        file.write("[security]\nlogin = on\n")
    made = run(folder, "demo", "--members", "20", "--login")
    assert made.returncode == 0, made.stderr
    return path


def history(folder, config):
    done = run(folder, "history", "--as", "desk", "--config", config, "--json")
    return [entry["action"] for entry in json.loads(done.stdout)]


def asked(desk, times):
    """What is typed before a question is lost, so it is waited for."""
    end = time.monotonic() + 20
    while sum("パスフレーズ:" in row for row in desk.rows()) < times:
        assert time.monotonic() < end, "\n".join(desk.rows())


def test_the_right_passphrase_opens_the_desk(folder):
    config = office(folder)
    with Terminal(folder) as desk:
        desk.tell("spawn exec madoguchi --as desk --config " + config)
        asked(desk, 1)
        desk.send(b"practice-desk-2025\r")
        desk.wait("違います")
        asked(desk, 2)
        assert not desk.shows("practice"), "a passphrase is not shown"
        desk.send(PASSPHRASE.encode() + b"\r")
        desk.wait(READY)
        desk.send(b"\x11")
        assert desk.ended() == "exit 0"
    assert history(folder, config)[:2] == ["staff.login", "staff.refuse"]


def test_a_consultant_begins_in_their_own_week(folder):
    config = office(folder)
    with Terminal(folder) as desk:
        desk.tell("spawn exec madoguchi --as consultant2 --config " + config)
        asked(desk, 1)
        desk.send(PASSPHRASE.encode() + b"\r")
        desk.wait("木下 週")
        desk.send(b"\x11")
        assert desk.ended() == "exit 0"


def test_giving_up_leaves_the_terminal_as_it_was(folder):
    config = office(folder)
    with Terminal(folder) as bare:
        bare.tell("spawn true")
        bare.ended()
        line = bare.line()
    for key in (b"\x03", b"\x04", b"abc\x03"):
        with Terminal(folder) as desk:
            desk.tell("spawn exec madoguchi --as desk --config %s 2> said" % config)
            desk.wait("パスフレーズ")
            desk.send(key)
            assert desk.ended() == "exit 4"
            assert desk.line() == line
        with open(os.path.join(folder, "said")) as file:
            assert file.read().count("\n") == 1
    assert history(folder, config)[0] == "office.demo"


def test_wrong_ones_make_the_next_wait(folder):
    config = office(folder)
    with Terminal(folder) as desk:
        desk.tell("spawn exec madoguchi --as desk --config %s 2> said" % config)
        for times in (1, 2, 3):
            asked(desk, times)
            desk.send(b"practice-desk-2025\r")
        desk.wait("秒お待ちください")
        desk.send(b"\x03")
        assert desk.ended() == "exit 4"
    assert history(folder, config)[:4] == ["staff.refuse"] * 3 + ["office.demo"]


def test_nobody_is_asked_without_need(folder):
    config = office(folder)
    assert run(folder, "seminar", "list", "--as", "desk", "--config", config).returncode == 0
    with Terminal(folder) as desk:
        desk.start("madoguchi --as desk")
        assert desk.shows(READY)
    os.unlink(environment(folder)["MADOGUCHI_DB"])
    assert run(folder, "demo", "--members", "20").returncode == 0
    with Terminal(folder) as desk:
        desk.start("madoguchi --config " + config)
        assert desk.shows(READY)
