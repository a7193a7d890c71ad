#include <string.h>

#include "core/seminars/row.h"
#include "core/store/action.h"
#include "core/words.h"

/* Who leaves, who comes next, and what is offered to whom. */

/* A held, cancelled or finished seminar keeps its list as it was. */
static enum status check_alive(struct db *db, const struct seminar *seminar)
{
	if (seminar->status == SEMINAR_HELD || seminar->status == SEMINAR_CANCELLED)
		return fault_set(db_fault(db), CONFLICT, "seminar", _("%s is %s: its list stays as it is."),
		                 seminar->title, seminar_status_text(seminar->status));
	return DONE;
}

/* A sign-up of a seminar whose list may change. */
static enum status load_live(struct db *db, int64_t seminar, int roll, struct sign_up *out)
{
	struct seminar_list list;
	enum status status = seminar_get(db, seminar, &list);
	if (status != DONE)
		return status;
	status = check_alive(db, &list.seminars[0]);
	seminar_list_free(&list);
	return status == DONE ? sign_up_get(db, seminar, roll, out) : status;
}

static enum status check_cancel(struct db *db, const struct sign_up *sign_up)
{
	if (sign_up->status == SIGN_UP_CANCELLED)
		return fault_set(db_fault(db), CONFLICT, "roll", _("Roll %d (%s) is cancelled already."), sign_up->roll,
		                 sign_up->person_name);
	if (sign_up->attended)
		return fault_set(db_fault(db), CONFLICT, "roll",
		                 _("Roll %d (%s) was present: undo the attendance first."), sign_up->roll,
		                 sign_up->person_name);
	return DONE;
}

static enum status cancel(struct db *db, int64_t seminar, int roll)
{
	struct sign_up sign_up;
	enum status status = load_live(db, seminar, roll, &sign_up);
	if (status == DONE)
		status = check_cancel(db, &sign_up);
	if (status != DONE)
		return status;
	action_about(db, sign_up.client, "sign_up", sign_up.id);
	return sign_up_write(db, sign_up.id, SIGN_UP_CANCELLED, NULL);
}

/* The first in line, if a seat is free for them. */
static enum status next_in_line(struct db *db, int64_t seminar, struct sign_up *out)
{
	struct seminar_list list;
	struct sign_up_list first = {NULL, 0};
	memset(out, 0, sizeof(*out));
	enum status status = seminar_get(db, seminar, &list);
	if (status != DONE)
		return status;
	if (list.seminars[0].waiting && !seminar_full(&list.seminars[0])) {
		struct stmt s = stmt_open(db, "SELECT" SIGN_UP_COLUMNS ", count(*) OVER ()" SIGN_UP_TABLES
		                              "WHERE u.seminar = $seminar AND u.status = 'waiting'"
		                              " ORDER BY u.roll LIMIT 1");
		stmt_bind_int(&s, "$seminar", seminar);
		status = sign_up_rows(&s, &first);
	}
	if (first.count)
		*out = first.rows[0];
	sign_up_list_free(&first);
	seminar_list_free(&list);
	return status;
}

enum status sign_up_cancel(struct db *db, int64_t seminar, int roll, const char *op, struct sign_up *out,
                           struct sign_up *next)
{
	struct action a;
	enum status status = action_begin(db, "seminar.cancel_sign_up", op, &a);
	if (status == DONE && !a.repeated)
		status = action_end(db, cancel(db, seminar, roll));
	if (status == DONE)
		status = sign_up_get(db, seminar, roll, out);
	return status == DONE ? next_in_line(db, seminar, next) : status;
}

static enum status check_promote(struct db *db, const struct seminar *seminar)
{
	enum status status = check_alive(db, seminar);
	struct fault *fault = db_fault(db);
	if (status == DONE && seminar_over(seminar, moment_day(db_now(db)), moment_minute(db_now(db))))
		status = fault_set(fault, CONFLICT, "seminar", _("%s is over: nobody can move up."), seminar->title);
	else if (status == DONE && !seminar->waiting)
		status = fault_set(fault, CONFLICT, "seminar", _("Nobody waits for %s."), seminar->title);
	else if (status == DONE && seminar_full(seminar))
		status = fault_set(fault, CONFLICT, "seminar", _("%s is full (%d of %d): nobody can move up."),
		                   seminar->title, seminar->registered, seminar->capacity);
	return status;
}

/* Until when an offer made now holds. */
struct offer {
	enum sign_up_status status; /* registered or offered */
	int32_t until;
};

static enum status give_seat(struct db *db, int64_t id, const struct offer *offer)
{
	char day[DAY_BYTES];
	if (offer->status == SIGN_UP_REGISTERED)
		return sign_up_write(db, id, SIGN_UP_REGISTERED, NULL);
	struct stmt s = stmt_open(db, "UPDATE sign_up SET status = 'offered', offered_at = $at, offered_by = $by,"
	                              " offer_until = $until, version = action_id() WHERE id = $id");
	stmt_bind_int(&s, "$at", db_now(db));
	stmt_bind_int(&s, "$by", db_actor(db));
	stmt_bind_text(&s, "$until", day_format(offer->until, day));
	stmt_bind_int(&s, "$id", id);
	stmt_run(&s);
	return stmt_close(&s);
}

