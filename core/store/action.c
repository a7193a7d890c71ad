#include "core/store/action.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

#include "core/store/handle.h"
#include "core/store/stmt.h"
#include "core/store/undo.h"
#include "core/text/safe.h"
#include "core/words.h"

void log_chain(const char *before, const struct log_row *row, char out[HASH_HEX_BYTES])
{
	struct hash hash;
	hash_open(&hash);
	hash_text(&hash, before);
	const int64_t numbers[] = {row->id,    row->action,  row->at,     row->machine_at,
	                           row->staff, row->subject, row->client, row->undoes};
	for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++)
		hash_int(&hash, numbers[i]);
	hash_text(&hash, row->name);
	hash_text(&hash, row->noun);
	hash_text(&hash, row->op);
	hash_text(&hash, row->images);
	hash_close(&hash, out);
}

enum status log_images(struct db *db, int64_t part, char out[HASH_HEX_BYTES])
{
	struct hash hash;
	hash_open(&hash);
	struct stmt s = stmt_open(db, "SELECT noun, row, coalesce(old, ''), coalesce(new, '') FROM journal"
	                              " WHERE part = $part ORDER BY id");
	stmt_bind_int(&s, "$part", part);
	while (stmt_row(&s)) {
		hash_text(&hash, stmt_str(&s, 0));
		hash_int(&hash, stmt_int(&s, 1));
		hash_text(&hash, stmt_str(&s, 2));
		hash_text(&hash, stmt_str(&s, 3));
	}
	hash_close(&hash, out);
	return stmt_close(&s);
}

static enum status chain_head(struct db *db, char out[HASH_HEX_BYTES])
{
	struct stmt s = stmt_open(db, "SELECT chain FROM log ORDER BY id DESC LIMIT 1");
	out[0] = '\0';
	if (stmt_row(&s))
		stmt_text(&s, 0, out, HASH_HEX_BYTES);
	return stmt_close(&s);
}

static enum status insert_log(struct db *db, const struct log_row *row, const char *chain)
{
	struct stmt s =
	        stmt_open(db, "INSERT INTO log (id, action, at, machine_at, staff, name, noun, subject, client,"
	                      " undoes, op, images, chain) VALUES ($id, $action, $at, $machine_at, $staff, $name,"
	                      " $noun, nullif($subject, 0), nullif($client, 0), nullif($undoes, 0), $op, $images,"
	                      " $chain)");
	stmt_bind_int(&s, "$id", row->id);
	stmt_bind_int(&s, "$action", row->action);
	stmt_bind_int(&s, "$at", row->at);
	stmt_bind_int(&s, "$machine_at", row->machine_at);
	stmt_bind_int(&s, "$staff", row->staff);
	stmt_bind_text(&s, "$name", row->name);
	stmt_bind_text(&s, "$noun", row->noun);
	stmt_bind_int(&s, "$subject", row->subject);
	stmt_bind_int(&s, "$client", row->client);
	stmt_bind_int(&s, "$undoes", row->undoes);
	stmt_bind_text(&s, "$op", row->op);
	stmt_bind_text(&s, "$images", row->images);
	stmt_bind_text(&s, "$chain", chain);
	stmt_run(&s);
	return stmt_close(&s);
}

static enum status write_log(struct db *db, const char *op)
{
	char images[HASH_HEX_BYTES], before[HASH_HEX_BYTES], chain[HASH_HEX_BYTES];
	enum status status = log_images(db, db->action.part, images);
	if (status == DONE)
		status = chain_head(db, before);
	if (status != DONE)
		return status;
	struct log_row row = {.id = db->action.part,
	                      .action = db->action.id,
	                      .at = db->now,
	                      .machine_at = db->machine,
	                      .staff = db->staff,
	                      .subject = db->action.subject,
	                      .client = db->action.client,
	                      .undoes = db->action.undoes,
	                      .name = db->action.right->action,
	                      .noun = db->action.noun,
	                      .op = op,
	                      .images = images};
	log_chain(before, &row, chain);
	return insert_log(db, &row, chain);
}

/* The log row comes last, but its id is needed first: under the write lock the next one is known. */
static enum status next_log_id(struct db *db, int64_t *out)
{
	enum status status = stmt_one_int(db, "SELECT seq + 1 FROM sqlite_sequence WHERE name = 'log'", 0, out);
	if (status == NOT_FOUND) {
		*out = 1;
		return DONE;
	}
	return status;
}

