#ifndef TUI_ROSTER_H
#define TUI_ROSTER_H

#include "core/seminars/seminar.h"
#include "core/seminars/sign_up.h"
#include "tui/draw.h"
#include "tui/list.h"

/* The people of one seminar as rows of a list: tui/seminar.c has the keys. */

/* A line parts those with a seat, those waiting and those who cancelled; the cursor passes over it. */
enum { LINE_WAITING = -1, LINE_CANCELLED = -2 };

struct roster {
	int64_t id;
	struct seminar_list seminar; /* a list of one */
	struct sign_up_list people;
	int *rows; /* places in `people`, or a line */
	int count, cancelled;
	int clashes; /* what else happens at its time */
	struct list list;
	enum seminar_status states[SEMINAR_CANCELLED + 1]; /* what the question offers */
};

#define ROSTER_HEADING 4 /* rows above the list: the seminar's, its fees or a doubt, the names of the columns */

/* Draws everything; `now` is the office's clock. */
void roster_draw_all(const struct roster *r, int64_t now, struct canvas *canvas, struct area body);

#endif
