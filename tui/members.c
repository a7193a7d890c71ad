#include "tui/members.h"

#include <stdio.h>

#include "core/people/client.h"
#include "core/words.h"
#include "tui/bulk.h"
#include "tui/card.h"
#include "tui/client_form.h"
#include "tui/desk.h"
#include "tui/front.h"
#include "tui/import.h"
#include "tui/lookbox.h"
#include "tui/merge.h"
#include "tui/preview.h"
#include "tui/suspects.h"

enum { REGISTERED = 1, MERGED };

struct members {
	struct lookbox box;
	struct preview preview;
	bool chooses;               /* for a screen that waits for a client */
	int64_t shown[LOOKUP_HITS]; /* whom F9 is for, when nobody is marked */
	char label[200];
	int64_t other; /* the one to be merged with what is chosen */
};

static bool members_open(struct desk *desk, void *state, const void *argument)
{
	struct members *members = state;
	const struct front *front = desk_context(desk);
	members->chooses = argument != NULL;
	snprintf(members->label, sizeof(members->label), "%s", argument ? (const char *)argument : _("Find a client:"));
	return lookbox_open(&members->box, front->lookup);
}

static void members_close(struct desk *desk, void *state)
{
	(void)desk;
	struct members *members = state;
	lookbox_close(&members->box);
}

static void members_enter(struct desk *desk, void *state)
{
	(void)desk;
	struct members *members = state;
	lookbox_choose(&members->box);
}

/* The mark of a client that was merged goes to the one that stays. A mark that moves up may be met again. */
static void follow_marks(struct db *db, struct marks *marks)
{
	for (int i = 0; i < marks->count;) {
		int64_t was = marks->ids[i], is = was;
		if (client_survivor(db, &is) != DONE || is == was) {
			i++;
			continue;
		}
		marks_take(marks, was);
		marks_set(marks, is);
	}
}

static void members_changed(struct desk *desk, void *state)
{
	struct members *members = state;
	struct front *front = desk_context(desk);
	int patience = db_set_patience(desk_db(desk), 0);
	lookup_refresh(front->lookup, NULL);
	follow_marks(desk_db(desk), &members->box.marks);
	db_set_patience(desk_db(desk), patience);
	lookbox_again(&members->box);
	members->preview.client = 0;
}

static int64_t highlighted(const struct members *members)
{
	const struct lookbox_row *row = lookbox_row(&members->box);
	return row && !lookbox_empty(&members->box) ? row->client : 0;
}

static void members_settle(struct desk *desk, void *state)
{
	struct members *members = state;
	if (!lookup_complete(members->box.lookup))
		lookbox_again(&members->box);
	preview_load(desk, &members->preview, highlighted(members));
}

static struct area list_area(struct area body)
{
	body.rows -= PREVIEW_ROWS + 1;
	return body;
}

static void members_layout(const struct desk *desk, void *state, struct area body)
{
	(void)desk;
	struct members *members = state;
	lookbox_fit(&members->box, list_area(body), members->label);
}

static void members_draw(const struct desk *desk, const void *state, struct canvas *canvas, struct area body)
{
	(void)desk;
	const struct members *members = state;
	struct area list = list_area(body);
	struct area below = {list.row + list.rows + 1, body.col, PREVIEW_ROWS, body.cols};
	canvas_across(canvas, list.row + list.rows, 0, body.cols);
	preview_draw(&members->preview, canvas, below);
	lookbox_draw(&members->box, canvas, list, members->label);
}

static enum focus members_focus(const void *state)
{
	const struct members *members = state;
	if (members->box.in_list)
		return FOCUS_LIST;
	return lookbox_empty(&members->box) ? FOCUS_BLANK : FOCUS_TEXT;
}

static bool members_type(struct desk *desk, void *state, const struct key *key)
{
	(void)desk;
	struct members *members = state;
	return lookbox_key(&members->box, key);
}

/* In the list one step back takes the marks; in the field it empties the field first, so that the next can be looked up
 * and marked as well. */
static bool members_back(struct desk *desk, void *state)
{
	(void)desk;
	struct members *members = state;
	if (members->box.in_list && lookbox_unmark(&members->box))
		return true;
	return lookbox_clear(&members->box) || lookbox_unmark(&members->box);
}

static bool members_carried(const void *state, struct carried *out)
{
	const struct members *members = state;
	const struct lookbox_row *row = lookbox_row(&members->box);
	if (!highlighted(members))
		return false;
	out->client = row->client;
	snprintf(out->number, sizeof(out->number), "%.15s", row->text[LOOKUP_IN_NUMBER]);
	snprintf(out->name, sizeof(out->name), "%s", row->text[LOOKUP_IN_NAME]);
	return true;
}

