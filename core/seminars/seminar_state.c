#include "core/seminars/row.h"
#include "core/seminars/seminar.h"
#include "core/store/action.h"
#include "core/store/stmt.h"
#include "core/words.h"

#define TO(status) (1U << (status))

/* What may become of what. Undo is another matter: it only takes back. */
static const unsigned ways[] = {
        [SEMINAR_DRAFT] = TO(SEMINAR_OPEN) | TO(SEMINAR_CANCELLED),
        [SEMINAR_OPEN] = TO(SEMINAR_DRAFT) | TO(SEMINAR_CLOSED) | TO(SEMINAR_HELD) | TO(SEMINAR_CANCELLED),
        [SEMINAR_CLOSED] = TO(SEMINAR_OPEN) | TO(SEMINAR_HELD) | TO(SEMINAR_CANCELLED),
        [SEMINAR_HELD] = TO(SEMINAR_CLOSED),
        [SEMINAR_CANCELLED] = TO(SEMINAR_OPEN),
};

bool seminar_leads_to(enum seminar_status from, enum seminar_status to)
{
	return (ways[from] & TO(to)) != 0;
}

enum status seminar_may_become(struct db *db, const struct seminar *seminar, enum seminar_status status)
{
	struct fault *fault = db_fault(db);
	if (seminar->status == status)
		return fault_set(fault, CONFLICT, "status", _("%s has that status already (%s)."), seminar->title,
		                 seminar_status_text(status));
	if (!seminar_leads_to(seminar->status, status))
		return fault_set(fault, CONFLICT, "status", _("%s is %s: it cannot become %s from there."),
		                 seminar->title, seminar_status_text(seminar->status), seminar_status_text(status));
	if (status == SEMINAR_DRAFT && (seminar->registered || seminar->waiting))
		return fault_set(fault, CONFLICT, "status",
		                 _("People have signed up for %s: close it or call it off instead."), seminar->title);
	for (int i = 0; status == SEMINAR_HELD && i < seminar->session_count; i++)
		if (!seminar->sessions[i].closed_at)
			return fault_set(
			        fault, CONFLICT, "status",
			        _("The attendance of session %d of %s is not closed: close it, then it is held."),
			        seminar->sessions[i].position, seminar->title);
	return DONE;
}

static enum status write_status(struct db *db, int64_t id, enum seminar_status value)
{
	struct seminar_list list;
	enum status status = seminar_get(db, id, &list);
	if (status != DONE)
		return status;
	status = seminar_may_become(db, &list.seminars[0], value);
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
	enum status status = seminar_check_capacity(db_fault(db), capacity);
	if (status == DONE)
		status = action_begin(db, "seminar.edit", op, &a);
	if (status != DONE || a.repeated)
		return status;
	action_about(db, 0, "seminar", id);
	return action_end(db, write_capacity(db, id, capacity));
}
