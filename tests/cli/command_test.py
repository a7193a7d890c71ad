"""What every command shares: the line, the help, the languages, the ways to print."""

import fcntl
import json
import os
import pty
import re
import struct
import subprocess
import termios
import unicodedata

from program import PROGRAM, ROOT, Desk, practice, small_office


def commands(desk):
    out = desk.ok("--help", "--lang", "en")
    lines = out.split("Commands:\n")[1].split("\n\n")[0].split("\n")
    names = []
    for line in lines:
        words = line.split()
        names.append(words[:2] if words[0] in ("member", "person", "import", "export", "print", "seminar", "plan",
                                    "calls", "waiting", "setting") else words[:1])
    return names


def test_help_of_every_command_in_both_languages(folder):
    desk = Desk(folder)
    names = commands(desk)
    assert len(names) >= 27, names
    for words in names:
        english = desk.ok(*words, "--help", "--lang", "en")
        japanese = desk.ok(*words, "-h")
        assert english.startswith("Usage: madoguchi " + " ".join(words)), english
        assert japanese != english and japanese.startswith("使い方: madoguchi " + " ".join(words)), japanese
        assert "--json" in english and "--json" in japanese
    assert "seminar signup ID" in desk.ok("seminar", "--help")
    assert desk.ok("--version").startswith("madoguchi ")


def width(text):
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def test_help_in_japanese_is_of_one_style_and_in_columns(folder):
    """A line is a noun, or a sentence in the polite form; the explanations of a list begin in one column."""
    desk = Desk(folder)
    pages = [desk.ok("--help")] + [desk.ok(*words, "-h") for words in commands(desk)]
    for page in pages:
        for block in page.split("\n\n"):
            rows = [re.match(r"  (\S.*?)  +(\S.*)$", line) for line in block.split("\n") if line.startswith("  ")]
            begins = {width(row.string[: row.start(2)]) for row in rows}
            assert all(rows) and len(begins) <= 1, block
            for row in rows:
                plain = re.sub(r"\([^)]*\)$", "", row.group(2))
                assert not re.search(r"(?<!ま)す$|る$|ない$|た$", plain), row.group(2)
        about = page.split("\n\n")[1].split("\n")[0]
        assert re.search(r"ます(\(.*\))?$|です。|ます。$", about), about


def test_wrong_use_is_2_and_names_the_nearest(folder):
    desk = practice(folder)
    for arguments, named in (
        (("bok",), "book"),
        (("find", "x", "--limt", "3"), "--limit"),
        (("--jsn", "find", "x"), "--json"),
        (("seminar", "lst"), "seminar list"),
        (("seminar",), "--help"),
        (("find",), "QUERY"),
        (("find", "a", "b"), "b"),
        (("find", "a", "--limit"), "--limit"),
        (("find", "a", "--limit", "--json"), "--limit"),
        (("find", "a", "--limit", "1", "--limit", "2"), "--limit"),
        (("find", "a", "--limit", "0"), "--limit"),
        (("find", "a", "--limit", "1e3"), "--limit"),
        (("find", "a", "--json=yes"), "yes"),
        (("find", "a", "--op", "x"), "op"),
        (("schedule", "--from", "2026-02-30"), "2026-02-30"),
        (("arrive", "x"), "x"),
        (("--lang", "fr", "find", "a"), "fr"),
    ):
        line = desk.refused(2, *arguments, *(() if "--lang" in arguments else ("--lang", "en")))
        assert named in line, line


def test_bytes_that_are_not_utf8_are_wrong_use(folder):
    desk = practice(folder)
    done = subprocess.run([PROGRAM.encode(), b"--db", desk.db.encode(), b"find", b"\x93\xfa"], env=desk.env,
                          capture_output=True)
    assert done.returncode == 2 and done.stdout == b"" and done.stderr.count(b"\n") == 1, done


def test_options_stand_anywhere(folder):
    desk = practice(folder)
    expected = desk.json("slots", "--desk", "2", "--limit", "3")
    assert len(expected) == 3
    for arguments in (
        ("--desk", "2", "--limit", "3", "slots", "--json"),
        ("--limit=3", "slots", "--desk=2", "--json"),
        ("slots", "--desk", "２", "--limit", "３", "--json"),
        ("--json", "--limit", "3", "--desk", "2", "--", "slots"),
    ):
        assert json.loads(desk.ok(*arguments)) == expected, arguments


