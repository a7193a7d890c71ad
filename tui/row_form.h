#ifndef TUI_ROW_FORM_H
#define TUI_ROW_FORM_H

#include "core/status.h"
#include "tui/desk.h"
#include "tui/form.h"
#include "tui/kept.h"

/*
 * A small form of one row - a sticky note, a person, joining - as a screen: its state begins with a struct row_form,
 * and its table has ROW_FORM_HOOKS. The screen says how the row is read and written; drafts, refusals and what somebody
 * else saved meanwhile (rule R16) are settled here.
 */
struct row_form {
	struct form form;
	struct kept kept;
	/* Writes what is typed over kept.version under kept.op. Not DONE: with the fault. */
	enum status (*write)(struct desk *desk, struct row_form *f, struct fault *fault);
	/* It was written, and the draft is gone: says so and finishes. */
	void (*done)(struct desk *desk, struct row_form *f);
	/* Fills a form of the same fields from the row as it is by now. Gives its version, 0 when it is gone. */
	int64_t (*load)(struct desk *desk, const struct row_form *f, struct form *out);
	bool fresh; /* the row is a new one: `load` only presets */
};

/* Opens the form, filled by `load`, and types the draft in; its context is `f`. False: refused. */
bool row_form_open(struct desk *desk, struct row_form *f, const struct field *fields, int count);

bool row_form_type(struct desk *desk, void *state, const struct key *key);
void row_form_answered(struct desk *desk, void *state, const struct answer *answer);
enum focus row_form_focus(const void *state);
void row_form_layout(const struct desk *desk, void *state, struct area body);
void row_form_draw(const struct desk *desk, const void *state, struct canvas *canvas, struct area body);
void row_form_keep(struct desk *desk, void *state);
void row_form_title(const void *state, char *out, size_t size);
void row_form_close(struct desk *desk, void *state);

extern const struct command row_form_commands[];

#define ROW_FORM_HOOKS                                                                                                 \
	.commands = row_form_commands, .layout = row_form_layout, .draw = row_form_draw, .focus = row_form_focus,      \
	.type = row_form_type, .answered = row_form_answered, .draft = row_form_keep, .title = row_form_title,         \
	.close = row_form_close

#endif
