"""Slots, bookings and what becomes of them. The clock stands at Tuesday 2026-11-24 10:24."""

from program import APPOINTMENT, HISTORY, keys, practice, small_office

FREE = ("book", "--client", "00087", "--desk", "2", "--start", "2026-12-01T10:00")


def test_slots_are_what_book_takes(folder):
    desk = small_office(folder)
    slots = desk.json("slots", "--client", "87", "--from", "2026-12-01", "--days", "2")
    for slot in slots:
        keys(slot, "desk consultant start end score reasons".split())
    assert {s["desk"] for s in slots} == {1, 2, 3, 4}
    assert all("2026-12-01" <= s["start"] < "2026-12-03" for s in slots)
    assert [s["score"] for s in slots] == sorted((s["score"] for s in slots), reverse=True)
    best = slots[0]
    booked = desk.json("book", "--client", "00087", "--desk", best["desk"], "--start", best["start"])
    assert (booked["start"], booked["end"], booked["consultant"]) == (best["start"], best["end"], best["consultant"])
    again = desk.json("slots", "--client", "87", "--from", "2026-12-01", "--days", "2")
    assert best["start"] not in [s["start"] for s in again], "the client is there already"
    assert best not in desk.json("slots", "--from", "2026-12-01", "--days", "2")


def test_slots_are_limited_by_wishes(folder):
    desk = small_office(folder)
    week = ("slots", "--from", "2026-12-01", "--to", "2026-12-07")
    everything = desk.json(*week)
    assert all(s["desk"] == 3 for s in desk.json(*week, "--desk", "3"))
    assert all(s["consultant"] == everything[0]["consultant"]
               for s in desk.json(*week, "--consultant", everything[0]["consultant"]))
    afternoon = desk.json(*week, "--after", "13:00", "--before", "15:00")
    assert afternoon and all(s["start"][11:] >= "13:00" and s["end"][11:] <= "15:00" for s in afternoon)
    days = {s["start"][:10] for s in desk.json(*week, "--weekday", "thu,fri")}
    assert days == {"2026-12-03", "2026-12-04"}, days
    assert len(desk.json(*week, "--limit", "3")) == 3
    assert all(s["end"][11:] > s["start"][11:] for s in desk.json(*week, "--minutes", "30"))
    assert desk.json("slots", "--from", "2026-12-05", "--to", "2026-12-06") == [], "a weekend"
    for bad in (("--desk", "0"), ("--desk", "x"), ("--after", "25:00"), ("--weekday", "monday"), ("--weekday", ""),
                ("--minutes", "0"), ("--days", "0"), ("--from", "12/1/2026"), ("--days", "2", "--to", "2026-12-09")):
        desk.refused(2, "slots", *bad)
    for unknown in (("--client", "99999"), ("--topic", "天気"), ("--consultant", "nobody")):
        desk.refused(1, "slots", *unknown)


def test_book_keeps_what_was_said(folder):
    desk = small_office(folder)
    booked = desk.json(*FREE, "--minutes", "30", "--topic", "事業承継", "--means", "online", "--person", "山田 豊",
                       "--callback", "０４２-000-9999", "--note", "=1+1\nzwei")
    keys(booked, APPOINTMENT)
    assert booked == {"id": booked["id"], "client": "00087", "person": "山田 豊", "callback": "０４２-000-9999",
                      "desk": 2, "consultant": booked["consultant"], "start": "2026-12-01T10:00",
                      "end": "2026-12-01T10:30", "topic": "事業承継", "means": "online", "status": "booked"}
    assert desk.json("schedule", "--desk", "2", "--from", "2026-12-01") == [booked]
    for number in ("87", "０００８７", "0000087"):
        assert desk.json("slots", "--client", number, "--limit", "1")


