#include "core/desks/appointment_write.h"
#include "core/desks/place.h"
#include "core/desks/waiting.h"
#include "core/office/code.h"
#include "core/store/stmt.h"
#include "core/text/safe.h"
#include "core/words.h"

#define NAME_CHARACTERS     200
#define CALLBACK_CHARACTERS 100

static enum status check_texts(struct db *db, const struct booking *b)
{
	struct fault *fault = db_fault(db);
	enum status status = DONE;
	if (b->visitor)
		status = safe_check(fault, "person", b->visitor, SAFE_LINE, NAME_CHARACTERS);
	if (status == DONE && b->callback)
		status = safe_check(fault, "callback", b->callback, SAFE_LINE, CALLBACK_CHARACTERS);
	if (status == DONE && b->note)
		status = safe_check(fault, "note", b->note, SAFE_LINES, APPOINTMENT_NOTE_CHARACTERS);
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

/* An appointment is booked again for its own client; a reason may say that what it cancelled was none. */
static enum status check_rebooked(struct db *db, const struct booking *booking)
{
	struct appointment was;
	if (!booking->rebooks)
		return DONE;
	enum status status = appointment_get(db, booking->rebooks, &was);
	if (status == DONE && was.client != booking->client)
		return fault_set(db_fault(db), CONFLICT, "rebooks", _("Appointment %lld is another client's (%s)."),
		                 (long long)was.id, was.name);
	return status == DONE ? appointment_may_rebook(db, &was) : status;
}

static enum status insert(struct db *db, const struct booking *b, const struct place *place, int64_t consultant,
                          int64_t *id)
{
	char day[DAY_BYTES];
	struct stmt s = stmt_open(
	        db, "INSERT INTO appointment (client, visitor, callback, desk, consultant, day, cell,"
	            " cells, minutes, topic, means, note, walk_in, rebooks, status) VALUES ($client,"
	            " $visitor, $callback, $desk, $consultant, $day, $cell, $cells, $minutes,"
	            " $topic, $means, $note, $walk_in, nullif($rebooks, 0), iif($walk_in, 'arrived', 'booked'))");
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
	stmt_bind_int(&s, "$rebooks", b->rebooks);
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
		status = check_rebooked(db, booking);
	if (status == DONE && booking->waiting)
		status = waiting_check(db, booking->waiting);
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
		return appointment_repeated(db, &action, out);
	status = book(db, &filled, &id);
	return appointment_finish(db, status, filled.client, id, out);
}
