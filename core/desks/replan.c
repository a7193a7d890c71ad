#include "core/desks/replan.h"

#include <string.h>

#include "core/desks/outside.h"
#include "core/store/action.h"
#include "core/store/stmt.h"
#include "core/text/safe.h"
#include "core/words.h"

/* A change under way: who stood outside before it is no matter of it. */
struct changing {
	struct db *db;
	const struct replan *how;
	struct action action;
	struct outside before;
};

static enum status begin(struct changing *c, const char *name)
{
	if (c->how->live)
		memset(c->how->live, 0, sizeof(*c->how->live));
	enum status status = action_begin(c->db, name, c->how->op, &c->action);
	if (status != DONE || c->action.repeated)
		return status;
	status = outside_load(c->db, &c->before);
	return status == DONE ? DONE : action_end(c->db, status);
}

static enum status keep_live(struct changing *c, int64_t id)
{
	struct appointment visit;
	enum status status = appointment_get(c->db, id, &visit);
	if (status == DONE && c->how->live && !appointment_list_add(c->how->live, &visit))
		status = fault_set(db_fault(c->db), FAILED, NULL, _("Out of memory."));
	return status;
}

/* Who stands outside by this change. */
static enum status find_live(struct changing *c, int *count)
{
	struct outside after;
	enum status status = outside_load(c->db, &after);
	for (int i = 0; status == DONE && i < after.count; i++) {
		if (outside_holds(&c->before, after.ids[i]))
			continue;
		status = keep_live(c, after.ids[i]);
		(*count)++;
	}
	outside_free(&after);
	return status;
}

static enum status refuse(struct db *db, int count)
{
	return fault_set(db_fault(db), CONFLICT, "calls",
	                 ngettext("%d appointment stands in that time: have it called, or choose another time.",
	                          "%d appointments stand in that time: have them called, or choose another time.",
	                          (unsigned long)count),
	                 count);
}

static enum status end(struct changing *c, enum status status, const char *noun, int64_t id)
{
	int count = 0;
	if (status == DONE)
		status = find_live(c, &count);
	if (status == DONE && count && !c->how->calls && !c->how->look)
		status = refuse(c->db, count);
	outside_free(&c->before);
	if (status == DONE && c->how->look) {
		action_end(c->db, CONFLICT);
		return DONE;
	}
	action_about(c->db, 0, noun, id);
	return action_end(c->db, status);
}

static enum status check_desk(struct db *db, int32_t day, int desk)
{
	struct calendar_day at;
	enum status status = calendar_day(db, day, &at);
	if (status == DONE && (desk < 1 || desk > at.desks))
		return fault_set(db_fault(db), NOT_FOUND, "desk", _("There is no desk %d: the desks are 1 to %d."),
		                 desk, at.desks);
	return status;
}

/* ---- The weekly plan ---- */

/* A row that would end before it began goes. */
static enum status end_row(struct db *db, int64_t id, int32_t last)
{
	char day[DAY_BYTES];
	struct plan_row row;
	enum status status = plan_get(db, id, &row);
	if (status != DONE)
		return status;
	bool goes = last < row.valid_from;
	struct stmt s = stmt_open(db, goes ? "DELETE FROM plan WHERE id = $id"
	                                   : "UPDATE plan SET valid_to = $last, version = action_id() WHERE id = $id");
	stmt_bind_int(&s, "$id", id);
	if (!goes)
		stmt_bind_text(&s, "$last", day_format(last, day));
	stmt_run(&s);
	return stmt_close(&s);
}

static enum status add_row(struct db *db, struct plan_row *row)
{
	enum status status = check_desk(db, row->valid_from, row->span.desk);
	return status == DONE ? plan_add(db, row) : status;
}

enum status replan_add(struct db *db, struct plan_row *row, const struct replan *how)
{
	struct changing c = {.db = db, .how = how};
	enum status status = begin(&c, "plan.add");
	if (status != DONE || c.action.repeated)
		return status;
	return end(&c, add_row(db, row), "plan", row->id);
}

enum status replan_change(struct db *db, int64_t id, struct plan_row *row, const struct replan *how)
{
	struct changing c = {.db = db, .how = how};
	enum status status = begin(&c, "plan.edit");
	if (status != DONE || c.action.repeated)
		return status;
	status = end_row(db, id, row->valid_from - 1);
	if (status == DONE)
		status = add_row(db, row);
	return end(&c, status, "plan", row->id);
}

enum status replan_end(struct db *db, int64_t id, int32_t last, const struct replan *how)
{
	struct changing c = {.db = db, .how = how};
	enum status status = begin(&c, "plan.end");
	if (status != DONE || c.action.repeated)
		return status;
	return end(&c, end_row(db, id, last), "plan", id);
}

/* ---- One day ---- */

static enum status check_extra(struct db *db, const struct plan_extra *extra)
{
	const struct plan_span *span = &extra->span;
	struct calendar_day day;
	char reason[SPECIAL_BYTES * 2];
	enum status status = check_desk(db, extra->day, span->desk);
	if (status == DONE)
		status = calendar_day(db, extra->day, &day);
	if (status != DONE)
		return status;
	if (span->from < 0 || span->to > CELLS_A_DAY || span->from >= span->to)
		return fault_set(db_fault(db), INVALID, "until", _("It ends before it starts: give a later time."));
	if (day.closed != OPEN_DAY)
		return fault_set(db_fault(db), CONFLICT, "day",
		                 _("The office is closed on that day (%s): make it a working day first."),
		                 calendar_reason(&day, reason, sizeof(reason)));
	return DONE;
}

