#include "tui/form.h"

#include <stdio.h>
#include <string.h>

#include "core/text/width.h"
#include "core/words.h"
#include "tui/wrap.h"

#define LIMIT        100
#define LINES        3
#define LABEL_LEAST  10
#define LABEL_MOST   20
#define PAIR_LEAST   70 /* columns in which two fields stand side by side */
#define HEADING      2  /* rows above a page */
#define SAYING       2  /* and below it */
#define BESIDE_BYTES 512
#define REFUSAL_MOST 3

/* ---- Where everything stands ---- */

static bool right_half(const struct form *form, int i)
{
	return form->paired && form->fields[i].place == PLACE_RIGHT;
}

static int present_page(const struct form *form)
{
	return form->fields[form->focus].page;
}

/* As wide as the widest label of this side on the page. */
static int label_width(const struct form *form, bool right)
{
	int width = right ? 0 : LABEL_LEAST;
	for (int i = 0; i < form->count; i++) {
		int wide = form->fields[i].page == present_page(form) && right_half(form, i) == right
		                   ? width_text(_(form->fields[i].label))
		                   : 0;
		width = wide > width ? wide : width;
	}
	return (width < LABEL_MOST ? width : LABEL_MOST) + (form->page_count ? 1 : 2);
}

static int value_width(const struct field *field, int place)
{
	int limit = field->limit > 0 ? field->limit : LIMIT, width = limit * 2 + 1;
	if (field->width > 0)
		width = field->width;
	else if (field->beside && place > 30)
		place /= 2;
	return width < place ? width : place;
}

static struct form_place place_across(const struct form *form, int i, int cols)
{
	bool right = right_half(form, i);
	bool half = form->paired && form->fields[i].place != PLACE_ROW;
	struct form_place place = {.label = right ? cols / 2 + 1 : 0, .end = half && !right ? cols / 2 : cols};
	place.label_cols = label_width(form, right);
	place.value = place.label + place.label_cols;
	place.value_cols = value_width(&form->fields[i], place.end - place.value - 1);
	return place;
}

/* A sentence over several lines, drawn from `row` on when there is a canvas. Gives the lines. */
static int sentence(struct canvas *canvas, struct area area, unsigned look, const char *text)
{
	int lines = 0;
	for (; *text != '\0' && lines < area.rows; lines++) {
		size_t bytes = wrap_bytes(text, area.cols, false);
		if (bytes == 0)
			break;
		if (canvas)
			canvas_print(canvas, area.row + lines, area.col, area.cols, look, "%.*s", (int)bytes, text);
		text += bytes;
	}
	return lines;
}

/* Without what was refused. */
static int own_rows(const struct form *form, int i)
{
	const struct field *field = &form->fields[i];
	if (field->kind == FIELD_LINES)
		return field->rows > 0 ? field->rows : LINES;
	return field->kind == FIELD_SHOWN && field->rows > 0 ? field->rows : 1;
}

static int rows_of(const struct form *form, int i)
{
	const struct form_place *place = &form->places[i];
	struct area below = {0, 0, REFUSAL_MOST, place->end - place->value};
	bool refused = !form->page_count && form->refused == i;
	return own_rows(form, i) + (refused ? sentence(NULL, below, 0, form->fault.text) : 0);
}

/* Gives the rows of the page. */
static int place_all(struct form *form, int cols)
{
	int next = 0, row = 0;
	form->paired = cols >= PAIR_LEAST;
	for (int i = 0; i < form->count; i++) {
		struct form_place *place = &form->places[i];
		*place = place_across(form, i, cols);
		place->rows = rows_of(form, i);
		place->row = -1;
		if (form->fields[i].page != present_page(form))
			continue;
		if (!right_half(form, i))
			row = next + (form->fields[i].gap && next > 0 ? 1 : 0);
		place->row = row;
		next = row + place->rows > next ? row + place->rows : next;
	}
	return next;
}

/* The part of the area in which the fields of the page stand. */
static struct area inner(const struct form *form, struct area area)
{
	if (!form->page_count)
		return area;
	int head = area.rows > HEADING + SAYING ? HEADING : 0;
	int foot = area.rows > HEADING + SAYING ? SAYING : 1;
	return (struct area){area.row + head, area.col, area.rows - head - foot, area.cols};
}

void form_fit(struct form *form, struct area area)
{
	int height = form->height = place_all(form, area.cols), rows = inner(form, area).rows;
	const struct form_place *focus = &form->places[form->focus];
	for (int i = 0; i < form->count; i++)
		edit_fit(&form->edits[i], form->places[i].value_cols, own_rows(form, i));
	if (form->top > focus->row)
		form->top = focus->row;
	if (form->top < focus->row + focus->rows - rows)
		form->top = focus->row + focus->rows - rows;
	if (form->top > height - rows)
		form->top = height > rows ? height - rows : 0;
}

/* ---- What is said of a value ---- */

static enum field_word word_of(const struct form *form, int i, char *out, size_t size)
{
	const struct field *field = &form->fields[i];
	out[0] = '\0';
	if (form->refused == i) {
		snprintf(out, size, "%s", form->fault.text);
		return WORD_WRONG;
	}
	return field->says ? field->says(form->context, edit_text(&form->edits[i]), out, size) : WORD_NONE;
}

