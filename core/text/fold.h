#ifndef CORE_TEXT_FOLD_H
#define CORE_TEXT_FOLD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * Search keys. A key is only ever compared with another key: what was typed is stored as it is (rule R19).
 *
 * The strict key: NFKC; hiragana and half-width kana to katakana; small kana to big (ッ to ツ too); ー, spaces, signs
 * and legal forms dropped; letters to lower case; variant kanji to one of each family (髙 to 高); ヶ ケ が ガ ヵ カ か
 * 箇 between two kanji to ケ; ヰ to イ, ヱ to エ. Apart stay ヂ and ジ, ヅ and ズ, ヲ and オ, ヴ and ブ, オウ and オオ:
 * these are one only in the loose key, which is the romaji key of the same text (core/text/romaji.h).
 */

/* Rises whenever any key would come out differently, here or in romaji.c; stored keys of another version are rebuilt.
 */
#define FOLD_VERSION 2

/* Keys are made of the first FOLD_CHARACTERS characters; a buffer of FOLD_BYTES holds any key. */
#define FOLD_CHARACTERS 320
#define FOLD_BYTES      (FOLD_CHARACTERS * 4 + 1)

/* Writes the strict key, NUL-terminated, cut at a character if `size` is too small. Gives its bytes. A text that is
 * nothing but a legal form keeps it, so that it still can be found. */
size_t fold_text(char *out, size_t size, const char *text);

/* As fold_text, and for each byte of the key the byte of `text` where the character it came from starts; `from` has
 * room for `size` entries and one more is set for the end. For showing a match in the stored text. */
size_t fold_mapped(char *out, uint16_t *from, size_t size, const char *text);

/* NFKC in lower case, with nothing dropped: for what is matched sign by sign, such as e-mail addresses. Gives its
 * bytes. */
size_t fold_lower(char *out, size_t size, const char *text);

/* The one kanji that stands for the family in keys, itself for all others. */
uint32_t fold_variant(uint32_t character);

/* Half-width kana, full-width signs and compatibility characters to their plain forms (NFKC), nothing else changed:
 * ㈱ gives (株), ﾔﾏﾀﾞ gives ヤマダ. Gives the characters written, at most `limit`. `from`, which may be NULL, gets the
 * byte of `text` each came from. */
size_t fold_plain(uint32_t *out, uint16_t *from, size_t limit, const char *text);

#endif
