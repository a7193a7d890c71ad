#include "core/store/undo.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/store/action.h"
#include "core/store/handle.h"
#include "core/store/journal.h"
#include "core/store/stmt.h"
#include "core/words.h"

/* The statements that put one table's rows back, written from the schema. */
struct replay {
	char *columns; /* "id, name, ...": all but version */
	char *image;   /* "row_image('id',id, ...)" */
	char *set;     /* "name = json_extract($old,'$.name'), ..." */
	char *values;  /* "json_extract($old,'$.id'), ..." */
	int64_t count;
};

static const char shapes[] = "SELECT group_concat(name, ', '),"
                             " 'row_image(' || group_concat(format('''%s'',%s', name, name), ',') || ')',"
                             " group_concat(format('%s = json_extract($old,''$.%s'')', name, name), ', '),"
                             " group_concat(format('json_extract($old,''$.%s'')', name), ', '), count(*)"
                             " FROM pragma_table_info($table) WHERE name <> 'version'";

static void replay_free(struct replay *r)
{
	free(r->columns);
	free(r->image);
	free(r->set);
	free(r->values);
}

static enum status replay_open(struct db *db, const char *noun, struct replay *out)
{
	memset(out, 0, sizeof(*out));
	struct stmt s = stmt_open(db, shapes);
	stmt_bind_text(&s, "$table", noun);
	if (stmt_row(&s)) {
		out->columns = strdup(stmt_str(&s, 0));
		out->image = strdup(stmt_str(&s, 1));
		out->set = strdup(stmt_str(&s, 2));
		out->values = strdup(stmt_str(&s, 3));
		out->count = stmt_int(&s, 4);
	}
	enum status status = stmt_close(&s);
	if (status == DONE && (!out->columns || !out->image || !out->set || !out->values))
		status = fault_set(&db->fault, FAILED, NULL, _("Out of memory."));
	return status;
}

/* Runs one statement built from the schema; `changed` tells whether it touched a row. */
static enum status run(struct db *db, const char *sql, int64_t row, const char *old, const char *new, bool *changed)
{
	struct stmt s = stmt_open(db, sql);
	if (strstr(sql, "$row"))
		stmt_bind_int(&s, "$row", row);
	if (old)
		stmt_bind_text(&s, "$old", old);
	if (new)
		stmt_bind_text(&s, "$new", new);
	stmt_run(&s);
	*changed = s.status == DONE && db_rows_changed(db) > 0;
	return stmt_close(&s);
}

/* An image from before a migration has other columns than the table has now. */
static enum status same_shape(struct db *db, const struct replay *r, const char *image)
{
	struct stmt s = stmt_open(db, "SELECT count(*) FROM json_each($image)");
	stmt_bind_text(&s, "$image", image);
	bool same = stmt_row(&s) && stmt_int(&s, 0) == r->count;
	enum status status = stmt_close(&s);
	if (status == DONE && !same)
		return fault_set(&db->fault, CONFLICT, NULL,
		                 _("It is older than the last change of the store's form and cannot be undone."));
	return status;
}

static enum status put_back(struct db *db, const struct replay *r, const char *noun, int64_t row, const char *old,
                            const char *new)
{
	char *sql = NULL;
	bool changed = false;
	int made = -1;
	if (!old)
		made = asprintf(&sql, "DELETE FROM %s WHERE id = $row AND %s = $new", noun, r->image);
	else if (!new)
		made = asprintf(&sql, "INSERT INTO %s (%s) SELECT %s", noun, r->columns, r->values);
	else
		made = asprintf(&sql, "UPDATE %s SET %s, version = action_id() WHERE id = $row AND %s = $new", noun,
		                r->set, r->image);
	if (made < 0)
		return fault_set(&db->fault, FAILED, NULL, _("Out of memory."));
	enum status status = run(db, sql, row, old, new, &changed);
	free(sql);
	if (status == DONE && !changed)
		return fault_set(&db->fault, CONFLICT, NULL,
		                 _("Something was built on it since: undo that first (see the history)."));
	return status;
}

static enum status replay_row(struct db *db, const char *noun, int64_t row, const char *old, const char *new)
{
	struct replay r;
	enum status status = replay_open(db, noun, &r);
	if (status == DONE)
		status = same_shape(db, &r, new ? new : old);
	if (status == DONE)
		status = put_back(db, &r, noun, row, old, new);
	replay_free(&r);
	return status;
}

static enum status copy_image(const struct stmt *s, const char *text, bool null, char **out)
{
	*out = null ? NULL : strdup(text);
	if (!null && !*out)
		return fault_set(&s->db->fault, FAILED, NULL, _("Out of memory."));
	return DONE;
}

/* Rows written by this very undo have higher ids, so the walk downwards never meets them. */
static enum status replay_all(struct db *db, int64_t action, int64_t *rows)
{
	struct stmt s =
	        stmt_open(db, "SELECT noun, row, old, new FROM journal WHERE action = $action ORDER BY id DESC");
	stmt_bind_int(&s, "$action", action);
	enum status status = DONE;
	while (status == DONE && stmt_row(&s)) {
		char noun[64], *old = NULL, *new = NULL;
		stmt_text(&s, 0, noun, sizeof(noun));
		status = copy_image(&s, stmt_str(&s, 2), stmt_is_null(&s, 2), &old);
		if (status == DONE)
			status = copy_image(&s, stmt_str(&s, 3), stmt_is_null(&s, 3), &new);
		if (status == DONE)
			status = replay_row(db, noun, stmt_int(&s, 1), old, new);
		free(old);
		free(new);
		(*rows)++;
	}
	enum status closed = stmt_close(&s);
	return status == DONE ? closed : status;
}

