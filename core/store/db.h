#ifndef CORE_STORE_DB_H
#define CORE_STORE_DB_H

#include <stdbool.h>
#include <stdint.h>

#include "core/status.h"

/*
 * The store: one SQLite file, one connection a process. Rollback journal in TRUNCATE mode with synchronous=FULL:
 * a confirmed action survives a power cut. Never WAL, which the SQLite of Debian 12 can lose commits in.
 */
struct db;

/* Marks our files (PRAGMA application_id): "MADO". */
#define DB_APPLICATION_ID 0x4D41444F

enum db_mode {
	DB_OPEN,  /* an existing database, brought up to this program's schema */
	DB_CREATE /* a new file of mode 0600; refused (CONFLICT) if one is there. ":memory:" is always new */
};

/*
 * Opens the store and gives its handle in `out`; on any other status than DONE `*out` is NULL and `fault` says why.
 * A file that is not ours, newer than this program, damaged, read-only or in WAL mode is FAILED and stays as it is,
 * byte for byte.
 */
enum status db_open(const char *path, enum db_mode mode, struct db **out, struct fault *fault);

/* Closes; an action still open is rolled back. NULL is allowed. */
void db_close(struct db *db);

/* Closes a store that was just created and takes its files away. NULL is allowed. */
void db_discard(struct db *db);

/* The sentence of the last refusal. Borrowed from the handle. */
struct fault *db_fault(struct db *db);

/* The path it was opened by. Borrowed. */
const char *db_path(const struct db *db);

/*
 * The desk's clock and the machine's own, both in UTC seconds: set by the program before each thing it does.
 * The store has no clock of its own.
 */
void db_set_now(struct db *db, int64_t now, int64_t machine);
int64_t db_now(const struct db *db);

/* Who acts from here on: a row of staff and their role bits (core/access/right.h). 0 is nobody, and may do nothing. */
void db_act_as(struct db *db, int64_t staff, unsigned roles);
int64_t db_actor(const struct db *db);
unsigned db_roles(const struct db *db);

/*
 * The constraint that refused the last write, as "table.column" of the first column or the name a trigger raised
 * ("seminar.full"); "" if none did. Borrowed until the next statement.
 */
const char *db_rule(const struct db *db);

/* Rows touched by the last INSERT, UPDATE or DELETE. */
int db_rows_changed(const struct db *db);

/* The id given by the last INSERT. */
int64_t db_last_id(const struct db *db);

/*
 * Whether another process has committed since the last call, or something could not be read without waiting for it.
 * False while it cannot be told (the store is busy).
 * No statement may be open.
 */
bool db_changed_elsewhere(struct db *db);

/*
 * How long anything waits for another process's commit, in milliseconds (default 5000); gives what it was before. With
 * 0 nothing waits: BUSY, and db_changed_elsewhere will tell when it can be read again.
 */
int db_set_patience(struct db *db, int milliseconds);

/*
 * Looks through the store: SQLite's own integrity, the schema, foreign keys, cells against appointments, rows against
 * their last images and for characters that input refuses, the log's chain, end and hashes of images. `report` is
 * called with one sentence for each thing wrong (CONFLICT), and with a note when images are no longer kept or actions
 * were written under a clock more than 5 minutes from the machine's own.
 */
enum status db_check(struct db *db, void (*report)(void *context, const char *sentence), void *context);

/*
 * The next number of a counter, never given twice. Inside an action only.
 * `first` is what a counter that does not exist yet begins with.
 */
enum status counter_next(struct db *db, const char *name, int64_t scope, int64_t first, int64_t *out);

/* Lets the counter continue after `used`, if it is not past it already. */
enum status counter_pass(struct db *db, const char *name, int64_t scope, int64_t used);

#endif
