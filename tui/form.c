#include "tui/form.h"

#include "core/text/width.h"
#include "core/words.h"
#include "tui/wrap.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define LIMIT         100
#define LINES         3
#define LABEL_LEAST   10
#define LABEL_MOST    20
#define BESIDE_BYTES  256
#define REFUSAL_LINES 3

bool form_open(struct form *form, const struct field *fields, int count)
{
	*form = (struct form){.fields = fields, .count = count, .refused = -1};
	if (count > FORM_FIELDS)
		return false;
	for (int i = 0; i < count; i++) {
		size_t limit = fields[i].limit > 0 ? (size_t)fields[i].limit : LIMIT;
		if (!edit_open(&form->edits[i], limit, fields[i].kind == FIELD_LINES))
			return false;
	}
	return true;
}

void form_close(struct form *form)
{
	for (int i = 0; i < form->count && i < FORM_FIELDS; i++)
		edit_close(&form->edits[i]);
	*form = (struct form){0};
}

static int field_at(const struct form *form, const char *name)
{
	for (int i = 0; i < form->count; i++)
		if (strcmp(form->fields[i].name, name) == 0)
			return i;
	return -1;
}

void form_set(struct form *form, const char *name, const char *text)
{
	int i = field_at(form, name);
	if (i >= 0)
		edit_set(&form->edits[i], text);
}

void form_choose(struct form *form, const char *name, const char *const *labels, int count, int at)
{
	int i = field_at(form, name);
	if (i >= 0)
		form->choices[i] = (struct form_choices){.labels = labels, .count = count, .at = at};
}

static bool lacks(const struct form *form, int i)
{
	const struct field *field = &form->fields[i];
	if (!field->needed || field->kind == FIELD_SHOWN)
		return false;
	return field->kind == FIELD_CHOICE ? form->choices[i].at < 0 : edit_empty(&form->edits[i]);
}

static int first_lacking(const struct form *form)
{
	for (int i = 0; i < form->count; i++)
		if (lacks(form, i))
			return i;
	return -1;
}

/* The next field that can have the focus, or -1. */
static int next_field(const struct form *form, int from, int step)
{
	for (int i = from + step; i >= 0 && i < form->count; i += step)
		if (form->fields[i].kind != FIELD_SHOWN)
			return i;
	return -1;
}

void form_start(struct form *form)
{
	int lacking = first_lacking(form);
	form->focus = lacking >= 0 ? lacking : next_field(form, form->count, -1);
	if (form->focus < 0)
		form->focus = 0;
}

void form_focus(struct form *form, const char *name)
{
	int i = field_at(form, name);
	if (i >= 0 && form->fields[i].kind != FIELD_SHOWN)
		form->focus = i;
}

const char *form_text(const struct form *form, const char *name)
{
	int i = field_at(form, name);
	return i >= 0 ? edit_text(&form->edits[i]) : "";
}

int form_choice(const struct form *form, const char *name)
{
	int i = field_at(form, name);
	return i >= 0 ? form->choices[i].at : -1;
}

bool form_changed(const struct form *form)
{
	for (int i = 0; i < form->count; i++)
		if (edit_changed(&form->edits[i]) || form->choices[i].changed)
			return true;
	return false;
}

bool form_blank(const struct form *form)
{
	enum field_kind kind = form->fields[form->focus].kind;
	return kind != FIELD_CHOICE && kind != FIELD_SHOWN && edit_empty(&form->edits[form->focus]);
}

static enum form_event save(struct form *form)
{
	int lacking = first_lacking(form);
	if (lacking < 0)
		return FORM_SAVE;
	struct fault fault = {{0}, {0}};
	fault_set(&fault, INVALID, form->fields[lacking].name, _("%s is needed here."), _(form->fields[lacking].label));
	form_refuse(form, &fault);
	return FORM_USED;
}

static void move(struct form *form, int step)
{
	int to = next_field(form, form->focus, step);
	if (to >= 0)
		form->focus = to;
}

static bool choose_key(struct form_choices *choices, uint32_t code)
{
	if (choices->count < 1)
		return false;
	if (code == K_RIGHT || code == ' ')
		choices->at = (choices->at + 1) % choices->count;
	else if (code == K_LEFT)
		choices->at = (choices->at + choices->count - 1) % choices->count;
	else if (code >= '0' && code <= '9' && (int)((code - '0' + 9) % 10) < choices->count)
		choices->at = (int)((code - '0' + 9) % 10);
	else
		return false;
	choices->changed = true;
	return true;
}

static bool field_key(struct form *form, const struct key *key)
{
	int i = form->focus;
	if (form->fields[i].kind == FIELD_SHOWN)
		return false;
	bool used = form->fields[i].kind == FIELD_CHOICE ? choose_key(&form->choices[i], key_command(key->code))
	                                                 : edit_key(&form->edits[i], key);
	if (used && form->refused == i)
		form->refused = -1;
	return used;
}

