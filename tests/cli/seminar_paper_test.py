"""A seminar on paper, read back by other programs: all names are there, nothing is cut off."""

import os
import re
import subprocess
import unicodedata

from program import practice, small_office

LENGTHS = (1, 20, 60, 200)


def tool(*command):
    return subprocess.run(command, capture_output=True, check=True).stdout.decode("utf-8")


def text_of(desk, name):
    """As plain characters: fonts write compatibility forms (㈱) as they are, and lines break in names."""
    return tool("pdftotext", "-layout", os.path.join(desk.folder, name), "-")


def letters(text):
    return "".join(unicodedata.normalize("NFC", text).split())


def pages(desk, name):
    return int(re.search(r"Pages:\s+(\d+)", tool("pdfinfo", os.path.join(desk.folder, name))).group(1))


def words(desk, name):
    """Every word with its page and box in points, the page being 0 0 595 842."""
    page, out = 0, []
    for line in tool("pdftotext", "-bbox", os.path.join(desk.folder, name), "-").split("\n"):
        page += "<page " in line
        box = re.search(r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*)</word>', line)
        if box:
            out.append((page, *(float(box.group(i)) for i in range(1, 5)), box.group(5)))
    return out


def column(desk, name, left, right):
    """What stands between two distances from the left, in millimetres, line by line."""
    inside = [w for w in words(desk, name) if (left - 1) * 72 / 25.4 <= w[1] < (right - 1) * 72 / 25.4]
    return "".join(w[5] for w in sorted(inside, key=lambda w: (w[0], w[2], w[1])))


def named(length):
    """A name that begins as no other does."""
    return "川山田森"[LENGTHS.index(length)] + "".join(chr(ord("か") + i % 30) for i in range(length - 1))


def long_names(folder, capacity=3):
    desk = small_office(folder)
    ident = desk.json("seminar", "add", "--title", "創業入門", "--start", "2026-12-01T14:00,2026-12-08T14:00", "--end",
                      "2026-12-01T16:00,2026-12-08T16:00", "--capacity", capacity, "--room", "3階ホール")["id"]
    for length in LENGTHS:
        desk.ok("seminar", "signup", ident, "--client", "00087", "--person", named(length), "--reading", "ア" * length)
    return desk, ident


def inside_the_page(desk, name):
    outside = [w for w in words(desk, name) if w[1] < 0 or w[2] < 0 or w[3] > 595.4 or w[4] > 842]
    assert not outside, outside


def test_a_roster_has_everybody_whatever_the_name(folder):
    desk, ident = long_names(folder)
    desk.ok("print", "roster", ident, "-o", "roster.pdf")
    text = text_of(desk, "roster.pdf")
    for part in ("創業入門", "参加者名簿", "第1回 12/1(火) 14:00-16:00", "12/8(火)", "3階ホール", "席 3/3 待ち1名", "㈱山田製作所",
                 "042-000-0087", "当日参加"):
        assert letters(part) in letters(text), "%s: %s" % (part, text)
    names = column(desk, "roster.pdf", 26, 63)
    for length in LENGTHS:
        assert named(length) in names, "a name of %d characters: %s" % (length, names)
    assert text.index("キャンセル待ち") > text.index(named(60)[:3]), "who waits stands below"
    assert named(200)[:3] in text[text.index("キャンセル待ち"):]
    inside_the_page(desk, "roster.pdf")
    assert desk.json("history")[0]["summary"] == "セミナーの参加者名簿を印刷用に書き出しました"


def test_a_roster_has_fees_and_who_came_once_there_are_any(folder):
    desk = small_office(folder)
    ident = desk.json("seminar", "add", "--title", "簿記入門", "--start", "2026-12-01T14:00,2026-12-08T14:00", "--end",
                      "2026-12-01T16:00,2026-12-08T16:00", "--capacity", 3, "--fee-member", 3000)["id"]
    for length in LENGTHS:
        desk.ok("seminar", "signup", ident, "--client", "00087", "--person", named(length), "--reading", "ア" * length)
    desk.ok("seminar", "pay", ident, 1)
    desk.ok("print", "roster", ident, "-o", "before.pdf")
    before = letters(text_of(desk, "before.pdf"))
    assert "受講料" in before and before.count("3,000円") == 3 and before.count("済") == 1
    assert "出席" not in before
    desk.ok("seminar", "attend", ident, "1", "--session", 1, MADOGUCHI_NOW="2026-12-01T14:00")
    desk.ok("seminar", "attend", ident, "2", "--session", 1, MADOGUCHI_NOW="2026-12-01T14:20")
    desk.ok("seminar", "attend", ident, "2", "--session", 2, MADOGUCHI_NOW="2026-12-08T14:00")
    desk.ok("print", "roster", ident, "-o", "after.pdf", MADOGUCHI_NOW="2026-12-08T17:00")
    after = text_of(desk, "after.pdf")
    assert "042-000-0087" in after, "in one line"
    for came in ("済1/2", "3,000円2/2遅刻1", "3,000円—"):
        assert came in letters(after), "%s: %s" % (came, after)
    assert letters(after).count("—") == 1, "who waits could not come: %s" % after
    inside_the_page(desk, "after.pdf")
    free = desk.json("seminar", "add", "--title", "無料", "--start", "2026-12-02T14:00", "--end", "2026-12-02T16:00",
                     "--capacity", 3)["id"]
    desk.ok("seminar", "signup", free, "--client", "00087", "--person", named(1))
    desk.ok("print", "roster", free, "-o", "free.pdf")
    assert "受講料" not in text_of(desk, "free.pdf")


