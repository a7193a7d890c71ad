#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#include "core/access/right.h"
#include "core/history/undo.h"
#include "core/seminars/door.h"
#include "core/seminars/row.h"
#include "core/store/action.h"
#include "core/store/stmt.h"
#include "core/text/number.h"
#include "tests/unit/seminar_fixture.h"

static void rolls_as_text(const struct roll_list *list, char *out, size_t size)
{
	size_t used = 0;
	out[0] = '\0';
	for (int i = 0; i < list->count && used < size; i++)
		used += (size_t)snprintf(out + used, size - used, "%s%d", i ? " " : "", list->rolls[i]);
}

Test(attendance, reads_lists_of_rolls)
{
	static const struct {
		const char *text, *rolls;
	} good[] = {{"7", "7"},
	            {"1-4,11,14", "1 2 3 4 11 14"},
	            {"１－３、１１", "1 2 3 11"},
	            {" 2 , 5 - 6 ", "2 5 6"},
	            {"3,1,3,2-4", "3 1 2 4"},
	            {"007", "7"},
	            {"８〜９", "8 9"},
	            {"9999", "9999"},
	            {"5-5", "5"}};
	static const char *const bad[] = {"",  ",",   "1,",    "0",   "-3",  "3-",  "8-1",   "1-2-3",
	                                  "a", "1,x", "12345", "1 2", "1.5", "0-3", "1-9999"};
	struct roll_list list;
	struct fault fault;
	char text[128];
	for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++) {
		cr_expect_eq(roll_list_parse(good[i].text, &list, &fault), DONE, "%s: %s", good[i].text, fault.text);
		rolls_as_text(&list, text, sizeof(text));
		cr_expect_str_eq(text, good[i].rolls);
	}
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		cr_expect_eq(roll_list_parse(bad[i], &list, &fault), INVALID, "%s", bad[i]);
		cr_expect_eq(list.count, 0);
		cr_expect_str_eq(fault.field, "rolls");
	}
	roll_list_parse("1,4-x,9", &list, &fault);
	cr_expect_not_null(strstr(fault.text, "4-x"), "it names the part: %s", fault.text);
	cr_expect_eq(roll_list_parse("1-1000", &list, &fault), DONE);
	cr_expect_eq(list.count, 1000);
}

/* Seats for 2: roll 1 山田 豊, 2 佐藤 博 registered, 3 小川 茂 waiting, 4 喜多見 翔太 cancelled. The day of the
 * seminar. */
static int64_t door_day(struct db *db)
{
	int64_t id = open_seminar(db, 2);
	struct sign_up row, next;
	cr_assert_eq(sign_up_one(db, id, 1, "山田 豊", &row), DONE);
	cr_assert_eq(sign_up_one(db, id, 1, "佐藤 博", &row), DONE);
	cr_assert_eq(sign_up_one(db, id, 2, "小川 茂", &row), DONE);
	cr_assert_eq(sign_up_one(db, id, 3, "喜多見 翔太", &row), DONE);
	cr_assert_eq(sign_up_cancel(db, id, 4, NULL, &row, &next), DONE);
	at_time(db, "2026-12-03T13:42");
	return id;
}

static enum status attend(struct db *db, int64_t seminar, int session, const char *text, struct attend_list *out)
{
	struct roll_list rolls;
	cr_assert_eq(roll_list_parse(text, &rolls, db_fault(db)), DONE, "%s", db_fault(db)->text);
	return attend_rolls(db, seminar, session, &rolls, NULL, out);
}

