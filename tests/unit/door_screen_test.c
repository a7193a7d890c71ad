#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "core/store/stmt.h"
#include "core/text/number.h"
#include "tests/unit/seminar_bench.h"

enum { MESSAGE = 22, KEYS = 23, RESULTS = 12 };

/* 1 山田 豊, 2 佐藤 博 and 3 小川 茂 have seats, 4 喜多見 翔太 waits, and the door is open. */
static int64_t open_door(struct seminar_bench *b, const char *path)
{
	struct sign_up row;
	seminar_bench_open(b, path);
	int64_t id = seminar_bench_plan(b, "インボイス対応", "2026-11-24T14:00", "2026-11-24T16:00", 3);
	sign_up_one(b->db, id, 1, "山田 豊", &row);
	sign_up_one(b->db, id, 1, "佐藤 博", &row);
	sign_up_one(b->db, id, 2, "小川 茂", &row);
	sign_up_one(b->db, id, 3, "喜多見 翔太", &row);
	seminar_bench_show(b);
	play_keys(b->desk, "a");
	return id;
}

static int marked(struct seminar_bench *b)
{
	return (int)count_of(b->db, "SELECT count(*) FROM attendance");
}

static void assert_part(struct seminar_bench *b, int row, const char *part)
{
	cr_assert(strstr(play_row(b->desk, row), part), "%s", play_row(b->desk, row));
}

Test(door_screen, names_are_ticked_by_enter_alone)
{
	struct seminar_bench b;
	open_door(&b, ":memory:");
	assert_part(&b, 0, "> インボイス対応 > At the door");
	assert_part(&b, 3, "Present  0        To come  3        Walk-ins  0       Places  3");
	play_text(b.desk, "oga");
	cr_assert_eq(marked(&b), 0);
	assert_part(&b, 7, " > 3  小 川   茂");
	assert_part(&b, 8, "小川造園");
	play_keys(b.desk, "Enter");
	cr_assert_eq(marked(&b), 1);
	assert_part(&b, 3, "Present  1        To come  2");
	assert_part(&b, RESULTS, "13:40  present     3  小川 茂       小川造園");
	assert_part(&b, MESSAGE, "3 小川 茂 is present.");
	play_text(b.desk, "oga");
	assert_part(&b, 9, "came at 13:40");
	play_keys(b.desk, "Enter");
	assert_part(&b, RESULTS, "in before   3  小川 茂       小川造園           came at 13:40");
	cr_assert_eq(marked(&b), 1);
	play_keys(b.desk, "Ctrl-Z");
	cr_assert_eq(marked(&b), 0);
	assert_part(&b, RESULTS + 1, "taken back");
	seminar_bench_close(&b);
}

Test(door_screen, several_of_a_business_are_ticked_by_space)
{
	struct seminar_bench b;
	open_door(&b, ":memory:");
	play_text(b.desk, "yamada");
	play_keys(b.desk, "Esc");
	/* Who typed ahead did not see whom Enter would take. */
	play_burst(b.desk, "山 田 製 Enter");
	cr_assert_eq(marked(&b), 0);
	play_keys(b.desk, "Esc");
	play_text(b.desk, "山田製");
	assert_part(&b, 7, ">    1  山田 豊");
	assert_part(&b, 8, "     2  佐藤 博");
	play_keys(b.desk, "Space");
	assert_part(&b, 7, "*  1  山田 豊");
	play_keys(b.desk, "Space Enter");
	cr_assert_eq(marked(&b), 2);
	assert_part(&b, MESSAGE, "2 people are present.");
	play_keys(b.desk, "Ctrl-Z");
	cr_assert_eq(marked(&b), 0);
	seminar_bench_close(&b);
}

