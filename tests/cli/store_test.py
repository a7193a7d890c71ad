"""The database file and who may act on it; the configuration."""

import json
import os
import sqlite3
import stat
import struct
import subprocess

from program import PROGRAM, ROOT, Desk, office, passphrase, practice, small_office, tamper


def test_init_makes_a_desk_that_can_be_booked(folder):
    desk = office(folder)
    assert stat.S_IMODE(os.stat(desk.db).st_mode) == 0o600
    assert {s["desk"] for s in desk.json("slots", "--from", "2026-12-01", "--to", "2026-12-01")} == {1, 2, 3, 4}
    assert b"tsubame ga tobu" not in open(desk.db, "rb").read()
    desk.refused(1, "init", "--passphrase-file", passphrase(folder))
    desk.refused(1, "demo")


def test_init_leaves_nothing_behind_when_it_refuses(folder):
    desk = Desk(folder)
    passphrase(folder, "1234567")
    for arguments in (("--passphrase-file", "passphrase"), ("--passphrase-file", "missing"), ()):
        desk.refused(2, "init", *arguments)
    passphrase(folder)
    for bad in (("--society", "市\x1b商工会"), ("--society", "市" * 101), ("--as", "\u202eab"), ("--as", "a" * 33), ("--as", "")):
        desk.refused(2, "init", "--passphrase-file", "passphrase", *bad)
    assert os.listdir(folder) == ["passphrase"], os.listdir(folder)
    desk.refused(3, "check")


def test_init_without_a_place_uses_the_data_folder(folder):
    desk = office(folder)
    where = os.path.join(folder, "data")
    made = desk.json("init", "--passphrase-file", passphrase(folder), db=False, XDG_DATA_HOME=where)
    assert made["database"] == os.path.join(where, "madoguchi", "desk.db")
    assert stat.S_IMODE(os.stat(os.path.join(where, "madoguchi")).st_mode) == 0o700
    assert desk.json("seminar", "list", db=False, XDG_DATA_HOME=where) == []
    assert desk.json("seminar", "list", db=False, MADOGUCHI_DB=made["database"]) == []


def test_demo_is_the_same_from_the_same_seed(folder):
    a, b, c = Desk(folder, "a.db"), Desk(folder, "b.db"), Desk(folder, "c.db")
    made = a.json("demo", "--members", "80", "--seed", "7")
    assert made["members"] == 80 and made["seed"] == 7
    b.ok("demo", "--members", "80", "--seed", "7")
    c.ok("demo", "--members", "80", "--seed", "8")
    everything = ("schedule", "--from", "2020-01-01", "--json")
    assert a.ok(*everything) == b.ok(*everything)
    assert a.ok(*everything) != c.ok(*everything)
    a.refused(1, "demo")
    Desk(folder, "d.db").refused(2, "demo", "--members", "0")
    Desk(folder, "d.db").refused(2, "demo", "--seed", "1" + "0" * 15)
    Desk(folder, "d.db").refused(2, "demo", "--members", "1000001")
    login = Desk(folder, "login.db")
    login.ok("demo", "--members", "20", "--login")
    assert login.json("seminar", "list", "--as", "desk")


def test_who_acts(folder):
    desk = office(folder)
    assert desk.json("history")[-1]["staff"] == "manager"
    desk.ok("seminar", "list", "--as", "manager")
    assert "nobody" in desk.refused(4, "seminar", "list", "--as", "nobody")
    # A consultant may look, but not plan seminars.
    desk.ok("seminar", "list", "--as", "consultant1")
    desk.refused(4, "seminar", "add", "--title", "x", "--start", "2026-12-03T14:00", "--end", "2026-12-03T16:00",
                 "--capacity", "3", "--as", "consultant1")
    tamper(desk, "staff", "UPDATE staff SET os_user = 'somebody-else' WHERE os_user IS NOT NULL")
    assert "--as" in desk.refused(4, "seminar", "list")
    tamper(desk, "staff", "UPDATE staff SET disabled = 1")
    desk.refused(4, "seminar", "list", "--as", "manager")


def test_a_database_of_another_user_is_refused(folder):
    desk = practice(folder)
    if os.geteuid() != 0:
        return
    os.chown(desk.db, 1, 1)
    desk.refused(4, "seminar", "list")
    desk.refused(4, "seminar", "list", "--as", "practice")


