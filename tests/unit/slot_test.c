#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/desks/rank.h"
#include "core/desks/replan.h"
#include "core/history/undo.h"
#include "core/office/setting.h"
#include "core/seminars/seminar.h"
#include "core/store/action.h"
#include "core/store/stmt.h"
#include "tests/unit/desk_fixture.h"

static struct slot_list listed(struct office *office, const struct slot_wish *wish)
{
	struct slot_list list;
	cr_assert_eq(slot_list(office->db, wish, &list), DONE, "%s", db_fault(office->db)->text);
	return list;
}

static const struct slot *holding(const struct slot_list *list, int32_t day, int desk, int cell)
{
	for (int i = 0; i < list->count; i++)
		if (list->slots[i].day == day && list->slots[i].desk == desk && list->slots[i].cell == cell)
			return &list->slots[i];
	return NULL;
}

Test(slot, judged_by_plan_clock_and_what_is_taken)
{
	static const struct calendar_day open_day = {.desks = 2}, closed = {.desks = 2, .closed = CLOSED_HOLIDAY};
	static const struct busy busy[] = {
	        {.appointment = 1, .client = 7, .consultant = 11, .desk = 1, .cell = 40, .cells = 4},
	        {.appointment = 2, .client = 8, .consultant = 12, .desk = 1, .cell = 52, .cells = 4},
	        {.appointment = 3, .client = 9, .consultant = 99, .desk = 9, .cell = 60, .cells = 4},
	};
	static const struct {
		struct slot_ask ask;
		enum slot_answer answer;
		int64_t by;
	} cases[] = {
	        {{.desk = 1, .cell = 36, .cells = 4}, SLOT_FREE, 0},
	        {{.desk = 1, .cell = 44, .cells = 4}, SLOT_FREE, 0}, /* begins where the other ends */
	        {{.desk = 1, .cell = 37, .cells = 4}, SLOT_DESK_TAKEN, 1},
	        {{.desk = 1, .cell = 43, .cells = 4}, SLOT_DESK_TAKEN, 1},
	        {{.desk = 1, .cell = 41, .cells = 4, .moving = 1}, SLOT_FREE, 0},
	        {{.desk = 1, .cell = 41, .cells = 4, .moving = 2}, SLOT_DESK_TAKEN, 1},
	        {{.desk = 2, .cell = 40, .cells = 4}, SLOT_FREE, 0},
	        {{.desk = 2, .cell = 40, .cells = 4, .client = 7}, SLOT_CLIENT_TAKEN, 1},
	        {{.desk = 2, .cell = 44, .cells = 4, .client = 7}, SLOT_FREE, 0},
	        {{.desk = 2, .cell = 52, .cells = 4}, SLOT_CONSULTANT_TAKEN, 2},
	        {{.desk = 2, .cell = 52, .cells = 4, .client = 8}, SLOT_CONSULTANT_TAKEN, 2},
	        {{.desk = 2, .cell = 60, .cells = 4, .client = 9}, SLOT_CLIENT_TAKEN, 3},
	        {{.desk = 1, .cell = 45, .cells = 4}, SLOT_OUTSIDE, 0}, /* runs over the plan's end */
	        {{.desk = 1, .cell = 35, .cells = 4}, SLOT_OUTSIDE, 0},
	        {{.desk = 1, .cell = 36, .cells = 0}, SLOT_OUTSIDE, 0},
	        {{.desk = 1, .cell = 36, .cells = 4, .first_cell = 37}, SLOT_PAST, 0},
	        {{.desk = 1, .cell = 36, .cells = 4, .first_cell = 36}, SLOT_FREE, 0},
	        {{.desk = 3, .cell = 36, .cells = 4}, SLOT_NO_DESK, 0},
	        {{.desk = 0, .cell = 36, .cells = 4}, SLOT_NO_DESK, 0},
	};
	struct slot_day day = {.plan = {.calendar = &open_day, .count = 3}, .busy = busy, .busy_count = 3};
	day.plan.spans[0] = (struct plan_span){.desk = 1, .from = 36, .to = 48, .consultant = 11};
	day.plan.spans[1] = (struct plan_span){.desk = 1, .from = 52, .to = 68, .consultant = 11};
	day.plan.spans[2] = (struct plan_span){.desk = 2, .from = 36, .to = 68, .consultant = 12};
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct slot_verdict verdict = slot_judge(&day, &cases[i].ask);
		cr_expect_eq(verdict.answer, cases[i].answer, "case %zu: %d", i, verdict.answer);
		cr_expect_eq(verdict.busy ? verdict.busy->appointment : 0, cases[i].by, "case %zu", i);
	}
	day.plan.calendar = &closed;
	cr_expect_eq(slot_judge(&day, &cases[0].ask).answer, SLOT_CLOSED);
}

