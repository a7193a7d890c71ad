#include "tui/consultant.h"

#include <stdio.h>
#include <string.h>

#include "core/desks/known.h"
#include "core/text/utf8.h"
#include "core/time/entry.h"
#include "core/words.h"
#include "tui/card.h"
#include "tui/consultant_state.h"
#include "tui/day_data.h"
#include "tui/paper.h"
#include "tui/planning.h"
#include "tui/seminar.h"
#include "tui/visit.h"
#include "tui/visit_screen.h"
#include "tui/when.h"

enum { ASKED_OUT = 1, ASKED_WHEN };

#define TOPICS_MOST    32
#define STRENGTH_KNOWN 3

static int32_t today_of(const struct desk *desk)
{
	return moment_day(desk_now(desk));
}

/* ---- Hooks ---- */

static enum status read_topics(struct desk *desk, struct consultant *c)
{
	struct known known[TOPICS_MOST];
	char date[DAY_BYTES], name[sizeof(known->topic.name)];
	int count = 0;
	day_format(today_of(desk), date);
	enum status status = consultant_topics(desk_db(desk), c->who.id, date, known, TOPICS_MOST, &count);
	for (int i = 0; status == DONE && i < count; i++) {
		size_t used = strlen(c->topics);
		topic_short(known[i].topic.name, name, sizeof(name));
		if (known[i].strength != STRENGTH_KNOWN || used + strlen(name) + 2 >= sizeof(c->topics))
			continue;
		if (used)
			c->topics[used++] = ' ';
		utf8_copy(c->topics + used, sizeof(c->topics) - used, name);
	}
	return status;
}

static void name_desk(struct consultant *c, int number)
{
	c->desk = number;
	snprintf(c->who.name, sizeof(c->who.name), _("desk %d"), number);
}

static bool read_who(struct desk *desk, struct consultant *c, int64_t id)
{
	enum status status = staff_get(desk_db(desk), id, &c->who);
	if (status == DONE)
		status = read_topics(desk, c);
	if (status != DONE)
		desk_refuse_store(desk);
	return status == DONE;
}

static bool screen_open(struct desk *desk, void *state, const void *argument)
{
	struct consultant *c = state;
	const struct schedule_ask *ask = argument;
	bool now = ask->day == DAY_NONE;
	c->view = VIEW_WEEK;
	if (ask->desk)
		name_desk(c, ask->desk);
	else if (!read_who(desk, c, ask->consultant))
		return false;
	return consultant_go(desk, c, now ? today_of(desk) : ask->day,
	                     now ? moment_minute(desk_now(desk)) / CELL_MINUTES : ask->cell);
}

static void screen_close(struct desk *desk, void *state)
{
	(void)desk;
	consultant_free(state);
}

static void screen_layout(const struct desk *desk, void *state, struct area body)
{
	(void)desk;
	consultant_fit(state, body);
}

static void screen_changed(struct desk *desk, void *state)
{
	consultant_read(desk, state);
}

static void screen_settle(struct desk *desk, void *state)
{
	consultant_settle(desk, state);
}

/* ---- Moving about ---- */

static void step_days(struct desk *desk, struct consultant *c, int days)
{
	int32_t to = day_add(c->day, days);
	if (to != DAY_NONE)
		consultant_go(desk, c, to, c->cursor.cell);
}

static void step(struct desk *desk, struct consultant *c, int rows)
{
	if (c->view == VIEW_MONTH)
		step_days(desk, c, rows * WEEK_DAYS);
	else
		grid_step(&c->grid, &c->data.visits, &c->cursor, rows);
}

/* Over the edge lies the next day. */
static void side(struct desk *desk, struct consultant *c, int days)
{
	if (c->view == VIEW_MONTH || !grid_side(&c->grid, &c->data.visits, &c->cursor, days))
		step_days(desk, c, days);
	else
		c->day = c->data.first + c->cursor.desk - 1;
}

