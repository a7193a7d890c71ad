#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "core/desks/ics.h"
#include "core/export/export.h"
#include "core/text/fill.h"
#include "tests/unit/clock_bench.h"
#include "tests/unit/desk_player.h"

/*
 * Rule R8: what stands on the screens, in files and in the store are the office's days, wherever the machine is and
 * whatever its clock does.
 */

/* A moment at the office, and what its people call the days around it: written down by another calendar than ours. */
static const struct moment {
	const char *at, *now; /* the right end of the first line */
	const char *yesterday, *today, *tomorrow, *tomorrow_whole;
	const char *free, *spoken; /* the next time desk 2 has, and its day as it is read back */
	const char *week, *month;
} moments[] = {
        {"2024-02-29T00:05", "令和6年2月29日(木) 00:05", "2/28(水)", "2/29(木)", "3/1(金)", "2024/3/1(金)",
         "2/29(木) 09:00", "2月29日木曜日", "第9週 2/26(月)-3/3(日)", "令和6年2月"},
        {"2025-02-28T23:55", "令和7年2月28日(金) 23:55", "2/27(木)", "2/28(金)", "3/1(土)", "2025/3/1(土)",
         "3/1(土) 09:00", "3月1日土曜日", "第9週 2/24(月)-3/2(日)", "令和7年2月"},
        {"2000-02-29T12:14", "平成12年2月29日(火) 12:14", "2/28(月)", "2/29(火)", "3/1(水)", "2000/3/1(水)",
         "2/29(火) 13:00", "2月29日火曜日", "第9週 2/28(月)-3/5(日)", "平成12年2月"},
        {"2100-02-28T23:59", "令和82年2月28日(日) 23:59", "2/27(土)", "2/28(日)", "3/1(月)", "2100/3/1(月)",
         "3/1(月) 09:00", "3月1日月曜日", "第8週 2/22(月)-2/28(日)", "令和82年2月"},
        {"2027-03-31T23:59", "令和9年3月31日(水) 23:59", "3/30(火)", "3/31(水)", "4/1(木)", "2027/4/1(木)",
         "4/1(木) 09:00", "4月1日木曜日", "第13週 3/29(月)-4/4(日)", "令和9年3月"},
        {"2027-04-01T00:00", "令和9年4月1日(木) 00:00", "3/31(水)", "4/1(木)", "4/2(金)", "2027/4/2(金)",
         "4/1(木) 09:00", "4月1日木曜日", "第13週 3/29(月)-4/4(日)", "令和9年4月"},
        {"1989-01-07T23:59", "昭和64年1月7日(土) 23:59", "1/6(金)", "1/7(土)", "1/8(日)", "1989/1/8(日)",
         "1/8(日) 09:00", "1月8日日曜日", "第1週 1/2(月)-1/8(日)", "昭和64年1月"},
        {"1989-01-08T00:00", "平成元年1月8日(日) 00:00", "1/7(土)", "1/8(日)", "1/9(月)", "1989/1/9(月)",
         "1/8(日) 09:00", "1月8日日曜日", "第1週 1/2(月)-1/8(日)", "平成元年1月"},
        {"2019-04-30T23:59", "平成31年4月30日(火) 23:59", "4/29(月)", "4/30(火)", "5/1(水)", "2019/5/1(水)",
         "5/1(水) 09:00", "5月1日水曜日", "第18週 4/29(月)-5/5(日)", "平成31年4月"},
        {"2019-05-01T00:00", "令和元年5月1日(水) 00:00", "4/30(火)", "5/1(水)", "5/2(木)", "2019/5/2(木)",
         "5/1(水) 09:00", "5月1日水曜日", "第18週 4/29(月)-5/5(日)", "令和元年5月"},
        {"2038-01-19T12:14", "令和20年1月19日(火) 12:14", "1/18(月)", "1/19(火)", "1/20(水)", "2038/1/20(水)",
         "1/19(火) 13:00", "1月19日火曜日", "第3週 1/18(月)-1/24(日)", "令和20年1月"},
        {"2099-12-31T23:59", "令和81年12月31日(木) 23:59", "12/30(水)", "12/31(木)", "1/1(金)", "2100/1/1(金)",
         "1/1(金) 09:00", "1月1日金曜日", "第53週 12/28(月)-1/3(日)", "令和81年12月"},
        {"2100-01-01T00:00", "令和82年1月1日(金) 00:00", "12/31(木)", "1/1(金)", "1/2(土)", "2100/1/2(土)",
         "1/1(金) 09:00", "1月1日金曜日", "第53週 12/28(月)-1/3(日)", "令和82年1月"},
        {"2026-12-28T08:59", "令和8年12月28日(月) 08:59", "12/27(日)", "12/28(月)", "12/29(火)", "2026/12/29(火)",
         "12/28(月) 09:00", "12月28日月曜日", "第53週 12/28(月)-1/3(日)", "令和8年12月"},
        {"2026-12-29T00:00", "令和8年12月29日(火) 00:00", "12/28(月)", "12/29(火)", "12/30(水)", "2026/12/30(水)",
         "12/29(火) 09:00", "12月29日火曜日", "第53週 12/28(月)-1/3(日)", "令和8年12月"},
        {"2027-01-03T23:59", "令和9年1月3日(日) 23:59", "1/2(土)", "1/3(日)", "1/4(月)", "2027/1/4(月)",
         "1/4(月) 09:00", "1月4日月曜日", "第53週 12/28(月)-1/3(日)", "令和9年1月"},
        {"2027-01-04T00:00", "令和9年1月4日(月) 00:00", "1/3(日)", "1/4(月)", "1/5(火)", "2027/1/5(火)",
         "1/4(月) 09:00", "1月4日月曜日", "第1週 1/4(月)-1/10(日)", "令和9年1月"},
        {"2026-11-01T15:30", "令和8年11月1日(日) 15:30", "10/31(土)", "11/1(日)", "11/2(月)", "2026/11/2(月)",
         "11/2(月) 09:00", "11月2日月曜日", "第44週 10/26(月)-11/1(日)", "令和8年11月"},
        {"2026-11-24T08:30", "令和8年11月24日(火) 08:30", "11/23(月)", "11/24(火)", "11/25(水)", "2026/11/25(水)",
         "11/24(火) 09:00", "11月24日火曜日", "第48週 11/23(月)-11/29(日)", "令和8年11月"},
        {"2027-03-14T15:59", "令和9年3月14日(日) 15:59", "3/13(土)", "3/14(日)", "3/15(月)", "2027/3/15(月)",
         "3/15(月) 09:00", "3月15日月曜日", "第10週 3/8(月)-3/14(日)", "令和9年3月"},
};

