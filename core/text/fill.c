#include "core/text/fill.h"

#include <string.h>

static const struct fill *find(const struct fill *pieces, const char *name, size_t length)
{
	for (; pieces->name; pieces++)
		if (strlen(pieces->name) == length && strncmp(pieces->name, name, length) == 0)
			return pieces;
	return NULL;
}

/* Room for less than a whole character would leave half of one. */
static size_t cut(const char *text, size_t length)
{
	while (length > 0 && ((unsigned char)text[length] & 0xC0) == 0x80)
		length--;
	return length;
}

char *fill_pattern(char *out, size_t size, const char *pattern, const struct fill *pieces)
{
	size_t used = 0;
	while (*pattern) {
		const char *end = *pattern == '{' ? strchr(pattern, '}') : NULL;
		const struct fill *piece = end ? find(pieces, pattern + 1, (size_t)(end - pattern - 1)) : NULL;
		const char *text = piece ? piece->text : pattern;
		size_t length = piece ? strlen(text) : 1 + strcspn(pattern + 1, "{");
		size_t fits = length < size - used ? length : cut(text, size - used - 1);
		memcpy(out + used, text, fits);
		used += fits;
		if (fits < length)
			break;
		pattern = piece ? end + 1 : pattern + length;
	}
	out[used] = '\0';
	return out;
}
