#include <criterion/criterion.h>
#include <string.h>

#include "core/desks/calls.h"
#include "core/desks/replan.h"
#include "core/desks/waiting.h"
#include "core/history/undo.h"
#include "core/store/action.h"
#include "tests/unit/desk_fixture.h"

static struct call_list listed(struct office *office)
{
	struct call_list list;
	cr_assert_eq(call_list(office->db, &list), DONE, "%s", db_fault(office->db)->text);
	return list;
}

/* The kind of the call about an appointment and what came of it; -1 when there is none. */
static int kind_of(struct office *office, int64_t id, enum call_outcome *last)
{
	struct call_list list = listed(office);
	int kind = -1;
	for (int i = 0; i < list.count; i++)
		if (list.rows[i].visit.id == id) {
			cr_assert_eq(kind, -1, "an appointment has one call at a time");
			kind = (int)list.rows[i].kind;
			*last = list.rows[i].last;
		}
	call_list_free(&list);
	return kind;
}

static int64_t booked(struct office *office, int client, int desk, int32_t day, int cell)
{
	int64_t id = 0;
	cr_assert_eq(office_book(office, client, desk, day, cell, &id), DONE, "%s", db_fault(office->db)->text);
	return id;
}

/* R7: until each is moved or cancelled, whatever was said. */
Test(calls, who_stands_in_a_closed_time_is_called_until_moved_or_cancelled)
{
	struct office office;
	struct appointment moved;
	enum call_outcome last;
	office_open(&office, ":memory:");
	int32_t day = office.today + 7;
	int64_t ids[3];
	for (int i = 0; i < 3; i++)
		ids[i] = booked(&office, i + 1, i + 1, day, 40);
	cr_expect_eq(kind_of(&office, ids[0], &last), -1);
	struct closure closure = {.from_day = day, .to_day = day, .to = CELLS_A_DAY};
	struct replan how = {.calls = true};
	cr_assert_eq(replan_close(office.db, &closure, &how), DONE);
	int64_t closing = action_last(office.db);
	for (int i = 0; i < 3; i++)
		cr_expect_eq(kind_of(&office, ids[i], &last), CALL_CLOSURE);
	cr_assert_eq(call_tell(office.db, ids[0], CALL_AGREED, 0, NULL), DONE);
	cr_expect_eq(kind_of(&office, ids[0], &last), CALL_CLOSURE);
	cr_expect_eq(last, CALL_AGREED);
	office_at(&office, office.today + 1, 9 * 60);
	cr_expect_eq(kind_of(&office, ids[2], &last), CALL_CLOSURE, "carried to the next day");
	cr_assert_eq(appointment_move(office.db, ids[0], 1, day + 1, 40, NULL, &moved), DONE);
	cr_assert_eq(appointment_cancel(office.db, ids[1], "office", NULL, NULL), DONE);
	cr_expect_eq(kind_of(&office, ids[0], &last), -1);
	cr_expect_eq(kind_of(&office, ids[1], &last), -1);
	cr_expect_eq(call_tell(office.db, ids[1], CALL_AGREED, 0, NULL), NOT_FOUND);
	cr_assert_eq(undo_action(office.db, closing, NULL), DONE, "%s", db_fault(office.db)->text);
	cr_expect_eq(kind_of(&office, ids[2], &last), -1, "the closing is undone, calls or not");
	db_close(office.db);
}

