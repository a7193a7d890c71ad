#include "tui/counts.h"

#include <stdio.h>

#include "core/text/width.h"
#include "core/time/show.h"
#include "core/words.h"
#include "tui/desk.h"
#include "tui/list.h"

#define HEADING    4 /* the year and how much was held, a blank row, the names of the columns in two rows */
#define FOOT       1 /* what the mark means */
#define NAME_COL   3
#define NAMES_COLS 80 /* a narrower screen cuts the names, and says the one of the cursor above */

#define RATE_COLS 5

/* The last row is the whole. */
#define WHOLE (-1)

struct counts_state {
	int year;
	struct seminar_counts topics, whole;
	struct list list;
	enum figure figure; /* the column of the cursor */
};

/* A figure and, to the right of it, the rate it is the last part of. */
static const struct {
	const char *name, *unit;
	int cols;
	const char *rate_name;
	int (*rate)(const struct seminar_count *count);
} figures[FIGURES] = {
        [FIGURE_SESSIONS] = {N_("Held"), N_("times"), 5, NULL, NULL},
        [FIGURE_PEOPLE] = {N_("Came"), N_("pers."), 6, NULL, NULL},
        [FIGURE_BUSINESSES] = {N_("Firms"), N_("firms"), 7, NULL, NULL},
        [FIGURE_MEMBERS] = {N_("Member"), N_("pers."), 7, NULL, NULL},
        [FIGURE_OTHERS] = {N_("Others"), N_("pers."), 7, NULL, NULL},
        [FIGURE_SEATS] = {N_("Seats"), N_("seats"), 6, N_("Fill"), seminar_count_fill},
        [FIGURE_ABSENT] = {N_("Absent"), N_("pers."), 7, N_("Rate"), seminar_count_no_show},
        [FIGURE_WAITING] = {N_("Waited"), N_("pers."), 7, NULL, NULL},
};

const char *figure_name(enum figure figure)
{
	return _(figures[figure].name);
}

const char *figure_unit(enum figure figure)
{
	return _(figures[figure].unit);
}

char *figure_show(int figure, char text[FIGURE_BYTES])
{
	if (figure < 1000)
		snprintf(text, FIGURE_BYTES, "%d", figure);
	else
		snprintf(text, FIGURE_BYTES, "%d,%03d", figure / 1000, figure % 1000);
	return text;
}

const char *figure_later_text(void)
{
	return _("* Not the figure at closing: attendance or sign-ups changed since then.");
}

/* ---- Rows ---- */

static const struct seminar_count *row_of(const struct counts_state *c, int at)
{
	return at < c->topics.count ? &c->topics.rows[at] : c->whole.rows;
}

static const char *name_at(const struct counts_state *c, int at)
{
	const struct seminar_count *count = row_of(c, at);
	if (at == c->topics.count)
		return _("All");
	return count->key ? count->name : _("No topic");
}

static int64_t id_at(const void *rows, int at)
{
	const struct counts_state *c = rows;
	return at < c->topics.count ? c->topics.rows[at].key + 1 : WHOLE;
}

static struct list_rows rows_of(const struct counts_state *c)
{
	return (struct list_rows){c->topics.count ? c->topics.count + 1 : 0, id_at, c};
}

static void free_both(struct counts_state *c)
{
	seminar_counts_free(&c->topics);
	seminar_counts_free(&c->whole);
}

static bool read_all(struct desk *desk, struct counts_state *c)
{
	struct counts_state read = {0};
	enum status status = seminar_counts_load(desk_db(desk), c->year, COUNT_BY_TOPIC, &read.topics);
	if (status == DONE)
		status = seminar_counts_load(desk_db(desk), c->year, COUNT_ALL, &read.whole);
	if (status != DONE) {
		desk_refuse_store(desk);
		free_both(&read);
		return false;
	}
	free_both(c);
	c->topics = read.topics;
	c->whole = read.whole;
	return true;
}

static void counts_close(struct desk *desk, void *state)
{
	(void)desk;
	free_both(state);
}

