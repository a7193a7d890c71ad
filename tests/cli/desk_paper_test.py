"""The slip and a consultant's schedule on paper, read back by other programs: poppler and zbar."""

import os
import subprocess

from program import Desk, small_office

NOTE = "内密の話"


def booked(desk, *more, start="2026-12-01T10:00"):
    person = () if "--person" in more else ("--person", "山田 豊")
    return desk.json("book", "--client", "00087", "--desk", "2", "--start", start, "--topic", "事業承継", "--note", NOTE,
                     *person, *more)


def read(folder, name):
    path = os.path.join(folder, name)
    done = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, check=True)
    size = subprocess.run(["pdfinfo", path], capture_output=True, check=True).stdout.decode()
    return done.stdout.decode("utf-8"), size


def code_of(folder, name):
    """What a reader of codes sees on the page at 200 dpi."""
    subprocess.run(["pdftoppm", "-r", "200", "-png", "-singlefile", name, "page"], cwd=folder, check=True)
    done = subprocess.run(["zbarimg", "--quiet", "--raw", "page.png"], cwd=folder, capture_output=True, check=True)
    return done.stdout.decode().strip()


def test_a_slip_says_what_one_takes_home(folder):
    desk = small_office(folder)
    booking = booked(desk)
    assert desk.ok("print", "slip", booking["id"], "-o", "slip.pdf") == ""
    text, size = read(folder, "slip.pdf")
    for words in ("多摩野市商工会", "相談予約票", "令和8年12月1日(火)", "10:00-" + booking["end"][11:], "㈱山田製作所", "山田 豊",
                  "2番窓口", booking["consultant"], "事業承継", "持ち物"):
        assert words in text, "%s: %s" % (words, text)
    assert NOTE not in text, "no notes"
    assert "Pages:           1" in size and "297.6" in size and "419.5" in size, size
    code = code_of(folder, "slip.pdf")
    assert len(code) == 12 and code.startswith("1%010d" % booking["id"]) and code in text, code
    done = desk.json("history")[0]
    assert (done["action"], done["summary"]) == ("office.print", "予約票を印刷用に書き出しました")


def test_the_same_slip_is_the_same_file(folder):
    desk = small_office(folder)
    booking = booked(desk, "--means", "phone")
    for name in ("a.pdf", "b.pdf"):
        desk.ok("print", "slip", booking["id"], "-o", name)
    first, second = (open(os.path.join(folder, name), "rb").read() for name in ("a.pdf", "b.pdf"))
    assert first == second
    assert "番窓口" not in read(folder, "a.pdf")[0], "who is phoned goes to no desk"


def test_what_is_over_has_no_slip(folder):
    desk = small_office(folder)
    ident = booked(desk)["id"]
    desk.ok("cancel", ident, "--reason", "client")
    desk.refused(1, "print", "slip", ident, "-o", "slip.pdf")
    desk.refused(1, "print", "slip", 999, "-o", "slip.pdf")
    desk.refused(2, "print", "slip", ident)
    assert not os.path.exists(os.path.join(folder, "slip.pdf"))
    practice = Desk(folder, "practice.db")
    practice.ok("demo", "--members", "300", "--login")
    coming = [row for row in practice.json("schedule", "--from", "2026-11-25") if row["status"] == "booked"]
    practice.refused(4, "print", "slip", coming[0]["id"], "-o", "slip.pdf", "--as", "consultant1")
    assert os.listdir(folder).count("slip.pdf") == 0
    many = ("print", "schedule", "--consultant", coming[0]["consultant"], "--from", "2026-04-01", "--to", "2026-11-30")
    practice.refused(4, *many, "-o", "many.pdf", "--as", "desk")
    assert not os.path.exists(os.path.join(folder, "many.pdf")), "more than 50 people are a manager's to take out"
    practice.ok(*many, "-o", "many.pdf", "--as", "manager")
    assert practice.json("history")[0]["action"] == "office.print_many"