def test_what_is_booked_again(folder):
    """Only the client's own, and not what was a mistake."""
    desk = small_office(folder)
    first = desk.json(*FREE)
    again = (*FREE[:-1], "2026-12-01T13:00", "--rebooks")
    other = [word if word != FREE[2] else "00412" for word in again]
    desk.refused(1, *other, str(first["id"]))
    desk.refused(1, *again, "9999")
    desk.refused(2, *again, "x")
    assert desk.json(*again, str(first["id"]))["id"] > first["id"]
    desk.ok("cancel", str(first["id"]), "--reason", "mistake")
    desk.refused(1, *again[:-2], "2026-12-01T15:00", "--rebooks", str(first["id"]))


def test_book_refuses_and_changes_nothing(folder):
    desk = small_office(folder)
    desk.ok(*FREE)

    def other(**changed):
        options = {"client": "00412", "desk": "2", "start": "2026-12-01T10:00", **changed}
        return ["book"] + [part for name, value in options.items() for part in ("--" + name, value)]

    for reason, code, arguments in (
        ("the same slot", 1, FREE),
        ("taken by another", 1, other()),
        ("it begins inside", 1, other(start="2026-12-01T10:45")),
        ("it ends inside", 1, other(start="2026-12-01T09:30")),
        ("the client sits elsewhere then", 1, other(client="00087", desk="3")),
        ("unknown member", 1, other(client="99999")),
        ("in the past", 1, other(start="2026-11-24T09:00")),
        ("yesterday", 1, other(start="2026-11-20T10:00")),
        ("before the office opens", 1, other(start="2026-12-02T07:00")),
        ("over noon", 1, other(start="2026-12-02T11:30")),
        ("past the end of the day", 1, other(start="2026-12-02T17:00")),
        ("a weekend", 1, other(start="2026-12-05T10:00")),
        ("a holiday", 1, other(start="2027-01-11T10:00")),
        ("the closed days of the new year", 1, other(start="2026-12-30T10:00")),
        ("no such desk", 1, other(desk="9")),
        ("no quarter of an hour", 2, other(start="2026-12-02T10:07")),
        ("no time", 2, other(start="2026-12-02")),
        ("no such day", 2, other(start="2026-02-30T10:00")),
        ("no desk", 2, other(desk="zwei")),
        ("no number", 2, other(client="山田")),
        ("no means", 2, other(start="2026-12-02T10:00", means="fax")),
        ("no topic", 1, other(start="2026-12-02T10:00", topic="天気")),
        ("no session", 2, other(start="2026-12-02T10:00", minutes="0")),
        ("a control character", 2, other(start="2026-12-02T10:00", person="a\x1b[31mb")),
        ("a character that turns the line round", 2, other(start="2026-12-02T10:00", note="a\u202eb")),
        ("a name too long", 2, other(start="2026-12-02T10:00", person="あ" * 201)),
        ("no client given", 2, ["book", "--desk", "2", "--start", "2026-12-02T10:00"]),
        ("no start given", 2, ["book", "--client", "00412", "--desk", "2"]),
    ):
        desk.refused(code, *arguments)
    line = desk.refused(1, *other(), "--lang", "en")
    assert "山田" in line, "the sentence names what stands there: " + line
    assert len(desk.json("schedule")) == 1


def test_half_open_intervals(folder):
    desk = small_office(folder)
    desk.ok(*FREE)
    desk.ok("book", "--client", "00412", "--desk", "2", "--start", "2026-12-01T11:00")
    desk.ok("book", "--client", "00412", "--desk", "2", "--start", "2026-12-01T09:00")


def test_an_operation_is_done_once(folder):
    desk = small_office(folder)
    first = desk.json(*FREE, "--op", "call-1")
    size = len(desk.json("history"))
    assert desk.json(*FREE, "--op", "call-1") == first
    moved = desk.json("move", first["id"], "--desk", "3", "--start", "2026-12-02T10:00", "--op", "call-2")
    assert desk.json("move", first["id"], "--desk", "3", "--start", "2026-12-02T10:00", "--op", "call-2") == moved
    assert len(desk.json("history")) == size + 1
    assert desk.json("undo", "--op", "call-3")["undone_by"]
    assert desk.json("undo", "--op", "call-3")["summary"] == desk.json("history")[1]["summary"]
    assert len(desk.json("history")) == size + 2
    desk.refused(2, *FREE, "--op", "x" * 65)
    desk.refused(2, *FREE, "--op", "a\x1b[31m")
    desk.refused(1, "move", first["id"], "--desk", "3", "--start", "2026-12-02T10:00", "--op", "call-2")
    for other in (("cancel", first["id"], "--reason", "1"), ("undo",), ("seminar", "add", "--title", "x", "--start",
                  "2026-12-03T14:00", "--end", "2026-12-03T16:00", "--capacity", "3")):
        assert "call-1" in desk.refused(1, *other, "--op", "call-1")


