#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#include "core/access/right.h"
#include "core/history/undo.h"
#include "core/seminars/double.h"
#include "core/seminars/seat.h"
#include "core/seminars/told.h"
#include "core/store/action.h"
#include "core/store/stmt.h"
#include "tests/unit/seminar_fixture.h"

Test(sign_up, shows_before_saving_what_saving_gives)
{
	struct db *db = seminar_store();
	int64_t id = open_seminar(db, 2);
	struct attendee people[] = {{.name = "山田 豊"}, {.name = "佐藤 博"}, {.name = "田中 一"}};
	struct sign_up_request request = {.seminar = id, .client = 1, .attendees = people, .count = 3};
	struct sign_up_place places[3];
	struct sign_up_list list;
	cr_assert_eq(sign_up_preview(db, id, 3, false, places), DONE);
	cr_assert_eq(sign_up_add(db, &request, NULL, &list), DONE, "%s", db_fault(db)->text);
	cr_assert_eq(list.count, 3);
	for (int i = 0; i < 3; i++) {
		cr_expect_eq(list.rows[i].status, places[i].status);
		cr_expect_eq(list.rows[i].position, places[i].position);
		cr_expect_eq(list.rows[i].roll, i + 1);
	}
	cr_expect_eq(list.rows[1].status, SIGN_UP_REGISTERED);
	cr_expect_eq(list.rows[2].status, SIGN_UP_WAITING);
	cr_expect_eq(list.rows[2].position, 1);
	cr_expect_str_eq(list.rows[0].number, "00087");
	cr_expect_str_eq(list.rows[0].phone, "042-000-0087");
	cr_expect_str_eq(list.rows[0].person_reading, "ヤマダ ユタカ");
	sign_up_list_free(&list);
	cr_expect_eq(count_of(db, "SELECT count(*) FROM person WHERE client = 1 AND role = 'other'"), 1,
	             "田中 was added");
	cr_assert_eq(sign_up_preview(db, id, 2, false, places), DONE);
	cr_expect_eq(places[0].position, 2);
	cr_expect_eq(places[1].position, 3);
	db_close(db);
}

Test(sign_up, keeps_a_firm_together_on_the_waiting_list)
{
	struct db *db = seminar_store();
	int64_t id = open_seminar(db, 2);
	struct sign_up row;
	struct attendee people[] = {{.name = "山田 豊"}, {.name = "佐藤 博"}};
	struct sign_up_request request = {
	        .seminar = id, .client = 1, .attendees = people, .count = 2, .all_waiting = true};
	struct sign_up_list list;
	struct sign_up_place place;
	cr_assert_eq(sign_up_one(db, id, 2, "小川 茂", &row), DONE);
	cr_assert_eq(sign_up_add(db, &request, NULL, &list), DONE);
	cr_expect_eq(list.rows[0].status, SIGN_UP_WAITING);
	cr_expect_eq(list.rows[1].position, 2);
	sign_up_list_free(&list);
	cr_assert_eq(sign_up_preview(db, id, 1, false, &place), DONE);
	cr_expect_eq(place.status, SIGN_UP_WAITING, "a free seat is not given past those who wait");
	cr_expect_eq(place.position, 3);
	db_close(db);
}

