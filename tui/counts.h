#ifndef TUI_COUNTS_H
#define TUI_COUNTS_H

#include "core/counts/seminar_count.h"
#include "tui/screen.h"

/* F8: what the seminars of a fiscal year came to, a row for each topic and one for all; Enter opens what a figure
 * counts. */
extern const struct screen counts_screen;

/* The rows behind a figure, from a struct figure_of; Enter opens the seminar. */
struct figure_of {
	int year;
	enum count_by by;
	int64_t key;
	enum figure figure;
	char name[401]; /* of the count, as it stands in its row */
};
extern const struct screen figure_screen;

/* 出席, 事業所 ..., and what they are counted in: 人, か所. */
const char *figure_name(enum figure figure);
const char *figure_unit(enum figure figure);

/* What "*" means beside a figure, and beside the rows that are why. */
const char *figure_later_text(void);

/* 1,234 */
#define FIGURE_BYTES 16
char *figure_show(int figure, char text[FIGURE_BYTES]);

#endif
