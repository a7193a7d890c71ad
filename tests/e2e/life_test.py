"""The desk's life in a terminal: it starts, ends in every way there is, and leaves the terminal as it found it."""

import os
import random
import signal
import subprocess
import time

from terminal import PROGRAM, Terminal, ask, environment, practice, run

READY = "多摩野市商工会"


# How each state is reached from the start: names of keys, and what is typed behind a colon.
STATES = """
F2 | F1 | F2 F10 :b | F2 C-g | F2 Tab Down Down
F3 | F3 :yama | F3 :yamada F4 7 | F3 :00719 Enter Enter | F3 :00719 Enter j | F3 Tab d
F4 | F4 Down Enter | F4 Down m | F4 ] Down Down o | F4 Right i | F4 g | F4 h | F4 w | F4 w e
F3 :yamada F4 7 g :11/28 Enter w | F3 :hosi F4 Enter | F3 :hosi F4 Enter Enter | F3 :hosi F4 7 g
F5 | F5 / :insh | F5 Enter | F5 a | F5 a :ka
F6 | F6 Enter | F6 Enter v | F6 Enter v v | F6 Enter F9 | F6 e | F6 e n
"""


def states(desk_of):
    """Each state on a desk of its own, which must look like none before it: a key that leads nowhere any more shows."""
    seen = {}
    for way in " | ".join(STATES.split("\n")[1:-1]).split(" | "):
        with desk_of() as desk:
            for step in way.split():
                desk.type(step[1:]) if step.startswith(":") else desk.key(step)
            picture = tuple(desk.rows())
            assert picture not in seen, "%s leads where %s does:\n%s" % (way, seen[picture], "\n".join(picture))
            seen[picture] = way
            yield way, desk


def fresh_line(folder):
    """The settings of a line that no program has touched."""
    with Terminal(folder) as bare:
        bare.tell("spawn true")
        bare.ended()
        return bare.line()


def restored(desk, line):
    assert desk.line() == line, "the line's settings differ"
    assert desk.modes() == "", "left behind: " + desk.modes()


def test_starts_and_quits(folder):
    line = fresh_line(practice(folder))
    with Terminal(folder).start() as desk:
        assert desk.shows(READY) and "other-screen" in desk.modes() and desk.line() != line
        desk.send(b"\x11")
        assert desk.ended() == "exit 0"
        restored(desk, line)


def test_quits_by_the_palette(folder):
    practice(folder)
    with Terminal(folder).start() as desk:
        desk.key("F10")
        desk.type("quit")
        desk.send(b"\r")
        assert desk.ended() == "exit 0"


def test_ends_when_told(folder):
    line = fresh_line(practice(folder))
    for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
        for _, desk in states(lambda: Terminal(folder, patience=2000).start()):
            desk.tell("signal %d" % number)
            desk.ended()
            restored(desk, line)
    assert run(folder, "check").returncode == 0


def test_ends_when_the_line_is_cut(folder):
    practice(folder)
    for _, desk in states(lambda: Terminal(folder, patience=2000).start()):
        desk.tell("hangup")
        desk.ended()
    assert run(folder, "check").returncode == 0


def test_any_locale(folder):
    practice(folder)
    shown = []
    for locale in ("C.UTF-8", "C", "ja_JP.UTF-8", "xx_YY.nothing", "ja_JP.eucJP", ""):
        with Terminal(folder, LC_ALL=locale or None).start("madoguchi --lang ja") as desk:
            shown.append(desk.rows())
    assert READY in shown[0][0]
    assert all(rows == shown[0] for rows in shown), "the screen depends on the locale"


def refused(done, status):
    assert done.returncode == status, "%d %s" % (done.returncode, done.stderr)
    assert done.stdout == "" and done.stderr.startswith("madoguchi: ") and done.stderr.count("\n") == 1, done.stderr


def test_no_terminal(folder):
    practice(folder)
    refused(run(folder), 2)
    refused(run(folder, "desk"), 2)
    refused(run(folder, TERM=None), 2)


def test_one_side_is_no_terminal(folder):
    practice(folder)
    with Terminal(folder) as desk:
        desk.tell("spawn exec madoguchi < /dev/null 2> said")
        assert desk.ended() == "exit 2"
        desk.tell("spawn exec madoguchi > nothing 2> said")
        assert desk.ended() == "exit 2"
    assert open(os.path.join(folder, "said")).read().startswith("madoguchi: ")


def test_unknown_terminal(folder):
    """A TERM that is not described is taken for an xterm, or refused; the program does not die of it."""
    practice(folder)
    with Terminal(folder, TERM="foot-extra-nothing", patience=3000) as desk:
        desk.tell("spawn exec madoguchi 2> said")
        if desk.ask("settle first").startswith("ok"):
            assert desk.shows(READY)
            desk.send(b"\x11")
            assert desk.ended() == "exit 0"
        else:
            assert desk.ended() == "exit 2"
            assert open(os.path.join(folder, "said")).read().count("\n") == 1


def test_dumb_terminal(folder):
    practice(folder)
    with Terminal(folder, TERM="dumb", patience=3000) as desk:
        desk.tell("spawn exec madoguchi 2> said")
        assert desk.ended() == "exit 2"
    assert open(os.path.join(folder, "said")).read().count("\n") == 1


def test_small_terminals(folder):
    """A terminal that starts too small is refused in one sentence."""
    practice(folder)
    for size in ("1x1", "2x2", "80x5", "10x24", "40x12"):
        with Terminal(folder, size=size, patience=3000) as desk:
            desk.tell("spawn exec madoguchi 2> said")
            assert desk.ended() == "exit 2", size
        said = open(os.path.join(folder, "said")).read()
        assert said.startswith("madoguchi: ") and said.count("\n") == 1, said


