"""The national holidays against another reader of the law than ours: python3-holidays. It is a check, not the law: where
the two differ, the law's text decides, and what differs is written out here."""

import datetime

import holidays
from program import office

FIRST, LAST = 1949, 2099  # its years
OLYMPICS = {"2021-07-19", "2021-07-22", "2021-07-23", "2021-08-08", "2021-08-09", "2021-08-11", "2021-10-11"}
BY_OWN_LAW = {"1959-04-10", "1989-02-24", "1990-11-12", "1993-06-09"}
CEREMONY = ("即位礼正殿の儀が行われる日", "即位礼正殿の儀")  # its name for 2019-10-22, and ours


def expected(day, name):
    if name == CEREMONY[0]:
        return CEREMONY[1]
    return "スポーツの日" if name == "体育の日" and day > "2020" else name  # the new name: 平成30年法律第57号


def ours(desk):
    found = {}
    for year in range(FIRST, LAST + 1):
        found.update((day["date"], day["holiday"]) for day in desk.json("calendar", year) if day["holiday"])
    return found


def theirs():
    found = {}
    for year in range(FIRST, LAST + 1):
        found.update((day.isoformat(), name) for day, name in holidays.Japan(years=year, expand=False).items())
    return found


def substitute_by_the_law(day, named):
    """Article 3 (2): the day after a holiday on a Sunday; since 2007 the first one after it that is no holiday."""
    day = datetime.date.fromisoformat(day)
    before = day - datetime.timedelta(days=1)
    while before.isoformat() in named:
        if before.weekday() == 6:
            return True
        if day.year < 2007:
            return False
        before -= datetime.timedelta(days=1)
    return False


def test_the_holidays_are_those_another_program_finds(folder):
    mine, other = ours(office(folder)), theirs()
    named = {day for day, name in mine.items() if name not in ("振替休日", "国民の休日")}
    substitutes = set()
    for day in sorted(set(mine) | set(other)):
        if day in OLYMPICS:  # it has the moves of 2020 only: 令和2年法律第68号 moved them again
            continue
        if day[5:] == "02-11" and day < "1966-12-09":  # it has the day from 1949 on: 昭和41年政令第376号
            assert mine.get(day) is None, day
        elif day in BY_OWN_LAW:  # it has only those of 2019
            assert other.get(day) is None and mine[day], day
        elif day not in other:  # its table of substitutes ends in 2050 and lacks 1974-05-06 and 24 February
            assert mine[day] == "振替休日" and substitute_by_the_law(day, named), day
            assert day > "2050" or day == "1974-05-06" or day[5:] == "02-24", day
        elif other[day] == "国民の休日, 秋分の日":  # 2065: the Tuesday is the equinox, nothing lies in between
            assert (day, mine[day]) == ("2065-09-22", "秋分の日")
        else:
            assert mine.get(day) == expected(day, other[day]), day
        if mine.get(day) == "振替休日":
            substitutes.add(day)
    assert all(substitute_by_the_law(day, named) for day in substitutes) and len(substitutes) > 200


def test_calendar_of_any_year(folder):
    desk = office(folder)
    for year in ("1900", "1947", "2100", "2199"):
        days = desk.json("calendar", year)
        assert days and not any(day["holiday"] for day in days), "the law's years are 1948 to 2099"
        assert all(day["date"].startswith(year) for day in days)
    assert [d["date"] for d in desk.json("calendar", "1948") if d["holiday"]] == ["1948-09-23", "1948-11-03", "1948-11-23"]
    for year in ("0000", "0001", "1899", "2200", "9999", "10000", "26", "", "-1", "令和8年", "2026.5"):
        assert year in desk.refused(2, "calendar", year) or not year
