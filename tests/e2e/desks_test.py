"""Several at once: two desks on one database, a desk and the command line, processes that are killed."""

import json
import os
import random
import signal
import sqlite3
import subprocess
import time

from terminal import PROGRAM, Terminal, ask, environment, practice, run


def member(folder, place=0):
    """A practice member to book, by number and name."""
    found = ask(folder, "find", "yamada", "--limit", "20")
    members = [hit for hit in found if hit["kind"] == "member"]
    return members[place]


def free_today(folder):
    """A free start of today, after the clock."""
    slots = ask(folder, "slots", "--from", "2026-11-24", "--to", "2026-11-24", "--limit", "50")
    assert slots, "the practice day has no free slot"
    return slots[0]


def book(folder, client, slot, topic="1"):
    return run(folder, "book", "--client", client, "--desk", str(slot["desk"]), "--start", slot["start"], "--topic", topic,
               "--json")


def short_name(name):
    """As a list at 80 columns shows it: without the legal form, at most four characters to be sure."""
    for form in ("株式会社", "有限会社", "合同会社", "㈱", "㈲", "(株)", "(有)"):
        name = name.replace(form, "")
    return name[:4]


def test_another_desks_booking_appears_within_a_second(folder):
    practice(folder)
    client = member(folder)
    with Terminal(folder, patience=1000).start() as desk:
        desk.key("F2 Down Down")
        cursor = desk.cursor()
        done = book(folder, client["number"], free_today(folder))
        assert done.returncode == 0, done.stderr
        desk.wait(short_name(client["name"]))
        row_before, row_after = int(cursor.split()[0]), int(desk.cursor().split()[0])
        assert abs(row_after - row_before) <= 1, "the cursor jumped"


def test_who_is_booked_elsewhere_comes_forward(folder):
    """The look-up of a desk that is open ranks a client anew when another process books, and when it takes that back."""
    practice(folder)
    hits = [hit for hit in ask(folder, "find", "yamada") if hit["kind"] == "member"]
    last = [hit["number"] for hit in hits if hit["reading"].startswith("ヤマダ")][-1]
    booking = "2/2(火) 10:00"  # in the preview, when the desk has seen it
    with Terminal(folder).start() as desk:
        desk.key("F3")
        desk.type("yamada")
        first = desk.rows()[4]
        desk.key("C-u")
        desk.type(last)
        booked = run(folder, "book", "--client", last, "--desk", "1", "--start", "2027-02-02T10:00", "--topic", "1")
        assert booked.returncode == 0, booked.stderr
        desk.wait(booking)
        desk.key("C-u")
        desk.type("yamada")
        assert "> " + last in desk.rows()[4], "\n".join(desk.rows())
        assert run(folder, "undo").returncode == 0
        desk.gone(booking)
        desk.key("C-u")
        desk.type("yamada")
        assert desk.rows()[4] == first, "\n".join(desk.rows())


def test_two_desks_see_each_other(folder):
    practice(folder)
    with Terminal(folder).start() as one, Terminal(folder).start() as two:
        client = member(folder, 1)  # the first has an appointment today
        slot = free_today(folder)
        one.key("F2")
        two.key("F2")
        booked = json.loads(book(folder, client["number"], slot).stdout)
        one.wait(short_name(client["name"]))
        two.wait(short_name(client["name"]))
        assert run(folder, "cancel", str(booked["id"]), "--reason", "都合").returncode == 0
        one.gone(short_name(client["name"]))
        two.gone(short_name(client["name"]))


