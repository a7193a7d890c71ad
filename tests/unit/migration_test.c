#include <criterion/criterion.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/access/right.h"
#include "core/office/found.h"
#include "core/store/handle.h"
#include "core/store/journal.h"
#include "core/store/reference.h"
#include "core/store/schema.h"
#include "core/store/stmt.h"

/* Every object of the schema, in one text: two stores with the same text have the same tables, rules and triggers. */
static char *schema_of(const char *path)
{
	struct db *db = NULL;
	struct fault fault;
	char *text = NULL;
	cr_assert_eq(db_open(path, DB_OPEN, &db, &fault), DONE, "%s", fault.text);
	struct stmt s = stmt_open(db, "SELECT group_concat(name || ' ' || sql, char(10)) FROM (SELECT name, sql FROM"
	                              " sqlite_schema WHERE sql IS NOT NULL ORDER BY name)");
	if (stmt_row(&s))
		text = strdup(stmt_str(&s, 0));
	cr_assert_eq(stmt_close(&s), DONE);
	db_close(db);
	return text;
}

static int latest(void)
{
	int count = 0;
	while (migrations[count].name)
		count++;
	return count;
}

static int version_of(const char *name)
{
	int version = 0;
	while (strcmp(migrations[version].name, name) != 0)
		version++;
	return version + 1;
}

/* A store as the program of that version left it: its migrations alone, and one office in it. */
static void make_old(const char *path, int version)
{
	struct db db = {.patience = 1000, .now = 1795483440, .machine = 1795483440};
	char sql[96];
	cr_assert_eq(sqlite3_open(path, &db.sqlite), SQLITE_OK);
	cr_assert_eq(action_functions(&db), SQLITE_OK);
	for (int i = 0; i < version; i++)
		cr_assert_eq(db_run(&db, migrations[i].sql), DONE, "%s: %s", migrations[i].name, db.fault.text);
	cr_assert_eq(journal_install(&db), DONE);
	cr_assert_eq(reference_install(&db), DONE);
	snprintf(sql, sizeof(sql), "PRAGMA application_id = %d; PRAGMA user_version = %d;", DB_APPLICATION_ID, version);
	cr_assert_eq(db_run(&db, sql), DONE);
	/* The office is founded by the program of today, which says more of a reason than the tables of then. */
	static const char add[] = "ALTER TABLE cancel_reason ADD COLUMN again INTEGER";
	bool older = version < version_of("0016_rebook");
	const char *const none[] = {NULL};
	if (older)
		cr_assert_eq(db_run(&db, add), DONE, "%s", db.fault.text);
	struct founding founding = {.society = "市",
	                            .hours = "09:00-17:00",
	                            .closed_days = "sun",
	                            .desks = 4,
	                            .session_minutes = 60,
	                            .youth_age = 45,
	                            .topics = none,
	                            .divisions = none};
	struct staff manager = {.login = "manager", .name = "所長", .role = "manager"};
	cr_assert_eq(office_init(&db, &founding, &manager, "tama", NULL), DONE, "%s", db.fault.text);
	if (older)
		cr_assert_eq(db_run(&db, "ALTER TABLE cancel_reason DROP COLUMN again"), DONE, "%s", db.fault.text);
	stmt_forget(&db);
	cr_assert_eq(sqlite3_close(db.sqlite), SQLITE_OK);
}

static void complain(void *context, const char *sentence)
{
	(void)context;
	cr_expect_fail("%s", sentence);
}

Test(migration, an_upgrade_from_every_version_equals_a_fresh_store)
{
	char fresh[] = "/tmp/madoguchi-fresh-XXXXXX", old[] = "/tmp/madoguchi-old-XXXXXX";
	struct db *db = NULL;
	struct fault fault;
	close(mkstemp(fresh));
	close(mkstemp(old));
	unlink(fresh);
	cr_assert_eq(db_open(fresh, DB_CREATE, &db, &fault), DONE, "%s", fault.text);
	db_close(db);
	char *wanted = schema_of(fresh);
	for (int version = 1; version <= latest(); version++) {
		struct staff staff;
		unlink(old);
		make_old(old, version);
		char *upgraded = schema_of(old);
		cr_expect_str_eq(upgraded, wanted, "from version %d", version);
		cr_assert_eq(db_open(old, DB_OPEN, &db, &fault), DONE, "%s", fault.text);
		cr_expect_eq(staff_of_user(db, "tama", &staff), DONE, "what was stored stays");
		int64_t fields = 0;
		cr_expect_eq(stmt_one_int(db, "SELECT count(*) FROM subject_field", 0, &fields), DONE);
		cr_expect_eq(fields, version < version_of("0013_courses") ? 4 : 0,
		             "an office that is there already gets them");
		cr_expect_eq(db_check(db, complain, NULL), DONE);
		db_close(db);
		free(upgraded);
	}
	free(wanted);
	unlink(fresh);
	unlink(old);
}
