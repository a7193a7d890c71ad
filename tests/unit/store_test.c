#include <criterion/criterion.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/access/right.h"
#include "core/history/undo.h"
#include "core/store/action.h"
#include "core/store/db.h"
#include "core/store/journal.h"
#include "core/store/stmt.h"

static struct db *fresh(void)
{
	struct db *db = NULL;
	struct fault fault;
	cr_assert_eq(db_open(":memory:", DB_CREATE, &db, &fault), DONE, "%s", fault.text);
	db_set_now(db, 1795483440, 1795483440);
	db_act_as(db, 1, ROLE_MANAGER);
	return db;
}

static enum status put_topic(struct db *db, int code, const char *name, const char *op, int64_t *action)
{
	struct action a;
	enum status status = action_begin(db, "client.edit", op, &a);
	if (action)
		*action = a.id;
	if (status != DONE || a.repeated)
		return status;
	struct stmt s =
	        stmt_open(db, "INSERT INTO topic (code, name, valid_from) VALUES ($code, $name, '2000-01-01')"
	                      " ON CONFLICT (code, valid_from) DO UPDATE SET name = $name, version = action_id()");
	stmt_bind_int(&s, "$code", code);
	stmt_bind_text(&s, "$name", name);
	stmt_run(&s);
	action_about(db, 0, "topic", db_last_id(db));
	return action_end(db, stmt_close(&s));
}

static int64_t one(struct db *db, const char *sql)
{
	int64_t value = -1;
	enum status status = stmt_one_int(db, sql, 0, &value);
	cr_assert(status == DONE || status == NOT_FOUND, "%s", db_fault(db)->text);
	return value;
}

static void name_of_topic(struct db *db, int code, char *out, size_t size)
{
	struct stmt s = stmt_open(db, "SELECT name FROM topic WHERE code = $code");
	stmt_bind_int(&s, "$code", code);
	out[0] = '\0';
	if (stmt_row(&s))
		stmt_text(&s, 0, out, size);
	cr_assert_eq(stmt_close(&s), DONE);
}

Test(store, undo_takes_back_insert_update_and_itself)
{
	struct db *db = fresh();
	int64_t insert, update;
	char name[64];
	cr_assert_eq(put_topic(db, 7, "succession", NULL, &insert), DONE, "%s", db_fault(db)->text);
	cr_assert_eq(put_topic(db, 7, "heirs", NULL, &update), DONE, "%s", db_fault(db)->text);
	int64_t version = one(db, "SELECT version FROM topic WHERE code = 7");
	cr_expect_eq(undo_action(db, insert, NULL), CONFLICT, "something was built on it");
	cr_assert_eq(undo_action(db, update, NULL), DONE, "%s", db_fault(db)->text);
	name_of_topic(db, 7, name, sizeof(name));
	cr_expect_str_eq(name, "succession");
	cr_expect_gt(one(db, "SELECT version FROM topic WHERE code = 7"), version, "a version only rises");
	cr_expect_eq(undo_action(db, update, NULL), CONFLICT, "not twice");

	int64_t undo = action_last(db);
	cr_assert_eq(undo_action(db, undo, NULL), DONE, "%s", db_fault(db)->text);
	name_of_topic(db, 7, name, sizeof(name));
	cr_expect_str_eq(name, "heirs", "redo");
	cr_assert_eq(undo_action(db, update, NULL), DONE, "after redo it can be undone again");
	cr_assert_eq(undo_action(db, insert, NULL), DONE);
	cr_expect_eq(one(db, "SELECT count(*) FROM topic"), 0);

	int64_t id = -1;
	put_topic(db, 8, "later", NULL, NULL);
	id = one(db, "SELECT id FROM topic WHERE code = 8");
	cr_expect_gt(id, 1, "the undone row's id is not used again");
	db_close(db);
}

Test(store, undo_last_skips_what_is_undone_and_what_others_did)
{
	struct db *db = fresh();
	int64_t first, second, last;
	put_topic(db, 1, "one", NULL, &first);
	put_topic(db, 2, "two", NULL, &second);
	db_act_as(db, 2, ROLE_MANAGER);
	put_topic(db, 3, "three", NULL, NULL);
	db_act_as(db, 1, ROLE_MANAGER);
	cr_assert_eq(undo_last(db, &last), DONE);
	cr_expect_eq(last, second);
	cr_assert_eq(undo_action(db, last, NULL), DONE);
	cr_assert_eq(undo_last(db, &last), DONE);
	cr_expect_eq(last, first);
	cr_assert_eq(undo_action(db, last, NULL), DONE);
	cr_expect_eq(undo_last(db, &last), NOT_FOUND);
	db_close(db);
}

