#include "core/seminars/questionnaire.h"

#include <stdlib.h>
#include <string.h>

#include "core/seminars/seminar.h"
#include "core/store/action.h"
#include "core/store/stmt.h"
#include "core/text/safe.h"
#include "core/words.h"

/* ---- What is asked, and what all say to it ---- */

/* The scored ones come first; the one in words has code 0 and comes last. */
static enum status read_questions(struct db *db, int32_t on, struct questionnaire *out)
{
	char day[DAY_BYTES];
	struct code codes[QUESTIONS_MOST + 1];
	int count = 0;
	enum status status = code_list(db, CODE_QUESTION, day_format(on, day), codes, QUESTIONS_MOST + 1, &count);
	for (int i = 0; i < count; i++) {
		if (codes[i].code == 0)
			out->in_words = codes[i];
		else if (out->count < QUESTIONS_MOST)
			out->questions[out->count++].code = codes[i];
	}
	return status;
}

static struct question *question_of(struct questionnaire *questionnaire, int64_t id)
{
	for (int i = 0; i < questionnaire->count; i++)
		if (questionnaire->questions[i].code.id == id)
			return &questionnaire->questions[i];
	return NULL;
}

static enum status read_scores(struct db *db, int64_t seminar, struct questionnaire *out)
{
	struct stmt s = stmt_open(db, "SELECT q.question, q.score, count(*) FROM questionnaire_answer q"
	                              " JOIN sign_up u ON u.id = q.sign_up"
	                              " WHERE u.seminar = $seminar AND q.score IS NOT NULL GROUP BY 1, 2");
	stmt_bind_int(&s, "$seminar", seminar);
	while (stmt_row(&s)) {
		struct question *question = question_of(out, stmt_int(&s, 0));
		int count = (int)stmt_int(&s, 2);
		if (!question)
			continue;
		question->of[stmt_int(&s, 1)] = count;
		question->answers += count;
	}
	return stmt_close(&s);
}

static enum status read_words(struct db *db, int64_t seminar, struct questionnaire *out)
{
	struct stmt s = stmt_open(db, "SELECT u.roll, q.words, count(*) OVER () FROM questionnaire_answer q"
	                              " JOIN sign_up u ON u.id = q.sign_up"
	                              " WHERE u.seminar = $seminar AND q.words IS NOT NULL ORDER BY u.roll");
	stmt_bind_int(&s, "$seminar", seminar);
	while (stmt_row(&s)) {
		if (!out->words)
			out->words = calloc((size_t)stmt_int(&s, 2), sizeof(*out->words));
		char *text = out->words ? strdup(stmt_str(&s, 1)) : NULL;
		if (!text) {
			s.status = fault_set(db_fault(db), FAILED, NULL, _("Out of memory."));
			break;
		}
		out->words[out->words_count++] = (struct questionnaire_words){(int)stmt_int(&s, 0), text};
	}
	return stmt_close(&s);
}

static enum status count_sheets(struct db *db, int64_t seminar, int *out)
{
	int64_t count = 0;
	enum status status = stmt_one_int(db,
	                                  "SELECT count(*) FROM sign_up u WHERE u.seminar = $id AND EXISTS"
	                                  " (SELECT 1 FROM questionnaire_answer q WHERE q.sign_up = u.id)",
	                                  seminar, &count);
	*out = (int)count;
	return status;
}

/* What is asked, and whom. */
static enum status read_asked(struct db *db, int64_t seminar, struct questionnaire *out)
{
	struct seminar_list list;
	memset(out, 0, sizeof(*out));
	enum status status = seminar_get(db, seminar, &list);
	if (status != DONE)
		return status;
	const struct seminar *held = list.seminars;
	out->seminar = seminar;
	out->came = held->attended;
	status = read_questions(db, held->sessions[held->session_count - 1].day, out);
	seminar_list_free(&list);
	return status;
}

enum status questionnaire_load(struct db *db, int64_t seminar, struct questionnaire *out)
{
	enum status status = read_asked(db, seminar, out);
	if (status == DONE)
		status = read_scores(db, seminar, out);
	if (status == DONE)
		status = read_words(db, seminar, out);
	if (status == DONE)
		status = count_sheets(db, seminar, &out->sheets);
	if (status != DONE)
		questionnaire_free(out);
	return status;
}

void questionnaire_free(struct questionnaire *questionnaire)
{
	for (int i = 0; i < questionnaire->words_count; i++)
		free(questionnaire->words[i].text);
	free(questionnaire->words);
	memset(questionnaire, 0, sizeof(*questionnaire));
}

int question_mean(const struct question *question)
{
	int sum = 0;
	for (int score = 1; score <= SCORE_MOST; score++)
		sum += score * question->of[score];
	return question->answers ? (20 * sum + question->answers) / (2 * question->answers) : 0;
}

/* ---- One sheet ---- */

static enum status find_person(struct db *db, int64_t seminar, int roll, struct sign_up *out)
{
	enum status status = sign_up_get(db, seminar, roll, out);
	if (status == DONE && out->attended == 0)
		return fault_set(db_fault(db), CONFLICT, "roll",
		                 _("Roll %d (%s) did not come: look at the number, or mark them as present first."),
		                 roll, out->person_name);
	return status;
}

