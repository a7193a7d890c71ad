#include "tui/conflict.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/history/history.h"
#include "core/time/show.h"
#include "core/words.h"
#include "tui/list.h"
#include "tui/wrap.h"

#define HEAD_ROWS  4 /* the sentence, a free line, the columns' heads, and a free line */
#define FOOT_ROWS  5 /* both values of the row under the cursor, in full */
#define LABEL_COLS 18
#define WHO_BYTES  512

struct clash {
	struct conflict conflict;
	char who[WHO_BYTES];
	int count;
	int fields[FORM_FIELDS]; /* of the rows */
	bool mine[FORM_FIELDS];  /* chosen, by row */
	struct list list;
};

static bool is_choice(const struct form *form, int i)
{
	return form->fields[i].kind == FIELD_CHOICE;
}

/* As the reader sees it. */
static const char *shown(const struct form *form, int i)
{
	const struct form_choices *choices = &form->choices[i];
	if (!is_choice(form, i))
		return edit_text(&form->edits[i]);
	return choices->at >= 0 && choices->at < choices->count ? choices->labels[choices->at] : "";
}

/* As a form takes it. */
static const char *taken(const struct form *form, int i, char digits[16])
{
	if (!is_choice(form, i))
		return edit_text(&form->edits[i]);
	snprintf(digits, 16, "%d", form->choices[i].at);
	return digits;
}

static bool same(const struct form *a, const struct form *b, int i)
{
	return is_choice(a, i) ? a->choices[i].at == b->choices[i].at
	                       : strcmp(edit_text(&a->edits[i]), edit_text(&b->edits[i])) == 0;
}

/* Did somebody change it since my form opened? */
static bool changed_by_others(const struct conflict *conflict, int i)
{
	const struct form *mine = conflict->mine, *theirs = &conflict->theirs;
	if (is_choice(mine, i))
		return mine->choices[i].first != theirs->choices[i].at;
	return strcmp(edit_first(&mine->edits[i]), edit_text(&theirs->edits[i])) != 0;
}

static bool clashes(const struct conflict *conflict, int i)
{
	if (conflict->mine->fields[i].kind == FIELD_SHOWN || same(conflict->mine, &conflict->theirs, i))
		return false;
	return conflict->all || changed_by_others(conflict, i);
}

static void lay(struct form *mine, const struct form *theirs, int i, bool keep)
{
	char digits[16], theirs_digits[16];
	char *typed = strdup(taken(mine, i, digits));
	const char *name = mine->fields[i].name;
	if (is_choice(mine, i))
		form_choose(mine, name, mine->choices[i].labels, mine->choices[i].count, theirs->choices[i].at);
	else
		form_set(mine, name, taken(theirs, i, theirs_digits));
	if (keep && typed)
		form_take(mine, name, typed);
	free(typed);
}

/* Fields that are not kept become theirs. */
static void lay_over(struct form *mine, const struct form *theirs, const bool kept[FORM_FIELDS])
{
	for (int i = 0; i < mine->count; i++)
		if (mine->fields[i].kind != FIELD_SHOWN)
			lay(mine, theirs, i, kept[i]);
}

static void typed(const struct form *mine, bool out[FORM_FIELDS])
{
	for (int i = 0; i < mine->count; i++)
		out[i] = form_differs(mine, mine->fields[i].name);
}

/* ---- The screen ---- */

static int64_t id_at(const void *rows, int at)
{
	const struct clash *clash = rows;
	return clash->fields[at] + 1;
}

static struct list_rows rows_of(const struct clash *clash)
{
	return (struct list_rows){clash->count, id_at, clash};
}

/* Who, and when: the version of a row is the action that wrote it. */
static void write_who(struct desk *desk, struct clash *clash)
{
	struct history_entry *entry = calloc(1, sizeof(*entry));
	char clock[CLOCK_BYTES];
	if (entry && desk_db(desk) && history_get(desk_db(desk), clash->conflict.version, entry) == DONE)
		snprintf(clash->who, sizeof(clash->who), _("%s saved other values at %s. Choose for each field:"),
		         entry->staff_name, clock_format(moment_minute(entry->at), clock));
	else
		snprintf(clash->who, sizeof(clash->who), "%s",
		         _("Somebody else saved other values meanwhile. Choose for each field:"));
	free(entry);
}

static bool clash_open(struct desk *desk, void *state, const void *argument)
{
	struct clash *clash = state;
	clash->conflict = *(const struct conflict *)argument;
	for (int i = 0; i < clash->conflict.mine->count; i++)
		if (clashes(&clash->conflict, i)) {
			clash->mine[clash->count] =
			        form_differs(clash->conflict.mine, clash->conflict.mine->fields[i].name);
			clash->fields[clash->count++] = i;
		}
	write_who(desk, clash);
	list_begin(&clash->list, rows_of(clash), 0);
	return true;
}

static void clash_close(struct desk *desk, void *state)
{
	(void)desk;
	struct clash *clash = state;
	form_close(&clash->conflict.theirs);
}

static void choose(struct desk *desk, void *state, uint32_t key)
{
	(void)desk;
	struct clash *clash = state;
	if (!list_holds(&clash->list))
		return;
	bool *mine = &clash->mine[clash->list.at];
	*mine = key == '1' ? false : key == '2' ? true : !*mine;
}

static void keep(struct desk *desk, void *state, uint32_t key)
{
	(void)key;
	struct clash *clash = state;
	bool kept[FORM_FIELDS];
	typed(clash->conflict.mine, kept);
	for (int row = 0; row < clash->count; row++)
		kept[clash->fields[row]] = clash->mine[row];
	lay_over(clash->conflict.mine, &clash->conflict.theirs, kept);
	desk_finish(desk, (struct answer){.id = clash->conflict.version});
}

