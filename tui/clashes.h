#ifndef TUI_CLASHES_H
#define TUI_CLASHES_H

#include <stdint.h>

#include "tui/desk.h"

/* What else happens while a seminar is held (core/seminars/clash.h), as a list: Enter goes there. Pushed with the
 * seminar's id (const int64_t *). */
extern const struct screen clashes_screen;

/* Opens it above the caller when there is something in it. */
void clashes_show(struct desk *desk, int64_t seminar);

#endif
