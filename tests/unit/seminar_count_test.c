#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#include "core/counts/seminar_count.h"
#include "core/office/demo_random.h"
#include "core/people/merge.h"
#include "core/seminars/closing.h"
#include "tests/unit/merge_world.h"
#include "tests/unit/seminar_fixture.h"

#define ENDED "2026-12-03T16:00" /* the end of the fixture's seminar */

static void expect(struct db *db, int sessions, int people, int businesses, int members, int others, int seats,
                   int absent, int waiting)
{
	const int meant[FIGURES] = {sessions, people, businesses, members, others, seats, absent, waiting};
	struct seminar_counts counts;
	cr_assert_eq(seminar_counts_load(db, 2026, COUNT_ALL, &counts), DONE, "%s", db_fault(db)->text);
	cr_assert_eq(counts.count, 1);
	for (int i = 0; i < FIGURES; i++)
		cr_expect_eq(counts.rows[0].figures[i], meant[i], "%s: %d, not %d", figure_word((enum figure)i),
		             counts.rows[0].figures[i], meant[i]);
	seminar_counts_free(&counts);
}

static void attend(struct db *db, int64_t seminar, int session, int roll)
{
	struct roll_list one = {1, {roll}};
	struct attend_list marked;
	cr_assert_eq(attend_rolls(db, seminar, session, &one, NULL, &marked), DONE, "%s", db_fault(db)->text);
	cr_assert_eq(marked.marked, 1);
	attend_list_free(&marked);
}

static int64_t with_three(struct db *db)
{
	struct sign_up row;
	int64_t id = open_seminar(db, 2);
	sign_up_one(db, id, 1, "山田 豊", &row);
	sign_up_one(db, id, 1, "佐藤 博", &row);
	sign_up_one(db, id, 2, "小川 茂", &row);
	return id;
}

Test(seminar_count, begins_when_a_session_is_over_or_closed)
{
	struct db *db = seminar_store();
	struct session_count closed;
	expect(db, 0, 0, 0, 0, 0, 0, 0, 0);
	int64_t id = with_three(db);
	at_time(db, "2026-12-03T15:59");
	attend(db, id, 0, 1);
	expect(db, 0, 0, 0, 0, 0, 0, 0, 0);
	cr_assert_eq(session_close(db, id, 0, NULL, &closed), DONE);
	expect(db, 1, 1, 1, 1, 0, 2, 1, 1);
	db_close(db);
}

Test(seminar_count, leaves_out_what_was_called_off)
{
	struct db *db = seminar_store();
	int64_t id = with_three(db);
	cr_assert_eq(seminar_set_status(db, id, SEMINAR_CANCELLED, NULL), DONE, "%s", db_fault(db)->text);
	at_time(db, ENDED);
	expect(db, 0, 0, 0, 0, 0, 0, 0, 0);
	db_close(db);
}

Test(seminar_count, has_one_business_for_its_people_and_all_of_its_sessions)
{
	struct db *db = seminar_store();
	int64_t id = with_three(db);
	merge_sql(db, "INSERT INTO seminar_session (seminar, position, day, from_minute, to_minute)"
	              " VALUES (1, 2, '2026-12-10', 840, 960)");
	at_time(db, "2026-12-10T16:00");
	attend(db, id, 1, 1);
	attend(db, id, 2, 1);
	attend(db, id, 2, 2);
	expect(db, 2, 3, 1, 3, 0, 4, 1, 2);
	db_close(db);
}

Test(seminar_count, takes_who_applied_again_once)
{
	struct db *db = seminar_store();
	struct sign_up row;
	struct sign_up next;
	int64_t id = open_seminar(db, 5);
	sign_up_one(db, id, 1, "山田 豊", &row);
	cr_assert_eq(sign_up_cancel(db, id, 1, NULL, &row, &next), DONE);
	cr_assert_eq(sign_up_one(db, id, 1, "山田 豊", &row), DONE);
	at_time(db, ENDED);
	expect(db, 1, 0, 0, 0, 0, 5, 1, 0);
	attend(db, id, 0, 2);
	expect(db, 1, 1, 1, 1, 0, 5, 0, 0);
	db_close(db);
}

