#ifndef CORE_OFFICE_DEMO_WORDS_H
#define CORE_OFFICE_DEMO_WORDS_H

#include <stddef.h>

/* The lists from which the practice office's names are combined. Nobody and no business is meant. */
struct demo_word {
	const char *name;
	const char *reading;
};

/* A kind of business: the word its name ends in, its trade and its division (1 商業, 2 建設, 3 工業). */
struct demo_shop {
	const char *name;
	const char *reading;
	const char *trade;
	int division;
};

/*
 * A member named on purpose, so that examples and pictures find it: under its number, when there are so many members.
 * `other` is a second person, or NULL.
 */
struct demo_named {
	int number;
	const char *name, *reading;
	const char *representative, *representative_reading;
	const char *trade;
	int division;
	const char *sticky;
	const char *other, *other_reading;
};

extern const struct demo_word demo_families[];
extern const size_t demo_family_count;
extern const struct demo_word demo_givens[];
extern const size_t demo_given_count;
extern const struct demo_word demo_brands[];
extern const size_t demo_brand_count;
extern const char *const demo_towns[];
extern const size_t demo_town_count;
extern const struct demo_shop demo_shops[];
extern const size_t demo_shop_count;
extern const struct demo_named demo_named[];
extern const size_t demo_named_count;

/* Sticky notes of clients, and notes of appointments. */
extern const char *const demo_stickies[];
extern const size_t demo_sticky_count;
extern const char *const demo_notes[];
extern const size_t demo_note_count;

#endif
