#include "core/store/reference.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/store/handle.h"
#include "core/store/stmt.h"
#include "core/words.h"

static enum status out_of_memory(struct db *db)
{
	fault_set(&db->fault, FAILED, NULL, _("Out of memory."));
	return FAILED;
}

enum status reference_list_load(struct db *db, const char *table, struct reference_list *out)
{
	struct stmt s = stmt_open(db, "SELECT s.name, f.\"from\", EXISTS (SELECT 1 FROM pragma_table_info(s.name)"
	                              " WHERE name = 'version') FROM sqlite_schema s"
	                              " JOIN pragma_foreign_key_list(s.name) f"
	                              " WHERE s.type = 'table' AND f.\"table\" = $table ORDER BY s.name, f.\"from\"");
	stmt_bind_text(&s, "$table", table);
	out->count = 0;
	while (stmt_row(&s)) {
		if (out->count == REFERENCES_MOST) {
			s.status = fault_set(&db->fault, FAILED, NULL, "too many tables point to %s", table);
			break;
		}
		struct reference *row = &out->rows[out->count++];
		stmt_text(&s, 0, row->table, sizeof(row->table));
		stmt_text(&s, 1, row->column, sizeof(row->column));
		row->versioned = stmt_int(&s, 2) != 0;
	}
	return stmt_close(&s);
}

/* Opens a statement made of names from the schema. */
static struct stmt open_made(struct db *db, const char *format, ...) __attribute__((format(printf, 2, 3)));

static struct stmt open_made(struct db *db, const char *format, ...)
{
	char *sql = NULL;
	va_list names;
	va_start(names, format);
	int made = vasprintf(&sql, format, names);
	va_end(names);
	if (made < 0)
		return (struct stmt){.db = db, .status = out_of_memory(db)};
	struct stmt s = stmt_open(db, sql);
	free(sql);
	return s;
}

static enum status run_from_to(struct stmt *s, int64_t from, int64_t to)
{
	stmt_bind_int(s, "$from", from);
	stmt_bind_int(s, "$to", to);
	stmt_run(s);
	return stmt_close(s);
}

/* " AND o.division IS client_division.division ...": that two rows say the same but for whom they point to. "" when no
 * unique rule of the table forbids both. */
static enum status same_row(struct db *db, const struct reference *ref, char **out)
{
	struct stmt s = stmt_open(
	        db, "SELECT coalesce(group_concat(format(' AND o.%s IS %s.%s', name, $table, name), ''), ' AND 1')"
	            " FROM pragma_table_info($table) WHERE name NOT IN ('id', 'version', $column)"
	            " AND EXISTS (SELECT 1 FROM pragma_index_list($table) i JOIN pragma_index_info(i.name) c"
	            " WHERE i.\"unique\" AND c.name = $column) HAVING count(*) > 0");
	stmt_bind_text(&s, "$table", ref->table);
	stmt_bind_text(&s, "$column", ref->column);
	*out = strdup(stmt_row(&s) ? stmt_str(&s, 0) : "");
	enum status status = stmt_close(&s);
	return status == DONE && !*out ? out_of_memory(db) : status;
}

static enum status drop_doubles(struct db *db, const struct reference *ref, int64_t from, int64_t to)
{
	char *same = NULL;
	enum status status = same_row(db, ref, &same);
	if (status == DONE && *same) {
		struct stmt s = open_made(db,
		                          "DELETE FROM %s WHERE %s = $from AND EXISTS"
		                          " (SELECT 1 FROM %s o WHERE o.%s = $to%s)",
		                          ref->table, ref->column, ref->table, ref->column, same);
		status = run_from_to(&s, from, to);
	}
	free(same);
	return status;
}

