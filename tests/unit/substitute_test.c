#include <criterion/criterion.h>
#include <string.h>

#include "core/desks/outside.h"
#include "core/desks/replan.h"
#include "core/desks/substitute.h"
#include "core/history/undo.h"
#include "core/store/action.h"
#include "tests/unit/desk_fixture.h"

static int64_t booked(struct office *office, int client, int desk, int32_t day, int cell)
{
	int64_t id = 0;
	cr_assert_eq(office_book(office, client, desk, day, cell, &id), DONE, "%s", db_fault(office->db)->text);
	return id;
}

static struct appointment got(struct office *office, int64_t id)
{
	struct appointment visit;
	cr_assert_eq(appointment_get(office->db, id, &visit), DONE);
	return visit;
}

static int to_call(struct office *office)
{
	struct outside outside;
	cr_assert_eq(outside_load(office->db, &outside), DONE);
	int count = outside.count;
	outside_free(&outside);
	return count;
}

/* Consultant 1 is away for some days: two appointments of these, and one of another day. */
static void away(struct office *office, int64_t ids[3])
{
	struct replan how = {.calls = true};
	int32_t day = office->today + 7;
	ids[0] = booked(office, 1, 1, day, 40);
	ids[1] = booked(office, 2, 1, day + 1, 52);
	ids[2] = booked(office, 3, 1, day + 2, 40);
	struct closure closure = {.consultant = office->consultant[1],
	                          .from_day = day,
	                          .from = 36,
	                          .to_day = day + 1,
	                          .to = CELLS_A_DAY,
	                          .reason = "研修"};
	cr_assert_eq(replan_close(office->db, &closure, &how), DONE, "%s", db_fault(office->db)->text);
	cr_assert_eq(to_call(office), 2);
}

static void expect_refused(struct office *office, int64_t id, int64_t consultant, enum status status, const char *part)
{
	struct substituted done;
	int64_t last = action_last(office->db);
	int before = to_call(office);
	cr_expect_eq(substitute_all(office->db, id, consultant, NULL, &done), status, "%s", db_fault(office->db)->text);
	cr_expect(strstr(db_fault(office->db)->text, part), "%s", db_fault(office->db)->text);
	cr_expect_eq(to_call(office), before, "nothing was changed");
	cr_expect_eq(action_last(office->db), last);
}

Test(substitute, all_of_a_closed_time_keep_desk_and_hour_and_are_taken_back_at_once)
{
	struct office office;
	struct substituted done;
	int64_t ids[3];
	office_open(&office, ":memory:");
	away(&office, ids);
	cr_assert_eq(substitute_all(office.db, ids[0], office.consultant[2], "op-1", &done), DONE, "%s",
	             db_fault(office.db)->text);
	int64_t action = action_last(office.db);
	cr_expect_eq(done.count, 2);
	cr_expect_eq(done.left, 0);
	cr_expect_eq(to_call(&office), 0);
	for (int i = 0; i < 2; i++) {
		struct appointment visit = got(&office, ids[i]);
		cr_expect_eq(visit.consultant, office.consultant[2]);
		cr_expect_eq(visit.desk, 1);
		cr_expect_eq(visit.cell, i == 0 ? 40 : 52);
		cr_expect_eq(visit.earlier, 1, "with whom it stood before stays on record");
	}
	cr_expect_eq(got(&office, ids[2]).consultant, office.consultant[1], "the day after is not of it");
	cr_expect_eq(office_book(&office, 4, 2, office.today + 7, 40, NULL), CONFLICT, "one consultant, one desk");
	cr_assert_eq(substitute_all(office.db, ids[0], office.consultant[2], "op-1", &done), DONE, "done once");
	cr_assert_eq(undo_action(office.db, action, NULL), DONE, "%s", db_fault(office.db)->text);
	cr_expect_eq(got(&office, ids[0]).consultant, office.consultant[1]);
	cr_expect_eq(to_call(&office), 2, "back on the calls");
	cr_assert_eq(undo_action(office.db, action_last(office.db), NULL), DONE, "and handed over again");
	cr_expect_eq(to_call(&office), 0);
	db_close(office.db);
}

Test(substitute, who_is_busy_or_away_or_not_meant_is_refused_with_the_reason)
{
	struct office office;
	struct replan how = {.calls = true};
	int64_t ids[3];
	office_open(&office, ":memory:");
	away(&office, ids);
	int32_t day = office.today + 7;
	booked(&office, 5, 2, day + 1, 53);
	expect_refused(&office, ids[0], office.consultant[2], CONFLICT, "desk 2");
	struct closure closure = {.consultant = office.consultant[3], .from_day = day, .to_day = day, .to = 44};
	cr_assert_eq(replan_close(office.db, &closure, &how), DONE);
	expect_refused(&office, ids[0], office.consultant[3], CONFLICT, "takes no appointments");
	expect_refused(&office, ids[0], office.consultant[1], NOT_FOUND, "cannot take the place");
	expect_refused(&office, ids[0], 999, NOT_FOUND, "");
	expect_refused(&office, ids[2], office.consultant[4], NOT_FOUND, "no call");
	office_sql(&office, "UPDATE staff SET disabled = 1, version = action_id() WHERE login = 'consultant4'");
	expect_refused(&office, ids[0], office.consultant[4], NOT_FOUND, "cannot take the place");
	db_close(office.db);
}

Test(substitute, a_closed_desk_is_helped_by_nobody)
{
	struct office office;
	struct replan how = {.calls = true};
	office_open(&office, ":memory:");
	int32_t day = office.today + 7;
	int64_t id = booked(&office, 1, 1, day, 40), other = booked(&office, 2, 2, day + 1, 40);
	struct closure closure = {.desk = 1, .from_day = day, .to_day = day, .to = CELLS_A_DAY};
	cr_assert_eq(replan_close(office.db, &closure, &how), DONE);
	expect_refused(&office, id, office.consultant[3], CONFLICT, "whoever sits there");
	cr_assert_eq(replan_day(office.db, day + 1, false, "停電", &how), DONE);
	expect_refused(&office, other, office.consultant[3], CONFLICT, "whoever sits there");
	db_close(office.db);
}

/* 希望しない担当 is never given: these clients are still to be called. */
Test(substitute, a_client_who_does_not_wish_them_stays_to_be_called)
{
	struct office office;
	struct substituted done;
	int64_t ids[3];
	office_open(&office, ":memory:");
	away(&office, ids);
	office_sql(&office,
	           "INSERT INTO unwanted_consultant (client, consultant) SELECT c.id, s.id FROM client c, staff s"
	           " WHERE c.id = (SELECT client FROM appointment ORDER BY id LIMIT 1) AND s.login = "
	           "'consultant2'");
	cr_assert_eq(substitute_all(office.db, ids[0], office.consultant[2], NULL, &done), DONE, "%s",
	             db_fault(office.db)->text);
	cr_expect_eq(done.count, 1);
	cr_expect_eq(done.left, 1);
	cr_expect_eq(to_call(&office), 1);
	cr_expect_eq(got(&office, ids[0]).consultant, office.consultant[1]);
	expect_refused(&office, ids[0], office.consultant[2], CONFLICT, "None of the clients");
	db_close(office.db);
}
