#include "tui/client_form.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/office/draft.h"
#include "core/people/client.h"
#include "core/store/action.h"
#include "core/text/fold.h"
#include "core/text/romaji.h"
#include "core/text/utf8.h"
#include "core/words.h"
#include "tui/desk.h"
#include "tui/form.h"

struct client_form {
	struct form form;
	int64_t client, version; /* 0: a new one */
	char op[DRAFT_OP_BYTES];
	const char *name; /* of the draft */
	char object[32];  /* whose draft it is */
	char title[256];
	const char *kinds[2]; /* what "kind" chooses from; the form borrows it */
};

/* Romaji typed for a reading is shown, and taken, as katakana. */
static void kana_beside(const void *context, const char *text, char *out, size_t size)
{
	char pending[ROMAJI_PENDING_BYTES];
	(void)context;
	romaji_kana(out, size, text, pending);
	size_t used = strlen(out);
	if (strcmp(pending, "n") == 0)
		snprintf(out + used, size - used, "ン");
	if (strcmp(out, text) == 0)
		out[0] = '\0';
}

static const char *as_reading(const char *text, char *out, size_t size)
{
	kana_beside(NULL, text, out, size);
	return out[0] ? out : text;
}

static const struct field new_fields[] = {
        {.name = "kind", .label = N_("Kind"), .kind = FIELD_CHOICE},
        {.name = "reading", .label = N_("Reading"), .needed = true, .limit = 200, .beside = kana_beside},
        {.name = "phone", .label = N_("Phone"), .limit = 100},
        {.name = "name", .label = N_("Name, if it is known"), .limit = 200},
};

static const struct field edit_fields[] = {
        {.name = "name", .label = N_("Name"), .needed = true, .limit = 200},
        {.name = "reading", .label = N_("Reading"), .needed = true, .limit = 200, .beside = kana_beside},
        {.name = "representative", .label = N_("Representative"), .limit = 100},
        {.name = "representative_reading", .label = N_("Reading (rep.)"), .limit = 100, .beside = kana_beside},
        {.name = "phone", .label = N_("Phone"), .limit = 100},
        {.name = "fax", .label = N_("Fax"), .limit = 100},
        {.name = "email", .label = N_("E-mail"), .limit = 100},
        {.name = "postal", .label = N_("Postal code"), .limit = 100},
        {.name = "address", .label = N_("Address"), .limit = 300},
        {.name = "division", .label = N_("Divisions"), .limit = 100},
        {.name = "trade", .label = N_("Trade"), .limit = 100},
        {.name = "employees", .label = N_("Employees"), .limit = 6},
        {.name = "corporate_number", .label = N_("Corporate number"), .limit = 100},
        {.name = "invoice_number", .label = N_("Invoice number"), .limit = 100},
        {.name = "note", .label = N_("Note"), .kind = FIELD_LINES, .limit = 4000, .rows = 2},
};

static const struct field sticky_fields[] = {
        {.name = "sticky", .label = N_("Sticky note"), .limit = 300},
};

static bool open_form(struct client_form *f, const struct field *fields, int count, const char *name,
                      const char *object)
{
	operation_new(f->op);
	f->name = name;
	snprintf(f->object, sizeof(f->object), "%s", object);
	return form_open(&f->form, fields, count);
}

/* What was typed before and not saved comes back, with the operation it would have been saved by. */
static bool take_draft(struct desk *desk, struct client_form *f)
{
	struct draft draft;
	char *content = malloc(DRAFT_CONTENT_BYTES);
	bool found = content && desk_db(desk) &&
	             draft_find(desk_db(desk), f->name, f->object, &draft, content, DRAFT_CONTENT_BYTES) == DONE;
	const char *text = found ? strchr(content, '\n') : NULL;
	if (text) {
		snprintf(f->op, sizeof(f->op), "%s", draft.op);
		form_read(&f->form, text + 1);
		desk_remark(desk, _("What was typed before stands here again."));
	}
	free(content);
	return text != NULL;
}

