#include "tests/unit/seminar_fixture.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#include "core/access/right.h"
#include "core/store/action.h"
#include "core/store/stmt.h"

void at_time(struct db *db, const char *civil)
{
	int64_t moment = 0;
	cr_assert(moment_parse(civil, &moment), "%s", civil);
	db_set_now(db, moment, moment);
}

static void run(struct db *db, const char *sql)
{
	struct stmt s = stmt_open(db, sql);
	stmt_run(&s);
	cr_assert_eq(stmt_close(&s), DONE, "%s", db_fault(db)->text);
}

void seminar_clients(struct db *db)
{
	struct action a;
	cr_assert_eq(action_begin(db, "client.import", NULL, &a), DONE, "%s", db_fault(db)->text);
	run(db, "INSERT INTO staff (id, login, name, role) SELECT 1, 'manager', '所長', 'manager'"
	        " WHERE NOT EXISTS (SELECT 1 FROM staff)");
	run(db, "INSERT INTO client (number, kind, name, reading) VALUES"
	        " ('00087', 'member', '㈱山田製作所', 'ヤマダセイサクショ'),"
	        " ('00412', 'member', '小川造園', 'オガワゾウエン'),"
	        " ('C00001', 'founder', '喜多見 翔太', 'キタミ ショウタ')");
	run(db, "INSERT INTO person (client, role, name, reading) VALUES"
	        " (1, 'representative', '山田 豊', 'ヤマダ ユタカ'), (1, 'employee', '佐藤 博', 'サトウ ヒロシ'),"
	        " (2, 'representative', '小川 茂', 'オガワ シゲル'), (3, 'other', '喜多見 翔太', 'キタミ ショウタ')");
	run(db, "INSERT INTO phone (client, kind, position, number) VALUES (1, 'phone', 1, '042-000-0087'),"
	        " (1, 'phone', 2, '042-000-9087'), (1, 'fax', 1, '042-000-8087'), (2, 'phone', 1, '042-000-0412')");
	cr_assert_eq(action_end(db, counter_pass(db, "client.other", 0, 1)), DONE, "%s", db_fault(db)->text);
}

struct db *seminar_store(void)
{
	struct db *db = NULL;
	struct fault fault;
	cr_assert_eq(db_open(":memory:", DB_CREATE, &db, &fault), DONE, "%s", fault.text);
	at_time(db, "2026-11-24T10:24");
	db_act_as(db, 1, ROLE_MANAGER);
	seminar_clients(db);
	return db;
}

int64_t open_seminar(struct db *db, int capacity)
{
	struct seminar_session session;
	struct seminar seminar = {.title = "カスタマーハラスメント対策",
	                          .capacity = capacity,
	                          .status = SEMINAR_OPEN,
	                          .session_count = 1,
	                          .sessions = &session};
	cr_assert_eq(seminar_session_parse("2026-12-03T14:00", "2026-12-03T16:00", "大会議室", &session, db_fault(db)),
	             DONE);
	cr_assert_eq(seminar_add(db, &seminar, NULL), DONE, "%s", db_fault(db)->text);
	return seminar.id;
}

int64_t new_client(struct db *db, const char *name, const char *reading)
{
	struct action a;
	int64_t count = count_of(db, "SELECT count(*) FROM client");
	char number[16];
	cr_assert_eq(action_begin(db, "client.add", NULL, &a), DONE, "%s", db_fault(db)->text);
	snprintf(number, sizeof(number), "%05d", (int)count + 1000);
	struct stmt s = stmt_open(db, "INSERT INTO client (number, kind, name, reading)"
	                              " VALUES ($number, 'member', $name, $reading)");
	stmt_bind_text(&s, "$number", number);
	stmt_bind_text(&s, "$name", name);
	stmt_bind_text(&s, "$reading", reading);
	stmt_run(&s);
	int64_t id = db_last_id(db);
	enum status status = stmt_close(&s);
	s = stmt_open(db, "INSERT INTO person (client, role, name, reading)"
	                  " VALUES ($client, 'representative', $name, $reading)");
	stmt_bind_int(&s, "$client", id);
	stmt_bind_text(&s, "$name", name);
	stmt_bind_text(&s, "$reading", reading);
	stmt_run(&s);
	cr_assert_eq(stmt_close(&s), DONE, "%s", db_fault(db)->text);
	cr_assert_eq(action_end(db, status), DONE, "%s", db_fault(db)->text);
	return id;
}

enum status sign_up_one(struct db *db, int64_t seminar, int64_t client, const char *name, struct sign_up *out)
{
	struct attendee attendee = {.name = name};
	struct sign_up_request request = {.seminar = seminar, .client = client, .attendees = &attendee, .count = 1};
	struct sign_up_list list;
	memset(out, 0, sizeof(*out));
	enum status status = sign_up_add(db, &request, NULL, &list);
	if (status == DONE && list.count == 1)
		*out = list.rows[0];
	sign_up_list_free(&list);
	return status;
}

struct seminar seminar_now(struct db *db, int64_t id)
{
	struct seminar_list list;
	cr_assert_eq(seminar_get(db, id, &list), DONE, "%s", db_fault(db)->text);
	struct seminar seminar = list.seminars[0];
	seminar_list_free(&list);
	seminar.sessions = NULL;
	return seminar;
}

int64_t count_of(struct db *db, const char *sql)
{
	int64_t value = -1;
	enum status status = stmt_one_int(db, sql, 0, &value);
	cr_assert(status == DONE || status == NOT_FOUND, "%s", db_fault(db)->text);
	return value;
}
