#include <criterion/criterion.h>
#include <string.h>

#include "core/desks/waiting.h"
#include "core/office/draft.h"
#include "tests/unit/day_bench.h"
#include "tests/unit/desk_player.h"
#include "tui/visit.h"

Test(day_book, a_member_is_booked_in_five_keys_after_the_name)
{
	struct day_bench b;
	day_bench_open(&b, ":memory:");
	day_bench_show(&b, 24, 80);
	play_keys(b.desk, "F3 1 F4");
	cr_assert(play_shows(b.desk, "What is it about?"));
	cr_expect(strstr(play_row(b.desk, 2), "Booking for: 00001 株式会社第1商店"));
	play_keys(b.desk, "3");
	cr_assert(strstr(play_row(b.desk, 2), "About: 7 事業承継"), "%s", play_row(b.desk, 2));
	cr_expect(strstr(play_row(b.desk, 3), ">1  11/24(Tue) 11:00  desk 1 佐々木"), "%s", play_row(b.desk, 3));
	cr_expect(strncmp(play_row(b.desk, 23), " Choice  digits pick  ↓ to the grid", 36) == 0, "%s",
	          play_row(b.desk, 23));
	play_keys(b.desk, "Enter");
	cr_assert(play_shows(b.desk, "11/24(Tue) 11:00-11:50  desk 1 佐々木"));
	cr_expect(play_shows(b.desk, "042-000-0001"));
	cr_expect(play_shows(b.desk, "Past year: cancelled late 0, did not come 0"));
	play_keys(b.desk, "x Enter");
	struct appointment visit = day_bench_get(&b, day_bench_last(&b));
	cr_expect_eq(visit.cell, 44);
	cr_expect_eq(visit.topic, b.office.succession);
	cr_expect(visit.has_note);
	cr_expect_str_eq(visit.callback, "042-000-0001");
	cr_assert(play_shows(b.desk, "any key goes back"));
	cr_expect(play_shows(b.desk, "042-000-0001"), "the number is read back");
	cr_expect(strstr(play_row(b.desk, 22), "11:00, desk 1: 株式会社第1商店 is booked."));
	cr_expect_eq(desk_carried(b.desk)->client, 0);
	play_keys(b.desk, "Down");
	cr_expect_eq(play_find(b.desk, "any key goes back"), -1);
	cr_expect(strstr(play_row(b.desk, 20), "11:00-11:50"), "the key only closed it");
	play_keys(b.desk, "k");
	cr_expect(play_shows(b.desk, "any key goes back"));
	play_keys(b.desk, "Ctrl-Z");
	cr_expect_eq(appointment_get(b.office.db, visit.id, &visit), NOT_FOUND);
	cr_expect_eq(play_find(b.desk, "any key goes back"), -1);
	day_bench_close(&b);
}

Test(day_book, strip_and_grid_go_into_each_other)
{
	struct day_bench b;
	day_bench_open(&b, ":memory:");
	day_bench_show(&b, 24, 80);
	play_keys(b.desk, "] F3 1 F4 3 Down");
	cr_assert(strstr(play_row(b.desk, 4), ">2"), "%s", play_row(b.desk, 4));
	play_keys(b.desk, "Down Down");
	cr_expect_eq(strncmp(play_row(b.desk, 23), " List", 5), 0);
	play_keys(b.desk, "Home Up");
	cr_expect_eq(strncmp(play_row(b.desk, 23), " Choice", 7), 0);
	play_keys(b.desk, "Tab ] Right Enter");
	cr_assert(play_shows(b.desk, "11/25(Wed) 13:00-13:50  desk 2") || play_shows(b.desk, "11/25(Wed)"));
	play_keys(b.desk, "Esc");
	cr_assert(play_shows(b.desk, "Booking for"), "back in the grid");
	play_keys(b.desk, "Esc");
	cr_expect_eq(strncmp(play_row(b.desk, 23), " Choice", 7), 0);
	play_keys(b.desk, "Esc");
	cr_expect_eq(play_find(b.desk, "Booking for"), -1);
	cr_expect_eq(desk_carried(b.desk)->client, 0);
	cr_expect(strstr(play_row(b.desk, 2), "11/25(Wed)"), "the day as it was before");
	play_keys(b.desk, "F3 1 F4 Esc");
	cr_expect_eq(desk_carried(b.desk)->client, 0, "Esc at the topic gives up");
	day_bench_close(&b);
}

