"""Seminars: planning, signing up, waiting, attending."""

from program import SEMINAR, SIGN_UP, keys, small_office

WHEN = ("--start", "2026-12-03T14:00", "--end", "2026-12-03T16:00")


def planned(folder, capacity=1):
    desk = small_office(folder)
    desk.ok("seminar", "add", "--title", "インボイス対応", *WHEN, "--capacity", capacity, "--room", "2階会議室")
    return desk


def sign_up(desk, client, person, *more):
    return desk.json("seminar", "signup", "1", "--client", client, "--person", person, *more)


def test_add_list_and_show(folder):
    desk = small_office(folder)
    made = desk.json("seminar", "add", "--title", "記帳のきほん", "--start", "2026-12-03T14:00,2026-12-10T14:00",
                     "--end", "2026-12-03T16:00,2026-12-10T16:00", "--capacity", "２４", "--room", "2階会議室")
    keys(made, SEMINAR)
    assert made["sessions"] == [
        {"start": "2026-12-03T14:00", "end": "2026-12-03T16:00", "room": "2階会議室"},
        {"start": "2026-12-10T14:00", "end": "2026-12-10T16:00", "room": "2階会議室"}]
    assert (made["capacity"], made["registered"], made["waiting"], made["attended"]) == (24, 0, 0, 0)
    draft = desk.json("seminar", "add", "--title", "下書き", *WHEN, "--capacity", "5", "--draft")
    assert (made["status"], draft["status"]) == ("open", "draft")
    assert sorted(s["id"] for s in desk.json("seminar", "list")) == [1, 2]
    assert desk.json("seminar", "list", "--from", "2026-12-04") == [made]
    assert desk.json("seminar", "list", "--from", "2027-01-01") == []
    shown = desk.json("seminar", "show", "1")
    assert {k: shown[k] for k in SEMINAR} == made and shown["sign_ups"] == []
    desk.refused(1, "seminar", "signup", "2", "--client", "00087", "--person", "山田 豊")


def test_times_are_typed_as_elsewhere(folder):
    desk = small_office(folder)
    times = {"１２／３ １４時": "16", "明日 午後2時半": "4pm", "R8.12.3 1330": "2026-12-03T15:00", "2026-11-23T10:00": "1130"}
    made = [desk.json("seminar", "add", "--title", "x", "--capacity", "3", "--start", start, "--end", end)["sessions"][0]
            for start, end in times.items()]
    assert [(session["start"], session["end"][11:]) for session in made] == [
        ("2026-12-03T14:00", "16:00"), ("2026-11-25T14:30", "16:00"), ("2026-12-03T13:30", "15:00"),
        ("2026-11-23T10:00", "11:30")], made
    several = desk.json("seminar", "copy", "1", "--start", "12/10 14,12/17 18", "--end", "16,20")["sessions"]
    assert [session["end"] for session in several] == ["2026-12-10T16:00", "2026-12-17T20:00"], several


def test_add_refuses(folder):
    desk = small_office(folder)
    whole = {"title": "x", "start": "2026-12-03T14:00", "end": "2026-12-03T16:00", "capacity": "3"}
    for changed in ({"title": None}, {"title": ""}, {"start": None}, {"end": None}, {"capacity": None},
                    {"capacity": "0"}, {"capacity": "viele"}, {"capacity": "10000"}, {"start": "2026-12-03"},
                    {"end": "2026-12-03T14:00"}, {"end": "2026-12-04T16:00"}, {"end": "14"}, {"end": "12/4"},
                    {"start": "14"}, {"start": "2/30 14"}, {"start": ""}, {"title": "あ" * 101},
                    {"start": "12/3 14,12/3 15:30", "end": "16,17"},
                    {"title": "a\x07"}, {"room": "あ" * 101}, {"start": "2026-12-03T14:00,2026-12-04T14:00"}):
        options = {**whole, **changed}
        arguments = [part for name, value in options.items() if value is not None for part in ("--" + name, value)]
        desk.refused(2, "seminar", "add", *arguments)
    line = desk.refused(2, "seminar", "add", "--title", "x", "--capacity", "3", "--start",
                        "2026-12-03T14:00,2026-12-04T14:00", "--end", "2026-12-03T16:00")
    assert "--start" in line and "--end" in line, line
    desk.refused(1, "seminar", "add", "--title", "x", "--capacity", "3", "--topic", "天気", *WHEN)
    assert desk.json("seminar", "list") == []


