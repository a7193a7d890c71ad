#include "tui/lookbox.h"

#include <stdio.h>
#include <string.h>

#include "core/text/romaji.h"
#include "core/text/width.h"
#include "core/words.h"

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

static int width_before(const char *text, size_t bytes)
{
	char before[256];
	snprintf(before, sizeof(before), "%.*s", (int)bytes, text);
	return width_text(before);
}

/* A text with what matched in bold, where it is still in view. */
static void draw_text(struct canvas *canvas, int row, int col, int width, unsigned look, const char *text,
                      const struct lookup_mark marks[LOOKUP_MARKS])
{
	canvas_field(canvas, row, col, width, look, text);
	for (int i = 0; i < LOOKUP_MARKS && marks[i].end > 0; i++) {
		int from = width_before(text, marks[i].start), to = width_before(text, marks[i].end);
		to = to < width ? to : width;
		if (from < to)
			canvas_look(canvas, row, col + from, to - from, LOOK_BOLD);
	}
}

static void draw_column(struct canvas *canvas, int row, int col, int width, unsigned look,
                        const struct lookbox_row *hit, enum lookup_column column)
{
	draw_text(canvas, row, col, width, look, hit->text[column], hit->mark[column]);
}

/* (創業予定) behind the name of who is no member. */
static void draw_name(struct canvas *canvas, int row, int col, int width, unsigned look, const struct lookbox_row *hit)
{
	char kind[64];
	if (hit->kind == CLIENT_MEMBER) {
		draw_column(canvas, row, col, width, look, hit, LOOKUP_IN_NAME);
		return;
	}
	snprintf(kind, sizeof(kind), "(%s)", client_kind_text(hit->kind));
	int name = width_text(hit->text[LOOKUP_IN_NAME]), marked = width_text(kind);
	int shown = name + marked <= width ? name : width - marked;
	draw_column(canvas, row, col, shown, look, hit, LOOKUP_IN_NAME);
	canvas_text(canvas, row, col + shown, marked, look, kind);
}

static const char *aside_word(enum lookup_field field)
{
	switch (field) {
	case LOOKUP_NUMBER:
		return _("Formerly");
	case LOOKUP_PHONE:
		return _("Phone");
	case LOOKUP_EMAIL:
		return _("E-mail");
	case LOOKUP_TOWN:
		return _("Town");
	case LOOKUP_DIVISION:
		return _("Division");
	case LOOKUP_TRADE:
		return _("Trade");
	default:
		return _("People");
	}
}

/* What matched and has no column, in the place of the last columns that did not match. */
static void draw_aside(struct canvas *canvas, int row, int col, int width, unsigned look, const struct lookbox_row *hit)
{
	const char *word = aside_word(hit->aside);
	int taken = width_text(word) + 1;
	canvas_text(canvas, row, col, taken, LOOK_DIM, word);
	draw_text(canvas, row, col + taken, width - taken, look, hit->aside_text, hit->aside_mark);
}

static void draw_hit(struct canvas *canvas, int row, int cols, const struct lookbox_row *hit)
{
	struct columns c = columns_of(cols);
	unsigned look = hit->kind == CLIENT_LEFT ? LOOK_DIM : LOOK_PLAIN;
	bool phone = !*hit->aside_text || hit->mark[LOOKUP_IN_PHONE][0].end > 0;
	int aside = width_text(aside_word(hit->aside)) + 1 + width_text(hit->aside_text);
	bool representative = phone || hit->mark[LOOKUP_IN_REPRESENTATIVE][0].end > 0 || aside < cols - c.phone;
	int last = representative ? c.phone : c.representative;
	draw_column(canvas, row, c.number, c.name - c.number - 1, look, hit, LOOKUP_IN_NUMBER);
	draw_name(canvas, row, c.name, c.reading - c.name - 1, look, hit);
	draw_column(canvas, row, c.reading, c.representative - c.reading - 1, look, hit, LOOKUP_IN_READING);
	if (representative)
		draw_column(canvas, row, c.representative, c.phone - c.representative - 1, look, hit,
		            LOOKUP_IN_REPRESENTATIVE);
	if (phone)
		draw_column(canvas, row, c.phone, cols - c.phone - 1, look, hit, LOOKUP_IN_PHONE);
	else
		draw_aside(canvas, row, last, cols - last - 1, look, hit);
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
