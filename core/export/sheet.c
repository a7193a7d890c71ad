#include "core/export/sheet.h"

#include <stdlib.h>
#include <string.h>

static bool fits(const struct sheet *s)
{
	/* A tenth of a millimetre is lost in what is printed on the packets. */
	return s->columns >= 1 && s->rows >= 1 && s->columns <= 10 && s->rows <= 30 && s->width >= 20 &&
	       s->height >= 10 && s->left >= 0 && s->top >= 0 && s->left + s->columns * s->width <= SHEET_WIDTH + 0.1 &&
	       s->top + s->rows * s->height <= SHEET_HEIGHT + 0.1;
}

/* Takes digits with at most one point, and the sign behind them if one is wanted ('\0': the end or a blank). */
static bool take(const char **text, char sign, double *out)
{
	char *end;
	if (!strchr("0123456789", **text) || !**text)
		return false;
	*out = strtod(*text, &end);
	if (strspn(*text, "0123456789.") != (size_t)(end - *text))
		return false;
	*text = end;
	if (sign ? **text != sign : **text != ' ' && **text)
		return false;
	*text += **text != '\0';
	return true;
}

bool sheet_parse(const char *text, struct sheet *out)
{
	double columns, rows;
	struct sheet s = {0};
	if (!take(&text, 'x', &columns) || !take(&text, '\0', &rows) || !take(&text, 'x', &s.width) ||
	    !take(&text, '\0', &s.height) || columns > 10 || rows > 30)
		return false;
	s.columns = (int)columns;
	s.rows = (int)rows;
	s.left = (SHEET_WIDTH - s.columns * s.width) / 2;
	s.top = (SHEET_HEIGHT - s.rows * s.height) / 2;
	if (*text && (!take(&text, '\0', &s.left) || !take(&text, '\0', &s.top) || *text))
		return false;
	*out = s;
	return s.columns == columns && s.rows == rows && fits(&s);
}