def test_every_page_has_its_heads_and_number(folder):
    desk = practice(folder)
    ident = [row["id"] for row in desk.json("seminar", "list") if row["registered"] > 35][-1]
    desk.ok("print", "roster", ident, "-o", "roster.pdf")
    each = text_of(desk, "roster.pdf").split("\f")[:-1]
    assert len(each) == pages(desk, "roster.pdf") > 1
    for number, page in enumerate(each, 1):
        assert "参加者名簿" in page and "フリガナ" in page and "事業所" in page, page
        assert letters(page).endswith("%d/%d" % (number, len(each))), page
    shown = desk.json("seminar", "show", ident)["sign_ups"]
    live = [row for row in shown if row["status"] != "cancelled"]
    assert len(live) < len(shown), "who cancelled does not stand there"
    rolls = [int(w[5]) for w in words(desk, "roster.pdf") if w[3] < 26 * 72 / 25.4 and w[5].isdigit()]
    assert rolls == [r["roll"] for r in live if r["status"] != "waiting"] + \
        [r["roll"] for r in live if r["status"] == "waiting"]


def test_the_door_list_has_codes_that_scanners_read(folder):
    desk, ident = long_names(folder)
    desk.ok("print", "door", ident, "-o", "door.pdf")
    text, names = text_of(desk, "door.pdf"), column(desk, "door.pdf", 47, 85)
    assert "受付名簿" in text and named(200)[:3] not in text, "who waits has no code yet"
    for length in LENGTHS[:3]:
        assert named(length) in names, names
    inside_the_page(desk, "door.pdf")
    subprocess.run(["pdftoppm", "-r", "200", "-png", "-singlefile", "door.pdf", "page"], cwd=folder, check=True)
    seen = subprocess.run(["zbarimg", "--quiet", "--raw", "page.png"], cwd=folder, capture_output=True, check=True)
    codes = seen.stdout.decode().split()
    assert len(codes) == 3 and all(code.startswith("2") and code in text for code in codes), codes
    assert text.index(codes[0][:11]) >= 0
    order = [w[5] for w in words(desk, "door.pdf") if w[5] in codes]
    assert order == sorted(codes), "in order of reading, which is that of the ids here: %s" % order


def test_ten_tags_on_a_sheet_from_any_card(folder):
    desk, ident = long_names(folder, capacity=20)
    for start, sheets in ((1, 1), (7, 1), (8, 2)):
        desk.ok("print", "tags", ident, "-o", "tags.pdf", "--start", start)
        assert pages(desk, "tags.pdf") == sheets, start
    desk.ok("print", "tags", ident, "-o", "tags.pdf")
    left, right = column(desk, "tags.pdf", 0, 105), column(desk, "tags.pdf", 105, 210)
    assert named(1) in left and named(20) in right and named(60) in left and named(200) in right, left + right
    assert letters(text_of(desk, "tags.pdf")).count("㈱山田製作所") == 4
    inside_the_page(desk, "tags.pdf")


def test_what_cannot_be_printed_leaves_no_file(folder):
    desk = practice(folder)
    ident = desk.json("seminar", "add", "--title", "空", "--start", "2026-12-01T14:00", "--end", "2026-12-01T16:00",
                      "--capacity", 70)["id"]
    for what in ("roster", "door", "tags"):
        assert "印刷する方がいません" in desk.refused(1, "print", what, ident, "-o", "none.pdf")
        desk.refused(1, "print", what, 999, "-o", "none.pdf")
        desk.refused(2, "print", what, ident)
    desk.refused(2, "print", "tags", ident, "--start", 11, "-o", "none.pdf")
    assert not os.path.exists(os.path.join(folder, "none.pdf"))