Test(attendance, foresees_what_clashes_and_marks_nobody)
{
	struct db *db = seminar_store();
	int64_t id = door_day(db);
	static const enum attend_outcome outcomes[] = {ATTEND_ALREADY, ATTEND_PRESENT, ATTEND_WAITING, ATTEND_CANCELLED,
	                                               ATTEND_NO_ROLL};
	struct roll_list rolls;
	struct attend_list list;
	cr_assert_eq(attend(db, id, 0, "1", &list), DONE);
	attend_list_free(&list);
	int64_t actions = count_of(db, "SELECT count(*) FROM log");
	cr_assert_eq(roll_list_parse("1-5", &rolls, db_fault(db)), DONE);
	cr_assert_eq(attend_foresee(db, id, 0, &rolls, &list), DONE, "%s", db_fault(db)->text);
	cr_assert_eq(list.count, 5);
	for (int i = 0; i < 5; i++)
		cr_expect_eq(list.results[i].outcome, outcomes[i], "%d", i);
	cr_expect_eq(list.marked, 1);
	cr_expect_eq(list.already, 1);
	cr_expect_eq(list.refused, 3);
	attend_list_free(&list);
	cr_expect_eq(count_of(db, "SELECT count(*) FROM attendance"), 1);
	cr_expect_eq(count_of(db, "SELECT count(*) FROM log"), actions);
	cr_expect_eq(attend_foresee(db, id, 2, &rolls, &list), NOT_FOUND);
	cr_expect_null(list.results);
	db_close(db);
}

Test(attendance, marks_who_has_a_seat_and_says_why_not_for_the_others)
{
	struct db *db = seminar_store();
	int64_t id = door_day(db);
	static const enum attend_outcome outcomes[] = {ATTEND_PRESENT, ATTEND_WAITING, ATTEND_CANCELLED,
	                                               ATTEND_NO_ROLL};
	struct attend_list list;
	char text[128];
	cr_assert_eq(attend(db, id, 0, "1,3-5", &list), DONE, "%s", db_fault(db)->text);
	cr_assert_eq(list.count, 4);
	for (int i = 0; i < 4; i++)
		cr_expect_eq(list.results[i].outcome, outcomes[i], "%d", i);
	cr_expect_eq(list.marked, 1);
	cr_expect_eq(list.refused, 3);
	cr_expect_eq(list.results[3].roll, 5);
	attend_list_free(&list);

	at_time(db, "2026-12-03T13:55");
	int64_t actions = count_of(db, "SELECT count(*) FROM log");
	cr_assert_eq(attend(db, id, 0, "1", &list), DONE);
	cr_expect_eq(list.results[0].outcome, ATTEND_ALREADY, "rule R15");
	cr_expect_not_null(strstr(attend_text(&list.results[0], text, sizeof(text)), "13:42"), "%s", text);
	attend_list_free(&list);
	cr_expect_eq(count_of(db, "SELECT count(*) FROM attendance"), 1);
	cr_expect_eq(count_of(db, "SELECT count(*) FROM log"), actions, "nothing done, nothing logged");

	cr_assert_eq(attend(db, id, 0, "1-2", &list), DONE);
	cr_expect_eq(list.marked, 1);
	cr_expect_eq(list.already, 1);
	attend_list_free(&list);
	cr_expect_eq(seminar_now(db, id).attended, 2);
	cr_assert_eq(undo_action(db, action_last(db), NULL), DONE);
	cr_expect_eq(seminar_now(db, id).attended, 1);
	cr_expect_eq(attend(db, id, 2, "1", &list), NOT_FOUND, "no second session");
	cr_expect_eq(attend(db, 99, 0, "1", &list), NOT_FOUND);
	struct sign_up row, next;
	cr_expect_eq(sign_up_cancel(db, id, 1, NULL, &row, &next), CONFLICT, "was present");
	cr_assert_eq(seminar_set_status(db, id, SEMINAR_CANCELLED, NULL), DONE);
	cr_expect_eq(attend(db, id, 0, "2", &list), CONFLICT);
	db_close(db);
}