Test(day_book, a_wish_limits_the_proposals)
{
	struct day_bench b;
	day_bench_open(&b, ":memory:");
	day_bench_show(&b, 24, 80);
	play_keys(b.desk, "F3 1 F4 3 g");
	play_text(b.desk, "nw pm");
	cr_assert(play_shows(b.desk, "11/30(Mon)-12/6(Sun) 12:00-"), "how it is read stands beside it");
	play_keys(b.desk, "Enter");
	cr_expect(strstr(play_row(b.desk, 2), "When: nw pm"));
	cr_expect(strstr(play_row(b.desk, 3), "11/30(Mon) 13:00"), "%s", play_row(b.desk, 3));
	play_keys(b.desk, "g");
	play_text(b.desk, "12/29");
	play_keys(b.desk, "Enter");
	cr_assert(play_shows(b.desk, "No time is free for this wish"));
	play_keys(b.desk, "Enter 1 t 1");
	cr_assert(play_shows(b.desk, "About: 1 経営一般"));
	play_keys(b.desk, "g Backspace Enter");
	cr_expect_eq(play_find(b.desk, "When:"), -1);
	cr_expect(strstr(play_row(b.desk, 3), "11/24(Tue)"));
	day_bench_close(&b);
}

/* Takes the first on the waiting list to the grid; the strip's three rows must fit. */
static void seek(struct day_bench *b, const struct waiting_wish *wish, const char *beside, const char *first)
{
	struct waiting w;
	cr_assert_eq(waiting_add(b->office.db, wish, NULL, &w), DONE, "%s", db_fault(b->office.db)->text);
	play_keys(b->desk, "F4 w Enter");
	cr_expect(strstr(play_row(b->desk, 2), beside), "%s", play_row(b->desk, 2));
	cr_expect(strstr(play_row(b->desk, 3), first), "%s", play_row(b->desk, 3));
	for (int row = 3; row < 6; row++)
		cr_expect(!strstr(play_row(b->desk, row), "11/24") && !strstr(play_row(b->desk, row), "desk 2") &&
		                  !strstr(play_row(b->desk, row), "desk 1"),
		          "%s", play_row(b->desk, row));
	play_keys(b->desk, "g Enter");
	cr_expect(strstr(play_row(b->desk, 3), first), "another time is asked for at the same desks: %s",
	          play_row(b->desk, 3));
	play_keys(b->desk, "Esc");
	cr_assert_eq(waiting_remove(b->office.db, w.id, NULL, NULL), DONE);
}

Test(day_book, a_wish_of_the_waiting_list_limits_all_it_says)
{
	struct day_bench b;
	day_bench_open(&b, ":memory:");
	day_bench_show(&b, 24, 80);
	struct waiting_wish wish = {.client = b.office.client[2], .when = wish_any(), .desks = 1U << 3 | 1U << 4};
	wish.notice = 1;
	seek(&b, &wish, "desk 3,4  1 day before", "11/25(Wed) 09:00  desk 3");
	wish = (struct waiting_wish){.client = b.office.client[2], .when = wish_any(), .notice = 3};
	wish.consultant = b.office.consultant[4];
	seek(&b, &wish, "松岡  3 days before", "11/27(Fri) 09:00  desk 4");
	office_sql(&b.office, "INSERT INTO unwanted_consultant (client, consultant) SELECT 2, id FROM staff"
	                      " WHERE login = 'consultant3'");
	wish = (struct waiting_wish){.client = b.office.client[2], .when = wish_any(), .desks = 1U << 3 | 1U << 4};
	wish.notice = 1;
	seek(&b, &wish, "desk 3,4", "11/25(Wed) 09:00  desk 4");
	day_bench_close(&b);
}

