#include "core/store/stmt.h"

#include <string.h>

#include "core/store/handle.h"
#include "core/words.h"

/* ---- Statements that are kept: to make one ready costs more than most take to run ---- */

static sqlite3_stmt *borrow(struct db *db, const char *sql)
{
	for (struct kept *k = db->kept; k < db->kept + DB_KEPT && k->handle; k++) {
		if (k->lent || strcmp(sqlite3_sql(k->handle), sql) != 0)
			continue;
		k->lent = true;
		k->used = ++db->turn;
		return k->handle;
	}
	return NULL;
}

/* In the place of the one not used for longest; if all are lent, it is not kept. */
static void keep(struct db *db, sqlite3_stmt *handle)
{
	struct kept *place = NULL;
	for (struct kept *k = db->kept; k < db->kept + DB_KEPT; k++)
		if (!k->lent && (!place || k->used < place->used))
			place = k;
	if (!place || !handle)
		return;
	sqlite3_finalize(place->handle);
	*place = (struct kept){handle, true, ++db->turn};
}

static void give_back(struct db *db, sqlite3_stmt *handle)
{
	for (struct kept *k = db->kept; k < db->kept + DB_KEPT; k++) {
		if (k->handle != handle)
			continue;
		sqlite3_reset(handle);
		sqlite3_clear_bindings(handle);
		k->lent = false;
		return;
	}
	sqlite3_finalize(handle);
}

void stmt_forget(struct db *db)
{
	for (struct kept *k = db->kept; k < db->kept + DB_KEPT; k++)
		sqlite3_finalize(k->handle);
	memset(db->kept, 0, sizeof(db->kept));
}

/* ---- One statement ---- */

struct stmt stmt_open(struct db *db, const char *sql)
{
	struct stmt s = {.db = db, .status = DONE};
	db->rule[0] = '\0';
	s.handle = borrow(db, sql);
	if (s.handle)
		return s;
	s.status = db_result(db, sqlite3_prepare_v3(db->sqlite, sql, -1, SQLITE_PREPARE_PERSISTENT, &s.handle, NULL));
	keep(db, s.handle);
	return s;
}

static int parameter(struct stmt *s, const char *name)
{
	if (s->status != DONE)
		return 0;
	int index = sqlite3_bind_parameter_index(s->handle, name);
	if (index == 0)
		s->status =
		        fault_set(&s->db->fault, FAILED, NULL, "no parameter %s in: %s", name, sqlite3_sql(s->handle));
	return index;
}

static void bound(struct stmt *s, int result)
{
	if (s->status == DONE)
		s->status = db_result(s->db, result);
}

void stmt_bind_int(struct stmt *s, const char *name, int64_t value)
{
	int index = parameter(s, name);
	if (index)
		bound(s, sqlite3_bind_int64(s->handle, index, value));
}

void stmt_bind_text(struct stmt *s, const char *name, const char *value)
{
	if (!value || !*value) {
		stmt_bind_null(s, name);
		return;
	}
	int index = parameter(s, name);
	if (index)
		bound(s, sqlite3_bind_text(s->handle, index, value, -1, SQLITE_STATIC));
}

void stmt_bind_null(struct stmt *s, const char *name)
{
	int index = parameter(s, name);
	if (index)
		bound(s, sqlite3_bind_null(s->handle, index));
}

bool stmt_row(struct stmt *s)
{
	if (s->status != DONE)
		return false;
	int result = sqlite3_step(s->handle);
	if (result != SQLITE_ROW && result != SQLITE_DONE)
		s->status = db_result(s->db, result);
	return result == SQLITE_ROW;
}

enum status stmt_run(struct stmt *s)
{
	while (stmt_row(s))
		;
	stmt_reset(s);
	return s->status;
}

int64_t stmt_int(struct stmt *s, int column)
{
	return s->status == DONE ? sqlite3_column_int64(s->handle, column) : 0;
}

bool stmt_is_null(struct stmt *s, int column)
{
	return s->status != DONE || sqlite3_column_type(s->handle, column) == SQLITE_NULL;
}

const char *stmt_str(struct stmt *s, int column)
{
	if (stmt_is_null(s, column))
		return "";
	const char *text = (const char *)sqlite3_column_text(s->handle, column);
	if (!text)
		s->status = db_result(s->db, SQLITE_NOMEM);
	return text ? text : "";
}

void stmt_text(struct stmt *s, int column, char *out, size_t size)
{
	const char *text = stmt_str(s, column);
	size_t length = strlen(text);
	out[0] = '\0';
	if (length < size)
		memcpy(out, text, length + 1);
	else
		s->status = fault_set(&s->db->fault, FAILED, NULL, _("A text in the store is longer than its limit."));
}

void stmt_reset(struct stmt *s)
{
	if (s->handle)
		sqlite3_reset(s->handle);
}

enum status stmt_close(struct stmt *s)
{
	if (s->handle)
		give_back(s->db, s->handle);
	s->handle = NULL;
	return s->status;
}

enum status stmt_one_int(struct db *db, const char *sql, int64_t id, int64_t *out)
{
	struct stmt s = stmt_open(db, sql);
	if (s.status == DONE && sqlite3_bind_parameter_count(s.handle) > 0)
		stmt_bind_int(&s, "$id", id);
	bool found = stmt_row(&s);
	if (found)
		*out = stmt_int(&s, 0);
	enum status status = stmt_close(&s);
	return status == DONE && !found ? NOT_FOUND : status;
}
