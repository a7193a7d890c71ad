#ifndef TUI_IMPORT_STATE_H
#define TUI_IMPORT_STATE_H

#include "tui/draw.h"
#include "tui/edit.h"
#include "tui/files.h"
#include "tui/import_rows.h"
#include "tui/list.h"

#include <stdio.h>

/* Shared by tui/import.c and tui/import_draw.c. */

#define IMPORT_PATH_BYTES 4096

enum import_stage {
	IMPORT_CHOOSE, /* a file */
	IMPORT_READ,   /* being read through, nothing is written */
	IMPORT_SHOWN,  /* what it would do */
	IMPORT_WRITE   /* being taken over */
};

struct import {
	enum import_stage stage;
	struct edit path;
	struct file_list files;
	struct list list; /* of files, then of rows */
	char name[IMPORT_PATH_BYTES];
	FILE *file;
	struct register_options options;
	struct register_import *run;
	struct register_counts counts;
	int percent;
	struct import_rows rows;
};

/* The row under the cursor, NULL for none. */
const struct file_row *import_file(const struct import *import);
const struct import_row *import_row(const struct import *import);

/* Rows of the body above and below the list. */
#define IMPORT_ABOVE 3
#define IMPORT_BELOW 3

void import_draw(const struct import *import, struct canvas *canvas, struct area body);

#endif