def test_edit_changes_what_is_named(folder):
    desk = planned(folder, 3)
    made = desk.json("seminar", "edit", "1", "--capacity", "５", "--fee-member", "500", "--fee-other", "2000",
                     "--opens", "2026-11-24", "--closes", "2026-12-01", "--topic", "7", "--lecturer", "喜多見 翔太")
    keys(made, SEMINAR)
    assert (made["title"], made["capacity"]) == ("インボイス対応", 5)
    shown = desk.json("seminar", "show", "1")
    assert [shown[key] for key in ("topic", "lecturer", "consultant", "fee_member", "fee_other", "opens", "closes")] == [
        "事業承継", "喜多見 翔太", False, 500, 2000, "2026-11-24", "2026-12-01"], shown
    assert shown["sessions"][0]["room"] == "2階会議室" and shown["clashes"] == []
    assert sign_up(desk, "00087", "山田 豊")["roll"] == 1
    row = desk.json("seminar", "show", "1")["sign_ups"][0]
    assert (row["fee"], row["paid"]) == (500, None), row
    made = desk.json("seminar", "edit", "1", "--start", "2026-12-03T14:00,2026-12-10T14:00",
                     "--end", "2026-12-03T16:00,2026-12-10T16:00", "--field", "経営,２", "--certificate", "50",
                     "--certificate-fields", "2", "--closes", "")
    assert [s["room"] for s in made["sessions"]] == ["2階会議室", None]
    shown = desk.json("seminar", "show", "1")
    assert [shown[key] for key in ("subject_fields", "certificate", "certificate_fields", "closes")] == [
        ["経営", "財務"], 50, 2, None], shown
    assert desk.json("seminar", "edit", "1", "--status", "closed")["status"] == "closed"
    desk.ok("undo")
    assert desk.json("seminar", "show", "1")["status"] == "open"
    before = desk.bytes()
    for code, arguments in ((2, ()), (2, ("--capacity", "0")), (2, ("--title", "")), (2, ("--status", "full")),
                            (1, ("--status", "held")), (2, ("--fee-other", "-1")), (2, ("--opens", "2026-12-32")),
                            (2, ("--closes", "2026-11-23")), (1, ("--field", "天気")), (2, ("--room", "a,b,c")),
                            (2, ("--start", "2026-12-03T14:00", "--end", "2026-12-03T13:00")),
                            (2, ("--start", "2026-12-03T14:00,2026-12-03T15:00",
                                 "--end", "2026-12-03T16:00,2026-12-03T17:00")),
                            (2, ("--certificate-fields", "3"))):
        desk.refused(code, "seminar", "edit", "1", *arguments)
    desk.refused(1, "seminar", "edit", "9", "--capacity", "3")
    assert desk.bytes() == before
    desk.ok("check")


def test_copy_is_a_template(folder):
    desk = planned(folder, 3)
    desk.ok("seminar", "edit", "1", "--fee-other", "1000", "--opens", "2026-11-01", "--closes", "2026-12-01")
    sign_up(desk, "00087", "山田 豊")
    copy = desk.json("seminar", "copy", "1", "--start", "2027-01-14T10:00", "--end", "2027-01-14T12:00",
                     "--title", "インボイス対応 再演", "--op", "again")
    assert (copy["id"], copy["title"], copy["capacity"], copy["registered"]) == (2, "インボイス対応 再演", 3, 0)
    assert copy["sessions"] == [{"start": "2027-01-14T10:00", "end": "2027-01-14T12:00", "room": "2階会議室"}]
    shown = desk.json("seminar", "show", "2")
    assert (shown["fee_other"], shown["opens"], shown["closes"]) == (1000, None, None)
    assert desk.json("seminar", "copy", "1", "--start", "2027-01-14T10:00", "--end", "2027-01-14T12:00",
                     "--op", "again")["id"] == 2
    desk.refused(2, "seminar", "copy", "1")
    desk.refused(1, "seminar", "copy", "9", *WHEN)
    same = desk.run("seminar", "copy", "1", *WHEN)
    assert same.code == 0 and "3" in same.err and same.err.count("\n") == 1, same  # the room is taken: said, not refused
    clash = desk.json("seminar", "show", "3")["clashes"]
    assert [(c["kind"], c["session"], c["seminar"], c["start"]) for c in clash] == [
        ("room", 1, 1, "2026-12-03T14:00")], clash