def test_the_same_slot_goes_to_one(folder):
    practice(folder)
    slot = free_today(folder)
    clients = [hit["number"] for hit in ask(folder, "find", "ya", "--limit", "30") if hit["kind"] == "member"][:8]
    command = ["book", "--desk", str(slot["desk"]), "--start", slot["start"], "--topic", "1", "--json", "--client"]
    racers = [
        subprocess.Popen(
            [PROGRAM, *command, client], env=environment(folder), cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        for client in clients
    ]
    ends = [racer.wait() for racer in racers]
    for racer in racers:
        racer.stdout.close()
        racer.stderr.close()
    assert sorted(ends) == [0] + [1] * (len(clients) - 1), ends
    assert run(folder, "check").returncode == 0


def free_slots(folder, count):
    slots = ask(folder, "slots", "--days", "120", "--limit", str(count))
    assert len(slots) >= count // 2, "only %d free slots" % len(slots)
    return slots


def booking(folder, client, slot, *more, stdout=subprocess.PIPE):
    command = [PROGRAM, "book", "--client", client, "--desk", str(slot["desk"]), "--start", slot["start"]]
    return subprocess.Popen(
        [*command, "--topic", "1", "--json", *more],
        env=environment(folder),
        cwd=folder,
        stdout=stdout,
        stderr=subprocess.DEVNULL,
    )


def test_killed_while_booking(folder):
    """200 bookings, each killed at a moment of its own: what was confirmed is there, the rest is there or not, whole."""
    practice(folder)
    chance = random.Random(23)
    clients = [hit["number"] for hit in ask(folder, "find", "a", "--limit", "400") if hit["kind"] == "member"]
    slots = free_slots(folder, 210)
    confirmed, whole = [], []
    for turn, slot in enumerate(slots):
        began = time.monotonic()
        process = booking(folder, clients[turn % len(clients)], slot)
        if turn >= 10:
            try:
                process.wait(timeout=chance.uniform(0.2, 1.6) * sorted(whole)[5])
            except subprocess.TimeoutExpired:
                process.send_signal(signal.SIGKILL)
        output = process.communicate()[0]
        if turn < 10:  # the first ten tell how long one takes
            whole.append(time.monotonic() - began)
        if output.rstrip().endswith(b"}"):
            confirmed.append(json.loads(output))
    assert 10 < len(confirmed) < len(slots) - 10, "the moments tell nothing: %d confirmed" % len(confirmed)
    present = {row["id"]: row for row in ask(folder, "schedule", "--from", "2026-11-24", "--to", "2027-12-31")}
    for row in confirmed:
        assert row["id"] in present and present[row["id"]]["start"] == row["start"], "lost: %s" % row
    checked = run(folder, "check")
    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_killed_while_moving(folder):
    """Each move killed at a moment of its own: the appointment stands at its old place or at the new one (rule R4)."""
    practice(folder)
    chance = random.Random(4)
    here, there = free_slots(folder, 2)
    made = json.loads(book(folder, member(folder)["number"], here).stdout)
    whole, ends = [], []
    for turn in range(40):
        command = ["move", str(made["id"]), "--desk", str(there["desk"]), "--start", there["start"], "--json"]
        began = time.monotonic()
        process = subprocess.Popen([PROGRAM, *command], env=environment(folder), cwd=folder, stdout=subprocess.PIPE)
        if turn >= 4:  # the first tell how long one takes
            try:
                process.wait(timeout=chance.uniform(0.2, 2) * sorted(whole)[2])
            except subprocess.TimeoutExpired:
                process.send_signal(signal.SIGKILL)
        told = process.communicate()[0].rstrip().endswith(b"}")
        if turn < 4:
            whole.append(time.monotonic() - began)
        days = ("--from", "2026-11-24", "--to", "2027-12-31")
        standing = [row for row in ask(folder, "schedule", *days) if row["id"] == made["id"]]
        assert len(standing) == 1 and standing[0]["status"] == "booked", standing
        moved = standing[0]["start"] == there["start"]
        assert moved or (standing[0]["start"] == here["start"] and not told), (standing, here, there)
        ends.append(moved)
        if moved:
            here, there = there, here
    assert 4 < ends.count(True) < len(ends) - 2, "the moments tell nothing: %s" % ends
    assert run(folder, "check").returncode == 0


def test_no_key_waits_for_another_who_writes(folder):
    """While another process holds the store for itself, looking up, moving and other screens go on (rule R24)."""
    practice(folder)
    with Terminal(folder, patience=2000).start() as desk:
        desk.key("F3")
        store = sqlite3.connect(os.path.join(folder, "desk.db"), isolation_level=None)
        store.execute("BEGIN EXCLUSIVE")
        began = time.monotonic()
        desk.type("yamada")
        assert desk.shows("ヤマダ")
        desk.key("Down Down Up")
        took = time.monotonic() - began
        store.execute("ROLLBACK")
        store.close()
        assert took < 1, "%.1f s for 9 keys" % took
        desk.wait("代表")  # what could not be read meanwhile


def full_pipe():
    """A pipe that takes nothing more: who writes to it waits."""
    reading, writing = os.pipe()
    os.set_blocking(writing, False)
    try:
        while os.write(writing, bytes(65536)):
            pass
    except BlockingIOError:
        os.set_blocking(writing, True)
    return reading, writing


def actions(folder, op):
    """How often an operation stands in the store."""
    store = sqlite3.connect("file:%s/desk.db?mode=ro" % folder, uri=True, timeout=20)
    count = store.execute("SELECT count(*) FROM log WHERE op = ?", (op,)).fetchone()[0]
    store.close()
    return count


def test_killed_between_commit_and_message(folder):
    """What was committed and never told, done again by hand with its operation id, is there once (rule R9)."""
    practice(folder)
    client, slot = member(folder)["number"], free_slots(folder, 1)[0]
    for turn in range(int(os.environ.get("KILLS", "25"))):
        op = "turn-%d" % turn
        reading, writing = full_pipe()
        process = booking(folder, client, slot, "--op", op, stdout=writing)
        deadline = time.monotonic() + 20
        while actions(folder, op) == 0:
            assert process.poll() is None and time.monotonic() < deadline, "it ended before it was told to"
        process.send_signal(signal.SIGKILL)
        assert process.wait() == -signal.SIGKILL
        os.close(reading)
        os.close(writing)
        again = booking(folder, client, slot, "--op", op).communicate()[0]
        assert json.loads(again)["start"] == slot["start"] and actions(folder, op) == 1, again
        standing = [row for row in ask(folder, "schedule", "--from", slot["start"][:10], "--to", slot["start"][:10])
                    if row["client"] == client and row["status"] == "booked"]
        assert [row["id"] for row in standing] == [json.loads(again)["id"]], standing
        assert run(folder, "cancel", str(standing[0]["id"]), "--reason", "都合").returncode == 0
    assert run(folder, "check").returncode == 0


def test_killed_desk_is_found_again(folder):
    """A desk that dies in the middle of a form: the next one starts, and the store is whole."""
    practice(folder)
    chance = random.Random(5)
    for _ in range(20):
        with Terminal(folder).start() as desk:
            keys = "F3 y a m a F4 1 1 Enter".split()
            desk.key(" ".join(keys[: chance.randint(1, len(keys))]))
            desk.tell("signal 9")
            assert desk.ended() == "signal 9"
    with Terminal(folder).start() as desk:
        assert desk.shows("多摩野市商工会")
    assert run(folder, "check").returncode == 0


def test_what_was_typed_outlives_the_desk(folder):
    """Killed in the middle of a form: another desk is told within 2 s, and the form comes back with its text."""
    practice(folder)
    with Terminal(folder).start() as one, Terminal(folder, patience=3000).start() as two:
        one.key("F3")
        one.type("hosinoto")
        one.key("F4 Enter Enter")
        one.type("決算書の件")
        two.wait("星野時計店の予約")
        one.tell("signal 9")
        assert one.ended() == "signal 9"
    elsewhere = {"desk": 2, "start": "2026-11-24T11:00"}
    assert book(folder, member(folder, 4)["number"], elsewhere, topic="2").returncode == 0
    with Terminal(folder).start() as desk:
        assert ">星野時計店の予約" in "".join(desk.rows()), "the program begins with what was not finished"
        desk.key("Enter")
        assert desk.shows("決算書の件")
        assert desk.shows("2番窓口は11:00に"), "\n".join(desk.rows())


def test_a_draft_is_said_at_the_start_and_can_be_thrown_away(folder):
    practice(folder)
    with Terminal(folder).start() as desk:
        desk.key("F3")
        desk.type("hosinoto")
        desk.key("F4 Enter Enter")
        desk.type("決算書")
        desk.key("F2")
        assert desk.shows(" 星野時計店の予約")
        desk.key("F3 Esc")
        desk.type("hosinoto")
        desk.key("F4 Enter Enter C-u Esc F2")
        assert not desk.shows("星野時計店の予約"), "what was emptied again is no draft"
        desk.key("F3 Esc")
        desk.type("hosinoto")
        desk.key("F4 Enter Enter")
        desk.type("決算書の件")
        desk.send(b"\x11")
        assert desk.ended() == "exit 0"
    with Terminal(folder).start() as desk:
        assert "入力途中です: 星野時計店の予約 (10:24)  Enter 続ける" in desk.rows()[-2], desk.rows()[-2]
        desk.key("x")
        assert desk.shows("星野時計店の予約 (10:24) を破棄しますか")
        desk.key("2")
        assert desk.shows(">星野時計店の予約")
        desk.key("x 1")
        assert not desk.shows("星野時計店の予約")


def test_what_was_saved_is_said_after_a_crash(folder):
    """Killed after saving: the next desk of the same person begins with what was saved."""
    practice(folder)
    with Terminal(folder).start() as one:
        one.key("F3")
        one.type("hosinoto")
        one.key("F4 Enter Enter Enter")
        assert one.shows("星野時計店 を予約しました")
        one.tell("signal 9")
        one.ended()
    with Terminal(folder).start() as desk:
        assert "星野時計店" in desk.rows()[-2], desk.rows()[-2]
        desk.key("F4")
        assert len([row for row in desk.rows() if "星野時計店" in row]) >= 1


def test_who_fills_in_a_form_is_seen_by_others(folder):
    """入力中: in the grid and the strip, until it is left; who saves first has the place, and the other is told at once."""
    practice(folder)
    with Terminal(folder, patience=3000).start() as one, Terminal(folder, patience=3000).start() as two:
        two.key("F4")
        one.key("F3")
        one.type("hosinoto")
        one.key("F4 Enter Enter")
        two.wait("入力中 窓口")
        two.key("F3")
        two.type("yamada")
        two.key("F4 2")
        assert any("入力中" in row for row in two.rows()[3:6]), "\n".join(two.rows())
        one.key("Esc")
        two.gone("入力中")
        one.key("Enter")
        two.wait("入力中 窓口")
        two.key("Enter F12")
        assert two.shows("を予約しました"), "it keeps nobody from saving"
        one.wait("ほかの時間を選んでください")
        one.key("1 F12")
        assert one.shows("星野時計店 を予約しました")
    assert run(folder, "check").returncode == 0


def test_a_killed_form_holds_nothing_for_long(folder):
    practice(folder)
    with Terminal(folder).start() as one:
        one.key("F3")
        one.type("hosinoto")
        one.key("F4 Enter Enter")
        one.tell("signal 9")
        one.ended()
    with Terminal(folder).start() as two:
        two.key("F4")
        assert two.shows("入力中")
    with Terminal(folder, MADOGUCHI_NOW="2026-11-24T10:28").start() as later:
        later.key("F4")
        assert not later.shows("入力中")
