#include "core/people/search.h"

#include <stdlib.h>
#include <string.h>

/* The best match of a row in the block at work. */
struct best {
	enum index_class class;
	enum lookup_field field;
	bool loose;
	int word;
};

/* The rows kept of one class and kind: those with the lowest places. */
struct list {
	int count;
	int last; /* of these rows the one with the highest place */
	struct search_row rows[SEARCH_ROWS];
};

struct search {
	const struct ranks *ranks;
	const struct index *index; /* at work */
	const struct query *query;
	struct search_result *out;
	int most;                      /* kept of one class and kind */
	struct list lists[CLASSES][2]; /* others, members */
	struct best best[INDEX_BLOCK];
	uint32_t first;            /* row of the block at work */
	uint32_t may[QUERY_WORDS]; /* the patterns of each word that can stand in it, as bits */
	uint8_t *searched; /* loaded blocks that need no look any more, as bits: one search of a block finds all classes
	                    */
};

static bool block_has_runs(const char *signature, const struct query_pattern *p)
{
	for (int i = 0; i < p->run_count; i++) {
		if (!index_has(signature, p->runs[i]))
			return false;
	}
	return true;
}

/* Can the pattern stand so in this block? The end of a phone number counts as a word's start. */
static bool block_may(const char *signature, const struct query_pattern *p, enum index_class class)
{
	bool anchored = class == CLASS_INSIDE;
	if (class == CLASS_EXACT || class == CLASS_START)
		anchored = p->plane != PLANE_LATIN && index_has(signature, p->start);
	if (class == CLASS_WORD)
		anchored = index_has(signature, p->word) || (p->plane == PLANE_DIGIT && index_has(signature, p->end));
	return anchored && block_has_runs(signature, p);
}

static enum lookup_field field_of(char tag)
{
	return tag == KEY_FORMER ? LOOKUP_NUMBER : (enum lookup_field)(tag - 0x10);
}

/* Where a match lies. CLASSES when it is none: the exact number must end where the match ends. */
static enum index_class classify(const struct index *index, const struct query_pattern *p, size_t at, bool exact)
{
	const struct index_bytes *plane = &index->planes[p->plane];
	char before = plane->bytes[at - 1];
	bool ends = at + p->length == plane->used || index_is_mark(plane->bytes[at + p->length]);
	if (exact)
		return ends && (before == KEY_TAG(LOOKUP_NUMBER) || before == KEY_FORMER) ? CLASS_EXACT : CLASSES;
	if (index_is_mark(before))
		return index_is_top(before) ? CLASS_START : CLASS_WORD;
	if (ends && plane->bytes[index_field(index, p->plane, at)] == KEY_TAG(LOOKUP_PHONE))
		return CLASS_WORD;
	return CLASS_INSIDE;
}

/* Notes where a match lies, if that is better than what the row has. */
static void note(const struct index *index, const struct query_pattern *p, size_t at, bool exact, struct best *best)
{
	enum index_class class = classify(index, p, at, exact);
	if (class >= best->class)
		return;
	best->class = class;
	best->loose = p->loose;
	best->field = field_of(index->planes[p->plane].bytes[index_field(index, p->plane, at)]);
}

/* Where a word that is not the first lies in a row, by the patterns that the block may have. */
static void search_row(const struct search *s, uint32_t row, int word, struct best *best)
{
	*best = (struct best){.class = CLASSES, .word = word};
	for (int i = 0; i < s->query->words[word].count; i++) {
		const struct query_pattern *p = &s->query->words[word].patterns[i];
		const char *bytes = s->index->planes[p->plane].bytes;
		const char *at = bytes + index_rows(s->index)[row].start[p->plane];
		const char *end = bytes + index_end(s->index, row, p->plane);
		if (!(s->may[word] >> i & 1))
			continue;
		while (best->class > CLASS_START && (at = index_search(at, (size_t)(end - at), p->bytes, p->length)))
			note(s->index, p, (size_t)(at++ - bytes), false, best);
	}
}

static bool is_full(const struct search *s, const struct list *list)
{
	return list->count == s->most;
}

