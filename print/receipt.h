#ifndef PRINT_RECEIPT_H
#define PRINT_RECEIPT_H

#include <stdint.h>
#include <stdio.h>

#include "core/status.h"

/*
 * Receipts, two on a page of A4, to be cut apart: a record each, which is title, number, what says that it is a copy
 * (may be empty), payee, amount, what for, when it was received, the tax in it (may be empty), who gives it, their
 * address and so on (lines; may be empty), and the word where the seal goes. Long texts get smaller, then several
 * lines. The first record is headers, as everywhere. font, title and created: see print/page.h. INVALID: a character
 * that no font has, a broken input. FAILED.
 */
#define RECEIPT_CELLS 11

enum status receipt_write(FILE *in, FILE *out, const char *font, const char *title, int64_t created,
                          struct fault *fault);

#endif
