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
 * in order of roll, a capacity, and for undo the images of what each action changed (rules R11, R12, R31).
 */
enum { PEOPLE = 5, ROWS = 64, STEPS = 14, CHANGES = 8 };

struct row {
	char status; /* R registered, W waiting, C cancelled, - not there (undone) */
	int64_t person;
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

static bool live(const struct state *s, int64_t person)
{
	for (int i = 0; i < s->rows; i++)
		if (s->row[i].person == person && (s->row[i].status == 'R' || s->row[i].status == 'W'))
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
	int seats = together || count_in(s, 'W') ? 0 : s->capacity - count_in(s, 'R');
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
	if (roll > m->now.rows || row.status == 'C' || row.status == '-')
		return false;
	row.status = 'C';
	set_row(m, d, roll, row);
	return true;
}

static bool model_promote(struct model *m, struct done *d)
{
	int seats = m->now.capacity - count_in(&m->now, 'R');
	if (seats <= 0 || !count_in(&m->now, 'W'))
		return false;
	for (int i = 0; i < m->now.rows && seats > 0; i++) {
		struct row row = m->now.row[i];
		if (row.status != 'W')
			continue;
		row.status = 'R';
		set_row(m, d, i + 1, row);
		seats--;
	}
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
	bool comes_alive = (was.status == 'C' || was.status == '-') && row.status != 'C' && row.status != '-';
	if (comes_alive && live(s, row.person))
		return false;
	if (row.status != 'R' || was.status == 'R')
		return true;
	for (int i = 0; i + 1 < roll; i++)
		if (s->row[i].status == 'W')
			return false;
	return count_in(s, 'R') < s->capacity;
}

static bool put_back(struct model *m, struct done *d, const struct change *c)
{
	if (c->roll == 0)
		return m->now.capacity == c->new_capacity && model_capacity(m, d, c->old_capacity);
	struct row now = m->now.row[c->roll - 1];
	if (now.status != c->new.status || (now.status != '-' && now.person != c->new.person) ||
	    !may_be(&m->now, c->roll, now, c->old))
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

static void compare(struct db *db, int64_t seminar, const struct state *s, const char *story)
{
	int rows = 0;
	struct stmt q = stmt_open(db, "SELECT roll, status, person FROM sign_up WHERE seminar = $id ORDER BY roll");
	stmt_bind_int(&q, "$id", seminar);
	while (stmt_row(&q)) {
		const struct row *row = &s->row[stmt_int(&q, 0) - 1];
		char status = stmt_str(&q, 1)[0] == 'r' ? 'R' : stmt_str(&q, 1)[0] == 'w' ? 'W' : 'C';
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
	struct model model;
	char story[1024];
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

static enum status play_cancel(struct play *p, struct done *d, bool *expected)
{
	struct sign_up row, next;
	int roll = 1 + below(&p->seed, p->model.now.rows + 1);
	tell(p, "cancel", roll, 0);
	*expected = model_cancel(&p->model, d, roll);
	enum status status = sign_up_cancel(p->db, p->seminar, roll, NULL, &row, &next);
	if (status == DONE) {
		int waiting = count_in(&p->model.now, 'W');
		bool free = count_in(&p->model.now, 'R') < p->model.now.capacity;
		cr_assert_eq(next.id != 0, waiting && free, "who is next: %s", p->story);
	}
	return status;
}

static enum status play_promote(struct play *p, struct done *d, bool *expected)
{
	struct sign_up_list list;
	tell(p, "promote", 0, 0);
	*expected = model_promote(&p->model, d);
	enum status status = sign_up_promote(p->db, p->seminar, NULL, &list);
	if (status == DONE)
		cr_assert_eq(list.count, d->changes, "names who moved up: %s", p->story);
	sign_up_list_free(&list);
	return status;
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
	        play_sign_up, play_sign_up, play_sign_up, play_cancel, play_promote, play_capacity, play_undo};
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
		p.seminar = open_seminar(p.db, p.model.now.capacity);
		snprintf(p.story, sizeof(p.story), "seed %d:", i);
		for (int j = 0; j < STEPS; j++)
			step(&p);
	}
	db_close(p.db);
}
