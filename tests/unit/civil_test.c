#include "core/time/civil.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* The calendar of the C library is the witness: every day of three centuries. */
Test(civil, every_day_agrees_with_the_library)
{
	char mine[DAY_BYTES], theirs[40];
	for (int32_t day = DAY_FIRST; day <= DAY_LAST; day++) {
		time_t seconds = (time_t)day * 86400;
		struct tm tm;
		gmtime_r(&seconds, &tm);
		strftime(theirs, sizeof(theirs), "%Y-%m-%d", &tm);
		int32_t back = DAY_NONE;
		cr_assert_str_eq(day_format(day, mine), theirs);
		cr_assert(day_parse(mine, &back) && back == day, "%s", mine);
		cr_assert_eq((int)day_weekday(day), tm.tm_wday, "%s", mine);
		cr_assert_eq(day_of(tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday), day);
	}
	cr_expect_eq(day_of(1900, 1, 1), DAY_FIRST);
	cr_expect_eq(day_of(2199, 12, 31), DAY_LAST);
}

Test(civil, refuses_what_is_no_date)
{
	static const char *const wrong[] = {"0000-01-01", "1899-12-31", "2200-01-01", "9999-12-31",  "2026-02-29",
	                                    "2026-13-01", "2026-00-10", "2026-04-31", "2026-4-30",   "2026/04/30",
	                                    "",           "2026-04-3",  " 2026-04-3", "2026-04-301", "+026-04-30"};
	for (size_t i = 0; i < sizeof(wrong) / sizeof(*wrong); i++) {
		int32_t day = 7;
		cr_expect_not(day_parse(wrong[i], &day), "%s", wrong[i]);
		cr_expect_eq(day, 7, "%s changed the day", wrong[i]);
	}
	cr_expect_eq(day_of(1900, 2, 29), DAY_NONE);
	cr_expect_neq(day_of(2000, 2, 29), DAY_NONE);
}

Test(civil, adds_days_and_months)
{
	cr_expect_eq(day_add_months(day_of(2026, 1, 31), 1), day_of(2026, 2, 28));
	cr_expect_eq(day_add_months(day_of(2024, 1, 31), 1), day_of(2024, 2, 29));
	cr_expect_eq(day_add_months(day_of(2026, 11, 24), -11), day_of(2025, 12, 24));
	cr_expect_eq(day_add_months(day_of(2026, 11, 24), 2), day_of(2027, 1, 24));
	cr_expect_eq(day_add_months(day_of(2199, 12, 1), 1), DAY_NONE);
	cr_expect_eq(day_add_months(day_of(1900, 1, 1), -1), DAY_NONE);
	cr_expect_eq(day_add(DAY_LAST, 1), DAY_NONE);
	cr_expect_eq(day_add(DAY_FIRST, -1), DAY_NONE);
	cr_expect_eq(day_add(DAY_NONE, 1), DAY_NONE);
	cr_expect_eq(day_add(day_of(2026, 2, 28), 1), day_of(2026, 3, 1));
	cr_expect_eq(day_nth_weekday(2026, 10, 2, MONDAY), day_of(2026, 10, 12));
	cr_expect_eq(day_nth_weekday(2026, 2, 5, MONDAY), DAY_NONE);
}

Test(civil, weeks_are_those_of_iso_8601)
{
	cr_expect_eq(day_week(day_of(2026, 11, 24)), 48);
	cr_expect_eq(day_week(day_of(2026, 11, 22)), 47, "Sunday ends it");
	cr_expect_eq(day_week(day_of(2026, 12, 31)), 53);
	cr_expect_eq(day_week(day_of(2027, 1, 3)), 53, "the year's first Thursday is the 7th");
	cr_expect_eq(day_week(day_of(2027, 1, 4)), 1);
	cr_expect_eq(day_week(day_of(2024, 12, 30)), 1, "before the year begins");
}

Test(civil, fiscal_year_begins_in_april)
{
	cr_expect_eq(day_fiscal_year(day_of(2026, 3, 31)), 2025);
	cr_expect_eq(day_fiscal_year(day_of(2026, 4, 1)), 2026);
	cr_expect_eq(day_fiscal_year(day_of(2026, 12, 31)), 2026);
}

Test(civil, cells_are_quarters)
{
	char text[CLOCK_BYTES];
	for (int cell = 0; cell <= CELLS_A_DAY; cell++) {
		int back = -1;
		cr_expect(cell_parse(cell_format(cell, text), &back) && back == cell, "%s", text);
	}
	int cell = 40, minute = 40;
	static const char *const wrong[] = {"10:10", "24:15", "1:00", "10:60", "10-00", "10:00 ", "-1:00", ""};
	for (size_t i = 0; i < sizeof(wrong) / sizeof(*wrong); i++)
		cr_expect_not(cell_parse(wrong[i], &cell), "%s", wrong[i]);
	cr_expect_not(clock_parse("24:00", &minute));
	cr_expect(clock_parse_end("24:00", &minute) && minute == 1440);
	cr_expect(clock_parse("23:59", &minute) && minute == 1439);
	cr_expect_eq(cell, 40);
}

Test(civil, moments_are_nine_hours_ahead_in_every_zone)
{
	static const char *const zones[] = {"UTC", "Asia/Tokyo", "America/New_York", "Pacific/Kiritimati"};
	for (size_t i = 0; i < sizeof(zones) / sizeof(*zones); i++) {
		char stamp[STAMP_BYTES];
		int64_t moment = 0;
		setenv("TZ", zones[i], 1);
		tzset();
		cr_expect(moment_parse("2026-11-24T10:24:05", &moment));
		cr_expect_eq(moment, 1795483445);
		cr_expect_str_eq(moment_format(moment, stamp), "2026-11-24T10:24:05+09:00");
		cr_expect_eq(moment_day(1795483445), day_of(2026, 11, 24));
		cr_expect_eq(moment_minute(1795483445), 10 * 60 + 24);
	}
}

Test(civil, moments_at_the_edges)
{
	static const struct {
		int64_t moment;
		const char *stamp;
	} known[] = {
	        {0, "1970-01-01T09:00:00+09:00"},          {-32400, "1970-01-01T00:00:00+09:00"},
	        {-32401, "1969-12-31T23:59:59+09:00"},     {2147483648, "2038-01-19T12:14:08+09:00"},
	        {1709132400, "2024-02-29T00:00:00+09:00"}, {1556636400, "2019-05-01T00:00:00+09:00"},
	};
	for (size_t i = 0; i < sizeof(known) / sizeof(*known); i++) {
		char text[STAMP_BYTES];
		cr_expect_str_eq(moment_format(known[i].moment, text), known[i].stamp);
		text[19] = '\0';
		int64_t back;
		cr_expect(moment_parse(text, &back) && back == known[i].moment, "%s", text);
	}
	int64_t moment;
	static const char *const wrong[] = {
	        "2026-11-24",          "2026-11-24T24:00",   "2026-11-24 10:24", "",
	        "2026-11-24T10:24:60", "2026-11-24T10:24:5", "2026-11-31T10:24", "2026-11-24T10:24Z",
	        "2026-11-24T10:24.05", "2026-11-24T1O:24"};
	for (size_t i = 0; i < sizeof(wrong) / sizeof(*wrong); i++)
		cr_expect_not(moment_parse(wrong[i], &moment), "%s", wrong[i]);
}
