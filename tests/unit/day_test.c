#include <criterion/criterion.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/access/right.h"
#include "core/office/draft.h"
#include "core/text/utf8.h"
#include "core/time/civil.h"
#include "tests/unit/desk_fixture.h"
#include "tests/unit/desk_player.h"
#include "tui/day.h"
#include "tui/front.h"
#include "tui/visit.h"

/* ---- A desk of two sections: the clients, and the desks ---- */

/* Stands for the look-up: a digit highlights the client with this id. */
static bool caller_type(struct desk *desk, void *state, const struct key *key)
{
	(void)desk;
	struct carried *carried = state;
	if (key->code < '1' || key->code > '8')
		return false;
	carried->client = key->code - '0';
	snprintf(carried->number, sizeof(carried->number), "0000%d", (int)carried->client);
	snprintf(carried->name, sizeof(carried->name), "株式会社第%d商店", (int)carried->client);
	return true;
}

static bool caller_carried(const void *state, struct carried *out)
{
	*out = *(const struct carried *)state;
	return out->client != 0;
}

static const struct screen caller_screen = {
        .name = "Callers", .state_size = sizeof(struct carried), .type = caller_type, .carried = caller_carried};

static const struct section sections[SECTIONS] = {{2, NULL}, {3, &caller_screen}, {4, &day_screen}, {5, NULL},
                                                  {6, NULL}, {7, NULL},           {8, NULL}};

struct bench {
	struct office office;
	struct front front;
	struct desk *desk;
	int64_t ms;
};

static int64_t clock_now(void *clock)
{
	return *(int64_t *)clock;
}

static int64_t now;

static void bench_show(struct bench *b, int rows, int cols)
{
	struct desk_setup setup = {
	        .office = front_hooks(&b->front), .sections = sections, .home = 4, .society = "商工会"};
	cr_assert_eq(desk_open(&b->desk, &setup, rows, cols), DONE);
	desk_compose(b->desk);
}

/* It is Tuesday, 24 November 2026, 10:24. Appointments made before are booked at 8:00. */
static void bench_open(struct bench *b, const char *path)
{
	setlocale(LC_CTYPE, "C.UTF-8");
	*b = (struct bench){0};
	office_open(&b->office, path);
	office_sql(&b->office, "INSERT INTO person (client, role, name) SELECT id, 'representative', '山田 ' || id"
	                       " FROM client WHERE id < 8");
	office_sql(&b->office, "INSERT INTO phone (client, kind, position, number)"
	                       " SELECT id, 'phone', 2, '042-000-000' || id FROM client WHERE id < 8");
	now = moment_of(b->office.today, 10 * 60 + 24);
	b->front = (struct front){
	        .db = b->office.db, .roles = ROLE_MANAGER, .now = clock_now, .machine = clock_now, .clock = &now};
	cr_assert_eq(lookup_open(b->office.db, &b->front.lookup), DONE);
	cr_assert_eq(lookup_load(b->front.lookup), DONE);
}

static void bench_close(struct bench *b)
{
	desk_close(b->desk);
	lookup_close(b->front.lookup);
	db_close(b->office.db);
}

static int64_t book(struct bench *b, int client, int desk, int32_t day, int cell)
{
	int64_t id = 0;
	cr_assert_eq(office_book(&b->office, client, desk, day, cell, &id), DONE, "%s", db_fault(b->office.db)->text);
	return id;
}

static struct appointment get(struct bench *b, int64_t id)
{
	struct appointment visit;
	cr_assert_eq(appointment_get(b->office.db, id, &visit), DONE);
	return visit;
}

static int64_t last(struct bench *b)
{
	struct appointment_list list;
	struct appointment_filter filter = {.from = DAY_NONE, .to = DAY_NONE};
	int64_t id = 0;
	cr_assert_eq(appointment_list(b->office.db, &filter, &list), DONE);
	for (int i = 0; i < list.count; i++)
		id = list.rows[i].id > id ? list.rows[i].id : id;
	appointment_list_free(&list);
	return id;
}

#define cr_assert_row(desk, row, text) cr_assert_str_eq(play_row(desk, row), text)

/* ---- The picture ---- */

Test(day, grid_shows_blocks_breaks_and_what_the_cursor_is_on)
{
	struct bench b;
	bench_open(&b, ":memory:");
	book(&b, 1, 1, b.office.today, 40);
	book(&b, 2, 2, b.office.today, 53);
	bench_show(&b, 24, 80);
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
	bench_close(&b);
}

Test(day, rooms_use_what_the_terminal_has)
{
	struct bench b;
	bench_open(&b, ":memory:");
	book(&b, 1, 1, b.office.today, 40);
	bench_show(&b, 50, 140);
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
	bench_close(&b);
}

