#include <criterion/criterion.h>

#include "tests/unit/clock_bench.h"
#include "tests/unit/desk_player.h"

/* The clock while the program is open: midnight, a minute's end, and a machine whose clock is put right. */

#define cr_assert_shows(bench, text)     cr_assert(clock_bench_shows(bench, text), "no %s", text)
#define cr_assert_shows_not(bench, text) cr_assert_not(clock_bench_shows(bench, text), "%s", text)

/* ---- Midnight ---- */

Test(midnight, today_is_the_new_day)
{
	struct clock_bench b;
	clock_bench_open(&b, "2026-11-24T23:59:59");
	cr_assert_shows(&b, "今日 令和8年11月24日(火) 23:59");
	cr_assert_shows(&b, "> 10:00 2番 木下 ~ 第2商店");
	cr_assert_shows(&b, "14:00 今日の講習");
	clock_bench_turn(&b, 1);
	cr_assert_shows(&b, "今日 令和8年11月25日(水) 00:00");
	cr_assert_shows(&b, "10:00 3番 川井 ~ 第3商店");
	cr_assert_shows(&b, "14:00 明日の講習");
	cr_assert_shows_not(&b, "第2商店");
	cr_assert_shows_not(&b, "予定超過");
	play_keys(b.desk, "a");
	cr_assert_shows_not(&b, "来所");
	play_keys(b.desk, "Down a");
	cr_assert_shows(&b, "川井 ~ 第3商店 その他 来所");
	clock_bench_close(&b);
}

/* A key may come before the loop has looked at the clock. */
Test(midnight, a_key_meets_the_new_day)
{
	struct clock_bench b;
	clock_bench_open(&b, "2026-11-24T23:59:59");
	b.now++;
	play_keys(b.desk, "Down");
	cr_assert_shows(&b, "10:00 3番 川井 ~ 第3商店");
	cr_assert_shows_not(&b, "第2商店");
	clock_bench_close(&b);
}

/* What stands under the cursor stays; it is only called today no more. The section's key brings the new day. */
Test(midnight, the_desks_stay_on_their_day_until_they_are_opened_again)
{
	struct clock_bench b;
	clock_bench_open(&b, "2026-11-24T23:59:59");
	play_keys(b.desk, "F4");
	cr_assert_shows(&b, "今日 事業承継");
	clock_bench_turn(&b, 1);
	cr_assert_shows(&b, "令和8年11月25日(水) 00:00");
	cr_assert_shows(&b, "11/24(火) 1番 佐々木");
	cr_assert_shows(&b, "約 第2商店");
	cr_assert_shows_not(&b, "今日 事業承継");
	play_keys(b.desk, "]");
	cr_assert_shows(&b, "今日 ");
	cr_assert_shows(&b, "約 第3商店");
	play_keys(b.desk, "[ [ F5");
	clock_bench_turn(&b, 9 * 3600);
	play_keys(b.desk, "F4");
	cr_assert_shows(&b, "11/23(月) 1番 佐々木");
	play_keys(b.desk, ".");
	clock_bench_turn(&b, 24 * 3600);
	cr_assert_shows(&b, "11/25(水) 1番 佐々木");
	play_keys(b.desk, "F2 F5 F4");
	cr_assert_shows(&b, "11/26(木) 1番 佐々木");
	cr_assert_shows(&b, "今日 事業承継");
	cr_assert_shows(&b, "09:00 今");
	clock_bench_close(&b);
}

Test(midnight, the_door_goes_on)
{
	struct clock_bench b;
	clock_bench_open(&b, "2026-11-24T23:59:59");
	play_keys(b.desk, "F5 Home Down a");
	cr_assert_shows(&b, "今日の講習 > 受付");
	cr_assert_shows(&b, "出席 0 未着 1");
	clock_bench_turn(&b, 1);
	cr_assert_shows(&b, "今日の講習 > 受付");
	play_keys(b.desk, "1 Enter");
	cr_assert_shows(&b, "出席 1 未着 0");
	cr_assert_shows(&b, "00:00 出席 1 山田 豊");
	clock_bench_turn(&b, -2);
	play_keys(b.desk, "1 Enter");
	cr_assert_shows(&b, "出席済み");
	clock_bench_close(&b);
}

