#include "core/store/db.h"

#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "core/store/file.h"
#include "core/store/handle.h"
#include "core/store/journal.h"
#include "core/store/reference.h"
#include "core/store/rule.h"
#include "core/store/schema.h"
#include "core/store/stmt.h"
#include "core/words.h"

/* SQLite's messages end in the columns: "UNIQUE constraint failed: a.b, a.c"; a trigger's message is the rule itself.
 */
static void keep_rule(struct db *db)
{
	const char *message = sqlite3_errmsg(db->sqlite);
	const char *mark = strstr(message, "failed: ");
	const char *start = mark ? mark + strlen("failed: ") : message;
	snprintf(db->rule, sizeof(db->rule), "%.*s", (int)strcspn(start, ","), start);
}

static enum status constraint(struct db *db)
{
	keep_rule(db);
	const char *sentence = rule_sentence(db->rule);
	if (sentence)
		return fault_set(&db->fault, CONFLICT, NULL, "%s", sentence);
	return fault_set(&db->fault, CONFLICT, NULL, _("The store refuses it by its rule %s: change the value."),
	                 db->rule);
}

enum status db_result(struct db *db, int result)
{
	switch (result & 0xFF) {
	case SQLITE_OK:
	case SQLITE_ROW:
	case SQLITE_DONE:
		return DONE;
	case SQLITE_BUSY:
	case SQLITE_LOCKED:
		return fault_set(&db->fault, BUSY, NULL, _("Another program is writing to the store: try again."));
	case SQLITE_CONSTRAINT:
		return constraint(db);
	case SQLITE_FULL:
		return fault_set(&db->fault, FAILED, NULL, _("The disk is full: make room and try again."));
	case SQLITE_READONLY:
		if (sqlite3_extended_errcode(db->sqlite) == SQLITE_READONLY_DBMOVED)
			return fault_set(
			        &db->fault, FAILED, NULL,
			        _("The store %s was moved or deleted: put it back, or start the program again."),
			        db->path);
		return fault_set(&db->fault, FAILED, NULL, _("The store cannot be written: see who owns %s."),
		                 db->path);
	case SQLITE_CORRUPT:
	case SQLITE_NOTADB:
		return fault_set(&db->fault, FAILED, NULL, _("The store %s is damaged: restore a backup."), db->path);
	default:
		return fault_set(&db->fault, FAILED, NULL, _("The store does not work (%s): see the disk."),
		                 sqlite3_errmsg(db->sqlite));
	}
}

enum status db_run(struct db *db, const char *sql)
{
	return db_result(db, sqlite3_exec(db->sqlite, sql, NULL, NULL, NULL));
}

/* Short, uneven sleeps: SQLite's own handler lets one process wait a second while others pass. */
static int wait_turn(void *context, int tries)
{
	struct db *db = context;
	struct timespec nap = {.tv_nsec = 500000 + (long)randombytes_uniform(1500000)};
	if (db->patience == 0)
		db->data_version = 0;
	if (tries >= db->patience * 2 / 3)
		return 0;
	nanosleep(&nap, NULL);
	return 1;
}

