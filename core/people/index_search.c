#include "core/people/index.h"

#include <string.h>

#ifdef __SSE2__
#include <emmintrin.h>

#define STEP 16

/* Vowels are every second letter of the sounds: a place where one stands tells little. */
static bool is_common(char c)
{
	return c == 'a' || c == 'i' || c == 'u' || c == 'e' || c == 'o';
}

/* Two places in the text whose letters are looked for: the first and the last that are not common. */
static void choose(const char *text, size_t length, size_t *first, size_t *last)
{
	*first = 0;
	*last = length - 1;
	while (*first < length - 1 && is_common(text[*first]))
		++*first;
	while (*last > *first + 1 && is_common(text[*last]))
		--*last;
}

/* The places of the 16 at `bytes` where both letters stand. */
static inline unsigned both(const char *bytes, size_t apart, __m128i one, __m128i other)
{
	__m128i here = _mm_loadu_si128((const __m128i *)(const void *)bytes);
	__m128i there = _mm_loadu_si128((const __m128i *)(const void *)(bytes + apart));
	return (unsigned)_mm_movemask_epi8(_mm_and_si128(_mm_cmpeq_epi8(here, one), _mm_cmpeq_epi8(there, other)));
}

/*
 * The first 16 places from `bytes` on, before `end`, with both letters `apart` from each other in one of them, and in
 * which; `end` when there are none. On its own, and nothing is called in its loop, so that all stays in registers.
 */
static __attribute__((noinline)) const char *sieve(const char *bytes, const char *end, size_t apart, char first,
                                                   char last, unsigned *mask)
{
	__m128i one = _mm_set1_epi8(first), other = _mm_set1_epi8(last);
	for (; bytes < end; bytes += STEP) {
		*mask = both(bytes, apart, one, other);
		if (*mask)
			return bytes;
	}
	return bytes;
}

const char *index_search(const char *bytes, size_t size, const char *text, size_t length)
{
	size_t first, last;
	if (length == 0 || size < length)
		return NULL;
	choose(text, length, &first, &last);
	/* Only whole steps; the rest is left to memmem. */
	size_t steps = size >= length - 1 ? (size - (length - 1)) / STEP : 0;
	const char *at = bytes, *end = bytes + steps * STEP;
	unsigned mask = 0;
	while ((at = sieve(at + first, end + first, last - first, text[first], text[last], &mask) - first) < end) {
		for (; mask; mask &= mask - 1) {
			const char *place = at + __builtin_ctz(mask);
			if (memcmp(place, text, length) == 0)
				return place;
		}
		at += STEP;
	}
	return memmem(end, size - (size_t)(end - bytes), text, length);
}
#else
const char *index_search(const char *bytes, size_t size, const char *text, size_t length)
{
	return length ? memmem(bytes, size, text, length) : NULL;
}
#endif
