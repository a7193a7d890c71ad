#include "core/people/query.h"

#include "core/text/utf8.h"

#include <string.h>

/* What may be the beginning of a legal form at a name's end. */
static const char *const endings[] = {"株式会社",
                                      "有限会社",
                                      "合同会社",
                                      "カブシキガイシャ",
                                      "ユウゲンガイシャ",
                                      "kabushikigaisha",
                                      "kabusikigaisya",
                                      "yuugengaisha",
                                      "(株)",
                                      "(有)",
                                      "(同)"};

static size_t ending_of(const char *text, size_t length)
{
	size_t longest = 0;
	for (size_t i = 0; i < sizeof(endings) / sizeof(*endings); i++) {
		size_t least = endings[i][0] >= 'a' ? 3 : endings[i][0] == '(' ? 1 : 3;
		for (size_t part = strlen(endings[i]); part >= least && part > longest; part--) {
			bool whole = ((unsigned char)endings[i][part] & 0xc0) != 0x80;
			if (whole && part < length && memcmp(text + length - part, endings[i], part) == 0)
				longest = part;
		}
	}
	return longest;
}

enum script { SCRIPT_OTHER, SCRIPT_KANJI, SCRIPT_SOUND };

static enum script script_of(uint32_t c)
{
	if ((c >= 0x3400 && c <= 0x9fff) || c == 0x3005 || c >= 0x20000)
		return SCRIPT_KANJI;
	bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
	return letter || (c >= 0x3041 && c <= 0x30fc) ? SCRIPT_SOUND : SCRIPT_OTHER;
}

bool query_relax(const char *typed, char out[QUERY_BYTES])
{
	size_t used = 0, length = strlen(typed);
	enum script before = SCRIPT_OTHER;
	uint32_t character;
	const char *end = typed + length - ending_of(typed, length);
	for (int step; typed < end && used + 8 < QUERY_BYTES; typed += step, before = script_of(character)) {
		step = utf8_step(typed, &character);
		if (step <= 0)
			break;
		if (before != SCRIPT_OTHER && script_of(character) != SCRIPT_OTHER && script_of(character) != before)
			out[used++] = ' ';
		memcpy(out + used, typed, (size_t)step);
		used += (size_t)step;
	}
	out[used] = '\0';
	return used != length;
}
