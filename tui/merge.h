#ifndef TUI_MERGE_H
#define TUI_MERGE_H

#include "tui/screen.h"

/*
 * 名寄せ: two clients side by side, fact by fact with a choice each, and below them what moves. Which of them stays is
 * one key. `argument` is a struct merge_ask. Answers with the client that stays, or, when they were recorded as two,
 * with id 0.
 */
extern const struct screen merge_screen;

struct merge_ask {
	int64_t winner, loser;
};

#endif
