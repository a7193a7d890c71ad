#include "tui/key.h"

#include "core/text/utf8.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

struct key_label {
	uint32_t code;
	const char *name;
};

static const struct key_label labels[] = {
        {K_ENTER, "Enter"}, {K_ESC, "Esc"},    {K_TAB, "Tab"}, {K_BACKTAB, "Shift-Tab"}, {K_BACKSPACE, "Backspace"},
        {K_DELETE, "Del"},  {K_INSERT, "Ins"}, {K_UP, "Up"},   {K_DOWN, "Down"},         {K_LEFT, "Left"},
        {K_RIGHT, "Right"}, {K_HOME, "Home"},  {K_END, "End"}, {K_PAGEUP, "PgUp"},       {K_PAGEDOWN, "PgDn"},
        {' ', "Space"},
};
#define LABELS (sizeof(labels) / sizeof(labels[0]))

/* What a Japanese keyboard gives for the sign or vowel while the input method is on. */
struct key_twin {
	uint32_t typed, meant;
};

static const struct key_twin twins[] = {
        {0x300C, '['}, {0x300D, ']'}, {0x300E, '{'}, {0x300F, '}'}, {0x3002, '.'}, {0x30FB, '/'}, {0x30FC, '-'},
        {0xFF62, '['}, {0xFF63, ']'}, {0xFF61, '.'}, {0xFF65, '/'}, {0xFF70, '-'}, {0x3001, ','}, {0x3000, ' '},
        {0x3042, 'a'}, {0x3044, 'i'}, {0x3046, 'u'}, {0x3048, 'e'}, {0x304A, 'o'}, {0x3093, 'n'},
};
#define TWINS (sizeof(twins) / sizeof(twins[0]))

bool key_is_text(uint32_t code)
{
	return code >= ' ' && code != 0x7F && !(code >= 0x80 && code < 0xA0) && code < K_ENTER;
}

static uint32_t parse_function(const char *digits)
{
	char *end = NULL;
	long n = strtol(digits, &end, 10);
	return *end == '\0' && n >= 1 && n <= 12 ? K_F(n) : (uint32_t)K_NONE;
}

static uint32_t parse_character(const char *name)
{
	uint32_t character = 0;
	int length = utf8_next(name, strlen(name), &character);
	return length > 0 && name[length] == '\0' && key_is_text(character) ? character : K_NONE;
}

uint32_t key_parse(const char *name)
{
	for (size_t i = 0; i < LABELS; i++)
		if (strcasecmp(labels[i].name, name) == 0)
			return labels[i].code;
	if ((name[0] == 'F' || name[0] == 'f') && name[1] >= '1' && name[1] <= '9')
		return parse_function(name + 1);
	if (strncasecmp(name, "Ctrl-", 5) == 0 && isalpha((unsigned char)name[5]) && name[6] == '\0')
		return K_CTRL(tolower((unsigned char)name[5]));
	if (strncasecmp(name, "Alt-", 4) == 0 && name[4] >= '0' && name[4] <= '9' && name[5] == '\0')
		return K_ALT(name[4]);
	return parse_character(name);
}

const char *key_spell(uint32_t code, char out[KEY_NAME_BYTES])
{
	for (size_t i = 0; i < LABELS; i++)
		if (labels[i].code == code) {
			snprintf(out, KEY_NAME_BYTES, "%s", labels[i].name);
			return out;
		}
	out[0] = '\0';
	if (code > K_F(0) && code <= K_F(12))
		snprintf(out, KEY_NAME_BYTES, "F%u", code - K_F(0));
	else if (code >= K_CTRL('a') && code <= K_CTRL('z'))
		snprintf(out, KEY_NAME_BYTES, "Ctrl-%c", (char)(code - K_CTRL0 - 'a' + 'A'));
	else if (code >= K_ALT('0') && code <= K_ALT('9'))
		snprintf(out, KEY_NAME_BYTES, "Alt-%c", (char)(code - K_ALT0));
	else if (key_is_text(code))
		out[utf8_put(out, code)] = '\0';
	return out;
}

/* Cuts the next name off the list. False at its end. A name too long for any key comes out as "?" and matches none. */
static bool name_next(const char **keys, char name[KEY_NAME_BYTES])
{
	while (**keys == ' ')
		(*keys)++;
	size_t length = strcspn(*keys, " ");
	if (length == 0)
		return false;
	if (length < KEY_NAME_BYTES)
		snprintf(name, KEY_NAME_BYTES, "%.*s", (int)length, *keys);
	else
		snprintf(name, KEY_NAME_BYTES, "??");
	*keys += length;
	return true;
}

static bool is_word(const char *name)
{
	return name[0] == ':' && name[1] != '\0';
}

bool key_in(const char *keys, uint32_t code)
{
	char name[KEY_NAME_BYTES];
	while (name_next(&keys, name))
		if (!is_word(name) && key_parse(name) == code)
			return true;
	return false;
}

static void word_fold(const char *word, char out[KEY_NAME_BYTES])
{
	size_t at = 0;
	while (*word != '\0' && at + 1 < KEY_NAME_BYTES) {
		uint32_t character = 0;
		word += utf8_step(word, &character);
		character = key_command(character);
		out[at++] = character < 0x7F ? (char)character : '?';
	}
	out[at] = '\0';
}

bool key_word_in(const char *keys, const char *word)
{
	char name[KEY_NAME_BYTES], folded[KEY_NAME_BYTES];
	word_fold(word, folded);
	while (name_next(&keys, name))
		if (is_word(name) && strcmp(name, folded) == 0)
			return true;
	return false;
}

uint32_t key_first(const char *keys)
{
	char name[KEY_NAME_BYTES];
	while (name_next(&keys, name))
		if (!is_word(name))
			return key_parse(name);
	return K_NONE;
}

bool key_list_valid(const char *keys, char bad[KEY_NAME_BYTES])
{
	char name[KEY_NAME_BYTES];
	while (name_next(&keys, name)) {
		if (is_word(name) || key_parse(name) != K_NONE)
			continue;
		if (bad)
			memcpy(bad, name, KEY_NAME_BYTES);
		return false;
	}
	return true;
}

static bool is_japanese(uint32_t code)
{
	return (code >= 0x3005 && code <= 0x30FF) || (code >= 0x3400 && code <= 0x9FFF) ||
	       (code >= 0xF900 && code <= 0xFAFF) || (code >= 0xFF66 && code <= 0xFF9F) ||
	       (code >= 0x20000 && code <= 0x3FFFF);
}

uint32_t key_command(uint32_t code)
{
	if (code >= 0xFF01 && code <= 0xFF5E)
		return code - 0xFEE0;
	if (code >= 0xB2 && code <= 0xB9)
		return K_ALT(code - 0x80);
	for (size_t i = 0; i < TWINS; i++)
		if (twins[i].typed == code)
			return twins[i].meant;
	return is_japanese(code) ? (uint32_t)K_KANA : code;
}
