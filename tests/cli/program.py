"""The program and its database, for tests: what a script would do with them."""

import hashlib
import json
import os
import shutil
import sqlite3
import subprocess

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PROGRAM = os.path.join(ROOT, os.environ.get("BUILD", "build"), "madoguchi")
NOW = "2026-11-24T10:24"

APPOINTMENT = "id client person callback desk consultant start end topic means status".split()
SEMINAR = "id title sessions capacity registered waiting attended status".split()
SIGN_UP = "id seminar roll client person status position".split()
HISTORY = "id at staff action summary undone_by".split()


class Result:
    def __init__(self, done):
        self.code = done.returncode
        self.out = done.stdout.decode("utf-8")
        self.err = done.stderr.decode("utf-8")

    def __repr__(self):
        return "exit %d\n%s%s" % (self.code, self.out, self.err)


class Desk:
    """A database in a folder, and the program run on it with a set clock."""

    def __init__(self, folder, name="desk.db", now=NOW):
        self.folder = folder
        self.db = os.path.join(folder, name)
        self.env = {"HOME": folder, "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "MADOGUCHI_NOW": now}

    def run(self, *arguments, db=True, stdout=subprocess.PIPE, user=None, **env):
        command = [self.lend() if user else PROGRAM] + (["--db", self.db] if db else []) + [str(a) for a in arguments]
        done = subprocess.run(command, env={**self.env, **env}, stdin=subprocess.DEVNULL, stdout=stdout,
                              stderr=subprocess.PIPE, timeout=60, cwd=self.folder, user=user)
        if done.stdout is None:
            done.stdout = b""
        return Result(done)

    def lend(self):
        """A copy of the program with its words, for somebody who may not go where the tree lies."""
        folder = os.path.join(self.folder, "lent")
        if not os.path.exists(folder):
            os.makedirs(folder)
            shutil.copy(PROGRAM, folder)
            shutil.copytree(os.path.join(os.path.dirname(PROGRAM), "locale"), os.path.join(folder, "locale"))
        return os.path.join(folder, "madoguchi")

    def ok(self, *arguments, **more):
        result = self.run(*arguments, **more)
        assert result.code == 0 and result.err == "", "%s: %r" % (arguments, result)
        return result.out

    def json(self, *arguments, **more):
        """The document of a command that must be done."""
        return json.loads(self.ok(*arguments, "--json", **more))

    def bytes(self):
        with open(self.db, "rb") as file:
            return hashlib.sha256(file.read()).hexdigest()

    def refused(self, code, *arguments, **more):
        """Exit status, one line on standard error (in Japanese, if nothing else is asked for), nothing on standard
        output, not a byte of the database changed."""
        before = self.bytes() if os.path.exists(self.db) else None
        result = self.run(*arguments, **more)
        assert result.code == code, "%s: expected exit %d: %r" % (arguments, code, result)
        assert result.err.startswith("madoguchi: ") and result.err.count("\n") == 1, repr(result.err)
        if "--lang" not in arguments and "MADOGUCHI_CONFIG" not in more:
            assert any("\u3040" < c < "\u30ff" for c in result.err) or "--config" in arguments, result.err
        assert result.out == "", "%s: %r" % (arguments, result)
        assert (self.bytes() if os.path.exists(self.db) else None) == before, "%s: the database changed" % (arguments,)
        return result.err


def copied(folder, name, now, make):
    """A desk whose database is made once in a run of the tests, and copied for each of them."""
    shared = Desk(os.environ["MADOGUCHI_TEST_SHARED"], name + now.replace(":", "") + ".db", now)
    if not os.path.exists(shared.db):
        make(shared)
    desk = Desk(folder, now=now)
    shutil.copy(shared.db, desk.db)
    return desk


def practice(folder, now=NOW):
    """The practice office: a year of appointments, ten seminars."""
    return copied(folder, "practice", now, lambda desk: desk.ok("demo", "--members", "60"))


def passphrase(folder, text="tsubame ga tobu"):
    path = os.path.join(folder, "passphrase")
    with open(path, "w") as file:
        file.write(text + "\n")
    return path


def found(desk):
    desk.ok("init", "--society", "多摩野市商工会", "--passphrase-file", passphrase(desk.folder))


def office(folder, now=NOW):
    """A new office with one manager and the four consultants every new office has."""
    return copied(folder, "office", now, found)


def register(folder, *rows, header="number,name,reading,representative,phone"):
    path = os.path.join(folder, "members.csv")
    with open(path, "w", encoding="utf-8") as file:
        file.write("\n".join((header,) + rows) + "\n")
    return path


def populate(desk):
    found(desk)
    desk.ok("import", "members", register(desk.folder, "00087,㈱山田製作所,ヤマダセイサクショ,山田 豊,042-000-0087",
                                          "00412,小川造園,オガワゾウエン,小川 茂,042-000-0412",
                                          "01203,星野時計店,ホシノトケイテン,星野 光,042-000-1203"))


def small_office(folder, now=NOW):
    """The new office with three members: 00087, 00412 and 01203."""
    return copied(folder, "small", now, populate)


def tamper(desk, table, sql):
    """Changes the file behind the program's back, past the triggers of the table, which stand again afterwards."""
    connection = sqlite3.connect(desk.db)
    triggers = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ?",
                                  (table,)).fetchall()
    for name, _ in triggers:
        connection.execute('DROP TRIGGER "%s"' % name)
    connection.execute(sql)
    for _, trigger in triggers:
        connection.execute(trigger)
    connection.commit()
    connection.close()


def keys(item, expected):
    assert list(item) == list(expected), list(item)
