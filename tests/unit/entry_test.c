#include "core/time/entry.h"
#include "core/time/era.h"
#include "core/time/show.h"
#include "tests/unit/japanese.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct fault fault;

/* Today is Tuesday 2026-11-24; on the screen stands Friday 2026-12-11. */
static struct entry_base base(bool ahead)
{
	return (struct entry_base){day_of(2026, 11, 24), day_of(2026, 12, 11), ahead};
}

static const char *read_day(const char *text, bool ahead)
{
	static char shown[DAY_BYTES];
	struct entry_base from = base(ahead);
	int32_t day;
	return entry_day(&from, text, &day, &fault) == DONE ? day_format(day, shown) : "none";
}

Test(entry, days_in_all_their_forms)
{
	static const struct {
		const char *text, *shown, *ahead;
	} known[] = {
	        {"12/1", "2026-12-01", "2026-12-01"},
	        {"１２／１", "2026-12-01", "2026-12-01"},
	        {"12・1", "2026-12-01", "2026-12-01"},
	        {"12-1", "2026-12-01", "2026-12-01"},
	        {"12.01", "2026-12-01", "2026-12-01"},
	        {"12月1日", "2026-12-01", "2026-12-01"},
	        {"１２月１日（火）", "2026-12-01", "2026-12-01"},
	        {"12/1(tue)", "2026-12-01", "2026-12-01"},
	        {"12/1(月)", "none", "none"},
	        {"1201", "2026-12-01", "2026-12-01"},
	        {"120", "2026-01-20", "2027-01-20"},
	        {"1/20", "2026-01-20", "2027-01-20"},
	        {"11/24", "2026-11-24", "2026-11-24"},
	        {"11/23", "2026-11-23", "2027-11-23"},
	        {"2/29", "none", "2028-02-29"},
	        {"1", "2026-12-01", "2026-12-01"},
	        {"24", "2026-12-24", "2026-11-24"},
	        {"23日", "2026-12-23", "2026-12-23"},
	        {"31", "2026-12-31", "2026-12-31"},
	        {"20261201", "2026-12-01", "2026-12-01"},
	        {"2026/12/1", "2026-12-01", "2026-12-01"},
	        {"2026-12-01", "2026-12-01", "2026-12-01"},
	        {"2026年12月1日", "2026-12-01", "2026-12-01"},
	        {"R8.12.1", "2026-12-01", "2026-12-01"},
	        {"ｒ８．１２．１", "2026-12-01", "2026-12-01"},
	        {"令和8年12月1日", "2026-12-01", "2026-12-01"},
	        {"令和元年5月1日", "2019-05-01", "2019-05-01"},
	        {"H31.4.30", "2019-04-30", "2019-04-30"},
	        {"h31.5.1", "none", "none"},
	        {"s64/1/7", "1989-01-07", "1989-01-07"},
	        {"t5.2.3", "1916-02-03", "1916-02-03"},
	        {"+3", "2026-12-14", "2026-12-14"},
	        {"-1", "2026-12-10", "2026-12-10"},
	        {"＋３", "2026-12-14", "2026-12-14"},
	        {"ー1", "2026-12-10", "2026-12-10"},
	        {"+2w", "2026-12-25", "2026-12-25"},
	        {"+1m", "2027-01-11", "2027-01-11"},
	        {"t", "2026-11-24", "2026-11-24"},
	        {"ｔ", "2026-11-24", "2026-11-24"},
	        {"今日", "2026-11-24", "2026-11-24"},
	        {"明日", "2026-11-25", "2026-11-25"},
	        {"明後日", "2026-11-26", "2026-11-26"},
	        {"昨日", "2026-11-23", "2026-11-23"},
	        {"一昨日", "2026-11-22", "2026-11-22"},
	        {"tomorrow", "2026-11-25", "2026-11-25"},
	        {"tue", "2026-12-15", "2026-11-24"},
	        {"Wednesday", "2026-12-16", "2026-11-25"},
	        {"火", "2026-12-15", "2026-11-24"},
	        {"月曜", "2026-12-14", "2026-11-30"},
	        {"日曜日", "2026-12-13", "2026-11-29"},
	        {"来週火", "2026-12-01", "2026-12-01"},
	        {"来週の火曜日", "2026-12-01", "2026-12-01"},
	        {"来週日", "2026-12-06", "2026-12-06"},
	        {"再来週月", "2026-12-07", "2026-12-07"},
	        {"今週金", "2026-11-27", "2026-11-27"},
	        {"先週金", "2026-11-20", "2026-11-20"},
	        {"next tue", "2026-12-01", "2026-12-01"},
	        {"来週", "2026-12-01", "2026-12-01"},
	        {"来月5日", "2026-12-05", "2026-12-05"},
	        {"今月末", "2026-11-30", "2026-11-30"},
	        {" 12/1 ", "2026-12-01", "2026-12-01"},
	};
	for (size_t i = 0; i < sizeof(known) / sizeof(*known); i++) {
		cr_expect_str_eq(read_day(known[i].text, false), known[i].shown, "%s: %s", known[i].text,
		                 read_day(known[i].text, false));
		cr_expect_str_eq(read_day(known[i].text, true), known[i].ahead, "%s ahead: %s", known[i].text,
		                 read_day(known[i].text, true));
	}
}

