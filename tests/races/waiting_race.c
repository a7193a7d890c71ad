/*
 * Eight processes free times at the desks, offer them to who waits, put clients on the list and take them off, all at
 * once (rules R1, R11). Each writes down which wish it met with which appointment. Afterwards the journal is read as
 * the history it is: a wish keeps its place, its client and its topic, waits, and ends once, as booked or taken off; a
 * cell of a desk is taken once; and what was told is what stands.
 *
 * With --twin an offer is booked without naming its wish, as any other booking: then two clerks meet one wish with two
 * times, and the checker must find it, or it proves nothing.
 *
 *      waiting_race [--twin]       RACE_OPERATIONS: for each process, 60 if not set
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/desks/waiting.h"
#include "core/store/stmt.h"
#include "tests/unit/desk_fixture.h"

enum { PROCESSES = 8, DESKS = 4, OPERATIONS = 60, SHOWN = 5, ROWS = 65536 };

/* A wish that a process met. */
struct met {
	int64_t waiting, appointment;
};

static void die(const char *what, struct db *db)
{
	fprintf(stderr, "waiting_race: %s: %s\n", what, db ? db_fault(db)->text : "");
	exit(2);
}

static int below(unsigned *seed, int limit)
{
	return rand_r(seed) % limit;
}

static void expect(struct db *db, enum status status)
{
	if (status != DONE && status != CONFLICT && status != NOT_FOUND)
		die("an operation failed", db);
}

/* A random row of a query that gives ids; 0 for none. */
static int64_t any(struct db *db, const char *sql)
{
	int64_t id = 0;
	enum status status = stmt_one_int(db, sql, 0, &id);
	if (status != DONE && status != NOT_FOUND)
		die(sql, db);
	return id;
}

static void add(struct db *db, const struct office *office, unsigned *seed)
{
	struct waiting_wish wish = {.client = office->client[1 + below(seed, OFFICE_CLIENTS)],
	                            .topic = below(seed, 2) ? office->succession : 1,
	                            .when = wish_any()};
	expect(db, waiting_add(db, &wish, NULL, NULL));
}

/* The first in order whom a time of tomorrow fits, as the list that comes up after a cancellation has it. */
static void take(struct db *db, const struct office *office, unsigned *seed, bool twin, FILE *told)
{
	struct waiting_range range = {
	        .from = office->today + 1, .to = office->today + 1, .desk = 1 + below(seed, DESKS)};
	struct waiting_list fits;
	struct appointment made;
	if (waiting_fits(db, &range, &fits) != DONE)
		die("fits", db);
	if (fits.count > 0) {
		const struct waiting *w = &fits.rows[0];
		struct booking booking = {.client = w->wish.client,
		                          .topic = w->wish.topic,
		                          .desk = w->free.desk,
		                          .day = w->free.day,
		                          .cell = w->free.cell,
		                          .waiting = twin ? 0 : w->id};
		struct met met = {.waiting = w->id};
		enum status status = appointment_book(db, &booking, NULL, &made);
		expect(db, status);
		met.appointment = made.id;
		if (status == DONE && fwrite(&met, sizeof(met), 1, told) != 1)
			die("told", NULL);
	}
	waiting_list_free(&fits);
}

static void act(struct db *db, const struct office *office, unsigned *seed, bool twin, FILE *told)
{
	int64_t id;
	switch (below(seed, 8)) {
	case 0:
	case 1:
		add(db, office, seed);
		break;
	case 2:
		id = any(db, "SELECT id FROM waiting WHERE status = 'waiting' ORDER BY random() LIMIT 1");
		expect(db, id ? waiting_remove(db, id, NULL, NULL) : DONE);
		break;
	case 3:
	case 4:
		id = any(db, "SELECT id FROM appointment WHERE status = 'booked' ORDER BY random() LIMIT 1");
		expect(db, id ? appointment_cancel(db, id, "client", NULL, NULL) : DONE);
		break;
	default:
		take(db, office, seed, twin, told);
	}
}

/* One process: waits until the other end of the gate is closed. */
static void compete(const struct office *office, const char *path, int number, int operations, bool twin, int gate)
{
	char none, name[300];
	unsigned seed = 20261124U + (unsigned)number * 7919U;
	snprintf(name, sizeof(name), "%s.%d", path, number);
	FILE *told = fopen(name, "wb");
	struct db *db = office_join(path);
	db_set_patience(db, 60000);
	if (!told || read(gate, &none, 1) != 0)
		die("gate", NULL);
	for (int i = 0; i < operations; i++)
		act(db, office, &seed, twin, told);
	if (fclose(told) != 0)
		die("told", NULL);
	db_close(db);
}