def test_full_means_waiting_and_undo_gives_the_seat_back(folder):
    desk = planned(folder)
    first = sign_up(desk, "00087", "山田 豊")
    keys(first, SIGN_UP)
    assert (first["seminar"], first["roll"], first["client"], first["person"]) == (1, 1, "00087", "山田 豊")
    assert (first["status"], first["position"]) == ("registered", None)
    second = sign_up(desk, "00412", "小川 茂")
    assert (second["roll"], second["status"], second["position"]) == (2, "waiting", 1)
    third = sign_up(desk, "01203", "星野 光")
    assert (third["status"], third["position"]) == ("waiting", 2)
    shown = desk.json("seminar", "show", "1")
    assert (shown["registered"], shown["waiting"]) == (1, 2)
    assert [s["roll"] for s in shown["sign_ups"]] == [1, 2, 3]
    desk.refused(1, "seminar", "promote", "1")  # no seat is free
    cancelled = desk.json("seminar", "cancel", "1", "1")
    keys(cancelled, SIGN_UP)
    assert cancelled["status"] == "cancelled"
    promoted = desk.json("seminar", "promote", "1")
    assert [(p["roll"], p["status"]) for p in promoted] == [(2, "registered")]
    desk.ok("undo")
    desk.ok("undo")
    shown = desk.json("seminar", "show", "1")
    assert [(s["roll"], s["status"]) for s in shown["sign_ups"]] == [
        (1, "registered"), (2, "waiting"), (3, "waiting")]


def test_a_seat_is_offered_and_answered_a_fee_paid_and_a_call_noted(folder):
    desk = planned(folder)
    sign_up(desk, "00087", "山田 豊")
    sign_up(desk, "00412", "小川 茂")
    sign_up(desk, "01203", "星野 光")
    desk.refused(1, "seminar", "offer", "1")  # no seat is free
    desk.ok("seminar", "cancel", "1", "1")
    desk.refused(2, "seminar", "offer", "1", "--until", "2000-01-01")
    offered = desk.json("seminar", "offer", "1")
    assert [(p["roll"], p["status"]) for p in offered] == [(2, "offered")]
    desk.refused(2, "seminar", "reply", "1", "2")
    desk.refused(2, "seminar", "reply", "1", "2", "--answer", "perhaps")
    desk.refused(1, "seminar", "reply", "1", "2", "--answer", "expired")  # it holds until tomorrow
    desk.refused(1, "seminar", "reply", "1", "3", "--answer", "accepted")  # nothing is offered
    assert desk.json("seminar", "reply", "1", "2", "--answer", "declined")["status"] == "cancelled"
    assert [p["roll"] for p in desk.json("seminar", "offer", "1", "--until", "2026-12-01")] == [3]
    assert desk.json("seminar", "reply", "1", "3", "--answer", "accepted")["status"] == "registered"
    desk.refused(2, "seminar", "pay", "1", "3", "--amount", "-1")
    desk.ok("seminar", "pay", "1", "3", "--amount", "500")
    assert desk.json("seminar", "show", "1")["sign_ups"][2]["paid"] == 500
    desk.ok("seminar", "pay", "1", "3", "--amount", "0")
    assert desk.json("seminar", "show", "1")["sign_ups"][2]["paid"] is None
    desk.refused(1, "seminar", "tell", "1", "3", "--outcome", "agreed")  # it is not called off
    desk.ok("seminar", "edit", "1", "--status", "cancelled")
    assert desk.json("seminar", "tell", "1", "3", "--outcome", "agreed")["roll"] == 3
    desk.refused(1, "seminar", "tell", "1", "2", "--outcome", "agreed")  # cancelled before
    desk.ok("check")


