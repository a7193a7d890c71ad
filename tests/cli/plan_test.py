"""The plan, closing and the calendar. The clock stands at Tuesday 2026-11-24 10:24."""

import json

from program import APPOINTMENT, keys, small_office

CLOSURE = "id desk consultant from to reason appointments".split()


def booked(desk, client, number, start="2026-12-01T10:00"):
    return desk.json("book", "--client", client, "--desk", number, "--start", start)


def test_close_over_bookings_lists_them_and_keeps_them_with_calls(folder):
    desk = small_office(folder)
    stand = [booked(desk, "00087", 1), booked(desk, "00412", 2, "2026-12-01T11:00"), booked(desk, "01203", 3)]
    day = ("close", "--from", "2026-12-01", "--to", "2026-12-01", "--reason", "設備点検")
    before = desk.bytes()
    refused = desk.run(*day, "--json")
    assert refused.code == 1 and refused.err.count("\n") == 1, refused
    told = json.loads(refused.out)
    keys(told, CLOSURE)
    assert told["id"] is None and sorted(a["id"] for a in told["appointments"]) == [s["id"] for s in stand]
    assert desk.bytes() == before
    closed = desk.json(*day, "--calls", "--op", "close-1")
    assert (closed["desk"], closed["consultant"], closed["reason"]) == (None, None, "設備点検")
    assert (closed["from"], closed["to"]) == ("2026-12-01T00:00", "2026-12-01T24:00")
    for appointment in closed["appointments"]:
        keys(appointment, APPOINTMENT)
        assert appointment["status"] == "booked"
    assert len(closed["appointments"]) == 3
    assert "設備点検" in desk.refused(1, "book", "--client", "00412", "--desk", "4", "--start", "2026-12-01T10:00")
    assert desk.json("slots", "--from", "2026-12-01", "--to", "2026-12-01") == []
    assert desk.json(*day, "--calls", "--op", "close-1")["id"] == closed["id"], "done once"
    desk.ok("undo")
    assert booked(desk, "00412", 4)["status"] == "booked"


def test_close_one_desk_or_one_consultant(folder):
    desk = small_office(folder)
    part = desk.json("close", "--desk", "2", "--from", "2026-12-01T10:00", "--to", "２０２６-12-01T15:00")
    assert (part["desk"], part["appointments"]) == (2, [])
    desk.refused(1, "book", "--client", "87", "--desk", "2", "--start", "2026-12-01T09:30")
    assert booked(desk, "87", 2, "2026-12-01T09:00") and booked(desk, "87", 2, "2026-12-01T15:00")
    name = booked(desk, "412", 3)["consultant"]
    night = desk.json("close", "--consultant", name, "--from", "2026-12-02T00:00", "--to", "2026-12-03T00:00")
    assert (night["consultant"], night["to"]) == (name, "2026-12-02T24:00")
    desk.refused(1, "book", "--client", "87", "--desk", "3", "--start", "2026-12-02T10:00")
    assert booked(desk, "87", 3, "2026-12-03T10:00")
    listed = desk.json("plan", "exceptions")
    assert [(row["kind"], row["id"]) for row in listed] == [("closure", part["id"]), ("closure", night["id"])]
    desk.ok("plan", "remove", "closure", night["id"])
    assert booked(desk, "1203", 3, "2026-12-02T10:00")


def test_close_refuses_what_cannot_be(folder):
    desk = small_office(folder)
    time = ("--from", "2026-12-01T10:00", "--to", "2026-12-01T12:00")
    for bad in ((), ("--from", "2026-12-01"), ("--to", "2026-12-01"), (*time, "--desk", "x"),
                ("--from", "2026-12-01T10:07", "--to", "2026-12-01T12:00"), ("--from", "0000-01-01", "--to", "9999-12-31"),
                ("--from", "2026-12-02", "--to", "2026-12-01"), ("--from", "2026-12-01T12:00", "--to", "2026-12-01T12:00"),
                (*time, "--reason", "あ" * 101), (*time, "--reason", "a\x1b[2J"),
                (*time, "--desk", "1", "--consultant", "consultant1")):
        desk.refused(2, "close", *bad)
    desk.refused(1, "close", *time, "--consultant", "nobody")


