#ifndef CORE_TEXT_UTF8_H
#define CORE_TEXT_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* UTF-8 by RFC 3629: no overlong forms, no surrogates, nothing above U+10FFFF. Positions and sizes are bytes. */

/* Decodes the character at `text`, of which `size` bytes may be read. Gives its length, 0 at the end (size 0 or a NUL
 * byte) and -1 when the bytes are not UTF-8. `out` is written only for a length above 0. */
int utf8_next(const char *text, size_t size, uint32_t *out);

/* As utf8_next over a NUL-terminated text, for text already known to be valid: a wrong byte gives length 1, U+FFFD. */
int utf8_step(const char *text, uint32_t *out);

/* Writes one character, gives its length (1..4), 0 for what is no character. Nothing is NUL-terminated. */
int utf8_put(char out[4], uint32_t character);

/* Is the whole valid? A NUL byte inside is not. `bad`, which may be NULL, gets the first byte that is wrong. */
bool utf8_valid(const char *text, size_t size, size_t *bad);

/* A blank of any width between words: Unicode's White_Space but for line ends (PropList.txt), U+3000 among them. */
bool utf8_is_space(uint32_t character);
/* The bytes of such a blank at the beginning of a text, 0 when none stands there. */
size_t utf8_space(const char *text);
/* The first one in a text; NULL when there is none. */
const char *utf8_find_space(const char *text);
/* What follows those at the beginning, and how much of `size` bytes is left without those at the end. */
const char *utf8_skip_spaces(const char *text);
size_t utf8_trimmed(const char *text, size_t size);

/* Characters (code points), the unit of every limit in the contract. */
size_t utf8_count(const char *text);

/* The border of what one sees as a character (grapheme cluster, UAX 29) after and before `at`, itself a border. Stays
 * at the end and at 0. */
size_t utf8_forward(const char *text, size_t at);
size_t utf8_back(const char *text, size_t at);

/* Copies at most size - 1 bytes, cut at a character, NUL-terminated. False when it had to be cut. */
bool utf8_copy(char *out, size_t size, const char *text);

#endif
