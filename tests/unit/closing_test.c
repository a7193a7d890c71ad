#include <criterion/criterion.h>

#include "core/history/undo.h"
#include "core/seminars/closing.h"
#include "core/store/action.h"
#include "core/store/check.h"
#include "core/store/stmt.h"
#include "tests/unit/seminar_fixture.h"

/* Two seats and one who waits: roll 1 came at 13:50, roll 2 has not, roll 3 waits. At the end time. */
static int64_t over(struct db *db)
{
	struct roll_list one = {1, {1}};
	struct attend_list marked;
	struct sign_up row;
	int64_t id = open_seminar(db, 2);
	cr_assert_eq(sign_up_one(db, id, 1, "山田 豊", &row), DONE);
	cr_assert_eq(sign_up_one(db, id, 1, "佐藤 博", &row), DONE);
	cr_assert_eq(sign_up_one(db, id, 2, "小川 茂", &row), DONE);
	at_time(db, "2026-12-03T13:50");
	cr_assert_eq(attend_rolls(db, id, 0, &one, NULL, &marked), DONE);
	attend_list_free(&marked);
	at_time(db, "2026-12-03T16:00");
	return id;
}

static void let_in(struct db *db, int64_t id, int roll)
{
	struct attend_result in;
	struct walk_in late = {.seminar = id, .roll = roll, .reason = "当日"};
	cr_assert_eq(attend_walk_in(db, &late, NULL, &in), DONE, "%s", db_fault(db)->text);
}

static bool due(struct db *db, int64_t id)
{
	struct seminar_list list;
	cr_assert_eq(seminar_get(db, id, &list), DONE);
	bool is_due = closing_due(&list.seminars[0], moment_day(db_now(db)), moment_minute(db_now(db))) != NULL;
	seminar_list_free(&list);
	return is_due;
}

static struct session_count counted(struct db *db, int64_t id)
{
	static struct session_counts counts;
	cr_assert_eq(session_counts_load(db, id, &counts), DONE);
	cr_assert_eq(counts.count, 1);
	return counts.rows[0];
}

Test(closing, counts_once_and_what_is_marked_later_changes_no_figure)
{
	struct db *db = seminar_store();
	int64_t id = over(db);
	struct session_count count;
	cr_expect(due(db, id));
	cr_assert_eq(session_close(db, id, 0, "close-1", &count), DONE, "%s", db_fault(db)->text);
	cr_expect_eq(count.position, 1);
	cr_expect_eq(count.present, 1);
	cr_expect_eq(count.walk_ins, 0);
	cr_expect_eq(count.absent, 1);
	cr_expect_eq(count.waiting, 1);
	cr_expect_eq(count.at, db_now(db));
	cr_expect_eq(seminar_now(db, id).status, SEMINAR_HELD, "it was the only session");
	cr_expect_not(due(db, id));
	cr_assert_eq(session_close(db, id, 0, "close-1", &count), DONE, "once for an operation");
	cr_expect_eq(count.absent, 1);
	cr_expect_eq(session_close(db, id, 1, NULL, &count), CONFLICT);
	let_in(db, id, 3);
	cr_expect_eq(count_of(db, "SELECT count(*) FROM attendance"), 2);
	count = counted(db, id);
	cr_expect_eq(count.present, 1);
	cr_expect_eq(count.waiting, 1);
	cr_expect_eq(db_check(db, NULL, NULL), DONE, "%s", db_fault(db)->text);
	db_close(db);
}

Test(closing, leaves_no_seminar_held_with_a_session_that_is_not_counted)
{
	struct db *db = seminar_store();
	int64_t id = over(db);
	struct session_count count;
	struct seminar_list list;
	cr_assert_eq(session_close(db, id, 0, NULL, &count), DONE);
	cr_assert_eq(seminar_get(db, id, &list), DONE);
	struct seminar more = list.seminars[0];
	struct seminar_session sessions[2] = {more.sessions[0]};
	cr_assert_eq(seminar_session_parse("2026-12-10T14:00", "2026-12-10T16:00", "", &sessions[1], db_fault(db)),
	             DONE);
	more.sessions = sessions;
	more.session_count = 2;
	cr_expect_eq(seminar_edit(db, &more, NULL), CONFLICT);
	cr_expect_str_eq(db_fault(db)->field, "sessions");
	more.status = SEMINAR_CLOSED;
	cr_expect_eq(seminar_edit(db, &more, NULL), DONE, "%s", db_fault(db)->text);
	cr_expect_eq(seminar_set_status(db, id, SEMINAR_HELD, NULL), CONFLICT);
	seminar_list_free(&list);
	db_close(db);
}