Test(slot, cells_of_sessions_and_of_the_clock)
{
	int32_t day = day_of(2026, 11, 24);
	cr_expect_eq(slot_cells(50, 10), 4);
	cr_expect_eq(slot_cells(50, 0), 4);
	cr_expect_eq(slot_cells(60, 10), 5);
	cr_expect_eq(slot_cells(1, 0), 1);
	cr_expect_eq(slot_first_cell(day, moment_of(day, 10 * 60), false), 40, "now is not past");
	cr_expect_eq(slot_first_cell(day, moment_of(day, 10 * 60 + 1), false), 41);
	cr_expect_eq(slot_first_cell(day, moment_of(day, 10 * 60 + 14), true), 40, "the running cell");
	cr_expect_eq(slot_first_cell(day, moment_of(day + 1, 0), false), CELLS_A_DAY);
	cr_expect_eq(slot_first_cell(day, moment_of(day - 1, 1439), false), 0);
}

Test(slot, topic_then_last_adviser_then_the_earliest)
{
	struct office office;
	office_open(&office, ":memory:");
	struct slot_wish wish = {.topic = office.succession, .from = DAY_NONE, .to = DAY_NONE};
	struct slot_list list = listed(&office, &wish);
	const struct slot *first = &list.slots[0];
	cr_expect(first->desk == 1 && first->day == office.today && first->cell == 36);
	cr_expect_eq(first->reasons, SLOT_TOPIC | SLOT_NEXT);
	cr_expect_eq(first->cells, 4);
	cr_expect_eq(first->minutes, 50);
	cr_expect_str_eq(slot_consultant(&list, first), "佐々木 健");
	cr_expect_eq(list.slots[1].cell, 40, "whole sessions first, so that the day gets no holes");
	cr_expect_not_null(holding(&list, office.today, 1, 37), "but every start is there");
	cr_expect_null(holding(&list, office.today, 1, 45), "up to the last that fits");
	cr_expect_eq(holding(&list, office.today, 3, 36)->reasons, SLOT_KNOWS | SLOT_NEXT);
	cr_expect_eq(holding(&list, office.today, 4, 40)->reasons, 0);
	slot_list_free(&list);

	office_book(&office, 1, 4, office.today, 40, NULL);
	office_at(&office, office.today + 1, 8 * 60);
	wish = (struct slot_wish){.client = office.client[1], .from = DAY_NONE, .to = DAY_NONE, .limit = 3};
	list = listed(&office, &wish);
	cr_expect_eq(list.count, 3);
	cr_expect_eq(list.slots[0].desk, 4);
	cr_expect(list.slots[0].reasons & SLOT_LAST);
	slot_list_free(&list);
	db_close(office.db);
}

/* Five consultations of consultant 4 about the topic, rated so. */
static void rate_all(struct office *office, int rating)
{
	char sql[512];
	for (int i = 0; i < RANK_RATINGS; i++)
		cr_assert_eq(office_book(office, 1 + i, 4, office->today + 1, 36 + 4 * i + 4 * (i > 2), NULL), DONE);
	snprintf(sql, sizeof(sql),
	         "INSERT INTO call_outcome (appointment, kind, day, cell, at, staff, outcome, rating)"
	         " SELECT id, 'feedback', day, cell, 1, 1, 'rated', %d FROM appointment",
	         rating);
	office_sql(office, sql);
}

