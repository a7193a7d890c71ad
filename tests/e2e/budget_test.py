"""The budget of finding: who is on the phone stands in the first three rows after ten keys, F3 and letters of the name
included; a second word may be the given name."""

from terminal import Terminal, ask, practice

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
    practice(folder)
    members = [row for row in ask(folder, "export", "members", "--format", "json") if not row["left_on"]][::5]
    with Terminal(folder).start() as desk:
        lost = [member["number"] + " " + member["name"] for member in members if not found(desk, member)]
    assert len(members) > 250 and len(lost) <= len(members) // 20, "%d of %d: %s" % (len(lost), len(members), lost)
