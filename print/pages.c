#include "print/pages.h"

#include "core/words.h"
#include "print/record.h"

static enum status set_pages(struct page *page, const struct pages *how, struct record *record, FILE *in,
                             struct fault *fault)
{
	if (!record_read(record, in)) /* headers */
		return fault_set(fault, INVALID, "", _("The input broke off."));
	for (int count = 0; record_read(record, in); count++) {
		if (count && count % how->each == 0)
			page_turn(page);
		how->set(page, record->cells, count % how->each);
		if (*page_missing(page))
			return fault_set(fault, INVALID, "font",
			                 _("No font has the character %s of %s: install a font that has it, such as"
			                   " fonts-noto-cjk."),
			                 page_missing(page), record->cells[how->name]);
	}
	return record->broken ? fault_set(fault, INVALID, "", _("The input broke off.")) : DONE;
}

enum status pages_write(FILE *in, FILE *out, const struct pages *how, const char *font, const char *title,
                        int64_t created, struct fault *fault)
{
	struct page *page;
	struct record record = {.width = how->cells};
	struct fault unwritten = {0};
	enum status status = page_open(out, PAGES_WIDTH, PAGES_HEIGHT, font, title, created, &page, fault);
	if (status == DONE)
		status = set_pages(page, how, &record, in, fault);
	record_close(&record);
	enum status closed = page_close(page, &unwritten);
	if (status != DONE || closed == DONE)
		return status;
	*fault = unwritten;
	return closed;
}