Test(calls, the_next_working_day_is_confirmed)
{
	struct office office;
	struct appointment moved;
	enum call_outcome last;
	office_open(&office, ":memory:");
	int32_t friday = office.today + 3, monday = office.today + 6;
	int64_t one = booked(&office, 1, 1, monday, 40), two = booked(&office, 2, 2, monday, 40);
	cr_expect_eq(kind_of(&office, one, &last), -1, "not yet");
	office_at(&office, friday, 9 * 60);
	cr_expect_eq(kind_of(&office, one, &last), CALL_CONFIRMATION, "over the weekend");
	cr_assert_eq(call_tell(office.db, one, CALL_NO_ANSWER, 0, NULL), DONE);
	cr_expect_eq(kind_of(&office, one, &last), CALL_CONFIRMATION);
	cr_expect_eq(last, CALL_NO_ANSWER);
	cr_assert_eq(call_tell(office.db, two, CALL_AGREED, 0, "op-1"), DONE);
	int64_t agreeing = action_last(office.db);
	cr_expect_eq(kind_of(&office, two, &last), -1);
	cr_expect_eq(call_tell(office.db, two, CALL_AGREED, 0, "op-1"), DONE, "done once");
	cr_expect_eq(call_tell(office.db, two, CALL_AGREED, 0, NULL), NOT_FOUND);
	cr_assert_eq(undo_action(office.db, agreeing, NULL), DONE, "%s", db_fault(office.db)->text);
	cr_expect_eq(kind_of(&office, two, &last), CALL_CONFIRMATION);
	cr_assert_eq(call_tell(office.db, two, CALL_AGREED, 0, NULL), DONE);
	cr_assert_eq(appointment_move(office.db, two, 3, monday, 44, NULL, &moved), DONE);
	cr_expect_eq(kind_of(&office, two, &last), CALL_CONFIRMATION, "another time is confirmed anew");
	cr_expect_eq(last, CALL_NONE);
	office_at(&office, monday, 9 * 60);
	cr_expect_eq(kind_of(&office, one, &last), CALL_CONFIRMATION, "tried, not reached: up to its time");
	cr_expect_eq(kind_of(&office, two, &last), -1, "never tried: the day has come");
	office_at(&office, monday, 10 * 60 + 15);
	cr_expect_eq(kind_of(&office, one, &last), -1);
	db_close(office.db);
}

/* Neither what the office closes nor the year's end is a day one could be called for. */
Test(calls, closed_days_of_the_office_are_no_next_working_day)
{
	struct office office;
	enum call_outcome last;
	struct replan how = {.calls = false};
	office_open(&office, ":memory:");
	int32_t wednesday = office.today + 1, thursday = office.today + 2;
	int64_t one = booked(&office, 1, 1, thursday, 40), two = booked(&office, 2, 2, day_of(2027, 1, 4), 40);
	struct closure closure = {.from_day = wednesday, .to_day = wednesday, .to = CELLS_A_DAY};
	cr_expect_eq(kind_of(&office, one, &last), -1, "Wednesday comes first");
	cr_assert_eq(replan_close(office.db, &closure, &how), DONE, "%s", db_fault(office.db)->text);
	cr_expect_eq(kind_of(&office, one, &last), CALL_CONFIRMATION);
	cr_assert_eq(replan_remove(office.db, REPLAN_CLOSURE, closure.id, &how), DONE);
	cr_assert_eq(replan_day(office.db, wednesday, false, "創立記念日", &how), DONE);
	cr_expect_eq(kind_of(&office, one, &last), CALL_CONFIRMATION);
	office_at(&office, day_of(2026, 12, 25), 9 * 60);
	cr_expect_eq(kind_of(&office, two, &last), -1);
	office_at(&office, day_of(2026, 12, 28), 9 * 60);
	cr_expect_eq(kind_of(&office, two, &last), CALL_CONFIRMATION, "over the year's end");
	db_close(office.db);
}

static int64_t waits(struct office *office, int client, int32_t from)
{
	struct waiting waiting;
	struct waiting_wish wish = {.client = office->client[client], .when = wish_any(), .desks = 1U << 2};
	wish.when.from_day = wish.when.to_day = from;
	wish.when.from_cell = 40;
	wish.when.to_cell = 44;
	cr_assert_eq(waiting_add(office->db, &wish, NULL, &waiting), DONE, "%s", db_fault(office->db)->text);
	return waiting.id;
}

/* The wishes to be called about in their order; how many. */
static int offers(struct office *office, int64_t ids[8], enum call_outcome *last)
{
	struct call_list list = listed(office);
	int count = 0;
	for (int i = 0; i < list.count; i++)
		if (list.rows[i].kind == CALL_OFFER) {
			ids[count++] = list.rows[i].id;
			*last = list.rows[i].last;
			cr_expect_eq(list.rows[i].visit.desk, 2);
			cr_expect_eq(list.rows[i].visit.cell, 40);
			cr_expect_neq(list.rows[i].visit.name[0], '\0');
		}
	call_list_free(&list);
	return count;
}

