#ifndef PRINT_RECORD_H
#define PRINT_RECORD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

/*
 * What madoguchi-print is given on standard input: cells in UTF-8, each ended by a NUL byte; `width` of them make a
 * record. Texts of the office hold no NUL, so nothing needs to be escaped.
 */
#define RECORD_WIDTH_MOST 64

struct record {
	int width;
	char *cells[RECORD_WIDTH_MOST];
	size_t rooms[RECORD_WIDTH_MOST];
	bool broken; /* the input ended inside a record, or could not be read */
};

/* Reads the next record. False at the end, or when it is broken. record_close also takes a zeroed one. */
bool record_read(struct record *record, FILE *in);
void record_close(struct record *record);

#endif
