#ifndef CORE_STORE_STMT_H
#define CORE_STORE_STMT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/store/db.h"

struct sqlite3_stmt;

/*
 * One statement with named parameters. The first error sticks: later calls do nothing, and stmt_close gives it.
 *
 *      struct stmt s = stmt_open(db, "SELECT title FROM seminar WHERE id = $id");
 *      stmt_bind_int(&s, "$id", id);
 *      while (stmt_row(&s))
 *              stmt_text(&s, 0, title, sizeof(title));
 *      return stmt_close(&s);
 *
 * No statement stays open while the program waits for a key.
 */
struct stmt {
	struct db *db;
	struct sqlite3_stmt *handle;
	enum status status;
};

struct stmt stmt_open(struct db *db, const char *sql);

void stmt_bind_int(struct stmt *s, const char *name, int64_t value);
/* NULL and "" bind NULL: the store has no empty texts. The text must live until the statement is closed or reset. */
void stmt_bind_text(struct stmt *s, const char *name, const char *value);
void stmt_bind_null(struct stmt *s, const char *name);

/* Steps to the next row; false at the end or on an error. */
bool stmt_row(struct stmt *s);

/* Runs a statement that gives no rows, and makes it ready for other values. */
enum status stmt_run(struct stmt *s);

/* Columns of the row stmt_row stands on. NULL reads as 0 and "". */
int64_t stmt_int(struct stmt *s, int column);
bool stmt_is_null(struct stmt *s, int column);
/* Borrowed until the next row. Never NULL. */
const char *stmt_str(struct stmt *s, int column);
/* Copies; a text longer than the room makes the statement FAILED, since text is refused when written, never cut. */
void stmt_text(struct stmt *s, int column, char *out, size_t size);

/* Makes the statement ready to run again with the values bound so far. */
void stmt_reset(struct stmt *s);

/*
 * DONE, or the first error. A constraint gives CONFLICT with the rule's sentence (and db_rule), a busy store BUSY,
 * anything else FAILED.
 */
enum status stmt_close(struct stmt *s);

/* One integer of one row; NOT_FOUND if there is no row. For queries without parameters, or with one: `$id`. */
enum status stmt_one_int(struct db *db, const char *sql, int64_t id, int64_t *out);

#endif
