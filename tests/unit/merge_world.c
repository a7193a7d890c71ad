#include "tests/unit/merge_world.h"

#include "core/access/right.h"
#include "core/office/demo.h"
#include "core/store/action.h"
#include "core/store/handle.h"
#include "core/store/journal.h"
#include "core/store/reference.h"
#include "core/store/stmt.h"
#include "core/time/civil.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const topics[] = {"1 経営一般", "2 税務・記帳", "7 事業承継", "0 その他", NULL};
static const char *const divisions[] = {"1 商業部会", "2 建設部会", "3 工業部会", "4 女性部", "5 青年部", NULL};
static const struct founding founding = {.society = "多摩野市商工会",
                                         .hours = "08:30-12:00,13:00-17:15",
                                         .closed_days = "sat,sun,12-29..01-03",
                                         .desks = 4,
                                         .session_minutes = 60,
                                         .topics = topics,
                                         .divisions = divisions,
                                         .practice = true};

int64_t merge_one(struct db *db, const char *sql, int64_t id)
{
	int64_t value = 0;
	enum status status = stmt_one_int(db, sql, id, &value);
	cr_assert(status == DONE || status == NOT_FOUND, "%s: %s", sql, db_fault(db)->text);
	return value;
}

void merge_sql(struct db *db, const char *sql)
{
	struct action a;
	cr_assert_eq(action_begin(db, "client.import", NULL, &a), DONE, "%s", db_fault(db)->text);
	enum status status = db_run(db, sql);
	cr_assert_eq(status, DONE, "%s: %s", sql, db_fault(db)->text);
	cr_assert_eq(action_end(db, DONE), DONE, "%s", db_fault(db)->text);
}

struct db *merge_world(int members, uint64_t seed)
{
	struct db *db = NULL;
	struct fault fault;
	struct demo demo = {.members = members, .seed = seed};
	int64_t now = 0;
	cr_assert(moment_parse("2026-11-24T10:24", &now));
	cr_assert_eq(db_open(":memory:", DB_CREATE, &db, &fault), DONE, "%s", fault.text);
	db_set_now(db, now, now);
	cr_assert_eq(demo_make(db, &founding, &demo), DONE, "%s", db_fault(db)->text);
	db_act_as(db, merge_one(db, "SELECT id FROM staff WHERE login = 'practice'", 0), ROLE_MANAGER);
	cr_assert_eq(db_run(db, "CREATE TABLE parking (id INTEGER PRIMARY KEY AUTOINCREMENT,"
	                        " version INTEGER NOT NULL DEFAULT (action_id()), place INTEGER NOT NULL,"
	                        " holder INTEGER NOT NULL REFERENCES client (id), UNIQUE (place, holder)) STRICT"),
	             DONE, "%s", db_fault(db)->text);
	cr_assert_eq(journal_install(db), DONE);
	cr_assert_eq(reference_install(db), DONE);
	return db;
}

static void run_for(struct db *db, const char *sql, int64_t one, int64_t other)
{
	struct action a;
	cr_assert_eq(action_begin(db, "client.import", NULL, &a), DONE, "%s", db_fault(db)->text);
	struct stmt s = stmt_open(db, sql);
	if (strstr(sql, "$one"))
		stmt_bind_int(&s, "$one", one);
	if (strstr(sql, "$other"))
		stmt_bind_int(&s, "$other", other);
	stmt_run(&s);
	cr_assert_eq(action_end(db, stmt_close(&s)), DONE, "%s: %s", sql, db_fault(db)->text);
}

