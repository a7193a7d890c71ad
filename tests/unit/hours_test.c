#include "core/time/hours.h"

#include <criterion/criterion.h>

Test(hours, spans_of_a_day)
{
	struct hours hours = {0};
	cr_assert(hours_parse("08:30-12:00, 13:00-17:15", &hours));
	cr_expect_eq(hours.count, 2);
	cr_expect(hours_hold(&hours, 34, 48));
	cr_expect(hours_hold(&hours, 52, 69));
	cr_expect_not(hours_hold(&hours, 46, 50), "over the break");
	cr_expect_not(hours_hold(&hours, 33, 40), "before opening");
	cr_expect_not(hours_hold(&hours, 68, 70), "after closing");
	static const char *const wrong[] = {"",
	                                    "08:30",
	                                    "08:30-08:30",
	                                    "12:00-08:30",
	                                    "08:35-12:00",
	                                    "08:30-12:00,11:00-13:00",
	                                    "08:30-12:00,12:00-13:00",
	                                    "08:30-12:00,",
	                                    "830-12:00",
	                                    "8:3-12:00",
	                                    "8-12",
	                                    "01:00-02:00,03:00-04:00,05:00-06:00,07:00-08:00,09:00-10:00",
	                                    "08:30-12:00 13:00-17:15"};
	for (size_t i = 0; i < sizeof(wrong) / sizeof(*wrong); i++)
		cr_expect_not(hours_parse(wrong[i], &hours), "%s", wrong[i]);
	cr_expect_eq(hours.count, 2);
	cr_assert(hours_parse("8:30-12:00", &hours));
	cr_expect(hours.count == 1 && hours.spans[0].from == 34 && hours.spans[0].to == 48);
}

Test(hours, closed_days)
{
	struct closed_days closed;
	cr_assert(closed_days_parse("sat,sun,12-29..01-03,08-13", &closed));
	static const struct {
		int year, month, mday;
		bool held;
	} known[] = {
	        {2026, 11, 21, true}, {2026, 11, 22, true}, {2026, 11, 24, false}, {2026, 12, 28, false},
	        {2026, 12, 29, true}, {2026, 12, 31, true}, {2027, 1, 1, true},    {2025, 1, 3, true},
	        {2027, 1, 4, false},  {2026, 8, 13, true},  {2026, 8, 12, false},  {2026, 8, 14, false},
	};
	for (size_t i = 0; i < sizeof(known) / sizeof(*known); i++)
		cr_expect_eq(closed_days_hold(&closed, day_of(known[i].year, known[i].month, known[i].mday)),
		             known[i].held, "%d-%d-%d", known[i].year, known[i].month, known[i].mday);
	cr_expect(closed_days_parse("", &closed) && !closed_days_hold(&closed, day_of(2026, 11, 22)));
	static const char *const wrong[] = {"so",      "sat;sun",       "13-01", "02-30", "12-29..",
	                                    "..01-03", "12-29...01-03", ",",     "sat,"};
	for (size_t i = 0; i < sizeof(wrong) / sizeof(*wrong); i++)
		cr_expect_not(closed_days_parse(wrong[i], &closed), "%s", wrong[i]);
}
