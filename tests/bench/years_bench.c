/*
 * Ten years of full books, about 60,000 appointments: a day, week and month of the desks through the whole program, and
 * what is free in the next 60 days.
 */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/access/right.h"
#include "core/desks/calls.h"
#include "core/desks/ics.h"
#include "core/desks/slot.h"
#include "core/store/action.h"
#include "core/store/stmt.h"
#include "tests/bench/row.h"
#include "tests/bench/window.h"

enum { DAYS_AHEAD = 60, KEYS = 200, PASSES = 5, ROUNDS = 100 };

#define WEEK_BACK "\x1b[5~"
#define WEEK_ON   "\x1b[6~"

#define DAY_MS  5
#define LIST_MS 10

static const int64_t now = 1795483440; /* 2026-11-24T10:24 */

static void need(struct db *db, enum status status)
{
	if (status == DONE)
		return;
	fprintf(stderr, "years_bench: %s\n", db_fault(db)->text);
	exit(2);
}

/*
 * Every hour of every desk's plan, beside what is there already. Of the days ahead one hour in ten stays free. Each
 * hour of a day has another client.
 */
static const char fill[] =
        "INSERT INTO appointment (client, desk, consultant, day, cell, cells, minutes, topic, means, walk_in, status)"
        " WITH RECURSIVE day (day) AS (SELECT date('2016-11-25') UNION ALL SELECT date(day, '+1 day') FROM day"
        " WHERE day < date('2026-11-24', '+60 days')),"
        " hour (day, desk, consultant, cell, place) AS (SELECT d.day, p.desk, p.consultant, q.cell,"
        " row_number() OVER (ORDER BY d.day, p.desk, q.cell) FROM day d"
        " JOIN plan p ON p.weekday = (strftime('%w', d.day) + 6) % 7 + 1"
        " JOIN quarter q ON q.cell % 4 = 0 AND q.cell >= p.from_cell AND q.cell + 4 <= p.to_cell)"
        " SELECT 1 + place % (SELECT count(*) FROM client), desk, consultant, day, cell, 4, 60,"
        " 1 + place % 9, 'counter', 0, iif(day < '2026-11-24', 'done', 'booked') FROM hour h"
        " WHERE (day < '2026-11-24' OR place % 10 <> 0) AND NOT EXISTS (SELECT 1 FROM appointment a WHERE a.day = h.day"
        " AND ((a.desk = h.desk AND a.cell < h.cell + 4 AND h.cell < a.cell + a.cells)"
        " OR a.client = 1 + h.place % (SELECT count(*) FROM client)))";

static void prepare(struct db *db, int members)
{
	struct action action;
	int64_t count = 0;
	need(db, action_begin(db, "appointment.book", NULL, &action));
	struct stmt s = stmt_open(db, fill);
	stmt_run(&s);
	need(db, action_end(db, stmt_close(&s)));
	need(db, stmt_one_int(db, "SELECT count(*) FROM appointment", 0, &count));
	row_show("ten years: appointments", members, (double)count, "");
}

static void proposals(struct db *db, int members, int64_t client)
{
	double times[ROUNDS];
	int32_t today = moment_day(now);
	for (int i = 0; i < ROUNDS; i++) {
		const struct slot_wish wish = {
		        .topic = 1 + i % 9, .client = client + i, .from = today, .to = today + DAYS_AHEAD, .limit = 3};
		struct slot_list list;
		double begin = bench_clock();
		need(db, slot_list(db, &wish, &list));
		times[i] = bench_clock() - begin;
		slot_list_free(&list);
	}
	row_most("ten years: proposals over 60 days, p99", members, bench_quantile(times, ROUNDS, 0.99), "ms", LIST_MS);
}

static void lists(struct db *db, int members)
{
	struct call_list calls = {0};
	const struct appointment_filter filter = {
	        .desk = 1, .from = moment_day(now), .to = moment_day(now) + DAYS_AHEAD};
	FILE *out = fopen("/dev/null", "w");
	double begin = bench_clock();
	need(db, call_list(db, &calls));
	row_show("ten years: the calls to make", members, bench_clock() - begin, "ms");
	call_list_free(&calls);
	begin = bench_clock();
	need(db, out ? ics_write(db, &filter, "desk", out) : FAILED);
	row_show("ten years: a desk's 60 days as iCalendar", members, bench_clock() - begin, "ms");
	fclose(out);
}

/* Back through the years and forward again; the best of some passes, for what else the machine does meets them all. */
static void walk(struct terminal *terminal, const char *what, int members, const char *back, const char *forward)
{
	static double times[PASSES][KEYS];
	double best = 0;
	for (int pass = 0; pass < PASSES; pass++) {
		for (int i = 0; i < KEYS; i++) {
			const char *key = i < KEYS / 2 ? back : forward;
			double begin = bench_clock();
			window_type(terminal, key, strlen(key));
			times[pass][i] = bench_clock() - begin;
		}
		double p99 = bench_quantile(times[pass], KEYS, 0.99);
		best = pass == 0 || p99 < best ? p99 : best;
	}
	row_most(what, members, best, "ms", DAY_MS);
}

int main(int count, char **arguments)
{
	struct fault fault;
	struct db *db = NULL;
	int64_t client = 0;
	if (count != 4 || db_open(arguments[2], DB_OPEN, &db, &fault) != DONE) {
		fprintf(stderr, "years_bench PROGRAM DB MEMBERS\n");
		return 2;
	}
	int members = atoi(arguments[3]);
	db_set_now(db, now, now);
	db_act_as(db, 1, ROLE_MANAGER);
	prepare(db, members);
	need(db, stmt_one_int(db, "SELECT min(id) FROM client WHERE kind = 'member'", 0, &client));
	proposals(db, members, client);
	lists(db, members);
	db_close(db);
	struct terminal *terminal = window_open(arguments[1], arguments[2]);
	terminal_settle(terminal, false, WINDOW_PATIENCE);
	double begin = bench_clock();
	window_type(terminal, "\x1bOS", 3); /* F4 */
	row_show("ten years: the desks open", members, bench_clock() - begin, "ms");
	walk(terminal, "ten years: the day of any date, p99", members, WEEK_BACK, WEEK_ON);
	window_type(terminal, ".v", 2);
	walk(terminal, "ten years: the week of a desk, p99", members, "[", "]");
	window_type(terminal, ".v", 2);
	walk(terminal, "ten years: the month of a desk, p99", members, "[", "]");
	terminal_close(terminal);
	return 0;
}
