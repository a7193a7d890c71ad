#include "tests/unit/example_screen.h"

#include "core/words.h"
#include "tui/desk.h"
#include "tui/form.h"
#include "tui/list.h"

#include <stdio.h>
#include <string.h>

/* ---- The list ---- */

enum { ASKED_DROP = 1, ASKED_NEW };

/* The rows shown are the screen's own copy; `changed` reads them again. */
struct shelf {
	struct parcels rows;
	struct list list;
	char preview[96];
};

static int64_t id_at(const void *rows, int at)
{
	const struct parcels *parcels = rows;
	return parcels->ids[at];
}

static struct list_rows rows_of(const struct shelf *shelf)
{
	return (struct list_rows){shelf->rows.count, id_at, &shelf->rows};
}

static void shelf_changed(struct desk *desk, void *state)
{
	struct shelf *shelf = state;
	shelf->rows = *(const struct parcels *)desk_context(desk);
	list_changed(&shelf->list, rows_of(shelf));
}

static bool shelf_open(struct desk *desk, void *state, const void *argument)
{
	(void)argument;
	shelf_changed(desk, state);
	return true;
}

static bool on_row(const struct desk *desk, const void *state)
{
	(void)desk;
	const struct shelf *shelf = state;
	return list_holds(&shelf->list);
}

static void ask_drop(struct desk *desk, void *state, uint32_t key)
{
	(void)state, (void)key;
	const char *const reasons[] = {_("lost"), _("sent back")};
	desk_ask(desk, ASKED_DROP, _("Why?"), reasons, 2, 0);
}

static void drop(struct desk *desk, const struct shelf *shelf)
{
	struct parcels *parcels = desk_context(desk);
	for (int i = 0; i < parcels->count; i++)
		if (parcels->ids[i] == shelf->list.id) {
			desk_say(desk, ++parcels->actions, _("%s is dropped."), parcels->names[i]);
			int after = --parcels->count - i;
			memmove(&parcels->ids[i], &parcels->ids[i + 1], (size_t)after * sizeof(parcels->ids[0]));
			memmove(parcels->names[i], parcels->names[i + 1], (size_t)after * sizeof(parcels->names[0]));
			return;
		}
	struct fault fault = {{0}, {0}};
	fault_set(&fault, NOT_FOUND, "", _("This parcel is gone."));
	desk_refuse(desk, &fault);
}

static void ask_new(struct desk *desk, void *state, uint32_t key)
{
	(void)state, (void)key;
	desk_push(desk, &parcel_form_screen, ASKED_NEW, NULL);
}

static void shelf_answered(struct desk *desk, void *state, const struct answer *answer)
{
	struct shelf *shelf = state;
	if (answer->given && answer->tag == ASKED_DROP)
		drop(desk, shelf);
	if (answer->given && answer->tag == ASKED_NEW) {
		shelf_changed(desk, state);
		list_find(&shelf->list, answer->id, rows_of(shelf));
	}
}

static bool shelf_carried(const void *state, struct carried *out)
{
	const struct shelf *shelf = state;
	if (!list_holds(&shelf->list))
		return false;
	out->client = shelf->list.id;
	snprintf(out->name, sizeof(out->name), "%s", shelf->rows.names[shelf->list.at]);
	return true;
}

static bool shelf_type(struct desk *desk, void *state, const struct key *key)
{
	(void)desk;
	struct shelf *shelf = state;
	return list_key(&shelf->list, key->code, rows_of(shelf));
}

static void shelf_layout(const struct desk *desk, void *state, struct area body)
{
	(void)desk;
	struct shelf *shelf = state;
	list_fit(&shelf->list, body.rows - 2);
}

static void shelf_settle(struct desk *desk, void *state)
{
	(void)desk;
	struct shelf *shelf = state;
	snprintf(shelf->preview, sizeof(shelf->preview), _("about %s"),
	         list_holds(&shelf->list) ? shelf->rows.names[shelf->list.at] : "-");
}