Test(attendance, twenty_in_one_burst_are_twenty_rows)
{
	struct db *db = seminar_store();
	int64_t id = open_seminar(db, 20);
	struct attend_list list;
	char name[32], code[NUMBER_CODE_BYTES];
	struct sign_up row;
	struct attend_result result;
	for (int i = 0; i < 20; i++) {
		snprintf(name, sizeof(name), "参加者%d", i);
		cr_assert_eq(sign_up_one(db, id, 1, name, &row), DONE);
	}
	for (int again = 0; again < 2; again++)
		for (int64_t i = 1; i <= 20; i++) {
			cr_assert(number_code(code, NUMBER_SIGNUP, i));
			cr_assert_eq(attend_code(db, id, 0, code, NULL, &result), DONE, "%s", db_fault(db)->text);
			cr_expect_eq(result.outcome, again ? ATTEND_ALREADY : ATTEND_PRESENT);
			cr_expect_eq(result.roll, i);
			cr_expect_eq(count_of(db, "SELECT count(*) FROM attendance"), again ? 20 : i);
		}
	cr_assert_eq(attend(db, id, 0, "1-20", &list), DONE);
	cr_expect_eq(list.already, 20);
	attend_list_free(&list);
	db_close(db);
}

Test(attendance, a_code_of_another_seminar_is_told)
{
	struct db *db = seminar_store();
	int64_t id = door_day(db), other = open_seminar(db, 5);
	struct sign_up row;
	struct attend_result result;
	char code[NUMBER_CODE_BYTES];
	cr_assert_eq(sign_up_one(db, other, 2, "小川 花", &row), DONE, "%s", db_fault(db)->text);
	cr_assert(number_code(code, NUMBER_SIGNUP, row.id));
	cr_assert_eq(attend_code(db, id, 0, code, NULL, &result), DONE);
	cr_expect_eq(result.outcome, ATTEND_ELSEWHERE);
	cr_expect_eq(result.elsewhere, other);
	cr_expect(attend_refused(result.outcome));
	/* Who is in both is simply in, whichever code is shown. */
	cr_assert_eq(sign_up_one(db, other, 1, "佐藤 博", &row), DONE, "%s", db_fault(db)->text);
	cr_assert(number_code(code, NUMBER_SIGNUP, row.id));
	cr_assert_eq(attend_code(db, id, 0, code, NULL, &result), DONE);
	cr_expect_eq(result.outcome, ATTEND_PRESENT);
	cr_expect_eq(result.roll, 2);
	cr_expect_eq(seminar_now(db, other).registered, 2);
	cr_assert(number_code(code, NUMBER_SIGNUP, 999));
	cr_expect_eq(attend_code(db, id, 0, code, NULL, &result), NOT_FOUND);
	code[11] = code[11] == '9' ? '0' : '9';
	cr_expect_eq(attend_code(db, id, 0, code, NULL, &result), INVALID);
	cr_assert(number_code(code, NUMBER_APPOINTMENT, row.id));
	cr_expect_eq(attend_code(db, id, 0, code, NULL, &result), NOT_FOUND, "no appointment has it");
	cr_expect_eq(count_of(db, "SELECT count(*) FROM attendance"), 1);
	db_close(db);
}

Test(attendance, who_comes_after_the_start_is_late)
{
	static const struct {
		const char *at;
		bool late;
	} moments[] = {{"2026-12-03T13:42", false}, {"2026-12-03T14:00", false}, {"2026-12-03T14:01", true},
	               {"2026-12-03T15:59", true},  {"2026-12-03T16:00", false}, {"2026-12-04T14:30", false}};
	for (size_t i = 0; i < sizeof(moments) / sizeof(moments[0]); i++) {
		struct db *db = seminar_store();
		int64_t id = door_day(db);
		struct attend_list list;
		struct sign_up row;
		struct seminar_session session;
		at_time(db, moments[i].at);
		cr_assert_eq(attend(db, id, 1, "1", &list), DONE);
		attend_list_free(&list);
		cr_assert_eq(sign_up_get(db, id, 1, &row), DONE);
		cr_expect_eq(row.late, moments[i].late, "%s on the roster", moments[i].at);
		cr_assert_eq(attend_find_session(db, id, 1, &session), DONE);
		cr_expect_eq(attend_late(&session, db_now(db)), moments[i].late, "%s at the door", moments[i].at);
		db_close(db);
	}
}