/* One after another, so that the trigger sees each take their seat in order. */
static enum status move_up(struct db *db, int64_t seminar, int seats, const struct offer *offer)
{
	enum status status = DONE;
	for (int i = 0; status == DONE && i < seats; i++) {
		int64_t id;
		status = stmt_one_int(db,
		                      "SELECT id FROM sign_up WHERE seminar = $id AND status = 'waiting'"
		                      " ORDER BY roll LIMIT 1",
		                      seminar, &id);
		if (status == DONE)
			status = give_seat(db, id, offer);
		else if (status == NOT_FOUND)
			return DONE;
	}
	return status;
}

static enum status promote(struct db *db, int64_t seminar, const struct offer *offer)
{
	struct seminar_list list;
	enum status status = seminar_get(db, seminar, &list);
	if (status != DONE)
		return status;
	status = check_promote(db, &list.seminars[0]);
	if (status == DONE)
		status = move_up(db, seminar, seminar_free_seats(&list.seminars[0]), offer);
	seminar_list_free(&list);
	action_about(db, 0, "seminar", seminar);
	return status;
}

enum status sign_up_promote(struct db *db, int64_t seminar, const char *op, struct sign_up_list *out)
{
	struct action a;
	const struct offer seat = {.status = SIGN_UP_REGISTERED};
	memset(out, 0, sizeof(*out));
	enum status status = action_begin(db, "seminar.promote", op, &a);
	if (status == DONE && !a.repeated)
		status = action_end(db, promote(db, seminar, &seat));
	return status == DONE ? sign_ups_of_action(db, a.id, out) : status;
}

/* ---- Offers ---- */

enum status sign_up_offer(struct db *db, int64_t seminar, int32_t until, const char *op, struct sign_up_list *out)
{
	struct action a;
	const struct offer offer = {SIGN_UP_OFFERED, until};
	memset(out, 0, sizeof(*out));
	if (!day_valid(until) || until < moment_day(db_now(db)))
		return fault_set(db_fault(db), INVALID, "until", _("An offer holds until today or a later day."));
	enum status status = action_begin(db, "seminar.offer", op, &a);
	if (status == DONE && !a.repeated)
		status = action_end(db, promote(db, seminar, &offer));
	return status == DONE ? sign_ups_of_action(db, a.id, out) : status;
}

static enum status check_answer(struct db *db, const struct sign_up *sign_up, enum sign_up_refusal answer)
{
	char day[DAY_BYTES];
	if (sign_up->status != SIGN_UP_OFFERED)
		return fault_set(db_fault(db), CONFLICT, "roll", _("Roll %d (%s) has no offer to answer: %s."),
		                 sign_up->roll, sign_up->person_name, sign_up_status_text(sign_up->status));
	if (answer == OFFER_EXPIRED && sign_up->offer_until >= moment_day(db_now(db)))
		return fault_set(db_fault(db), CONFLICT, "roll", _("The offer to roll %d (%s) holds until %s."),
		                 sign_up->roll, sign_up->person_name, day_format(sign_up->offer_until, day));
	return DONE;
}

static enum status write_answer(struct db *db, const struct sign_up *sign_up, enum sign_up_refusal answer)
{
	if (answer == NOT_REFUSED)
		return sign_up_write(db, sign_up->id, SIGN_UP_REGISTERED, NULL);
	struct stmt s = stmt_open(db, "UPDATE sign_up SET status = 'cancelled', refused = $refused,"
	                              " version = action_id() WHERE id = $id");
	stmt_bind_text(&s, "$refused", answer == OFFER_DECLINED ? "declined" : "expired");
	stmt_bind_int(&s, "$id", sign_up->id);
	stmt_run(&s);
	return stmt_close(&s);
}

static enum status answer_offer(struct db *db, int64_t seminar, int roll, enum sign_up_refusal answer)
{
	struct sign_up sign_up;
	enum status status = load_live(db, seminar, roll, &sign_up);
	if (status == DONE)
		status = check_answer(db, &sign_up, answer);
	if (status != DONE)
		return status;
	action_about(db, sign_up.client, "sign_up", sign_up.id);
	return write_answer(db, &sign_up, answer);
}

enum status sign_up_answer(struct db *db, int64_t seminar, int roll, enum sign_up_refusal answer, const char *op,
                           struct sign_up *out, struct sign_up *next)
{
	struct action a;
	enum status status = action_begin(db, "seminar.answer", op, &a);
	if (status == DONE && !a.repeated)
		status = action_end(db, answer_offer(db, seminar, roll, answer));
	if (status == DONE)
		status = sign_up_get(db, seminar, roll, out);
	return status == DONE ? next_in_line(db, seminar, next) : status;
}