Test(store, an_operation_is_done_once)
{
	struct db *db = fresh();
	int64_t first = 0, again = 0;
	cr_assert_eq(put_topic(db, 1, "one", "op-1", &first), DONE);
	cr_assert_eq(put_topic(db, 1, "changed", "op-1", &again), DONE);
	cr_expect_eq(first, again);
	char name[64];
	name_of_topic(db, 1, name, sizeof(name));
	cr_expect_str_eq(name, "one");
	cr_expect_eq(one(db, "SELECT count(*) FROM log"), 1);
	db_close(db);
}

Test(store, nothing_is_written_outside_an_action_or_without_a_right)
{
	struct db *db = fresh();
	struct action a;
	struct stmt s = stmt_open(db, "INSERT INTO topic (code, name, valid_from) VALUES (1, 'x', '2000-01-01')");
	stmt_run(&s);
	cr_expect_neq(stmt_close(&s), DONE);
	db_act_as(db, 3, ROLE_CONSULTANT);
	cr_expect_eq(action_begin(db, "client.edit", NULL, &a), DENIED);
	cr_expect_eq(action_begin(db, "no.such", NULL, &a), FAILED);
	db_act_as(db, 0, 0);
	cr_expect_eq(action_begin(db, "appointment.book", NULL, &a), DENIED);
	cr_expect_eq(one(db, "SELECT count(*) FROM topic"), 0);
	db_close(db);
}

Test(store, a_write_without_its_version_is_refused)
{
	struct db *db = fresh();
	struct action a;
	put_topic(db, 1, "one", NULL, NULL);
	cr_assert_eq(action_begin(db, "client.edit", NULL, &a), DONE);
	struct stmt s = stmt_open(db, "UPDATE topic SET name = 'forgotten'");
	stmt_run(&s);
	enum status status = stmt_close(&s);
	cr_expect_eq(status, CONFLICT);
	cr_expect_str_eq(db_rule(db), "row.version");
	action_end(db, status);
	db_close(db);
}

Test(store, parts_of_an_action_are_undone_together)
{
	struct db *db = fresh();
	struct action a;
	cr_assert_eq(action_begin(db, "client.import", NULL, &a), DONE);
	struct stmt s = stmt_open(db, "INSERT INTO topic (code, name, valid_from) VALUES ($code, 'x', '2000-01-01')");
	for (int code = 1; code <= 6; code++) {
		stmt_bind_int(&s, "$code", code);
		stmt_run(&s);
		if (code % 2 == 0)
			cr_assert_eq(action_part(db), DONE, "%s", db_fault(db)->text);
	}
	cr_assert_eq(action_end(db, stmt_close(&s)), DONE, "%s", db_fault(db)->text);
	cr_expect_eq(one(db, "SELECT count(*) FROM log"), 4);
	cr_assert_eq(undo_action(db, a.id, NULL), DONE, "%s", db_fault(db)->text);
	cr_expect_eq(one(db, "SELECT count(*) FROM topic"), 0);
	db_close(db);
}

/*
 * Another process: holds the store for 20 ms at a time, as part after part of one action, until `stop` is closed; each
 * part that begins is a byte in `begun`.
 */
static bool write_parts(const char *path, int stop, int begun)
{
	struct db *db = NULL;
	struct fault fault;
	struct action a;
	struct pollfd asked = {.fd = stop, .events = POLLIN};
	if (db_open(path, DB_OPEN, &db, &fault) != DONE)
		return false;
	db_set_now(db, 1795483440, 1795483440);
	db_act_as(db, 1, ROLE_MANAGER);
	enum status status = action_begin(db, "client.import", NULL, &a);
	bool told = true;
	while (told && status == DONE) {
		told = write(begun, "", 1) == 1;
		if (poll(&asked, 1, 20) != 0)
			break;
		status = action_part(db);
	}
	status = action_end(db, status);
	db_close(db);
	return told && status == DONE;
}