static enum status read_reply(struct db *db, const struct questionnaire *questionnaire, int64_t sign_up,
                              struct reply *out)
{
	struct stmt s = stmt_open(db, "SELECT question, coalesce(score, 0), coalesce(words, '')"
	                              " FROM questionnaire_answer WHERE sign_up = $sign_up");
	stmt_bind_int(&s, "$sign_up", sign_up);
	while (stmt_row(&s)) {
		out->again = true;
		if (stmt_int(&s, 0) == questionnaire->in_words.id)
			stmt_text(&s, 2, out->words, sizeof(out->words));
		for (int i = 0; i < questionnaire->count; i++)
			if (stmt_int(&s, 0) == questionnaire->questions[i].code.id)
				out->scores[i] = (int)stmt_int(&s, 1);
	}
	return stmt_close(&s);
}

enum status reply_get(struct db *db, const struct questionnaire *questionnaire, int roll, struct reply *out,
                      struct sign_up *person)
{
	memset(out, 0, sizeof(*out));
	out->roll = roll;
	enum status status = find_person(db, questionnaire->seminar, roll, person);
	return status == DONE ? read_reply(db, questionnaire, person->id, out) : status;
}

static bool is_blank(const struct questionnaire *questionnaire, const struct reply *reply)
{
	for (int i = 0; i < questionnaire->count; i++)
		if (reply->scores[i])
			return false;
	return !reply->words[0];
}

static enum status check(struct db *db, const struct questionnaire *questionnaire, const struct reply *reply)
{
	struct fault *fault = db_fault(db);
	for (int i = 0; i < questionnaire->count; i++)
		if (reply->scores[i] < 0 || reply->scores[i] > SCORE_MOST)
			return fault_set(fault, INVALID, "scores", _("%s is %d: a score is from 1 to 5."),
			                 questionnaire->questions[i].code.name, reply->scores[i]);
	if (reply->words[0] && !questionnaire->in_words.id)
		return fault_set(fault, INVALID, "words", _("No words are asked for: leave them out."));
	if (!reply->again && is_blank(questionnaire, reply))
		return fault_set(fault, INVALID, "scores", _("Nothing is answered on this sheet: leave it out."));
	return safe_check(fault, "words", reply->words, SAFE_LINE, REPLY_WORDS_CHARACTERS);
}

static enum status take_out(struct db *db, const struct reply *reply, const struct sign_up *person)
{
	struct stmt s = stmt_open(db, "DELETE FROM questionnaire_answer WHERE sign_up = $sign_up");
	stmt_bind_int(&s, "$sign_up", person->id);
	stmt_run(&s);
	enum status status = stmt_close(&s);
	if (status == DONE && db_rows_changed(db) && !reply->again)
		return fault_set(db_fault(db), CONFLICT, "roll",
		                 _("The sheet of roll %d (%s) is in already: enter this one as its replacement."),
		                 reply->roll, person->person_name);
	if (status == DONE && !db_rows_changed(db) && reply->again)
		return fault_set(db_fault(db), CONFLICT, "roll", _("Roll %d (%s) has no sheet that could be replaced."),
		                 reply->roll, person->person_name);
	return status;
}

static enum status put(struct db *db, int64_t sign_up, int64_t question, int score, const char *words)
{
	struct stmt s = stmt_open(db, "INSERT INTO questionnaire_answer (sign_up, question, score, words)"
	                              " SELECT $sign_up, $question, nullif($score, 0), nullif($words, '')"
	                              " WHERE $score > 0 OR $words <> ''");
	stmt_bind_int(&s, "$sign_up", sign_up);
	stmt_bind_int(&s, "$question", question);
	stmt_bind_int(&s, "$score", score);
	stmt_bind_text(&s, "$words", words);
	stmt_run(&s);
	return stmt_close(&s);
}

/* Inside the action. */
static enum status write_reply(struct db *db, const struct questionnaire *questionnaire, const struct reply *reply)
{
	struct sign_up person;
	enum status status = find_person(db, questionnaire->seminar, reply->roll, &person);
	if (status == DONE)
		status = check(db, questionnaire, reply);
	if (status == DONE)
		status = take_out(db, reply, &person);
	for (int i = 0; status == DONE && i < questionnaire->count; i++)
		status = put(db, person.id, questionnaire->questions[i].code.id, reply->scores[i], "");
	if (status == DONE)
		status = put(db, person.id, questionnaire->in_words.id, 0, reply->words);
	if (status == DONE)
		action_about(db, person.client, "sign_up", person.id);
	return status;
}

enum status reply_enter(struct db *db, int64_t seminar, const struct reply *reply, const char *op)
{
	struct action a;
	struct questionnaire questionnaire;
	enum status status = action_begin(db, "seminar.questionnaire", op, &a);
	if (status != DONE || a.repeated)
		return status;
	status = read_asked(db, seminar, &questionnaire);
	if (status == DONE)
		status = write_reply(db, &questionnaire, reply);
	return action_end(db, status);
}
