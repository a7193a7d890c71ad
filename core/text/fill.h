#ifndef CORE_TEXT_FILL_H
#define CORE_TEXT_FILL_H

#include <stddef.h>

/*
 * Sentences with names in braces: "{client} is done: {day} {clock}". A translation may leave any name out and put them
 * in any order, which printf of ISO C cannot do.
 */
struct fill {
	const char *name; /* NULL ends the array */
	const char *text;
};

/* A name that is not among the pieces stays as it stands. Cut at a character if `size` is too small. Gives `out`. */
char *fill_pattern(char *out, size_t size, const char *pattern, const struct fill *pieces);

#endif
