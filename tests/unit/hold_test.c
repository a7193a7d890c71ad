#include <criterion/criterion.h>
#include <string.h>

#include "core/desks/hold.h"
#include "core/store/stmt.h"
#include "tests/unit/day_bench.h"
#include "tests/unit/desk_player.h"

static int64_t count(struct db *db, const char *sql)
{
	int64_t n = -1;
	cr_assert_eq(stmt_one_int(db, sql, 0, &n), DONE);
	return n;
}

#define HOLDS  "SELECT count(*) FROM hold"
#define WRITES "SELECT total_changes()"

static void open_form(struct day_bench *b)
{
	day_bench_open(b, ":memory:");
	day_bench_show(b, 24, 80);
	play_keys(b->desk, "F3 1 F4 3 Enter");
	cr_assert(play_shows(b->desk, "Daytime phone"));
}

Test(hold, is_seen_by_day_and_ends_with_its_time)
{
	struct office office;
	struct hold holds[HOLDS_MOST];
	int64_t id;
	int n = 0;
	office_open(&office, ":memory:");
	cr_assert_eq(hold_begin(office.db, office.today, 2, 40, 4, &id), DONE, "%s", db_fault(office.db)->text);
	cr_assert_eq(hold_list(office.db, office.today, holds, HOLDS_MOST, &n), DONE);
	cr_assert_eq(n, 1);
	int64_t now = db_now(office.db);
	cr_expect(hold_at(holds, n, now, 2, 40) && hold_at(holds, n, now, 2, 43) && holds[0].name[0]);
	cr_expect(!hold_at(holds, n, now, 2, 44) && !hold_at(holds, n, now, 1, 40));
	cr_expect_null(hold_at(holds, n, now + HOLD_SECONDS, 2, 40), "over after three minutes");
	cr_assert_eq(hold_list(office.db, office.today + 1, holds, HOLDS_MOST, &n), DONE);
	cr_expect_eq(n, 0, "another day");
	cr_expect_eq(office_book(&office, 1, 2, office.today, 40, NULL), DONE, "it keeps nobody from saving");
	db_set_now(office.db, now + HOLD_SECONDS, now);
	cr_assert_eq(hold_list(office.db, office.today, holds, HOLDS_MOST, &n), DONE);
	cr_expect_eq(n, 0, "whoever began it may have died");
	cr_assert_eq(hold_begin(office.db, office.today, 3, 40, 4, &id), DONE);
	cr_expect_eq(count(office.db, HOLDS), 1, "the next one clears it away");
	db_close(office.db);
}

Test(hold, a_form_holds_its_place_until_it_is_left)
{
	struct day_bench b;
	open_form(&b);
	cr_expect_eq(count(b.office.db, HOLDS), 1);
	play_keys(b.desk, "Esc");
	cr_expect_eq(count(b.office.db, HOLDS), 0, "left");
	play_keys(b.desk, "Enter");
	cr_expect_eq(count(b.office.db, HOLDS), 1);
	play_keys(b.desk, "F12");
	cr_expect(play_shows(b.desk, "is booked"));
	cr_expect_eq(count(b.office.db, HOLDS), 0, "saved");
	day_bench_close(&b);
}

Test(hold, three_minutes_without_a_key_end_it_and_its_owner_is_told_before)
{
	struct day_bench b;
	open_form(&b);
	day_bench_wait(&b, HOLD_WARNING - 1);
	cr_expect_eq(play_find(b.desk, "In 30 seconds"), -1);
	int64_t writes = count(b.office.db, WRITES);
	day_bench_wait(&b, 1);
	cr_expect(play_shows(b.desk, "In 30 seconds"));
	day_bench_wait(&b, 29);
	cr_expect_eq(count(b.office.db, HOLDS), 1);
	cr_expect_eq(count(b.office.db, WRITES), writes, "nothing is written while nobody types");
	day_bench_wait(&b, 1);
	cr_expect_eq(count(b.office.db, HOLDS), 0);
	cr_expect(play_shows(b.desk, "Three minutes without a key"));
	play_keys(b.desk, "Left");
	cr_expect_eq(count(b.office.db, HOLDS), 1, "a key takes it up again");
	day_bench_close(&b);
}

/* Another desk is killed in the middle of a form: nobody clears its hold, and no key is needed for it to go. */
Test(hold, of_a_desk_that_died_goes_with_the_minute)
{
	struct day_bench b;
	int64_t id;
	day_bench_open(&b, ":memory:");
	day_bench_show(&b, 24, 80);
	play_keys(b.desk, "F4");
	cr_assert_eq(hold_begin(b.office.db, b.office.today, 2, 44, 4, &id), DONE, "%s", db_fault(b.office.db)->text);
	day_bench_wait(&b, 60);
	cr_assert(play_shows(b.desk, "in use: 所長"));
	day_bench_wait(&b, HOLD_SECONDS - 61);
	cr_expect(play_shows(b.desk, "in use: 所長"));
	day_bench_wait(&b, 60);
	cr_expect_eq(play_find(b.desk, "in use"), -1);
	day_bench_close(&b);
}

Test(hold, keys_keep_it_with_few_writes)
{
	struct day_bench b;
	open_form(&b);
	int64_t writes = count(b.office.db, WRITES);
	for (int i = 0; i < 60; i++) {
		play_keys(b.desk, "Left");
		day_bench_wait(&b, 10);
		cr_assert_eq(count(b.office.db, HOLDS), 1);
		cr_assert_gt(count(b.office.db, "SELECT until FROM hold"), db_now(b.office.db));
	}
	cr_expect_leq(count(b.office.db, WRITES) - writes, 5, "%lld writes in ten minutes",
	              (long long)(count(b.office.db, WRITES) - writes));
	day_bench_close(&b);
}

Test(hold, who_saves_first_has_the_place_and_the_other_is_told)
{
	struct day_bench b;
	open_form(&b);
	cr_assert_eq(office_book(&b.office, 2, 1, b.office.today, 44, NULL), DONE, "%s", db_fault(b.office.db)->text);
	day_bench_wait(&b, 60);
	cr_assert(play_shows(b.desk, "Which one instead?"), "%s", play_row(b.desk, 22));
	play_keys(b.desk, "1 F12");
	cr_expect(play_shows(b.desk, "is booked"));
	cr_expect_eq(count(b.office.db, HOLDS), 0);
	day_bench_close(&b);
}
