#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/history/undo.h"
#include "core/store/action.h"
#include "core/store/stmt.h"
#include "tests/unit/seminar_fixture.h"

/*
 * Random sequences of everything that touches a seat, beside a model that is small enough to be seen to be right: rows
 * in order of roll, a capacity, a day, and for undo the images of what each action changed (rules R11, R12, R31).
 */
enum { PEOPLE = 5, ROWS = 64, STEPS = 20, CHANGES = 8 };

struct row {
	/* R registered, W waiting, O offered, C cancelled, D declined, E expired, - not there (undone) */
	char status;
	int64_t person;
	int32_t until; /* of the last offer, 0: none */
};

struct state {
	int capacity, rows;
	struct row row[ROWS]; /* roll - 1 */
};

/* Row `roll` (0: the capacity) went from old to new. */
struct change {
	int roll;
	struct row old, new;
	int old_capacity, new_capacity;
};

struct done {
	int64_t action;
	int changes;
	struct change change[CHANGES];
};

struct model {
	struct state now;
	int actions;
	struct done done[STEPS + 1];
};

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

static int count_in(const struct state *s, char status)
{
	int count = 0;
	for (int i = 0; i < s->rows; i++)
		count += s->row[i].status == status;
	return count;
}

static int seated(const struct state *s)
{
	return count_in(s, 'R') + count_in(s, 'O');
}

static bool is_live(char status)
{
	return status == 'R' || status == 'W' || status == 'O';
}

static bool live(const struct state *s, int64_t person)
{
	for (int i = 0; i < s->rows; i++)
		if (s->row[i].person == person && is_live(s->row[i].status))
			return true;
	return false;
}

static void set_row(struct model *m, struct done *d, int roll, struct row new)
{
	struct row *row = &m->now.row[roll - 1];
	d->change[d->changes++] = (struct change){.roll = roll, .old = *row, .new = new};
	*row = new;
}

static bool model_sign_up(struct model *m, struct done *d, const int64_t *people, int count, bool together)
{
	struct state *s = &m->now;
	int seats = together || count_in(s, 'W') ? 0 : s->capacity - seated(s);
	for (int i = 0; i < count; i++)
		if (live(s, people[i]) || (i && people[i] == people[0]))
			return false;
	for (int i = 0; i < count; i++) {
		s->row[s->rows++] = (struct row){.status = '-'};
		set_row(m, d, s->rows, (struct row){.status = i < seats ? 'R' : 'W', .person = people[i]});
	}
	return true;
}

static bool model_cancel(struct model *m, struct done *d, int roll)
{
	struct row row = m->now.row[roll - 1];
	if (roll > m->now.rows || !is_live(row.status))
		return false;
	row.status = 'C';
	set_row(m, d, roll, row);
	return true;
}

/* `until` 0: to a seat, else to an offer of one. */
static bool model_promote(struct model *m, struct done *d, int32_t until)
{
	int seats = m->now.capacity - seated(&m->now);
	if (seats <= 0 || !count_in(&m->now, 'W'))
		return false;
	for (int i = 0; i < m->now.rows && seats > 0; i++) {
		struct row row = m->now.row[i];
		if (row.status != 'W')
			continue;
		row.status = until ? 'O' : 'R';
		row.until = until ? until : row.until;
		set_row(m, d, i + 1, row);
		seats--;
	}
	return true;
}

static bool model_answer(struct model *m, struct done *d, int roll, char answer, int32_t today)
{
	struct row row = m->now.row[roll - 1];
	if (roll > m->now.rows || row.status != 'O' || (answer == 'E' && row.until >= today))
		return false;
	row.status = answer;
	set_row(m, d, roll, row);
	return true;
}

static bool model_capacity(struct model *m, struct done *d, int capacity)
{
	if (m->now.capacity == capacity)
		return false;
	d->change[d->changes++] = (struct change){.old_capacity = m->now.capacity, .new_capacity = capacity};
	m->now.capacity = capacity;
	return true;
}

/* Whether a row may become this while the others are as they are. */
static bool may_be(const struct state *s, int roll, struct row was, struct row row)
{
	bool comes_alive = !is_live(was.status) && is_live(row.status);
	if (comes_alive && live(s, row.person))
		return false;
	bool had = was.status == 'R' || was.status == 'O', has = row.status == 'R' || row.status == 'O';
	if (!has || had)
		return true;
	for (int i = 0; i + 1 < roll; i++)
		if (s->row[i].status == 'W')
			return false;
	return seated(s) < s->capacity;
}

static bool put_back(struct model *m, struct done *d, const struct change *c)
{
	if (c->roll == 0)
		return m->now.capacity == c->new_capacity && model_capacity(m, d, c->old_capacity);
	struct row now = m->now.row[c->roll - 1];
	if (now.status != c->new.status || (now.status != '-' && now.person != c->new.person) ||
	    now.until != c->new.until || !may_be(&m->now, c->roll, now, c->old))
		return false;
	set_row(m, d, c->roll, c->old);
	return true;
}