static enum status configure(struct db *db)
{
	sqlite3_db_config(db->sqlite, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	sqlite3_db_config(db->sqlite, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, NULL);
	sqlite3_busy_handler(db->sqlite, wait_turn, db);
	if (action_functions(db) != SQLITE_OK)
		return db_result(db, sqlite3_errcode(db->sqlite));
	return db_run(db, "PRAGMA trusted_schema = OFF; PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL;"
	                  "PRAGMA secure_delete = ON; PRAGMA journal_mode = TRUNCATE; PRAGMA cell_size_check = ON;");
}

static int schema_latest(void)
{
	int latest = 0;
	while (migrations[latest].name)
		latest++;
	return latest;
}

static enum status migrate(struct db *db, int version)
{
	char sql[96];
	enum status status = db_run(db, "BEGIN IMMEDIATE");
	int64_t stands = 0;
	if (status == DONE)
		status = stmt_one_int(db, "PRAGMA user_version", 0, &stands);
	if (status == DONE && stands >= version)
		return db_run(db, "ROLLBACK");
	if (status == DONE)
		status = db_run(db, migrations[version - 1].sql);
	snprintf(sql, sizeof(sql), "PRAGMA application_id = %d; PRAGMA user_version = %d;", DB_APPLICATION_ID, version);
	if (status == DONE)
		status = db_run(db, sql);
	if (status == DONE)
		status = journal_install(db);
	if (status == DONE)
		status = reference_install(db);
	if (status == DONE)
		status = db_run(db, "COMMIT");
	if (status != DONE)
		sqlite3_exec(db->sqlite, "ROLLBACK", NULL, NULL, NULL);
	return status;
}

static enum status upgrade(struct db *db)
{
	int64_t version = 0;
	enum status status = stmt_one_int(db, "PRAGMA user_version", 0, &version);
	for (int next = (int)version + 1; status == DONE && next <= schema_latest(); next++)
		status = migrate(db, next);
	return status;
}

static enum status start(struct db *db)
{
	int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_PRIVATECACHE;
	int result = sqlite3_open_v2(db->path, &db->sqlite, flags | SQLITE_OPEN_MEMORY * (db->path[0] == ':'), NULL);
	enum status status =
	        db->sqlite ? db_result(db, result) : fault_set(&db->fault, FAILED, NULL, _("Out of memory."));
	if (status == DONE)
		status = configure(db);
	if (status == DONE)
		status = upgrade(db);
	if (status == DONE)
		db_changed_elsewhere(db);
	return status;
}

enum status db_open(const char *path, enum db_mode mode, struct db **out, struct fault *fault)
{
	bool memory = strcmp(path, ":memory:") == 0;
	enum status status = DONE;
	*out = NULL;
	if (sodium_init() < 0)
		return fault_set(fault, FAILED, NULL, _("The machine gives no random numbers."));
	if (!memory)
		status = mode == DB_CREATE ? file_create(path, fault) : file_inspect(path, schema_latest(), fault);
	if (status != DONE)
		return status;
	struct db *db = calloc(1, sizeof(*db));
	if (!db)
		return fault_set(fault, FAILED, NULL, _("Out of memory."));
	snprintf(db->path, sizeof(db->path), "%s", path);
	db->patience = 5000;
	status = start(db);
	if (status == DONE) {
		*out = db;
		return DONE;
	}
	*fault = db->fault;
	if (mode == DB_CREATE && !memory)
		db_discard(db);
	else
		db_close(db);
	return status;
}

void db_close(struct db *db)
{
	if (!db)
		return;
	stmt_forget(db);
	sqlite3_close(db->sqlite);
	free(db);
}

void db_discard(struct db *db)
{
	char path[sizeof(db->path)], journal[sizeof(db->path) + sizeof("-journal")];
	if (!db)
		return;
	snprintf(path, sizeof(path), "%s", db->path);
	snprintf(journal, sizeof(journal), "%s-journal", path);
	db_close(db);
	unlink(path);
	unlink(journal);
}

struct fault *db_fault(struct db *db)
{
	return &db->fault;
}

const char *db_path(const struct db *db)
{
	return db->path;
}

void db_set_now(struct db *db, int64_t now, int64_t machine)
{
	db->now = now;
	db->machine = machine;
}

int64_t db_now(const struct db *db)
{
	return db->now;
}

void db_act_as(struct db *db, int64_t staff, unsigned roles)
{
	db->staff = staff;
	db->roles = roles;
}

int64_t db_actor(const struct db *db)
{
	return db->staff;
}

unsigned db_roles(const struct db *db)
{
	return db->roles;
}

const char *db_rule(const struct db *db)
{
	return db->rule;
}

int db_rows_changed(const struct db *db)
{
	return sqlite3_changes(db->sqlite);
}

int64_t db_last_id(const struct db *db)
{
	return sqlite3_last_insert_rowid(db->sqlite);
}

int db_set_patience(struct db *db, int milliseconds)
{
	int before = db->patience;
	db->patience = milliseconds;
	return before;
}

bool db_changed_elsewhere(struct db *db)
{
	int64_t version = 0;
	int patience = db->patience;
	db->patience = 0;
	enum status status = stmt_one_int(db, "PRAGMA data_version", 0, &version);
	db->patience = patience;
	bool changed = status == DONE && version != db->data_version;
	if (status == DONE)
		db->data_version = version;
	return changed;
}
