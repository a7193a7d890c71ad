/*
 * Booking through core beside a bare program: the same rows into the same schema and triggers with prepared statements,
 * no rules looked up, no hash computed. The two take turns, so that what else the machine does meets both. One process,
 * then eight at once; a single smallest INSERT of the same durability stands beside.
 */

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/access/right.h"
#include "core/desks/appointment.h"
#include "core/desks/slot.h"
#include "core/store/handle.h"
#include "core/store/stmt.h"
#include "core/time/show.h"
#include "tests/bench/row.h"

enum { PROCESSES = 8, ALONE = 15, TURNS = 8, TOGETHER = 10, ROUNDS = 4, CLIENTS = 1000, HOUR = 4, SMALLEST = 60 };
enum { PLACES = 2 * (ALONE * TURNS + PROCESSES * TOGETHER * ROUNDS) };

static const int64_t now = 1795483440; /* 2026-11-24T10:24 */

/* Free hours and whom to book there; each is used once. */
struct work {
	struct slot places[PLACES];
	int64_t clients[CLIENTS];
	int clients_count;
	int next;
	int64_t topic;
};

static void die(const char *what, struct db *db)
{
	fprintf(stderr, "book_bench: %s: %s\n", what, db ? db_fault(db)->text : "");
	exit(2);
}

static struct db *join(const char *path)
{
	struct db *db = NULL;
	struct fault fault;
	if (db_open(path, DB_OPEN, &db, &fault) != DONE) {
		fprintf(stderr, "book_bench: %s\n", fault.text);
		exit(2);
	}
	db_set_now(db, now, now);
	db_act_as(db, 1, ROLE_MANAGER);
	db_set_patience(db, 60000);
	return db;
}

/* Those who have no appointment in their way. */
static void find_clients(struct db *db, struct work *work)
{
	struct stmt s = stmt_open(db, "SELECT id FROM client WHERE kind <> 'left' AND id NOT IN"
	                              " (SELECT client FROM appointment) ORDER BY id LIMIT 1000");
	while (work->clients_count < CLIENTS && stmt_row(&s))
		work->clients[work->clients_count++] = stmt_int(&s, 0);
	if (stmt_close(&s) != DONE || stmt_one_int(db, "SELECT id FROM topic WHERE code = 1", 0, &work->topic) != DONE)
		die("clients", db);
}

/* Whole hours only, so that no two of them overlap. */
static void find_places(struct db *db, struct work *work)
{
	struct slot_list list;
	int count = 0;
	const struct slot_wish wish = {.from = moment_day(now) + 1, .to = moment_day(now) + SLOT_DAYS};
	if (slot_list(db, &wish, &list) != DONE)
		die("places", db);
	for (int i = 0; i < list.count && count < PLACES; i++)
		if (list.slots[i].cell % HOUR == 0)
			work->places[count++] = list.slots[i];
	slot_list_free(&list);
	if (count < PLACES)
		die("too few places", NULL);
}

/* ---- The two ways ---- */

typedef void book_function(struct db *db, const struct work *work, const struct slot *slot, int64_t client);

static void book_core(struct db *db, const struct work *work, const struct slot *slot, int64_t client)
{
	const struct booking booking = {
	        .client = client, .desk = slot->desk, .day = slot->day, .cell = slot->cell, .topic = work->topic};
	if (appointment_book(db, &booking, NULL, NULL) != DONE)
		die("book", db);
}

/* The bare program's statements, prepared once a process. */
static struct {
	sqlite3_stmt *begin, *next, *insert, *log, *commit;
} bare;

static sqlite3_stmt *prepared(struct db *db, const char *sql)
{
	sqlite3_stmt *statement;
	if (sqlite3_prepare_v3(db->sqlite, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL) != SQLITE_OK)
		die(sqlite3_errmsg(db->sqlite), NULL);
	return statement;
}