def test_sign_up_refuses(folder):
    desk = planned(folder, 5)
    sign_up(desk, "00087", "山田 豊")
    desk.ok("seminar", "add", "--title", "昨日まで", *WHEN, "--capacity", "3")
    for code, arguments in (
        (1, ("1", "--client", "00087", "--person", "山田 豊")),
        (1, ("1", "--client", "00087", "--person", "山田豊")),
        (1, ("1", "--client", "99999", "--person", "山田 豊")),
        (1, ("9", "--client", "00087", "--person", "山田 豊")),
        (2, ("x", "--client", "00087", "--person", "山田 豊")),
        (2, ("1", "--client", "00087")),
        (2, ("1", "--client", "00087", "--person", "")),
        (2, ("1", "--person", "山田 豊")),
        (2, ("1", "--client", "00087", "--person", "a\u200bb")),
        (2, ("1", "--client", "00087", "--person", "あ" * 201)),
    ):
        desk.refused(code, "seminar", "signup", *arguments)
    desk.refused(1, "seminar", "signup", "2", "--client", "00087", "--person", "山田 豊",
                 MADOGUCHI_NOW="2026-12-03T16:01")  # over
    another = sign_up(desk, "00087", "山田 豊", "--another", "--reading", "ヤマダ ミノル")
    assert another["roll"] == 2
    assert sign_up(desk, "00087", "新井 実")["person"] == "新井 実"
    desk.refused(1, "seminar", "cancel", "1", "77")
    desk.refused(2, "seminar", "cancel", "1")
    desk.ok("seminar", "cancel", "1", "2")
    desk.refused(1, "seminar", "cancel", "1", "2")
    assert sign_up(desk, "00087", "山田 花子", "--op", "a")["roll"] == sign_up(
        desk, "00087", "山田 花子", "--op", "a")["roll"] == 4


def test_a_seat_beyond_the_capacity_has_its_reason(folder):
    desk = planned(folder)
    sign_up(desk, "00087", "山田 豊", "--note", "届出の期限")
    desk.refused(2, "seminar", "signup", "1", "--client", "00412", "--person", "小川 茂", "--over", "")
    over = sign_up(desk, "00412", "小川 茂", "--over", "講師の了承あり")
    assert (over["status"], over["position"]) == ("registered", None), over
    assert sign_up(desk, "01203", "星野 光")["status"] == "waiting"
    shown = desk.json("seminar", "show", "1")
    assert (shown["capacity"], shown["registered"], shown["waiting"]) == (1, 2, 1)
    desk.ok("check")


def test_attendance_by_rolls(folder):
    desk = planned(folder, 2)
    for client, person in (("00087", "山田 豊"), ("00412", "小川 茂"), ("01203", "星野 光")):
        sign_up(desk, client, person)
    present = desk.json("seminar", "attend", "1", "１-2")
    for row in present:
        assert list(row)[: len(SIGN_UP)] == SIGN_UP
    assert [(row["roll"], row["outcome"]) for row in present] == [(1, "present"), (2, "present")]
    assert desk.json("seminar", "show", "1")["attended"] == 2
    again = desk.json("seminar", "attend", "1", "2")
    assert again[0]["outcome"] == "already" and again[0]["at"].startswith("2026-11-24T10:2")
    before = desk.bytes()
    refused = desk.run("seminar", "attend", "1", "3,9", "--json")
    assert refused.code == 1 and refused.err.count("\n") == 1 and desk.bytes() == before, refused
    assert '"waiting"' in refused.out and '"no_roll"' in refused.out
    desk.ok("undo")
    assert desk.json("seminar", "show", "1")["attended"] == 0
    for bad in ("0", "3-1", "a", "", "1,,2"):
        desk.refused(2, "seminar", "attend", "1", bad)
    desk.refused(1, "seminar", "attend", "9", "1")
    desk.refused(1, "seminar", "attend", "1", "1", "--session", "2")
    desk.refused(2, "seminar", "attend", "1", "1", "--session", "x")


