#include "tui/consultants.h"

#include <stdio.h>
#include <string.h>

#include "core/access/right.h"
#include "core/access/staff.h"
#include "core/desks/feedback.h"
#include "core/desks/known.h"
#include "core/desks/schedule.h"
#include "core/text/width.h"
#include "core/time/show.h"
#include "core/words.h"
#include "tui/consultant.h"
#include "tui/day_data.h"
#include "tui/desk.h"
#include "tui/grid_cell.h"
#include "tui/list.h"
#include "tui/planning.h"
#include "tui/wrap.h"

#define CONSULTANTS_MOST 32
#define TOPICS_MOST      32
#define TOPICS_BYTES     2048
#define HEADING          1
#define DETAIL           3
#define NAME_COLS        10
#define NEXT_COLS        22
#define COUNT_COLS       7
#define FEEDBACK_COLS    10
#define COLS_FEEDBACK    72 /* of a screen that has room for it */
#define TOPICS_LEAST     12
#define STRENGTHS        3

struct row {
	struct staff who;
	char topics[TOPICS_BYTES]; /* short, the strongest first */
	char known[TOPICS_BYTES];  /* in full, by how well they are known */
	struct schedule_day month;
	struct schedule_next next;
	struct feedback feedback;
};

struct consultants {
	int count;
	struct row rows[CONSULTANTS_MOST];
	struct list list;
};

static int64_t id_at(const void *rows, int at)
{
	return ((const struct row *)rows)[at].who.id;
}

static struct list_rows rows_of(const struct consultants *c)
{
	return (struct list_rows){c->count, id_at, c->rows};
}

static const struct row *row_at(const struct consultants *c)
{
	return list_holds(&c->list) ? &c->rows[c->list.at] : NULL;
}

/* ---- What they know ---- */

static void append(char out[TOPICS_BYTES], const char *between, const char *text, const char *after)
{
	size_t used = strlen(out);
	snprintf(out + used, TOPICS_BYTES - used, "%s%s%s", used > 0 ? between : "", text, after);
}

static const char *strength_text(int strength)
{
	switch (strength) {
	case 3:
		return _("known for:");
	case 2:
		return _("good at:");
	default:
		return _("also takes:");
	}
}

/* A star for each step above the least. */
static void describe(struct row *row, const struct known *known, int count)
{
	static const char *const stars[STRENGTHS + 1] = {"", "", "*", "**"};
	char name[301];
	int last = 0;
	for (int i = 0; i < count; i++) {
		int strength = known[i].strength;
		topic_short(known[i].topic.name, name, sizeof(name));
		append(row->topics, " ", name, stars[strength]);
		if (strength != last) {
			append(row->known, "   ", strength_text(strength), stars[strength]);
			last = strength;
		}
		append(row->known, " ", known[i].topic.name, "");
	}
}

static enum status read_row(struct db *db, int32_t today, struct row *row)
{
	struct known known[TOPICS_MOST];
	char date[DAY_BYTES];
	struct date now = day_date(today);
	int count = 0;
	int32_t first = day_of(now.year, now.month, 1);
	enum status status = consultant_topics(db, row->who.id, day_format(today, date), known, TOPICS_MOST, &count);
	describe(row, known, count);
	if (status == DONE)
		status = schedule_sessions(db, (struct schedule_of){.consultant = row->who.id}, first,
		                           first + month_days(now.year, now.month) - 1, &row->month);
	if (status == DONE)
		status = feedback_of(db, row->who.id, 0, &row->feedback);
	return status;
}

static enum status read_next(struct db *db, struct consultants *c)
{
	struct schedule_next next[CONSULTANTS_MOST];
	for (int i = 0; i < c->count; i++)
		next[i].consultant = c->rows[i].who.id;
	enum status status = schedule_next(db, next, c->count);
	for (int i = 0; status == DONE && i < c->count; i++)
		c->rows[i].next = next[i];
	return status;
}

