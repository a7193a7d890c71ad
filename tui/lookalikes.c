#include "tui/lookalikes.h"

#include <stdio.h>
#include <stdlib.h>

#include "core/words.h"

#define BESIDE_LEAST 120 /* columns of a body that has room for the panel at the right */
#define FORM_COLS    80
#define BELOW_ROWS   5  /* a line with the heading, and four clients */
#define BELOW_LEAST  17 /* rows of a body that has room for it below */
#define NUMBER_COLS  8
#define TOWN_COLS    10
#define PHONE_COLS   14
#define ROWS_BESIDE  3 /* of one client at the right: who, where, why */

enum status lookalikes_open(struct lookalikes *alike, struct db *db, struct lookup *lookup, int64_t client)
{
	*alike = (struct lookalikes){0};
	alike->found = calloc(1, sizeof(*alike->found));
	if (!alike->found)
		return fault_set(db_fault(db), FAILED, NULL, _("Out of memory."));
	enum status status = lookup ? duplicates_open(db, lookup, client, &alike->duplicates) : DONE;
	if (status != DONE)
		lookalikes_close(alike);
	return status;
}

void lookalikes_close(struct lookalikes *alike)
{
	if (alike->duplicates)
		duplicates_close(alike->duplicates);
	free(alike->found);
	*alike = (struct lookalikes){0};
}

static int64_t id_at(const void *rows, int at)
{
	const struct duplicate_list *found = rows;
	return found->rows[at].client;
}

static struct list_rows rows_of(const struct lookalikes *alike)
{
	return (struct list_rows){alike->found->count, id_at, alike->found};
}

void lookalikes_ask(struct lookalikes *alike, const struct form *form)
{
	char phones[1024];
	struct duplicate_typed typed = {.name = form_text(form, "name"),
	                                .reading = form_text(form, "reading"),
	                                .phones = phones,
	                                .address = form_text(form, "address")};
	if (!alike->duplicates)
		return;
	snprintf(phones, sizeof(phones), "%.500s;%.500s", form_text(form, "phone"), form_text(form, "fax"));
	duplicates_find(alike->duplicates, &typed, alike->found);
	if (alike->focused)
		list_changed(&alike->list, rows_of(alike));
	else
		list_begin(&alike->list, rows_of(alike), 0);
}

void lookalikes_forget(struct lookalikes *alike)
{
	if (alike->duplicates)
		duplicates_forget(alike->duplicates);
}

bool lookalikes_any(const struct lookalikes *alike)
{
	return alike->found && alike->found->count > 0;
}

int64_t lookalikes_client(const struct lookalikes *alike)
{
	return list_holds(&alike->list) ? alike->found->rows[alike->list.at].client : 0;
}

bool lookalikes_key(struct lookalikes *alike, uint32_t code)
{
	return list_key(&alike->list, code, rows_of(alike));
}

/* ---- Drawing ---- */

static bool beside(struct area area)
{
	return area.rows > BELOW_ROWS;
}

struct area lookalikes_area(struct area body, struct area *form)
{
	*form = body;
	if (body.cols >= BESIDE_LEAST) {
		form->cols = FORM_COLS;
		return (struct area){body.row, body.col + FORM_COLS + 1, body.rows, body.cols - FORM_COLS - 1};
	}
	if (body.rows < BELOW_LEAST)
		return (struct area){body.row + body.rows, body.col, 0, body.cols};
	form->rows -= BELOW_ROWS;
	return (struct area){body.row + form->rows, body.col, BELOW_ROWS, body.cols};
}

void lookalikes_fit(struct lookalikes *alike, struct area area)
{
	int rows = area.rows - 1;
	list_fit(&alike->list, beside(area) ? rows / ROWS_BESIDE : rows);
}

/* In one line: where the name ends, which shares the room with the reasons. */
static int name_end(int cols)
{
	return NUMBER_COLS + (cols - NUMBER_COLS - TOWN_COLS - PHONE_COLS - 1) * 2 / 5;
}

static int why_col(int cols)
{
	return name_end(cols) + TOWN_COLS + PHONE_COLS;
}

static void draw_line(const struct duplicate *row, struct canvas *canvas, struct area at)
{
	char why[DUPLICATE_REASONS_BYTES];
	int end = at.col + name_end(at.cols);
	canvas_field(canvas, at.row, at.col, NUMBER_COLS - 1, LOOK_PLAIN, row->number);
	canvas_field(canvas, at.row, at.col + NUMBER_COLS, end - at.col - NUMBER_COLS - 1, LOOK_PLAIN, row->name);
	canvas_field(canvas, at.row, end, TOWN_COLS - 1, LOOK_PLAIN, row->town);
	canvas_field(canvas, at.row, end + TOWN_COLS, PHONE_COLS - 1, LOOK_PLAIN, row->phone);
	canvas_field(canvas, at.row, at.col + why_col(at.cols), at.cols - why_col(at.cols), LOOK_PLAIN,
	             duplicate_reasons(row->reasons, why));
}

static void draw_block(const struct duplicate *row, struct canvas *canvas, struct area at)
{
	char why[DUPLICATE_REASONS_BYTES];
	int col = at.col + NUMBER_COLS, cols = at.cols - NUMBER_COLS;
	canvas_field(canvas, at.row, at.col, NUMBER_COLS - 1, LOOK_PLAIN, row->number);
	canvas_field(canvas, at.row, col, cols, LOOK_PLAIN, row->name);
	canvas_field(canvas, at.row + 1, col, TOWN_COLS - 1, LOOK_PLAIN, row->town);
	canvas_field(canvas, at.row + 1, col + TOWN_COLS, cols - TOWN_COLS, LOOK_PLAIN, row->phone);
	canvas_print(canvas, at.row + 2, col, cols, LOOK_DIM, _("alike: %s"), duplicate_reasons(row->reasons, why));
}

void lookalikes_draw(const struct lookalikes *alike, struct canvas *canvas, struct area area)
{
	bool wide = beside(area);
	int high = wide ? ROWS_BESIDE : 1;
	if (area.rows == 0 || !lookalikes_any(alike))
		return;
	canvas_clip(canvas, area);
	if (wide)
		canvas_down(canvas, area.row, area.col, area.rows);
	else
		canvas_across(canvas, area.row, area.col, area.cols);
	canvas_text(canvas, area.row, area.col + 2, area.cols - 2, alike->focused ? LOOK_BOLD : LOOK_DIM,
	            _(" Already there? "));
	if (!wide)
		canvas_text(canvas, area.row, area.col + 2 + why_col(area.cols - 4), 20, LOOK_DIM, _(" alike "));
	for (int i = 0; i < alike->list.rows && alike->list.top + i < alike->found->count; i++) {
		int row = area.row + 1 + i * high;
		struct area at = {row, area.col + 3, high, area.cols - 4};
		(wide ? draw_block : draw_line)(&alike->found->rows[alike->list.top + i], canvas, at);
		if (!alike->focused || alike->list.top + i != alike->list.at || alike->list.lost)
			continue;
		canvas_text(canvas, row, area.col + 1, 1, LOOK_PLAIN, ">");
		canvas_look(canvas, row, area.col + 1, area.cols - 1, LOOK_ACCENT);
		canvas_cursor(canvas, row, area.col + 1);
	}
}