Test(sign_up, knows_a_person_by_name_or_by_reading)
{
	struct db *db = seminar_store();
	int64_t people = count_of(db, "SELECT count(*) FROM person");
	struct sign_up row;
	static const struct {
		const char *name, *reading;
		int64_t person; /* 0: a new one */
	} cases[] = {
	        {"山田豊", NULL, 1},        {"山田　豊", NULL, 1},
	        {"山田 豊", "チガウ", 1},   {"ヤマダユタカ", NULL, 1},
	        {"やまだ ゆたか", NULL, 1}, {"ﾔﾏﾀﾞ ﾕﾀｶ", NULL, 1},
	        {"山田\u00A0豊", NULL, 1},  {"山田\u2003豊", NULL, 1},
	        {"山田\u2009豊", NULL, 1},  {"山田\u202F豊", NULL, 1},
	        {"山田\u205F豊", NULL, 1},  {"ヤマダ\u1680ユタカ", NULL, 1},
	        {" 山田  豊 ", NULL, 1},    {"山\u3000田\u2009豊", NULL, 1},
	        {"佐藤博", NULL, 2},        {"佐藤浩", "サトウ ヒロシ", 0},
	        {"佐藤", NULL, 0},          {"山田 裕", "ヤマダ ユタカ", 0},
	        {"ヤマダ ヒロシ", NULL, 0},
	};
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		int64_t id = open_seminar(db, 5);
		struct attendee attendee = {.name = cases[i].name, .reading = cases[i].reading};
		struct sign_up_request request = {.seminar = id, .client = 1, .attendees = &attendee, .count = 1};
		struct sign_up_list list;
		cr_assert_eq(sign_up_add(db, &request, NULL, &list), DONE, "%s: %s", cases[i].name, db_fault(db)->text);
		row = list.rows[0];
		sign_up_list_free(&list);
		if (cases[i].person)
			cr_expect_eq(row.person, cases[i].person, "%s", cases[i].name);
		else
			cr_expect_gt(row.person, people, "%s", cases[i].name);
		cr_assert_eq(undo_action(db, action_last(db), NULL), DONE, "%s", db_fault(db)->text);
		cr_expect_eq(count_of(db, "SELECT count(*) FROM person"), people, "undo takes the person back too");
	}
	db_close(db);
}

Test(sign_up, asks_when_several_people_fit)
{
	struct db *db = seminar_store();
	int64_t id = open_seminar(db, 9);
	struct sign_up row;
	struct attendee twin = {.name = "山田 豊", .reading = "ヤマダ ミノル", .another = true};
	struct sign_up_request request = {.seminar = id, .client = 1, .attendees = &twin, .count = 1};
	struct sign_up_list list;
	cr_assert_eq(sign_up_add(db, &request, NULL, &list), DONE, "a person of the same name is one key away");
	cr_expect_gt(list.rows[0].person, 4);
	sign_up_list_free(&list);
	cr_expect_eq(sign_up_one(db, id, 1, "山田豊", &row), CONFLICT, "which of the two?");
	twin.another = false;
	cr_expect_eq(sign_up_add(db, &request, NULL, &list), CONFLICT, "the reading tells: already in");
	cr_expect_not_null(strstr(db_fault(db)->text, "roll 1"), "%s", db_fault(db)->text);
	twin.reading = "ヤマダ ユタカ";
	cr_expect_eq(sign_up_add(db, &request, NULL, &list), DONE, "%s", db_fault(db)->text);
	cr_expect_eq(list.rows[0].person, 1);
	sign_up_list_free(&list);
	db_close(db);
}

Test(sign_up, refuses_all_or_none)
{
	struct db *db = seminar_store();
	int64_t id = open_seminar(db, 9);
	struct sign_up row;
	struct sign_up_list list;
	struct attendee people[] = {{.name = "田中 一"}, {.name = "山田 豊"}};
	struct sign_up_request request = {.seminar = id, .client = 1, .attendees = people, .count = 2};
	cr_assert_eq(sign_up_one(db, id, 1, "山田 豊", &row), DONE);
	cr_expect_eq(sign_up_add(db, &request, NULL, &list), CONFLICT);
	cr_expect_not_null(strstr(db_fault(db)->text, "山田 豊"));
	cr_expect_eq(count_of(db, "SELECT count(*) FROM sign_up"), 1, "nobody of a refused request is in");
	cr_expect_eq(count_of(db, "SELECT count(*) FROM person WHERE role = 'other' AND client = 1"), 0);
	people[1].name = "田中一";
	cr_expect_eq(sign_up_add(db, &request, NULL, &list), CONFLICT, "named twice");
	cr_expect_not_null(strstr(db_fault(db)->text, "twice"), "%s", db_fault(db)->text);
	people[1].name = " ";
	cr_expect_eq(sign_up_add(db, &request, NULL, &list), INVALID);
	people[1].name = "\u3000\u00A0";
	cr_expect_eq(sign_up_add(db, &request, NULL, &list), INVALID, "nothing but spaces");
	people[1].name = "a\033b";
	cr_expect_eq(sign_up_add(db, &request, NULL, &list), INVALID);
	people[1] = (struct attendee){.person = 3};
	cr_expect_eq(sign_up_add(db, &request, NULL, &list), NOT_FOUND, "a person of another client");
	request.client = 55;
	cr_expect_eq(sign_up_add(db, &request, NULL, &list), NOT_FOUND);
	request.count = 0;
	cr_expect_eq(sign_up_add(db, &request, NULL, &list), INVALID);
	cr_expect_eq(count_of(db, "SELECT count(*) FROM sign_up"), 1);
	db_close(db);
}