/* Returns when a part has just begun. */
static void await_part(int begun)
{
	char bytes[256];
	struct pollfd more = {.fd = begun, .events = POLLIN};
	do
		cr_assert(read(begun, bytes, sizeof(bytes)) > 0);
	while (poll(&more, 1, 0) == 1);
}

/* Who waits comes in after a part or two: not after thirty, as when nobody makes room. */
Test(store, who_writes_in_parts_lets_others_write)
{
	char path[] = "/tmp/madoguchi-parts-XXXXXX";
	int stop[2], begun[2], status = -1;
	struct db *db = NULL;
	struct fault fault;
	cr_assert(close(mkstemp(path)) == 0 && unlink(path) == 0);
	cr_assert_eq(db_open(path, DB_CREATE, &db, &fault), DONE, "%s", fault.text);
	db_set_now(db, 1795483440, 1795483440);
	db_act_as(db, 1, ROLE_MANAGER);
	cr_assert(pipe(stop) == 0 && pipe(begun) == 0);
	pid_t other = fork();
	if (other == 0) {
		close(stop[1]);
		_exit(write_parts(path, stop[0], begun[1]) ? 0 : 1);
	}
	for (int code = 1; code <= 12; code++) {
		await_part(begun[0]);
		cr_expect_eq(put_topic(db, code, "x", NULL, NULL), DONE, "%d: %s", code, db_fault(db)->text);
	}
	close(stop[1]);
	cr_assert_eq(waitpid(other, &status, 0), other);
	cr_expect_eq(status, 0);
	cr_expect_lt(one(db, "SELECT count(*) FROM log WHERE name = 'client.import'"), 12 * 3);
	db_close(db);
	unlink(path);
}

Test(store, an_operation_is_kept_when_its_action_ends)
{
	struct db *db = fresh();
	struct action a;
	cr_assert_eq(action_begin(db, "client.import", "op-1", &a), DONE);
	cr_assert_eq(action_part(db), DONE);
	cr_assert_eq(action_end(db, CONFLICT), CONFLICT);
	cr_assert_eq(action_begin(db, "client.import", "op-1", &a), DONE);
	cr_expect_not(a.repeated, "the first time broke off");
	int64_t id = a.id;
	cr_assert_eq(action_part(db), DONE);
	cr_assert_eq(action_end(db, DONE), DONE);
	cr_assert_eq(action_begin(db, "client.import", "op-1", &a), DONE);
	cr_expect(a.repeated && a.id == id);
	db_close(db);
}

Test(store, an_operation_taken_back_is_not_done_again)
{
	struct db *db = fresh();
	struct action a;
	cr_assert_eq(action_begin(db, "client.add", "op-1", &a), DONE);
	struct stmt s = stmt_open(db, "INSERT INTO topic (code, name, valid_from) VALUES (1, 'x', '2000-01-01')");
	stmt_run(&s);
	cr_assert_eq(action_end(db, stmt_close(&s)), DONE);
	cr_assert_eq(undo_action(db, a.id, NULL), DONE, "%s", db_fault(db)->text);
	cr_expect_eq(action_begin(db, "client.add", "op-1", &a), CONFLICT, "it does not stand any more");
	cr_assert_eq(undo_action(db, action_last(db), NULL), DONE);
	cr_assert_eq(action_begin(db, "client.add", "op-1", &a), DONE);
	cr_expect(a.repeated, "it stands again");
	db_close(db);
}

Test(store, an_operation_belongs_to_one_kind_of_action)
{
	struct db *db = fresh();
	struct action a;
	cr_assert_eq(action_begin(db, "client.add", "op-1", &a), DONE);
	cr_assert_eq(action_end(db, DONE), DONE);
	cr_expect_eq(action_begin(db, "client.edit", "op-1", &a), CONFLICT);
	cr_expect_str_eq(db_fault(db)->field, "op");
	cr_expect_eq(action_begin(db, "client.edit", "op\x1b", &a), INVALID);
	char most[66] = "";
	memset(most, 'x', 65);
	cr_expect_eq(action_begin(db, "client.edit", most, &a), INVALID);
	most[64] = '\0';
	cr_expect_eq(action_begin(db, "client.edit", most, &a), DONE);
	cr_assert_eq(action_end(db, DONE), DONE);
	cr_expect_eq(one(db, "SELECT count(*) FROM log"), 2);
	db_close(db);
}

