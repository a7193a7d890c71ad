#include "core/seminars/attendance.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/desks/appointment.h"
#include "core/seminars/row.h"
#include "core/store/action.h"
#include "core/store/stmt.h"
#include "core/text/number.h"
#include "core/time/show.h"
#include "core/words.h"

static const struct {
	const char *word;
	const char *text;
	bool refused;
} outcomes[] = {
        [ATTEND_PRESENT] = {"present", N_("present"), false},
        [ATTEND_WALK_IN] = {"walk_in", N_("walk-in"), false},
        [ATTEND_TRANSFER] = {"transfer", N_("moved here"), false},
        [ATTEND_ALREADY] = {"already", N_("present"), false},
        [ATTEND_CANCELLED] = {"cancelled", N_("cancelled"), true},
        [ATTEND_WAITING] = {"waiting", N_("waiting list"), true},
        [ATTEND_ELSEWHERE] = {"elsewhere", N_("another seminar"), true},
        [ATTEND_DESK] = {"desk", N_("appointment"), true},
        [ATTEND_NO_ROLL] = {"no_roll", N_("no such number"), true},
};

const char *attend_word(enum attend_outcome outcome)
{
	return outcomes[outcome].word;
}

bool attend_refused(enum attend_outcome outcome)
{
	return outcomes[outcome].refused;
}

char *attend_text(const struct attend_result *result, char *text, size_t size)
{
	char clock[CLOCK_BYTES], day[SHOW_BYTES];
	if (result->outcome == ATTEND_ALREADY)
		snprintf(text, size, _("in since %s"), clock_format(moment_minute(result->at), clock));
	else if (result->outcome == ATTEND_ELSEWHERE)
		snprintf(text, size, _("signed up for %s %s"),
		         day_show(result->elsewhere_day, DAY_SHORT, day, sizeof(day)), result->elsewhere_title);
	else
		snprintf(text, size, "%s", _(outcomes[result->outcome].text));
	return text;
}

void attend_list_free(struct attend_list *list)
{
	free(list->results);
	memset(list, 0, sizeof(*list));
}

/* The nearer the more; of those that are over the last one is meant, of those to come the first. */
enum near { OVER_AND_CLOSED, TO_COME, OVER, OVER_TODAY, LATER_TODAY, NOW };

static enum near nearness(const struct seminar_session *session, int32_t day, int minute)
{
	if (session->day > day)
		return TO_COME;
	if (session->day < day)
		return session->closed_at ? OVER_AND_CLOSED : OVER;
	if (minute >= session->to_minute)
		return OVER_TODAY;
	return minute < session->from_minute - 60 ? LATER_TODAY : NOW;
}

const struct seminar_session *attend_session(const struct seminar *seminar, int position, int32_t day, int minute)
{
	const struct seminar_session *best = NULL;
	enum near nearest = OVER_AND_CLOSED;
	for (int i = 0; i < seminar->session_count; i++) {
		const struct seminar_session *s = &seminar->sessions[i];
		enum near near = nearness(s, day, minute);
		bool over = near == OVER_AND_CLOSED || near == OVER || near == OVER_TODAY;
		if (s->position == position)
			return s;
		if (near > nearest || (near == nearest && (over || !best))) {
			nearest = near;
			best = s;
		}
	}
	return position ? NULL : best;
}

bool attend_late(const struct seminar_session *session, int64_t at)
{
	return at >= moment_of(session->day, session->from_minute + 1) &&
	       at < moment_of(session->day, session->to_minute);
}

enum status attendance_insert(struct db *db, int64_t session, int64_t sign_up, int64_t at, const char *how)
{
	struct stmt s = stmt_open(db, "INSERT INTO attendance (session, sign_up, at, how)"
	                              " VALUES ($session, $sign_up, $at, $how)");
	stmt_bind_int(&s, "$session", session);
	stmt_bind_int(&s, "$sign_up", sign_up);
	stmt_bind_int(&s, "$at", at);
	stmt_bind_text(&s, "$how", how);
	stmt_run(&s);
	return stmt_close(&s);
}

enum status attend_find_session(struct db *db, int64_t seminar, int position, struct seminar_session *out)
{
	struct seminar_list list;
	enum status status = seminar_get(db, seminar, &list);
	if (status != DONE)
		return status;
	const struct seminar *s = &list.seminars[0];
	const struct seminar_session *found =
	        attend_session(s, position, moment_day(db_now(db)), moment_minute(db_now(db)));
	if (s->status == SEMINAR_DRAFT || s->status == SEMINAR_CANCELLED)
		status = fault_set(db_fault(db), CONFLICT, "seminar", _("%s is %s: nobody can attend it."), s->title,
		                   seminar_status_text(s->status));
	else if (!found)
		status = fault_set(db_fault(db), NOT_FOUND, "session", _("%s has no session %d: it has %d."), s->title,
		                   position, s->session_count);
	else
		*out = *found;
	seminar_list_free(&list);
	return status;
}