Test(attendance, means_the_session_of_the_moment)
{
	struct seminar_session days[4];
	struct fault fault;
	static const char *const times[][2] = {{"2026-12-03T10:00", "2026-12-03T12:00"},
	                                       {"2026-12-03T14:00", "2026-12-03T16:00"},
	                                       {"2026-12-03T18:00", "2026-12-03T20:00"},
	                                       {"2026-12-10T14:00", "2026-12-10T16:00"}};
	static const struct {
		int month_day, minute, position;
		int closed; /* so many of them are */
	} cases[] = {{1124, 600, 1, 0}, {1203, 500, 1, 0}, {1203, 540, 1, 0},  {1203, 719, 1, 0}, {1203, 720, 2, 0},
	             {1203, 850, 2, 1}, {1203, 970, 3, 2}, {1203, 1210, 3, 3}, {1205, 600, 3, 2}, {1205, 600, 4, 3},
	             {1210, 100, 4, 3}, {1211, 600, 4, 3}, {1225, 600, 4, 4}};
	for (int i = 0; i < 4; i++) {
		cr_assert_eq(seminar_session_parse(times[i][0], times[i][1], NULL, &days[i], &fault), DONE);
		days[i].position = i + 1;
	}
	struct seminar s = {.session_count = 4, .sessions = days};
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		int32_t day = day_of(2026, cases[i].month_day / 100, cases[i].month_day % 100);
		for (int j = 0; j < 4; j++)
			days[j].closed_at = j < cases[i].closed;
		cr_expect_eq(attend_session(&s, 0, day, cases[i].minute)->position, cases[i].position, "%d %d",
		             cases[i].month_day, cases[i].minute);
	}
	cr_expect_eq(attend_session(&s, 4, day_of(2026, 12, 3), 600)->position, 4);
	cr_expect_null(attend_session(&s, 5, day_of(2026, 12, 3), 600));
}

Test(attendance, a_walk_in_needs_a_reason_only_beyond_the_seats)
{
	struct db *db = seminar_store();
	int64_t id = door_day(db);
	struct attend_result result;
	struct walk_in w = {.seminar = id, .client = 2, .attendee = {.name = "小川 花", .reading = "オガワ ハナ"}};
	cr_expect_eq(attend_walk_in(db, &w, NULL, &result), CONFLICT);
	cr_expect_str_eq(db_rule(db), "seminar.full");
	cr_expect_str_eq(db_fault(db)->field, "reason");
	cr_expect_eq(count_of(db, "SELECT count(*) FROM person WHERE name = '小川 花'"), 0);
	w.reason = "椅子を足した";
	cr_assert_eq(attend_walk_in(db, &w, "op-w", &result), DONE, "%s", db_fault(db)->text);
	cr_expect_eq(result.outcome, ATTEND_WALK_IN);
	cr_expect_eq(result.roll, 5);
	cr_expect(result.person.over);
	cr_assert_eq(attend_walk_in(db, &w, "op-w", &result), DONE);
	cr_expect_eq(result.outcome, ATTEND_WALK_IN, "the same answer when repeated");
	cr_assert_eq(attend_walk_in(db, &w, NULL, &result), DONE);
	cr_expect_eq(result.outcome, ATTEND_ALREADY);
	cr_expect_eq(seminar_now(db, id).registered, 3);

	w = (struct walk_in){.seminar = id, .roll = 3, .reason = "来場"};
	cr_assert_eq(attend_walk_in(db, &w, NULL, &result), DONE, "%s", db_fault(db)->text);
	cr_expect_eq(result.roll, 3, "the waiting one keeps the roll");
	cr_expect(result.person.over);
	w.roll = 4;
	cr_assert_eq(attend_walk_in(db, &w, NULL, &result), DONE, "%s", db_fault(db)->text);
	cr_expect_eq(result.roll, 6, "the cancelled one gets a new roll");
	w.roll = 1;
	cr_assert_eq(attend_walk_in(db, &w, NULL, &result), DONE);
	cr_expect_eq(result.outcome, ATTEND_PRESENT, "who has a seat is no walk-in");
	cr_expect_not(result.person.over);
	w.roll = 77;
	cr_expect_eq(attend_walk_in(db, &w, NULL, &result), NOT_FOUND);
	cr_expect_eq(count_of(db, "SELECT count(*) FROM attendance WHERE how = 'walk_in'"), 3);
	db_close(db);
}

