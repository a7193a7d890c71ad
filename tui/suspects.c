#include "tui/suspects.h"

#include <stdio.h>

#include "core/history/history.h"
#include "core/people/suspect.h"
#include "core/store/action.h"
#include "core/words.h"
#include "tui/desk.h"
#include "tui/list.h"
#include "tui/merge.h"

#define SLICE 400 /* clients read while no key waits: some 10 ms */
#define BELOW 7   /* rows below the list: a line, and both sides in full */
#define IDS   4000000000

struct suspects_state {
	struct suspects *shown;   /* the list that stands; NULL before the first is complete */
	struct suspects *reading; /* the next one; NULL when the list is as the store is */
	struct list list;
	bool settled; /* the pair under the cursor was just settled here: the cursor goes on to the next */
};

static int64_t id_at(const void *rows, int at)
{
	const struct suspect *pairs = rows;
	return pairs[at].sides[0].client * IDS + pairs[at].sides[1].client;
}

static struct list_rows rows_of(const struct suspects_state *s)
{
	int count = 0;
	bool more;
	const struct suspect *pairs = s->shown ? suspects_list(s->shown, &count, &more) : NULL;
	return (struct list_rows){count, id_at, pairs};
}

static const struct suspect *here(const struct suspects_state *s)
{
	const struct suspect *pairs = rows_of(s).rows;
	return list_holds(&s->list) ? &pairs[s->list.at] : NULL;
}

/* ---- Reading ---- */

static bool begin(struct desk *desk, struct suspects_state *s)
{
	suspects_close(s->reading);
	s->reading = NULL;
	if (suspects_open(desk_db(desk), &s->reading) == DONE)
		return true;
	desk_refuse_store(desk);
	return false;
}

static bool suspects_begin(struct desk *desk, void *state, const void *argument)
{
	(void)argument;
	return begin(desk, state);
}

/* The list that stands stays until the next one does, with the cursor on its pair. */
static void suspects_changed(struct desk *desk, void *state)
{
	begin(desk, state);
}

static void take_over(struct suspects_state *s)
{
	suspects_close(s->shown);
	s->shown = s->reading;
	s->reading = NULL;
	list_changed(&s->list, rows_of(s));
	if (s->list.lost && s->settled)
		list_go(&s->list, s->list.at, rows_of(s));
	s->settled = false;
}

static bool suspects_idle(struct desk *desk, void *state)
{
	struct suspects_state *s = state;
	bool complete = false;
	if (!s->reading)
		return false;
	enum status status = suspects_some(s->reading, SLICE, &complete);
	if (status == DONE && complete)
		take_over(s);
	if (status != DONE && status != BUSY) {
		desk_refuse_store(desk);
		suspects_close(s->reading);
		s->reading = NULL;
	}
	return true;
}

static void suspects_end(struct desk *desk, void *state)
{
	(void)desk;
	struct suspects_state *s = state;
	suspects_close(s->shown);
	suspects_close(s->reading);
}

/* ---- Drawing ---- */

struct columns {
	int first, second, reasons;
};

static struct columns columns_of(int cols)
{
	int side = (cols - 4) * 3 / 8;
	return (struct columns){3, 3 + side, 3 + 2 * side};
}

static void draw_side(const struct suspect_side *side, struct canvas *canvas, int row, int col, int cols)
{
	canvas_field(canvas, row, col, 7, LOOK_PLAIN, side->number);
	canvas_field(canvas, row, col + 8, cols - 9, LOOK_PLAIN, side->name);
}

static void draw_pair(const struct suspect *pair, struct canvas *canvas, int row)
{
	char reasons[DUPLICATE_REASONS_BYTES];
	struct columns at = columns_of(canvas->cols);
	draw_side(&pair->sides[0], canvas, row, at.first, at.second - at.first);
	draw_side(&pair->sides[1], canvas, row, at.second, at.reasons - at.second);
	canvas_field(canvas, row, at.reasons, canvas->cols - at.reasons - 1, LOOK_PLAIN,
	             duplicate_alike(pair->reasons, reasons));
}

static void draw_whole(const struct suspect_side *side, struct canvas *canvas, int row, int col, int cols)
{
	canvas_print(canvas, row, col, cols - 1, LOOK_BOLD, "%s %s", side->number, side->name);
	canvas_print(canvas, row + 1, col, cols - 1, LOOK_PLAIN, "%s  %s", client_kind_text(side->kind), side->reading);
	canvas_text(canvas, row + 2, col, cols - 1, LOOK_PLAIN, side->representative);
	canvas_text(canvas, row + 3, col, cols - 1, LOOK_PLAIN, side->phone);
	canvas_text(canvas, row + 4, col, cols - 1, LOOK_PLAIN, side->address);
}

/* Both sides of the pair under the cursor, and why they are suspected. */
static void draw_below(const struct suspect *pair, struct canvas *canvas, struct area area)
{
	char reasons[DUPLICATE_REASONS_BYTES];
	canvas_across(canvas, area.row, 0, area.cols);
	if (!pair)
		return;
	int half = area.cols / 2;
	draw_whole(&pair->sides[0], canvas, area.row + 1, 1, half - 1);
	draw_whole(&pair->sides[1], canvas, area.row + 1, half + 1, area.cols - half - 1);
	canvas_text(canvas, area.row + 6, 1, area.cols - 2, LOOK_DIM, duplicate_reasons(pair->reasons, reasons));
}