static bool screen_type(struct desk *desk, void *state, const struct key *key)
{
	struct consultant *c = state;
	switch (key->code) {
	case K_UP:
	case K_DOWN:
		step(desk, c, key->code == K_UP ? -1 : 1);
		return true;
	case K_LEFT:
	case K_RIGHT:
		side(desk, c, key->code == K_LEFT ? -1 : 1);
		return true;
	case K_HOME:
	case K_END:
		grid_end(&c->grid, &c->data.visits, &c->cursor, key->code == K_HOME ? -1 : 1);
		return true;
	default:
		return false;
	}
}

static bool screen_carried(const void *state, struct carried *out)
{
	const struct appointment *visit = consultant_visit(state);
	if (visit)
		visit_client(visit, out);
	return visit;
}

static bool screen_visit(const void *state, struct visit_line *out)
{
	const struct appointment *visit = consultant_visit(state);
	if (visit)
		visit_line_of(visit, out);
	return visit;
}

static bool screen_lost(const void *state)
{
	const struct consultant *c = state;
	return c->view != VIEW_MONTH && c->cursor.lost;
}

static const char *view_text(enum schedule_view view)
{
	switch (view) {
	case VIEW_DAY:
		return _("day");
	case VIEW_WEEK:
		return _("week");
	case VIEW_MONTH:
		break;
	}
	return _("month");
}

static void screen_title(const void *state, char *out, size_t size)
{
	const struct consultant *c = state;
	snprintf(out, size, "%s %s", c->who.name, view_text(c->view));
}

/* ---- Keys ---- */

static bool on_visit(const struct desk *desk, const void *state)
{
	(void)desk;
	return consultant_visit(state);
}

static bool of_desk(const struct desk *desk, const void *state)
{
	(void)desk;
	return ((const struct consultant *)state)->desk;
}

static bool of_consultant(const struct desk *desk, const void *state)
{
	return !of_desk(desk, state);
}

/* Of a desk, the appointment; of a consultant, what was before. */
static bool on_open(const struct desk *desk, const void *state)
{
	return on_visit(desk, state) && of_desk(desk, state);
}

static bool on_card(const struct desk *desk, const void *state)
{
	return on_visit(desk, state) && !of_desk(desk, state);
}

/* A desk's free time is booked in spite of it, after a warning. */
static bool on_lesson(const struct desk *desk, const void *state)
{
	return of_consultant(desk, state) && consultant_lesson(state, consultant_stop(state));
}

/* Of a desk, a free time too: it is booked there. */
static bool in_month(const struct desk *desk, const void *state)
{
	const struct consultant *c = state;
	return c->view == VIEW_MONTH || (of_desk(desk, state) && !on_visit(desk, state));
}

static void show_view(struct desk *desk, struct consultant *c, enum schedule_view view)
{
	enum schedule_view was = c->view;
	int64_t id = c->cursor.id;
	c->view = view;
	if (!consultant_go(desk, c, c->day, c->cursor.cell)) {
		c->view = was;
	} else if (id != 0) {
		c->cursor.id = id;
		grid_changed(&c->grid, &c->data.visits, &c->cursor);
	}
}

/* Of a desk, in the day of all of them. */
static void run_day(struct desk *desk, void *state, uint32_t key)
{
	(void)key;
	const struct consultant *c = state;
	if (c->desk)
		desk_finish(desk, (struct answer){.given = true,
		                                  .choice = c->desk,
		                                  .id = moment_of(c->day, c->cursor.cell * CELL_MINUTES),
		                                  .text = ""});
	else
		show_view(desk, state, VIEW_DAY);
}

static void run_view(struct desk *desk, void *state, uint32_t key)
{
	struct consultant *c = state;
	if (c->view == VIEW_MONTH)
		run_day(desk, state, key);
	else
		show_view(desk, c, c->view == VIEW_DAY ? VIEW_WEEK : VIEW_MONTH);
}

