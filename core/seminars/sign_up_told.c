#include <stdlib.h>
#include <string.h>

#include "core/seminars/row.h"
#include "core/seminars/told.h"
#include "core/store/action.h"
#include "core/words.h"

static const char last_calls[] =
        "SELECT k.sign_up, count(*), k.outcome, k.at, s.name, max(k.id), count(*) OVER () FROM sign_up_call k"
        " JOIN sign_up u ON u.id = k.sign_up JOIN staff s ON s.id = k.staff"
        " WHERE u.seminar = $seminar AND k.kind = 'called_off' GROUP BY k.sign_up ORDER BY k.sign_up";

enum status told_list_load(struct db *db, int64_t seminar, struct told_list *out)
{
	struct stmt s = stmt_open(db, last_calls);
	memset(out, 0, sizeof(*out));
	stmt_bind_int(&s, "$seminar", seminar);
	while (stmt_row(&s)) {
		if (!out->rows)
			out->rows = calloc((size_t)stmt_int(&s, 6), sizeof(*out->rows));
		if (!out->rows) {
			s.status = fault_set(db_fault(db), FAILED, NULL, _("Out of memory."));
			break;
		}
		struct told *told = &out->rows[out->count++];
		told->sign_up = stmt_int(&s, 0);
		told->tries = (int)stmt_int(&s, 1);
		stmt_text(&s, 2, told->outcome, sizeof(told->outcome));
		told->at = stmt_int(&s, 3);
		stmt_text(&s, 4, told->by, sizeof(told->by));
	}
	enum status status = stmt_close(&s);
	if (status != DONE)
		told_list_free(out);
	return status;
}

void told_list_free(struct told_list *list)
{
	free(list->rows);
	memset(list, 0, sizeof(*list));
}

static int by_sign_up(const void *a, const void *b)
{
	const struct told *x = a, *y = b;
	return (x->sign_up > y->sign_up) - (x->sign_up < y->sign_up);
}

const struct told *told_find(const struct told_list *list, int64_t sign_up)
{
	const struct told key = {.sign_up = sign_up};
	return list->count ? bsearch(&key, list->rows, (size_t)list->count, sizeof(key), by_sign_up) : NULL;
}

static enum status check(struct db *db, int64_t id, struct sign_up *out)
{
	struct seminar_list list;
	enum status status = sign_up_by_id(db, id, out);
	if (status == DONE)
		status = seminar_get(db, out->seminar, &list);
	if (status != DONE)
		return status;
	if (list.seminars[0].status != SEMINAR_CANCELLED)
		status = fault_set(db_fault(db), CONFLICT, "seminar", _("%s is not called off."),
		                   list.seminars[0].title);
	else if (out->status == SIGN_UP_CANCELLED)
		status = fault_set(db_fault(db), CONFLICT, "roll", _("Roll %d (%s) is cancelled already."), out->roll,
		                   out->person_name);
	seminar_list_free(&list);
	return status;
}

static enum status insert(struct db *db, int64_t sign_up, const char *outcome)
{
	struct stmt s = stmt_open(db, "INSERT INTO sign_up_call (sign_up, kind, staff, at, outcome)"
	                              " VALUES ($sign_up, 'called_off', $staff, $at, $outcome)");
	stmt_bind_int(&s, "$sign_up", sign_up);
	stmt_bind_int(&s, "$staff", db_actor(db));
	stmt_bind_int(&s, "$at", db_now(db));
	stmt_bind_text(&s, "$outcome", outcome);
	stmt_run(&s);
	return stmt_close(&s);
}

static bool is_outcome(const char *word)
{
	static const char *const words[] = {"agreed", "no_answer", "message", "later"};
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (strcmp(words[i], word) == 0)
			return true;
	return false;
}

enum status told_add(struct db *db, int64_t sign_up, const char *outcome, const char *op)
{
	struct action a;
	struct sign_up told = {.id = 0};
	if (!is_outcome(outcome))
		return fault_set(db_fault(db), INVALID, "outcome",
		                 _("This call asks for no rating: say what came of it."));
	enum status status = action_begin(db, "seminar.tell", op, &a);
	if (status != DONE || a.repeated)
		return status;
	status = check(db, sign_up, &told);
	if (status == DONE)
		status = insert(db, sign_up, outcome);
	action_about(db, told.client, "sign_up", sign_up);
	return action_end(db, status);
}
