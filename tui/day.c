#include "tui/day.h"

#include <stdio.h>

#include "core/text/utf8.h"
#include "core/words.h"
#include "tui/day_state.h"
#include "tui/readback.h"
#include "tui/visit.h"
#include "tui/waiting.h"

static bool screen_open(struct desk *desk, void *state, const void *argument)
{
	(void)argument;
	struct day *day = state;
	int64_t now = desk_now(desk);
	proposals_clear(&day->find);
	day->places.first = 1;
	day->met = moment_day(now);
	return day_go(desk, day, moment_day(now), 1, moment_minute(now) / CELL_MINUTES);
}

static void screen_close(struct desk *desk, void *state)
{
	(void)desk;
	struct day *day = state;
	grid_free(&day->grid);
	day_data_free(&day->data);
}

/* Who left it on today finds today again the next morning. */
static void screen_enter(struct desk *desk, void *state)
{
	struct day *day = state;
	int64_t now = desk_now(desk);
	if (day->data.day == day->met && day->met != moment_day(now))
		day_go(desk, day, moment_day(now), day->cursor.desk, moment_minute(now) / CELL_MINUTES);
	day->met = moment_day(now);
	day_find_begin(desk, day);
}

static void screen_layout(const struct desk *desk, void *state, struct area body)
{
	struct day *day = state;
	day_find_follow(desk, day);
	day_fit(day, body);
}

static void screen_changed(struct desk *desk, void *state)
{
	struct day *day = state;
	if (!day_read(desk, day))
		return;
	if (day->moving.id != 0 && !visit_stays(desk, &day->moving))
		day_find_end(desk, day);
	if (!day->find.offered)
		return;
	enum status status = proposals_reload(desk_db(desk), &day->find);
	if (status != DONE && status != BUSY)
		desk_refuse_store(desk);
}

static enum focus screen_focus(const void *state)
{
	const struct day *day = state;
	return day->in_strip ? FOCUS_CHOICE : FOCUS_LIST;
}

static void enter_strip(struct desk *desk, struct day *day)
{
	day->in_strip = true;
	day_show_proposal(desk, day);
}

static bool strip_key(struct desk *desk, struct day *day, uint32_t code)
{
	bool last = day->find.list.at + 1 >= day->find.count;
	if (code == K_TAB || (code == K_DOWN && last)) {
		day->in_strip = false;
		return true;
	}
	if (!proposals_step(&day->find, code))
		return false;
	day_show_proposal(desk, day);
	return true;
}

/* Up from the first row goes to the strip, down from the last to the number of cancelled ones. */
static bool step(struct desk *desk, struct day *day, int rows)
{
	if (day->on_count) {
		day->on_count = rows > 0;
	} else if (!grid_step(&day->grid, &day->data.visits, &day->cursor, rows)) {
		if (rows < 0 && day->find.offered)
			enter_strip(desk, day);
		else if (rows > 0 && day->data.cancelled > 0)
			day->on_count = true;
	}
	return true;
}

static bool grid_key(struct desk *desk, struct day *day, uint32_t code)
{
	switch (code) {
	case K_UP:
		return step(desk, day, -1);
	case K_DOWN:
		return step(desk, day, 1);
	case K_LEFT:
	case K_RIGHT:
		day->on_count = false;
		grid_side(&day->grid, &day->data.visits, &day->cursor, code == K_LEFT ? -1 : 1);
		return true;
	case K_HOME:
	case K_END:
		day->on_count = false;
		grid_end(&day->grid, &day->data.visits, &day->cursor, code == K_HOME ? -1 : 1);
		return true;
	case K_TAB:
		if (day->find.offered)
			enter_strip(desk, day);
		return day->find.offered;
	default:
		return false;
	}
}

static bool screen_type(struct desk *desk, void *state, const struct key *key)
{
	struct day *day = state;
	return day->in_strip ? strip_key(desk, day, key->code) : grid_key(desk, day, key->code);
}

/* From the grid back to the strip, from there to nobody being carried. */
static bool screen_back(struct desk *desk, void *state)
{
	struct day *day = state;
	if (day->find.client == 0)
		return false;
	if (!day->in_strip && day->find.offered && day->moving.id == 0)
		enter_strip(desk, day);
	else
		day_find_end(desk, day);
	return true;
}

static void show_booked(struct desk *desk, struct day *day, int64_t id)
{
	struct appointment visit;
	day->booked = id;
	day_find_follow(desk, day);
	if (appointment_get(desk_db(desk), id, &visit) == DONE)
		day_go_to(desk, day, &visit);
}

static void take_booked(struct desk *desk, struct day *day, int64_t id)
{
	show_booked(desk, day, id);
	readback_show(desk, DAY_OTHER, id);
}

/* The cursor stays at the time that came free, and does not miss what stood there. */
static void take_cancelled(struct day *day, int64_t id)
{
	if (day->booked == id)
		day->booked = 0;
	day->cursor.id = 0;
}

static void take_waiting(struct desk *desk, struct day *day, const struct answer *answer)
{
	if (answer->choice == WAITING_SEEK)
		day_seek(desk, day, answer->id);
	else
		show_booked(desk, day, answer->id);
}

static void screen_answered(struct desk *desk, void *state, const struct answer *answer)
{
	struct day *day = state;
	if (answer->tag == DAY_TOPIC)
		day_take_topic(desk, day, answer);
	else if (answer->tag == DAY_WISH)
		day_take_wish(desk, day, answer);
	else if (answer->tag == DAY_WHO)
		day_take_who(desk, day, answer);
	else if (answer->tag == VISIT_REASON)
		take_cancelled(day, answer->id);
	else if (answer->tag == DAY_WAITING && answer->given)
		take_waiting(desk, day, answer);
	else if (answer->tag == DAY_WAITS && answer->given)
		day_find_end(desk, day);
	else if (answer->tag == DAY_SCHEDULE && answer->given)
		day_go(desk, day, moment_day(answer->id), answer->choice, moment_minute(answer->id) / CELL_MINUTES);
	else if (answer->tag == DAY_FORM && answer->given)
		take_booked(desk, day, answer->id);
}

static bool screen_visit(const void *state, struct visit_line *out)
{
	const struct appointment *visit = day_line(state);
	if (visit)
		visit_line_of(visit, out);
	return visit;
}

static bool screen_lost(const void *state)
{
	const struct day *day = state;
	return day_in_grid(day) && !day->on_count && day->cursor.lost;
}

static void screen_title(const void *state, char *out, size_t size)
{
	(void)state;
	utf8_copy(out, size, _("day"));
}

const struct screen day_screen = {
        .name = N_("Desks"),
        .state_size = sizeof(struct day),
        .commands = day_commands,
        .rest = day_rest,
        .open = screen_open,
        .enter = screen_enter,
        .layout = screen_layout,
        .changed = screen_changed,
        .draw = day_draw,
        .focus = screen_focus,
        .type = screen_type,
        .back = screen_back,
        .answered = screen_answered,
        .visit = screen_visit,
        .lost = screen_lost,
        .title = screen_title,
        .close = screen_close,
};