/* A form that was open then saves the day it names. */
Test(midnight, a_booking_keeps_its_day)
{
	struct clock_bench b;
	struct appointment_list list;
	clock_bench_open(&b, "2026-11-24T23:59:59");
	play_keys(b.desk, "F3 4 F4 Enter Enter");
	cr_assert_shows(&b, "窓口 11/25(水) 09:00-09:50");
	clock_bench_turn(&b, 1);
	cr_assert_shows(&b, "窓口 11/25(水) 09:00-09:50");
	play_keys(b.desk, "F12");
	cr_assert_shows(&b, "第4商店様、11月25日水曜日、午前9時から9時50分まで");
	struct appointment_filter filter = {.from = DAY_NONE, .to = DAY_NONE, .client = b.office.client[4]};
	cr_assert_eq(appointment_list(b.office.db, &filter, &list), DONE);
	cr_assert_eq(list.count, 1);
	cr_expect_eq(list.rows[0].day, day_of(2026, 11, 25));
	cr_expect_eq(list.rows[0].cell, 36);
	appointment_list_free(&list);
	clock_bench_close(&b);
}

/* ---- A clock that is put right ---- */

Test(midnight, a_clock_that_jumps_moves_no_booking)
{
	static const struct {
		int64_t seconds;
		const char *now, *shows, *never;
	} jumps[] = {
	        {0, "令和8年11月24日(火) 09:00", "これから", "予定超過"},
	        {25 * 3600 + 60, "令和8年11月25日(水) 10:01", "予定超過", "第2商店"},
	        {-25 * 3600 - 60, "令和8年11月24日(火) 09:00", "> 10:00 2番 木下 ~ 第2商店", "予定超過"},
	        {-24 * 3600, "令和8年11月23日(月) 09:00", "10:00 1番 佐々~ 第1商店", "第3商店"},
	        {367 * 86400, "令和9年11月25日(木) 09:00", "本日この後の予約はありません。", "商店 "},
	        {-366 * 86400, "令和8年11月24日(火) 09:00", "10:00 2番 木下 ~ 第2商店", "予定超過"},
	};
	struct clock_bench b;
	struct appointment_list list;
	clock_bench_open(&b, "2026-11-24T09:00:30");
	for (size_t i = 0; i < sizeof(jumps) / sizeof(jumps[0]); i++) {
		clock_bench_turn(&b, jumps[i].seconds);
		cr_expect(clock_bench_shows(&b, jumps[i].now), "%d: %s", (int)i, play_row(b.desk, 0));
		cr_expect(clock_bench_shows(&b, jumps[i].shows), "%d: no %s", (int)i, jumps[i].shows);
		cr_expect_not(clock_bench_shows(&b, jumps[i].never), "%d: %s", (int)i, jumps[i].never);
	}
	struct appointment_filter filter = {.from = DAY_NONE, .to = DAY_NONE};
	cr_assert_eq(appointment_list(b.office.db, &filter, &list), DONE);
	for (int i = 0; i < list.count; i++) {
		cr_expect_eq(list.rows[i].day, b.day - 1 + i);
		cr_expect_eq(list.rows[i].cell, 40);
	}
	cr_expect_eq(list.count, 3);
	appointment_list_free(&list);
	clock_bench_close(&b);
}

/* ---- A minute's end ---- */

Test(midnight, overdue_a_minute_after_the_start)
{
	struct clock_bench b;
	clock_bench_open(&b, "2026-11-24T10:00:59");
	cr_assert_shows_not(&b, "予定超過");
	clock_bench_turn(&b, 1);
	cr_assert_shows(&b, "予定超過");
	play_keys(b.desk, "a");
	cr_assert_shows_not(&b, "予定超過");
	clock_bench_turn(&b, 58 * 60 + 59);
	cr_assert_shows(&b, " 10:59");
	cr_assert_shows_not(&b, "予定超過");
	clock_bench_turn(&b, 1);
	cr_assert_shows(&b, "予定超過");
	clock_bench_close(&b);
}

Test(midnight, what_has_passed_is_so_on_the_minute)
{
	struct clock_bench b;
	clock_bench_open(&b, "2026-11-24T10:29:59");
	play_keys(b.desk, "F5 F4");
	cr_assert_shows(&b, "10:00 今");
	clock_bench_turn(&b, 1);
	cr_assert_shows(&b, "10:30 今");
	cr_assert_shows_not(&b, "10:00 今");
	clock_bench_turn(&b, 30 * 60);
	cr_assert_shows(&b, "11:00 今");
	cr_assert_shows(&b, "過ぎました");
	clock_bench_turn(&b, -60 * 60);
	cr_assert_shows(&b, "10:00 今");
	cr_assert_shows_not(&b, "過ぎました");
	clock_bench_close(&b);
}
