#ifndef TESTS_UNIT_DESK_PLAYER_H
#define TESTS_UNIT_DESK_PLAYER_H

#include <stdbool.h>
#include <stddef.h>

#include "tui/desk.h"

/* Plays keys on a desk without a terminal and reads its picture. Keys are named as in tui/key.h, parted by one space.
 */

/* Each key is played and its picture drawn before the next is typed. */
void play_keys(struct desk *desk, const char *keys);
/* All are typed before the first is played. */
void play_burst(struct desk *desk, const char *keys);
/* Every character of the text is a key. */
void play_text(struct desk *desk, const char *text);
void play_paste(struct desk *desk, const char *text);

/* One row of the picture that stands, without blanks at its end. Borrowed until the next call. */
const char *play_row(struct desk *desk, int row);
/* The first row that holds the text, -1 if none does. */
int play_find(struct desk *desk, const char *text);
bool play_shows(struct desk *desk, const char *text);

#endif
