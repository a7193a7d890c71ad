#include <stdlib.h>

#include "core/seminars/row.h"
#include "core/seminars/seminar.h"
#include "core/store/action.h"
#include "core/store/stmt.h"
#include "core/text/safe.h"
#include "core/words.h"

static int by_time(const void *a, const void *b)
{
	const struct seminar_session *x = a, *y = b;
	if (x->day != y->day)
		return x->day < y->day ? -1 : 1;
	return (x->from_minute > y->from_minute) - (x->from_minute < y->from_minute);
}

static enum status check_sessions(struct fault *fault, const struct seminar *seminar)
{
	if (seminar->session_count < 1 || seminar->session_count > SEMINAR_SESSIONS_MOST)
		return fault_set(fault, INVALID, "sessions", _("A seminar has 1 to %d sessions."),
		                 SEMINAR_SESSIONS_MOST);
	qsort(seminar->sessions, (size_t)seminar->session_count, sizeof(struct seminar_session), by_time);
	for (int i = 0; i < seminar->session_count; i++) {
		const struct seminar_session *s = &seminar->sessions[i];
		char day[DAY_BYTES];
		if (!day_valid(s->day) || s->from_minute < 0 || s->to_minute <= s->from_minute ||
		    s->to_minute > MINUTES_A_DAY)
			return fault_set(fault, INVALID, "sessions", _("The times of session %d are wrong."), i + 1);
		if (i && s->day == s[-1].day && s->from_minute < s[-1].to_minute)
			return fault_set(fault, INVALID, "sessions",
			                 _("Two sessions are at the same time on %s: change one."),
			                 day_format(s->day, day));
	}
	return DONE;
}

static enum status check_capacity(struct fault *fault, int capacity)
{
	if (capacity >= 1 && capacity <= SEMINAR_CAPACITY_MOST)
		return DONE;
	return fault_set(fault, INVALID, "capacity", _("The capacity is %d: it must be from 1 to %d."), capacity,
	                 SEMINAR_CAPACITY_MOST);
}

static enum status check(struct fault *fault, const struct seminar *seminar)
{
	if (seminar->title[0] == '\0')
		return fault_set(fault, INVALID, "title", _("The title is empty: type one."));
	enum status status = safe_check(fault, "title", seminar->title, SAFE_LINE, SEMINAR_TITLE_CHARACTERS);
	if (status == DONE)
		status = safe_check(fault, "lecturer", seminar->lecturer, SAFE_LINE, SEMINAR_TITLE_CHARACTERS);
	if (status == DONE)
		status = check_capacity(fault, seminar->capacity);
	return status == DONE ? check_sessions(fault, seminar) : status;
}

static enum status insert_sessions(struct db *db, struct seminar *seminar)
{
	struct stmt s =
	        stmt_open(db, "INSERT INTO seminar_session (seminar, position, day, from_minute, to_minute, room,"
	                      " field) VALUES ($seminar, $position, $day, $from, $to, $room, nullif($field, 0))");
	for (int i = 0; i < seminar->session_count; i++) {
		struct seminar_session *session = &seminar->sessions[i];
		char day[DAY_BYTES];
		session->position = i + 1;
		stmt_bind_int(&s, "$seminar", seminar->id);
		stmt_bind_int(&s, "$position", session->position);
		stmt_bind_text(&s, "$day", day_format(session->day, day));
		stmt_bind_int(&s, "$from", session->from_minute);
		stmt_bind_int(&s, "$to", session->to_minute);
		stmt_bind_text(&s, "$room", session->room);
		stmt_bind_int(&s, "$field", session->field);
		stmt_run(&s);
		session->id = db_last_id(db);
	}
	return stmt_close(&s);
}

static enum status insert(struct db *db, struct seminar *seminar)
{
	char opens[DAY_BYTES], closes[DAY_BYTES];
	struct stmt s = stmt_open(
	        db, "INSERT INTO seminar (title, topic, consultant, lecturer, capacity, status, fee_member, fee_other,"
	            " opens, closes, certificate_share, certificate_fields) VALUES ($title, nullif($topic, 0),"
	            " nullif($consultant, 0), $lecturer, $capacity, $status, nullif($member, 0), nullif($other, 0),"
	            " $opens, $closes, nullif($share, 0), iif($share, $fields, NULL))");
	stmt_bind_text(&s, "$title", seminar->title);
	stmt_bind_int(&s, "$topic", seminar->topic);
	stmt_bind_int(&s, "$consultant", seminar->consultant);
	stmt_bind_text(&s, "$lecturer", seminar->consultant ? NULL : seminar->lecturer);
	stmt_bind_int(&s, "$capacity", seminar->capacity);
	stmt_bind_text(&s, "$status", seminar_status_word(seminar->status));
	stmt_bind_int(&s, "$member", seminar->fee_member);
	stmt_bind_int(&s, "$other", seminar->fee_other);
	stmt_bind_text(&s, "$opens", seminar->opens ? day_format(seminar->opens, opens) : NULL);
	stmt_bind_text(&s, "$closes", seminar->closes ? day_format(seminar->closes, closes) : NULL);
	stmt_bind_int(&s, "$share", seminar->certificate_share);
	stmt_bind_int(&s, "$fields", seminar->certificate_fields);
	stmt_run(&s);
	seminar->id = db_last_id(db);
	enum status status = stmt_close(&s);
	return status == DONE ? insert_sessions(db, seminar) : status;
}

