#ifndef TUI_GRID_CELL_H
#define TUI_GRID_CELL_H

#include "core/desks/lesson.h"
#include "tui/day_grid.h"
#include "tui/desk.h"

/* What a place of a grid shows, the same in a day at the desks and in a consultant's week. */

/* One column of the picture in one row. */
struct grid_place {
	int row, col, cols;
};

/* `inside` rows of the appointment lie above: its name in the first, then topic, who comes, the number to call. */
void grid_cell_visit(const struct desk *desk, const struct grid *grid, const struct grid_stop *stop,
                     const struct appointment *visit, int inside, struct canvas *canvas, struct grid_place at);

/* Nobody sits there, and why if that is known; else a whole run of such hours is a line. */
void grid_cell_closed(const struct grid_row *row, const char *reason, struct canvas *canvas, struct grid_place at);

/* What is said of a closed place: the reason where it begins, "" below it and where there is none. */
const char *grid_cell_reason(const struct closure *closure, const struct closure *above);

/* What a consultant teaches on that day in the row of a free place; NULL for nothing, and of any other place. */
const struct lesson *grid_lesson(const struct grid *grid, const struct grid_stop *stop,
                                 const struct lesson_list *lessons, int64_t consultant, int32_t day);
/* In the first of its rows that it is a seminar, its title beside that or in the next. */
void grid_cell_lesson(const struct grid *grid, const struct grid_stop *stop, const struct lesson *lesson,
                      struct canvas *canvas, struct grid_place at);

/* 14:00-17:00 セミナー  SNSで伝える店づくり */
void lesson_text(const struct lesson *lesson, char *out, size_t size);

/* As many whole words of a text as fit: the topics above a column. */
void grid_cell_words(const char *text, unsigned look, struct canvas *canvas, struct grid_place at);

#endif
