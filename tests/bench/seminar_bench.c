/* A list of 500 seminars and one of 2,000 people through the whole program: a key to the settled screen. */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/access/right.h"
#include "core/seminars/seminar.h"
#include "core/seminars/sign_up.h"
#include "core/store/stmt.h"
#include "tests/bench/row.h"
#include "tests/bench/window.h"

enum { SEMINARS = 500, PEOPLE = 2000, AT_ONCE = 40, KEYS = 400 };

#define TARGET_MS 5

static const int64_t now = 1795483440; /* 2026-11-24T10:24 */

static void need(struct db *db, enum status status)
{
	if (status == DONE)
		return;
	fprintf(stderr, "seminar_bench: %s\n", db_fault(db)->text);
	exit(2);
}

static int64_t add_seminar(struct db *db, int32_t day, int capacity)
{
	struct seminar_session session = {.day = day, .from_minute = 630, .to_minute = 750};
	struct seminar seminar = {.title = "販路の広げ方",
	                          .capacity = capacity,
	                          .status = SEMINAR_OPEN,
	                          .session_count = 1,
	                          .sessions = &session};
	need(db, seminar_add(db, &seminar, NULL));
	return seminar.id;
}

static void fill(struct db *db, int64_t seminar, int64_t client, int count)
{
	for (int done = 0; done < count; done += AT_ONCE) {
		struct attendee people[AT_ONCE];
		struct sign_up_list list;
		const struct sign_up_request request = {
		        .seminar = seminar, .client = client + done / AT_ONCE, .attendees = people, .count = AT_ONCE};
		for (int i = 0; i < AT_ONCE; i++)
			people[i] = (struct attendee){.name = "浜 渚", .reading = "ハマ ナギサ", .another = true};
		need(db, sign_up_add(db, &request, NULL, &list));
		sign_up_list_free(&list);
	}
}

/* PEOPLE from a few clients, the last tenth of them waiting, in the next on the list; AT_ONCE in each of the others. */
static void prepare(struct db *db)
{
	int64_t client = 0;
	int32_t today = moment_day(now);
	need(db, stmt_one_int(db, "SELECT min(id) FROM client WHERE kind = 'member'", 0, &client));
	for (int i = 1; i < SEMINARS; i++)
		fill(db, add_seminar(db, today + 1 + i % 300, AT_ONCE), client + i, AT_ONCE);
	fill(db, add_seminar(db, today, PEOPLE - PEOPLE / 10), client, PEOPLE);
}

static void walk(struct terminal *terminal, const char *what, int members)
{
	static const char *const keys[] = {"\x1bOB", "\x1bOB", "\x1bOA", "\x1b[6~", "\x1bOB", "\x1b[5~"};
	static double times[KEYS];
	for (int i = 0; i < KEYS; i++) {
		const char *key = keys[(size_t)i % (sizeof(keys) / sizeof(keys[0]))];
		double begin = bench_clock();
		window_type(terminal, key, strlen(key));
		times[i] = bench_clock() - begin;
	}
	row_most(what, members, bench_quantile(times, KEYS, 0.99), "ms", TARGET_MS);
}

/* One roll after the other at the door: its digits, and the Enter that marks and draws. */
static void attend(struct terminal *terminal, int members)
{
	static double times[KEYS];
	int count = 0;
	window_type(terminal, "a", 1);
	for (int roll = 1000; count < KEYS; roll++) {
		char keys[16];
		int length = snprintf(keys, sizeof(keys), "%d\r", roll);
		for (int i = 0; i < length && count < KEYS; i++) {
			double begin = bench_clock();
			window_type(terminal, &keys[i], 1);
			times[count++] = bench_clock() - begin;
		}
	}
	row_most("seminars: a key at a door of 2,000, p99", members, bench_quantile(times, KEYS, 0.99), "ms",
	         TARGET_MS);
}

/* A name that is looked for in all seminars to come. */
static void ask(struct terminal *terminal, int members)
{
	static double times[20];
	for (int i = 0; i < 20; i++) {
		window_type(terminal, "zzz", 3);
		double begin = bench_clock();
		window_type(terminal, "\r", 1);
		times[i] = bench_clock() - begin;
		window_type(terminal, "\x15", 1); /* Ctrl-U */
	}
	row_show("seminars: a name of no door, 500 to look in", members, bench_quantile(times, 20, 0.99), "ms");
}

int main(int count, char **arguments)
{
	struct fault fault;
	struct db *db = NULL;
	if (count != 4 || db_open(arguments[2], DB_OPEN, &db, &fault) != DONE) {
		fprintf(stderr, "seminar_bench PROGRAM DB MEMBERS\n");
		return 2;
	}
	int members = atoi(arguments[3]);
	db_set_now(db, now, now);
	db_act_as(db, 1, ROLE_MANAGER);
	prepare(db);
	db_close(db);
	struct terminal *terminal = window_open(arguments[1], arguments[2]);
	terminal_settle(terminal, false, WINDOW_PATIENCE);
	double begin = bench_clock();
	window_type(terminal, "\x1b[15~", 5); /* F5 */
	row_show("seminars: the list of 500 opens", members, bench_clock() - begin, "ms");
	walk(terminal, "seminars: a key in a list of 500, p99", members);
	window_type(terminal, "\x1b[15~", 5);
	begin = bench_clock();
	window_type(terminal, "\r", 1);
	row_show("seminars: the roster of 2,000 opens", members, bench_clock() - begin, "ms");
	walk(terminal, "seminars: a key in a roster of 2,000, p99", members);
	attend(terminal, members);
	ask(terminal, members);
	terminal_close(terminal);
	return 0;
}
