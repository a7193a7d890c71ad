"""How many keys the clerk's everyday jobs take at most, from anywhere, letters of names included."""

from terminal import Terminal, ask, practice, run

PAIRS = """
ア a イ i ウ u エ e オ o カ ka キ ki ク ku ケ ke コ ko サ sa シ shi ス su セ se ソ so タ ta チ chi ツ tsu テ te ト to
ナ na ニ ni ヌ nu ネ ne ノ no ハ ha ヒ hi フ fu ヘ he ホ ho マ ma ミ mi ム mu メ me モ mo ヤ ya ユ yu ヨ yo
ラ ra リ ri ル ru レ re ロ ro ワ wa ヲ o ン n ガ ga ギ gi グ gu ゲ ge ゴ go ザ za ジ ji ズ zu ゼ ze ゾ zo
ダ da ヂ ji ヅ zu デ de ド do バ ba ビ bi ブ bu ベ be ボ bo パ pa ピ pi プ pu ペ pe ポ po ヴ v
""".split()
ROMAJI = dict(zip(PAIRS[::2], PAIRS[1::2]))
SMALL = {"ャ": "ya", "ュ": "yu", "ョ": "yo", "ァ": "a", "ィ": "i", "ゥ": "u", "ェ": "e", "ォ": "o"}


def romaji(kana):
    """Hepburn as people type it; long marks are left out."""
    out, double = "", False
    for sign in kana:
        if sign == "ッ":
            double = True
        elif sign in SMALL and out.endswith("i") and sign in "ャュョ":
            out = out[:-1] + (SMALL[sign][1:] if out[:-1].endswith(("sh", "ch", "j")) else SMALL[sign])
        elif sign in SMALL:
            out = out[:-1] + SMALL[sign]
        elif sign in ROMAJI:
            letters = ROMAJI[sign]
            out += (letters[0] if double else "") + letters
            double = False
    return out


def ways(member):
    """What a clerk may type in nine keys, the simplest first."""
    name = romaji(member["reading"])
    yield name[:9]
    reading = (member.get("representative_reading") or "").split()
    if len(reading) == 2:
        given = romaji(reading[1])
        for letters in (5, 4, 6, 3):
            yield name[:letters] + " " + given[: 8 - letters]


def found(desk, member):
    for text in ways(member):
        desk.key("F3")
        desk.type(text)
        if any(member["number"] in row for row in desk.rows()[4:7]):
            return True
    return False


def test_ten_keys_find_whom_the_caller_names(folder):
    """Who is on the phone stands in the first three rows, F3 counted; a second word may be the given name."""
    practice(folder)
    members = [row for row in ask(folder, "export", "members", "--format", "json") if not row["left_on"]][::5]
    with Terminal(folder).start() as desk:
        lost = [member["number"] + " " + member["name"] for member in members if not found(desk, member)]
    assert len(members) > 250 and len(lost) <= len(members) // 20, "%d of %d: %s" % (len(lost), len(members), lost)


def counted(desk, steps):
    """Presses keys, and types what stands in quotes; gives how many it took."""
    keys = 0
    for step in steps:
        if step[0] == '"':
            desk.type(step.strip('"'))
            keys += len(step.strip('"'))
        else:
            desk.key(step)
            keys += 1
    return keys


def job(desk, most, steps, said):
    taken = counted(desk, steps)
    assert desk.shows(said), "%s does not say %s:\n%s" % (steps, said, "\n".join(desk.rows()))
    assert taken <= most, "%s: %d keys of %d" % (steps, taken, most)


def test_everyday_jobs(folder):
    """One after the other on one desk, each from where the one before it ended."""
    practice(folder, clock="2026-11-24T13:52")
    line = "b 1203 12/1 10 d2 7"
    wish = ("--client", "1203", "--topic", "1", "--desks", "1", "--when", "11/24 15-")
    assert run(folder, "waiting", "add", *wish, MADOGUCHI_NOW="2026-11-24T09:00").returncode == 0
    with Terminal(folder, MADOGUCHI_NOW="2026-11-24T13:52").start("madoguchi --lang ja") as desk:
        desk.key("F4 Down")
        job(desk, 4, ["m", "n", "Enter"], "㈱若葉精機 を 15:00 1番窓口へ移しました")
        desk.key("F3")
        job(desk, 5, ["F4", "x", "1", "Enter"], "15:00 1番窓口 山田茶舗 を予約しました")
        job(desk, 1, ["C-z"], "元に戻しました: 15:00 1番窓口 山田茶舗 を予約しました")
        assert run(folder, "undo", MADOGUCHI_NOW="2026-11-24T13:52").returncode == 0  # the cancellation
        booked = "14:00 1番窓口 星野台生花店 を予約しました"
        job(desk, 10, ["F3", '"hosi"', "F4", "Enter", "Enter", "Enter"], booked)
        job(desk, 1, ["C-z"], "元に戻しました: " + booked)
        job(desk, len(line) + 2, ["F10", '"%s"' % line, "Enter"], "12/1(火) 10:00 2番窓口 山田茶舗 を予約しました")
        job(desk, 1, ["C-z"], "元に戻しました: 12/1(火) 10:00 2番窓口 山田茶舗 を予約しました")
        desk.key("F5 Down")
        job(desk, 8, ["+", '"mizu"', "Enter", "Enter", "Enter"], "申込受付 清水 香織 様")
        job(desk, 1, ["C-z"], "元に戻しました: 申込受付 清水 香織 様")
        desk.key("F2")
        rolls = "1-20"
        job(desk, len(rolls) + 3, ["F5", "a", '"%s"' % rolls, "Enter"], "12名を出席にしました。出席済み8名")
        job(desk, 1, ["C-z"], "元に戻しました: ")
    assert run(folder, "check", MADOGUCHI_NOW="2026-11-24T13:52").returncode == 0
