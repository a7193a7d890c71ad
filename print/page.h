#ifndef PRINT_PAGE_H
#define PRINT_PAGE_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "core/status.h"

/* Pages of a PDF file and text on them. Lengths are millimetres from the page's upper left corner, type is in points.
 */

struct page;

enum page_side { PAGE_LEFT, PAGE_MIDDLE, PAGE_RIGHT };

/* How a text is set: at `size`; if it is wider than its column, smaller down to `least`; then at `size` in several
 * lines. */
struct page_type {
	double size, least;
	bool bold;
	enum page_side side; /* of its column */
};

/*
 * Begins a document of pages of that size. `font` must be installed: what it lacks comes from other fonts. The same
 * input gives the same bytes: `created` (UTC seconds) is the date in it. INVALID, FAILED.
 */
enum status page_open(FILE *out, double width, double height, const char *font, const char *title, int64_t created,
                      struct page **page, struct fault *fault);
/* Ends the page begun; what follows stands on the next one. */
void page_turn(struct page *page);
/* Ends the document. FAILED when it could not be written. `page` is gone. NULL is allowed. */
enum status page_close(struct page *page, struct fault *fault);

/* How high a text would stand in a column of that width, with type `scale` times as large. */
double page_height(struct page *page, const struct page_type *type, double scale, const char *text, double width);
/* Sets it from its upper left corner on. */
void page_text(struct page *page, const struct page_type *type, double scale, const char *text, double x, double y,
               double width);

/* A black square, gathered until page_fill sets all of them as one shape, so that no light shows between neighbours. */
void page_square(struct page *page, double x, double y, double side);
void page_fill(struct page *page);
/* A thin line from there to the right, and a frame of such lines. */
void page_rule(struct page *page, double x, double y, double width);
void page_frame(struct page *page, double x, double y, double width, double height);

/* Until page_restore everything is `factor` times as large, seen from this point. */
void page_scale(struct page *page, double x, double y, double factor);
void page_restore(struct page *page);

/* The first character so far that no font has, else "". */
const char *page_missing(const struct page *page);

#endif
