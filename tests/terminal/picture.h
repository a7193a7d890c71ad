#ifndef TESTS_TERMINAL_PICTURE_H
#define TESTS_TERMINAL_PICTURE_H

#include <stdbool.h>
#include <stdio.h>

/*
 * What a terminal shows at one moment: cells, and where the cursor stands. The one form in which screens are searched,
 * compared and printed, whoever drew them (a real terminal through libvterm, or curses itself inside one process).
 */

#define PICTURE_TEXT_BYTES 28
#define PICTURE_DEFAULT    (-1)

enum picture_attribute { PICTURE_BOLD = 1, PICTURE_UNDERLINE = 2, PICTURE_REVERSE = 4 };

/*
 * `text` is the character with its marks, UTF-8; a blank cell holds " ", the right half of a wide one is empty.
 * Colours are palette numbers 0-255 or PICTURE_DEFAULT. Dim is not kept: libvterm does not know it.
 */
struct picture_cell {
	char text[PICTURE_TEXT_BYTES];
	unsigned attributes;
	int fore, back;
};

struct picture {
	int rows, columns;
	int cursor_row, cursor_column;
	bool cursor_visible;
	struct picture_cell *cells; /* rows x columns, owned */
};

/* A picture of blank cells; false when memory is out. picture_free also takes a zeroed struct. */
bool picture_make(struct picture *picture, int rows, int columns);
void picture_free(struct picture *picture);

struct picture_cell *picture_cell(const struct picture *picture, int row, int column);

/* The row as text without trailing blanks, in memory of the caller's own (free). NULL when memory is out. */
char *picture_row(const struct picture *picture, int row);

/* The first row from `first` to `last` (from 0, both included, clipped to the picture) which holds `text`, or -1. */
int picture_find(const struct picture *picture, int first, int last, const char *text);

/* All rows as text, one a line. */
void picture_print(const struct picture *picture, FILE *out);

/*
 * One line for every run of cells that differs from plain text: "ROW FIRST-LAST words". Blank cells count only for
 * background, reverse and underline, because nothing else can be seen on them.
 */
void picture_print_attributes(const struct picture *picture, FILE *out);

#endif
