#include "core/desks/appointment_write.h"

#include <string.h>

#include "core/desks/place.h"
#include "core/office/code.h"
#include "core/store/stmt.h"
#include "core/text/safe.h"
#include "core/time/show.h"
#include "core/words.h"

enum status appointment_finish(struct db *db, enum status status, int64_t client, int64_t id, struct appointment *out)
{
	action_about(db, client, "appointment", id);
	status = action_end(db, status);
	return status == DONE && out ? appointment_get(db, id, out) : status;
}

enum status appointment_repeated(struct db *db, const struct action *action, struct appointment *out)
{
	return out ? appointment_get(db, action->subject, out) : DONE;
}

/* A final state says so; anything else about it is the caller's. */
static enum status get_live(struct db *db, int64_t id, struct appointment *out)
{
	enum status status = appointment_get(db, id, out);
	if (status == DONE && !appointment_live(out->status))
		return fault_set(db_fault(db), CONFLICT, "id",
		                 _("Appointment %lld of %s is closed (%s): undo that first, or book anew."),
		                 (long long)id, out->name, appointment_status_text(out->status));
	return status;
}

static enum status keep_earlier(struct db *db, const struct appointment *was)
{
	char day[DAY_BYTES];
	struct stmt s = stmt_open(db, "INSERT INTO earlier_slot (appointment, desk, consultant, day, cell)"
	                              " VALUES ($id, $desk, $consultant, $day, $cell)");
	stmt_bind_int(&s, "$id", was->id);
	stmt_bind_int(&s, "$desk", was->desk);
	stmt_bind_int(&s, "$consultant", was->consultant);
	stmt_bind_text(&s, "$day", day_format(was->day, day));
	stmt_bind_int(&s, "$cell", was->cell);
	stmt_run(&s);
	return stmt_close(&s);
}

static enum status put_place(struct db *db, int64_t id, const struct place *place, int64_t consultant)
{
	char day[DAY_BYTES];
	struct stmt s = stmt_open(db, "UPDATE appointment SET desk = $desk, consultant = $consultant, day = $day,"
	                              " cell = $cell, version = action_id() WHERE id = $id");
	stmt_bind_int(&s, "$id", id);
	stmt_bind_int(&s, "$desk", place->ask.desk);
	stmt_bind_int(&s, "$consultant", consultant);
	stmt_bind_text(&s, "$day", day_format(place->day, day));
	stmt_bind_int(&s, "$cell", place->ask.cell);
	stmt_run(&s);
	return place_explain(db, place, stmt_close(&s));
}

static enum status check_move(struct db *db, const struct appointment *was, const struct place *place)
{
	if (was->status == APPOINTMENT_IN_SESSION)
		return fault_set(db_fault(db), CONFLICT, "id", _("The consultation has begun: it cannot be moved."));
	if (!day_valid(place->day) || place->ask.cell < 0 || place->ask.cell >= CELLS_A_DAY)
		return fault_set(db_fault(db), INVALID, "start", _("There is no such day or time: choose another."));
	if (was->desk == place->ask.desk && was->day == place->day && was->cell == place->ask.cell)
		return fault_set(db_fault(db), CONFLICT, "start", _("It stands there already: choose another time."));
	return DONE;
}

static enum status move(struct db *db, const struct appointment *was, struct place *place)
{
	int64_t consultant = 0;
	place->minutes = was->minutes;
	place->ask.cells = was->cells;
	place->ask.client = was->client;
	place->ask.moving = was->id;
	place->ask.first_cell = slot_first_cell(place->day, db_now(db), was->status == APPOINTMENT_ARRIVED);
	enum status status = check_move(db, was, place);
	if (status == DONE)
		status = place_check(db, place, &consultant);
	if (status == DONE)
		status = put_place(db, was->id, place, consultant);
	if (status == DONE)
		status = keep_earlier(db, was);
	return status;
}

enum status appointment_move(struct db *db, int64_t id, int desk, int32_t day, int cell, const char *op,
                             struct appointment *out)
{
	struct action action;
	struct appointment was = {0};
	struct place place = {.day = day, .ask = {.desk = desk, .cell = cell}};
	enum status status = action_begin(db, "appointment.move", op, &action);
	if (status != DONE)
		return status;
	if (action.repeated)
		return appointment_repeated(db, &action, out);
	status = get_live(db, id, &was);
	if (status == DONE)
		status = move(db, &was, &place);
	return appointment_finish(db, status, was.client, id, out);
}

/* A number must be one of the table's: a wrong digit is a slip, not a reason. */
static bool all_digits(const char *text)
{
	return *text && text[strspn(text, "0123456789")] == '\0';
}

