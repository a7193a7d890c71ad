#include "tui/merge_state.h"

#include <stdio.h>
#include <string.h>

#include "core/people/small.h"
#include "core/words.h"
#include "tui/wrap.h"

#define TEXT_BYTES 1024

/* Where the columns begin: the fact's name, who stays, who goes. */
struct columns {
	int left, right, width;
};

static struct columns columns_of(struct area body)
{
	int label = body.cols >= 100 ? 24 : body.cols >= 76 ? 18 : 15;
	int width = (body.cols - label - 1) / 2;
	return (struct columns){label, label + width, width};
}

/* A stored value as it is read; a note in one line. */
static void readable(const char *column, const char *stored, char out[TEXT_BYTES])
{
	enum size_class class;
	bool flag = strcmp(column, "labour_insurance") == 0 || strcmp(column, "bookkeeping") == 0;
	if (flag)
		stored = strcmp(stored, "1") == 0 ? _("yes") : "";
	else if (strcmp(column, "size_class") == 0 && size_class_find(stored, &class))
		stored = size_class_text(class);
	snprintf(out, TEXT_BYTES, "%s", stored);
	for (char *at = out; (at = strchr(at, '\n'));)
		*at = ' ';
}

static void draw_side(struct canvas *canvas, int row, int col, int width, const char *heading,
                      const struct client *client)
{
	canvas_field(canvas, row, col, width - 1, LOOK_DIM, heading);
	int used = canvas_print(canvas, row + 1, col, width - 1, LOOK_BOLD, "%s %s", client->number, client->name);
	if (used + 4 < width)
		canvas_print(canvas, row + 1, col + used + 1, width - used - 2, LOOK_PLAIN, "%s",
		             client_kind_text(client->kind));
}

/* "*" stands before what the winner will have. */
static void draw_value(struct canvas *canvas, int row, int col, int width, bool taken, const char *text)
{
	if (taken)
		canvas_text(canvas, row, col - 2, 1, LOOK_BOLD, "*");
	canvas_field(canvas, row, col, width - 3, taken ? LOOK_BOLD : LOOK_DIM, text);
}

static void draw_fact(const struct merge_field *field, struct canvas *canvas, int row, struct columns at)
{
	char winner[TEXT_BYTES], loser[TEXT_BYTES];
	readable(field->column, field->winner, winner);
	readable(field->column, field->loser, loser);
	canvas_field(canvas, row, 3, at.left - 6, field->differs ? LOOK_PLAIN : LOOK_DIM,
	             merge_column_label(field->column));
	if (!field->differs) {
		canvas_field(canvas, row, at.left, at.width - 3, LOOK_DIM, winner);
		canvas_field(canvas, row, at.right, at.width - 3, LOOK_DIM, loser);
		return;
	}
	draw_value(canvas, row, at.left, at.width, field->choice != MERGE_TAKE, winner);
	draw_value(canvas, row, at.right, at.width, field->choice != MERGE_KEEP, loser);
}

/* How many of the rows have which fate: "moves 11, there already 1". */
static void draw_table(const struct merge_state *merge, const struct merge_line *line, struct canvas *canvas, int row,
                       struct columns at)
{
	const struct merge_row *rows = &merge->preview.rows[line->at];
	int used = at.left;
	canvas_field(canvas, row, 3, at.left - 6, LOOK_BOLD, merge_table_label(rows->table));
	for (enum merge_fate fate = MERGE_MOVES; fate <= MERGE_CHANGES; fate++) {
		int count = 0;
		for (int i = 0; i < line->count; i++)
			count += rows[i].fate == fate;
		if (count)
			used += canvas_print(canvas, row, used, canvas->cols - used, LOOK_PLAIN, _("%s %d"),
			                     merge_fate_text(fate), count) +
			        2;
	}
}

static void draw_row(const struct merge_row *merged, struct canvas *canvas, int row, struct columns at)
{
	canvas_field(canvas, row, 5, at.left - 8, LOOK_DIM, merge_fate_text(merged->fate));
	canvas_field(canvas, row, at.left, canvas->cols - at.left - 1, LOOK_PLAIN, merged->text);
}

static void draw_line(const struct merge_state *merge, int i, struct canvas *canvas, int row, struct columns at)
{
	const struct merge_line *line = &merge->lines[i];
	if (line->kind == MERGE_FACT)
		draw_fact(&merge->preview.fields[line->at], canvas, row, at);
	else if (line->kind == MERGE_TABLE)
		draw_table(merge, line, canvas, row, at);
	else
		draw_row(&merge->preview.rows[line->at], canvas, row, at);
	if (i != merge->list.at || merge->list.lost)
		return;
	canvas_text(canvas, row, 1, 1, LOOK_PLAIN, ">");
	canvas_look(canvas, row, 0, canvas->cols, LOOK_ACCENT);
	canvas_cursor(canvas, row, 1);
}

/* What the cursor is on, in full. */
static void draw_whole(const struct merge_state *merge, struct canvas *canvas, struct area area)
{
	char text[TEXT_BYTES];
	const struct merge_line *line = merge_line_at(merge);
	if (line && line->kind == MERGE_ROW) {
		wrap_draw(canvas, area, LOOK_PLAIN, merge->preview.rows[line->at].text);
		return;
	}
	if (!line || line->kind != MERGE_FACT)
		return;
	const struct merge_field *field = &merge->preview.fields[line->at];
	readable(field->column, field->winner, text);
	area.row += wrap_draw(canvas, (struct area){area.row, area.col, 1, area.cols}, LOOK_PLAIN, text);
	readable(field->column, field->loser, text);
	if (field->differs)
		wrap_draw(canvas, (struct area){area.row, area.col, 1, area.cols}, LOOK_PLAIN, text);
}

static void draw_below(const struct merge_state *merge, struct canvas *canvas, struct area area)
{
	canvas_across(canvas, area.row++, 0, area.cols);
	area = (struct area){area.row, 1, area.rows - 1, area.cols - 2};
	if (*merge->preview.refusal) {
		wrap_draw(canvas, area, LOOK_WARN, merge->preview.refusal);
		return;
	}
	if (merge->preview.two_members) {
		int used = wrap_draw(canvas, area, LOOK_WARN, _("Both are members now: one membership goes."));
		area.row += used;
		area.rows -= used;
	}
	draw_whole(merge, canvas, area);
}

void merge_draw(const struct merge_state *merge, struct canvas *canvas, struct area body)
{
	struct columns at = columns_of(body);
	int top = body.row + MERGE_ABOVE;
	draw_side(canvas, body.row, at.left, at.width, _("Stays"), &merge->preview.winner);
	draw_side(canvas, body.row, at.right, at.width, _("Goes"), &merge->preview.loser);
	for (int i = 0; i < merge->list.rows && merge->list.top + i < merge->line_count; i++)
		draw_line(merge, merge->list.top + i, canvas, top + i, at);
	draw_below(merge, canvas, (struct area){body.row + body.rows - MERGE_BELOW, 0, MERGE_BELOW, body.cols});
}
