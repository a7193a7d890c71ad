#ifndef TUI_DAY_STATE_H
#define TUI_DAY_STATE_H

#include "tui/day_data.h"
#include "tui/day_grid.h"
#include "tui/desk.h"
#include "tui/proposals.h"

/* What the files of the day's screen share: tui/day*.c. */

/* Where the parts of the screen stand; made by day_layout. */
struct day_places {
	int strip;        /* rows for line 3 and the proposals; 0 for none */
	int grid, rows;   /* the grid's first row, and how many it has */
	int detail;       /* the first row of what the cursor is on, and */
	int detail_rows;  /* how many it has */
	int left;         /* columns of the times */
	int column;       /* columns of a desk */
	int first, shown; /* the desks shown */
};

/* A free place that waits for somebody: Enter on it opened the look-up. */
struct day_kept {
	bool set, walk_in;
	int32_t day;
	int desk, cell;
};

struct day {
	struct day_data data;
	struct grid grid;
	struct grid_cursor cursor;
	bool on_count; /* the cursor is on the number of cancelled ones */
	int top;       /* the first row of the grid that is shown */
	int fitted;    /* the height its rows were made for */
	struct day_places places;
	int first_cell;            /* the first that has not passed, of the day shown; the running one counts */
	int session;               /* cells of a session */
	struct proposals find;     /* for whom a time is looked for */
	bool in_strip;             /* the focus is in the proposals */
	struct appointment moving; /* id 0: nothing is carried */
	struct day_kept kept;
	int64_t topics[QUESTION_CHOICES]; /* what the question offers */
	int32_t home_day;                 /* where the clerk was before a time was looked for */
	struct grid_cursor home;
	int64_t booked; /* the last that was booked here, for the read-back */
	int32_t met;    /* which day it was when its section was last opened */
};

/* ---- day_data and cursor: tui/day_show.c ---- */

/* Reads the day again; the cursor keeps what it is on. */
bool day_read(struct desk *desk, struct day *day);
/* Shows another day with the cursor at a desk and cell. */
bool day_go(struct desk *desk, struct day *day, int32_t to, int at_desk, int cell);
/* Shows an appointment's day with the cursor on it. */
void day_go_to(struct desk *desk, struct day *day, const struct appointment *visit);
/* What is under the cursor, NULL for nothing. */
const struct grid_stop *day_stop(const struct day *day);
/* The appointment under the cursor; NULL when there is none, or it is gone. */
const struct appointment *day_visit(const struct day *day);
/* The same while nothing is carried and the focus is in the grid: what the commands of its line are for. */
const struct appointment *day_line(const struct day *day);
/* The focus is in the grid, and nothing is carried. */
bool day_in_grid(const struct day *day);
/* The cell that Enter on a free place takes. */
int day_cell(const struct day *day, const struct grid_stop *stop);
/* Makes the grid anew in rows that suit its place. */
void day_fit(struct day *day, struct area body);

/* ---- looking for a time: tui/day_find.c ---- */

/* For the carried client, or with the carried appointment; nothing when nobody is carried. */
void day_find_begin(struct desk *desk, struct day *day);
/* Nobody is carried any more: the grid as it was before. */
void day_find_end(struct desk *desk, struct day *day);
/* Someone else may have cleared what is carried. */
void day_find_follow(const struct desk *desk, struct day *day);
void day_ask_topic(struct desk *desk, struct day *day);
void day_take_topic(struct desk *desk, struct day *day, const struct answer *answer);
void day_take_wish(struct desk *desk, struct day *day, const struct answer *answer);
/* Looks for a time for a wish of the waiting list, with all it says. */
void day_seek(struct desk *desk, struct day *day, int64_t waiting);
/* Takes the proposal under the cursor. */
void day_take_proposal(struct desk *desk, struct day *day);
/* Enter on a place of the grid: books there, or asks for whom. */
void day_book_at(struct desk *desk, struct day *day, struct day_kept place);
void day_take_who(struct desk *desk, struct day *day, const struct answer *answer);
/* The grid shows the proposal under the cursor. */
void day_show_proposal(struct desk *desk, struct day *day);
void day_put_down(struct desk *desk, struct day *day, int to_desk, int32_t to_day, int cell);
void day_pick_up(struct desk *desk, struct day *day, const struct appointment *visit);
/* The next free time of the desk after the cursor. */
void day_next_free(struct desk *desk, struct day *day);

/* Tags of what is pushed over the grid. */
enum day_tag { DAY_TOPIC = 1, DAY_WISH, DAY_FORM, DAY_WHO, DAY_WAITING, DAY_WAITS, DAY_CLOSE, DAY_SCHEDULE, DAY_OTHER };

/* ---- tui/day_draw.c ---- */

void day_draw(const struct desk *desk, const void *state, struct canvas *canvas, struct area body);

/* ---- What the cursor is on: tui/day_keys.c. The day as a whole: tui/day_rest.c ---- */

extern const struct command day_commands[], day_rest[];

#endif
