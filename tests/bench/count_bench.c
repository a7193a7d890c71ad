/* A year of 500 seminars that were held, one of them of 2,000 people: what they came to, through the whole program. */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/access/right.h"
#include "core/counts/seminar_count.h"
#include "core/store/action.h"
#include "core/store/stmt.h"
#include "tests/bench/row.h"
#include "tests/bench/window.h"

enum { KEYS = 400, ROUNDS = 20 };

#define TARGET_MS 5
#define OPEN_MS   300

static const int64_t now = 1795483440; /* 2026-11-24T10:24 */

static void need(struct db *db, enum status status)
{
	if (status == DONE)
		return;
	fprintf(stderr, "count_bench: %s\n", db_fault(db)->text);
	exit(2);
}

/* Of the people with a seat one in ten did not come, as each closing forgot: so every session is marked. In the last
 * seminar there are 2,000, in the others 40. */
static const char *const fill[] = {
        "INSERT INTO seminar (title, topic, capacity, status) WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL"
        " SELECT i + 1 FROM n WHERE i < 500) SELECT '集計の例', 1 + i % 9, iif(i = 500, 2000, 40), 'open' FROM n",
        "INSERT INTO seminar_session (seminar, position, day, from_minute, to_minute)"
        " SELECT id, 1, date('2026-04-01', '+' || (id % 237) || ' days'), 630, 750 FROM seminar"
        " WHERE title = '集計の例'",
        "INSERT INTO sign_up (seminar, roll, client, person, status, over_reason)"
        " SELECT s.id, p.place, p.client, p.id, 'registered', '例' FROM seminar s"
        " JOIN (SELECT id, client, row_number() OVER (ORDER BY id) AS place FROM person) p ON p.place <= s.capacity"
        " WHERE s.title = '集計の例'",
        "INSERT INTO attendance (session, sign_up, at, how) SELECT x.id, u.id, 1795483440, 'signed_up'"
        " FROM sign_up u JOIN seminar s ON s.id = u.seminar JOIN seminar_session x ON x.seminar = s.id"
        " WHERE s.title = '集計の例' AND u.roll % 10 <> 0",
        "INSERT INTO session_count (session, staff, at, present, walk_ins, absent, waiting)"
        " SELECT a.session, 1, 1795483440, count(*), 0, 0, 0 FROM attendance a JOIN seminar_session x"
        " ON x.id = a.session JOIN seminar s ON s.id = x.seminar WHERE s.title = '集計の例' GROUP BY a.session",
};

static void prepare(struct db *db, int members)
{
	struct action action;
	int64_t count = 0;
	enum status status = action_begin(db, "seminar.edit", NULL, &action);
	for (size_t i = 0; status == DONE && i < sizeof(fill) / sizeof(fill[0]); i++) {
		struct stmt s = stmt_open(db, fill[i]);
		stmt_run(&s);
		status = stmt_close(&s);
	}
	need(db, action_end(db, status));
	need(db, stmt_one_int(db, "SELECT count(*) FROM sign_up", 0, &count));
	row_show("counts: sign-ups in 500 seminars that were held", members, (double)count, "");
}

static void load(struct db *db, int members, const char *what, int year, enum count_by by)
{
	double times[ROUNDS];
	for (int i = 0; i < ROUNDS; i++) {
		struct seminar_counts counts;
		double begin = bench_clock();
		need(db, seminar_counts_load(db, year, by, &counts));
		times[i] = bench_clock() - begin;
		seminar_counts_free(&counts);
	}
	row_most(what, members, bench_quantile(times, ROUNDS, 0.5), "ms", OPEN_MS);
}

static void walk(struct terminal *terminal, const char *what, int members, const char *const keys[4])
{
	static double times[KEYS];
	for (int i = 0; i < KEYS; i++) {
		const char *key = keys[i % 4];
		double begin = bench_clock();
		window_type(terminal, key, strlen(key));
		times[i] = bench_clock() - begin;
	}
	row_most(what, members, bench_quantile(times, KEYS, 0.99), "ms", TARGET_MS);
}

int main(int count, char **arguments)
{
	static const char *const figures[] = {"\x1bOB", "\x1bOC", "\x1bOA", "\x1bOD"};
	static const char *const rows[] = {"\x1bOB", "\x1b[6~", "\x1bOA", "\x1bOB"};
	struct fault fault;
	struct db *db = NULL;
	if (count != 4 || db_open(arguments[2], DB_OPEN, &db, &fault) != DONE) {
		fprintf(stderr, "count_bench PROGRAM DB MEMBERS\n");
		return 2;
	}
	int members = atoi(arguments[3]);
	db_set_now(db, now, now);
	db_act_as(db, 1, ROLE_MANAGER);
	prepare(db, members);
	load(db, members, "counts: a year by topic", 2026, COUNT_BY_TOPIC);
	load(db, members, "counts: all years, by seminar", 0, COUNT_BY_SEMINAR);
	db_close(db);
	struct terminal *terminal = window_open(arguments[1], arguments[2]);
	terminal_settle(terminal, false, WINDOW_PATIENCE);
	double begin = bench_clock();
	window_type(terminal, "\x1b[19~", 5); /* F8 */
	row_most("counts: F8 opens", members, bench_clock() - begin, "ms", OPEN_MS);
	walk(terminal, "counts: a key on F8, p99", members, figures);
	window_type(terminal, "\x1bOF", 3); /* End: all topics */
	window_type(terminal, "\x1bOC", 3);
	begin = bench_clock();
	window_type(terminal, "\r", 1);
	row_most("counts: the people of all topics open", members, bench_clock() - begin, "ms", OPEN_MS);
	walk(terminal, "counts: a key in the rows of a figure, p99", members, rows);
	terminal_close(terminal);
	return 0;
}
