/*
 * Eight processes after the last seat, and eight that sign up, cancel, promote, offer and answer at once (R10, R11).
 * Afterwards the journal is read as the history it is: never more seats held than there are, nobody seated past
 * somebody who has waited longer, nobody in twice; and what each process was told is what stands. Half of the last-seat
 * tries take the way through the store's rules alone, as a path nobody thought of would.
 *
 * With --twin the trigger that guards a new seat is dropped: then the checker must find something, or it proves
 * nothing.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/seminars/row.h"
#include "core/store/action.h"
#include "core/store/stmt.h"
#include "tests/races/race.h"

enum { PROCESSES = 8, PEOPLE = 24, CAPACITY = 5, OPERATIONS = 40 };

/* A client with PEOPLE people, and a seminar with one seat left. */
static void prepare(const char *path, bool twin)
{
	const struct seminar_session session = {.day = 20800, .from_minute = 840, .to_minute = 960};
	struct db *db = race_seminar(path, &session, CAPACITY, PEOPLE);
	for (int i = 1; i < CAPACITY; i++)
		race_sign_up(db, PEOPLE - i);
	if (twin)
		race_run(db, "DROP TRIGGER sign_up_insert_seat");
	db_close(db);
}

/* What a process was told. */
struct told {
	int64_t person;
	enum status status;
	enum sign_up_status seat;
};

static void sign_up(struct db *db, int64_t person, struct told *out)
{
	const struct attendee attendee = {.person = person};
	const struct sign_up_request request = {.seminar = 1, .client = 1, .attendees = &attendee, .count = 1};
	struct sign_up_list list;
	out->person = person;
	out->status = sign_up_add(db, &request, NULL, &list);
	if (out->status == DONE)
		out->seat = list.rows[0].status;
	sign_up_list_free(&list);
}

/* Takes a seat without looking whether there is one. */
static void grab(struct db *db, int64_t person, struct told *out)
{
	struct action a;
	int64_t id;
	out->person = person;
	out->seat = SIGN_UP_REGISTERED;
	out->status = action_begin(db, "seminar.sign_up", NULL, &a);
	if (out->status == DONE)
		out->status = action_end(db, sign_up_insert(db, 1, 1, person, SIGN_UP_REGISTERED, NULL, &id));
}

static uint64_t next_random(uint64_t *seed)
{
	uint64_t z = (*seed += 0x9E3779B97F4A7C15U);
	z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9U;
	z = (z ^ (z >> 27)) * 0x94D049BB133111EBU;
	return z ^ (z >> 31);
}

/* Everything at once; refusals by a rule are answers, anything else is a failure. */
static void storm(struct db *db, uint64_t seed)
{
	for (int i = 0; i < OPERATIONS; i++) {
		struct sign_up row, next;
		struct sign_up_list list = {NULL, 0};
		struct told told;
		enum status status = DONE;
		switch (next_random(&seed) % 6) {
		case 0:
		case 1:
			sign_up(db, 1 + (int64_t)(next_random(&seed) % PEOPLE), &told);
			status = told.status;
			break;
		case 2:
			status = sign_up_cancel(db, 1, 1 + (int)(next_random(&seed) % 80), NULL, &row, &next);
			break;
		case 3:
			status = sign_up_answer(db, 1, 1 + (int)(next_random(&seed) % 80),
			                        next_random(&seed) % 2 ? OFFER_DECLINED : NOT_REFUSED, NULL, &row,
			                        &next);
			break;
		case 4:
			status = sign_up_offer(db, 1, moment_day(RACE_NOW), NULL, &list);
			sign_up_list_free(&list);
			break;
		default:
			status = sign_up_promote(db, 1, NULL, &list);
			sign_up_list_free(&list);
		}
		if (status != DONE && status != CONFLICT && status != NOT_FOUND)
			race_die("storm", db);
	}
}

/* One process: tries for two seats, tells, and goes on; before each it waits until the other end of a pipe is closed.
 */
static void compete(const char *path, int number, int round, const int gates[2], int report)
{
	char none;
	struct told told[2];
	struct db *db = race_store(path, DB_OPEN);
	if (read(gates[0], &none, 1) != 0)
		race_die("first gate", NULL);
	for (int i = 0; i < 2; i++)
		((number + i) % 2 ? sign_up : grab)(db, 1 + number * 2 + i, &told[i]);
	if (write(report, told, sizeof(told)) != sizeof(told) || read(gates[1], &none, 1) != 0)
		race_die("second gate", NULL);
	storm(db, (uint64_t)round * 1000 + (uint64_t)number);
	db_close(db);
}

/* What a process was told at first is what its first sign-up of that person was. */
static int check_told(struct db *db, const struct told *told)
{
	char first[16] = "";
	struct stmt s = stmt_open(db, "SELECT json_extract(new, '$.status') FROM journal WHERE noun = 'sign_up' AND"
	                              " old IS NULL AND json_extract(new, '$.person') = $person ORDER BY id LIMIT 1");
	stmt_bind_int(&s, "$person", told->person);
	if (stmt_row(&s))
		stmt_text(&s, 0, first, sizeof(first));
	if (stmt_close(&s) != DONE)
		race_die("told", db);
	if (told->status == BUSY || told->status == FAILED)
		return race_found("the store was busy or failed", told->person);
	if (told->status == DONE && strcmp(first, sign_up_status_word(told->seat)) != 0)
		return race_found("told one thing, another stands", told->person);
	return 0;
}

