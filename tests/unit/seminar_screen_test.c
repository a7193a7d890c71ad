#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "core/people/client.h"
#include "core/people/merge.h"
#include "core/people/person.h"
#include "core/store/action.h"
#include "tests/unit/seminar_bench.h"
#include "tui/seminar_show.h"

/* Rows of the frame; the body begins at 2. */
enum { MESSAGE = 22, KEYS = 23 };

static void assert_row(struct seminar_bench *b, int row, const char *text)
{
	cr_assert_str_eq(play_row(b->desk, row), text);
}

static void assert_message(struct seminar_bench *b, const char *part)
{
	cr_assert(strstr(play_row(b->desk, MESSAGE), part), "%s", play_row(b->desk, MESSAGE));
}

static int64_t plan(struct seminar_bench *b, int capacity)
{
	return seminar_bench_plan(b, "カスハラ対策", "2026-12-03T14:00", "2026-12-03T16:00", capacity);
}

/* ---- The list ---- */

Test(seminar_screen, list_shows_seats_and_begins_at_the_next)
{
	struct seminar_bench b;
	seminar_bench_open(&b, ":memory:");
	at_time(b.db, "2026-11-01T10:00");
	int64_t past = seminar_bench_plan(&b, "記帳のきほん", "2026-11-10T14:00", "2026-11-10T16:00", 20);
	seminar_bench_fill(&b, past, 18);
	at_time(b.db, "2026-11-24T13:40");
	int64_t today = seminar_bench_plan(&b, "インボイス対応", "2026-11-24T14:00", "2026-11-24T16:00", 3);
	seminar_bench_fill(&b, today, 5);
	seminar_bench_plan(&b, "確定申告", "2027-01-20T10:00", "2027-01-20T16:00", 16);
	seminar_bench_show(&b);
	assert_row(&b, 2, "   Date       Title                  Taken                Waiting  State");
	assert_row(&b, 4, "   11/10(Tue) 記帳のきほん           ###########.    18/20         not closed");
	assert_row(&b, 5, " > 11/24(Tue) インボイス対応         ############      3/3      2  full");
	assert_row(&b, 6, "   1/20(Wed)  確定申告               ............     0/16         sign-up open");
	play_keys(b.desk, "Down /");
	play_text(b.desk, "inbo");
	cr_assert(play_shows(b.desk, "Only: inbo"));
	assert_row(&b, 4, " > 11/24(Tue) インボイス対応         ############      3/3      2  full");
	cr_assert_not(play_shows(b.desk, "確定申告"));
	play_keys(b.desk, "Esc");
	cr_assert(play_shows(b.desk, "確定申告"));
	play_keys(b.desk, "F3 F5");
	cr_assert_eq(play_find(b.desk, " > 11/24(Tue)"), 5);
	seminar_bench_close(&b);
}

Test(seminar_screen, bar_is_full_only_when_all_seats_are_taken)
{
	static const struct {
		int registered, capacity;
		const char *bar;
	} rows[] = {{0, 16, "............"},  {1, 400, "#..........."},   {9, 24, "####........"},
	            {18, 20, "###########."}, {299, 300, "###########."}, {300, 300, "############"},
	            {12, 10, "############"}};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct seminar seminar = {.registered = rows[i].registered, .capacity = rows[i].capacity};
		char bar[13];
		seminar_bar(&seminar, 12, bar);
		cr_expect_str_eq(bar, rows[i].bar, "%d/%d", rows[i].registered, rows[i].capacity);
		seminar_bar(&seminar, 0, bar);
		cr_expect_str_eq(bar, "");
	}
}

Test(seminar_screen, the_next_is_the_one_with_the_next_session)
{
	struct seminar_bench b;
	struct seminar_session sessions[2];
	struct seminar course = {
	        .title = "連続講座", .capacity = 5, .status = SEMINAR_OPEN, .session_count = 2, .sessions = sessions};
	seminar_bench_open(&b, ":memory:");
	seminar_session_parse("2026-11-10T18:00", "2026-11-10T20:00", "", &sessions[0], db_fault(b.db));
	seminar_session_parse("2026-11-24T18:00", "2026-11-24T20:00", "", &sessions[1], db_fault(b.db));
	cr_assert_eq(seminar_add(b.db, &course, NULL), DONE);
	seminar_bench_plan(&b, "インボイス対応", "2026-11-24T14:00", "2026-11-24T16:00", 3);
	seminar_bench_show(&b);
	cr_assert_eq(play_find(b.desk, "> 11/24(Tue) インボイス対応"), 5);
	play_keys(b.desk, "Up Enter");
	cr_assert(play_shows(b.desk, "2 sessions: 11/10(Tue) 11/24(Tue) 18:00-20:00"));
	seminar_bench_close(&b);
}