/* A time that came free is offered to the first in line alone, on the next day and on another terminal as well. */
Test(calls, a_free_time_is_offered_to_one_who_waits_after_the_other)
{
	struct office office;
	enum call_outcome last = CALL_NONE;
	struct waiting waiting;
	int64_t ids[8];
	office_open(&office, ":memory:");
	int32_t day = office.today + 7;
	int64_t there = booked(&office, 1, 2, day, 40), first = waits(&office, 2, day), second = waits(&office, 3, day);
	cr_expect_eq(offers(&office, ids, &last), 0, "nothing is free");
	cr_assert_eq(appointment_cancel(office.db, there, "client", NULL, NULL), DONE);
	cr_assert_eq(offers(&office, ids, &last), 1);
	cr_expect_eq(ids[0], first);
	cr_assert_eq(waiting_call(office.db, first, WAITING_MESSAGE, NULL, NULL), DONE);
	office_at(&office, office.today + 1, 9 * 60);
	cr_assert_eq(offers(&office, ids, &last), 1, "carried to the next day");
	cr_expect_eq(last, CALL_MESSAGE);
	cr_assert_eq(waiting_call(office.db, first, WAITING_DECLINED, NULL, NULL), DONE);
	cr_assert_eq(offers(&office, ids, &last), 1);
	cr_expect_eq(ids[0], second, "who declined is not called again today");
	cr_expect_eq(last, CALL_NONE);
	cr_assert_eq(office_book(&office, 4, 2, day, 40, NULL), DONE);
	cr_expect_eq(offers(&office, ids, &last), 0, "somebody else has it");
	cr_expect_eq(waiting_get(office.db, first, &waiting), DONE);
	cr_expect_eq(waiting.status, WAITING_WAITS, "nobody lost the place");
	db_close(office.db);
}

Test(calls, feedback_is_asked_two_weeks_later_and_rated_once)
{
	struct office office;
	enum call_outcome last;
	office_open(&office, ":memory:");
	int64_t id = booked(&office, 1, 1, office.today, 40), other = booked(&office, 2, 2, office.today, 40);
	office_at(&office, office.today, 11 * 60);
	cr_assert_eq(appointment_mark(office.db, id, APPOINTMENT_DONE, NULL, NULL), DONE);
	cr_assert_eq(appointment_mark(office.db, other, APPOINTMENT_NO_SHOW, NULL, NULL), DONE);
	office_at(&office, office.today + 13, 9 * 60);
	cr_expect_eq(kind_of(&office, id, &last), -1);
	office_at(&office, office.today + 14, 9 * 60);
	cr_expect_eq(kind_of(&office, id, &last), CALL_FEEDBACK);
	cr_expect_eq(kind_of(&office, other, &last), -1, "who did not come is not asked");
	cr_expect_eq(call_tell(office.db, id, CALL_AGREED, 0, NULL), INVALID);
	cr_expect_eq(call_tell(office.db, id, CALL_RATED, 6, NULL), INVALID);
	cr_expect_eq(call_tell(office.db, id, CALL_RATED, 0, NULL), INVALID);
	cr_assert_eq(call_tell(office.db, id, CALL_NO_ANSWER, 0, NULL), DONE);
	cr_expect_eq(kind_of(&office, id, &last), CALL_FEEDBACK);
	cr_assert_eq(call_tell(office.db, id, CALL_RATED, 5, NULL), DONE, "%s", db_fault(office.db)->text);
	cr_expect_eq(kind_of(&office, id, &last), -1);
	cr_assert_eq(undo_action(office.db, action_last(office.db), NULL), DONE);
	int64_t undone = action_last(office.db);
	cr_assert_eq(call_tell(office.db, id, CALL_RATED, 2, NULL), DONE);
	int64_t again = action_last(office.db);
	cr_expect_eq(undo_action(office.db, undone, NULL), CONFLICT, "it would be rated twice");
	cr_assert_eq(undo_action(office.db, again, NULL), DONE, "%s", db_fault(office.db)->text);
	office_at(&office, office.today + 28, 9 * 60);
	cr_expect_eq(kind_of(&office, id, &last), CALL_FEEDBACK);
	office_at(&office, office.today + 29, 9 * 60);
	cr_expect_eq(kind_of(&office, id, &last), -1, "too late to ask");
	int64_t ahead = booked(&office, 3, 3, office.today + 30, 40);
	cr_expect_eq(call_tell(office.db, ahead, CALL_RATED, 3, NULL), INVALID);
	db_close(office.db);
}
