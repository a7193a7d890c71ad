#include "tui/client_form_state.h"

#include <stdio.h>
#include <string.h>

#include "core/words.h"
#include "tui/card.h"
#include "tui/kana.h"

/* ---- Who is there already ---- */

static bool short_one(const struct desk *desk, const void *state)
{
	(void)desk;
	const struct client_form *f = state;
	return !f->facts.form.page_count;
}

static bool some_alike(const struct desk *desk, const void *state)
{
	(void)desk;
	const struct client_form *f = state;
	return f->panel && !f->alike.focused && lookalikes_any(&f->alike);
}

static bool in_panel(const struct desk *desk, const void *state)
{
	(void)desk;
	const struct client_form *f = state;
	return f->alike.focused;
}

static bool in_form(const struct desk *desk, const void *state)
{
	return !in_panel(desk, state);
}

static bool in_pages(const struct desk *desk, const void *state)
{
	return in_form(desk, state) && !short_one(desk, state);
}

static bool in_short_one(const struct desk *desk, const void *state)
{
	return in_form(desk, state) && short_one(desk, state);
}

static void more(struct desk *desk, void *state, uint32_t key)
{
	(void)key;
	client_form_more(desk, state);
}

static void enter_panel(struct desk *desk, void *state, uint32_t key)
{
	(void)key;
	struct client_form *f = state;
	f->alike.focused = true;
	desk_stop(desk);
}

/* Whoever waits for a client gets this one; else the card opens over the form, from which one may come back. */
static void go_there(struct desk *desk, void *state, uint32_t key)
{
	(void)key;
	struct client_form *f = state;
	int64_t client = lookalikes_client(&f->alike);
	if (!client)
		return;
	if (!f->client)
		kept_drop(desk, &f->kept);
	if (f->chooses) {
		f->given_up = true;
		desk_finish(desk, (struct answer){.id = client});
	} else if (desk_push(desk, &card_screen, OPENED_INSTEAD, &client)) {
		f->given_up = !f->client;
	}
}

static bool form_back(struct desk *desk, void *state)
{
	(void)desk;
	struct client_form *f = state;
	bool focused = f->alike.focused;
	f->alike.focused = false;
	return focused;
}

static void form_changed_elsewhere(struct desk *desk, void *state)
{
	struct client_form *f = state;
	bool changed = false;
	struct lookup *lookup = client_form_lookup(desk);
	if (lookup && lookup_refresh(lookup, &changed) == DONE && changed)
		lookalikes_forget(&f->alike);
	lookalikes_ask(&f->alike, &f->facts.form);
}

static void form_settle_down(struct desk *desk, void *state)
{
	struct client_form *f = state;
	facts_settle(&f->facts, desk_db(desk));
	lookalikes_ask(&f->alike, &f->facts.form);
	if (f->alike.focused && !lookalikes_any(&f->alike))
		f->alike.focused = false;
}

/* ---- Keys ---- */

static void ask_town(struct desk *desk, const struct client_form *f, int count)
{
	char texts[FACTS_TOWNS][FACTS_TOWN_BYTES];
	const char *labels[FACTS_TOWNS];
	for (int i = 0; i < count; i++) {
		facts_town(&f->facts, i, texts[i], sizeof(texts[i]));
		labels[i] = texts[i];
	}
	desk_ask(desk, ASKED_TOWN, _("Which town?"), labels, count, 0);
}

static void answered(struct desk *desk, void *state, const struct answer *answer)
{
	struct client_form *f = state;
	if (answer->tag == OPENED_INSTEAD)
		f->given_up = false;
	if (!answer->given)
		return;
	if (answer->tag == ASKED_TOWN)
		facts_take_town(&f->facts, answer->choice);
	if (answer->tag == ASKED_CONFLICT)
		client_form_save_over(desk, f, answer->id);
}

/* Tab leaves the panel, and so do the keys that save. */
static bool panel_key(struct client_form *f, uint32_t code)
{
	bool leaves = code == K_TAB || code == K_BACKTAB;
	f->alike.focused = !leaves && code != K_F(12) && code != K_CTRL('s');
	return leaves || (f->alike.focused && lookalikes_key(&f->alike, code));
}

static bool type(struct desk *desk, void *state, const struct key *key)
{
	struct client_form *f = state;
	char before[32];
	if (f->alike.focused)
		return panel_key(f, key->code) || (!f->alike.focused && type(desk, state, key));
	snprintf(before, sizeof(before), "%s", form_focused(&f->facts.form));
	enum form_event event = form_key(&f->facts.form, key);
	bool left = strcmp(before, form_focused(&f->facts.form)) != 0;
	int towns = left || event == FORM_SAVE ? facts_left(&f->facts, desk_db(desk), before) : 0;
	if (event == FORM_SAVE)
		client_form_save(desk, f);
	else if (towns > 0)
		ask_town(desk, f, towns);
	return event != FORM_FREE;
}