static enum status read_all(struct db *db, int32_t today, struct consultants *c)
{
	struct staff staff[CONSULTANTS_MOST];
	enum status status = consultant_list(db, staff, CONSULTANTS_MOST, &c->count);
	for (int i = 0; status == DONE && i < c->count; i++) {
		c->rows[i] = (struct row){.who = staff[i]};
		status = read_row(db, today, &c->rows[i]);
	}
	return status == DONE ? read_next(db, c) : status;
}

static bool load(struct desk *desk, struct consultants *c)
{
	enum status status = read_all(desk_db(desk), moment_day(desk_now(desk)), c);
	if (status != DONE && status != BUSY)
		desk_refuse_store(desk);
	return status == DONE;
}

/* ---- Hooks ---- */

static bool consultants_open(struct desk *desk, void *state, const void *argument)
{
	(void)argument;
	struct consultants *c = state;
	if (!load(desk, c))
		return false;
	list_begin(&c->list, rows_of(c), 0);
	return true;
}

static void consultants_enter(struct desk *desk, void *state)
{
	(void)state;
	struct staff me;
	int64_t actor = db_actor(desk_db(desk));
	if (actor != 0 && staff_get(desk_db(desk), actor, &me) == DONE && role_bit(me.role) == ROLE_CONSULTANT)
		desk_push(desk, &consultant_screen, 0, &(struct schedule_ask){.consultant = actor, .day = DAY_NONE});
}

static void consultants_changed(struct desk *desk, void *state)
{
	struct consultants *c = state;
	if (load(desk, c))
		list_changed(&c->list, rows_of(c));
}

static void consultants_layout(const struct desk *desk, void *state, struct area body)
{
	(void)desk;
	struct consultants *c = state;
	list_fit(&c->list, body.rows - HEADING - DETAIL - 1);
}

static bool consultants_type(struct desk *desk, void *state, const struct key *key)
{
	(void)desk;
	struct consultants *c = state;
	return list_key(&c->list, key->code, rows_of(c));
}

static bool consultants_lost(const void *state)
{
	return ((const struct consultants *)state)->list.lost;
}

/* ---- The picture ---- */

/* Where the columns behind the name begin. A narrow screen names the topics below the list alone, and no feedback. */
struct columns {
	int topics, topics_cols, next, done, booked, feedback, feedback_cols;
};

static struct columns columns_of(int cols)
{
	struct columns c = {.topics = 3 + NAME_COLS + 1, .feedback_cols = cols < COLS_FEEDBACK ? 0 : FEEDBACK_COLS};
	c.feedback = cols - c.feedback_cols - 1;
	c.booked = c.feedback - COUNT_COLS;
	c.done = c.booked - COUNT_COLS;
	c.next = c.done - NEXT_COLS;
	c.topics_cols = c.next - c.topics - 1 < TOPICS_LEAST ? 0 : c.next - c.topics - 1;
	return c;
}

static void draw_heading(struct canvas *canvas, int row, int cols)
{
	struct columns c = columns_of(cols);
	canvas_text(canvas, row, 3, NAME_COLS, LOOK_BOLD, _("Consultant"));
	canvas_text(canvas, row, c.topics, c.topics_cols, LOOK_BOLD, _("Topics"));
	canvas_text(canvas, row, c.next, NEXT_COLS - 1, LOOK_BOLD, _("Next free"));
	canvas_right(canvas, row, c.done - 4, COUNT_COLS + 4, LOOK_BOLD, _("month: done"));
	canvas_right(canvas, row, c.booked, COUNT_COLS, LOOK_BOLD, _("booked"));
	canvas_right(canvas, row, c.feedback, c.feedback_cols, LOOK_BOLD, _("rated"));
}

static void next_text(const struct schedule_next *next, char *out, size_t size)
{
	char day[SHOW_BYTES], clock[CLOCK_BYTES];
	if (next->day == DAY_NONE)
		snprintf(out, size, "%s", _("none in 60 days"));
	else
		snprintf(out, size, _("%s %s no.%d"), day_show(next->day, DAY_SHORT, day, sizeof(day)),
		         cell_format(next->cell, clock), next->desk);
}