def test_shrinks_and_grows(folder):
    """A window made too small while the desk is open keeps it; when it grows again all is there."""
    practice(folder)
    for way, desk in states(lambda: Terminal(folder).start()):
        before = desk.rows()
        for size in ("1x1", "2x2", "80x5", "10x24", "40x12"):
            for turn in (size, "80x24"):
                desk.tell("size " + turn)
                desk.tell("settle")
            assert desk.rows() == before, "%s after %s:\n%s" % (way, size, "\n".join(desk.rows()))


def test_storm_of_resizes(folder):
    practice(folder)
    chance = random.Random(1)
    with Terminal(folder).start() as desk:
        desk.key("F3")
        desk.type("yama")
        before = desk.rows()
        for _ in range(300):
            desk.tell("size %dx%d" % (chance.choice((1, 2, 20, 79, 80, 81, 132, 300)), chance.choice((1, 2, 10, 24, 60))))
        desk.tell("size 133x60")
        desk.tell("size 80x24")
        desk.tell("settle")
        desk.key("C-l")
        assert desk.rows() == before


def test_every_size_settles(folder):
    """The program asks for its size again: no change is lost, however it meets the reading of keys."""
    practice(folder)
    with Terminal(folder).start() as desk:
        for turn in range(1, 101):
            desk.tell("size %dx%d" % (80 + turn % 7, 24 + turn % 5))
            desk.tell("settle")
            assert len(desk.rows()) == 24 + turn % 5


def garbage(count, seed):
    """Keys of all kinds without the two that leave (Ctrl-Q, and the palette's `quit`)."""
    chance = random.Random(seed)
    pieces, size = [], 0
    words = ["\033OP", "\033OQ", "\033OR", "\033OS", "\033[15~", "\033[17~", "\033[20~", "\033OA", "\033OB", "\033[5~", "\r", "\t"]
    words += ["\033", "\033[Z", "山", "ｱ", "㈱", "👍", "か゛", "\x7f", "\x1a", "\x19", "1", "9", "b", "m", "x", "+"]
    while size < count:
        if chance.random() < 0.5:
            piece = chance.choice(words).encode()
        else:
            piece = bytes(chance.choice([byte for byte in range(256) if byte not in (0x11, ord("q"))]) for _ in range(3))
        pieces.append(piece)
        size += len(piece)
    return b"".join(pieces)


def test_garbage_keys(folder):
    practice(folder)
    with Terminal(folder, patience=60000).start() as desk:
        everything = garbage(1 << 20, 1)
        for start in range(0, len(everything), 4096):
            desk.send(everything[start : start + 4096])
        leave(desk)
    assert run(folder, "check").returncode == 0


NAMES = "F1 F2 F3 F4 F5 F6 F9 F10 F12 Up Down Left Right Home End PgUp PgDn Enter Enter Enter Esc Tab S-Tab Backspace Del".split()
NAMES += "Space C-z C-y C-g C-l C-u C-a C-e M-2 M-4 KP1 KP+ KP- 1 2 3 9 0 a b c d e f g h i k m n o p r s t u v w x z".split()
NAMES += "+ - / * [ ] . ? あ 山 ａ １ ㈱".split()


def test_any_keys_one_after_the_other(folder):
    """Every key meets the screen the one before led to; whatever was done, the store is whole and can be taken back."""
    practice(folder)
    chance = random.Random(7)
    with Terminal(folder).start() as desk:
        for _ in range(100):
            if desk.ask("key " + " ".join(chance.choice(NAMES) for _ in range(60))) != "ok":
                assert desk.ended() == "exit 0"  # the palette's last command is to leave
                desk.start()
        leave(desk)
    assert run(folder, "check").returncode == 0
    for _ in range(5):
        assert run(folder, "undo").returncode in (0, 1)
    assert run(folder, "check").returncode == 0


def leave(desk):
    """Keys typed ahead stop at a refusal, so that one Ctrl-Q behind much else may be dropped; and a hidden screen
    must be shown first."""
    desk.tell("patience 500")
    for turn in range(100):
        desk.send(b"\033\x11" if turn % 2 == 0 else b"\x07\x11")
        answer = desk.ask("ended")
        if answer.startswith("ok"):
            assert answer == "ok exit 0", answer
            return
    raise AssertionError("does not leave:\n" + "\n".join(desk.rows()))


def processor_time(process):
    fields = open("/proc/%d/stat" % process).read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def test_idle_is_idle(folder):
    """Two seconds of nothing cost nothing: the bound is that of a minute, so that a busy loop is seen at once."""
    practice(folder)
    with Terminal(folder).start() as desk:
        process = int(desk.tell("process"))
        before = processor_time(process)
        time.sleep(2)  # the passing of time is what is measured
        assert processor_time(process) - before < 0.1
        desk.send(b"\x11")
        desk.ended()


def test_stops_reading_when_its_output_is_closed(folder):
    """`madoguchi schedule | head -1` ends quietly."""
    practice(folder)
    done = subprocess.run(
        ["sh", "-c", '"%s" schedule --from 2025-04-01 --to 2027-03-31 | head -1' % PROGRAM],
        env=environment(folder),
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=20,
    )
    assert done.stdout.count("\n") == 1 and done.stderr == "", done.stderr


def test_every_command_refuses_a_missing_database(folder):
    for command in (["find", "yamada"], ["slots"], ["schedule"], ["check"], ["history"], []):
        done = run(folder, *command)
        if command:
            refused(done, 3)
    assert ask(practice(folder), "find", "yamada", "--limit", "3")
