#ifndef TUI_ROSTER_H
#define TUI_ROSTER_H

#include "core/seminars/seminar.h"
#include "core/seminars/sign_up.h"
#include "core/seminars/told.h"
#include "tui/draw.h"
#include "tui/list.h"

/* The people of one seminar as rows of a list (tui/roster*.c): tui/seminar.c has the keys. */

/* A line parts those with a seat, those waiting and those who cancelled; the cursor passes over it. */
enum { LINE_WAITING = -1, LINE_CANCELLED = -2 };

struct roster {
	int64_t id;
	struct seminar_list seminar; /* a list of one */
	struct sign_up_list people;
	struct told_list told; /* of one that is called off */
	int *rows;             /* places in `people`, or a line */
	int count, cancelled;
	int clashes;  /* what else happens at its time */
	int expected; /* how many will come, -1: nobody can say */
	struct list list;
	int64_t noted; /* whose words stand here */
	struct sign_up_words words;
	int receipt; /* the number of the last one, 0: none */
	bool is_void;
	enum seminar_status states[SEMINAR_CANCELLED + 1]; /* what the question offers */
};

/* Reads everything anew. False: the store's fault says why. */
bool roster_read(struct db *db, struct roster *r);
struct list_rows roster_rows(const struct roster *r);
const struct seminar *roster_seminar(const struct roster *r);
/* Who the cursor is on; NULL for nobody. */
const struct sign_up *roster_person(const struct roster *r);
/* From a line to the next person, downwards or upwards. */
void roster_pass_lines(struct roster *r, int step);

#define ROSTER_HEADING 4 /* rows above the list: the seminar's, its fees or a doubt, the names of the columns */

#define ROSTER_FOOT 1 /* and below: of the row under the cursor what the columns have no room for */

/* Draws everything; `now` is the office's clock. */
void roster_draw_all(const struct roster *r, int64_t now, struct canvas *canvas, struct area body);

#endif