#define MOMENTS ((int)(sizeof(moments) / sizeof(moments[0])))

/* ---- Every screen with a date ---- */

#define VIEW_TEXTS 3

/* Keys, what rows of the picture then hold, and what none does. In braces stand the moment's texts; | parts two of
 * which one is enough: a narrow column has no room for the weekday too. */
static const struct view {
	const char *screen, *keys, *shows[VIEW_TEXTS], *never;
} views[] = {
        {"today", "F2", {"今日 {now}", "10:00 2番 木下 ~ 第2商店", "14:00 今日の講習"}, "第1商店"},
        {"calls", "", {"│ 第3商店", "({weekday})10:00"}, NULL},
        {"desks", "F5 F4", {"{today} 1番 佐々木", "今日 ", "約 第2商店"}, "第3商店"},
        {"day after", "]", {"{tomorrow} 1番 佐々木", "明日 ", "約 第3商店"}, "第2商店"},
        {"day before", "[ [", {"{yesterday} 1番 佐々木", "約 第1商店"}, "第2商店"},
        {"today again", ".", {"{today} 1番 佐々木", "今日 "}, "第3商店"},
        {"when", "g 明 日", {"{tomorrow_whole}"}, NULL},
        {"waiting", "Esc w", {"{tomorrow}から", "{yesterday} からお待ち"}, NULL},
        {"seminars", "F5 Home Down", {"{yesterday} 昨日の講習", "> {today} 今日の講習", "{tomorrow} 明日の講習"}, NULL},
        {"seminar", "Enter", {"{today} 14:00-16:00", "席 1/10"}, NULL},
        {"sign-up", "F5 End + 4 Enter", {"{tomorrow} 14:00-16:00", "申し込む方: 00004"}, NULL},
        {"door", "F5 Home Down a 1 Enter", {"今日の講習 > 受付", "{clock} {late}出席 1 山田 豊"}, NULL},
        {"preview", "F2 F3 2", {"次の予約 {today} 10:00 2番 木下 恵", "セミナー {today} 今日の講習"}, NULL},
        {"card", "Enter", {"約 {today} 10:00 2番 木下 恵", "セ {today} 出席 山田 豊"}, NULL},
        {"proposals", "F4 Enter", {">1 {free} 2番 木下"}, NULL},
        {"booking", "Enter", {"窓口 {free}-"}, NULL},
        {"read-back", "F12", {"第2商店様、{spoken}、午", "{hour} 2番窓口 株式会社第2商店 を予約しました"}, NULL},
        {"history", "x . h", {"{today} {clock} 所長 {free} 2番窓口 株式会社第2商店"}, NULL},
        {"consultants", "F6", {"佐々木 健 事業承継** {free} 1番"}, NULL},
        {"week", "Enter", {"{week} 予約", "{mday} 今日|{day} 今日"}, NULL},
        {"month", "v", {"{month} 予約"}, NULL},
        {"day of one", "v", {"{date} 予約", "{mday} 今日"}, NULL},
        {"planning", "Esc e", {"{tomorrow_whole} だけ 18:00-19:00 1番窓口"}, NULL},
};

#define VIEWS ((int)(sizeof(views) / sizeof(views[0])))

/* The session of the day is from 14:00 to 16:00. */
static bool late(const char *clock)
{
	return strcmp(clock, "14:00") > 0 && strcmp(clock, "16:00") < 0;
}

