#include <criterion/criterion.h>

#include "core/desks/appointment.h"
#include "core/history/undo.h"
#include "core/store/action.h"
#include "tests/unit/desk_fixture.h"

static int64_t booked(struct office *office, int client, int desk, int32_t day, int cell)
{
	int64_t id = 0;
	cr_assert_eq(office_book(office, client, desk, day, cell, &id), DONE, "%s", db_fault(office->db)->text);
	return id;
}

static void seen(void *context, const struct appointment *a)
{
	int64_t *ids = context;
	while (*ids)
		ids++;
	*ids = a->id;
}

Test(appointment_list, lists_by_day_desk_consultant_client_and_state)
{
	struct office office;
	office_open(&office, ":memory:");
	int64_t one = booked(&office, 1, 2, office.today, 44), two = booked(&office, 2, 1, office.today, 44);
	int64_t three = booked(&office, 1, 1, office.today, 36), four = booked(&office, 1, 1, office.today + 1, 36);
	cr_assert_eq(appointment_cancel(office.db, four, "client", NULL, NULL), DONE);
	const struct {
		struct appointment_filter filter;
		int64_t ids[5];
	} cases[] = {
	        {{.from = office.today, .to = office.today}, {three, two, one}},
	        {{.from = DAY_NONE, .to = DAY_NONE}, {three, two, one, four}},
	        {{.from = DAY_NONE, .to = DAY_NONE, .desk = 1}, {three, two, four}},
	        {{.from = DAY_NONE, .to = DAY_NONE, .client = office.client[1]}, {three, one, four}},
	        {{.from = DAY_NONE, .to = DAY_NONE, .client = office.client[1], .newest_first = true},
	         {four, one, three}},
	        {{.from = DAY_NONE, .to = DAY_NONE, .consultant = office.consultant[1], .limit = 2}, {three, two}},
	        {{.from = DAY_NONE, .to = DAY_NONE, .only = office.consultant[2]}, {one}},
	        {{.from = DAY_NONE, .to = DAY_NONE, .consultant = office.consultant[1], .only = office.consultant[2]},
	         {0}},
	        {{.from = DAY_NONE, .to = DAY_NONE, .client = office.client[1], .only = office.consultant[2]}, {one}},
	        {{.from = DAY_NONE, .to = DAY_NONE, .statuses = APPOINTMENT_LIVE}, {three, two, one}},
	        {{.from = DAY_NONE, .to = DAY_NONE, .statuses = 1U << APPOINTMENT_CANCELLED}, {four}},
	        {{.from = office.today + 2, .to = DAY_NONE}, {0}},
	};
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		int64_t ids[8] = {0};
		struct appointment_list list;
		cr_assert_eq(appointment_each(office.db, &cases[i].filter, seen, ids), DONE, "%s",
		             db_fault(office.db)->text);
		for (int k = 0; k < 5; k++)
			cr_expect_eq(ids[k], cases[i].ids[k], "case %zu, row %d", i, k);
		cr_assert_eq(appointment_list(office.db, &cases[i].filter, &list), DONE);
		for (int k = 0; k < list.count; k++)
			cr_expect_eq(list.rows[k].id, ids[k]);
		appointment_list_free(&list);
	}
	db_close(office.db);
}

Test(appointment_list, counters_of_the_last_year)
{
	struct office office;
	struct appointment_counts counts;
	office_open(&office, ":memory:");
	const struct {
		int days;
		const char *reason; /* NULL: did not come */
	} cases[] = {{0, NULL}, {1, "client"}, {2, "office"}, {3, "client"}, {6, NULL}};
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		int64_t id = booked(&office, 1, 1, office.today + cases[i].days, 40);
		office_at(&office, office.today + cases[i].days, 11 * 60);
		cr_assert_eq(cases[i].reason ? appointment_cancel(office.db, id, cases[i].reason, NULL, NULL)
		                             : appointment_mark(office.db, id, APPOINTMENT_NO_SHOW, NULL, NULL),
		             DONE);
	}
	cr_assert_eq(appointment_counts(office.db, office.client[1], &counts), DONE);
	cr_expect(counts.late == 2 && counts.no_show == 2);
	office_at(&office, day_add_months(office.today, 12) + 1, 8 * 60);
	cr_assert_eq(appointment_counts(office.db, office.client[1], &counts), DONE);
	cr_expect(counts.late == 1 && counts.no_show == 1, "%d %d", counts.late, counts.no_show);
	cr_assert_eq(appointment_counts(office.db, office.client[2], &counts), DONE);
	cr_expect(counts.late == 0 && counts.no_show == 0);
	db_close(office.db);
}

/* Late is the day before, from midnight on: what was said earlier could still be given to another. */
Test(appointment_list, a_cancellation_is_late_from_the_day_before_on)
{
	struct office office;
	struct appointment_counts counts;
	office_open(&office, ":memory:");
	const struct {
		int days, minute;
		int late;
	} cases[] = {{-2, MINUTES_A_DAY - 1, 0}, {-1, 0, 1}, {0, 0, 1}, {0, 9 * 60, 1}, {1, 600, 1}, {-7, 600, 0}};
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		int32_t day = office.today + 14;
		office_at(&office, office.today, 8 * 60);
		int64_t id = booked(&office, 1, 1, day, 40);
		office_at(&office, day + cases[i].days, cases[i].minute);
		cr_assert_eq(appointment_cancel(office.db, id, "client", NULL, NULL), DONE);
		cr_assert_eq(appointment_counts(office.db, office.client[1], &counts), DONE);
		cr_expect_eq(counts.late, cases[i].late, "%d days, minute %d", cases[i].days, cases[i].minute);
		cr_assert_eq(undo_action(office.db, action_last(office.db), NULL), DONE, "%s",
		             db_fault(office.db)->text);
		cr_assert_eq(appointment_counts(office.db, office.client[1], &counts), DONE);
		cr_expect_eq(counts.late, 0, "taken back, it does not count");
		cr_assert_eq(appointment_cancel(office.db, id, "office", NULL, NULL), DONE);
		cr_assert_eq(appointment_counts(office.db, office.client[1], &counts), DONE);
		cr_expect_eq(counts.late, 0, "the office's own cancellation does not count against the client");
	}
	db_close(office.db);
}
