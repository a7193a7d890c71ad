#include "tui/import_rows.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/text/utf8.h"
#include "core/words.h"

/* The next free row, NULL when there are enough. */
static struct import_row *next_row(struct import_rows *rows, size_t line)
{
	if (rows->count == rows->room) {
		int room = rows->room ? rows->room * 2 : 64;
		void *more =
		        room <= 2 * IMPORT_ROWS_MOST ? realloc(rows->rows, (size_t)room * sizeof(*rows->rows)) : NULL;
		if (!more) {
			rows->more = true;
			return NULL;
		}
		rows->rows = more;
		rows->room = room;
	}
	struct import_row *row = &rows->rows[rows->count++];
	*row = (struct import_row){.id = rows->count, .line = line};
	return row;
}

void import_rows_refused(void *context, const struct register_refusal *refusal)
{
	struct import_row *row = next_row(context, refusal->line);
	if (!row)
		return;
	row->what = IMPORT_REFUSED;
	utf8_copy(row->who, sizeof(row->who), refusal->column);
	utf8_copy(row->text, sizeof(row->text), refusal->reason);
}

static void add(struct import_row *row, const char *text)
{
	size_t used = strlen(row->text);
	utf8_copy(row->text + used, sizeof(row->text) - used, text);
}

/* By what one knows a business again. */
static void tell_new(struct import_row *row, const struct register_change *change)
{
	for (int i = 0; i < change->count; i++)
		switch (change->fields[i].field) {
		case FIELD_READING:
		case FIELD_REPRESENTATIVE:
		case FIELD_PHONE:
		case FIELD_ADDRESS:
			add(row, row->text[0] ? "  " : "");
			add(row, change->fields[i].to);
			break;
		default:
			break;
		}
}

static void tell_changed(struct import_row *row, const struct register_change *change)
{
	for (int i = 0; i < change->count; i++) {
		const char *from = change->fields[i].from, *to = change->fields[i].to;
		char text[400];
		snprintf(text, sizeof(text), _("%s: %.100s to %.100s"), field_label(change->fields[i].field),
		         from[0] ? from : _("(empty)"), to[0] ? to : _("(empty)"));
		add(row, i ? "  " : "");
		add(row, text);
	}
}

void import_rows_changed(void *context, const struct register_change *change)
{
	char text[sizeof(((struct import_row *)0)->who)];
	struct import_row *row = next_row(context, change->line);
	if (!row)
		return;
	row->what = change->added ? IMPORT_ADDED : IMPORT_CHANGED;
	snprintf(text, sizeof(text), "%s%s%.180s", change->number, change->number[0] ? " " : "", change->name);
	utf8_copy(row->who, sizeof(row->who), text);
	if (change->added)
		tell_new(row, change);
	else
		tell_changed(row, change);
}

void import_rows_free(struct import_rows *rows)
{
	free(rows->rows);
	*rows = (struct import_rows){0};
}
