"""The door of a seminar: two terminals at two doors, and a scanner that is faster than anybody reads."""

from terminal import Terminal, ask, practice, run

CLOCK = "2026-11-24T13:52"
DAMM = ("0317598642", "7092154863", "4206871359", "1750983426", "6123045978",
        "3674209581", "5869720134", "8945362017", "9438617205", "2581436790")


def code(sign_up):
    """As printed on the door list: kind, ten digits, and the check digit of H. M. Damm."""
    digits = "2%010d" % sign_up
    check = 0
    for digit in digits:
        check = int(DAMM[check][int(digit)])
    return digits + str(check)


def fair(folder, people):
    """A seminar of the hour with so many people; gives its id and theirs."""
    made = ask(folder, "seminar", "add", "--title", "合同説明会", "--start", "2026-11-24T14:00", "--end", "2026-11-24T16:00",
               "--capacity", str(people), MADOGUCHI_NOW=CLOCK)
    client = ask(folder, "find", "ya", "--limit", "1", MADOGUCHI_NOW=CLOCK)[0]["number"]
    for at in range(people):
        ask(folder, "seminar", "signup", str(made["id"]), "--client", client, "--person", "客%d" % at, MADOGUCHI_NOW=CLOCK)
    shown = ask(folder, "seminar", "show", str(made["id"]), MADOGUCHI_NOW=CLOCK)
    return made["id"], [row["id"] for row in shown["sign_ups"]]


def attended(folder, seminar):
    return ask(folder, "seminar", "show", str(seminar), MADOGUCHI_NOW=CLOCK)["attended"]


def open_door(desk):
    desk.key("F5 / 合 同 Enter a")
    desk.wait("合同説明会 > 受付")


def test_a_scanner_fills_a_door(folder):
    practice(folder, CLOCK)
    seminar, people = fair(folder, 200)
    with Terminal(folder, MADOGUCHI_NOW=CLOCK).start() as desk:
        open_door(desk)
        # In one write, as fast as a terminal takes them; every other scanner sends an Enter.
        desk.send("".join(code(one) + ("\r" if at % 2 else "") for at, one in enumerate(people)).encode())
        desk.wait("出席  200")
        assert desk.shows("未着  0"), "\n".join(desk.rows())
        assert attended(folder, seminar) == 200
        desk.send("".join(code(one) for one in people).encode())
        desk.type("1")
        desk.wait("さがす: 1")
        assert desk.shows("出席済み  200"), "\n".join(desk.rows())
    assert attended(folder, seminar) == 200
    assert run(folder, "check").returncode == 0


def test_two_doors_count_together(folder):
    practice(folder, CLOCK)
    seminar, people = fair(folder, 40)
    with Terminal(folder, MADOGUCHI_NOW=CLOCK).start() as one, \
            Terminal(folder, MADOGUCHI_NOW="2026-11-24T13:55").start() as two:
        open_door(one)
        open_door(two)
        one.send("".join(code(person) for person in people[:25]).encode())
        two.send("".join(code(person) for person in people[15:]).encode())
        for door in (one, two):
            door.wait("出席  40")
            door.wait("未着  0")
        assert attended(folder, seminar) == 40
        # Whoever came in at the other door is in, since then.
        one.type("40")
        one.key("Enter")
        one.wait("40番 客39 様は 13:55 に受付済みです。")
        two.type("1")
        two.key("Enter")
        two.wait("1番 客0 様は 13:52 に受付済みです。")
        one.key("C-z")
        two.wait("出席  39")
    assert run(folder, "check").returncode == 0