static bool counts_open(struct desk *desk, void *state, const void *argument)
{
	(void)argument;
	struct counts_state *c = state;
	c->year = day_fiscal_year(moment_day(desk_now(desk)));
	if (!read_all(desk, c))
		return false;
	list_begin(&c->list, rows_of(c), 0);
	return true;
}

static void counts_changed(struct desk *desk, void *state)
{
	struct counts_state *c = state;
	if (read_all(desk, c))
		list_changed(&c->list, rows_of(c));
}

/* ---- Drawing ---- */

/* How wide a figure and its rate are; a wide screen sets them apart, one too narrow for the names has no rates. */
static int figure_cols(int figure, int cols)
{
	return figures[figure].cols + (cols >= 100 ? 2 : 0);
}

static int rate_cols(int figure, int cols)
{
	return figures[figure].rate && cols >= NAMES_COLS ? RATE_COLS + (cols >= 100 ? 2 : 0) : 0;
}

static int first_col(int cols)
{
	int first = cols - 1;
	for (int i = 0; i < FIGURES; i++)
		first -= figure_cols(i, cols) + rate_cols(i, cols);
	return first;
}

static void draw_heading(const struct counts_state *c, struct canvas *canvas, struct area body)
{
	int row = body.row + 2, col = first_col(body.cols);
	char year[SHOW_BYTES];
	int used = canvas_text(canvas, body.row, 1, body.cols - 2, LOOK_BOLD,
	                       fiscal_year_show(c->year, year, sizeof(year)));
	canvas_cursor(canvas, body.row, 1);
	if (!c->topics.count)
		return;
	if (body.cols < NAMES_COLS && list_holds(&c->list))
		canvas_field(canvas, body.row, used + 3, body.cols - used - 4, LOOK_BOLD, name_at(c, c->list.at));
	canvas_text(canvas, row, NAME_COL, col - NAME_COL, LOOK_BOLD, _("Topic"));
	for (int i = 0; i < FIGURES; i++) {
		int wide = figure_cols(i, body.cols), rate = rate_cols(i, body.cols);
		canvas_right(canvas, row, col, wide, LOOK_BOLD, figure_name((enum figure)i));
		canvas_right(canvas, row + 1, col, wide, LOOK_DIM, figure_unit((enum figure)i));
		col += wide + rate;
		if (!rate)
			continue;
		canvas_right(canvas, row, col - rate, rate, LOOK_BOLD, _(figures[i].rate_name));
		canvas_right(canvas, row + 1, col - rate, rate, LOOK_DIM, "%");
	}
}

/* Ends before `end` and fills nothing, for the mark of the figure before stands in its first column. */
static int draw_number(struct canvas *canvas, int row, int end, unsigned look, int number)
{
	char text[FIGURE_BYTES] = "-";
	if (number >= 0)
		figure_show(number, text);
	return canvas_text(canvas, row, end - width_text(text), FIGURE_BYTES, look, text);
}

/* With its rate and mark; `end` is that of the figure. Gives how wide it is. */
static int draw_figure(const struct seminar_count *count, int figure, struct canvas *canvas, int row, int end,
                       unsigned look)
{
	int rate = rate_cols(figure, canvas->cols);
	if (rate)
		draw_number(canvas, row, end + rate, look, figures[figure].rate(count));
	canvas_text(canvas, row, end, 1, LOOK_WARN, count->later[figure] ? "*" : "");
	return draw_number(canvas, row, end, look, count->figures[figure]);
}

static void draw_row(const struct counts_state *c, int at, struct canvas *canvas, int row, int cols)
{
	const struct seminar_count *count = row_of(c, at);
	int col = first_col(cols);
	bool here = at == c->list.at && !c->list.lost;
	unsigned look = at == c->topics.count ? LOOK_BOLD : LOOK_PLAIN;
	canvas_field(canvas, row, NAME_COL, col - NAME_COL, look, name_at(c, at));
	for (int i = 0; i < FIGURES; i++) {
		int end = col + figure_cols(i, cols), shown = draw_figure(count, i, canvas, row, end, look);
		col = end + rate_cols(i, cols);
		if (!here || i != (int)c->figure)
			continue;
		canvas_text(canvas, row, 1, 1, LOOK_PLAIN, ">");
		canvas_look(canvas, row, end - shown, shown, LOOK_ACCENT);
		canvas_cursor(canvas, row, end - shown);
	}
}

