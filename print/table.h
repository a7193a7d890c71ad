#ifndef PRINT_TABLE_H
#define PRINT_TABLE_H

#include <stdint.h>
#include <stdio.h>

#include "core/status.h"

/*
 * A list on A4 paper (参加者名簿, 受付名簿): rows below column heads that stand on every page, with the number of the
 * page and of all pages at its foot. A name that does not fit its column is set smaller, then in several lines; a row
 * is never parted.
 *
 * `columns` names each column by what stands in it and its width in millimetres, with blanks between:
 *
 *   l44  a text at the left        r10  at the right
 *   q22  digits as a QR code       b14  a frame to stamp or to tick, with the text in it
 *
 * A record is a kind and a cell for each column; the first one is the heads.
 *
 *   title    the first cell, large, at the top of every page
 *   line     the first cell, below the title of the first page
 *   section  the first cell, above the rows that follow it (キャンセル待ち)
 *   row      a row
 *
 * font, title and created: see print/page.h. INVALID: columns that are none or do not fit, a character that no font
 * has, a broken input. FAILED.
 */
enum status table_write(FILE *in, FILE *out, const char *columns, const char *font, const char *title, int64_t created,
                        struct fault *fault);

#endif
