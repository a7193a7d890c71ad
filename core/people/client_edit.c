#include "core/people/change.h"
#include "core/people/key.h"
#include "core/store/action.h"
#include "core/text/safe.h"
#include "core/time/civil.h"
#include "core/words.h"

#include <stdlib.h>
#include <string.h>

/* The texts before and after are too large for the stack of a screen deep in its calls. */
struct work {
	struct source_client old;
	struct change_plan plan;
};

static struct work *work_open(struct db *db)
{
	struct work *work = malloc(sizeof(*work));
	if (!work)
		fault_set(db_fault(db), FAILED, NULL, _("Out of memory."));
	return work;
}

static enum status write_client(struct db *db, struct work *work, int64_t *out)
{
	enum status status = change_write(db, &work->plan, out);
	return status == DONE ? key_write(db, *out) : status;
}

enum status client_add(struct db *db, enum client_kind kind, const struct client_values *values, const char *op,
                       int64_t *out)
{
	struct work *work = work_open(db);
	struct action a;
	enum status status = work ? change_plan(db, NULL, kind, values, &work->plan) : FAILED;
	if (status == DONE)
		status = action_begin(db, "client.add", op, &a);
	if (status == DONE && a.repeated)
		*out = a.subject;
	if (status == DONE && !a.repeated) {
		status = write_client(db, work, out);
		action_about(db, *out, "client", *out);
		status = action_end(db, status);
	}
	free(work);
	return status;
}

static enum status changed_meanwhile(struct db *db, const char *name)
{
	return fault_set(db_fault(db), CONFLICT, "client",
	                 _("%s was changed by somebody else meanwhile: look at it again."), name);
}

static enum status load_for_edit(struct db *db, int64_t id, int64_t version, struct source_client *old)
{
	enum status status = source_one(db, id, old);
	if (status == DONE && version && old->version != version)
		return changed_meanwhile(db, old->text[FIELD_NAME]);
	if (status == DONE && old->merged_into)
		return fault_set(db_fault(db), CONFLICT, "client",
		                 _("%s was merged into another client: change that one."), old->text[FIELD_NUMBER]);
	return status;
}

/* Inside the action, so that what is compared is what is changed. */
static enum status edit(struct db *db, int64_t id, int64_t version, bool joins, const struct client_values *values,
                        struct work *work)
{
	enum status status = load_for_edit(db, id, version, &work->old);
	if (status == DONE)
		status = change_plan(db, &work->old, joins ? CLIENT_MEMBER : work->old.kind, values, &work->plan);
	if (status == DONE && work->plan.differences > 0)
		status = write_client(db, work, &id);
	action_about(db, id, "client", id);
	return status;
}

/* Does the edit change anything at all? Asked before the action, so that none is written for nothing. */
static enum status foresee(struct db *db, int64_t id, int64_t version, const struct client_values *values,
                           struct work *work)
{
	enum status status = load_for_edit(db, id, version, &work->old);
	if (status == DONE)
		status = change_plan(db, &work->old, work->old.kind, values, &work->plan);
	return status;
}

enum status client_edit(struct db *db, int64_t id, int64_t version, const struct client_values *values, const char *op)
{
	struct work *work = work_open(db);
	struct action a;
	enum status status = work ? foresee(db, id, op ? 0 : version, values, work) : FAILED;
	if (status == DONE && work->plan.differences > 0) {
		status = action_begin(db, "client.edit", op, &a);
		if (status == DONE && !a.repeated)
			status = action_end(db, edit(db, id, version, false, values, work));
	}
	free(work);
	return status;
}

/* Someone who left may come back, but not before. */
static enum status may_join(struct db *db, const struct source_client *old, const char *joined)
{
	if (old->kind == CLIENT_MEMBER)
		return fault_set(db_fault(db), CONFLICT, "client", _("%s is a member already."), old->text[FIELD_NAME]);
	if (*old->text[FIELD_LEFT_ON] && strcmp(joined, old->text[FIELD_LEFT_ON]) < 0)
		return fault_set(db_fault(db), CONFLICT, "joined_on",
		                 _("%s left on %s and cannot join before that: give a later day."),
		                 old->text[FIELD_NAME], old->text[FIELD_LEFT_ON]);
	return DONE;
}

static enum status join(struct db *db, int64_t id, int32_t day, const char *given, struct work *work)
{
	char joined[DAY_BYTES], next[NUMBER_CLIENT_BYTES];
	struct client_values values = {{[FIELD_NUMBER] = given, [FIELD_LEFT_ON] = "", [FIELD_LEFT_REASON] = ""}};
	enum status status = load_for_edit(db, id, 0, &work->old);
	values.text[FIELD_JOINED_ON] = day_format(day, joined);
	if (status == DONE)
		status = may_join(db, &work->old, joined);
	if (status == DONE && !given && work->old.kind != CLIENT_LEFT) {
		status = client_next_number(db, true, next);
		values.text[FIELD_NUMBER] = next;
	}
	return status == DONE ? edit(db, id, 0, true, &values, work) : status;
}

enum status client_join(struct db *db, int64_t id, int32_t day, const char *number, const char *op)
{
	struct action a;
	struct work *work = work_open(db);
	enum status status = work ? action_begin(db, "client.join", op, &a) : FAILED;
	if (status == DONE && !a.repeated)
		status = action_end(db, join(db, id, day, number, work));
	free(work);
	return status;
}

/* Nothing fitted: it is not there, or another version. */
static enum status why_not_stuck(struct db *db, int64_t id)
{
	struct client now;
	enum status status = client_get(db, id, &now);
	return status == DONE ? changed_meanwhile(db, now.name) : status;
}

static enum status stick(struct db *db, int64_t id, int64_t version, const char *text)
{
	struct stmt s = stmt_open(db, "UPDATE client SET sticky = $text, version = action_id() WHERE id = $id"
	                              " AND $version IN (0, version)");
	stmt_bind_text(&s, "$text", text);
	stmt_bind_int(&s, "$id", id);
	stmt_bind_int(&s, "$version", version);
	stmt_run(&s);
	enum status status = stmt_close(&s);
	if (status == DONE && db_rows_changed(db) == 0)
		status = why_not_stuck(db, id);
	action_about(db, id, "client", id);
	return status;
}

enum status client_stick(struct db *db, int64_t id, int64_t version, const char *text, const char *op)
{
	struct action a;
	enum status status = safe_check(db_fault(db), "sticky", text, SAFE_LINE, 300);
	if (status == DONE)
		status = action_begin(db, "client.sticky", op, &a);
	if (status == DONE && !a.repeated)
		status = action_end(db, stick(db, id, version, text));
	return status;
}
