"""The register from the command line: adding, changing, joining, people, towns by postal code."""

import os

from program import ROOT, keys, office, practice

CARD = ("number name reading representative representative_reading phone fax email postal address division trade"
        " employees corporate_number invoice_number applied_on joined_on left_on left_reason note kind size_class"
        " regular_employees small_business small_business_reason labour_insurance bookkeeping unwanted sticky"
        " former_numbers warnings people divisions appointments consultations seminars referrals").split()

EVERYTHING = {
    "number": "00087", "name": "㈱山田製作所", "reading": "ヤマダセイサクショ", "representative": "山田 豊",
    "representative_reading": "ヤマダ ユタカ", "phone": "042-000-0087;090-0000-0087", "fax": "042-000-8087",
    "email": "m00087@example.jp", "postal": "185-0012", "address": "東京都国分寺市本町1-2-3", "division": "工業部会",
    "trade": "金属製品製造業", "employees": 12, "corporate_number": "2026773546848", "invoice_number": "T2026773546848",
    "applied_on": "2001-04-01", "joined_on": "2001-05-01", "left_on": None, "left_reason": None, "note": "午前中に",
    "size_class": "manufacturing", "regular_employees": 8, "labour_insurance": True, "bookkeeping": False}


def options(values):
    for key, value in values.items():
        if value is not None:
            yield "--" + key.replace("_", "-")
            yield {True: "1", False: "0"}[value] if isinstance(value, bool) else str(value)


def member(desk, *arguments):
    document = desk.json("member", *arguments)
    keys(document, CARD)
    return document


def warned(desk, *arguments):
    """Done with exit status 0, and what looks wrong on standard error."""
    result = desk.run(*arguments, "--json", "--lang", "ja")
    assert result.code == 0, result
    return result.err.splitlines()


def test_every_field_is_an_option(folder):
    desk = office(folder)
    added = member(desk, "add", *options(EVERYTHING), "--op", "add-1")
    assert {key: added[key] for key in EVERYTHING} == EVERYTHING, added
    assert added["small_business"] == "yes" and added["warnings"] == [], added
    assert member(desk, "add", *options(EVERYTHING), "--op", "add-1") == added, "the same operation again"
    changed = member(desk, "edit", "87", "--phone", "", "--trade", "飲食店", "--size-class", "", "--regular-employees",
                     "", "--employees", "6", "--labour-insurance", "0", "--bookkeeping", "はい")
    assert changed["phone"] is None and changed["fax"] == "042-000-8087", changed
    assert (changed["labour_insurance"], changed["bookkeeping"]) == (False, True), changed
    assert (changed["size_class"], changed["small_business"]) == (None, "no"), changed
    before = desk.bytes()
    assert member(desk, "edit", "87", "--employees", "6") == changed
    assert desk.bytes() == before, "nothing is written when nothing differs"
    desk.ok("undo")
    assert member(desk, "show", "87") == added
    exported = desk.ok("export", "members").splitlines()[0]
    assert "size_class" not in exported and "unwanted" not in exported, "the register's columns alone"


def test_a_name_in_kana_reads_itself(folder):
    desk = office(folder)
    assert member(desk, "add", "--name", "㈱さくらパーク")["reading"] == "サクラパーク"
    desk.refused(2, "member", "add", "--name", "さくら商店")


def test_a_wrong_value_is_refused_and_changes_nothing(folder):
    desk = office(folder)
    member(desk, "add", *options(EVERYTHING))
    before = desk.bytes()
    for code, arguments in (
            (2, ["add", "--name", "山田"]), (2, ["add", "--reading", "ヤマダ"]),
            (2, ["add", "--name", "山田", "--reading", "ヤマダ", "--kind", "guest"]),
            (2, ["add", "--name", "山田", "--reading", "ヤマダ", "--kind", "founder", "--joined-on", "2026-04-01"]),
            (1, ["add", "--name", "山田", "--reading", "ヤマダ", "--number", "87"]),
            (2, ["edit", "87", "--employees", "many"]), (2, ["edit", "87", "--size-class", "big"]),
            (2, ["edit", "87", "--labour-insurance", "maybe"]), (2, ["edit", "87", "--unwanted", "nobody"]),
            (2, ["edit", "87", "--name", ""]), (2, ["edit", "87", "--left-on", "2000-01-01"]),
            (2, ["edit", "87", "--name", "x" * 201]), (2, ["edit", "87", "--note", "x" * 100000]),
            (1, ["edit", "88", "--name", "山田"]), (2, ["edit", "山田", "--name", "山田"]),
            (1, ["join", "87"]), (2, ["join", "87", "--on", "someday"])):
        desk.refused(code, "member", *arguments)
        assert desk.bytes() == before, arguments