Test(door_screen, rolls_and_ranges)
{
	struct seminar_bench b;
	open_door(&b, ":memory:");
	/* What clashes is looked at first; who typed ahead has not seen it. */
	play_burst(b.desk, "2 Enter 1 - 4 , 9 Enter Enter");
	cr_assert_eq(marked(&b), 1);
	assert_part(&b, 2, "3 numbers clash");
	play_keys(b.desk, "Enter");
	cr_assert_eq(marked(&b), 3);
	assert_part(&b, MESSAGE, "Present now: 2, in before: 1, refused: 2.");
	assert_part(&b, RESULTS, "!unknown     9");
	assert_part(&b, RESULTS + 1, "!waits       4  喜多見 翔太");
	play_text(b.desk, "９");
	play_keys(b.desk, "Enter");
	assert_part(&b, MESSAGE, "There is no roll 9 in this seminar.");
	seminar_bench_close(&b);
}

Test(door_screen, a_given_name_is_found_behind_any_space)
{
	static const char *const names[] = {"海野 花", "海野　花", "海野\u00a0花", "海野\u2009花", "海野\u202f花"};
	static const char *const readings[] = {"ウンノ ハナ", "ウンノ　ハナ", "ウンノ\u00a0ハナ", "ウンノ\u2009ハナ",
	                                       "ウンノ\u202fハナ"};
	struct seminar_bench b;
	struct sign_up row;
	int64_t id = open_door(&b, ":memory:");
	cr_assert_eq(seminar_set_capacity(b.db, id, 99, NULL), DONE);
	for (int i = 0; i < 5; i++)
		sign_up_one(b.db, id, new_client(b.db, names[i], readings[i]), names[i], &row);
	play_keys(b.desk, "Esc a");
	play_text(b.desk, "hana");
	assert_part(&b, 6, "1 more below");
	assert_part(&b, 7, "5  海野 花");
	seminar_bench_close(&b);
}

/* Rule R14: kanji on the list, kana or romaji at the door. */
Test(door_screen, who_is_on_the_list_is_not_entered_again)
{
	static const char *const typed[] = {"yamada yutaka", "ヤマダユタカ", "山田\u2009豊"};
	struct seminar_bench b;
	open_door(&b, ":memory:");
	for (int i = 0; i < 3; i++) {
		play_text(b.desk, typed[i]);
		play_keys(b.desk, "+");
		cr_assert(play_shows(b.desk, "1 山田 豊 is on the list."));
		cr_assert_eq(marked(&b), 0);
		play_keys(b.desk, "Esc");
	}
	play_text(b.desk, "山田豊");
	play_keys(b.desk, "+ + Enter");
	cr_assert_eq(marked(&b), 1);
	assert_part(&b, RESULTS, "walked in   5  山田豊");
	seminar_bench_close(&b);
}

/* ---- Refusals ---- */

Test(door_screen, opens_with_the_last_who_came)
{
	struct seminar_bench b;
	open_door(&b, ":memory:");
	play_keys(b.desk, "3 Enter 1 Enter 2 Enter Esc a");
	assert_part(&b, RESULTS, "present     2  佐藤 博");
	assert_part(&b, RESULTS + 1, "present     1  山田 豊");
	assert_part(&b, RESULTS + 2, "present     3  小川 茂");
	seminar_bench_close(&b);
}

Test(door_screen, who_waits_is_refused_and_enter_lets_them_in)
{
	struct seminar_bench b;
	int64_t id = open_door(&b, ":memory:");
	/* What was typed ahead confirms nothing. */
	play_burst(b.desk, "4 Enter Enter");
	cr_assert_eq(marked(&b), 0);
	assert_part(&b, 7, "! waits  4  喜多見 翔太");
	assert_part(&b, 9, "Enter lets them in");
	assert_part(&b, KEYS, "Enter let in");
	play_keys(b.desk, "Enter Enter");
	cr_assert_eq(marked(&b), 1);
	assert_part(&b, RESULTS, "walked in   4  喜多見 翔太   (not a member)");
	assert_part(&b, RESULTS, "on the day");
	cr_assert_eq(seminar_now(b.db, id).registered, 4);
	play_keys(b.desk, "Ctrl-Z");
	cr_assert_eq(seminar_now(b.db, id).waiting, 1);
	cr_assert_eq(marked(&b), 0);
	/* Any other key gives the refusal up. */
	play_keys(b.desk, "4 Enter x Backspace Enter");
	cr_assert_eq(marked(&b), 0);
	seminar_bench_close(&b);
}