static enum status find_repeated(struct db *db, const char *op, struct action *out)
{
	bool other = false;
	struct stmt s = stmt_open(db, "SELECT action, coalesce(subject, 0), name FROM log WHERE op = $op");
	stmt_bind_text(&s, "$op", op);
	if (stmt_row(&s)) {
		out->repeated = true;
		out->id = stmt_int(&s, 0);
		out->subject = stmt_int(&s, 1);
		other = strcmp(stmt_str(&s, 2), db->action.right->action) != 0;
	}
	enum status status = stmt_close(&s);
	if (status == DONE && other)
		return fault_set(&db->fault, CONFLICT, "op",
		                 _("The operation id %s belongs to another action: give a new one."), op);
	int64_t undone = 0;
	if (status == DONE && out->repeated)
		status = undo_by(db, out->id, &undone);
	if (status == DONE && undone)
		return fault_set(&db->fault, CONFLICT, "op",
		                 _("The operation %s was done and taken back: give a new operation id."), op);
	return status;
}

static enum status begin(struct db *db)
{
	enum status status = db_run(db, "BEGIN IMMEDIATE");
	if (status == DONE)
		status = next_log_id(db, &db->action.part);
	if (status != DONE)
		sqlite3_exec(db->sqlite, "ROLLBACK", NULL, NULL, NULL);
	return status;
}

static enum status may(struct db *db, const char *name)
{
	if (db->action.id)
		return fault_set(&db->fault, FAILED, NULL, "action %s inside another", name);
	const struct right *right = right_find(name);
	if (!right)
		return fault_set(&db->fault, FAILED, NULL, "action %s is not in the table of rights", name);
	if (!db->staff || !(right->roles & db->roles))
		return fault_set(&db->fault, DENIED, NULL, _("You have no right to this (%s): ask a manager."),
		                 _(right->words));
	memset(&db->action, 0, sizeof(db->action));
	db->action.right = right;
	return DONE;
}

enum status action_begin(struct db *db, const char *name, const char *op, struct action *out)
{
	memset(out, 0, sizeof(*out));
	enum status status = may(db, name);
	if (status == DONE && op)
		status = safe_check(&db->fault, "op", op, SAFE_LINE, OP_CHARACTERS);
	if (status == DONE)
		status = begin(db);
	if (status != DONE)
		return status;
	if (op && *op)
		status = find_repeated(db, op, out);
	if (status != DONE || out->repeated) {
		db_run(db, "ROLLBACK");
		return status;
	}
	snprintf(db->action.op, sizeof(db->action.op), "%s", op ? op : "");
	db->action.id = db->action.part;
	out->id = db->action.id;
	return DONE;
}

void action_about(struct db *db, int64_t client, const char *noun, int64_t subject)
{
	db->action.client = client;
	db->action.subject = subject;
	snprintf(db->action.noun, sizeof(db->action.noun), "%s", noun);
}

/* COMMIT may find a reader in its way; the transaction stands, so the commit alone is tried again. */
static enum status commit(struct db *db)
{
	enum status status = db_run(db, "COMMIT");
	for (int tries = 0; status == BUSY && tries < 3; tries++)
		status = db_run(db, "COMMIT");
	return status;
}

static enum status finish(struct db *db, const char *op)
{
	enum status status = write_log(db, op);
	if (status == DONE)
		status = commit(db);
	if (status != DONE)
		sqlite3_exec(db->sqlite, "ROLLBACK", NULL, NULL, NULL);
	return status;
}

/* Whoever waits for the store looks every two milliseconds (db.c): without the pause the lock is never seen free. */
static void let_others_write(void)
{
	const struct timespec pause = {.tv_nsec = 3000000};
	nanosleep(&pause, NULL);
}

enum status action_part(struct db *db)
{
	enum status status = finish(db, "");
	if (status != DONE)
		return status;
	let_others_write();
	return begin(db);
}

enum status action_rest(struct db *db)
{
	enum status status = finish(db, "");
	db->resting = db->action;
	memset(&db->action, 0, sizeof(db->action));
	return status;
}

enum status action_go_on(struct db *db)
{
	if (db->action.id)
		return fault_set(&db->fault, FAILED, NULL, "an action inside another");
	db->action = db->resting;
	enum status status = begin(db);
	if (status != DONE)
		memset(&db->action, 0, sizeof(db->action));
	else
		memset(&db->resting, 0, sizeof(db->resting));
	return status;
}

enum status action_end(struct db *db, enum status status)
{
	int64_t id = db->action.id;
	if (status == DONE)
		status = finish(db, db->action.op);
	else if (!sqlite3_get_autocommit(db->sqlite))
		sqlite3_exec(db->sqlite, "ROLLBACK", NULL, NULL, NULL);
	memset(&db->action, 0, sizeof(db->action));
	if (status == DONE)
		db->last_action = id;
	return status;
}

int64_t action_last(const struct db *db)
{
	return db->last_action;
}