/* ---- Signing up ---- */

Test(seminar_screen, one_known_person_takes_eight_keys_and_one_takes_it_back)
{
	struct seminar_bench b;
	seminar_bench_open(&b, ":memory:");
	int64_t id = plan(&b, 10);
	seminar_bench_show(&b);
	play_keys(b.desk, "+ y a m a");
	cr_assert(play_shows(b.desk, "Who signs up for カスハラ対策?"));
	play_keys(b.desk, "Enter");
	cr_assert(play_shows(b.desk, " > [ ]  山田 豊"));
	play_keys(b.desk, "Enter");
	cr_assert(play_shows(b.desk, "   [1]  山田 豊"));
	cr_assert(strstr(play_row(b.desk, play_find(b.desk, "[1]")), "registered"));
	cr_assert_eq(seminar_now(b.db, id).registered, 0);
	play_keys(b.desk, "Enter");
	cr_assert_eq(seminar_now(b.db, id).registered, 1);
	assert_message(&b, "Signed up: 山田 豊 (1, registered)  カスハラ対策");
	cr_assert(play_shows(b.desk, " 1/10"));
	play_keys(b.desk, "Ctrl-Z");
	cr_assert_eq(seminar_now(b.db, id).registered, 0);
	cr_assert(play_shows(b.desk, " 0/10"));
	seminar_bench_close(&b);
}

Test(seminar_screen, places_are_shown_before_saving_and_the_order_counts)
{
	struct seminar_bench b;
	struct sign_up row;
	seminar_bench_open(&b, ":memory:");
	int64_t id = plan(&b, 1);
	seminar_bench_show(&b);
	play_keys(b.desk, "+ 8 7 Enter Space Down Space");
	cr_assert(strstr(play_row(b.desk, play_find(b.desk, "[1]  山田 豊")), "registered"));
	cr_assert(strstr(play_row(b.desk, play_find(b.desk, "[2]  佐藤 博")), "waiting 1"));
	cr_assert(play_shows(b.desk, "1 get a seat, 1 would wait."));
	play_keys(b.desk, "[");
	cr_assert(strstr(play_row(b.desk, play_find(b.desk, "[1]  佐藤 博")), "registered"));
	play_keys(b.desk, "*");
	cr_assert(strstr(play_row(b.desk, play_find(b.desk, "[1]  佐藤 博")), "waiting 1"));
	cr_assert(strstr(play_row(b.desk, play_find(b.desk, "[2]  山田 豊")), "waiting 2"));
	play_keys(b.desk, "* Enter Enter");
	cr_assert_eq(sign_up_get(b.db, id, 1, &row), DONE);
	cr_assert_str_eq(row.person_name, "佐藤 博");
	cr_assert_eq(row.status, SIGN_UP_REGISTERED);
	cr_assert(play_shows(b.desk, "Signed up: 佐藤 博 (1, registered), 山田 豊 (2, waiting 1)"));
	seminar_bench_close(&b);
}

Test(seminar_screen, all_wait_together)
{
	struct seminar_bench b;
	seminar_bench_open(&b, ":memory:");
	int64_t id = plan(&b, 1);
	seminar_bench_show(&b);
	play_keys(b.desk, "+ 8 7 Enter Space Down Space * F12");
	struct seminar seminar = seminar_now(b.db, id);
	cr_assert_eq(seminar.registered, 0);
	cr_assert_eq(seminar.waiting, 2);
	seminar_bench_close(&b);
}