Test(door_screen, a_name_nobody_has_is_let_in_as_it_was_typed)
{
	struct seminar_bench b;
	open_door(&b, ":memory:");
	play_text(b.desk, "shimizu manabu");
	play_keys(b.desk, "Enter");
	assert_part(&b, MESSAGE, "Nobody here is called shimizu manabu.");
	play_keys(b.desk, "Enter Enter");
	assert_part(&b, RESULTS, "walked in   5  シミズ マナブ (not a member)");
	play_text(b.desk, "青木 花");
	play_keys(b.desk, "+ Enter");
	assert_part(&b, RESULTS, "walked in   6  青木 花");
	cr_assert_eq(count_of(b.db, "SELECT count(*) FROM client WHERE kind = 'nonmember'"), 2);
	play_keys(b.desk, "Ctrl-Z");
	cr_assert_eq(count_of(b.db, "SELECT count(*) FROM client WHERE kind = 'nonmember'"), 1);
	seminar_bench_close(&b);
}

Test(door_screen, a_client_walks_in)
{
	struct seminar_bench b;
	open_door(&b, ":memory:");
	new_client(b.db, "緑塗装", "ミドリトソウ");
	lookup_refresh(b.front.lookup, NULL);
	play_keys(b.desk, "+ m i d o r i Enter Enter");
	assert_part(&b, RESULTS, "walked in   5  緑塗装");
	play_keys(b.desk, "+ 8 7 Enter");
	cr_assert(play_shows(b.desk, "Who has come?"));
	play_keys(b.desk, "2 Enter");
	assert_part(&b, RESULTS, "present     2  佐藤 博");
	seminar_bench_close(&b);
}

/* What the last sign-up of a seminar says of the other one. */
static void assert_moved(struct seminar_bench *b, int64_t seminar, const char *title, bool here)
{
	struct sign_up_words words;
	int64_t id = 0;
	cr_assert_eq(stmt_one_int(b->db, "SELECT max(id) FROM sign_up WHERE seminar = $id", seminar, &id), DONE);
	cr_assert_eq(sign_up_words(b->db, id, &words), DONE, "%s", db_fault(b->db)->text);
	cr_expect_str_eq(words.moved, title);
	cr_expect_eq(words.moved_here, here);
}

Test(door_screen, who_signed_up_for_another_seminar_is_moved_here)
{
	struct seminar_bench b;
	struct sign_up row, next;
	int64_t id = open_door(&b, ":memory:");
	int64_t other = seminar_bench_plan(&b, "カスハラ対策", "2026-12-03T14:00", "2026-12-03T16:00", 5);
	int64_t client = new_client(b.db, "福田 正", "フクダ タダシ");
	int64_t left = seminar_bench_plan(&b, "経営計画", "2026-12-04T14:00", "2026-12-04T16:00", 5);
	cr_assert_eq(sign_up_one(b.db, other, client, "福田 正", &row), DONE);
	cr_assert_eq(sign_up_one(b.db, left, client, "福田 正", &row), DONE);
	cr_assert_eq(sign_up_cancel(b.db, left, row.roll, NULL, &row, &next), DONE);
	play_text(b.desk, "fukuda");
	play_keys(b.desk, "Enter");
	assert_part(&b, RESULTS, "!elsewhere   -  福田 正       signed up for 12/3(Thu) カスハラ対策");
	play_keys(b.desk, "Enter Enter");
	assert_part(&b, RESULTS, "moved in    5  福田 正");
	cr_assert_eq(seminar_now(b.db, other).registered, 0);
	cr_assert_eq(seminar_now(b.db, id).attended, 1);
	assert_moved(&b, id, "カスハラ対策", true);
	assert_moved(&b, other, "インボイス対応", false);
	assert_moved(&b, left, "", false);
	play_keys(b.desk, "Ctrl-Z");
	cr_assert_eq(seminar_now(b.db, other).registered, 1);
	assert_moved(&b, other, "", false);
	seminar_bench_close(&b);
}