def test_what_looks_wrong_is_said_and_taken(folder):
    desk = office(folder)
    lines = warned(desk, "member", "add", "--name", "㈱山田", "--reading", "ヤマダ", "--corporate-number",
                   "1026773546848", "--invoice-number", "T2026773546848")
    assert len(lines) == 2 and all(line.startswith("madoguchi: ") for line in lines), lines
    assert [w["field"] for w in member(desk, "show", "1")["warnings"]] == ["corporate_number", "invoice_number"]
    assert warned(desk, "member", "show", "1") == [], "showing says it in its document alone"
    sole = ["member", "add", "--name", "山田商店", "--reading", "ヤマダ", "--invoice-number", "T1026773546848"]
    assert warned(desk, *sole) == [], "a sole trader's number has no check digit that is known"
    assert len(warned(desk, "member", "edit", "2", "--left-on", "2026-11-24")) == 1, "the reason is asked for"
    assert member(desk, "show", "2")["kind"] == "left"


def test_becoming_a_member_keeps_everything(folder):
    desk = practice(folder)
    founder = member(desk, "add", "--kind", "founder", "--name", "喜多見 翔太", "--reading", "キタミ ショウタ",
                     "--phone", "090-0000-0031")
    number = founder["number"]
    assert number.startswith("C") and founder["kind"] == "founder"
    slot = desk.json("slots", "--client", number, "--limit", "1")[0]
    booked = desk.json("book", "--client", number, "--desk", slot["desk"], "--start", slot["start"])
    seminar = desk.json("seminar", "add", "--title", "創業塾", "--start", "2026-12-10T14:00", "--end",
                        "2026-12-10T16:00", "--capacity", "5")["id"]
    desk.json("seminar", "signup", seminar, "--client", number, "--person", "喜多見 翔太")
    before = member(desk, "show", number)
    assert len(before["appointments"]) == len(before["seminars"]) == 1

    joined = member(desk, "join", number, "--on", "2026-12-01")
    assert joined["kind"] == "member" and joined["number"].isdigit() and joined["joined_on"] == "2026-12-01", joined
    assert joined["former_numbers"] == [number]
    assert [a["id"] for a in joined["appointments"]] == [booked["id"]] and len(joined["seminars"]) == 1
    assert member(desk, "show", number) == joined, "the old number finds it"
    assert desk.json("find", "kitami")[0]["number"] == joined["number"]
    assert desk.json("find", number)[0]["number"] == joined["number"]
    assert desk.json("history", "--member", number)[0]["action"] == "client.join"
    desk.refused(1, "member", "join", number)
    desk.ok("undo")
    assert member(desk, "show", number) == before
    assert member(desk, "join", number, "--number", "90001")["number"] == "90001"


def test_people_of_a_client(folder):
    desk = office(folder)
    member(desk, "add", *options(EVERYTHING))
    err = warned(desk, "person", "add", "87", "--name", "山田 花子", "--role", "family", "--division", "青年部;女性部")
    assert len(err) == 1 and "青年部" in err[0], err
    person = member(desk, "show", "87")["people"][1]
    assert person["divisions"] == ["女性部", "青年部"] and person["born_on"] is None, person
    assert "46" in warned(desk, "person", "edit", person["id"], "--born-on", "1980-01-01")[0]
    assert warned(desk, "person", "edit", person["id"], "--born-on", "1990-01-01", "--phone", "090-0000-0001") == []
    person = member(desk, "show", "87")["people"][1]
    assert (person["born_on"], person["phone"], person["role"]) == ("1990-01-01", "090-0000-0001", "family"), person
    assert desk.json("find", "花子")[0]["number"] == "00087"
    desk.refused(1, "person", "edit", person["id"], "--role", "representative")
    desk.refused(2, "person", "edit", person["id"], "--born-on", "2026-11-25")
    desk.refused(2, "person", "add", "87", "--name", "")
    desk.refused(2, "person", "add", "87", "--name", "𠮷" * 300)
    desk.refused(2, "person", "edit", person["id"], "--division", "野球部")
    desk.refused(1, "person", "remove", "99999")
    desk.ok("person", "remove", person["id"])
    assert len(member(desk, "show", "87")["people"]) == 1
    desk.ok("undo")
    seminar = desk.json("seminar", "add", "--title", "創業塾", "--start", "2026-12-10T14:00", "--end",
                        "2026-12-10T16:00", "--capacity", "5")["id"]
    desk.json("seminar", "signup", seminar, "--client", "87", "--person", "山田 花子")
    desk.refused(1, "person", "remove", person["id"])


def test_a_sticky_note(folder):
    desk = office(folder)
    member(desk, "add", *options(EVERYTHING))
    assert member(desk, "sticky", "87", "折り返しは夕方")["sticky"] == "折り返しは夕方"
    assert member(desk, "sticky", "87", "")["sticky"] is None


def test_towns_by_postal_code_are_replaced(folder):
    desk = office(folder)
    path = os.path.join(ROOT, "config", "postal.csv")
    assert desk.json("import", "postal", path) == {"read": 20, "towns": 20}
    first = desk.json("history")[0]
    assert first["action"] == "office.postal" and "20" in first["summary"], first
    desk.refused(1, "undo")
    before = desk.bytes()
    desk.refused(2, "import", "postal", os.path.join(ROOT, "tests", "data", "members-utf8.csv"))
    desk.refused(2, "import", "postal", os.path.join(folder, "none.csv"))
    desk.refused(2, "import", "postal", path, "--encoding", "utf-16")
    assert desk.bytes() == before
