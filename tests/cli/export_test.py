"""What leaves the store: CSV, workbooks, JSON, labels; who may take it, and what the log keeps of it."""

import json
import os
import re
import shutil
import subprocess
import xml.etree.ElementTree as tree
import zipfile

from program import PROGRAM, Desk, keys, office, practice, register, small_office

SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
HEADERS = ("会員番号 事業所名 フリガナ 代表者 代表者フリガナ 電話番号 FAX番号 メールアドレス 郵便番号 住所 部会 業種 従業員数"
           " 法人番号 登録番号 申込日 加入日 脱退日 脱退理由 備考").split()


def sheet(path):
    with zipfile.ZipFile(path) as book:
        assert book.testzip() is None
        return tree.fromstring(book.read("xl/worksheets/sheet1.xml")), book.read("docProps/core.xml").decode()


def cells(root):
    """The rows as texts; a cell that is no text, or a formula, fails."""
    rows = []
    for row in root.iter(SHEET + "row"):
        assert not list(row.iter(SHEET + "f")), "a formula"
        texts = []
        for cell in row.iter(SHEET + "c"):
            text = "".join(t.text or "" for t in cell.iter(SHEET + "t"))
            assert cell.get("t") == "inlineStr" or (text == "" and cell.find(SHEET + "v") is None), cell.attrib
            texts.append(text)
        rows.append(texts)
    return rows


def odd_office(folder):
    desk = office(folder)
    desk.ok("import", "members", register(
        folder, '00123,=1+1,イチ,+81 さん,042-000-0123,1234567890123,185-0012,東京都多摩野市西町1-11-19 サンハイツ201,"一行目\n二行目",商業部会',
        "00124,㈱泉屋,イズミヤ,,042-000-0124,,1850013,東京都多摩野市本町二丁目3番地4号,,建設部会",
        "00125,𠮷野昻子,ヨシノ コウコ,𠮷野 昻子,,,,東京都多摩野市西町2-1,,商業部会",
        "00126,住所なし堂,ジュウショナシドウ,,,,,,,商業部会",
        header="number,name,reading,representative,phone,corporate_number,postal,address,note,division"))
    return desk


def test_a_workbook_holds_texts(folder):
    desk = odd_office(folder)
    assert desk.ok("export", "members", "--format", "xlsx", "-o", "m.xlsx") == ""
    path = os.path.join(folder, "m.xlsx")
    root, core = sheet(path)
    rows = cells(root)
    assert rows[0] == HEADERS and len(rows) == 5, rows[0]
    row = dict(zip(HEADERS, rows[1]))
    assert (row["会員番号"], row["事業所名"], row["代表者"], row["電話番号"], row["法人番号"], row["備考"]) == (
        "00123", "=1+1", "+81 さん", "042-000-0123", "1234567890123", "一行目\n二行目"), row
    pane = next(root.iter(SHEET + "pane"))
    assert (pane.get("ySplit"), pane.get("state")) == ("1", "frozen")
    assert next(root.iter(SHEET + "autoFilter")).get("ref") == "A1:T5"
    widths = [float(c.get("width")) for c in root.iter(SHEET + "col")]
    assert len(widths) == 20 and widths[9] > 40 > widths[0] > 8, widths
    assert "2026-11-24T01:24:00Z" in core, core
    desk.ok("export", "members", "--format", "xlsx", "--lang", "en", "-o", "e.xlsx")
    assert cells(sheet(os.path.join(folder, "e.xlsx"))[0])[0][:3] == ["number", "name", "reading"]


def test_a_workbook_comes_out_the_same_twice(folder):
    desk = odd_office(folder)
    desk.ok("export", "members", "--format", "xlsx", "-o", "a.xlsx")
    with zipfile.ZipFile(os.path.join(folder, "a.xlsx")) as book:
        assert {file.date_time for file in book.infolist()} == {(1980, 1, 1, 0, 0, 0)}, "the clock is not in it"
    with open(os.path.join(folder, "b.xlsx"), "wb") as out:
        desk.run("export", "members", "--format", "xlsx", stdout=out)
    first, second = (open(os.path.join(folder, name), "rb").read() for name in ("a.xlsx", "b.xlsx"))
    assert first == second and len(first) > 1000