Test(sign_up, an_operation_is_done_once)
{
	struct db *db = seminar_store();
	int64_t id = open_seminar(db, 1);
	struct attendee people[] = {{.person = 1}, {.person = 2}};
	struct sign_up_request request = {.seminar = id, .client = 1, .attendees = people, .count = 2};
	struct sign_up_list first, again;
	cr_assert_eq(sign_up_add(db, &request, "op-7", &first), DONE);
	cr_assert_eq(sign_up_add(db, &request, "op-7", &again), DONE);
	cr_expect_eq(again.count, 2);
	cr_expect_eq(first.rows[1].id, again.rows[1].id);
	cr_expect_eq(again.rows[1].status, SIGN_UP_WAITING);
	cr_expect_eq(count_of(db, "SELECT count(*) FROM sign_up"), 2);
	sign_up_list_free(&first);
	sign_up_list_free(&again);
	db_close(db);
}

/* Three people in two seats: 1 and 2 hold one, 3 waits. */
static int64_t full_seminar(struct db *db)
{
	int64_t id = open_seminar(db, 2);
	struct sign_up row;
	cr_assert_eq(sign_up_one(db, id, 1, "山田 豊", &row), DONE);
	cr_assert_eq(sign_up_one(db, id, 1, "佐藤 博", &row), DONE);
	cr_assert_eq(sign_up_one(db, id, 2, "小川 茂", &row), DONE);
	cr_assert_eq(row.status, SIGN_UP_WAITING);
	return id;
}

Test(sign_up, cancelling_names_who_is_next)
{
	struct db *db = seminar_store();
	int64_t id = full_seminar(db);
	struct sign_up row, next;
	cr_assert_eq(sign_up_cancel(db, id, 1, NULL, &row, &next), DONE, "%s", db_fault(db)->text);
	cr_expect_eq(row.status, SIGN_UP_CANCELLED);
	cr_expect_eq(next.roll, 3);
	cr_expect_str_eq(next.phone, "042-000-0412");
	cr_expect_eq(sign_up_cancel(db, id, 1, NULL, &row, &next), CONFLICT, "cancelled already");
	cr_expect_eq(sign_up_cancel(db, id, 9, NULL, &row, &next), NOT_FOUND);
	cr_expect_eq(sign_up_cancel(db, 99, 1, NULL, &row, &next), NOT_FOUND);
	cr_assert_eq(sign_up_cancel(db, id, 3, NULL, &row, &next), DONE);
	cr_expect_eq(next.id, 0, "nobody waits any more");
	cr_assert_eq(sign_up_one(db, id, 1, "山田 豊", &row), DONE, "and back: %s", db_fault(db)->text);
	cr_expect_eq(row.roll, 4, "a new roll, at the end");
	cr_expect_eq(row.status, SIGN_UP_REGISTERED);
	cr_assert_eq(seminar_set_status(db, id, SEMINAR_CANCELLED, NULL), DONE);
	cr_expect_eq(sign_up_cancel(db, id, 2, NULL, &row, &next), CONFLICT, "the list of a seminar called off stays");
	db_close(db);
}

