#include <stdio.h>

#include "core/history/history.h"
#include "core/text/utf8.h"
#include "core/words.h"
#include "tui/cancelled.h"
#include "tui/close.h"
#include "tui/day_state.h"
#include "tui/history.h"
#include "tui/paper.h"
#include "tui/readback.h"
#include "tui/visit.h"
#include "tui/visit_screen.h"
#include "tui/waiting.h"
#include "tui/waiting_form.h"
#include "tui/when.h"

/* ---- What the cursor is on ---- */

static bool looking(const struct day *day)
{
	return day->find.client != 0;
}

static bool in_grid(const struct day *day)
{
	return !day->in_strip && day->moving.id == 0;
}

/* An appointment in the grid, while nothing is carried. */
static const struct appointment *visit_here(const struct day *day)
{
	return in_grid(day) ? day_visit(day) : NULL;
}

static bool on_visit(const struct desk *desk, const void *state)
{
	(void)desk;
	return visit_here(state);
}

static bool on_live(const struct desk *desk, const void *state)
{
	(void)desk;
	const struct appointment *visit = visit_here(state);
	return visit && appointment_live(visit->status);
}

static bool can_move(const struct desk *desk, const void *state)
{
	(void)desk;
	const struct appointment *visit = visit_here(state);
	return visit && appointment_live(visit->status) && visit->status != APPOINTMENT_IN_SESSION;
}

/* Nobody arrives, and nothing begins, before the day. */
static bool before_status(const struct desk *desk, const void *state, enum appointment_status status)
{
	const struct appointment *visit = visit_here(state);
	return visit && visit->status < status && visit->day <= moment_day(desk_now(desk));
}

static bool can_arrive(const struct desk *desk, const void *state)
{
	return before_status(desk, state, APPOINTMENT_ARRIVED);
}

static bool can_start(const struct desk *desk, const void *state)
{
	return before_status(desk, state, APPOINTMENT_IN_SESSION);
}

static bool can_end(const struct desk *desk, const void *state)
{
	return before_status(desk, state, APPOINTMENT_DONE);
}

/* Nobody is missing before the time. */
static bool can_miss(const struct desk *desk, const void *state)
{
	const struct appointment *visit = visit_here(state);
	return visit && visit->status == APPOINTMENT_BOOKED &&
	       desk_now(desk) >= moment_of(visit->day, visit->cell * CELL_MINUTES);
}

static bool on_free(const struct desk *desk, const void *state)
{
	(void)desk;
	const struct day *day = state;
	const struct grid_stop *stop = day_stop(day);
	return in_grid(day) && stop && stop->kind == GRID_FREE && day_cell(day, stop) >= day->first_cell;
}

