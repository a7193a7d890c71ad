#ifndef TUI_SEMINARS_STATE_H
#define TUI_SEMINARS_STATE_H

#include "core/seminars/seminar.h"
#include "tui/desk.h"
#include "tui/edit.h"
#include "tui/list.h"

/* The list of seminars: tui/seminars.c has rows and keys, tui/seminars_draw.c draws. */

#define SEMINARS_HEADING 2 /* the names of the columns, and the filter or a blank row */

struct seminars {
	struct seminar_list all;
	int *shown; /* places in `all` that the filter leaves */
	int count;
	struct list list;
	struct edit filter;
	bool filtering; /* the filter has the focus */
	int64_t asked;  /* the seminar a client is asked for */
};

void seminars_draw(const struct desk *desk, const void *state, struct canvas *canvas, struct area body);

#endif
