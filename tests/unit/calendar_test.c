#include <criterion/criterion.h>
#include <string.h>

#include "core/desks/calendar.h"
#include "core/desks/plan.h"
#include "tests/unit/desk_fixture.h"

Test(calendar, closed_days_and_their_reasons)
{
	static const struct {
		int year, month, mday;
		enum closed_reason closed;
		const char *says;
	} cases[] = {
	        {2026, 11, 24, OPEN_DAY, ""},
	        {2026, 11, 23, CLOSED_HOLIDAY, "Labor Thanksgiving Day"},
	        {2026, 11, 28, CLOSED_WEEKDAY, "every Saturday"},
	        {2026, 11, 29, CLOSED_WEEKDAY, "every Sunday"},
	        {2026, 12, 28, OPEN_DAY, ""},
	        {2026, 12, 29, CLOSED_RANGE, "turn of the year, 12/29 to 1/3"},
	        {2027, 1, 1, CLOSED_HOLIDAY, "New Year's Day"},
	        {2027, 1, 3, CLOSED_RANGE, "turn of the year, 12/29 to 1/3"},
	        {2027, 1, 4, OPEN_DAY, ""},
	        {2028, 2, 29, OPEN_DAY, ""},
	};
	struct office office;
	struct calendar_day day;
	char text[256];
	office_open(&office, ":memory:");
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		cr_assert_eq(calendar_day(office.db, day_of(cases[i].year, cases[i].month, cases[i].mday), &day), DONE);
		cr_expect_eq(day.closed, cases[i].closed, "case %zu", i);
		cr_expect_str_eq(calendar_reason(&day, text, sizeof(text)), cases[i].says);
		cr_expect_eq(day.desks, 4);
		cr_expect_eq(day.session_minutes, 50);
		cr_expect_eq(day.hours.count, 2);
	}
	db_close(office.db);
}

Test(calendar, a_setting_holds_from_its_day)
{
	struct office office;
	struct calendar calendar;
	office_open(&office, ":memory:");
	office_sql(&office, "INSERT INTO setting (name, value, valid_from) VALUES ('desks.session_minutes', '30',"
	                    " '2026-12-01'), ('society.closed_days', 'wed,12-04..12-05', '2026-12-03')");
	char reason[256];
	int32_t first = day_of(2026, 11, 30);
	cr_assert_eq(calendar_load(office.db, first, first + 10, &calendar), DONE, "%s", db_fault(office.db)->text);
	cr_expect_eq(calendar.count, 11);
	cr_expect_eq(calendar_find(&calendar, first)->session_minutes, 50);
	cr_expect_eq(calendar_find(&calendar, first + 1)->session_minutes, 30);
	cr_expect_eq(calendar_find(&calendar, first + 10)->session_minutes, 30);
	cr_expect_eq(calendar_find(&calendar, first + 2)->closed, OPEN_DAY, "2 December is a Wednesday");
	cr_expect_eq(calendar_find(&calendar, first + 9)->closed, CLOSED_WEEKDAY, "9 December");
	cr_expect_eq(calendar_find(&calendar, first + 6)->closed, OPEN_DAY, "Sunday now");
	cr_expect_str_eq(calendar_reason(calendar_find(&calendar, first + 5), reason, sizeof(reason)),
	                 "from 12/4 to 12/5");
	cr_expect_null(calendar_find(&calendar, first + 11));
	cr_expect_null(calendar_find(&calendar, first - 1));
	calendar_free(&calendar);
	db_close(office.db);
}

Test(calendar, a_setting_that_cannot_be_read_is_named)
{
	struct office office;
	struct calendar_day day;
	office_open(&office, ":memory:");
	office_sql(&office, "UPDATE setting SET value = 'sometimes', version = action_id()"
	                    " WHERE name = 'society.closed_days'");
	cr_expect_eq(calendar_day(office.db, office.today, &day), FAILED);
	cr_expect_str_eq(db_fault(office.db)->field, "society.closed_days");
	cr_expect_eq(calendar_day(office.db, DAY_NONE, &day), INVALID);
	db_close(office.db);
}

Test(plan, what_holds_on_a_day)
{
	struct office office;
	struct plan plan;
	struct plan_day day;
	office_open(&office, ":memory:");
	office_sql(&office, "UPDATE plan SET valid_to = '2026-11-30', version = action_id() WHERE desk = 2");
	office_sql(&office, "INSERT INTO plan (consultant, desk, weekday, from_cell, to_cell, valid_from)"
	                    " SELECT consultant, 3, 2, 48, 52, '2026-01-01' FROM plan WHERE desk = 3 LIMIT 1");
	office_sql(&office, "INSERT INTO plan (consultant, desk, weekday, from_cell, to_cell, valid_from)"
	                    " SELECT consultant, 9, 2, 72, 80, '2026-01-01' FROM plan WHERE desk = 4 LIMIT 1");
	cr_assert_eq(plan_load(office.db, office.today - 1, office.today + 7, &plan), DONE);
	plan_day(&plan, office.today, &day);
	cr_expect_eq(day.count, 7, "two each, the touching ones of desk 3 are one; there is no desk 9");
	cr_expect_eq(plan_at(&day, 3, 50)->to, 68);
	cr_expect_eq(plan_at(&day, 1, 36)->consultant, office.consultant[1]);
	cr_expect_null(plan_at(&day, 1, 35));
	cr_expect_null(plan_at(&day, 1, 48), "half-open");
	cr_expect_str_eq(plan_name(&plan, office.consultant[1]), "佐々木 健");
	plan_day(&plan, office.today - 1, &day);
	cr_expect_eq(day.count, 0, "a holiday");
	plan_day(&plan, office.today + 7, &day);
	cr_expect_null(plan_at(&day, 2, 40), "the plan of desk 2 has ended");
	cr_expect_not_null(plan_at(&day, 4, 40));
	plan_day(&plan, office.today + 8, &day);
	cr_expect_null(day.calendar, "not loaded");
	plan_free(&plan);
	office_sql(&office, "UPDATE staff SET disabled = 1, version = action_id() WHERE login = 'consultant4'");
	cr_assert_eq(plan_load(office.db, office.today, office.today, &plan), DONE);
	plan_day(&plan, office.today, &day);
	cr_expect_null(plan_at(&day, 4, 40), "who has left sits nowhere");
	plan_free(&plan);
	db_close(office.db);
}
