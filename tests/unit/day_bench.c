#include "tests/unit/day_bench.h"

#include <criterion/criterion.h>
#include <locale.h>
#include <stdio.h>

#include "core/access/right.h"
#include "core/time/civil.h"
#include "tests/unit/desk_player.h"
#include "tui/day.h"

/* ---- A desk of two sections: the clients, and the desks ---- */

/* Stands for the look-up: a digit highlights the client with this id. */
static bool caller_type(struct desk *desk, void *state, const struct key *key)
{
	(void)desk;
	struct carried *carried = state;
	if (key->code < '1' || key->code > '8')
		return false;
	carried->client = key->code - '0';
	snprintf(carried->number, sizeof(carried->number), "0000%d", (int)carried->client);
	snprintf(carried->name, sizeof(carried->name), "株式会社第%d商店", (int)carried->client);
	return true;
}

static bool caller_carried(const void *state, struct carried *out)
{
	*out = *(const struct carried *)state;
	return out->client != 0;
}

static const struct screen caller_screen = {
        .name = "Callers", .state_size = sizeof(struct carried), .type = caller_type, .carried = caller_carried};

static const struct section sections[SECTIONS] = {{2, NULL}, {3, &caller_screen}, {4, &day_screen}, {5, NULL},
                                                  {6, NULL}, {7, NULL},           {8, NULL}};

static int64_t clock_now(void *clock)
{
	return *(int64_t *)clock;
}

static int64_t now;

void day_bench_show(struct day_bench *b, int rows, int cols)
{
	struct desk_setup setup = {
	        .office = front_hooks(&b->front), .sections = sections, .home = 4, .society = "商工会"};
	cr_assert_eq(desk_open(&b->desk, &setup, rows, cols), DONE);
	desk_compose(b->desk);
}

/* It is Tuesday, 24 November 2026, 10:24. Appointments made before are booked at 8:00. */
void day_bench_open(struct day_bench *b, const char *path)
{
	setlocale(LC_CTYPE, "C.UTF-8");
	*b = (struct day_bench){0};
	office_open(&b->office, path);
	office_sql(&b->office, "INSERT INTO person (client, role, name) SELECT id, 'representative', '山田 ' || id"
	                       " FROM client WHERE id < 8");
	office_sql(&b->office, "INSERT INTO phone (client, kind, position, number)"
	                       " SELECT id, 'phone', 2, '042-000-000' || id FROM client WHERE id < 8");
	now = moment_of(b->office.today, 10 * 60 + 24);
	b->front = (struct front){
	        .db = b->office.db, .roles = ROLE_MANAGER, .now = clock_now, .machine = clock_now, .clock = &now};
	cr_assert_eq(lookup_open(b->office.db, &b->front.lookup), DONE);
	cr_assert_eq(lookup_load(b->front.lookup), DONE);
}

void day_bench_wait(struct day_bench *b, int seconds)
{
	for (int i = 0; i < seconds; i++) {
		now++;
		desk_tick(b->desk, b->ms += 1000);
	}
	desk_compose(b->desk);
}

void day_bench_close(struct day_bench *b)
{
	desk_close(b->desk);
	lookup_close(b->front.lookup);
	db_close(b->office.db);
}

int64_t day_bench_book(struct day_bench *b, int client, int desk, int32_t day, int cell)
{
	int64_t id = 0;
	cr_assert_eq(office_book(&b->office, client, desk, day, cell, &id), DONE, "%s", db_fault(b->office.db)->text);
	return id;
}

struct appointment day_bench_get(struct day_bench *b, int64_t id)
{
	struct appointment visit;
	cr_assert_eq(appointment_get(b->office.db, id, &visit), DONE);
	return visit;
}

int64_t day_bench_last(struct day_bench *b)
{
	struct appointment_list list;
	struct appointment_filter filter = {.from = DAY_NONE, .to = DAY_NONE};
	int64_t id = 0;
	cr_assert_eq(appointment_list(b->office.db, &filter, &list), DONE);
	for (int i = 0; i < list.count; i++)
		id = list.rows[i].id > id ? list.rows[i].id : id;
	appointment_list_free(&list);
	return id;
}