Test(sign_up, promotes_exactly_the_free_seats_in_order)
{
	struct db *db = seminar_store();
	int64_t id = full_seminar(db);
	struct sign_up row, next;
	struct sign_up_list up;
	cr_expect_eq(sign_up_promote(db, id, NULL, &up), CONFLICT, "full");
	cr_assert_eq(sign_up_one(db, id, 3, "喜多見 翔太", &row), DONE);
	cr_assert_eq(sign_up_one(db, id, 2, "小川 花", &row), DONE);
	cr_expect_eq(row.position, 3);
	cr_assert_eq(seminar_set_capacity(db, id, 4, NULL), DONE);
	cr_assert_eq(sign_up_promote(db, id, "op-p", &up), DONE, "%s", db_fault(db)->text);
	cr_assert_eq(up.count, 2);
	cr_expect_eq(up.rows[0].roll, 3);
	cr_expect_eq(up.rows[1].roll, 4);
	cr_expect_eq(up.rows[1].status, SIGN_UP_REGISTERED);
	sign_up_list_free(&up);
	cr_assert_eq(sign_up_promote(db, id, "op-p", &up), DONE);
	cr_expect_eq(up.count, 2, "the same answer, nothing done twice");
	sign_up_list_free(&up);
	cr_expect_eq(seminar_now(db, id).waiting, 1);
	int64_t promoted = action_last(db);
	cr_assert_eq(undo_action(db, promoted, NULL), DONE, "%s", db_fault(db)->text);
	cr_expect_eq(seminar_now(db, id).waiting, 3);
	cr_assert_eq(undo_action(db, action_last(db), NULL), DONE, "redo keeps the order: %s", db_fault(db)->text);
	cr_expect_eq(seminar_now(db, id).waiting, 1);
	cr_assert_eq(sign_up_cancel(db, id, 5, NULL, &row, &next), DONE);
	cr_expect_eq(sign_up_promote(db, id, NULL, &up), CONFLICT, "nobody waits");
	cr_expect_eq(sign_up_promote(db, 99, NULL, &up), NOT_FOUND);
	at_time(db, "2026-12-03T16:00");
	cr_assert_eq(seminar_set_capacity(db, id, 9, NULL), DONE);
	cr_expect_eq(sign_up_promote(db, id, NULL, &up), CONFLICT, "over");
	db_close(db);
}

Test(sign_up, undo_meets_the_seat_rule)
{
	struct db *db = seminar_store();
	int64_t id = full_seminar(db);
	struct sign_up row, next;
	struct sign_up_list up;
	cr_assert_eq(sign_up_cancel(db, id, 1, NULL, &row, &next), DONE);
	int64_t cancelled = action_last(db);
	cr_assert_eq(sign_up_promote(db, id, NULL, &up), DONE);
	sign_up_list_free(&up);
	cr_expect_eq(undo_action(db, cancelled, NULL), CONFLICT, "rule R31: another has the seat");
	cr_expect_not_null(strstr(db_fault(db)->text, "full"), "%s", db_fault(db)->text);
	cr_expect_eq(seminar_now(db, id).registered, 2);
	cr_assert_eq(undo_action(db, action_last(db), NULL), DONE, "the promotion goes back: %s", db_fault(db)->text);
	cr_assert_eq(undo_action(db, cancelled, NULL), DONE, "then the cancel: %s", db_fault(db)->text);
	cr_assert_eq(sign_up_get(db, id, 1, &row), DONE);
	cr_expect_eq(row.status, SIGN_UP_REGISTERED, "with the old roll");
	db_act_as(db, 2, ROLE_DESK);
	cr_assert_eq(undo_action(db, 4, NULL), DONE, "desk staff undo each other's sign-ups: %s", db_fault(db)->text);
	cr_expect_eq(seminar_now(db, id).registered, 1);
	db_close(db);
}

