#ifndef TUI_EDIT_H
#define TUI_EDIT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "tui/draw.h"
#include "tui/key.h"

/*
 * A field: text that is being typed, one line or many, moved through by what one sees as a character. It knows text,
 * positions and columns, no terminal. Keys: the arrows, Home, End, Ctrl-A, Ctrl-E, Backspace, Del, Ctrl-K (to the end
 * of the line), Ctrl-U (to its start), Ctrl-W (the word before), Ctrl-Z and Ctrl-Y (typing taken back and done
 * again, while there is any); in many lines also Up, Down, PgUp, PgDn and Enter.
 */

#define EDIT_PASTS 64

struct edit_past;

struct edit {
	char *text; /* UTF-8, never NULL after edit_open */
	size_t bytes, room;
	size_t at;    /* the cursor, in bytes, at the border of a character */
	size_t limit; /* in characters */
	bool lines;   /* many lines: Enter is a line feed */
	bool chosen;  /* all of it is selected: the next character replaces it */
	bool refused; /* the last key would have gone over the limit, or was a character that may not be stored */
	int width, height;
	size_t top; /* many lines: the byte where the first shown row begins; one line: the first shown */
	struct edit_past *pasts;
	int past, past_count; /* where in the kept states we are */
	int typing;           /* what kind of change the last key made, so that a run of letters is one step back */
};

/* False without memory. `limit` is in characters. edit_close also takes a zeroed one. */
bool edit_open(struct edit *edit, size_t limit, bool lines);
void edit_close(struct edit *edit);

/* Replaces the text, as when a form opens: nothing to take back, cursor at the end. False without memory. */
bool edit_set(struct edit *edit, const char *text);
const char *edit_text(const struct edit *edit);
bool edit_empty(const struct edit *edit);
/* What it was at the last edit_set. */
const char *edit_first(const struct edit *edit);
/* Has it been typed into since edit_set (and not taken back)? */
bool edit_changed(const struct edit *edit);
/* Selects everything, as F3 does with the look-up box. */
void edit_choose(struct edit *edit);

/* How wide and high it is shown; the shown part then holds the cursor. */
void edit_fit(struct edit *edit, int width, int height);

/*
 * Uses a key; false when the key means nothing here and is free for others (Ctrl-Z without typing to take back, Up in
 * one line or from the first of many, Enter in one line, Tab). A paste goes in as text; in one line its line feeds
 * become spaces.
 */
bool edit_key(struct edit *edit, const struct key *key);

/* Draws the shown part at row, col in the size of edit_fit, and with `focus` puts the cursor there. */
void edit_draw(const struct edit *edit, struct canvas *canvas, int row, int col, bool focus);

#endif
