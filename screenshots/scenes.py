"""What is photographed: the keys that lead to each picture, in the words of tests/e2e/drive.c."""

from dataclasses import dataclass, field


@dataclass
class Scene:
    name: str
    steps: list
    before: list = field(default_factory=list)  # (clock, command) pairs, run before the desk opens
    files: dict = field(default_factory=dict)  # what lies in the folder the desk is opened in
    size: str = "80x24"
    clock: str = "2026-11-24T10:24"


@dataclass
class Page:
    """The first page of a PDF file that the command writes into the file named last."""

    name: str
    command: list
    before: list = field(default_factory=list)
    clock: str = "2026-11-24T10:24"


def book(clock, client, desk, start, topic):
    return (clock, ["book", "--client", client, "--desk", str(desk), "--start", start, "--topic", str(topic)])


MORNING = [
    book("2026-11-24T09:06", "00412", 3, "2026-11-24T14:00", 9),
    book("2026-11-24T09:31", "00048", 1, "2026-11-27T15:00", 3),
    book("2026-11-24T09:52", "01203", 2, "2026-12-01T11:00", 2),
    ("2026-11-24T09:53", ["undo"]),
    book("2026-11-24T09:55", "01203", 2, "2026-12-01T13:00", 2),
    book("2026-11-24T10:11", "00196", 1, "2026-11-27T11:00", 7),
]

REGISTER = """会員番号,事業所名,フリガナ,代表者,電話番号,住所,法人番号
00087,㈱山田製作所,ヤマダセイサクショ,山田 直樹,042-000-0087,東京都多摩野市光台1-21-16,8994926744514
00271,柴田青果,シバタセイカ,柴田 徹,042-000-0271,東京都多摩野市東元町3-35-1,
00412,山田工務店,ヤマダコウムテン,山田 誠,420000412,東京都多摩野市日吉台5-20-14,
00512,山田整骨院,ヤマダセイコツイン,山田 達也,042-000-0512,2002/1/5,
,髙﨑家具店,タカサキカグテン,髙﨑 茂,042-000-2601,東京都多摩野市本町3-4-5,
,合同会社みなみ製菓,ミナミセイカ,南 由紀,042-000-2602,東京都多摩野市南町1-8-2,4.01E+12
,すずらん食堂,スズランショクドウ,鈴木 恵子,042-000-2603,東京都多摩野市西町2-6-1,
"""

SCENES = [
    Scene("today", []),
    Scene("members", ["key F3", "type yamada"]),
    Scene("marks", ["key F3", "type yamada", "key Tab Space Down Down Down - Down Down Space F9"]),
    Scene("export", ["key F3", "type yamada", "key Tab Space Down Down Space F9 5 Up Up Right Right"]),
    Scene("card", ["key F3", "type yamada", "key Enter"]),
    Scene("duplicates", ["key F3 Tab d"]),
    Scene("merge", ["key F3", "type 00271", "key Tab j", "type 00719", "key Enter Down Down Space"],
          before=[("2026-11-24T09:10", ["member", "edit", "00719", "--note", "展示会で名刺を交換。"]),
                  ("2026-11-24T09:12", ["member", "edit", "00271", "--note", "電話は午前中に。"])]),
    Scene("form", ["key F3", "type 00087", "key Tab e PgUp PgDn Down Down Right"]),
    Scene("form-duplicates", ["key F3 +", "type yamadakoumuten", "key Tab", "type 0420000412", "key PgDn Up Up Up Up",
                              "type 山田工務店", "key C-d"]),
    Scene("conflict", ["key F3", "type 00087", "key Tab e PgUp Down Down Down Down", "type ;09000000087", "key Down",
                       "type office@example.jp",
                       ("2026-11-24T10:23", ["member", "edit", "00087", "--phone", "042-000-1111", "--email",
                                             "info@example.jp", "--address", "東京都多摩野市光台2-1"]), "key F12"]),
    Scene("import", ["key F3 Tab i", "type 会員", "key Enter Down Down"], files={"会員名簿.csv": REGISTER}),
    Scene("desks", ["key F4"]),
    Scene("planning", ["key F6 e"],
          before=[("2026-11-24T09:20", ["plan", "extra", "--consultant", "佐々木", "--desk", "1", "--hours", "17:00-19:00",
                                        "--from", "2026-12-02"]),
                  ("2026-11-24T09:21", ["close", "--consultant", "佐々木", "--from", "2026-12-24", "--to", "2026-12-25",
                                        "--reason", "研修", "--calls"])]),
    Scene("closing", ["key F4 ] Down Down o Up Up Up Right"]),
    Scene("calls", ["key t 3 Down 2"], before=[("2026-11-24T10:01", ["close", "--from", "2026-11-26T10:00", "--to",
                                                                   "2026-11-26T12:00", "--reason", "設備点検", "--calls"])]),
    Scene("booking", ["key F3", "type yamada", "key F4 7 g", "type 来週 午後", "key Enter Down"]),
    Scene("waiting", ["key F4 g", "type 11/27", "key Enter End x 1"]),
    Scene("waiting-list", ["key F4 w"]),
    Scene("readback", ["key F3", "type yamada", "key F4 7 Enter Enter"]),
    Scene("seminars", ["key F5"]),
    Scene("seminar", ["key F5 Enter"]),
    Scene("seminar-plan", ["key F5 n", "type 補助金の書き方", "key Enter", "type 12/4 14-16 3階ホール 経営", "key Enter",
                           "type 12/10 14-16 2階会議室 財務", "key Tab", "type 木下", "key Enter 5 Enter", "type 500",
                           "key Enter", "type 2000", "key Enter Enter", "type 12/1", "key Enter", "type 50",
                           "key Enter", "type 2", "key Enter Enter"]),
    Scene("sign-up", ["key F5 Down Down +", "type sankou", "key Enter Space Down Space"]),
    Scene("door", ["key F5 a", "type suzu", "key Enter", "type 8", "key Enter", "type maru"], clock="2026-11-24T13:52"),
    Scene("consultants", ["key F6"]),
    Scene("questionnaire", ["key F5 Up Enter q", "type 9 54"]),
    Scene("counts", ["key F5 Up Up Enter a", "type 1", "key Enter Enter Esc F8 Down Down Right"]),
    Scene("week", ["key F6 Enter"]),
    Scene("month", ["key F6 Enter v"]),
    Scene("desk-week", ["key F4 Right v Right"]),
    Scene("history", ["key F4 a s", "key h"], before=MORNING),
    Scene("help", ["key F4 F1"]),
]


def edit(number, field, text):
    return ("2026-11-24T09:10", ["member", "edit", number, "--" + field, text])


PAGES = [
    Page("slip", ["print", "slip", "3986", "-o"]),
    Page("roster", ["print", "roster", "5", "-o"]),
    Page("door-list", ["print", "door", "5", "-o"]),
    Page("certificate", ["print", "certificates", "3", "-o"]),
    Page("receipt", ["print", "receipts", "2", "--roll", "4,5", "-o"]),
    Page("schedule", ["print", "schedule", "--consultant", "佐々木", "-o"]),
    Page("labels",
         ["print", "labels", "--client", "6,87,253,310,412,512,872,1009,1203,1370", "--up", "12", "--start", "3", "-o"],
         before=[edit("87", "address", "東京都多摩野市西町1-11-19 サンハイツ西町201"),
                 edit("310", "address", "東京都多摩野市本町二丁目3番地4号第一中央ビル3階"),
                 edit("253", "representative", ""),
                 edit("1009", "name", "特定非営利活動法人多摩野まちづくり推進協議会連絡事務局")]),
]