Test(closing, is_undone_and_made_anew_with_other_figures)
{
	struct db *db = seminar_store();
	int64_t id = over(db);
	struct session_count count;
	cr_assert_eq(session_close(db, id, 1, NULL, &count), DONE);
	cr_assert_eq(undo_action(db, action_last(db), NULL), DONE, "%s", db_fault(db)->text);
	cr_expect(due(db, id));
	cr_expect_eq(seminar_now(db, id).status, SEMINAR_OPEN);
	let_in(db, id, 3);
	cr_assert_eq(session_close(db, id, 0, NULL, &count), DONE);
	cr_expect_eq(count.present, 2);
	cr_expect_eq(count.walk_ins, 1);
	cr_expect_eq(count.absent, 1);
	cr_expect_eq(count.waiting, 0);
	db_close(db);
}

Test(closing, who_will_come_is_not_guessed_from_few)
{
	struct db *db = seminar_store();
	struct action a;
	int expected = 0;
	cr_assert_eq(closing_expected(db, 10, &expected), DONE);
	cr_expect_eq(expected, -1);
	int64_t id = open_seminar(db, 30);
	cr_assert_eq(action_begin(db, "seminar.close", NULL, &a), DONE);
	struct stmt s =
	        stmt_open(db, "INSERT INTO session_count (session, staff, at, present, walk_ins, absent, waiting)"
	                      " SELECT id, 1, 1, 18, 2, 4, 0 FROM seminar_session WHERE seminar = $id");
	stmt_bind_int(&s, "$id", id);
	stmt_run(&s);
	cr_assert_eq(action_end(db, stmt_close(&s)), DONE);
	cr_assert_eq(closing_expected(db, 10, &expected), DONE);
	cr_expect_eq(expected, 8, "4 of 20 with a seat did not come");
	db_close(db);
}

Test(closing, waits_for_the_session_to_begin_and_the_seminar_for_its_last)
{
	struct db *db = seminar_store();
	struct session_count count;
	struct seminar_session sessions[2];
	struct seminar course = {
	        .title = "創業塾", .capacity = 9, .status = SEMINAR_OPEN, .session_count = 2, .sessions = sessions};
	cr_assert_eq(seminar_session_parse("2026-12-03T14:00", "2026-12-03T16:00", "", &sessions[0], db_fault(db)),
	             DONE);
	cr_assert_eq(seminar_session_parse("2026-12-10T14:00", "2026-12-10T16:00", "", &sessions[1], db_fault(db)),
	             DONE);
	cr_assert_eq(seminar_add(db, &course, NULL), DONE, "%s", db_fault(db)->text);
	cr_expect_eq(session_close(db, course.id, 1, NULL, &count), CONFLICT, "not begun");
	cr_expect_eq(session_close(db, course.id, 3, NULL, &count), NOT_FOUND);
	cr_expect_eq(session_close(db, 99, 0, NULL, &count), NOT_FOUND);
	cr_expect_not(due(db, course.id));
	at_time(db, "2026-12-04T09:00");
	cr_expect(due(db, course.id));
	cr_assert_eq(session_close(db, course.id, 0, NULL, &count), DONE, "%s", db_fault(db)->text);
	cr_expect_eq(count.position, 1);
	cr_expect_eq(seminar_now(db, course.id).status, SEMINAR_OPEN);
	at_time(db, "2026-12-10T14:30");
	cr_expect_not(due(db, course.id), "it runs");
	cr_assert_eq(session_close(db, course.id, 0, NULL, &count), DONE, "%s", db_fault(db)->text);
	cr_expect_eq(count.position, 2);
	cr_expect_eq(seminar_now(db, course.id).status, SEMINAR_HELD);
	db_close(db);
}
