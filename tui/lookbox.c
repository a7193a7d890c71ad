#include "tui/lookbox.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/text/romaji.h"
#include "core/text/utf8.h"
#include "core/text/width.h"
#include "core/words.h"

enum { FIELD_CHARACTERS = 100 };

static int64_t id_at(const void *rows, int at)
{
	const struct lookbox_row *row = rows;
	return row[at].client;
}

static struct list_rows rows_of(const struct lookbox *box)
{
	return (struct list_rows){box->count, id_at, box->rows};
}

bool lookbox_open(struct lookbox *box, struct lookup *lookup)
{
	memset(box, 0, sizeof(*box));
	box->lookup = lookup;
	box->rows = calloc(LOOKUP_HITS + 1, sizeof(*box->rows));
	if (!box->rows || !edit_open(&box->edit, FIELD_CHARACTERS, false)) {
		lookbox_close(box);
		return false;
	}
	lookbox_again(box);
	return true;
}

void lookbox_close(struct lookbox *box)
{
	edit_close(&box->edit);
	marks_close(&box->marks);
	free(box->rows);
	memset(box, 0, sizeof(*box));
}

static void copy_hit(const struct lookup_hit *hit, struct lookbox_row *row)
{
	row->client = hit->client;
	row->kind = hit->kind;
	for (int column = 0; column < LOOKUP_COLUMNS; column++) {
		utf8_copy(row->text[column], sizeof(row->text[column]), hit->text[column]);
		row->start[column] = hit->mark[column].start;
		row->end[column] = hit->mark[column].end;
	}
}

static void ask(struct lookbox *box)
{
	struct lookup_result result;
	lookup_find(box->lookup, edit_text(&box->edit), LOOKUP_HITS, &result);
	for (int i = 0; i < result.count; i++)
		copy_hit(&result.hits[i], &box->rows[i]);
	memset(&box->rows[result.count], 0, sizeof(box->rows[0]));
	box->count = result.count + 1;
	box->more = result.more;
	box->partial = !lookup_complete(box->lookup);
}

void lookbox_again(struct lookbox *box)
{
	bool partial = box->partial;
	ask(box);
	/* While clients are still being loaded better hits come in above: the best is highlighted until the cursor is
	 * moved. */
	if (partial && !box->moved)
		list_begin(&box->list, rows_of(box), 0);
	else
		list_changed(&box->list, rows_of(box));
}

void lookbox_choose(struct lookbox *box)
{
	box->in_list = false;
	edit_choose(&box->edit);
}

void lookbox_ask(struct lookbox *box, const char *text)
{
	box->in_list = false;
	edit_set(&box->edit, text);
	ask(box);
	list_begin(&box->list, rows_of(box), 0);
}

bool lookbox_clear(struct lookbox *box)
{
	bool left = box->in_list || !edit_empty(&box->edit);
	if (left)
		lookbox_ask(box, "");
	return left;
}

bool lookbox_empty(const struct lookbox *box)
{
	return edit_empty(&box->edit);
}

const char *lookbox_text(const struct lookbox *box)
{
	return edit_text(&box->edit);
}

const struct lookbox_row *lookbox_row(const struct lookbox *box)
{
	return list_holds(&box->list) ? &box->rows[box->list.at] : NULL;
}

bool lookbox_mark(struct lookbox *box)
{
	const struct lookbox_row *row = lookbox_row(box);
	if (!row || !row->client)
		return false;
	box->marked = row->client;
	if (!marks_hold(&box->marks, row->client))
		return marks_set(&box->marks, row->client);
	marks_take(&box->marks, row->client);
	return true;
}

static bool mark_rows(struct lookbox *box, int from, int to)
{
	for (int i = from; i <= to; i++)
		if (box->rows[i].client && !marks_set(&box->marks, box->rows[i].client))
			return false;
	return true;
}

bool lookbox_mark_range(struct lookbox *box)
{
	const struct lookbox_row *row = lookbox_row(box);
	int from = 0, at = box->list.at;
	if (!row || !row->client || !box->marked)
		return false;
	while (from < box->count && box->rows[from].client != box->marked)
		from++;
	if (from == box->count)
		return false;
	box->marked = row->client;
	return from < at ? mark_rows(box, from, at) : mark_rows(box, at, from);
}

bool lookbox_mark_all(struct lookbox *box)
{
	return box->count > 1 && mark_rows(box, 0, box->count - 1);
}

bool lookbox_unmark(struct lookbox *box)
{
	box->marked = 0;
	return marks_clear(&box->marks);
}

static bool type(struct lookbox *box, const struct key *key)
{
	char before[FIELD_CHARACTERS * 4 + 1];
	snprintf(before, sizeof(before), "%s", edit_text(&box->edit));
	if (!edit_key(&box->edit, key))
		return false;
	if (strcmp(before, edit_text(&box->edit)) != 0) {
		ask(box);
		box->moved = false;
		list_begin(&box->list, rows_of(box), 0);
	}
	return true;
}

/* Home and End belong to the field while it has the focus. */
static bool is_for_list(const struct lookbox *box, uint32_t code)
{
	return box->in_list || code == K_UP || code == K_DOWN || code == K_PAGEUP || code == K_PAGEDOWN;
}

bool lookbox_key(struct lookbox *box, const struct key *key)
{
	if (key->code == K_TAB || key->code == K_BACKTAB) {
		box->in_list = !box->in_list;
		return true;
	}
	if (is_for_list(box, key->code) && list_key(&box->list, key->code, rows_of(box))) {
		box->moved = true;
		return true;
	}
	return !box->in_list && type(box, key);
}

