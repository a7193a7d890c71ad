#ifndef TESTS_UNIT_EXAMPLE_SCREEN_H
#define TESTS_UNIT_EXAMPLE_SCREEN_H

#include <stdint.h>

#include "tui/screen.h"

/*
 * Two whole screens to copy from: a list with commands, a question and a preview, and a form over it. What a screen
 * of the office asks of the store, these ask of struct parcels, which desk_context gives.
 */

#define PARCELS 100

struct parcels {
	int64_t ids[PARCELS];
	char names[PARCELS][64];
	int count;
	int64_t actions; /* ids of actions given so far */
	int drafts;      /* how often a draft was kept */
};

extern const struct screen parcels_screen;
extern const struct screen parcel_form_screen;

#endif
