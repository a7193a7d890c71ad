#include "core/text/width.h"

#include "core/text/utf8.h"

#include <string.h>
#include <utf8proc.h>
#include <wchar.h>

int width_character(uint32_t character)
{
	if (character < 0x7f)
		return character >= 0x20;
	int width = wcwidth((wchar_t)character);
	return width >= 0 ? width : utf8proc_charwidth((utf8proc_int32_t)character);
}

int width_text(const char *text)
{
	int width = 0;
	uint32_t character;
	for (int length; (length = utf8_step(text, &character)) > 0; text += length)
		width += width_character(character);
	return width;
}

size_t width_fit(const char *text, int columns)
{
	size_t at = 0;
	uint32_t character;
	for (int length; (length = utf8_step(text + at, &character)) > 0; at += (size_t)length) {
		columns -= width_character(character);
		if (columns < 0)
			break;
	}
	return at;
}

/* Appends as much as fits in bytes, whole characters only. */
static size_t append(char *out, size_t size, size_t used, const char *text, size_t length)
{
	if (length >= size - used) {
		length = size - used - 1;
		while (length > 0 && ((unsigned char)text[length] & 0xc0) == 0x80)
			length--;
	}
	memcpy(out + used, text, length);
	out[used + length] = '\0';
	return used + length;
}

int width_clip(char *out, size_t size, const char *text, int columns)
{
	size_t fit = width_fit(text, columns);
	if (!text[fit]) {
		append(out, size, 0, text, fit);
		return width_text(out);
	}
	size_t used = append(out, size, 0, text, columns > 0 ? width_fit(text, columns - 1) : 0);
	if (columns > 0)
		append(out, size, used, "~", 1);
	return width_text(out);
}

static size_t spaces(char *out, size_t size, size_t used, int count)
{
	while (count-- > 0)
		used = append(out, size, used, " ", 1);
	return used;
}

int width_pad(char *out, size_t size, const char *text, int columns)
{
	int width = width_clip(out, size, text, columns);
	spaces(out, size, strlen(out), columns - width);
	return width_text(out);
}

int width_pad_left(char *out, size_t size, const char *text, int columns)
{
	int width = width_clip(out, size, text, columns);
	size_t length = strlen(out), room = columns > width ? (size_t)(columns - width) : 0;
	if (room > size - 1 - length)
		room = size - 1 - length;
	memmove(out + room, out, length + 1);
	memset(out, ' ', room);
	return width_text(out);
}