def test_counts_what_was_held(folder):
    desk = planned(folder, 2)
    for client, person in (("00087", "山田 豊"), ("00412", "小川 茂"), ("01203", "星野 光")):
        sign_up(desk, client, person)
    assert desk.json("seminar", "counts") == []
    desk.env["MADOGUCHI_NOW"] = "2026-12-03T16:00"
    desk.ok("seminar", "attend", "1", "1")
    row = {"topic": None, "year": 2026, "seminar": None, "title": None, "sessions": 1, "people": 1, "businesses": 1,
           "members": 1, "others": 0, "seats": 2, "absent": 1, "waiting": 1, "fill": 100, "no_show": 50, "changed": 0}
    assert desk.json("seminar", "counts") == [row]
    assert list(desk.json("seminar", "counts")[0]) == list(row)
    assert desk.json("seminar", "counts", "--by", "year") == [row]
    assert desk.json("seminar", "counts", "--by", "seminar") == [{**row, "seminar": 1, "title": "インボイス対応"}]
    desk.ok("seminar", "close", "1")
    desk.ok("seminar", "attend", "1", "2")
    assert desk.json("seminar", "counts") == [{**row, "people": 2, "businesses": 2, "members": 2, "absent": 0,
                                               "no_show": 0, "changed": 1}]
    assert desk.json("seminar", "counts", "--year", "２０２５") == []
    assert desk.json("seminar", "counts", "--by", "year", "--year", "2025") == []
    for bad in (("--year", "R8x"), ("--year", "1899"), ("--by", "month")):
        desk.refused(2, "seminar", "counts", *bad)


def test_questionnaire(folder):
    desk = planned(folder, 3)
    for client, person in (("00087", "山田 豊"), ("00412", "小川 茂")):
        sign_up(desk, client, person)
    desk.ok("seminar", "attend", "1", "1")
    made = desk.json("seminar", "answer", "1", "１", "5 ４-3", "--words", "駅から遠い", "--op", "sheet-1")
    assert (made["seminar"], made["came"], made["sheets"]) == (1, 1, 1), made
    assert made["questions"][0] == {"question": "内容", "answers": 1, "mean": 5, "scores": [0, 0, 0, 0, 1]}, made
    assert made["questions"][2]["answers"] == 0 and made["questions"][2]["mean"] is None, made
    assert made["words"] == [{"roll": 1, "words": "駅から遠い"}], made
    assert desk.json("seminar", "answer", "1", "1", "54-3", "--op", "sheet-1") == made
    before = desk.bytes()
    for code, arguments in ((1, ("1", "1", "1111")), (1, ("1", "2", "5453")), (1, ("1", "9", "5453")),
                            (1, ("9", "1", "5453")), (2, ("1", "1", "545")), (2, ("1", "1", "54535")),
                            (2, ("1", "1", "5463", "--replace")), (2, ("1", "x", "5453")), (1, ("9", "1", "5453")),
                            (2, ("1", "1", "5453", "--replace", "--words", "a\u202eb"))):
        desk.refused(code, "seminar", "answer", *arguments)
    assert "山田 豊" in desk.refused(1, "seminar", "answer", "1", "1", "1111")
    desk.refused(1, "seminar", "tally", "9")
    assert desk.bytes() == before
    assert desk.json("seminar", "tally", "1", "--roll", "1") == {
        "roll": 1, "person": "山田 豊", "sheet": "1 5 4 - 3 駅から遠い"}
    desk.refused(1, "seminar", "tally", "1", "--roll", "77")
    now = desk.json("seminar", "answer", "1", "1", "1111", "--replace")
    assert now["sheets"] == 1 and now["questions"][0]["mean"] == 1 and now["words"] == [], now
    desk.ok("undo")
    assert desk.json("seminar", "tally", "1") == made