Test(day, other_days_are_a_key_away_and_closed_ones_say_why)
{
	struct bench b;
	bench_open(&b, ":memory:");
	bench_show(&b, 24, 80);
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
	bench_close(&b);
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
	struct bench b;
	bench_open(&b, ":memory:");
	int64_t id = book(&b, 1, 1, b.office.today, 40);
	bench_show(&b, 24, 80);
	for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++) {
		play_keys(b.desk, marks[i].key);
		cr_expect_eq(get(&b, id).status, marks[i].status, "%s", marks[i].key);
		cr_expect(strstr(play_row(b.desk, 22), marks[i].says), "%s", play_row(b.desk, 22));
		play_keys(b.desk, "Ctrl-Z");
		cr_expect_eq(get(&b, id).status, APPOINTMENT_BOOKED);
	}
	play_keys(b.desk, "a a z m Esc");
	cr_expect_eq(get(&b, id).status, APPOINTMENT_ARRIVED, "a and z mean nothing for who has come");
	play_keys(b.desk, "s");
	cr_expect_null(strstr(play_row(b.desk, 23), "m move"), "what has begun is not moved: %s", play_row(b.desk, 23));
	bench_close(&b);
}

Test(day, cancelling_asks_why_and_counts)
{
	struct bench b;
	bench_open(&b, ":memory:");
	int64_t id = book(&b, 1, 1, b.office.today, 44);
	bench_show(&b, 24, 80);
	play_keys(b.desk, "Down Down x");
	cr_assert(play_shows(b.desk, "why is it cancelled?"));
	play_keys(b.desk, "Esc x 2");
	struct appointment visit = get(&b, id);
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
	cr_expect_eq(get(&b, id).status, APPOINTMENT_BOOKED);
	cr_expect_eq(play_find(b.desk, "1 cancelled"), -1);
	bench_close(&b);
}

Test(day, moving_carries_it_to_another_place_or_back)
{
	struct bench b;
	bench_open(&b, ":memory:");
	int64_t id = book(&b, 1, 1, b.office.today, 44);
	book(&b, 2, 1, b.office.today, 52);
	bench_show(&b, 24, 80);
	play_keys(b.desk, "Down Down m");
	cr_assert(strstr(play_row(b.desk, 2), "Moving: 11/24(Tue) 11:00, desk 1, 00001 株式会社第1商店"));
	play_keys(b.desk, "n");
	cr_expect(play_shows(b.desk, " 14:00      > 第1商店"), "the next free time of the desk");
	play_keys(b.desk, "Enter");
	cr_assert_eq(get(&b, id).cell, 56);
	cr_expect(strstr(play_row(b.desk, 22), "株式会社第1商店 is moved to 14:00, desk 1; before: 11:00"));
	cr_expect(strstr(play_row(b.desk, 20), "14:00-14:50"), "the cursor stays on it: %s", play_row(b.desk, 20));
	play_keys(b.desk, "m ] Right Esc");
	cr_expect_eq(get(&b, id).cell, 56);
	cr_expect(strstr(play_row(b.desk, 20), "11/24(Tue) 14:00-14:50"), "put back");
	play_keys(b.desk, "m ] Right Enter");
	cr_expect_eq(get(&b, id).day, b.office.today + 1);
	cr_expect_eq(get(&b, id).desk, 2);
	play_keys(b.desk, "m Enter");
	cr_expect_eq(get(&b, id).desk, 2, "put down where it was, nothing happens");
	cr_expect_eq(play_find(b.desk, "Moving:"), -1);
	play_keys(b.desk, "Ctrl-Z");
	cr_expect_eq(get(&b, id).day, b.office.today);
	bench_close(&b);
}

Test(day, moving_onto_another_is_refused_and_stays_in_the_hand)
{
	struct bench b;
	bench_open(&b, ":memory:");
	int64_t id = book(&b, 1, 1, b.office.today, 44);
	book(&b, 2, 2, b.office.today, 44);
	bench_show(&b, 24, 80);
	play_keys(b.desk, "Down Down m Right Enter");
	cr_expect_eq(get(&b, id).desk, 1);
	cr_expect(strstr(play_row(b.desk, 22), "第2商店"), "who stands there is named: %s", play_row(b.desk, 22));
	cr_assert(play_shows(b.desk, "Moving:"));
	play_keys(b.desk, "Right Enter");
	cr_expect_eq(get(&b, id).desk, 3);
	play_keys(b.desk, "m g 1 4 - 1 6 Enter");
	cr_assert(play_shows(b.desk, "When: 14-16"), "the strip works with it");
	play_keys(b.desk, "1");
	cr_expect_eq(get(&b, id).cell, 56);
	play_keys(b.desk, "m F3");
	cr_expect_eq(desk_carried(b.desk)->client, 0);
	play_keys(b.desk, "F4");
	cr_expect_eq(play_find(b.desk, "Moving:"), -1, "F3 puts it back as well");
	bench_close(&b);
}

