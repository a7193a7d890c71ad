#include "core/text/reading.h"

#include "core/text/fold.h"
#include "core/text/legal.h"
#include "core/text/utf8.h"

#include <string.h>

/* The katakana of a character, or 0. ー and ・ stand as they are, so does a space between words. */
static uint32_t katakana(uint32_t character)
{
	if (character >= 0x3041 && character <= 0x3096)
		return character + 0x60;
	if ((character >= 0x30a1 && character <= 0x30fa) || character == 0x30fb || character == 0x30fc)
		return character;
	return character == ' ' ? ' ' : 0;
}

bool reading_of_kana(char *out, size_t size, const char *name)
{
	struct legal_split split;
	uint32_t plain[FOLD_CHARACTERS];
	size_t used = 0;
	legal_form_split(name, &split);
	size_t count = fold_plain(plain, NULL, FOLD_CHARACTERS, split.bare);
	*out = '\0';
	for (size_t i = 0; i < count; i++) {
		char bytes[4];
		uint32_t kana = katakana(plain[i]);
		size_t length = (size_t)utf8_put(bytes, kana);
		if (!kana || used + length >= size) {
			*out = '\0';
			return false;
		}
		memcpy(out + used, bytes, length);
		used += length;
	}
	out[used] = '\0';
	return used > 0;
}
