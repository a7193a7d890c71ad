#include "tests/faults/day.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/history/undo.h"
#include "core/people/client.h"
#include "core/people/register.h"
#include "core/seminars/attendance.h"
#include "core/store/handle.h"
#include "core/store/stmt.h"
#include "tests/unit/desk_fixture.h"

enum { CELL_MORNING = 40, CELL_AFTERNOON = 52, CANCELLING = 4, OP_BYTES = 16 };

/* What stood after so many steps. */
static char rehearsed[DAY_STEPS + 1][HASH_HEX_BYTES];

void day_found(const char *path)
{
	struct office office;
	office_open(&office, path);
	db_close(office.db);
}

struct db *day_join(const char *path, struct fault *fault)
{
	struct db *db = NULL;
	if (db_open(path, DB_OPEN, &db, fault) != DONE)
		return NULL;
	int64_t now = moment_of(day_of(2026, 11, 24), 8 * 60);
	db_set_now(db, now, now);
	db_act_as(db, 1, ROLE_MANAGER);
	return db;
}

/* ---- Steps ---- */

static enum status book(struct db *db, int64_t client, int desk, const char *op)
{
	const struct booking booking = {
	        .client = client, .desk = desk, .day = moment_day(db_now(db)), .cell = CELL_MORNING};
	return appointment_book(db, &booking, op, NULL);
}

static enum status take_back(struct db *db, int step, const char *op)
{
	char undone[OP_BYTES];
	int64_t action = 0;
	snprintf(undone, sizeof(undone), "step-%d", step);
	struct stmt s = stmt_open(db, "SELECT action FROM log WHERE op = $op");
	stmt_bind_text(&s, "$op", undone);
	if (stmt_row(&s))
		action = stmt_int(&s, 0);
	enum status status = stmt_close(&s);
	return status == DONE ? undo_action(db, action, op) : status;
}

static enum status plan_seminar(struct db *db, const char *op)
{
	struct seminar_session session = {.day = moment_day(db_now(db)), .from_minute = 600, .to_minute = 720};
	struct seminar seminar = {
	        .title = "x", .capacity = 2, .status = SEMINAR_OPEN, .session_count = 1, .sessions = &session};
	return seminar_add(db, &seminar, op);
}

static enum status sign_up_three(struct db *db, const char *op)
{
	static const struct attendee attendees[] = {{.name = "浜 渚"}, {.name = "森 泉"}, {.name = "原 野分"}};
	const struct sign_up_request request = {.seminar = 1, .client = 1, .attendees = attendees, .count = 3};
	struct sign_up_list list = {NULL, 0};
	enum status status = sign_up_add(db, &request, op, &list);
	sign_up_list_free(&list);
	return status;
}

static enum status promote(struct db *db, const char *op)
{
	struct sign_up_list list = {NULL, 0};
	enum status status = sign_up_promote(db, 1, op, &list);
	sign_up_list_free(&list);
	return status;
}

static enum status tick_off(struct db *db, const char *op)
{
	const struct roll_list rolls = {2, {2, 3}};
	struct attend_list list = {0};
	enum status status = attend_rolls(db, 1, 0, &rolls, op, &list);
	attend_list_free(&list);
	return status;
}

static enum status import(struct db *db, const char *op)
{
	static char rows[] = "number,name,reading,phone\r\n00003,第3商店,テン,042-000-0003\r\n"
	                     "00901,浜辺の宿,ハマベノヤド,042-000-0901\r\n,青葉園,アオバエン,\r\n";
	const struct register_options options = {.op = op};
	struct register_counts counts;
	FILE *in = fmemopen(rows, strlen(rows), "r");
	if (!in)
		return FAILED;
	enum status status = register_import(db, in, &options, NULL, NULL, &counts);
	fclose(in);
	return status;
}

