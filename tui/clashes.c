#include "tui/clashes.h"

#include <stdlib.h>

#include "core/seminars/clash.h"
#include "core/time/show.h"
#include "core/words.h"
#include "tui/list.h"
#include "tui/seminar.h"
#include "tui/visit_screen.h"

struct clashes {
	int64_t seminar;
	struct clash_list *rows; /* owned */
	struct list list;
};

#define HEADING 2

static int64_t id_at(const void *rows, int at)
{
	const struct clash_list *list = rows;
	return list->rows[at].id * (CLASH_ROOM + 1) + list->rows[at].kind;
}

static struct list_rows rows_of(const struct clashes *clashes)
{
	return (struct list_rows){clashes->rows->count, id_at, clashes->rows};
}

static void clashes_changed(struct desk *desk, void *state)
{
	struct clashes *clashes = state;
	if (seminar_clashes(desk_db(desk), clashes->seminar, clashes->rows) != DONE)
		desk_refuse_store(desk);
	list_changed(&clashes->list, rows_of(clashes));
}

static bool clashes_open(struct desk *desk, void *state, const void *argument)
{
	struct clashes *clashes = state;
	clashes->seminar = *(const int64_t *)argument;
	clashes->rows = calloc(1, sizeof(*clashes->rows));
	if (!clashes->rows)
		return false;
	clashes_changed(desk, state);
	list_begin(&clashes->list, rows_of(clashes), 0);
	return true;
}

static void clashes_close(struct desk *desk, void *state)
{
	(void)desk;
	struct clashes *clashes = state;
	free(clashes->rows);
}

static void clashes_layout(const struct desk *desk, void *state, struct area body)
{
	(void)desk;
	struct clashes *clashes = state;
	list_fit(&clashes->list, body.rows - HEADING);
}

static bool clashes_type(struct desk *desk, void *state, const struct key *key)
{
	(void)desk;
	struct clashes *clashes = state;
	return list_key(&clashes->list, key->code, rows_of(clashes));
}

static void draw_row(const struct clashes *clashes, int at, struct canvas *canvas, int row, int cols)
{
	const struct seminar_clash *clash = &clashes->rows->rows[at];
	char day[SHOW_BYTES], from[CLOCK_BYTES], to[CLOCK_BYTES];
	canvas_print(canvas, row, 3, 23, LOOK_PLAIN, "%s %s-%s", day_show(clash->day, DAY_SHORT, day, sizeof(day)),
	             clock_format(clash->from_minute, from), clock_format(clash->to_minute, to));
	canvas_field(canvas, row, 27, 32, LOOK_PLAIN, clash_text(clash->kind));
	canvas_field(canvas, row, 60, cols - 61, LOOK_PLAIN, clash->what);
	if (at != clashes->list.at || clashes->list.lost)
		return;
	canvas_text(canvas, row, 1, 1, LOOK_PLAIN, ">");
	canvas_look(canvas, row, 0, cols, LOOK_ACCENT);
	canvas_cursor(canvas, row, 1);
}

static void clashes_draw(const struct desk *desk, const void *state, struct canvas *canvas, struct area body)
{
	(void)desk;
	const struct clashes *clashes = state;
	canvas_text(canvas, body.row, 1, body.cols - 2, LOOK_BOLD,
	            clashes->rows->count ? _("At the same time - it is planned all the same:")
	                                 : _("Nothing is at the same time any more."));
	for (int i = 0; i < clashes->list.rows && clashes->list.top + i < clashes->rows->count; i++)
		draw_row(clashes, clashes->list.top + i, canvas, body.row + HEADING + i, body.cols);
}

static bool on_row(const struct desk *desk, const void *state)
{
	(void)desk;
	return list_holds(&((const struct clashes *)state)->list);
}

static void go_there(struct desk *desk, void *state, uint32_t key)
{
	(void)key;
	const struct clashes *clashes = state;
	const struct seminar_clash *clash = &clashes->rows->rows[clashes->list.at];
	desk_push(desk, clash->kind == CLASH_ADVISES ? &visit_screen : &seminar_screen, 0, &clash->id);
}

static bool clashes_lost(const void *state)
{
	return ((const struct clashes *)state)->list.lost;
}

static const struct command clashes_commands[] = {
        {"clash.open", "Enter", N_("open"), N_("Opens the appointment or the other seminar."), RIGHT_NONE, go_there,
         on_row, NULL},
        {0},
};

const struct screen clashes_screen = {
        .name = N_("At the same time"),
        .state_size = sizeof(struct clashes),
        .commands = clashes_commands,
        .open = clashes_open,
        .layout = clashes_layout,
        .changed = clashes_changed,
        .draw = clashes_draw,
        .type = clashes_type,
        .lost = clashes_lost,
        .close = clashes_close,
};

void clashes_show(struct desk *desk, int64_t seminar)
{
	struct clash_list *list = malloc(sizeof(*list));
	if (list && seminar_clashes(desk_db(desk), seminar, list) == DONE && list->count)
		desk_push(desk, &clashes_screen, 0, &seminar);
	free(list);
}