def test_every_kind_in_every_form(folder):
    desk = practice(folder)
    for kind, expected in (
        ("members", "number name reading"),
        ("appointments", "id client name person callback desk consultant start end topic means status"),
        ("seminars", "id title session start end room lecturer capacity registered waiting attended status"),
        ("attendance", "seminar title session start roll client name person reading status attended_at"),
        ("log", "id at staff action summary undone_by"),
    ):
        rows = desk.json("export", kind)
        lines = desk.ok("export", kind, "--lang", "en").split("\r\n")
        assert lines[0].split(",")[: len(expected.split())] == expected.split(), (kind, lines[0])
        desk.ok("export", kind, "--format", "xlsx", "-o", kind + ".xlsx")
        book = cells(sheet(os.path.join(folder, kind + ".xlsx"))[0])
        if kind == "log":  # each of these exports is a row more
            assert len(rows) + 2 == len(book) - 1 and rows[0]["action"].startswith("office.export"), (kind, len(rows), len(book))
        else:
            keys(rows[0], expected.split() if kind != "members" else list(rows[0]))
            assert len(rows) == len(book) - 1 == len(lines) - 2 > 0, (kind, len(rows), len(book), len(lines))
        desk.refused(2, "export", kind, "--from", "someday")
    words = {row[-1] for row in cells(sheet(os.path.join(folder, "appointments.xlsx"))[0])[1:]}
    assert words <= {"予約", "来所", "相談中", "相談済", "来所なし", "取消"}, words


def test_from_and_to_include_both_days(folder):
    desk = practice(folder)
    days = sorted({row["start"][:10] for row in desk.json("export", "appointments")})
    first, last = days[3], days[5]
    some = desk.json("export", "appointments", "--from", first, "--to", last)
    assert {row["start"][:10] for row in some} == set(days[3:6])
    joined = sorted(row["joined_on"] for row in desk.json("export", "members") if row["joined_on"])
    some = desk.json("export", "members", "--from", joined[2], "--to", joined[4])
    assert sorted(row["joined_on"] for row in some) == [day for day in joined if joined[2] <= day <= joined[4]]
    assert desk.json("export", "seminars", "--from", "2031-01-01") == []
    assert desk.json("export", "attendance", "--from", "2031-01-01") == []
    assert desk.json("export", "log", "--to", "2001-01-01") == []


def test_what_cp932_lacks_stops_every_kind(folder):
    desk = small_office(folder)
    desk.ok("book", "--client", "87", "--desk", "2", "--start", "2026-12-01T10:00", "--person", "𠮷野 豊")
    before = desk.bytes()
    result = desk.run("export", "appointments", "--encoding", "cp932", "-o", "a.csv", "--json", "--lang", "en")
    assert result.code == 0, "JSON is UTF-8 whatever the encoding"
    os.remove(os.path.join(folder, "a.csv"))
    before = desk.bytes()
    result = desk.run("export", "appointments", "--encoding", "cp932", "-o", "a.csv", "--lang", "en")
    assert result.code == 1 and result.out.split("\n")[1].split("\t")[1:] == ["person", "𠮷"], result
    assert desk.bytes() == before and os.listdir(folder).count("a.csv") == 0
    assert not [name for name in os.listdir(folder) if name.endswith(".part")]
    desk.ok("export", "appointments", "--encoding", "cp932", "--replace", "〓", "-o", "a.csv")
    assert "〓野 豊" in open(os.path.join(folder, "a.csv"), encoding="cp932").read()


def test_many_people_are_for_the_manager(folder):
    desk = Desk(folder)
    desk.ok("demo", "--members", "60", "--login")
    for command in (("export", "members"), ("export", "appointments"), ("export", "log"),
                    ("print", "labels", "-o", "l.pdf")):
        desk.refused(4, *command, "--as", "desk")
    assert not [name for name in os.listdir(folder) if name.startswith("l.pdf")]
    desk.ok("print", "labels", "--client", "1,2,3", "-o", "l.pdf", "--as", "desk")
    desk.refused(4, "print", "labels", "--client", "1,2,3", "-o", "m.pdf", "--as", "consultant1")
    desk.ok("export", "members", "--as", "manager")
    seen = desk.json("history", "--as", "manager")
    assert [row["action"] for row in seen[:2]] == ["office.export_many", "office.print"], seen[:2]
    assert "60" not in seen[1]["summary"] and "3" in seen[1]["summary"], seen[1]
    desk.refused(1, "undo", seen[0]["id"], "--as", "manager")


