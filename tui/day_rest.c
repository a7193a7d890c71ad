#include <stdio.h>

#include "core/history/history.h"
#include "core/text/utf8.h"
#include "core/words.h"
#include "tui/close.h"
#include "tui/consultant.h"
#include "tui/day_state.h"
#include "tui/history.h"
#include "tui/readback.h"
#include "tui/waiting.h"
#include "tui/waiting_form.h"
#include "tui/when.h"

/* What is done on the day as a whole, wherever the cursor is. */

static bool looking(const struct day *day)
{
	return day->find.client != 0;
}

static bool booking(const struct desk *desk, const void *state)
{
	(void)desk;
	const struct day *day = state;
	return looking(day) && day->moving.id == 0;
}

static bool not_looking(const struct desk *desk, const void *state)
{
	(void)desk;
	return !looking(state);
}

/* ---- Looking for a time ---- */

static void run_topic(struct desk *desk, void *state, uint32_t key)
{
	(void)key;
	day_ask_topic(desk, state);
}

static void run_when(struct desk *desk, void *state, uint32_t key)
{
	(void)key;
	const struct day *day = state;
	struct when_ask ask = {.shown = day->data.day, .wish = looking(day)};
	if (looking(day))
		utf8_copy(ask.text, sizeof(ask.text), day->find.wish_text);
	desk_push(desk, &when_screen, DAY_WISH, &ask);
}

static void run_next(struct desk *desk, void *state, uint32_t key)
{
	(void)key;
	day_next_free(desk, state);
}

/* What was asked for stays asked for: the wish becomes an entry of the waiting list. */
static void run_wait(struct desk *desk, void *state, uint32_t key)
{
	(void)key;
	const struct day *day = state;
	struct waiting_form_ask ask = {.client = day->find.client, .topic = day->find.topic};
	utf8_copy(ask.when, sizeof(ask.when), day->find.wish_text);
	desk_push(desk, &waiting_form_screen, DAY_WAITS, &ask);
}

static void run_waiting(struct desk *desk, void *state, uint32_t key)
{
	(void)state, (void)key;
	desk_push(desk, &waiting_screen, DAY_WAITING,
	          &(struct waiting_ask){.range = {.from = DAY_NONE, .to = DAY_NONE}});
}

/* ---- Who stands at the counter ---- */

static bool can_walk_in(const struct desk *desk, const void *state)
{
	(void)desk;
	const struct day *day = state;
	return day->moving.id == 0;
}

static bool free_now(const struct day *day, int at_desk)
{
	for (int i = 0; i < day->grid.stop_count; i++) {
		const struct grid_stop *stop = &day->grid.stops[i];
		if (stop->desk == at_desk && stop->kind == GRID_FREE && stop->cell <= day->first_cell &&
		    day->first_cell < stop->cell + stop->cells)
			return true;
	}
	return false;
}

/* At the cursor's desk if that is free now, else at the first that is. */
static void run_walk_in(struct desk *desk, void *state, uint32_t key)
{
	(void)key;
	struct day *day = state;
	int32_t today = moment_day(desk_now(desk));
	int cell = slot_first_cell(today, desk_now(desk), true), at_desk = day->cursor.desk;
	day->in_strip = false;
	if (!day_go(desk, day, today, at_desk, cell))
		return;
	for (int i = 1; i <= day->grid.desks && !free_now(day, at_desk); i++)
		at_desk = i;
	if (free_now(day, at_desk))
		day_book_at(desk, day, (struct day_kept){.walk_in = true, .day = today, .desk = at_desk, .cell = cell});
	else
		desk_remark(desk, _("No desk is free now."));
}

static bool can_read_back(const struct desk *desk, const void *state)
{
	(void)desk;
	const struct day *day = state;
	const struct appointment *visit = day_line(day);
	return !day->in_strip && ((visit && appointment_live(visit->status)) || day->booked != 0);
}

static void run_read_back(struct desk *desk, void *state, uint32_t key)
{
	(void)key;
	const struct day *day = state;
	const struct appointment *visit = day_line(day);
	readback_show(desk, DAY_OTHER, visit && appointment_live(visit->status) ? visit->id : day->booked);
}

/* ---- Days ---- */

static bool can_close(const struct desk *desk, const void *state)
{
	const struct day *day = state;
	return day_in_grid(day) && day_stop(day) && day->data.day >= moment_day(desk_now(desk));
}