Test(slot, clients_feedback_and_the_office_s_weights_count)
{
	struct office office;
	char text[SLOT_REASON_BYTES];
	office_open(&office, ":memory:");
	struct slot_wish wish = {.from = DAY_NONE, .to = DAY_NONE, .limit = 1};
	struct slot_list list = listed(&office, &wish);
	cr_expect_eq(list.slots[0].desk, 1);
	slot_list_free(&list);
	rate_all(&office, 5);
	list = listed(&office, &wish);
	cr_expect_eq(list.slots[0].desk, 4);
	cr_expect_eq(list.slots[0].reasons, SLOT_RATED | SLOT_NEXT);
	cr_expect_str_eq(slot_reason_text(&list.slots[0], SLOT_RATED, text), "rated 5.0");
	slot_list_free(&list);
	cr_assert_eq(setting_change(office.db, "desks.weight_feedback", "2026-11-24", "0", NULL), DONE);
	list = listed(&office, &wish);
	cr_expect_eq(list.slots[0].desk, 1);
	slot_list_free(&list);
	cr_assert_eq(undo_action(office.db, action_last(office.db), NULL), DONE);
	list = listed(&office, &wish);
	cr_expect_eq(list.slots[0].desk, 4, "the setting is taken back");
	slot_list_free(&list);
	db_close(office.db);
}

Test(slot, a_hole_is_what_no_session_fills)
{
	struct office office;
	struct appointment made;
	office_open(&office, ":memory:");
	struct booking half = {.client = office.client[1], .desk = 1, .day = office.today, .cell = 36, .minutes = 30};
	cr_assert_eq(appointment_book(office.db, &half, NULL, &made), DONE);
	struct slot_wish wish = {.desk = 1, .from = office.today, .to = office.today};
	struct slot_list list = listed(&office, &wish);
	cr_expect_not(holding(&list, office.today, 1, 39)->leaves_hole, "9:45, where the half hour and its gap end");
	cr_expect(holding(&list, office.today, 1, 40)->leaves_hole);
	cr_expect_eq(list.slots[0].cell, 39);
	slot_list_free(&list);

	cr_assert_eq(appointment_move(office.db, made.id, 1, office.today, 37, NULL, NULL), DONE);
	cr_assert_eq(office_book(&office, 1, 2, office.today, 60, NULL), DONE);
	office_sql(&office, "UPDATE setting SET value = '25', version = action_id() WHERE name = 'desks.gap_minutes'");
	wish.moving = made.id;
	list = listed(&office, &wish);
	cr_expect_eq(list.slots[0].cell, 36, "its own place is free to it");
	cr_expect_eq(list.slots[0].minutes, 30, "it keeps its length");
	cr_expect_eq(list.slots[0].cells, 3, "and the gap it was given");
	cr_expect_not(holding(&list, office.today, 1, 39)->leaves_hole);
	cr_expect(holding(&list, office.today, 1, 40)->leaves_hole, "it leaves its place");
	cr_expect_null(holding(&list, office.today, 1, 60), "its client sits at desk 2 then");
	slot_list_free(&list);
	db_close(office.db);
}

Test(slot, an_unwished_consultant_is_never_proposed)
{
	struct office office;
	office_open(&office, ":memory:");
	office_sql(&office, "INSERT INTO unwanted_consultant (client, consultant)"
	                    " SELECT c.id, s.id FROM client c, staff s WHERE c.number = '00001'"
	                    " AND s.login = 'consultant1'");
	struct slot_wish wish = {
	        .client = office.client[1], .topic = office.succession, .from = DAY_NONE, .to = DAY_NONE};
	struct slot_list list = listed(&office, &wish);
	for (int i = 0; i < list.count; i++)
		cr_assert_neq(list.slots[i].consultant, office.consultant[1]);
	cr_expect_eq(list.slots[0].desk, 3, "the next who handles it");
	slot_list_free(&list);
	wish.client = office.client[2];
	list = listed(&office, &wish);
	cr_expect_eq(list.slots[0].desk, 1);
	slot_list_free(&list);
	db_close(office.db);
}

