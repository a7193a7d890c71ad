#ifndef PRINT_CERTIFICATE_H
#define PRINT_CERTIFICATE_H

#include <stdint.h>
#include <stdio.h>

#include "core/status.h"

/*
 * Certificates: a page of A4 a record, which is title, business (may be empty), name, sentence, date, who gives it, and
 * the word where the seal goes. Business and name stand above a rule; long ones get smaller, then several lines. The
 * first record is headers, as everywhere. font, title and created: see print/page.h. INVALID: a character that no font
 * has, a broken input. FAILED.
 */
#define CERTIFICATE_CELLS 7

enum status certificate_write(FILE *in, FILE *out, const char *font, const char *title, int64_t created,
                              struct fault *fault);

#endif
