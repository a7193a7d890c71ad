"""The waiting list for the desks. The clock stands at Tuesday 2026-11-24 10:24."""

from program import keys, small_office

WISH = ("id place client name phone topic desks consultant from to weekdays after before notice note since calls"
        " last_call last_result status").split()
FIT = "id place client name phone topic desk consultant start end notice note calls last_call last_result".split()


def test_a_wish_is_kept_as_it_was_said(folder):
    desk = small_office(folder)
    made = desk.json("waiting", "add", "--client", "87", "--topic", "事業承継", "--desks", "１,3", "--when",
                     "12/1-12/18 火木 14-16", "--notice", "2", "--note", "車で来る")
    keys(made, WISH)
    assert {key: made[key] for key in WISH[8:15]} == {
        "from": "2026-12-01", "to": "2026-12-18", "weekdays": ["tue", "thu"], "after": "14:00", "before": "16:00",
        "notice": 2, "note": "車で来る"}
    assert (made["place"], made["client"], made["topic"], made["desks"]) == (1, "00087", "事業承継", [1, 3])
    assert (made["since"], made["calls"], made["last_call"], made["status"]) == ("2026-11-24T10:24", 0, None, "waiting")
    assert desk.json("waiting", "list") == [made]
    edited = desk.json("waiting", "edit", made["id"], "--notice", "0")
    assert edited == {**made, "notice": 0}
    for bad in (("--desks", "1;3"), ("--desks", ""), ("--when", "soon"), ("--notice", "61"), ("--notice", "x")):
        desk.refused(2, "waiting", "add", "--client", "87", *bad)
    desk.refused(2, "waiting", "add", "--client", "87", "--when", "2026/11/1まで", "--topic", "2")
    for bad in (("87", "--desks", "9"), ("99999",), ("87", "--topic", "天気"), ("87", "--topic", "7")):
        desk.refused(1, "waiting", "add", "--client", *bad)
    desk.refused(1, "waiting", "cancel", "999")
    desk.refused(2, "waiting", "cancel", "x")
    assert desk.json("waiting", "list") == [edited]


def test_a_freed_time_shows_who_fits_in_order(folder):
    desk = small_office(folder)
    booked = desk.json("book", "--client", "00087", "--desk", "1", "--start", "2026-12-01T10:00", "--topic", "7")
    desk.ok("member", "add", "--name", "若葉精機", "--reading", "ワカバセイキ", "--kind", "nonmember")
    numbers = ["00412", "01203", "C00001"]
    wishes = ((), ("--desks", "2"), ("--when", "火 午前"))
    ids = [desk.json("waiting", "add", "--client", number, "--topic", "7", *wish)["id"]
           for number, wish in zip(numbers, wishes)]
    freed = ("waiting", "fits", "--desk", "1", "--start", booked["start"])
    assert desk.json(*freed) == [], "it is taken"
    desk.ok("cancel", booked["id"], "--reason", "client")
    fits = desk.json(*freed)
    keys(fits[0], FIT)
    assert [(row["id"], row["place"]) for row in fits] == [(ids[0], 1), (ids[2], 3)]
    assert {(row["desk"], row["start"], row["end"], row["consultant"]) for row in fits} == {
        (1, booked["start"], booked["end"], booked["consultant"])}
    called = desk.json("waiting", "call", ids[0], "--result", "no_answer", "--op", "call-1")
    desk.ok("waiting", "call", ids[0], "--result", "no_answer", "--op", "call-1")
    assert (called["calls"], called["last_result"], called["last_call"]) == (1, "no_answer", "2026-11-24T10:24")
    assert desk.json("waiting", "list")[0] == called, "called is no reason to lose one's place"
    desk.ok("book", "--client", numbers[2], "--desk", "1", "--start", booked["start"], "--topic", "7")
    assert [row["id"] for row in desk.json("waiting", "list")] == ids[:2]
    everybody = desk.json("waiting", "list", "--all")
    assert [row["status"] for row in everybody] == ["waiting", "waiting", "booked"]
    desk.ok("undo")
    assert [row["id"] for row in desk.json("waiting", "list")] == ids
    assert {row["id"] for row in desk.json("waiting", "fits", "--from", "2026-12-01", "--to", "2026-12-04")} == set(ids)
    desk.refused(2, "waiting", "fits", "--start", booked["start"])
    desk.refused(2, "waiting", "call", ids[0], "--result", "maybe")


def test_undo_and_history_know_the_list(folder):
    desk = small_office(folder)
    made = desk.json("waiting", "add", "--client", "87", "--topic", "7", "--op", "w-1")
    assert desk.json("waiting", "add", "--client", "87", "--topic", "7", "--op", "w-1") == made
    desk.ok("waiting", "cancel", made["id"])
    assert desk.json("waiting", "list") == []
    desk.ok("undo")
    assert desk.json("waiting", "list") == [made]
    said = [row["summary"] for row in desk.json("history", "--lang", "ja")][:3]
    assert any("キャンセル待ち" in sentence and "事業承継" in sentence for sentence in said), said


def test_a_merged_client_waits_as_the_survivor(folder):
    desk = small_office(folder)
    loser = "00412"
    made = desk.json("waiting", "add", "--client", loser, "--topic", "7")
    assert desk.run("member", "merge", loser, "00087").code == 0
    waiting = desk.json("waiting", "list")
    assert [(row["id"], row["client"]) for row in waiting] == [(made["id"], "00087")]
