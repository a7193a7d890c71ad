#include <criterion/criterion.h>
#include <string.h>

#include "core/access/right.h"
#include "core/history/history.h"
#include "core/history/undo.h"
#include "core/people/client.h"
#include "core/store/action.h"
#include "core/store/stmt.h"
#include "core/text/fill.h"
#include "tests/unit/seminar_fixture.h"

static void run(struct db *db, const char *sql)
{
	struct stmt s = stmt_open(db, sql);
	stmt_run(&s);
	cr_assert_eq(stmt_close(&s), DONE, "%s", db_fault(db)->text);
}

/* One action of plain SQL, about a row. */
static int64_t act(struct db *db, const char *name, const char *op, const char *sql, const char *noun, int64_t subject)
{
	struct action a;
	cr_assert_eq(action_begin(db, name, op, &a), DONE, "%s", db_fault(db)->text);
	run(db, sql);
	action_about(db, 1, noun, subject);
	cr_assert_eq(action_end(db, DONE), DONE, "%s", db_fault(db)->text);
	return a.id;
}

static const char *said(struct db *db, int64_t action)
{
	static char text[HISTORY_SUMMARY_BYTES];
	cr_assert_eq(history_sentence(db, action, text, sizeof(text)), DONE, "%s", db_fault(db)->text);
	return text;
}

static struct db *office(void)
{
	struct db *db = seminar_store();
	act(db, "client.edit", NULL, "INSERT INTO topic (id, code, name, valid_from) VALUES (1, 7, 'x', '2000-01-01')",
	    "topic", 1);
	act(db, "client.edit", NULL,
	    "UPDATE staff SET login = 'desk', name = 'Desk', version = action_id() WHERE id = 1", "staff", 1);
	return db;
}

static int64_t book(struct db *db)
{
	return act(db, "appointment.book", NULL,
	           "INSERT INTO appointment (client, desk, consultant, day, cell, cells, minutes, topic, means, status)"
	           " VALUES (1, 2, 1, '2026-12-01', 40, 4, 60, 1, 'counter', 'booked')",
	           "appointment", 1);
}

Test(history, sentences_tell_the_facts_of_their_own_action)
{
	struct db *db = office();
	int64_t booked = book(db);
	int64_t moved =
	        act(db, "appointment.move", NULL,
	            "UPDATE appointment SET desk = 3, cell = 42, version = action_id() WHERE id = 1", "appointment", 1);
	cr_expect_str_eq(said(db, booked), "Booked ㈱山田製作所: 12/1(Tue) 10:00, desk 2");
	cr_expect_str_eq(said(db, moved), "Moved ㈱山田製作所 to 12/1(Tue) 10:30, desk 3");
	int64_t seminar = open_seminar(db, 1);
	cr_expect_str_eq(said(db, action_last(db)), "Planned the seminar カスタマーハラスメント対策");
	struct sign_up one;
	cr_assert_eq(sign_up_one(db, seminar, 1, "山田 豊", &one), DONE);
	cr_expect_str_eq(said(db, action_last(db)), "カスタマーハラスメント対策: signed up 山田 豊 (1)");
	cr_assert_eq(sign_up_one(db, seminar, 1, "新井 実", &one), DONE);
	int64_t waiting = action_last(db);
	cr_expect_str_eq(said(db, waiting), "カスタマーハラスメント対策: 新井 実 is on the waiting list (2)");
	cr_assert_eq(undo_action(db, waiting, NULL), DONE, "%s", db_fault(db)->text);
	cr_expect_str_eq(said(db, waiting), "カスタマーハラスメント対策: 新井 実 is on the waiting list (2)",
	                 "the person went with the undo, the sentence stays");
	db_close(db);
}

Test(history, several_people_are_told_by_the_first)
{
	struct db *db = office();
	int64_t seminar = open_seminar(db, 9);
	const struct attendee two[] = {{.person = 1}, {.person = 2}};
	const struct sign_up_request request = {.seminar = seminar, .client = 1, .attendees = two, .count = 2};
	struct sign_up_list made;
	cr_assert_eq(sign_up_add(db, &request, NULL, &made), DONE, "%s", db_fault(db)->text);
	sign_up_list_free(&made);
	cr_expect_str_eq(said(db, action_last(db)), "カスタマーハラスメント対策: signed up 山田 豊 (1) and 1 more");
	db_close(db);
}