enum status seminar_insert(struct db *db, struct seminar *seminar)
{
	enum status status = check(db_fault(db), seminar);
	return status == DONE ? insert(db, seminar) : status;
}

enum status seminar_add(struct db *db, struct seminar *seminar, const char *op)
{
	struct action a;
	if (seminar->status != SEMINAR_DRAFT && seminar->status != SEMINAR_OPEN)
		return fault_set(db_fault(db), INVALID, "status", _("A new seminar is a draft or open."));
	enum status status = check(db_fault(db), seminar);
	if (status == DONE)
		status = action_begin(db, "seminar.add", op, &a);
	if (status != DONE)
		return status;
	if (a.repeated) {
		seminar->id = a.subject;
		return DONE;
	}
	status = insert(db, seminar);
	action_about(db, 0, "seminar", seminar->id);
	return action_end(db, status);
}

static enum status write_capacity(struct db *db, int64_t id, int capacity)
{
	struct seminar_list list;
	enum status status = seminar_get(db, id, &list);
	if (status != DONE)
		return status;
	int now = list.seminars[0].capacity;
	seminar_list_free(&list);
	if (now == capacity)
		return fault_set(db_fault(db), CONFLICT, "capacity", _("The capacity is %d already."), capacity);
	struct stmt s = stmt_open(db, "UPDATE seminar SET capacity = $capacity, version = action_id() WHERE id = $id");
	stmt_bind_int(&s, "$capacity", capacity);
	stmt_bind_int(&s, "$id", id);
	stmt_run(&s);
	return stmt_close(&s);
}

enum status seminar_set_capacity(struct db *db, int64_t id, int capacity, const char *op)
{
	struct action a;
	enum status status = check_capacity(db_fault(db), capacity);
	if (status == DONE)
		status = action_begin(db, "seminar.edit", op, &a);
	if (status != DONE || a.repeated)
		return status;
	action_about(db, 0, "seminar", id);
	return action_end(db, write_capacity(db, id, capacity));
}

static enum status may_become(struct db *db, const struct seminar *seminar, enum seminar_status status)
{
	struct fault *fault = db_fault(db);
	const struct seminar_session *first = &seminar->sessions[0];
	if (seminar->status == status)
		return fault_set(fault, CONFLICT, "status", _("%s has that status already (%s)."), seminar->title,
		                 seminar_status_text(status));
	if (status == SEMINAR_DRAFT && (seminar->registered || seminar->waiting))
		return fault_set(fault, CONFLICT, "status",
		                 _("People have signed up for %s: close it or call it off instead."), seminar->title);
	if (status == SEMINAR_HELD && db_now(db) < moment_of(first->day, first->from_minute))
		return fault_set(fault, CONFLICT, "status", _("%s has not begun yet: wait for its first session."),
		                 seminar->title);
	return DONE;
}

static enum status write_status(struct db *db, int64_t id, enum seminar_status value)
{
	struct seminar_list list;
	enum status status = seminar_get(db, id, &list);
	if (status != DONE)
		return status;
	status = may_become(db, &list.seminars[0], value);
	seminar_list_free(&list);
	if (status != DONE)
		return status;
	struct stmt s = stmt_open(db, "UPDATE seminar SET status = $status, version = action_id() WHERE id = $id");
	stmt_bind_text(&s, "$status", seminar_status_word(value));
	stmt_bind_int(&s, "$id", id);
	stmt_run(&s);
	return stmt_close(&s);
}

enum status seminar_set_status(struct db *db, int64_t id, enum seminar_status status, const char *op)
{
	struct action a;
	enum status done = action_begin(db, "seminar.edit", op, &a);
	if (done != DONE || a.repeated)
		return done;
	action_about(db, 0, "seminar", id);
	return action_end(db, write_status(db, id, status));
}