/* The field under the cursor speaks first; if it is silent, the first that is wrong, by its name. */
static enum field_word page_word(const struct form *form, char *out, size_t size)
{
	char text[BESIDE_BYTES];
	enum field_word word = word_of(form, form->focus, out, size);
	for (int i = 0; word == WORD_NONE && i < form->count; i++)
		if (word_of(form, i, text, sizeof(text)) == WORD_WRONG) {
			word = WORD_WRONG;
			snprintf(out, size, "%s: %.400s", _(form->fields[i].label), text);
		}
	if (word == WORD_NONE)
		out[0] = '\0';
	return word;
}

/* ---- Drawing ---- */

static void draw_pages(const struct form *form, struct canvas *canvas, struct area area)
{
	int col = area.col;
	for (int i = 0; i < form->page_count; i++) {
		unsigned look = i == present_page(form) ? LOOK_BOLD : LOOK_DIM;
		col += canvas_print(canvas, area.row, col, area.col + area.cols - col, look, "%d %s", i + 1,
		                    _(form->pages[i]));
		col += 3;
	}
}

/* Below the page's fields, or at the end of the area; there a second line goes into the free row above. */
static void draw_word(const struct form *form, struct canvas *canvas, struct area area)
{
	char text[BESIDE_BYTES];
	enum field_word word = page_word(form, text, sizeof(text));
	unsigned look = word == WORD_WRONG ? LOOK_WARN : word == WORD_DOUBT ? LOOK_BOLD : LOOK_DIM;
	struct area place = {0, area.col, SAYING, area.cols};
	int end = inner(form, area).row + form->height + SAYING;
	place.row = end < area.row + area.rows ? end - 1 : area.row + area.rows - sentence(NULL, place, look, text);
	if (word == WORD_WRONG || word == WORD_DOUBT)
		canvas_text(canvas, place.row, area.col - 1, 1, look, word == WORD_WRONG ? "!" : "?");
	sentence(canvas, place, look, text);
}

static int draw_choice(const struct form *form, struct canvas *canvas, int i, int row, int col)
{
	const struct form_choices *choices = &form->choices[i];
	const char *label = choices->at >= 0 && choices->at < choices->count ? choices->labels[choices->at] : "";
	bool focus = i == form->focus;
	int used =
	        canvas_text(canvas, row, col, form->places[i].value_cols, focus ? LOOK_UNDERLINE : LOOK_PLAIN, label);
	if (focus) {
		used += 2 + canvas_print(canvas, row, col + used + 2, 20, LOOK_DIM, "< %d/%d >", choices->at + 1,
		                         choices->count);
		canvas_cursor(canvas, row, col);
	}
	return used;
}

/* Gives the columns the value takes. */
static int draw_value(const struct form *form, struct canvas *canvas, int i, int row, int col)
{
	const struct form_place *place = &form->places[i];
	if (form->fields[i].kind == FIELD_CHOICE)
		return draw_choice(form, canvas, i, row, col);
	if (form->fields[i].kind == FIELD_SHOWN)
		return canvas_text(canvas, row, col, place->end - place->value, LOOK_PLAIN, edit_text(&form->edits[i]));
	edit_draw(&form->edits[i], canvas, row, col, i == form->focus);
	return place->value_cols;
}

static void draw_beside(const struct form *form, struct canvas *canvas, int i, int row, int col, int used)
{
	const struct form_place *place = &form->places[i];
	int gap = used == 0 ? 0 : form->fields[i].place == PLACE_ROW ? 2 : 1;
	char text[BESIDE_BYTES] = "";
	if (!form->fields[i].beside)
		return;
	form->fields[i].beside(form->context, edit_text(&form->edits[i]), text, sizeof(text));
	struct area at = {row, col + used + gap, own_rows(form, i), place->end - place->value - used - gap};
	if (form->fields[i].kind == FIELD_SHOWN)
		sentence(canvas, at, LOOK_DIM, text);
	else
		canvas_text(canvas, at.row, at.col, at.cols, LOOK_DIM, text);
}

static void draw_field(const struct form *form, struct canvas *canvas, int i, struct area area)
{
	const struct form_place *place = &form->places[i];
	int row = area.row + place->row - form->top, value = area.col + place->value;
	char text[BESIDE_BYTES];
	enum field_word word = word_of(form, i, text, sizeof(text));
	canvas_text(canvas, row, area.col + place->label, place->label_cols - 1,
	            i == form->focus ? LOOK_BOLD : LOOK_PLAIN, _(form->fields[i].label));
	int used = draw_value(form, canvas, i, row, value);
	draw_beside(form, canvas, i, row, value, used);
	if (form->page_count && (word == WORD_WRONG || word == WORD_DOUBT))
		canvas_text(canvas, row, area.col + place->label - 1, 1, word == WORD_WRONG ? LOOK_WARN : LOOK_BOLD,
		            word == WORD_WRONG ? "!" : "?");
	else if (form->refused == i)
		sentence(canvas, (struct area){row + own_rows(form, i), value, REFUSAL_MOST, place->end - place->value},
		         LOOK_WARN, text);
}

int form_draw(const struct form *form, struct canvas *canvas, struct area area)
{
	struct area fields = inner(form, area);
	int end = 0;
	canvas_clip(canvas, (struct area){area.row, area.col - 1, area.rows, area.cols + 1});
	if (form->page_count) {
		draw_word(form, canvas, area);
		if (fields.row > area.row)
			draw_pages(form, canvas, area);
	}
	canvas_clip(canvas, (struct area){fields.row, fields.col - 1, fields.rows, fields.cols + 1});
	for (int i = 0; i < form->count; i++) {
		if (form->places[i].row < 0)
			continue;
		draw_field(form, canvas, i, fields);
		end = form->places[i].row + form->places[i].rows;
	}
	return fields.row - area.row + end - form->top;
}