static void counts_draw(const struct desk *desk, const void *state, struct canvas *canvas, struct area body)
{
	(void)desk;
	const struct counts_state *c = state;
	draw_heading(c, canvas, body);
	if (!c->topics.count)
		canvas_text(canvas, body.row + 2, NAME_COL, body.cols - 4, LOOK_DIM,
		            _("No session was held in this year: attendance is taken at a seminar (F5)."));
	for (int i = 0; i < c->list.rows && c->list.top + i < rows_of(c).count; i++)
		draw_row(c, c->list.top + i, canvas, body.row + HEADING + i, body.cols);
	if (c->topics.count && c->whole.rows->later[FIGURE_SESSIONS])
		canvas_text(canvas, body.row + body.rows - 1, NAME_COL, body.cols - 4, LOOK_DIM, figure_later_text());
}

static void counts_layout(const struct desk *desk, void *state, struct area body)
{
	(void)desk;
	struct counts_state *c = state;
	list_fit(&c->list, body.rows - HEADING - FOOT);
}

/* ---- Keys ---- */

static bool counts_type(struct desk *desk, void *state, const struct key *key)
{
	(void)desk;
	struct counts_state *c = state;
	int step = key->code == K_LEFT ? -1 : key->code == K_RIGHT ? 1 : 0;
	if (!step)
		return list_key(&c->list, key->code, rows_of(c));
	if ((int)c->figure + step >= 0 && (int)c->figure + step < FIGURES)
		c->figure = (enum figure)((int)c->figure + step);
	return true;
}

static bool on_figure(const struct desk *desk, const void *state)
{
	(void)desk;
	const struct counts_state *c = state;
	return list_holds(&c->list) && row_of(c, c->list.at)->figures[c->figure] > 0;
}

static void open_figure(struct desk *desk, void *state, uint32_t key)
{
	(void)key;
	const struct counts_state *c = state;
	bool whole = c->list.at == c->topics.count;
	struct figure_of of = {.year = c->year,
	                       .by = whole ? COUNT_ALL : COUNT_BY_TOPIC,
	                       .key = row_of(c, c->list.at)->key,
	                       .figure = c->figure};
	snprintf(of.name, sizeof(of.name), "%s", name_at(c, c->list.at));
	desk_push(desk, &figure_screen, 0, &of);
}

static void other_year(struct desk *desk, void *state, uint32_t key)
{
	struct counts_state *c = state;
	int year = c->year + (key == '[' ? -1 : 1), was = c->year;
	if (year < COUNT_YEAR_FIRST || year > COUNT_YEAR_LAST)
		return;
	c->year = year;
	if (read_all(desk, c))
		list_begin(&c->list, rows_of(c), 0);
	else
		c->year = was;
}

static bool counts_lost(const void *state)
{
	const struct counts_state *c = state;
	return c->list.lost;
}

static const struct command counts_commands[] = {
        {"counts.open", "Enter", N_("Open"), N_("Shows what this figure counts."), RIGHT_NONE, open_figure, on_figure,
         NULL},
        {"counts.year", "[ ]", N_("year"), N_("The fiscal year before, or after."), RIGHT_NONE, other_year, NULL,
         "[ ]"},
        {0},
};

const struct screen counts_screen = {
        .name = N_("Counts"),
        .state_size = sizeof(struct counts_state),
        .commands = counts_commands,
        .open = counts_open,
        .layout = counts_layout,
        .changed = counts_changed,
        .draw = counts_draw,
        .type = counts_type,
        .lost = counts_lost,
        .close = counts_close,
};