Test(attendance, a_walk_in_may_be_nobodys_client_yet)
{
	struct db *db = seminar_store();
	int64_t id = open_seminar(db, 9);
	struct attend_result result;
	struct walk_in w = {.seminar = id, .attendee = {.name = "清水 学", .reading = "シミズ マナブ"}, .reason = "x"};
	cr_assert_eq(attend_walk_in(db, &w, NULL, &result), DONE, "%s", db_fault(db)->text);
	cr_expect_eq(result.outcome, ATTEND_WALK_IN);
	cr_expect_not(result.person.over, "a seat was free: no reason is kept");
	cr_expect_eq(result.person.number[0], 'C');
	cr_expect_eq(count_of(db, "SELECT count(*) FROM client WHERE kind = 'nonmember' AND reading = 'シミズ マナブ'"),
	             1);
	cr_assert_eq(undo_action(db, action_last(db), NULL), DONE, "%s", db_fault(db)->text);
	cr_expect_eq(count_of(db, "SELECT count(*) FROM client"), 3);
	w.attendee.name = "";
	cr_expect_eq(attend_walk_in(db, &w, NULL, &result), INVALID);
	db_close(db);
}

Test(attendance, a_transfer_frees_the_seat_elsewhere)
{
	struct db *db = seminar_store();
	int64_t id = open_seminar(db, 1), other = open_seminar(db, 1);
	struct sign_up row, there;
	struct attend_result result;
	cr_assert_eq(sign_up_one(db, other, 1, "山田 豊", &there), DONE);
	cr_assert_eq(sign_up_one(db, id, 2, "小川 茂", &row), DONE);
	cr_expect_eq(attend_transfer(db, id, 0, there.id, NULL, NULL, &result), CONFLICT, "full");
	cr_expect_eq(seminar_now(db, other).registered, 1);
	cr_assert_eq(attend_transfer(db, id, 0, there.id, "来場", NULL, &result), DONE, "%s", db_fault(db)->text);
	cr_expect_eq(result.outcome, ATTEND_TRANSFER);
	cr_expect_eq(seminar_now(db, other).registered, 0);
	cr_expect_eq(seminar_now(db, id).attended, 1);
	cr_assert_eq(undo_action(db, action_last(db), NULL), DONE);
	cr_expect_eq(seminar_now(db, other).registered, 1);
	cr_expect_eq(attend_transfer(db, other, 0, there.id, "x", NULL, &result), CONFLICT, "of this very seminar");
	cr_expect_eq(attend_transfer(db, id, 0, 99, "x", NULL, &result), NOT_FOUND);
	db_close(db);
}

static void hits(const struct door *door, const char *query, char *out, size_t size)
{
	const struct door_row *found[10];
	size_t used = 0;
	int count = door_find(door, query, found, 10);
	out[0] = '\0';
	for (int i = 0; i < count; i++)
		used += (size_t)snprintf(out + used, size - used, "%s%d", i ? " " : "", found[i]->sign_up.roll);
}

