#include "core/desks/waiting.h"

#include "core/desks/appointment.h"
#include "core/store/action.h"
#include "core/store/stmt.h"
#include "core/text/safe.h"
#include "core/words.h"

/* The actions end alike: whom it was about, commit, and the wish as it stands. */
static enum status finish(struct db *db, enum status status, int64_t client, int64_t id, struct waiting *out)
{
	action_about(db, client, "waiting", id);
	status = action_end(db, status);
	return status == DONE && out ? waiting_get(db, id, out) : status;
}

static enum status as_it_stands(struct db *db, const struct action *action, struct waiting *out)
{
	return out ? waiting_get(db, action->subject, out) : DONE;
}

/* ---- What cannot be ---- */

static enum status check_days(struct db *db, const struct wish *when)
{
	struct fault *fault = db_fault(db);
	if (when->to_day != DAY_NONE && when->to_day < moment_day(db_now(db)))
		return fault_set(fault, INVALID, "when", _("These days have passed: choose later ones."));
	if ((when->weekdays & WISH_EVERY_WEEKDAY) == 0 || when->from_cell < 0 || when->to_cell > CELLS_A_DAY ||
	    when->from_cell >= when->to_cell)
		return fault_set(fault, INVALID, "when", _("No time can be like that: choose other days or times."));
	return DONE;
}

static enum status check_desks(struct db *db, unsigned desks)
{
	struct calendar_day today;
	enum status status = calendar_day(db, moment_day(db_now(db)), &today);
	for (int desk = 0; status == DONE && desk < 32; desk++)
		if (desks >> desk & 1U && (desk < 1 || desk > today.desks))
			status = fault_set(db_fault(db), NOT_FOUND, "desks",
			                   _("There is no desk %d: the desks are 1 to %d."), desk, today.desks);
	return status;
}

static enum status check(struct db *db, const struct waiting_wish *wish)
{
	struct fault *fault = db_fault(db);
	if (wish->notice < 0 || wish->notice > WAITING_NOTICE_MOST)
		return fault_set(fault, INVALID, "notice", _("The notice is 0 to %d days: change it."),
		                 WAITING_NOTICE_MOST);
	enum status status =
	        wish->note ? safe_check(fault, "note", wish->note, SAFE_LINE, WAITING_NOTE_CHARACTERS) : DONE;
	if (status == DONE)
		status = check_days(db, &wish->when);
	return status == DONE ? check_desks(db, wish->desks) : status;
}

/* Inside the action, so that two clerks cannot both put the same client on the list. */
static enum status check_once(struct db *db, const struct waiting_wish *wish, int64_t but)
{
	struct stmt s = stmt_open(db, "SELECT c.name, (SELECT count(*) FROM waiting o WHERE o.status = 'waiting' AND"
	                              " o.id <= w.id) FROM waiting w JOIN client c ON c.id = w.client"
	                              " WHERE w.client = $client AND w.topic = $topic AND w.status = 'waiting'"
	                              " AND w.id <> $but ORDER BY w.id LIMIT 1");
	stmt_bind_int(&s, "$client", wish->client);
	stmt_bind_int(&s, "$topic", wish->topic);
	stmt_bind_int(&s, "$but", but);
	enum status there = DONE;
	if (stmt_row(&s))
		there = fault_set(db_fault(db), CONFLICT, "topic",
		                  _("%s waits for this topic already, as number %lld: change that wish instead."),
		                  stmt_str(&s, 0), (long long)stmt_int(&s, 1));
	enum status status = stmt_close(&s);
	return status == DONE ? there : status;
}

/* A client that was merged waits as the one it became. */
static enum status fill(struct db *db, struct waiting_wish *wish)
{
	int64_t topic = 0;
	enum status status = stmt_one_int(db, "SELECT coalesce(merged_into, id) FROM client WHERE id = $id",
	                                  wish->client, &wish->client);
	if (status == NOT_FOUND)
		return fault_set(db_fault(db), NOT_FOUND, "client", _("There is no such client: look for the name."));
	if (status == DONE && !wish->topic)
		return appointment_topic_preset(db, wish->client, &wish->topic);
	if (status == DONE)
		status = stmt_one_int(db, "SELECT id FROM topic WHERE id = $id", wish->topic, &topic);
	if (status == NOT_FOUND)
		return fault_set(db_fault(db), NOT_FOUND, "topic",
		                 _("There is no such topic: choose one of the list."));
	return status;
}

