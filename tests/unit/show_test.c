#include "core/time/era.h"
#include "core/time/holiday.h"
#include "core/time/show.h"
#include "tests/unit/japanese.h"

#include <criterion/criterion.h>
#include <stdio.h>

static char text[SHOW_BYTES];

Test(show, eras_by_day)
{
	static const struct {
		int year, month, mday;
		const char *era;
		int in_era;
	} known[] = {
	        {1900, 1, 1, "明治", 33},   {1912, 7, 29, "明治", 45},   {1912, 7, 30, "大正", 1},
	        {1926, 12, 24, "大正", 15}, {1926, 12, 25, "昭和", 1},   {1989, 1, 7, "昭和", 64},
	        {1989, 1, 8, "平成", 1},    {2019, 4, 30, "平成", 31},   {2019, 5, 1, "令和", 1},
	        {2026, 11, 24, "令和", 8},  {2199, 12, 31, "令和", 181},
	};
	for (size_t i = 0; i < sizeof(known) / sizeof(*known); i++) {
		int32_t day = day_of(known[i].year, known[i].month, known[i].mday);
		int year;
		const struct era *era = day_era(day, &year);
		cr_expect_str_eq(era->kanji, known[i].era, "%d-%d-%d", known[i].year, known[i].month, known[i].mday);
		cr_expect_eq(year, known[i].in_era);
		cr_expect_eq(era_day(era, year, known[i].month, known[i].mday), day);
	}
	size_t length;
	cr_expect_eq(era_day(era_read("令和", &length), 1, 4, 30), DAY_NONE);
	cr_expect_eq(length, strlen("令和"));
	cr_expect_eq(era_day(era_read("s64", &length), 64, 1, 8), DAY_NONE);
	cr_expect_eq(length, 1);
	cr_expect_eq(era_day(era_read("h", &length), 0, 1, 8), DAY_NONE);
	cr_expect_eq(era_day(era_read("R", &length), 2147483647, 1, 8), DAY_NONE);
	cr_expect_null(era_read("X8", &length));
	cr_expect_null(era_read("", &length));
}

/* Without a catalogue the source text is shown; the Japanese is checked with the catalogue in place. */
Test(show, days_in_english)
{
	int32_t day = day_of(2026, 11, 24);
	cr_expect_str_eq(day_show(day, DAY_LONG, text, sizeof(text)), "Tue 24 Nov 2026");
	cr_expect_str_eq(day_show(day, DAY_SHORT, text, sizeof(text)), "11/24(Tue)");
	cr_expect_str_eq(day_show(day, DAY_NUMERIC, text, sizeof(text)), "2026/11/24(Tue)");
	cr_expect_str_eq(day_show(day, DAY_SPOKEN, text, sizeof(text)), "Tuesday, 24 November");
	cr_expect_str_eq(day_show(day, DAY_ERA, text, sizeof(text)), "Reiwa 8, 24 November");
	cr_expect_str_eq(day_show(day, DAY_MONTH, text, sizeof(text)), "November 2026");
	cr_expect_str_eq(day_show(day, DAY_YEAR, text, sizeof(text)), "2026");
	cr_expect_str_eq(fiscal_year_show(2026, text, sizeof(text)), "fiscal 2026");
	char small[6];
	cr_expect_str_eq(day_show(day, DAY_LONG, small, sizeof(small)), "Tue 2");
}

Test(show, times_in_english)
{
	int32_t day = day_of(2026, 12, 1);
	static const struct {
		int minute;
		const char *said;
	} known[] = {{600, "10 am"},   {720, "noon"},    {750, "12:30 pm"},
	             {870, "2:30 pm"}, {975, "4:15 pm"}, {0, "12 am"}};
	for (size_t i = 0; i < sizeof(known) / sizeof(*known); i++)
		cr_expect_str_eq(minute_speak(known[i].minute, text, sizeof(text)), known[i].said);
	cr_expect_str_eq(span_speak(day, 840, 900, text, sizeof(text)), "Tuesday, 1 December, from 2 to 3 pm");
	cr_expect_str_eq(span_speak(day, 660, 750, text, sizeof(text)), "Tuesday, 1 December, from 11 am to 12:30 pm");
	cr_expect_str_eq(span_speak(day, 660, 720, text, sizeof(text)), "Tuesday, 1 December, from 11 am to noon");
	cr_expect_str_eq(span_speak(day, 720, 780, text, sizeof(text)), "Tuesday, 1 December, from noon to 1 pm");
}

Test(show, days_in_japanese)
{
	static const struct {
		enum day_form form;
		const char *shown;
	} known[] = {
	        {DAY_LONG, "令和8年11月24日(火)"},
	        {DAY_SHORT, "11/24(火)"},
	        {DAY_NUMERIC, "2026/11/24(火)"},
	        {DAY_SPOKEN, "11月24日火曜日"},
	        {DAY_ERA, "令和8年11月24日"},
	        {DAY_MONTH, "令和8年11月"},
	        {DAY_YEAR, "令和8年"},
	};
	japanese_begin();
	for (size_t i = 0; i < sizeof(known) / sizeof(*known); i++)
		cr_expect_str_eq(day_show(day_of(2026, 11, 24), known[i].form, text, sizeof(text)), known[i].shown);
	cr_expect_str_eq(day_show(day_of(2019, 5, 1), DAY_LONG, text, sizeof(text)), "令和元年5月1日(水)");
	cr_expect_str_eq(day_show(day_of(1989, 1, 7), DAY_ERA, text, sizeof(text)), "昭和64年1月7日");
	cr_expect_str_eq(fiscal_year_show(2019, text, sizeof(text)), "令和元年度");
	cr_expect_str_eq(fiscal_year_show(2025, text, sizeof(text)), "令和7年度");
	cr_expect_str_eq(holiday_name(day_of(2026, 9, 22)), "国民の休日");
	cr_expect_str_eq(holiday_name(day_of(2026, 11, 23)), "勤労感謝の日");
}

Test(show, times_in_japanese)
{
	int32_t day = day_of(2026, 12, 1);
	static const struct {
		int minute;
		const char *said;
	} known[] = {{600, "午前10時"}, {720, "正午"}, {750, "午後0時半"}, {870, "午後2時半"}, {975, "午後4時15分"}};
	japanese_begin();
	for (size_t i = 0; i < sizeof(known) / sizeof(*known); i++)
		cr_expect_str_eq(minute_speak(known[i].minute, text, sizeof(text)), known[i].said);
	cr_expect_str_eq(span_speak(day, 600, 660, text, sizeof(text)), "12月1日火曜日、午前10時から11時まで");
	cr_expect_str_eq(span_speak(day, 840, 900, text, sizeof(text)), "12月1日火曜日、午後2時から3時まで");
	cr_expect_str_eq(span_speak(day, 660, 750, text, sizeof(text)), "12月1日火曜日、午前11時から午後0時半まで");
	cr_expect_str_eq(span_speak(day, 660, 720, text, sizeof(text)), "12月1日火曜日、午前11時から正午まで");
	cr_expect_str_eq(span_speak(day, 720, 780, text, sizeof(text)), "12月1日火曜日、正午から午後1時まで");
}
