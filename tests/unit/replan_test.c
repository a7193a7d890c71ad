#include <criterion/criterion.h>
#include <string.h>

#include "core/desks/outside.h"
#include "core/desks/replan.h"
#include "core/history/undo.h"
#include "core/store/action.h"
#include "core/store/stmt.h"
#include "tests/unit/desk_fixture.h"

static const struct replan silent = {.calls = false};

static struct plan_day day_at(struct office *office, int32_t day, struct plan *plan)
{
	struct plan_day at;
	cr_assert_eq(plan_load(office->db, day, day, plan), DONE, "%s", db_fault(office->db)->text);
	plan_day(plan, day, &at);
	return at;
}

/* Who sits at a desk and cell, 0 for nobody. */
static int64_t sits(struct office *office, int32_t day, int desk, int cell)
{
	struct plan plan;
	struct plan_day at = day_at(office, day, &plan);
	const struct plan_span *span = plan_at(&at, desk, cell);
	int64_t who = span ? span->consultant : 0;
	plan_free(&plan);
	return who;
}

static int outside_count(struct office *office)
{
	struct outside outside;
	cr_assert_eq(outside_load(office->db, &outside), DONE, "%s", db_fault(office->db)->text);
	int count = outside.count;
	outside_free(&outside);
	return count;
}

static int64_t counted(struct office *office, const char *sql)
{
	int64_t count = 0;
	cr_assert_eq(stmt_one_int(office->db, sql, 0, &count), DONE, "%s", db_fault(office->db)->text);
	return count;
}

static struct closure whole_day(int32_t day)
{
	return (struct closure){.from_day = day, .to_day = day, .to = CELLS_A_DAY, .reason = "停電"};
}

/* R7: close a day with three bookings. */
Test(replan, closing_over_bookings_lists_them_keeps_them_and_takes_no_more)
{
	struct office office;
	struct appointment_list live;
	struct appointment moved;
	int64_t ids[3];
	office_open(&office, ":memory:");
	int32_t day = office.today + 1;
	for (int i = 0; i < 3; i++)
		cr_assert_eq(office_book(&office, i + 1, i + 1, day, 40, &ids[i]), DONE);
	struct closure closure = whole_day(day);
	struct replan how = {.live = &live};
	cr_expect_eq(replan_close(office.db, &closure, &how), CONFLICT);
	cr_expect_eq(live.count, 3, "they are listed");
	cr_expect(strstr(db_fault(office.db)->text, "3 appointments"), "%s", db_fault(office.db)->text);
	appointment_list_free(&live);
	cr_expect_eq(counted(&office, "SELECT count(*) FROM closure"), 0, "nothing was changed");
	cr_expect_eq(office_book(&office, 4, 4, day, 40, NULL), DONE);
	how.calls = true;
	cr_assert_eq(replan_close(office.db, &closure, &how), DONE, "%s", db_fault(office.db)->text);
	cr_expect_eq(live.count, 4);
	cr_expect_str_eq(live.rows[0].phone, "042-000-0001", "with the telephone");
	appointment_list_free(&live);
	cr_expect_eq(office_book(&office, 5, 1, day, 44, NULL), CONFLICT);
	cr_expect(strstr(db_fault(office.db)->text, "停電"), "%s", db_fault(office.db)->text);
	cr_expect_eq(outside_count(&office), 4);
	cr_assert_eq(appointment_move(office.db, ids[0], 1, day + 1, 40, NULL, &moved), DONE);
	cr_assert_eq(appointment_cancel(office.db, ids[1], "office", NULL, NULL), DONE);
	cr_expect_eq(outside_count(&office), 2, "whoever was moved or cancelled needs no call");
	db_close(office.db);
}

Test(replan, a_look_says_who_and_changes_nothing)
{
	struct office office;
	struct appointment_list live;
	office_open(&office, ":memory:");
	int32_t day = office.today + 1;
	cr_assert_eq(office_book(&office, 1, 1, day, 40, NULL), DONE);
	int64_t last = action_last(office.db);
	struct closure closure = whole_day(day);
	struct replan how = {.look = true, .live = &live};
	cr_expect_eq(replan_close(office.db, &closure, &how), DONE, "%s", db_fault(office.db)->text);
	cr_expect_eq(live.count, 1);
	appointment_list_free(&live);
	closure.to = 40;
	cr_expect_eq(replan_close(office.db, &closure, &how), DONE);
	cr_expect_eq(live.count, 0);
	cr_expect_eq(counted(&office, "SELECT count(*) FROM closure"), 0);
	cr_expect_eq(action_last(office.db), last);
	db_close(office.db);
}

