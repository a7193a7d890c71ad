#include "core/words.h"
#include "tui/cancelled.h"
#include "tui/day_state.h"
#include "tui/visit_screen.h"

/* ---- What the cursor is on ---- */

static bool on_visit(const struct desk *desk, const void *state)
{
	(void)desk;
	return day_line(state);
}

static bool on_free(const struct desk *desk, const void *state)
{
	(void)desk;
	const struct day *day = state;
	const struct grid_stop *stop = day_stop(day);
	return day_in_grid(day) && stop && stop->kind == GRID_FREE && day_cell(day, stop) >= day->first_cell;
}

static bool carrying(const struct desk *desk, const void *state)
{
	(void)desk;
	const struct day *day = state;
	return day->moving.id != 0 && !day->in_strip && day_stop(day);
}

static bool on_proposal(const struct desk *desk, const void *state)
{
	(void)desk;
	const struct day *day = state;
	return day->in_strip && proposals_at(&day->find);
}

static bool on_count(const struct desk *desk, const void *state)
{
	(void)desk;
	const struct day *day = state;
	return !day->in_strip && day->on_count;
}

/* ---- What is done there ---- */

static void run_put_down(struct desk *desk, void *state, uint32_t key)
{
	(void)key;
	struct day *day = state;
	const struct grid_stop *stop = day_stop(day);
	if (stop)
		day_put_down(desk, day, stop->desk, day->data.day, day_cell(day, stop));
}

/* In the quarter that is running only who has walked in can be booked. */
static void run_book(struct desk *desk, void *state, uint32_t key)
{
	(void)key;
	struct day *day = state;
	const struct grid_stop *stop = day_stop(day);
	if (!stop)
		return;
	int cell = day_cell(day, stop);
	bool running = cell < slot_first_cell(day->data.day, desk_now(desk), false);
	day_book_at(desk, day,
	            (struct day_kept){.walk_in = running, .day = day->data.day, .desk = stop->desk, .cell = cell});
}

static void run_proposal(struct desk *desk, void *state, uint32_t key)
{
	(void)key;
	day_take_proposal(desk, state);
}

static void run_digit(struct desk *desk, void *state, uint32_t key)
{
	struct day *day = state;
	int at = (int)(key - '1');
	if (at >= day->find.count)
		return;
	while (day->find.list.at != at && proposals_step(&day->find, day->find.list.at < at ? K_DOWN : K_UP))
		continue;
	day_show_proposal(desk, day);
	day_take_proposal(desk, day);
}

static void run_open(struct desk *desk, void *state, uint32_t key)
{
	(void)key;
	const struct appointment *visit = day_line(state);
	int64_t id = visit ? visit->id : 0;
	desk_push(desk, &visit_screen, DAY_OTHER, &id);
}

static void run_cancelled(struct desk *desk, void *state, uint32_t key)
{
	(void)key;
	const struct day *day = state;
	desk_push(desk, &cancelled_screen, DAY_OTHER, &day->data.day);
}

const struct command day_commands[] = {
        {"proposal.digit", "1 2 3", N_("pick"), N_("Takes the proposal with this digit."), RIGHT_NONE, run_digit,
         on_proposal, N_("digits")},
        {"proposal.take", "Enter", NULL, N_("Takes the proposal under the cursor."), RIGHT_NONE, run_proposal,
         on_proposal, NULL},
        {"proposal.grid", "Down", N_("to the grid"), N_("Goes through the proposals into the grid."), RIGHT_NONE, NULL,
         on_proposal, NULL},
        {"appointment.put_down", "Enter", N_("put down"), N_("Moves the carried appointment here."), "appointment.move",
         run_put_down, carrying, NULL},
        {"desks.book", "Enter", N_("book"), N_("Books this free time."), "appointment.book", run_book, on_free, NULL},
        {"appointment.open", "Enter", N_("open it"), N_("Shows the appointment."), RIGHT_NONE, run_open, on_visit,
         NULL},
        {"desks.cancelled", "Enter", N_("list them"), N_("Lists what was cancelled on this day."), RIGHT_NONE,
         run_cancelled, on_count, NULL},
        {0},
};
