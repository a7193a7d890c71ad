#include "core/desks/substitute.h"

#include <stdio.h>

#include "core/access/staff.h"
#include "core/desks/outside.h"
#include "core/desks/plan.h"
#include "core/store/action.h"
#include "core/store/stmt.h"
#include "core/text/utf8.h"
#include "core/time/show.h"
#include "core/words.h"

/* A handing over under way. */
struct handing {
	struct db *db;
	struct appointment first; /* the one that was pointed at */
	int32_t from, to;         /* the days meant */
	int64_t closure;          /* 0: the plan was ended */
	struct staff to_whom;
	struct outside before, given;
	struct substituted *out;
};

#define WHEN_BYTES (SHOW_BYTES + CLOCK_BYTES + 1)

/* "12/1(Tue) 10:00". Gives `out` back. */
static const char *show_when(int32_t day, int cell, char out[WHEN_BYTES])
{
	char date[SHOW_BYTES], clock[CLOCK_BYTES];
	snprintf(out, WHEN_BYTES, "%s %s", day_show(day, DAY_SHORT, date, sizeof(date)), cell_format(cell, clock));
	return out;
}

/* ---- Which are meant ---- */

static enum status closed_time(struct handing *h)
{
	struct plan plan;
	char when[WHEN_BYTES];
	const struct appointment *visit = &h->first;
	enum status status = plan_load(h->db, visit->day, visit->day, &plan);
	if (status != DONE)
		return status;
	const struct closure *closure = plan_closure(&plan, visit->day, visit->desk, visit->cell);
	for (int i = 1; !closure && i < visit->cells; i++)
		closure = plan_closure(&plan, visit->day, visit->desk, visit->cell + i);
	h->from = h->to = visit->day;
	if ((closure && !closure->consultant) || plan.calendar.days[0].closed != OPEN_DAY) {
		status = fault_set(db_fault(h->db), CONFLICT, "consultant",
		                   _("%s: the desk is closed on %s, whoever sits there: move or cancel it."),
		                   visit->name, show_when(visit->day, visit->cell, when));
	} else if (closure) {
		h->closure = closure->id;
		h->from = closure->from_day;
		h->to = closure->to_day;
	}
	plan_free(&plan);
	return status;
}

/* Is it in the closing that was pointed at, and not in another of the same consultant? */
static enum status in_closing(struct handing *h, const struct appointment *visit, bool *out)
{
	struct stmt s = stmt_open(h->db, "SELECT 1 FROM closure c WHERE c.id = $id AND (c.from_day, c.from_cell) <"
	                                 " ($day, $end) AND ($day, $cell) < (c.to_day, c.to_cell)");
	char day[DAY_BYTES];
	stmt_bind_int(&s, "$id", h->closure);
	stmt_bind_text(&s, "$day", day_format(visit->day, day));
	stmt_bind_int(&s, "$cell", visit->cell);
	stmt_bind_int(&s, "$end", visit->cell + visit->cells);
	*out = stmt_row(&s);
	return stmt_close(&s);
}

static enum status is_meant(struct handing *h, const struct appointment *visit, bool *out)
{
	*out = visit->consultant == h->first.consultant && visit->day >= h->from && visit->day <= h->to;
	return *out && h->closure ? in_closing(h, visit, out) : DONE;
}

static enum status is_unwanted(struct handing *h, const struct appointment *visit, bool *out)
{
	struct stmt s = stmt_open(h->db, "SELECT 1 FROM unwanted_consultant WHERE client = $client AND consultant ="
	                                 " $consultant");
	stmt_bind_int(&s, "$client", visit->client);
	stmt_bind_int(&s, "$consultant", h->to_whom.id);
	*out = stmt_row(&s);
	return stmt_close(&s);
}

/* ---- Handing over ---- */

/* The store would refuse the same, but could not say with whom. */
static enum status check_free(struct handing *h, const struct appointment *visit)
{
	char day[DAY_BYTES], when[WHEN_BYTES];
	struct stmt s = stmt_open(h->db, "SELECT c.name, a.desk, a.cell FROM appointment_cell k JOIN appointment a ON"
	                                 " a.id = k.appointment JOIN client c ON c.id = a.client WHERE k.consultant ="
	                                 " $consultant AND k.day = $day AND k.cell >= $cell AND k.cell < $end"
	                                 " ORDER BY k.cell LIMIT 1");
	stmt_bind_int(&s, "$consultant", h->to_whom.id);
	stmt_bind_text(&s, "$day", day_format(visit->day, day));
	stmt_bind_int(&s, "$cell", visit->cell);
	stmt_bind_int(&s, "$end", visit->cell + visit->cells);
	enum status busy = DONE;
	if (stmt_row(&s))
		busy = fault_set(db_fault(h->db), CONFLICT, "consultant",
		                 _("%s sits with %.120s at desk %d on %s: choose somebody else."), h->to_whom.name,
		                 stmt_str(&s, 0), (int)stmt_int(&s, 1),
		                 show_when(visit->day, (int)stmt_int(&s, 2), when));
	enum status status = stmt_close(&s);
	return status == DONE ? busy : status;
}