Test(replan, a_closing_is_undone_whole)
{
	struct office office;
	office_open(&office, ":memory:");
	int32_t day = office.today + 1;
	cr_assert_eq(office_book(&office, 1, 1, day, 40, NULL), DONE);
	struct closure closure = whole_day(day);
	struct replan how = {.calls = true};
	cr_assert_eq(replan_close(office.db, &closure, &how), DONE);
	int64_t closing = action_last(office.db);
	cr_assert_eq(undo_action(office.db, closing, NULL), DONE, "%s", db_fault(office.db)->text);
	cr_expect_eq(outside_count(&office), 0);
	cr_expect_eq(office_book(&office, 2, 2, day, 40, NULL), DONE);
	cr_assert_eq(undo_action(office.db, action_last(office.db), NULL), DONE);
	cr_assert_eq(replan_close(office.db, &closure, &how), DONE);
	cr_assert_eq(replan_remove(office.db, REPLAN_CLOSURE, closure.id, &silent), DONE);
	cr_expect_eq(sits(&office, day, 1, 40), office.consultant[1], "opened again");
	cr_expect_eq(replan_remove(office.db, REPLAN_CLOSURE, closure.id, &silent), NOT_FOUND);
	db_close(office.db);
}

/* R31: nor into a time in which nobody sits there any more; the plan decides, as it does of a booking. */
Test(replan, nothing_comes_outside_the_plan_by_undo)
{
	struct office office;
	struct plan plan;
	int64_t id, moved;
	office_open(&office, ":memory:");
	int32_t day = office.today + 7;
	cr_assert_eq(office_book(&office, 1, 1, day, 40, &id), DONE);
	cr_assert_eq(appointment_cancel(office.db, id, "client", NULL, NULL), DONE);
	int64_t cancelling = action_last(office.db);
	cr_assert_eq(office_book(&office, 2, 1, day, 44, &moved), DONE);
	cr_assert_eq(appointment_move(office.db, moved, 2, day, 44, NULL, NULL), DONE);
	int64_t moving = action_last(office.db);
	day_at(&office, day, &plan);
	for (int i = 0; i < plan.count; i++)
		if (plan.rows[i].span.desk == 1 && plan.rows[i].weekday == 2 && plan.rows[i].span.from < 44)
			cr_assert_eq(replan_end(office.db, plan.rows[i].id, office.today, &silent), DONE);
	plan_free(&plan);
	int64_t ending = action_last(office.db);
	cr_expect_eq(undo_action(office.db, cancelling, NULL), CONFLICT);
	cr_expect(strstr(db_fault(office.db)->text, "outside the plan of desk 1"), "%s", db_fault(office.db)->text);
	cr_expect_eq(undo_action(office.db, moving, NULL), CONFLICT, "a move goes back to a time as well");
	cr_expect_eq(outside_count(&office), 0);
	cr_assert_eq(undo_action(office.db, ending, NULL), DONE, "%s", db_fault(office.db)->text);
	cr_expect_eq(undo_action(office.db, cancelling, NULL), DONE, "%s", db_fault(office.db)->text);
	cr_expect_eq(undo_action(office.db, moving, NULL), DONE, "%s", db_fault(office.db)->text);
	db_close(office.db);
}

/* R7: what was live in its time all along stays there, whatever of it is undone. */
Test(replan, an_undo_leaves_who_stands_in_a_closed_time_there)
{
	struct office office;
	int64_t id;
	office_open(&office, ":memory:");
	cr_assert_eq(office_book(&office, 1, 1, office.today, 40, &id), DONE);
	office_at(&office, office.today, 10 * 60);
	cr_assert_eq(appointment_mark(office.db, id, APPOINTMENT_ARRIVED, NULL, NULL), DONE);
	int64_t arriving = action_last(office.db);
	struct closure closure = whole_day(office.today);
	struct replan how = {.calls = true};
	cr_assert_eq(replan_close(office.db, &closure, &how), DONE);
	cr_assert_eq(undo_action(office.db, arriving, NULL), DONE, "%s", db_fault(office.db)->text);
	cr_expect_eq(outside_count(&office), 1);
	db_close(office.db);
}