static void bare_open(struct db *db)
{
	bare.begin = prepared(db, "BEGIN IMMEDIATE");
	bare.next = prepared(db, "SELECT seq + 1 FROM sqlite_sequence WHERE name = 'log'");
	bare.insert =
	        prepared(db, "INSERT INTO appointment (client, desk, consultant, day, cell, cells, minutes, topic,"
	                     " means, walk_in, status) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'counter', 0, 'booked')");
	bare.log =
	        prepared(db, "INSERT INTO log (id, action, at, machine_at, staff, name, noun, subject, client, images,"
	                     " chain) VALUES (?1, ?1, ?2, ?2, 1, 'appointment.book', 'appointment', ?3, ?4, ?5, ?5)");
	bare.commit = prepared(db, "COMMIT");
}

static void bare_close(void)
{
	sqlite3_stmt *all[] = {bare.begin, bare.next, bare.insert, bare.log, bare.commit};
	for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++)
		sqlite3_finalize(all[i]);
}

static void step(sqlite3_stmt *statement)
{
	int result = sqlite3_step(statement);
	if (result != SQLITE_DONE)
		die(sqlite3_errstr(result), NULL);
	sqlite3_reset(statement);
}

static void bind_ints(sqlite3_stmt *statement, const int64_t *values, int count, int first)
{
	for (int i = 0; i < count; i++)
		sqlite3_bind_int64(statement, first + i, values[i]);
}

/* What the triggers ask for is in the handle: the number of the action and whether it keeps images. */
static void book_bare(struct db *db, const struct work *work, const struct slot *slot, int64_t client)
{
	char day[DAY_BYTES];
	static const char hash[] = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
	step(bare.begin);
	if (sqlite3_step(bare.next) != SQLITE_ROW)
		die("log", NULL);
	int64_t log = sqlite3_column_int64(bare.next, 0);
	sqlite3_reset(bare.next);
	db->action.id = db->action.part = log;
	db->action.right = right_find("appointment.book");
	bind_ints(bare.insert, (const int64_t[]){client, slot->desk, slot->consultant}, 3, 1);
	sqlite3_bind_text(bare.insert, 4, day_format(slot->day, day), -1, SQLITE_STATIC);
	bind_ints(bare.insert, (const int64_t[]){slot->cell, slot->cells, slot->minutes, work->topic}, 4, 5);
	step(bare.insert);
	bind_ints(bare.log, (const int64_t[]){log, now, sqlite3_last_insert_rowid(db->sqlite), client}, 4, 1);
	sqlite3_bind_text(bare.log, 5, hash, -1, SQLITE_STATIC);
	step(bare.log);
	step(bare.commit);
	db->action.id = 0;
}

/* Books `count` places from `first` on; gives the longest of them in milliseconds. */
static double book_some(struct db *db, const struct work *work, book_function *book, int first, int count)
{
	double longest = 0;
	for (int i = first; i < first + count; i++) {
		double begin = bench_clock();
		book(db, work, &work->places[i], work->clients[i % work->clients_count]);
		double taken = bench_clock() - begin;
		longest = taken > longest ? taken : longest;
	}
	return longest;
}

/* ---- One process ---- */

/* A table of one number in a file of its own, in the store's journal mode. */
static double smallest_ms(const char *path)
{
	char file[1100];
	struct db small = {0};
	snprintf(file, sizeof(file), "%s.smallest", path);
	if (sqlite3_open(file, &small.sqlite) != SQLITE_OK ||
	    sqlite3_exec(small.sqlite,
	                 "PRAGMA synchronous = FULL; PRAGMA journal_mode = TRUNCATE; CREATE TABLE one (x INTEGER)",
	                 NULL, NULL, NULL) != SQLITE_OK)
		die(sqlite3_errmsg(small.sqlite), NULL);
	sqlite3_stmt *insert = prepared(&small, "INSERT INTO one VALUES (1)");
	double begin = bench_clock();
	for (int i = 0; i < SMALLEST; i++)
		step(insert);
	double taken = (bench_clock() - begin) / SMALLEST;
	sqlite3_finalize(insert);
	sqlite3_close(small.sqlite);
	unlink(file);
	return taken;
}