/* The state of each row as the history goes on. */
struct history {
	char status[512]; /* by roll: r, o, w, c or nothing */
	int64_t person[512];
};

static bool is_held(char status)
{
	return status == 'r' || status == 'o';
}

static bool is_live(char status)
{
	return is_held(status) || status == 'w';
}

static int check_state(const struct history *h, int roll)
{
	int held = 0, wrong = 0;
	for (int i = 1; i < 512; i++) {
		held += is_held(h->status[i]);
		if (i != roll && h->person[i] == h->person[roll] && is_live(h->status[roll]) && is_live(h->status[i]))
			wrong += race_found("somebody is in twice", roll);
		if (i < roll && is_held(h->status[roll]) && h->status[i] == 'w')
			wrong += race_found("seated past somebody who waits", roll);
	}
	if (held > CAPACITY)
		wrong += race_found("more seats held than there are", held);
	return wrong;
}

static int check_history(struct db *db)
{
	static struct history h;
	int wrong = 0;
	memset(&h, 0, sizeof(h));
	struct stmt s = stmt_open(db, "SELECT json_extract(new, '$.roll'), json_extract(new, '$.status'),"
	                              " json_extract(new, '$.person') FROM journal WHERE noun = 'sign_up' ORDER BY id");
	while (stmt_row(&s)) {
		int roll = (int)stmt_int(&s, 0) % 512;
		h.status[roll] = stmt_str(&s, 1)[0];
		h.person[roll] = stmt_int(&s, 2);
		wrong += check_state(&h, roll);
	}
	if (stmt_close(&s) != DONE)
		race_die("history", db);
	return wrong;
}

static void complain(void *context, const char *sentence)
{
	int *wrong = context;
	if (strncmp(sentence, "Note", 4) == 0)
		return;
	printf("  %s\n", sentence);
	(*wrong)++;
}

struct round {
	const char *path;
	int number;
	int gates[2]; /* the ends to close */
	int report;
};

static void start_all(struct round *r)
{
	int first[2], second[2], report[2];
	if (pipe(first) != 0 || pipe(second) != 0 || pipe(report) != 0)
		race_die("pipe", NULL);
	for (int i = 0; i < PROCESSES; i++) {
		pid_t child = fork();
		if (child < 0)
			race_die("fork", NULL);
		if (child == 0) {
			close(first[1]);
			close(second[1]);
			compete(r->path, i, r->number, (const int[]){first[0], second[0]}, report[1]);
			_exit(0);
		}
	}
	close(first[0]);
	close(second[0]);
	close(report[1]);
	r->gates[0] = first[1];
	r->gates[1] = second[1];
	r->report = report[0];
}

/* The contest for the last seat: exactly one has it. */
static int check_contest(const struct round *r)
{
	int wrong = 0, seated = 0;
	struct told told[2];
	close(r->gates[0]);
	struct db *db = race_store(r->path, DB_OPEN);
	for (int i = 0; i < PROCESSES; i++) {
		if (read(r->report, told, sizeof(told)) != (ssize_t)sizeof(told))
			race_die("report", NULL);
		for (int j = 0; j < 2; j++) {
			seated += told[j].status == DONE && told[j].seat == SIGN_UP_REGISTERED;
			wrong += check_told(db, &told[j]);
		}
	}
	if (seated != 1)
		wrong += race_found("the last seat was not given exactly once", seated);
	if (race_one(db, "SELECT count(*) FROM sign_up WHERE status = 'registered'", 0) != CAPACITY)
		wrong += race_found("seats held",
		                    race_one(db, "SELECT count(*) FROM sign_up WHERE status = 'registered'", 0));
	close(r->report);
	db_close(db);
	return wrong;
}

static int check_storm(const struct round *r)
{
	int wrong = 0, status;
	close(r->gates[1]);
	while (wait(&status) > 0)
		wrong += status == 0 ? 0 : race_found("a process failed", status);
	struct db *db = race_store(r->path, DB_OPEN);
	wrong += check_history(db);
	if (db_check(db, complain, &wrong) != DONE && wrong == 0)
		wrong += race_found("the store's own check", r->number);
	db_close(db);
	return wrong;
}

/* The number of things wrong after one round. A told report of one process is written whole (PIPE_BUF). */
static int play(const char *path, int number, bool twin)
{
	struct round r = {.path = path, .number = number};
	prepare(path, twin);
	start_all(&r);
	int wrong = check_contest(&r);
	return wrong + check_storm(&r);
}

int main(int argc, char **argv)
{
	const struct race race = {
	        .name = "seats", .without = "the trigger", .rounds = 5, .soak = 100, .twin = 2, .play = play};
	return race_main(argc, argv, &race);
}
