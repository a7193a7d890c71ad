#ifndef CORE_STORE_HANDLE_H
#define CORE_STORE_HANDLE_H

#include <sodium.h>
#include <sqlite3.h>

#include "core/access/right.h"
#include "core/store/db.h"

#define OP_CHARACTERS 64 /* of an operation id */

/* A statement that stays made ready; `lent` while a struct stmt has it. */
struct kept {
	sqlite3_stmt *handle;
	bool lent;
	uint64_t used; /* the turn it was lent in last */
};
#define DB_KEPT 64

struct running {
	int64_t id;
	int64_t part;
	int64_t undoes;
	int64_t client;
	int64_t subject;
	char noun[32];
	char op[4 * OP_CHARACTERS + 1];
	const struct right *right;
};

/* The inside of the handle, for core/store alone. */
struct db {
	sqlite3 *sqlite;
	struct fault fault;
	char rule[64];
	char path[1024];
	int patience;
	int64_t now;
	int64_t machine;
	int64_t staff;
	unsigned roles;
	int64_t data_version;
	int64_t last_action;
	struct kept kept[DB_KEPT];
	uint64_t turn;

	/* The running action, and one that rests (action_rest); id 0 when there is none. */
	struct running action, resting;
};

#define HASH_HEX_BYTES 65

/* A running SHA-256. Text goes in with its length, so that no two series of texts hash alike. */
struct hash {
	crypto_hash_sha256_state state;
};
void hash_open(struct hash *hash);
void hash_text(struct hash *hash, const char *text);
void hash_int(struct hash *hash, int64_t value);
/* Writes the digest in hexadecimal. */
void hash_close(struct hash *hash, char out[HASH_HEX_BYTES]);

/* Turns an SQLite result into a status, with the sentence and the rule in the handle. */
enum status db_result(struct db *db, int result);

/* Gives all kept statements up, before the store is closed. */
void stmt_forget(struct db *db);

/* Runs literal SQL that gives no rows. */
enum status db_run(struct db *db, const char *sql);

/*
 * For triggers and defaults: action_id() is the log row being written, action_first() the action's first one,
 * journaling() whether row images are kept. Outside an action they fail.
 * row_image('name', value, ...) is a row as JSON, unsafe_text(value) whether a text holds what input refuses.
 */
int action_functions(struct db *db);

/* The chain's value for a log row, from the value before it. */
struct log_row {
	int64_t id, action, at, machine_at, staff, subject, client, undoes;
	const char *name, *noun, *op, *images;
};
void log_chain(const char *before, const struct log_row *row, char out[HASH_HEX_BYTES]);
enum status log_images(struct db *db, int64_t part, char out[HASH_HEX_BYTES]);

#endif