/* ---- Writing ---- */

static void bind_day(struct stmt *s, const char *name, int32_t day, char text[DAY_BYTES])
{
	stmt_bind_text(s, name, day == DAY_NONE ? NULL : day_format(day, text));
}

/* `$id` 0 is a new row. */
static enum status put(struct db *db, const char *sql, int64_t id, const struct waiting_wish *wish)
{
	char from[DAY_BYTES], to[DAY_BYTES];
	struct stmt s = stmt_open(db, sql);
	stmt_bind_int(&s, id ? "$id" : "$client", id ? id : wish->client);
	if (!id)
		stmt_bind_int(&s, "$now", db_now(db));
	stmt_bind_int(&s, "$topic", wish->topic);
	stmt_bind_int(&s, "$desks", wish->desks);
	stmt_bind_int(&s, "$consultant", wish->consultant);
	bind_day(&s, "$from_day", wish->when.from_day, from);
	bind_day(&s, "$to_day", wish->when.to_day, to);
	stmt_bind_int(&s, "$weekdays", wish->when.weekdays);
	stmt_bind_int(&s, "$from_cell", wish->when.from_cell);
	stmt_bind_int(&s, "$to_cell", wish->when.to_cell);
	stmt_bind_int(&s, "$notice", wish->notice);
	stmt_bind_text(&s, "$note", wish->note);
	stmt_run(&s);
	return stmt_close(&s);
}

static enum status add(struct db *db, struct waiting_wish *wish, int64_t *id)
{
	enum status status = check(db, wish);
	if (status == DONE)
		status = fill(db, wish);
	if (status == DONE)
		status = check_once(db, wish, 0);
	if (status == DONE)
		status = put(db,
		             "INSERT INTO waiting (client, topic, desks, consultant, from_day, to_day, weekdays,"
		             " from_cell, to_cell, notice, note, at, status) VALUES ($client, $topic,"
		             " nullif($desks, 0), nullif($consultant, 0), $from_day, $to_day, $weekdays, $from_cell,"
		             " $to_cell, $notice, $note, $now, 'waiting')",
		             0, wish);
	if (status == DONE)
		*id = db_last_id(db);
	return status;
}

enum status waiting_add(struct db *db, const struct waiting_wish *wish, const char *op, struct waiting *out)
{
	struct action action;
	struct waiting_wish filled = *wish;
	int64_t id = 0;
	enum status status = action_begin(db, "waiting.add", op, &action);
	if (status != DONE)
		return status;
	if (action.repeated)
		return as_it_stands(db, &action, out);
	status = add(db, &filled, &id);
	return finish(db, status, filled.client, id, out);
}

/* Inside an action: who waits no more says so. */
static enum status get_live(struct db *db, int64_t id, struct waiting *out)
{
	enum status status = waiting_get(db, id, out);
	if (status == DONE && out->status != WAITING_WAITS)
		return fault_set(db_fault(db), CONFLICT, "id",
		                 _("%s is not on the waiting list any more (%s): look at the list again."), out->name,
		                 waiting_status_text(out->status));
	return status;
}

enum status waiting_check(struct db *db, int64_t id)
{
	struct waiting waiting;
	return get_live(db, id, &waiting);
}

static enum status edit(struct db *db, const struct waiting *was, int64_t version, struct waiting_wish *wish)
{
	if (version && version != was->version)
		return fault_set(db_fault(db), CONFLICT, "id",
		                 _("It was changed by somebody else meanwhile: look at it again."));
	wish->client = was->wish.client;
	enum status status = check(db, wish);
	if (status == DONE)
		status = fill(db, wish);
	if (status == DONE)
		status = check_once(db, wish, was->id);
	if (status == DONE)
		status = put(db,
		             "UPDATE waiting SET topic = $topic, desks = nullif($desks, 0),"
		             " consultant = nullif($consultant, 0), from_day = $from_day, to_day = $to_day,"
		             " weekdays = $weekdays, from_cell = $from_cell, to_cell = $to_cell, notice = $notice,"
		             " note = $note, version = action_id() WHERE id = $id",
		             was->id, wish);
	return status;
}

