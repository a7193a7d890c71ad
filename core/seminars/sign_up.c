#include "core/seminars/sign_up.h"

#include <stdlib.h>
#include <string.h>

#include "core/seminars/row.h"
#include "core/seminars/seminar.h"
#include "core/store/action.h"
#include "core/store/stmt.h"
#include "core/text/safe.h"
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
	const struct attendee *attendee = &request->attendees[index];
	bool over = place->status == SIGN_UP_WAITING && request->over_reason;
	enum status status = attendee_person(db, request->client, attendee, &person);
	if (status == DONE)
		status = sign_up_of_person(db, request->seminar, person, &already);
	if (status == DONE && already.id)
		return refuse_twice(db, &already, *first);
	if (status == DONE)
		status = sign_up_insert(db, request->seminar, request->client, person,
		                        over ? SIGN_UP_REGISTERED : place->status, over ? request->over_reason : NULL,
		                        &id);
	if (status == DONE && !*first)
		*first = id;
	if (status == DONE && attendee->note && *attendee->note)
		status = sign_up_note_write(db, id, attendee->note);
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

enum status sign_ups_of_action(struct db *db, int64_t action, struct sign_up_list *out)
{
	struct stmt s = stmt_open(db, "SELECT" SIGN_UP_COLUMNS ", count(*) OVER ()" SIGN_UP_TABLES
	                              "WHERE u.id IN (SELECT row FROM journal WHERE action = $action"
	                              " AND noun = 'sign_up') ORDER BY u.roll");
	stmt_bind_int(&s, "$action", action);
	return sign_up_rows(&s, out);
}

static enum status check_reason(struct db *db, const struct sign_up_request *request)
{
	if (request->all_waiting)
		return fault_set(db_fault(db), INVALID, "reason", _("They wait or they get a seat: choose one."));
	if (!request->over_reason[0])
		return fault_set(db_fault(db), INVALID, "reason",
		                 _("A seat beyond the capacity needs a reason: type one."));
	return safe_check(db_fault(db), "reason", request->over_reason, SAFE_LINE, SIGN_UP_NOTE_CHARACTERS);
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
	if (status == DONE && request->over_reason)
		status = check_reason(db, request);
	if (status == DONE)
		status = action_begin(db, request->over_reason ? "seminar.over" : "seminar.sign_up", op, &a);
	if (status == DONE && !a.repeated)
		status = action_end(db, add_all(db, request));
	return status == DONE ? sign_ups_of_action(db, a.id, out) : status;
}
