"""Rule R8: the machine's zone changes nothing. What one terminal books in one zone reads the same in every other, in lists, in
the log, in files and on paper."""

import os
import re
import subprocess

from program import small_office

ZONES = ("UTC", "Asia/Tokyo", "America/New_York", "Pacific/Kiritimati")

# The clock, the next day at 10:00 as it is stored, and that day on a slip.
MOMENTS = (
    ("2026-11-01T15:30", "2026-11-02T10:00", "令和8年11月2日(月)"),  # in New York an hour comes twice
    ("2027-03-14T16:00", "2027-03-15T10:00", "令和9年3月15日(月)"),  # one is left out there
    ("2027-03-31T23:59", "2027-04-01T10:00", "令和9年4月1日(木)"),  # the fiscal year's end
    ("2028-02-28T23:59", "2028-02-29T10:00", "令和10年2月29日(火)"),
    ("2038-01-18T23:59", "2038-01-19T10:00", "令和20年1月19日(火)"),
    ("2099-12-27T00:00", "2099-12-28T10:00", "令和81年12月28日(月)"),
)


def slip(desk, ident, zone):
    desk.ok("print", "slip", ident, "-o", "slip.pdf", TZ=zone)
    path = os.path.join(desk.folder, "slip.pdf")
    read = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, check=True).stdout.decode("utf-8")
    os.unlink(path)
    return read


def calendar_file(desk, day, zone):
    """Without the second in which it was written."""
    text = desk.ok("schedule", "--from", day, "--to", day, "--format", "ics", TZ=zone)
    return re.sub(r"DTSTAMP:\d{8}T\d{6}Z", "DTSTAMP", text)


def test_every_zone_reads_the_same(folder):
    desk = small_office(folder, "2026-10-01T09:00")
    for turn, (now, start, written) in enumerate(MOMENTS):
        desk.env["MADOGUCHI_NOW"] = now
        here = ZONES[turn % 4]
        made = desk.json("book", "--client", "87", "--desk", "2", "--start", "明日 10", TZ=here)
        assert made["start"] == start, (here, made)
        day = start[:10]
        seen = {zone: (desk.json("schedule", "--from", day, "--to", day, TZ=zone),
                       calendar_file(desk, day, zone),
                       desk.ok("export", "appointments", "--from", day, "--to", day, "--format", "json", TZ=zone),
                       desk.json("member", "show", "87", TZ=zone)["appointments"],
                       desk.json("slots", "--from", "明日", "--to", "明日", "--desk", "2", TZ=zone),
                       desk.json("calendar", TZ=zone)) for zone in ZONES}
        lists, calendar, export, card, free, days = seen[here]
        assert all(other == seen[here] for other in seen.values()), now
        assert [a["start"] for a in lists] == [start] and start in [a["start"] for a in card]
        assert "DTSTART;TZID=Asia/Tokyo:%s00\r\n" % start.replace("-", "").replace(":", "") in calendar
        assert start in export
        assert free and all(s["start"][:10] == day and s["start"] != start for s in free), free
        assert all(d["date"][:4] == now[:4] for d in days)
        zone = ZONES[(turn + 2) % 4]
        assert written in slip(desk, made["id"], zone), (zone, now)


def test_the_log_has_the_office_time(folder):
    desk = small_office(folder, "2027-01-01T00:00")
    for turn, zone in enumerate(ZONES):
        desk.ok("book", "--client", "87", "--desk", "2", "--start", "1/%d 10" % (4 + turn), TZ=zone)
        done = desk.json("history", "--from", "2027-01-01", TZ=ZONES[3 - turn])[0]
        assert done["at"].startswith("2027-01-01T00:0") and done["at"].endswith("+09:00"), (zone, done)
    assert desk.json("history", "--from", "1/2", TZ="America/New_York") == []
