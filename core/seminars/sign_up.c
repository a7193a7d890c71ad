#include "core/seminars/sign_up.h"

#include <stdlib.h>
#include <string.h>

#include "core/seminars/row.h"
#include "core/seminars/seminar.h"
#include "core/store/action.h"
#include "core/store/stmt.h"
#include "core/words.h"

static const struct {
	const char *word;
	const char *text;
} statuses[] = {
        [SIGN_UP_REGISTERED] = {"registered", N_("registered")},
        [SIGN_UP_WAITING] = {"waiting", N_("waiting")},
        [SIGN_UP_OFFERED] = {"offered", N_("offered a seat")},
        [SIGN_UP_CANCELLED] = {"cancelled", N_("cancelled")},
};

const char *sign_up_status_word(enum sign_up_status status)
{
	return statuses[status].word;
}

const char *sign_up_status_text(enum sign_up_status status)
{
	return _(statuses[status].text);
}

/* The one rule of who gets a seat, for showing it and for saving it: nobody passes those who wait. */
static void deal(const struct seminar *seminar, int count, bool all_waiting, struct sign_up_place *out)
{
	int seats = seminar->waiting || all_waiting ? 0 : seminar_free_seats(seminar);
	for (int i = 0; i < count; i++) {
		bool seated = i < seats;
		out[i].status = seated ? SIGN_UP_REGISTERED : SIGN_UP_WAITING;
		out[i].position = seated ? 0 : seminar->waiting + i - seats + 1;
	}
}

enum status sign_up_preview(struct db *db, int64_t seminar, int count, bool all_waiting, struct sign_up_place *out)
{
	struct seminar_list list;
	enum status status = seminar_get(db, seminar, &list);
	if (status != DONE)
		return status;
	status = seminar_takes_sign_ups(db, &list.seminars[0]);
	if (status == DONE)
		deal(&list.seminars[0], count, all_waiting, out);
	seminar_list_free(&list);
	return status;
}

static enum status check_client(struct db *db, int64_t client)
{
	int64_t found;
	enum status status = stmt_one_int(db, "SELECT 1 FROM client WHERE id = $id", client, &found);
	if (status == NOT_FOUND)
		return fault_set(db_fault(db), NOT_FOUND, "client", _("There is no such client: find them first."));
	return status;
}

static enum status refuse_twice(struct db *db, const struct sign_up *already, int64_t first)
{
	if (first && already->id >= first)
		return fault_set(db_fault(db), CONFLICT, "person", _("%s is named twice: take one away."),
		                 already->person_name);
	return fault_set(db_fault(db), CONFLICT, "person", _("%s is signed up for this seminar already, with roll %d."),
	                 already->person_name, already->roll);
}

/* `first` is the id of the request's first sign-up, 0 before it is written. */
static enum status add_one(struct db *db, const struct sign_up_request *request, int index,
                           const struct sign_up_place *place, int64_t *first)
{
	int64_t person, id;
	struct sign_up already;
	enum status status = attendee_person(db, request->client, &request->attendees[index], &person);
	if (status == DONE)
		status = sign_up_of_person(db, request->seminar, person, &already);
	if (status == DONE && already.id)
		return refuse_twice(db, &already, *first);
	if (status == DONE)
		status = sign_up_insert(db, request->seminar, request->client, person, place->status, NULL, &id);
	if (status == DONE && !*first)
		*first = id;
	return status;
}

static enum status add_all(struct db *db, const struct sign_up_request *request)
{
	struct sign_up_place places[ATTENDEES_MOST];
	int64_t first = 0;
	enum status status = sign_up_preview(db, request->seminar, request->count, request->all_waiting, places);
	if (status == DONE)
		status = check_client(db, request->client);
	for (int i = 0; status == DONE && i < request->count; i++)
		status = add_one(db, request, i, &places[i], &first);
	action_about(db, request->client, "sign_up", first);
	return status;
}

/* What an action wrote, for its answer: the same whether it was done now or is repeated. */
static enum status of_action(struct db *db, int64_t action, struct sign_up_list *out)
{
	struct stmt s = stmt_open(db, "SELECT" SIGN_UP_COLUMNS ", count(*) OVER ()" SIGN_UP_TABLES
	                              "WHERE u.id IN (SELECT row FROM journal WHERE action = $action"
	                              " AND noun = 'sign_up') ORDER BY u.roll");
	stmt_bind_int(&s, "$action", action);
	return sign_up_rows(&s, out);
}

