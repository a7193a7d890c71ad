/*
 * Eight processes book, move and cancel at random on four desks and 200 cells, each its own way through core (rule R1).
 * Each writes down what it was told. Afterwards all confirmed operations, in the order of their actions, are played on
 * a model: at no point may a desk, a consultant or a client be in two live appointments at once, and at the end
 * what was confirmed is in the store, and nothing else.
 *
 * With --twin the constraints over cells are taken away: then the checker must find something, or it proves nothing.
 *
 *      desk_race [--twin]          RACE_OPERATIONS: for each process, 300 if not set
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/store/action.h"
#include "core/store/stmt.h"
#include "tests/unit/desk_fixture.h"

enum { PROCESSES = 8, DESKS = 4, CELLS = 200, CELLS_OF_A_DAY = 28, DAYS = 8, OPERATIONS = 300, SHOWN = 5 };

enum kind { BOOK, MOVE, CANCEL };

/* One line of a process's history. */
struct line {
	enum kind kind;
	enum status status;
	int64_t action; /* confirmed: its place in the order of all */
	int64_t id, client, consultant;
	int32_t day;
	int desk, cell, cells;
};

static void die(const char *what, struct db *db)
{
	fprintf(stderr, "desk_race: %s: %s\n", what, db ? db_fault(db)->text : "");
	exit(2);
}

static void run(struct db *db, const char *sql)
{
	struct stmt s = stmt_open(db, sql);
	stmt_run(&s);
	if (stmt_close(&s) != DONE)
		die(sql, db);
}

/* The same table without its three UNIQUE constraints. */
static void take_guards_away(struct db *db)
{
	run(db, "DROP TABLE appointment_cell");
	run(db,
	    "CREATE TABLE appointment_cell (appointment INTEGER NOT NULL, desk INTEGER NOT NULL,"
	    " consultant INTEGER NOT NULL, client INTEGER NOT NULL, day TEXT NOT NULL, cell INTEGER NOT NULL) STRICT");
}

static uint64_t next_random(uint64_t *seed)
{
	uint64_t z = (*seed += 0x9E3779B97F4A7C15U);
	z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9U;
	z = (z ^ (z >> 27)) * 0x94D049BB133111EBU;
	return z ^ (z >> 31);
}

static int below(uint64_t *seed, int limit)
{
	return (int)(next_random(seed) % (uint64_t)limit);
}

/* The 200 cells are those of the plan on the next eight days: 9:00-12:00, 13:00-17:00; some of the days are closed. */
static void random_place(uint64_t *seed, int32_t today, struct line *out)
{
	int n = below(seed, CELLS), cell = n % CELLS_OF_A_DAY;
	out->day = today + n / CELLS_OF_A_DAY;
	out->cell = 36 + cell + (cell >= 12 ? 4 : 0);
	out->desk = 1 + below(seed, DESKS);
}

static void keep_told(struct db *db, const struct appointment *told, struct line *out)
{
	if (out->status != DONE)
		return;
	out->action = action_last(db);
	out->id = told->id;
	out->client = told->client;
	out->consultant = told->consultant;
	out->cells = told->cells;
}

static struct line act(struct db *db, const struct office *office, uint64_t *seed, int64_t newest)
{
	struct line line = {.kind = BOOK};
	struct appointment told;
	int chance = below(seed, 4);
	if (newest > 0 && chance > 1)
		line.kind = chance == 2 ? MOVE : CANCEL;
	line.id = newest > 0 ? 1 + (int64_t)(next_random(seed) % (uint64_t)newest) : 0;
	random_place(seed, office->today, &line);
	struct booking booking = {.client = office->client[1 + below(seed, OFFICE_CLIENTS)],
	                          .desk = line.desk,
	                          .day = line.day,
	                          .cell = line.cell,
	                          .minutes = 5 + 15 * below(seed, 4)};
	if (line.kind == BOOK)
		line.status = appointment_book(db, &booking, NULL, &told);
	else if (line.kind == MOVE)
		line.status = appointment_move(db, line.id, line.desk, line.day, line.cell, NULL, &told);
	else
		line.status = appointment_cancel(db, line.id, "client", NULL, &told);
	if (line.status == BUSY || line.status == FAILED || line.status == INVALID || line.status == DENIED)
		die("an operation failed", db);
	keep_told(db, &told, &line);
	return line;
}

