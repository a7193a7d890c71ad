#ifndef TUI_TODAY_DRAW_H
#define TUI_TODAY_DRAW_H

#include "tui/draw.h"
#include "tui/list.h"
#include "tui/today_data.h"

/* The home screen's body: appointments at the left, seminars, calls and drafts at the right. The list is of its rows.
 */
void today_draw(const struct today *today, const struct list *list, struct canvas *canvas, struct area body);

#endif