def test_a_schedule_has_every_day_with_what_is_free(folder):
    desk = small_office(folder)
    booking = booked(desk, start="2026-11-26T10:00")
    who = ("--consultant", booking["consultant"])
    desk.ok("print", "schedule", *who, "-o", "week.pdf")
    text, size = read(folder, "week.pdf")
    lines = [line.split() for line in text.split("\n") if line.strip()]
    assert "595" in size and "841" in size, size
    assert "2026/11/23(月)-2026/11/29(日)" in text and "勤労感謝の日" in text and "土曜日" in text, text
    thursday = lines[[line[0] for line in lines].index("11/26(木)"):]
    times = [line[0] for line in thursday[:6]]
    assert times[1:4] == ["08:30-10:00", "10:00-" + booking["end"][11:], booking["end"][11:] + "-12:00"], times
    assert "㈱山田製作所" in thursday[2] and "042-000-0087" in thursday[2] and "空き" in thursday[1], thursday
    monday = lines[[line[0] for line in lines].index("11/23(月)") + 1]
    assert monday[0] == "11/24(火)", "nothing is free on a day that has passed: %s" % monday
    desk.ok("print", "schedule", *who, "--from", "2026-12-01", "--to", "2027-02-28", "-o", "long.pdf")
    assert "Pages:           1\n" not in read(folder, "long.pdf")[1], "a full page goes on with the next"
    desk.refused(2, "print", "schedule", "-o", "none.pdf")
    desk.refused(1, "print", "schedule", "--consultant", "nobody", "-o", "none.pdf")


def test_a_consultant_prints_their_own_days_and_nobody_elses(folder):
    practice = Desk(folder)
    practice.ok("demo", "--members", "300", "--login")
    names = dict((row["desk"], row["consultant"]) for row in practice.json("schedule", "--from", "2026-11-24", "--as", "desk"))
    paper = ("print", "schedule", "-o", "own.pdf", "--as", "consultant1", "--consultant")
    practice.refused(4, *paper, names[2])
    assert not os.path.exists(os.path.join(folder, "own.pdf"))
    practice.ok(*paper, names[1])
    assert names[1] in read(folder, "own.pdf")[0]
    assert practice.json("history", "--as", "manager")[0]["action"] == "schedule.print"
    practice.refused(4, *paper, names[1], "--from", "2026-04-01", "--to", "2026-11-30")


def test_what_is_closed_of_a_day_stands_there_with_its_reason(folder):
    desk = small_office(folder)
    who = desk.json("slots", "--desk", "2", "--from", "2026-12-01", "--limit", "1")[0]["consultant"]
    desk.ok("close", "--from", "2026-12-01T10:00", "--to", "2026-12-01T11:00", "--reason", "避難訓練")
    desk.ok("close", "--desk", "2", "--from", "2026-12-01T14:00", "--to", "2026-12-01T15:00", "--reason", "水道工事")
    desk.ok("close", "--desk", "3", "--from", "2026-12-01T15:00", "--to", "2026-12-01T16:00", "--reason", "よその窓口")
    desk.ok("close", "--consultant", who, "--from", "2026-12-02T09:00", "--to", "2026-12-04T12:00", "--reason", "研修")
    for client, start in (("00087", "2026-12-01T11:00"), ("00412", "2026-12-01T11:30")):
        desk.ok("book", "--client", client, "--desk", "2", "--start", start, "--minutes", "30", "--topic", "1")
    desk.ok("print", "schedule", "--consultant", who, "--from", "2026-12-01", "--to", "2026-12-04", "-o", "week.pdf")
    rows = [line.split() for line in read(folder, "week.pdf")[0].split("\n") if line.strip()]
    day = rows[[row[0] for row in rows].index("12/1(火)") + 1:[row[0] for row in rows].index("12/2(水)")]
    assert [row[0] for row in day] == ["08:30-10:00", "10:00-11:00", "11:00-11:30", "11:30-12:00", "13:00-14:00",
                                       "14:00-15:00", "15:00-17:15"], day
    assert day[1][1:] == ["休止", "避難訓練"] and day[5][1:] == ["2番窓口", "休止", "水道工事"], day
    assert "㈱山田製作所" in day[2][1] and "小川造園" in day[3][1], "two short ones within an hour"
    second = rows[[row[0] for row in rows].index("12/2(水)") + 1]
    assert second[1:] == ["休止", "研修"], second
    assert not any("よその窓口" in row for row in sum(rows, [])), "only where they would sit"


PRINTER = """#!/bin/sh
echo "$#:$1:$2:$3" > words
cat > printed.pdf
"""


def printer(desk, text=PRINTER, words="", paper="a4"):
    """A program that prints, and the configuration that names it."""
    path = os.path.join(desk.folder, "printer")
    with open(path, "w") as file:
        file.write(text)
    os.chmod(path, 0o755)
    desk.env["MADOGUCHI_CONFIG"] = os.path.join(desk.folder, "printer.ini")
    with open(desk.env["MADOGUCHI_CONFIG"], "w") as file:
        file.write("[print]\ncommand = \"%s%s\"\npaper = %s\n" % (path, words, paper))


