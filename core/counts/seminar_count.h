#ifndef CORE_COUNTS_SEMINAR_COUNT_H
#define CORE_COUNTS_SEMINAR_COUNT_H

#include <stdbool.h>
#include <stdint.h>

#include "core/store/db.h"

/*
 * What the seminars came to: each figure is the sum of rows that can be shown, and none is stored or typed (rule R21).
 * A session counts once it is over or its attendance was closed, unless its seminar is a draft or called off. People
 * are counted for each session (延べ), and so are seats, who did not come and who waited.
 * A member is who was one on the day of the session by the days of joining and leaving, both included. Without a day of
 * joining a member always was one; who left without a day was none. Of somebody who joined again only the last joining
 * is known.
 * Figures are those of the rows as they are now. Where a closing kept another one (core/seminars/closing.h), the count
 * and its rows say so.
 */
enum figure {
	FIGURE_SESSIONS,
	FIGURE_PEOPLE,     /* present, 当日参加 and 当日振替 too */
	FIGURE_BUSINESSES, /* clients of whom somebody was present, each once in a count */
	FIGURE_MEMBERS,    /* of the people */
	FIGURE_OTHERS,
	FIGURE_SEATS,  /* the seminar's capacity as it is now, 1 at least */
	FIGURE_ABSENT, /* had a seat and did not come */
	FIGURE_WAITING
};
#define FIGURES (FIGURE_WAITING + 1)

/* Fiscal years that lie in the calendar's whole. */
#define COUNT_YEAR_FIRST 1900
#define COUNT_YEAR_LAST  2198

/* What a count is of: everything asked for, a topic, a fiscal year, or a seminar. */
enum count_by { COUNT_ALL, COUNT_BY_TOPIC, COUNT_BY_YEAR, COUNT_BY_SEMINAR };

struct seminar_count {
	int64_t key;    /* the topic (0: without one), the year or the seminar; 0 for COUNT_ALL */
	char name[401]; /* of the topic or the seminar, else "" */
	int figures[FIGURES];
	int later[FIGURES]; /* sessions in which the figure is not what the closing kept; of SESSIONS, with any such */
};

/*
 * Per cent of the sessions counted, rounded; -1 without a whole. A seat is taken by who came, 当日参加 too, and by who
 * had it and did not come: over 100 when more were let in than there are seats.
 */
int seminar_count_fill(const struct seminar_count *count);    /* 充足率: seats taken, of the seats */
int seminar_count_no_show(const struct seminar_count *count); /* 欠席率: who did not come, of the seats taken */

/* In order of topic, year, or the seminar's first session. Owns one block. */
struct seminar_counts {
	struct seminar_count *rows;
	int count;
};

/* How many more there are in a session than when its attendance was closed; all 0 while it is not. */
struct figure_since {
	int people, absent, waiting;
};

/* What a figure counts: the session, and whoever is counted in it. */
struct figure_row {
	int64_t seminar;
	char title[401];
	int position;
	int32_t day;
	int amount; /* what it adds to the figure: its seats, or 1 */
	int roll;   /* and the rest: of a person; 0 and "" for a session */
	char client[801];
	char person[801];
	struct figure_since since; /* of the session */
	bool later;                /* in this figure the session is not what the closing kept */
};

/* In order of time and roll. Owns one block. */
struct figure_rows {
	struct figure_row *rows;
	int count;
};

/* sessions, people, businesses, members, others, seats, absent, waiting: for --json. */
const char *figure_word(enum figure figure);

/* `year` is a fiscal year, 0: all. COUNT_ALL gives one row, of zeros when nothing was held. */
enum status seminar_counts_load(struct db *db, int year, enum count_by by, struct seminar_counts *out);
void seminar_counts_free(struct seminar_counts *counts);

/* The rows of one figure of the count with that key: their amounts sum to it. */
enum status figure_rows_load(struct db *db, int year, enum count_by by, int64_t key, enum figure figure,
                             struct figure_rows *out);
void figure_rows_free(struct figure_rows *rows);

#endif
