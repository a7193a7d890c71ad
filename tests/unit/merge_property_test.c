#include "core/people/merge.h"

#include "core/history/undo.h"
#include "core/store/action.h"
#include "core/store/handle.h"
#include "core/store/reference.h"
#include "core/store/stmt.h"
#include "tests/unit/merge_world.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static uint64_t chance(uint64_t *state, uint64_t below)
{
	*state = *state * UINT64_C(6364136223846793005) + 1442695040888963407;
	return (*state >> 33) % below;
}

static void run(struct db *db, const char *sql)
{
	cr_assert_eq(db_run(db, sql), DONE, "%s: %s", sql, db_fault(db)->text);
}

/* Calls for each column of each table that points to a client, as the schema has it now. */
static void each_reference(struct db *db,
                           void (*seen)(struct db *db, const char *table, const char *column, int64_t winner,
                                        int64_t loser),
                           int64_t winner, int64_t loser)
{
	char table[64][64], column[64][64];
	int count = 0;
	struct stmt s = stmt_open(db, "SELECT s.name, f.\"from\" FROM sqlite_schema s,"
	                              " pragma_foreign_key_list(s.name) f WHERE f.\"table\" = 'client'");
	for (; count < 64 && stmt_row(&s); count++) {
		stmt_text(&s, 0, table[count], sizeof(table[0]));
		stmt_text(&s, 1, column[count], sizeof(column[0]));
	}
	cr_assert_eq(stmt_close(&s), DONE);
	cr_assert_geq(count, 11, "the clients' tables and parking");
	for (int i = 0; i < count; i++)
		seen(db, table[i], column[i], winner, loser);
}

/* All that a row says but who it points to. */
static void others_of(struct db *db, const char *table, const char *column, char out[2048])
{
	struct stmt s = stmt_open(db, "SELECT coalesce(group_concat(format('quote(%s)', name), '||'',''||'), 1)"
	                              " FROM pragma_table_info($table) WHERE name NOT IN ('id', 'version', $column)");
	stmt_bind_text(&s, "$table", table);
	stmt_bind_text(&s, "$column", column);
	cr_assert(stmt_row(&s));
	stmt_text(&s, 0, out, 2048);
	cr_assert_eq(stmt_close(&s), DONE);
}

static void remember(struct db *db, const char *table, const char *column, int64_t winner, int64_t loser)
{
	char others[2048], sql[4096];
	(void)winner;
	others_of(db, table, column, others);
	snprintf(sql, sizeof(sql), "INSERT INTO stood SELECT '%s', '%s', id, %s FROM %s WHERE %s = %lld", table, column,
	         others, table, column, (long long)loser);
	run(db, sql);
}

/* Why a row of the loser's may be gone: the winner has one that says the same. Of a table nobody knows only the very
 * same may go. */
static const struct {
	const char *table, *sql;
} excuses[] = {
        {"person", "SELECT count(*) FROM stood s WHERE tab = 'person' AND NOT EXISTS (SELECT 1 FROM person WHERE id ="
                   " s.id) AND NOT EXISTS (SELECT 1 FROM person p WHERE p.client = $id AND"
                   " (instr(s.others, quote(replace(p.name, ' ', ''))) OR instr(s.others, quote(p.name))))"},
        {"phone", "SELECT count(*) FROM stood s WHERE tab = 'phone' AND NOT EXISTS (SELECT 1 FROM phone WHERE id ="
                  " s.id) AND NOT EXISTS (SELECT 1 FROM phone p WHERE p.client = $id AND"
                  " instr(replace(s.others, '-', ''), replace(p.number, '-', '')))"},
        {"not_duplicate", "SELECT count(*) FROM stood s WHERE tab = 'not_duplicate' AND s.others <> $id"
                          " AND NOT EXISTS (SELECT 1 FROM not_duplicate d WHERE d.first = min($id, s.others + 0)"
                          " AND d.second = max($id, s.others + 0))"},
};

static int64_t lost_of(struct db *db, const char *table, const char *column, int64_t winner)
{
	char others[2048], sql[4096];
	for (size_t i = 0; i < sizeof(excuses) / sizeof(*excuses); i++) {
		if (strcmp(excuses[i].table, table) == 0)
			return merge_one(db, excuses[i].sql, winner);
	}
	others_of(db, table, column, others);
	snprintf(sql, sizeof(sql),
	         "SELECT count(*) FROM stood s WHERE s.tab = '%s' AND s.col = '%s' AND NOT EXISTS (SELECT 1 FROM %s"
	         " WHERE id = s.id AND %s = $id) AND NOT EXISTS (SELECT 1 FROM %s WHERE %s = $id AND %s = s.others)",
	         table, column, table, column, table, column, others);
	return merge_one(db, sql, winner);
}

static void compare(struct db *db, const char *table, const char *column, int64_t winner, int64_t loser)
{
	char sql[256];
	snprintf(sql, sizeof(sql), "SELECT count(*) FROM %s WHERE %s = $id", table, column);
	int64_t left = merge_one(db, sql, loser), lost = lost_of(db, table, column, winner);
	cr_expect_eq(left, 0, "%d rows of %s.%s stay with the loser", (int)left, table, column);
	cr_expect_eq(lost, 0, "%d rows of %s.%s are lost", (int)lost, table, column);
}

