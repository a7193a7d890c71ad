#ifndef CORE_TIME_TYPED_H
#define CORE_TIME_TYPED_H

#include <stdbool.h>
#include <stddef.h>

/*
 * A text being read from left to right, for entry.c and wish.c. It is held in one writing: full-width letters, digits
 * and signs as half-width, letters small, ー and the dashes as -, ・ as /, 。 as ., 、 as a comma.
 */
#define TYPED_BYTES 128

struct typed {
	char text[TYPED_BYTES];
	const char *at;
};

/* False if the text is too long to be read. */
bool typed_open(struct typed *typed, const char *text);

bool typed_end(const struct typed *typed);
void typed_skip(struct typed *typed, const char *characters);

/* Each reads what it names and moves on, or stays and is false. */
bool typed_char(struct typed *typed, char character);
bool typed_any(struct typed *typed, const char *characters, char *found);
/* `word` as a whole: no letter or digit may follow if it ends in a letter. */
bool typed_word(struct typed *typed, const char *word);
/* The first of the words, separated by |, that stands here. */
bool typed_words(struct typed *typed, const char *words);
/* 1 to 8 digits. */
bool typed_number(struct typed *typed, int *value, int *digits);

#endif