Test(seminar_screen, typed_names_need_no_input_method)
{
	struct seminar_bench b;
	struct sign_up row;
	seminar_bench_open(&b, ":memory:");
	int64_t id = plan(&b, 10);
	seminar_bench_show(&b);
	play_keys(b.desk, "+ 8 7 Enter");
	play_text(b.desk, "suzuki jirou");
	cr_assert(strstr(play_row(b.desk, play_find(b.desk, "suzuki jirou")), "スズキ ジロウ"));
	play_keys(b.desk, "Enter");
	cr_assert(play_shows(b.desk, "[1]  スズキ ジロウ"));
	/* Somebody of the card, by the reading; one key says that it is another. */
	play_text(b.desk, "sato hiroshi");
	play_keys(b.desk, "Backspace");
	play_text(b.desk, "i");
	play_keys(b.desk, "Enter");
	cr_assert_not(play_shows(b.desk, "is on the card"));
	play_keys(b.desk, "Up Space Down");
	play_text(b.desk, "さとう　ひろし");
	play_keys(b.desk, "Enter");
	assert_message(&b, "佐藤 博 is on the card. Somebody else of that name: /");
	cr_assert(play_shows(b.desk, "[2]  佐藤 博"));
	play_keys(b.desk, "/");
	cr_assert(play_shows(b.desk, "[2]  サトウ ヒロシ"));
	cr_assert(play_shows(b.desk, "[ ]  佐藤 博"));
	/* Kanji are asked for their reading. */
	play_text(b.desk, "井上 花");
	play_keys(b.desk, "Enter");
	cr_assert(play_shows(b.desk, "Reading:"));
	play_text(b.desk, "inoue hana");
	play_keys(b.desk, "Enter Enter");
	cr_assert_eq(sign_up_get(b.db, id, 3, &row), DONE, "%s", play_row(b.desk, MESSAGE));
	cr_assert_str_eq(row.person_name, "井上 花");
	cr_assert_str_eq(row.person_reading, "イノウエ ハナ");
	cr_assert_eq(sign_up_get(b.db, id, 2, &row), DONE);
	cr_assert_str_eq(row.person_reading, "サトウ ヒロシ");
	cr_assert_eq(count_of(b.db, "SELECT count(*) FROM person WHERE client = 1"), 5);
	seminar_bench_close(&b);
}

Test(seminar_screen, of_two_who_are_read_alike_nobody_is_taken_unasked)
{
	struct seminar_bench b;
	struct person person = {.client = 1, .role = PERSON_EMPLOYEE, .name = "佐藤 浩", .born_on = DAY_NONE};
	seminar_bench_open(&b, ":memory:");
	plan(&b, 10);
	snprintf(person.reading, sizeof(person.reading), "サトウ ヒロシ");
	cr_assert_eq(person_save(b.db, &person, NULL), DONE, "%s", db_fault(b.db)->text);
	seminar_bench_show(&b);
	play_keys(b.desk, "+ 8 7 Enter");
	play_text(b.desk, "satou hiroshi");
	play_keys(b.desk, "Enter");
	assert_message(&b, "Several people fit サトウ ヒロシ: choose one.");
	cr_assert(play_shows(b.desk, "> [ ]  佐藤 博"));
	play_keys(b.desk, "Down Enter Enter");
	assert_message(&b, "佐藤 浩 (1, registered)");
	seminar_bench_close(&b);
}

Test(seminar_screen, who_is_carried_is_signed_up_by_enter)
{
	struct seminar_bench b;
	seminar_bench_open(&b, ":memory:");
	int64_t id = plan(&b, 10);
	seminar_bench_show(&b);
	play_keys(b.desk, "F3 o g a w a F5");
	assert_row(&b, 2, " Signing up: 00412 小川造園");
	play_keys(b.desk, "Enter Enter Enter");
	cr_assert_eq(seminar_now(b.db, id).registered, 1);
	cr_assert_not(play_shows(b.desk, "Signing up:"));
	play_keys(b.desk, "Enter");
	cr_assert(play_shows(b.desk, "小川 茂"));
	/* Who is in already cannot be chosen again. */
	play_keys(b.desk, "F3 F5 Enter Up Space");
	cr_assert(play_shows(b.desk, "has roll 1"));
	assert_message(&b, "小川 茂 is signed up already, with roll 1.");
	play_keys(b.desk, "Esc Esc");
	cr_assert_not(play_shows(b.desk, "Signing up:"));
	seminar_bench_close(&b);
}

