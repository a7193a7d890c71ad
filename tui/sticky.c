#include "tui/sticky.h"

#include <stdlib.h>
#include <string.h>

#include "core/people/client.h"
#include "core/store/action.h"
#include "core/text/utf8.h"
#include "core/words.h"
#include "tui/conflict.h"
#include "tui/desk.h"
#include "tui/form.h"
#include "tui/kept.h"

enum { ASKED_CONFLICT = 1 };

struct note {
	struct form form;
	struct kept kept;
	int64_t client;
};

static const struct field fields[] = {
        {.name = "sticky", .label = N_("Sticky note"), .limit = 300},
};

static bool note_open(struct desk *desk, void *state, const void *argument)
{
	struct note *note = state;
	struct client client;
	note->client = *(const int64_t *)argument;
	if (client_get(desk_db(desk), note->client, &client) != DONE || !form_open(&note->form, fields, 1)) {
		form_close(&note->form);
		desk_refuse_store(desk);
		return false;
	}
	kept_open(desk, &note->kept, STICKY_FORM, client.number);
	note->kept.version = client.version;
	utf8_copy(note->kept.title, sizeof(note->kept.title), client.name);
	form_set(&note->form, "sticky", client.sticky);
	kept_take(desk, &note->kept, &note->form);
	form_start(&note->form);
	return true;
}

static void note_close(struct desk *desk, void *state)
{
	(void)desk;
	struct note *note = state;
	form_close(&note->form);
	kept_close(&note->kept);
}

/* ---- Saving ---- */

/* The row's other facts may have changed without the note: then nothing clashes. */
static bool find_conflict(struct desk *desk, struct note *note, struct conflict *out)
{
	struct client client;
	*out = (struct conflict){.mine = &note->form, .all = note->kept.older};
	if (client_get(desk_db(desk), note->client, &client) != DONE || client.version == note->kept.version ||
	    !form_open(&out->theirs, fields, 1))
		return false;
	out->version = client.version;
	form_set(&out->theirs, "sticky", client.sticky);
	return true;
}

static void save(struct desk *desk, struct note *note)
{
	const char *text = form_text(&note->form, "sticky");
	struct conflict conflict;
	enum status status = client_stick(desk_db(desk), note->client, note->kept.version, text, note->kept.op);
	if (status == CONFLICT && find_conflict(desk, note, &conflict)) {
		if (conflict_asks(desk, ASKED_CONFLICT, &conflict))
			return;
		note->kept.version = conflict.version;
		text = form_text(&note->form, "sticky");
		status = client_stick(desk_db(desk), note->client, note->kept.version, text, note->kept.op);
	}
	if (status != DONE) {
		form_refuse(&note->form, db_fault(desk_db(desk)));
		desk_refuse_store(desk);
		return;
	}
	kept_drop(desk, &note->kept);
	desk_say(desk, action_last(desk_db(desk)),
	         text[0] ? _("The sticky note of %s is written.") : _("The sticky note of %s is gone."),
	         note->kept.title);
	desk_finish(desk, (struct answer){.id = note->client});
}

static void note_answered(struct desk *desk, void *state, const struct answer *answer)
{
	struct note *note = state;
	if (!answer->given || answer->tag != ASKED_CONFLICT)
		return;
	note->kept.version = answer->id;
	note->kept.older = false;
	save(desk, note);
}

/* ---- The screen ---- */

static bool note_type(struct desk *desk, void *state, const struct key *key)
{
	struct note *note = state;
	enum form_event event = form_key(&note->form, key);
	if (event == FORM_SAVE)
		save(desk, note);
	return event != FORM_FREE;
}

static enum focus note_focus(const void *state)
{
	const struct note *note = state;
	return form_blank(&note->form) ? FOCUS_BLANK : FOCUS_TEXT;
}

static struct area form_area(struct area body)
{
	return (struct area){body.row + 1, body.col + 2, body.rows - 1, body.cols - 4};
}

static void note_layout(const struct desk *desk, void *state, struct area body)
{
	(void)desk;
	struct note *note = state;
	form_fit(&note->form, form_area(body));
}

static void note_draw(const struct desk *desk, const void *state, struct canvas *canvas, struct area body)
{
	(void)desk;
	const struct note *note = state;
	form_draw(&note->form, canvas, form_area(body));
}

static void note_title(const void *state, char *out, size_t size)
{
	const struct note *note = state;
	utf8_copy(out, size, note->kept.title);
}

static void note_keep(struct desk *desk, void *state)
{
	const struct note *note = state;
	kept_write(desk, &note->kept, &note->form);
}

static const struct command commands[] = {
        {"form.save", "Enter F12 Ctrl-S", N_("save"), N_("Saves the form."), RIGHT_NONE, NULL, NULL, NULL},
        {0},
};

const struct screen sticky_screen = {
        .name = N_("Sticky note"),
        .state_size = sizeof(struct note),
        .commands = commands,
        .open = note_open,
        .layout = note_layout,
        .draw = note_draw,
        .focus = note_focus,
        .type = note_type,
        .answered = note_answered,
        .draft = note_keep,
        .title = note_title,
        .close = note_close,
};