Test(seminar_count, takes_walk_ins_and_transfers_where_they_came)
{
	struct db *db = seminar_store();
	struct attend_result in;
	int64_t id = with_three(db), other = open_seminar(db, 5);
	struct walk_in waited = {.seminar = id, .roll = 3, .reason = "当日"};
	at_time(db, "2026-12-03T13:50");
	cr_assert_eq(attend_walk_in(db, &waited, NULL, &in), DONE, "%s", db_fault(db)->text);
	cr_assert_eq(attend_transfer(db, other, 0, 1, NULL, NULL, &in), DONE, "%s", db_fault(db)->text);
	at_time(db, ENDED);
	expect(db, 2, 2, 2, 2, 0, 7, 1, 0);
	db_close(db);
}

Test(seminar_count, knows_who_was_a_member_on_that_day)
{
	static const struct {
		const char *set;
		bool member;
	} cases[] = {
	        {"kind = 'member', joined_on = NULL", true},
	        {"kind = 'member', joined_on = '2026-12-03'", true},
	        {"kind = 'member', joined_on = '2026-12-04'", false},
	        {"kind = 'left', joined_on = '2000-04-01', left_on = '2026-12-03'", true},
	        {"kind = 'left', joined_on = '2000-04-01', left_on = '2026-12-02'", false},
	        {"kind = 'left', joined_on = '2000-04-01', left_on = NULL", false},
	        {"kind = 'left', joined_on = NULL, left_on = '2027-03-31'", true},
	        {"kind = 'nonmember', number = 'C00009', joined_on = NULL, left_on = NULL", false},
	};
	struct db *db = seminar_store();
	int64_t id = with_three(db);
	at_time(db, ENDED);
	attend(db, id, 0, 1);
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		char sql[200];
		snprintf(sql, sizeof(sql), "UPDATE client SET version = action_id(), %s WHERE id = 1", cases[i].set);
		merge_sql(db, sql);
		expect(db, 1, 1, 1, cases[i].member, !cases[i].member, 2, 1, 1);
	}
	db_close(db);
}

Test(seminar_count, has_one_business_where_two_were_merged)
{
	struct db *db = seminar_store();
	struct sign_up row;
	int64_t id = open_seminar(db, 5);
	sign_up_one(db, id, 1, "山田 豊", &row);
	sign_up_one(db, id, 2, "小川 茂", &row);
	at_time(db, ENDED);
	attend(db, id, 0, 1);
	attend(db, id, 0, 2);
	expect(db, 1, 2, 2, 2, 0, 5, 0, 0);
	struct merge_request request = {.loser = 2, .winner = 1};
	cr_assert_eq(client_merge(db, &request, NULL), DONE, "%s", db_fault(db)->text);
	expect(db, 1, 2, 1, 2, 0, 5, 0, 0);
	db_close(db);
}

/* ---- Rates ---- */

static void expect_rates(struct db *db, int fill, int no_show)
{
	struct seminar_counts counts;
	cr_assert_eq(seminar_counts_load(db, 2026, COUNT_ALL, &counts), DONE, "%s", db_fault(db)->text);
	cr_expect_eq(seminar_count_fill(counts.rows), fill, "%d", seminar_count_fill(counts.rows));
	cr_expect_eq(seminar_count_no_show(counts.rows), no_show, "%d", seminar_count_no_show(counts.rows));
	seminar_counts_free(&counts);
}

Test(seminar_count, rates_what_was_held_by_its_seats_as_they_are_now)
{
	struct db *db = seminar_store();
	struct attend_result in;
	struct walk_in waited = {.roll = 3, .reason = "当日"};
	expect_rates(db, -1, -1);
	int64_t id = with_three(db);
	waited.seminar = id;
	at_time(db, ENDED);
	expect_rates(db, 100, 100);
	attend(db, id, 0, 1);
	expect_rates(db, 100, 50);
	cr_assert_eq(attend_walk_in(db, &waited, NULL, &in), DONE, "%s", db_fault(db)->text);
	expect_rates(db, 150, 33);
	merge_sql(db, "UPDATE seminar SET version = action_id(), capacity = 8");
	expect_rates(db, 38, 33);
	db_close(db);
}

/* ---- What changed after the closing ---- */