Test(seminar_screen, others_take_the_seat_and_the_person_meanwhile)
{
	struct seminar_bench b;
	struct sign_up row;
	char path[] = "/tmp/seminar_screen_XXXXXX";
	cr_assert(close(mkstemp(path)) == 0 && unlink(path) == 0);
	seminar_bench_open(&b, path);
	struct db *other = seminar_bench_join(path);
	int64_t id = plan(&b, 2);
	seminar_bench_show(&b);
	seminar_bench_wait(&b);
	play_keys(b.desk, "+ 8 7 Enter Space Down Space");
	cr_assert(strstr(play_row(b.desk, play_find(b.desk, "[2]  佐藤 博")), "registered"));
	cr_assert_eq(sign_up_one(other, id, 1, "山田 豊", &row), DONE);
	seminar_bench_wait(&b);
	cr_assert(play_shows(b.desk, "has roll 1"));
	assert_message(&b, "Somebody chosen here has just been signed up elsewhere.");
	cr_assert(strstr(play_row(b.desk, play_find(b.desk, "> [1]  佐藤 博")), "registered"));
	cr_assert_eq(sign_up_one(other, id, 2, "小川 茂", &row), DONE);
	seminar_bench_wait(&b);
	cr_assert(strstr(play_row(b.desk, play_find(b.desk, "> [1]  佐藤 博")), "waiting 1"));
	play_keys(b.desk, "F12");
	assert_message(&b, "Signed up: 佐藤 博 (3, waiting 1)");
	db_close(other);
	seminar_bench_close(&b);
	unlink(path);
}

Test(seminar_screen, who_is_merged_meanwhile_is_signed_up_as_the_one_that_stays)
{
	struct seminar_bench b;
	char path[] = "/tmp/seminar_screen_XXXXXX";
	struct merge_request merge = {0};
	cr_assert(close(mkstemp(path)) == 0 && unlink(path) == 0);
	seminar_bench_open(&b, path);
	struct db *other = seminar_bench_join(path);
	int64_t id = plan(&b, 2);
	cr_assert_eq(client_find(other, "87", &merge.loser), DONE);
	cr_assert_eq(client_find(other, "412", &merge.winner), DONE);
	seminar_bench_show(&b);
	seminar_bench_wait(&b);
	play_keys(b.desk, "+ 8 7 Enter Space");
	cr_assert_eq(client_merge(other, &merge, NULL), DONE);
	seminar_bench_wait(&b);
	assert_row(&b, 2, " Signing up: 00412 小川造園");
	play_keys(b.desk, "F12");
	assert_message(&b, "Signed up: 山田 豊 (1, registered)");
	cr_assert_eq(seminar_now(other, id).registered, 1);
	db_close(other);
	seminar_bench_close(&b);
	unlink(path);
}

Test(seminar_screen, what_was_chosen_and_left_stands_there_again)
{
	struct seminar_bench b;
	seminar_bench_open(&b, ":memory:");
	plan(&b, 1);
	seminar_bench_show(&b);
	play_keys(b.desk, "+ 8 7 Enter Down Space");
	play_text(b.desk, "mori ai");
	play_keys(b.desk, "Enter * Esc");
	cr_assert_eq(count_of(b.db, "SELECT count(*) FROM draft"), 1);
	play_keys(b.desk, "+ 8 7 Enter");
	assert_message(&b, "stands here again");
	cr_assert(strstr(play_row(b.desk, play_find(b.desk, "[1]  佐藤 博")), "waiting 1"));
	cr_assert(strstr(play_row(b.desk, play_find(b.desk, "[2]  モリ アイ")), "waiting 2"));
	/* A name that is only begun is kept too, as when the line is cut. */
	play_text(b.desk, "ota");
	desk_keep(b.desk);
	cr_assert_eq(count_of(b.db, "SELECT count(*) FROM draft WHERE content LIKE '%typed=ota%'"), 1);
	play_keys(b.desk, "F5 + 8 7 Enter");
	cr_assert(play_shows(b.desk, "> Somebody else: ota"));
	play_keys(b.desk, "Esc Enter");
	cr_assert_eq(count_of(b.db, "SELECT count(*) FROM draft"), 0);
	cr_assert_eq(count_of(b.db, "SELECT count(*) FROM sign_up"), 2);
	seminar_bench_close(&b);
}

/* ---- One seminar ---- */

