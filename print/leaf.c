#include "print/leaf.h"

#include <string.h>

#include "core/words.h"
#include "print/code.h"
#include "print/page.h"
#include "print/record.h"

static const struct paper {
	const char *name;
	double width, height, margin, label;
} papers[] = {{"a4", 210, 297, 15, 28}, {"a5", 148, 210, 12, 26}, {"a6", 105, 148, 9, 20}};

static const struct page_type title_type = {16, 11, true, PAGE_LEFT}, above_type = {10, 8, false, PAGE_LEFT},
                              heading_type = {12, 9, true, PAGE_LEFT}, label_type = {9, 7, false, PAGE_LEFT},
                              text_type = {11, 9, false, PAGE_LEFT}, code_type = {12, 9, true, PAGE_LEFT};

#define LEAD      1.6 /* mm between two records */
#define GAP       3.0 /* above a heading */
#define CODE_SIDE 30.0

enum cell { CELL_KIND, CELL_LABEL, CELL_TEXT };

struct leaf {
	struct page *page;
	const struct paper *paper;
	struct record record;
	double y;
};

static double width_of(const struct leaf *leaf)
{
	return leaf->paper->width - 2 * leaf->paper->margin;
}

/* Turns the page when so much has no room on it any more. */
static void need(struct leaf *leaf, double height)
{
	if (leaf->y + height <= leaf->paper->height - leaf->paper->margin || leaf->y <= leaf->paper->margin)
		return;
	page_turn(leaf->page);
	leaf->y = leaf->paper->margin;
}

/* Sets a text at the height reached; gives how high it stands. */
static double set(struct leaf *leaf, const struct page_type *type, const char *text, double x, double width)
{
	double height = *text ? page_height(leaf->page, type, 1.0, text, width) : 0;
	if (*text)
		page_text(leaf->page, type, 1.0, text, x, leaf->y, width);
	return height;
}

static void set_title(struct leaf *leaf, const char *label, const char *text)
{
	leaf->y += set(leaf, &above_type, label, leaf->paper->margin, width_of(leaf)) + LEAD;
	leaf->y += set(leaf, &title_type, text, leaf->paper->margin, width_of(leaf)) + GAP;
}

/* A heading is not left alone at a page's end. */
static void set_heading(struct leaf *leaf, const char *label, const char *text)
{
	double x = leaf->paper->margin, width = width_of(leaf), side = *text ? 0.32 * width : width;
	leaf->y += GAP;
	need(leaf, 22);
	double height = set(leaf, &heading_type, label, x, side);
	double beside = set(leaf, &text_type, text, x + side, width - side);
	leaf->y += height > beside ? height : beside;
	page_rule(leaf->page, x, leaf->y + 0.5, width);
	leaf->y += LEAD;
}

static void set_fact(struct leaf *leaf, const char *label, const char *text)
{
	double x = leaf->paper->margin, side = leaf->paper->label, width = width_of(leaf) - side;
	double height = page_height(leaf->page, &text_type, 1.0, text, width);
	need(leaf, height);
	set(leaf, &label_type, label, x, side - 2);
	set(leaf, &text_type, text, x + side, width);
	leaf->y += height + LEAD;
}

static bool set_code(struct leaf *leaf, const char *label, const char *text)
{
	double x = leaf->paper->margin, side = CODE_SIDE, top;
	need(leaf, side);
	/* At the foot of the page, where it does not move with what stands above. */
	top = leaf->paper->height - leaf->paper->margin - side;
	leaf->y = leaf->y > top ? leaf->y : top;
	top = leaf->y;
	leaf->y += side / 3;
	leaf->y += set(leaf, &label_type, label, x, width_of(leaf) - side) + LEAD;
	set(leaf, &code_type, text, x, width_of(leaf) - side);
	leaf->y = top + side;
	return code_draw(leaf->page, text, x + width_of(leaf) - side, top, side);
}

static bool set_record(struct leaf *leaf)
{
	const char *kind = leaf->record.cells[CELL_KIND], *label = leaf->record.cells[CELL_LABEL];
	const char *text = leaf->record.cells[CELL_TEXT];
	if (strcmp(kind, "code") == 0)
		return set_code(leaf, label, text);
	if (strcmp(kind, "title") == 0)
		set_title(leaf, label, text);
	else if (strcmp(kind, "heading") == 0)
		set_heading(leaf, label, text);
	else
		set_fact(leaf, label, text);
	return true;
}

static enum status set_records(struct leaf *leaf, FILE *in, struct fault *fault)
{
	if (!record_read(&leaf->record, in)) /* headers */
		return fault_set(fault, INVALID, "", _("The input broke off."));
	while (record_read(&leaf->record, in)) {
		if (!set_record(leaf))
			return fault_set(fault, FAILED, "", _("Out of memory."));
		if (*page_missing(leaf->page))
			return fault_set(fault, INVALID, "font",
			                 _("No font has the character %s of %s: install a font that has it, such as"
			                   " fonts-noto-cjk."),
			                 page_missing(leaf->page), leaf->record.cells[CELL_TEXT]);
	}
	return leaf->record.broken ? fault_set(fault, INVALID, "", _("The input broke off.")) : DONE;
}

static const struct paper *find_paper(const char *name)
{
	for (size_t i = 0; i < sizeof(papers) / sizeof(papers[0]); i++)
		if (strcmp(papers[i].name, name) == 0)
			return &papers[i];
	return NULL;
}

enum status leaf_write(FILE *in, FILE *out, const char *paper, const char *font, const char *title, int64_t created,
                       struct fault *fault)
{
	struct leaf leaf = {.paper = find_paper(paper), .record = {.width = LEAF_CELLS}};
	struct fault unwritten = {0};
	if (!leaf.paper)
		return fault_set(fault, INVALID, "paper", _("The paper %s is not known: a4, a5 or a6."), paper);
	leaf.y = leaf.paper->margin;
	enum status status =
	        page_open(out, leaf.paper->width, leaf.paper->height, font, title, created, &leaf.page, fault);
	if (status == DONE)
		status = set_records(&leaf, in, fault);
	record_close(&leaf.record);
	enum status closed = page_close(leaf.page, &unwritten);
	if (status != DONE || closed == DONE)
		return status;
	*fault = unwritten;
	return closed;
}
