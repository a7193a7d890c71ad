#ifndef TUI_SEMINAR_FORM_H
#define TUI_SEMINAR_FORM_H

#include "tui/screen.h"

/* Plans a seminar of one session. Answers with its id. */
extern const struct screen new_seminar_screen;

/* Its name in drafts; there is one object, "". */
#define SEMINAR_FORM "seminar.new"

#endif
