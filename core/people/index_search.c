#include "core/people/index.h"

#include <string.h>

#ifdef __SSE2__
#include <emmintrin.h>

#define STEP 16

/* The places of the 16 at `bytes` where both the first and the last letter of the text stand. */
static unsigned candidates(const char *bytes, __m128i first, __m128i last, size_t length)
{
	__m128i here = _mm_loadu_si128((const __m128i *)(const void *)bytes);
	__m128i there = _mm_loadu_si128((const __m128i *)(const void *)(bytes + length - 1));
	return (unsigned)_mm_movemask_epi8(_mm_and_si128(_mm_cmpeq_epi8(here, first), _mm_cmpeq_epi8(there, last)));
}

const char *index_search(const char *bytes, size_t size, const char *text, size_t length)
{
	if (length == 0 || size < length)
		return NULL;
	__m128i first = _mm_set1_epi8(text[0]), last = _mm_set1_epi8(text[length - 1]);
	size_t at = 0;
	for (; at + length - 1 + STEP <= size; at += STEP) {
		for (unsigned mask = candidates(bytes + at, first, last, length); mask; mask &= mask - 1) {
			const char *place = bytes + at + __builtin_ctz(mask);
			if (memcmp(place, text, length) == 0)
				return place;
		}
	}
	return memmem(bytes + at, size - at, text, length);
}
#else
const char *index_search(const char *bytes, size_t size, const char *text, size_t length)
{
	return length ? memmem(bytes, size, text, length) : NULL;
}
#endif
