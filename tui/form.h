#ifndef TUI_FORM_H
#define TUI_FORM_H

#include <stdbool.h>
#include <stddef.h>

#include "core/status.h"
#include "tui/draw.h"
#include "tui/edit.h"
#include "tui/key.h"

/*
 * Labelled fields, one below the other. The fields are a const table; the form holds what is typed, where the focus is
 * and what was refused. Enter goes to the next field and saves on the last; Tab, Shift-Tab, Up and Down move; F12 and
 * Ctrl-S save from anywhere. A form opens on the first field that needs something, or, if none does, on its last.
 */

#define FORM_FIELDS 24

enum field_kind {
	FIELD_TEXT,   /* one line */
	FIELD_LINES,  /* many lines, `rows` of them shown; Enter is a line feed, Tab leaves */
	FIELD_CHOICE, /* one of form_choices; Left, Right, Space and digits choose */
	FIELD_SHOWN   /* stands there and cannot be changed */
};

struct field {
	const char *name;  /* as in faults and the contract: "reading". Unique in the form */
	const char *label; /* N_() */
	enum field_kind kind;
	bool needed; /* saving without it is refused */
	int limit;   /* in characters; 0 is 100 */
	int rows;    /* of FIELD_LINES; 0 is 3 */
	/*
	 * What stands beside the field as it is typed: how a date is read, romaji as katakana. Empty for nothing. May
	 * be NULL. `context` is the form's.
	 */
	void (*beside)(const void *context, const char *text, char *out, size_t size);
};

struct form_choices {
	const char *const *labels; /* borrowed */
	int count, at;
	bool changed; /* by a key, or by a draft */
};

struct form {
	const struct field *fields;
	int count;
	int focus;
	const void *context; /* for `beside`; borrowed */
	int top;             /* the first row shown when the form is higher than its place */
	int rows, cols;
	struct edit edits[FORM_FIELDS];
	struct form_choices choices[FORM_FIELDS];
	int refused; /* the field whose fault stands there, -1 for none */
	struct fault fault;
};

enum form_event {
	FORM_FREE, /* the key means nothing to the form */
	FORM_USED,
	FORM_SAVE /* the clerk wants it saved, and every needed field has something */
};

/* `fields` outlives the form. False without memory or with more than FORM_FIELDS. form_close also takes a zeroed one.
 */
bool form_open(struct form *form, const struct field *fields, int count);
void form_close(struct form *form);

/* What the form opens with. form_start then puts the focus where the form opens. Unknown names are ignored. */
void form_set(struct form *form, const char *name, const char *text);
void form_choose(struct form *form, const char *name, const char *const *labels, int count, int at);
void form_start(struct form *form);
void form_focus(struct form *form, const char *name);

/* What stands there. Borrowed until the next key. "" and -1 for an unknown name. */
const char *form_text(const struct form *form, const char *name);
int form_choice(const struct form *form, const char *name);
bool form_changed(const struct form *form);
/* Is the focus in a field that holds nothing? Then the screen's focus is FOCUS_BLANK. */
bool form_blank(const struct form *form);

enum form_event form_key(struct form *form, const struct key *key);

/*
 * Saving was refused: the sentence stands under its field, which gets the focus if it can have it, until the field is
 * changed or form_settle says that the fault is gone.
 */
void form_refuse(struct form *form, const struct fault *fault);
void form_settle(struct form *form);

/*
 * How it is laid out, and drawn from the area's first row on; the cursor goes to the focus. Gives the rows used.
 */
void form_fit(struct form *form, struct area area);
int form_draw(const struct form *form, struct canvas *canvas, struct area area);

/*
 * The whole of what is typed as one text, "name=value" a line, for drafts, and back. form_write gives a string to be
 * freed, NULL without memory. form_read ignores names it does not know.
 */
char *form_write(const struct form *form);
void form_read(struct form *form, const char *draft);

#endif