#define ATTEND_ROW                                                                                                     \
	"SELECT" SIGN_UP_COLUMNS ", coalesce(a.at, 0), a.version, a.how" SIGN_UP_TABLES                                \
	"LEFT JOIN attendance a ON a.sign_up = u.id AND a.session = $session "

/* `action` is the one that may have marked them: what it did itself is not "already". */
static void judge(struct stmt *s, int64_t action, struct attend_result *out)
{
	sign_up_read(s, &out->person);
	out->roll = out->person.roll;
	out->at = stmt_int(s, SIGN_UP_COLUMN_COUNT);
	const char *how = stmt_str(s, SIGN_UP_COLUMN_COUNT + 2);
	if (out->at && stmt_int(s, SIGN_UP_COLUMN_COUNT + 1) != action)
		out->outcome = ATTEND_ALREADY;
	else if (out->at)
		out->outcome = strcmp(how, "walk_in") == 0    ? ATTEND_WALK_IN
		               : strcmp(how, "transfer") == 0 ? ATTEND_TRANSFER
		                                              : ATTEND_PRESENT;
	else if (out->person.status == SIGN_UP_CANCELLED)
		out->outcome = ATTEND_CANCELLED;
	else if (out->person.status == SIGN_UP_WAITING)
		out->outcome = ATTEND_WAITING;
	else
		out->outcome = ATTEND_PRESENT;
}

static enum status look_roll(struct db *db, int64_t seminar, int64_t session, int roll, int64_t action,
                             struct attend_result *out)
{
	struct stmt s = stmt_open(db, ATTEND_ROW "WHERE u.seminar = $seminar AND u.roll = $roll");
	memset(out, 0, sizeof(*out));
	out->roll = roll;
	out->outcome = ATTEND_NO_ROLL;
	stmt_bind_int(&s, "$session", session);
	stmt_bind_int(&s, "$seminar", seminar);
	stmt_bind_int(&s, "$roll", roll);
	if (stmt_row(&s))
		judge(&s, action, out);
	return stmt_close(&s);
}

enum status attend_look(struct db *db, int64_t session, int64_t sign_up, int64_t action, struct attend_result *out)
{
	struct stmt s = stmt_open(db, ATTEND_ROW "WHERE u.id = $sign_up");
	memset(out, 0, sizeof(*out));
	out->outcome = ATTEND_NO_ROLL;
	stmt_bind_int(&s, "$session", session);
	stmt_bind_int(&s, "$sign_up", sign_up);
	if (stmt_row(&s))
		judge(&s, action, out);
	return stmt_close(&s);
}

static enum status mark(struct db *db, int64_t session, struct attend_result *result, int *marked)
{
	if (result->outcome != ATTEND_PRESENT || result->at)
		return DONE;
	result->at = db_now(db);
	(*marked)++;
	return attendance_insert(db, session, result->person.id, result->at, "signed_up");
}

static void count(struct attend_list *list)
{
	for (int i = 0; i < list->count; i++) {
		enum attend_outcome outcome = list->results[i].outcome;
		if (attend_refused(outcome))
			list->refused++;
		else if (outcome == ATTEND_ALREADY)
			list->already++;
		else
			list->marked++;
	}
}

/* An action that would write nothing is not made. */
static enum status end_marking(struct db *db, enum status status, int marked)
{
	if (status == DONE && marked == 0) {
		action_end(db, CONFLICT);
		return DONE;
	}
	return action_end(db, status);
}

/* Makes room for the answer to each roll. */
static enum status list_open(struct db *db, int count, struct attend_list *out)
{
	memset(out, 0, sizeof(*out));
	out->results = calloc(count ? (size_t)count : 1, sizeof(*out->results));
	return out->results ? DONE : fault_set(db_fault(db), FAILED, NULL, _("Out of memory."));
}

static enum status mark_rolls(struct db *db, const struct seminar_session *session, int64_t seminar,
                              const struct roll_list *rolls, const struct action *a, struct attend_list *out)
{
	int marked = 0;
	enum status status = list_open(db, rolls->count, out);
	for (int i = 0; status == DONE && i < rolls->count; i++) {
		status = look_roll(db, seminar, session->id, rolls->rolls[i], a->id, &out->results[i]);
		if (status == DONE && !a->repeated)
			status = mark(db, session->id, &out->results[i], &marked);
		out->count++;
	}
	if (a->repeated)
		return status;
	action_about(db, 0, "seminar", seminar);
	return end_marking(db, status, marked);
}