/* Widths of the columns; the name gets what a wider screen has more. */
struct columns {
	int number, name, reading, representative, phone;
};

static struct columns columns_of(int cols)
{
	int more = cols > 80 ? cols - 80 : 0;
	struct columns c = {.number = 3, .name = 11, .reading = 33 + more / 2};
	c.representative = c.reading + 20 + more / 3;
	c.phone = c.representative + 11 + more / 12;
	return c;
}

void lookbox_fit(struct lookbox *box, struct area area, const char *label)
{
	int used = width_text(label) + 2;
	edit_fit(&box->edit, area.cols > used + 40 ? area.cols - used - 38 : 20, 1);
	list_fit(&box->list, area.rows - 2);
}

/* The match in bold, where it is still in view. */
static void draw_text(struct canvas *canvas, int row, int col, int width, unsigned look, const struct lookbox_row *hit,
                      enum lookup_column column)
{
	const char *text = hit->text[column];
	canvas_field(canvas, row, col, width, look, text);
	if (hit->end[column] <= hit->start[column])
		return;
	char before[256];
	snprintf(before, sizeof(before), "%.*s", (int)hit->start[column], text);
	int from = width_text(before);
	snprintf(before, sizeof(before), "%.*s", (int)hit->end[column], text);
	int to = width_text(before);
	to = to < width ? to : width;
	if (from < to)
		canvas_look(canvas, row, col + from, to - from, LOOK_BOLD);
}

static void draw_hit(struct canvas *canvas, int row, int cols, const struct lookbox_row *hit)
{
	struct columns c = columns_of(cols);
	unsigned look = hit->kind == CLIENT_LEFT ? LOOK_DIM : LOOK_PLAIN;
	int name = c.reading - c.name - 1;
	draw_text(canvas, row, c.number, c.name - c.number - 1, look, hit, LOOKUP_IN_NUMBER);
	if (hit->kind != CLIENT_MEMBER) {
		char mark[64];
		snprintf(mark, sizeof(mark), "(%s)", client_kind_text(hit->kind));
		int width = width_text(hit->text[LOOKUP_IN_NAME]), marked = width_text(mark);
		int shown = width + marked <= name ? width : name - marked;
		draw_text(canvas, row, c.name, shown, look, hit, LOOKUP_IN_NAME);
		canvas_text(canvas, row, c.name + shown, marked, look, mark);
	} else {
		draw_text(canvas, row, c.name, name, look, hit, LOOKUP_IN_NAME);
	}
	draw_text(canvas, row, c.reading, c.representative - c.reading - 1, look, hit, LOOKUP_IN_READING);
	draw_text(canvas, row, c.representative, c.phone - c.representative - 1, look, hit, LOOKUP_IN_REPRESENTATIVE);
	draw_text(canvas, row, c.phone, cols - c.phone - 1, look, hit, LOOKUP_IN_PHONE);
}

static void draw_rows(const struct lookbox *box, struct canvas *canvas, struct area area)
{
	for (int i = 0; i < box->list.rows && box->list.top + i < box->count; i++) {
		int at = box->list.top + i, row = area.row + 2 + i;
		const struct lookbox_row *hit = &box->rows[at];
		if (hit->client)
			draw_hit(canvas, row, area.cols, hit);
		else
			canvas_text(canvas, row, 3, area.cols - 3, LOOK_PLAIN, _("+ Register as a new client"));
		if (hit->client && marks_hold(&box->marks, hit->client))
			canvas_text(canvas, row, 2, 1, LOOK_BOLD, "*");
		if (at == box->list.at && !box->list.lost) {
			canvas_text(canvas, row, 1, 1, LOOK_PLAIN, ">");
			canvas_look(canvas, row, 0, area.cols, LOOK_ACCENT);
			if (box->in_list)
				canvas_cursor(canvas, row, 1);
		}
	}
}

/* How romaji reads - a number says nothing new - and how many there are. */
static void draw_head(const struct lookbox *box, struct canvas *canvas, struct area area, const char *label)
{
	char kana[FOLD_BYTES], pending[ROMAJI_PENDING_BYTES], count[64];
	int col = 1 + width_text(label) + 1, width = box->edit.width;
	canvas_text(canvas, area.row, 1, area.cols, LOOK_PLAIN, label);
	edit_draw(&box->edit, canvas, area.row, col, !box->in_list);
	romaji_kana(kana, sizeof(kana), edit_text(&box->edit), pending);
	if (strcmp(kana, edit_text(&box->edit)) != 0 && !strpbrk(kana, "0123456789"))
		canvas_text(canvas, area.row, col + width + 1, area.cols - col - width - 18, LOOK_DIM, kana);
	int found = box->count - 1, all = lookup_count(box->lookup);
	snprintf(count, sizeof(count), lookup_complete(box->lookup) ? _("%d%s of %d") : _("%d%s of %d, loading"), found,
	         box->more ? "+" : "", all);
	if (!edit_empty(&box->edit))
		canvas_right(canvas, area.row, area.cols - 21, 20, LOOK_PLAIN, count);
}

void lookbox_draw(const struct lookbox *box, struct canvas *canvas, struct area area, const char *label)
{
	draw_head(box, canvas, area, label);
	if (box->marks.count)
		canvas_print(canvas, area.row + 1, 2, area.cols - 4, LOOK_BOLD, _("* %d marked"), box->marks.count);
	draw_rows(box, canvas, area);
}