Test(sign_up, undo_gives_no_seat_past_who_waits)
{
	struct db *db = seminar_store();
	int64_t id = full_seminar(db);
	struct sign_up row, next;
	struct sign_up_list up;
	cr_assert_eq(sign_up_one(db, id, 3, "喜多見 翔太", &row), DONE);
	cr_assert_eq(sign_up_cancel(db, id, 3, NULL, &row, &next), DONE);
	int64_t third = action_last(db);
	cr_assert_eq(seminar_set_capacity(db, id, 3, NULL), DONE);
	cr_assert_eq(sign_up_promote(db, id, NULL, &up), DONE);
	cr_expect_eq(up.rows[0].roll, 4);
	sign_up_list_free(&up);
	cr_assert_eq(sign_up_cancel(db, id, 4, NULL, &row, &next), DONE);
	int64_t fourth = action_last(db);
	cr_assert_eq(undo_action(db, third, NULL), DONE, "roll 3 waits again: %s", db_fault(db)->text);
	cr_expect_eq(undo_action(db, fourth, NULL), CONFLICT, "roll 4 may not come back before roll 3");
	cr_expect_str_eq(db_rule(db), "seminar.queue");
	db_close(db);
}

Test(sign_up, lists_a_clients_own)
{
	struct db *db = seminar_store();
	int64_t id = full_seminar(db);
	struct sign_up_list list;
	cr_assert_eq(sign_up_list_of_client(db, 1, &list), DONE);
	cr_assert_eq(list.count, 2);
	cr_expect_eq(list.rows[0].roll, 2, "newest first");
	sign_up_list_free(&list);
	cr_assert_eq(sign_up_list_load(db, id, &list), DONE);
	cr_expect_eq(list.count, 3);
	sign_up_list_free(&list);
	cr_assert_eq(sign_up_list_load(db, 99, &list), DONE);
	cr_expect_eq(list.count, 0);
	db_close(db);
}

Test(sign_up, owes_what_its_client_pays_and_is_paid_once)
{
	struct db *db = seminar_store();
	int64_t id = open_seminar(db, 10);
	struct sign_up member, founder, row;
	struct action a;
	cr_assert_eq(action_begin(db, "seminar.edit", NULL, &a), DONE);
	struct stmt s = stmt_open(db, "UPDATE seminar SET fee_member = 500, fee_other = 2000, version = action_id()");
	stmt_run(&s);
	cr_assert_eq(action_end(db, stmt_close(&s)), DONE);
	cr_assert_eq(sign_up_one(db, id, 1, "山田 豊", &member), DONE);
	cr_assert_eq(sign_up_one(db, id, 3, "喜多見 翔太", &founder), DONE);
	cr_expect_eq(member.fee, 500);
	cr_expect_eq(founder.fee, 2000);
	cr_expect_eq(member.paid, 0);
	cr_assert_eq(sign_up_pay(db, id, member.roll, 500, NULL, &row), DONE, "%s", db_fault(db)->text);
	cr_expect_eq(row.paid, 500);
	cr_expect_eq(row.paid_at, db_now(db));
	cr_expect_eq(count_of(db, "SELECT paid_by FROM sign_up WHERE paid = 500"), db_actor(db));
	cr_expect_eq(sign_up_pay(db, id, member.roll, 500, NULL, &row), CONFLICT, "once");
	cr_expect_eq(sign_up_pay(db, id, founder.roll, 0, NULL, &row), CONFLICT, "nothing was paid");
	cr_expect_eq(sign_up_pay(db, id, founder.roll, -1, NULL, &row), INVALID);
	cr_expect_eq(sign_up_pay(db, id, founder.roll, SEMINAR_FEE_MOST + 1, NULL, &row), INVALID);
	cr_expect_eq(sign_up_pay(db, id, 9, 1, NULL, &row), NOT_FOUND);
	cr_assert_eq(sign_up_pay(db, id, member.roll, 0, NULL, &row), DONE);
	cr_expect_eq(row.paid, 0);
	cr_expect_eq(row.paid_at, 0);
	db_close(db);
}

