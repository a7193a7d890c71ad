#include "core/people/ranks.h"

#include <stdlib.h>
#include <string.h>

/* What a row is ranked by. A dead row keeps it, but for the client. */
struct measure {
	int32_t contact;
	int64_t client;
	char reading[FOLD_BYTES];
};

static void measure(const struct index *index, uint32_t row, struct measure *out)
{
	out->contact = index_rows(index)[row].contact;
	out->client = index_rows(index)[row].client;
	key_reading(index_text(index, row, LOOKUP_IN_READING), out->reading);
}

static int compare(const struct measure *a, const struct measure *b)
{
	if (a->contact != b->contact)
		return a->contact < b->contact ? -1 : 1;
	int reading = strcmp(a->reading, b->reading);
	return reading ? reading : (a->client > b->client) - (a->client < b->client);
}

/* How many loaded rows come before one of the others. */
static uint32_t before(const struct ranks *ranks, uint32_t row)
{
	struct measure own, other;
	uint32_t low = 0, high = ranks->loaded.count;
	measure(&ranks->others, row, &own);
	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		measure(&ranks->loaded, middle, &other);
		if (compare(&other, &own) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static int by_measure(const void *a, const void *b, void *context)
{
	const struct ranks *ranks = context;
	uint32_t left = *(const uint32_t *)a, right = *(const uint32_t *)b;
	struct measure l, r;
	if (ranks->places[left] >> 32 != ranks->places[right] >> 32)
		return ranks->places[left] < ranks->places[right] ? -1 : 1;
	measure(&ranks->others, left, &l);
	measure(&ranks->others, right, &r);
	return compare(&l, &r);
}

/* The upper half of a place is the number of loaded rows before it; those between the same two are sorted. */
static void place_all(struct ranks *ranks)
{
	uint32_t first = ranks->placed_among == ranks->loaded.count ? ranks->placed : 0;
	for (uint32_t row = 0; row < ranks->others.count; row++) {
		if (row >= first)
			ranks->places[row] = (uint64_t)before(ranks, row) << 32;
		ranks->order[row] = row;
	}
	qsort_r(ranks->order, ranks->others.count, sizeof(*ranks->order), by_measure, ranks);
	for (uint32_t i = 0; i < ranks->others.count; i++) {
		uint64_t *place = &ranks->places[ranks->order[i]];
		*place = (*place & ~(uint64_t)UINT32_MAX) | i;
	}
}

bool ranks_place(struct ranks *ranks)
{
	uint32_t count = ranks->others.count;
	/* Memory for none would be given back and be used again. */
	if (count == 0) {
		ranks->placed = 0;
		return true;
	}
	if (ranks->placed == count && ranks->placed_among == ranks->loaded.count)
		return true;
	uint64_t *places = realloc(ranks->places, count * sizeof(*places));
	if (places)
		ranks->places = places;
	uint32_t *order = realloc(ranks->order, count * sizeof(*order));
	if (order)
		ranks->order = order;
	if (!places || !order)
		return false;
	place_all(ranks);
	ranks->placed = count;
	ranks->placed_among = ranks->loaded.count;
	return true;
}

void ranks_free(struct ranks *ranks)
{
	index_free(&ranks->loaded);
	index_free(&ranks->others);
	free(ranks->places);
	free(ranks->order);
	memset(ranks, 0, sizeof(*ranks));
}