Test(entry, what_is_no_day_stays_out)
{
	static const char *const wrong[] = {"",
	                                    " ",
	                                    "0",
	                                    "32",
	                                    "0/1",
	                                    "13/1",
	                                    "12/0",
	                                    "12/32",
	                                    "0012",
	                                    "1200",
	                                    "12345",
	                                    "123456",
	                                    "0000/1/1",
	                                    "9999/12/31",
	                                    "2200/1/1",
	                                    "12/1/5",
	                                    "26/12/1",
	                                    "12//1",
	                                    "12/",
	                                    "/1",
	                                    "+",
	                                    "+-3",
	                                    "+99999999",
	                                    "++3",
	                                    "tues",
	                                    "火火",
	                                    "来週火木",
	                                    "R8",
	                                    "R8.12",
	                                    "R.12.1",
	                                    "R元.13.1",
	                                    "X8.12.1",
	                                    "12/1 10:00",
	                                    "12月",
	                                    "2026年",
	                                    "2026年1日",
	                                    "1 2",
	                                    "12/1(",
	                                    "12/1()",
	                                    "来月",
	                                    "来月32日",
	                                    "2026-12",
	                                    "20261301",
	                                    "2026/12/1/1",
	                                    "999999999",
	                                    "\xff-1",
	                                    "12/1\n",
	                                    "一日",
	                                    "1234567890123456789012345678901234567890123456789012345678901234567890"};
	for (size_t i = 0; i < sizeof(wrong) / sizeof(*wrong); i++) {
		cr_expect_str_eq(read_day(wrong[i], false), "none", "%s", wrong[i]);
		cr_expect_str_eq(read_day(wrong[i], true), "none", "%s", wrong[i]);
	}
	cr_expect_str_eq(fault.field, "date");
}

/* Whatever the program shows of a day can be typed back; a booking is never for the past. */
Test(entry, what_is_shown_is_read_again)
{
	unsigned seed = 7;
	japanese_begin();
	for (int round = 0; round < 5000; round++) {
		char text[SHOW_BYTES], typed[SHOW_BYTES];
		int32_t day = DAY_FIRST + rand_r(&seed) % (DAY_LAST - DAY_FIRST), back, year;
		struct entry_base from = {day - rand_r(&seed) % 330, DAY_FIRST + rand_r(&seed) % 100000, true};
		if (!day_valid(from.today))
			continue;
		static const enum day_form forms[] = {DAY_LONG, DAY_SHORT, DAY_NUMERIC, DAY_ERA};
		for (size_t i = 0; i < 4; i++) {
			day_show(day, forms[i], text, sizeof(text));
			cr_assert(entry_day(&from, text, &back, &fault) == DONE && back == day, "%s: %s", text,
			          fault.text);
		}
		const struct era *era = day_era(day, &year);
		snprintf(typed, sizeof(typed), "%c%d.%d.%d", era->letter, year, day_date(day).month,
		         day_date(day).mday);
		cr_assert(entry_day(&from, typed, &back, &fault) == DONE && back == day, "%s", typed);
		snprintf(typed, sizeof(typed), "%d", 1 + rand_r(&seed) % 31);
		cr_assert(entry_day(&from, typed, &back, &fault) == DONE && back >= from.today, "%s", typed);
	}
}