/* What is counted may not change by a merge: a row that is gone would be a consultation or a sign-up less. */
static int64_t counted(struct db *db)
{
	return merge_one(db,
	                 "SELECT (SELECT count(*) FROM appointment) * 1000000 + (SELECT count(*) FROM sign_up) * 1000"
	                 " + (SELECT count(*) FROM client)",
	                 0);
}

/* Somebody is present in a session once, whoever ticked them: names of people in sessions. */
static int64_t present(struct db *db, int64_t winner, int64_t loser)
{
	struct stmt s = stmt_open(db, "SELECT count(*) FROM (SELECT DISTINCT a.session, replace(p.name, ' ', ''),"
	                              " CASE u.client WHEN $loser THEN $winner ELSE u.client END FROM attendance a"
	                              " JOIN sign_up u ON u.id = a.sign_up JOIN person p ON p.id = u.person)");
	stmt_bind_int(&s, "$winner", winner);
	stmt_bind_int(&s, "$loser", loser);
	cr_assert(stmt_row(&s));
	int64_t count = stmt_int(&s, 0);
	cr_assert_eq(stmt_close(&s), DONE);
	return count;
}

static int64_t random_client(struct db *db, uint64_t *state, int64_t kind_of, int64_t not )
{
	for (;;) {
		int64_t id = 1 + (int64_t)chance(state, 40);
		if (id != not &&merge_one(db, "SELECT merged_into IS NULL FROM client WHERE id = $id", id) &&
		    (kind_of == 0 || merge_one(db, "SELECT kind = 'member' FROM client WHERE id = $id", id)))
			return id;
	}
}

/* The office has no parking, and db_check says so. */
static void check_store(void *context, const char *sentence)
{
	(void)context;
	cr_expect(strstr(sentence, "parking"), "%s", sentence);
}

/* The same rows to the last value? Says the first line that is not. */
static void expect_same(char *before, char *after, const char *what)
{
	size_t at = 0;
	while (before[at] && before[at] == after[at])
		at++;
	while (at > 0 && before[at - 1] != '\n')
		at--;
	cr_expect_str_eq(before, after, "%s: %.200s | %.200s", what, before + at, after + at);
	free(before);
	free(after);
}

static void merge_and_verify(struct db *db, int64_t winner, int64_t loser)
{
	const struct merge_request request = {.winner = winner, .loser = loser};
	char *before = merge_image(db);
	int64_t count = counted(db), ticked = present(db, winner, loser);
	run(db, "DELETE FROM stood");
	each_reference(db, remember, winner, loser);
	enum status status = client_merge(db, &request, NULL);
	if (status != DONE) {
		cr_expect_eq(status, CONFLICT, "%s", db_fault(db)->text);
		cr_expect(strstr(db_fault(db)->text, "desk"), "%s", db_fault(db)->text);
		expect_same(before, merge_image(db), "a refusal changes nothing");
		return;
	}
	int64_t merged = action_last(db);
	each_reference(db, compare, winner, loser);
	cr_expect_eq(counted(db), count);
	cr_expect_eq(present(db, winner, loser), ticked, "somebody was present and is not any more");
	char *after = merge_image(db);
	cr_assert_eq(undo_action(db, merged, NULL), DONE, "%s", db_fault(db)->text);
	int64_t undone = action_last(db);
	expect_same(before, merge_image(db), "undone");
	cr_assert_eq(undo_action(db, undone, NULL), DONE, "%s", db_fault(db)->text);
	expect_same(after, merge_image(db), "done again");
}

enum { WORLDS = 3, MERGES_LEAST = 12 };

Test(merge_property, every_row_of_every_table_follows_and_comes_back)
{
	uint64_t state = 20261124;
	int done = 0;
	for (uint64_t seed = 1; seed <= WORLDS; seed++) {
		struct db *db = merge_world(40, seed);
		run(db, "CREATE TEMP TABLE stood (tab TEXT, col TEXT, id INTEGER, others TEXT)");
		for (int round = 0; round < 8; round++) {
			int64_t winner = random_client(db, &state, 1, 0), loser = random_client(db, &state, 0, winner);
			merge_clash(db, winner, loser);
			merge_and_verify(db, winner, loser);
			done += merge_one(db, "SELECT merged_into IS NOT NULL FROM client WHERE id = $id", loser) != 0;
		}
		db_check(db, check_store, NULL);
		db_close(db);
	}
	cr_expect_gt(done, MERGES_LEAST, "%d merges", done);
}

Test(merge_property, every_table_that_points_to_a_client_can_be_undone)
{
	struct db *db = merge_world(10, 1);
	struct reference_list refs;
	cr_assert_eq(reference_list_load(db, "client", &refs), DONE);
	cr_expect_geq(refs.count, 11);
	for (int i = 0; i < refs.count; i++)
		cr_expect(refs.rows[i].versioned, "%s is not journaled: undo would forget it", refs.rows[i].table);
	db_close(db);
}
