#include "core/text/utf8.h"

#include <string.h>
#include <utf8proc.h>

static int length_of(unsigned char lead)
{
	if (lead < 0x80)
		return 1;
	if (lead >= 0xc2 && lead < 0xe0)
		return 2;
	if (lead >= 0xe0 && lead < 0xf0)
		return 3;
	return lead >= 0xf0 && lead < 0xf5 ? 4 : -1;
}

static bool out_of_range(uint32_t character, int length)
{
	static const uint32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};
	return character < smallest[length] || character > 0x10ffff || (character >= 0xd800 && character < 0xe000);
}

int utf8_next(const char *text, size_t size, uint32_t *out)
{
	if (size == 0 || !*text)
		return 0;
	unsigned char lead = (unsigned char)*text;
	int length = length_of(lead);
	if (length == 1) {
		*out = lead;
		return 1;
	}
	if (length < 0 || (size_t)length > size)
		return -1;
	uint32_t character = lead & (0x7fU >> length);
	for (int i = 1; i < length; i++) {
		if (((unsigned char)text[i] & 0xc0) != 0x80)
			return -1;
		character = character << 6 | ((unsigned char)text[i] & 0x3f);
	}
	if (out_of_range(character, length))
		return -1;
	*out = character;
	return length;
}

int utf8_step(const char *text, uint32_t *out)
{
	/* The decoder stops at a continuation byte that is none, so it never reads past the NUL. */
	int length = utf8_next(text, 4, out);
	if (length >= 0)
		return length;
	*out = 0xfffd;
	return 1;
}

int utf8_put(char out[4], uint32_t character)
{
	if (character >= 0x80)
		return (int)utf8proc_encode_char((utf8proc_int32_t)character, (utf8proc_uint8_t *)out);
	out[0] = (char)character;
	return 1;
}

bool utf8_valid(const char *text, size_t size, size_t *bad)
{
	size_t at = 0;
	while (at < size) {
		uint32_t character;
		int length = utf8_next(text + at, size - at, &character);
		if (length <= 0)
			break;
		at += (size_t)length;
	}
	if (bad)
		*bad = at;
	return at == size;
}

bool utf8_is_space(uint32_t character)
{
	switch (character) {
	case '\t':
	case ' ':
	case 0x00a0:
	case 0x1680:
	case 0x202f:
	case 0x205f:
	case 0x3000:
		return true;
	default:
		return character >= 0x2000 && character <= 0x200a;
	}
}

size_t utf8_space(const char *text)
{
	uint32_t character;
	int length = utf8_step(text, &character);
	return length > 0 && utf8_is_space(character) ? (size_t)length : 0;
}

const char *utf8_find_space(const char *text)
{
	uint32_t character;
	for (int length; (length = utf8_step(text, &character)) > 0; text += length)
		if (utf8_is_space(character))
			return text;
	return NULL;
}

const char *utf8_skip_spaces(const char *text)
{
	for (size_t length; (length = utf8_space(text)) > 0;)
		text += length;
	return text;
}

size_t utf8_trimmed(const char *text, size_t size)
{
	while (size > 0) {
		size_t last = size - 1;
		while (last > 0 && ((unsigned char)text[last] & 0xc0) == 0x80)
			last--;
		if (!utf8_space(text + last))
			break;
		size = last;
	}
	return size;
}

size_t utf8_count(const char *text)
{
	size_t count = 0;
	for (; *text; text++)
		count += ((unsigned char)*text & 0xc0) != 0x80;
	return count;
}

size_t utf8_forward(const char *text, size_t at)
{
	uint32_t last, next;
	int length = utf8_step(text + at, &last);
	utf8proc_int32_t state = 0;
	while (length > 0) {
		at += (size_t)length;
		length = utf8_step(text + at, &next);
		if (length == 0 ||
		    utf8proc_grapheme_break_stateful((utf8proc_int32_t)last, (utf8proc_int32_t)next, &state))
			break;
		last = next;
	}
	return at;
}

size_t utf8_back(const char *text, size_t at)
{
	/* Clusters are only defined from the front; texts that are edited are short. */
	size_t border = 0;
	for (size_t next = utf8_forward(text, 0); next < at && next > border; next = utf8_forward(text, next))
		border = next;
	return border;
}

bool utf8_copy(char *out, size_t size, const char *text)
{
	size_t length = strlen(text);
	bool whole = length < size;
	if (!whole) {
		length = size - 1;
		while (length > 0 && ((unsigned char)text[length] & 0xc0) == 0x80)
			length--;
	}
	memcpy(out, text, length);
	out[length] = '\0';
	return whole;
}