/* The draft's first line is what today calls it. */
static void keep_draft(struct desk *desk, void *state)
{
	struct client_form *f = state;
	char *text = form_changed(&f->form) ? form_write(&f->form, false) : NULL;
	char *content = NULL;
	if (!form_changed(&f->form) && desk_db(desk))
		draft_drop(desk_db(desk), f->op);
	if (text && asprintf(&content, "%s\n%s", f->title, text) >= 0) {
		draft_keep(desk_db(desk), f->name, f->object, f->op, content);
		free(content);
	}
	free(text);
}

static void close_form(struct desk *desk, void *state)
{
	(void)desk;
	struct client_form *f = state;
	form_close(&f->form);
}

static void refuse(struct desk *desk, struct client_form *f)
{
	form_refuse(&f->form, db_fault(desk_db(desk)));
	desk_refuse_store(desk);
}

/* ---- A new client ---- */

static bool is_number(const char *text)
{
	return text[strspn(text, "0123456789- ")] == '\0';
}

/* A person who is not yet in business and a business that is no member are registered alike. */
static void set_kinds(struct client_form *f)
{
	f->kinds[0] = client_kind_text(CLIENT_NONMEMBER);
	f->kinds[1] = client_kind_text(CLIENT_FOUNDER);
	form_choose(&f->form, "kind", f->kinds, 2, 0);
}

static bool new_open(struct desk *desk, void *state, const void *argument)
{
	struct client_form *f = state;
	const char *typed = argument ? argument : "";
	char plain[FOLD_BYTES], reading[FOLD_BYTES];
	if (!open_form(f, new_fields, 4, NEW_CLIENT_FORM, ""))
		return false;
	set_kinds(f);
	snprintf(f->title, sizeof(f->title), "%s", _("a new client"));
	if (take_draft(desk, f)) {
		form_start(&f->form);
		return true;
	}
	fold_text(plain, sizeof(plain), typed);
	if (plain[0] && is_number(plain))
		form_set(&f->form, "phone", typed);
	else if ((unsigned char)typed[0] < 0x80 || strncmp(typed, "\xE3\x81", 2) == 0 ||
	         strncmp(typed, "\xE3\x82", 2) == 0 || strncmp(typed, "\xE3\x83", 2) == 0)
		form_set(&f->form, "reading", as_reading(typed, reading, sizeof(reading)));
	else
		form_set(&f->form, "name", typed);
	form_focus(&f->form, form_text(&f->form, "reading")[0] ? "phone" : "reading");
	return true;
}

static void new_save(struct desk *desk, struct client_form *f)
{
	char reading[FOLD_BYTES];
	int64_t client = 0;
	struct client_values values = {{0}};
	enum client_kind kind = form_choice(&f->form, "kind") == 1 ? CLIENT_FOUNDER : CLIENT_NONMEMBER;
	values.text[FIELD_READING] = as_reading(form_text(&f->form, "reading"), reading, sizeof(reading));
	values.text[FIELD_PHONE] = form_text(&f->form, "phone");
	values.text[FIELD_NAME] = form_text(&f->form, "name");
	if (!values.text[FIELD_NAME][0])
		values.text[FIELD_NAME] = values.text[FIELD_READING];
	if (client_add(desk_db(desk), kind, &values, f->op, &client) != DONE) {
		refuse(desk, f);
		return;
	}
	draft_drop(desk_db(desk), f->op);
	desk_say(desk, action_last(desk_db(desk)), _("%s is registered."), values.text[FIELD_NAME]);
	desk_finish(desk, (struct answer){.id = client});
}

/* ---- The register's columns ---- */

static void join(char *out, size_t size, const char *text)
{
	size_t used = strlen(out);
	snprintf(out + used, size - used, "%s%s", used ? ";" : "", text);
}

