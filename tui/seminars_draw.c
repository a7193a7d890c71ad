#include "tui/seminars_state.h"

#include <stdio.h>

#include "core/text/width.h"
#include "core/time/show.h"
#include "core/words.h"
#include "tui/seminar_show.h"

#define DATE_COLS  11
#define BAR_COLS   12
#define SEATS_COLS 8
#define WAIT_COLS  7
#define STATE_COLS 8 /* at least */

/* Where the columns begin; the title gets what a wider screen has more. */
struct columns {
	int title, bar, bar_cols, seats, wait, state;
};

/* The states are words of the reader's language. */
static int state_cols(void)
{
	const char *words[] = {_("full"), _("not closed"), _("State")};
	int cols = STATE_COLS;
	for (int i = 0; i < 3; i++)
		cols = width_text(words[i]) > cols ? width_text(words[i]) : cols;
	for (enum seminar_status s = SEMINAR_DRAFT; s <= SEMINAR_CANCELLED; s++)
		cols = width_text(seminar_status_text(s)) > cols ? width_text(seminar_status_text(s)) : cols;
	return cols + 1;
}

static struct columns columns_of(int cols)
{
	struct columns c = {.title = 3 + DATE_COLS, .state = cols - state_cols()};
	c.wait = c.state - WAIT_COLS - 2;
	c.seats = c.wait - SEATS_COLS;
	/* The bar says the same as the figures: a narrow screen gives its place to the title. */
	c.bar_cols = cols >= 80 ? BAR_COLS : cols < 72 ? 0 : BAR_COLS - (80 - cols);
	c.bar = c.seats - c.bar_cols - (c.bar_cols ? 1 : 0);
	return c;
}

static void draw_heading(struct canvas *canvas, int row, int cols)
{
	struct columns c = columns_of(cols);
	canvas_text(canvas, row, 3, DATE_COLS, LOOK_BOLD, _("Date"));
	canvas_text(canvas, row, c.title, c.bar - c.title - 1, LOOK_BOLD, _("Title"));
	if (c.bar_cols)
		canvas_text(canvas, row, c.bar, c.bar_cols, LOOK_BOLD, _("Taken"));
	else
		canvas_right(canvas, row, c.seats, SEATS_COLS, LOOK_BOLD, _("Taken"));
	canvas_right(canvas, row, c.wait, WAIT_COLS, LOOK_BOLD, _("Waiting"));
	canvas_text(canvas, row, c.state, cols - c.state, LOOK_BOLD, _("State"));
}

static void draw_seminar(const struct seminar *seminar, int64_t now, struct canvas *canvas, int row, int cols)
{
	struct columns c = columns_of(cols);
	unsigned look = seminar_final(seminar, now) ? LOOK_DIM : LOOK_PLAIN;
	const struct seminar_session *session = seminar_shown_session(seminar, now);
	char day[SHOW_BYTES] = "", bar[BAR_COLS + 1], number[32];
	if (session)
		day_show(session->day, DAY_SHORT, day, sizeof(day));
	canvas_field(canvas, row, 3, DATE_COLS - 1, look, day);
	canvas_field(canvas, row, c.title, c.bar - c.title - 1, look, seminar->title);
	seminar_bar(seminar, c.bar_cols, bar);
	canvas_text(canvas, row, c.bar, c.bar_cols, look, bar);
	snprintf(number, sizeof(number), "%d/%d", seminar->registered, seminar->capacity);
	canvas_right(canvas, row, c.seats, SEATS_COLS, look, number);
	if (seminar->waiting) {
		snprintf(number, sizeof(number), "%d", seminar->waiting);
		canvas_right(canvas, row, c.wait, WAIT_COLS, look, number);
	}
	canvas_field(canvas, row, c.state, cols - c.state - 1, look, seminar_state_text(seminar, now));
}

static void draw_filter(const struct seminars *s, struct canvas *canvas, int row, int cols)
{
	if (!s->filtering && edit_empty(&s->filter))
		return;
	int used = canvas_text(canvas, row, 1, cols, LOOK_PLAIN, _("Only:"));
	edit_draw(&s->filter, canvas, row, 1 + used + 1, s->filtering);
}

static void draw_rows(const struct desk *desk, const struct seminars *s, struct canvas *canvas, struct area body)
{
	for (int i = 0; i < s->list.rows && s->list.top + i < s->count; i++) {
		int at = s->list.top + i, row = body.row + SEMINARS_HEADING + i;
		draw_seminar(&s->all.seminars[s->shown[at]], desk_now(desk), canvas, row, body.cols);
		if (at != s->list.at || s->list.lost)
			continue;
		canvas_text(canvas, row, 1, 1, LOOK_PLAIN, ">");
		canvas_look(canvas, row, 0, body.cols, LOOK_ACCENT);
		if (!s->filtering)
			canvas_cursor(canvas, row, 1);
	}
	if (s->count == 0)
		canvas_text(canvas, body.row + SEMINARS_HEADING, 3, body.cols - 4, LOOK_DIM,
		            s->all.count ? _("No seminar fits.") : _("There is no seminar yet."));
}

void seminars_draw(const struct desk *desk, const void *state, struct canvas *canvas, struct area body)
{
	const struct seminars *s = state;
	int above = sign_up_for_draw(desk_carried(desk), canvas, body);
	body.row += above;
	body.rows -= above;
	draw_heading(canvas, body.row, body.cols);
	draw_rows(desk, s, canvas, body);
	draw_filter(s, canvas, body.row + 1, body.cols);
}