Test(attendance, finds_at_the_door_what_is_said)
{
	struct db *db = seminar_store();
	int64_t id = door_day(db);
	struct attend_list list;
	struct door door;
	char text[128], code[NUMBER_CODE_BYTES];
	cr_assert_eq(attend(db, id, 0, "2", &list), DONE);
	attend_list_free(&list);
	cr_assert_eq(door_load(db, id, 0, &door), DONE, "%s", db_fault(db)->text);
	cr_expect_eq(door.count, 4);
	cr_expect_eq(door.present, 1);
	cr_expect_eq(door.absent, 1);
	cr_expect_eq(door.walk_ins, 0);
	static const struct {
		const char *query, *rolls;
	} cases[] = {{"", ""},        {"ya", "1 2"},    {"ヤマ", "1 2"}, {"yama", "1 2"},   {"yamada y", "1"},
	             {"山田", "1 2"}, {"sat", "2"},     {"さと", "2"},   {"hirosi", "2"},   {"hiroshi", "2"},
	             {"yutaka", "1"}, {"og", "3"},      {"造園", "3"},   {"製作所", "1 2"}, {"3", "3"},
	             {"２", "2"},     {"1-3", "1 2 3"}, {"9", ""},       {"zz", ""},        {"kitami", "4"},
	             {"k", "4"}};
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		hits(&door, cases[i].query, text, sizeof(text));
		cr_expect_str_eq(text, cases[i].rolls, "%s: %s, not %s", cases[i].query, text, cases[i].rolls);
	}
	number_code(code, NUMBER_SIGNUP, 3);
	hits(&door, code, text, sizeof(text));
	cr_expect_str_eq(text, "3");
	cr_expect_eq(door_read("  "), DOOR_EMPTY);
	cr_expect_eq(door_read(code), DOOR_CODE);
	cr_expect_eq(door_read("ka"), DOOR_NAME);
	door_free(&door);
	cr_expect_eq(door_load(db, 99, 0, &door), NOT_FOUND);
	db_close(db);
}

static void expect_same(struct db *db, const struct door *door)
{
	struct door fresh;
	cr_assert_eq(door_load(db, door->seminar.seminars[0].id, door->session->position, &fresh), DONE);
	cr_assert_eq(door->count, fresh.count);
	cr_expect_eq(door->present, fresh.present);
	cr_expect_eq(door->absent, fresh.absent);
	cr_expect_eq(door->walk_ins, fresh.walk_ins);
	cr_expect_eq(door->session->attended, fresh.session->attended);
	cr_expect_eq(door->seminar.seminars[0].attended, fresh.seminar.seminars[0].attended);
	for (int i = 0; i < fresh.count; i++) {
		cr_expect_eq(door->rows[i].sign_up.roll, fresh.rows[i].sign_up.roll);
		cr_expect_eq(door->rows[i].sign_up.attended, fresh.rows[i].sign_up.attended);
		cr_expect_eq(door->rows[i].at, fresh.rows[i].at, "roll %d", fresh.rows[i].sign_up.roll);
		cr_expect_eq(door->rows[i].mark, fresh.rows[i].mark);
	}
	door_free(&fresh);
}

static bool catches_up(struct db *db, struct door *door)
{
	bool done = false;
	cr_assert_eq(door_catch_up(db, door, &done), DONE, "%s", db_fault(db)->text);
	if (done)
		expect_same(db, door);
	return done;
}

static int64_t plan_on(struct db *db, const char *start, const char *end)
{
	struct seminar_session session;
	struct seminar seminar = {
	        .title = "x", .capacity = 9, .status = SEMINAR_OPEN, .session_count = 1, .sessions = &session};
	cr_assert_eq(seminar_session_parse(start, end, NULL, &session, db_fault(db)), DONE);
	cr_assert_eq(seminar_add(db, &seminar, NULL), DONE, "%s", db_fault(db)->text);
	return seminar.id;
}

