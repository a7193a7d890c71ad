#include <stdio.h>

#include "core/text/width.h"
#include "core/time/show.h"
#include "core/words.h"
#include "tui/counts.h"
#include "tui/desk.h"
#include "tui/list.h"
#include "tui/seminar.h"

#define HEADING  2
#define DATE_COL 3
#define MARK_COL 13
#define WHO_COL  15

#define SINCE_BYTES 256

struct figure_state {
	struct figure_of of;
	struct figure_rows rows;
	int sum;
	bool later; /* a row is marked */
	struct list list;
};

/* A person is in a session once, and so is the session. */
static int64_t id_at(const void *rows, int at)
{
	const struct figure_row *row = (const struct figure_row *)rows + at;
	return (row->seminar * 100 + row->position) * 1000000 + row->roll;
}

static struct list_rows rows_of(const struct figure_state *f)
{
	return (struct list_rows){f->rows.count, id_at, f->rows.rows};
}

static bool read_all(struct desk *desk, struct figure_state *f)
{
	struct figure_rows rows;
	const struct figure_of *of = &f->of;
	if (figure_rows_load(desk_db(desk), of->year, of->by, of->key, of->figure, &rows) != DONE) {
		desk_refuse_store(desk);
		return false;
	}
	figure_rows_free(&f->rows);
	f->rows = rows;
	f->sum = 0;
	f->later = false;
	for (int i = 0; i < rows.count; i++) {
		f->sum += rows.rows[i].amount;
		f->later |= rows.rows[i].later;
	}
	return true;
}

static bool figure_open(struct desk *desk, void *state, const void *argument)
{
	struct figure_state *f = state;
	f->of = *(const struct figure_of *)argument;
	if (!read_all(desk, f))
		return false;
	list_begin(&f->list, rows_of(f), 0);
	return true;
}

static void figure_changed(struct desk *desk, void *state)
{
	struct figure_state *f = state;
	if (read_all(desk, f))
		list_changed(&f->list, rows_of(f));
}

static void figure_close(struct desk *desk, void *state)
{
	(void)desk;
	struct figure_state *f = state;
	figure_rows_free(&f->rows);
}

/* ---- Drawing ---- */

/* 出席+1 欠席-1: what is not as it was when the attendance of the session was closed. */
static void since_text(const struct figure_since *since, char out[SINCE_BYTES])
{
	const struct {
		enum figure figure;
		int more;
	} parts[] = {{FIGURE_PEOPLE, since->people}, {FIGURE_ABSENT, since->absent}, {FIGURE_WAITING, since->waiting}};
	int used = 0;
	out[0] = '\0';
	for (int i = 0; i < 3; i++)
		if (parts[i].more)
			used += snprintf(out + used, SINCE_BYTES - (size_t)used, "%s%s%+d", used ? " " : "",
			                 figure_name(parts[i].figure), parts[i].more);
}

static void draw_session(const struct figure_row *row, struct canvas *canvas, int at, int cols)
{
	char amount[FIGURE_BYTES], since[SINCE_BYTES] = "";
	int end = cols - 9;
	if (row->later)
		since_text(&row->since, since);
	int wide = width_text(since);
	canvas_field(canvas, at, WHO_COL, end - WHO_COL - (wide ? wide + 1 : 0), LOOK_PLAIN, row->title);
	canvas_right(canvas, at, end - wide, wide, LOOK_PLAIN, since);
	canvas_right(canvas, at, end, 8, LOOK_PLAIN, figure_show(row->amount, amount));
}

static void draw_row(const struct figure_row *row, struct canvas *canvas, int at, int cols)
{
	char day[SHOW_BYTES];
	int half = WHO_COL + (cols - WHO_COL) / 2;
	canvas_text(canvas, at, DATE_COL, WHO_COL - DATE_COL, LOOK_PLAIN,
	            day_show(row->day, DAY_SHORT, day, sizeof(day)));
	canvas_text(canvas, at, MARK_COL, 1, LOOK_WARN, row->later ? "*" : "");
	if (!row->roll) {
		draw_session(row, canvas, at, cols);
		return;
	}
	canvas_field(canvas, at, WHO_COL, 13, LOOK_PLAIN, row->person);
	canvas_field(canvas, at, WHO_COL + 14, half - WHO_COL - 15, LOOK_PLAIN, row->client);
	canvas_field(canvas, at, half, cols - half - 1, LOOK_PLAIN, row->title);
}

static void figure_draw(const struct desk *desk, const void *state, struct canvas *canvas, struct area body)
{
	(void)desk;
	const struct figure_state *f = state;
	char year[SHOW_BYTES], sum[FIGURE_BYTES];
	canvas_print(canvas, body.row, 1, body.cols - 2, LOOK_BOLD, "%s  %s  %s %s %s",
	             fiscal_year_show(f->of.year, year, sizeof(year)), f->of.name, figure_name(f->of.figure),
	             figure_show(f->sum, sum), figure_unit(f->of.figure));
	canvas_cursor(canvas, body.row, 1);
	canvas_text(canvas, body.row + 1, DATE_COL, body.cols - 4, LOOK_DIM, f->later ? figure_later_text() : "");
	for (int i = 0; i < f->list.rows && f->list.top + i < f->rows.count; i++) {
		int row = body.row + HEADING + i;
		draw_row(&f->rows.rows[f->list.top + i], canvas, row, body.cols);
		if (f->list.top + i != f->list.at || f->list.lost)
			continue;
		canvas_text(canvas, row, 1, 1, LOOK_PLAIN, ">");
		canvas_look(canvas, row, 0, body.cols, LOOK_ACCENT);
		canvas_cursor(canvas, row, 1);
	}
}

static void figure_layout(const struct desk *desk, void *state, struct area body)
{
	(void)desk;
	struct figure_state *f = state;
	list_fit(&f->list, body.rows - HEADING);
}

/* ---- Keys ---- */

static bool figure_type(struct desk *desk, void *state, const struct key *key)
{
	(void)desk;
	struct figure_state *f = state;
	return list_key(&f->list, key->code, rows_of(f));
}

static bool on_row(const struct desk *desk, const void *state)
{
	(void)desk;
	const struct figure_state *f = state;
	return list_holds(&f->list);
}

static void open_seminar(struct desk *desk, void *state, uint32_t key)
{
	(void)key;
	const struct figure_state *f = state;
	desk_push(desk, &seminar_screen, 0, &f->rows.rows[f->list.at].seminar);
}

static bool figure_lost(const void *state)
{
	const struct figure_state *f = state;
	return f->list.lost;
}

static const struct command figure_commands[] = {
        {"figure.open", "Enter", N_("seminar"), N_("Opens the seminar of this row."), RIGHT_NONE, open_seminar, on_row,
         NULL},
        {0},
};

const struct screen figure_screen = {
        .name = N_("What is counted"),
        .state_size = sizeof(struct figure_state),
        .commands = figure_commands,
        .open = figure_open,
        .layout = figure_layout,
        .changed = figure_changed,
        .draw = figure_draw,
        .type = figure_type,
        .lost = figure_lost,
        .close = figure_close,
};
