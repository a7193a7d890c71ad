#include "tests/unit/clock_bench.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#include "core/access/right.h"
#include "core/desks/calendar.h"
#include "core/desks/replan.h"
#include "core/desks/waiting.h"
#include "core/store/action.h"
#include "tests/unit/desk_player.h"
#include "tests/unit/japanese.h"
#include "tests/unit/seminar_fixture.h"

static int64_t clock_now(void *clock)
{
	return *(int64_t *)clock;
}

/* At weekends in the morning, and on holidays, too. */
static void open_every_day(struct clock_bench *b)
{
	struct action action;
	struct calendar_day at;
	int64_t id;
	cr_assert_eq(action_begin(b->office.db, "office.demo", NULL, &action), DONE);
	for (int desk = 1; desk <= OFFICE_CONSULTANTS; desk++) {
		for (int weekday = 6; weekday <= 7; weekday++) {
			struct plan_row row = {.weekday = weekday, .valid_from = DAY_FIRST, .valid_to = DAY_NONE};
			row.span = (struct plan_span){desk, 36, 48, b->office.consultant[desk]};
			cr_assert_eq(plan_add(b->office.db, &row), DONE);
		}
	}
	for (int32_t day = b->day - 1; day <= b->day + 1; day++) {
		cr_assert_eq(calendar_day(b->office.db, day, &at), DONE);
		if (at.closed != OPEN_DAY)
			cr_assert_eq(special_day_put(b->office.db, day, true, "臨時開所", &id), DONE);
	}
	cr_assert_eq(action_end(b->office.db, DONE), DONE);
}

static void plan_seminar(struct clock_bench *b, int32_t day, const char *title, int client)
{
	struct seminar_session session = {.day = day, .from_minute = 14 * 60, .to_minute = 16 * 60};
	struct seminar seminar = {.capacity = 10, .status = SEMINAR_OPEN, .session_count = 1, .sessions = &session};
	snprintf(seminar.title, sizeof(seminar.title), "%s", title);
	struct sign_up row;
	cr_assert_eq(seminar_add(b->office.db, &seminar, NULL), DONE, "%s", db_fault(b->office.db)->text);
	cr_assert_eq(sign_up_one(b->office.db, seminar.id, b->office.client[client], "山田 豊", &row), DONE);
}

/* Yesterday, today and tomorrow at 10:00 come clients 1, 2 and 3 to the desk of their number. */
static void bring_people(struct clock_bench *b)
{
	struct db *db = b->office.db;
	open_every_day(b);
	for (int i = 1; i <= 3; i++)
		cr_assert_eq(office_book(&b->office, i, i, b->day - 2 + i, 40, NULL), DONE, "%s", db_fault(db)->text);
	plan_seminar(b, b->day - 1, "昨日の講習", 1);
	plan_seminar(b, b->day, "今日の講習", 2);
	plan_seminar(b, b->day + 1, "明日の講習", 3);
	struct waiting_wish wish = {.client = b->office.client[4], .when = wish_any()};
	wish.when.from_day = b->day + 1;
	cr_assert_eq(waiting_add(db, &wish, NULL, NULL), DONE, "%s", db_fault(db)->text);
	struct plan_extra extra = {.day = b->day + 1, .span = {1, 72, 76, b->office.consultant[1]}};
	cr_assert_eq(replan_extra(db, &extra, &(struct replan){0}), DONE, "%s", db_fault(db)->text);
}

void clock_bench_open(struct clock_bench *b, const char *at)
{
	*b = (struct clock_bench){0};
	japanese_begin();
	cr_assert(moment_parse(at, &b->now));
	b->day = moment_day(b->now);
	office_open_on(&b->office, ":memory:", b->day - 1);
	bring_people(b);
	db_set_now(b->office.db, b->now, b->now);
	b->front = (struct front){
	        .db = b->office.db, .roles = ROLE_MANAGER, .now = clock_now, .machine = clock_now, .clock = &b->now};
	cr_assert_eq(front_open(&b->front), DONE);
	struct desk_setup setup = {.office = front_hooks(&b->front), .sections = desk_sections, .society = "商工会"};
	cr_assert_eq(desk_open(&b->desk, &setup, 24, 80), DONE);
	while (desk_idle(b->desk))
		;
	desk_compose(b->desk);
}

void clock_bench_close(struct clock_bench *b)
{
	desk_close(b->desk);
	front_close(&b->front);
	db_close(b->office.db);
}

/* Blanks in a row count as one. */
static const char *squeezed(struct desk *desk, int row)
{
	static char text[4096];
	size_t used = 0;
	for (const char *from = play_row(desk, row); *from && used + 1 < sizeof(text); from++)
		if (*from != ' ' || (used > 0 && text[used - 1] != ' '))
			text[used++] = *from;
	text[used] = '\0';
	return text;
}

bool clock_bench_shows(struct clock_bench *b, const char *text)
{
	for (int row = 0; row < 24; row++)
		if (strstr(squeezed(b->desk, row), text))
			return true;
	return false;
}

void clock_bench_turn(struct clock_bench *b, int64_t seconds)
{
	b->now += seconds;
	desk_tick(b->desk, b->ms += 250);
	desk_work(b->desk);
	desk_compose(b->desk);
}
