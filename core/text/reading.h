#ifndef CORE_TEXT_READING_H
#define CORE_TEXT_READING_H

#include <stdbool.h>
#include <stddef.h>

/*
 * The reading that a name in kana alone gives: さくら gives サクラ, ㈱ｻｸﾗ ｼｮｳﾃﾝ gives サクラ ショウテン. Readings of
 * the register leave the legal form out, and so does this. False, and "", when any other character stands in the name:
 * a kanji, a letter, a digit.
 */
bool reading_of_kana(char *out, size_t size, const char *name);

#endif
