#include <stdlib.h>
#include <string.h>

#include "core/desks/plan.h"
#include "core/store/stmt.h"
#include "core/words.h"

static const char rows_sql[] = "SELECT p.id, p.consultant, p.desk, p.from_cell, p.to_cell, p.weekday, p.valid_from,"
                               " p.valid_to FROM plan p JOIN staff s ON s.id = p.consultant"
                               " WHERE NOT s.disabled AND p.valid_from <= $last AND"
                               " coalesce(p.valid_to, $first) >= $first ORDER BY p.weekday, p.desk, p.from_cell";

static const char extras_sql[] = "SELECT p.id, p.consultant, p.desk, p.from_cell, p.to_cell, p.day FROM plan_extra p"
                                 " JOIN staff s ON s.id = p.consultant WHERE NOT s.disabled AND p.day >= $first"
                                 " AND p.day <= $last ORDER BY p.day, p.desk, p.from_cell";

static const char closures_sql[] = "SELECT id, coalesce(desk, 0), coalesce(consultant, 0), from_day, from_cell, to_day,"
                                   " to_cell, reason FROM closure WHERE to_day >= $first AND from_day <= $last"
                                   " ORDER BY from_day, from_cell, id";

static const char names_sql[] = "SELECT id, name FROM staff WHERE id IN (SELECT consultant FROM plan UNION"
                                " SELECT consultant FROM plan_extra)";

/* The first columns of both kinds of rows. */
static struct plan_span read_span(struct stmt *s)
{
	return (struct plan_span){.consultant = stmt_int(s, 1),
	                          .desk = (int)stmt_int(s, 2),
	                          .from = (int)stmt_int(s, 3),
	                          .to = (int)stmt_int(s, 4)};
}

static void read_row(struct stmt *s, void *out)
{
	struct plan_row *row = out;
	*row = (struct plan_row){.id = stmt_int(s, 0),
	                         .span = read_span(s),
	                         .weekday = (int)stmt_int(s, 5),
	                         .valid_from = DAY_FIRST,
	                         .valid_to = DAY_NONE};
	day_parse(stmt_str(s, 6), &row->valid_from);
	day_parse(stmt_str(s, 7), &row->valid_to);
}

static void read_extra(struct stmt *s, void *out)
{
	struct plan_extra *extra = out;
	*extra = (struct plan_extra){.id = stmt_int(s, 0), .day = DAY_NONE, .span = read_span(s)};
	day_parse(stmt_str(s, 5), &extra->day);
}

static void read_closure(struct stmt *s, void *out)
{
	struct closure *closure = out;
	*closure = (struct closure){.id = stmt_int(s, 0),
	                            .desk = (int)stmt_int(s, 1),
	                            .consultant = stmt_int(s, 2),
	                            .from_day = DAY_NONE,
	                            .from = (int)stmt_int(s, 4),
	                            .to_day = DAY_NONE,
	                            .to = (int)stmt_int(s, 6)};
	day_parse(stmt_str(s, 3), &closure->from_day);
	day_parse(stmt_str(s, 5), &closure->to_day);
	stmt_text(s, 7, closure->reason, sizeof(closure->reason));
}

static void read_name(struct stmt *s, void *out)
{
	struct plan_consultant *consultant = out;
	consultant->id = stmt_int(s, 0);
	stmt_text(s, 1, consultant->name, sizeof(consultant->name));
}

enum status plan_get(struct db *db, int64_t id, struct plan_row *out)
{
	struct stmt s = stmt_open(db, "SELECT id, consultant, desk, from_cell, to_cell, weekday, valid_from, valid_to"
	                              " FROM plan WHERE id = $id");
	stmt_bind_int(&s, "$id", id);
	bool found = stmt_row(&s);
	if (found)
		read_row(&s, out);
	enum status status = stmt_close(&s);
	if (status == DONE && !found)
		return fault_set(db_fault(db), NOT_FOUND, "id", _("There is no row %lld in the plan: see the list."),
		                 (long long)id);
	return status;
}

/* The place of one more row of that size, or NULL; what is there may move. */
static void *place(void **rows, int count, int *room, size_t size)
{
	if (count == *room) {
		int more = *room ? *room * 2 : 16;
		void *bigger = realloc(*rows, (size_t)more * size);
		if (!bigger)
			return NULL;
		*rows = bigger;
		*room = more;
	}
	return (char *)*rows + (size_t)count * size;
}

/* One kind of rows into one block; `out` points to the block even when it fails, so that plan_free gives it back. */
static enum status load(struct stmt s, size_t size, void (*read)(struct stmt *, void *), void **out, int *count)
{
	int room = 0;
	while (stmt_row(&s)) {
		void *row = place(out, *count, &room, size);
		if (row) {
			read(&s, row);
			++*count;
		} else {
			s.status = fault_set(db_fault(s.db), FAILED, NULL, _("Out of memory."));
		}
	}
	return stmt_close(&s);
}

static struct stmt open_days(struct db *db, const char *sql, const char *first, const char *last)
{
	struct stmt s = stmt_open(db, sql);
	stmt_bind_text(&s, "$first", first);
	stmt_bind_text(&s, "$last", last);
	return s;
}

static enum status load_all(struct db *db, const char *first, const char *last, struct plan *out)
{
	void *rows = NULL, *extra = NULL, *closure = NULL, *names = NULL;
	enum status status =
	        load(open_days(db, rows_sql, first, last), sizeof(struct plan_row), read_row, &rows, &out->count);
	out->rows = rows;
	if (status == DONE)
		status = load(open_days(db, extras_sql, first, last), sizeof(struct plan_extra), read_extra, &extra,
		              &out->extras);
	out->extra = extra;
	if (status == DONE)
		status = load(open_days(db, closures_sql, first, last), sizeof(struct closure), read_closure, &closure,
		              &out->closures);
	out->closure = closure;
	if (status == DONE)
		status = load(stmt_open(db, names_sql), sizeof(struct plan_consultant), read_name, &names,
		              &out->consultants);
	out->consultant = names;
	return status;
}

enum status plan_load(struct db *db, int32_t first, int32_t last, struct plan *out)
{
	char from[DAY_BYTES], to[DAY_BYTES];
	memset(out, 0, sizeof(*out));
	enum status status = calendar_load(db, first, last, &out->calendar);
	if (status == DONE)
		status = load_all(db, day_format(first, from), day_format(last, to), out);
	if (status != DONE)
		plan_free(out);
	return status;
}

void plan_free(struct plan *plan)
{
	calendar_free(&plan->calendar);
	free(plan->rows);
	free(plan->extra);
	free(plan->closure);
	free(plan->consultant);
	memset(plan, 0, sizeof(*plan));
}