Test(day, keys_never_hit_another_appointment)
{
	struct bench b;
	char path[] = "/tmp/day-test-XXXXXX";
	cr_assert(mkdtemp(path));
	char file[64];
	snprintf(file, sizeof(file), "%s/desk.db", path);
	bench_open(&b, file);
	int64_t id = book(&b, 1, 1, b.office.today, 44);
	bench_show(&b, 24, 80);
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
	cr_expect_eq(get(&b, made.id).status, APPOINTMENT_BOOKED, "another one stands there now");
	cr_expect(strstr(play_row(b.desk, 22), "not here any more"), "%s", play_row(b.desk, 22));
	db_close(other);
	bench_close(&b);
	unlink(file);
	rmdir(path);
}

/* ---- Booking ---- */

Test(day, a_member_is_booked_in_five_keys_after_the_name)
{
	struct bench b;
	bench_open(&b, ":memory:");
	bench_show(&b, 24, 80);
	play_keys(b.desk, "F3 1 F4");
	cr_assert(play_shows(b.desk, "What is it about?"));
	cr_expect(strstr(play_row(b.desk, 2), "Booking for: 00001 株式会社第1商店"));
	play_keys(b.desk, "3");
	cr_assert(strstr(play_row(b.desk, 2), "About: 7 事業承継"), "%s", play_row(b.desk, 2));
	cr_expect(strstr(play_row(b.desk, 3), ">1  11/24(Tue) 11:00  desk 1 佐々木"), "%s", play_row(b.desk, 3));
	cr_expect(strncmp(play_row(b.desk, 23), " Choice  1-3 take  ↓ to the grid", 33) == 0, "%s",
	          play_row(b.desk, 23));
	play_keys(b.desk, "Enter");
	cr_assert(play_shows(b.desk, "11/24(Tue) 11:00-11:50  desk 1 佐々木"));
	cr_expect(play_shows(b.desk, "042-000-0001"));
	cr_expect(play_shows(b.desk, "Past year: cancelled 0, did not come 0"));
	play_keys(b.desk, "x Enter");
	struct appointment visit = get(&b, last(&b));
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
	bench_close(&b);
}

Test(day, strip_and_grid_go_into_each_other)
{
	struct bench b;
	bench_open(&b, ":memory:");
	bench_show(&b, 24, 80);
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
	bench_close(&b);
}

Test(day, a_wish_limits_the_proposals)
{
	struct bench b;
	bench_open(&b, ":memory:");
	bench_show(&b, 24, 80);
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
	bench_close(&b);
}

Test(day, a_free_place_waits_for_who_comes)
{
	struct bench b;
	bench_open(&b, ":memory:");
	bench_show(&b, 24, 80);
	play_keys(b.desk, "] Right Enter");
	cr_assert(play_shows(b.desk, "Who comes at 11/25(Wed) 10:00, desk 2?"), "%s", play_row(b.desk, 2));
	play_text(b.desk, "00002");
	play_keys(b.desk, "Enter Enter");
	cr_assert(play_shows(b.desk, "11/25(Wed) 10:00-10:50  desk 2"));
	play_keys(b.desk, "Enter");
	struct appointment visit = get(&b, last(&b));
	cr_expect_eq(visit.desk, 2);
	cr_expect_eq(visit.client, 2);
	play_keys(b.desk, "Down r Enter");
	cr_assert(play_shows(b.desk, "Booking for: 00002"), "r books the same client again, by proposals");
	cr_expect(strstr(play_row(b.desk, 3), ">1"));
	bench_close(&b);
}

Test(day, what_is_not_known_of_a_client_is_asked_first)
{
	struct bench b;
	bench_open(&b, ":memory:");
	bench_show(&b, 24, 80);
	play_keys(b.desk, "F3 8 F4 Enter Enter");
	play_text(b.desk, "鈴木");
	play_keys(b.desk, "Enter");
	play_text(b.desk, "042-000-0999");
	play_keys(b.desk, "F12");
	struct appointment visit = get(&b, last(&b));
	cr_expect_str_eq(visit.visitor, "鈴木");
	cr_expect_str_eq(visit.callback, "042-000-0999");
	bench_close(&b);
}

