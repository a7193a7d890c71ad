#include "core/status.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* Cuts at a character, never inside one. */
static void ellipsis(char *text, size_t size)
{
	size_t end = size - 4;
	while (end > 0 && ((unsigned char)text[end] & 0xC0) == 0x80)
		end--;
	memcpy(text + end, "...", 4);
}

/* The bytes of the character at `text`; 0 when a limit of the format, as in %.60s, cut it in two. */
static size_t whole_character(const char *text)
{
	unsigned char lead = (unsigned char)*text;
	size_t length = lead < 0x80 ? 1 : lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
	for (size_t i = 1; i < length; i++)
		if (((unsigned char)text[i] & 0xC0) != 0x80)
			return 0;
	return lead >= 0x80 && lead < 0xC0 ? 0 : length;
}

static void drop_halves(char *text)
{
	char *out = text;
	while (*text) {
		size_t length = whole_character(text);
		memmove(out, text, length);
		out += length;
		text += length ? length : 1;
	}
	*out = '\0';
}

enum status fault_set(struct fault *fault, enum status status, const char *field, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	int length = vsnprintf(fault->text, sizeof(fault->text), format, args);
	va_end(args);
	if (length >= (int)sizeof(fault->text))
		ellipsis(fault->text, sizeof(fault->text));
	drop_halves(fault->text);
	snprintf(fault->field, sizeof(fault->field), "%s", field ? field : "");
	return status;
}
