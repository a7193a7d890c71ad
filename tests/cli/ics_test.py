"""`schedule --format ics` by other readers than ours: python3-icalendar and khal. The clock stands at 2026-11-24 10:24."""

import datetime
import os
import subprocess

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


def sequences_rise(seen):
    assert seen == sorted(set(seen)), "each state is later than the one before: %s" % seen


def test_a_booking_taken_back_is_cancelled_not_gone(folder):
    desk = small_office(folder)
    first = book(desk, "--person", "山田 豊")
    (uid,) = events(octets(desk))
    seen, states = [], []
    for again in (None, False, True, False):
        if again is not None:
            done = [entry["id"] for entry in desk.json("history") if entry["action"] == "undo"]
            desk.ok("undo", *(done[:1] if again else ()))
        data = octets(desk)
        lines_are_of_the_form(data)
        (event,) = (e for u, e in events(data).items() if u == uid)
        seen.append(int(event["sequence"]))
        states.append(str(event["status"]))
    assert states == ["CONFIRMED", "CANCELLED", "CONFIRMED", "CANCELLED"], states
    sequences_rise(seen)
    assert event["dtstart"].dt.strftime("%Y-%m-%dT%H:%M") == first["start"]
    assert "山田" not in data.decode("utf-8"), "nobody is named in what was taken back"
    again = book(desk)
    assert again["id"] > first["id"]
    after = events(octets(desk))
    assert sorted(str(e["status"]) for e in after.values()) == ["CANCELLED", "CONFIRMED"] and uid in after


def test_what_goes_to_somebody_else_is_cancelled_here(folder):
    desk = small_office(folder)
    booking = book(desk)
    mine = ("--consultant", booking["consultant"])
    (uid,) = events(octets(desk, *mine))
    moved = desk.json("move", booking["id"], "--desk", "3", "--start", "2026-12-02T14:00")
    theirs = ("--consultant", moved["consultant"])
    left, come = events(octets(desk, *mine))[uid], events(octets(desk, *theirs))[uid]
    assert (left["status"], come["status"]) == ("CANCELLED", "CONFIRMED")
    assert left["dtstart"].dt.strftime("%Y-%m-%dT%H:%M") == booking["start"], "where it stood in this calendar"
    assert events(octets(desk, "--desk", "2"))[uid]["status"] == "CANCELLED"
    assert list(events(octets(desk))) == [uid] and events(octets(desk))[uid]["status"] == "CONFIRMED"
    desk.ok("undo")
    back, gone = events(octets(desk, *mine))[uid], events(octets(desk, *theirs))[uid]
    assert (back["status"], gone["status"]) == ("CONFIRMED", "CANCELLED")
    sequences_rise([int(left["sequence"]), int(back["sequence"])])
    assert events(octets(desk, *mine, "--from", "2026-12-03")) == {}, "only of the days asked for"


def test_what_is_moved_out_of_the_days_is_told_with_its_new_day(folder):
    desk = small_office(folder)
    booking, week = book(desk), ("--desk", "2", "--from", "2026-11-30", "--to", "2026-12-04")
    (before,) = events(octets(desk, *week)).values()
    desk.ok("move", booking["id"], "--desk", "2", "--start", "2026-12-09T14:00")
    (after,) = events(octets(desk, *week)).values()
    assert after["dtstart"].dt.strftime("%Y-%m-%dT%H:%M") == "2026-12-09T14:00", after["dtstart"]
    assert (after["uid"], after["status"], after["summary"]) == (before["uid"], "CONFIRMED", before["summary"])
    sequences_rise([int(before["sequence"]), int(after["sequence"])])
    desk.ok("move", booking["id"], "--desk", "3", "--start", "2026-12-09T14:00")
    assert [e["status"] for e in events(octets(desk, *week)).values()] == ["CANCELLED"]
    assert events(octets(desk, "--desk", "2", "--from", "2026-12-14")) == {}, "it never stood there"


def khal(folder, *arguments):
    """khal with one calendar in the folder; what it says."""
    config = os.path.join(folder, "khal.conf")
    with open(config, "w") as file:
        file.write("[calendars]\n[[desk]]\npath = %s/calendar\n[locale]\nlocal_timezone = Asia/Tokyo\n"
                   "default_timezone = Asia/Tokyo\ntimeformat = %%H:%%M\ndateformat = %%Y-%%m-%%d\n"
                   "longdateformat = %%Y-%%m-%%d\ndatetimeformat = %%Y-%%m-%%d %%H:%%M\n"
                   "longdatetimeformat = %%Y-%%m-%%d %%H:%%M\n[sqlite]\npath = %s/khal.db\n" % (folder, folder))
    os.makedirs(os.path.join(folder, "calendar"), exist_ok=True)
    done = subprocess.run(["khal", "-c", config, *arguments], capture_output=True, timeout=60,
                          env={"HOME": folder, "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"})
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode("utf-8")


