#include "core/people/bulk.h"

#include "core/access/right.h"
#include "core/history/history.h"
#include "core/history/undo.h"
#include "core/office/code.h"
#include "core/people/client.h"
#include "core/people/lookup.h"
#include "core/store/action.h"
#include "core/store/stmt.h"
#include "tests/unit/people.h"

#include <criterion/criterion.h>
#include <string.h>

static int64_t one(struct db *db, const char *sql)
{
	int64_t value = -1;
	stmt_one_int(db, sql, 0, &value);
	return value;
}

static int64_t commerce(struct db *db)
{
	struct code code;
	cr_assert_eq(code_find(db, CODE_DIVISION, "2026-11-24", "商業部会", &code), DONE);
	return code.id;
}

Test(bulk, many_enter_a_division_as_one_action_and_leave_it_by_undo)
{
	enum { CLIENTS = 1100 };
	static int64_t ids[CLIENTS + 1];
	struct db *db = people_office();
	struct client_values values = {{[FIELD_NAME] = "泉屋", [FIELD_READING] = "イズミヤ"}};
	struct history_entry entry;
	struct client before, after;
	int changed = 0;
	int64_t division = commerce(db);
	for (int i = 0; i < CLIENTS; i++) {
		values.text[FIELD_DIVISION] = i < 2 ? "商業部会;建設部会" : "";
		cr_assert_eq(client_add(db, CLIENT_MEMBER, &values, NULL, &ids[i]), DONE);
	}
	ids[CLIENTS] = 999999;
	cr_assert_eq(client_get(db, ids[5], &before), DONE);
	cr_assert_eq(clients_divide(db, ids, CLIENTS + 1, division, true, "op", &changed), DONE, "%s",
	             db_fault(db)->text);
	cr_expect_eq(changed, CLIENTS - 2, "two were in it, one is nobody");
	int64_t action = action_last(db);
	cr_expect_eq(one(db, "SELECT count(*) FROM client_division"), CLIENTS + 2);
	cr_expect_eq(one(db, "SELECT count(*) FROM log WHERE name = 'client.divide'"), 3, "in batches");
	cr_assert_eq(client_get(db, ids[5], &after), DONE);
	cr_expect_gt(after.version, before.version, "an open form sees it");
	cr_assert_eq(history_get(db, action, &entry), DONE);
	cr_expect_str_eq(entry.summary, "Put 1098 clients into 商業部会");

	cr_expect_eq(clients_divide(db, ids, CLIENTS, division, true, NULL, &changed), DONE);
	cr_expect_eq(changed, 0);
	cr_expect_eq(action_last(db), action, "nothing was to be done, so nothing was");
	cr_expect_eq(clients_divide(db, ids + 9, 1, division, true, "op", &changed), DONE);
	cr_assert_eq(undo_action(db, action, NULL), DONE, "%s", db_fault(db)->text);
	cr_expect_eq(one(db, "SELECT count(*) FROM client_division"), 4);

	cr_assert_eq(clients_divide(db, ids, 2, division, false, NULL, &changed), DONE);
	cr_expect_eq(changed, 2);
	cr_assert_eq(history_get(db, action_last(db), &entry), DONE);
	cr_expect_str_eq(entry.summary, "Took 2 clients out of 商業部会");
	cr_expect_eq(clients_divide(db, ids, 2, 77, true, NULL, &changed), NOT_FOUND);
	db_act_as(db, db_actor(db), ROLE_CONSULTANT);
	cr_expect_eq(clients_divide(db, ids, 2, division, true, NULL, &changed), DENIED);
	cr_expect_eq(one(db, "SELECT count(*) FROM client_division"), 2);
	db_close(db);
}

Test(bulk, the_look_up_finds_them_by_their_division)
{
	struct db *db = people_office();
	struct lookup *lookup;
	static struct lookup_result result;
	int changed;
	int64_t id = people_add(db, CLIENT_MEMBER, "00001", "泉屋", "イズミヤ", "", "", "");
	cr_assert_eq(lookup_open(db, &lookup), DONE);
	cr_assert_eq(lookup_load(lookup), DONE);
	cr_assert_eq(clients_divide(db, &id, 1, commerce(db), true, NULL, &changed), DONE);
	cr_assert_eq(lookup_refresh(lookup, NULL), DONE);
	lookup_find(lookup, "商業部会", 5, &result);
	cr_expect_eq(result.count, 1);
	lookup_close(lookup);
	db_close(db);
}