def test_the_way_of_an_appointment(folder):
    desk = small_office(folder)
    number = desk.json(*FREE)["id"]
    moved = desk.json("move", number, "--desk", "4", "--start", "2026-11-24T10:45")
    keys(moved, APPOINTMENT)
    assert (moved["desk"], moved["start"], moved["end"]) == (4, "2026-11-24T10:45", "2026-11-24T11:45")
    desk.refused(1, "noshow", number)  # it has not begun
    for command, status in (("arrive", "arrived"), ("start", "in_session"), ("done", "done")):
        shown = desk.json(command, number)
        keys(shown, APPOINTMENT)
        assert shown["status"] == status
    for command in (("arrive", number), ("done", number), ("noshow", number), ("cancel", number, "--reason", "1"),
                    ("move", number, "--desk", "1", "--start", "2026-12-01T10:00")):
        desk.refused(1, *command)
    for command in ("arrive", "start", "done", "noshow"):
        desk.refused(1, command, "999")
        desk.refused(2, command, "x")
        desk.refused(2, command)
    missed = desk.json("book", "--client", "00412", "--desk", "1", "--start", "2026-11-24T10:45")["id"]
    desk.env["MADOGUCHI_NOW"] = "2026-11-24T11:00"
    assert desk.json("noshow", missed)["status"] == "no_show"


def test_cancel_wants_a_reason_and_frees_the_slot(folder):
    desk = small_office(folder)
    number = desk.json(*FREE)["id"]
    desk.refused(2, "cancel", number)
    desk.refused(2, "cancel", number, "--reason", "")
    cancelled = desk.json("cancel", number, "--reason", "client")
    assert cancelled["status"] == "cancelled"
    desk.refused(1, "cancel", number, "--reason", "client")
    again = desk.json("book", "--client", "00412", "--desk", "2", "--start", "2026-12-01T10:00")
    assert again["id"] > number
    assert desk.json("cancel", again["id"], "--reason", "雪で電車が止まったため")["status"] == "cancelled"


def test_move_inside_itself_and_not_onto_others(folder):
    desk = small_office(folder)
    number = desk.json(*FREE)["id"]
    assert desk.json("move", number, "--desk", "2", "--start", "2026-12-01T10:15")["start"] == "2026-12-01T10:15"
    desk.ok("book", "--client", "00412", "--desk", "3", "--start", "2026-12-01T10:00")
    desk.refused(1, "move", number, "--desk", "3", "--start", "2026-12-01T10:30")
    desk.refused(1, "move", number, "--desk", "3", "--start", "2026-11-23T10:00")
    desk.refused(1, "move", "999", "--desk", "3", "--start", "2026-12-02T10:00")
    desk.refused(2, "move", number, "--desk", "3")


def test_schedule_lists_by_day_desk_and_consultant(folder):
    desk = practice(folder)
    day = desk.json("schedule", "--from", "2026-11-24", "--to", "2026-11-24")
    for appointment in day:
        keys(appointment, APPOINTMENT)
        assert appointment["start"].startswith("2026-11-24T")
    assert [(a["start"], a["desk"]) for a in day] == sorted((a["start"], a["desk"]) for a in day)
    assert len(day) >= 3
    who = day[0]["consultant"]
    assert desk.json("schedule", "--from", "2026-11-24", "--to", "2026-11-24", "--consultant", who) == [
        a for a in day if a["consultant"] == who]
    assert desk.json("schedule", "--from", "2026-11-24", "--to", "2026-11-24", "--desk", "1") == [
        a for a in day if a["desk"] == 1]
    assert desk.ok("schedule", "--from", "2030-01-01").split("\n") == ["\t".join(APPOINTMENT), ""]
    assert who in desk.refused(1, "schedule", "--consultant", "nobody")
    assert who in desk.refused(1, "schedule", "--consultant", "")
    desk.refused(2, "schedule", "--desk", "x")
    desk.refused(2, "schedule", "--from", "morgen")


