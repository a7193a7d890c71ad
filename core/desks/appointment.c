#include "core/desks/appointment.h"

#include <string.h>

#include "core/desks/place.h"
#include "core/desks/waiting.h"
#include "core/office/code.h"
#include "core/store/action.h"
#include "core/store/stmt.h"
#include "core/text/safe.h"
#include "core/time/show.h"
#include "core/words.h"

#define NAME_CHARACTERS     200
#define CALLBACK_CHARACTERS 100
#define NOTE_CHARACTERS     4000

/* The actions end alike: what it was about, commit, and the appointment as it stands. */
static enum status finish(struct db *db, enum status status, int64_t client, int64_t id, struct appointment *out)
{
	action_about(db, client, "appointment", id);
	status = action_end(db, status);
	return status == DONE && out ? appointment_get(db, id, out) : status;
}

static enum status as_it_stands(struct db *db, const struct action *action, struct appointment *out)
{
	return out ? appointment_get(db, action->subject, out) : DONE;
}

static enum status check_texts(struct db *db, const struct booking *b)
{
	struct fault *fault = db_fault(db);
	enum status status = DONE;
	if (b->visitor)
		status = safe_check(fault, "person", b->visitor, SAFE_LINE, NAME_CHARACTERS);
	if (status == DONE && b->callback)
		status = safe_check(fault, "callback", b->callback, SAFE_LINE, CALLBACK_CHARACTERS);
	if (status == DONE && b->note)
		status = safe_check(fault, "note", b->note, SAFE_LINES, NOTE_CHARACTERS);
	return status;
}

/* A client that was merged is booked as the one it became. */
static enum status find_client(struct db *db, int64_t *client)
{
	struct stmt s = stmt_open(db, "SELECT coalesce(merged_into, id) FROM client WHERE id = $id");
	stmt_bind_int(&s, "$id", *client);
	bool found = stmt_row(&s);
	if (found)
		*client = stmt_int(&s, 0);
	enum status status = stmt_close(&s);
	if (status == DONE && !found)
		return fault_set(db_fault(db), NOT_FOUND, "client", _("There is no such client: look for the name."));
	return status;
}

static enum status find_topic(struct db *db, struct booking *booking)
{
	if (!booking->topic)
		return appointment_topic_preset(db, booking->client, &booking->topic);
	int64_t id;
	enum status status = stmt_one_int(db, "SELECT id FROM topic WHERE id = $id", booking->topic, &id);
	if (status == NOT_FOUND)
		return fault_set(db_fault(db), NOT_FOUND, "topic",
		                 _("There is no such topic: choose one of the list."));
	return status;
}

/* Lengths by the office's settings of that day. */
static enum status find_length(struct db *db, struct booking *booking, struct place *place)
{
	struct calendar_day day;
	if (booking->minutes < 0 || booking->minutes > MINUTES_A_DAY)
		return fault_set(db_fault(db), INVALID, "minutes", _("A session has 1 to %d minutes."), MINUTES_A_DAY);
	if (!day_valid(booking->day) || booking->cell < 0 || booking->cell >= CELLS_A_DAY)
		return fault_set(db_fault(db), INVALID, "start", _("There is no such day or time: choose another."));
	enum status status = calendar_day(db, booking->day, &day);
	if (status != DONE)
		return status;
	place->day = booking->day;
	place->minutes = booking->minutes ? booking->minutes : day.session_minutes;
	place->ask = (struct slot_ask){
	        .desk = booking->desk,
	        .cell = booking->cell,
	        .cells = slot_cells(place->minutes, day.gap_minutes),
	        .first_cell = slot_first_cell(booking->day, db_now(db), booking->walk_in),
	        .client = booking->client,
	};
	return DONE;
}

static enum status insert(struct db *db, const struct booking *b, const struct place *place, int64_t consultant,
                          int64_t *id)
{
	char day[DAY_BYTES];
	struct stmt s = stmt_open(db, "INSERT INTO appointment (client, visitor, callback, desk, consultant, day, cell,"
	                              " cells, minutes, topic, means, note, walk_in, status) VALUES ($client,"
	                              " $visitor, $callback, $desk, $consultant, $day, $cell, $cells, $minutes,"
	                              " $topic, $means, $note, $walk_in, iif($walk_in, 'arrived', 'booked'))");
	stmt_bind_int(&s, "$client", b->client);
	stmt_bind_text(&s, "$visitor", b->visitor);
	stmt_bind_text(&s, "$callback", b->callback);
	stmt_bind_int(&s, "$desk", b->desk);
	stmt_bind_int(&s, "$consultant", consultant);
	stmt_bind_text(&s, "$day", day_format(place->day, day));
	stmt_bind_int(&s, "$cell", place->ask.cell);
	stmt_bind_int(&s, "$cells", place->ask.cells);
	stmt_bind_int(&s, "$minutes", place->minutes);
	stmt_bind_int(&s, "$topic", b->topic);
	stmt_bind_text(&s, "$means", means_word(b->means));
	stmt_bind_text(&s, "$note", b->note);
	stmt_bind_int(&s, "$walk_in", b->walk_in);
	if (stmt_run(&s) == DONE)
		*id = db_last_id(db);
	return place_explain(db, place, stmt_close(&s));
}

/* Fills in what is left to the office, and judges the place. */
static enum status prepare(struct db *db, struct booking *booking, struct place *place, int64_t *consultant)
{
	enum status status = check_texts(db, booking);
	if (status == DONE)
		status = find_client(db, &booking->client);
	if (status == DONE)
		status = find_topic(db, booking);
	if (status == DONE)
		status = find_length(db, booking, place);
	if (status == DONE)
		status = place_check(db, place, consultant);
	return status;
}

static enum status book(struct db *db, struct booking *booking, int64_t *id)
{
	struct place place = {0};
	int64_t consultant = 0;
	enum status status = prepare(db, booking, &place, &consultant);
	if (status == DONE)
		status = insert(db, booking, &place, consultant, id);
	if (status == DONE)
		status = waiting_close(db, booking->client, booking->topic, *id);
	return status;
}

enum status appointment_could_book(struct db *db, const struct booking *booking)
{
	struct booking filled = *booking;
	struct place place = {0};
	int64_t consultant = 0;
	enum status status = prepare(db, &filled, &place, &consultant);
	return status == DONE ? place_look(db, &place) : status;
}

enum status appointment_book(struct db *db, const struct booking *booking, const char *op, struct appointment *out)
{
	struct action action;
	struct booking filled = *booking;
	int64_t id = 0;
	enum status status = action_begin(db, "appointment.book", op, &action);
	if (status != DONE)
		return status;
	if (action.repeated)
		return as_it_stands(db, &action, out);
	status = book(db, &filled, &id);
	return finish(db, status, filled.client, id, out);
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
		return as_it_stands(db, &action, out);
	status = get_live(db, id, &was);
	if (status == DONE)
		status = move(db, &was, &place);
	return finish(db, status, was.client, id, out);
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
	enum status status = safe_check(db_fault(db), "reason", text, SAFE_LINES, NOTE_CHARACTERS);
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
		return as_it_stands(db, &action, out);
	status = get_live(db, id, &was);
	if (status == DONE)
		status = cancel(db, id, reason);
	return finish(db, status, was.client, id, out);
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
		return as_it_stands(db, &action, out);
	status = get_live(db, id, &was);
	if (status == DONE)
		status = check_mark(db, &was, to);
	if (status == DONE)
		status = put_status(db, id, to);
	return finish(db, status, was.client, id, out);
}