/* Two people turn out to be one, who paid for one sign-up or for both. */
static void expect_payment(int first, int second, int kept, int left)
{
	struct db *db = seminar_store();
	int64_t id = open_seminar(db, 10);
	struct sign_up stays, goes;
	struct action a;
	cr_assert_eq(sign_up_one(db, id, 1, "山田 豊", &stays), DONE);
	cr_assert_eq(sign_up_one(db, id, 3, "喜多見 翔太", &goes), DONE);
	cr_assert(first == 0 || sign_up_pay(db, id, stays.roll, first, NULL, &stays) == DONE);
	cr_assert(second == 0 || sign_up_pay(db, id, goes.roll, second, NULL, &goes) == DONE);
	cr_assert_eq(action_begin(db, "client.merge", NULL, &a), DONE);
	cr_assert_eq(action_end(db, sign_up_drop_doubles(db, stays.person, goes.person)), DONE, "%s",
	             db_fault(db)->text);
	cr_assert_eq(sign_up_get(db, id, stays.roll, &stays), DONE);
	cr_assert_eq(sign_up_get(db, id, goes.roll, &goes), DONE);
	cr_expect_eq(stays.status, SIGN_UP_REGISTERED);
	cr_expect_eq(goes.status, SIGN_UP_CANCELLED);
	cr_expect_eq(stays.paid, kept);
	cr_expect_eq(stays.paid_at != 0, kept != 0);
	cr_expect_eq(goes.paid, left, "%d and %d", first, second);
	cr_expect_eq(goes.paid_at != 0, left != 0);
	db_close(db);
}

Test(sign_up, that_stays_of_two_has_what_was_paid)
{
	expect_payment(0, 500, 500, 0);
	expect_payment(500, 0, 500, 0);
	expect_payment(300, 500, 300, 500);
	expect_payment(0, 0, 0, 0);
}

Test(sign_up, fifty_people_get_forty_nine_seats_and_one_waits)
{
	struct db *db = seminar_store();
	int64_t id = open_seminar(db, 49);
	static char names[50][32];
	static struct attendee people[50];
	static struct sign_up_place places[50];
	struct sign_up_request request = {.seminar = id, .client = 1, .attendees = people, .count = 50};
	struct sign_up_list list;
	for (int i = 0; i < 50; i++) {
		snprintf(names[i], sizeof(names[i]), "参加者 %d", i + 1);
		people[i].name = names[i];
	}
	cr_assert_eq(sign_up_preview(db, id, 50, false, places), DONE);
	cr_expect_eq(places[48].status, SIGN_UP_REGISTERED);
	cr_expect_eq(places[49].status, SIGN_UP_WAITING, "shown before");
	cr_expect_eq(places[49].position, 1);
	cr_assert_eq(sign_up_add(db, &request, NULL, &list), DONE, "%s", db_fault(db)->text);
	cr_expect_eq(list.count, 50);
	cr_expect_eq(list.rows[48].status, SIGN_UP_REGISTERED);
	cr_expect_eq(list.rows[49].status, SIGN_UP_WAITING);
	sign_up_list_free(&list);
	request.count = ATTENDEES_MOST + 1;
	cr_expect_eq(sign_up_add(db, &request, NULL, &list), INVALID);
	db_close(db);
}

