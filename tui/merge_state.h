#ifndef TUI_MERGE_STATE_H
#define TUI_MERGE_STATE_H

#include "core/office/draft.h"
#include "core/people/merge.h"
#include "tui/list.h"
#include "tui/merge.h"

/* The inside of the merge screen, for tui/merge*.c alone. */

#define MERGE_ABOVE 3 /* rows above the list: who stays and who goes */
#define MERGE_BELOW 4 /* and below it: a line, and what the cursor is on in full */

/* A line of the screen: a fact, a table of rows that move, or one of its rows. */
enum merge_line_kind { MERGE_FACT, MERGE_TABLE, MERGE_ROW };

struct merge_line {
	enum merge_line_kind kind;
	int at;    /* place among the preview's fields or rows; of a table, its first row */
	int count; /* of a table: its rows */
};

struct merge_state {
	struct merge_ask ask;
	struct merge_preview preview;
	struct merge_line *lines;
	int line_count;
	char opened[64]; /* the table whose rows are shown; "" for none */
	struct list list;
	char op[DRAFT_OP_BYTES]; /* done once, whatever happens in between */
};

const struct merge_line *merge_line_at(const struct merge_state *merge);
void merge_draw(const struct merge_state *merge, struct canvas *canvas, struct area body);

#endif
