#include "core/seminars/row.h"
#include "core/seminars/seminar.h"
#include "core/store/action.h"
#include "core/store/stmt.h"
#include "core/words.h"

/* ---- What is written ---- */

/* `days` has room for two. */
static void bind_facts(struct stmt *s, const struct seminar *seminar, char days[2][DAY_BYTES])
{
	stmt_bind_text(s, "$title", seminar->title);
	stmt_bind_int(s, "$topic", seminar->topic);
	stmt_bind_int(s, "$consultant", seminar->consultant);
	stmt_bind_text(s, "$lecturer", seminar->consultant ? NULL : seminar->lecturer);
	stmt_bind_int(s, "$capacity", seminar->capacity);
	stmt_bind_text(s, "$status", seminar_status_word(seminar->status));
	stmt_bind_int(s, "$member", seminar->fee_member);
	stmt_bind_int(s, "$other", seminar->fee_other);
	stmt_bind_text(s, "$opens", seminar->opens ? day_format(seminar->opens, days[0]) : NULL);
	stmt_bind_text(s, "$closes", seminar->closes ? day_format(seminar->closes, days[1]) : NULL);
	stmt_bind_int(s, "$share", seminar->certificate_share);
	stmt_bind_int(s, "$fields", seminar->certificate_fields);
}

static void bind_session(struct stmt *s, const struct seminar_session *session, char day[DAY_BYTES])
{
	stmt_bind_int(s, "$position", session->position);
	stmt_bind_text(s, "$day", day_format(session->day, day));
	stmt_bind_int(s, "$from", session->from_minute);
	stmt_bind_int(s, "$to", session->to_minute);
	stmt_bind_text(s, "$room", session->room);
	stmt_bind_int(s, "$field", session->field);
}

static enum status insert_session(struct db *db, int64_t seminar, struct seminar_session *session)
{
	char day[DAY_BYTES];
	struct stmt s =
	        stmt_open(db, "INSERT INTO seminar_session (seminar, position, day, from_minute, to_minute, room,"
	                      " field) VALUES ($seminar, $position, $day, $from, $to, $room, nullif($field, 0))");
	stmt_bind_int(&s, "$seminar", seminar);
	bind_session(&s, session, day);
	stmt_run(&s);
	session->id = db_last_id(db);
	return stmt_close(&s);
}

static enum status insert(struct db *db, struct seminar *seminar)
{
	char days[2][DAY_BYTES];
	struct stmt s = stmt_open(
	        db, "INSERT INTO seminar (title, topic, consultant, lecturer, capacity, status, fee_member, fee_other,"
	            " opens, closes, certificate_share, certificate_fields) VALUES ($title, nullif($topic, 0),"
	            " nullif($consultant, 0), $lecturer, $capacity, $status, nullif($member, 0), nullif($other, 0),"
	            " $opens, $closes, nullif($share, 0), iif($share, $fields, NULL))");
	bind_facts(&s, seminar, days);
	stmt_run(&s);
	seminar->id = db_last_id(db);
	enum status status = stmt_close(&s);
	for (int i = 0; status == DONE && i < seminar->session_count; i++) {
		seminar->sessions[i].position = i + 1;
		status = insert_session(db, seminar->id, &seminar->sessions[i]);
	}
	return status;
}

enum status seminar_insert(struct db *db, struct seminar *seminar)
{
	enum status status = seminar_check(db_fault(db), seminar);
	return status == DONE ? insert(db, seminar) : status;
}

