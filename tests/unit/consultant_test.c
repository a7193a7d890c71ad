#include <criterion/criterion.h>
#include <string.h>

#include "core/access/right.h"
#include "core/words.h"
#include "tests/unit/day_bench.h"
#include "tests/unit/desk_player.h"
#include "tui/consultants.h"
#include "tui/day.h"

static const struct section sections[SECTIONS] = {{2, NULL}, {3, NULL}, {4, &day_screen},        {5, NULL},
                                                  {7, NULL}, {8, NULL}, {6, &consultants_screen}};

static void show(struct day_bench *b, int rows, int cols)
{
	struct desk_setup setup = {
	        .office = front_hooks(&b->front), .sections = sections, .home = 6, .society = "商工会"};
	cr_assert_eq(desk_open(&b->desk, &setup, rows, cols), DONE);
	desk_compose(b->desk);
}

static void act_as(struct day_bench *b, int64_t staff, unsigned roles)
{
	db_act_as(b->office.db, staff, roles);
	b->front.roles = roles;
}

Test(consultant, the_list_tells_what_each_knows_and_when_they_are_free)
{
	struct day_bench b;
	day_bench_open(&b, ":memory:");
	day_bench_book(&b, 1, 1, b.office.today, 44);
	show(&b, 24, 80);
	cr_assert(strstr(play_row(b.desk, 3), "事業承継** "), "%s", play_row(b.desk, 3));
	cr_assert(strstr(play_row(b.desk, 3), "11/24(Tue) 13:00 no.1"), "%s", play_row(b.desk, 3));
	cr_assert(strstr(play_row(b.desk, 4), "11/24(Tue) 11:00 no.2"), "%s", play_row(b.desk, 4));
	day_bench_close(&b);
}

Test(consultant, a_week_has_a_column_for_each_day_and_says_why_one_is_closed)
{
	struct day_bench b;
	day_bench_open(&b, ":memory:");
	day_bench_book(&b, 1, 1, b.office.today, 40);
	day_bench_book(&b, 2, 1, b.office.today + 2, 53);
	day_bench_book(&b, 3, 2, b.office.today, 52);
	show(&b, 24, 80);
	play_keys(b.desk, "Enter");
	cr_assert(play_shows(b.desk, "week 48  11/23(Mon)-11/29(Sun)"));
	cr_assert(play_shows(b.desk, "booked 2  free"));
	cr_assert(play_shows(b.desk, "Labor"));
	cr_assert(strstr(play_row(b.desk, 5), "bk 第1商店"), "%s", play_row(b.desk, 5));
	cr_assert(play_shows(b.desk, "bk :15 第2"));
	cr_expect_not(play_shows(b.desk, "第3商店"), "another consultant's");
	cr_assert(play_shows(b.desk, "11/24(Tue) 10:00-10:50 no.1"));
	cr_assert(play_shows(b.desk, "The first appointment of this client."));
	play_keys(b.desk, "Right Right Down Down Down Down");
	cr_assert(play_shows(b.desk, "11/26(Thu) 13:15-14:05 no.1"));
	day_bench_close(&b);
}

Test(consultant, a_time_that_is_closed_says_why)
{
	struct day_bench b;
	day_bench_open(&b, ":memory:");
	office_sql(&b.office,
	           "INSERT INTO closure (consultant, from_day, from_cell, to_day, to_cell, reason)"
	           " SELECT id, '2026-11-25', 0, '2026-11-25', 96, '研修' FROM staff WHERE name LIKE '佐々木%'");
	show(&b, 24, 80);
	play_keys(b.desk, "Enter");
	cr_assert(play_shows(b.desk, "研修"));
	play_keys(b.desk, "v");
	cr_assert(play_shows(b.desk, "25 研修"));
	day_bench_close(&b);
}