static enum focus focus(const void *state)
{
	const struct client_form *f = state;
	const struct form *form = &f->facts.form;
	if (f->alike.focused)
		return FOCUS_LIST;
	if (form->fields[form->focus].kind == FIELD_CHOICE)
		return FOCUS_CHOICE;
	return form_blank(form) ? FOCUS_BLANK : FOCUS_TEXT;
}

/* ---- Drawing ---- */

/* The second page has nothing by which one client looks like another, and needs the rows. */
static struct area panel_area(const struct client_form *f, struct area body, struct area *form)
{
	struct area panel = lookalikes_area(body, form);
	if (f->facts.form.fields[f->facts.form.focus].page > 0 && panel.col == body.col) {
		*form = body;
		panel.rows = 0;
	}
	return panel;
}

/* A free line above and a margin, as other forms have; the pages need all there is. */
static struct area form_area(const struct client_form *f, struct area area)
{
	if (f->facts.form.page_count)
		return (struct area){area.row, area.col + 1, area.rows, area.cols - 2};
	return (struct area){area.row + 1, area.col + 2, area.rows - 1, area.cols - 4};
}

static void layout(const struct desk *desk, void *state, struct area body)
{
	(void)desk;
	struct client_form *f = state;
	struct area area, panel = panel_area(f, body, &area);
	f->panel = panel.rows > 0;
	lookalikes_fit(&f->alike, panel);
	form_fit(&f->facts.form, form_area(f, area));
}

static void draw(const struct desk *desk, const void *state, struct canvas *canvas, struct area body)
{
	(void)desk;
	const struct client_form *f = state;
	struct area area, panel = panel_area(f, body, &area);
	form_draw(&f->facts.form, canvas, form_area(f, area));
	lookalikes_draw(&f->alike, canvas, panel);
}

static void title(const void *state, char *out, size_t size)
{
	const struct client_form *f = state;
	snprintf(out, size, "%s", f->kept.title);
}

/* What today calls a new client that is not saved yet: by name, else by reading, which may stand there in romaji. */
static void name_draft(const struct form *form, char *out, size_t size)
{
	char reading[FOLD_BYTES];
	const char *name = form_text(form, "name"), *typed = form_text(form, "reading");
	bool is_kana = kana_read(typed, reading, sizeof(reading));
	snprintf(out, size, _("new client %.200s"), name[0] ? name : is_kana ? reading : typed);
}

static void keep(struct desk *desk, void *state)
{
	struct client_form *f = state;
	struct kept kept = f->kept;
	if (!f->client)
		name_draft(&f->facts.form, kept.title, sizeof(kept.title));
	if (!f->given_up)
		kept_write(desk, &kept, &f->facts.form);
}

static bool at_end(const struct desk *desk, const void *state)
{
	return in_form(desk, state) && form_ends(&((const struct client_form *)state)->facts.form);
}

#define FORM_COMMANDS                                                                                                  \
	{"form.finish", "Enter", N_("save"), N_("Saves the form, from its last field."),                               \
	 RIGHT_NONE,    NULL,    at_end,     NULL},                                                                    \
	        {"form.next", "Enter", N_("next"), N_("Goes to the next field, and saves on the last."),               \
	         RIGHT_NONE,  NULL,    in_form,    NULL},                                                              \
	        {"form.save", "F12 Ctrl-S", N_("save"), N_("Saves the form."), RIGHT_NONE, NULL, in_form, NULL},       \
	        {"form.page", "PgDn PgUp", N_("page"), N_("Turns to the other page."),                                 \
	         RIGHT_NONE,  NULL,        in_pages,   NULL},                                                          \
	        {"duplicate.enter", "Ctrl-D",    N_("already there?"), N_("Goes to those who are likely the same."),   \
	         RIGHT_NONE,        enter_panel, some_alike,           NULL},                                          \
	{                                                                                                              \
		"duplicate.open", "Enter", N_("open"), N_("Opens this one instead."), RIGHT_NONE, go_there, in_panel,  \
		        NULL                                                                                           \
	}

static const struct command new_commands[] = {
        FORM_COMMANDS,
        {"form.more", "PgDn", N_("all facts"), N_("Shows all the facts of a client."), RIGHT_NONE, more, in_short_one,
         NULL},
        {0},
};

static const struct command edit_commands[] = {FORM_COMMANDS, {0}};

const struct screen new_client_screen = {
        .name = N_("New client"),
        .state_size = sizeof(struct client_form),
        .commands = new_commands,
        .open = client_form_new,
        .layout = layout,
        .changed = form_changed_elsewhere,
        .settle = form_settle_down,
        .draw = draw,
        .focus = focus,
        .type = type,
        .back = form_back,
        .answered = answered,
        .draft = keep,
        .title = title,
        .close = client_form_close,
};

const struct screen edit_client_screen = {
        .name = N_("Edit"),
        .state_size = sizeof(struct client_form),
        .commands = edit_commands,
        .open = client_form_edit,
        .layout = layout,
        .changed = form_changed_elsewhere,
        .settle = form_settle_down,
        .draw = draw,
        .focus = focus,
        .type = type,
        .back = form_back,
        .answered = answered,
        .draft = keep,
        .title = title,
        .close = client_form_close,
};
