#include "core/people/header.h"

#include "core/text/safe.h"
#include "core/text/utf8.h"
#include "core/words.h"

#include <stdio.h>
#include <string.h>

#define NAMES_BYTES 400

/* Names of columns as the file has them, in a row: "ID", "顧客名", ... */
static void add_name(char names[NAMES_BYTES], const char *cell)
{
	char shown[64];
	size_t used = strlen(names);
	safe_output(shown, sizeof(shown), cell, SAFE_LINE);
	if (used + strlen(shown) + 8 < NAMES_BYTES)
		snprintf(names + used, NAMES_BYTES - used, "%s\"%s\"", used ? _(", ") : "", shown);
	else if (strcmp(names + used - 3, "...") != 0)
		snprintf(names + used, NAMES_BYTES - used, "%s...", _(", "));
}

/* False when the column stands there twice. */
static bool take(struct header *header, size_t column, const char *cell, char unknown[NAMES_BYTES])
{
	enum client_field field;
	header->field[column] = -1;
	if (!field_find(csv_unguard(cell), &field)) {
		add_name(unknown, cell);
		return true;
	}
	if (header->column[field])
		return false;
	header->field[column] = (int)field;
	header->column[field] = column + 1;
	safe_output(header->name[field], sizeof(header->name[field]), cell, SAFE_LINE);
	return true;
}

static bool is_register(const struct header *header)
{
	return header->column[FIELD_NUMBER] || (header->column[FIELD_NAME] && header->column[FIELD_READING]);
}

static enum status refuse_twice(const struct csv_row *row, size_t column, struct fault *fault)
{
	char shown[64];
	safe_output(shown, sizeof(shown), row->cells[column], SAFE_LINE);
	return fault_set(fault, INVALID, "file", _("Line 1, column %zu: \"%s\" stands in the file twice."), column + 1,
	                 shown);
}

enum status header_read(struct header *header, const struct csv_row *row, bool ignore_unknown, struct fault *fault)
{
	char names[NAMES_BYTES] = "", unknown[NAMES_BYTES] = "";
	memset(header, 0, sizeof(*header));
	header->count = row->count;
	if (row->problem)
		return fault_set(fault, INVALID, "file", _("Line %zu: %s."), row->line, csv_problem_text(row->problem));
	for (size_t i = 0; i < row->count; i++) {
		add_name(names, row->cells[i]);
		if (!take(header, i, row->cells[i], unknown))
			return refuse_twice(row, i, fault);
	}
	if (!is_register(header))
		return fault_set(
		        fault, INVALID, "file",
		        _("Line 1 must name the columns: the file has %s, the register needs %s and %s, or %s."), names,
		        field_header(FIELD_NAME), field_header(FIELD_READING), field_header(FIELD_NUMBER));
	if (unknown[0] && !ignore_unknown)
		return fault_set(fault, INVALID, "columns",
		                 _("Line 1: no columns of the register: %s. Correct them or use --ignore-unknown."),
		                 unknown);
	return DONE;
}
