#ifndef PRINT_LEAF_H
#define PRINT_LEAF_H

#include <stdint.h>
#include <stdio.h>

#include "core/status.h"

/*
 * A leaf of paper (予約票, a consultant's week): records of a kind, a label and a text, set one below the other.
 *
 *   title    the text, large; the label above it
 *   heading  the label, with a rule below it; the text behind it, if there is one
 *   fact     the label at the left, the text beside it
 *   code     the text, digits, as a QR code at the right; it stands in words beside it, below the label
 *
 * `paper` is a4, a5 or a6; a full page goes on with the next one. The first record is headers, as everywhere. font,
 * title and created: see print/page.h. INVALID: a paper that is none, a character that no font has, a broken input.
 * FAILED.
 */
#define LEAF_CELLS 3

enum status leaf_write(FILE *in, FILE *out, const char *paper, const char *font, const char *title, int64_t created,
                       struct fault *fault);

#endif