Test(day, who_walks_in_is_booked_from_now_until_the_next)
{
	struct bench b;
	bench_open(&b, ":memory:");
	book(&b, 1, 2, b.office.today, 44);
	bench_show(&b, 24, 80);
	play_keys(b.desk, "Right i 0 0 0 0 2 Enter Enter");
	cr_assert(play_shows(b.desk, "11/24(Tue) 10:15-10:50  desk 2"), "%s", play_row(b.desk, 9));
	play_keys(b.desk, "Enter");
	struct appointment visit = get(&b, last(&b));
	cr_expect(visit.walk_in);
	cr_expect_eq(visit.cell, 41);
	cr_expect_eq(visit.minutes, 35);
	play_keys(b.desk, "Down Right Enter");
	cr_assert(play_shows(b.desk, "Who comes at 10:15, desk 3?"), "Enter in the running row is a walk-in too");
	play_keys(b.desk, "0 0 0 0 3 Enter Enter Enter");
	cr_expect(get(&b, last(&b)).walk_in);
	cr_expect_eq(get(&b, last(&b)).minutes, 50);
	bench_close(&b);
}

Test(day, a_taken_time_is_refused_and_others_are_offered)
{
	struct bench b;
	bench_open(&b, ":memory:");
	bench_show(&b, 24, 80);
	play_keys(b.desk, "F3 1 F4 3 Enter");
	play_text(b.desk, "資料あり");
	book(&b, 2, 1, b.office.today, 44);
	play_keys(b.desk, "Enter");
	cr_assert(play_shows(b.desk, "That time cannot be had. Which one instead?"));
	cr_expect(play_shows(b.desk, "第2商店"), "what stands there is named");
	play_keys(b.desk, "1");
	cr_expect(play_shows(b.desk, "資料あり"), "nothing typed is lost");
	play_keys(b.desk, "Enter");
	struct appointment visit = get(&b, last(&b));
	cr_expect_eq(visit.client, 1);
	cr_expect(visit.has_note);
	cr_expect(play_shows(b.desk, "any key goes back"));
	bench_close(&b);
}

Test(day, a_proposal_taken_elsewhere_is_not_taken_again)
{
	struct bench b;
	bench_open(&b, ":memory:");
	bench_show(&b, 24, 80);
	play_keys(b.desk, "F3 1 F4 3");
	book(&b, 2, 1, b.office.today, 44);
	desk_say(b.desk, 0, "elsewhere");
	play_keys(b.desk, "F12");
	cr_expect_eq(play_find(b.desk, ">1"), -1, "the cursor's proposal is gone");
	int64_t before = last(&b);
	play_keys(b.desk, "Enter");
	cr_expect_eq(last(&b), before);
	cr_expect_eq(play_find(b.desk, "Who comes"), -1, "and Enter means nothing");
	play_keys(b.desk, "Down Enter");
	cr_expect(play_shows(b.desk, "Who comes"));
	bench_close(&b);
}

Test(day, what_is_typed_is_kept_for_the_same_client_only)
{
	struct bench b;
	struct draft draft;
	char content[4096];
	bench_open(&b, ":memory:");
	bench_show(&b, 24, 80);
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
	cr_expect(get(&b, last(&b)).has_note);
	cr_expect_eq(draft_find(b.office.db, "booking", "1", &draft, content, sizeof(content)), NOT_FOUND);
	bench_close(&b);
}

Test(day, keys_typed_ahead_stop_at_the_question)
{
	struct bench b;
	bench_open(&b, ":memory:");
	bench_show(&b, 24, 80);
	play_keys(b.desk, "F3 1");
	play_burst(b.desk, "F4 Enter Enter Enter");
	cr_expect(play_shows(b.desk, "What is it about?"), "what came up was not there when they were typed");
	cr_expect_eq(last(&b), 0);
	bench_close(&b);
}

Test(day, picked_up_on_another_screen_it_is_put_down_here)
{
	struct bench b;
	bench_open(&b, ":memory:");
	int64_t id = book(&b, 1, 1, b.office.today + 1, 44);
	bench_show(&b, 24, 80);
	play_keys(b.desk, "F3 2");
	visit_pick_up(b.desk, id);
	cr_assert(play_shows(b.desk, "Moving: 11/25(Wed) 11:00, desk 1"));
	play_keys(b.desk, "n Enter");
	cr_expect_eq(get(&b, id).cell, 52, "the client highlighted there is not who is carried");
	play_keys(b.desk, "F3 1");
	visit_rebook(b.desk, id);
	cr_expect(play_shows(b.desk, "Booking for: 00001"));
	bench_close(&b);
}