/* From 10:30 to 11:30: a session may end when it begins and begin when it ends, and another consultant is free. */
Test(slot, who_teaches_is_not_proposed_meanwhile)
{
	struct office office;
	office_open(&office, ":memory:");
	int32_t day = office.today + 1;
	struct slot_wish wish = {.from = day, .to = day, .minutes = 15};
	char start[CIVIL_BYTES], end[CIVIL_BYTES];
	struct seminar_session session;
	struct seminar seminar = {.title = "補助金",
	                          .consultant = office.consultant[1],
	                          .capacity = 9,
	                          .status = SEMINAR_OPEN,
	                          .session_count = 1,
	                          .sessions = &session};
	civil_format(day, 630, start);
	civil_format(day, 690, end);
	cr_assert_eq(seminar_session_parse(start, end, "", &session, db_fault(office.db)), DONE);
	cr_assert_eq(seminar_add(office.db, &seminar, NULL), DONE, "%s", db_fault(office.db)->text);
	struct slot_list list = listed(&office, &wish);
	for (int cell = 40; cell <= 46; cell++)
		cr_expect_eq(holding(&list, day, 1, cell) != NULL, cell < 42 || cell == 46, "%d", cell);
	cr_expect(holding(&list, day, 2, 42));
	slot_list_free(&list);
	cr_assert_eq(seminar_set_status(office.db, seminar.id, SEMINAR_CANCELLED, NULL), DONE);
	list = listed(&office, &wish);
	cr_expect(holding(&list, day, 1, 42));
	slot_list_free(&list);
	db_close(office.db);
}

Test(slot, the_wish_limits_what_is_shown)
{
	struct office office;
	office_open(&office, ":memory:");
	struct slot_wish wish = {.from = office.today + 6,
	                         .to = office.today + 12,
	                         .after = 14 * 60,
	                         .before = 16 * 60,
	                         .weekdays = 1U << TUESDAY | 1U << THURSDAY,
	                         .desk = 2};
	struct slot_list list = listed(&office, &wish);
	cr_expect_eq(list.count, 10, "14:00 to 15:00, five starts on each of two days: %d", list.count);
	for (int i = 0; i < list.count; i++) {
		const struct slot *slot = &list.slots[i];
		enum weekday weekday = day_weekday(slot->day);
		cr_expect(weekday == TUESDAY || weekday == THURSDAY);
		cr_expect(slot->cell >= 56 && slot->cell * 15 + 50 <= 16 * 60 && slot->desk == 2);
	}
	slot_list_free(&list);
	wish = (struct slot_wish){
	        .from = office.today, .to = office.today, .minutes = 110, .consultant = office.consultant[3]};
	list = listed(&office, &wish);
	cr_expect_eq(list.slots[0].cells, 8);
	cr_expect_eq(list.slots[0].desk, 3);
	cr_expect_eq(list.count, 5 + 9);
	slot_list_free(&list);

	static const struct {
		struct slot_wish wish;
		enum status status;
		const char *field;
	} wrong[] = {
	        {{.desk = 5, .from = DAY_NONE, .to = DAY_NONE}, NOT_FOUND, "desk"},
	        {{.from = 20000, .to = 19999}, INVALID, "to"},
	        {{.from = 20000, .to = 20000 + SLOT_DAYS}, INVALID, "to"},
	        {{.minutes = -1, .from = DAY_NONE, .to = DAY_NONE}, INVALID, "minutes"},
	        {{.moving = 99, .from = DAY_NONE, .to = DAY_NONE}, NOT_FOUND, "id"},
	};
	for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
		cr_expect_eq(slot_list(office.db, &wrong[i].wish, &list), wrong[i].status, "case %zu", i);
		cr_expect_str_eq(db_fault(office.db)->field, wrong[i].field);
	}
	db_close(office.db);
}

