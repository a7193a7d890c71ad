#ifndef CORE_SEMINARS_ATTENDANCE_H
#define CORE_SEMINARS_ATTENDANCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/seminars/seminar.h"
#include "core/seminars/sign_up.h"
#include "core/store/db.h"

/* Who came. One row for each session and sign-up: marking somebody again changes nothing (rule R15). */

#define ROLLS_MOST 1000

/* Rolls as named, in order, each once. */
struct roll_list {
	int count;
	int rolls[ROLLS_MOST];
};

/*
 * Reads `7`, `1-8,11,14`, full-width digits and signs too, blanks anywhere around them. INVALID names the part that is
 * no roll or range, a range that runs backwards, or says that there are too many. Touches no store.
 */
enum status roll_list_parse(const char *text, struct roll_list *out, struct fault *fault);

enum attend_outcome {
	ATTEND_PRESENT,   /* 出席: marked now */
	ATTEND_WALK_IN,   /* 当日参加: let in and marked now */
	ATTEND_TRANSFER,  /* 当日振替: moved here from another seminar and marked now */
	ATTEND_ALREADY,   /* 出席済み: was marked at `at` */
	ATTEND_CANCELLED, /* refused: the sign-up is cancelled */
	ATTEND_WAITING,   /* refused: on the waiting list */
	ATTEND_ELSEWHERE, /* refused: the code is of another seminar (`elsewhere`) */
	ATTEND_DESK,      /* refused: the code is an appointment's at a desk, not a sign-up's */
	ATTEND_NO_ROLL    /* refused: no such roll */
};

struct attend_result {
	enum attend_outcome outcome;
	int roll;                  /* as asked; that of the sign-up when there is one */
	int64_t at;                /* UTC seconds of the mark */
	struct sign_up person;     /* id 0 when there is no such sign-up */
	int64_t elsewhere;         /* the seminar of an ATTEND_ELSEWHERE, and its first day; the appointment of an */
	int32_t elsewhere_day;     /* ATTEND_DESK, and its day */
	char elsewhere_title[401]; /* of an appointment: "10:00 desk 1 ...", with the day when it is not today */
};

/* In the order asked for. Owns one block. */
struct attend_list {
	struct attend_result *results;
	int count;
	int marked, already, refused;
};
void attend_list_free(struct attend_list *list);

/* The outcome's word in the reader's language: 出席, 出席済み 13:42, キャンセル待ち ... Gives `text` back. */
char *attend_text(const struct attend_result *result, char *text, size_t size);
/* present, walk_in, transfer, already, cancelled, waiting, elsewhere, desk, no_roll: for --json. */
const char *attend_word(enum attend_outcome outcome);
bool attend_refused(enum attend_outcome outcome);

/*
 * The session meant by its position, or by 0: the one running now or within the hour, else today's next, else today's
 * last, else the last that is over and not closed, whose list may be on paper, else the next to come, else the last.
 * NULL if the position does not exist.
 */
const struct seminar_session *attend_session(const struct seminar *seminar, int position, int32_t day, int minute);

/*
 * Whether who was marked at a moment came after the session's start: from the next minute until its end. What is marked
 * later is from a paper list, which knows no times.
 */
bool attend_late(const struct seminar_session *session, int64_t at);

/*
 * Marks all listed rolls that hold a seat as present, in one action; those that cannot be marked stand in the list with
 * the reason and do not stop the others. Nothing is written when nobody is marked. `position` is a session's, or 0.
 * NOT_FOUND: no such seminar or session. CONFLICT: the seminar is a draft or cancelled.
 */
enum status attend_rolls(struct db *db, int64_t seminar, int position, const struct roll_list *rolls, const char *op,
                         struct attend_list *out);

/*
 * What attend_rolls would answer now: `marked` and ATTEND_PRESENT are those it would mark. Writes nothing. NOT_FOUND
 * and CONFLICT as there.
 */
enum status attend_foresee(struct db *db, int64_t seminar, int position, const struct roll_list *rolls,
                           struct attend_list *out);

/*
 * As attend_rolls for one printed code (12 digits, core/text/number.h). A code of another seminar gives DONE with
 * ATTEND_ELSEWHERE, unless the person is in this one too; that of an appointment with ATTEND_DESK. INVALID: no code, as
 * its check digit shows. NOT_FOUND: a code of nothing that is here.
 */
enum status attend_code(struct db *db, int64_t seminar, int position, const char *code, const char *op,
                        struct attend_result *out);

/* 当日参加: somebody who comes without a seat. */
struct walk_in {
	int64_t seminar;
	int session;    /* a position or 0 */
	int roll;       /* a waiting or cancelled sign-up of this seminar, else 0 and: */
	int64_t client; /* whose person it is; 0: not known yet, entered as a client who is no member (会員外) */
	struct attendee attendee; /* of the client; the new client has the same name and reading */
	const char *reason;       /* why beyond the capacity or past those waiting; NULL when there is no need */
};

/*
 * Lets somebody in and marks them, as one action. Who holds a seat already is only marked; who was cancelled
 * gets a new roll. The reason is kept only when no seat is free or people wait.
 * CONFLICT with db_rule "seminar.full" or "seminar.queue": a reason is needed. Else as sign_up_add and attend_rolls.
 */
enum status attend_walk_in(struct db *db, const struct walk_in *walk_in, const char *op, struct attend_result *out);

/*
 * 当日振替: the person of a sign-up of another seminar comes to this one. That sign-up is cancelled and frees its seat,
 * unless that seminar is over or the person was present there; here as a walk-in. One action.
 */
enum status attend_transfer(struct db *db, int64_t seminar, int position, int64_t from, const char *reason,
                            const char *op, struct attend_result *out);

#endif