Test(sign_up, an_offer_is_taken_declined_or_runs_out)
{
	struct db *db = seminar_store();
	int64_t id = full_seminar(db);
	struct sign_up row, next;
	struct sign_up_list list;
	int32_t today = moment_day(db_now(db));
	cr_assert_eq(sign_up_one(db, id, 3, "喜多見 翔太", &row), DONE);
	cr_expect_eq(sign_up_offer(db, id, today, NULL, &list), CONFLICT, "full");
	cr_assert_eq(seminar_set_capacity(db, id, 3, NULL), DONE);
	cr_expect_eq(sign_up_offer(db, id, today - 1, NULL, &list), INVALID, "a day that is over");
	cr_expect_eq(sign_up_answer(db, id, 3, NOT_REFUSED, NULL, &row, &next), CONFLICT, "nothing is offered");
	cr_assert_eq(sign_up_offer(db, id, today + 1, "op-o", &list), DONE, "%s", db_fault(db)->text);
	cr_assert_eq(list.count, 1, "exactly as many as there are seats");
	cr_expect_eq(list.rows[0].roll, 3);
	cr_expect_eq(list.rows[0].status, SIGN_UP_OFFERED);
	cr_expect_eq(list.rows[0].offer_until, today + 1);
	sign_up_list_free(&list);
	cr_expect_eq(count_of(db, "SELECT offered_at FROM sign_up WHERE roll = 3"), db_now(db));
	cr_expect_eq(count_of(db, "SELECT offered_by FROM sign_up WHERE roll = 3"), db_actor(db));
	cr_expect_eq(sign_up_offer(db, id, today, NULL, &list), CONFLICT, "the offer holds the seat");
	cr_expect_eq(sign_up_answer(db, id, 3, OFFER_EXPIRED, NULL, &row, &next), CONFLICT, "it holds until tomorrow");
	cr_assert_eq(sign_up_answer(db, id, 3, OFFER_DECLINED, NULL, &row, &next), DONE, "%s", db_fault(db)->text);
	cr_expect_eq(row.status, SIGN_UP_CANCELLED);
	cr_expect_eq(row.refused, OFFER_DECLINED);
	cr_expect_eq(next.roll, 4);
	cr_assert_eq(sign_up_one(db, id, 2, "小川 茂", &row), DONE, "and may apply again: %s", db_fault(db)->text);
	cr_expect_eq(row.roll, 5, "at the end");
	cr_expect_eq(row.position, 2);
	cr_assert_eq(sign_up_offer(db, id, today + 1, NULL, &list), DONE);
	sign_up_list_free(&list);
	at_time(db, "2026-11-26T00:00");
	cr_assert_eq(sign_up_answer(db, id, 4, OFFER_EXPIRED, NULL, &row, &next), DONE, "%s", db_fault(db)->text);
	cr_expect_eq(row.refused, OFFER_EXPIRED);
	cr_assert_eq(sign_up_offer(db, id, today + 3, NULL, &list), DONE);
	sign_up_list_free(&list);
	cr_assert_eq(sign_up_answer(db, id, 5, NOT_REFUSED, NULL, &row, &next), DONE);
	cr_expect_eq(row.status, SIGN_UP_REGISTERED);
	cr_expect_eq(next.id, 0);
	cr_assert_eq(undo_action(db, action_last(db), NULL), DONE, "%s", db_fault(db)->text);
	cr_assert_eq(sign_up_get(db, id, 5, &row), DONE);
	cr_expect_eq(row.status, SIGN_UP_OFFERED);
	cr_expect_eq(db_check(db, NULL, NULL), DONE, "%s", db_fault(db)->text);
	db_close(db);
}

