"""`schedule --format ics` by another reader than ours: python3-icalendar. The clock stands at 2026-11-24 10:24."""

import datetime

from icalendar import Calendar
from program import Desk, practice, register, small_office

ODD = "カンマ,セミ;円\\\"引用\" 髙﨑𠮷 ①㈱ e\u0301 🌾 " + "長" * 120


def octets(desk, *arguments):
    return desk.ok("schedule", "--format", "ics", *arguments).encode("utf-8")


def events(data):
    calendar = Calendar.from_ical(data)
    for component in calendar.walk():
        assert component.errors == [], component.errors
    assert calendar["version"] == "2.0" and calendar["method"] == "PUBLISH"
    zones = [c for c in calendar.walk("VTIMEZONE")]
    assert [zone["tzid"] for zone in zones] == ["Asia/Tokyo"]
    return {str(event["uid"]): event for event in calendar.walk("VEVENT")}


def lines_are_of_the_form(data):
    assert data.endswith(b"END:VCALENDAR\r\n") and b"\n" not in data.replace(b"\r\n", b"")
    for line in data.split(b"\r\n"):
        assert len(line) <= 75, line
        line.decode("utf-8")


def book(desk, *more, client="00087", start="2026-12-01T10:00"):
    return desk.json("book", "--client", client, "--desk", "2", "--start", start, *more)


def test_what_is_booked_is_an_event(folder):
    desk = small_office(folder)
    booked = book(desk, "--topic", "事業承継", "--person", "山田 豊", "--callback", "090-0000-1234", "--note", "内密")
    data = octets(desk, "--desk", "2")
    lines_are_of_the_form(data)
    (event,) = events(data).values()
    tokyo = datetime.timezone(datetime.timedelta(hours=9))
    assert event["dtstart"].dt == datetime.datetime(2026, 12, 1, 10, 0, tzinfo=tokyo)
    assert event["dtend"].dt.strftime("%H:%M") == booked["end"][11:]
    assert event["dtstamp"].dt == datetime.datetime(2026, 11, 24, 1, 24, tzinfo=datetime.timezone.utc)
    assert event["summary"] == "㈱山田製作所 (事業承継)"
    assert "2番" in event["location"] and "山田 豊" in event["description"]
    assert event["status"] == "CONFIRMED" and event["class"] == "PRIVATE"
    text = data.decode("utf-8")
    assert "内密" not in text and "090-0000-1234" not in text, "neither notes nor telephone numbers"


def test_it_changes_in_place(folder):
    desk = small_office(folder)
    ident = book(desk)["id"]
    before = events(octets(desk))
    (uid,) = before
    seen = [int(before[uid]["sequence"])]
    for change, status in ((("move", ident, "--desk", "3", "--start", "2026-12-02T14:00"), "CONFIRMED"),
                           (("cancel", ident, "--reason", "client"), "CANCELLED"), (("undo",), "CONFIRMED")):
        desk.ok(*change)
        after = events(octets(desk))
        assert list(after) == [uid], "the same event for ever"
        assert after[uid]["status"] == status
        seen.append(int(after[uid]["sequence"]))
    assert seen == sorted(set(seen)), "each change is later than the one before: %s" % seen
    assert after[uid]["dtstart"].dt.strftime("%Y-%m-%dT%H:%M") == "2026-12-02T14:00"


def test_two_offices_do_not_meet(folder):
    first, second = small_office(folder), Desk(folder, "second.db")
    second.ok("demo", "--members", "20")
    book(first)
    one, other = (set(events(octets(desk, "--from", "2025-01-01"))) for desk in (first, second))
    assert one and other and not one & other


def test_odd_characters_come_back_the_same(folder):
    desk = small_office(folder)
    name = '"' + ODD.replace('"', '""') + '"'
    desk.ok("import", "members", register(desk.folder, "07777,%s,カンマ,,042-000-7777" % name))
    book(desk, "--person", "改 行", client="07777")
    data = octets(desk)
    lines_are_of_the_form(data)
    (event,) = events(data).values()
    assert event["summary"].startswith(ODD + " ("), event["summary"]


def test_a_practice_month_is_read_whole(folder):
    desk = practice(folder)
    who = desk.json("schedule", "--from", "2026-11-01", "--to", "2026-11-30")[0]["consultant"]
    span = ("--from", "2026-11-01", "--to", "2026-11-30", "--consultant", who)
    data = octets(desk, *span)
    lines_are_of_the_form(data)
    rows, read = desk.json("schedule", *span), events(data)
    assert len(read) == len(rows) > 40
    assert sum(e["status"] == "CANCELLED" for e in read.values()) == sum(r["status"] == "cancelled" for r in rows)
    assert Calendar.from_ical(data)["x-wr-calname"] == who
    assert events(octets(desk, "--from", "2030-01-01")) == {}, "an empty calendar is one"