Test(history, undo_says_what_it_took_back_and_redo_that_it_is_done_again)
{
	struct db *db = office();
	struct history_entry entry;
	int64_t booked = book(db);
	cr_assert_eq(undo_action(db, booked, "op-1"), DONE, "%s", db_fault(db)->text);
	int64_t undo = action_last(db), found = 0;
	cr_expect_str_eq(said(db, undo), "Undone: Booked ㈱山田製作所: 12/1(Tue) 10:00, desk 2");
	cr_assert_eq(history_get(db, booked, &entry), DONE);
	cr_expect_eq(entry.undone_by, undo);
	cr_expect_eq(history_of_operation(db, "op-1", &found), DONE);
	cr_expect_eq(found, undo);
	cr_expect_eq(history_of_operation(db, "op-2", &found), NOT_FOUND);
	at_time(db, "2026-12-02T09:00"); /* this store has no plan that could hold it on a day to come */
	cr_assert_eq(undo_action(db, undo, NULL), DONE, "%s", db_fault(db)->text);
	cr_expect_str_eq(said(db, action_last(db)), "Done again: Booked ㈱山田製作所: 12/1(Tue) 10:00, desk 2");
	cr_assert_eq(history_get(db, booked, &entry), DONE);
	cr_expect_eq(entry.undone_by, 0, "it stands again");
	cr_expect_eq(history_get(db, 999, &entry), NOT_FOUND);
	db_close(db);
}

Test(history, falls_back_to_the_plain_name_when_the_images_are_gone)
{
	struct db *db = office();
	int64_t booked = book(db);
	run(db, "DELETE FROM journal");
	cr_expect_str_eq(said(db, booked), "appointment booked");
	db_close(db);
}

Test(history, list_is_filtered_and_newest_first)
{
	struct db *db = office();
	int64_t first = book(db);
	at_time(db, "2026-11-25T00:00");
	int64_t second =
	        act(db, "appointment.arrive", NULL,
	            "UPDATE appointment SET status = 'arrived', version = action_id() WHERE id = 1", "appointment", 1);
	int32_t day = DAY_NONE;
	cr_assert(day_parse("2026-11-24", &day));
	struct history_filter all = {.from = DAY_NONE, .to = DAY_NONE};
	const struct {
		struct history_filter filter;
		int count;
		int64_t newest;
	} cases[] = {
	        {{.from = DAY_NONE, .to = DAY_NONE}, 5, second},
	        {{.client = 1, .from = DAY_NONE, .to = DAY_NONE}, 4, second},
	        {{.client = 2, .from = DAY_NONE, .to = DAY_NONE}, 0, 0},
	        {{.staff = 2, .from = DAY_NONE, .to = DAY_NONE}, 0, 0},
	        {{.from = day + 1, .to = DAY_NONE}, 1, second},
	        {{.from = day, .to = day}, 4, first},
	        {{.from = DAY_NONE, .to = DAY_NONE, .before = second}, 4, first},
	        {{.from = DAY_NONE, .to = DAY_NONE, .limit = 2}, 2, second},
	};
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct history_list list;
		cr_assert_eq(history_list(db, &cases[i].filter, &list), DONE, "%s", db_fault(db)->text);
		cr_expect_eq(list.count, cases[i].count, "case %zu: %d", i, list.count);
		cr_expect_eq(list.count ? list.entries[0].id : 0, cases[i].newest, "case %zu", i);
		history_list_free(&list);
	}
	struct history_list list;
	cr_assert_eq(history_list(db, &all, &list), DONE);
	cr_expect_str_eq(list.entries[0].login, "desk");
	cr_expect_str_eq(list.entries[0].summary, "㈱山田製作所 has arrived: 12/1(Tue) 10:00, desk 2");
	history_list_free(&list);
	db_close(db);
}

Test(fill, puts_pieces_in_and_cuts_at_a_character)
{
	const struct fill pieces[] = {{"a", "山田"}, {"b", "x"}, {NULL, NULL}};
	const struct {
		const char *pattern, *expected;
		size_t size;
	} cases[] = {
	        {"{b} は {a} です", "x は 山田 です", 64},
	        {"{c} {a", "{c} {a", 64},
	        {"", "", 1},
	        {"{a}", "山", 6},
	        {"{a}", "山", 4},
	        {"{a}", "", 3},
	        {"あ{b}", "あ", 4},
	        {"あ{b}", "あx", 5},
	};
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		char out[64];
		fill_pattern(out, cases[i].size, cases[i].pattern, pieces);
		cr_expect_str_eq(out, cases[i].expected, "case %zu: %s", i, out);
	}
}

Test(history, a_change_of_a_client_names_what_was_changed)
{
	struct db *db = office();
	const struct client_values values = {
	        .text = {[FIELD_ADDRESS] = "東京都多摩野市西町1-2-3", [FIELD_PHONE] = "042-000-9999"}};
	cr_assert_eq(client_edit(db, 1, 0, &values, NULL), DONE, "%s", db_fault(db)->text);
	const char *sentence = said(db, action_last(db));
	cr_expect(strstr(sentence, "Address") && strstr(sentence, "Phone"), "%s", sentence);
	cr_expect_not(strstr(sentence, "Name"), "%s", sentence);
	struct history_filter filter = {
	        .client = 1, .family = "client.*", .from = DAY_NONE, .to = DAY_NONE, .limit = 1};
	struct history_list list;
	book(db);
	cr_assert_eq(history_list(db, &filter, &list), DONE, "%s", db_fault(db)->text);
	cr_assert_eq(list.count, 1);
	cr_expect_str_eq(list.entries[0].action, "client.edit", "the booking is of another family");
	history_list_free(&list);
	db_close(db);
}