def test_full_width_values(folder):
    desk = practice(folder)
    slots = desk.json("slots", "--weekday", "mon,thu", "--after", "13:00", "--from", "2026-12-01")
    assert slots and slots == desk.json("slots", "--weekday", "ｍｏｎ，ｔｈｕ", "--after", "１３：００", "--from", "２０２６－１２－０１")
    assert desk.json("schedule", "--format", "ｊｓｏｎ") == desk.json("schedule")
    added = desk.json("seminar", "add", "--title", "x", "--start", "２０２６－１２－０３Ｔ１４：００", "--end", "2026-12-03T16:00",
                      "--capacity", "３")
    assert added["sessions"][0]["start"] == "2026-12-03T14:00" and added["capacity"] == 3


def test_days_that_run_backwards_are_wrong_use(folder):
    desk = practice(folder)
    for command in (("slots",), ("schedule",), ("history",), ("seminar", "list")):
        desk.refused(2, *command, "--from", "2026-12-02", "--to", "2026-12-01")
        desk.ok(*command, "--from", "2026-12-01", "--to", "2026-12-01")


def test_refusals_are_in_the_language_asked_for(folder):
    desk = practice(folder)
    english, japanese = desk.refused(1, "arrive", "999999", "--lang", "en"), desk.refused(1, "arrive", "999999")
    assert all(ord(c) < 128 for c in english), english
    assert any(ord(c) > 0x3000 for c in japanese), japanese
    with open(os.path.join(folder, "en.ini"), "w") as file:
        file.write("[ui]\nlanguage = en\n")
    assert desk.refused(1, "--config", "en.ini", "arrive", "999999") == english
    assert desk.refused(1, "--config", "en.ini", "--lang", "ja", "arrive", "999999") == japanese
    assert desk.refused(1, "arrive", "999999", LANG="ja_JP.eucJP", MADOGUCHI_CONFIG="en.ini") == english


def test_the_clock_is_set_by_the_environment(folder):
    desk = practice(folder)
    assert desk.json("schedule", "--to", "2026-11-24")
    assert desk.json("slots", "--limit", "1", MADOGUCHI_NOW="2026-12-01T08:00:30")[0]["start"] > "2026-12-01"
    for bad in ("2026-12-01", "tomorrow", "2026-13-01T10:00", "2026-12-01T10:00:00Z"):
        assert bad in desk.refused(2, "schedule", MADOGUCHI_NOW=bad)


def test_a_list_is_tsv_for_programs_and_columns_for_eyes(folder):
    desk = practice(folder)
    rows = desk.json("seminar", "list")
    lines = desk.ok("seminar", "list").split("\n")
    assert lines[0].split("\t") == list(rows[0])
    assert lines[1].split("\t")[1] == rows[0]["title"]
    assert len(lines) == len(rows) + 2
    master, slave = pty.openpty()
    done = subprocess.Popen([PROGRAM, "--db", desk.db, "seminar", "list"], env=desk.env, stdout=slave)
    os.close(slave)
    seen = b""
    try:
        while True:
            more = os.read(master, 65536)
            if not more:
                break
            seen += more
    except OSError:
        pass
    assert done.wait() == 0
    text = seen.decode("utf-8").replace("\r\n", "\n")
    assert "\t" not in text and "番号" in text.split("\n")[0] + "番号" and rows[0]["title"] in text, text


def test_json_wins_over_format(folder):
    desk = practice(folder)
    assert isinstance(desk.json("schedule", "--format", "text"), list)
    assert isinstance(json.loads(desk.ok("schedule", "--format", "json")), list)
    assert isinstance(desk.json("schedule", "--format", "ics"), list)
    desk.refused(2, "schedule", "--format", "pdf")


def test_output_that_cannot_be_written_is_3(folder):
    desk = practice(folder)
    with open("/dev/full", "w") as full:
        result = desk.run("seminar", "list", stdout=full)
        assert result.code == 3 and result.err.startswith("madoguchi: "), result
    closed = subprocess.run(["sh", "-c", '"$0" --db "$1" seminar list >&-', PROGRAM, desk.db], env=desk.env,
                            capture_output=True)
    assert closed.returncode == 3 and closed.stderr.count(b"\n") == 1, closed
    assert desk.json("check") is not None


def test_control_characters_never_reach_the_terminal(folder):
    desk = practice(folder)
    for bad in ("\x1b[31m", "\u202e", "\u0085", "a\nb"):
        line = desk.refused(2, bad)
        assert not any(c in line[:-1] for c in "\x1b\u202e\u0085\n"), repr(line)


