#ifndef TUI_EDIT_ROWS_H
#define TUI_EDIT_ROWS_H

#include "tui/edit.h"

/* The field's rows on the screen. Only for tui/edit.c. */

/* Moves the cursor so many rows down (up, when negative), keeping its column as well as can be. False where there is no
 * such row. */
bool edit_row_move(struct edit *edit, int by);

/* Chooses the shown part so that the cursor is in it. */
void edit_scroll(struct edit *edit);

#endif