enum status day_step(struct db *db, int step)
{
	const struct client_values changed = {{[FIELD_NAME] = "三番屋", [FIELD_PHONE] = "042-000-0033;090-0000-0033"}};
	const struct client_values new = {{[FIELD_NAME] = "五月舎", [FIELD_READING] = "サツキシャ"}};
	int32_t today = moment_day(db_now(db));
	struct sign_up cancelled, next;
	char op[OP_BYTES];
	int64_t id;
	snprintf(op, sizeof(op), "step-%d", step);
	switch (step) {
	case 0:
		return book(db, 1, 1, op);
	case 1:
		return book(db, 2, 2, op);
	case 2:
		return appointment_move(db, 1, 1, today, CELL_AFTERNOON, op, NULL);
	case 3:
		return appointment_mark(db, 2, APPOINTMENT_ARRIVED, op, NULL);
	case CANCELLING:
		return appointment_cancel(db, 1, "client", op, NULL);
	case 5:
		return take_back(db, CANCELLING, op);
	case 6:
		return plan_seminar(db, op);
	case 7:
		return sign_up_three(db, op);
	case 8:
		return sign_up_cancel(db, 1, 1, op, &cancelled, &next);
	case 9:
		return promote(db, op);
	case 10:
		return tick_off(db, op);
	case 11:
		return client_edit(db, 3, 0, &changed, op);
	case 12:
		return client_add(db, CLIENT_FOUNDER, &new, op, &id);
	default:
		return import(db, op);
	}
}

/* ---- What stands ---- */

static int take_row(void *context, int count, char **values, char **names)
{
	(void)names;
	for (int i = 0; i < count; i++)
		hash_text(context, values[i] ? values[i] : "");
	return 0;
}

static void take_rows(struct db *db, const char *sql, struct hash *hash)
{
	if (sqlite3_exec(db->sqlite, sql, take_row, hash, NULL) != SQLITE_OK)
		hash_text(hash, sqlite3_errmsg(db->sqlite));
}

/* Every row of every table, and the schema. The look-up's keys are made when first needed: there or not. */
static void content(struct db *db, char out[HASH_HEX_BYTES])
{
	struct hash hash;
	hash_open(&hash);
	take_rows(db, "SELECT type, name, sql FROM sqlite_schema ORDER BY name", &hash);
	take_rows(db, "SELECT * FROM counter ORDER BY name, scope", &hash);
	struct stmt s = stmt_open(db, "SELECT name FROM sqlite_schema WHERE type = 'table'"
	                              " AND name NOT IN ('client_key', 'counter') ORDER BY name");
	while (stmt_row(&s)) {
		char sql[128];
		snprintf(sql, sizeof(sql), "SELECT * FROM %s ORDER BY rowid", stmt_str(&s, 0));
		take_rows(db, sql, &hash);
	}
	stmt_close(&s);
	hash_close(&hash, out);
}

static void print(void *context, const char *sentence)
{
	(void)context;
	printf("%s\n", sentence);
}

void day_rehearse(const char *path)
{
	struct fault fault;
	struct db *db = day_join(path, &fault);
	for (int step = 0; db && step <= DAY_STEPS; step++) {
		if ((step > 0 && day_step(db, step - 1) != DONE) || db_check(db, print, NULL) != DONE) {
			fprintf(stderr, "step %d: %s\n", step - 1, db_fault(db)->text);
			exit(2);
		}
		content(db, rehearsed[step]);
	}
	if (!db)
		exit(2);
	db_close(db);
}

/* What is wrong with an opened store, or NULL. */
static const char *judge(struct db *db, int confirmed)
{
	char now[HASH_HEX_BYTES];
	struct stmt s = stmt_open(db, "PRAGMA integrity_check(1)");
	bool whole = stmt_row(&s) && strcmp(stmt_str(&s, 0), "ok") == 0;
	if (stmt_close(&s) != DONE || !whole)
		return "the file is damaged";
	content(db, now);
	int stands = DAY_STEPS;
	while (stands >= 0 && strcmp(now, rehearsed[stands]) != 0)
		stands--;
	if (stands < 0)
		return "the store is that of no moment of the day";
	if (stands < confirmed)
		return "what was confirmed is lost";
	if (stands > confirmed + 1)
		return "more was done than was asked for";
	for (int step = confirmed; step < DAY_STEPS; step++)
		if (day_step(db, step) != DONE)
			return db_fault(db)->text;
	content(db, now);
	return strcmp(now, rehearsed[DAY_STEPS]) == 0 ? NULL : "the day ends in another store than was rehearsed";
}

bool day_verify(const char *path, int confirmed, const char *when)
{
	struct fault fault;
	struct db *db = day_join(path, &fault);
	const char *wrong = db ? judge(db, confirmed) : fault.text;
	if (wrong && when)
		printf("  %s, %d steps confirmed: %s\n", when, confirmed, wrong);
	db_close(db);
	return !wrong;
}