Test(sign_up, beyond_the_capacity_needs_a_right_and_a_reason)
{
	struct db *db = seminar_store();
	int64_t id = open_seminar(db, 1);
	struct attendee people[] = {{.person = 1, .note = "届出の期限"}, {.person = 2}};
	struct sign_up_request request = {.seminar = id, .client = 1, .attendees = people, .count = 2};
	struct sign_up_list list;
	struct sign_up read;
	struct sign_up_words words;
	request.over_reason = "";
	cr_expect_eq(sign_up_add(db, &request, NULL, &list), INVALID);
	request.over_reason = "講師の了承あり";
	request.all_waiting = true;
	cr_expect_eq(sign_up_add(db, &request, NULL, &list), INVALID);
	request.all_waiting = false;
	db_act_as(db, 1, ROLE_CONSULTANT);
	cr_expect_eq(sign_up_add(db, &request, NULL, &list), DENIED);
	db_act_as(db, 1, ROLE_DESK);
	cr_assert_eq(sign_up_add(db, &request, NULL, &list), DONE, "%s", db_fault(db)->text);
	cr_expect_eq(list.rows[0].status, SIGN_UP_REGISTERED);
	cr_expect_not(list.rows[0].over, "there was a seat");
	cr_expect_eq(list.rows[1].status, SIGN_UP_REGISTERED);
	cr_expect(list.rows[1].over);
	cr_assert_eq(sign_up_words(db, list.rows[0].id, &words), DONE);
	cr_expect_str_eq(words.note, "届出の期限");
	cr_expect_str_eq(words.over, "");
	cr_assert_eq(sign_up_words(db, list.rows[1].id, &words), DONE);
	cr_expect_str_eq(words.over, "講師の了承あり");
	sign_up_list_free(&list);
	cr_expect_eq(sign_up_set_note(db, id, 2, 0, "a\nb", NULL), INVALID);
	cr_expect_eq(sign_up_set_note(db, id, 9, 0, "x", NULL), NOT_FOUND);
	cr_assert_eq(sign_up_get(db, id, 1, &read), DONE);
	cr_assert_eq(sign_up_set_note(db, id, 1, read.version, "", NULL), DONE);
	cr_expect_eq(sign_up_set_note(db, id, 1, read.version, "様式", NULL), CONFLICT, "it is another version now");
	cr_assert_eq(sign_up_words(db, 1, &words), DONE);
	cr_expect_str_eq(words.note, "");
	db_close(db);
}

Test(sign_up, everybody_is_told_that_it_is_called_off)
{
	struct db *db = seminar_store();
	int64_t id = full_seminar(db);
	struct sign_up row, next;
	struct told_list list;
	cr_assert_eq(sign_up_cancel(db, id, 2, NULL, &row, &next), DONE);
	cr_expect_eq(told_add(db, 1, "agreed", NULL), CONFLICT, "it is not called off");
	cr_assert_eq(seminar_set_status(db, id, SEMINAR_CANCELLED, NULL), DONE);
	cr_assert_eq(told_add(db, 1, "no_answer", NULL), DONE, "%s", db_fault(db)->text);
	cr_assert_eq(told_add(db, 1, "agreed", NULL), DONE);
	cr_assert_eq(told_add(db, 3, "message", NULL), DONE, "who waits is told too (rule R13)");
	cr_expect_eq(told_add(db, 2, "agreed", NULL), CONFLICT, "cancelled before");
	cr_expect_eq(told_add(db, 9, "agreed", NULL), NOT_FOUND);
	cr_expect_eq(told_add(db, 1, "rated", NULL), INVALID);
	cr_assert_eq(told_list_load(db, id, &list), DONE, "%s", db_fault(db)->text);
	cr_assert_eq(list.count, 2);
	cr_expect_eq(list.rows[0].tries, 2);
	cr_expect_str_eq(list.rows[0].outcome, "agreed", "the last");
	cr_expect_eq(told_find(&list, list.rows[1].sign_up), &list.rows[1]);
	cr_expect_str_eq(list.rows[1].outcome, "message");
	cr_expect_null(told_find(&list, 99));
	told_list_free(&list);
	struct seat_list calls;
	cr_assert_eq(seat_list_off(db, &calls), DONE, "%s", db_fault(db)->text);
	cr_assert_eq(calls.count, 1, "who agreed knows");
	cr_expect_eq(calls.rows[0].sign_up.roll, 3);
	cr_expect_str_eq(calls.rows[0].outcome, "message");
	seat_list_free(&calls);
	cr_assert_eq(undo_action(db, action_last(db), NULL), DONE, "%s", db_fault(db)->text);
	cr_assert_eq(told_list_load(db, id, &list), DONE);
	cr_expect_eq(list.count, 1);
	told_list_free(&list);
	db_close(db);
}
