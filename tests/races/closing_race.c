/*
 * Eight doors of one session that mark people and close the attendance at once (rule R21). Afterwards the journal is
 * read as the history it is: the attendance was closed once, by the one who was told so; its figures are those of the
 * rows at that moment, no earlier and no later; and everybody who was told to be marked stands in the list.
 *
 * With --twin the figures are read before the action that keeps them, as a screen would have them: then the checker
 * must find somebody who was marked in between, or it proves nothing.
 */
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/seminars/closing.h"
#include "core/store/action.h"
#include "core/store/stmt.h"
#include "tests/races/race.h"

enum { PROCESSES = 8, PEOPLE = 48 };

/* What a process was told. */
struct told {
	int marked; /* how many it let in */
	bool closed;
	struct session_count count;
};

/* A session that has begun, and PEOPLE with a seat in it. */
static void prepare(const char *path)
{
	const struct seminar_session session = {.day = moment_day(RACE_NOW), .from_minute = 840, .to_minute = 960};
	struct db *db = race_seminar(path, &session, PEOPLE, PEOPLE);
	for (int i = 1; i <= PEOPLE; i++)
		race_sign_up(db, i);
	db_close(db);
}

/* ---- One door ---- */

static void mark(struct db *db, int roll, struct told *told)
{
	struct attend_list list;
	if (attend_rolls(db, 1, 1, &(struct roll_list){1, {roll}}, NULL, &list) != DONE)
		race_die("mark", db);
	told->marked += list.marked;
	attend_list_free(&list);
}

/* The figures as they are shown, kept in an action of their own. */
static enum status close_late(struct db *db, struct session_count *out)
{
	struct action a;
	int64_t present = 0;
	if (stmt_one_int(db, "SELECT count(*) FROM attendance", 0, &present) != DONE)
		race_die("count", db);
	usleep(2000);
	*out = (struct session_count){.present = (int)present, .absent = PEOPLE - (int)present};
	enum status status = action_begin(db, "seminar.close", NULL, &a);
	if (status != DONE)
		return status;
	struct stmt s =
	        stmt_open(db, "INSERT INTO session_count (session, staff, at, present, walk_ins, absent, waiting)"
	                      " VALUES (1, 1, $at, $present, 0, $absent, 0)");
	stmt_bind_int(&s, "$at", RACE_NOW);
	stmt_bind_int(&s, "$present", out->present);
	stmt_bind_int(&s, "$absent", out->absent);
	stmt_run(&s);
	return action_end(db, stmt_close(&s));
}

static void close_door(struct db *db, bool twin, struct told *told)
{
	struct session_count count;
	enum status status = twin ? close_late(db, &count) : session_close(db, 1, 1, NULL, &count);
	if (status != DONE && status != CONFLICT)
		race_die("close", db);
	if (status != DONE)
		return;
	told->closed = true;
	told->count = count;
}

/* Its own share of the rolls, and of those of the next door; somewhere among them it closes. */
static void attend(const char *path, int number, int round, bool twin, int gate, int report)
{
	char none;
	unsigned seed = (unsigned)round * 8191U + (unsigned)number;
	int share = 2 * PEOPLE / PROCESSES, at = 2 + rand_r(&seed) % (share - 2);
	struct told told = {.marked = 0};
	struct db *db = race_store(path, DB_OPEN);
	if (read(gate, &none, 1) != 0)
		race_die("gate", NULL);
	for (int i = 0; i < share; i++) {
		mark(db, 1 + (number * (PEOPLE / PROCESSES) + i) % PEOPLE, &told);
		if (i == at)
			close_door(db, twin, &told);
	}
	if (write(report, &told, sizeof(told)) != sizeof(told))
		race_die("report", NULL);
	db_close(db);
}

/* ---- Checking ---- */

static int check_figures(struct db *db, const struct session_count *count)
{
	int64_t action = race_one(db, "SELECT version FROM session_count WHERE id > $id", 0);
	int64_t present =
	        race_one(db, "SELECT count(*) FROM journal WHERE noun = 'attendance' AND action < $id", action);
	int wrong = 0;
	if (race_one(db, "SELECT present FROM session_count WHERE id > $id", 0) != count->present)
		wrong += race_found("told one figure, another stands", count->present);
	if (present != count->present)
		wrong += race_found("not those who were in at that moment", present - count->present);
	if (count->present + count->absent != PEOPLE)
		wrong += race_found("who came and who did not are not all", count->absent);
	return wrong;
}

static int check(const char *path, const struct told told[PROCESSES], bool twin)
{
	struct db *db = race_store(path, DB_OPEN);
	int wrong = 0, marked = 0, closed = 0;
	for (int i = 0; i < PROCESSES; i++) {
		marked += told[i].marked;
		closed += told[i].closed;
		if (told[i].closed)
			wrong += check_figures(db, &told[i].count);
	}
	if (closed != 1 || race_one(db, "SELECT count(*) FROM session_count WHERE id > $id", 0) != 1)
		wrong += race_found("not closed exactly once", closed);
	if (marked != PEOPLE || race_one(db, "SELECT count(*) FROM attendance WHERE id > $id", 0) != PEOPLE)
		wrong += race_found("told to be in, and not in the list", marked);
	if (!twin && race_one(db, "SELECT count(*) FROM seminar WHERE status = 'held' AND id = $id", 1) != 1)
		wrong += race_found("not held", 1);
	db_close(db);
	return wrong;
}

/* A report is written whole (PIPE_BUF). */
static int play(const char *path, int round, bool twin)
{
	int gate[2], report[2], status, wrong = 0;
	struct told told[PROCESSES];
	prepare(path);
	if (pipe(gate) != 0 || pipe(report) != 0)
		race_die("pipe", NULL);
	for (int i = 0; i < PROCESSES; i++) {
		pid_t child = fork();
		if (child < 0)
			race_die("fork", NULL);
		if (child == 0) {
			close(gate[1]);
			attend(path, i, round, twin, gate[0], report[1]);
			_exit(0);
		}
	}
	close(gate[0]);
	close(gate[1]);
	close(report[1]);
	for (int i = 0; i < PROCESSES; i++)
		if (read(report[0], &told[i], sizeof(told[i])) != (ssize_t)sizeof(told[i]))
			race_die("report", NULL);
	close(report[0]);
	while (wait(&status) > 0)
		wrong += status == 0 ? 0 : race_found("a process failed", status);
	return wrong + check(path, told, twin);
}

int main(int argc, char **argv)
{
	const struct race race = {.name = "closing",
	                          .without = "figures of the moment",
	                          .rounds = 10,
	                          .soak = 200,
	                          .twin = 5,
	                          .play = play};
	return race_main(argc, argv, &race);
}