enum status sign_up_add(struct db *db, const struct sign_up_request *request, const char *op, struct sign_up_list *out)
{
	struct action a;
	memset(out, 0, sizeof(*out));
	if (request->count < 1 || request->count > ATTENDEES_MOST)
		return fault_set(db_fault(db), INVALID, "person", _("1 to %d people can be signed up at once."),
		                 ATTENDEES_MOST);
	enum status status = DONE;
	for (int i = 0; status == DONE && i < request->count; i++)
		status = attendee_check(db_fault(db), &request->attendees[i]);
	if (status == DONE)
		status = action_begin(db, "seminar.sign_up", op, &a);
	if (status == DONE && !a.repeated)
		status = action_end(db, add_all(db, request));
	return status == DONE ? of_action(db, a.id, out) : status;
}

/* A held, cancelled or finished seminar keeps its list as it was. */
static enum status check_alive(struct db *db, const struct seminar *seminar)
{
	if (seminar->status == SEMINAR_HELD || seminar->status == SEMINAR_CANCELLED)
		return fault_set(db_fault(db), CONFLICT, "seminar", _("%s is %s: its list stays as it is."),
		                 seminar->title, seminar_status_text(seminar->status));
	return DONE;
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
	struct seminar_list list;
	struct sign_up sign_up;
	enum status status = seminar_get(db, seminar, &list);
	if (status != DONE)
		return status;
	status = check_alive(db, &list.seminars[0]);
	seminar_list_free(&list);
	if (status == DONE)
		status = sign_up_get(db, seminar, roll, &sign_up);
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

/* One after another, so that the trigger sees each take their seat in order. */
static enum status move_up(struct db *db, int64_t seminar, int seats)
{
	enum status status = DONE;
	for (int i = 0; status == DONE && i < seats; i++) {
		int64_t id;
		status = stmt_one_int(db,
		                      "SELECT id FROM sign_up WHERE seminar = $id AND status = 'waiting'"
		                      " ORDER BY roll LIMIT 1",
		                      seminar, &id);
		if (status == DONE)
			status = sign_up_write(db, id, SIGN_UP_REGISTERED, NULL);
		else if (status == NOT_FOUND)
			return DONE;
	}
	return status;
}

static enum status promote(struct db *db, int64_t seminar)
{
	struct seminar_list list;
	enum status status = seminar_get(db, seminar, &list);
	if (status != DONE)
		return status;
	status = check_promote(db, &list.seminars[0]);
	if (status == DONE)
		status = move_up(db, seminar, seminar_free_seats(&list.seminars[0]));
	seminar_list_free(&list);
	action_about(db, 0, "seminar", seminar);
	return status;
}

enum status sign_up_promote(struct db *db, int64_t seminar, const char *op, struct sign_up_list *out)
{
	struct action a;
	memset(out, 0, sizeof(*out));
	enum status status = action_begin(db, "seminar.promote", op, &a);
	if (status == DONE && !a.repeated)
		status = action_end(db, promote(db, seminar));
	return status == DONE ? of_action(db, a.id, out) : status;
}

static enum status pay(struct db *db, int64_t seminar, int roll, int amount)
{
	struct sign_up sign_up;
	enum status status = sign_up_get(db, seminar, roll, &sign_up);
	if (status != DONE)
		return status;
	if (sign_up.paid == amount)
		return fault_set(db_fault(db), CONFLICT, "paid",
		                 amount ? _("Roll %d (%s) has paid %d yen already.")
		                        : _("Roll %d (%s) has paid nothing yet."),
		                 roll, sign_up.person_name, amount);
	action_about(db, sign_up.client, "sign_up", sign_up.id);
	struct stmt s = stmt_open(db, "UPDATE sign_up SET paid = nullif($paid, 0), paid_at = iif($paid, $at, NULL),"
	                              " paid_by = iif($paid, $by, NULL), version = action_id() WHERE id = $id");
	stmt_bind_int(&s, "$paid", amount);
	stmt_bind_int(&s, "$at", db_now(db));
	stmt_bind_int(&s, "$by", db_actor(db));
	stmt_bind_int(&s, "$id", sign_up.id);
	stmt_run(&s);
	return stmt_close(&s);
}

enum status sign_up_pay(struct db *db, int64_t seminar, int roll, int amount, const char *op, struct sign_up *out)
{
	struct action a;
	if (amount < 0 || amount > SEMINAR_FEE_MOST)
		return fault_set(db_fault(db), INVALID, "paid", _("A payment is from 0 to %d yen."), SEMINAR_FEE_MOST);
	enum status status = action_begin(db, "seminar.pay", op, &a);
	if (status == DONE && !a.repeated)
		status = action_end(db, pay(db, seminar, roll, amount));
	return status == DONE ? sign_up_get(db, seminar, roll, out) : status;
}