/* Who came to the wrong room is known by name, if that is one person and they are expected somewhere still. */
Test(attendance, finds_who_is_expected_elsewhere)
{
	struct db *db = seminar_store();
	struct attend_result result;
	struct sign_up row, next;
	int64_t here = plan_on(db, "2026-11-24T10:30", "2026-11-24T12:00");
	int64_t late = plan_on(db, "2026-12-10T14:00", "2026-12-10T16:00");
	int64_t soon = plan_on(db, "2026-12-03T14:00", "2026-12-03T16:00");
	int64_t over = plan_on(db, "2026-11-20T14:00", "2026-11-20T16:00");
	cr_assert_eq(sign_up_one(db, late, 1, "山田 豊", &row), DONE);
	cr_assert_eq(sign_up_one(db, soon, 1, "山田 豊", &row), DONE);
	cr_assert_eq(door_elsewhere(db, here, "yamada", &result), DONE, "%s", db_fault(db)->text);
	cr_expect_eq(result.outcome, ATTEND_ELSEWHERE);
	cr_expect_eq(result.elsewhere, soon, "the next of the two");
	cr_expect_eq(result.elsewhere_day, day_of(2026, 12, 3));
	cr_expect_eq(result.person.id, row.id);
	cr_expect_eq(door_elsewhere(db, soon, "山田", &result), DONE);
	cr_expect_eq(result.elsewhere, late, "of the seminar itself nobody");
	cr_expect_eq(sign_up_cancel(db, soon, row.roll, NULL, &row, &next), DONE);
	cr_expect_eq(door_elsewhere(db, here, "ユタカ", &result), DONE);
	cr_expect_eq(result.elsewhere, late, "who cancelled is not expected");
	cr_assert_eq(sign_up_one(db, soon, 1, "佐藤 博", &row), DONE);
	cr_expect_eq(door_elsewhere(db, here, "山田製作所", &result), NOT_FOUND, "two people of the business");
	cr_expect_eq(door_elsewhere(db, here, "satou", &result), DONE);
	cr_expect_eq(result.person.id, row.id);
	cr_expect_eq(door_elsewhere(db, here, "小川", &result), NOT_FOUND);
	at_time(db, "2026-11-19T10:00");
	cr_assert_eq(sign_up_one(db, over, 2, "小川 茂", &row), DONE);
	cr_expect_eq(door_elsewhere(db, here, "小川", &result), DONE);
	at_time(db, "2026-11-24T10:24");
	cr_expect_eq(door_elsewhere(db, here, "小川", &result), NOT_FOUND, "it is over");
	db_close(db);
}

/* Marks, and marks taken back, change rows; whatever else happens asks for the whole list. */
Test(attendance, a_door_catches_up_with_marks_alone)
{
	struct db *db = seminar_store();
	int64_t id = door_day(db), marked, other = open_seminar(db, 2);
	struct attend_list list;
	struct attend_result in;
	struct sign_up row;
	struct door door;
	cr_assert_eq(door_load(db, id, 0, &door), DONE);
	cr_expect(catches_up(db, &door), "nothing happened");
	cr_assert_eq(attend(db, id, 0, "1,2", &list), DONE);
	attend_list_free(&list);
	marked = action_last(db);
	cr_expect(catches_up(db, &door));
	cr_expect_eq(door.present, 2);
	cr_assert_eq(undo_action(db, marked, NULL), DONE);
	cr_expect(catches_up(db, &door));
	cr_expect_eq(door.present, 0);
	cr_assert_eq(undo_action(db, action_last(db), NULL), DONE, "done again: %s", db_fault(db)->text);
	cr_expect(catches_up(db, &door));
	cr_assert_eq(sign_up_one(db, other, 1, "山田 豊", &row), DONE);
	cr_expect_not(catches_up(db, &door), "somebody signed up somewhere");
	cr_assert_eq(attend(db, other, 0, "1", &list), DONE);
	attend_list_free(&list);
	cr_expect(catches_up(db, &door), "a mark at another door");
	struct walk_in walk_in = {.seminar = id, .roll = 3, .reason = "当日"};
	cr_assert_eq(attend_walk_in(db, &walk_in, NULL, &in), DONE, "%s", db_fault(db)->text);
	cr_expect_not(catches_up(db, &door));
	door_free(&door);
	db_close(db);
}