static bool on_row(const struct desk *desk, const void *state)
{
	(void)desk;
	const struct members *members = state;
	return highlighted(members) != 0 || lookbox_row(&members->box) != NULL;
}

static bool in_list_on_client(const struct desk *desk, const void *state)
{
	(void)desk;
	const struct members *members = state;
	return members->box.in_list && highlighted(members) != 0;
}

static bool in_list_on_range(const struct desk *desk, const void *state)
{
	const struct members *members = state;
	return members->box.marked && in_list_on_client(desk, state);
}

static bool in_field(const struct desk *desk, const void *state)
{
	(void)desk;
	const struct members *members = state;
	return !members->box.in_list;
}

static bool blank(const struct desk *desk, const void *state)
{
	(void)desk;
	const struct members *members = state;
	return lookbox_empty(&members->box);
}

static void register_new(struct desk *desk, void *state, uint32_t key)
{
	(void)key;
	const struct members *members = state;
	const struct new_client ask = {.typed = lookbox_text(&members->box), .chooses = members->chooses};
	desk_push(desk, &new_client_screen, REGISTERED, &ask);
}

static void open_row(struct desk *desk, void *state, uint32_t key)
{
	int64_t client = highlighted(state);
	if (client)
		desk_push(desk, &card_screen, 0, &client);
	else
		register_new(desk, state, key);
}

static void choose_row(struct desk *desk, void *state, uint32_t key)
{
	int64_t client = highlighted(state);
	if (client)
		desk_finish(desk, (struct answer){.id = client});
	else
		register_new(desk, state, key);
}

static void mark_row(struct desk *desk, void *state, uint32_t key)
{
	(void)desk, (void)key;
	struct members *members = state;
	lookbox_mark(&members->box);
}

static void mark_range(struct desk *desk, void *state, uint32_t key)
{
	(void)key;
	struct members *members = state;
	if (!lookbox_mark_range(&members->box))
		desk_remark(desk, _("What was marked last is not in this list: mark where it begins with Space."));
}

static void mark_all(struct desk *desk, void *state, uint32_t key)
{
	(void)key;
	struct members *members = state;
	lookbox_mark_all(&members->box);
	if (members->box.more)
		desk_remark(desk, _("The %d shown are marked; there are more."), members->box.count - 1);
}

static void compare_all(struct desk *desk, void *state, uint32_t key)
{
	(void)state, (void)key;
	desk_push(desk, &suspects_screen, 0, NULL);
}

static void take_file(struct desk *desk, void *state, uint32_t key)
{
	(void)state, (void)key;
	desk_push(desk, &import_screen, 0, NULL);
}

static struct bulk listed(struct members *members)
{
	const struct lookbox *box = &members->box;
	if (box->marks.count)
		return (struct bulk){box->marks.ids, box->marks.count, true};
	for (int i = 0; i < box->count - 1; i++)
		members->shown[i] = box->rows[i].client;
	return (struct bulk){members->shown, box->count - 1, false};
}

static void take_out(struct desk *desk, void *state, uint32_t key)
{
	(void)key;
	struct bulk bulk = listed(state);
	bulk_ask(desk, &bulk);
}

/* Who was just registered stands highlighted, so that F4 and F5 go on with what was begun. */
static void members_answered(struct desk *desk, void *state, const struct answer *answer)
{
	struct members *members = state;
	struct client client;
	struct bulk bulk = listed(members);
	if (bulk_answered(desk, &bulk, answer))
		return;
	if (!answer->given || answer->tag != REGISTERED || client_get(desk_db(desk), answer->id, &client) != DONE)
		return;
	members_changed(desk, state);
	lookbox_ask(&members->box, client.number);
}

static void choose_answered(struct desk *desk, void *state, const struct answer *answer)
{
	(void)state;
	if (answer->given && answer->tag == REGISTERED)
		desk_finish(desk, (struct answer){.id = answer->id});
}