static void fill_lists(struct form *form, const struct client_card *card)
{
	char phones[1024] = "", faxes[1024] = "", divisions[1024] = "";
	for (int i = 0; i < card->phone_count; i++)
		if (card->phones[i].fax)
			join(faxes, sizeof(faxes), card->phones[i].number);
		else
			join(phones, sizeof(phones), card->phones[i].number);
	for (int i = 0; i < card->division_count; i++)
		join(divisions, sizeof(divisions), card->divisions[i].name);
	form_set(form, "phone", phones);
	form_set(form, "fax", faxes);
	form_set(form, "division", divisions);
}

static void fill(struct form *form, const struct client_card *card)
{
	const struct client *c = &card->client;
	char employees[16] = "";
	if (c->employees >= 0)
		snprintf(employees, sizeof(employees), "%d", c->employees);
	form_set(form, "name", c->name);
	form_set(form, "reading", c->reading);
	if (card->people.count && card->people.rows[0].role == PERSON_REPRESENTATIVE) {
		form_set(form, "representative", card->people.rows[0].name);
		form_set(form, "representative_reading", card->people.rows[0].reading);
	}
	fill_lists(form, card);
	form_set(form, "email", c->email);
	form_set(form, "postal", c->postal);
	form_set(form, "address", c->address);
	form_set(form, "trade", c->trade);
	form_set(form, "employees", employees);
	form_set(form, "corporate_number", c->corporate_number);
	form_set(form, "invoice_number", c->invoice_number);
	form_set(form, "note", c->note);
}

static bool change_open(struct desk *desk, void *state, const void *argument)
{
	struct client_form *f = state;
	struct client_card card;
	char object[32];
	f->client = *(const int64_t *)argument;
	if (client_card_load(desk_db(desk), f->client, &card) != DONE) {
		desk_refuse_store(desk);
		return false;
	}
	snprintf(object, sizeof(object), "%s", card.client.number);
	bool opened = open_form(f, edit_fields, (int)(sizeof(edit_fields) / sizeof(edit_fields[0])), EDIT_CLIENT_FORM,
	                        object);
	f->version = card.client.version;
	snprintf(f->title, sizeof(f->title), "%.200s", card.client.name);
	if (opened)
		fill(&f->form, &card);
	client_card_free(&card);
	if (!opened)
		return false;
	take_draft(desk, f);
	form_focus(&f->form, "name");
	return true;
}

static void edit_save(struct desk *desk, struct client_form *f)
{
	struct client_values values = {{0}};
	char reading[FOLD_BYTES], representative[FOLD_BYTES];
	for (size_t i = 0; i < sizeof(edit_fields) / sizeof(edit_fields[0]); i++) {
		enum client_field column;
		if (field_find(edit_fields[i].name, &column))
			values.text[column] = form_text(&f->form, edit_fields[i].name);
	}
	values.text[FIELD_READING] = as_reading(values.text[FIELD_READING], reading, sizeof(reading));
	values.text[FIELD_REPRESENTATIVE_READING] =
	        as_reading(values.text[FIELD_REPRESENTATIVE_READING], representative, sizeof(representative));
	int64_t before = action_last(desk_db(desk));
	if (client_edit(desk_db(desk), f->client, f->version, &values, f->op) != DONE) {
		refuse(desk, f);
		return;
	}
	draft_drop(desk_db(desk), f->op);
	if (action_last(desk_db(desk)) == before)
		desk_remark(desk, _("Nothing was changed."));
	else
		desk_say(desk, action_last(desk_db(desk)), _("%s was changed."), values.text[FIELD_NAME]);
	desk_finish(desk, (struct answer){.id = f->client});
}

/* ---- The sticky note ---- */

static bool sticky_open(struct desk *desk, void *state, const void *argument)
{
	struct client_form *f = state;
	struct client client;
	f->client = *(const int64_t *)argument;
	if (client_get(desk_db(desk), f->client, &client) != DONE) {
		desk_refuse_store(desk);
		return false;
	}
	snprintf(f->title, sizeof(f->title), "%.200s", client.name);
	if (!open_form(f, sticky_fields, 1, STICKY_FORM, client.number))
		return false;
	form_set(&f->form, "sticky", client.sticky);
	take_draft(desk, f);
	form_start(&f->form);
	return true;
}

