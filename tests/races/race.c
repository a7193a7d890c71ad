#include "tests/races/race.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/access/right.h"
#include "core/seminars/sign_up.h"
#include "core/store/action.h"
#include "core/store/stmt.h"

_Noreturn void race_die(const char *what, struct db *db)
{
	fprintf(stderr, "race: %s: %s\n", what, db ? db_fault(db)->text : "");
	exit(2);
}

struct db *race_store(const char *path, enum db_mode mode)
{
	struct db *db;
	struct fault fault;
	if (db_open(path, mode, &db, &fault) != DONE)
		race_die(fault.text, NULL);
	db_set_now(db, RACE_NOW, RACE_NOW);
	db_act_as(db, 1, ROLE_MANAGER);
	db_set_patience(db, 60000);
	return db;
}

void race_run(struct db *db, const char *sql)
{
	struct stmt s = stmt_open(db, sql);
	stmt_run(&s);
	if (stmt_close(&s) != DONE)
		race_die(sql, db);
}

int64_t race_one(struct db *db, const char *sql, int64_t id)
{
	int64_t value = 0;
	enum status status = stmt_one_int(db, sql, id, &value);
	if (status != DONE && status != NOT_FOUND)
		race_die(sql, db);
	return value;
}

struct db *race_seminar(const char *path, const struct seminar_session *session, int capacity, int people)
{
	struct db *db = race_store(path, DB_CREATE);
	struct action a;
	struct seminar_session copy = *session;
	struct seminar seminar = {
	        .title = "x", .capacity = capacity, .status = SEMINAR_OPEN, .session_count = 1, .sessions = &copy};
	if (seminar_add(db, &seminar, NULL) != DONE || action_begin(db, "client.import", NULL, &a) != DONE)
		race_die("prepare", db);
	race_run(db, "INSERT INTO staff (login, name, role) VALUES ('x', 'x', 'manager')");
	race_run(db, "INSERT INTO client (number, kind, name, reading) VALUES ('00001', 'member', 'x', 'x')");
	for (int i = 0; i < people; i++)
		race_run(db, "INSERT INTO person (client, role, name) VALUES (1, 'other', 'x')");
	if (action_end(db, DONE) != DONE)
		race_die("prepare", db);
	return db;
}

void race_sign_up(struct db *db, int64_t person)
{
	const struct attendee attendee = {.person = person};
	const struct sign_up_request request = {.seminar = 1, .client = 1, .attendees = &attendee, .count = 1};
	struct sign_up_list list;
	if (sign_up_add(db, &request, NULL, &list) != DONE)
		race_die("sign up", db);
	sign_up_list_free(&list);
}

int race_found(const char *what, int64_t number)
{
	printf("  %s (%lld)\n", what, (long long)number);
	return 1;
}

int race_main(int argc, char **argv, const struct race *race)
{
	bool twin = argc > 1 && strcmp(argv[1], "--twin") == 0;
	int usual = twin ? race->twin : getenv("MADOGUCHI_SOAK") ? race->soak : race->rounds;
	int rounds = argc > 1 + twin ? atoi(argv[1 + twin]) : usual, failed = 0;
	const char *place = getenv("RACE_DIR");
	char path[256];
	for (int i = 1; i <= rounds; i++) {
		snprintf(path, sizeof(path), "%s/%s-%d-%d.db", place ? place : "/tmp", race->name, (int)getpid(), i);
		failed += race->play(path, i, twin) != 0;
		unlink(path);
	}
	printf("%s%s%s: %d of %d rounds went wrong\n", race->name, twin ? " without " : "", twin ? race->without : "",
	       failed, rounds);
	return twin ? failed == 0 : failed != 0;
}
