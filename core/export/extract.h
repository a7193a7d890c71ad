#ifndef CORE_EXPORT_EXTRACT_H
#define CORE_EXPORT_EXTRACT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "core/status.h"
#include "core/text/csv.h"

/* An extract: rows of texts on their way out of the store, into CSV, a workbook, JSON or onto labels. */

#define EXTRACT_COLUMNS 32

struct extract_column {
	const char *key;                       /* the header in English, and the key in JSON */
	const char *header;                    /* in Japanese; NULL: the column stands in JSON alone */
	bool number;                           /* JSON has it as a number */
	const char *(*text)(const char *word); /* what people read for a word of the store; NULL: itself */
};

/* Cells lie one behind the other in a block, each ended by NUL; the first column names the row in refusals. */
struct extract {
	struct extract_column columns[EXTRACT_COLUMNS];
	int width;
	size_t count;
	char *block;
	size_t used, room;
	bool failed; /* out of memory; whoever filled it looks once, at the end */
};

/* `columns` is ended by one without a key, at most EXTRACT_COLUMNS. extract_close also takes a zeroed one. */
void extract_open(struct extract *extract, const struct extract_column *columns);
void extract_close(struct extract *extract);

/* Adds a row; NULL is "". */
void extract_add(struct extract *extract, const char *const *cells);

/*
 * Walks the rows: `*at` begins as NULL and is the walk's own. False behind the last one. Cells are borrowed until the
 * next extract_add.
 */
bool extract_next(const struct extract *extract, const char **at, const char *cells[EXTRACT_COLUMNS]);

/* What people read, without the columns of JSON alone; each gives how many cells there are. */
int extract_headers(const struct extract *extract, bool japanese, const char *out[EXTRACT_COLUMNS]);
int extract_shown(const struct extract *extract, const char *const *cells, const char *out[EXTRACT_COLUMNS]);

/* A character that the encoding would not give back the same. */
struct extract_loss {
	const char *row; /* the first cell */
	const char *column;
	const char *character;
};

/*
 * CSV of what people read. In CP932 without `replace` (one character), characters that would be lost are given to
 * `lost`, nothing is written, CONFLICT. INVALID when `replace` is not one character that CP932 has. FAILED.
 */
struct extract_csv {
	enum csv_encoding encoding;
	const char *replace;
	bool japanese; /* headers */
};
enum status extract_csv(const struct extract *extract, const struct extract_csv *how, FILE *out,
                        void (*lost)(void *context, const struct extract_loss *loss), void *context,
                        struct fault *fault);

/* The same as the records that madoguchi-print takes (print/record.h), headers first. */
void extract_stream(const struct extract *extract, bool japanese, FILE *out);

#endif
