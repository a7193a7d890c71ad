#include <stdio.h>
#include <string.h>

#include "core/text/utf8.h"
#include "core/words.h"
#include "tui/questionnaire.h"
#include "tui/wrap.h"

#define FIELD_ROW  2 /* from the top of the body */
#define READ_ROW   3 /* whose sheet it is, and how it is read; or what is wrong, in as many rows */
#define RULE_ROW   5
#define TALLY_ROW  7
#define LEFT       3
#define WORDS_LEFT 9
#define MEAN_COLS  6
#define COUNT_COLS 7
#define SCORE_COLS 5
#define BAR_COLS   12

struct area questionnaire_form_area(struct area body)
{
	return (struct area){body.row + FIELD_ROW, body.col + LEFT - 1, RULE_ROW - FIELD_ROW, body.cols - LEFT - 1};
}

int questionnaire_tally_rows(struct area body)
{
	return body.rows - TALLY_ROW;
}

int questionnaire_words_cols(int cols)
{
	return cols - WORDS_LEFT - 1;
}

/* ---- The sheet that is typed ---- */

/* What comes next stands first: it is what the eye is for. */
static void draw_read(const struct questionnaire_state *s, struct canvas *canvas, struct area at)
{
	const struct question *questions = s->questionnaire.questions;
	int col = at.col, end = at.col + at.cols, given = s->typed.given;
	if (given < s->questionnaire.count)
		col += 2 + canvas_print(canvas, at.row, col, end - col, LOOK_BOLD, _("next: %s"),
		                        questions[given].code.name);
	for (int i = 0; i < given && col < end; i++) {
		int score = s->typed.scores[i];
		col += canvas_print(canvas, at.row, col, end - col, LOOK_DIM, "%s ", questions[i].code.name);
		col += 2 + canvas_print(canvas, at.row, col, end - col, LOOK_PLAIN, "%c", score ? '0' + score : '-');
	}
	canvas_text(canvas, at.row, col, end - col, LOOK_PLAIN, s->typed.words);
}

static void draw_old(const struct questionnaire_state *s, struct canvas *canvas, struct area at)
{
	char line[REPLY_LINE_BYTES];
	reply_line(&s->questionnaire, &s->old, line);
	canvas_print(canvas, at.row, at.col, at.cols, LOOK_PLAIN, _("is in already: %s"), line);
}

/* Whose sheet it is, and below that how it is read. */
static void draw_person(const struct questionnaire_state *s, struct canvas *canvas, struct area at)
{
	struct area below = {at.row + 1, at.col, 1, at.cols};
	canvas_print(canvas, at.row, at.col, at.cols, LOOK_PLAIN, "%d %s  %s", s->typed.roll, s->person.person_name,
	             s->person.client_name);
	if (s->old.again && !s->typed.given)
		draw_old(s, canvas, below);
	else
		draw_read(s, canvas, below);
}

static void draw_sheet(const struct questionnaire_state *s, struct canvas *canvas, struct area body)
{
	const struct form *form = &s->row.form;
	struct area area = questionnaire_form_area(body);
	int left = area.col + form->places[0].value;
	struct area below = {body.row + READ_ROW, left, RULE_ROW - READ_ROW, body.cols - left - 1};
	form_draw(form, canvas, area);
	canvas_clip(canvas, body);
	if (form->refused >= 0)
		return;
	if (!s->typed.roll)
		canvas_text(canvas, below.row, below.col, below.cols, LOOK_DIM,
		            _("Number, scores (1-5, - for a blank), words: 12 5 4 5 3 Ask earlier."));
	else if (s->known == s->typed.roll && s->fault.text[0])
		wrap_draw(canvas, below, LOOK_WARN, s->fault.text);
	else if (s->known == s->typed.roll)
		draw_person(s, canvas, below);
}

/* ---- What all say ---- */

struct columns {
	int mean, answers, scores, bar;
};

static struct columns columns_of(int cols)
{
	struct columns at;
	at.bar = cols - 1 - BAR_COLS;
	at.scores = at.bar - 2 - SCORE_MOST * SCORE_COLS;
	at.answers = at.scores - COUNT_COLS;
	at.mean = at.answers - MEAN_COLS;
	return at;
}

