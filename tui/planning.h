#ifndef TUI_PLANNING_H
#define TUI_PLANNING_H

#include <stdint.h>

#include "tui/screen.h"

/*
 * The plan of one consultant: the rows of the week that hold now or later, what differs from them on single days, and
 * what closes the whole office. Its argument is the consultant's id.
 */
extern const struct screen planning_screen;

/* What can be planned, each in a form of its own; who is booked then stands below. */
enum planning_kind {
	PLANNING_WEEKLY, /* a row of the week; changed from a day on */
	PLANNING_EXTRA,  /* one day at a desk */
	PLANNING_AWAY,
	PLANNING_WORKS, /* a day the office works, whatever day it is */
	PLANNING_CLOSED /* a day it is closed */
};
extern const struct screen planning_form_screen;

#define PLANNING_FORM "planning" /* its drafts */

/* Its argument. */
struct planning_ask {
	enum planning_kind kind;
	int64_t consultant;
	int64_t row; /* PLANNING_WEEKLY: the one to be changed; 0: a new one */
};

/* The argument with which the form takes up a draft, by the draft's object. */
struct planning_ask planning_ask(const char *object);

#endif
