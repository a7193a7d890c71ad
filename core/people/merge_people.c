#include "core/people/merge_parts.h"

#include "core/seminars/double.h"
#include "core/store/reference.h"
#include "core/store/stmt.h"
#include "core/text/fold.h"
#include "core/text/number.h"
#include "core/text/romaji.h"
#include "core/time/civil.h"
#include "core/words.h"

#include <stdlib.h>
#include <string.h>

/* People */

static bool same_key(const char *a, const char *b)
{
	char left[FOLD_BYTES], right[FOLD_BYTES];
	fold_text(left, sizeof(left), a);
	fold_text(right, sizeof(right), b);
	return *left && strcmp(left, right) == 0;
}

static bool sounds_alike(const char *a, const char *b)
{
	char left[FOLD_BYTES], right[FOLD_BYTES];
	romaji_key(left, sizeof(left), a);
	romaji_key(right, sizeof(right), b);
	return strcmp(left, right) == 0;
}

/* 裕子 may be ヒロコ here and ユウコ there. */
static bool same_person(const struct person *a, const struct person *b)
{
	return same_key(a->name, b->name) && (!*a->reading || !*b->reading || sounds_alike(a->reading, b->reading)) &&
	       (a->born_on == DAY_NONE || b->born_on == DAY_NONE || a->born_on == b->born_on);
}

static bool fill(char *to, const char *from)
{
	bool filled = !*to && *from;
	if (filled)
		strcpy(to, from);
	return filled;
}

/* The facts `to` lacks. `headed`: somebody is the representative already. */
static enum status fill_person(struct db *db, struct person *to, const struct person *from, bool headed)
{
	bool changed = fill(to->reading, from->reading);
	changed |= fill(to->phone, from->phone);
	changed |= fill(to->email, from->email);
	if (to->born_on == DAY_NONE && from->born_on != DAY_NONE) {
		to->born_on = from->born_on;
		changed = true;
	}
	if (!headed && from->role == PERSON_REPRESENTATIVE) {
		to->role = PERSON_REPRESENTATIVE;
		changed = true;
	}
	return changed ? person_put(db, to) : DONE;
}

static enum status delete_person(struct db *db, int64_t id)
{
	struct stmt s = stmt_open(db, "DELETE FROM person WHERE id = $id");
	stmt_bind_int(&s, "$id", id);
	stmt_run(&s);
	return stmt_close(&s);
}

static enum status join_person(struct db *db, struct person *to, const struct person *from, bool headed)
{
	enum status status = sign_up_drop_doubles(db, to->id, from->id);
	if (status == DONE)
		status = reference_move(db, "person", from->id, to->id);
	if (status == DONE)
		status = delete_person(db, from->id);
	return status == DONE ? fill_person(db, to, from, headed) : status;
}

/* Who is left of the loser's people: the representative of a business that has one is somebody else there. */
static enum status step_down(struct db *db, struct person *person)
{
	person->role = PERSON_OTHER;
	return person_put(db, person);
}

/* The winner's person who is this one; each stands for one of the loser's, since two of a name may be two people. */
static struct person *find_same(const struct person_list *list, const struct person *person, unsigned char *used)
{
	for (int i = 0; i < list->count; i++) {
		if (used[i] || !same_person(&list->rows[i], person))
			continue;
		used[i] = 1;
		return &list->rows[i];
	}
	return NULL;
}

static enum status join_all(struct db *db, const struct person_list *winner, const struct person_list *loser,
                            unsigned char *used)
{
	bool headed = winner->count > 0 && winner->rows[0].role == PERSON_REPRESENTATIVE;
	enum status status = DONE;
	for (int i = 0; status == DONE && i < loser->count; i++) {
		struct person *from = &loser->rows[i], *to = find_same(winner, from, used);
		if (to)
			status = join_person(db, to, from, headed);
		else if (headed && from->role == PERSON_REPRESENTATIVE)
			status = step_down(db, from);
	}
	return status;
}