def test_a_file_that_is_not_ours_is_3_and_stays(folder):
    desk = practice(folder)
    whole = open(desk.db, "rb").read()

    def refuse(content, *commands):
        with open(desk.db, "wb") as file:
            file.write(content)
        for command in commands or (("seminar", "list"), ("check",), ("find", "a"), ("undo",)):
            desk.refused(3, *command)

    refuse(b"This is a letter, not a database.\n" * 100)
    refuse(b"")
    refuse(whole[: len(whole) // 2 - 100])
    refuse(whole[:100] + b"\xff" * 4000 + whole[4100:])
    os.unlink(desk.db)
    foreign = sqlite3.connect(desk.db)
    foreign.execute("CREATE TABLE t (a)")
    foreign.commit()
    foreign.close()
    refuse(open(desk.db, "rb").read())
    newer = whole[:60] + (9999).to_bytes(4, "big") + whole[64:]
    refuse(newer)
    wal = whole[:18] + b"\x02\x02" + whole[20:]
    refuse(wal)
    os.unlink(desk.db)
    desk.refused(3, "seminar", "list")
    for make in (os.mkdir, os.mkfifo):
        other = Desk(folder, make.__name__)
        make(other.db)
        result = other.run("seminar", "list")
        assert result.code == 3 and result.err.count("\n") == 1, result


def test_a_read_only_database_is_3(folder):
    """Root may write anywhere, so somebody else is the owner and the user here."""
    desk = practice(folder)
    if os.geteuid() != 0:
        os.chmod(desk.db, 0o400)
        desk.refused(3, "undo")
        return
    nobody = 65534
    for path in (folder, desk.db):
        os.chown(path, nobody, nobody)
    os.chmod(desk.db, 0o400)
    for command in (("undo",), ("seminar", "list"), ("arrive", "1")):
        desk.refused(3, *command, user=nobody)


def test_a_full_disk_is_3_and_changes_nothing(folder):
    """The limit of a file's size stands for the disk; the signal that comes with it must not end the program."""
    desk = small_office(folder)
    before = desk.bytes()
    size = os.path.getsize(desk.db) // 512
    done = subprocess.run(["sh", "-c", "ulimit -f %d; shift; exec \"$@\"" % size, "sh", "-", PROGRAM, "--db", desk.db,
                           "import", "members", os.path.join(ROOT, "tests", "data", "members-utf8.csv")],
                          env=desk.env, capture_output=True)
    assert done.returncode == 3 and done.stdout == b"" and done.stderr.count(b"\n") == 1, done
    assert desk.bytes() == before
    desk.ok("check")


def test_a_busy_database_is_3(folder):
    desk = practice(folder)
    other = sqlite3.connect(desk.db, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    # Reading the file here would give up this process's lock, so its bytes are not looked at.
    result = desk.run("seminar", "list")
    assert result.code == 3 and result.out == "" and result.err.count("\n") == 1, result
    other.execute("ROLLBACK")
    desk.ok("seminar", "list")


def test_check_finds_what_is_wrong(folder):
    desk = small_office(folder)
    desk.ok("book", "--client", "87", "--desk", "1", "--start", "2026-12-01T10:00")
    desk.ok("cancel", "1", "--reason", "1")
    desk.ok("undo")
    with open(desk.db, "rb") as file:
        whole = file.read()
    for table, sql, found in (
        (None, "", ()),
        ("log", "UPDATE log SET staff = 2 WHERE id = 2", ("The log was changed at action 2.",)),
        ("log", "DELETE FROM log WHERE id = 3", ("The log was changed at action 4.",)),
        ("log", "DELETE FROM log WHERE id = 6", ("The log ends at action 5,",)),
        ("journal", "UPDATE journal SET new = replace(new, '00412', '00413')", ("not the ones it wrote", "as its last")),
        ("journal", "DELETE FROM journal WHERE part = 6 AND noun = 'appointment'", ("Row 1 of appointment",)),
        ("appointment_cell", "DELETE FROM appointment_cell WHERE cell = 41", ("not hold exactly its own time",)),
        ("appointment", "UPDATE appointment SET desk = 2", ("not hold exactly its own time", "Row 1 of appointment")),
        ("client", "UPDATE client SET name = 'a' || char(8238) WHERE id = 2", ("Row 2 of client holds", "Row 2 of client is")),
        ("client", "INSERT INTO client (version, number, kind, name, reading) VALUES (4, '00009', 'member', 'x', 'y')",
         ("Row 4 of client is not as",)),
        ("phone", "DELETE FROM phone WHERE id = 3", ("Row 3 of phone is not as",)),
        ("client", "UPDATE client SET merged_into = 999 WHERE id = 2", ("Row 2 of client points", "Row 2 of client is")),
        ("x", "DROP TRIGGER plan_insert_overlap", ("plan_insert_overlap",)),
        ("x", "DROP INDEX sign_up_person", ("sign_up_person",)),
        ("x", "CREATE TRIGGER mine AFTER INSERT ON log BEGIN SELECT 1; END", ("mine",)),
    ):
        with open(desk.db, "wb") as file:
            file.write(whole)
        if table:
            tamper(desk, table, sql)
        before = desk.bytes()
        result = desk.run("check", "--json", "--lang", "en")
        sentences = [f["finding"] for f in json.loads(result.out) if not f["finding"].startswith("Note")]
        assert result.code == (1 if found else 0) and desk.bytes() == before, (sql, result)
        assert result.err.count("\n") == (1 if found else 0), (sql, result)
        for words in found:
            assert any(words in sentence for sentence in sentences), (sql, words, sentences)
        assert bool(sentences) == bool(found), (sql, sentences)


def test_check_says_when_images_are_no_longer_kept(folder):
    desk = small_office(folder)
    tamper(desk, "journal", "DELETE FROM journal")
    notes = [f["finding"] for f in desk.json("check", "--lang", "en")]
    assert any("images" in note and note.startswith("Note") for note in notes), notes


def test_configuration(folder):
    desk = Desk(folder)
    path = os.path.join(folder, "my.ini")
    printed = desk.ok("config", "--print", db=False)
    with open(path, "w") as file:
        file.write(printed)
    assert desk.ok("config", "--check", "--config", path, db=False) == ""
    assert desk.json("config", "--check", "--config", path, db=False) == {"file": path}
    assert desk.json("config", "--check", db=False) == {"file": None}
    assert desk.ok("config", "--print", "--config", path, db=False) == printed
    tree = desk.json("config", "--print", "--config", path, db=False)
    assert tree["ui"]["language"] == "ja" and tree["topics"]["7"] == "事業承継" and tree["desks"]["count"] == 4, tree
    desk.refused(2, "config", db=False)
    desk.refused(2, "config", "--print", "--check", db=False)
    for text, named in (("[ui]\nlanguag = ja\n", "my.ini:2"), ("[uii]\nlanguage = ja\n", "my.ini"),
                        ("[ui]\nlanguage = fr\n", "language"), ("[desks]\ncount = 40\n", "count"),
                        ("[ui]\nlanguage = ja\nlanguage = en\n", "my.ini:3")):
        with open(path, "w") as file:
            file.write(text)
        for command in (("config", "--check"), ("config", "--print"), ("seminar", "list"), ("demo",)):
            assert named in desk.refused(2, *command, "--config", path)
    for text in ("[keys]\nfly = f2\n", "[keys]\ntoday = f99\n"):
        with open(path, "w") as file:
            file.write(text)
        for command in (("config", "--check"), ("config", "--print")):
            assert "my.ini:2" in desk.refused(2, *command, "--config", path)
    with open(path, "w") as file:
        file.write("[keys]\nhistory = f11\n")
    keys = {row["command"]: row for row in desk.json("config", "--keys", "--lang", "en", db=False)}
    assert keys["desk.today"]["screen"] == "Everywhere" and keys["desk.today"]["keys"].startswith("F2 "), keys
    assert keys["appointment.cancel"]["keys"] == "x" and keys["desk.history"]["keys"] == ":history", keys
    assert "desk.programmes" not in keys, "a key that does nothing is named nowhere"
    own = {row["command"]: row["keys"] for row in desk.json("config", "--keys", "--config", path, db=False)}
    assert own["desk.history"] == "f11", own
    desk.refused(2, "config", "--keys", "--check", db=False)
    desk.refused(2, "config", "--check", "--config", "missing.ini", db=False)
    desk.refused(2, "config", "--check", db=False, MADOGUCHI_CONFIG="missing.ini")


def journal_of(page, pages):
    """A rollback journal that holds the first page as it was (sqlite.org/fileformat2.html)."""
    nonce = 7
    check = nonce + sum(page[at] for at in range(len(page) - 200, 0, -200))
    head = struct.pack(">8sIIIII", bytes.fromhex("d9d505f920a163d7"), 1, nonce, pages, 512, len(page))
    return head.ljust(512, b"\0") + struct.pack(">I", 1) + page + struct.pack(">I", check & 0xFFFFFFFF)


def test_a_first_page_torn_by_a_power_cut_comes_back(folder):
    """The page that says whose file it is was being written: what it was stands in the journal."""
    desk = office(folder)
    with open(desk.db, "rb") as file:
        whole = file.read()
    size = int.from_bytes(whole[16:18], "big")
    torn = b"\xff" * 512 + whole[512:]
    for page, code in ((whole[:size], 0), (b"SQLite format 3\0" + bytes(size - 16), 3), (bytes(size), 3)):
        with open(desk.db, "wb") as file:
            file.write(torn)
        with open(desk.db + "-journal", "wb") as file:
            file.write(journal_of(page, len(whole) // size))
        result = desk.run("check")
        assert result.code == code, result
        with open(desk.db, "rb") as file:
            left = file.read()
        assert left == (whole if code == 0 else torn)
