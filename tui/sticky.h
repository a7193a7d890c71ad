#ifndef TUI_STICKY_H
#define TUI_STICKY_H

#include "tui/screen.h"

/* The sticky note (付箋). `argument` points to the client's id. */
extern const struct screen sticky_screen;

/* Its name in drafts; the object is the client's number. */
#define STICKY_FORM "client.sticky"

#endif
