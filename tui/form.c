#include "tui/form.h"

#include "core/words.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define LIMIT 100

bool form_open(struct form *form, const struct field *fields, int count)
{
	*form = (struct form){.fields = fields, .count = count, .refused = -1, .paired = true};
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

void form_pages(struct form *form, const char *const *headings, int count)
{
	form->pages = headings;
	form->page_count = count < FORM_PAGES ? count : FORM_PAGES;
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
		form->choices[i] = (struct form_choices){labels, count, at, at};
}

void form_take(struct form *form, const char *name, const char *text)
{
	int i = field_at(form, name);
	if (i < 0 || form->fields[i].kind == FIELD_SHOWN)
		return;
	if (form->fields[i].kind == FIELD_CHOICE) {
		long at = strtol(text, NULL, 10);
		if (at >= -1 && at < form->choices[i].count)
			form->choices[i].at = (int)at;
	} else if (strcmp(edit_text(&form->edits[i]), text) != 0) {
		edit_choose(&form->edits[i]);
		edit_key(&form->edits[i], &(struct key){.code = K_BACKSPACE});
		edit_key(&form->edits[i], &(struct key){.code = K_PASTE, .text = text});
	}
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

static bool differs(const struct form *form, int i)
{
	if (form->fields[i].kind == FIELD_CHOICE)
		return form->choices[i].at != form->choices[i].first;
	return edit_changed(&form->edits[i]);
}

bool form_differs(const struct form *form, const char *name)
{
	int i = field_at(form, name);
	return i >= 0 && differs(form, i);
}

bool form_changed(const struct form *form)
{
	for (int i = 0; i < form->count; i++)
		if (differs(form, i))
			return true;
	return false;
}

const char *form_focused(const struct form *form)
{
	return form->fields[form->focus].name;
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

/* The first field of the row a field stands in. */
static int row_of(const struct form *form, int i)
{
	return form->paired && form->fields[i].place == PLACE_RIGHT ? i - 1 : i;
}

/* To the next row; of two fields there, to the one on the side of the focus. */
static void move_row(struct form *form, int step)
{
	int from = form->focus, to = next_field(form, from, step);
	while (to >= 0 && row_of(form, to) == row_of(form, from))
		to = next_field(form, to, step);
	if (to < 0)
		return;
	int left = row_of(form, to), right = left + 1 < form->count && row_of(form, left + 1) == left ? left + 1 : left;
	int side = form->fields[from].place == PLACE_RIGHT ? right : left;
	form->focus = form->fields[side].kind != FIELD_SHOWN ? side : to;
}

static void turn_page(struct form *form, int step)
{
	int page = form->fields[form->focus].page + step;
	for (int i = 0; i < form->count; i++)
		if (form->fields[i].page == page && form->fields[i].kind != FIELD_SHOWN) {
			form->focus = i;
			return;
		}
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

/* The keys that leave the field. */
static bool leave_key(struct form *form, uint32_t code)
{
	switch (code) {
	case K_TAB:
		move(form, 1);
		return true;
	case K_BACKTAB:
		move(form, -1);
		return true;
	case K_DOWN:
		move_row(form, 1);
		return true;
	case K_UP:
		move_row(form, -1);
		return true;
	default:
		return false;
	}
}

enum form_event form_key(struct form *form, const struct key *key)
{
	if (key->code == K_F(12) || key->code == K_CTRL('s'))
		return save(form);
	if (form->page_count > 1 && (key->code == K_PAGEDOWN || key->code == K_PAGEUP)) {
		turn_page(form, key->code == K_PAGEDOWN ? 1 : -1);
		return FORM_USED;
	}
	if (field_key(form, key))
		return FORM_USED;
	if (key->code == K_ENTER && next_field(form, form->focus, 1) < 0)
		return save(form);
	if (key->code == K_ENTER)
		move(form, 1);
	return key->code == K_ENTER || leave_key(form, key->code) ? FORM_USED : FORM_FREE;
}

bool form_ends(const struct form *form)
{
	return form->fields[form->focus].kind != FIELD_LINES && next_field(form, form->focus, 1) < 0;
}

/* The core begins with the field's word, which stands there as its label. */
static const char *without_word(const struct fault *fault)
{
	size_t length = strlen(fault->field);
	const char *text = fault->text;
	if (length && strncmp(text, fault->field, length) == 0 && text[length] == ':')
		text += length + 1 + strspn(text + length + 1, " ");
	return text;
}

void form_refuse(struct form *form, const struct fault *fault)
{
	int i = field_at(form, fault->field);
	form->fault = *fault;
	snprintf(form->fault.text, sizeof(form->fault.text), "%s", without_word(fault));
	form->refused = i >= 0 ? i : form->focus;
	if (form->fields[form->refused].kind != FIELD_SHOWN)
		form->focus = form->refused;
}

void form_settle(struct form *form)
{
	form->refused = -1;
}