def test_a_plan_refuses_what_cannot_be(folder):
    desk = small_office(folder)
    row = {"--consultant": "consultant1", "--desk": "1", "--weekday": "sat", "--hours": "9:00-12:00", "--from": "2026-12-05"}

    def words(**other):
        return [word for pair in {**row, **{"--" + name: value for name, value in other.items()}}.items() for word in pair]

    desk.ok("plan", "add", *words())
    before = desk.json("plan", "list")
    for bad in (dict(hours="12:00-9:00"), dict(hours="9:05-12:00"), dict(hours="9:00-24:15"), dict(weekday="8"), dict(desk="12"),
                dict(to="2026-12-01"), {"from": "0000-01-01"}, {"from": "9999-12-31"}, {"from": "2026-02-30"}):
        desk.refused(2, "plan", "add", *words(**bad))
    for bad in (dict(hours="11:00-13:00"), dict(desk="2", hours="11:00-13:00"), dict(consultant="consultant2"),
                dict(consultant="nobody"), dict(desk="5")):
        desk.refused(1, "plan", "add", *words(**bad))
    assert desk.json("plan", "list") == before


def test_who_leaves_with_bookings_ahead(folder):
    desk = small_office(folder)
    first = booked(desk, "00087", 1)
    rows = [row["id"] for row in desk.json("plan", "list") if row["consultant"] == first["consultant"]]
    for row in rows:
        desk.ok("plan", "end", str(row), "--to", "2026-11-30", "--calls")
    assert all(slot["consultant"] != first["consultant"] or slot["start"] < "2026-12" for slot in desk.json("slots"))
    calls = [call for call in desk.json("calls", "list") if call["appointment"] == first["id"]]
    assert [call["kind"] for call in calls] == ["closure"], calls
    assert desk.json("schedule", "--from", "2026-12-01", "--to", "2026-12-01")[0]["id"] == first["id"]


def test_weekly_plan(folder):
    desk = small_office(folder)
    rows = desk.json("plan", "list")
    keys(rows[0], "id consultant desk weekday from to valid_from valid_to".split())
    who = rows[0]["consultant"]
    saturday = ("--consultant", who, "--desk", "1", "--weekday", "sat", "--hours", "10:00-12:00")
    added = desk.json("plan", "add", *saturday, "--from", "2026-12-01")
    assert (added["weekday"], added["from"], added["to"], added["valid_from"]) == ("sat", "10:00", "12:00", "2026-12-01")
    desk.refused(1, "plan", "add", *saturday)
    changed = desk.json("plan", "change", added["id"], "--hours", "10:00-13:00", "--from", "2027-01-01")
    assert (changed["to"], changed["valid_from"]) == ("13:00", "2027-01-01")
    ended = desk.json("plan", "list", "--desk", "1", "--to", "2026-12-31")
    assert [r["valid_to"] for r in ended if r["id"] == added["id"]] == ["2026-12-31"]
    assert desk.json("slots", "--from", "2026-12-05", "--to", "2026-12-05") == []
    day = desk.json("calendar", "set", "2026-12-05", "--working", "--name", "特別相談日")
    assert day["closed"] is False and day["reason"] == "特別相談日"
    assert day in desk.json("calendar", "2026")
    assert {s["desk"] for s in desk.json("slots", "--from", "2026-12-05", "--to", "2026-12-05")} == {1}
    booked(desk, "87", 1, "2026-12-05T10:00")
    refused = desk.run("plan", "end", added["id"], "--to", "2026-12-01", "--json")
    assert refused.code == 1 and len(json.loads(refused.out)) == 1
    desk.ok("plan", "end", added["id"], "--to", "2026-12-01", "--calls")
    for bad in (("--hours", "10:00-10:00"), ("--hours", "12:00-10:00"), ("--hours", "10:05-12:00"),
                ("--weekday", "holiday"), ("--from", "2027-01-02", "--to", "2027-01-01")):
        desk.refused(2, "plan", "add", *saturday[:-2], "--hours", "13:00-14:00", *bad)
    desk.refused(1, "plan", "end", "99999", "--to", "2026-12-01")