static bool clash_type(struct desk *desk, void *state, const struct key *key)
{
	(void)desk;
	struct clash *clash = state;
	return list_key(&clash->list, key->code, rows_of(clash));
}

static enum focus clash_focus(const void *state)
{
	(void)state;
	return FOCUS_CHOICE;
}

/* ---- Drawing ---- */

static void clash_layout(const struct desk *desk, void *state, struct area body)
{
	(void)desk;
	struct clash *clash = state;
	list_fit(&clash->list, body.rows - HEAD_ROWS - FOOT_ROWS - 1);
}

static void draw_value(struct canvas *canvas, struct area at, bool chosen, const char *text)
{
	canvas_text(canvas, at.row, at.col, 1, LOOK_BOLD, chosen ? "*" : "");
	canvas_field(canvas, at.row, at.col + 2, at.cols - 3, chosen ? LOOK_BOLD : LOOK_DIM,
	             text[0] ? text : _("(empty)"));
}

static void draw_row(const struct clash *clash, struct canvas *canvas, struct area body, int row, int y)
{
	const struct form *mine = clash->conflict.mine;
	int field = clash->fields[row], half = (body.cols - 2 - LABEL_COLS) / 2;
	bool chosen = clash->mine[row];
	canvas_field(canvas, y, body.col + 2, LABEL_COLS - 1, LOOK_PLAIN, _(mine->fields[field].label));
	draw_value(canvas, (struct area){y, body.col + 2 + LABEL_COLS, 1, half}, !chosen,
	           shown(&clash->conflict.theirs, field));
	draw_value(canvas, (struct area){y, body.col + 2 + LABEL_COLS + half, 1, half}, chosen, shown(mine, field));
	if (row == clash->list.at && !clash->list.lost) {
		canvas_text(canvas, y, body.col, 1, LOOK_PLAIN, ">");
		canvas_look(canvas, y, body.col, body.cols, LOOK_ACCENT);
		canvas_cursor(canvas, y, body.col);
	}
}

/* Up to two lines each. */
static int draw_whole(struct canvas *canvas, struct area at, const char *label, const char *text)
{
	int rows = 0;
	canvas_field(canvas, at.row, at.col, LABEL_COLS - 1, LOOK_DIM, label);
	for (; rows < 2 && *text; rows++) {
		size_t line = strcspn(text, "\n"), fits = wrap_bytes(text, at.cols - LABEL_COLS, false);
		size_t bytes = line < fits ? line : fits;
		canvas_print(canvas, at.row + rows, at.col + LABEL_COLS, at.cols - LABEL_COLS, LOOK_PLAIN, "%.*s",
		             (int)bytes, text);
		text += bytes + (text[bytes] == '\n');
		if (bytes == 0 && line > 0)
			break;
	}
	return rows > 0 ? rows : 1;
}

static void clash_draw(const struct desk *desk, const void *state, struct canvas *canvas, struct area body)
{
	(void)desk;
	const struct clash *clash = state;
	int half = (body.cols - 2 - LABEL_COLS) / 2, left = body.col + 2 + LABEL_COLS + 2;
	canvas_text(canvas, body.row, body.col + 1, body.cols - 2, LOOK_BOLD, clash->who);
	canvas_text(canvas, body.row + 2, left, half - 2, LOOK_DIM, _("1 Theirs"));
	canvas_text(canvas, body.row + 2, left + half, half - 2, LOOK_DIM, _("2 Mine"));
	for (int i = 0; i < clash->list.rows && clash->list.top + i < clash->count; i++)
		draw_row(clash, canvas, body, clash->list.top + i, body.row + HEAD_ROWS + i);
	if (!list_holds(&clash->list))
		return;
	struct area foot = {body.row + body.rows - FOOT_ROWS, body.col + 2, FOOT_ROWS, body.cols - 3};
	int field = clash->fields[clash->list.at];
	canvas_across(canvas, foot.row, body.col, body.cols);
	foot.row++;
	foot.row += draw_whole(canvas, foot, _("Theirs"), shown(&clash->conflict.theirs, field));
	draw_whole(canvas, foot, _("Mine"), shown(clash->conflict.mine, field));
}

static const struct command clash_commands[] = {
        {"conflict.choose", "1 2 Space Left Right", N_("choose"), N_("Takes their value or mine for this field."),
         RIGHT_NONE, choose, NULL, "1 2"},
        {"form.save", "Enter F12 Ctrl-S", N_("save"), N_("Saves with what was chosen."), RIGHT_NONE, keep, NULL, NULL},
        {0},
};

const struct screen conflict_screen = {
        .name = N_("Changed meanwhile"),
        .state_size = sizeof(struct clash),
        .commands = clash_commands,
        .open = clash_open,
        .layout = clash_layout,
        .draw = clash_draw,
        .focus = clash_focus,
        .type = clash_type,
        .close = clash_close,
};

bool conflict_asks(struct desk *desk, int tag, struct conflict *conflict)
{
	bool stands = false, kept[FORM_FIELDS] = {false};
	for (int i = 0; i < conflict->mine->count; i++)
		stands = stands || clashes(conflict, i);
	if (stands && desk_push(desk, &conflict_screen, tag, conflict))
		return true;
	if (!stands) {
		typed(conflict->mine, kept);
		lay_over(conflict->mine, &conflict->theirs, kept);
	}
	form_close(&conflict->theirs);
	return stands;
}
