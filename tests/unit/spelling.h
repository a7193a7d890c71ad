#ifndef TESTS_UNIT_SPELLING_H
#define TESTS_UNIT_SPELLING_H

#include <stddef.h>

/* How a reading is written in letters, one way of writing at a time. */
enum spelling {
	SPELLING_PLAIN,    /* Hepburn without long vowels: Ota, Shinbun, Itchu */
	SPELLING_MACRON,   /* Hepburn with macrons: Ōta */
	SPELLING_PASSPORT, /* Hepburn with oh, and m before b, p, m: Ohta, Shimbun */
	SPELLING_KANA,     /* Hepburn kana by kana: oota, shinbun, ko-hi- */
	SPELLING_KUNREI,   /* sinbun, ityû, circumflexes */
	SPELLING_NIHON,    /* di, du, dya, wo */
	SPELLING_INPUT,    /* what an input method takes: nn, xtu, sixya */
	SPELLING_SHORT,    /* the shortest an input method takes: tya, zya, la, ltu, n' */
	SPELLINGS
};

const char *spelling_name(enum spelling spelling);

/* Katakana in letters; spaces stay. */
void spelling_of(enum spelling spelling, const char *kana, char *out, size_t size);

/* The kana of the syllables there are, one after the other; NULL behind the last. */
const char *spelling_syllable(size_t i);

#endif
