#include "core/desks/call_parts.h"

#include <stdlib.h>
#include <string.h>

#include "core/desks/outside.h"
#include "core/store/action.h"
#include "core/store/stmt.h"
#include "core/words.h"

enum { NEXT_DAYS = 60, FEEDBACK_FIRST = 28, FEEDBACK_LAST = 14 };

static const struct {
	const char *word, *text;
} kinds[] = {[CALL_CLOSURE] = {"closure", N_("closing")}, [CALL_CONFIRMATION] = {"confirmation", N_("confirm")},
             [CALL_OFFER] = {"offer", N_("opening")},     [CALL_SEAT] = {"seat", N_("seat")},
             [CALL_OFF] = {"called_off", N_("call off")}, [CALL_FEEDBACK] = {"feedback", N_("feedback")}};

static const struct {
	const char *word, *text;
} outcomes[] = {[CALL_NONE] = {"", ""},
                [CALL_AGREED] = {"agreed", N_("agreed")},
                [CALL_NO_ANSWER] = {"no_answer", N_("no answer")},
                [CALL_MESSAGE] = {"message", N_("message left")},
                [CALL_LATER] = {"later", N_("will call back")},
                [CALL_RATED] = {"rated", N_("rated")}};

const char *call_kind_word(enum call_kind kind)
{
	return kinds[kind].word;
}

const char *call_outcome_word(enum call_outcome outcome)
{
	return outcomes[outcome].word;
}

const char *call_kind_text(enum call_kind kind)
{
	return _(kinds[kind].text);
}

const char *call_outcome_text(enum call_outcome outcome)
{
	return outcome == CALL_NONE ? "" : _(outcomes[outcome].text);
}

bool call_outcome_find(const char *word, enum call_outcome *out)
{
	for (int i = CALL_AGREED; i <= CALL_RATED; i++) {
		if (strcmp(outcomes[i].word, word) != 0)
			continue;
		*out = (enum call_outcome)i;
		return true;
	}
	return false;
}

/* ---- The list ---- */

struct call_row *call_add(struct call_list *list)
{
	if (list->count == list->room) {
		int more = list->room ? list->room * 2 : 16;
		struct call_row *rows = realloc(list->rows, (size_t)more * sizeof(*rows));
		if (!rows)
			return NULL;
		list->rows = rows;
		list->room = more;
	}
	struct call_row *row = &list->rows[list->count++];
	memset(row, 0, sizeof(*row));
	return row;
}

/* The tries of this kind, as long as the appointment stands where it stood then. */
static enum status read_tries(struct db *db, struct call_row *row)
{
	char day[DAY_BYTES];
	struct stmt s = stmt_open(db, "SELECT count(*) OVER (), o.outcome, o.at, s.name FROM call_outcome o"
	                              " JOIN staff s ON s.id = o.staff WHERE o.appointment = $id AND o.kind = $kind"
	                              " AND o.day = $day AND o.cell = $cell ORDER BY o.id DESC LIMIT 1");
	stmt_bind_int(&s, "$id", row->visit.id);
	stmt_bind_text(&s, "$kind", call_kind_word(row->kind));
	stmt_bind_text(&s, "$day", day_format(row->visit.day, day));
	stmt_bind_int(&s, "$cell", row->visit.cell);
	if (stmt_row(&s)) {
		row->tries = (int)stmt_int(&s, 0);
		call_outcome_find(stmt_str(&s, 1), &row->last);
		row->at = stmt_int(&s, 2);
		stmt_text(&s, 3, row->by, sizeof(row->by));
	}
	return stmt_close(&s);
}

static enum status add_call(struct db *db, enum call_kind kind, int64_t id, struct call_list *list)
{
	struct call_row *row = call_add(list);
	if (!row)
		return fault_set(db_fault(db), FAILED, NULL, _("Out of memory."));
	row->kind = kind;
	row->id = id;
	enum status status = appointment_get(db, id, &row->visit);
	return status == DONE ? read_tries(db, row) : status;
}