/* The same days of another desk. */
static void run_desk(struct desk *desk, void *state, uint32_t key)
{
	struct consultant *c = state;
	int number = (int)(key - '0'), was = c->desk;
	const struct calendar_day *day = calendar_find(&c->data.plan.calendar, c->day);
	if (!day || number > day->desks) {
		desk_remark(desk, _("There is no desk %d: the desks are 1 to %d."), number, day ? day->desks : 0);
		return;
	}
	name_desk(c, number);
	if (!consultant_read(desk, c))
		name_desk(c, was);
	else
		consultant_go(desk, c, c->day, c->cursor.cell);
}

static void run_when(struct desk *desk, void *state, uint32_t key)
{
	(void)key;
	const struct consultant *c = state;
	desk_push(desk, &when_screen, ASKED_WHEN, &(struct when_ask){.shown = c->day});
}

static void take_when(struct desk *desk, struct consultant *c, const char *text)
{
	struct entry_base base = {today_of(desk), c->day, true};
	struct fault fault = {{0}, {0}};
	int32_t to = DAY_NONE;
	if (entry_day(&base, text, &to, &fault) == DONE)
		consultant_go(desk, c, to, c->cursor.cell);
	else
		desk_refuse(desk, &fault);
}

static void run_open(struct desk *desk, void *state, uint32_t key)
{
	(void)key;
	const struct appointment *visit = consultant_visit(state);
	int64_t id = visit ? visit->id : 0;
	if (id)
		desk_push(desk, &visit_screen, 0, &id);
}

static void run_lesson(struct desk *desk, void *state, uint32_t key)
{
	(void)key;
	desk_push(desk, &seminar_screen, 0, &consultant_lesson(state, consultant_stop(state))->seminar);
}

static void run_card(struct desk *desk, void *state, uint32_t key)
{
	(void)key;
	const struct appointment *visit = consultant_visit(state);
	int64_t client = visit ? visit->client : 0;
	if (client)
		desk_push(desk, &card_screen, 0, &client);
}

/* A day, a week or a month. */
static void turn(struct desk *desk, struct consultant *c, int by)
{
	int32_t to = c->view == VIEW_MONTH ? day_add_months(c->day, by)
	                                   : day_add(c->day, c->view == VIEW_WEEK ? by * WEEK_DAYS : by);
	if (to != DAY_NONE)
		consultant_go(desk, c, to, c->cursor.cell);
}

static void run_before(struct desk *desk, void *state, uint32_t key)
{
	(void)key;
	turn(desk, state, -1);
}

static void run_after(struct desk *desk, void *state, uint32_t key)
{
	(void)key;
	turn(desk, state, 1);
}

static void run_week_before(struct desk *desk, void *state, uint32_t key)
{
	(void)key;
	step_days(desk, state, -WEEK_DAYS);
}

static void run_week_after(struct desk *desk, void *state, uint32_t key)
{
	(void)key;
	step_days(desk, state, WEEK_DAYS);
}

/* ---- Out ---- */

static struct desk_paper days_of(const struct consultant *c)
{
	return (struct desk_paper){.kind = DESK_WEEK,
	                           .subject = c->who.id,
	                           .first = c->data.first,
	                           .last = c->data.first + c->data.days - 1};
}

static bool may_take_out(const struct desk *desk, const void *state)
{
	struct desk_paper paper = days_of(state);
	return !of_desk(desk, state) && desk_paper_may(desk_db(desk), &paper);
}

enum { OUT_PAGES, OUT_CALENDAR, OUT_SLIP };

/* What is on the screen, or the appointment alone. */
static void run_out(struct desk *desk, void *state, uint32_t key)
{
	(void)key;
	const struct appointment *visit = consultant_visit(state);
	const char *labels[] = {_("these days on paper (PDF)"), _("from this day on as a calendar (.ics)"),
	                        _("the slip of this appointment (PDF)")};
	bool slip = visit && appointment_live(visit->status) && desk_may(desk, "office.print");
	desk_ask_about(desk, ASKED_OUT, slip ? visit->id : 0, _("What is to be written?"), labels, slip ? 3 : 2);
}

