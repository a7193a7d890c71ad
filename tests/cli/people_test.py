"""The register: importing, finding, showing, exporting."""

import csv
import io
import json
import os
import stat
import subprocess

from program import APPOINTMENT, PROGRAM, ROOT, SIGN_UP, Desk, keys, office, practice, register, small_office

COUNTS = "read added changed unchanged refused refusals".split()
FOUND = "number name reading representative phone town kind matched".split()
REGISTER = ("number name reading representative representative_reading phone fax email postal address division trade"
            " employees corporate_number invoice_number applied_on joined_on left_on left_reason note").split()
CP932 = os.path.join(ROOT, "tests", "data", "members-cp932.csv")
UTF8 = os.path.join(ROOT, "tests", "data", "members-utf8.csv")


def import_refused(desk, path, *more):
    """Exit 1 with counts and refusals."""
    result = desk.run("import", "members", path, "--json", *more)
    assert result.code == 1 and result.err.count("\n") == 1, result
    document = json.loads(result.out)
    keys(document, COUNTS)
    assert document["refused"] == len(document["refusals"]) > 0
    for refusal in document["refusals"]:
        keys(refusal, "line column reason".split())
    return document


def test_both_files_hold_the_same_register(folder):
    desk = office(folder)
    first = desk.json("import", "members", CP932)
    keys(first, COUNTS)
    assert first == {"read": 1500, "added": 1500, "changed": 0, "unchanged": 0, "refused": 0, "refusals": []}
    before = desk.bytes()
    for path in (CP932, UTF8):
        again = desk.json("import", "members", path)
        assert (again["unchanged"], again["refused"]) == (1500, 0), again
        assert desk.bytes() == before, "nothing is written when nothing differs"
    assert len(desk.json("history", "--from", "2026-11-24")) == 3
    desk.ok("undo")
    assert desk.json("find", "yamada") == []


def test_dry_run_writes_nothing(folder):
    desk = small_office(folder)
    before = desk.bytes()
    counts = desk.json("import", "members", register(folder, "00087,㈱山田製作所,ヤマダセイサクショ,山田 豊,042-000-0088",
                                                     "00500,泉屋,イズミヤ,,"), "--dry-run")
    assert (counts["read"], counts["added"], counts["changed"]) == (2, 1, 1), counts
    assert desk.bytes() == before


def test_refused_rows_do_not_stop_the_others(folder):
    desk = small_office(folder)
    path = register(folder, "00500,泉屋,イズミヤ,2020-04-01", "00501,,カラ,2020-04-01", "00502,桜食堂,サクラショクドウ,2020-02-30",
                    "00503,本多商店,ホンダショウテン,2020-04-02", header="number,name,reading,joined_on")
    document = import_refused(desk, path)
    assert [r["line"] for r in document["refusals"]] == [3, 4], document
    assert [r["column"] for r in document["refusals"]] == ["name", "joined_on"], document
    assert document["added"] == 2
    assert desk.json("find", "泉屋") and not desk.json("find", "桜食堂")


def test_all_or_nothing(folder):
    desk = small_office(folder)
    path = register(folder, "00500,泉屋,イズミヤ", "00501,,カラ", header="number,name,reading")
    before = desk.bytes()
    import_refused(desk, path, "--all-or-nothing")
    assert desk.bytes() == before


def write(folder, content):
    path = os.path.join(folder, "bad.csv")
    with open(path, "wb") as file:
        file.write(content)
    return path


def test_a_bad_file_changes_nothing(folder):
    desk = small_office(folder)
    for reason, content in (
        ("a column nobody knows", "number,name,reading,shoe_size\n00500,泉屋,イズミヤ,27\n".encode()),
        ("a column twice", "number,name,name,reading\n00500,泉屋,泉屋,イズミヤ\n".encode()),
        ("neither UTF-8 nor CP932", b"number,name,reading\n00500,\xff\xfe\x81,x\n"),
        ("empty", b""),
        ("a NUL byte", b"number,name,reading\n00500,a\0b,x\n"),
    ):
        line = desk.refused(2, "import", "members", write(folder, content))
        assert line, reason
    cp932 = "number,name,reading\n00500,泉屋,イズミヤ\n".encode("cp932")
    desk.refused(2, "import", "members", write(folder, cp932), "--encoding", "utf-8")
    assert desk.json("import", "members", write(folder, cp932), "--encoding", "cp932")["added"] == 1
    desk.refused(2, "import", "members", os.path.join(folder, "missing.csv"))
    desk.refused(2, "import", "members", folder)
    pipe = os.path.join(folder, "pipe")
    os.mkfifo(pipe)
    desk.refused(2, "import", "members", pipe)
    desk.refused(2, "import", "members", write(folder, cp932), "--encoding", "ebcdic")
    known = write(folder, "number,name,reading,shoe_size\n00501,桜食堂,サクラ,27\n".encode())
    assert desk.json("import", "members", known, "--ignore-unknown")["added"] == 1


