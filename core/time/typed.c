#include "core/time/typed.h"

#include "core/text/utf8.h"

#include <ctype.h>
#include <string.h>

static uint32_t plain(uint32_t character)
{
	static const uint32_t signs[][2] = {
	        {0x3000, ' '}, {0x30FC, '-'}, {0x2010, '-'}, {0x2013, '-'}, {0x2014, '-'}, {0x2015, '-'}, {0x2212, '-'},
	        {0x301C, '-'}, {0xFF5E, '-'}, {'~', '-'},    {0x30FB, '/'}, {0x3002, '.'}, {0x3001, ','},
	};
	for (size_t i = 0; i < sizeof(signs) / sizeof(*signs); i++)
		if (signs[i][0] == character)
			return signs[i][1];
	if (character > 0xFF00 && character < 0xFF5F)
		character -= 0xFF00 - 0x20;
	return character < 0x80 ? (uint32_t)tolower((int)character) : character;
}

bool typed_open(struct typed *typed, const char *text)
{
	size_t used = 0;
	uint32_t character;
	for (int length; *text; text += length) {
		length = utf8_step(text, &character);
		if (used + 4 >= TYPED_BYTES)
			return false;
		used += (size_t)utf8_put(typed->text + used, plain(character));
	}
	while (used > 0 && typed->text[used - 1] == ' ')
		used--;
	typed->text[used] = '\0';
	typed->at = typed->text + strspn(typed->text, " ");
	return true;
}

bool typed_end(const struct typed *typed)
{
	return *typed->at == '\0';
}

void typed_skip(struct typed *typed, const char *characters)
{
	typed->at += strspn(typed->at, characters);
}

bool typed_char(struct typed *typed, char character)
{
	if (*typed->at != character)
		return false;
	typed->at++;
	return true;
}

bool typed_any(struct typed *typed, const char *characters, char *found)
{
	if (typed_end(typed) || !strchr(characters, *typed->at))
		return false;
	*found = *typed->at++;
	return true;
}

static bool stands(const struct typed *typed, const char *word, size_t length)
{
	if (strncmp(typed->at, word, length) != 0)
		return false;
	return !isalpha((unsigned char)word[length - 1]) || !isalnum((unsigned char)typed->at[length]);
}

bool typed_word(struct typed *typed, const char *word)
{
	if (!stands(typed, word, strlen(word)))
		return false;
	typed->at += strlen(word);
	return true;
}

bool typed_words(struct typed *typed, const char *words)
{
	for (;;) {
		size_t length = strcspn(words, "|");
		if (stands(typed, words, length)) {
			typed->at += length;
			return true;
		}
		if (words[length] == '\0')
			return false;
		words += length + 1;
	}
}

bool typed_number(struct typed *typed, int *value, int *digits)
{
	size_t length = strspn(typed->at, "0123456789");
	if (length == 0 || length > 8)
		return false;
	*value = 0;
	for (size_t i = 0; i < length; i++)
		*value = *value * 10 + (typed->at[i] - '0');
	*digits = (int)length;
	typed->at += length;
	return true;
}