/* R31: what was cancelled cannot come back into a time that was closed meanwhile, whatever the path. */
Test(replan, nothing_comes_into_a_closed_time_by_undo)
{
	struct office office;
	int64_t id;
	office_open(&office, ":memory:");
	int32_t day = office.today + 1;
	cr_assert_eq(office_book(&office, 1, 1, day, 40, &id), DONE);
	cr_assert_eq(appointment_cancel(office.db, id, "client", NULL, NULL), DONE);
	int64_t cancelling = action_last(office.db);
	struct closure closure = {.desk = 1, .from_day = day, .from = 43, .to_day = day, .to = 48};
	cr_assert_eq(replan_close(office.db, &closure, &silent), DONE, "%s", db_fault(office.db)->text);
	cr_expect_eq(undo_action(office.db, cancelling, NULL), CONFLICT);
	cr_expect_str_eq(db_rule(office.db), "appointment.closed");
	cr_assert_eq(replan_remove(office.db, REPLAN_CLOSURE, closure.id, &silent), DONE);
	cr_assert_eq(replan_day(office.db, day, false, "創立記念日", &silent), DONE);
	cr_expect_eq(undo_action(office.db, cancelling, NULL), CONFLICT, "a closed day of its own closes as well");
	cr_assert_eq(undo_action(office.db, action_last(office.db), NULL), DONE);
	cr_expect_eq(undo_action(office.db, cancelling, NULL), DONE, "%s", db_fault(office.db)->text);
	closure.from = 44;
	cr_assert_eq(replan_close(office.db, &closure, &silent), DONE, "it begins where the other ends");
	cr_expect_eq(appointment_mark(office.db, id, APPOINTMENT_DONE, NULL, NULL), DONE);
	db_close(office.db);
}

Test(replan, what_is_closed_is_closed_for_whom_it_was_said)
{
	struct office office;
	office_open(&office, ":memory:");
	int32_t day = office.today + 1;
	struct closure desk = {.desk = 2, .from_day = day, .from = 40, .to_day = day + 1, .to = 44};
	struct closure person = {.consultant = office.consultant[3], .from_day = day, .to_day = day, .to = 48};
	cr_assert_eq(replan_close(office.db, &desk, &silent), DONE);
	cr_assert_eq(replan_close(office.db, &person, &silent), DONE);
	cr_expect_eq(sits(&office, day, 2, 39), office.consultant[2]);
	cr_expect_eq(sits(&office, day, 2, 40), 0);
	cr_expect_eq(sits(&office, day, 2, 67), 0, "to the end of the first day");
	cr_expect_eq(sits(&office, day + 1, 2, 36), 0);
	cr_expect_eq(sits(&office, day + 1, 2, 44), office.consultant[2]);
	cr_expect_eq(sits(&office, day, 1, 40), office.consultant[1]);
	cr_expect_eq(sits(&office, day, 3, 36), 0);
	cr_expect_eq(sits(&office, day, 3, 52), office.consultant[3], "the afternoon");
	db_close(office.db);
}

Test(replan, on_one_day_another_sits_there)
{
	struct office office;
	struct appointment visit;
	struct appointment_list live;
	int64_t kept, unwished;
	office_open(&office, ":memory:");
	int32_t day = office.today + 1;
	cr_assert_eq(office_book(&office, 1, 1, day, 52, &kept), DONE);
	cr_assert_eq(office_book(&office, 2, 1, day, 56, &unwished), DONE);
	office_sql(&office,
	           "INSERT INTO unwanted_consultant (client, consultant) SELECT c.id, s.id FROM client c, staff s"
	           " WHERE c.number = '00002' AND s.login = 'consultant2'");
	struct plan_extra extra = {.day = day, .span = {1, 52, 68, office.consultant[2]}};
	struct replan how = {.live = &live};
	cr_expect_eq(replan_extra(office.db, &extra, &how), CONFLICT);
	cr_assert_eq(live.count, 1);
	cr_expect_eq(live.rows[0].id, unwished, "who does not wish that consultant is called");
	appointment_list_free(&live);
	how = (struct replan){.calls = true};
	cr_assert_eq(replan_extra(office.db, &extra, &how), DONE, "%s", db_fault(office.db)->text);
	int64_t action = action_last(office.db);
	cr_expect_eq(sits(&office, day, 1, 52), office.consultant[2]);
	cr_expect_eq(sits(&office, day, 1, 36), office.consultant[1], "the morning stays");
	cr_expect_eq(sits(&office, day, 2, 52), 0, "and cannot sit at two desks");
	cr_expect_eq(sits(&office, day, 2, 36), office.consultant[2]);
	cr_expect_eq(sits(&office, day + 1, 1, 52), office.consultant[1], "that day alone");
	cr_assert_eq(appointment_get(office.db, kept, &visit), DONE);
	cr_expect_eq(visit.consultant, office.consultant[2], "the booking went with the desk");
	cr_expect_eq(visit.earlier, 1);
	cr_assert_eq(appointment_get(office.db, unwished, &visit), DONE);
	cr_expect_eq(visit.consultant, office.consultant[1]);
	cr_assert_eq(undo_action(office.db, action, NULL), DONE, "%s", db_fault(office.db)->text);
	cr_assert_eq(appointment_get(office.db, kept, &visit), DONE);
	cr_expect_eq(visit.consultant, office.consultant[1]);
	cr_expect_eq(outside_count(&office), 0);
	db_close(office.db);
}