static enum status write(struct db *db, const char *sql, int64_t appointment, int64_t consultant)
{
	struct stmt s = stmt_open(db, sql);
	stmt_bind_int(&s, "$id", appointment);
	if (consultant)
		stmt_bind_int(&s, "$consultant", consultant);
	stmt_run(&s);
	return stmt_close(&s);
}

/* With whom it stood before stays on record, as after a move. */
static enum status hand_over(struct handing *h, const struct appointment *visit)
{
	struct plan_extra extra = {.day = visit->day,
	                           .span = {.desk = visit->desk,
	                                    .from = visit->cell,
	                                    .to = visit->cell + visit->cells,
	                                    .consultant = h->to_whom.id}};
	enum status status = check_free(h, visit);
	if (status == DONE)
		status = plan_extra_add(h->db, &extra);
	if (status == DONE)
		status = write(h->db,
		               "INSERT INTO earlier_slot (appointment, desk, consultant, day, cell)"
		               " SELECT id, desk, consultant, day, cell FROM appointment WHERE id = $id",
		               visit->id, 0);
	if (status == DONE)
		status = write(h->db,
		               "UPDATE appointment SET consultant = $consultant, version = action_id()"
		               " WHERE id = $id",
		               visit->id, h->to_whom.id);
	if (status == DONE && !outside_add(&h->given, visit->id))
		status = fault_set(db_fault(h->db), FAILED, NULL, _("Out of memory."));
	return status;
}

static enum status take(struct handing *h, int64_t id)
{
	struct appointment visit;
	bool meant = false, unwanted = false;
	enum status status = appointment_get(h->db, id, &visit);
	if (status == DONE)
		status = is_meant(h, &visit, &meant);
	if (status != DONE || !meant)
		return status;
	status = is_unwanted(h, &visit, &unwanted);
	if (status != DONE)
		return status;
	h->out->count += !unwanted;
	h->out->left += unwanted;
	return unwanted ? DONE : hand_over(h, &visit);
}

static enum status refuse_after(struct handing *h, const struct appointment *visit, bool given)
{
	char when[WHEN_BYTES];
	show_when(visit->day, visit->cell, when);
	if (given)
		return fault_set(db_fault(h->db), CONFLICT, "consultant",
		                 _("%s takes no appointments on %s: choose somebody else."), h->to_whom.name, when);
	return fault_set(db_fault(h->db), CONFLICT, "consultant",
	                 _("%s is needed at a desk of their own on %s: choose somebody else."), h->to_whom.name, when);
}

/* The plan decides: the substitute may be away as well, or be missed at a desk of their own. */
static enum status check_after(struct handing *h)
{
	struct outside after;
	struct appointment visit;
	enum status status = outside_load(h->db, &after);
	for (int i = 0; status == DONE && i < after.count; i++) {
		bool given = outside_holds(&h->given, after.ids[i]);
		if (!given && outside_holds(&h->before, after.ids[i]))
			continue;
		status = appointment_get(h->db, after.ids[i], &visit);
		if (status == DONE)
			status = refuse_after(h, &visit, given);
	}
	outside_free(&after);
	return status;
}

/* ---- The action ---- */

static enum status find_whom(struct handing *h, int64_t consultant)
{
	enum status status = staff_get(h->db, consultant, &h->to_whom);
	if (status == DONE && (h->to_whom.disabled || consultant == h->first.consultant))
		return fault_set(db_fault(h->db), NOT_FOUND, "consultant",
		                 _("%s cannot take the place: choose somebody else."), h->to_whom.name);
	return status;
}

static enum status hand_all(struct handing *h, int64_t appointment, int64_t consultant)
{
	enum status status = outside_load(h->db, &h->before);
	if (status == DONE && !outside_holds(&h->before, appointment))
		return fault_set(db_fault(h->db), NOT_FOUND, "id",
		                 _("There is no call to make about appointment %lld: see the list."),
		                 (long long)appointment);
	if (status == DONE)
		status = appointment_get(h->db, appointment, &h->first);
	if (status == DONE)
		status = find_whom(h, consultant);
	if (status == DONE)
		status = closed_time(h);
	for (int i = 0; status == DONE && i < h->before.count; i++)
		status = take(h, h->before.ids[i]);
	if (status == DONE && h->out->count == 0)
		return fault_set(db_fault(h->db), CONFLICT, "consultant",
		                 _("None of the clients wishes %s: choose somebody else."), h->to_whom.name);
	return status == DONE ? check_after(h) : status;
}

enum status substitute_all(struct db *db, int64_t appointment, int64_t consultant, const char *op,
                           struct substituted *out)
{
	struct action action;
	struct handing h = {.db = db, .out = out};
	*out = (struct substituted){.count = 0};
	enum status status = action_begin(db, "plan.substitute", op, &action);
	if (status != DONE || action.repeated)
		return status;
	status = hand_all(&h, appointment, consultant);
	utf8_copy(out->was, sizeof(out->was), h.first.consultant_name);
	utf8_copy(out->name, sizeof(out->name), h.to_whom.name);
	outside_free(&h.before);
	outside_free(&h.given);
	action_about(db, 0, "appointment", appointment);
	return action_end(db, status);
}
