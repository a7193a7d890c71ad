#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "tests/unit/day_bench.h"
#include "tests/unit/desk_player.h"

#define cr_assert_row(desk, row, text) cr_assert_str_eq(play_row(desk, row), text)

/* ---- The picture ---- */

Test(day, grid_shows_blocks_breaks_and_what_the_cursor_is_on)
{
	struct day_bench b;
	day_bench_open(&b, ":memory:");
	day_bench_book(&b, 1, 1, b.office.today, 40);
	day_bench_book(&b, 2, 2, b.office.today, 53);
	day_bench_show(&b, 24, 80);
	cr_assert_row(b.desk, 2, " 11/24(Tue) desk 1  佐々木  desk 2  木下    desk 3  川井    desk 4  松岡");
	cr_assert_row(b.desk, 3, " today      事業承継                        事業承継");
	cr_assert_row(b.desk, 4, " 09:00");
	cr_assert_row(b.desk, 6, " 10:00 now  bk 第1商店");
	cr_assert_row(b.desk, 7, " 10:30         その他");
	cr_assert(strncmp(play_row(b.desk, 10), " 12:00      ───", 20) == 0);
	cr_assert(strstr(play_row(b.desk, 10), " break"));
	cr_assert_row(b.desk, 11, " 13:00                      bk :15 第2商店");
	cr_assert_row(b.desk, 20, " 11/24(Tue) 10:00-10:50 desk 1 佐々木  00001 株式会社第1商店");
	cr_assert_row(b.desk, 21, " booked  その他  042-000-0001  at the desk");
	play_keys(b.desk, "Right");
	cr_assert_row(b.desk, 6, " 10:00 now  bk 第1商店      > :15 free 105m");
	cr_assert_row(b.desk, 7, " 10:30         その他       >");
	cr_assert_row(b.desk, 20, " 11/24(Tue) desk 2 木下 10:15-11:05 free");
	play_keys(b.desk, "Up");
	cr_assert_row(b.desk, 20, " 11/24(Tue) desk 2 木下 09:30-10:20 has passed");
	cr_expect_null(strstr(play_row(b.desk, 23), "Enter"), "what has passed is not booked");
	play_keys(b.desk, "Down Down Left");
	cr_expect(strstr(play_row(b.desk, 20), "00001"), "the appointment is one stop over two rows");
	play_keys(b.desk, "Right");
	cr_expect(strstr(play_row(b.desk, 20), "10:30-11:20 free"), "and sideways one comes back to the same row");
	play_keys(b.desk, "Down Down Down");
	cr_assert(strstr(play_row(b.desk, 20), "nobody sits here"));
	day_bench_close(&b);
}

Test(day, rooms_use_what_the_terminal_has)
{
	struct day_bench b;
	day_bench_open(&b, ":memory:");
	day_bench_book(&b, 1, 1, b.office.today, 40);
	day_bench_show(&b, 50, 140);
	cr_assert(play_find(b.desk, " 10:15") > 0, "rows of a quarter of an hour");
	cr_assert(strstr(play_row(b.desk, 2), "desk 4  松岡"));
	for (int size = 20; size < 70; size++) {
		desk_resize(b.desk, size, size * 2 + 20);
		desk_compose(b.desk);
		play_keys(b.desk, "Down Right");
	}
	desk_resize(b.desk, 24, 60);
	play_keys(b.desk, "Right Right Right");
	cr_expect(strstr(play_row(b.desk, 2), "desk 4"), "the desks shown follow the cursor");
	cr_expect_null(strstr(play_row(b.desk, 2), "desk 1"));
	day_bench_close(&b);
}

Test(day, other_days_are_a_key_away_and_closed_ones_say_why)
{
	struct day_bench b;
	day_bench_open(&b, ":memory:");
	day_bench_show(&b, 24, 80);
	static const struct {
		const char *keys, *shows;
	} steps[] = {
	        {"[", "Closed: Labor Thanksgiving Day"},
	        {"]", "11/24(Tue)"},
	        {"+", "11/25(Wed)"},
	        {"＋", "11/26(Thu)"},
	        {"-", "11/25(Wed)"},
	        {"PgDn", "12/2(Wed)"},
	        {"」", "12/3(Thu)"},
	        {"PgUp", "11/26(Thu)"},
	        {".", "11/24(Tue)"},
	        {"g 1 2 / 1", "2026/12/1(Tue)"},
	        {"Enter", " 12/1(Tue)"},
	        {"g 5 Esc", " 12/1(Tue)"},
	        {"g Enter", " 12/1(Tue)"},
	};
	for (size_t i = 0; i < sizeof(steps) / sizeof(steps[0]); i++) {
		play_keys(b.desk, steps[i].keys);
		cr_expect(play_shows(b.desk, steps[i].shows), "%s does not show %s but %s", steps[i].keys,
		          steps[i].shows, play_row(b.desk, 2));
	}
	play_keys(b.desk, "g x x Enter");
	cr_expect(play_shows(b.desk, "Which day?"), "what cannot be read stays there");
	day_bench_close(&b);
}