static void draw_heading(const struct suspects_state *s, struct canvas *canvas, struct area body)
{
	int count = 0;
	bool more = false;
	if (s->shown)
		suspects_list(s->shown, &count, &more);
	if (!s->shown)
		canvas_print(canvas, body.row, 1, body.cols - 2, LOOK_PLAIN, _("Comparing all clients: %d%%"),
		             suspects_progress(s->reading));
	else if (count == 0)
		canvas_text(canvas, body.row, 1, body.cols - 2, LOOK_PLAIN, _("No two clients look like one."));
	else
		canvas_print(canvas, body.row, 1, body.cols - 2, LOOK_PLAIN,
		             more ? _("The %d likeliest pairs; there are more.")
		                  : _("%d pairs may be one client each."),
		             count);
	canvas_cursor(canvas, body.row, 1);
}

static void draw_headings(struct canvas *canvas, int row)
{
	struct columns at = columns_of(canvas->cols);
	canvas_field(canvas, row, at.first, at.second - at.first, LOOK_DIM, _("Stays"));
	canvas_field(canvas, row, at.second, at.reasons - at.second, LOOK_DIM, _("Goes"));
	canvas_field(canvas, row, at.reasons, canvas->cols - at.reasons - 1, LOOK_DIM, _("Alike"));
}

static void suspects_draw(const struct desk *desk, const void *state, struct canvas *canvas, struct area body)
{
	(void)desk;
	const struct suspects_state *s = state;
	const struct suspect *pairs = rows_of(s).rows;
	int count = rows_of(s).count, top = body.row + 2;
	draw_heading(s, canvas, body);
	if (count == 0)
		return;
	draw_headings(canvas, body.row + 1);
	for (int i = 0; i < s->list.rows && s->list.top + i < count; i++) {
		draw_pair(&pairs[s->list.top + i], canvas, top + i);
		if (s->list.top + i != s->list.at || s->list.lost)
			continue;
		canvas_text(canvas, top + i, 1, 1, LOOK_PLAIN, ">");
		canvas_look(canvas, top + i, 0, body.cols, LOOK_ACCENT);
		canvas_cursor(canvas, top + i, 1);
	}
	draw_below(here(s), canvas, (struct area){body.row + body.rows - BELOW, 0, BELOW, body.cols});
}

static void suspects_layout(const struct desk *desk, void *state, struct area body)
{
	(void)desk;
	struct suspects_state *s = state;
	list_fit(&s->list, body.rows - 2 - BELOW);
}

/* ---- Keys ---- */

static bool suspects_type(struct desk *desk, void *state, const struct key *key)
{
	(void)desk;
	struct suspects_state *s = state;
	return list_key(&s->list, key->code, rows_of(s));
}

static bool on_pair(const struct desk *desk, const void *state)
{
	(void)desk;
	return here(state) != NULL;
}

static bool suspects_lost(const void *state)
{
	const struct suspects_state *s = state;
	return s->list.lost;
}

static void open_pair(struct desk *desk, void *state, uint32_t key)
{
	(void)key;
	const struct suspect *pair = here(state);
	const struct merge_ask ask = {pair->sides[0].client, pair->sides[1].client};
	desk_push(desk, &merge_screen, 0, &ask);
}

static void part(struct desk *desk, void *state, uint32_t key)
{
	(void)key;
	char sentence[HISTORY_SUMMARY_BYTES] = "";
	const struct suspect *pair = here(state);
	if (client_distinct(desk_db(desk), pair->sides[0].client, pair->sides[1].client, NULL) != DONE) {
		desk_refuse_store(desk);
		return;
	}
	struct suspects_state *s = state;
	int64_t action = action_last(desk_db(desk));
	s->settled = true;
	history_sentence(desk_db(desk), action, sentence, sizeof(sentence));
	desk_say(desk, action, "%s", sentence);
}

static void suspects_answered(struct desk *desk, void *state, const struct answer *answer)
{
	(void)desk;
	struct suspects_state *s = state;
	s->settled = answer->given;
}

static const struct command suspects_commands[] = {
        {"merge.open", "Enter", N_("compare"), N_("Shows both side by side."), "client.merge", open_pair, on_pair,
         NULL},
        {"client.distinct", "n", N_("two clients"), N_("Records that these are two clients."), "client.distinct", part,
         on_pair, NULL},
        {0},
};

const struct screen suspects_screen = {
        .name = N_("Suspected duplicates"),
        .state_size = sizeof(struct suspects_state),
        .commands = suspects_commands,
        .open = suspects_begin,
        .layout = suspects_layout,
        .changed = suspects_changed,
        .draw = suspects_draw,
        .type = suspects_type,
        .answered = suspects_answered,
        .lost = suspects_lost,
        .idle = suspects_idle,
        .close = suspects_end,
};