static enum status find_reason(struct db *db, const char *text, struct code *out, const char **note)
{
	char today[DAY_BYTES];
	day_format(moment_day(db_now(db)), today);
	if (!text || text[strspn(text, " ")] == '\0')
		return fault_set(db_fault(db), INVALID, "reason", _("A cancellation needs a reason: name one."));
	enum status status = safe_check(db_fault(db), "reason", text, SAFE_LINES, APPOINTMENT_NOTE_CHARACTERS);
	if (status == DONE)
		status = code_find(db, CODE_CANCEL_REASON, today, text, out);
	if (status != NOT_FOUND || all_digits(text))
		return status;
	*note = text;
	return code_find(db, CODE_CANCEL_REASON, today, "other", out);
}

static enum status cancel(struct db *db, int64_t id, const char *reason)
{
	struct code code = {0};
	const char *note = NULL;
	enum status status = find_reason(db, reason, &code, &note);
	if (status != DONE)
		return status;
	struct stmt s = stmt_open(db, "UPDATE appointment SET status = 'cancelled', cancel_reason = $reason,"
	                              " cancel_note = $note, version = action_id() WHERE id = $id");
	stmt_bind_int(&s, "$id", id);
	stmt_bind_int(&s, "$reason", code.id);
	stmt_bind_text(&s, "$note", note);
	stmt_run(&s);
	return stmt_close(&s);
}

enum status appointment_cancel(struct db *db, int64_t id, const char *reason, const char *op, struct appointment *out)
{
	struct action action;
	struct appointment was = {0};
	enum status status = action_begin(db, "appointment.cancel", op, &action);
	if (status != DONE)
		return status;
	if (action.repeated)
		return appointment_repeated(db, &action, out);
	status = get_live(db, id, &was);
	if (status == DONE)
		status = cancel(db, id, reason);
	return appointment_finish(db, status, was.client, id, out);
}

static enum status check_no_show(struct db *db, const struct appointment *was)
{
	char date[SHOW_BYTES], time[CLOCK_BYTES];
	if (was->status != APPOINTMENT_BOOKED)
		return fault_set(db_fault(db), CONFLICT, "id",
		                 _("%s has come (%s): undo that first, or mark it done or cancelled."), was->name,
		                 appointment_status_text(was->status));
	if (db_now(db) < moment_of(was->day, was->cell * CELL_MINUTES))
		return fault_set(db_fault(db), CONFLICT, "id",
		                 _("It begins on %s at %s: nobody is missing before that."),
		                 day_show(was->day, DAY_SHORT, date, sizeof(date)), cell_format(was->cell, time));
	return DONE;
}

static enum status check_mark(struct db *db, const struct appointment *was, enum appointment_status to)
{
	if (to == APPOINTMENT_NO_SHOW)
		return check_no_show(db, was);
	if (to <= was->status)
		return fault_set(db_fault(db), CONFLICT, "id", _("Appointment %lld of %s is further already (%s)."),
		                 (long long)was->id, was->name, appointment_status_text(was->status));
	return DONE;
}

static enum status put_status(struct db *db, int64_t id, enum appointment_status to)
{
	struct stmt s = stmt_open(db, "UPDATE appointment SET status = $status, version = action_id() WHERE id = $id");
	stmt_bind_int(&s, "$id", id);
	stmt_bind_text(&s, "$status", appointment_status_word(to));
	stmt_run(&s);
	return stmt_close(&s);
}

enum status appointment_mark(struct db *db, int64_t id, enum appointment_status to, const char *op,
                             struct appointment *out)
{
	static const char *const names[] = {
	        [APPOINTMENT_ARRIVED] = "appointment.arrive",
	        [APPOINTMENT_IN_SESSION] = "appointment.start",
	        [APPOINTMENT_DONE] = "appointment.done",
	        [APPOINTMENT_NO_SHOW] = "appointment.no_show",
	};
	struct action action;
	struct appointment was = {0};
	if (to <= APPOINTMENT_BOOKED || to >= APPOINTMENT_CANCELLED)
		return fault_set(db_fault(db), FAILED, NULL, "no mark makes an appointment booked or cancelled");
	enum status status = action_begin(db, names[to], op, &action);
	if (status != DONE)
		return status;
	if (action.repeated)
		return appointment_repeated(db, &action, out);
	status = get_live(db, id, &was);
	if (status == DONE)
		status = check_mark(db, &was, to);
	if (status == DONE)
		status = put_status(db, id, to);
	return appointment_finish(db, status, was.client, id, out);
}
