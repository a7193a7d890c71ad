/* The door of a seminar through the whole program: rolls typed as fast as the desk takes them, each one an action. */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/access/right.h"
#include "core/seminars/seminar.h"
#include "core/seminars/sign_up.h"
#include "core/store/stmt.h"
#include "tests/bench/row.h"
#include "tests/bench/window.h"

enum { PEOPLE = 300, WANTED = 200, ROLL_BYTES = 8 };

static const int64_t now = 1795483440; /* 2026-11-24T10:24 */

static void need(struct db *db, enum status status)
{
	if (status == DONE)
		return;
	fprintf(stderr, "door_bench: %s\n", db_fault(db)->text);
	exit(2);
}

static int64_t nth_client(struct db *db, int64_t n)
{
	int64_t id = 0;
	need(db,
	     stmt_one_int(db, "SELECT id FROM client WHERE kind = 'member' ORDER BY id LIMIT 1 OFFSET $id", n, &id));
	return id;
}

/* A seminar of today, next on the list, with one person each of PEOPLE clients. */
static void prepare(struct db *db)
{
	struct seminar_session session = {.day = moment_day(now), .from_minute = 630, .to_minute = 750};
	struct seminar seminar = {
	        .title = "x", .capacity = PEOPLE, .status = SEMINAR_OPEN, .session_count = 1, .sessions = &session};
	need(db, seminar_add(db, &seminar, NULL));
	for (int i = 0; i < PEOPLE; i++) {
		const struct attendee attendee = {.name = "浜 渚", .another = true};
		const struct sign_up_request request = {
		        .seminar = seminar.id, .client = nth_client(db, i), .attendees = &attendee, .count = 1};
		struct sign_up_list list;
		need(db, sign_up_add(db, &request, NULL, &list));
		sign_up_list_free(&list);
	}
}

static double rate(const char *program, const char *path)
{
	static char rolls[PEOPLE * ROLL_BYTES];
	size_t length = 0;
	for (int i = 1; i <= PEOPLE; i++)
		length += (size_t)snprintf(rolls + length, sizeof(rolls) - length, "%d\r", i);
	struct terminal *terminal = window_open(program, path);
	terminal_settle(terminal, false, WINDOW_PATIENCE);
	window_type(terminal, "\x1b[15~", 5); /* F5 */
	window_type(terminal, "a", 1);
	double begin = bench_clock();
	window_type(terminal, rolls, length);
	double taken = bench_clock() - begin;
	terminal_close(terminal);
	return PEOPLE / taken * 1e3;
}

int main(int count, char **arguments)
{
	struct fault fault;
	struct db *db = NULL;
	int64_t before = 0, after = 0;
	if (count != 5 || db_open(arguments[2], DB_OPEN, &db, &fault) != DONE) {
		fprintf(stderr, "door_bench PROGRAM DB MEMBERS memory|disk\n");
		return 2;
	}
	bool memory = strcmp(arguments[4], "memory") == 0;
	db_set_now(db, now, now);
	db_act_as(db, 1, ROLE_MANAGER);
	prepare(db);
	need(db, stmt_one_int(db, "SELECT count(*) FROM attendance", 0, &before));
	double each = rate(arguments[1], arguments[2]);
	need(db, stmt_one_int(db, "SELECT count(*) FROM attendance", 0, &after));
	db_close(db);
	if (after - before != PEOPLE) {
		fprintf(stderr, "door_bench: %d typed, %d marked\n", PEOPLE, (int)(after - before));
		return 2;
	}
	if (memory)
		row_least("door: check-ins a second, the store in memory", atoi(arguments[3]), each, "/s", WANTED);
	else
		row_show("door: check-ins a second, each on the disk", atoi(arguments[3]), each, "/s");
	return 0;
}
