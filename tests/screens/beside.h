#ifndef TESTS_SCREENS_BESIDE_H
#define TESTS_SCREENS_BESIDE_H

#include "tests/screens/player.h"

/*
 * What another desk does that no command can: "LOGIN DESK TIME SECONDS", a clerk who fills in a booking for a place of
 * the clock's day and whose last key lets the hold go on for so many seconds of the clock, as of a desk that dies.
 * False with a sentence in `error`.
 */
bool beside_hold(const struct play_setting *setting, const char *text, char *error, size_t size);

#endif
