#ifndef TUI_KANA_H
#define TUI_KANA_H

#include <stdbool.h>
#include <stddef.h>

/*
 * A name as it was typed, read as katakana: romaji, hiragana and katakana, with spaces. True when it is nothing else,
 * so that it may stand for the reading; false, with `out` empty, for kanji and for letters that are no romaji.
 */
bool kana_read(const char *typed, char *out, size_t size);

#endif