Test(slot, a_typed_wish_limits_it)
{
	struct office office;
	struct wish when;
	office_open(&office, ":memory:");
	struct slot_wish wish = {.from = DAY_NONE, .to = DAY_NONE};
	cr_assert_eq(wish_read(office.today, "来週 火木 14-16", &when, db_fault(office.db)), DONE);
	slot_wish_when(&wish, &when);
	struct slot_list list = listed(&office, &wish);
	cr_expect_eq(list.count, 4 * 10, "%d", list.count);
	cr_expect(list.slots[0].day == office.today + 7 && list.slots[0].cell == 56);
	slot_list_free(&list);
	wish = (struct slot_wish){.from = office.today + 1, .to = office.today + 1};
	when = wish_any();
	slot_wish_when(&wish, &when);
	list = listed(&office, &wish);
	cr_expect_eq(list.count, 4 * (9 + 13), "%d", list.count);
	slot_list_free(&list);
	db_close(office.db);
}

Test(slot, past_and_closed_times_are_not_shown)
{
	struct office office;
	office_open(&office, ":memory:");
	office_at(&office, office.today, 10 * 60 + 24);
	struct slot_wish wish = {.from = office.today - 1, .to = day_of(2027, 1, 4)};
	struct slot_list list = listed(&office, &wish);
	cr_expect_null(holding(&list, office.today, 1, 41), "10:15");
	cr_expect_not_null(holding(&list, office.today, 1, 42), "10:30");
	for (int i = 0; i < list.count; i++) {
		struct calendar_day day;
		cr_assert_eq(calendar_day(office.db, list.slots[i].day, &day), DONE);
		cr_assert_eq(day.closed, OPEN_DAY);
		cr_assert_geq(list.slots[i].day, office.today);
	}
	cr_expect_not_null(holding(&list, day_of(2027, 1, 4), 1, 36));
	slot_list_free(&list);
	db_close(office.db);
}

Test(slot, nearest_starts_do_not_overlap)
{
	struct office office;
	struct slot near[SLOT_NEAR];
	int count;
	office_open(&office, ":memory:");
	office_book(&office, 1, 1, office.today, 40, NULL);
	struct slot_wish wish = {.desk = 1};
	cr_assert_eq(slot_near(office.db, &wish, office.today, 40, near, &count), DONE);
	cr_assert_eq(count, 3);
	cr_expect(near[0].cell == 36 || near[0].cell == 44);
	cr_expect(near[1].cell == 36 || near[1].cell == 44);
	cr_expect_eq(near[2].cell, 52);
	for (int cell = 36; cell < 68; cell += cell == 44 ? 8 : 4)
		if (cell != 40 && cell != 64)
			cr_assert_eq(office_book(&office, 2, 1, office.today, cell, NULL), DONE);
	cr_assert_eq(slot_near(office.db, &wish, office.today, 40, near, &count), DONE);
	cr_expect(near[0].day == office.today && near[0].cell == 64);
	cr_expect(near[1].day == office.today + 1 && near[1].cell == 40, "the same time tomorrow");
	db_close(office.db);
}

/*
 * R6: whatever is shown can be booked, and nothing else: over random plans, days of their own, closed times, bookings,
 * clocks, lengths.
 */