/* The first day after today on which somebody sits at a desk: neither holidays nor what the office closes has any. */
static enum status next_working_day(struct db *db, int32_t today, int32_t *out)
{
	struct plan plan;
	struct plan_day day = {.count = 0};
	int32_t last = day_add(today, NEXT_DAYS);
	enum status status = plan_load(db, today + 1, last == DAY_NONE ? DAY_LAST : last, &plan);
	if (status != DONE)
		return status;
	*out = today + 1;
	for (int i = 0; i < plan.calendar.count && day.count == 0; i++) {
		plan_day(&plan, plan.calendar.days[i].day, &day);
		if (day.count)
			*out = plan.calendar.days[i].day;
	}
	plan_free(&plan);
	return DONE;
}

/* Agreed is agreed, whatever was noted afterwards. */
#define SAID(outcome)                                                                                                  \
	"(SELECT 1 FROM call_outcome o WHERE o.appointment = a.id AND o.kind = $kind AND o.day = a.day"                \
	" AND o.cell = a.cell" outcome ")"

static const char confirmations[] = "SELECT a.id FROM appointment a WHERE a.status = 'booked' AND NOT EXISTS " SAID(
        " AND o.outcome = 'agreed'") " AND (a.day = $next OR (a.day = $today AND a.cell >= $cell AND "
                                     "EXISTS " SAID("") "))"
                                                        " ORDER BY a.day, a.cell, a.desk";

static const char feedbacks[] = "SELECT a.id FROM appointment a WHERE a.status = 'done' AND a.day >= $today AND a.day "
                                "<= $next AND a.cell >= $cell"
                                " AND NOT EXISTS " SAID(" AND o.outcome = 'rated'") " ORDER BY a.day, a.cell, a.desk";

/* Which appointments, between two days and from a cell of the first on. */
struct span {
	int32_t first, last;
	int cell;
};

static enum status find_ids(struct db *db, const char *sql, enum call_kind kind, const struct span *span,
                            const struct outside *outside, struct outside *out)
{
	char first[DAY_BYTES], last[DAY_BYTES];
	struct stmt s = stmt_open(db, sql);
	stmt_bind_text(&s, "$kind", call_kind_word(kind));
	stmt_bind_text(&s, "$today", day_format(span->first, first));
	stmt_bind_text(&s, "$next", day_format(span->last, last));
	stmt_bind_int(&s, "$cell", span->cell);
	while (stmt_row(&s))
		if (!outside_holds(outside, stmt_int(&s, 0)) && !outside_add(out, stmt_int(&s, 0)))
			s.status = fault_set(db_fault(db), FAILED, NULL, _("Out of memory."));
	return stmt_close(&s);
}

static enum status add_all(struct db *db, enum call_kind kind, const struct outside *ids, struct call_list *out)
{
	enum status status = DONE;
	for (int i = 0; status == DONE && i < ids->count; i++)
		status = add_call(db, kind, ids->ids[i], out);
	return status;
}

static enum status add_found(struct db *db, const char *sql, enum call_kind kind, const struct span *span,
                             const struct outside *outside, struct call_list *out)
{
	struct outside found = {.count = 0};
	enum status status = find_ids(db, sql, kind, span, outside, &found);
	if (status == DONE)
		status = add_all(db, kind, &found, out);
	outside_free(&found);
	return status;
}

#define KIND(kind)      (1U << (kind))
#define EVERY_KIND      (KIND(CALL_FEEDBACK + 1) - 1)
#define OF_APPOINTMENTS (KIND(CALL_CLOSURE) | KIND(CALL_CONFIRMATION) | KIND(CALL_FEEDBACK))

static enum status add_confirmations(struct db *db, const struct outside *outside, struct call_list *out)
{
	int32_t today = moment_day(db_now(db));
	struct span coming = {.first = today, .cell = moment_minute(db_now(db)) / CELL_MINUTES};
	enum status status = next_working_day(db, today, &coming.last);
	return status == DONE ? add_found(db, confirmations, CALL_CONFIRMATION, &coming, outside, out) : status;
}

static enum status add_feedbacks(struct db *db, const struct outside *outside, struct call_list *out)
{
	int32_t today = moment_day(db_now(db));
	struct span past = {.first = today - FEEDBACK_FIRST, .last = today - FEEDBACK_LAST};
	return add_found(db, feedbacks, CALL_FEEDBACK, &past, outside, out);
}

static enum status add_kind(struct db *db, enum call_kind kind, const struct outside *outside, struct call_list *out)
{
	switch (kind) {
	case CALL_CLOSURE:
		return add_all(db, kind, outside, out);
	case CALL_CONFIRMATION:
		return add_confirmations(db, outside, out);
	case CALL_OFFER:
		return call_add_offers(db, out);
	case CALL_SEAT:
	case CALL_OFF:
		return call_add_seats(db, kind, out);
	case CALL_FEEDBACK:
		return add_feedbacks(db, outside, out);
	}
	return DONE;
}