/* One process: waits until the other end of the gate is closed, then acts and writes its history. */
static void compete(const struct office *office, const char *path, int number, int operations, int gate)
{
	char none, history[300];
	uint64_t seed = 20261124U + (uint64_t)number * 7919U;
	int64_t newest = 0;
	snprintf(history, sizeof(history), "%s.%d", path, number);
	FILE *file = fopen(history, "wb");
	struct db *db = office_join(path);
	db_set_patience(db, 60000);
	if (!file || read(gate, &none, 1) != 0)
		die("gate", NULL);
	for (int i = 0; i < operations; i++) {
		struct line line = act(db, office, &seed, newest);
		if (line.kind == BOOK && line.status == DONE)
			newest = line.id;
		if (fwrite(&line, sizeof(line), 1, file) != 1)
			die("history", NULL);
	}
	if (fclose(file) != 0)
		die("history", NULL);
	db_close(db);
}

static int race(const struct office *office, const char *path, int operations)
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
			compete(office, path, i, operations, gate[0]);
			_exit(0);
		}
	}
	close(gate[0]);
	close(gate[1]);
	while (wait(&status) > 0)
		failed += status != 0;
	return failed;
}

/* All histories in one, by the order of actions; the refused ones come first. */
static int by_action(const void *a, const void *b)
{
	const struct line *x = a, *y = b;
	return (x->action > y->action) - (x->action < y->action);
}

static struct line *histories(const char *path, int operations)
{
	size_t each = (size_t)operations;
	struct line *lines = calloc(PROCESSES * each, sizeof(*lines));
	if (!lines)
		die("memory", NULL);
	for (int i = 0; i < PROCESSES; i++) {
		char history[300];
		snprintf(history, sizeof(history), "%s.%d", path, i);
		FILE *file = fopen(history, "rb");
		if (!file || fread(lines + (size_t)i * each, sizeof(*lines), each, file) != each)
			die("a history is not whole", NULL);
		fclose(file);
		unlink(history);
	}
	qsort(lines, PROCESSES * each, sizeof(*lines), by_action);
	return lines;
}

/* Who holds each cell: by desk, by the consultant's desk number, by client. */
struct model {
	int64_t desk[DESKS + 1][DAYS][CELLS_A_DAY];
	int64_t consultant[OFFICE_CONSULTANTS + 1][DAYS][CELLS_A_DAY];
	int64_t client[OFFICE_CLIENTS + 1][DAYS][CELLS_A_DAY];
	struct line *live; /* by id; id 0: not there */
	int64_t ids;
	int wrong;
};

static void wrong(struct model *model, const char *what, int64_t id)
{
	if (model->wrong++ < SHOWN)
		printf("  %s (appointment %lld)\n", what, (long long)id);
}

static int index_of(const int64_t *ids, int count, int64_t id)
{
	int i = 1;
	while (i < count && ids[i] != id)
		i++;
	return i;
}

/* Puts `id` into one row of cells that must hold `before`. */
static void put(struct model *model, int64_t *row, const struct line *line, int64_t before, int64_t id,
                const char *what)
{
	for (int cell = line->cell; cell < line->cell + line->cells; cell++) {
		if (row[cell] != before)
			wrong(model, what, line->id);
		row[cell] = id;
	}
}