static bool carrying(const struct desk *desk, const void *state)
{
	(void)desk;
	const struct day *day = state;
	return day->moving.id != 0 && !day->in_strip && day_stop(day);
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

static bool can_read_back(const struct desk *desk, const void *state)
{
	(void)desk;
	const struct day *day = state;
	const struct appointment *visit = visit_here(day);
	return !day->in_strip && ((visit && appointment_live(visit->status)) || day->booked != 0);
}

static bool can_walk_in(const struct desk *desk, const void *state)
{
	(void)desk;
	const struct day *day = state;
	return day->moving.id == 0;
}

/* ---- Appointments ---- */

const struct appointment *day_held(struct desk *desk, const struct day *day)
{
	const struct appointment *visit = day_visit(day);
	struct fault fault = {{0}, {0}};
	if (!visit) {
		fault_set(&fault, NOT_FOUND, "",
		          _("This appointment is not here any more: somebody moved or cancelled it."));
		desk_refuse(desk, &fault);
	}
	return visit;
}

static void mark(struct desk *desk, struct day *day, enum appointment_status to)
{
	const struct appointment *visit = day_held(desk, day);
	if (visit)
		visit_mark(desk, visit->id, to);
}

static void run_arrive(struct desk *desk, void *state, uint32_t key)
{
	(void)key;
	mark(desk, state, APPOINTMENT_ARRIVED);
}

static void run_start(struct desk *desk, void *state, uint32_t key)
{
	(void)key;
	mark(desk, state, APPOINTMENT_IN_SESSION);
}

static void run_done(struct desk *desk, void *state, uint32_t key)
{
	(void)key;
	mark(desk, state, APPOINTMENT_DONE);
}

static void run_miss(struct desk *desk, void *state, uint32_t key)
{
	(void)key;
	mark(desk, state, APPOINTMENT_NO_SHOW);
}

static void run_cancel(struct desk *desk, void *state, uint32_t key)
{
	(void)key;
	const struct appointment *visit = day_held(desk, state);
	if (visit)
		visit_ask_reason(desk, DAY_REASON, visit->id);
}

static void run_pick_up(struct desk *desk, void *state, uint32_t key)
{
	(void)key;
	const struct appointment *visit = day_held(desk, state);
	struct appointment copy;
	if (!visit)
		return;
	copy = *visit;
	day_pick_up(desk, state, &copy);
}

static void run_rebook(struct desk *desk, void *state, uint32_t key)
{
	(void)key;
	const struct appointment *visit = day_held(desk, state);
	struct carried carried;
	if (!visit)
		return;
	visit_client(visit, &carried);
	desk_carry(desk, &carried);
	day_find_begin(desk, state);
}

static void run_slip(struct desk *desk, void *state, uint32_t key)
{
	(void)key;
	const struct appointment *visit = day_held(desk, state);
	if (visit)
		paper_slip(desk, visit->id);
}

static void run_put_down(struct desk *desk, void *state, uint32_t key)
{
	(void)key;
	struct day *day = state;
	const struct grid_stop *stop = day_stop(day);
	if (stop)
		day_put_down(desk, day, stop->desk, day->data.day, day_cell(day, stop));
}

/* ---- Booking ---- */

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

static void run_read_back(struct desk *desk, void *state, uint32_t key)
{
	(void)key;
	const struct day *day = state;
	const struct appointment *visit = visit_here(day);
	readback_show(desk, DAY_OTHER, visit && appointment_live(visit->status) ? visit->id : day->booked);
}

static void run_open(struct desk *desk, void *state, uint32_t key)
{
	(void)key;
	const struct appointment *visit = visit_here(state);
	int64_t id = visit ? visit->id : 0;
	desk_push(desk, &visit_screen, DAY_OTHER, &id);
}

static void run_cancelled(struct desk *desk, void *state, uint32_t key)
{
	(void)key;
	const struct day *day = state;
	desk_push(desk, &cancelled_screen, DAY_OTHER, &day->data.day);
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

static bool can_close(const struct desk *desk, const void *state)
{
	const struct day *day = state;
	return in_grid(day) && day_stop(day) && day->data.day >= moment_day(desk_now(desk));
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
	const struct appointment *visit = visit_here(day);
	const struct plan_span *span = plan_at(&day->data.at, ask.desk, ask.cell);
	if (visit) {
		ask.cell = visit->cell;
		ask.consultant = visit->consultant;
		utf8_copy(ask.name, sizeof(ask.name), visit->consultant_name);
	} else if (span) {
		ask.consultant = span->consultant;
		utf8_copy(ask.name, sizeof(ask.name), plan_name(&day->data.plan, span->consultant));
	}
	desk_push(desk, &close_screen, DAY_CLOSE, &ask);
}

/* ---- Days ---- */

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

static void run_history(struct desk *desk, void *state, uint32_t key)
{
	(void)key;
	const struct day *day = state;
	struct history_filter filter = {.from = day->data.day, .to = day->data.day};
	desk_push(desk, &history_screen, DAY_OTHER, &filter);
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
        {"appointment.arrive", "a", N_("arrived"), N_("Marks the client as arrived."), "appointment.arrive", run_arrive,
         can_arrive, NULL},
        {"appointment.start", "s", N_("start"), N_("Marks the consultation as begun."), "appointment.start", run_start,
         can_start, NULL},
        {"appointment.done", "d", N_("finish"), N_("Marks the consultation as done."), "appointment.done", run_done,
         can_end, NULL},
        {"appointment.no_show", "z", N_("no-show"), N_("Marks that the client did not come."), "appointment.no_show",
         run_miss, can_miss, NULL},
        {"appointment.move", "m", N_("move"), N_("Picks it up; Enter puts it down elsewhere."), "appointment.move",
         run_pick_up, can_move, NULL},
        {"appointment.cancel", "x", N_("cancel"), N_("Cancels the appointment and asks why."), "appointment.cancel",
         run_cancel, on_live, NULL},
        {"appointment.rebook", "r", N_("rebook"), N_("Books another time for the same client."), "appointment.book",
         run_rebook, on_visit, NULL},
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
        {"desks.today", ".", NULL, N_("Shows today."), RIGHT_NONE, run_today, NULL, NULL},
        {"desks.week_before", "PgUp", NULL, N_("Shows the day a week before."), RIGHT_NONE, run_week_before, NULL,
         NULL},
        {"desks.week_after", "PgDn", NULL, N_("Shows the day a week later."), RIGHT_NONE, run_week_after, NULL, NULL},
        {"appointment.slip", "F9 Alt-9", N_("slip"), N_("Writes the slip to take home, as PDF."), "office.print",
         run_slip, on_live, NULL},
        {0},
};