enum status seminar_add(struct db *db, struct seminar *seminar, const char *op)
{
	struct action a;
	if (seminar->status != SEMINAR_DRAFT && seminar->status != SEMINAR_OPEN)
		return fault_set(db_fault(db), INVALID, "status", _("A new seminar is a draft or open."));
	enum status status = seminar_check(db_fault(db), seminar);
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

/* ---- Changing it ---- */

static bool at_one_time(const struct seminar_session *a, const struct seminar_session *b)
{
	return a->day == b->day && a->from_minute == b->from_minute;
}

/*
 * Which session is which, so that attendance stays where it was taken: the one at the same time, else the next that is
 * left, in order. Those of `old` that nobody took keep their id there; of those that go on it becomes 0.
 */
static void match_sessions(struct seminar *old, struct seminar *now)
{
	for (int i = 0; i < now->session_count; i++)
		now->sessions[i].id = 0;
	for (int same = 1; same >= 0; same--)
		for (int i = 0; i < now->session_count; i++)
			for (int j = 0; j < old->session_count && !now->sessions[i].id; j++)
				if (old->sessions[j].id &&
				    (!same || at_one_time(&old->sessions[j], &now->sessions[i]))) {
					now->sessions[i].id = old->sessions[j].id;
					old->sessions[j].id = 0;
				}
}

static enum status run_for(struct db *db, const char *sql, int64_t id)
{
	struct stmt s = stmt_open(db, sql);
	stmt_bind_int(&s, "$id", id);
	stmt_run(&s);
	return stmt_close(&s);
}

static enum status drop_sessions(struct db *db, const struct seminar *old)
{
	enum status status = DONE;
	for (int i = 0; status == DONE && i < old->session_count; i++) {
		const struct seminar_session *s = &old->sessions[i];
		if (!s->id)
			continue;
		if (s->attended || s->closed_at)
			return fault_set(db_fault(db), CONFLICT, "sessions",
			                 _("Session %d has attendance and cannot be taken out: undo that first."),
			                 s->position);
		status = run_for(db, "DELETE FROM seminar_session WHERE id = $id", s->id);
	}
	return status;
}

static enum status update_session(struct db *db, const struct seminar_session *session)
{
	char day[DAY_BYTES];
	struct stmt s = stmt_open(
	        db, "UPDATE seminar_session SET position = $position, day = $day, from_minute = $from,"
	            " to_minute = $to, room = $room, field = nullif($field, 0), version = action_id() WHERE id = $id"
	            " AND (position, day, from_minute, to_minute, coalesce(room, ''), coalesce(field, 0)) IS NOT"
	            " ($position, $day, $from, $to, coalesce($room, ''), $field)");
	bind_session(&s, session, day);
	stmt_bind_int(&s, "$id", session->id);
	stmt_run(&s);
	return stmt_close(&s);
}

/* Positions are unique at every moment: those that change stand aside first. */
static enum status write_sessions(struct db *db, struct seminar *seminar)
{
	enum status status = DONE;
	for (int i = 0; i < seminar->session_count; i++)
		seminar->sessions[i].position = i + 1;
	for (int i = 0; status == DONE && i < seminar->session_count; i++) {
		struct stmt s = stmt_open(db, "UPDATE seminar_session SET position = position + $aside,"
		                              " version = action_id() WHERE id = $id AND position <> $position");
		stmt_bind_int(&s, "$aside", SEMINAR_SESSIONS_MOST);
		stmt_bind_int(&s, "$id", seminar->sessions[i].id);
		stmt_bind_int(&s, "$position", seminar->sessions[i].position);
		stmt_run(&s);
		status = stmt_close(&s);
	}
	for (int i = 0; status == DONE && i < seminar->session_count; i++)
		status = seminar->sessions[i].id ? update_session(db, &seminar->sessions[i])
		                                 : insert_session(db, seminar->id, &seminar->sessions[i]);
	return status;
}

static enum status update(struct db *db, const struct seminar *seminar)
{
	char days[2][DAY_BYTES];
	struct stmt s = stmt_open(
	        db, "UPDATE seminar SET title = $title, topic = nullif($topic, 0), consultant = nullif($consultant, 0),"
	            " lecturer = $lecturer, capacity = $capacity, status = $status, fee_member = nullif($member, 0),"
	            " fee_other = nullif($other, 0), opens = $opens, closes = $closes, certificate_share = "
	            "nullif($share, 0),"
	            " certificate_fields = iif($share, $fields, NULL), version = action_id() WHERE id = $id");
	bind_facts(&s, seminar, days);
	stmt_bind_int(&s, "$id", seminar->id);
	stmt_run(&s);
	return stmt_close(&s);
}

static enum status change(struct db *db, struct seminar *seminar, struct seminar *old)
{
	enum status status = DONE;
	if (seminar->version && seminar->version != old->version)
		return fault_set(db_fault(db), CONFLICT, "seminar",
		                 _("%s was changed by somebody else meanwhile: look at it again."), old->title);
	if (seminar->status != old->status)
		status = seminar_may_become(db, old, seminar->status);
	else if (old->status == SEMINAR_HELD && seminar->session_count > old->session_count)
		status = fault_set(db_fault(db), CONFLICT, "sessions",
		                   _("%s was held: plan another seminar for a further session."), old->title);
	match_sessions(old, seminar);
	if (status == DONE)
		status = update(db, seminar);
	if (status == DONE)
		status = drop_sessions(db, old);
	return status == DONE ? write_sessions(db, seminar) : status;
}

enum status seminar_edit(struct db *db, struct seminar *seminar, const char *op)
{
	struct action a;
	struct seminar_list list;
	enum status status = seminar_check(db_fault(db), seminar);
	if (status == DONE)
		status = action_begin(db, "seminar.edit", op, &a);
	if (status != DONE || a.repeated)
		return status;
	action_about(db, 0, "seminar", seminar->id);
	status = seminar_get(db, seminar->id, &list);
	if (status != DONE)
		return action_end(db, status);
	status = change(db, seminar, &list.seminars[0]);
	seminar_list_free(&list);
	return action_end(db, status);
}