/* What may be undone is said by the kind of the action; an undo may be undone by whoever may undo what it undid. */
static enum status permitted(struct db *db, const char *name, int64_t undoes)
{
	const struct right *right = right_find(name);
	if (undoes) {
		struct stmt s = stmt_open(db, "SELECT name, coalesce(undoes, 0) FROM log WHERE id = $id");
		stmt_bind_int(&s, "$id", undoes);
		char deeper[64] = "";
		if (stmt_row(&s))
			stmt_text(&s, 0, deeper, sizeof(deeper));
		int64_t next = stmt_int(&s, 1);
		enum status status = stmt_close(&s);
		return status == DONE ? permitted(db, deeper, next) : status;
	}
	if (!right || !right->undo)
		return fault_set(&db->fault, CONFLICT, NULL, _("This kind of action cannot be undone (%s)."),
		                 right ? _(right->words) : name);
	if (!(right->undo & db->roles))
		return fault_set(&db->fault, DENIED, NULL, _("You have no right to undo this (%s): ask a manager."),
		                 _(right->words));
	return DONE;
}

static enum status inspect(struct db *db, int64_t action)
{
	int64_t by = 0;
	char name[64] = "", noun[32] = "";
	struct stmt s = stmt_open(db, "SELECT name, coalesce(undoes, 0), coalesce(noun, ''), coalesce(subject, 0),"
	                              " coalesce(client, 0) FROM log WHERE id = $id AND action = id");
	stmt_bind_int(&s, "$id", action);
	bool found = stmt_row(&s);
	stmt_text(&s, 0, name, sizeof(name));
	stmt_text(&s, 2, noun, sizeof(noun));
	int64_t undoes = stmt_int(&s, 1), subject = stmt_int(&s, 3), client = stmt_int(&s, 4);
	enum status status = stmt_close(&s);
	if (status == DONE && !found)
		return fault_set(&db->fault, NOT_FOUND, NULL, _("There is no action %lld: see the history."),
		                 (long long)action);
	if (status == DONE)
		status = permitted(db, name, undoes);
	if (status == DONE)
		status = undo_by(db, action, &by);
	if (status == DONE && by)
		return fault_set(&db->fault, CONFLICT, NULL, _("Action %lld is undone already (by action %lld)."),
		                 (long long)action, (long long)by);
	db->action.undoes = action;
	action_about(db, client, noun, subject);
	return status;
}

static enum status replay_action(struct db *db, int64_t action)
{
	int64_t rows = 0;
	enum status status = db_run(db, "PRAGMA defer_foreign_keys = ON");
	if (status == DONE)
		status = replay_all(db, action, &rows);
	if (status == DONE && rows == 0)
		return fault_set(&db->fault, CONFLICT, NULL,
		                 _("Its row images are no longer kept, so it cannot be undone."));
	return status;
}

enum status undo_replay(struct db *db, int64_t action)
{
	enum status status = inspect(db, action);
	return status == DONE ? replay_action(db, action) : status;
}

enum status undo_by(struct db *db, int64_t action, int64_t *out)
{
	int64_t undoers[16];
	int count = 0;
	struct stmt s =
	        stmt_open(db, "SELECT id FROM log WHERE undoes = $id AND action = id ORDER BY id DESC LIMIT 16");
	stmt_bind_int(&s, "$id", action);
	while (stmt_row(&s))
		undoers[count++] = stmt_int(&s, 0);
	enum status status = stmt_close(&s);
	*out = 0;
	for (int i = 0; status == DONE && !*out && i < count; i++) {
		int64_t again = 0;
		status = undo_by(db, undoers[i], &again);
		if (status == DONE && !again)
			*out = undoers[i];
	}
	return status;
}

/* Actions of a kind that cannot be undone (the founding, an export) are passed over. */
enum status undo_last(struct db *db, int64_t *out)
{
	int64_t before = INT64_MAX, by = 1;
	enum status status = DONE;
	while (status == DONE && by) {
		struct stmt s = stmt_open(db, "SELECT id, name FROM log WHERE staff = $staff AND undoes IS NULL AND"
		                              " action = id AND id < $before ORDER BY id DESC LIMIT 1");
		stmt_bind_int(&s, "$staff", db->staff);
		stmt_bind_int(&s, "$before", before);
		bool found = stmt_row(&s);
		const struct right *right = right_find(stmt_str(&s, 1));
		before = stmt_int(&s, 0);
		status = stmt_close(&s);
		if (status == DONE && !found)
			return fault_set(&db->fault, NOT_FOUND, NULL, _("There is no action of yours to undo."));
		if (status == DONE && right && right->undo)
			status = undo_by(db, before, &by);
	}
	*out = before;
	return status;
}