static uint64_t place_of(const struct search *s, const struct search_row *row)
{
	return ranks_of(s->ranks, row->index, row->row);
}

static void find_last(const struct search *s, struct list *list)
{
	list->last = 0;
	for (int i = 1; i < list->count; i++) {
		if (place_of(s, &list->rows[i]) > place_of(s, &list->rows[list->last]))
			list->last = i;
	}
}

static void keep(struct search *s, struct list *list, const struct search_row *row)
{
	if (!is_full(s, list)) {
		list->rows[list->count++] = *row;
		if (place_of(s, row) > place_of(s, &list->rows[list->last]))
			list->last = list->count - 1;
		return;
	}
	s->out->more = true;
	if (place_of(s, row) > place_of(s, &list->rows[list->last]))
		return;
	list->rows[list->last] = *row;
	find_last(s, list);
}

static void search_pattern(struct search *s, const struct query_pattern *p, uint32_t last, bool exact)
{
	const struct index_bytes *plane = &s->index->planes[p->plane];
	const struct index_row *rows = index_rows(s->index);
	const char *end = plane->bytes + index_end(s->index, last, p->plane);
	const char *at = plane->bytes + rows[s->first].start[p->plane];
	uint32_t row = s->first;
	while (at < end && (at = index_search(at, (size_t)(end - at), p->bytes, p->length))) {
		size_t place = (size_t)(at - plane->bytes);
		while (row < last && rows[row + 1].start[p->plane] <= place)
			row++;
		note(s->index, p, place, exact, &s->best[row - s->first]);
		at++;
		/* Nothing better can come in this row. */
		if (s->best[row - s->first].class <= CLASS_START && row < last)
			at = plane->bytes + rows[row + 1].start[p->plane];
	}
}

static void take_row(struct search *s, uint32_t row)
{
	struct best best = s->best[row - s->first], other;
	if (index_rows(s->index)[row].client == 0)
		return;
	for (int i = 1; i < s->query->count && best.class != CLASS_EXACT; i++) {
		search_row(s, row, i, &other);
		if (other.class == CLASSES)
			return;
		best = other.class < best.class ? other : best;
	}
	struct list *list = &s->lists[best.class][index_rows(s->index)[row].kind == CLIENT_MEMBER];
	keep(s, list, &(struct search_row){s->index, row, best.class, best.loose, best.field, best.word});
}

static void search_block(struct search *s, uint32_t block, const struct query_pattern *patterns, int count, bool exact)
{
	const char *signature = s->index->signatures.bytes + (size_t)block * INDEX_SIGNATURE_BYTES;
	uint32_t rows = s->index->count - block * INDEX_BLOCK;
	s->first = block * INDEX_BLOCK;
	rows = rows < INDEX_BLOCK ? rows : INDEX_BLOCK;
	for (uint32_t i = 0; i < rows; i++)
		s->best[i] = (struct best){.class = CLASSES};
	for (int i = 0; i < count; i++) {
		if (block_has_runs(signature, &patterns[i]))
			search_pattern(s, &patterns[i], s->first + rows - 1, exact);
	}
	for (uint32_t i = 0; i < rows; i++) {
		if (s->best[i].class != CLASSES)
			take_row(s, s->first + i);
	}
}

static bool any_may(const char *signature, const struct query_word *word, enum index_class class)
{
	for (int i = 0; i < word->count; i++) {
		if (block_may(signature, &word->patterns[i], class))
			return true;
	}
	return false;
}

/* Can all words stand in the block, and by which of their patterns? A row is asked for these alone, since each plane it
 * is looked up in is far away in memory. */
static bool all_may(struct search *s, const char *signature)
{
	for (int i = 0; i < s->query->count; i++) {
		const struct query_word *word = &s->query->words[i];
		s->may[i] = 0;
		for (int k = 0; k < word->count; k++)
			s->may[i] |= (uint32_t)block_has_runs(signature, &word->patterns[k]) << k;
		if (!s->may[i])
			return false;
	}
	return true;
}

static const char *signature_of(const struct index *index, uint32_t block)
{
	return index->signatures.bytes + (size_t)block * INDEX_SIGNATURE_BYTES;
}