static bool undone_already(struct db *db, int64_t action)
{
	int64_t by = 0;
	cr_assert_eq(undo_by(db, action, &by), DONE);
	return by != 0;
}

/* Backwards, and only if all of it can be put back. */
static bool model_undo(struct model *m, struct done *d, const struct done *what)
{
	struct state before = m->now;
	for (int i = what->changes - 1; i >= 0; i--) {
		if (!put_back(m, d, &what->change[i])) {
			m->now = before;
			d->changes = 0;
			return false;
		}
	}
	return true;
}

static char letter(const char *status, const char *refused)
{
	if (refused[0])
		return refused[0] == 'd' ? 'D' : 'E';
	return status[0] == 'r' ? 'R' : status[0] == 'w' ? 'W' : status[0] == 'o' ? 'O' : 'C';
}

static void compare(struct db *db, int64_t seminar, const struct state *s, const char *story)
{
	int rows = 0;
	struct stmt q = stmt_open(
	        db,
	        "SELECT roll, status, person, coalesce(refused, '') FROM sign_up WHERE seminar = $id ORDER BY roll");
	stmt_bind_int(&q, "$id", seminar);
	while (stmt_row(&q)) {
		const struct row *row = &s->row[stmt_int(&q, 0) - 1];
		char word[16];
		stmt_text(&q, 1, word, sizeof(word));
		char status = letter(word, stmt_str(&q, 3));
		cr_assert_eq(status, row->status, "roll %d is %c, not %c: %s", (int)stmt_int(&q, 0), status,
		             row->status, story);
		cr_assert_eq(stmt_int(&q, 2), row->person, "%s", story);
		rows++;
	}
	cr_assert_eq(stmt_close(&q), DONE);
	cr_assert_eq(rows, s->rows - count_in(s, '-'), "%s", story);
}

struct play {
	struct db *db;
	int64_t seminar;
	uint64_t seed;
	int32_t today;
	struct model model;
	char story[2048];
};

static void tell(struct play *p, const char *what, int64_t a, int64_t b)
{
	size_t used = strlen(p->story);
	snprintf(p->story + used, sizeof(p->story) - used, " %s(%lld,%lld)", what, (long long)a, (long long)b);
}

static enum status play_sign_up(struct play *p, struct done *d, bool *expected)
{
	int64_t people[2] = {1 + below(&p->seed, PEOPLE), 1 + below(&p->seed, PEOPLE)};
	int count = 1 + (below(&p->seed, 3) == 0);
	bool together = below(&p->seed, 5) == 0;
	const struct attendee attendees[2] = {{.person = people[0]}, {.person = people[1]}};
	const struct sign_up_request request = {
	        .seminar = p->seminar, .client = 1, .attendees = attendees, .count = count, .all_waiting = together};
	struct sign_up_list list;
	tell(p, together ? "sign-up-together" : "sign-up", people[0], count == 2 ? people[1] : 0);
	*expected = model_sign_up(&p->model, d, people, count, together);
	enum status status = sign_up_add(p->db, &request, NULL, &list);
	sign_up_list_free(&list);
	return status;
}

/* The first who waits, if a seat is free. */
static void see_next(const struct play *p, const struct sign_up *next)
{
	const struct state *s = &p->model.now;
	int first = 0;
	while (first < s->rows && s->row[first].status != 'W')
		first++;
	bool wanted = first < s->rows && seated(s) < s->capacity;
	cr_assert_eq(next->roll, wanted ? first + 1 : 0, "who is next: %s", p->story);
}

static enum status play_cancel(struct play *p, struct done *d, bool *expected)
{
	struct sign_up row, next;
	int roll = 1 + below(&p->seed, p->model.now.rows + 1);
	tell(p, "cancel", roll, 0);
	*expected = model_cancel(&p->model, d, roll);
	enum status status = sign_up_cancel(p->db, p->seminar, roll, NULL, &row, &next);
	if (status == DONE)
		see_next(p, &next);
	return status;
}

static enum status play_promote(struct play *p, struct done *d, bool *expected)
{
	struct sign_up_list list;
	tell(p, "promote", 0, 0);
	*expected = model_promote(&p->model, d, 0);
	enum status status = sign_up_promote(p->db, p->seminar, NULL, &list);
	if (status == DONE)
		cr_assert_eq(list.count, d->changes, "names who moved up: %s", p->story);
	sign_up_list_free(&list);
	return status;
}

static enum status play_offer(struct play *p, struct done *d, bool *expected)
{
	struct sign_up_list list;
	int32_t until = p->today + below(&p->seed, 2);
	tell(p, "offer", until, 0);
	*expected = model_promote(&p->model, d, until);
	enum status status = sign_up_offer(p->db, p->seminar, until, NULL, &list);
	if (status == DONE)
		cr_assert_eq(list.count, d->changes, "names who is offered a seat: %s", p->story);
	sign_up_list_free(&list);
	return status;
}