static const struct command members_commands[] = {
        {"list.choose", "Down Up", N_("choose"), N_("Moves in the list, with the field in focus."), RIGHT_NONE, NULL,
         on_row, N_("arrows")},
        {"client.open", "Enter", N_("Open"), N_("Opens the card of the highlighted client."), RIGHT_NONE, open_row,
         on_row, NULL},
        {"client.add", "+", N_("new"), N_("Registers a new client."), "client.add", register_new, blank, NULL},
        {"client.mark", "Space", N_("mark"), N_("Marks the client chosen, or takes the mark."), RIGHT_NONE, mark_row,
         in_list_on_client, NULL},
        {"client.mark_range", "-", N_("up to here"), N_("Marks all from the one marked last up to here."), RIGHT_NONE,
         mark_range, in_list_on_range, NULL},
        {"client.mark_all", "*", N_("all"), N_("Marks all clients shown."), RIGHT_NONE, mark_all, in_list_on_client,
         NULL},
        {"register.import", "i", NULL, N_("Takes a CSV file of the register over."), "client.import", take_file, NULL,
         NULL},
        {"client.suspects", "d", NULL, N_("Lists clients that may be there twice."), "client.merge", compare_all, NULL,
         NULL},
        {"list.focus", "Tab Shift-Tab", N_("List"), N_("Gives the list or the field the focus."), RIGHT_NONE, NULL,
         in_field, NULL},
        {"client.take_out", "F9 Alt-9", N_("print, file"), N_("Files and labels; divisions of those marked."),
         "office.export", take_out, NULL, NULL},
        {0},
};

const struct screen members_screen = {
        .name = N_("Members"),
        .state_size = sizeof(struct members),
        .commands = members_commands,
        .open = members_open,
        .enter = members_enter,
        .layout = members_layout,
        .changed = members_changed,
        .settle = members_settle,
        .draw = members_draw,
        .focus = members_focus,
        .type = members_type,
        .back = members_back,
        .answered = members_answered,
        .carried = members_carried,
        .close = members_close,
};

static const struct command choose_commands[] = {
        {"list.choose", "Down Up", N_("choose"), N_("Moves in the list, with the field in focus."), RIGHT_NONE, NULL,
         on_row, N_("arrows")},
        {"client.take", "Enter", N_("take"), N_("Takes the highlighted client."), RIGHT_NONE, choose_row, on_row, NULL},
        {"client.add", "+", N_("new"), N_("Registers a new client."), "client.add", register_new, blank, NULL},
        {0},
};

const struct screen choose_client_screen = {
        .name = N_("Choose a client"),
        .state_size = sizeof(struct members),
        .commands = choose_commands,
        .open = members_open,
        .layout = members_layout,
        .changed = members_changed,
        .settle = members_settle,
        .draw = members_draw,
        .focus = members_focus,
        .type = members_type,
        .back = members_back,
        .answered = choose_answered,
        .close = members_close,
};

/* ---- Whom to merge somebody with ---- */

/* The one it is about is proposed to stay; which of both it is can be changed there. */
static void compare_row(struct desk *desk, void *state, uint32_t key)
{
	(void)key;
	const struct members *members = state;
	const struct merge_ask ask = {members->other, highlighted(members)};
	if (ask.loser == ask.winner)
		desk_remark(desk, _("This is the same client: choose the other one."));
	else
		desk_push(desk, &merge_screen, MERGED, &ask);
}

static bool merge_with_open(struct desk *desk, void *state, const void *argument)
{
	struct members *members = state;
	struct client client;
	char label[sizeof(members->label)];
	if (client_get(desk_db(desk), *(const int64_t *)argument, &client) != DONE) {
		desk_refuse_store(desk);
		return false;
	}
	snprintf(label, sizeof(label), _("Merge %s with:"), client.number);
	members->other = client.id;
	return members_open(desk, state, label);
}

static void merge_with_answered(struct desk *desk, void *state, const struct answer *answer)
{
	(void)state;
	if (answer->given && answer->tag == MERGED)
		desk_finish(desk, (struct answer){.id = answer->id});
}

static bool on_client(const struct desk *desk, const void *state)
{
	(void)desk;
	return highlighted(state) != 0;
}

static const struct command merge_with_commands[] = {
        {"list.choose", "Down Up", N_("choose"), N_("Moves in the list, with the field in focus."), RIGHT_NONE, NULL,
         on_row, N_("arrows")},
        {"merge.open", "Enter", N_("compare"), N_("Shows both side by side."), "client.merge", compare_row, on_client,
         NULL},
        {0},
};

const struct screen merge_with_screen = {
        .name = N_("Merge with"),
        .state_size = sizeof(struct members),
        .commands = merge_with_commands,
        .open = merge_with_open,
        .layout = members_layout,
        .changed = members_changed,
        .settle = members_settle,
        .draw = members_draw,
        .focus = members_focus,
        .type = members_type,
        .back = members_back,
        .answered = merge_with_answered,
        .close = members_close,
};