static void count_change(void *context, const struct change *change)
{
	int *count = context;
	cr_expect_str_eq(change->noun, "topic");
	(*count)++;
}

static void count_finding(void *context, const char *sentence)
{
	int *count = context;
	(void)sentence;
	(*count)++;
}

Test(store, changes_are_told_and_the_log_holds)
{
	struct db *db = fresh();
	int64_t since;
	int seen = 0, findings = 0;
	cr_assert_eq(journal_position(db, &since), DONE);
	put_topic(db, 1, "one", NULL, NULL);
	put_topic(db, 1, "two", NULL, NULL);
	cr_assert_eq(journal_changes(db, &since, count_change, &seen), DONE);
	cr_assert_eq(journal_changes(db, &since, count_change, &seen), DONE);
	cr_expect_eq(seen, 2);
	cr_expect_eq(db_check(db, count_finding, &findings), DONE, "%s", db_fault(db)->text);
	struct stmt s = stmt_open(db, "UPDATE journal SET new = replace(new, 'one', 'ten')");
	stmt_run(&s);
	stmt_close(&s);
	cr_expect_eq(db_check(db, count_finding, &findings), CONFLICT, "a changed image is noticed");
	s = stmt_open(db, "UPDATE log SET staff = 9");
	stmt_run(&s);
	cr_expect_eq(stmt_close(&s), CONFLICT, "the log is append-only");
	s = stmt_open(db, "DELETE FROM journal");
	stmt_run(&s);
	stmt_close(&s);
	cr_expect_eq(db_check(db, count_finding, &findings), DONE, "the chain holds without images");
	db_close(db);
}

Test(store, every_table_is_journaled_or_excused)
{
	struct db *db = fresh();
	struct stmt s =
	        stmt_open(db, "SELECT t.name, (SELECT count(*) FROM sqlite_schema g WHERE g.type = 'trigger' AND"
	                      " g.tbl_name = t.name AND g.name GLOB 'journal_*'), t.sql FROM sqlite_schema t"
	                      " WHERE t.type = 'table' AND t.name NOT GLOB 'sqlite_*'");
	while (stmt_row(&s)) {
		bool kept = journal_keeps(stmt_str(&s, 0));
		cr_expect_eq(stmt_int(&s, 1), kept ? 3 : 0, "%s", stmt_str(&s, 0));
		cr_expect(strstr(stmt_str(&s, 2), "STRICT"), "%s is not STRICT", stmt_str(&s, 0));
		cr_expect(!kept || strstr(stmt_str(&s, 2), "id INTEGER PRIMARY KEY AUTOINCREMENT"), "%s reuses ids",
		          stmt_str(&s, 0));
		cr_expect(!kept || strstr(stmt_str(&s, 2), "version INTEGER NOT NULL DEFAULT (action_id())"), "%s",
		          stmt_str(&s, 0));
		cr_expect(!kept || !strstr(stmt_str(&s, 2), "BLOB"), "%s has a BLOB", stmt_str(&s, 0));
	}
	cr_assert_eq(stmt_close(&s), DONE);
	db_close(db);
}

/* Writes a file, opens it as a store, and sees that it is refused without a byte changed. */
static void refused_untouched(const char *bytes, size_t size)
{
	char path[] = "/tmp/madoguchi-store-XXXXXX", after[4096];
	struct db *db = NULL;
	struct fault fault;
	int file = mkstemp(path);
	cr_assert_eq(write(file, bytes, size), (ssize_t)size);
	cr_expect_eq(db_open(path, DB_OPEN, &db, &fault), FAILED);
	cr_expect_null(db);
	cr_expect(fault.text[0]);
	cr_expect_eq(pread(file, after, sizeof(after), 0), (ssize_t)size);
	cr_expect_eq(memcmp(bytes, after, size), 0);
	close(file);
	unlink(path);
}

Test(store, foreign_newer_and_wal_files_are_refused_unchanged)
{
	char head[4096] = "SQLite format 3";
	head[16] = 0x10;
	head[18] = head[19] = 1;
	refused_untouched("not a database", 14);
	refused_untouched("", 0);
	refused_untouched(head, sizeof(head));
	memcpy(head + 68, "MADO", 4);
	head[63] = 99;
	refused_untouched(head, sizeof(head));
	head[63] = 1;
	head[18] = head[19] = 2;
	refused_untouched(head, sizeof(head));
}