void merge_clash(struct db *db, int64_t one, int64_t other)
{
	static const char *const steps[] = {
	        "INSERT INTO person (client, role, name, phone) SELECT $other, 'employee', replace(name, ' ', ''),"
	        " '090-0000-0001' FROM person WHERE client = $one AND role = 'representative'",
	        "INSERT INTO person (client, role, name) VALUES ($one, 'family', '同姓 同名'),"
	        " ($one, 'family', '同姓 同名'), ($other, 'officer', '同姓同名'), ($other, 'family', '他 所')",
	        "INSERT INTO phone (client, kind, position, number) SELECT $other, kind, position + 50,"
	        " replace(number, '-', '') FROM phone WHERE client = $one",
	        "INSERT INTO client_division (client, division) SELECT $other, division FROM client_division"
	        " WHERE client = $one ON CONFLICT DO NOTHING",
	        "INSERT INTO unwanted_consultant (client, consultant) SELECT c.id, s.id FROM client c, staff s"
	        " WHERE c.id IN ($one, $other) AND s.role = 'consultant' AND s.id % 2 = 0"
	        " ON CONFLICT DO NOTHING",
	        "INSERT INTO parking (place, holder) VALUES (1, $one), (1, $other), (2, $other)"
	        " ON CONFLICT DO NOTHING",
	        "INSERT INTO not_duplicate (first, second) SELECT min(c.id, o.id), max(c.id, o.id) FROM client c,"
	        " client o WHERE c.id IN ($one, $other) AND o.id <> c.id AND o.merged_into IS NULL"
	        " AND o.id IN (1, 5, 9, $one) ON CONFLICT DO NOTHING",
	        "INSERT INTO person_division (person, division) SELECT p.id, (SELECT min(id) FROM division)"
	        " FROM person p WHERE p.client IN ($one, $other) ON CONFLICT DO NOTHING",
	        "INSERT INTO sign_up (seminar, roll, client, person, status, over_reason) SELECT m.id,"
	        " (SELECT max(roll) FROM sign_up) + p.id, p.client, p.id, 'registered', 'clash' FROM seminar m,"
	        " person p WHERE m.id % 3 = 0 AND p.client IN ($one, $other) AND NOT EXISTS (SELECT 1 FROM"
	        " sign_up u WHERE u.seminar = m.id AND u.person = p.id AND u.status <> 'cancelled')",
	        "INSERT INTO attendance (session, sign_up, at, how) SELECT s.id, u.id, 0, 'signed_up' FROM"
	        " seminar_session s JOIN sign_up u ON u.seminar = s.seminar WHERE u.over_reason = 'clash'"
	        " AND u.id % 3 > 0 AND u.client IN ($one, $other) ON CONFLICT DO NOTHING",
	};
	for (size_t i = 0; i < sizeof(steps) / sizeof(*steps); i++)
		run_for(db, steps[i], one, other);
}

static void append_table(struct db *db, const char *table, FILE *out)
{
	char values[4096] = "", sql[4200];
	struct stmt s = stmt_open(db, "SELECT group_concat(format('quote(%s)', name), '||'',''||')"
	                              " FROM pragma_table_info($table) WHERE name <> 'version'");
	stmt_bind_text(&s, "$table", table);
	cr_assert(stmt_row(&s));
	stmt_text(&s, 0, values, sizeof(values));
	cr_assert_eq(stmt_close(&s), DONE);
	fprintf(out, "%s\n", table);
	snprintf(sql, sizeof(sql), "SELECT %s FROM %s ORDER BY 1", values, table);
	s = stmt_open(db, sql);
	while (stmt_row(&s))
		fprintf(out, "%s\n", stmt_str(&s, 0));
	cr_assert_eq(stmt_close(&s), DONE, "%s", db_fault(db)->text);
}

char *merge_image(struct db *db)
{
	char tables[64][64], *text = NULL;
	size_t size;
	int count = 0;
	FILE *out = open_memstream(&text, &size);
	cr_assert_not_null(out);
	struct stmt s = stmt_open(db, "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name");
	while (count < 64 && stmt_row(&s)) {
		if (journal_keeps(stmt_str(&s, 0)) || strcmp(stmt_str(&s, 0), "appointment_cell") == 0)
			stmt_text(&s, 0, tables[count++], sizeof(tables[0]));
	}
	cr_assert_eq(stmt_close(&s), DONE);
	for (int i = 0; i < count; i++)
		append_table(db, tables[i], out);
	cr_assert_eq(fclose(out), 0);
	return text;
}