def pages(folder, name):
    """The pages of a PDF file as text."""
    done = subprocess.run(["pdftotext", "-layout", name, "-"], cwd=folder, capture_output=True, check=True)
    return [page for page in done.stdout.decode().split("\f") if page.strip()]


def test_labels_read_as_they_are_posted(folder):
    desk = odd_office(folder)
    result = desk.json("print", "labels", "-o", "l.pdf")
    assert result == {"labels": 3, "without_address": 1}, result
    (page,) = pages(folder, "l.pdf")
    for line in ("〒185-0012", "東京都多摩野市西町1-11-19", "サンハイツ201", "=1+1", "代表 +81 さん 様", "〒185-0013",
                 "東京都多摩野市本町二丁目3番地4号", "㈱泉屋 御中", "𠮷野昻子 様"):
        assert re.search(r"(^| )" + re.escape(line) + r"( |$)", page, re.M), (line, page)
    assert "住所なし" not in page
    info = subprocess.run(["pdfinfo", "l.pdf"], cwd=folder, capture_output=True, check=True).stdout.decode()
    assert "595.276 x 841.89 pts (A4)" in info and "宛名ラベル" in info and "2026" in info, info
    fonts = subprocess.run(["pdffonts", "l.pdf"], cwd=folder, capture_output=True, check=True).stdout.decode()
    assert all(line.split()[-5] == "yes" for line in fonts.splitlines()[2:]), "every font is in the file: " + fonts


def boxes(folder, name):
    """Each word of a PDF file with its page and its rectangle in millimetres."""
    done = subprocess.run(["pdftotext", "-bbox", name, "-"], cwd=folder, capture_output=True, check=True)
    found, page = [], 0
    for line in done.stdout.decode().split("\n"):
        page += line.lstrip().startswith("<page")
        match = re.search(r'xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)">(.*?)<', line)
        if match:
            found.append((page, match.group(5), [float(v) * 25.4 / 72 for v in match.groups()[:4]]))
    return found