static void expect_later(struct db *db, int64_t seminar, struct figure_since since)
{
	static const enum figure kept[] = {FIGURE_PEOPLE, FIGURE_ABSENT, FIGURE_WAITING};
	const int more[] = {since.people, since.absent, since.waiting};
	struct seminar_counts counts;
	struct figure_rows rows;
	cr_assert_eq(seminar_counts_load(db, 2026, COUNT_BY_SEMINAR, &counts), DONE);
	cr_assert_eq(counts.count, 1);
	for (int i = 0; i < 3; i++)
		cr_expect_eq(counts.rows[0].later[kept[i]], more[i] != 0, "%s", figure_word(kept[i]));
	cr_assert_eq(figure_rows_load(db, 2026, COUNT_BY_SEMINAR, seminar, FIGURE_SESSIONS, &rows), DONE);
	cr_assert_eq(rows.count, 1);
	cr_expect_eq(rows.rows[0].later, more[0] || more[1] || more[2]);
	cr_expect_eq(counts.rows[0].later[FIGURE_SESSIONS], rows.rows[0].later);
	cr_expect(rows.rows[0].since.people == more[0] && rows.rows[0].since.absent == more[1] &&
	          rows.rows[0].since.waiting == more[2]);
	figure_rows_free(&rows);
	seminar_counts_free(&counts);
}

Test(seminar_count, says_what_changed_after_a_closing)
{
	struct db *db = seminar_store();
	struct session_count closed;
	struct attend_result in;
	int64_t id = with_three(db);
	struct walk_in waited = {.seminar = id, .roll = 3, .reason = "当日"};
	at_time(db, ENDED);
	attend(db, id, 0, 1);
	expect_later(db, id, (struct figure_since){0, 0, 0});
	cr_assert_eq(session_close(db, id, 0, NULL, &closed), DONE);
	expect_later(db, id, (struct figure_since){0, 0, 0});
	cr_assert_eq(attend_walk_in(db, &waited, NULL, &in), DONE, "%s", db_fault(db)->text);
	expect_later(db, id, (struct figure_since){1, 0, -1});
	attend(db, id, 0, 2);
	expect_later(db, id, (struct figure_since){2, -1, -1});
	merge_sql(db, "DELETE FROM attendance WHERE sign_up IN (SELECT id FROM sign_up WHERE roll = 1)");
	expect_later(db, id, (struct figure_since){1, 0, -1});
	db_close(db);
}

/* ---- Every figure is the sum of its rows ---- */

/* And a count is marked where a row of a session is; the people of such a session are. */
static void expect_rows(struct db *db, int year, enum count_by by, const struct seminar_count *count)
{
	for (int i = 0; i < FIGURES; i++) {
		struct figure_rows rows;
		int sum = 0, later = 0;
		cr_assert_eq(figure_rows_load(db, year, by, count->key, (enum figure)i, &rows), DONE, "%s",
		             db_fault(db)->text);
		for (int k = 0; k < rows.count; k++) {
			sum += rows.rows[k].amount;
			later += rows.rows[k].later;
			cr_expect_eq(rows.rows[k].roll > 0, i != FIGURE_SESSIONS && i != FIGURE_SEATS);
		}
		cr_expect_eq(sum, count->figures[i], "%s of %lld in %d", figure_word((enum figure)i),
		             (long long)count->key, year);
		if (i == FIGURE_SESSIONS)
			cr_expect_eq(later, count->later[i]);
		else
			cr_expect(later == 0 || count->later[i] > 0, "%s of %lld", figure_word((enum figure)i),
			          (long long)count->key);
		figure_rows_free(&rows);
	}
}

/* All but the businesses, which are one in each of several topics, add up to the whole. */
static void expect_parts(struct db *db, int year, enum count_by by)
{
	struct seminar_counts whole, parts;
	int sum[FIGURES] = {0}, later[FIGURES] = {0};
	cr_assert_eq(seminar_counts_load(db, year, COUNT_ALL, &whole), DONE);
	cr_assert_eq(seminar_counts_load(db, year, by, &parts), DONE);
	expect_rows(db, year, COUNT_ALL, whole.rows);
	for (int i = 0; i < parts.count; i++) {
		expect_rows(db, year, by, &parts.rows[i]);
		for (int k = 0; k < FIGURES; k++) {
			sum[k] += parts.rows[i].figures[k];
			later[k] += parts.rows[i].later[k];
		}
	}
	cr_expect_arr_eq(later, whole.rows[0].later, sizeof(later));
	for (int k = 0; k < FIGURES; k++)
		if (k != FIGURE_BUSINESSES)
			cr_expect_eq(sum[k], whole.rows[0].figures[k], "%s", figure_word((enum figure)k));
	cr_expect_eq(whole.rows[0].figures[FIGURE_PEOPLE],
	             whole.rows[0].figures[FIGURE_MEMBERS] + whole.rows[0].figures[FIGURE_OTHERS]);
	seminar_counts_free(&whole);
	seminar_counts_free(&parts);
}