Test(entry, times)
{
	static const struct {
		const char *text;
		int minute;
	} known[] = {
	        {"10", 600},       {"9", 540},         {"930", 570},      {"1030", 630},      {"１０：３０", 630},
	        {"10:30", 630},    {"0:00", 0},        {"23:59", 1439},   {"14時", 840},      {"14時半", 870},
	        {"14時30分", 870}, {"14時5分", 845},   {"午後2時", 840},  {"午後2時半", 870}, {"午前10時15分", 615},
	        {"2pm", 840},      {"2:30 pm", 870},   {"pm 2", 840},     {"12pm", 720},      {"正午", 720},
	        {"noon", 720},     {"午後0時半", 750}, {"午後12時", 720}, {"am 10", 600},     {"0", 0},
	        {"24", -1},        {"24:00", -1},      {"25", -1},        {"10:60", -1},      {"10:3", -1},
	        {"1060", -1},      {"午前12時", -1},   {"午後13時", -1},  {"12345", -1},      {"", -1},
	        {"時", -1},        {"10時半分", -1},   {"10:30:00", -1},  {"-1", -1},         {"10 30", -1},
	        {"12am", -1},      {"am2pm", -1},
	};
	for (size_t i = 0; i < sizeof(known) / sizeof(*known); i++) {
		int minute = -1;
		enum status status = entry_time(known[i].text, &minute, &fault);
		cr_expect_eq(minute, known[i].minute, "%s: %d", known[i].text, minute);
		cr_expect_eq(status, known[i].minute < 0 ? INVALID : DONE, "%s", known[i].text);
	}
	for (int minute = 0; minute < MINUTES_A_DAY; minute++) {
		char text[SHOW_BYTES];
		int back = -1;
		cr_expect(entry_time(clock_format(minute, text), &back, &fault) == DONE && back == minute, "%s", text);
		/* Midnight is never said. */
		if (minute >= 60)
			cr_expect(entry_time(minute_speak(minute, text, sizeof(text)), &back, &fault) == DONE &&
			                  back == minute,
			          "%s", text);
	}
}

/* Nothing that can be typed breaks it: every piece of its grammar, in any order. */
Test(entry, garbage_is_refused)
{
	static const char *const pieces[] = {"1",    "12",   "/",    "-",    ".",    "月",   "日", "年",
	                                     "令和", "R",    "元",   "来週", "火",   "の",   "+",  "t",
	                                     "末",   "来月", "午後", "時",   "半",   ":",    "(",  ")",
	                                     " ",    "pm",   "から", "まで", "\xe3", "9999", "0",  "tue"};
	unsigned seed = 3;
	int read = 0;
	for (int round = 0; round < 100000; round++) {
		char text[64] = "";
		int count = 1 + rand_r(&seed) % 6;
		for (int i = 0; i < count; i++)
			strcat(text, pieces[(size_t)rand_r(&seed) % (sizeof(pieces) / sizeof(*pieces))]);
		struct entry_base from = base(round % 2);
		int32_t day = DAY_NONE;
		int minute = -1;
		if (entry_day(&from, text, &day, &fault) == DONE)
			read++;
		cr_assert(day == DAY_NONE || day_valid(day), "%s", text);
		entry_time(text, &minute, &fault);
		cr_assert(minute >= -1 && minute < MINUTES_A_DAY, "%s", text);
	}
	cr_expect(read > 500, "%d read", read);
}