static void assert_reason(struct seminar_bench *b, int roll, const char *reason)
{
	struct sign_up_words words;
	int64_t id = 0;
	cr_assert_eq(stmt_one_int(b->db, "SELECT id FROM sign_up WHERE roll = $id", roll, &id), DONE);
	cr_assert_eq(sign_up_words(b->db, id, &words), DONE);
	cr_assert_str_eq(words.over, reason);
}

Test(door_screen, a_full_room_asks_why)
{
	struct seminar_bench b;
	open_door(&b, ":memory:");
	play_text(b.desk, "青木 花");
	/* What was typed before the question was there does not answer it. */
	play_burst(b.desk, "+ Enter");
	cr_assert(play_shows(b.desk, "No seat is free: say why they are let in all the same."));
	cr_assert_eq(marked(&b), 0);
	play_keys(b.desk, "Esc");
	cr_assert_eq(marked(&b), 0);
	assert_part(&b, 6, "Find: 青木 花");
	play_keys(b.desk, "+ Backspace Enter");
	cr_assert(play_shows(b.desk, "Without a reason it is not done"));
	cr_assert_eq(marked(&b), 0);
	play_text(b.desk, "講師の了承あり");
	play_keys(b.desk, "Enter");
	cr_assert_eq(marked(&b), 1);
	assert_reason(&b, 5, "講師の了承あり");
	/* One Enter is the usual reason. */
	play_keys(b.desk, "4 Enter Enter Enter");
	cr_assert_eq(marked(&b), 2);
	assert_reason(&b, 4, "on the day");
	play_keys(b.desk, "Ctrl-Z");
	cr_assert_eq(marked(&b), 1);
	seminar_bench_close(&b);
}

Test(door_screen, who_waits_and_is_not_here_is_passed)
{
	struct seminar_bench b;
	int64_t id = open_door(&b, ":memory:");
	cr_assert_eq(seminar_set_capacity(b.db, id, 5, NULL), DONE);
	play_text(b.desk, "青木 花");
	play_keys(b.desk, "+");
	cr_assert_eq(marked(&b), 1);
	assert_reason(&b, 5, "on the day");
	seminar_bench_close(&b);
}

/* ---- Codes ---- */

static void later(struct seminar_bench *b, int64_t ms)
{
	desk_tick(b->desk, desk_ms(b->desk) + ms);
	desk_compose(b->desk);
}

static void type_code(struct seminar_bench *b, int64_t sign_up, bool enter)
{
	char code[NUMBER_CODE_BYTES];
	cr_assert(number_code(code, NUMBER_SIGNUP, sign_up));
	for (const char *c = code; *c; c++)
		desk_type(b->desk, &(struct key){.code = (uint32_t)*c});
	if (enter)
		desk_type(b->desk, &(struct key){.code = K_ENTER});
}

/* A seminar of `count` people, of whom `seats` have a seat, with the door open. Gives the first one's id, from which
 * the others count on. */
static int64_t open_full(struct seminar_bench *b, int count, int seats)
{
	seminar_bench_open(b, ":memory:");
	int64_t id = seminar_bench_plan(b, "インボイス対応", "2026-11-24T14:00", "2026-11-24T16:00", seats);
	seminar_bench_fill(b, id, count);
	seminar_bench_show(b);
	play_keys(b->desk, "a");
	return count_of(b->db, "SELECT min(id) FROM sign_up");
}

Test(door_screen, a_burst_of_codes_loses_none)
{
	struct seminar_bench b;
	int64_t first = open_full(&b, 20, 19);
	/* The twentieth waits: it is refused in the middle, and stops nobody. */
	for (int round = 0; round < 2; round++) {
		for (int i = 0; i < 20; i++)
			type_code(&b, first + (i == 7 ? 19 : i < 7 ? i : i - 1), i % 2 == 0);
		play_keys(b.desk, "");
		cr_assert_eq(marked(&b), 19);
	}
	assert_part(&b, RESULTS, "in before  19");
	/* The scanner's Enter is no answer to a refusal; a later one is. */
	type_code(&b, first + 19, true);
	play_keys(b.desk, "");
	assert_part(&b, RESULTS, "!waits      20");
	cr_assert_eq(marked(&b), 19);
	/* ... even when it comes a moment later, or twice before anybody could read the refusal. */
	type_code(&b, first + 19, false);
	play_keys(b.desk, "");
	play_keys(b.desk, "Enter");
	cr_assert_eq(marked(&b), 19);
	type_code(&b, first + 19, true);
	play_burst(b.desk, "Enter");
	cr_assert_eq(marked(&b), 19);
	/* ... but not when somebody presses it, a second later. */
	type_code(&b, first + 19, false);
	play_keys(b.desk, "");
	later(&b, 1000);
	play_keys(b.desk, "Enter Enter");
	cr_assert_eq(marked(&b), 20);
	play_text(b.desk, "200000000011");
	assert_part(&b, RESULTS, "!unknown");
	play_text(b.desk, "7");
	assert_part(&b, 6, "Find: 7");
	seminar_bench_close(&b);
}