static void put_all(struct model *model, const struct office *office, const struct line *line, bool there)
{
	int day = line->day - office->today;
	int64_t before = there ? 0 : line->id, id = there ? line->id : 0;
	int consultant = index_of(office->consultant, OFFICE_CONSULTANTS, line->consultant);
	int client = index_of(office->client, OFFICE_CLIENTS, line->client);
	put(model, model->desk[line->desk][day], line, before, id, "two at one desk");
	put(model, model->consultant[consultant][day], line, before, id, "two with one consultant");
	put(model, model->client[client][day], line, before, id, "one client in two places");
}

static void play_line(struct model *model, const struct office *office, const struct line *line)
{
	struct line *live = &model->live[line->id];
	if ((line->kind == BOOK) == (live->id != 0))
		wrong(model, "confirmed for an appointment that cannot be so", line->id);
	if (live->id)
		put_all(model, office, live, false);
	live->id = 0;
	if (line->kind == CANCEL)
		return;
	*live = *line;
	put_all(model, office, live, true);
}

static void compare(void *context, const struct appointment *a)
{
	struct model *model = context;
	struct line *live = a->id <= model->ids ? &model->live[a->id] : NULL;
	if (!live || !live->id)
		wrong(model, "in the store, but never confirmed", a->id);
	else if (live->day != a->day || live->desk != a->desk || live->cell != a->cell || live->cells != a->cells ||
	         live->client != a->client || live->consultant != a->consultant)
		wrong(model, "in the store, but not as confirmed", a->id);
	if (live)
		live->id = 0;
}

static void complain(void *context, const char *sentence)
{
	struct model *model = context;
	if (strncmp(sentence, "Note", 4) != 0 && model->wrong++ < SHOWN)
		printf("  %s\n", sentence);
}

static void check_store(struct model *model, struct db *db)
{
	const struct appointment_filter live = {.from = DAY_NONE, .to = DAY_NONE, .statuses = APPOINTMENT_LIVE};
	if (appointment_each(db, &live, compare, model) != DONE)
		die("list", db);
	for (int64_t id = 1; id <= model->ids; id++)
		if (model->live[id].id)
			wrong(model, "confirmed, but not in the store", id);
	if (db_check(db, complain, model) != DONE && model->wrong == 0)
		wrong(model, "the store's own check", 0);
}

static int check(const struct office *office, const char *path, const struct line *lines, size_t count)
{
	static struct model model;
	size_t confirmed = 0;
	struct db *db = office_join(path);
	for (size_t i = 0; i < count; i++)
		if (lines[i].status == DONE && lines[i].id > model.ids)
			model.ids = lines[i].id;
	model.live = calloc((size_t)model.ids + 1, sizeof(*model.live));
	if (!model.live)
		die("memory", NULL);
	for (size_t i = 0; i < count; i++) {
		if (lines[i].status != DONE)
			continue;
		play_line(&model, office, &lines[i]);
		confirmed++;
	}
	check_store(&model, db);
	if (confirmed < count / 20 || confirmed > count * 19 / 20)
		wrong(&model, "no race: nearly everything was refused, or nothing", (int64_t)confirmed);
	printf("desks: %zu operations, %zu confirmed, %d things wrong\n", count, confirmed, model.wrong);
	free(model.live);
	db_close(db);
	return model.wrong;
}

int main(int argc, char **argv)
{
	bool twin = argc > 1 && strcmp(argv[1], "--twin") == 0;
	const char *place = getenv("RACE_DIR"), *wanted = getenv("RACE_OPERATIONS");
	int operations = wanted ? atoi(wanted) : OPERATIONS;
	struct office office;
	char path[256];
	snprintf(path, sizeof(path), "%s/desk-%d.db", place ? place : "/tmp", (int)getpid());
	office_open(&office, path);
	if (twin)
		take_guards_away(office.db);
	db_close(office.db);
	int failed = race(&office, path, operations);
	struct line *lines = histories(path, operations);
	int found = check(&office, path, lines, (size_t)operations * PROCESSES);
	free(lines);
	unlink(path);
	if (failed)
		printf("  %d processes failed\n", failed);
	return failed || (twin ? found == 0 : found != 0);
}