def test_one_day_in_the_place_of_another(folder):
    desk = small_office(folder)
    stand = booked(desk, "87", 1, "2026-12-01T13:00")
    others = {r["consultant"] for r in desk.json("plan", "list")} - {stand["consultant"]}
    other = sorted(others)[0]
    desk.ok("plan", "extra", "--consultant", other, "--desk", "1", "--hours", "13:00-17:00", "--from", "2026-12-01")
    assert desk.json("schedule", "--from", "2026-12-01", "--to", "2026-12-01")[0]["consultant"] == other
    desk.ok("undo")
    assert desk.json("schedule", "--from", "2026-12-01", "--to", "2026-12-01")[0]["consultant"] == stand["consultant"]
    desk.refused(2, "plan", "extra", "--consultant", other, "--desk", "1", "--hours", "17:00-13:00", "--from", "2026-12-01")
    desk.refused(1, "plan", "extra", "--consultant", other, "--desk", "1", "--hours", "13:00-17:00", "--from", "2026-12-05")


def test_a_day_is_closed_once(folder):
    desk = small_office(folder)
    closed = desk.json("calendar", "set", "2026-12-02", "--closed", "--name", "創立記念日")
    assert closed["closed"] is True and closed["reason"] == "創立記念日"
    desk.refused(1, "calendar", "set", "2026-12-02", "--working", "--name", "出勤")
    assert "創立記念日" in desk.refused(1, "book", "--client", "87", "--desk", "1", "--start", "2026-12-02T10:00")
    kind = [r for r in desk.json("plan", "exceptions") if r["kind"] == "closed"]
    desk.ok("plan", "remove", "closed", kind[0]["id"])
    assert booked(desk, "87", 1, "2026-12-02T10:00")
    for bad in (("2026-13-01", "--closed", "--name", "x"), ("2026-12-02", "--name", "x"), ("2026-12-02", "--closed"),
                ("2026-12-02", "--closed", "--working", "--name", "x"), ("2026-12-02", "--closed", "--name", "あ" * 41)):
        desk.refused(2, "calendar", "set", *bad)


def test_calls_and_what_came_of_them(folder):
    desk = small_office(folder)
    tomorrow = booked(desk, "87", 1, "2026-11-25T10:00")
    closed = booked(desk, "412", 2, "2026-12-01T10:00")
    desk.ok("close", "--from", "2026-12-01", "--to", "2026-12-01", "--calls")
    calls = desk.json("calls", "list")
    keys(calls[0], "appointment kind client name phone desk consultant start tries last at by wish sign_up about".split())
    assert [(c["appointment"], c["kind"]) for c in calls] == [(closed["id"], "closure"), (tomorrow["id"], "confirmation")]
    desk.ok("calls", "outcome", tomorrow["id"], "no_answer", "--op", "call-1")
    desk.ok("calls", "outcome", tomorrow["id"], "no_answer", "--op", "call-1")
    tried = desk.json("calls", "list")[1]
    assert (tried["tries"], tried["last"], tried["at"][:16]) == (1, "no_answer", "2026-11-24T10:24") and tried["by"]
    desk.ok("calls", "outcome", tomorrow["id"], "agreed")
    assert [c["appointment"] for c in desk.json("calls", "list")] == [closed["id"]]
    assert "了承" in desk.json("history")[0]["summary"]
    desk.refused(1, "calls", "outcome", tomorrow["id"], "agreed")
    desk.refused(2, "calls", "outcome", closed["id"], "5")
    desk.refused(2, "calls", "outcome", closed["id"], "maybe")
    desk.ok("move", closed["id"], "--desk", "2", "--start", "2026-12-02T10:00")
    assert desk.json("calls", "list") == []
