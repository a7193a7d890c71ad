#ifndef CLI_TABLE_H
#define CLI_TABLE_H

#include <stdbool.h>
#include <stdio.h>

struct cJSON;

/*
 * Rows as text: TSV for programs, aligned columns for eyes. Nested values are joined: an array by "; ", an object's
 * values by a space. Functions that give bool give false when memory is short.
 */

/* The header line of a TSV list. */
void table_header(FILE *stream, const char *const *keys);

/* One TSV row: the object's values in the order of `keys`. */
bool table_row(FILE *stream, const char *const *keys, const struct cJSON *row);

/* All rows (an array of objects), aligned, under headings in the reader's language. */
bool table_columns(FILE *stream, const char *const *keys, const struct cJSON *rows);

/* One object: a header line and a row, or for eyes one line a value. */
bool table_object(FILE *stream, const struct cJSON *object, bool for_eyes);

#endif
