#ifndef PRINT_WORKBOOK_H
#define PRINT_WORKBOOK_H

#include <stdint.h>
#include <stdio.h>

#include "core/status.h"

/*
 * A workbook (XLSX) of one sheet: the first record is its headers, and stays in view. Every cell is text, so that 00123
 * keeps its zeros, a corporate number its 13 digits, and nothing runs as a formula (rule R27).
 *
 *   width    cells of a record
 *   title    the sheet's name, at most 31 characters
 *   created  UTC seconds, in the document; the same input gives the same bytes
 *
 * INVALID: more rows or a longer cell than a workbook takes (1,048,576; 32,767 characters), a broken input. FAILED.
 */
enum status workbook_write(FILE *in, FILE *out, int width, const char *title, int64_t created, struct fault *fault);

#endif
