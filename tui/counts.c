#include "tui/counts.h"

#include <stdio.h>

#include "core/text/width.h"
#include "core/time/show.h"
#include "core/words.h"
#include "tui/desk.h"
#include "tui/list.h"

#define HEADING  4 /* the year and how much was held, a blank row, the names of the columns in two rows */
#define NAME_COL 3

/* The last row is the whole. */
#define WHOLE (-1)

struct counts_state {
	int year;
	struct seminar_counts topics, whole;
	struct list list;
	enum figure figure; /* the column of the cursor */
};

static const struct {
	const char *name, *unit;
} figures[FIGURES] = {
        [FIGURE_SESSIONS] = {N_("Held"), N_("times")},    [FIGURE_PEOPLE] = {N_("Came"), N_("pers.")},
        [FIGURE_BUSINESSES] = {N_("Firms"), N_("firms")}, [FIGURE_MEMBERS] = {N_("Member"), N_("pers.")},
        [FIGURE_OTHERS] = {N_("Others"), N_("pers.")},    [FIGURE_SEATS] = {N_("Seats"), N_("seats")},
        [FIGURE_ABSENT] = {N_("Absent"), N_("pers.")},    [FIGURE_WAITING] = {N_("Waited"), N_("pers.")},
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

struct columns {
	int first, cols; /* the first figure's column; each is so wide */
};

static struct columns columns_of(int cols)
{
	int each = cols >= 100 ? 9 : 7;
	return (struct columns){cols - 1 - FIGURES * each, each};
}

static void draw_heading(const struct counts_state *c, struct canvas *canvas, struct area body)
{
	struct columns at = columns_of(body.cols);
	char year[SHOW_BYTES];
	canvas_text(canvas, body.row, 1, body.cols - 2, LOOK_BOLD, fiscal_year_show(c->year, year, sizeof(year)));
	canvas_cursor(canvas, body.row, 1);
	if (!c->topics.count)
		return;
	canvas_text(canvas, body.row + 2, NAME_COL, at.first - NAME_COL, LOOK_BOLD, _("Topic"));
	for (int i = 0; i < FIGURES; i++) {
		int col = at.first + i * at.cols;
		canvas_right(canvas, body.row + 2, col, at.cols, LOOK_BOLD, figure_name((enum figure)i));
		canvas_right(canvas, body.row + 3, col, at.cols, LOOK_DIM, figure_unit((enum figure)i));
	}
}

static void draw_row(const struct counts_state *c, int at, struct canvas *canvas, int row, int cols)
{
	const struct seminar_count *count = row_of(c, at);
	struct columns columns = columns_of(cols);
	bool here = at == c->list.at && !c->list.lost;
	unsigned look = at == c->topics.count ? LOOK_BOLD : LOOK_PLAIN;
	canvas_field(canvas, row, NAME_COL, columns.first - NAME_COL, look, name_at(c, at));
	for (int i = 0; i < FIGURES; i++) {
		char text[FIGURE_BYTES];
		int col = columns.first + i * columns.cols;
		figure_show(count->figures[i], text);
		canvas_right(canvas, row, col, columns.cols, look, text);
		if (here && i == (int)c->figure) {
			int width = width_text(text), from = col + columns.cols - width;
			canvas_text(canvas, row, 1, 1, LOOK_PLAIN, ">");
			canvas_look(canvas, row, from, width, LOOK_ACCENT);
			canvas_cursor(canvas, row, from);
		}
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
}

static void counts_layout(const struct desk *desk, void *state, struct area body)
{
	(void)desk;
	struct counts_state *c = state;
	list_fit(&c->list, body.rows - HEADING);
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
