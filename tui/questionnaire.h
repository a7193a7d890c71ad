#ifndef TUI_QUESTIONNAIRE_H
#define TUI_QUESTIONNAIRE_H

#include "core/seminars/questionnaire.h"
#include "tui/desk.h"
#include "tui/list.h"
#include "tui/row_form.h"

/*
 * The questionnaires of a seminar: a line a sheet, by its roll number, over what all of them say - means, how many gave
 * each score, and the words. Its argument is the seminar's id.
 */
extern const struct screen questionnaire_screen;

#define QUESTIONNAIRE_FORM "seminar.questionnaire" /* its drafts; the object is the seminar's id */

/* ---- For tui/questionnaire*.c ---- */

/* A row of what all say: a question, or as much of somebody's words as a row holds. */
struct tally_row {
	int64_t id;
	const struct question *question; /* NULL: words */
	const char *text;                /* borrowed, `bytes` of it */
	size_t bytes;
	int roll;   /* whose words; 0: what asked for them */
	bool first; /* the row they begin in */
};

struct questionnaire_state {
	struct row_form row; /* the sheet that is being typed */
	int64_t seminar;
	struct questionnaire questionnaire;
	struct tally_row *rows; /* owned; into `questionnaire` */
	int count;
	int cols; /* that the words are laid out for; 0: not yet */
	struct list list;
	struct reply typed; /* as far as it can be read */
	bool whole;         /* nothing lacks */
	struct reply old;   /* the sheet of the roll typed; `again`: there is one */
	struct sign_up person;
	int known;          /* the roll they are of; 0: not looked up */
	struct fault fault; /* why there is nobody of that roll */
	int over;           /* the roll whose sheet is being replaced, knowingly */
};

void questionnaire_draw(const struct desk *desk, const void *state, struct canvas *canvas, struct area body);

/* Where the sheet is typed, and the rows and the columns of words that are left for what all say. */
struct area questionnaire_form_area(struct area body);
int questionnaire_tally_rows(struct area body);
int questionnaire_words_cols(int cols);

#endif