/* The best score stands first. */
static int score_col(struct columns at, int score)
{
	return at.scores + (SCORE_MOST - score) * SCORE_COLS;
}

static void draw_heading(struct canvas *canvas, int row, int cols)
{
	struct columns at = columns_of(cols);
	canvas_text(canvas, row, LEFT, at.mean - LEFT, LOOK_BOLD, _("Asked"));
	canvas_right(canvas, row, at.mean, MEAN_COLS, LOOK_BOLD, _("Mean"));
	canvas_right(canvas, row, at.answers, COUNT_COLS, LOOK_BOLD, _("Sheets"));
	for (int score = SCORE_MOST; score > 0; score--) {
		char text[2] = {(char)('0' + score), '\0'};
		canvas_right(canvas, row, score_col(at, score), SCORE_COLS, LOOK_BOLD, text);
	}
}

static void draw_question(const struct question *question, struct canvas *canvas, int row, int cols)
{
	struct columns at = columns_of(cols);
	char text[16], bar[BAR_COLS + 1];
	int mean = question_mean(question), full = (mean * BAR_COLS + 25) / 50;
	canvas_field(canvas, row, LEFT, at.mean - LEFT, LOOK_PLAIN, question->code.name);
	snprintf(text, sizeof(text), "%d", question->answers);
	canvas_right(canvas, row, at.answers, COUNT_COLS, LOOK_PLAIN, text);
	for (int score = SCORE_MOST; score > 0; score--) {
		snprintf(text, sizeof(text), "%d", question->of[score]);
		canvas_right(canvas, row, score_col(at, score), SCORE_COLS, question->of[score] ? LOOK_PLAIN : LOOK_DIM,
		             text);
	}
	if (!question->answers)
		return;
	snprintf(text, sizeof(text), "%d.%d", mean / 10, mean % 10);
	canvas_right(canvas, row, at.mean, MEAN_COLS, LOOK_BOLD, text);
	memset(bar, '.', BAR_COLS);
	memset(bar, '#', (size_t)full);
	bar[BAR_COLS] = '\0';
	canvas_text(canvas, row, at.bar, BAR_COLS, LOOK_PLAIN, bar);
}

static void draw_words(const struct tally_row *words, struct canvas *canvas, int row, int cols)
{
	char text[2048], roll[16];
	utf8_copy(text, words->bytes < sizeof(text) ? words->bytes + 1 : sizeof(text), words->text);
	if (!words->roll) {
		canvas_text(canvas, row, LEFT, cols - LEFT - 1, LOOK_BOLD, text);
		return;
	}
	snprintf(roll, sizeof(roll), "%d", words->roll);
	if (words->first)
		canvas_right(canvas, row, LEFT, WORDS_LEFT - LEFT - 2, LOOK_DIM, roll);
	canvas_text(canvas, row, WORDS_LEFT, questionnaire_words_cols(cols), LOOK_PLAIN, text);
}

static void draw_row(const struct questionnaire_state *s, int at, struct canvas *canvas, int row, int cols)
{
	const struct tally_row *tally = &s->rows[at];
	if (tally->question)
		draw_question(tally->question, canvas, row, cols);
	else
		draw_words(tally, canvas, row, cols);
	if (at == s->list.at && !s->list.lost) {
		canvas_text(canvas, row, 1, 1, LOOK_PLAIN, ">");
		canvas_look(canvas, row, 0, cols, LOOK_ACCENT);
	}
}

void questionnaire_draw(const struct desk *desk, const void *state, struct canvas *canvas, struct area body)
{
	(void)desk;
	const struct questionnaire_state *s = state;
	canvas_print(canvas, body.row, 1, body.cols - 2, LOOK_BOLD, _("Handed in: %d of %d who came"),
	             s->questionnaire.sheets, s->questionnaire.came);
	canvas_across(canvas, body.row + RULE_ROW, 0, body.cols);
	draw_heading(canvas, body.row + TALLY_ROW - 1, body.cols);
	for (int i = 0; i < s->list.rows && s->list.top + i < s->count; i++)
		draw_row(s, s->list.top + i, canvas, body.row + TALLY_ROW + i, body.cols);
	draw_sheet(s, canvas, body);
}
