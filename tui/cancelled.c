#include "tui/cancelled.h"

#include <stdio.h>

#include "core/text/utf8.h"
#include "core/time/show.h"
#include "core/words.h"
#include "tui/day_data.h"
#include "tui/desk.h"
#include "tui/list.h"
#include "tui/visit.h"
#include "tui/visit_screen.h"

struct cancelled {
	int32_t day;
	struct appointment_list visits;
	struct list list;
};

static int64_t id_at(const void *rows, int at)
{
	const struct appointment_list *visits = rows;
	return visits->rows[at].id;
}

static struct list_rows rows_of(const struct cancelled *cancelled)
{
	return (struct list_rows){cancelled->visits.count, id_at, &cancelled->visits};
}

static void cancelled_changed(struct desk *desk, void *state)
{
	struct cancelled *cancelled = state;
	struct appointment_list read = {0};
	struct appointment_filter filter = {
	        .from = cancelled->day, .to = cancelled->day, .statuses = 1U << APPOINTMENT_CANCELLED};
	if (appointment_list(desk_db(desk), &filter, &read) != DONE) {
		desk_refuse_store(desk);
		return;
	}
	appointment_list_free(&cancelled->visits);
	cancelled->visits = read;
	list_changed(&cancelled->list, rows_of(cancelled));
}

static bool cancelled_open(struct desk *desk, void *state, const void *argument)
{
	struct cancelled *cancelled = state;
	cancelled->day = *(const int32_t *)argument;
	cancelled_changed(desk, state);
	return true;
}

static void cancelled_close(struct desk *desk, void *state)
{
	(void)desk;
	struct cancelled *cancelled = state;
	appointment_list_free(&cancelled->visits);
}

static const struct appointment *here(const struct cancelled *cancelled)
{
	return list_holds(&cancelled->list) ? &cancelled->visits.rows[cancelled->list.at] : NULL;
}

static bool on_row(const struct desk *desk, const void *state)
{
	(void)desk;
	return here(state);
}

static bool cancelled_type(struct desk *desk, void *state, const struct key *key)
{
	(void)desk;
	struct cancelled *cancelled = state;
	return list_key(&cancelled->list, key->code, rows_of(cancelled));
}

static void cancelled_layout(const struct desk *desk, void *state, struct area body)
{
	(void)desk;
	struct cancelled *cancelled = state;
	list_fit(&cancelled->list, body.rows - 2);
}

static void draw_row(const struct cancelled *cancelled, struct canvas *canvas, struct area at, int i)
{
	const struct appointment *visit = &cancelled->visits.rows[i];
	char clock[CLOCK_BYTES], name[DAY_DESK_BYTES], family[DAY_DESK_BYTES];
	int wide = at.cols > 78 ? (at.cols - 54) / 2 : 12;
	name_family(visit->consultant_name, family, sizeof(family));
	visit_name(visit, name, sizeof(name));
	canvas_text(canvas, at.row, 3, 5, LOOK_PLAIN, cell_format(visit->cell, clock));
	canvas_print(canvas, at.row, 10, 7, LOOK_PLAIN, _("desk %d"), visit->desk);
	canvas_field(canvas, at.row, 18, 8, LOOK_PLAIN, family);
	canvas_field(canvas, at.row, 27, wide, LOOK_PLAIN, name);
	canvas_field(canvas, at.row, 28 + wide, 16, LOOK_PLAIN, visit->topic_name);
	canvas_field(canvas, at.row, 45 + wide, at.cols - 46 - wide, LOOK_PLAIN, visit->reason_name);
	if (i != cancelled->list.at || cancelled->list.lost)
		return;
	canvas_text(canvas, at.row, 1, 1, LOOK_PLAIN, ">");
	canvas_look(canvas, at.row, at.col, at.cols, LOOK_ACCENT);
	canvas_cursor(canvas, at.row, 1);
}

static void cancelled_draw(const struct desk *desk, const void *state, struct canvas *canvas, struct area body)
{
	(void)desk;
	const struct cancelled *cancelled = state;
	for (int i = 0; i < cancelled->list.rows && cancelled->list.top + i < cancelled->visits.count; i++)
		draw_row(cancelled, canvas, (struct area){body.row + 1 + i, body.col, 1, body.cols},
		         cancelled->list.top + i);
	if (cancelled->visits.count == 0)
		canvas_text(canvas, body.row + 1, 3, body.cols - 4, LOOK_PLAIN, _("Nothing is cancelled on this day."));
}

static void run_open(struct desk *desk, void *state, uint32_t key)
{
	(void)key;
	const struct appointment *visit = here(state);
	if (visit)
		desk_push(desk, &visit_screen, 0, &visit->id);
}

static bool cancelled_carried(const void *state, struct carried *out)
{
	const struct appointment *visit = here(state);
	if (visit)
		visit_client(visit, out);
	return visit;
}

static bool cancelled_visit(const void *state, struct visit_line *out)
{
	const struct appointment *visit = here(state);
	if (visit)
		visit_line_of(visit, out);
	return visit;
}

static void cancelled_title(const void *state, char *out, size_t size)
{
	const struct cancelled *cancelled = state;
	day_show(cancelled->day, DAY_SHORT, out, size);
}

static bool cancelled_lost(const void *state)
{
	const struct cancelled *c = state;
	return c->list.lost;
}

static const struct command cancelled_commands[] = {
        {"appointment.open", "Enter", N_("open it"), N_("Shows the appointment."), RIGHT_NONE, run_open, on_row, NULL},
        {0},
};

const struct screen cancelled_screen = {
        .name = N_("Cancelled"),
        .state_size = sizeof(struct cancelled),
        .commands = cancelled_commands,
        .open = cancelled_open,
        .layout = cancelled_layout,
        .changed = cancelled_changed,
        .draw = cancelled_draw,
        .type = cancelled_type,
        .carried = cancelled_carried,
        .visit = cancelled_visit,
        .title = cancelled_title,
        .lost = cancelled_lost,
        .close = cancelled_close,
};