enum status attend_foresee(struct db *db, int64_t seminar, int position, const struct roll_list *rolls,
                           struct attend_list *out)
{
	struct seminar_session session = {0};
	memset(out, 0, sizeof(*out));
	enum status status = attend_find_session(db, seminar, position, &session);
	if (status == DONE)
		status = list_open(db, rolls->count, out);
	for (int i = 0; status == DONE && i < rolls->count; i++, out->count++)
		status = look_roll(db, seminar, session.id, rolls->rolls[i], 0, &out->results[i]);
	if (status == DONE)
		count(out);
	else
		attend_list_free(out);
	return status;
}

enum status attend_rolls(struct db *db, int64_t seminar, int position, const struct roll_list *rolls, const char *op,
                         struct attend_list *out)
{
	struct action a;
	struct seminar_session session = {0};
	memset(out, 0, sizeof(*out));
	enum status status = action_begin(db, "seminar.attend", op, &a);
	if (status != DONE)
		return status;
	status = attend_find_session(db, seminar, position, &session);
	if (status == DONE)
		status = mark_rolls(db, &session, seminar, rolls, &a, out);
	else if (!a.repeated)
		action_end(db, status);
	if (status == DONE)
		count(out);
	else
		attend_list_free(out);
	return status;
}

/* Of another seminar, or of a sign-up that was cancelled: the same person may be in here all the same. */
static enum status look_here(struct db *db, int64_t seminar, int64_t session, int64_t action,
                             struct attend_result *result)
{
	struct sign_up here;
	enum status status = sign_up_of_person(db, seminar, result->person.person, &here);
	return status == DONE && here.id ? attend_look(db, session, here.id, action, result) : status;
}

enum status attend_elsewhere(struct db *db, struct attend_result *result)
{
	struct seminar_list list;
	enum status status = seminar_get(db, result->person.seminar, &list);
	if (status != DONE)
		return status;
	result->outcome = ATTEND_ELSEWHERE;
	result->at = 0;
	result->elsewhere = list.seminars[0].id;
	result->elsewhere_day = list.seminars[0].sessions[0].day;
	snprintf(result->elsewhere_title, sizeof(result->elsewhere_title), "%s", list.seminars[0].title);
	seminar_list_free(&list);
	return DONE;
}

static enum status no_code(struct db *db, enum status status, const char *code)
{
	return fault_set(db_fault(db), status, "code", _("%s is no code of anybody here: look for the name."), code);
}

/* Who has come to the wrong room is told where they are expected. */
static enum status is_appointment(struct db *db, int64_t id, const char *code, struct attend_result *out)
{
	struct appointment a;
	char clock[CLOCK_BYTES], day[SHOW_BYTES];
	enum status status = appointment_get(db, id, &a);
	if (status != DONE)
		return status == NOT_FOUND ? no_code(db, NOT_FOUND, code) : status;
	bool today = a.day == moment_day(db_now(db));
	*out = (struct attend_result){.outcome = ATTEND_DESK, .elsewhere = id, .elsewhere_day = a.day};
	snprintf(out->elsewhere_title, sizeof(out->elsewhere_title), _("%s%s%s desk %d %.200s"),
	         today ? "" : day_show(a.day, DAY_SHORT, day, sizeof(day)), today ? "" : " ",
	         cell_format(a.cell, clock), a.desk, a.name);
	return DONE;
}

static enum status mark_code(struct db *db, int64_t seminar, const struct seminar_session *session, int64_t id,
                             const char *code, const struct action *a, struct attend_result *out)
{
	int marked = 0;
	enum status status = attend_look(db, session->id, id, a->id, out);
	if (status == DONE && !out->person.id)
		status = no_code(db, NOT_FOUND, code);
	if (status == DONE && (out->person.seminar != seminar || out->outcome == ATTEND_CANCELLED))
		status = look_here(db, seminar, session->id, a->id, out);
	if (status == DONE && out->person.seminar != seminar)
		status = attend_elsewhere(db, out);
	if (a->repeated)
		return status;
	if (status == DONE)
		status = mark(db, session->id, out, &marked);
	action_about(db, 0, "seminar", seminar);
	return end_marking(db, status, marked);
}

enum status attend_code(struct db *db, int64_t seminar, int position, const char *code, const char *op,
                        struct attend_result *out)
{
	enum number_kind kind;
	int64_t id;
	struct action a;
	struct seminar_session session = {0};
	if (!number_code_read(code, &kind, &id))
		return no_code(db, INVALID, code);
	if (kind == NUMBER_APPOINTMENT)
		return is_appointment(db, id, code, out);
	enum status status = action_begin(db, "seminar.attend", op, &a);
	if (status != DONE)
		return status;
	status = attend_find_session(db, seminar, position, &session);
	if (status == DONE)
		return mark_code(db, seminar, &session, id, code, &a, out);
	return a.repeated ? status : action_end(db, status);
}
