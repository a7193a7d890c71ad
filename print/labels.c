#include "print/labels.h"

#include <string.h>

#include "core/words.h"
#include "print/page.h"
#include "print/record.h"

enum part { PART_POSTAL, PART_ADDRESS, PART_BUILDING, PART_NAME, PART_PERSON };

/* How the parts are set. For a label 42 mm high; smaller ones get smaller type. */
struct style {
	struct page_type types[LABEL_CELLS];
	double indents[LABEL_CELLS]; /* of the gap */
	bool steps_back;             /* the name does, behind a person named below it */
};

static const struct style address_style = {
        .types = {[PART_POSTAL] = {12, 8, false, PAGE_LEFT},
                  [PART_ADDRESS] = {12, 9, false, PAGE_LEFT},
                  [PART_BUILDING] = {11, 8, false, PAGE_LEFT},
                  [PART_NAME] = {16, 11, true, PAGE_LEFT},
                  [PART_PERSON] = {16, 11, true, PAGE_LEFT}},
        .indents = {0, 1, 1, 2, 2},
        .steps_back = true,
};

static const struct style tag_style = {
        .types = {{8, 6, false, PAGE_MIDDLE},
                  {12, 8, false, PAGE_MIDDLE},
                  {12, 8, false, PAGE_MIDDLE},
                  {9, 7, false, PAGE_MIDDLE},
                  {26, 13, true, PAGE_MIDDLE}},
};

static const struct page_type name_above = {12, 9, false, PAGE_LEFT};

#define HEIGHT_OF_TYPES 42.0
#define MARGIN          0.09 /* of a label's height, on its sides */
#define GAP             0.05 /* between address and name */
#define LEAD            0.03 /* between any two */

struct labels {
	struct page *page;
	const struct sheet *sheet;
	const struct style *style;
	struct record record;
};

struct box {
	double x, y, width, height;
};

static struct box box_of(const struct sheet *sheet, int place)
{
	double margin = MARGIN * sheet->height;
	int row = place / sheet->columns, column = place % sheet->columns;
	return (struct box){sheet->left + column * sheet->width + margin, sheet->top + row * sheet->height + margin,
	                    sheet->width - 2 * margin, sheet->height - 2 * margin};
}

/* The name of a business with somebody named below it steps back behind that name. */
static const struct page_type *type_of(const struct labels *l, int part)
{
	bool back = l->style->steps_back && part == PART_NAME && *l->record.cells[PART_PERSON];
	return back ? &name_above : &l->style->types[part];
}

/* Sets the label, or measures it; gives the height. What is for the eye stands a little to the right. */
static double set(struct labels *l, const struct box *box, double scale, bool draw)
{
	double y = 0, gap = GAP * l->sheet->height;
	for (int part = 0; part < LABEL_CELLS; part++) {
		const char *text = l->record.cells[part];
		const struct page_type *type = type_of(l, part);
		double indent = gap * l->style->indents[part];
		if (part == PART_NAME)
			y += gap;
		if (!*text)
			continue;
		double width = box->width - indent;
		if (draw)
			page_text(l->page, type, scale, text, box->x + indent, box->y + y, width);
		y += page_height(l->page, type, scale, text, width) + LEAD * l->sheet->height;
	}
	return y;
}

/* In the middle of its label's height; a label that is still too full is made smaller as a whole. */
static void set_label(struct labels *l, int place)
{
	struct box box = box_of(l->sheet, place);
	double scale = l->sheet->height / HEIGHT_OF_TYPES, least = scale * 0.6, height;
	scale = scale < 1.0 ? 0.35 + scale * 0.65 : 1.0;
	while ((height = set(l, &box, scale, false)) > box.height && scale > least)
		scale -= 0.05;
	double factor = height > box.height ? box.height / height : 1.0;
	page_scale(l->page, box.x, box.y, factor);
	box.y += (box.height - height * factor) / 2;
	set(l, &box, scale, true);
	page_restore(l->page);
}

static enum status set_labels(struct labels *l, FILE *in, int start, struct fault *fault)
{
	int on_page = l->sheet->columns * l->sheet->rows, place = start - 1;
	if (!record_read(&l->record, in)) /* headers */
		return fault_set(fault, INVALID, "", _("The input broke off."));
	while (record_read(&l->record, in)) {
		if (place == on_page) {
			page_turn(l->page);
			place = 0;
		}
		set_label(l, place++);
		if (*page_missing(l->page))
			return fault_set(fault, INVALID, "font",
			                 _("No font has the character %s of %s: install a font that has it, such as"
			                   " fonts-noto-cjk."),
			                 page_missing(l->page), l->record.cells[PART_NAME]);
	}
	return l->record.broken ? fault_set(fault, INVALID, "", _("The input broke off.")) : DONE;
}

enum status labels_write(FILE *in, FILE *out, enum label_kind kind, const struct sheet *sheet, int start,
                         const char *font, const char *title, int64_t created, struct fault *fault)
{
	struct labels labels = {.sheet = sheet,
	                        .style = kind == LABEL_TAG ? &tag_style : &address_style,
	                        .record = {.width = LABEL_CELLS}};
	struct fault unwritten = {0};
	enum status status = page_open(out, SHEET_WIDTH, SHEET_HEIGHT, font, title, created, &labels.page, fault);
	if (status == DONE)
		status = set_labels(&labels, in, start, fault);
	record_close(&labels.record);
	enum status closed = page_close(labels.page, &unwritten);
	if (status != DONE || closed == DONE)
		return status;
	*fault = unwritten;
	return closed;
}