def test_broken_rows_are_refused_alone(folder):
    desk = small_office(folder)
    before = desk.bytes()
    for reason, row in (
        ("a broken line", '00500,"泉屋,イズミヤ\n'),
        ("a quote inside", '00500,泉"屋",イズミヤ\n'),
        ("1 MB in one field", "00500," + "あ" * 350000 + ",イズミヤ\n"),
        ("a name too long", "00500," + "あ" * 201 + ",イズミヤ\n"),
        ("no name", "00500,,イズミヤ\n"),
        ("a bad number", "12a,泉屋,イズミヤ\n"),
        ("an escape code", "00500,泉\x1b[2J屋,イズミヤ\n"),
        ("a character that turns the line round", "00500,泉\u202e屋,イズミヤ\n"),
    ):
        document = import_refused(desk, write(folder, ("number,name,reading\n" + row).encode()))
        refusal = document["refusals"][0]
        assert refusal["line"] == 2, (reason, document)
        assert not refusal["reason"].startswith(("name:", "number:")), "the column stands beside"
        assert document["added"] == 0 and desk.bytes() == before, reason


def test_names_come_back_as_typed(folder):
    desk = office(folder)
    names = ["髙橋", "﨑山", "神田", "福\ufa1b", "塚本", "隆\ufa1d", "①番", "㈱泉屋", "波～", "波〜", "𠮷野", "=1+1", "'=x"]
    rows = ["%05d,%s,ナマエ" % (i + 1, name.replace("'=", "''=")) for i, name in enumerate(names)]
    desk.ok("import", "members", register(folder, *rows, header="number,name,reading"))
    for i, name in enumerate(names):
        assert desk.json("member", "show", str(i + 1))["name"] == name
    exported = list(csv.DictReader(io.StringIO(desk.ok("export", "members", "--lang", "en"))))
    assert [row["name"].removeprefix("\ufeff") for row in exported][:10] == names[:10]
    assert exported[11]["name"] == "'=1+1"
    desk.ok("export", "members", "-o", "out.csv")
    assert desk.json("import", "members", os.path.join(folder, "out.csv"))["unchanged"] == len(names)


def test_export_cp932_lists_what_would_be_lost(folder):
    desk = office(folder)
    desk.ok("import", "members", register(folder, "00001,𠮷野,ヨシノ", "00002,髙橋,タカハシ", header="number,name,reading"))
    result = desk.run("export", "members", "--encoding", "cp932", "-o", "out.csv")
    assert result.code == 1 and result.err.count("\n") == 1, result
    assert "𠮷" in result.out and "00001" in result.out and "00002" not in result.out, result
    assert not os.path.exists(os.path.join(folder, "out.csv"))
    desk.ok("export", "members", "--encoding", "cp932", "--replace", "〓", "-o", "out.csv")
    with open(os.path.join(folder, "out.csv"), encoding="cp932", newline="") as file:
        text = file.read()
    assert "〓野" in text and "髙橋" in text and "会員番号" in text and "\r\n" in text
    desk.refused(2, "export", "members", "-o", os.path.join(folder, "no", "where.csv"))


def test_export_json(folder):
    desk = small_office(folder)
    rows = desk.json("export", "members")
    assert [row["number"] for row in rows] == ["00087", "00412", "01203"]
    for row in rows:
        assert list(row)[: len(REGISTER)] == REGISTER
    assert rows == json.loads(desk.ok("export", "members", "--format", "json"))


def test_what_leaves_is_logged_and_many_people_need_a_manager(folder):
    few, many = Desk(folder, "few.db"), Desk(folder, "many.db")
    few.ok("demo", "--members", "20", "--login")
    many.ok("demo", "--members", "60", "--login")
    for how in ((), ("--json",), ("--encoding", "cp932", "--replace", "〓"), ("-o", "out.csv")):
        many.refused(4, "export", "members", *how, "--as", "adviser")
    assert not os.path.exists(os.path.join(folder, "out.csv"))
    assert len(json.loads(many.ok("export", "members", "--json", "--as", "manager"))) == 60
    assert [(e["staff"], e["action"]) for e in many.json("history", "--as", "manager")][0] == ("manager", "office.export_many")
    assert few.ok("export", "members", "--as", "adviser").count("\n") == 21
    assert [(e["staff"], e["action"]) for e in few.json("history", "--as", "adviser")][0] == ("adviser", "office.export")
    few.refused(4, "export", "members", "--as", "consultant1")
    few.refused(1, "undo", "--as", "adviser")


def test_export_writes_whole_files_and_replaces_no_device(folder):
    desk = small_office(folder)
    path = os.path.join(folder, "pipe")
    os.mkfifo(path)
    reader = subprocess.Popen(["cat", path], stdout=subprocess.PIPE)
    desk.ok("export", "members", "-o", path)
    assert reader.communicate()[0].decode() == desk.ok("export", "members")
    assert stat.S_ISFIFO(os.stat(path).st_mode)
    full = os.path.join(folder, "full")
    os.symlink("/dev/full", full)
    for how in ((), ("--json",)):
        result = desk.run("export", "members", "-o", full, *how)
        assert result.code == 3 and "full" in result.err and result.out == "", result
    assert os.path.islink(full)
    desk.refused(2, "export", "members", "-o", "")
    desk.refused(2, "export", "members", "-o", ".")
    for bad in ("", "〓〓", "𠮷", "〜"):
        desk.refused(2, "export", "members", "--encoding", "cp932", "--replace", bad)


