#include "tui/reconcile.h"

#include <stdio.h>

#include "core/words.h"
#include "tui/desk.h"
#include "tui/list.h"

#define HEADING   3 /* how many clash, how many are marked, a blank row */
#define NAME_COL  9
#define FIRM_COL  25
#define WORD_COLS 22

struct reconcile {
	int64_t seminar;
	int session;
	struct roll_list rolls;
	struct attend_list clashes; /* only those that clash; `marked` counts the others */
	struct list list;
};

/* Keeps what clashes, in the order of the list. */
static void keep_clashes(struct attend_list *list)
{
	int count = 0;
	for (int i = 0; i < list->count; i++)
		if (list->results[i].outcome != ATTEND_PRESENT)
			list->results[count++] = list->results[i];
	list->count = count;
}

static enum status foresee(struct db *db, const struct reconcile_ask *ask, struct attend_list *out)
{
	enum status status = attend_foresee(db, ask->seminar, ask->session, ask->rolls, out);
	if (status == DONE)
		keep_clashes(out);
	return status;
}

static int64_t id_at(const void *rows, int at)
{
	return ((const struct attend_list *)rows)->results[at].roll;
}

static struct list_rows rows_of(const struct reconcile *r)
{
	return (struct list_rows){r->clashes.count, id_at, &r->clashes};
}

/* ---- Hooks ---- */

/* Others mark people at their doors meanwhile. */
static void reconcile_changed(struct desk *desk, void *state)
{
	struct reconcile *r = state;
	struct attend_list fresh;
	if (foresee(desk_db(desk), &(struct reconcile_ask){r->seminar, r->session, &r->rolls}, &fresh) != DONE) {
		desk_refuse_store(desk);
		return;
	}
	attend_list_free(&r->clashes);
	r->clashes = fresh;
	list_changed(&r->list, rows_of(r));
}

static bool reconcile_open(struct desk *desk, void *state, const void *argument)
{
	const struct reconcile_ask *ask = argument;
	struct reconcile *r = state;
	r->seminar = ask->seminar;
	r->session = ask->session;
	r->rolls = *ask->rolls;
	if (foresee(desk_db(desk), ask, &r->clashes) != DONE) {
		desk_refuse_store(desk);
		return false;
	}
	list_begin(&r->list, rows_of(r), 0);
	return true;
}

static void reconcile_close(struct desk *desk, void *state)
{
	(void)desk;
	attend_list_free(&((struct reconcile *)state)->clashes);
}

static void reconcile_layout(const struct desk *desk, void *state, struct area body)
{
	(void)desk;
	list_fit(&((struct reconcile *)state)->list, body.rows - HEADING);
}

static bool reconcile_type(struct desk *desk, void *state, const struct key *key)
{
	(void)desk;
	struct reconcile *r = state;
	return list_key(&r->list, key->code, rows_of(r));
}

static void draw_clash(const struct reconcile *r, int at, struct canvas *canvas, int row, int cols)
{
	const struct attend_result *clash = &r->clashes.results[at];
	unsigned look = attend_refused(clash->outcome) ? LOOK_WARN : LOOK_PLAIN;
	char text[128];
	snprintf(text, sizeof(text), "%d", clash->roll);
	canvas_right(canvas, row, 3, 4, LOOK_PLAIN, text);
	canvas_field(canvas, row, NAME_COL, FIRM_COL - NAME_COL - 1, LOOK_PLAIN, clash->person.person_name);
	canvas_field(canvas, row, FIRM_COL, cols - WORD_COLS - FIRM_COL - 1, LOOK_PLAIN, clash->person.client_name);
	canvas_field(canvas, row, cols - WORD_COLS, WORD_COLS - 1, look, attend_text(clash, text, sizeof(text)));
	if (at != r->list.at)
		return;
	canvas_text(canvas, row, 1, 1, LOOK_PLAIN, ">");
	canvas_look(canvas, row, 0, cols, LOOK_ACCENT);
	canvas_cursor(canvas, row, 1);
}

static void reconcile_draw(const struct desk *desk, const void *state, struct canvas *canvas, struct area body)
{
	(void)desk;
	const struct reconcile *r = state;
	canvas_print(canvas, body.row, 1, body.cols - 2, LOOK_BOLD,
	             ngettext("%d number clashes with what stands here:", "%d numbers clash with what stands here:",
	                      (unsigned long)r->clashes.count),
	             r->clashes.count);
	if (r->clashes.marked)
		canvas_print(canvas, body.row + 1, 1, body.cols - 2, LOOK_PLAIN,
		             ngettext("Nobody is marked yet: Enter marks %d person as present, Esc goes back.",
		                      "Nobody is marked yet: Enter marks %d people as present, Esc goes back.",
		                      (unsigned long)r->clashes.marked),
		             r->clashes.marked);
	else
		canvas_text(canvas, body.row + 1, 1, body.cols - 2, LOOK_PLAIN, _("Nobody is left to be marked."));
	for (int i = 0; i < r->list.rows && r->list.top + i < r->clashes.count; i++)
		draw_clash(r, r->list.top + i, canvas, body.row + HEADING + i, body.cols);
}

static bool can_mark(const struct desk *desk, const void *state)
{
	(void)desk;
	return ((const struct reconcile *)state)->clashes.marked > 0;
}

static void mark_rest(struct desk *desk, void *state, uint32_t key)
{
	(void)state, (void)key;
	desk_finish(desk, (struct answer){.choice = 0});
}

static const struct command reconcile_commands[] = {
        {"reconcile.mark", "Enter", N_("mark the rest"), N_("Marks who does not clash, as one action."),
         "seminar.attend", mark_rest, can_mark, NULL},
        {0},
};

const struct screen reconcile_screen = {
        .name = N_("List on paper"),
        .state_size = sizeof(struct reconcile),
        .commands = reconcile_commands,
        .open = reconcile_open,
        .layout = reconcile_layout,
        .changed = reconcile_changed,
        .draw = reconcile_draw,
        .type = reconcile_type,
        .close = reconcile_close,
};