Test(day_book, a_free_place_waits_for_who_comes)
{
	struct day_bench b;
	day_bench_open(&b, ":memory:");
	day_bench_show(&b, 24, 80);
	play_keys(b.desk, "] Right Enter");
	cr_assert(play_shows(b.desk, "Who comes at 11/25(Wed) 10:00, desk 2?"), "%s", play_row(b.desk, 2));
	play_text(b.desk, "00002");
	play_keys(b.desk, "Enter Enter");
	cr_assert(play_shows(b.desk, "11/25(Wed) 10:00-10:50  desk 2"));
	play_keys(b.desk, "Enter");
	struct appointment visit = day_bench_get(&b, day_bench_last(&b));
	cr_expect_eq(visit.desk, 2);
	cr_expect_eq(visit.client, 2);
	play_keys(b.desk, "Down r");
	cr_assert(play_shows(b.desk, "Rebooking 11/25(Wed) 10:00: 00002"), "r books it again, about the same");
	cr_expect(strstr(play_row(b.desk, 3), ">1"));
	day_bench_close(&b);
}

Test(day_book, what_is_not_known_of_a_client_is_asked_first)
{
	struct day_bench b;
	day_bench_open(&b, ":memory:");
	day_bench_show(&b, 24, 80);
	play_keys(b.desk, "F3 8 F4 Enter Enter");
	play_text(b.desk, "鈴木");
	play_keys(b.desk, "Enter");
	play_text(b.desk, "042-000-0999");
	play_keys(b.desk, "F12");
	struct appointment visit = day_bench_get(&b, day_bench_last(&b));
	cr_expect_str_eq(visit.visitor, "鈴木");
	cr_expect_str_eq(visit.callback, "042-000-0999");
	day_bench_close(&b);
}

Test(day_book, who_walks_in_is_booked_from_now_until_the_next)
{
	struct day_bench b;
	day_bench_open(&b, ":memory:");
	day_bench_book(&b, 1, 2, b.office.today, 44);
	day_bench_show(&b, 24, 80);
	play_keys(b.desk, "Right i 0 0 0 0 2 Enter Enter");
	cr_assert(play_shows(b.desk, "11/24(Tue) 10:15-10:50  desk 2"), "%s", play_row(b.desk, 9));
	play_keys(b.desk, "Enter");
	struct appointment visit = day_bench_get(&b, day_bench_last(&b));
	cr_expect(visit.walk_in);
	cr_expect_eq(visit.status, APPOINTMENT_ARRIVED, "whoever walks in has arrived");
	cr_expect_eq(visit.cell, 41);
	cr_expect_eq(visit.minutes, 35);
	play_keys(b.desk, "Down Right Enter");
	cr_assert(play_shows(b.desk, "Who comes at 10:15, desk 3?"), "Enter in the running row is a walk-in too");
	play_keys(b.desk, "0 0 0 0 3 Enter Enter Enter");
	cr_expect(day_bench_get(&b, day_bench_last(&b)).walk_in);
	cr_expect_eq(day_bench_get(&b, day_bench_last(&b)).minutes, 50);
	day_bench_close(&b);
}

Test(day_book, a_taken_time_is_refused_and_others_are_offered)
{
	struct day_bench b;
	day_bench_open(&b, ":memory:");
	day_bench_show(&b, 24, 80);
	play_keys(b.desk, "F3 1 F4 3 Enter");
	play_text(b.desk, "資料あり");
	day_bench_book(&b, 2, 1, b.office.today, 44);
	play_keys(b.desk, "Enter");
	cr_assert(play_shows(b.desk, "That time cannot be had. Which one instead?"));
	cr_expect(play_shows(b.desk, "第2商店"), "what stands there is named");
	play_keys(b.desk, "1");
	cr_expect(play_shows(b.desk, "資料あり"), "nothing typed is lost");
	play_keys(b.desk, "Enter");
	struct appointment visit = day_bench_get(&b, day_bench_last(&b));
	cr_expect_eq(visit.client, 1);
	cr_expect(visit.has_note);
	cr_expect(play_shows(b.desk, "any key goes back"));
	day_bench_close(&b);
}

