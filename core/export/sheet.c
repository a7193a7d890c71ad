#include "core/export/sheet.h"

#include <stdio.h>

static bool fits(const struct sheet *s)
{
	/* A tenth of a millimetre is lost in what is printed on the packets. */
	return s->columns >= 1 && s->rows >= 1 && s->columns <= 10 && s->rows <= 30 && s->width >= 20 &&
	       s->height >= 10 && s->left >= 0 && s->top >= 0 && s->left + s->columns * s->width <= SHEET_WIDTH + 0.1 &&
	       s->top + s->rows * s->height <= SHEET_HEIGHT + 0.1;
}

bool sheet_parse(const char *text, struct sheet *out)
{
	struct sheet s = {0};
	int read = 0, end = 0;
	if (sscanf(text, "%dx%d %lfx%lf%n", &s.columns, &s.rows, &s.width, &s.height, &read) < 4)
		return false;
	s.left = (SHEET_WIDTH - s.columns * s.width) / 2;
	s.top = (SHEET_HEIGHT - s.rows * s.height) / 2;
	if (text[read] != '\0' && (sscanf(text + read, " %lf %lf%n", &s.left, &s.top, &end) < 2 || text[read + end]))
		return false;
	*out = s;
	return fits(&s);
}
