#include "core/seminars/questionnaire.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#include "core/access/right.h"
#include "core/history/undo.h"
#include "core/seminars/double.h"
#include "core/store/action.h"
#include "core/store/stmt.h"
#include "tests/unit/seminar_fixture.h"

/* As the office was founded with: four that are scored, one in words. */
static struct db *asking_store(void)
{
	struct db *db = seminar_store();
	struct action a;
	cr_assert_eq(action_begin(db, "office.setting", NULL, &a), DONE);
	struct stmt s = stmt_open(db, "INSERT INTO question (code, name, valid_from) VALUES (1, '内容', '1900-01-01'),"
	                              " (2, '講師の説明', '1900-01-01'), (3, '仕事に役立つか', '1900-01-01'),"
	                              " (4, '日時・会場', '1900-01-01'), (0, '自由記入', '1900-01-01')");
	stmt_run(&s);
	cr_assert_eq(action_end(db, stmt_close(&s)), DONE, "%s", db_fault(db)->text);
	return db;
}

/* Seats for 3: rolls 1 山田 豊 and 2 佐藤 博 came, 3 小川 茂 did not. */
static int64_t held_seminar(struct db *db)
{
	static const char *const names[] = {"山田 豊", "佐藤 博", "小川 茂"};
	int64_t id = open_seminar(db, 3);
	struct sign_up row;
	struct attend_list list;
	for (int i = 0; i < 3; i++)
		cr_assert_eq(sign_up_one(db, id, i == 2 ? 2 : 1, names[i], &row), DONE);
	at_time(db, "2026-12-03T16:10");
	cr_assert_eq(attend_rolls(db, id, 0, &(struct roll_list){2, {1, 2}}, NULL, &list), DONE);
	attend_list_free(&list);
	return id;
}

static struct questionnaire asked(struct db *db, int64_t seminar)
{
	struct questionnaire questionnaire;
	cr_assert_eq(questionnaire_load(db, seminar, &questionnaire), DONE, "%s", db_fault(db)->text);
	return questionnaire;
}

static enum status enter(struct db *db, int64_t seminar, bool again, const char *line)
{
	struct questionnaire q = asked(db, seminar);
	struct reply reply = {.again = again};
	enum status status = reply_parse(&q, line, &reply, db_fault(db));
	questionnaire_free(&q);
	return status == DONE ? reply_enter(db, seminar, &reply, NULL) : status;
}

/* The sheet of a roll as a line, empty if none was handed in. */
static void line_of(struct db *db, int64_t seminar, int roll, char out[REPLY_LINE_BYTES])
{
	struct questionnaire q = asked(db, seminar);
	struct reply reply;
	struct sign_up person;
	cr_assert_eq(reply_get(db, &q, roll, &reply, &person), DONE, "%s", db_fault(db)->text);
	if (reply.again)
		reply_line(&q, &reply, out);
	else
		out[0] = '\0';
	questionnaire_free(&q);
}

Test(questionnaire, reads_a_sheet_in_one_line)
{
	static const struct {
		const char *line, *plain;
	} good[] = {{"12 5 4 5 3", "12 5 4 5 3"},
	            {"12 5453", "12 5 4 5 3"},
	            {" １２　５４-３", "12 5 4 - 3"},
	            {"007 1111", "7 1 1 1 1"},
	            {"9999 5ー−５ よかった。 2回目も", "9999 5 - - 5 よかった。 2回目も"},
	            {"3 5 4 5 3 5年前より良い", "3 5 4 5 3 5年前より良い"},
	            {"3 ----　ＡＢＣ", "3 - - - - ＡＢＣ"}};
	static const struct {
		const char *line, *field, *named;
	} bad[] = {{"", "roll", "12 5 4 5 3"},
	           {"-", "roll", "12 5 4 5 3"},
	           {"0 5 4 5 3", "roll", "0 5 4"},
	           {"12545 3", "roll", "12545"},
	           {"山田 5 4 5 3", "roll", "山田"},
	           {"12", "scores", "内容"},
	           {"12 5 4 5", "scores", "日時・会場"},
	           {"12 5 6 5 3", "scores", "講師の説明 is 6"},
	           {"12 0 4 5 3", "scores", "内容 is 0"},
	           {"12 5 4 5 良い", "scores", "日時・会場 is 良"},
	           {"12 5 4 5 3 5", "scores", "4 scores"},
	           {"12 54536", "scores", "4 scores"},
	           {"12 54532 -", "scores", "4 scores"}};
	struct db *db = asking_store();
	struct questionnaire q = asked(db, open_seminar(db, 3));
	struct reply reply = {.roll = 0};
	struct fault fault;
	char line[REPLY_LINE_BYTES];
	for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++) {
		cr_expect_eq(reply_parse(&q, good[i].line, &reply, &fault), DONE, "%s: %s", good[i].line, fault.text);
		reply_line(&q, &reply, line);
		cr_expect_str_eq(line, good[i].plain);
		cr_expect_eq(reply.given, 4);
	}
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		cr_expect_eq(reply_parse(&q, bad[i].line, &reply, &fault), INVALID, "%s", bad[i].line);
		cr_expect_str_eq(fault.field, bad[i].field, "%s", bad[i].line);
		cr_expect_not_null(strstr(fault.text, bad[i].named), "%s: %s", bad[i].line, fault.text);
	}
	questionnaire_free(&q);
	db_close(db);
}

