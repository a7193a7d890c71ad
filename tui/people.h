#ifndef TUI_PEOPLE_H
#define TUI_PEOPLE_H

#include "tui/screen.h"

/* The people of a client: added, changed, taken out. `argument` points to the client's id. */
extern const struct screen people_screen;

#endif