/* What is wrong, and what to type instead. Without ahead, the month that is left out is December 2026. */
Test(entry, a_refusal_says_what_is_wrong)
{
	static const struct {
		const char *text, *says;
	} known[] = {
	        {"", "日付がありません: 12/1、+3、火、R8.12.1 のように入力してください"},
	        {"　", "日付がありません: 12/1、+3、火、R8.12.1 のように入力してください"},
	        {"4/31", "「4/31」: 令和8年4月に31日はありません。1から30までで入力してください"},
	        {"0431", "「0431」: 令和8年4月に31日はありません。1から30までで入力してください"},
	        {"2/29", "「2/29」: 令和8年2月に29日はありません。1から28までで入力してください"},
	        {"2100/2/29", "「2100/2/29」: 令和82年2月に29日はありません。1から28までで入力してください"},
	        {"32", "「32」: 令和8年12月に32日はありません。1から31までで入力してください"},
	        {"0", "「0」: 令和8年12月に0日はありません。1から31までで入力してください"},
	        {"令和8年4月31日", "「令和8年4月31日」: 令和8年4月に31日はありません。1から30までで入力してください"},
	        {"13/1", "「13/1」: 13月はありません。1から12までで入力してください"},
	        {"２０２６年０月１日", "「２０２６年０月１日」: 0月はありません。1から12までで入力してください"},
	        {"20261301", "「20261301」: 13月はありません。1から12までで入力してください"},
	        {"0000-01-01", "「0000-01-01」: 年は1900から2199までで入力してください"},
	        {"1899/12/31", "「1899/12/31」: 年は1900から2199までで入力してください"},
	        {"9999/12/31", "「9999/12/31」: 年は1900から2199までで入力してください"},
	        {"R99999999.1.1", "「R99999999.1.1」: 年は1900から2199までで入力してください"},
	        {"M1.2.3", "「M1.2.3」: 年は1900から2199までで入力してください"},
	        {"26/12/1", "「26/12/1」: 年は 2026/12/1 か R8.12.1 のように、4けたか元号で入力してください"},
	        {"8年12月1日", "「8年12月1日」: 年は 2026/12/1 か R8.12.1 のように、4けたか元号で入力してください"},
	        {"平成31年5月1日", "「平成31年5月1日」は別の元号の日です: R1.5.1 と入力してください"},
	        {"R1.4.30", "「R1.4.30」は別の元号の日です: H31.4.30 と入力してください"},
	        {"s64.1.8", "「s64.1.8」は別の元号の日です: H1.1.8 と入力してください"},
	        {"12/1(月)", "「12/1(月)」: その日は火曜日です。日付か曜日を直してください"},
	        {"いつか", "「いつか」は日付として読めません: 12/1、+3、火、R8.12.1 のように入力してください"},
	        {"12/1/", "「12/1/」は日付として読めません: 12/1、+3、火、R8.12.1 のように入力してください"},
	        {"4/31まで", "「4/31まで」は日付として読めません: 12/1、+3、火、R8.12.1 のように入力してください"},
	};
	japanese_begin();
	for (size_t i = 0; i < sizeof(known) / sizeof(*known); i++) {
		cr_expect_str_eq(read_day(known[i].text, false), "none", "%s", known[i].text);
		cr_expect_str_eq(fault.text, known[i].says, "%s", fault.text);
	}
}

/* An era's year ends within a year of the calendar: each side of an edge has its own name, and no other. */
Test(entry, eras_at_their_edges)
{
	static const struct {
		const char *text, *day;
	} known[] = {
	        {"M45.7.29", "1912-07-29"},       {"M45.7.30", "none"},         {"T1.7.30", "1912-07-30"},
	        {"T15.12.24", "1926-12-24"},      {"大正15年12月25日", "none"}, {"S元.12.25", "1926-12-25"},
	        {"昭和64年1月7日", "1989-01-07"}, {"S64.1.8", "none"},          {"平成元年1月8日", "1989-01-08"},
	        {"Ｈ１．１．７", "none"},         {"H31.4.30", "2019-04-30"},   {"令和元年4月30日", "none"},
	        {"令和元年5月1日", "2019-05-01"}, {"R181.12.31", "2199-12-31"}, {"R182.1.1", "none"},
	        {"明治33年1月1日", "1900-01-01"}, {"明治32年12月31日", "none"},
	};
	for (size_t i = 0; i < sizeof(known) / sizeof(*known); i++)
		cr_expect_str_eq(read_day(known[i].text, i % 2), known[i].day, "%s: %s", known[i].text,
		                 read_day(known[i].text, i % 2));
}
