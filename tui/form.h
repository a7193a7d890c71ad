#ifndef TUI_FORM_H
#define TUI_FORM_H

#include <stdbool.h>
#include <stddef.h>

#include "core/status.h"
#include "tui/draw.h"
#include "tui/edit.h"
#include "tui/key.h"

/*
 * Labelled fields, one below the other or two in a row. The fields are a const table; the form holds what is typed,
 * where the focus is and what was refused. Enter goes to the next field and saves on the last; Tab, Shift-Tab move in
 * the table's order, Up and Down by rows; F12 and Ctrl-S save from anywhere. A form opens on the first field that needs
 * something, or, if none does, on its last.
 *
 * A form of many facts has pages, each with a heading: the page of the focus is shown, PgDn and PgUp turn it, and so do
 * Enter and Down at its end. Below its fields is the line in which one says what is to be said of its value; a form
 * without pages says it below the field.
 */

#define FORM_FIELDS 32
#define FORM_PAGES  3

enum field_kind {
	FIELD_TEXT,   /* one line */
	FIELD_LINES,  /* many lines, `rows` of them shown; Enter is a line feed, Tab leaves */
	FIELD_CHOICE, /* one of form_choices; Left, Right, Space and digits choose */
	FIELD_SHOWN   /* stands there and cannot be changed */
};

/* Where it stands. In a form too narrow for two, every field has a row of its own. */
enum field_place { PLACE_ROW, PLACE_LEFT, PLACE_RIGHT /* beside the field before it, which is PLACE_LEFT */ };

/* What a field says of its value: how to type it, a doubt that never keeps from saving, what saving would refuse. */
enum field_word { WORD_NONE, WORD_HINT, WORD_DOUBT, WORD_WRONG };

struct field {
	const char *name;  /* as in faults and the contract: "reading". Unique in the form */
	const char *label; /* N_() */
	enum field_kind kind;
	bool needed; /* saving without it is refused */
	int limit;   /* in characters; 0 is 100 */
	int rows;    /* of FIELD_LINES; 0 is 3. Of FIELD_SHOWN, for what stands beside it; 0 is 1 */
	enum field_place place;
	int page;  /* 0 and on; never smaller than that of the field before */
	bool gap;  /* a free row above */
	int width; /* of the value, in columns; 0 is what the limit needs, or what there is */
	/*
	 * What stands beside the field as it is typed: how a date is read, romaji as katakana. Empty for nothing. May
	 * be NULL. `context` is the form's.
	 */
	void (*beside)(const void *context, const char *text, char *out, size_t size);
	/* What is to be said of the value; only with pages. May be NULL. */
	enum field_word (*says)(const void *context, const char *text, char *out, size_t size);
};

struct form_choices {
	const char *const *labels; /* borrowed */
	int count, at;
	int first; /* what it opened with */
};

/* Where a field stands, in rows and columns of the form's area; `row` -1: on another page. */
struct form_place {
	int row, rows;
	int label, label_cols;
	int value, value_cols;
	int end; /* the column behind what may stand beside it */
};

struct form {
	const struct field *fields;
	int count;
	int focus;
	const void *context;      /* for `beside` and `says`; borrowed */
	const char *const *pages; /* N_() headings, borrowed; NULL without pages */
	int page_count;
	int top;     /* the first row shown when the page is higher than its place */
	int height;  /* rows of the page */
	bool paired; /* there is room for two fields in a row */
	struct edit edits[FORM_FIELDS];
	struct form_choices choices[FORM_FIELDS];
	struct form_place places[FORM_FIELDS];
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
/* At most FORM_PAGES headings. */
void form_pages(struct form *form, const char *const *headings, int count);

/* What the form opens with. form_start then puts the focus where the form opens. Unknown names are ignored. */
void form_set(struct form *form, const char *name, const char *text);
void form_choose(struct form *form, const char *name, const char *const *labels, int count, int at);
void form_start(struct form *form);
void form_focus(struct form *form, const char *name);
/* Puts a value in as if it were typed: it counts as changed and can be taken back with Ctrl-Z. */
void form_take(struct form *form, const char *name, const char *text);

/* What stands there. Borrowed until the next key. "" and -1 for an unknown name. */
const char *form_text(const struct form *form, const char *name);
int form_choice(const struct form *form, const char *name);
/* Is it, or anything at all, other than what the form opened with? */
bool form_differs(const struct form *form, const char *name);
bool form_changed(const struct form *form);
/* The name of the field that has the focus. */
const char *form_focused(const struct form *form);
/* Is the focus in a field that holds nothing? Then the screen's focus is FOCUS_BLANK. */
bool form_blank(const struct form *form);

/* Does Enter save here? The focus is in the last field, and that is not one of many lines. */
bool form_ends(const struct form *form);

enum form_event form_key(struct form *form, const struct key *key);

/*
 * Saving was refused: the sentence, without the field's word, is kept in `fault` and stands under its field, which gets
 * the focus if it can have it, until the field is changed or form_settle says that the fault is gone.
 */
void form_refuse(struct form *form, const struct fault *fault);
void form_settle(struct form *form);

/*
 * How it is laid out, and drawn from the area's first row on; the cursor goes to the focus. The column left of the area
 * takes the sign of a field that is wrong (!) or doubtful (?). form_draw gives the rows used.
 */
void form_fit(struct form *form, struct area area);
int form_draw(const struct form *form, struct canvas *canvas, struct area area);

/*
 * What is typed as one text, "name=value" a line, for drafts, and back. form_write gives a string to be freed, NULL
 * without memory; with `changes` only what differs from what the form opened with, so that it can be laid over a row
 * that others changed. form_read ignores names it does not know.
 */
char *form_write(const struct form *form, bool changes);
void form_read(struct form *form, const char *draft);

#endif
