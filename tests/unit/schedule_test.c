#include <criterion/criterion.h>

#include "core/desks/schedule.h"
#include "tests/unit/desk_fixture.h"

Test(schedule, days_count_what_is_booked_done_and_free)
{
	struct office office;
	struct schedule_day days[4];
	int64_t id = 0;
	office_open(&office, ":memory:");
	office_book(&office, 1, 1, office.today, 36, &id);
	office_book(&office, 2, 1, office.today, 40, NULL);
	office_book(&office, 3, 1, office.today + 1, 44, NULL);
	office_book(&office, 4, 2, office.today, 40, NULL);
	office_at(&office, office.today, 9 * 60 + 55);
	cr_assert_eq(appointment_mark(office.db, id, APPOINTMENT_DONE, NULL, NULL), DONE);
	cr_assert_eq(schedule_days(office.db, (struct schedule_of){.consultant = office.consultant[1]},
	                           office.today - 1, 4, days),
	             DONE);
	cr_expect_eq(days[0].day, office.today - 1);
	cr_expect_eq(days[0].booked + days[0].done + days[0].free, 0, "a holiday that has passed");
	cr_expect_eq(days[1].booked, 1, "the other desk's does not count");
	cr_expect_eq(days[1].done, 1);
	cr_expect_eq(days[1].free, 5, "11 and four in the afternoon: %d", days[1].free);
	cr_expect_eq(days[2].booked, 1);
	cr_expect_eq(days[2].free, 6);
	cr_expect_eq(days[3].free, 7);
	cr_assert_eq(schedule_sessions(office.db, (struct schedule_of){.consultant = office.consultant[1]},
	                               office.today, office.today + 2, days),
	             DONE);
	cr_expect_eq(days[0].booked, 2);
	cr_expect_eq(days[0].done, 1);
	db_close(office.db);
}

Test(schedule, what_is_cancelled_counts_nowhere_and_frees_its_time)
{
	struct office office;
	struct schedule_day day;
	int64_t id = 0;
	office_open(&office, ":memory:");
	office_book(&office, 1, 1, office.today, 40, &id);
	cr_assert_eq(appointment_cancel(office.db, id, "client", NULL, NULL), DONE);
	cr_assert_eq(schedule_days(office.db, (struct schedule_of){.consultant = office.consultant[1]}, office.today, 1,
	                           &day),
	             DONE);
	cr_expect_eq(day.booked + day.done, 0);
	cr_expect_eq(day.free, 7);
	db_close(office.db);
}

Test(schedule, next_is_the_earliest_whole_session_of_each)
{
	struct office office;
	struct schedule_next next[3];
	office_open(&office, ":memory:");
	office_book(&office, 1, 1, office.today, 36, NULL);
	office_sql(&office, "DELETE FROM plan WHERE desk = 3");
	for (int i = 0; i < 3; i++)
		next[i].consultant = office.consultant[i + 1];
	cr_assert_eq(schedule_next(office.db, next, 3), DONE);
	cr_expect_eq(next[0].day, office.today);
	cr_expect_eq(next[0].desk, 1);
	cr_expect_eq(next[0].cell, 40);
	cr_expect_eq(next[1].cell, 36);
	cr_expect_eq(next[2].day, DAY_NONE, "who sits nowhere is never free");
	db_close(office.db);
}
