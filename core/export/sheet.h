#ifndef CORE_EXPORT_SHEET_H
#define CORE_EXPORT_SHEET_H

#include <stdbool.h>

/*
 * A sheet of labels: how many columns and rows, one label's width and height, and where the first one begins on the
 * page, in millimetres. Labels touch each other.
 */
struct sheet {
	int columns, rows;
	double width, height, left, top;
};

#define SHEET_WIDTH  210.0 /* A4 */
#define SHEET_HEIGHT 297.0

/* "2x6 86.4x42.3 18.6 21.6"; without the last two numbers the labels stand in the middle of the page. False for
 * anything else, and for labels that do not fit on A4 or are smaller than 20x10. */
bool sheet_parse(const char *text, struct sheet *out);

#endif