static void draw_row(const struct row *row, struct canvas *canvas, int at, int cols)
{
	struct columns c = columns_of(cols);
	char text[SHOW_BYTES * 2];
	canvas_field(canvas, at, 3, NAME_COLS, LOOK_PLAIN, row->who.name);
	grid_cell_words(row->topics, LOOK_PLAIN, canvas, (struct grid_place){at, c.topics, c.topics_cols});
	next_text(&row->next, text, sizeof(text));
	canvas_field(canvas, at, c.next, NEXT_COLS - 1, LOOK_PLAIN, text);
	snprintf(text, sizeof(text), "%d", row->month.done);
	canvas_right(canvas, at, c.done, COUNT_COLS, LOOK_PLAIN, text);
	snprintf(text, sizeof(text), "%d", row->month.booked);
	canvas_right(canvas, at, c.booked, COUNT_COLS, LOOK_PLAIN, text);
	if (row->feedback.ratings == 0)
		return;
	int mean = feedback_tenths(&row->feedback);
	snprintf(text, sizeof(text), "%d.%d (%d)", mean / 10, mean % 10, row->feedback.ratings);
	canvas_right(canvas, at, c.feedback, c.feedback_cols, LOOK_PLAIN, text);
}

static void consultants_draw(const struct desk *desk, const void *state, struct canvas *canvas, struct area body)
{
	(void)desk;
	const struct consultants *c = state;
	const struct row *here = row_at(c);
	draw_heading(canvas, body.row, body.cols);
	for (int i = 0; i < c->list.rows && c->list.top + i < c->count; i++) {
		int at = c->list.top + i, row = body.row + HEADING + i;
		draw_row(&c->rows[at], canvas, row, body.cols);
		if (at != c->list.at || c->list.lost)
			continue;
		canvas_text(canvas, row, 1, 1, LOOK_PLAIN, ">");
		canvas_look(canvas, row, 0, body.cols, LOOK_ACCENT);
		canvas_cursor(canvas, row, 1);
	}
	if (c->count == 0)
		canvas_text(canvas, body.row + HEADING, 3, body.cols - 4, LOOK_DIM, _("There is no consultant yet."));
	int detail = body.row + body.rows - DETAIL;
	canvas_across(canvas, detail - 1, body.col, body.cols);
	if (here)
		wrap_draw(canvas, (struct area){detail, 1, DETAIL, body.cols - 2}, LOOK_PLAIN, here->known);
}

/* ---- Keys ---- */

static bool on_row(const struct desk *desk, const void *state)
{
	(void)desk;
	return row_at(state) != NULL;
}

static void run_open(struct desk *desk, void *state, uint32_t key)
{
	(void)key;
	const struct row *row = row_at(state);
	if (row)
		desk_push(desk, &consultant_screen, 0,
		          &(struct schedule_ask){.consultant = row->who.id, .day = DAY_NONE});
}

static void run_plan(struct desk *desk, void *state, uint32_t key)
{
	(void)key;
	const struct row *row = row_at(state);
	if (row)
		desk_push(desk, &planning_screen, 0, &row->who.id);
}

static const struct command consultants_commands[] = {
        {"consultant.open", "Enter", N_("week"), N_("Opens the week of this consultant."), RIGHT_NONE, run_open, on_row,
         NULL},
        {"consultant.plan", "e", N_("plan"), N_("Shows and changes the plan."), "plan.add", run_plan, on_row, NULL},
        {0},
};

const struct screen consultants_screen = {
        .name = N_("Consultants"),
        .state_size = sizeof(struct consultants),
        .commands = consultants_commands,
        .open = consultants_open,
        .enter = consultants_enter,
        .layout = consultants_layout,
        .changed = consultants_changed,
        .draw = consultants_draw,
        .type = consultants_type,
        .lost = consultants_lost,
};
