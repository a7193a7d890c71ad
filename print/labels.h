#ifndef PRINT_LABELS_H
#define PRINT_LABELS_H

#include <stdint.h>
#include <stdio.h>

#include "core/export/sheet.h"
#include "core/status.h"

/* Address labels (宛名ラベル) and name tags (名札) on sheets of A4, filled row by row. */

/*
 * The cells of a record; any but the name may be empty.
 *
 *   address  postal code, address, building, name, person
 *   tag      what it is for, business, its second line, how the name is read, name
 */
#define LABEL_CELLS 5
enum label_kind { LABEL_ADDRESS, LABEL_TAG };

/*
 *   sheet    where the labels are
 *   start    the first label that is not used up yet, from 1
 *   font, title, created  see print/page.h
 *
 * The first record is headers, as everywhere. A long text is set smaller, then in several lines, then with all of its
 * label smaller: nothing is ever cut off. INVALID: a character that no font has, a broken input. FAILED.
 */
enum status labels_write(FILE *in, FILE *out, enum label_kind kind, const struct sheet *sheet, int start,
                         const char *font, const char *title, int64_t created, struct fault *fault);

#endif