enum status reference_move(struct db *db, const char *table, int64_t from, int64_t to)
{
	struct reference_list refs;
	enum status status = reference_list_load(db, table, &refs);
	for (int i = 0; status == DONE && i < refs.count; i++) {
		const struct reference *ref = &refs.rows[i];
		status = drop_doubles(db, ref, from, to);
		if (status != DONE)
			break;
		struct stmt s = open_made(db, "UPDATE %s SET %s = $to%s WHERE %s = $from", ref->table, ref->column,
		                          ref->versioned ? ", version = action_id()" : "", ref->column);
		status = run_from_to(&s, from, to);
	}
	return status;
}

/* The guard */

static enum status guard(struct db *db, const char *table, const struct reference *ref)
{
	static const char refuse[] = "SELECT RAISE(ABORT, '%s.merged') FROM %s WHERE id = NEW.%s"
	                             " AND merged_into IS NOT NULL; END;";
	char *body = NULL, *sql = NULL;
	enum status status = out_of_memory(db);
	if (asprintf(&body, refuse, table, table, ref->column) >= 0 &&
	    asprintf(&sql,
	             "DROP TRIGGER IF EXISTS merged_%s_%s_insert; DROP TRIGGER IF EXISTS merged_%s_%s_update;"
	             " CREATE TRIGGER merged_%s_%s_insert BEFORE INSERT ON %s BEGIN %s"
	             " CREATE TRIGGER merged_%s_%s_update BEFORE UPDATE OF %s ON %s WHEN NEW.%s IS NOT OLD.%s BEGIN %s",
	             ref->table, ref->column, ref->table, ref->column, ref->table, ref->column, ref->table, body,
	             ref->table, ref->column, ref->column, ref->table, ref->column, ref->column, body) >= 0)
		status = db_run(db, sql);
	free(body);
	free(sql);
	return status;
}

enum status reference_install(struct db *db)
{
	struct reference_list refs;
	char tables[8][64];
	int count = 0;
	struct stmt s = stmt_open(db, "SELECT s.name FROM sqlite_schema s JOIN pragma_table_info(s.name) c"
	                              " WHERE s.type = 'table' AND c.name = 'merged_into' ORDER BY s.name");
	while (count < 8 && stmt_row(&s))
		stmt_text(&s, 0, tables[count++], sizeof(tables[0]));
	enum status status = stmt_close(&s);
	for (int i = 0; status == DONE && i < count; i++) {
		status = reference_list_load(db, tables[i], &refs);
		for (int k = 0; status == DONE && k < refs.count; k++)
			status = guard(db, tables[i], &refs.rows[k]);
	}
	return status;
}

/* Columns */

enum status column_list_load(struct db *db, const char *table, struct column_list *out)
{
	struct stmt s = stmt_open(db, "SELECT name, dflt_value FROM pragma_table_info($table)"
	                              " WHERE name NOT IN ('id', 'version') ORDER BY cid");
	stmt_bind_text(&s, "$table", table);
	out->count = 0;
	while (stmt_row(&s)) {
		if (out->count == COLUMNS_MOST) {
			s.status = fault_set(&db->fault, FAILED, NULL, "%s has too many columns", table);
			break;
		}
		struct column *row = &out->rows[out->count++];
		stmt_text(&s, 0, row->name, sizeof(row->name));
		stmt_text(&s, 1, row->initial, sizeof(row->initial));
	}
	return stmt_close(&s);
}

enum status column_read(struct db *db, const char *table, const char *column, int64_t row, char **out)
{
	struct stmt s = open_made(db, "SELECT %s FROM %s WHERE id = $id", column, table);
	stmt_bind_int(&s, "$id", row);
	bool found = stmt_row(&s);
	*out = strdup(found ? stmt_str(&s, 0) : "");
	enum status status = stmt_close(&s);
	if (status == DONE && !*out)
		status = out_of_memory(db);
	return status == DONE && !found ? NOT_FOUND : status;
}

enum status columns_copy(struct db *db, const char *table, const char *columns, int64_t from, int64_t to)
{
	struct stmt s = open_made(db,
	                          "UPDATE %s SET version = action_id(), (%s) = (SELECT %s FROM %s WHERE id = $from)"
	                          " WHERE id = $to",
	                          table, columns, columns, table);
	return run_from_to(&s, from, to);
}
