#include <string.h>

#include "core/seminars/row.h"
#include "core/store/action.h"
#include "core/text/number.h"
#include "core/text/safe.h"
#include "core/words.h"

/* A client nobody has asked anything about yet: a name and its reading. */
static enum status enter_client(struct db *db, const struct attendee *attendee, int64_t *out)
{
	int64_t counter;
	char number[NUMBER_CLIENT_BYTES];
	const char *reading = attendee->reading && *attendee->reading ? attendee->reading : attendee->name;
	enum status status = counter_next(db, "client.other", 0, 1, &counter);
	if (status != DONE)
		return status;
	number_client_write(number, false, counter);
	struct stmt s = stmt_open(db, "INSERT INTO client (number, kind, name, reading)"
	                              " VALUES ($number, 'nonmember', $name, $reading)");
	stmt_bind_text(&s, "$number", number);
	stmt_bind_text(&s, "$name", attendee->name);
	stmt_bind_text(&s, "$reading", reading);
	stmt_run(&s);
	*out = db_last_id(db);
	return stmt_close(&s);
}

/* The client and the person who stand at the door. */
static enum status identify(struct db *db, const struct walk_in *w, int64_t *client, int64_t *person)
{
	struct sign_up row;
	enum status status = DONE;
	if (w->roll) {
		status = sign_up_get(db, w->seminar, w->roll, &row);
		*client = row.client;
		*person = row.person;
		return status;
	}
	*client = w->client;
	if (!w->client)
		status = attendee_check(db_fault(db), &w->attendee);
	if (!w->client && status == DONE)
		status = enter_client(db, &w->attendee, client);
	return status == DONE ? attendee_person(db, *client, &w->attendee, person) : status;
}

/* Whether a seat is not theirs by right: none is free, or others have waited longer. */
static enum status beyond(struct db *db, int64_t seminar, const struct sign_up *stands, bool *out)
{
	struct seminar_list list;
	enum status status = seminar_get(db, seminar, &list);
	if (status != DONE)
		return status;
	int before = stands->id ? stands->position - 1 : list.seminars[0].waiting;
	*out = before > 0 || seminar_full(&list.seminars[0]);
	seminar_list_free(&list);
	return DONE;
}

/* Without a reason the trigger refuses; its rule is kept for the caller, who then asks for one. */
static enum status ask_reason(struct db *db, enum status status)
{
	bool full = strcmp(db_rule(db), "seminar.full") == 0, queue = strcmp(db_rule(db), "seminar.queue") == 0;
	if (status == CONFLICT && full)
		return fault_set(db_fault(db), CONFLICT, "reason",
		                 _("No seat is free: say why they are let in all the same."));
	if (status == CONFLICT && queue)
		return fault_set(db_fault(db), CONFLICT, "reason",
		                 _("Others have waited longer: say why they are let in all the same."));
	return status;
}

/* Gives them a seat if they hold none; `seat` is the sign-up that has it. */
static enum status take_seat(struct db *db, int64_t seminar, int64_t client, int64_t person, const char *reason,
                             int64_t *seat)
{
	struct sign_up stands;
	bool over = false;
	enum status status = sign_up_of_person(db, seminar, person, &stands);
	*seat = stands.id;
	if (status != DONE || (stands.id && stands.status != SIGN_UP_WAITING))
		return status;
	status = beyond(db, seminar, &stands, &over);
	if (status != DONE)
		return status;
	if (stands.id)
		status = sign_up_write(db, stands.id, SIGN_UP_REGISTERED, over ? reason : NULL);
	else
		status = sign_up_insert(db, seminar, client, person, SIGN_UP_REGISTERED, over ? reason : NULL, seat);
	return ask_reason(db, status);
}

/* Marks who now holds a seat, unless they are in already. */
static enum status mark(struct db *db, int64_t session, int64_t seat, bool seated, const char *how,
                        struct attend_result *out)
{
	enum status status = attend_look(db, session, seat, 0, out);
	if (status == DONE && !out->at)
		status = attendance_insert(db, session, seat, db_now(db), seated ? "signed_up" : how);
	return status;
}