def test_labels_stay_inside_their_places(folder):
    """Also those with the longest texts; the first one not used up is where it is asked for."""
    desk = office(folder)
    rows = ["%05d,%s,ナガイナマエ,%s,185-0012,%s" % (i, "長" * 200, "代" * 100, "町" * 250 + "1-2-3" + "館" * 40)
            for i in range(1, 10)]
    desk.ok("import", "members", register(folder, *rows, "00010,泉屋,イズミヤ,,185-0012,多摩野市西町1-2",
                                          header="number,name,reading,representative,postal,address"))
    for up, columns, width, height, left, top in ((12, 2, 86.4, 42.3, 18.6, 21.6), (24, 3, 66.0, 33.9, 6.0, 12.9)):
        desk.ok("print", "labels", "--up", up, "--start", 5, "-o", "l.pdf")
        found = boxes(folder, "l.pdf")
        text = "".join(word for _, word, _ in found)
        assert text.count("長") == 1800 and text.count("館") == 360 and text.count("町") == 250 * 9 + 1
        for page, word, (x0, y0, x1, y1) in found:
            column, row = int((x0 - left) // width), int(((y0 + y1) / 2 - top) // height)
            assert 0 <= column < columns and x1 <= left + (column + 1) * width, (up, word, x0, x1)
            assert top + row * height <= y0 + 0.5 and y1 - 0.5 <= top + (row + 1) * height, (up, word, y0, y1)
            assert (page - 1) * up + row * columns + column >= 4, (page, row, column)
        page, _, (x0, y0, _, _) = next(box for box in found if "泉屋" in box[1])
        place = (page - 1) * up + int((y0 - top) // height) * columns + int((x0 - left) // width)
        assert place == 4 + 9, (up, place)


def test_labels_are_for_whom_they_are_asked_for(folder):
    desk = odd_office(folder)
    assert desk.json("print", "labels", "--division", "商業部会", "-o", "l.pdf") == {"labels": 2, "without_address": 1}
    assert desk.json("print", "labels", "--client", "123,00124", "-o", "l.pdf") == {"labels": 2, "without_address": 0}
    assert desk.json("print", "labels", "--client", "123,00124", "--division", "2", "-o", "l.pdf")["labels"] == 1
    for wrong in (("--client", "999"), ("--division", "漁業部会")):
        desk.refused(1, "print", "labels", *wrong, "-o", "no.pdf")
    for wrong in (("--client", "x"), ("--client", "123,,124"), ("--up", "13"), ("--start", "13"), ("--up", "24", "--start", "25")):
        desk.refused(2, "print", "labels", *wrong, "-o", "no.pdf")
    desk.refused(2, "print", "labels")
    desk.refused(2, "print", "labels", "-o", os.path.join(folder, "no", "l.pdf"))
    assert not os.path.exists(os.path.join(folder, "no.pdf"))


def config(folder, text):
    path = os.path.join(folder, "m.ini")
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    return path


def test_label_sizes_and_font_are_settings(folder):
    desk = odd_office(folder)
    path = config(folder, "[print]\nlabel_12 = 2x5 90.0x50.0\n")
    desk.ok("print", "labels", "-o", "l.pdf", "--start", "10", "--config", path)
    assert len(pages(folder, "l.pdf")) == 2
    line = desk.refused(2, "print", "labels", "-o", "n.pdf", "--config", config(folder, "[print]\nlabel_12 = 3x6 90x50\n"))
    assert ":2:" in line and "label_12" in line, line
    line = desk.refused(2, "print", "labels", "-o", "n.pdf", "--config", config(folder, "[print]\nfont = Nobody Sans\n"))
    assert "Nobody Sans" in line, line
    desk.ok("import", "members", register(folder, "00200,\U000323af屋,ナイジヤ,多摩野市西町1-2", header="number,name,reading,address"))
    line = desk.refused(2, "print", "labels", "-o", "n.pdf")
    assert "\U000323af" in line, line
    assert not [name for name in os.listdir(folder) if name.startswith("n.pdf")]


def test_the_font_is_found_in_any_language_around_it(folder):
    desk = odd_office(folder)
    name = config(folder, "[print]\nfont = BIZ UDPゴシック\n")
    for file, language in ("c.pdf", "C.UTF-8"), ("j.pdf", "ja_JP.UTF-8"):
        desk.ok("print", "labels", "-o", file, "--lang", "ja", LANG=language)
        desk.ok("print", "labels", "-o", "named-" + file, "--lang", "ja", "--config", name, LANG=language)
    assert pages(folder, "j.pdf") == pages(folder, "c.pdf") == pages(folder, "named-j.pdf")


def test_without_the_print_program_one_sentence(folder):
    desk = small_office(folder)
    alone = os.path.join(folder, "bin")
    os.mkdir(alone)
    program = shutil.copy(PROGRAM, alone)
    before = desk.bytes()

    def refused():
        done = subprocess.run([program, "--db", desk.db, "export", "members", "--format", "xlsx", "-o", "m.xlsx"],
                              env=desk.env, cwd=folder, capture_output=True)
        line = done.stderr.decode()
        assert done.returncode == 3 and line.count("\n") == 1 and "madoguchi-print" in line, (done.returncode, line)
        assert desk.bytes() == before and not os.path.exists(os.path.join(folder, "m.xlsx"))

    refused()
    with open(os.path.join(alone, "madoguchi-print"), "w") as script:
        script.write("#!/bin/sh\nkill -9 $$\n")
    os.chmod(os.path.join(alone, "madoguchi-print"), 0o755)
    refused()


def test_the_print_program_says_what_is_wrong(folder):
    program = os.path.join(os.path.dirname(PROGRAM), "madoguchi-print")

    def run(code, data, *arguments):
        done = subprocess.run([program, *arguments], input=data, capture_output=True, env={"LANGUAGE": "en"})
        assert done.returncode == code, (arguments, done)
        assert done.stderr.decode().count("\n") == (code != 0), done.stderr
        return done.stdout

    run(2, b"")
    run(2, b"", "xlsx")
    run(2, b"", "xlsx", "0", "t", "1")
    run(2, b"", "labels", "2x6", "1", "BIZ UDPGothic", "t", "1")
    run(1, b"", "xlsx", "2", "t", "1")
    run(1, b"a\0b\0c\0", "xlsx", "2", "t", "1")
    run(1, b"a\0b", "xlsx", "2", "t", "1")
    assert run(0, b"a\0b\0c\0d\0", "xlsx", "2", "t", "1").startswith(b"PK")
    run(1, b"a\0" + b"x" * 32768 + b"\0", "xlsx", "2", "t", "1")
    run(1, b"a\0b\0", "labels", "2x6 86.4x42.3", "1", "BIZ UDPGothic", "t", "1")
    assert run(0, b"a\0b\0c\0d\0e\0", "labels", "2x6 86.4x42.3", "1", "BIZ UDPGothic", "t", "1").startswith(b"%PDF")
