#include <criterion/criterion.h>
#include <string.h>

#include "tests/unit/seminar_fixture.h"
#include "tui/seminar_lines.h"

static struct seminar_lines lines = {.field_count = 2,
                                     .fields = {{.id = 7, .name = "経営"}, {.id = 8, .name = "財務"}}};

static void on_the_day(void)
{
	int32_t today = day_of(2026, 11, 24);
	lines.base = (struct entry_base){.today = today, .shown = today, .ahead = true};
}

TestSuite(seminar_lines, .init = on_the_day);

Test(seminar_lines, a_line_is_a_session_however_it_is_typed)
{
	static const struct {
		const char *line, *room;
		int from, to;
		int64_t field;
	} cases[] = {{"12/3 14:00-16:00", "", 840, 960, 0},
	             {"12/3 14-16", "", 840, 960, 0},
	             {"１２／３　１４：００～１６：００　大会議室", "大会議室", 840, 960, 0},
	             {"12月3日 午後2時-午後4時 3階 大会議室 経営", "3階 大会議室", 840, 960, 7},
	             {"  1203 1400 1600 財務  ", "", 840, 960, 8},
	             {"\u00a012/3\u202f14-16\u2003大会議室\u2009財務\u205f", "大会議室", 840, 960, 8},
	             {"R8.12.3 14:00〜16:30 経営の間", "経営の間", 840, 990, 0}};
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct seminar_session session[SEMINAR_SESSIONS_MOST];
		struct fault fault = {{0}, {0}};
		int count = 0;
		cr_assert_eq(seminar_lines_read(&lines, cases[i].line, session, &count, &fault), DONE, "%s: %s",
		             cases[i].line, fault.text);
		cr_assert_eq(count, 1);
		cr_expect_eq(session[0].day, day_of(2026, 12, 3), "%s", cases[i].line);
		cr_expect_eq(session[0].from_minute, cases[i].from, "%s", cases[i].line);
		cr_expect_eq(session[0].to_minute, cases[i].to, "%s", cases[i].line);
		cr_expect_str_eq(session[0].room, cases[i].room);
		cr_expect_eq(session[0].field, cases[i].field, "%s", cases[i].line);
	}
}

Test(seminar_lines, what_is_written_reads_back)
{
	static const char text[] =
	        "12/3(木) 14:00-16:00 3階 大会議室 経営\n2027-11-30 9:30-12:00 財務\n12/10(木) 18:30-20:30";
	struct seminar_session session[SEMINAR_SESSIONS_MOST];
	struct fault fault = {{0}, {0}};
	static char back[SEMINAR_LINES_BYTES], again[SEMINAR_LINES_BYTES];
	int count = 0;
	cr_assert_eq(seminar_lines_read(&lines, text, session, &count, &fault), DONE, "%s", fault.text);
	cr_assert_eq(count, 3);
	cr_expect_eq(session[1].day, day_of(2027, 11, 30), "the year stands with a day that is not the next one");
	seminar_lines_write(&lines, session, count, back, sizeof(back));
	cr_assert_eq(seminar_lines_read(&lines, back, session, &count, &fault), DONE, "%s: %s", back, fault.text);
	seminar_lines_write(&lines, session, count, again, sizeof(again));
	cr_expect_str_eq(again, back);
	cr_expect_eq(seminar_lines_day(&lines, text), day_of(2026, 12, 10), "of the last line");
	cr_expect_eq(seminar_lines_day(&lines, "x"), DAY_NONE);
}

Test(seminar_lines, what_is_wrong_is_said_with_its_line)
{
	static const struct {
		const char *text, *says;
	} cases[] = {{"12/3", "two times"},
	             {"12/3 14:00", "two times"},
	             {"x 14-16", "x"},
	             {"12/3 16-14", "later time"},
	             {"12/3 14-14", "later time"},
	             {"12/3 14-25", "25"},
	             {"12/3 14-16\n12/10 14", "Session 2"},
	             {"12/3(金) 14-16", "(金)"}};
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct seminar_session session[SEMINAR_SESSIONS_MOST];
		struct fault fault = {{0}, {0}};
		int count = 0;
		cr_expect_eq(seminar_lines_read(&lines, cases[i].text, session, &count, &fault), INVALID, "%s",
		             cases[i].text);
		cr_expect_str_eq(fault.field, "sessions");
		cr_expect_not_null(strstr(fault.text, cases[i].says), "%s: %s", cases[i].text, fault.text);
	}
	static char many[SEMINAR_LINES_BYTES];
	struct seminar_session session[SEMINAR_SESSIONS_MOST];
	struct fault fault;
	int count = 0;
	for (int i = 0; i <= SEMINAR_SESSIONS_MOST; i++)
		strcat(many, "12/3 14-16\n");
	cr_expect_eq(seminar_lines_read(&lines, many, session, &count, &fault), INVALID);
}
