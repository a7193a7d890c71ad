"""A terminal in which the real program runs, and the folder it runs in. Python's own library only."""

import json
import os
import shutil
import subprocess

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
BUILD = os.path.join(ROOT, os.environ.get("BUILD", "build"))
PROGRAM = os.path.join(BUILD, "madoguchi")
CLOCK = "2026-11-24T10:24"


def environment(folder, **more):
    """Nothing of the machine's own environment but what sanitizers write by."""
    kept = {name: value for name, value in os.environ.items() if name.endswith("SAN_OPTIONS")}
    base = {
        "PATH": BUILD + ":/usr/bin:/bin",
        "HOME": folder,
        "TERM": "xterm-256color",
        "LC_ALL": "C.UTF-8",
        "TZ": "UTC0",
        "ESCDELAY": "25",
        "MADOGUCHI_NOW": CLOCK,
        "MADOGUCHI_DB": os.path.join(folder, "desk.db"),
    }
    for name, value in more.items():
        if value is None:
            base.pop(name, None)
        else:
            base[name] = value
    return {**kept, **base}


class Refused(AssertionError):
    """The terminal said no."""


class Terminal:
    """build/tests/drive as an object; see there for what each command does."""

    def __init__(self, folder, size="80x24", patience=10000, **more):
        self.drive = subprocess.Popen(
            [os.path.join(BUILD, "tests", "drive")],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=environment(folder, **more),
            cwd=folder,
        )
        self.tell("size " + size)
        self.tell("patience %d" % patience)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.drive.stdin.close()
        self.drive.wait()

    def ask(self, line):
        self.drive.stdin.write(line.encode() + b"\n")
        self.drive.stdin.flush()
        return self.drive.stdout.readline().decode().rstrip("\n")

    def tell(self, line):
        answer = self.ask(line)
        if not answer.startswith("ok"):
            shown = line if len(line) < 80 else line[:80] + "..."
            raise Refused("%s: %s\n%s" % (shown, answer, "\n".join(self.rows())))
        return answer[3:]

    def start(self, line="madoguchi"):
        """Starts the desk and waits for its first screen."""
        self.tell("spawn exec " + line)
        self.tell("settle first")
        return self

    def rows(self, what="screen"):
        count = self.ask(what)
        if not count.startswith("ok"):
            return [count]
        return [self.drive.stdout.readline().decode().rstrip("\n") for _ in range(int(count[3:]))]

    def key(self, names):
        self.tell("key " + names)

    def type(self, text):
        self.tell("type " + text)

    def send(self, data):
        self.tell("send " + data.hex())

    def wait(self, text):
        self.tell("wait " + text)

    def gone(self, text):
        self.tell("gone " + text)

    def shows(self, text):
        return any(text in row for row in self.rows())

    def ended(self):
        return self.tell("ended")

    def line(self):
        return self.tell("line")

    def modes(self):
        return self.tell("modes")

    def cursor(self):
        return self.tell("cursor")


def run(folder, *arguments, program=PROGRAM, **more):
    """One command beside the desk; its exit status and output are the caller's to judge."""
    return subprocess.run(
        [program, *arguments],
        env=environment(folder, **more),
        cwd=folder,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=120,
    )


def ask(folder, *arguments, **more):
    """What a command that must succeed gives with --json."""
    done = run(folder, *arguments, "--json", **more)
    assert done.returncode == 0, "%s: %d %s" % (" ".join(arguments), done.returncode, done.stderr)
    return json.loads(done.stdout)


def practice(folder, clock=CLOCK):
    """A copy of the practice desk of this clock, which is built once for this program."""
    kept = os.path.join(BUILD, "tests", "practice", "practice-%s.db" % clock)
    if not os.path.exists(kept) or os.path.getmtime(kept) < os.path.getmtime(PROGRAM):
        os.makedirs(os.path.dirname(kept), exist_ok=True)
        fresh = "%s.%d" % (kept, os.getpid())
        made = run(folder, "--db", fresh, "demo", "--seed", "1", MADOGUCHI_NOW=clock)
        assert made.returncode == 0, made.stderr
        os.replace(fresh, kept)
    shutil.copy(kept, os.path.join(folder, "desk.db"))
    return folder