def test_the_desk_needs_a_terminal(folder):
    desk = practice(folder)
    for command in ((), ("desk",), ("--as", "practice")):
        desk.refused(2, *command)
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    done = subprocess.run([PROGRAM, "--db", desk.db], env={**desk.env, "TERM": "dumb"}, stdin=slave, stdout=slave,
                          stderr=subprocess.PIPE, timeout=30)
    os.close(slave)
    os.close(master)
    assert done.returncode == 2 and done.stderr.count(b"\n") == 1, done


def test_the_manual_says_what_the_program_says(folder):
    done = subprocess.run([os.path.join(ROOT, "docs", "renew"), "--check"], capture_output=True, env=dict(os.environ))
    assert done.returncode == 0, done.stdout.decode() + done.stderr.decode()


def key_tables(page):
    """What stands in the first column of the tables that are headed by keys."""
    inside = False
    for line in page.split("\n"):
        inside = line.startswith(("| key |", "| キー |")) or inside and line.startswith("|")
        if inside:
            yield from re.findall(r"`([^`]+)`", line.split("|")[1])


def test_the_manual_names_keys_that_are_there(folder):
    desk = Desk(folder)
    for name, language in (("manual.md", "en"), ("manual.ja.md", "ja")):
        with open(os.path.join(ROOT, "docs", name), encoding="utf-8") as file:
            named = set(key_tables(file.read()))
        rows = desk.json("config", "--keys", "--lang", language, db=False)
        have = {key for row in rows for key in row["keys"].split()}
        assert named == have, (name, named ^ have)


def test_the_manual_points_at_what_is_there(folder):
    docs = os.path.join(ROOT, "docs")
    for name in os.listdir(docs):
        if name.endswith(".md"):
            with open(os.path.join(docs, name), encoding="utf-8") as file:
                page = file.read()
            headings = {re.sub(r"[^\w\s-]", "", line.lstrip("# ").lower()).replace(" ", "-")
                        for line in page.split("\n") if line.startswith("#")}
            for path, heading in re.findall(r"\]\(([^)#:]*)#?([^)]*)\)", page):
                assert os.path.exists(os.path.join(docs, path)), (name, path)
                assert not heading or heading in headings, (name, heading)


def test_days_and_times_as_they_are_typed_at_the_desk(folder):
    desk = small_office(folder)  # Tuesday 2026-11-24, 10:24
    starts = {"12/1 10": "2026-12-01T10:00", "１２／２　１１：００": "2026-12-02T11:00", "R8.12.3 930": "2026-12-03T09:30",
              "来週金 午後2時": "2026-12-04T14:00", "12/7T10:00": "2026-12-07T10:00", "明日 13時半": "2026-11-25T13:30",
              "1/20 10": "2027-01-20T10:00", "令和9年1月21日 10": "2027-01-21T10:00", "thu 2pm": "2026-11-26T14:00"}
    for typed, start in starts.items():
        assert desk.json("book", "--client", "87", "--desk", "2", "--start", typed)["start"] == start, typed
    days = lambda *limits: [a["start"][:10] for a in desk.json("schedule", *limits)]
    assert days("--from", "12/2", "--to", "+2") == ["2026-12-02", "2026-12-03", "2026-12-04"], "+2 counts from --from"
    assert days("--from", "t", "--to", "明後日") == ["2026-11-25", "2026-11-26"]
    assert days("--from", "1/20") == days(), "what has been is asked for as well: the 20th of this year's January"
    free = desk.json("slots", "--from", "1/20", "--to", "22", "--desk", "2", "--after", "10:00", "--before", "11:00")
    assert sorted(s["start"] for s in free) == ["2027-01-22T10:00"], "a time to come is in the next January"
    closed = desk.json("close", "--from", "1/22", "--to", "1/22 12", "--reason", "点検")
    assert (closed["from"], closed["to"]) == ("2027-01-22T00:00", "2027-01-22T12:00")
    for bad in ("4/31 10", "13/1 10", "0000/1/1 10", "26/12/1 10", "12/1", "12/1 25", "12/1(月) 10", "H31.5.1 10", " ", "10"):
        assert "--start" in desk.refused(2, "book", "--client", "87", "--desk", "2", "--start", bad)
    for bad in ("4/31", "9999-12-31", "0000-01-01", "26/12/1", "", "R8", "2026-12"):
        assert "--from" in desk.refused(2, "slots", "--from", bad)
        desk.refused(2, "calendar", "set", bad, "--closed", "--name", "点検")