#define HANDED_OVER                                                                                                    \
	" FROM appointment a WHERE a.day = $day AND a.desk = $desk AND a.cell >= $from AND a.cell + a.cells <= $to"    \
	" AND a.status = 'booked' AND a.consultant <> $consultant AND NOT EXISTS (SELECT 1 FROM unwanted_consultant u" \
	" WHERE u.client = a.client AND u.consultant = $consultant)"

static enum status run_over(struct db *db, const struct plan_extra *extra, const char *sql)
{
	char day[DAY_BYTES];
	struct stmt s = stmt_open(db, sql);
	stmt_bind_text(&s, "$day", day_format(extra->day, day));
	stmt_bind_int(&s, "$consultant", extra->span.consultant);
	stmt_bind_int(&s, "$desk", extra->span.desk);
	stmt_bind_int(&s, "$from", extra->span.from);
	stmt_bind_int(&s, "$to", extra->span.to);
	stmt_run(&s);
	return stmt_close(&s);
}

/* With whom it stood before stays on record, as after a move. */
static enum status hand_over(struct db *db, const struct plan_extra *extra)
{
	enum status status = run_over(db, extra,
	                              "INSERT INTO earlier_slot (appointment, desk, consultant, day, cell)"
	                              " SELECT a.id, a.desk, a.consultant, a.day, a.cell" HANDED_OVER);
	if (status == DONE)
		status = run_over(db, extra,
		                  "UPDATE appointment SET consultant = $consultant, version = action_id()"
		                  " WHERE id IN (SELECT a.id" HANDED_OVER ")");
	return status;
}

enum status replan_extra(struct db *db, struct plan_extra *extra, const struct replan *how)
{
	struct changing c = {.db = db, .how = how};
	enum status status = begin(&c, "plan.extra");
	if (status != DONE || c.action.repeated)
		return status;
	status = check_extra(db, extra);
	if (status == DONE)
		status = plan_extra_add(db, extra);
	if (status == DONE)
		status = hand_over(db, extra);
	return end(&c, status, "plan_extra", extra->id);
}

/* ---- Closing ---- */

static enum status check_closure(struct db *db, const struct closure *closure)
{
	struct fault *fault = db_fault(db);
	if (!day_valid(closure->from_day) || !day_valid(closure->to_day) || closure->from < 0 ||
	    closure->from >= CELLS_A_DAY || closure->to > CELLS_A_DAY)
		return fault_set(fault, INVALID, "from", _("There is no such day or time: choose another."));
	if (closure->to_day < closure->from_day ||
	    (closure->to_day == closure->from_day && closure->to <= closure->from))
		return fault_set(fault, INVALID, "to", _("It ends before it starts: give a later time."));
	enum status status = safe_check(fault, "reason", closure->reason, SAFE_LINE, CLOSURE_CHARACTERS);
	return status == DONE && closure->desk ? check_desk(db, closure->from_day, closure->desk) : status;
}

static enum status insert_closure(struct db *db, struct closure *closure)
{
	char from[DAY_BYTES], to[DAY_BYTES];
	struct stmt s = stmt_open(db, "INSERT INTO closure (desk, consultant, from_day, from_cell, to_day, to_cell,"
	                              " reason) VALUES (nullif($desk, 0), nullif($consultant, 0), $from_day, $from,"
	                              " $to_day, $to, $reason)");
	stmt_bind_int(&s, "$desk", closure->desk);
	stmt_bind_int(&s, "$consultant", closure->consultant);
	stmt_bind_text(&s, "$from_day", day_format(closure->from_day, from));
	stmt_bind_int(&s, "$from", closure->from);
	stmt_bind_text(&s, "$to_day", day_format(closure->to_day, to));
	stmt_bind_int(&s, "$to", closure->to);
	stmt_bind_text(&s, "$reason", closure->reason);
	if (stmt_run(&s) == DONE)
		closure->id = db_last_id(db);
	return stmt_close(&s);
}

enum status replan_close(struct db *db, struct closure *closure, const struct replan *how)
{
	struct changing c = {.db = db, .how = how};
	enum status status = begin(&c, "plan.close");
	if (status != DONE)
		return status;
	if (c.action.repeated) {
		closure->id = c.action.subject;
		return DONE;
	}
	status = check_closure(db, closure);
	if (status == DONE)
		status = insert_closure(db, closure);
	return end(&c, status, "closure", closure->id);
}

/* ---- Days, and taking back ---- */

enum status replan_day(struct db *db, int32_t day, bool works, const char *name, const struct replan *how)
{
	struct changing c = {.db = db, .how = how};
	int64_t id = 0;
	enum status status = begin(&c, "plan.day");
	if (status != DONE || c.action.repeated)
		return status;
	status = special_day_put(db, day, works, name, &id);
	return end(&c, status, "special_day", id);
}

enum status replan_remove(struct db *db, enum replan_kind kind, int64_t id, const struct replan *how)
{
	static const struct {
		const char *table, *sql;
	} kinds[] = {[REPLAN_EXTRA] = {"plan_extra", "DELETE FROM plan_extra WHERE id = $id"},
	             [REPLAN_CLOSURE] = {"closure", "DELETE FROM closure WHERE id = $id"},
	             [REPLAN_DAY] = {"special_day", "DELETE FROM special_day WHERE id = $id"}};
	struct changing c = {.db = db, .how = how};
	enum status status = begin(&c, "plan.remove");
	if (status != DONE || c.action.repeated)
		return status;
	struct stmt s = stmt_open(db, kinds[kind].sql);
	stmt_bind_int(&s, "$id", id);
	stmt_run(&s);
	bool found = s.status == DONE && db_rows_changed(db) > 0;
	status = stmt_close(&s);
	if (status == DONE && !found)
		status = fault_set(db_fault(db), NOT_FOUND, "id", _("There is no row %lld in the plan: see the list."),
		                   (long long)id);
	return end(&c, status, kinds[kind].table, id);
}
