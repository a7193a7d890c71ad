#include "print/table.h"

#include <stdlib.h>
#include <string.h>

#include "core/words.h"
#include "print/code.h"
#include "print/page.h"
#include "print/record.h"

#define COLUMNS_MOST 16
#define MARGIN       15.0
#define WIDTH        (210.0 - 2 * MARGIN)
#define BOTTOM       (297.0 - MARGIN - 7.0) /* above the page's number */
#define LEAD         1.2                    /* mm above and below a row's text */
#define GUTTER       2.0                    /* mm between two columns */
#define ROW_LEAST    9.0                    /* room for a seal */
#define GAP          5.0

static const struct page_type title_type = {16, 11, true, PAGE_LEFT}, line_type = {10, 8, false, PAGE_LEFT},
                              section_type = {11, 9, true, PAGE_LEFT}, number_type = {9, 7, false, PAGE_MIDDLE},
                              left_type = {11, 7.5, false, PAGE_LEFT}, right_type = {11, 7.5, false, PAGE_RIGHT},
                              box_type = {8, 6, false, PAGE_MIDDLE};

enum kind { KIND_TITLE, KIND_LINE, KIND_SECTION, KIND_ROW };
static const char *const kinds[] = {"title", "line", "section", "row", NULL};

struct column {
	char sign;
	double x, width;
};

struct line {
	enum kind kind;
	char **cells; /* of the columns */
};

/* Everything is read before the first page is set: each page tells how many there are. */
struct table {
	struct page *page;
	struct column columns[COLUMNS_MOST];
	int width;
	char **heads;
	struct line *lines;
	size_t count;
	double y;
	int number, pages; /* pages is 0 while they are counted: then nothing is drawn */
};

/* ---- Reading ---- */

static bool read_columns(struct table *t, const char *text)
{
	double x = MARGIN;
	while (*text) {
		struct column *c = &t->columns[t->width];
		char *end;
		if (t->width == COLUMNS_MOST || !strchr("lrqb", *text))
			return false;
		c->sign = *text;
		c->x = x;
		c->width = strtod(text + 1, &end);
		if (end == text + 1 || c->width < 2 * GUTTER)
			return false;
		x += c->width;
		t->width++;
		text = end + strspn(end, " ");
	}
	return t->width > 0 && x <= MARGIN + WIDTH + 0.01;
}

static char **copy_cells(const struct table *t, const struct record *record)
{
	char **cells = calloc((size_t)t->width, sizeof(*cells));
	for (int i = 0; cells && i < t->width; i++) {
		cells[i] = strdup(record->cells[i + 1]);
		if (!cells[i])
			return cells;
	}
	return cells;
}

static void free_cells(const struct table *t, char **cells)
{
	for (int i = 0; cells && i < t->width; i++)
		free(cells[i]);
	free(cells);
}

static bool whole(const struct table *t, char *const *cells)
{
	return cells && cells[t->width - 1];
}

static enum kind kind_of(const char *word)
{
	for (int i = 0; kinds[i]; i++)
		if (strcmp(kinds[i], word) == 0)
			return (enum kind)i;
	return KIND_ROW;
}

static bool keep(struct table *t, const struct record *record, size_t *room)
{
	if (t->count == *room) {
		size_t more = *room ? 2 * *room : 64;
		struct line *lines = realloc(t->lines, more * sizeof(*lines));
		if (!lines)
			return false;
		t->lines = lines;
		*room = more;
	}
	struct line *line = &t->lines[t->count++];
	line->kind = kind_of(record->cells[0]);
	line->cells = copy_cells(t, record);
	return whole(t, line->cells);
}

static enum status read_lines(struct table *t, struct record *record, FILE *in, struct fault *fault)
{
	size_t room = 0;
	bool kept = record_read(record, in);
	if (kept)
		t->heads = copy_cells(t, record);
	else
		return fault_set(fault, INVALID, "", _("The input broke off."));
	kept = whole(t, t->heads);
	while (kept && record_read(record, in))
		kept = keep(t, record, &room);
	if (!kept)
		return fault_set(fault, FAILED, "", _("Out of memory."));
	return record->broken ? fault_set(fault, INVALID, "", _("The input broke off.")) : DONE;
}

static void table_close(struct table *t)
{
	for (size_t i = 0; i < t->count; i++)
		free_cells(t, t->lines[i].cells);
	free(t->lines);
	free_cells(t, t->heads);
}

/* ---- Setting ---- */

static bool drawn(const struct table *t)
{
	return t->pages > 0;
}

/* Sets a text over the page's width and goes below it. */
static void set(struct table *t, const struct page_type *type, const char *text)
{
	if (drawn(t))
		page_text(t->page, type, 1.0, text, MARGIN, t->y, WIDTH);
	t->y += page_height(t->page, type, 1.0, text, WIDTH) + LEAD;
}

static const struct page_type *type_of(const struct column *column)
{
	return column->sign == 'r' ? &right_type : column->sign == 'b' ? &box_type : &left_type;
}

