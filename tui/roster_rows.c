#include <stdlib.h>

#include "core/seminars/clash.h"
#include "core/seminars/closing.h"
#include "tui/roster.h"

static int64_t id_at(const void *rows, int at)
{
	const struct roster *r = rows;
	return r->rows[at] < 0 ? r->rows[at] : r->people.rows[r->rows[at]].id;
}

struct list_rows roster_rows(const struct roster *r)
{
	return (struct list_rows){r->count, id_at, r};
}

const struct seminar *roster_seminar(const struct roster *r)
{
	return &r->seminar.seminars[0];
}

const struct sign_up *roster_person(const struct roster *r)
{
	return list_holds(&r->list) && r->rows[r->list.at] >= 0 ? &r->people.rows[r->rows[r->list.at]] : NULL;
}

static void add_rows(struct roster *r, enum sign_up_status status, int line)
{
	for (int i = 0; i < r->people.count; i++) {
		const struct sign_up *person = &r->people.rows[i];
		if (status == SIGN_UP_REGISTERED ? !sign_up_seated(person) : person->status != status)
			continue;
		if (line) {
			r->rows[r->count++] = line;
			line = 0;
		}
		r->rows[r->count++] = i;
		r->cancelled += status == SIGN_UP_CANCELLED;
	}
}

static bool arrange(struct roster *r)
{
	int *rows = calloc((size_t)r->people.count + 2, sizeof(*rows));
	if (!rows)
		return false;
	free(r->rows);
	r->rows = rows;
	r->count = r->cancelled = 0;
	add_rows(r, SIGN_UP_REGISTERED, 0);
	add_rows(r, SIGN_UP_WAITING, LINE_WAITING);
	add_rows(r, SIGN_UP_CANCELLED, LINE_CANCELLED);
	return true;
}

void roster_pass_lines(struct roster *r, int step)
{
	int at = r->list.at;
	if (r->count == 0 || r->rows[at] >= 0)
		return;
	if (at + step < 0 || at + step >= r->count)
		step = -step;
	list_go(&r->list, at + step, roster_rows(r));
}

static int count_clashes(struct db *db, int64_t id)
{
	struct clash_list *list = malloc(sizeof(*list));
	int count = list && seminar_clashes(db, id, list) == DONE ? list->count : 0;
	free(list);
	return count;
}

bool roster_read(struct db *db, struct roster *r)
{
	struct seminar_list seminar;
	struct sign_up_list people;
	if (seminar_get(db, r->id, &seminar) != DONE)
		return false;
	struct told_list told = {NULL, 0};
	enum status status = sign_up_list_load(db, r->id, &people);
	if (status == DONE && seminar.seminars[0].status == SEMINAR_CANCELLED)
		status = told_list_load(db, r->id, &told);
	if (status != DONE) {
		seminar_list_free(&seminar);
		return false;
	}
	seminar_list_free(&r->seminar);
	sign_up_list_free(&r->people);
	r->seminar = seminar;
	r->people = people;
	told_list_free(&r->told);
	r->told = told;
	r->clashes = count_clashes(db, r->id);
	if (closing_expected(db, roster_seminar(r)->registered, &r->expected) != DONE)
		r->expected = -1;
	r->noted = 0;
	return arrange(r);
}