def test_export_to_a_reader_who_has_seen_enough(folder):
    desk = office(folder)
    desk.ok("import", "members", UTF8)
    for how in ((), ("--json",)):
        done = subprocess.Popen([PROGRAM, "--db", desk.db, "export", "members", *how], env=desk.env,
                                stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        done.stdout.read(100)
        done.stdout.close()
        assert done.stderr.read() == b"" and done.wait() == 0


def test_find(folder):
    desk = small_office(folder)
    for query in ("yamada", "ヤマダ", "ﾔﾏﾀﾞ", "やまだ", "山田", "87", "００８７", "00087", "0420000087", "042-000-0087",
                  "yamada seisaku", "YAMADA"):
        found = desk.json("find", query)
        assert found and found[0]["number"] == "00087", (query, found)
        keys(found[0], FOUND)
    assert found[0]["kind"] == "member" and found[0]["matched"] in ("reading", "name", "representative")
    assert found[0]["name"] == "㈱山田製作所"
    assert desk.json("find", "zzzz") == []
    assert desk.json("find", "") == []
    assert desk.ok("find", "zzzz") == "\t".join(FOUND) + "\n"
    assert len(desk.json("find", "0", "--limit", "2")) == 2
    assert [f["number"] for f in desk.json("find", "株式会社")] == ["00087"]


def test_member_show(folder):
    desk = small_office(folder)
    desk.ok("book", "--client", "87", "--desk", "2", "--start", "2026-12-01T10:00")
    desk.ok("seminar", "add", "--title", "記帳のきほん", "--start", "2026-12-03T14:00", "--end", "2026-12-03T16:00",
            "--capacity", "9")
    desk.ok("seminar", "signup", "1", "--client", "87", "--person", "山田 豊")
    for number in ("00087", "87", "８７"):
        card = desk.json("member", "show", number)
    assert list(card)[: len(REGISTER)] == REGISTER
    assert list(card)[-6:] == "people divisions appointments consultations seminars referrals".split()
    assert (card["number"], card["name"], card["phone"], card["kind"]) == (
        "00087", "㈱山田製作所", "042-000-0087", "member")
    assert card["people"][0]["name"] == "山田 豊" and card["people"][0]["role"] == "representative"
    keys(card["appointments"][0], APPOINTMENT)
    assert list(card["seminars"][0])[: len(SIGN_UP)] == SIGN_UP
    assert card["consultations"] == card["referrals"] == []
    for code, number in ((1, "99999"), (1, "C00001"), (2, "山田"), (2, "0"), (2, "-")):
        desk.refused(code, "member", "show", number)


def test_a_day_of_the_practice_office(folder):
    desk = practice(folder)
    assert desk.json("find", "a")
    number = desk.json("find", "1")[0]["number"]
    assert desk.json("member", "show", number)["number"] == number


def test_the_first_day_of_an_office(folder):
    """Found it, bring the register in, find a caller, book the best slot - twice is refused -, fill a seminar."""
    desk = office(folder)
    assert desk.json("import", "members", CP932)["added"] == 1500
    assert desk.json("import", "members", UTF8)["unchanged"] == 1500
    caller = desk.json("find", "yamada")[0]
    slot = desk.json("slots", "--client", caller["number"], "--from", "2026-12-01", "--limit", "1")[0]
    book = ("book", "--client", caller["number"], "--desk", slot["desk"], "--start", slot["start"])
    booked = desk.json(*book)
    assert booked["status"] == "booked" and booked["client"] == caller["number"]
    desk.refused(1, *book)
    desk.ok("seminar", "add", "--title", "インボイス対応", "--start", "2026-12-03T14:00", "--end", "2026-12-03T16:00",
            "--capacity", "1")
    sign_up = ("seminar", "signup", "1", "--client", caller["number"], "--person")
    assert desk.json(*sign_up, "山田 一")["status"] == "registered"
    assert desk.json(*sign_up, "山田 二")["status"] == "waiting"
    desk.ok("undo")
    assert [s["status"] for s in desk.json("seminar", "show", "1")["sign_ups"]] == ["registered"]
    assert desk.json("seminar", "show", "1")["waiting"] == 0


def test_a_line_feed_inside_a_value_stays_in_its_cell(folder):
    desk = office(folder)
    path = register(folder, '00001,泉屋,イズミヤ,"一行目\n二行目\\終"', header="number,name,reading,note")
    desk.ok("import", "members", path)
    assert desk.json("member", "show", "1")["note"] == "一行目\n二行目\\終"
    lines = desk.ok("member", "show", "1").split("\n")
    assert len(lines) == 3 and "一行目\\n二行目\\\\終" in lines[1].split("\t"), lines
