#ifndef TUI_READBACK_H
#define TUI_READBACK_H

#include "tui/desk.h"

/* Shows what is said to the caller about an appointment (復唱) until the next key. */
void readback_show(struct desk *desk, int tag, int64_t appointment);

extern const struct screen readback_screen;

#endif
