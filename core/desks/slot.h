#ifndef CORE_DESKS_SLOT_H
#define CORE_DESKS_SLOT_H

#include <stdbool.h>
#include <stdint.h>

#include "core/desks/plan.h"
#include "core/time/wish.h"

/* Free times at the desks: whether one is free, which there are, and which are best. */

/* A live appointment as far as time goes. */
struct busy {
	int64_t appointment, client, consultant;
	int32_t day;
	int desk;
	int cell, cells;
};

/* A day with what is planned and what is taken. */
struct slot_day {
	struct plan_day plan;
	const struct busy *busy; /* those of this day */
	int busy_count;
};

/* What is asked for. */
struct slot_ask {
	int desk;
	int cell, cells; /* the session and the gap after it */
	int first_cell;  /* a start before it has passed; 0 on a day to come, CELLS_A_DAY on a past one */
	int64_t client;  /* 0: nobody in particular */
	int64_t moving;  /* the appointment that is being moved and does not stand in its own way; 0: none */
};

enum slot_answer {
	SLOT_FREE,
	SLOT_NO_DESK, /* the office has no such desk */
	SLOT_CLOSED,  /* closed day, holiday */
	SLOT_PAST,
	SLOT_OUTSIDE, /* nobody sits there then, or not for that long */
	SLOT_DESK_TAKEN,
	SLOT_CONSULTANT_TAKEN, /* sits with somebody at another desk */
	SLOT_CLIENT_TAKEN,     /* has another appointment */
};

struct slot_verdict {
	enum slot_answer answer;
	int64_t consultant;      /* SLOT_FREE and the taken ones: who sits there */
	const struct busy *busy; /* the taken ones: what stands in the way. Borrowed from the day */
};

/* The one function that decides whether a time is free, for showing as for saving. Pure. Intervals are half-open. */
struct slot_verdict slot_judge(const struct slot_day *day, const struct slot_ask *ask);

/* The cells a session of so many minutes holds: with the office's gap, rounded up to whole cells. */
int slot_cells(int minutes, int gap_minutes);

/* The first cell of `day` that has not passed at `now`. A walk-in may start at the running cell. */
int slot_first_cell(int32_t day, int64_t now, bool walk_in);

/* Why a slot is proposed. */
enum slot_reason {
	SLOT_TOPIC = 1,  /* topic: the consultant is skilled in it (strength 3) */
	SLOT_LAST = 2,   /* last_adviser: saw this client last */
	SLOT_NEXT = 4,   /* next_free: the earliest of all */
	SLOT_KNOWS = 8,  /* knows_topic: handles the topic (strength 1 or 2) */
	SLOT_RATED = 16, /* feedback: clients rate them well */
};

struct slot {
	int32_t day;
	int desk;
	int cell, cells;
	int minutes; /* told: ends cell * 15 + minutes */
	int64_t consultant;
	int score;        /* higher is better */
	int rating;       /* the mean of clients' ratings that counted, in tenths; 0: too few */
	unsigned reasons; /* enum slot_reason */
	bool leaves_hole; /* not whole sessions away from what is before it: ranked behind all others */
};

/* What limits and ranks the proposals. All zero but `from` and `to` is: everything there is. */
struct slot_wish {
	int64_t topic, client, consultant; /* 0: any */
	int desk;                          /* 0: any */
	unsigned desks;                    /* 1 << the number of each, as a wish names several; 0: any */
	int32_t from, to;                  /* days, both included; DAY_NONE: today, and 60 days from `from` on */
	int after, before;                 /* minutes: starts not before, is over by; 0: any */
	unsigned weekdays;                 /* 1 << enum weekday; 0: any */
	int minutes;                       /* 0: the office's session */
	int limit;                         /* 0: all */
	int64_t moving; /* an appointment being moved, whose client, topic and length hold; 0: none */
};

/* Days, weekdays and times as the clerk typed them; a day the wish leaves open is left as it is. */
void slot_wish_when(struct slot_wish *out, const struct wish *when);

struct slot_list {
	int count;
	struct slot *slots;
	struct plan plan; /* of the days: for names and hours */
};

/*
 * Every free start at which whoever sits there does not teach, best first as core/desks/rank.h has it. slot_list_free
 * gives it back.
 * INVALID: a desk, a length or a span of days (SLOT_DAYS at most) that cannot be. NOT_FOUND: no such appointment to
 * move.
 */
#define SLOT_DAYS 400
enum status slot_list(struct db *db, const struct slot_wish *wish, struct slot_list *out);
void slot_list_free(struct slot_list *list);

/* The consultant's name. Borrowed from the list. */
const char *slot_consultant(const struct slot_list *list, const struct slot *slot);

/*
 * Up to three free starts that do not overlap, nearest to a day and cell, that day first, two weeks ahead. The wish's
 * days are not looked at; its desk, client, length and the rest are. For refusals, and for the key that takes the next.
 */
#define SLOT_NEAR 3
enum status slot_near(struct db *db, const struct slot_wish *wish, int32_t day, int cell, struct slot out[SLOT_NEAR],
                      int *count);

/* Live appointments of the days, by day, cell and desk; one block to be freed with free(). */
enum status busy_load(struct db *db, int32_t first, int32_t last, struct busy **out, int *count);

/* One reason: its stable word for scripts, borrowed for ever, and its words in the reader's language, in `out`. */
#define SLOT_REASON_BYTES 64
const char *slot_reason_word(enum slot_reason reason);
const char *slot_reason_text(const struct slot *slot, enum slot_reason reason, char out[SLOT_REASON_BYTES]);

/* All reasons in the order they are said, ended by 0. */
extern const enum slot_reason slot_reasons[];

#endif