/* Counted again by statements of their own: neither who cancelled nor who waits was there. */
static void expect_attendance(struct db *db)
{
	struct seminar_counts all;
	cr_assert_eq(seminar_counts_load(db, 0, COUNT_ALL, &all), DONE);
	const int *figures = all.rows[0].figures;
	cr_expect_gt(figures[FIGURE_PEOPLE], 0);
#define HELD " JOIN seminar s ON s.id = x.seminar WHERE s.status NOT IN ('draft', 'cancelled') AND x.day < '2026-11-24'"
	cr_expect_eq(figures[FIGURE_SESSIONS], count_of(db, "SELECT count(*) FROM seminar_session x" HELD));
	cr_expect_eq(figures[FIGURE_PEOPLE], count_of(db, "SELECT count(*) FROM attendance a JOIN seminar_session x"
	                                                  " ON x.id = a.session" HELD));
	cr_expect_eq(figures[FIGURE_BUSINESSES],
	             count_of(db, "SELECT count(DISTINCT u.client) FROM attendance a JOIN sign_up u"
	                          " ON u.id = a.sign_up JOIN seminar_session x ON x.id = a.session" HELD));
#define MISSED(state)                                                                                                  \
	"SELECT count(*) FROM sign_up u JOIN seminar_session x ON x.seminar = u.seminar" HELD                          \
	" AND u.status IN (" state                                                                                     \
	") AND NOT EXISTS (SELECT 1 FROM attendance a WHERE a.sign_up = u.id AND a.session = x.id)"
	cr_expect_eq(figures[FIGURE_WAITING], count_of(db, MISSED("'waiting'")));
	cr_expect_eq(figures[FIGURE_ABSENT], count_of(db, MISSED("'registered', 'offered'")));
	cr_expect_eq(all.rows[0].later[FIGURE_PEOPLE],
	             count_of(db, "SELECT count(*) FROM session_count k JOIN seminar_session x ON x.id = k.session" HELD
	                          " AND k.present <> (SELECT count(*) FROM attendance a WHERE a.session = x.id)"));
#undef MISSED
#undef HELD
	seminar_counts_free(&all);
}

/* Days, states and marks as no clerk would leave them: the sums hold whatever is in the store. */
static void shake(struct db *db, struct demo_random *random)
{
	static const char *const changes[] = {
	        "UPDATE seminar SET version = action_id(), status = iif(abs(random()) % 4, 'open', 'cancelled')"
	        " WHERE id % 5 = $k",
	        "UPDATE sign_up SET version = action_id(), status = 'cancelled', refused = NULL WHERE id % 7 = $k",
	        "UPDATE sign_up SET version = action_id(), status = 'waiting', over_reason = NULL"
	        " WHERE id % 11 = $k AND status = 'registered'",
	        "DELETE FROM attendance WHERE id % 5 = $k",
	        "UPDATE client SET version = action_id(), joined_on = '2026-06-01'"
	        " WHERE kind = 'member' AND id % 4 = $k AND left_on IS NULL",
	};
	for (int i = 0; i < 6; i++) {
		char sql[256], digit[2] = {(char)('0' + demo_pick(random, 4)), '\0'};
		const char *change = changes[demo_pick(random, (int)(sizeof(changes) / sizeof(changes[0])))];
		const char *place = strstr(change, "$k");
		snprintf(sql, sizeof(sql), "%.*s%s%s", (int)(place - change), change, digit, place + 2);
		merge_sql(db, sql);
	}
}

Test(seminar_count, every_figure_is_the_sum_of_its_rows)
{
	for (uint64_t seed = 1; seed <= 3; seed++) {
		struct db *db = merge_world(60, seed);
		struct demo_random random = {seed};
		for (int step = 0; step < 3; step++) {
			int year = 2026 - demo_pick(&random, 2);
			at_time(db, "2026-11-24T10:24");
			expect_attendance(db);
			expect_parts(db, year, COUNT_BY_TOPIC);
			expect_parts(db, 0, COUNT_BY_YEAR);
			expect_parts(db, year, COUNT_BY_SEMINAR);
			shake(db, &random);
		}
		db_close(db);
	}
}