static void screen_answered(struct desk *desk, void *state, const struct answer *answer)
{
	struct desk_paper paper = days_of(state);
	if (answer->tag == ASKED_WHEN && answer->given)
		take_when(desk, state, answer->text);
	if (answer->tag != ASKED_OUT || !answer->given)
		return;
	if (answer->choice == OUT_CALENDAR) {
		paper.kind = DESK_ICS;
		paper.last = DAY_NONE;
	}
	if (answer->choice == OUT_SLIP)
		paper_slip(desk, answer->id);
	else
		paper_write(desk, &paper);
}

static void run_plan(struct desk *desk, void *state, uint32_t key)
{
	(void)key;
	const struct consultant *c = state;
	desk_push(desk, &planning_screen, 0, &c->who.id);
}

static void run_today(struct desk *desk, void *state, uint32_t key)
{
	(void)key;
	consultant_go(desk, state, today_of(desk), moment_minute(desk_now(desk)) / CELL_MINUTES);
}

static const struct command consultant_commands[] = {
        {"consultant.card", "Enter", N_("until now"), N_("Opens the client's card: what was before."), RIGHT_NONE,
         run_card, on_card, NULL},
        {"appointment.open", "Enter", N_("open it"), N_("Shows the appointment."), RIGHT_NONE, run_open, on_open, NULL},
        {"consultant.seminar", "Enter", N_("seminar"), N_("Opens the seminar that is taught then."), RIGHT_NONE,
         run_lesson, on_lesson, NULL},
        {"consultant.day", "Enter", N_("that day"), N_("Shows this day."), RIGHT_NONE, run_day, in_month, NULL},
        {"desks.view", "v", N_("day/week/month"), N_("Shows the day, the week or the month."), RIGHT_NONE, run_view,
         NULL, NULL},
        {"desks.one", "1 2 3 4 5 6 7 8 9", N_("desk"), N_("Shows the same days of another desk."), RIGHT_NONE, run_desk,
         of_desk, N_("digits")},
        {"consultant.before", "[ -", N_("before, after"), N_("Shows the day, week or month before."), RIGHT_NONE,
         run_before, NULL, "[ ]"},
        {"consultant.after", "] +", NULL, N_("Shows the day, week or month after."), RIGHT_NONE, run_after, NULL, NULL},
        {"consultant.out", "F9 Alt-9", N_("print"), N_("Writes these days, a calendar or a slip."), "schedule.print",
         run_out, may_take_out, NULL},
        {"consultant.plan", "e", N_("plan"), N_("Shows and changes the plan."), "plan.add", run_plan, of_consultant,
         NULL},
        {"desks.when", "g", N_("when"), N_("Goes to a date."), RIGHT_NONE, run_when, NULL, NULL},
        {"desks.today", ".", NULL, N_("Shows today."), RIGHT_NONE, run_today, NULL, NULL},
        {"desks.week_before", "PgUp", NULL, N_("Shows the day a week before."), RIGHT_NONE, run_week_before, NULL,
         NULL},
        {"desks.week_after", "PgDn", NULL, N_("Shows the day a week later."), RIGHT_NONE, run_week_after, NULL, NULL},
        {0},
};

const struct screen consultant_screen = {
        .name = N_("Schedule"),
        .state_size = sizeof(struct consultant),
        .commands = consultant_commands,
        .open = screen_open,
        .layout = screen_layout,
        .changed = screen_changed,
        .settle = screen_settle,
        .draw = consultant_draw,
        .type = screen_type,
        .answered = screen_answered,
        .carried = screen_carried,
        .visit = screen_visit,
        .lost = screen_lost,
        .title = screen_title,
        .close = screen_close,
};