static enum status let_in(struct db *db, const struct walk_in *w, int64_t session, struct attend_result *out)
{
	int64_t client = 0, person = 0, seat = 0;
	struct sign_up before;
	enum status status = identify(db, w, &client, &person);
	if (status == DONE)
		status = sign_up_of_person(db, w->seminar, person, &before);
	bool seated = status == DONE && before.id && before.status != SIGN_UP_WAITING;
	if (status == DONE)
		status = take_seat(db, w->seminar, client, person, w->reason, &seat);
	action_about(db, client, "sign_up", seat);
	return status == DONE ? mark(db, session, seat, seated, "walk_in", out) : status;
}

/* The answer, after saving as after a repetition. */
static enum status answer(struct db *db, enum status status, const struct action *a, int64_t session, int64_t seat,
                          struct attend_result *out)
{
	return status == DONE ? attend_look(db, session, a->repeated ? a->subject : seat, a->id, out) : status;
}

/* Somebody who was in before needs no action. */
static enum status end(struct db *db, enum status status, const struct attend_result *result)
{
	if (status == DONE && result->outcome == ATTEND_ALREADY) {
		action_end(db, CONFLICT);
		return DONE;
	}
	return action_end(db, status);
}

static enum status check_reason(struct db *db, const char *reason)
{
	return reason ? safe_check(db_fault(db), "reason", reason, SAFE_LINE, 300) : DONE;
}

enum status attend_walk_in(struct db *db, const struct walk_in *walk_in, const char *op, struct attend_result *out)
{
	struct action a;
	struct seminar_session session = {0};
	memset(out, 0, sizeof(*out));
	enum status status = check_reason(db, walk_in->reason);
	if (status == DONE)
		status = action_begin(db, "seminar.attend", op, &a);
	if (status != DONE)
		return status;
	status = attend_find_session(db, walk_in->seminar, walk_in->session, &session);
	if (!a.repeated) {
		if (status == DONE)
			status = let_in(db, walk_in, session.id, out);
		status = end(db, status, out);
	}
	return answer(db, status, &a, session.id, out->person.id, out);
}

/* The seat elsewhere is freed while somebody can still have it. */
static enum status leave(struct db *db, const struct sign_up *there)
{
	struct seminar_list list;
	enum status status = seminar_get(db, there->seminar, &list);
	if (status != DONE)
		return status;
	const struct seminar *s = &list.seminars[0];
	bool past = s->status == SEMINAR_HELD || s->status == SEMINAR_CANCELLED ||
	            seminar_over(s, moment_day(db_now(db)), moment_minute(db_now(db)));
	seminar_list_free(&list);
	if (past || there->attended || there->status == SIGN_UP_CANCELLED)
		return DONE;
	return sign_up_write(db, there->id, SIGN_UP_CANCELLED, NULL);
}

static enum status move_here(struct db *db, int64_t seminar, int64_t session, int64_t from, const char *reason,
                             struct attend_result *out)
{
	struct sign_up there;
	int64_t seat = 0;
	enum status status = sign_up_by_id(db, from, &there);
	if (status == DONE && there.seminar == seminar)
		status = fault_set(db_fault(db), CONFLICT, "sign_up", _("%s is signed up for this very seminar."),
		                   there.person_name);
	if (status == DONE)
		status = take_seat(db, seminar, there.client, there.person, reason, &seat);
	if (status == DONE)
		status = leave(db, &there);
	action_about(db, there.client, "sign_up", seat);
	return status == DONE ? mark(db, session, seat, false, "transfer", out) : status;
}

enum status attend_transfer(struct db *db, int64_t seminar, int position, int64_t from, const char *reason,
                            const char *op, struct attend_result *out)
{
	struct action a;
	struct seminar_session session = {0};
	memset(out, 0, sizeof(*out));
	enum status status = check_reason(db, reason);
	if (status == DONE)
		status = action_begin(db, "seminar.attend", op, &a);
	if (status != DONE)
		return status;
	status = attend_find_session(db, seminar, position, &session);
	if (!a.repeated) {
		if (status == DONE)
			status = move_here(db, seminar, session.id, from, reason, out);
		status = end(db, status, out);
	}
	return answer(db, status, &a, session.id, out->person.id, out);
}