Test(consultant, the_cursor_keeps_its_appointment_whatever_others_do)
{
	struct day_bench b;
	day_bench_open(&b, ":memory:");
	int64_t id = day_bench_book(&b, 1, 1, b.office.today, 40);
	show(&b, 24, 80);
	play_keys(b.desk, "Enter");
	cr_assert_eq(appointment_move(b.office.db, id, 1, b.office.today + 3, 56, NULL, NULL), DONE);
	play_keys(b.desk, "a");
	desk_say(b.desk, 0, " "); /* rows have changed */
	play_keys(b.desk, "F1 Esc");
	cr_assert(play_shows(b.desk, "11/27(Fri) 14:00-14:50"));
	play_keys(b.desk, "v v");
	cr_assert(play_shows(b.desk, "27 November") || play_shows(b.desk, "27 Nov"), "and its day is the one shown");
	day_bench_close(&b);
}

Test(consultant, days_weeks_and_months_are_a_key_away)
{
	struct day_bench b;
	day_bench_open(&b, ":memory:");
	day_bench_book(&b, 1, 1, b.office.today, 44);
	show(&b, 24, 80);
	play_keys(b.desk, "Enter");
	static const struct {
		const char *keys, *shows;
	} steps[] = {
	        {"]", "week 49"},
	        {"-", "week 48"},
	        {"PgDn", "week 49"},
	        {".", "week 48"},
	        {"Left Left", "week 47"},
	        {". v", "November 2026"},
	        {"]", "December 2026"},
	        {"[ Up", "November 2026"},
	        {"Enter", "Tue 17 Nov 2026"},
	        {"+", "Wed 18 Nov 2026"},
	        {"v v .", "bk 11:00 第1商店"},
	};
	for (size_t i = 0; i < sizeof(steps) / sizeof(steps[0]); i++) {
		play_keys(b.desk, steps[i].keys);
		cr_assert(play_shows(b.desk, steps[i].shows), "%s: %s", steps[i].keys, steps[i].shows);
	}
	day_bench_close(&b);
}

Test(consultant, the_keys_of_an_appointment_act_in_the_week)
{
	struct day_bench b;
	day_bench_open(&b, ":memory:");
	int64_t id = day_bench_book(&b, 1, 1, b.office.today, 40);
	show(&b, 24, 80);
	play_keys(b.desk, "Enter a");
	cr_expect_eq(day_bench_get(&b, id).status, APPOINTMENT_ARRIVED);
	play_keys(b.desk, "s d");
	cr_expect_eq(day_bench_get(&b, id).status, APPOINTMENT_DONE);
	cr_expect(play_shows(b.desk, "dn 第1商店"));
	play_keys(b.desk, "Ctrl-Z x 1");
	day_bench_close(&b);
}

Test(consultant, who_is_one_begins_with_their_own_week)
{
	struct day_bench b;
	day_bench_open(&b, ":memory:");
	day_bench_book(&b, 1, 2, b.office.today, 44);
	act_as(&b, b.office.consultant[2], ROLE_CONSULTANT);
	show(&b, 24, 80);
	cr_assert(play_shows(b.desk, "木下 恵   week 48"), "%s", play_row(b.desk, 2));
	cr_assert(play_shows(b.desk, "bk 第1商店"));
	play_keys(b.desk, "Esc");
	cr_assert(strstr(play_row(b.desk, 3), "佐々木"), "Esc: the list");
	play_keys(b.desk, "F6");
	cr_assert(play_shows(b.desk, "week 48"));
	day_bench_close(&b);
}

Test(consultant, every_size_is_drawn)
{
	struct day_bench b;
	day_bench_open(&b, ":memory:");
	day_bench_book(&b, 1, 1, b.office.today, 44);
	show(&b, 20, 60);
	play_keys(b.desk, "Enter");
	for (int view = 0; view < 3; view++) {
		for (int size = 20; size < 60; size += 3) {
			desk_resize(b.desk, size, size * 2 + 20);
			desk_compose(b.desk);
			play_keys(b.desk, "Down Right Up PgDn");
		}
		play_keys(b.desk, "v");
	}
	play_keys(b.desk, "v v");
	for (int i = 0; i < 60; i++)
		play_keys(b.desk, "PgDn");
	cr_assert(play_shows(b.desk, "2028"));
	day_bench_close(&b);
}
