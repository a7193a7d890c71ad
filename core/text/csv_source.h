#ifndef CORE_TEXT_CSV_SOURCE_H
#define CORE_TEXT_CSV_SOURCE_H

#include "core/text/csv.h"

#include <iconv.h>

/* The bytes of a CSV file as UTF-8, for core/text/csv.c alone. */

#define CSV_SOURCE_BYTES 65536

struct csv_source {
	FILE *in;
	iconv_t convert; /* (iconv_t)-1: the file is UTF-8 */
	size_t waiting;  /* bytes at the start of `raw` not yet converted */
	char raw[CSV_SOURCE_BYTES];
};

/* Settles the encoding by reading the whole file once, and goes back to its start. INVALID names the line. */
enum status csv_source_open(struct csv_source *source, FILE *in, enum csv_encoding encoding, struct fault *fault);

/* The next bytes, at most `size`, at least one character's; 0 at the end or when the file cannot be read. */
size_t csv_source_read(struct csv_source *source, char *out, size_t size);

void csv_source_close(struct csv_source *source);

#endif
