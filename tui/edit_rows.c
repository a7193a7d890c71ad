#include "tui/edit_rows.h"

#include "core/text/utf8.h"
#include "core/text/width.h"

#include <string.h>

static int columns(const struct edit *edit, size_t from, size_t to)
{
	int used = 0;
	while (from < to) {
		uint32_t character = 0;
		from += (size_t)utf8_step(edit->text + from, &character);
		used += width_character(character);
	}
	return used;
}

/* The rows on the screen: a row ends at a line feed or where the next character would not fit. */
static size_t row_end(const struct edit *edit, size_t start)
{
	size_t line = strcspn(edit->text + start, "\n");
	int used = 0;
	for (size_t at = start; at < start + line;) {
		size_t next = utf8_forward(edit->text, at);
		used += columns(edit, at, next);
		if (used > edit->width && at > start)
			return at;
		at = next;
	}
	return start + line;
}

static bool row_next(const struct edit *edit, size_t *start)
{
	size_t end = row_end(edit, *start);
	if (end >= edit->bytes)
		return false;
	*start = edit->text[end] == '\n' ? end + 1 : end;
	return true;
}

static size_t row_start(const struct edit *edit, size_t at)
{
	size_t start = 0, next = 0;
	while (row_next(edit, &next) && next <= at)
		start = next;
	return start;
}

static size_t at_column(const struct edit *edit, size_t start, int column)
{
	size_t end = row_end(edit, start), at = start;
	while (at < end) {
		size_t next = utf8_forward(edit->text, at);
		if (columns(edit, start, next) > column)
			break;
		at = next;
	}
	return at;
}

bool edit_row_move(struct edit *edit, int by)
{
	size_t start = row_start(edit, edit->at), here = start;
	int column = columns(edit, start, edit->at);
	for (; by < 0 && start > 0; by++)
		start = row_start(edit, start - 1);
	while (by > 0 && row_next(edit, &start))
		by--;
	if (start == here)
		return false;
	edit->at = at_column(edit, start, column);
	return true;
}

static void fit_line(struct edit *edit)
{
	if (edit->at < edit->top)
		edit->top = edit->at;
	while (columns(edit, edit->top, edit->at) > edit->width - 1)
		edit->top = utf8_forward(edit->text, edit->top);
	/* Room at the right is filled from the left. */
	while (edit->top > 0 && columns(edit, utf8_back(edit->text, edit->top), edit->bytes) <= edit->width - 1)
		edit->top = utf8_back(edit->text, edit->top);
}

/* The row with which a part begins that ends with this one. */
static size_t part_with(const struct edit *edit, size_t start)
{
	for (int i = 1; i < edit->height && start > 0; i++)
		start = row_start(edit, start - 1);
	return start;
}

static void fit_lines(struct edit *edit)
{
	size_t here = row_start(edit, edit->at), first = part_with(edit, here);
	size_t last = part_with(edit, row_start(edit, edit->bytes));
	edit->top = row_start(edit, edit->top < edit->bytes ? edit->top : edit->bytes);
	/* Room below is filled from above. */
	if (edit->top > last)
		edit->top = last;
	if (edit->top > here)
		edit->top = here;
	if (edit->top < first)
		edit->top = first;
}

void edit_scroll(struct edit *edit)
{
	if (edit->lines)
		fit_lines(edit);
	else
		fit_line(edit);
}

static void draw_row(const struct edit *edit, struct canvas *canvas, int row, int col, size_t from, size_t to)
{
	char part[1024];
	size_t bytes = to - from < sizeof(part) - 1 ? to - from : sizeof(part) - 1;
	unsigned look = edit->chosen ? LOOK_UNDERLINE | LOOK_ACCENT : LOOK_UNDERLINE;
	memcpy(part, edit->text + from, bytes);
	part[bytes] = '\0';
	canvas_fill(canvas, (struct area){row, col, 1, edit->width}, LOOK_UNDERLINE);
	canvas_text(canvas, row, col, edit->width, look, part);
}

/* A pile of joined signs may be wider than the whole field. */
static int cursor_column(const struct edit *edit, size_t start)
{
	int column = columns(edit, start, edit->at);
	return column < edit->width ? column : edit->width;
}

void edit_draw(const struct edit *edit, struct canvas *canvas, int row, int col, bool focus)
{
	size_t start = edit->top;
	bool more = true;
	for (int i = 0; i < edit->height; i++) {
		size_t end = !more ? start : edit->lines ? row_end(edit, start) : edit->bytes;
		draw_row(edit, canvas, row + i, col, more ? start : 0, more ? end : 0);
		/* At the seam of two rows both hold the cursor; the later one, drawn last, has it. */
		if (focus && more && edit->at >= start && edit->at <= end)
			canvas_cursor(canvas, row + i, col + cursor_column(edit, start));
		more = more && edit->lines && row_next(edit, &start);
	}
}
