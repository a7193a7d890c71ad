#include "tui/visit.h"

#include "core/words.h"
#include "tui/paper.h"

/* The line is asked for at every key: it may have gone since the last one. */
static int64_t line_id(const struct desk *desk, const void *state)
{
	struct visit_line line;
	return desk_visit(desk, state, &line) ? line.id : 0;
}

static bool before_status(const struct desk *desk, const void *state, enum appointment_status status)
{
	struct visit_line line;
	return desk_visit(desk, state, &line) && line.status < status;
}

/* Nobody arrives, and nothing begins, before the day. */
static bool has_come(const struct desk *desk, const void *state)
{
	struct visit_line line;
	return desk_visit(desk, state, &line) && moment_day(line.begins) <= moment_day(desk_now(desk));
}

static bool can_arrive(const struct desk *desk, const void *state)
{
	return before_status(desk, state, APPOINTMENT_ARRIVED) && has_come(desk, state);
}

static bool can_start(const struct desk *desk, const void *state)
{
	return before_status(desk, state, APPOINTMENT_IN_SESSION) && has_come(desk, state);
}

static bool can_end(const struct desk *desk, const void *state)
{
	return before_status(desk, state, APPOINTMENT_DONE) && has_come(desk, state);
}

static bool can_move(const struct desk *desk, const void *state)
{
	return before_status(desk, state, APPOINTMENT_IN_SESSION);
}

static bool is_live(const struct desk *desk, const void *state)
{
	return before_status(desk, state, APPOINTMENT_DONE);
}

/* Nobody is missing before the time. */
static bool can_miss(const struct desk *desk, const void *state)
{
	struct visit_line line;
	return desk_visit(desk, state, &line) && line.status == APPOINTMENT_BOOKED && line.begins <= desk_now(desk);
}

static bool is_there(const struct desk *desk, const void *state)
{
	return line_id(desk, state) != 0;
}

static void arrive(struct desk *desk, void *state, uint32_t key)
{
	(void)key;
	visit_mark(desk, line_id(desk, state), APPOINTMENT_ARRIVED);
}

static void start(struct desk *desk, void *state, uint32_t key)
{
	(void)key;
	visit_mark(desk, line_id(desk, state), APPOINTMENT_IN_SESSION);
}

static void finish(struct desk *desk, void *state, uint32_t key)
{
	(void)key;
	visit_mark(desk, line_id(desk, state), APPOINTMENT_DONE);
}

static void miss(struct desk *desk, void *state, uint32_t key)
{
	(void)key;
	visit_mark(desk, line_id(desk, state), APPOINTMENT_NO_SHOW);
}

static void cancel(struct desk *desk, void *state, uint32_t key)
{
	(void)key;
	visit_ask_reason(desk, line_id(desk, state));
}

static void pick_up(struct desk *desk, void *state, uint32_t key)
{
	(void)key;
	visit_pick_up(desk, line_id(desk, state));
}

static void rebook(struct desk *desk, void *state, uint32_t key)
{
	(void)key;
	visit_rebook(desk, line_id(desk, state));
}

static void slip(struct desk *desk, void *state, uint32_t key)
{
	(void)key;
	paper_slip(desk, line_id(desk, state));
}

const struct command visit_commands[] = {
        {"appointment.arrive", "a", N_("arrived"), N_("Marks the client as arrived."), "appointment.arrive", arrive,
         can_arrive, NULL},
        {"appointment.start", "s", N_("start"), N_("Marks the consultation as begun."), "appointment.start", start,
         can_start, NULL},
        {"appointment.done", "d", N_("finish"), N_("Marks the consultation as done."), "appointment.done", finish,
         can_end, NULL},
        {"appointment.no_show", "z", N_("no-show"), N_("Marks that the client did not come."), "appointment.no_show",
         miss, can_miss, NULL},
        {"appointment.move", "m", N_("move"), N_("Picks it up; Enter puts it down elsewhere."), "appointment.move",
         pick_up, can_move, NULL},
        {"appointment.cancel", "x", N_("cancel"), N_("Cancels the appointment and asks why."), "appointment.cancel",
         cancel, is_live, NULL},
        {"appointment.rebook", "r", N_("rebook"), N_("Books another time for the same client."), "appointment.book",
         rebook, is_there, NULL},
        {"appointment.slip", "F9 Alt-9", NULL, N_("Writes the slip to take home, as PDF."), "office.print", slip,
         is_live, NULL},
        {0},
};