Test(door_screen, a_code_is_found_behind_whatever_stands_in_the_field)
{
	static const char *const before[] = {"kya", "1", "11-", "山田", "200000000011", "2000000000112", "１２"};
	struct seminar_bench b;
	int64_t first = open_full(&b, 8, 8);
	for (int i = 0; i < 7; i++) {
		play_text(b.desk, before[i]);
		type_code(&b, first + i, i % 2 == 0);
		play_keys(b.desk, "");
		cr_assert_eq(marked(&b), i + 1, "behind %s", before[i]);
		assert_part(&b, RESULTS, "present ");
		assert_part(&b, 6, "Find:");
		cr_assert_not(strpbrk(play_row(b.desk, 6), "0123456789"), "%s", play_row(b.desk, 6));
		later(&b, 1000);
	}
	/* Only twelve digits of their own stand as refused, not what broke a code in two. */
	assert_part(&b, RESULTS + 2, "!unknown     -  200000000011");
	assert_part(&b, RESULTS + 4, "!unknown     -  200000000011");
	assert_part(&b, RESULTS + 5, "present     4");
	assert_part(&b, RESULTS + 8, "present     1");
	play_text(b.desk, "２０００-0000-");
	cr_assert_eq(marked(&b), 7);
	seminar_bench_close(&b);
}

Test(door_screen, codes_are_heard_through_a_question)
{
	struct seminar_bench b;
	int64_t first = open_full(&b, 40, 40);
	play_keys(b.desk, "+ 8 7 Enter");
	cr_assert(play_shows(b.desk, "Who has come?"));
	/* A digit alone chooses nobody: it may be the first of a code. */
	play_keys(b.desk, "2");
	cr_assert(play_shows(b.desk, ">2"));
	for (int i = 0; i < 20; i++)
		type_code(&b, first + i, i % 2 == 0);
	play_keys(b.desk, "");
	cr_assert_eq(marked(&b), 20);
	cr_assert_not(play_shows(b.desk, "Who has come?"));
	assert_part(&b, 3, "Present  20");
	/* ... through the look-up box, and behind keys that were dropped because a question came up. */
	play_keys(b.desk, "+");
	type_code(&b, first + 20, true);
	play_keys(b.desk, "");
	cr_assert_eq(marked(&b), 21);
	later(&b, 1000);
	play_text(b.desk, "nobody");
	desk_type(b.desk, &(struct key){.code = K_ENTER});
	for (int i = 21; i < 40; i++)
		type_code(&b, first + i, true);
	play_keys(b.desk, "");
	cr_assert_eq(marked(&b), 40);
	seminar_bench_close(&b);
}

Test(door_screen, a_code_is_heard_through_the_reason)
{
	struct seminar_bench b;
	open_door(&b, ":memory:");
	int64_t first = count_of(b.db, "SELECT min(id) FROM sign_up");
	play_text(b.desk, "青木 花");
	play_keys(b.desk, "+");
	type_code(&b, first, true);
	play_keys(b.desk, "");
	cr_assert_eq(marked(&b), 1);
	assert_part(&b, RESULTS, "present     1  山田 豊");
	cr_assert_not(play_shows(b.desk, "No seat is free"));
	assert_part(&b, 6, "Find: 青木 花");
	play_keys(b.desk, "+ Enter");
	cr_assert_eq(marked(&b), 2);
	seminar_bench_close(&b);
}

