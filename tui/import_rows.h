#ifndef TUI_IMPORT_ROWS_H
#define TUI_IMPORT_ROWS_H

#include "core/people/register.h"

#include <stdbool.h>
#include <stdint.h>

/* What an import would do or did, a line each, in the order of the file; for tui/import.c alone. */

#define IMPORT_ROWS_MOST 5000

struct import_row {
	int64_t id; /* 1 and on */
	size_t line;
	enum { IMPORT_REFUSED, IMPORT_ADDED, IMPORT_CHANGED } what;
	char who[200];
	char text[600]; /* why not, or the values: 電話番号 042-000-0001 → 042-000-0002 */
};

struct import_rows {
	struct import_row *rows; /* owned */
	int count, room;
	bool more; /* there were others */
};

/* Two callbacks for register_import_open, with the rows as their context. */
void import_rows_refused(void *context, const struct register_refusal *refusal);
void import_rows_changed(void *context, const struct register_change *change);
void import_rows_free(struct import_rows *rows);

#endif