Test(seminar_screen, cancelling_names_who_is_next_and_promoting_fills_the_seat)
{
	struct seminar_bench b;
	seminar_bench_open(&b, ":memory:");
	int64_t id = plan(&b, 2);
	seminar_bench_show(&b);
	play_keys(b.desk, "+ 8 7 Enter Space Down Space F12");
	play_keys(b.desk, "+ o g a w a Enter Enter Enter Enter");
	cr_assert(play_shows(b.desk, "seats 2/2   1 wait"));
	int line = play_find(b.desk, "Waiting list: 1");
	cr_assert_eq(play_find(b.desk, "小川 茂"), line + 1);
	cr_assert_not(strstr(play_row(b.desk, KEYS), "move up"));
	/* The cursor passes over the line. */
	play_keys(b.desk, "End");
	cr_assert_eq(play_find(b.desk, " >  3"), line + 1);
	play_keys(b.desk, "Up");
	cr_assert_eq(play_find(b.desk, " >  2"), line - 1);
	play_keys(b.desk, "Down");
	cr_assert_eq(play_find(b.desk, " >  3"), line + 1);
	play_keys(b.desk, "Home");
	play_keys(b.desk, "x");
	assert_message(&b, "1 山田 豊 is cancelled. Next: 小川 茂 042-000-0412");
	/* The cursor stays on who was cancelled. */
	cr_assert(strstr(play_row(b.desk, play_find(b.desk, " >  1")), "cancelled"));
	cr_assert(strstr(play_row(b.desk, KEYS), "move up"));
	play_keys(b.desk, "p");
	assert_message(&b, "Moved up, to be called: 3 小川 茂 042-000-0412");
	cr_assert_eq(seminar_now(b.db, id).registered, 2);
	cr_assert_eq(seminar_now(b.db, id).waiting, 0);
	play_keys(b.desk, "Ctrl-Z");
	cr_assert_eq(seminar_now(b.db, id).waiting, 1);
	play_keys(b.desk, "Home Enter");
	cr_assert_str_eq(play_row(b.desk, 2), " 00087 ㈱山田製作所  ヤマダセイサクショ  member");
	seminar_bench_close(&b);
}

Test(seminar_screen, a_row_that_went_under_the_cursor_is_not_another_one)
{
	struct seminar_bench b;
	struct sign_up row, next;
	char path[] = "/tmp/seminar_screen_XXXXXX";
	cr_assert(close(mkstemp(path)) == 0 && unlink(path) == 0);
	seminar_bench_open(&b, path);
	struct db *other = seminar_bench_join(path);
	int64_t id = plan(&b, 5);
	seminar_bench_fill(&b, id, 4);
	seminar_bench_show(&b);
	play_keys(b.desk, "Enter Down");
	cr_assert_eq(sign_up_cancel(other, id, 2, NULL, &row, &next), DONE);
	seminar_bench_wait(&b);
	play_keys(b.desk, "x");
	cr_assert_eq(seminar_now(b.db, id).registered, 3);
	db_close(other);
	seminar_bench_close(&b);
	unlink(path);
}

Test(seminar_screen, a_draft_is_opened_and_a_seminar_called_off)
{
	struct seminar_bench b;
	seminar_bench_open(&b, ":memory:");
	int64_t id = plan(&b, 5);
	seminar_bench_fill(&b, id, 1);
	seminar_bench_show(&b);
	play_keys(b.desk, "Enter s");
	cr_assert(play_shows(b.desk, "Which state is it in now?"));
	cr_assert_not(play_shows(b.desk, "held"), "it is by the closing of its attendance");
	play_keys(b.desk, "3");
	assert_message(&b, "called off");
	cr_assert_eq(seminar_now(b.db, id).status, SEMINAR_CANCELLED);
	cr_assert_not(strstr(play_row(b.desk, KEYS), "sign up"));
	play_keys(b.desk, "Ctrl-Z");
	cr_assert_eq(seminar_now(b.db, id).status, SEMINAR_OPEN);
	seminar_bench_close(&b);
}

/* ---- A new one ---- */

Test(seminar_screen, a_new_seminar_reads_its_day_as_it_is_typed)
{
	struct seminar_bench b;
	seminar_bench_open(&b, ":memory:");
	seminar_bench_show(&b);
	cr_assert(play_shows(b.desk, "There is no seminar yet."));
	play_keys(b.desk, "n");
	play_text(b.desk, "SNS");
	play_keys(b.desk, "Enter");
	play_text(b.desk, "12/1");
	cr_assert(play_shows(b.desk, "Tue 1 Dec 2026"));
	play_text(b.desk, " 1830-18");
	play_keys(b.desk, "Tab F12 2 4 Enter");
	assert_message(&b, "It ends before it starts");
	play_keys(b.desk, "Backspace Backspace 2 0 F12");
	assert_message(&b, "SNS on Tue 1 Dec 2026 is planned.");
	cr_assert(play_shows(b.desk, "> 12/1(Tue)  SNS"));
	play_keys(b.desk, "Ctrl-Z");
	cr_assert(play_shows(b.desk, "There is no seminar yet."));
	seminar_bench_close(&b);
}
