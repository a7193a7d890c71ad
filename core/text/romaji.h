#ifndef CORE_TEXT_ROMAJI_H
#define CORE_TEXT_ROMAJI_H

#include "core/text/fold.h"

#include <stdbool.h>
#include <stddef.h>

/*
 * Romaji as people type it: Hepburn, Kunrei, Nihon-shiki and the spellings of input methods (si shi, tu tsu, hu fu, zi
 * ji, nn n', xtu, la, -, kwa, thi), in half-width or full-width letters of either case.
 */

#define ROMAJI_PENDING_BYTES 8

/* Writes `typed` with its romaji as katakana; what is no romaji stays as it is (letters in lower case, half-width). The
 * unfinished syllable at the end is not written but given in `pending`: "yamad" gives ヤマ and "d". Gives the bytes. */
size_t romaji_kana(char *out, size_t size, const char *typed, char pending[ROMAJI_PENDING_BYTES]);

/*
 * The romaji key, the loose one: the same letters for every spelling of a sound, from kana as well as from typed
 * letters. Kunrei with the y-sounds spelled out (sha, シャ and シヤ: "siya"), ン and n alike and never doubled, so that
 * Kenichi finds ケンイチ; ッ, ー, doubled vowels and ou dropped; ヂ as ジ, ヅ as ズ, ヲ as オ, ヴ as バ行; h after o
 * only lengthens it before a consonant (Ohta). Characters without a sound are left out; digits stay.
 */

/* Writes the key of a whole text, cut if `size` is too small. Gives its bytes. */
size_t romaji_key(char *out, size_t size, const char *text);

#define ROMAJI_ALTERNATIVES 10

/* What the keys of all texts that go on from `typed` begin with: the key begins with one of these. None begins with
 * another. "yamad" gives "yamad" and "yamaz" (yamadi is ヤマヂ). An h after o and before a vowel or y is read both
 * ways, since passports write Ohyama and Ohishi for オオヤマ and オオイシ; so is the w of wi and we, for ヰ and ヱ. */
struct romaji_query {
	size_t count;
	char keys[ROMAJI_ALTERNATIVES][FOLD_BYTES];
};

/* False, with no keys, when `typed` holds something without a sound (kanji), or nothing that narrows. */
bool romaji_query(struct romaji_query *out, const char *typed);

#endif
