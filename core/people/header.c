#include "core/people/header.h"

#include "core/text/safe.h"
#include "core/text/utf8.h"
#include "core/words.h"

#include <stdio.h>
#include <string.h>

static enum status take(struct header *header, size_t column, const char *cell, bool ignore_unknown,
                        struct fault *fault)
{
	enum client_field field;
	char shown[64];
	safe_output(shown, sizeof(shown), cell, SAFE_LINE);
	header->field[column] = -1;
	if (!field_find(csv_unguard(cell), &field)) {
		if (ignore_unknown)
			return DONE;
		return fault_set(fault, INVALID, "file",
		                 _("Line 1, column %zu: \"%s\" is no column of the register; correct it or use"
		                   " --ignore-unknown."),
		                 column + 1, shown);
	}
	if (header->column[field])
		return fault_set(fault, INVALID, "file", _("Line 1, column %zu: \"%s\" stands in the file twice."),
		                 column + 1, shown);
	header->field[column] = (int)field;
	header->column[field] = column + 1;
	utf8_copy(header->name[field], sizeof(header->name[field]), shown);
	return DONE;
}

enum status header_read(struct header *header, const struct csv_row *row, bool ignore_unknown, struct fault *fault)
{
	memset(header, 0, sizeof(*header));
	header->count = row->count;
	if (row->problem)
		return fault_set(fault, INVALID, "file", _("Line %zu: %s."), row->line, csv_problem_text(row->problem));
	for (size_t i = 0; i < row->count; i++) {
		enum status status = take(header, i, row->cells[i], ignore_unknown, fault);
		if (status != DONE)
			return status;
	}
	if (!header->column[FIELD_NUMBER] && !(header->column[FIELD_NAME] && header->column[FIELD_READING]))
		return fault_set(fault, INVALID, "file",
		                 _("Line 1: the file needs the columns %s and %s, or %s: its first line must name"
		                   " the columns."),
		                 field_header(FIELD_NAME), field_header(FIELD_READING), field_header(FIELD_NUMBER));
	return DONE;
}
