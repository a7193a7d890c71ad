#include "tui/row_form.h"

#include "core/store/db.h"
#include "core/text/utf8.h"
#include "core/words.h"
#include "tui/conflict.h"

enum { ASKED_CONFLICT = 1 };

bool row_form_open(struct desk *desk, struct row_form *f, const struct field *fields, int count)
{
	bool opened = form_open(&f->form, fields, count);
	f->form.context = f;
	if (opened)
		f->kept.version = f->load(desk, f, &f->form);
	if (!opened || (!f->fresh && !f->kept.version)) {
		row_form_close(desk, f);
		desk_refuse_store(desk);
		return false;
	}
	kept_take(desk, &f->kept, &f->form);
	form_start(&f->form);
	return true;
}

void row_form_close(struct desk *desk, void *state)
{
	(void)desk;
	struct row_form *f = state;
	form_close(&f->form);
	kept_close(&f->kept);
}

/* ---- Saving ---- */

/* The row as somebody else left it. False when nobody changed it. */
static bool find_conflict(struct desk *desk, struct row_form *f, struct conflict *out)
{
	*out = (struct conflict){.mine = &f->form, .all = f->kept.older};
	if (f->fresh || !form_open(&out->theirs, f->form.fields, f->form.count))
		return false;
	out->theirs.context = f->form.context;
	out->version = f->load(desk, f, &out->theirs);
	bool found = out->version && out->version != f->kept.version;
	if (!found)
		form_close(&out->theirs);
	return found;
}

static void save(struct desk *desk, struct row_form *f)
{
	struct fault fault = {{0}, {0}};
	struct conflict conflict;
	enum status status = f->write(desk, f, &fault);
	if (status == CONFLICT && find_conflict(desk, f, &conflict)) {
		if (conflict_asks(desk, ASKED_CONFLICT, &conflict))
			return;
		f->kept.version = conflict.version;
		status = f->write(desk, f, &fault);
	}
	if (status != DONE) {
		form_refuse(&f->form, &fault);
		desk_refuse(desk, &f->form.fault);
		return;
	}
	kept_drop(desk, &f->kept);
	f->done(desk, f);
}

void row_form_answered(struct desk *desk, void *state, const struct answer *answer)
{
	struct row_form *f = state;
	if (!answer->given || answer->tag != ASKED_CONFLICT)
		return;
	f->kept.version = answer->id;
	f->kept.older = false;
	save(desk, f);
}

/* ---- The screen ---- */

bool row_form_type(struct desk *desk, void *state, const struct key *key)
{
	struct row_form *f = state;
	enum form_event event = form_key(&f->form, key);
	if (event == FORM_SAVE)
		save(desk, f);
	return event != FORM_FREE;
}

enum focus row_form_focus(const void *state)
{
	const struct row_form *f = state;
	if (f->form.fields[f->form.focus].kind == FIELD_CHOICE)
		return FOCUS_CHOICE;
	return form_blank(&f->form) ? FOCUS_BLANK : FOCUS_TEXT;
}

static struct area form_area(struct area body)
{
	return (struct area){body.row + 1, body.col + 2, body.rows - 1, body.cols - 4};
}

void row_form_layout(const struct desk *desk, void *state, struct area body)
{
	(void)desk;
	struct row_form *f = state;
	form_fit(&f->form, form_area(body));
}

void row_form_draw(const struct desk *desk, const void *state, struct canvas *canvas, struct area body)
{
	(void)desk;
	const struct row_form *f = state;
	form_draw(&f->form, canvas, form_area(body));
}

void row_form_title(const void *state, char *out, size_t size)
{
	const struct row_form *f = state;
	utf8_copy(out, size, f->kept.title);
}

void row_form_keep(struct desk *desk, void *state)
{
	const struct row_form *f = state;
	kept_write(desk, &f->kept, &f->form);
}

static bool at_end(const struct desk *desk, const void *state)
{
	(void)desk;
	return form_ends(&((const struct row_form *)state)->form);
}

/* Enter is a line feed there. */
static bool in_lines(const struct desk *desk, const void *state)
{
	(void)desk;
	const struct form *form = &((const struct row_form *)state)->form;
	return form->fields[form->focus].kind == FIELD_LINES;
}

static bool in_one_line(const struct desk *desk, const void *state)
{
	return !in_lines(desk, state);
}

const struct command row_form_commands[] = {
        {"form.finish", "Enter", N_("save"), N_("Saves the form, from its last field."), RIGHT_NONE, NULL, at_end,
         NULL},
        {"form.leave", "Tab", N_("next"), N_("Goes to the next field; Enter begins a line."), RIGHT_NONE, NULL,
         in_lines, NULL},
        {"form.next", "Enter", N_("next"), N_("Goes to the next field, and saves on the last."), RIGHT_NONE, NULL,
         in_one_line, NULL},
        {"form.save", "F12 Ctrl-S", N_("save"), N_("Saves the form."), RIGHT_NONE, NULL, NULL, NULL},
        {0},
};
