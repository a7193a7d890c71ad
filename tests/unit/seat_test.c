#include <criterion/criterion.h>

#include "core/history/undo.h"
#include "core/seminars/seat.h"
#include "core/store/action.h"
#include "tests/unit/seminar_fixture.h"

/* The rolls of who is to be called about a free seat, as a number: 23 for two and three. */
static int called(struct db *db, int64_t ids[8])
{
	struct seat_list list;
	int rolls = 0;
	cr_assert_eq(seat_list_load(db, &list), DONE, "%s", db_fault(db)->text);
	for (int i = 0; i < list.count; i++) {
		rolls = rolls * 10 + list.rows[i].sign_up.roll;
		ids[i] = list.rows[i].sign_up.id;
	}
	seat_list_free(&list);
	return rolls;
}

/* R11: exactly as many of the first in line as there are seats, and none passes another. */
Test(seat, free_seats_are_offered_in_order_to_as_many_as_there_are)
{
	struct db *db = seminar_store();
	struct sign_up up, next, seated;
	int64_t ids[8], seminar = open_seminar(db, 2);
	const char *const names[] = {"山田 豊", "佐藤 博", "新井 実", "木村 学", "林 進"};
	for (int i = 0; i < 5; i++)
		cr_assert_eq(sign_up_one(db, seminar, 1, names[i], &up), DONE, "%s", db_fault(db)->text);
	cr_expect_eq(called(db, ids), 0, "full");
	cr_assert_eq(sign_up_cancel(db, seminar, 1, NULL, &up, &next), DONE);
	cr_expect_eq(called(db, ids), 3);
	cr_assert_eq(sign_up_cancel(db, seminar, 2, NULL, &up, &next), DONE);
	cr_assert_eq(called(db, ids), 34);
	cr_expect_eq(seat_take(db, ids[1], NULL, &seated), CONFLICT, "the first in line comes first");
	cr_assert_eq(seat_call(db, ids[0], "no_answer", "call-1"), DONE, "%s", db_fault(db)->text);
	cr_expect_eq(seat_call(db, ids[0], "no_answer", "call-1"), DONE, "once");
	cr_expect_eq(seat_call(db, ids[0], "rated", NULL), INVALID);
	cr_expect_eq(called(db, ids), 34, "a call that reached nobody stays");
	int64_t third = ids[0];
	cr_assert_eq(seat_take(db, third, "take-1", &seated), DONE, "%s", db_fault(db)->text);
	cr_expect_eq(seated.status, SIGN_UP_REGISTERED);
	int64_t taking = action_last(db);
	cr_expect_eq(called(db, ids), 4);
	cr_expect_eq(seat_take(db, third, NULL, &seated), NOT_FOUND, "has it already");
	cr_expect_eq(seat_call(db, third, "message", NULL), NOT_FOUND);
	cr_assert_eq(undo_action(db, taking, NULL), DONE, "%s", db_fault(db)->text);
	cr_expect_eq(called(db, ids), 34);
	at_time(db, "2026-12-03T16:01");
	cr_expect_eq(called(db, ids), 0, "it is over");
	db_close(db);
}
