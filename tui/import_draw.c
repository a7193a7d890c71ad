#include "tui/import_state.h"

#include "core/words.h"
#include "tui/wrap.h"

#define LABEL_COLS 13
#define BAR_MOST   60

static void draw_cursor(const struct list *list, struct canvas *canvas, int top)
{
	int row = top + list->at - list->top;
	canvas_text(canvas, row, 1, 1, LOOK_PLAIN, ">");
	canvas_look(canvas, row, 0, canvas->cols, LOOK_ACCENT);
}

/* ---- The choice of a file ---- */

static void draw_file(const struct file_row *file, struct canvas *canvas, int row)
{
	canvas_print(canvas, row, 3, canvas->cols - 20, LOOK_PLAIN, "%s%s", file->name, file->folder ? "/" : "");
	if (!file->folder)
		canvas_print(canvas, row, canvas->cols - 14, 13, LOOK_DIM, "%6lld KB",
		             (long long)(file->bytes + 1023) / 1024);
}

static void draw_choice(const struct import *import, struct canvas *canvas, struct area body)
{
	const struct list *list = &import->list;
	int top = body.row + IMPORT_ABOVE;
	canvas_field(canvas, body.row, 1, LABEL_COLS, LOOK_PLAIN, _("CSV file:"));
	for (int i = 0; i < list->rows && list->top + i < import->files.count; i++)
		draw_file(&import->files.rows[list->top + i], canvas, top + i);
	if (import->files.count)
		draw_cursor(list, canvas, top);
	else
		canvas_text(canvas, top, 3, body.cols - 4, LOOK_DIM, _("No folder and no CSV file begins like this."));
	edit_draw(&import->path, canvas, body.row, 1 + LABEL_COLS, true);
}

/* ---- How far it is ---- */

static void draw_progress(const struct import *import, struct canvas *canvas, struct area body)
{
	char bar[BAR_MOST + 1];
	int cols = body.cols - 12 < BAR_MOST ? body.cols - 12 : BAR_MOST;
	for (int i = 0; i < cols; i++)
		bar[i] = i * 100 < import->percent * cols ? '#' : '.';
	bar[cols] = '\0';
	canvas_print(canvas, body.row + IMPORT_ABOVE, 3, body.cols - 4, LOOK_PLAIN, "%s  %3d%%", bar, import->percent);
	canvas_cursor(canvas, body.row + IMPORT_ABOVE, 3);
}

/* ---- What the file would do ---- */

static const char *sign_of(const struct import_row *row)
{
	switch (row->what) {
	case IMPORT_REFUSED:
		return _("not");
	case IMPORT_ADDED:
		return _("add");
	case IMPORT_CHANGED:
		break;
	}
	return _("chg");
}

static void draw_row(const struct import_row *row, struct canvas *canvas, int at)
{
	unsigned look = row->what == IMPORT_REFUSED ? LOOK_WARN : LOOK_PLAIN;
	int who = canvas->cols >= 100 ? 36 : 26;
	canvas_field(canvas, at, 3, 4, look, sign_of(row));
	canvas_print(canvas, at, 8, 8, LOOK_DIM, "%6zu", row->line);
	canvas_field(canvas, at, 16, who, look, row->who);
	canvas_field(canvas, at, 17 + who, canvas->cols - 18 - who, look, row->text);
}

/* What the cursor is on stands in full below the list. */
static void draw_whole(const struct import_row *row, struct canvas *canvas, struct area body)
{
	canvas_across(canvas, body.row, 0, body.cols);
	wrap_draw(canvas, (struct area){body.row + 1, 1, body.rows - 1, body.cols - 2}, LOOK_PLAIN, row->text);
}

static void draw_rows(const struct import *import, struct canvas *canvas, struct area body)
{
	const struct list *list = &import->list;
	int top = body.row + IMPORT_ABOVE, last = body.row + body.rows - IMPORT_BELOW;
	for (int i = 0; i < list->rows && list->top + i < import->rows.count; i++)
		draw_row(&import->rows.rows[list->top + i], canvas, top + i);
	if (!import->rows.count) {
		canvas_text(canvas, top, 3, body.cols - 4, LOOK_PLAIN,
		            _("Everything in this file is in the register already."));
		canvas_cursor(canvas, top, 3);
		return;
	}
	draw_cursor(list, canvas, top);
	canvas_cursor(canvas, top + list->at - list->top, 1);
	draw_whole(&import->rows.rows[list->at], canvas, (struct area){last, 0, IMPORT_BELOW, body.cols});
}

static void draw_counts(const struct import *import, struct canvas *canvas, struct area body)
{
	const struct register_counts *c = &import->counts;
	canvas_text(canvas, body.row, 1, body.cols - 2, LOOK_BOLD, import->name);
	if (import->stage != IMPORT_SHOWN) {
		canvas_text(canvas, body.row + 1, 1, body.cols - 2, LOOK_PLAIN,
		            import->stage == IMPORT_READ ? _("Reading; nothing is written yet.") : _("Taking over."));
		return;
	}
	int used = 1;
	used += canvas_print(canvas, body.row + 1, used, body.cols - used, LOOK_PLAIN,
	                     _("%lld rows: %lld added, %lld changed, %lld as they are"), (long long)c->read,
	                     (long long)c->added, (long long)c->changed, (long long)c->unchanged);
	if (c->refused)
		canvas_print(canvas, body.row + 1, used + 2, body.cols - used - 3, LOOK_WARN, _("%lld cannot be taken"),
		             (long long)c->refused);
}

void import_draw(const struct import *import, struct canvas *canvas, struct area body)
{
	if (import->stage == IMPORT_CHOOSE) {
		draw_choice(import, canvas, body);
		return;
	}
	draw_counts(import, canvas, body);
	if (import->stage == IMPORT_SHOWN)
		draw_rows(import, canvas, body);
	else
		draw_progress(import, canvas, body);
}
