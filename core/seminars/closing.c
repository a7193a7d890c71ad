#include "core/seminars/closing.h"

#include <string.h>

#include "core/seminars/row.h"
#include "core/store/action.h"
#include "core/store/stmt.h"
#include "core/time/show.h"
#include "core/words.h"

#define COUNTS                                                                                                         \
	"SELECT x.id, x.position, k.at, t.name, k.present, k.walk_ins, k.absent, k.waiting"                            \
	" FROM seminar_session x JOIN session_count k ON k.session = x.id JOIN staff t ON t.id = k.staff "

static void read_count(struct stmt *s, struct session_count *out)
{
	out->session = stmt_int(s, 0);
	out->position = (int)stmt_int(s, 1);
	out->at = stmt_int(s, 2);
	stmt_text(s, 3, out->by, sizeof(out->by));
	out->present = (int)stmt_int(s, 4);
	out->walk_ins = (int)stmt_int(s, 5);
	out->absent = (int)stmt_int(s, 6);
	out->waiting = (int)stmt_int(s, 7);
}

enum status session_counts_load(struct db *db, int64_t seminar, struct session_counts *out)
{
	struct stmt s = stmt_open(db, COUNTS "WHERE x.seminar = $seminar ORDER BY x.position LIMIT $most");
	out->count = 0;
	stmt_bind_int(&s, "$seminar", seminar);
	stmt_bind_int(&s, "$most", SEMINAR_SESSIONS_MOST);
	while (stmt_row(&s))
		read_count(&s, &out->rows[out->count++]);
	return stmt_close(&s);
}

enum status closing_expected(struct db *db, int seats, int *out)
{
	char day[DAY_BYTES];
	int absent = 0, all = 0;
	struct stmt s = stmt_open(db, "SELECT coalesce(sum(k.absent), 0),"
	                              " coalesce(sum(k.present - k.walk_ins + k.absent), 0) FROM session_count k"
	                              " JOIN seminar_session x ON x.id = k.session WHERE x.day >= $from");
	stmt_bind_text(&s, "$from", day_format(day_add_months(moment_day(db_now(db)), -12), day));
	if (stmt_row(&s)) {
		absent = (int)stmt_int(&s, 0);
		all = (int)stmt_int(&s, 1);
	}
	*out = all < EXPECTED_LEAST ? -1 : (seats * (all - absent) + all / 2) / all;
	return stmt_close(&s);
}

/* What an action counted: the same whether it was done now or is repeated. */
static enum status count_of_action(struct db *db, int64_t action, struct session_count *out)
{
	struct stmt s = stmt_open(db, COUNTS "WHERE k.version = $action");
	memset(out, 0, sizeof(*out));
	stmt_bind_int(&s, "$action", action);
	if (stmt_row(&s))
		read_count(&s, out);
	return stmt_close(&s);
}

const struct seminar_session *closing_due(const struct seminar *seminar, int32_t day, int minute)
{
	if (seminar->status != SEMINAR_OPEN && seminar->status != SEMINAR_CLOSED)
		return NULL;
	for (int i = 0; i < seminar->session_count; i++) {
		const struct seminar_session *s = &seminar->sessions[i];
		bool over = s->day < day || (s->day == day && s->to_minute <= minute);
		if (over && !s->closed_at)
			return s;
	}
	return NULL;
}

static enum status check(struct db *db, const struct seminar *seminar, const struct seminar_session *session)
{
	struct fault *fault = db_fault(db);
	char clock[CLOCK_BYTES];
	if (seminar->status == SEMINAR_DRAFT || seminar->status == SEMINAR_CANCELLED)
		return fault_set(fault, CONFLICT, "seminar", _("%s is %s: nobody can attend it."), seminar->title,
		                 seminar_status_text(seminar->status));
	if (session->closed_at)
		return fault_set(fault, CONFLICT, "session", _("Attendance of session %d was closed at %s already."),
		                 session->position, clock_format(moment_minute(session->closed_at), clock));
	if (db_now(db) < moment_of(session->day, session->from_minute))
		return fault_set(fault, CONFLICT, "session", _("Session %d of %s has not begun yet."),
		                 session->position, seminar->title);
	return DONE;
}

/* The figures are those of the rows at this moment, never typed. */
enum status session_count_insert(struct db *db, int64_t session, int64_t at)
{
	struct stmt s = stmt_open(
	        db,
	        "INSERT INTO session_count (session, staff, at, present, walk_ins, absent, waiting)"
	        " SELECT x.id, $staff, $at, count(a.id), count(a.id) FILTER (WHERE a.how <> 'signed_up'),"
	        " count(u.id) FILTER (WHERE a.id IS NULL AND u.status IN ('registered', 'offered')),"
	        " count(u.id) FILTER (WHERE a.id IS NULL AND u.status = 'waiting')"
	        " FROM seminar_session x LEFT JOIN sign_up u ON u.seminar = x.seminar"
	        " LEFT JOIN attendance a ON a.sign_up = u.id AND a.session = x.id WHERE x.id = $session GROUP BY x.id");
	stmt_bind_int(&s, "$session", session);
	stmt_bind_int(&s, "$staff", db_actor(db));
	stmt_bind_int(&s, "$at", at);
	stmt_run(&s);
	return stmt_close(&s);
}

static enum status hold_seminar(struct db *db, int64_t seminar)
{
	struct stmt s =
	        stmt_open(db, "UPDATE seminar SET status = 'held', version = action_id() WHERE id = $id"
	                      " AND status IN ('open', 'closed') AND NOT EXISTS (SELECT 1 FROM seminar_session x"
	                      " LEFT JOIN session_count k ON k.session = x.id WHERE x.seminar = $id AND k.id IS NULL)");
	stmt_bind_int(&s, "$id", seminar);
	stmt_run(&s);
	return stmt_close(&s);
}

static const struct seminar_session *find(struct db *db, const struct seminar *seminar, int position)
{
	int32_t day = moment_day(db_now(db));
	int minute = moment_minute(db_now(db));
	const struct seminar_session *due = position ? NULL : closing_due(seminar, day, minute);
	return due ? due : attend_session(seminar, position, day, minute);
}

static enum status close_found(struct db *db, const struct seminar *seminar, int position)
{
	const struct seminar_session *found = find(db, seminar, position);
	if (!found)
		return fault_set(db_fault(db), NOT_FOUND, "session", _("%s has no session %d: it has %d."),
		                 seminar->title, position, seminar->session_count);
	enum status status = check(db, seminar, found);
	if (status == DONE)
		status = session_count_insert(db, found->id, db_now(db));
	return status == DONE ? hold_seminar(db, seminar->id) : status;
}

static enum status close_session(struct db *db, int64_t id, int position)
{
	struct seminar_list list;
	enum status status = seminar_get(db, id, &list);
	if (status != DONE)
		return status;
	action_about(db, 0, "seminar", id);
	status = close_found(db, &list.seminars[0], position);
	seminar_list_free(&list);
	return status;
}

enum status session_close(struct db *db, int64_t seminar, int position, const char *op, struct session_count *out)
{
	struct action a;
	enum status status = action_begin(db, "seminar.close", op, &a);
	if (status == DONE && !a.repeated)
		status = action_end(db, close_session(db, seminar, position));
	return status == DONE ? count_of_action(db, a.id, out) : status;
}
