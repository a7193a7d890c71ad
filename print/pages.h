#ifndef PRINT_PAGES_H
#define PRINT_PAGES_H

#include <stdint.h>
#include <stdio.h>

#include "print/page.h"

/* A document of A4 pages, each of which takes so many records (print/certificate.h, print/receipt.h). */

#define PAGES_WIDTH  210.0
#define PAGES_HEIGHT 297.0

struct pages {
	int cells;                                                  /* of a record */
	int name;                                                   /* the cell that names the record in refusals */
	int each;                                                   /* records on a page */
	void (*set)(struct page *page, char *const *cells, int at); /* `at`: 0 to each - 1 */
};

/*
 * The first record is headers, as everywhere. font, title and created: see print/page.h. INVALID: a character that no
 * font has, a broken input. FAILED.
 */
enum status pages_write(FILE *in, FILE *out, const struct pages *how, const char *font, const char *title,
                        int64_t created, struct fault *fault);

#endif
