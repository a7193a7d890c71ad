#include "cli/register.h"

#include <stdlib.h>

#include "cli/output.h"

void register_values(struct output *out, const struct register_row *row)
{
	for (int field = 0; field < FIELD_COLUMNS; field++) {
		const char *word = field_word((enum client_field)field), *text = row->cells[field];
		if (field == FIELD_EMPLOYEES && text && *text)
			output_number(out, word, strtoll(text, NULL, 10));
		else
			output_text(out, word, text);
	}
	output_text(out, "kind", row->kind);
}
