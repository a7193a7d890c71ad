"""Two numbers of one client: looking for them, merging, telling them apart."""

import json

from program import keys, practice, register, small_office

SHOWN = "winner loser both_members fields rows".split()


def twins(folder):
    """00087 ㈱山田製作所 and 00500 山田製作所, the same by name and phone; 00412 and 01203 beside them."""
    desk = small_office(folder)
    desk.ok("import", "members", register(folder, "00500,山田製作所,ヤマダセイサクショ,山田 豊,0420000087,new@example.jp",
                                          header="number,name,reading,representative,phone,email"))
    return desk


def merged(desk, *more):
    """00500 goes into 00087: done, and said that a membership is gone."""
    result = desk.run("member", "merge", "500", "87", "--json", "--lang", "en", *more)
    assert (result.code, result.err) == (
        0, "madoguchi: 00087 and 00500 were both members: one membership is gone.\n"), result
    return json.loads(result.out)


def pairs(desk):
    return [(p["winner"], p["loser"]) for p in desk.json("member", "duplicates")]


def test_suspected_pairs_are_listed(folder):
    desk = twins(folder)
    found = desk.json("member", "duplicates")
    keys(found[0], "winner winner_name loser loser_name reasons".split())
    assert found == [{"winner": "00087", "winner_name": "㈱山田製作所", "loser": "00500", "loser_name": "山田製作所",
                      "reasons": ["phone", "name", "representative"]}], found
    assert desk.json("member", "duplicates", "--limit", "1") == found
    assert desk.run("member", "duplicates", "--limit", "0").code == 2


def test_dry_run_names_what_would_happen_and_writes_nothing(folder):
    desk = twins(folder)
    before = desk.bytes()
    shown = desk.json("member", "merge", "500", "87", "--dry-run")
    keys(shown, SHOWN)
    assert (shown["winner"]["number"], shown["loser"]["number"], shown["both_members"]) == ("00087", "00500", True)
    fields = {f["field"]: f["choice"] for f in shown["fields"]}
    assert (fields["name"], fields["email"]) == ("keep", "take"), fields
    assert sorted((r["table"], r["fate"]) for r in shown["rows"]) == [("person", "double"), ("phone", "double")], shown
    assert desk.bytes() == before


def test_both_numbers_find_the_one_that_stays(folder):
    desk = twins(folder)
    card = merged(desk, "--take", "name", "--op", "m1")
    assert (card["number"], card["name"], card["email"]) == ("00087", "山田製作所", "new@example.jp"), card
    assert card["former_numbers"] == ["00500"]
    assert desk.json("member", "show", "500")["number"] == "00087"
    assert [c["number"] for c in desk.json("find", "500")] == ["00087"]
    assert [c["number"] for c in desk.json("find", "yamada")] == ["00087"]
    assert desk.json("member", "merge", "500", "87", "--op", "m1")["number"] == "00087", "a repeated operation"
    assert pairs(desk) == []
    desk.ok("undo")
    assert desk.json("member", "show", "500")["name"] == "山田製作所"
    assert pairs(desk) == [("00087", "00500")]
    desk.ok("check")


def refused(desk, code, part, *words):
    before = desk.bytes()
    result = desk.run(*words, "--lang", "en")
    assert result.code == code and part in result.err and result.err.count("\n") == 1, result
    assert result.out == "" and desk.bytes() == before, result


def test_what_cannot_be_is_refused_with_a_sentence(folder):
    desk = twins(folder)
    refused(desk, 1, "There is no client", "member", "merge", "777", "87")
    refused(desk, 2, "no client's number", "member", "merge", "x", "87")
    refused(desk, 1, "the same client", "member", "merge", "87", "087")
    refused(desk, 2, "foo", "member", "merge", "500", "87", "--take", "foo")
    refused(desk, 2, "address", "member", "merge", "500", "87", "--both", "address")
    refused(desk, 1, "the same client", "member", "distinct", "87", "87")
    merged(desk)
    refused(desk, 1, "the same client", "member", "merge", "500", "87")
    refused(desk, 1, "the same client", "member", "merge", "500", "87", "--dry-run")


def test_a_later_change_keeps_a_merge_from_being_undone(folder):
    desk = twins(folder)
    merged(desk)
    action = desk.json("history")[0]
    assert action["action"] == "client.merge" and "00500 山田製作所" in action["summary"], action
    desk.ok("member", "edit", "87", "--email", "later@example.jp")
    refused(desk, 1, "Something was built on it", "undo", str(action["id"]))
    desk.ok("undo")
    desk.ok("undo", str(action["id"]))
    assert desk.json("member", "show", "500")["number"] == "00500"


def test_two_who_are_two_are_not_asked_about_again(folder):
    desk = twins(folder)
    assert desk.json("member", "distinct", "500", "87") == {"number": "500", "other_number": "87"}
    assert pairs(desk) == []
    refused(desk, 1, "remembered already", "member", "distinct", "87", "500")
    desk.ok("undo")
    assert pairs(desk) == [("00087", "00500")]


def test_a_year_of_rows_goes_over(folder):
    desk = practice(folder)
    members = [m["number"] for m in desk.json("find", "0420", "--limit", "40") if m["kind"] == "member"][:8]
    for loser, winner in zip(members[::2], members[1::2]):
        cards = [desk.json("member", "show", number) for number in (loser, winner)]
        result = desk.run("member", "merge", loser, winner)
        if result.code == 1:
            assert "番窓口" in result.err, result
            continue
        after = desk.json("member", "show", loser)
        assert after["number"] == winner
        for list_of in ("appointments", "seminars"):
            assert len(after[list_of]) == sum(len(card[list_of]) for card in cards), list_of
    desk.ok("check")
