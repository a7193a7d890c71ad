#include "tui/wrap.h"

#include <string.h>

#include "core/text/utf8.h"
#include "core/text/width.h"

/* A line of the widest screen. */
#define WRAP_BYTES 2048

/* Parts words and stands within them (税務・記帳): a line never begins with it, and seldom ends with it. */
#define MIDDLE_DOT "・"

static bool closes(const char *text)
{
	static const char *const signs[] = {"、", "。", "」", ")", "）", ",", "."};
	for (size_t i = 0; i < sizeof(signs) / sizeof(signs[0]); i++)
		if (strncmp(text, signs[i], strlen(signs[i])) == 0)
			return true;
	return false;
}

static bool breaks(const char *text, size_t at, bool signs)
{
	size_t before = utf8_back(text, at);
	if (closes(text + at) || text[at] == ' ' || text[at] == ':' ||
	    strncmp(text + at, MIDDLE_DOT, strlen(MIDDLE_DOT)) == 0)
		return false;
	if (text[before] == ' ' || closes(text + before))
		return true;
	return !signs && ((unsigned char)text[before] >= 0x80 || (unsigned char)text[at] >= 0x80);
}

size_t wrap_bytes(const char *text, int cols, bool signs)
{
	size_t bytes = width_fit(text, cols);
	if (text[bytes] == '\0')
		return bytes;
	for (size_t at = bytes; at > bytes / 2; at = utf8_back(text, at))
		if (breaks(text, at, signs))
			return at;
	return bytes;
}

int wrap_draw(struct canvas *canvas, struct area area, unsigned look, const char *text)
{
	int row = 0;
	while (text[0] && row < area.rows) {
		char line[WRAP_BYTES];
		size_t bytes = wrap_bytes(text, area.cols, false), feed = strcspn(text, "\n");
		bytes = feed < bytes ? feed : bytes;
		utf8_copy(line, bytes < sizeof(line) ? bytes + 1 : sizeof(line), text);
		canvas_text(canvas, area.row + row++, area.col, area.cols, look, line);
		text += bytes + (text[bytes] == '\n');
	}
	return row;
}