static void shelf_draw(const struct desk *desk, const void *state, struct canvas *canvas, struct area body)
{
	(void)desk;
	const struct shelf *shelf = state;
	for (int i = 0; i < shelf->list.rows && shelf->list.top + i < shelf->rows.count; i++) {
		int at = shelf->list.top + i, row = body.row + i;
		canvas_print(canvas, row, 3, 6, LOOK_PLAIN, "%d", (int)shelf->rows.ids[at]);
		canvas_field(canvas, row, 9, 30, LOOK_PLAIN, shelf->rows.names[at]);
		if (at == shelf->list.at && !shelf->list.lost) {
			canvas_text(canvas, row, 1, 1, LOOK_PLAIN, ">");
			canvas_look(canvas, row, 0, body.cols, LOOK_ACCENT);
			canvas_cursor(canvas, row, 1);
		}
	}
	canvas_text(canvas, body.row + body.rows - 1, 1, body.cols - 1, LOOK_DIM, shelf->preview);
}

static const struct command shelf_commands[] = {
        {"parcel.drop", "x", N_("drop"), N_("Drops the parcel under the cursor."), "parcel.drop", ask_drop, on_row,
         NULL},
        {"parcel.new", "n", N_("new"), N_("Takes a new parcel."), "parcel.new", ask_new, NULL, NULL},
        {0},
};

const struct screen parcels_screen = {
        .name = N_("Parcels"),
        .state_size = sizeof(struct shelf),
        .commands = shelf_commands,
        .open = shelf_open,
        .layout = shelf_layout,
        .changed = shelf_changed,
        .settle = shelf_settle,
        .draw = shelf_draw,
        .type = shelf_type,
        .answered = shelf_answered,
        .carried = shelf_carried,
};

/* ---- The form ---- */

static const struct field parcel_fields[] = {
        {.name = "name", .label = N_("Name"), .needed = true, .limit = 20},
        {.name = "note", .label = N_("Note"), .kind = FIELD_LINES, .limit = 200},
};

static bool form_screen_open(struct desk *desk, void *state, const void *argument)
{
	(void)desk, (void)argument;
	struct form *form = state;
	if (!form_open(form, parcel_fields, 2)) {
		form_close(form);
		return false;
	}
	form_start(form);
	return true;
}

static void form_screen_close(struct desk *desk, void *state)
{
	(void)desk;
	form_close(state);
}

static void save(struct desk *desk, struct form *form)
{
	struct parcels *parcels = desk_context(desk);
	struct fault fault = {{0}, {0}};
	const char *name = form_text(form, "name");
	if (strcmp(name, "bomb") == 0) {
		fault_set(&fault, CONFLICT, "name", _("%s is refused."), name);
		form_refuse(form, &fault);
		desk_refuse(desk, &fault);
		return;
	}
	int at = parcels->count++;
	parcels->ids[at] = at + 1;
	snprintf(parcels->names[at], sizeof(parcels->names[at]), "%s", name);
	desk_say(desk, ++parcels->actions, _("%s is taken."), name);
	desk_finish(desk, (struct answer){.id = at + 1});
}

static bool form_screen_type(struct desk *desk, void *state, const struct key *key)
{
	struct form *form = state;
	enum form_event event = form_key(form, key);
	if (event == FORM_SAVE)
		save(desk, form);
	return event != FORM_FREE;
}

static enum focus form_screen_focus(const void *state)
{
	return form_blank(state) ? FOCUS_BLANK : FOCUS_TEXT;
}

static void form_screen_layout(const struct desk *desk, void *state, struct area body)
{
	(void)desk;
	form_fit(state, body);
}

static void form_screen_draw(const struct desk *desk, const void *state, struct canvas *canvas, struct area body)
{
	(void)desk;
	form_draw(state, canvas, body);
}

static void form_screen_draft(struct desk *desk, void *state)
{
	struct parcels *parcels = desk_context(desk);
	parcels->drafts += form_changed(state) ? 1 : 0;
}

static const struct command form_screen_commands[] = {
        {"form.next", "Enter", N_("next"), N_("Goes to the next field, and saves on the last."), RIGHT_NONE, NULL, NULL,
         NULL},
        {"form.save", "F12 Ctrl-S", N_("save"), N_("Saves the form."), "parcel.new", NULL, NULL, NULL},
        {0},
};

const struct screen parcel_form_screen = {
        .name = N_("New parcel"),
        .state_size = sizeof(struct form),
        .commands = form_screen_commands,
        .open = form_screen_open,
        .layout = form_screen_layout,
        .draw = form_screen_draw,
        .focus = form_screen_focus,
        .type = form_screen_type,
        .draft = form_screen_draft,
        .close = form_screen_close,
};