def course(folder, *rule):
    """Three sessions of two fields: two people were in all of them, one in the two of one field, one in the first."""
    desk = small_office(folder)
    days = ("2026-12-01", "2026-12-08", "2026-12-15")
    ident = desk.json("seminar", "add", "--title", "創業塾", "--start", ",".join(d + "T14:00" for d in days), "--end",
                      ",".join(d + "T16:00" for d in days), "--field", "経営,経営,財務", "--capacity", 20, *rule)["id"]
    for length in LENGTHS:
        desk.ok("seminar", "signup", ident, "--client", "00087", "--person", named(length), "--reading", "ア" * length)
    for day, session, rolls in zip(days, (1, 2, 3), ("1-4", "1-3", "1-2")):
        desk.ok("seminar", "attend", ident, rolls, "--session", session, MADOGUCHI_NOW=day + "T15:00")
    return desk, ident


def test_certificates_are_for_those_who_earned_one(folder):
    desk, ident = course(folder, "--certificate", "60", "--certificate-fields", "2")
    assert "まだ終わっていません" in desk.refused(1, "print", "certificates", ident, "-o", "c.pdf", MADOGUCHI_NOW="2026-12-15T15:59")
    told = desk.json("print", "certificates", ident, "-o", "c.pdf", MADOGUCHI_NOW="2026-12-15T16:00")
    assert [row["certificate"] for row in told] == ["修了", "修了", "1分野: 2分野以上で修了", "3回のうち1回: 2回以上で修了"]
    assert pages(desk, "c.pdf") == 2
    text = letters(text_of(desk, "c.pdf"))
    for part in ("修了証", "㈱山田製作所", named(1) + "様", named(20) + "様", "「創業塾」", "令和8年12月15日"):
        assert letters(part) in text, "%s: %s" % (part, text)
    assert named(60)[:3] not in text
    last = desk.json("history", MADOGUCHI_NOW="2026-12-15T16:00")[0]
    assert last["summary"] == "セミナーの修了証を印刷用に書き出しました"


def test_a_certificate_has_the_whole_name(folder):
    desk, ident = course(folder, "--certificate", "1", "--certificate-fields", "0")
    desk.ok("print", "certificates", ident, "-o", "c.pdf", MADOGUCHI_NOW="2026-12-20T10:00")
    assert pages(desk, "c.pdf") == 4
    names = column(desk, "c.pdf", 30, 180)
    for length in LENGTHS:
        assert named(length) + "様" in names, names
    inside_the_page(desk, "c.pdf")
    long = [w for w in words(desk, "c.pdf") if w[0] == 4 and "か" <= w[5][0] <= "ん"]
    assert min(w[2] for w in long) > 76 * 72 / 25.4, "below the title"
    firm = "店" + "アイウエオ" * 39 + "商会業者"
    desk.ok("member", "edit", "00087", "--name", firm)
    desk.ok("print", "certificates", ident, "-o", "c.pdf", MADOGUCHI_NOW="2026-12-20T10:00")
    assert letters(text_of(desk, "c.pdf")).count(firm) == 4
    crossing = [w for w in words(desk, "c.pdf") if 128 * 72 / 25.4 < w[4] < 150 * 72 / 25.4]
    assert not crossing, "names stand above the rule: %s" % crossing


def test_no_certificate_says_why(folder):
    desk, ident = course(folder)
    assert "修了証がありません" in desk.refused(1, "print", "certificates", ident, "-o", "c.pdf", MADOGUCHI_NOW="2026-12-20T10:00")
    assert not os.path.exists(os.path.join(folder, "c.pdf"))


def undated(folder, name):
    """Without the second in which it was made."""
    with open(os.path.join(folder, name), "rb") as file:
        return re.sub(rb"/CreationDate \([^)]*\)", b"", file.read())


def test_the_same_roster_is_the_same_file(folder):
    desk, ident = long_names(folder)
    for what in ("roster", "door", "tags"):
        for name in ("a.pdf", "b.pdf"):
            desk.ok("print", what, ident, "-o", name)
        first, second = (undated(folder, name) for name in ("a.pdf", "b.pdf"))
        assert first == second, what

def test_a_heading_stands_with_what_it_is_of(folder):
    desk, turned = small_office(folder), set()
    for seats in range(8, 20):
        ident = desk.json("seminar", "add", "--title", "創業入門", "--start", "2026-12-01T14:00", "--end",
                          "2026-12-01T16:00", "--capacity", seats)["id"]
        for roll in range(1, seats + 1):
            desk.ok("seminar", "signup", ident, "--client", "00087", "--person", "席%d" % roll)
        desk.ok("seminar", "signup", ident, "--client", "00412", "--person", named(200))
        desk.ok("print", "roster", ident, "-o", "r.pdf")
        page = {w[5][:2]: w[0] for w in reversed(words(desk, "r.pdf"))}
        assert page["キャ"] == page[named(200)[:2]], "%d: %s" % (seats, page)
        turned.add(page["キャ"])
    assert turned == {1, 2}, "somewhere it is turned: %s" % turned