def test_khal_takes_it_in_again_and_again(folder):
    desk = small_office(folder)
    booking = book(desk, "--topic", "事業承継", "--person", "𠮷田, 🌾; 髙﨑")
    book(desk, client="00412", start="2026-12-03T10:00")
    listed = ("list", "--format", "{start} {end-time} {title} {status}", "2026-12-01", "7d")

    def shown():
        path = os.path.join(folder, "feed.ics")
        with open(path, "wb") as file:
            file.write(octets(desk))
        khal(folder, "import", "--batch", path)
        return [line.strip() for line in khal(folder, *listed).split("\n") if ":" in line]

    first = shown()
    assert first[0].startswith("2026-12-01 10:00 " + booking["end"][11:] + " ㈱山田製作所 (事業承継)"), first
    assert len(first) == 2 and first == shown(), "taken in twice it is there once"
    desk.ok("move", booking["id"], "--desk", "3", "--start", "2026-12-02T14:00")
    moved = shown()
    assert len(moved) == 2 and moved[0].startswith("2026-12-02 14:00"), moved
    desk.ok("undo")
    desk.ok("undo", desk.json("history", "--member", "00087")[-1]["id"])
    taken = shown()
    assert len(taken) == 2 and "CANCELLED" in taken[0] and "CANCELLED" not in taken[1], taken


def test_long_lines_break_between_characters(folder):
    """Whatever the place of the fold: a text grows by one octet at a time before characters of 2, 3 and 4 octets."""
    desk = small_office(folder)
    rows = ["%05d,%s,カンマ,,042-000-7%03d" % (7000 + i, "a" * i + "é髙🌾𠮷" * 12, i) for i in range(1, 14)]
    desk.ok("import", "members", register(desk.folder, *rows))
    for i in range(1, 14):
        book(desk, client="%05d" % (7000 + i), start="2026-12-%02dT%02d:00" % (1 + i // 4, 13 + i % 4))
    data = octets(desk)
    lines_are_of_the_form(data)
    names = sorted(str(event["summary"]).split(" (")[0] for event in events(data).values())
    assert names == sorted("a" * i + "é髙🌾𠮷" * 12 for i in range(1, 14))


def actions(desk):
    return [(entry["staff"], entry["action"]) for entry in desk.json("history", "--as", "manager")]


def test_taking_it_out_is_logged_and_a_right(folder):
    desk = Desk(folder)
    desk.ok("demo", "--members", "300", "--login")
    ask = ("schedule", "--format", "ics")
    names = dict((row["desk"], row["consultant"]) for row in desk.json("schedule", "--from", "2026-11-24", "--as", "desk"))
    own, others = ("--consultant", names[1]), ("--consultant", names[2])
    week = ("--from", "2026-11-23", "--to", "2026-11-29")
    assert events(desk.ok(*ask, *own, *week, "--as", "consultant1").encode())
    assert actions(desk)[0] == ("consultant1", "schedule.export")
    assert desk.json("history", "--as", "manager")[0]["summary"] == "相談員の予約をカレンダーのファイルに書き出しました"
    for more in (others, (), ("--desk", "1"), own + ("--from", "2026-04-01")):
        desk.refused(4, *ask, *more, *(() if "--from" in more else week), "--as", "consultant1")
    assert len(events(desk.ok(*ask, *own, "--as", "consultant1").encode())) > 50, "what is to come, however many"
    desk.ok(*ask, *others, *week, "--as", "desk")
    desk.ok(*ask, *week, "--desk", "1", "--as", "desk")
    assert actions(desk)[:2] == [("desk", "office.export"), ("desk", "schedule.export")]
    desk.refused(4, *ask, "--from", "2026-04-01", "--as", "desk")
    desk.ok(*ask, "--from", "2026-04-01", "--as", "manager")
    assert actions(desk)[0] == ("manager", "office.export_many")
    assert desk.json("schedule", "--as", "consultant1") and len(actions(desk)) == 6, "a list is no export"