enum status merge_people(struct db *db, int64_t winner, int64_t loser)
{
	struct person_list kept = {NULL, 0}, gone = {NULL, 0};
	enum status status = person_list_load(db, winner, &kept);
	if (status == DONE)
		status = person_list_load(db, loser, &gone);
	unsigned char *used = calloc((size_t)kept.count + 1, 1);
	if (status == DONE)
		status = used ? join_all(db, &kept, &gone, used)
		              : fault_set(db_fault(db), FAILED, NULL, _("Out of memory."));
	free(used);
	person_list_free(&kept);
	person_list_free(&gone);
	return status;
}

/* Phones */

static enum status run_phone(struct db *db, const char *sql, int64_t id, int64_t winner, int64_t position)
{
	struct stmt s = stmt_open(db, sql);
	stmt_bind_int(&s, "$id", id);
	stmt_bind_int(&s, "$winner", winner);
	stmt_bind_int(&s, "$position", position);
	stmt_run(&s);
	return stmt_close(&s);
}

/* Does the winner have the number, however it is written? */
static enum status find_phone(struct db *db, int64_t winner, const char *kind, const char *number, bool *out,
                              int64_t *last)
{
	char typed[512], stored[512];
	number_digits(typed, sizeof(typed), number);
	*out = false;
	*last = 0;
	struct stmt s = stmt_open(db, "SELECT number, position FROM phone WHERE client = $winner AND kind = $kind"
	                              " ORDER BY position");
	stmt_bind_int(&s, "$winner", winner);
	stmt_bind_text(&s, "$kind", kind);
	while (stmt_row(&s)) {
		number_digits(stored, sizeof(stored), stmt_str(&s, 0));
		*out = *out || (*typed ? strcmp(typed, stored) == 0 : strcmp(number, stmt_str(&s, 0)) == 0);
		*last = stmt_int(&s, 1);
	}
	return stmt_close(&s);
}

static enum status move_phone(struct db *db, int64_t winner, int64_t id, const char *kind, const char *number)
{
	bool there = false;
	int64_t last = 0;
	enum status status = find_phone(db, winner, kind, number, &there, &last);
	if (status != DONE)
		return status;
	return run_phone(db,
	                 there ? "DELETE FROM phone WHERE id = $id AND $winner > 0 AND $position > 0"
	                       : "UPDATE phone SET client = $winner, position = $position, version = action_id()"
	                         " WHERE id = $id",
	                 id, winner, last + 1);
}

enum status merge_phones(struct db *db, int64_t winner, int64_t loser)
{
	enum status status = DONE;
	for (bool found = true; status == DONE && found;) {
		char kind[16] = "", number[401] = "";
		struct stmt s = stmt_open(db, "SELECT id, kind, number FROM phone WHERE client = $loser"
		                              " ORDER BY kind, position LIMIT 1");
		stmt_bind_int(&s, "$loser", loser);
		found = stmt_row(&s);
		int64_t id = stmt_int(&s, 0);
		stmt_text(&s, 1, kind, sizeof(kind));
		stmt_text(&s, 2, number, sizeof(number));
		status = stmt_close(&s);
		if (status == DONE && found)
			status = move_phone(db, winner, id, kind, number);
	}
	return status;
}

/* Pairs */

/* The pair itself is no pair any more; the loser's others become the winner's, smaller id first, each once. Of a pair
 * with the loser, the sum less the loser is the other. */
enum status merge_distinct(struct db *db, int64_t winner, int64_t loser)
{
	static const char *const steps[] = {
	        "DELETE FROM not_duplicate WHERE $loser IN (first, second) AND $winner IN (first, second)",
	        ("DELETE FROM not_duplicate AS d WHERE $loser IN (d.first, d.second) AND EXISTS (SELECT 1 FROM"
	         " not_duplicate o WHERE o.first = min(d.first + d.second - $loser, $winner)"
	         " AND o.second = max(d.first + d.second - $loser, $winner))"),
	        ("UPDATE not_duplicate SET version = action_id(), first = min(first + second - $loser, $winner),"
	         " second = max(first + second - $loser, $winner) WHERE $loser IN (first, second) AND $winner > 0"),
	};
	enum status status = DONE;
	for (size_t i = 0; status == DONE && i < sizeof(steps) / sizeof(*steps); i++) {
		struct stmt s = stmt_open(db, steps[i]);
		stmt_bind_int(&s, "$winner", winner);
		stmt_bind_int(&s, "$loser", loser);
		stmt_run(&s);
		status = stmt_close(&s);
	}
	return status;
}
