#include "print/workbook.h"

#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include "core/text/width.h"
#include "core/words.h"
#include "print/record.h"

/* In columns of the sheet. */
enum { NARROWEST = 6, WIDEST = 50, AROUND = 3 };

struct book {
	lxw_workbook *book;
	lxw_worksheet *sheet;
	lxw_format *header, *cell, *lines;
	lxw_row_t row;
	int widths[RECORD_WIDTH_MOST];
	struct record record;
};

static lxw_format *text_format(lxw_workbook *book)
{
	lxw_format *format = workbook_add_format(book);
	format_set_num_format(format, "@");
	format_set_font_name(format, "游ゴシック");
	format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
	return format;
}

static void add_formats(struct book *b)
{
	b->cell = text_format(b->book);
	b->lines = text_format(b->book);
	format_set_text_wrap(b->lines);
	b->header = text_format(b->book);
	format_set_bold(b->header);
	format_set_bg_color(b->header, 0xe8e8e8);
	format_set_bottom(b->header, LXW_BORDER_THIN);
}

/* Of its widest line. */
static int width_of(const char *cell)
{
	char line[512];
	int widest = 0;
	while (*cell) {
		size_t length = strcspn(cell, "\n");
		snprintf(line, sizeof(line), "%.*s", (int)length, cell);
		int width = width_text(line);
		widest = width > widest ? width : widest;
		cell += length + (cell[length] != '\0');
	}
	return widest;
}

static enum status refused(lxw_error error, lxw_row_t row, struct fault *fault)
{
	if (error == LXW_ERROR_MAX_STRING_LENGTH_EXCEEDED)
		return fault_set(fault, INVALID, "", _("Row %u has a cell of more than 32,767 characters: write CSV."),
		                 (unsigned)row + 1);
	if (error == LXW_ERROR_WORKSHEET_INDEX_OUT_OF_RANGE)
		return fault_set(fault, INVALID, "", _("There are more rows than a workbook takes: write CSV."));
	return fault_set(fault, FAILED, "", _("The workbook cannot be made: %s."), lxw_strerror(error));
}

static enum status write_record(struct book *b, struct fault *fault)
{
	for (int i = 0; i < b->record.width; i++) {
		const char *cell = b->record.cells[i];
		lxw_format *format = b->row == 0 ? b->header : strchr(cell, '\n') ? b->lines : b->cell;
		int width = width_of(cell);
		b->widths[i] = width > b->widths[i] ? width : b->widths[i];
		lxw_error error = worksheet_write_string(b->sheet, b->row, (lxw_col_t)i, cell, format);
		if (error != LXW_NO_ERROR)
			return refused(error, b->row, fault);
	}
	b->row++;
	return DONE;
}

static enum status write_records(struct book *b, FILE *in, struct fault *fault)
{
	enum status status = DONE;
	while (status == DONE && record_read(&b->record, in))
		status = write_record(b, fault);
	if (status == DONE && (b->record.broken || b->row == 0))
		return fault_set(fault, INVALID, "", _("The input broke off."));
	return status;
}

/* What Excel would mark as a mistake is meant: digits that are text. */
static void finish_sheet(struct book *b)
{
	lxw_col_t last = (lxw_col_t)(b->record.width - 1);
	char range[32];
	for (lxw_col_t i = 0; i <= last; i++) {
		int width = b->widths[i] + AROUND;
		width = width < NARROWEST ? NARROWEST : width > WIDEST ? WIDEST : width;
		worksheet_set_column(b->sheet, i, i, width, b->cell);
	}
	worksheet_freeze_panes(b->sheet, 1, 0);
	worksheet_autofilter(b->sheet, 0, 0, b->row > 1 ? b->row - 1 : 1, last);
	lxw_rowcol_to_range(range, 0, 0, b->row - 1, last);
	worksheet_ignore_errors(b->sheet, LXW_IGNORE_NUMBER_STORED_AS_TEXT, range);
	worksheet_repeat_rows(b->sheet, 0, 0);
	worksheet_set_landscape(b->sheet);
	worksheet_set_paper(b->sheet, 9); /* A4 */
	worksheet_fit_to_pages(b->sheet, 1, 0);
}

static enum status open_book(struct book *b, const char *path, const char *title, int64_t created, struct fault *fault)
{
	lxw_workbook_options options = {.constant_memory = LXW_TRUE};
	char name[128];
	lxw_doc_properties properties = {.title = name, .created = (time_t)created};
	snprintf(name, sizeof(name), "%s", title);
	b->book = workbook_new_opt(path, &options);
	b->sheet = b->book ? workbook_add_worksheet(b->book, title) : NULL;
	if (!b->sheet)
		return fault_set(fault, FAILED, "", _("The workbook cannot be made: %s."), title);
	workbook_set_properties(b->book, &properties);
	add_formats(b);
	return DONE;
}

static enum status make(FILE *in, const char *path, struct book *b, const char *title, int64_t created,
                        struct fault *fault)
{
	enum status status = open_book(b, path, title, created, fault);
	if (status == DONE)
		status = write_records(b, in, fault);
	if (status == DONE)
		finish_sheet(b);
	if (!b->book)
		return status;
	lxw_error error = workbook_close(b->book);
	return status == DONE && error != LXW_NO_ERROR ? refused(error, 0, fault) : status;
}

static enum status copy(int from, FILE *out, struct fault *fault)
{
	char buffer[65536];
	ssize_t got = lseek(from, 0, SEEK_SET) == 0 ? 0 : -1;
	while (got >= 0 && (got = read(from, buffer, sizeof(buffer))) > 0)
		if (fwrite(buffer, 1, (size_t)got, out) != (size_t)got)
			got = -1;
	if (got < 0 || fflush(out) != 0)
		return fault_set(fault, FAILED, "", _("The file cannot be written: see the disk."));
	return DONE;
}

/* The library writes to a file it can seek in; standard output may be none. */
enum status workbook_write(FILE *in, FILE *out, int width, const char *title, int64_t created, struct fault *fault)
{
	struct book b = {.record = {.width = width}};
	char path[64];
	int memory = memfd_create("workbook", MFD_CLOEXEC);
	if (memory < 0)
		return fault_set(fault, FAILED, "", _("Out of memory."));
	snprintf(path, sizeof(path), "/proc/self/fd/%d", memory);
	enum status status = make(in, path, &b, title, created, fault);
	record_close(&b.record);
	if (status == DONE)
		status = copy(memory, out, fault);
	close(memory);
	return status;
}