static void alone(const char *path, struct work *work, int members, const char *where)
{
	double core = 0, plain = 0;
	char what[120];
	struct db *db = join(path);
	bare_open(db);
	for (int turn = 0; turn < TURNS; turn++) {
		double begin = bench_clock();
		book_some(db, work, book_bare, work->next, ALONE);
		double between = bench_clock();
		book_some(db, work, book_core, work->next + ALONE, ALONE);
		core += bench_clock() - between;
		plain += between - begin;
		work->next += 2 * ALONE;
	}
	double smallest = smallest_ms(path);
	bare_close();
	db_close(db);
	snprintf(what, sizeof(what), "booking, %s; bare program %.2f ms", where, plain / (TURNS * ALONE));
	row_show(what, members, core / (TURNS * ALONE), "ms");
	if (strcmp(where, "disk") == 0)
		row_least("booking against the bare program, one process", members, plain / core, "x", 0.8);
	else
		row_show("booking against the bare program, one process, in memory", members, plain / core, "x");
	snprintf(what, sizeof(what), "one smallest INSERT, %s, %.2f ms, against a booking", where, smallest);
	row_show(what, members, smallest * TURNS * ALONE / core, "x");
}

/* ---- Eight ---- */

static void compete(const char *path, const struct work *work, book_function *book, int first, int gate,
                    double *longest)
{
	char none;
	struct db *db = join(path);
	if (book == book_bare)
		bare_open(db);
	if (read(gate, &none, 1) != 0)
		die("gate", NULL);
	*longest = book_some(db, work, book, first, TOGETHER);
	if (book == book_bare)
		bare_close();
	db_close(db);
}

/* Milliseconds from the opening of the gate until all have ended; their longest waits go to shared memory. */
static double race(const char *path, struct work *work, book_function *book, double *longest)
{
	int gate[2], status;
	if (pipe(gate) != 0)
		die("pipe", NULL);
	for (int i = 0; i < PROCESSES; i++) {
		pid_t child = fork();
		if (child < 0)
			die("fork", NULL);
		if (child == 0) {
			close(gate[1]);
			compete(path, work, book, work->next + i * TOGETHER, gate[0], &longest[i]);
			_exit(0);
		}
	}
	close(gate[0]);
	usleep(100000); /* all stand at the gate; one that comes later costs both ways the same */
	double begin = bench_clock();
	close(gate[1]);
	while (wait(&status) > 0)
		if (status != 0)
			die("a process failed", NULL);
	work->next += PROCESSES * TOGETHER;
	return bench_clock() - begin;
}

static void together(const char *path, struct work *work, int members, const char *where)
{
	double core = 0, plain = 0, waits[2] = {0, 0};
	char what[120];
	bool disk = strcmp(where, "disk") == 0;
	double *longest =
	        mmap(NULL, sizeof(*longest) * PROCESSES, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (longest == MAP_FAILED)
		die("memory", NULL);
	for (int round = 0; round < ROUNDS; round++) {
		for (int way = 0; way < 2; way++) {
			double taken = race(path, work, way ? book_core : book_bare, longest);
			*(way ? &core : &plain) += taken;
			for (int i = 0; i < PROCESSES; i++)
				waits[way] = longest[i] > waits[way] ? longest[i] : waits[way];
		}
	}
	snprintf(what, sizeof(what), "8 processes booking against 8 bare programs, %s", where);
	if (disk)
		row_least(what, members, plain / core, "x", 0.8);
	else
		row_show(what, members, plain / core, "x");
	snprintf(what, sizeof(what), "8 processes: longest wait, %s; of the bare ones %.0f ms", where, waits[0]);
	if (disk)
		row_show(what, members, waits[1], "ms");
	else
		row_most(what, members, waits[1], "ms", 200);
}

int main(int count, char **arguments)
{
	static struct work work;
	if (count != 4) {
		fprintf(stderr, "book_bench DB MEMBERS memory|disk\n");
		return 2;
	}
	int members = atoi(arguments[2]);
	struct db *db = join(arguments[1]);
	find_clients(db, &work);
	find_places(db, &work);
	db_close(db);
	alone(arguments[1], &work, members, arguments[3]);
	together(arguments[1], &work, members, arguments[3]);
	return 0;
}