static uint32_t blocks_of(const struct index *index)
{
	return (index->count + INDEX_BLOCK - 1) / INDEX_BLOCK;
}

/* Has the block not been searched, and can it have all words? If it cannot, it needs no second look. */
static bool block_worth(struct search *s, uint32_t block)
{
	if (s->searched[block >> 3] >> (block & 7) & 1)
		return false;
	if (all_may(s, signature_of(s->index, block)))
		return true;
	s->searched[block >> 3] |= (uint8_t)(1 << (block & 7));
	return false;
}

static bool class_may(const struct search *s, uint32_t block, enum index_class class)
{
	for (int i = 0; i < s->query->count; i++) {
		if (any_may(signature_of(s->index, block), &s->query->words[i], class))
			return true;
	}
	return false;
}

/* Do the members of a class need nothing from this block on? */
static bool is_settled(const struct search *s, enum index_class class, uint32_t block)
{
	const struct list *members = &s->lists[class][true];
	return is_full(s, members) &&
	       place_of(s, &members->rows[members->last]) < ranks_of(s->ranks, s->index, block * INDEX_BLOCK);
}

/* All loaded blocks that may have a word in a class and were not searched yet, until the class has enough members and
 * no block before could have others. Blocks searched for a better class have given their rows of all classes. */
static void search_class(struct search *s, enum index_class class)
{
	const struct query_word *word = &s->query->words[0];
	for (uint32_t block = 0; block < blocks_of(s->index) && !is_settled(s, class, block); block++) {
		if (!block_worth(s, block) || !class_may(s, block, class))
			continue;
		s->searched[block >> 3] |= (uint8_t)(1 << (block & 7));
		search_block(s, block, word->patterns, word->count, false);
	}
	s->out->more = s->out->more || is_full(s, &s->lists[class][true]);
}

static void search_number(struct search *s)
{
	for (uint32_t block = 0; block < blocks_of(s->index); block++) {
		if (block_may(signature_of(s->index, block), &s->query->exact, CLASS_EXACT))
			search_block(s, block, &s->query->exact, 1, true);
	}
}

/* Those that lie in no order are few. */
static void search_others(struct search *s)
{
	const struct query_word *word = &s->query->words[0];
	s->index = &s->ranks->others;
	if (s->query->exact.length > 0)
		search_number(s);
	for (uint32_t block = 0; block < blocks_of(s->index) && s->query->count > 0; block++) {
		if (all_may(s, signature_of(s->index, block)))
			search_block(s, block, word->patterns, word->count, false);
	}
}

static void search_loaded(struct search *s, int limit)
{
	int members = 0;
	s->index = &s->ranks->loaded;
	if (s->query->exact.length > 0)
		search_number(s);
	for (int class = CLASS_START; s->query->count > 0 && class < CLASSES && members < limit; class ++) {
		search_class(s, (enum index_class) class);
		members += s->lists[class][true].count;
	}
	s->out->more = s->out->more || members > limit;
}

static bool by_sound(const struct query_word *word)
{
	for (int i = 0; i < word->count; i++) {
		if (word->patterns[i].loose)
			return true;
	}
	return false;
}

static void gather(struct search *s)
{
	for (int class = CLASS_EXACT; class < CLASSES; class ++) {
		for (int member = 0; member < 2; member++) {
			const struct list *list = &s->lists[class][member];
			memcpy(s->out->rows + s->out->count, list->rows, sizeof(*list->rows) * (size_t)list->count);
			s->out->count += list->count;
		}
	}
	search_sort(s->ranks, s->query, s->out);
}

enum status search_run(const struct ranks *ranks, const struct query *query, int limit, struct search_result *out)
{
	struct search *s = calloc(1, sizeof(*s) + blocks_of(&ranks->loaded) / 8 + 1);
	out->count = 0;
	out->more = false;
	if (!s)
		return FAILED;
	s->ranks = ranks;
	s->query = query;
	s->out = out;
	s->searched = (uint8_t *)(s + 1);
	s->most = query->count == 1 && by_sound(&query->words[0]) ? SEARCH_ROWS : limit;
	search_others(s);
	search_loaded(s, limit);
	gather(s);
	free(s);
	return DONE;
}