enum status waiting_edit(struct db *db, int64_t id, int64_t version, const struct waiting_wish *wish, const char *op,
                         struct waiting *out)
{
	struct action action;
	struct waiting was = {0};
	struct waiting_wish filled = *wish;
	enum status status = action_begin(db, "waiting.edit", op, &action);
	if (status != DONE)
		return status;
	if (action.repeated)
		return as_it_stands(db, &action, out);
	status = get_live(db, id, &was);
	if (status == DONE)
		status = edit(db, &was, version, &filled);
	return finish(db, status, was.wish.client, id, out);
}

static enum status put_call(struct db *db, int64_t id, enum waiting_outcome outcome)
{
	struct stmt s = stmt_open(db, "INSERT INTO waiting_call (waiting, staff, at, outcome)"
	                              " VALUES ($waiting, $staff, $now, $outcome)");
	stmt_bind_int(&s, "$waiting", id);
	stmt_bind_int(&s, "$staff", db_actor(db));
	stmt_bind_int(&s, "$now", db_now(db));
	stmt_bind_text(&s, "$outcome", waiting_outcome_word(outcome));
	stmt_run(&s);
	return stmt_close(&s);
}

enum status waiting_call(struct db *db, int64_t id, enum waiting_outcome outcome, const char *op, struct waiting *out)
{
	struct action action;
	struct waiting was = {0};
	enum status status = action_begin(db, "waiting.call", op, &action);
	if (status != DONE)
		return status;
	if (action.repeated)
		return as_it_stands(db, &action, out);
	status = get_live(db, id, &was);
	if (status == DONE)
		status = put_call(db, id, outcome);
	return finish(db, status, was.wish.client, id, out);
}

static enum status put_removed(struct db *db, int64_t id)
{
	struct stmt s = stmt_open(db, "UPDATE waiting SET status = 'removed', version = action_id() WHERE id = $id");
	stmt_bind_int(&s, "$id", id);
	stmt_run(&s);
	return stmt_close(&s);
}

enum status waiting_remove(struct db *db, int64_t id, const char *op, struct waiting *out)
{
	struct action action;
	struct waiting was = {0};
	enum status status = action_begin(db, "waiting.remove", op, &action);
	if (status != DONE)
		return status;
	if (action.repeated)
		return as_it_stands(db, &action, out);
	status = get_live(db, id, &was);
	if (status == DONE)
		status = put_removed(db, id);
	return finish(db, status, was.wish.client, id, out);
}

enum status waiting_close(struct db *db, int64_t client, int64_t topic, int64_t appointment)
{
	struct stmt s = stmt_open(db, "UPDATE waiting SET status = 'booked', appointment = $appointment,"
	                              " version = action_id()"
	                              " WHERE client = $client AND topic = $topic AND status = 'waiting'");
	stmt_bind_int(&s, "$client", client);
	stmt_bind_int(&s, "$topic", topic);
	stmt_bind_int(&s, "$appointment", appointment);
	stmt_run(&s);
	return stmt_close(&s);
}

/* The wishes of both that have an older one beside them, each with that. */
#define DOUBLES                                                                                                        \
	"WITH double AS (SELECT w.id, w.note, min(k.id) AS keep FROM waiting w JOIN waiting k"                         \
	" ON k.topic = w.topic AND k.id < w.id AND k.status = 'waiting' AND k.client IN ($client, $other)"             \
	" WHERE w.status = 'waiting' AND w.client IN ($client, $other) GROUP BY w.id) "

enum status waiting_drop_doubles(struct db *db, int64_t client, int64_t other)
{
	static const char *const steps[] = {
	        DOUBLES
	        "UPDATE waiting_call SET version = action_id(),"
	        " waiting = (SELECT keep FROM double WHERE id = waiting) WHERE waiting IN (SELECT id FROM double)",
	        DOUBLES "UPDATE waiting SET version = action_id(),"
	                " note = (SELECT note FROM double WHERE keep = waiting.id AND note IS NOT NULL)"
	                " WHERE note IS NULL AND id IN (SELECT keep FROM double WHERE note IS NOT NULL)",
	        DOUBLES
	        "UPDATE waiting SET version = action_id(), status = 'removed' WHERE id IN (SELECT id FROM double)",
	};
	enum status status = DONE;
	for (size_t i = 0; status == DONE && i < sizeof(steps) / sizeof(steps[0]); i++) {
		struct stmt s = stmt_open(db, steps[i]);
		stmt_bind_int(&s, "$client", client);
		stmt_bind_int(&s, "$other", other);
		stmt_run(&s);
		status = stmt_close(&s);
	}
	return status;
}