/* ---- Appointments ---- */

Test(day, states_are_marked_by_letters_and_taken_back)
{
	static const struct {
		const char *key;
		enum appointment_status status;
		const char *says;
	} marks[] = {
	        {"a", APPOINTMENT_ARRIVED, " 10:00, desk 1: 株式会社第1商店 has arrived."},
	        {"s", APPOINTMENT_IN_SESSION, " 10:00, desk 1: 株式会社第1商店 is in session."},
	        {"d", APPOINTMENT_DONE, " 10:00, desk 1: 株式会社第1商店 is done."},
	        {"ｚ", APPOINTMENT_NO_SHOW, " 10:00, desk 1: 株式会社第1商店 did not come."},
	};
	struct day_bench b;
	day_bench_open(&b, ":memory:");
	int64_t id = day_bench_book(&b, 1, 1, b.office.today, 40);
	day_bench_show(&b, 24, 80);
	for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++) {
		play_keys(b.desk, marks[i].key);
		cr_expect_eq(day_bench_get(&b, id).status, marks[i].status, "%s", marks[i].key);
		cr_expect(strstr(play_row(b.desk, 22), marks[i].says), "%s", play_row(b.desk, 22));
		play_keys(b.desk, "Ctrl-Z");
		cr_expect_eq(day_bench_get(&b, id).status, APPOINTMENT_BOOKED);
	}
	play_keys(b.desk, "a a z m Esc");
	cr_expect_eq(day_bench_get(&b, id).status, APPOINTMENT_ARRIVED, "a and z mean nothing for who has come");
	play_keys(b.desk, "s");
	cr_expect_null(strstr(play_row(b.desk, 23), "m move"), "what has begun is not moved: %s", play_row(b.desk, 23));
	day_bench_close(&b);
}

Test(day, cancelling_asks_why_and_counts)
{
	struct day_bench b;
	day_bench_open(&b, ":memory:");
	int64_t id = day_bench_book(&b, 1, 1, b.office.today, 44);
	day_bench_show(&b, 24, 80);
	play_keys(b.desk, "Down Down x");
	cr_assert(play_shows(b.desk, "why is it cancelled?"));
	play_keys(b.desk, "Esc x 2");
	struct appointment visit = day_bench_get(&b, id);
	cr_assert_eq(visit.status, APPOINTMENT_CANCELLED);
	cr_expect_str_eq(visit.reason_name, "当会都合");
	cr_expect(strstr(play_row(b.desk, 21), "1 cancelled"), "%s", play_row(b.desk, 21));
	cr_expect(play_shows(b.desk, "> free"), "the time is free again");
	play_keys(b.desk, "End Down Enter");
	cr_assert(play_shows(b.desk, "当会都合"), "the number opens into the list");
	cr_expect(strstr(play_row(b.desk, 0), "Cancelled > 11/24(Tue)"));
	play_keys(b.desk, "Enter");
	cr_assert(play_shows(b.desk, "Moved from") || play_shows(b.desk, "Client"));
	play_keys(b.desk, "Esc Esc Ctrl-Z");
	cr_expect_eq(day_bench_get(&b, id).status, APPOINTMENT_BOOKED);
	cr_expect_eq(play_find(b.desk, "1 cancelled"), -1);
	day_bench_close(&b);
}