static const char *filled(const struct moment *m, const char *pattern)
{
	static char text[512];
	char date[512], weekday[8] = "", day[8];
	snprintf(date, sizeof(date), "%.*s", (int)(strchr(m->now, ' ') - m->now), m->now);
	snprintf(day, sizeof(day), "%d", atoi(strchr(m->today, '/') + 1));
	memcpy(weekday, strchr(m->tomorrow, '(') + 1, strlen("火"));
	const struct fill pieces[] = {{"now", m->now},
	                              {"date", date},
	                              {"clock", m->at + DAY_BYTES},
	                              {"late", late(m->at + DAY_BYTES) ? "~" : ""},
	                              {"yesterday", m->yesterday},
	                              {"today", m->today},
	                              {"mday", strchr(m->today, '/') + 1},
	                              {"day", day},
	                              {"tomorrow", m->tomorrow},
	                              {"tomorrow_whole", m->tomorrow_whole},
	                              {"weekday", weekday},
	                              {"free", m->free},
	                              {"hour", strchr(m->free, ' ') + 1},
	                              {"spoken", m->spoken},
	                              {"week", m->week},
	                              {"month", m->month},
	                              {0}};
	return fill_pattern(text, sizeof(text), pattern, pieces);
}

static bool shows_one(struct clock_bench *b, const char *texts)
{
	char first[512];
	const char *bar = strchr(texts, '|');
	if (!bar)
		return clock_bench_shows(b, texts);
	snprintf(first, sizeof(first), "%.*s", (int)(bar - texts), texts);
	return clock_bench_shows(b, first) || clock_bench_shows(b, bar + 1);
}

static void see_views(struct clock_bench *b, const struct moment *m, const char *zone)
{
	for (const struct view *view = views; view < views + VIEWS; view++) {
		play_keys(b->desk, view->keys);
		for (int i = 0; i < VIEW_TEXTS && view->shows[i]; i++)
			cr_expect(shows_one(b, filled(m, view->shows[i])), "%s, %s: %s without %s", zone, m->at,
			          view->screen, filled(m, view->shows[i]));
		cr_expect(clock_bench_shows(b, filled(m, "{now}")), "%s, %s: the first line of %s is %s", zone, m->at,
		          view->screen, play_row(b->desk, 0));
		cr_expect_not(view->never && clock_bench_shows(b, view->never), "%s, %s: %s with %s", zone, m->at,
		              view->screen, view->never);
	}
}

/* ---- What leaves the office ---- */

static void see_calendar(struct clock_bench *b, const struct moment *m, const char *zone)
{
	char *text = NULL, expected[64];
	size_t size = 0;
	FILE *out = open_memstream(&text, &size);
	struct appointment_filter filter = {.from = b->day, .to = b->day, .desk = 2};
	cr_assert_eq(ics_write(b->office.db, &filter, "2番窓口", out), DONE);
	fclose(out);
	snprintf(expected, sizeof(expected), "DTSTART;TZID=Asia/Tokyo:%.4s%.2s%.2sT100000\r\n", m->at, m->at + 5,
	         m->at + 8);
	cr_expect(strstr(text, expected), "%s, %s: no %s in %s", zone, m->at, expected, text);
	free(text);
}

static void see_export(struct clock_bench *b, const struct moment *m, const char *zone)
{
	struct export_filter filter = {.from = b->day, .to = b->day};
	struct extract extract;
	int64_t people;
	char expected[CIVIL_BYTES];
	const char *at = NULL, *cells[EXTRACT_COLUMNS];
	bool found = false;
	snprintf(expected, sizeof(expected), "%.10sT10:00", m->at);
	cr_assert_eq(export_read(b->office.db, EXPORT_APPOINTMENTS, &filter, &extract, &people), DONE);
	while (extract_next(&extract, &at, cells))
		for (int i = 0; i < extract.width; i++)
			found = found || strcmp(cells[i], expected) == 0;
	cr_expect(found, "%s, %s: no %s in the export", zone, m->at, expected);
	extract_close(&extract);
}

/* Every moment is played in two of the zones: in one east of the office or in it, and in one west of it. */
static void see_everything(const char *zone, int parity)
{
	setenv("TZ", zone, 1);
	tzset();
	for (int i = parity; i < MOMENTS; i += 2) {
		struct clock_bench b;
		clock_bench_open(&b, moments[i].at);
		see_calendar(&b, &moments[i], zone);
		see_export(&b, &moments[i], zone);
		see_views(&b, &moments[i], zone);
		clock_bench_close(&b);
	}
}

Test(clock, every_screen_under_utc)
{
	see_everything("UTC", 0);
}

Test(clock, every_screen_in_tokyo)
{
	see_everything("Asia/Tokyo", 1);
}

Test(clock, every_screen_in_new_york)
{
	see_everything("America/New_York", 1);
}

Test(clock, every_screen_on_kiritimati)
{
	see_everything("Pacific/Kiritimati", 0);
}