/* As a clerk sees it while typing. */
Test(questionnaire, reads_what_stands_before_the_fault)
{
	static const struct {
		const char *line;
		int roll, given, first;
	} cases[] = {{"", 0, 0, 0},     {"12", 12, 0, 0},    {"12 4", 12, 1, 4},      {"12 45-", 12, 3, 4},
	             {"山田", 0, 0, 0}, {"12 46", 12, 1, 4}, {"12 3333 5", 12, 4, 3}, {"12345", 0, 0, 0}};
	struct db *db = asking_store();
	struct questionnaire q = asked(db, open_seminar(db, 3));
	struct reply reply = {.roll = 7, .scores = {5, 5, 5, 5}, .given = 4, .words = "x"};
	struct fault fault;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		cr_expect_eq(reply_parse(&q, cases[i].line, &reply, &fault), INVALID);
		cr_expect_eq(reply.roll, cases[i].roll, "%s: %d", cases[i].line, reply.roll);
		cr_expect_eq(reply.given, cases[i].given, "%s: %d", cases[i].line, reply.given);
		cr_expect_eq(reply.scores[0], cases[i].first, "%s: %d", cases[i].line, reply.scores[0]);
		cr_expect_str_empty(reply.words);
	}
	questionnaire_free(&q);
	db_close(db);
}

Test(questionnaire, tallies_what_was_handed_in)
{
	struct db *db = asking_store();
	int64_t id = held_seminar(db);
	struct questionnaire q = asked(db, id);
	cr_expect_eq(q.count, 4);
	cr_expect_str_eq(q.in_words.name, "自由記入");
	cr_expect_eq(q.sheets, 0);
	cr_expect_eq(question_mean(&q.questions[0]), 0);
	questionnaire_free(&q);
	cr_assert_eq(enter(db, id, false, "2 4 5 1 - 駅から遠い"), DONE, "%s", db_fault(db)->text);
	cr_assert_eq(enter(db, id, false, "1 5 5 2 3"), DONE, "%s", db_fault(db)->text);
	q = asked(db, id);
	cr_expect_eq(q.sheets, 2);
	cr_expect_eq(q.came, 2);
	cr_expect_eq(question_mean(&q.questions[0]), 45);
	cr_expect_eq(question_mean(&q.questions[2]), 15);
	cr_expect_eq(q.questions[3].answers, 1, "a blank is no answer");
	cr_expect_eq(q.questions[1].of[5], 2);
	cr_expect_eq(q.words_count, 1);
	cr_expect_eq(q.words[0].roll, 2);
	cr_expect_str_eq(q.words[0].text, "駅から遠い");
	questionnaire_free(&q);
	cr_expect_eq(questionnaire_load(db, 99, &q), NOT_FOUND);
	db_close(db);
}

Test(questionnaire, means_are_rounded_to_the_nearest_tenth)
{
	static const struct {
		int of[SCORE_MOST + 1], mean;
	} cases[] = {{{0, 1, 0, 0, 0, 0}, 10},
	             {{0, 0, 0, 0, 1, 2}, 47},
	             {{0, 0, 0, 0, 2, 1}, 43},
	             {{0, 0, 0, 0, 3, 1}, 43},
	             {{0}, 0}};
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct question question = {.answers = 0};
		memcpy(question.of, cases[i].of, sizeof(question.of));
		for (int score = 1; score <= SCORE_MOST; score++)
			question.answers += question.of[score];
		cr_expect_eq(question_mean(&question), cases[i].mean, "%zu", i);
	}
}