static double row_height(struct table *t, char *const *cells, double least)
{
	double height = least;
	for (int i = 0; i < t->width; i++) {
		const struct column *c = &t->columns[i];
		double cell = c->sign == 'q'
		                      ? (least > 0 ? c->width : 0)
		                      : page_height(t->page, type_of(c), 1.0, cells[i], c->width - GUTTER) + 2 * LEAD;
		height = cell > height ? cell : height;
	}
	return height;
}

/* In the middle of the row's height. */
static void set_text(struct table *t, const struct column *c, const char *text, double height)
{
	double width = c->width - GUTTER, x = c->sign == 'b' ? c->x + GUTTER / 2 : c->x;
	double own = page_height(t->page, type_of(c), 1.0, text, width);
	page_text(t->page, type_of(c), 1.0, text, x, t->y + (height - own) / 2, width);
}

static bool set_cell(struct table *t, const struct column *c, const char *text, double height, bool head)
{
	bool done = true;
	if (c->sign == 'q' && !head && *text)
		done = code_draw(t->page, text, c->x, t->y + (height - c->width) / 2, c->width);
	else if (c->sign != 'q' && *text)
		set_text(t, c, text, height);
	if (c->sign == 'b' && !head)
		page_frame(t->page, c->x, t->y, c->width, height);
	return done;
}

static bool set_row(struct table *t, char *const *cells, bool head)
{
	double height = row_height(t, cells, head ? 0 : ROW_LEAST);
	bool done = true;
	for (int i = 0; drawn(t) && i < t->width; i++)
		done = set_cell(t, &t->columns[i], cells[i], height, head) && done;
	t->y += height;
	if (drawn(t))
		page_rule(t->page, MARGIN, t->y, WIDTH);
	return done;
}

static void number_page(struct table *t)
{
	char text[64];
	snprintf(text, sizeof(text), "%d / %d", t->number, t->pages);
	if (drawn(t))
		page_text(t->page, &number_type, 1.0, text, MARGIN, BOTTOM + 2, WIDTH);
}

static void begin_page(struct table *t)
{
	if (t->number > 0) {
		number_page(t);
		if (drawn(t))
			page_turn(t->page);
	}
	t->number++;
	t->y = MARGIN;
	for (size_t i = 0; i < t->count; i++) {
		if (t->lines[i].kind == KIND_TITLE)
			set(t, &title_type, t->lines[i].cells[0]);
		if (t->lines[i].kind == KIND_LINE && t->number == 1)
			set(t, &line_type, t->lines[i].cells[0]);
	}
	t->y += LEAD;
	set_row(t, t->heads, true);
}

static void need(struct table *t, double height)
{
	if (t->y + height > BOTTOM)
		begin_page(t);
}

/* What stands below a section's name, so that it is never left alone at a page's end. */
static double next_height(struct table *t, size_t at)
{
	bool row = at + 1 < t->count && t->lines[at + 1].kind == KIND_ROW;
	return row ? row_height(t, t->lines[at + 1].cells, ROW_LEAST) : ROW_LEAST;
}

static bool set_line(struct table *t, size_t at)
{
	const struct line *line = &t->lines[at];
	if (line->kind == KIND_SECTION) {
		need(t, 3 * GAP + next_height(t, at));
		t->y += GAP;
		set(t, &section_type, line->cells[0]);
		if (drawn(t))
			page_rule(t->page, MARGIN, t->y, WIDTH);
	}
	if (line->kind != KIND_ROW)
		return true;
	need(t, row_height(t, line->cells, ROW_LEAST));
	return set_row(t, line->cells, false);
}

/* Once without drawing, so that the pages are known, and once with it. */
static bool set_pages(struct table *t)
{
	bool done = true;
	t->number = 0;
	begin_page(t);
	for (size_t i = 0; i < t->count; i++)
		done = set_line(t, i) && done;
	number_page(t);
	return done;
}

static enum status set_all(struct table *t, struct fault *fault)
{
	set_pages(t);
	t->pages = t->number;
	bool done = set_pages(t);
	if (*page_missing(t->page))
		return fault_set(fault, INVALID, "font",
		                 _("No font has the character %s: install a font that has it, such as fonts-noto-cjk."),
		                 page_missing(t->page));
	return done ? DONE : fault_set(fault, FAILED, "", _("Out of memory."));
}

enum status table_write(FILE *in, FILE *out, const char *columns, const char *font, const char *title, int64_t created,
                        struct fault *fault)
{
	struct table table = {0};
	struct fault unwritten = {0};
	if (!read_columns(&table, columns))
		return fault_set(fault, INVALID, "columns", _("The columns %s are none, or too wide for the page."),
		                 columns);
	struct record record = {.width = table.width + 1};
	enum status status = page_open(out, 210, 297, font, title, created, &table.page, fault);
	if (status == DONE)
		status = read_lines(&table, &record, in, fault);
	if (status == DONE)
		status = set_all(&table, fault);
	record_close(&record);
	table_close(&table);
	enum status closed = page_close(table.page, &unwritten);
	if (status != DONE || closed == DONE)
		return status;
	*fault = unwritten;
	return closed;
}
