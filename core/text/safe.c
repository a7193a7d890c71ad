#include "core/text/safe.h"

#include "core/text/utf8.h"
#include "core/words.h"

#include <string.h>

struct range {
	uint32_t first, last;
};

static const struct range forbidden[] = {
        {0x0001, 0x001f}, {0x007f, 0x009f}, {0x061c, 0x061c}, {0x200b, 0x200f}, {0x2028, 0x2029},
        {0x202a, 0x202e}, {0x2060, 0x2069}, {0xfdd0, 0xfdef}, {0xfeff, 0xfeff},
};

bool safe_forbids(uint32_t character, enum safe_kind kind)
{
	if (character == '\n')
		return kind == SAFE_LINE;
	if ((character & 0xfffe) == 0xfffe)
		return true;
	for (size_t i = 0; i < sizeof(forbidden) / sizeof(*forbidden); i++) {
		if (character <= forbidden[i].last)
			return character >= forbidden[i].first;
	}
	return false;
}

enum status safe_check(struct fault *fault, const char *field, const char *text, enum safe_kind kind, size_t limit)
{
	struct fault unseen;
	size_t count = 0;
	uint32_t character;
	if (!fault)
		fault = &unseen;
	for (int length; (length = utf8_next(text, 4, &character)) != 0; text += length) {
		count++;
		if (length < 0)
			return fault_set(fault, INVALID, field,
			                 _("%s: character %zu is not UTF-8 (%02X); type it again"), field, count,
			                 (unsigned char)*text);
		if (safe_forbids(character, kind))
			return fault_set(fault, INVALID, field,
			                 _("%s: character %zu, U+%04X, is not allowed; remove it"), field, count,
			                 character);
	}
	if (limit && count > limit)
		return fault_set(fault, INVALID, field,
		                 _("%s: %zu characters are too many, at most %zu are allowed; shorten it"), field,
		                 count, limit);
	return DONE;
}

size_t safe_output(char *out, size_t size, const char *text, enum safe_kind kind)
{
	size_t used = 0;
	uint32_t character;
	for (int length; (length = utf8_step(text, &character)) != 0; text += length) {
		char bytes[4];
		int count = utf8_put(bytes, safe_forbids(character, kind) ? 0xfffd : character);
		if (used + (size_t)count >= size)
			break;
		memcpy(out + used, bytes, (size_t)count);
		used += (size_t)count;
	}
	out[used] = '\0';
	return used;
}
