#ifndef CORE_PEOPLE_HEADER_H
#define CORE_PEOPLE_HEADER_H

#include "core/people/field.h"
#include "core/text/csv.h"

/* The first record of a register file: which column is which field. For core/people alone. */
struct header {
	size_t count;
	int field[CSV_COLUMNS];     /* enum client_field, -1: skipped */
	char name[FIELD_COUNT][64]; /* as the file calls it */
	size_t column[FIELD_COUNT]; /* from 1; 0: not in the file */
};

/* INVALID names the columns: unknown (unless ignored; the field is then "columns"), doubled, or what is missing. */
enum status header_read(struct header *header, const struct csv_row *row, bool ignore_unknown, struct fault *fault);

#endif
