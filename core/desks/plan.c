#include "core/desks/plan.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/store/stmt.h"
#include "core/words.h"

static const char rows_sql[] = "SELECT p.id, p.consultant, p.desk, p.weekday, p.from_cell, p.to_cell, p.valid_from,"
                               " p.valid_to, s.name FROM plan p JOIN staff s ON s.id = p.consultant"
                               " WHERE NOT s.disabled AND p.valid_from <= $last AND"
                               " coalesce(p.valid_to, $first) >= $first ORDER BY p.weekday, p.desk, p.from_cell";

static void read_row(struct stmt *s, struct plan_row *out)
{
	*out = (struct plan_row){
	        .id = stmt_int(s, 0),
	        .span = {.consultant = stmt_int(s, 1),
	                 .desk = (int)stmt_int(s, 2),
	                 .from = (int)stmt_int(s, 4),
	                 .to = (int)stmt_int(s, 5)},
	        .weekday = (int)stmt_int(s, 3),
	        .valid_from = DAY_FIRST,
	        .valid_to = DAY_NONE,
	};
	day_parse(stmt_str(s, 6), &out->valid_from);
	day_parse(stmt_str(s, 7), &out->valid_to);
}

/* Both lists grow together: there are never more consultants than rows. */
static bool grow(struct plan *plan, int *room)
{
	if (plan->count < *room)
		return true;
	int more = *room ? *room * 2 : 64;
	struct plan_row *rows = realloc(plan->rows, (size_t)more * sizeof(*rows));
	if (rows)
		plan->rows = rows;
	struct plan_consultant *consultant = realloc(plan->consultant, (size_t)more * sizeof(*consultant));
	if (consultant)
		plan->consultant = consultant;
	*room = more;
	return rows && consultant;
}

static void meet_consultant(struct plan *plan, struct stmt *s)
{
	int64_t id = stmt_int(s, 1);
	for (int i = 0; i < plan->consultants; i++)
		if (plan->consultant[i].id == id)
			return;
	struct plan_consultant *c = &plan->consultant[plan->consultants++];
	c->id = id;
	stmt_text(s, 8, c->name, sizeof(c->name));
}

static enum status load_rows(struct db *db, const char *first, const char *last, struct plan *out)
{
	int room = 0;
	struct stmt s = stmt_open(db, rows_sql);
	stmt_bind_text(&s, "$first", first);
	stmt_bind_text(&s, "$last", last);
	while (stmt_row(&s)) {
		if (!grow(out, &room)) {
			stmt_close(&s);
			return fault_set(db_fault(db), FAILED, NULL, _("Out of memory."));
		}
		meet_consultant(out, &s);
		read_row(&s, &out->rows[out->count++]);
	}
	return stmt_close(&s);
}

enum status plan_load(struct db *db, int32_t first, int32_t last, struct plan *out)
{
	char from[DAY_BYTES], to[DAY_BYTES];
	memset(out, 0, sizeof(*out));
	enum status status = calendar_load(db, first, last, &out->calendar);
	if (status == DONE)
		status = load_rows(db, day_format(first, from), day_format(last, to), out);
	if (status != DONE)
		plan_free(out);
	return status;
}

void plan_free(struct plan *plan)
{
	calendar_free(&plan->calendar);
	free(plan->rows);
	free(plan->consultant);
	memset(plan, 0, sizeof(*plan));
}

/* The store counts Monday 1 .. Sunday 7. */
static int stored_weekday(int32_t day)
{
	enum weekday weekday = day_weekday(day);
	return weekday == SUNDAY ? 7 : (int)weekday;
}

static bool row_holds(const struct plan_row *row, const struct calendar_day *day, int weekday)
{
	return row->weekday == weekday && row->span.desk <= day->desks && row->valid_from <= day->day &&
	       (row->valid_to == DAY_NONE || row->valid_to >= day->day);
}

static void add_span(struct plan_day *day, const struct plan_span *span)
{
	struct plan_span *before = day->count ? &day->spans[day->count - 1] : NULL;
	if (before && before->desk == span->desk && before->consultant == span->consultant && before->to == span->from)
		before->to = span->to;
	else if (day->count < PLAN_SPANS)
		day->spans[day->count++] = *span;
}

void plan_day(const struct plan *plan, int32_t day, struct plan_day *out)
{
	out->count = 0;
	out->calendar = calendar_find(&plan->calendar, day);
	if (!out->calendar || out->calendar->closed != OPEN_DAY)
		return;
	int weekday = stored_weekday(day);
	for (int i = 0; i < plan->count; i++)
		if (row_holds(&plan->rows[i], out->calendar, weekday))
			add_span(out, &plan->rows[i].span);
}

const struct plan_span *plan_at(const struct plan_day *day, int desk, int cell)
{
	for (int i = 0; i < day->count; i++) {
		const struct plan_span *span = &day->spans[i];
		if (span->desk == desk && span->from <= cell && cell < span->to)
			return span;
	}
	return NULL;
}

const char *plan_name(const struct plan *plan, int64_t consultant)
{
	for (int i = 0; i < plan->consultants; i++)
		if (plan->consultant[i].id == consultant)
			return plan->consultant[i].name;
	return "";
}

enum status plan_add(struct db *db, struct plan_row *row)
{
	char from[DAY_BYTES], to[DAY_BYTES] = "";
	if (row->valid_to != DAY_NONE)
		day_format(row->valid_to, to);
	struct stmt s = stmt_open(db, "INSERT INTO plan (consultant, desk, weekday, from_cell, to_cell, valid_from,"
	                              " valid_to) VALUES ($consultant, $desk, $weekday, $from, $to, $valid_from,"
	                              " $valid_to)");
	stmt_bind_int(&s, "$consultant", row->span.consultant);
	stmt_bind_int(&s, "$desk", row->span.desk);
	stmt_bind_int(&s, "$weekday", row->weekday);
	stmt_bind_int(&s, "$from", row->span.from);
	stmt_bind_int(&s, "$to", row->span.to);
	stmt_bind_text(&s, "$valid_from", day_format(row->valid_from, from));
	stmt_bind_text(&s, "$valid_to", to);
	if (stmt_run(&s) == DONE)
		row->id = db_last_id(db);
	return stmt_close(&s);
}

enum status plan_topic_put(struct db *db, int64_t consultant, int64_t topic, int strength)
{
	struct stmt s = stmt_open(db, "INSERT INTO consultant_topic (consultant, topic, strength) VALUES ($consultant,"
	                              " $topic, $strength) ON CONFLICT (consultant, topic) DO UPDATE SET"
	                              " strength = excluded.strength, version = action_id()");
	stmt_bind_int(&s, "$consultant", consultant);
	stmt_bind_int(&s, "$topic", topic);
	stmt_bind_int(&s, "$strength", strength);
	stmt_run(&s);
	return stmt_close(&s);
}