static void random_exceptions(struct office *office)
{
	const struct replan how = {.calls = true};
	for (int i = 0; i < 8; i++) {
		int32_t day = office->today + rand() % 9;
		int from = 30 + rand() % 40;
		struct plan_extra extra = {.day = day, .span = {1 + rand() % 4, from, from + 1 + rand() % 24, 0}};
		struct closure closure = {.from_day = day, .from = from, .to_day = day + rand() % 2, .to = from + 6};
		extra.span.consultant = office->consultant[1 + rand() % 4];
		closure.desk = rand() % 5;
		closure.consultant = !closure.desk && rand() % 2 ? extra.span.consultant : 0;
		replan_extra(office->db, &extra, &how);
		if (i % 2 == 0)
			replan_close(office->db, &closure, &how);
	}
	replan_day(office->db, office->today + rand() % 9, rand() % 2, "別の日", &how);
}

static void random_plans(struct office *office)
{
	office_sql(office, "DELETE FROM plan");
	office_sql(office, "DELETE FROM plan_extra");
	office_sql(office, "DELETE FROM closure");
	office_sql(office, "DELETE FROM special_day");
	for (int i = 0; i < 12; i++) {
		struct action action;
		struct plan_row row = {.weekday = 1 + rand() % 7, .valid_from = DAY_FIRST, .valid_to = DAY_NONE};
		int from = 30 + rand() % 40;
		row.span = (struct plan_span){.consultant = office->consultant[1 + rand() % 4],
		                              .desk = 1 + rand() % 5,
		                              .from = from,
		                              .to = from + 1 + rand() % 20};
		cr_assert_eq(action_begin(office->db, "office.demo", NULL, &action), DONE);
		action_end(office->db, plan_add(office->db, &row));
	}
}

static int random_bookings(struct office *office)
{
	int made = 0;
	for (int i = 0; i < 60; i++)
		made += office_book(office, 1 + rand() % 8, 1 + rand() % 4, office->today + rand() % 8,
		                    30 + rand() % 40, NULL) == DONE;
	return made;
}

static bool can_be_booked(struct office *office, int client, int desk, int32_t day, int cell, int minutes)
{
	struct appointment made;
	struct booking booking = {.client = office->client[client],
	                          .desk = desk,
	                          .day = day,
	                          .cell = cell,
	                          .minutes = minutes,
	                          .topic = office->succession};
	if (appointment_book(office->db, &booking, NULL, &made) != DONE)
		return false;
	cr_assert_eq(appointment_cancel(office->db, made.id, "mistake", NULL, NULL), DONE);
	return true;
}

Test(slot, what_is_shown_can_be_booked_and_nothing_else)
{
	struct office office;
	int shown = 0, refused = 0;
	srand(20261124);
	office_open(&office, ":memory:");
	for (int round = 0; round < 12; round++) {
		random_plans(&office);
		if (round % 2)
			random_exceptions(&office);
		random_bookings(&office);
		if (round % 3 == 0)
			random_exceptions(&office);
		office_at(&office, office.today, 7 * 60 + rand() % 600);
		int client = 1 + rand() % 8, minutes = 10 + rand() % 80;
		struct slot_wish wish = {.client = office.client[client],
		                         .minutes = minutes,
		                         .from = office.today - 1,
		                         .to = office.today + 8};
		struct slot_list list = listed(&office, &wish);
		for (int i = 0; i < 150; i++) {
			int desk = rand() % 6, cell = 28 + rand() % 48;
			int32_t day = office.today - 1 + rand() % 9;
			if (i % 2 && list.count > 0) {
				const struct slot *slot = &list.slots[rand() % list.count];
				desk = slot->desk;
				cell = slot->cell + rand() % 2;
				day = slot->day;
			}
			bool is_shown = holding(&list, day, desk, cell) != NULL;
			cr_assert_eq(can_be_booked(&office, client, desk, day, cell, minutes), is_shown,
			             "round %d: day %d desk %d cell %d %s: %s", round, day - office.today, desk, cell,
			             is_shown ? "shown" : "not shown", db_fault(office.db)->text);
			shown += is_shown;
			refused += !is_shown;
		}
		slot_list_free(&list);
	}
	cr_expect_gt(shown, 300);
	cr_expect_gt(refused, 300);
	db_close(office.db);
}