/* Somebody comes in while a list from paper is looked at: it is still there to be taken. */
Test(door_screen, a_code_leaves_the_list_that_is_looked_at)
{
	struct seminar_bench b;
	open_door(&b, ":memory:");
	int64_t first = count_of(b.db, "SELECT min(id) FROM sign_up");
	play_text(b.desk, "2-4");
	play_keys(b.desk, "Enter");
	cr_assert(play_shows(b.desk, "1 number clashes"));
	type_code(&b, first, true);
	play_keys(b.desk, "");
	cr_assert_eq(marked(&b), 1);
	assert_part(&b, 6, "Find: 2-4");
	/* Refused, it takes nothing away either: Enter is the list's. */
	play_keys(b.desk, "Enter");
	type_code(&b, first + 3, true);
	play_keys(b.desk, "");
	assert_part(&b, RESULTS, "!waits");
	later(&b, 1000);
	play_keys(b.desk, "Enter Enter");
	cr_assert_eq(marked(&b), 3);
	seminar_bench_close(&b);
}

/* What stands on goods has 13 digits: twelve that are no code, and one that is nobody's roll. */
Test(door_screen, another_bar_code_marks_nobody)
{
	struct seminar_bench b;
	open_full(&b, 8, 8);
	play_burst(b.desk, "4 9 0 1 2 3 4 5 6 7 8 9 4 Enter");
	cr_assert_eq(marked(&b), 0);
	assert_part(&b, RESULTS, "!unknown");
	later(&b, 1000);
	play_keys(b.desk, "4 Enter");
	cr_assert_eq(marked(&b), 1);
	seminar_bench_close(&b);
}

Test(door_screen, numbers_are_no_name)
{
	static const char *const typed[] = {"3-1", "１，，３", "1-99999", "49012345"};
	struct seminar_bench b;
	open_full(&b, 8, 8);
	for (int i = 0; i < 4; i++) {
		play_text(b.desk, typed[i]);
		play_keys(b.desk, "Enter");
		play_keys(b.desk, "Enter");
		play_keys(b.desk, "+");
		cr_assert_eq(marked(&b), 0, "%s", typed[i]);
		play_keys(b.desk, "Ctrl-U");
	}
	cr_assert_eq(count_of(b.db, "SELECT count(*) FROM client WHERE kind = 'nonmember'"), 0);
	seminar_bench_close(&b);
}

Test(door_screen, a_hidden_or_locked_desk_hears_nothing)
{
	struct seminar_bench b;
	int64_t first = open_full(&b, 1, 1);
	play_keys(b.desk, "Ctrl-G");
	type_code(&b, first, true);
	play_keys(b.desk, "");
	cr_assert_eq(marked(&b), 0);
	seminar_bench_close(&b);
}

/* ---- With others ---- */

Test(door_screen, f3_opens_over_it_and_others_changes_appear)
{
	struct seminar_bench b;
	struct attend_list done;
	struct roll_list one = {1, {2}};
	char path[] = "/tmp/door_screen_XXXXXX";
	cr_assert(close(mkstemp(path)) == 0 && unlink(path) == 0);
	int64_t id = open_door(&b, path);
	struct db *other = seminar_bench_join(path);
	seminar_bench_wait(&b);
	play_text(b.desk, "山田製");
	play_keys(b.desk, "Down F3 F5");
	assert_part(&b, 0, "> インボイス対応 > At the door");
	assert_part(&b, 8, ">    2  佐藤 博");
	cr_assert_eq(attend_rolls(other, id, 0, &one, NULL, &done), DONE);
	attend_list_free(&done);
	seminar_bench_wait(&b);
	assert_part(&b, 3, "Present  1        To come  2");
	assert_part(&b, 8, ">    2  佐藤 博");
	assert_part(&b, 8, "came at 13:40");
	play_keys(b.desk, "Enter");
	cr_assert_eq(marked(&b), 1);
	play_keys(b.desk, "Esc");
	assert_part(&b, 0, "Seminars");
	db_close(other);
	seminar_bench_close(&b);
	unlink(path);
}