/* From the cursor on; who sits there may be closed instead of the desk. */
static void run_close(struct desk *desk, void *state, uint32_t key)
{
	(void)key;
	const struct day *day = state;
	const struct grid_stop *stop = day_stop(day);
	if (!stop)
		return;
	struct close_ask ask = {.day = day->data.day, .desk = stop->desk, .cell = day_cell(day, stop)};
	const struct appointment *visit = day_line(day);
	const struct plan_span *span = plan_at(&day->data.at, ask.desk, ask.cell);
	if (visit) {
		ask.cell = visit->cell;
		ask.consultant = visit->consultant;
	} else if (span) {
		ask.consultant = span->consultant;
	}
	desk_push(desk, &close_screen, DAY_CLOSE, &ask);
}

static void go_days(struct desk *desk, struct day *day, int days)
{
	day->in_strip = false;
	day_go(desk, day, day_add(day->data.day, days), day->cursor.desk, day->cursor.cell);
}

static void run_before(struct desk *desk, void *state, uint32_t key)
{
	(void)key;
	go_days(desk, state, -1);
}

static void run_after(struct desk *desk, void *state, uint32_t key)
{
	(void)key;
	go_days(desk, state, 1);
}

static void run_week_before(struct desk *desk, void *state, uint32_t key)
{
	(void)key;
	go_days(desk, state, -7);
}

static void run_week_after(struct desk *desk, void *state, uint32_t key)
{
	(void)key;
	go_days(desk, state, 7);
}

static void run_today(struct desk *desk, void *state, uint32_t key)
{
	(void)key;
	struct day *day = state;
	day->in_strip = false;
	day_go(desk, day, moment_day(desk_now(desk)), day->cursor.desk, moment_minute(desk_now(desk)) / CELL_MINUTES);
}

/* The week of the cursor's desk. */
static void run_view(struct desk *desk, void *state, uint32_t key)
{
	(void)key;
	struct day *day = state;
	day->in_strip = false;
	desk_push(desk, &consultant_screen, DAY_SCHEDULE,
	          &(struct schedule_ask){.desk = day->cursor.desk, .day = day->data.day, .cell = day->cursor.cell});
}

static void run_history(struct desk *desk, void *state, uint32_t key)
{
	(void)key;
	const struct day *day = state;
	struct history_filter filter = {.from = day->data.day, .to = day->data.day};
	desk_push(desk, &history_screen, DAY_OTHER, &filter);
}

const struct command day_rest[] = {
        {"desks.when", "g", N_("when"), N_("Goes to a date, or limits the proposals."), RIGHT_NONE, run_when, NULL,
         NULL},
        {"desks.topic", "t", N_("topic"), N_("Changes what the consultation is about."), RIGHT_NONE, run_topic, booking,
         NULL},
        {"desks.wait", "w", N_("wait"), N_("Puts the client on the waiting list."), "waiting.add", run_wait, booking,
         NULL},
        {"desks.next", "n", N_("next free"), N_("Goes to the next free time of this desk."), RIGHT_NONE, run_next, NULL,
         NULL},
        {"desks.waiting", "w", N_("waiting list"), N_("Shows who waits for a time at the desks."), RIGHT_NONE,
         run_waiting, not_looking, NULL},
        {"desks.before", "[ -", N_("day"), N_("Shows the day before."), RIGHT_NONE, run_before, NULL, "[ ]"},
        {"desks.after", "] +", NULL, N_("Shows the day after."), RIGHT_NONE, run_after, NULL, NULL},
        {"desks.read_back", "k", N_("read back"), N_("Shows again what is said to the caller."), RIGHT_NONE,
         run_read_back, can_read_back, NULL},
        {"desks.walk_in", "i", N_("walk-in"), N_("Books from now on who came unannounced."), "appointment.book",
         run_walk_in, can_walk_in, NULL},
        {"desks.close", "o", N_("close"), N_("Closes from here to the day's end."), "plan.close", run_close, can_close,
         NULL},
        {"desks.history", "h", N_("history"), N_("Shows what everybody did on this day."), RIGHT_NONE, run_history,
         NULL, NULL},
        {"desks.view", "v", N_("week"), N_("Shows the week of this desk, then its month."), RIGHT_NONE, run_view, NULL,
         NULL},
        {"desks.today", ".", NULL, N_("Shows today."), RIGHT_NONE, run_today, NULL, NULL},
        {"desks.week_before", "PgUp", NULL, N_("Shows the day a week before."), RIGHT_NONE, run_week_before, NULL,
         NULL},
        {"desks.week_after", "PgDn", NULL, N_("Shows the day a week later."), RIGHT_NONE, run_week_after, NULL, NULL},
        {0},
};
