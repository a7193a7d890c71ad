#ifndef CORE_TEXT_SAFE_H
#define CORE_TEXT_SAFE_H

#include "core/status.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Keeps characters that drive a terminal, hide or reorder text out of the store and off the screen (rule R26). */

enum safe_kind { SAFE_LINE, SAFE_LINES }; /* SAFE_LINES allows the line feed */

/* C0, DEL, C1, U+061C, U+200B-200F, U+202A-202E, U+2028-2029, U+2060-2069, U+FEFF and the non-characters. Variation
 * selectors are allowed: they belong to names. */
bool safe_forbids(uint32_t character, enum safe_kind kind);

/* What the user entered as `field`: DONE, or INVALID with a sentence naming the field, the first forbidden character as
 * U+XXXX and its place, or the limit. `limit` is in characters, 0 for none; `fault` may be NULL. Nothing is changed. */
enum status safe_check(struct fault *fault, const char *field, const char *text, enum safe_kind kind, size_t limit);

/* The last filter before a terminal, paper or a log: every forbidden character or wrong byte becomes U+FFFD. Cut at a
 * character when `out` is too small; size of 3 * strlen(text) + 1 always is enough. Gives the bytes written. */
size_t safe_output(char *out, size_t size, const char *text, enum safe_kind kind);

#endif
