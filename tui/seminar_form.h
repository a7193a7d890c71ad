#ifndef TUI_SEMINAR_FORM_H
#define TUI_SEMINAR_FORM_H

#include <stdint.h>

#include "tui/desk.h"

/*
 * Plans a seminar, or changes one. Both answer with its id. `argument` of the new one is the id of an earlier one that
 * is its template, or NULL; of the other the id (const int64_t *).
 */
extern const struct screen new_seminar_screen, edit_seminar_screen;

/* Their names in drafts; the object is the id, "new" for a new one without a template. */
#define SEMINAR_FORM      "seminar.new"
#define EDIT_SEMINAR_FORM "seminar.edit"

/* Opens one of them again from a draft's object. */
void seminar_form_resume(struct desk *desk, const struct screen *screen, const char *object);

#endif