def fees(folder, *names):
    """A seminar that costs 3,000 yen, and who has paid it."""
    desk = small_office(folder)
    ident = desk.json("seminar", "add", "--title", "創業入門", "--start", "2026-12-01T14:00", "--end", "2026-12-01T16:00",
                      "--capacity", "9", "--fee-member", "3000", "--fee-other", "5000")["id"]
    for roll, name in enumerate(names, 1):
        desk.ok("seminar", "signup", ident, "--client", "00087", "--person", name)
        desk.ok("seminar", "pay", ident, roll)
    return desk, ident


def test_a_receipt_says_what_it_is_for_and_that_it_is_a_copy(folder):
    desk, ident = fees(folder, named(1), named(20), named(60))
    desk.ok("seminar", "signup", ident, "--client", "00412", "--person", "小川 茂")
    desk.ok("print", "receipts", ident, "--roll", "2", "-o", "r.pdf")
    text = letters(text_of(desk, "r.pdf"))
    for part in ("領収書", "No.000001", "株式会社山田製作所御中", "金3,000円也",
                 "令和8年12月1日開催「創業入門」受講料(" + named(20) + "様分)として", "領収いたしました"):
        assert letters(part) in text, "%s: %s" % (part, text)
    assert "再発行" not in text and "登録番号" not in text and "消費税" not in text
    desk.ok("print", "receipts", ident, "-o", "rest.pdf")
    assert re.findall(r"No\.(\d+)", letters(text_of(desk, "rest.pdf"))) == ["000002", "000003"], "those never printed"
    assert pages(desk, "rest.pdf") == 1, "two on a page"
    assert "選んでください" in desk.refused(1, "print", "receipts", ident, "-o", "none.pdf")
    assert "小川 茂" in desk.refused(1, "print", "receipts", ident, "--roll", "4", "-o", "none.pdf")
    desk.ok("print", "receipts", ident, "--roll", "2", "-o", "again.pdf")
    again = letters(text_of(desk, "again.pdf"))
    assert "再発行" in again and "No.000001" in again
    assert not os.path.exists(os.path.join(folder, "none.pdf"))
    summaries = [row["summary"] for row in desk.json("history")]
    assert "創業入門 の領収書1件(No.1から)を発行しました" in summaries, summaries
    assert any(s.startswith("創業入門 の領収書2件(No.2から)を印刷用に書き出しました") for s in summaries), summaries


def test_a_registered_society_says_the_tax(folder):
    desk, ident = fees(folder, named(1), named(20))
    desk.ok("setting", "set", "society.invoice_number", "Ｔ１２３４５６７８９０１２３")
    desk.ok("setting", "set", "society.address", "東京都多摩野市本町1-1-1")
    desk.ok("print", "receipts", ident, "--roll", "1", "-o", "r.pdf")
    text = letters(text_of(desk, "r.pdf"))
    for part in ("登録番号T1234567890123", "10%対象(税込)うち消費税額等272円", "本町1-1-1"):
        assert part in text, "%s: %s" % (part, text)
    assert "桁" in desk.refused(2, "setting", "set", "society.invoice_number", "T123")
    desk.ok("setting", "set", "society.tax_percent", "0")
    desk.ok("print", "receipts", ident, "--roll", "2", "-o", "r.pdf")
    assert "消費税" not in text_of(desk, "r.pdf")


def test_a_receipt_has_the_whole_name(folder):
    desk, ident = fees(folder, named(1))
    for minute, firm in enumerate(("店" + "アイウエオ" * 39 + "商会業者", "店" + "i" * 199)):
        later = {"MADOGUCHI_NOW": "2026-11-24T17:0%d" % minute}
        desk.ok("member", "edit", "00087", "--name", firm)
        desk.ok("seminar", "pay", ident, 1, "--amount", "0")
        desk.ok("seminar", "pay", ident, 1, **later)
        desk.ok("print", "receipts", ident, "-o", "r.pdf", **later)
        assert letters(text_of(desk, "r.pdf")).count(firm) == 1
        inside_the_page(desk, "r.pdf")
        crossing = [w for w in words(desk, "r.pdf") if 48 * 72 / 25.4 < w[4] < 55 * 72 / 25.4]
        assert not crossing, "the name stands above the rule: %s" % crossing


def test_a_receipt_has_room_for_whom_it_is(folder):
    desk, ident = fees(folder, named(200))
    desk.ok("seminar", "edit", ident, "--title", "講" * 98)
    desk.ok("print", "receipts", ident, "-o", "r.pdf")
    assert named(200) in letters(text_of(desk, "r.pdf"))
    above = [w for w in words(desk, "r.pdf") if "領収いたしました" in w[5]]
    below = [w for w in words(desk, "r.pdf") if "多摩野市商工会" in w[5]]
    assert above and below and above[0][4] < below[0][2], "%s %s" % (above, below)
