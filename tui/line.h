#ifndef TUI_LINE_H
#define TUI_LINE_H

#include <stddef.h>

#include "tui/desk.h"

/*
 * The office's own language in the one-line entry:
 *
 *   b CLIENT DAY TIME [dDESK] [TOPIC]     b 1203 12/1 10 d2 事業承継
 *   s CLIENT SEMINAR                      s 1203 ハラスメント
 *
 * CLIENT is a number or what the look-up box would be asked (its first hit), DAY and TIME as in every date field, TOPIC
 * a number or the beginning of its name, SEMINAR its number or words of its title: the next one that takes sign-ups.
 * Without a desk the best one that is free then is taken. How it is read stands
 * below while it is typed.
 */
enum status line_entry(struct desk *desk, const char *text, bool run, char *reading, size_t size);

#endif