Test(replan, nobody_is_handed_over_who_sits_elsewhere_then)
{
	struct office office;
	office_open(&office, ":memory:");
	int32_t day = office.today + 1;
	cr_assert_eq(office_book(&office, 1, 1, day, 52, NULL), DONE);
	cr_assert_eq(office_book(&office, 2, 2, day, 52, NULL), DONE);
	struct plan_extra extra = {.day = day, .span = {1, 52, 68, office.consultant[2]}};
	struct replan how = {.calls = true};
	cr_expect_eq(replan_extra(office.db, &extra, &how), CONFLICT);
	cr_expect_str_eq(db_rule(office.db), "appointment_cell.consultant");
	cr_expect_eq(sits(&office, day, 1, 52), office.consultant[1]);
	db_close(office.db);
}

Test(replan, the_weekly_plan_is_extended_changed_and_ended)
{
	struct office office;
	struct plan_row row = {.weekday = 6, .valid_from = DAY_NONE, .valid_to = DAY_NONE};
	int64_t booked;
	office_open(&office, ":memory:");
	int32_t saturday = office.today + 4;
	row.valid_from = office.today;
	row.span = (struct plan_span){1, 40, 48, office.consultant[1]};
	cr_assert_eq(replan_add(office.db, &row, &silent), DONE, "%s", db_fault(office.db)->text);
	cr_expect_eq(sits(&office, saturday, 1, 40), 0, "closed every Saturday");
	cr_assert_eq(replan_day(office.db, saturday, true, "特別相談日", &silent), DONE);
	cr_expect_eq(sits(&office, saturday, 1, 40), office.consultant[1]);
	cr_assert_eq(office_book(&office, 1, 1, saturday, 44, &booked), DONE, "%s", db_fault(office.db)->text);

	struct plan_row later = row;
	later.span.to = 44;
	later.valid_from = office.today + 1;
	cr_expect_eq(replan_change(office.db, row.id, &later, &silent), CONFLICT, "the booking would stand outside");
	later.valid_from = saturday + 1;
	cr_assert_eq(replan_change(office.db, row.id, &later, &silent), DONE, "%s", db_fault(office.db)->text);
	cr_expect_eq(sits(&office, saturday, 1, 46), office.consultant[1]);
	cr_expect_eq(replan_end(office.db, later.id, saturday, &silent), DONE);
	cr_expect_eq(counted(&office, "SELECT count(*) FROM plan WHERE weekday = 6"), 1, "one that never began goes");
	cr_expect_eq(replan_end(office.db, row.id, saturday - 1, &silent), CONFLICT);
	struct replan how = {.calls = true};
	cr_expect_eq(replan_end(office.db, row.id, saturday - 1, &how), DONE);
	cr_expect_eq(outside_count(&office), 1);
	cr_expect_eq(replan_end(office.db, 9999, saturday, &how), NOT_FOUND);
	db_close(office.db);
}

Test(replan, who_leaves_with_bookings_ahead_has_them_called)
{
	struct office office;
	office_open(&office, ":memory:");
	cr_assert_eq(office_book(&office, 1, 4, office.today + 302, 40, NULL), DONE);
	cr_assert_eq(office_book(&office, 2, 1, office.today + 302, 40, NULL), DONE);
	office_sql(&office, "UPDATE staff SET disabled = 1, version = action_id() WHERE login = 'consultant4'");
	cr_expect_eq(outside_count(&office), 1);
	db_close(office.db);
}

