#ifndef TUI_SIGN_UP_SHEET_H
#define TUI_SIGN_UP_SHEET_H

#include "core/office/draft.h"
#include "core/seminars/seminar.h"
#include "tui/desk.h"
#include "tui/edit.h"
#include "tui/list.h"
#include "tui/party.h"

/* What the files of the sign-up share: tui/sign_up*.c. */

#define SHEET_ROSTER_KEY '*' /* all to the waiting list */
#define SHEET_OTHER_KEY  '/' /* somebody else of that name */
#define SHEET_OVER_KEY   '!' /* a seat beyond the capacity, with a reason */

struct sheet {
	struct party party;
	struct carried who;
	struct seminar_list seminar; /* a list of one */
	struct list list;            /* the guests, and below them the row with the field */
	struct edit name, reading, reason;
	bool in_reason;  /* seats beyond the capacity are wanted: why? */
	bool in_reading; /* a name in kanji was typed: how is it read? */
	int meant;       /* the guest whom the last typed name meant, who may be somebody else; -1 */
	char typed[PARTY_NAME_BYTES], typed_reading[PARTY_NAME_BYTES];
	char op[DRAFT_OP_BYTES]; /* its save is done once, whatever happens in between */
	bool touched;
};

/* Rows of the list: its last one is the field's. */
struct list_rows sheet_rows(const struct sheet *s);
/* The guest under the cursor, or -1. */
int sheet_guest(const struct sheet *s);
/* The one that is typed into. */
struct edit *sheet_edit(struct sheet *s);
/* Nothing is typed. */
bool sheet_blank(const struct sheet *s);

/* Looks anew what those chosen would get. */
void sheet_deal(struct desk *desk, struct sheet *s);
void sheet_save(struct desk *desk, struct sheet *s);

/* The field is empty and has the cursor. */
void sheet_empty(struct sheet *s);

/* Hooks of the screen. */
bool sheet_type(struct desk *desk, void *state, const struct key *key);
void sheet_layout(const struct desk *desk, void *state, struct area body);
void sheet_draw(const struct desk *desk, const void *state, struct canvas *canvas, struct area body);

#endif
