#ifndef TUI_TIMELINE_H
#define TUI_TIMELINE_H

#include <stdbool.h>
#include <stdint.h>

#include "core/desks/appointment.h"
#include "core/store/db.h"

/*
 * What happened and will happen with a client, newest first: appointments, seminars, and what was changed about it, in
 * one order.
 */
struct moment_row {
	int64_t id;          /* unique in the list */
	int64_t appointment; /* 0: none */
	int64_t seminar;     /* 0: none */
	int32_t day;
	int minute;
	enum appointment_status status;
	bool past;      /* final or only told: shown dim */
	char state[16]; /* a sign of two columns */
	char text[400];
};

struct timeline {
	int count;
	struct moment_row *rows; /* owned */
	int seminars;            /* sign-ups that stand */
	int32_t first;           /* the day of the first of these, DAY_NONE for none */
};

enum status timeline_load(struct db *db, int64_t client, struct timeline *out);
void timeline_free(struct timeline *timeline);

/* The row of the next live appointment from `day` on, -1 if there is none. */
int timeline_next(const struct timeline *timeline, int32_t day);

#endif
