#ifndef CORE_SEMINARS_QUESTIONNAIRE_H
#define CORE_SEMINARS_QUESTIONNAIRE_H

#include <stdbool.h>
#include <stdint.h>

#include "core/office/code.h"
#include "core/seminars/sign_up.h"

/*
 * What people said of a seminar: sheets that were handed in, one for each roll that was present. A question is answered
 * by a score from 1 (worst) to 5; the one of code 0, if it is asked, in words. Asked is what is in force on the day of
 * the last session.
 */
#define QUESTIONS_MOST         20 /* that are scored */
#define SCORE_MOST             5
#define REPLY_WORDS_CHARACTERS 4000
#define REPLY_WORDS_BYTES      (4 * REPLY_WORDS_CHARACTERS + 1)

/* A question, and what all sheets say to it. */
struct question {
	struct code code;
	int answers;
	int of[SCORE_MOST + 1]; /* how many gave each score, 1 and on */
};

struct questionnaire_words {
	int roll;
	char *text;
};

struct questionnaire {
	int64_t seminar;
	struct question questions[QUESTIONS_MOST]; /* those that are scored, in the order in which they are asked */
	int count;
	struct code in_words; /* id 0: not asked */
	int came;             /* people who were present in a session */
	int sheets;
	struct questionnaire_words *words; /* by roll */
	int words_count;
};

/* What one sheet says. */
struct reply {
	int roll;
	int scores[QUESTIONS_MOST]; /* in the order of the questions; 0: left blank */
	char words[REPLY_WORDS_BYTES];
	bool again; /* read: the roll has handed one in. Written: over that one */
	int given;  /* parsed: how many scores stand in the line, blank ones too */
};

/* questionnaire_free gives it back, and takes a zeroed one. NOT_FOUND. */
enum status questionnaire_load(struct db *db, int64_t seminar, struct questionnaire *out);
void questionnaire_free(struct questionnaire *questionnaire);

/* The mean in tenths, rounded to the nearest; 0 without an answer. */
int question_mean(const struct question *question);

/*
 * A sheet as clerks type it in one line: the roll, the scores with blanks between them or without, `-` for one that was
 * left blank, then the words: `12 5 4 5 3`, `12 54-3 Ask earlier.` Full-width too. INVALID names what is wrong, with
 * the field "roll", "scores" or "words"; what stands before it is read. `again` stays. Touches no store.
 */
enum status reply_parse(const struct questionnaire *questionnaire, const char *line, struct reply *out,
                        struct fault *fault);

/* The same back, for an `out` of REPLY_LINE_BYTES. */
#define REPLY_LINE_BYTES (REPLY_WORDS_BYTES + 64)
void reply_line(const struct questionnaire *questionnaire, const struct reply *reply, char out[REPLY_LINE_BYTES]);

/* The sheet of a roll, blank if it handed none in, and whose it is. NOT_FOUND. CONFLICT: the person did not come. */
enum status reply_get(struct db *db, const struct questionnaire *questionnaire, int roll, struct reply *out,
                      struct sign_up *person);

/*
 * Keeps a sheet as one action. Without any answer it takes the earlier one out. INVALID: nothing is answered, a score
 * not from 1 to 5, words that may not be stored. CONFLICT, too: the roll has handed one in and `again` does not say to
 * replace it. Else as reply_get.
 */
enum status reply_enter(struct db *db, int64_t seminar, const struct reply *reply, const char *op);

#endif