Test(store, a_new_file_is_private_and_never_overwrites)
{
	char path[] = "/tmp/madoguchi-new-XXXXXX";
	struct db *db = NULL;
	struct fault fault;
	close(mkstemp(path));
	cr_expect_eq(db_open(path, DB_CREATE, &db, &fault), CONFLICT);
	unlink(path);
	cr_assert_eq(db_open(path, DB_CREATE, &db, &fault), DONE, "%s", fault.text);
	db_close(db);
	cr_expect_eq(access(path, W_OK), 0);
	cr_assert_eq(db_open(path, DB_OPEN, &db, &fault), DONE, "%s", fault.text);
	cr_expect_not(db_changed_elsewhere(db));
	cr_expect_eq(one(db, "SELECT journal_mode = 'truncate' FROM pragma_journal_mode"), 1);
	cr_expect_eq(one(db, "PRAGMA synchronous"), 2);
	db_close(db);
	unlink(path);
}

Test(store, counters_never_give_a_number_twice)
{
	struct db *db = fresh();
	struct action a;
	int64_t n = 0;
	cr_assert_eq(action_begin(db, "client.edit", NULL, &a), DONE);
	counter_next(db, "member", 0, 1, &n);
	cr_expect_eq(n, 1);
	counter_pass(db, "member", 0, 1500);
	counter_next(db, "member", 0, 1, &n);
	cr_expect_eq(n, 1501);
	counter_pass(db, "member", 0, 3);
	counter_next(db, "member", 0, 1, &n);
	cr_expect_eq(n, 1502);
	counter_next(db, "roll", 5, 1, &n);
	cr_expect_eq(n, 1);
	action_end(db, DONE);
	db_close(db);
}

/* Statements stay made ready; nobody may notice, in any order of opening and closing. */
Test(store, a_statement_knows_nothing_of_its_last_use)
{
	static const char sql[] = "SELECT coalesce($value, 'nothing')";
	struct db *db = fresh();
	struct stmt first = stmt_open(db, sql), second = stmt_open(db, sql);
	stmt_bind_text(&first, "$value", "one");
	stmt_bind_text(&second, "$value", "two");
	cr_assert(stmt_row(&first) && stmt_row(&second));
	cr_expect_str_eq(stmt_str(&first, 0), "one");
	cr_expect_str_eq(stmt_str(&second, 0), "two");
	cr_assert_eq(stmt_close(&first), DONE);
	first = stmt_open(db, sql);
	cr_assert(stmt_row(&first));
	cr_expect_str_eq(stmt_str(&first, 0), "nothing");
	cr_expect_str_eq(stmt_str(&second, 0), "two");
	cr_assert(stmt_close(&first) == DONE && stmt_close(&second) == DONE);
	for (int i = 0; i < 500; i++) {
		char many[64];
		snprintf(many, sizeof(many), "SELECT %d", i % 100);
		cr_assert_eq(one(db, many), i % 100);
	}
	db_close(db);
}

/* A name that leads elsewhere by now is no matter of rights. */
Test(store, a_store_that_was_moved_says_so_and_goes_on_when_it_is_back)
{
	char path[] = "/tmp/madoguchi-moved-XXXXXX", away[sizeof(path) + 1], journal[sizeof(path) + 8];
	struct db *db = NULL;
	struct fault fault;
	cr_assert(close(mkstemp(path)) == 0 && unlink(path) == 0);
	snprintf(away, sizeof(away), "%s2", path);
	snprintf(journal, sizeof(journal), "%s-journal", path);
	cr_assert_eq(db_open(path, DB_CREATE, &db, &fault), DONE, "%s", fault.text);
	db_set_now(db, 1795483440, 1795483440);
	db_act_as(db, 1, ROLE_MANAGER);
	cr_assert_eq(rename(path, away), 0);
	cr_expect_eq(put_topic(db, 7, "succession", NULL, NULL), FAILED);
	cr_expect(strstr(db_fault(db)->text, "was moved or deleted"), "%s", db_fault(db)->text);
	cr_assert_eq(rename(away, path), 0);
	cr_expect_eq(put_topic(db, 7, "succession", NULL, NULL), DONE, "%s", db_fault(db)->text);
	db_close(db);
	unlink(path);
	unlink(journal);
}
