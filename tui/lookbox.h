#ifndef TUI_LOOKBOX_H
#define TUI_LOOKBOX_H

#include <stdbool.h>
#include <stdint.h>

#include "core/people/lookup.h"
#include "tui/draw.h"
#include "tui/edit.h"
#include "tui/list.h"
#include "tui/marks.h"

/*
 * The look-up box: one field, the best hits below it, and at the end 「＋ 新しい相談者として登録」. It stands on the
 * members screen and wherever a client is asked for. Typing narrows, arrows move in the list while the field keeps the
 * focus; Tab gives the list the focus, so that letters become commands.
 */

/* A hit as it is shown: its own copy, since the look-up's texts go with the next question. */
struct lookbox_row {
	int64_t client; /* 0: the last row, a new client */
	enum client_kind kind;
	char text[LOOKUP_COLUMNS][256];
	struct lookup_mark mark[LOOKUP_COLUMNS][LOOKUP_MARKS];
	/* What matched and has no column: the town as well. */
	enum lookup_field aside;
	char aside_text[256]; /* "": none */
	struct lookup_mark aside_mark[LOOKUP_MARKS];
};

struct lookbox {
	struct lookup *lookup; /* borrowed */
	struct edit edit;
	struct list list;
	bool in_list; /* Tab: the list has the focus */
	bool more;
	bool partial; /* asked before all clients were loaded */
	bool moved;   /* the cursor was moved since the text was typed */
	int count;    /* rows, with the last one */
	struct lookbox_row *rows;
	struct marks marks; /* of clients; new questions leave them */
	int64_t marked;     /* the client marked last; 0: none. A range begins there */
};

/* False without memory. lookbox_close also takes a zeroed one. */
bool lookbox_open(struct lookbox *box, struct lookup *lookup);
void lookbox_close(struct lookbox *box);

/* Asks again with what is typed: after a change in the store. The cursor stays on its client. */
void lookbox_again(struct lookbox *box);
/* Selects what is typed, as F3 does. */
void lookbox_choose(struct lookbox *box);
/* Empties the field. False if it was empty already. */
bool lookbox_clear(struct lookbox *box);

/* As if `text` had been typed into the empty field. */
void lookbox_ask(struct lookbox *box, const char *text);

bool lookbox_empty(const struct lookbox *box);
const char *lookbox_text(const struct lookbox *box);
/* The highlighted row, NULL if none is. */
const struct lookbox_row *lookbox_row(const struct lookbox *box);

/*
 * Marks: the highlighted row's is set, or taken; all between the one marked last and the highlighted row are set; all
 * hits that the list has. False: no row to mark, or no memory.
 */
bool lookbox_mark(struct lookbox *box);
bool lookbox_mark_range(struct lookbox *box);
bool lookbox_mark_all(struct lookbox *box);
/* Takes all marks. False if there were none. */
bool lookbox_unmark(struct lookbox *box);

/* Uses a key: typing, arrows, Tab. False when it means nothing here. */
bool lookbox_key(struct lookbox *box, const struct key *key);

/* Fits list and field into the area's size; `label` stands before the field. */
void lookbox_fit(struct lookbox *box, struct area area, const char *label);
void lookbox_draw(const struct lookbox *box, struct canvas *canvas, struct area area, const char *label);

#endif
