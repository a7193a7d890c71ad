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

enum status fault_set(struct fault *fault, enum status status, const char *field, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	int length = vsnprintf(fault->text, sizeof(fault->text), format, args);
	va_end(args);
	if (length >= (int)sizeof(fault->text))
		ellipsis(fault->text, sizeof(fault->text));
	snprintf(fault->field, sizeof(fault->field), "%s", field ? field : "");
	return status;
}