/* Whom a time is free for takes longest to find: whoever needs some kinds alone asks for these. */
static enum status load(struct db *db, unsigned wanted, struct call_list *out)
{
	struct outside outside;
	memset(out, 0, sizeof(*out));
	enum status status = outside_load(db, &outside);
	for (int kind = CALL_CLOSURE; status == DONE && kind <= CALL_FEEDBACK; kind++)
		if (wanted & KIND(kind))
			status = add_kind(db, (enum call_kind)kind, &outside, out);
	outside_free(&outside);
	if (status != DONE)
		call_list_free(out);
	return status;
}

enum status call_list(struct db *db, struct call_list *out)
{
	return load(db, EVERY_KIND, out);
}

void call_list_free(struct call_list *list)
{
	free(list->rows);
	memset(list, 0, sizeof(*list));
}

static enum status no_call(struct db *db, int64_t id)
{
	return fault_set(db_fault(db), NOT_FOUND, "id",
	                 _("There is no call to make about appointment %lld: see the list."), (long long)id);
}

static enum status find_call(struct db *db, unsigned wanted, int64_t id, struct call_row *out)
{
	struct call_list list;
	bool found = false;
	enum status status = load(db, wanted, &list);
	for (int i = 0; status == DONE && !found && i < list.count; i++) {
		found = list.rows[i].id == id;
		if (found)
			*out = list.rows[i];
	}
	call_list_free(&list);
	return status == DONE && !found ? no_call(db, id) : status;
}

enum status call_get(struct db *db, enum call_kind kind, int64_t id, struct call_row *out)
{
	return find_call(db, KIND(kind), id, out);
}

/* ---- What came of it ---- */

static enum status check_outcome(struct db *db, enum call_kind kind, enum call_outcome outcome, int rating)
{
	bool feedback = kind == CALL_FEEDBACK;
	if (feedback && outcome == CALL_AGREED)
		return fault_set(db_fault(db), INVALID, "outcome", _("This call asks for a rating: give 1 to 5."));
	if (!feedback && outcome == CALL_RATED)
		return fault_set(db_fault(db), INVALID, "outcome",
		                 _("This call asks for no rating: say what came of it."));
	if (outcome == CALL_RATED && (rating < 1 || rating > 5))
		return fault_set(db_fault(db), INVALID, "outcome", _("A rating is a number from 1 to 5."));
	return DONE;
}

static enum status insert(struct db *db, enum call_kind kind, const struct appointment *visit,
                          enum call_outcome outcome, int rating)
{
	char day[DAY_BYTES];
	struct stmt s =
	        stmt_open(db, "INSERT INTO call_outcome (appointment, kind, day, cell, at, staff, outcome, rating)"
	                      " VALUES ($id, $kind, $day, $cell, $at, $staff, $outcome, nullif($rating, 0))");
	stmt_bind_int(&s, "$id", visit->id);
	stmt_bind_text(&s, "$kind", call_kind_word(kind));
	stmt_bind_text(&s, "$day", day_format(visit->day, day));
	stmt_bind_int(&s, "$cell", visit->cell);
	stmt_bind_int(&s, "$at", db_now(db));
	stmt_bind_int(&s, "$staff", db_actor(db));
	stmt_bind_text(&s, "$outcome", call_outcome_word(outcome));
	stmt_bind_int(&s, "$rating", rating);
	stmt_run(&s);
	return stmt_close(&s);
}

enum status call_tell(struct db *db, int64_t appointment, enum call_outcome outcome, int rating, const char *op)
{
	struct action action;
	struct call_row call = {.id = 0};
	enum status status = action_begin(db, "call.outcome", op, &action);
	if (status != DONE || action.repeated)
		return status;
	/* As it is at this moment: another terminal may have made it. */
	status = find_call(db, OF_APPOINTMENTS, appointment, &call);
	if (status == DONE)
		status = check_outcome(db, call.kind, outcome, rating);
	if (status == DONE)
		status = insert(db, call.kind, &call.visit, outcome, rating);
	action_about(db, call.visit.client, "appointment", appointment);
	return action_end(db, status);
}