Test(day, moving_carries_it_to_another_place_or_back)
{
	struct day_bench b;
	day_bench_open(&b, ":memory:");
	int64_t id = day_bench_book(&b, 1, 1, b.office.today, 44);
	day_bench_book(&b, 2, 1, b.office.today, 52);
	day_bench_show(&b, 24, 80);
	play_keys(b.desk, "Down Down m");
	cr_assert(strstr(play_row(b.desk, 2), "Moving: 11/24(Tue) 11:00, desk 1, 00001 株式会社第1商店"));
	play_keys(b.desk, "n");
	cr_expect(play_shows(b.desk, " 14:00      > 第1商店"), "the next free time of the desk");
	play_keys(b.desk, "Enter");
	cr_assert_eq(day_bench_get(&b, id).cell, 56);
	cr_expect(play_shows(b.desk, "株式会社第1商店 is moved to 14:00, desk 1; before: 11:00, desk 1."),
	          "the change is read back whole");
	cr_expect(strstr(play_row(b.desk, 20), "14:00-14:50"), "the cursor stays on it: %s", play_row(b.desk, 20));
	play_keys(b.desk, "m ] Right Esc");
	cr_expect_eq(day_bench_get(&b, id).cell, 56);
	cr_expect(strstr(play_row(b.desk, 20), "11/24(Tue) 14:00-14:50"), "put back");
	play_keys(b.desk, "m ] Right Enter");
	cr_expect_eq(day_bench_get(&b, id).day, b.office.today + 1);
	cr_expect_eq(day_bench_get(&b, id).desk, 2);
	play_keys(b.desk, "m Enter");
	cr_expect_eq(day_bench_get(&b, id).desk, 2, "put down where it was, nothing happens");
	cr_expect_eq(play_find(b.desk, "Moving:"), -1);
	play_keys(b.desk, "Ctrl-Z");
	cr_expect_eq(day_bench_get(&b, id).day, b.office.today);
	day_bench_close(&b);
}

Test(day, moving_onto_another_is_refused_and_stays_in_the_hand)
{
	struct day_bench b;
	day_bench_open(&b, ":memory:");
	int64_t id = day_bench_book(&b, 1, 1, b.office.today, 44);
	day_bench_book(&b, 2, 2, b.office.today, 44);
	day_bench_show(&b, 24, 80);
	play_keys(b.desk, "Down Down m Right Enter");
	cr_expect_eq(day_bench_get(&b, id).desk, 1);
	cr_expect(strstr(play_row(b.desk, 22), "第2商店"), "who stands there is named: %s", play_row(b.desk, 22));
	cr_assert(play_shows(b.desk, "Moving:"));
	play_keys(b.desk, "Right Enter");
	cr_expect_eq(day_bench_get(&b, id).desk, 3);
	play_keys(b.desk, "m g 1 4 - 1 6 Enter");
	cr_assert(play_shows(b.desk, "When: 14-16"), "the strip works with it");
	play_keys(b.desk, "1");
	cr_expect_eq(day_bench_get(&b, id).cell, 56);
	play_keys(b.desk, "m F3");
	cr_expect_eq(desk_carried(b.desk)->client, 0);
	play_keys(b.desk, "F4");
	cr_expect_eq(play_find(b.desk, "Moving:"), -1, "F3 puts it back as well");
	day_bench_close(&b);
}

Test(day, keys_never_hit_another_appointment)
{
	struct day_bench b;
	char path[] = "/tmp/day-test-XXXXXX";
	cr_assert(mkdtemp(path));
	char file[64];
	snprintf(file, sizeof(file), "%s/desk.db", path);
	day_bench_open(&b, file);
	int64_t id = day_bench_book(&b, 1, 1, b.office.today, 44);
	day_bench_show(&b, 24, 80);
	play_keys(b.desk, "Down Down");
	struct db *other = office_join(file);
	cr_assert_eq(appointment_move(other, id, 3, b.office.today, 52, NULL, NULL), DONE);
	desk_tick(b.desk, 1000);
	desk_compose(b.desk);
	cr_expect(strstr(play_row(b.desk, 20), "desk 3"), "the cursor follows the appointment: %s",
	          play_row(b.desk, 20));
	cr_assert_eq(appointment_cancel(other, id, "client", NULL, NULL), DONE);
	struct booking booking = {.client = 2, .desk = 3, .day = b.office.today, .cell = 52};
	struct appointment made;
	cr_assert_eq(appointment_book(other, &booking, NULL, &made), DONE);
	desk_tick(b.desk, 2000);
	desk_compose(b.desk);
	play_keys(b.desk, "a");
	cr_expect_eq(day_bench_get(&b, made.id).status, APPOINTMENT_BOOKED, "another one stands there now");
	cr_expect(strstr(play_row(b.desk, 22), "choose again"), "%s", play_row(b.desk, 22));
	db_close(other);
	day_bench_close(&b);
	unlink(file);
	rmdir(path);
}