def test_undo_takes_back_and_says_why_not(folder):
    desk = small_office(folder)
    number = desk.json(*FREE)["id"]
    booked = desk.json("history")[0]
    keys(booked, HISTORY)
    assert booked["action"] == "appointment.book" and "㈱山田製作所" in booked["summary"], booked
    assert booked["at"] == "2026-11-24T10:24:00+09:00" or booked["at"].startswith("2026-11-24T10:2"), booked
    desk.ok("arrive", number)
    assert desk.refused(1, "undo", booked["id"])  # something was built on it
    undone = desk.json("undo")
    keys(undone, HISTORY)
    assert undone["action"] == "appointment.arrive" and undone["undone_by"] > undone["id"]
    assert desk.json("schedule")[0]["status"] == "booked"
    undone = desk.json("undo", booked["id"])
    assert undone["id"] == booked["id"] and desk.json("schedule") == []
    redone = desk.json("undo", undone["undone_by"])
    assert redone["action"] == "undo" and desk.json("schedule")[0]["id"] == number
    desk.refused(1, "undo", "999")
    desk.refused(2, "undo", "x")
    # The freed slot is taken by another: the cancelling cannot be taken back.
    cancelled = desk.json("cancel", number, "--reason", "1") and desk.json("history")[0]["id"]
    desk.ok("book", "--client", "00412", "--desk", "2", "--start", "2026-12-01T10:00")
    desk.refused(1, "undo", cancelled)


def test_history_is_filtered(folder):
    desk = small_office(folder)
    desk.ok(*FREE)
    desk.ok("book", "--client", "00412", "--desk", "3", "--start", "2026-12-01T10:00", "--as", "consultant1",
            MADOGUCHI_NOW="2026-11-25T09:00")
    everything = desk.json("history")
    assert [e["id"] for e in everything] == sorted((e["id"] for e in everything), reverse=True)
    assert [e["staff"] for e in everything[:2]] == ["consultant1", "manager"]
    assert desk.json("history", "--staff", "consultant1") == everything[:1]
    assert desk.json("history", "--member", "87") == everything[1:2]
    assert desk.json("history", "--from", "2026-11-25") == everything[:1]
    assert desk.json("history", "--to", "2026-11-24") == everything[1:]
    desk.refused(1, "history", "--member", "99999")
    desk.refused(1, "history", "--staff", "nobody")
    english = desk.json("history", "--lang", "en")[0]["summary"]
    assert english == "Booked 小川造園: Tue 12/1 10:00, desk 3" or "desk 3" in english, english
    assert "3番窓口" in everything[0]["summary"], everything[0]


def test_calendar_lists_the_days_off(folder):
    desk = small_office(folder)
    days = {d["date"]: d for d in desk.json("calendar", "2026")}
    keys(days["2026-01-01"], "date weekday era holiday closed reason".split())
    assert days["2026-01-01"]["holiday"] == "元日" and days["2026-01-01"]["weekday"] == "thu"
    assert days["2026-11-23"]["holiday"] == "勤労感謝の日" and days["2026-11-23"]["closed"] is True
    assert days["2026-12-30"]["holiday"] is None and days["2026-12-30"]["closed"] is True
    assert "2026-11-24" not in days
    assert list(days) == sorted(days)
    assert desk.json("calendar", "２０２６") == list(days.values()) == desk.json("calendar")
    for bad in ("26", "20266", "x", "1899", "2026-01-01"):
        desk.refused(2, "calendar", bad)