enum form_event form_key(struct form *form, const struct key *key)
{
	if (key->code == K_F(12) || key->code == K_CTRL('s'))
		return save(form);
	if (field_key(form, key))
		return FORM_USED;
	switch (key->code) {
	case K_ENTER:
		if (next_field(form, form->focus, 1) < 0)
			return save(form);
		move(form, 1);
		return FORM_USED;
	case K_TAB:
	case K_DOWN:
		move(form, 1);
		return FORM_USED;
	case K_BACKTAB:
	case K_UP:
		move(form, -1);
		return FORM_USED;
	default:
		return FORM_FREE;
	}
}

void form_refuse(struct form *form, const struct fault *fault)
{
	int i = field_at(form, fault->field);
	form->fault = *fault;
	form->refused = i >= 0 ? i : form->focus;
	if (form->fields[form->refused].kind != FIELD_SHOWN)
		form->focus = form->refused;
}

void form_settle(struct form *form)
{
	form->refused = -1;
}

static int label_width(const struct form *form)
{
	int width = LABEL_LEAST;
	for (int i = 0; i < form->count; i++) {
		int wide = width_text(_(form->fields[i].label));
		width = wide > width ? wide : width;
	}
	return (width < LABEL_MOST ? width : LABEL_MOST) + 2;
}

/* The lines of the refusal, drawn from `row` on when there is a canvas. */
static int refusal(const struct form *form, struct canvas *canvas, int row, int col)
{
	const char *text = form->fault.text;
	int lines = 0, cols = form->cols - label_width(form) - 1;
	for (; *text != '\0' && lines < REFUSAL_LINES; lines++) {
		size_t bytes = wrap_bytes(text, cols, false);
		if (bytes == 0)
			break;
		if (canvas)
			canvas_print(canvas, row + lines, col, cols, LOOK_WARN, "%.*s", (int)bytes, text);
		text += bytes;
	}
	return lines;
}

/* Without what was refused. */
static int own_rows(const struct form *form, int i)
{
	const struct field *field = &form->fields[i];
	return field->kind == FIELD_LINES ? (field->rows > 0 ? field->rows : LINES) : 1;
}

static int field_rows(const struct form *form, int i)
{
	return own_rows(form, i) + (form->refused == i ? refusal(form, NULL, 0, 0) : 0);
}

static int field_width(const struct form *form, int i)
{
	int place = form->cols - label_width(form) - 1;
	int limit = form->fields[i].limit > 0 ? form->fields[i].limit : LIMIT;
	if (form->fields[i].beside && place > 30)
		place = place / 2;
	return limit * 2 + 1 < place ? limit * 2 + 1 : place;
}

void form_fit(struct form *form, struct area area)
{
	form->rows = area.rows;
	form->cols = area.cols;
	int row = 0;
	for (int i = 0; i < form->count; i++) {
		int rows = field_rows(form, i);
		edit_fit(&form->edits[i], field_width(form, i), own_rows(form, i));
		if (i == form->focus) {
			if (form->top > row)
				form->top = row;
			if (form->top < row + rows - form->rows)
				form->top = row + rows - form->rows;
		}
		row += rows;
	}
	if (form->top > row - form->rows)
		form->top = row > form->rows ? row - form->rows : 0;
}

static void draw_choice(const struct form *form, struct canvas *canvas, int i, int row, int col)
{
	const struct form_choices *choices = &form->choices[i];
	const char *label = choices->at >= 0 && choices->at < choices->count ? choices->labels[choices->at] : "";
	bool focus = i == form->focus;
	int used = canvas_text(canvas, row, col, field_width(form, i), focus ? LOOK_UNDERLINE : LOOK_PLAIN, label);
	if (focus) {
		canvas_print(canvas, row, col + used + 2, 20, LOOK_DIM, "< %d/%d >", choices->at + 1, choices->count);
		canvas_cursor(canvas, row, col);
	}
}

static void draw_beside(const struct form *form, struct canvas *canvas, int i, int row, int col)
{
	char text[BESIDE_BYTES] = "";
	if (!form->fields[i].beside)
		return;
	form->fields[i].beside(form->context, edit_text(&form->edits[i]), text, sizeof(text));
	canvas_text(canvas, row, col + field_width(form, i) + 2, form->cols, LOOK_DIM, text);
}

static void draw_field(const struct form *form, struct canvas *canvas, int i, int row, int col)
{
	int value = col + label_width(form);
	bool focus = i == form->focus;
	canvas_text(canvas, row, col, label_width(form) - 1, focus ? LOOK_BOLD : LOOK_PLAIN, _(form->fields[i].label));
	if (form->fields[i].kind == FIELD_CHOICE)
		draw_choice(form, canvas, i, row, value);
	else if (form->fields[i].kind == FIELD_SHOWN)
		canvas_text(canvas, row, value, form->cols, LOOK_PLAIN, edit_text(&form->edits[i]));
	else
		edit_draw(&form->edits[i], canvas, row, value, focus);
	draw_beside(form, canvas, i, row, value);
	if (form->refused == i)
		refusal(form, canvas, row + own_rows(form, i), value);
}

int form_draw(const struct form *form, struct canvas *canvas, struct area area)
{
	int row = area.row - form->top;
	canvas_clip(canvas, area);
	for (int i = 0; i < form->count; i++) {
		draw_field(form, canvas, i, row, area.col);
		row += field_rows(form, i);
	}
	return row - area.row;
}