Test(replan, what_can_be_no_plan_is_refused)
{
	struct office office;
	office_open(&office, ":memory:");
	int32_t day = office.today + 1;
	int64_t who = office.consultant[1];
	static const char late[] = "It ends before it starts";
	struct {
		struct plan_extra extra;
		enum status status;
		const char *says;
	} extras[] = {
	        {{.day = day, .span = {1, 48, 48, who}}, INVALID, late},
	        {{.day = day, .span = {1, 48, 47, who}}, INVALID, late},
	        {{.day = day, .span = {1, 48, 97, who}}, INVALID, late},
	        {{.day = day, .span = {0, 40, 48, who}}, NOT_FOUND, "There is no desk 0"},
	        {{.day = day, .span = {5, 40, 48, who}}, NOT_FOUND, "There is no desk 5"},
	        {{.day = office.today - 1, .span = {1, 40, 48, who}}, CONFLICT, "Labor Thanksgiving"},
	        {{.day = DAY_NONE, .span = {1, 40, 48, who}}, INVALID, "days end before"},
	};
	for (size_t i = 0; i < sizeof(extras) / sizeof(extras[0]); i++) {
		cr_expect_eq(replan_extra(office.db, &extras[i].extra, &silent), extras[i].status, "case %zu", i);
		cr_expect(strstr(db_fault(office.db)->text, extras[i].says), "%s", db_fault(office.db)->text);
	}
	struct plan_extra one = {.day = day, .span = {1, 68, 72, who}}, two = {.day = day, .span = {2, 70, 76, who}};
	cr_expect_eq(replan_extra(office.db, &one, &silent), DONE);
	cr_expect_eq(replan_extra(office.db, &two, &silent), CONFLICT, "nobody sits at two desks");
	struct plan_row rows[] = {
	        {.span = {1, 36, 48, who}, .weekday = 2, .valid_from = day, .valid_to = DAY_NONE},
	        {.span = {1, 72, 72, who}, .weekday = 2, .valid_from = day, .valid_to = DAY_NONE},
	        {.span = {1, 72, 76, who}, .weekday = 2, .valid_from = day, .valid_to = day - 1},
	        {.span = {1, 72, 76, who}, .weekday = 8, .valid_from = day, .valid_to = DAY_NONE},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		cr_expect_eq(replan_add(office.db, &rows[i], &silent), i ? INVALID : CONFLICT, "case %zu", i);
	struct plan_row nowhere = {.span = {5, 72, 76, who}, .weekday = 2, .valid_from = day, .valid_to = DAY_NONE};
	cr_expect_eq(replan_add(office.db, &nowhere, &silent), NOT_FOUND, "the office has four desks");
	cr_expect_eq(replan_change(office.db, 1, &nowhere, &silent), NOT_FOUND);
	struct closure closures[] = {
	        {.from_day = day, .to_day = day - 1, .to = 96},
	        {.from_day = day, .from = 40, .to_day = day, .to = 40},
	        {.from_day = DAY_NONE, .to_day = day, .to = 40},
	        {.from_day = day, .to_day = day, .to = 97},
	        {.from_day = day, .to_day = day, .to = 96, .reason = "\x1b[2J"},
	};
	for (size_t i = 0; i < sizeof(closures) / sizeof(closures[0]); i++)
		cr_expect_eq(replan_close(office.db, &closures[i], &silent), INVALID, "case %zu", i);
	struct closure elsewhere = {.desk = 5, .from_day = day, .to_day = day, .to = 96};
	cr_expect_eq(replan_close(office.db, &elsewhere, &silent), NOT_FOUND);
	cr_expect_eq(replan_day(office.db, day, false, "", &silent), INVALID);
	cr_expect_eq(replan_day(office.db, DAY_NONE, false, "x", &silent), INVALID);
	cr_expect_eq(replan_day(office.db, day, false, "創立記念日", &silent), DONE);
	cr_expect_eq(replan_day(office.db, day, true, "出勤", &silent), CONFLICT);
	cr_expect_eq(counted(&office, "SELECT (SELECT count(*) FROM closure) + (SELECT count(*) FROM plan_extra)"), 1);
	db_close(office.db);
}

Test(replan, a_day_of_its_own_holds_against_the_rules)
{
	struct office office;
	struct calendar_day day;
	char text[256];
	office_open(&office, ":memory:");
	cr_assert_eq(replan_day(office.db, office.today - 1, true, "祝日出勤", &silent), DONE);
	cr_assert_eq(replan_day(office.db, office.today + 1, false, "創立記念日", &silent), DONE);
	cr_assert_eq(calendar_day(office.db, office.today - 1, &day), DONE);
	cr_expect_eq(day.closed, OPEN_DAY);
	cr_expect_str_eq(day.special, "祝日出勤");
	cr_assert_eq(calendar_day(office.db, office.today + 1, &day), DONE);
	cr_expect_eq(day.closed, CLOSED_SPECIAL);
	cr_expect_str_eq(calendar_reason(&day, text, sizeof(text)), "創立記念日");
	cr_expect_eq(sits(&office, office.today + 1, 1, 40), 0);
	cr_expect_eq(office_book(&office, 1, 1, office.today + 1, 40, NULL), CONFLICT);
	cr_expect(strstr(db_fault(office.db)->text, "創立記念日"), "%s", db_fault(office.db)->text);
	db_close(office.db);
}