static void sticky_save(struct desk *desk, struct client_form *f)
{
	const char *text = form_text(&f->form, "sticky");
	if (client_stick(desk_db(desk), f->client, text, f->op) != DONE) {
		refuse(desk, f);
		return;
	}
	draft_drop(desk_db(desk), f->op);
	desk_say(desk, action_last(desk_db(desk)),
	         text[0] ? _("The sticky note of %s is written.") : _("The sticky note of %s is gone."), f->title);
	desk_finish(desk, (struct answer){.id = f->client});
}

/* ---- The three as screens ---- */

static bool type_and(struct desk *desk, void *state, const struct key *key,
                     void (*save)(struct desk *, struct client_form *))
{
	struct client_form *f = state;
	enum form_event event = form_key(&f->form, key);
	if (event == FORM_SAVE)
		save(desk, f);
	return event != FORM_FREE;
}

static bool new_type(struct desk *desk, void *state, const struct key *key)
{
	return type_and(desk, state, key, new_save);
}

static bool edit_type(struct desk *desk, void *state, const struct key *key)
{
	return type_and(desk, state, key, edit_save);
}

static bool sticky_type(struct desk *desk, void *state, const struct key *key)
{
	return type_and(desk, state, key, sticky_save);
}

static enum focus form_focus_kind(const void *state)
{
	const struct client_form *f = state;
	return form_blank(&f->form) ? FOCUS_BLANK : FOCUS_TEXT;
}

/* Where the other forms stand as well: a free line above, two columns at either side. */
static struct area form_area(struct area body)
{
	return (struct area){body.row + 1, body.col + 2, body.rows - 1, body.cols - 4};
}

static void form_layout(const struct desk *desk, void *state, struct area body)
{
	(void)desk;
	struct client_form *f = state;
	form_fit(&f->form, form_area(body));
}

static void form_show(const struct desk *desk, const void *state, struct canvas *canvas, struct area body)
{
	(void)desk;
	const struct client_form *f = state;
	form_draw(&f->form, canvas, form_area(body));
}

static void form_title(const void *state, char *out, size_t size)
{
	const struct client_form *f = state;
	snprintf(out, size, "%s", f->client ? f->title : "");
}

static const struct command form_commands[] = {
        {"form.next", "Enter", N_("next"), N_("Goes to the next field, and saves on the last."), RIGHT_NONE, NULL, NULL,
         NULL},
        {"form.save", "F12 Ctrl-S", N_("save"), N_("Saves the form."), RIGHT_NONE, NULL, NULL, NULL},
        {0},
};

const struct screen new_client_screen = {
        .name = N_("New client"),
        .state_size = sizeof(struct client_form),
        .commands = form_commands,
        .open = new_open,
        .layout = form_layout,
        .draw = form_show,
        .focus = form_focus_kind,
        .type = new_type,
        .draft = keep_draft,
        .title = form_title,
        .close = close_form,
};

const struct screen edit_client_screen = {
        .name = N_("Edit"),
        .state_size = sizeof(struct client_form),
        .commands = form_commands,
        .open = change_open,
        .layout = form_layout,
        .draw = form_show,
        .focus = form_focus_kind,
        .type = edit_type,
        .draft = keep_draft,
        .title = form_title,
        .close = close_form,
};

const struct screen sticky_screen = {
        .name = N_("Sticky note"),
        .state_size = sizeof(struct client_form),
        .commands = form_commands,
        .open = sticky_open,
        .layout = form_layout,
        .draw = form_show,
        .focus = form_focus_kind,
        .type = sticky_type,
        .draft = keep_draft,
        .title = form_title,
        .close = close_form,
};
