#include "core/desks/plan.h"

#include <string.h>

#include "core/store/stmt.h"
#include "core/words.h"

enum { DESKS = 9 };

/* A day being made: who sits at each desk in each cell, 0 for nobody. */
struct making {
	const struct calendar_day *calendar;
	int64_t at[DESKS + 1][CELLS_A_DAY];
};

/* The store counts Monday 1 .. Sunday 7. */
static int stored_weekday(int32_t day)
{
	enum weekday weekday = day_weekday(day);
	return weekday == SUNDAY ? 7 : (int)weekday;
}

static bool row_holds(const struct plan_row *row, int32_t day, int weekday)
{
	return row->weekday == weekday && row->valid_from <= day && (row->valid_to == DAY_NONE || row->valid_to >= day);
}

/* What is closed of a day: its cells from..to. False for nothing. */
static bool closure_on(const struct closure *closure, int32_t day, int *from, int *to)
{
	*from = closure->from_day < day ? 0 : closure->from;
	*to = closure->to_day > day ? CELLS_A_DAY : closure->to;
	return closure->from_day <= day && day <= closure->to_day;
}

static bool closes(const struct closure *closure, int desk, int64_t consultant)
{
	return (!closure->desk || closure->desk == desk) && (!closure->consultant || closure->consultant == consultant);
}

static void put(struct making *making, const struct plan_span *span)
{
	for (int cell = span->from; span->desk <= making->calendar->desks && cell < span->to; cell++)
		making->at[span->desk][cell] = span->consultant;
}

static void put_extra(struct making *making, const struct plan_span *span)
{
	for (int desk = 1; desk <= DESKS; desk++)
		for (int cell = span->from; cell < span->to; cell++)
			if (making->at[desk][cell] == span->consultant)
				making->at[desk][cell] = 0;
	put(making, span);
}

static void close_cells(struct making *making, const struct closure *closure, int32_t day)
{
	int from, to;
	if (!closure_on(closure, day, &from, &to))
		return;
	for (int desk = 1; desk <= DESKS; desk++)
		for (int cell = from; cell < to; cell++)
			if (closes(closure, desk, making->at[desk][cell]))
				making->at[desk][cell] = 0;
}

/* The weekly plan, then what is different on the day alone. */
static void fill(const struct plan *plan, int32_t day, struct making *making)
{
	int weekday = stored_weekday(day);
	for (int i = 0; i < plan->count; i++)
		if (row_holds(&plan->rows[i], day, weekday))
			put(making, &plan->rows[i].span);
	for (int i = 0; i < plan->extras; i++)
		if (plan->extra[i].day == day)
			put_extra(making, &plan->extra[i].span);
}

static void add_spans(const int64_t cells[CELLS_A_DAY], int desk, struct plan_day *out)
{
	for (int from = 0, to; from < CELLS_A_DAY; from = to) {
		to = from + 1;
		while (to < CELLS_A_DAY && cells[to] == cells[from])
			to++;
		if (cells[from] && out->count < PLAN_SPANS)
			out->spans[out->count++] =
			        (struct plan_span){.desk = desk, .from = from, .to = to, .consultant = cells[from]};
	}
}

void plan_day(const struct plan *plan, int32_t day, struct plan_day *out)
{
	struct making making = {.calendar = calendar_find(&plan->calendar, day)};
	out->count = 0;
	out->calendar = making.calendar;
	if (!out->calendar || out->calendar->closed != OPEN_DAY)
		return;
	fill(plan, day, &making);
	for (int i = 0; i < plan->closures; i++)
		close_cells(&making, &plan->closure[i], day);
	for (int desk = 1; desk <= DESKS; desk++)
		add_spans(making.at[desk], desk, out);
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

const struct closure *plan_closure(const struct plan *plan, int32_t day, int desk, int cell)
{
	struct making making = {.calendar = calendar_find(&plan->calendar, day)};
	int from, to;
	if (!making.calendar || desk < 1 || desk > DESKS || cell < 0 || cell >= CELLS_A_DAY)
		return NULL;
	fill(plan, day, &making);
	for (int i = 0; i < plan->closures; i++)
		if (closure_on(&plan->closure[i], day, &from, &to) && from <= cell && cell < to &&
		    closes(&plan->closure[i], desk, making.at[desk][cell]))
			return &plan->closure[i];
	return NULL;
}

const struct closure *plan_absence(const struct plan *plan, int32_t day, int64_t consultant, int cell)
{
	struct making making = {.calendar = calendar_find(&plan->calendar, day)};
	int desk = 1;
	if (!making.calendar || cell < 0 || cell >= CELLS_A_DAY)
		return NULL;
	fill(plan, day, &making);
	while (desk <= DESKS && making.at[desk][cell] != consultant)
		desk++;
	return desk <= DESKS ? plan_closure(plan, day, desk, cell) : NULL;
}

const char *plan_name(const struct plan *plan, int64_t consultant)
{
	for (int i = 0; i < plan->consultants; i++)
		if (plan->consultant[i].id == consultant)
			return plan->consultant[i].name;
	return "";
}

/* What no window and no command may write, each with its sentence; the schema refuses the same. */
static enum status check_row(struct db *db, const struct plan_row *row)
{
	const struct plan_span *span = &row->span;
	struct fault *fault = db_fault(db);
	if (span->desk < 1 || span->desk > DESKS)
		return fault_set(fault, INVALID, "desk", _("A desk is a number from 1 to %d."), DESKS);
	if (row->weekday < 1 || row->weekday > 7)
		return fault_set(fault, INVALID, "weekday", _("There is no such weekday: choose one."));
	if (span->from < 0 || span->to > CELLS_A_DAY || span->from >= span->to)
		return fault_set(fault, INVALID, "until", _("It ends before it starts: give a later time."));
	if (row->valid_to != DAY_NONE && row->valid_to < row->valid_from)
		return fault_set(fault, INVALID, "to", _("The days end before they begin: change one of them."));
	return DONE;
}

enum status plan_add(struct db *db, struct plan_row *row)
{
	char from[DAY_BYTES], to[DAY_BYTES] = "";
	enum status status = check_row(db, row);
	if (status != DONE)
		return status;
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

enum status plan_extra_add(struct db *db, struct plan_extra *extra)
{
	char day[DAY_BYTES];
	struct stmt s = stmt_open(db, "INSERT INTO plan_extra (day, consultant, desk, from_cell, to_cell)"
	                              " VALUES ($day, $consultant, $desk, $from, $to)");
	stmt_bind_text(&s, "$day", day_format(extra->day, day));
	stmt_bind_int(&s, "$consultant", extra->span.consultant);
	stmt_bind_int(&s, "$desk", extra->span.desk);
	stmt_bind_int(&s, "$from", extra->span.from);
	stmt_bind_int(&s, "$to", extra->span.to);
	if (stmt_run(&s) == DONE)
		extra->id = db_last_id(db);
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
