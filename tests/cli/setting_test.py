"""What the office has settled: listed with its days, changed from a day on, logged and taken back."""

from program import Desk, practice, small_office

WEIGHT = "desks.weight_topic"


def held(desk, name):
    return [(s["value"], s["valid_from"]) for s in desk.json("setting", "list") if s["setting"] == name]


def test_settings_begin_with_the_configuration(folder):
    path = folder + "/office.ini"
    with open(path, "w", encoding="utf-8") as file:
        file.write("[desks]\nweight_topic = 10\nweight_wait = 0\n")
    desk = Desk(folder)
    desk.ok("--config", path, "demo", "--members", "10", "--seed", "1")
    assert held(desk, WEIGHT) == [("10", "1900-01-01")]
    assert held(desk, "desks.weight_wait") == [("0", "1900-01-01")]
    assert held(desk, "desks.weight_last") == [("30", "1900-01-01")]
    assert not held(desk, "store.practice")
    for value in ("101", "-1", "x", "1.5", ""):
        with open(path, "w", encoding="utf-8") as file:
            file.write("[desks]\nweight_topic = %s\n" % value)
        assert "office.ini:2" in desk.refused(2, "--config", path, "config", "--check")


def test_a_setting_is_changed_from_a_day_on(folder):
    desk = small_office(folder)
    assert desk.json("setting", "set", WEIGHT, "８０") == {"setting": WEIGHT, "value": "80", "valid_from": "2026-11-24"}
    desk.ok("setting", "set", WEIGHT, "0", "--from", "2027-04-01")
    assert held(desk, WEIGHT) == [("60", "1900-01-01"), ("80", "2026-11-24"), ("0", "2027-04-01")]
    summaries = [action["summary"] for action in desk.json("history")]
    assert any(WEIGHT in summary and "80" in summary for summary in summaries), summaries
    desk.ok("undo")
    assert held(desk, WEIGHT) == [("60", "1900-01-01"), ("80", "2026-11-24")]
    desk.ok("check")


def test_sessions_are_shorter_from_a_day_on(folder):
    desk = small_office(folder)
    desk.ok("setting", "set", "desks.gap_minutes", "15", "--from", "2026-12-01")
    desk.ok("setting", "set", "desks.session_minutes", "45", "--from", "2026-12-01")
    before, after = [desk.json("slots", "--from", day, "--days", "1", "--limit", "1")[0]
                     for day in ("2026-11-30", "2026-12-01")]
    assert (before["end"], after["end"]) == ("2026-11-30T09:30", "2026-12-01T09:15")
    assert "255" in desk.refused(2, "setting", "set", "desks.session_minutes", "300")
    desk.ok("check")


def test_what_cannot_be_settled_is_refused(folder):
    desk = small_office(folder)
    before = desk.json("setting", "list")
    for bad in ((WEIGHT, "101"), (WEIGHT, "-1"), (WEIGHT, "viel"), ("desks.weight_wait", "11"), ("desks.count", "2"),
                ("store.practice", "0"), ("weather", "1"), (WEIGHT, "5", "--from", "someday"), (WEIGHT,), ()):
        desk.refused(2, "setting", "set", *bad)
    assert desk.json("setting", "list") == before


def test_the_weights_change_what_is_proposed(folder):
    desk = practice(folder)
    wish = ("slots", "--topic", "7", "--from", "2026-12-01", "--days", "10")
    first = desk.json(*wish, "--limit", "1")[0]
    assert "topic" in first["reasons"]
    for name in ("topic", "last", "feedback"):
        desk.ok("setting", "set", "desks.weight_" + name, "0")
    flat = desk.json(*wish)
    best = [slot for slot in flat if slot["score"] == flat[0]["score"]]
    assert "next_free" in best[0]["reasons"] and best[0]["start"] == min(slot["start"] for slot in best)
    assert desk.json(*wish, "--limit", "1")[0] != first or first["start"] == best[0]["start"]