def test_pages_go_to_the_program_that_prints(folder):
    desk = small_office(folder)
    ident = booked(desk)["id"]
    printer(desk, words=" -d  $(touch shell);touch shell")
    assert desk.ok("print", "slip", ident) == ""
    assert "相談予約票" in read(folder, "printed.pdf")[0]
    with open(os.path.join(folder, "words")) as file:
        assert file.read() == "4:-d:$(touch:shell);touch\n", "words, which no shell reads"
    assert not os.path.exists(os.path.join(folder, "shell"))
    assert desk.json("history")[0]["action"] == "office.print"
    desk.ok("print", "slip", ident, "-o", "slip.pdf")
    assert read(folder, "slip.pdf")[0] == read(folder, "printed.pdf")[0], "a file that is named is written as ever"
    printer(desk, paper="a5")
    desk.ok("print", "schedule", "--consultant", desk.json("schedule")[0]["consultant"])
    text, size = read(folder, "printed.pdf")
    assert "空き" in text and "419.5" in size and "595" in size, size
    desk.ok("print", "labels", "--client", "00087")
    assert "595" in read(folder, "printed.pdf")[1], "labels are on A4"


def test_a_printer_that_fails_is_one_sentence(folder):
    desk = small_office(folder)
    ident = booked(desk)["id"]
    for text, words in (("#!/bin/sh\necho 紙がありません >&2; exit 1\n", "(紙がありません)"),
                        ("#!/bin/sh\nprintf '\\033[2Jx' >&2; exit 1\n", "印刷できませんでした。"),
                        ("#!/bin/sh\nkill -9 $$\n", "印刷できませんでした。"), ("#!/no/such/shell\n", "起動できません")):
        printer(desk, text)
        result = desk.run("print", "slip", ident)
        assert result.code == 3 and result.out == "" and result.err.count("\n") == 1, result
        assert words in result.err and "\033" not in result.err, result
    with open(desk.env["MADOGUCHI_CONFIG"], "w") as file:
        file.write("[print]\ncommand = \n")
    assert "-o" in desk.refused(2, "print", "slip", ident)
    desk.refused(2, "print", "labels")


def test_a_slip_says_whom_to_ring(folder):
    desk = Desk(folder)
    desk.ok("demo", "--members", "60")
    (coming, *_) = [row for row in desk.json("schedule", "--from", "2026-11-25") if row["status"] == "booked"]
    desk.ok("print", "slip", coming["id"], "-o", "slip.pdf")
    assert "お問い合わせ" in read(folder, "slip.pdf")[0] and "042-000-0100" in read(folder, "slip.pdf")[0]
    office = small_office(folder)
    office.ok("print", "slip", booked(office)["id"], "-o", "none.pdf")
    assert "お問い合わせ" not in read(folder, "none.pdf")[0], "no number was settled"
    office.ok("setting", "set", "society.phone", "042-000-0199")
    office.ok("print", "slip", office.json("schedule")[0]["id"], "-o", "some.pdf")
    assert "042-000-0199" in read(folder, "some.pdf")[0]
    office.refused(2, "setting", "set", "society.phone", "事務局")
    with open(os.path.join(folder, "phone.ini"), "w") as file:
        file.write("[society]\nphone = 事務局\n")
    assert "phone" in office.refused(2, "--config", "phone.ini", "schedule")


def test_a_long_name_is_set_whole(folder):
    desk = small_office(folder)
    name, person = "特定非営利活動法人" + "多摩野地域ものづくり連携推進協議会" * 8, "W" * 60 + "の" * 40
    desk.ok("member", "edit", "00087", "--name", name)
    desk.ok("print", "slip", booked(desk, "--person", person)["id"], "-o", "slip.pdf")
    text = read(folder, "slip.pdf")[0]
    joined = "".join(text.split())
    assert name in joined and person in joined and "直近の決算書" in joined, text
    desk.ok("member", "edit", "00087", "--name", name[:60])
    desk.ok("print", "slip", desk.json("schedule")[0]["id"], "-o", "one.pdf")
    text, size = read(folder, "one.pdf")
    assert name[:60] in "".join(text.split()) and "Pages:           1\n" in size, text
    assert len(code_of(folder, "one.pdf")) == 12
