#ifndef TUI_KEPT_H
#define TUI_KEPT_H

#include <stdbool.h>
#include <stdint.h>

#include "core/office/draft.h"
#include "tui/desk.h"
#include "tui/form.h"

/*
 * What keeps a form's text from being lost: its draft in the store, keyed to person, form and object, and the operation
 * id its save is done under, so that it is done once whatever happens in between. A draft of a row remembers which
 * version it was typed over, so that its save is refused when somebody changed the row since (rule R16).
 */
struct kept {
	char op[DRAFT_OP_BYTES];
	const char *form; /* the draft's */
	char object[64];
	char title[256]; /* what today calls it */
	int64_t version; /* of the row; 0: a form of a new one */
	bool older;      /* what was typed lies over a row that was another one then */
	char *text;      /* of the draft that was found, until it is typed in; owned */
};

/* A form opens now: under the operation of the draft there may be, else under a new one. An empty object is a form that
 * no other shall be filled with: its draft is found by the operation. kept_close also takes a zeroed one. */
void kept_open(struct desk *desk, struct kept *kept, const char *form, const char *object);
void kept_close(struct kept *kept);

/* Does the draft that was found hold this field? */
bool kept_holds(const struct kept *kept, const char *field);
/* Types the draft into the form, which is filled as the row is now, and says so. False: there is none. */
bool kept_take(struct desk *desk, struct kept *kept, struct form *form);

/* Keeps what is typed: of a row only what was changed. Where nothing is typed there is no draft. */
void kept_write(struct desk *desk, const struct kept *kept, const struct form *form);

/* The work is done, or given up. */
void kept_drop(struct desk *desk, const struct kept *kept);

#endif