static int race(const struct office *office, const char *path, int operations, bool twin)
{
	int gate[2], failed = 0, status;
	if (pipe(gate) != 0)
		die("pipe", NULL);
	for (int i = 0; i < PROCESSES; i++) {
		pid_t child = fork();
		if (child < 0)
			die("fork", NULL);
		if (child == 0) {
			close(gate[1]);
			compete(office, path, i, operations, twin, gate[0]);
			_exit(0);
		}
	}
	close(gate[0]);
	close(gate[1]);
	while (wait(&status) > 0)
		failed += status != 0;
	return failed;
}

/* ---- What must hold ---- */

static int wrong;

static void found(const char *what, int64_t id)
{
	if (wrong++ < SHOWN)
		printf("  %s (%lld)\n", what, (long long)id);
}

/* A wish as the history has it so far. */
static struct seen {
	char status; /* w, b, r; nothing before it is there */
	int64_t client, topic, at, appointment;
} wishes[ROWS];

static void see_wish(struct stmt *s)
{
	static int64_t newest;
	int64_t id = stmt_int(s, 0);
	struct seen *was = &wishes[id % ROWS];
	struct seen now = {stmt_str(s, 1)[0], stmt_int(s, 2), stmt_int(s, 3), stmt_int(s, 4), stmt_int(s, 5)};
	if (!was->status && id <= newest)
		found("came later and stands before", id);
	newest = id > newest ? id : newest;
	if (was->status &&
	    (was->status != 'w' || now.client != was->client || now.topic != was->topic || now.at != was->at))
		found("a wish that had ended, or another client's, was written", id);
	if ((now.status == 'b') != (now.appointment != 0))
		found("booked without an appointment, or the reverse", id);
	*was = now;
}

static void check_wishes(struct db *db)
{
	struct stmt s = stmt_open(db, "SELECT row, json_extract(new, '$.status'), json_extract(new, '$.client'),"
	                              " json_extract(new, '$.topic'), json_extract(new, '$.at'),"
	                              " coalesce(json_extract(new, '$.appointment'), 0)"
	                              " FROM journal WHERE noun = 'waiting' ORDER BY id");
	while (stmt_row(&s))
		see_wish(&s);
	if (stmt_close(&s) != DONE)
		die("journal", db);
}

/* Each process was told the truth, and no wish was met twice. Gives how many were met. */
static int check_told(const char *path)
{
	int count = 0;
	for (int i = 0; i < PROCESSES; i++) {
		char name[300];
		struct met met;
		snprintf(name, sizeof(name), "%s.%d", path, i);
		FILE *told = fopen(name, "rb");
		for (; told && fread(&met, sizeof(met), 1, told) == 1; count++)
			if (wishes[met.waiting % ROWS].appointment != met.appointment)
				found("a wish was met with another time than was told", met.waiting);
		if (!told || fclose(told) != 0)
			die("told", NULL);
		unlink(name);
	}
	return count;
}

static void complain(void *context, const char *sentence)
{
	(void)context;
	if (strncmp(sentence, "Note", 4) != 0 && wrong++ < SHOWN)
		printf("  %s\n", sentence);
}

static void check(const char *path)
{
	struct db *db = office_join(path);
	check_wishes(db);
	int met = check_told(path);
	if (any(db,
	        "SELECT a.id FROM appointment a JOIN appointment b ON b.id > a.id AND b.day = a.day AND b.desk = a.desk"
	        " AND b.cell < a.cell + a.cells AND a.cell < b.cell + b.cells"
	        " WHERE a.status = 'booked' AND b.status = 'booked' LIMIT 1"))
		found("two at one desk", 0);
	if (any(db, "SELECT w.id FROM waiting w JOIN appointment a ON a.id = w.appointment"
	            " WHERE (a.client, a.topic) <> (w.client, w.topic) LIMIT 1"))
		found("met with somebody else's appointment", 0);
	if (db_check(db, complain, NULL) != DONE && wrong == 0)
		found("the store's own check", 0);
	if (met < PROCESSES)
		found("no race: hardly a wish was met", met);
	printf("waiting list: %d wishes met, %d things wrong\n", met, wrong);
	db_close(db);
}

int main(int argc, char **argv)
{
	bool twin = argc > 1 && strcmp(argv[1], "--twin") == 0;
	const char *place = getenv("RACE_DIR"), *wanted = getenv("RACE_OPERATIONS");
	int operations = wanted ? atoi(wanted) : OPERATIONS;
	struct office office;
	char path[256];
	snprintf(path, sizeof(path), "%s/waiting-%d.db", place ? place : "/tmp", (int)getpid());
	office_open(&office, path);
	db_close(office.db);
	int failed = race(&office, path, operations, twin);
	check(path);
	unlink(path);
	if (failed)
		printf("  %d processes failed\n", failed);
	return failed || (twin ? wrong == 0 : wrong != 0);
}