Test(questionnaire, a_sheet_is_corrected_on_purpose_and_taken_back)
{
	struct db *db = asking_store();
	int64_t id = held_seminar(db);
	char line[REPLY_LINE_BYTES];
	cr_assert_eq(enter(db, id, true, "1 5 4 5 3"), CONFLICT, "there is nothing to replace");
	cr_assert_eq(enter(db, id, false, "1 5 4 5 3 また来たい"), DONE);
	cr_expect_eq(enter(db, id, false, "1 1 1 1 1"), CONFLICT);
	cr_expect_not_null(strstr(db_fault(db)->text, "1 (山田 豊)"), "%s", db_fault(db)->text);
	line_of(db, id, 1, line);
	cr_expect_str_eq(line, "1 5 4 5 3 また来たい");
	cr_expect_eq(enter(db, id, true, "1 2 4 - 3"), DONE, "%s", db_fault(db)->text);
	line_of(db, id, 1, line);
	cr_expect_str_eq(line, "1 2 4 - 3");
	cr_expect_eq(undo_action(db, action_last(db), NULL), DONE, "%s", db_fault(db)->text);
	line_of(db, id, 1, line);
	cr_expect_str_eq(line, "1 5 4 5 3 また来たい");
	cr_expect_eq(enter(db, id, true, "1 ----"), DONE, "an empty one takes it out");
	line_of(db, id, 1, line);
	cr_expect_str_eq(line, "");
	db_close(db);
}

Test(questionnaire, refuses_who_did_not_come_and_changes_nothing)
{
	struct db *db = asking_store();
	int64_t id = held_seminar(db), log = count_of(db, "SELECT count(*) FROM log");
	char line[128];
	struct reply wrong = {.roll = 1, .scores = {6, 1, 1, 1}};
	cr_expect_eq(enter(db, id, false, "3 5 4 5 3"), CONFLICT);
	cr_expect_not_null(strstr(db_fault(db)->text, "小川 茂"), "%s", db_fault(db)->text);
	cr_expect_eq(enter(db, id, false, "4 5 4 5 3"), NOT_FOUND);
	cr_expect_eq(enter(db, id, false, "1 ----"), INVALID);
	cr_expect_eq(reply_enter(db, id, &wrong, NULL), INVALID);
	snprintf(line, sizeof(line), "1 5 4 5 3 %s", "a\u202eb");
	cr_expect_eq(enter(db, id, false, line), INVALID);
	cr_expect_str_eq(db_fault(db)->field, "words");
	cr_expect_eq(count_of(db, "SELECT count(*) FROM questionnaire_answer"), 0);
	cr_expect_eq(count_of(db, "SELECT count(*) FROM log"), log);
	db_close(db);
}

Test(questionnaire, is_entered_once_for_an_operation)
{
	struct db *db = asking_store();
	int64_t id = held_seminar(db);
	struct reply reply = {.roll = 1, .scores = {5, 4, 5, 3}};
	cr_assert_eq(reply_enter(db, id, &reply, "sheet-1"), DONE);
	cr_expect_eq(reply_enter(db, id, &reply, "sheet-1"), DONE, "%s", db_fault(db)->text);
	cr_expect_eq(count_of(db, "SELECT count(*) FROM questionnaire_answer"), 4);
	db_act_as(db, 0, 0);
	cr_expect_eq(reply_enter(db, id, &reply, NULL), DENIED);
	db_close(db);
}

/* Two people turn out to be one, who handed in a sheet for each sign-up, or for the one that goes. */
Test(questionnaire, who_is_one_has_one_sheet)
{
	for (int both = 0; both <= 1; both++) {
		struct db *db = asking_store();
		int64_t id = held_seminar(db);
		struct action a;
		struct sign_up one, two;
		char line[REPLY_LINE_BYTES];
		cr_assert_eq(sign_up_get(db, id, 1, &one), DONE);
		cr_assert_eq(sign_up_get(db, id, 2, &two), DONE);
		cr_assert(!both || enter(db, id, false, "1 5 5 5 5") == DONE);
		cr_assert_eq(enter(db, id, false, "2 1 1 1 1 x"), DONE);
		cr_assert_eq(action_begin(db, "client.merge", NULL, &a), DONE);
		cr_assert_eq(action_end(db, sign_up_drop_doubles(db, one.person, two.person)), DONE, "%s",
		             db_fault(db)->text);
		struct questionnaire q = asked(db, id);
		cr_expect_eq(q.came, 1);
		cr_expect_eq(q.sheets, 1);
		questionnaire_free(&q);
		line_of(db, id, 1, line);
		cr_expect_str_eq(line, both ? "1 5 5 5 5" : "1 1 1 1 1 x");
		cr_assert_eq(undo_action(db, action_last(db), NULL), DONE, "%s", db_fault(db)->text);
		q = asked(db, id);
		cr_expect_eq(q.sheets, 1 + both);
		questionnaire_free(&q);
		db_close(db);
	}
}