static enum status play_answer(struct play *p, struct done *d, bool *expected)
{
	static const char letters[] = {[NOT_REFUSED] = 'R', [OFFER_DECLINED] = 'D', [OFFER_EXPIRED] = 'E'};
	struct sign_up row, next;
	int roll = 1 + below(&p->seed, p->model.now.rows + 1);
	enum sign_up_refusal answer = (enum sign_up_refusal)below(&p->seed, 3);
	for (int i = 0; i < p->model.now.rows; i++)
		if (p->model.now.row[i].status == 'O' && below(&p->seed, 2))
			roll = i + 1;
	tell(p, "answer", roll, answer);
	*expected = model_answer(&p->model, d, roll, letters[answer], p->today);
	enum status status = sign_up_answer(p->db, p->seminar, roll, answer, NULL, &row, &next);
	if (status == DONE)
		see_next(p, &next);
	return status;
}

/* A night passes: what was offered until today is over. */
static enum status play_night(struct play *p, struct done *d, bool *expected)
{
	(void)d;
	*expected = false;
	if (p->today < day_of(2026, 12, 2))
		p->today++;
	tell(p, "night", p->today, 0);
	db_set_now(p->db, moment_of(p->today, 600), moment_of(p->today, 600));
	return CONFLICT;
}

static enum status play_capacity(struct play *p, struct done *d, bool *expected)
{
	int capacity = 1 + below(&p->seed, 4);
	tell(p, "capacity", capacity, 0);
	*expected = model_capacity(&p->model, d, capacity);
	return seminar_set_capacity(p->db, p->seminar, capacity, NULL);
}

static enum status play_undo(struct play *p, struct done *d, bool *expected)
{
	*expected = false;
	if (p->model.actions == 0)
		return CONFLICT;
	int back = below(&p->seed, p->model.actions < 3 ? p->model.actions : 3);
	const struct done *what = &p->model.done[p->model.actions - 1 - back];
	tell(p, "undo", what->action, 0);
	*expected = !undone_already(p->db, what->action) && model_undo(&p->model, d, what);
	return undo_action(p->db, what->action, NULL);
}

static void step(struct play *p)
{
	static enum status (*const plays[])(struct play *, struct done *, bool *) = {
	        play_sign_up, play_sign_up, play_sign_up, play_cancel, play_promote, play_capacity,
	        play_undo,    play_offer,   play_offer,   play_answer, play_answer,  play_night};
	struct done done = {0};
	bool expected;
	int which = below(&p->seed, (int)(sizeof(plays) / sizeof(plays[0])));
	struct state before = p->model.now;
	enum status status = plays[which](p, &done, &expected);
	cr_assert_eq(status == DONE, expected, "%s, but the model says %s:%s",
	             status == DONE ? "done" : db_fault(p->db)->text, expected ? "done" : "refused", p->story);
	if (expected) {
		done.action = action_last(p->db);
		p->model.done[p->model.actions++] = done;
	} else {
		p->model.now = before;
	}
	compare(p->db, p->seminar, &p->model.now, p->story);
}

static struct db *crowd(void)
{
	struct db *db = seminar_store();
	struct action a;
	cr_assert_eq(action_begin(db, "client.edit", NULL, &a), DONE);
	struct stmt s =
	        stmt_open(db, "UPDATE person SET client = 1, role = 'other', version = action_id() WHERE id > 2");
	stmt_run(&s);
	enum status status = stmt_close(&s);
	s = stmt_open(db, "INSERT INTO person (client, role, name) VALUES (1, 'other', '五人目')");
	stmt_run(&s);
	cr_assert_eq(stmt_close(&s), DONE);
	cr_assert_eq(action_end(db, status), DONE);
	cr_assert_eq(count_of(db, "SELECT count(*) FROM person WHERE client = 1"), PEOPLE);
	return db;
}

/* The whole 10,000 under MADOGUCHI_SOAK; a share of them each time. */
Test(queue, ten_thousand_random_sequences_agree_with_the_model, .timeout = 120)
{
	struct play p = {.db = crowd()};
	uint64_t first = 20261124;
	int sequences = getenv("MADOGUCHI_SOAK") ? 10000 : 600;
	for (int i = 0; i < sequences; i++) {
		p.seed = first + (uint64_t)i * 1000003U;
		p.model = (struct model){.now.capacity = 1 + below(&p.seed, 3)};
		p.today = day_of(2026, 11, 24);
		db_set_now(p.db, moment_of(p.today, 600), moment_of(p.today, 600));
		p.seminar = open_seminar(p.db, p.model.now.capacity);
		snprintf(p.story, sizeof(p.story), "seed %d:", i);
		for (int j = 0; j < STEPS; j++)
			step(&p);
	}
	db_close(p.db);
}
