#include "tui/kana.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "core/text/romaji.h"
#include "core/text/utf8.h"

#define HIRAGANA_FIRST 0x3041
#define HIRAGANA_LAST  0x3096
#define KATAKANA_FIRST 0x30A1
#define KATAKANA_LAST  0x30FC
#define TO_KATAKANA    (KATAKANA_FIRST - HIRAGANA_FIRST)

/* 0 for what has no sound. */
static uint32_t katakana(uint32_t character)
{
	if (character >= HIRAGANA_FIRST && character <= HIRAGANA_LAST)
		return character + TO_KATAKANA;
	if (character >= KATAKANA_FIRST && character <= KATAKANA_LAST)
		return character;
	return utf8_is_space(character) ? ' ' : 0;
}

bool kana_read(const char *typed, char *out, size_t size)
{
	char pending[ROMAJI_PENDING_BYTES];
	size_t read = romaji_kana(out, size, typed, pending), used = 0;
	if (strcmp(pending, "n") == 0 && read + 4 <= size)
		read += (size_t)snprintf(out + read, size - read, "ン");
	else if (pending[0])
		read = 0;
	/* Katakana takes no more bytes than what it is made from, but for a wide space, which takes fewer. */
	for (size_t at = 0; at < read;) {
		uint32_t character = 0;
		at += (size_t)utf8_step(out + at, &character);
		uint32_t kana = katakana(character);
		if (kana == 0) {
			used = 0;
			break;
		}
		used += (size_t)utf8_put(out + used, kana);
	}
	while (used > 0 && out[used - 1] == ' ')
		used--;
	out[used] = '\0';
	return used > 0;
}