Test(day_book, a_proposal_taken_elsewhere_is_not_taken_again)
{
	struct day_bench b;
	day_bench_open(&b, ":memory:");
	day_bench_show(&b, 24, 80);
	play_keys(b.desk, "F3 1 F4 3");
	day_bench_book(&b, 2, 1, b.office.today, 44);
	desk_say(b.desk, 0, "elsewhere");
	play_keys(b.desk, "F12");
	cr_expect_eq(play_find(b.desk, ">1"), -1, "the cursor's proposal is gone");
	int64_t before = day_bench_last(&b);
	play_keys(b.desk, "Enter");
	cr_expect_eq(day_bench_last(&b), before);
	cr_expect_eq(play_find(b.desk, "Who comes"), -1, "and Enter means nothing");
	play_keys(b.desk, "Down Enter");
	cr_expect(play_shows(b.desk, "Who comes"));
	day_bench_close(&b);
}

Test(day_book, what_is_typed_is_kept_for_the_same_client_only)
{
	struct day_bench b;
	struct draft draft;
	char content[4096];
	day_bench_open(&b, ":memory:");
	day_bench_show(&b, 24, 80);
	play_keys(b.desk, "F3 1 F4 3 Enter");
	play_text(b.desk, "資料あり");
	desk_tick(b.desk, 5000);
	cr_assert_eq(draft_find(b.office.db, "booking", "1", &draft, content, sizeof(content)), DONE);
	cr_expect_str_eq(draft.about, "Booking for 株式会社第1商店");
	play_keys(b.desk, "F3 2 F4 Enter 1");
	cr_expect_eq(play_find(b.desk, "資料あり"), -1);
	play_keys(b.desk, "F3 1 F4 3 2");
	cr_assert(play_shows(b.desk, "資料あり"));
	cr_expect(strstr(play_row(b.desk, 22), "stands here again"));
	play_keys(b.desk, "Enter");
	cr_expect(day_bench_get(&b, day_bench_last(&b)).has_note);
	cr_expect_eq(draft_find(b.office.db, "booking", "1", &draft, content, sizeof(content)), NOT_FOUND);
	day_bench_close(&b);
}

Test(day_book, keys_typed_ahead_stop_at_the_question)
{
	struct day_bench b;
	day_bench_open(&b, ":memory:");
	day_bench_show(&b, 24, 80);
	play_keys(b.desk, "F3 1");
	play_burst(b.desk, "F4 Enter Enter Enter");
	cr_expect(play_shows(b.desk, "What is it about?"), "what came up was not there when they were typed");
	cr_expect_eq(day_bench_last(&b), 0);
	day_bench_close(&b);
}

Test(day_book, picked_up_on_another_screen_it_is_put_down_here)
{
	struct day_bench b;
	day_bench_open(&b, ":memory:");
	int64_t id = day_bench_book(&b, 1, 1, b.office.today + 1, 44);
	day_bench_show(&b, 24, 80);
	play_keys(b.desk, "F3 2");
	visit_pick_up(b.desk, id);
	cr_assert(play_shows(b.desk, "Moving: 11/25(Wed) 11:00, desk 1"));
	play_keys(b.desk, "n Enter");
	cr_expect_eq(day_bench_get(&b, id).cell, 52, "the client highlighted there is not who is carried");
	play_keys(b.desk, "F3 1");
	visit_rebook(b.desk, id);
	cr_expect(play_shows(b.desk, "Rebooking 11/25(Wed) 13:00: 00001"));
	day_bench_close(&b);
}
