#include "core/people/search.h"

#include "core/text/fold.h"

#include <stdlib.h>
#include <string.h>

/* The best match of a row in the block at work. */
struct best {
	enum index_class class;
	enum lookup_field field;
	bool loose;
};

/* The rows kept of one class and kind: those with the lowest places, which are the lowest numbers. */
struct list {
	int count;
	uint32_t highest; /* place of a row */
	struct search_row rows[SEARCH_ROWS];
};

struct search {
	const struct index *index;
	const struct query *query;
	struct search_result *out;
	int most;                      /* kept of one class and kind */
	struct list lists[CLASSES][2]; /* others, members */
	struct best best[INDEX_BLOCK];
	uint32_t first;            /* row of the block at work */
	uint32_t may[QUERY_WORDS]; /* the patterns of each further word that can stand in it, as bits */
	uint8_t *searched; /* blocks that need no look any more, as bits: one search of a block finds all classes */
};

enum client_kind search_kind(const struct index *index, uint32_t row)
{
	return index_rows(index)[row].kind;
}

const char *search_text(const struct index *index, uint32_t row, enum lookup_column column)
{
	const char *text = index->show.bytes + index_rows(index)[row].show;
	for (int i = 0; i <= (int)column; i++)
		text += strlen(text) + 1;
	return text;
}

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

static bool is_mark(char c)
{
	return c >= 0x10 && c < KEY_MARKS;
}

static char tag_of(const char *bytes, size_t at)
{
	while (at > 0 && (!is_mark(bytes[at - 1]) || bytes[at - 1] == KEY_WORD))
		at--;
	return at > 0 ? bytes[at - 1] : KEY_TAG(LOOKUP_NAME);
}

static enum lookup_field field_of(char tag)
{
	return tag == KEY_FORMER ? LOOKUP_NUMBER : (enum lookup_field)(tag - 0x10);
}

/* Where a match lies. CLASSES when it is none: the exact number must end where the match ends. */
static enum index_class classify(const struct index_bytes *plane, size_t at, size_t length, bool exact)
{
	char before = at > 0 ? plane->bytes[at - 1] : KEY_TAG(LOOKUP_NAME);
	bool ends = at + length == plane->used || is_mark(plane->bytes[at + length]);
	if (exact)
		return ends && (before == KEY_TAG(LOOKUP_NUMBER) || before == KEY_FORMER) ? CLASS_EXACT : CLASSES;
	if (is_mark(before))
		return index_is_top(before) ? CLASS_START : CLASS_WORD;
	if (ends && tag_of(plane->bytes, at) == KEY_TAG(LOOKUP_PHONE))
		return CLASS_WORD;
	return CLASS_INSIDE;
}

static bool row_has_word(const struct index *index, uint32_t row, const struct query_word *word, uint32_t may)
{
	const struct index_row *r = &index_rows(index)[row];
	for (int i = 0; i < word->count; i++) {
		const struct query_pattern *p = &word->patterns[i];
		if (!(may >> i & 1))
			continue;
		const char *bytes = index->planes[p->plane].bytes + r->start[p->plane];
		size_t size = index_end(index, row, p->plane) - r->start[p->plane];
		if (index_search(bytes, size, p->bytes, p->length))
			return true;
	}
	return false;
}

static bool is_full(const struct search *s, const struct list *list)
{
	return list->count == s->most;
}

static void find_highest(struct list *list)
{
	list->highest = 0;
	for (int i = 0; i < list->count; i++) {
		if (list->rows[i].row > list->highest)
			list->highest = list->rows[i].row;
	}
}

static void keep(struct search *s, struct list *list, const struct search_row *row)
{
	if (!is_full(s, list)) {
		list->rows[list->count++] = *row;
		if (row->row > list->highest)
			list->highest = row->row;
		return;
	}
	for (int i = 0; i < list->count; i++) {
		if (list->rows[i].row == list->highest) {
			list->rows[i] = *row;
			break;
		}
	}
	find_highest(list);
}

/* Notes where a match lies, if that is better than what the row has. */
static void note(struct search *s, const struct query_pattern *p, uint32_t row, size_t at, bool exact)
{
	const struct index_bytes *plane = &s->index->planes[p->plane];
	enum index_class class = classify(plane, at, p->length, exact);
	struct best *best = &s->best[row - s->first];
	if (class >= best->class)
		return;
	best->class = class;
	best->loose = p->loose;
	best->field = field_of(tag_of(plane->bytes, at));
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
		note(s, p, row, place, exact);
		at++;
		/* Nothing better can come in this row. */
		if (s->best[row - s->first].class <= CLASS_START && row < last)
			at = plane->bytes + rows[row + 1].start[p->plane];
	}
}

static void take_row(struct search *s, uint32_t row)
{
	const struct best *best = &s->best[row - s->first];
	if (index_rows(s->index)[row].client < 0)
		return;
	struct list *list = &s->lists[best->class][search_kind(s->index, row) == CLIENT_MEMBER];
	if (is_full(s, list)) {
		s->out->more = true;
		if (row > list->highest)
			return;
	}
	for (int i = 1; i < s->query->count && best->class != CLASS_EXACT; i++) {
		if (!row_has_word(s->index, row, &s->query->words[i], s->may[i]))
			return;
	}
	keep(s, list, &(struct search_row){row, best->class, best->loose, best->field});
}

static void search_block(struct search *s, uint32_t block, const struct query_pattern *patterns, int count, bool exact)
{
	const char *signature = s->index->signatures.bytes + (size_t)block * INDEX_SIGNATURE_BYTES;
	uint32_t rows = s->index->count - block * INDEX_BLOCK;
	s->first = block * INDEX_BLOCK;
	rows = rows < INDEX_BLOCK ? rows : INDEX_BLOCK;
	for (uint32_t i = 0; i < rows; i++)
		s->best[i].class = CLASSES;
	for (int i = 0; i < count; i++) {
		if (block_has_runs(signature, &patterns[i]))
			search_pattern(s, &patterns[i], s->first + rows - 1, exact);
	}
	for (uint32_t i = 0; i < rows; i++) {
		if (s->best[i].class != CLASSES)
			take_row(s, s->first + i);
	}
}

/* Can all further words stand in the block, and by which of their patterns? A row is asked for these alone, since each
 * plane it is looked up in is far away in memory. */
static bool others_may(struct search *s, const char *signature)
{
	for (int i = 1; i < s->query->count; i++) {
		const struct query_word *word = &s->query->words[i];
		s->may[i] = 0;
		for (int k = 0; k < word->count; k++)
			s->may[i] |= (uint32_t)block_has_runs(signature, &word->patterns[k]) << k;
		if (!s->may[i])
			return false;
	}
	return true;
}

static bool any_may(const char *signature, const struct query_pattern *patterns, int count, enum index_class class)
{
	for (int i = 0; i < count; i++) {
		if (block_may(signature, &patterns[i], class))
			return true;
	}
	return false;
}

/* Has the block the runs of all words? Where it has not, no class can be: it needs no second look. */
static bool block_worth(struct search *s, uint32_t block)
{
	const struct query_word *word = &s->query->words[0];
	const char *signature = s->index->signatures.bytes + (size_t)block * INDEX_SIGNATURE_BYTES;
	if (s->searched[block >> 3] >> (block & 7) & 1)
		return false;
	if (any_may(signature, word->patterns, word->count, CLASS_INSIDE) && others_may(s, signature))
		return true;
	s->searched[block >> 3] |= (uint8_t)(1 << (block & 7));
	return false;
}

/* All blocks that may have the first word in a class and were not searched yet, until the class has enough members and
 * no block before could have others. Blocks searched for a better class have given their rows of all classes. */
static void search_class(struct search *s, enum index_class class)
{
	const struct query_word *word = &s->query->words[0];
	const struct list *members = &s->lists[class][true];
	uint32_t blocks = (s->index->count + INDEX_BLOCK - 1) / INDEX_BLOCK;
	for (uint32_t block = 0; block < blocks; block++) {
		const char *signature = s->index->signatures.bytes + (size_t)block * INDEX_SIGNATURE_BYTES;
		if (is_full(s, members) && members->highest < block * INDEX_BLOCK)
			break;
		if (!block_worth(s, block) || !any_may(signature, word->patterns, word->count, class))
			continue;
		s->searched[block >> 3] |= (uint8_t)(1 << (block & 7));
		search_block(s, block, word->patterns, word->count, false);
	}
	s->out->more = s->out->more || is_full(s, members);
}

static void search_number(struct search *s)
{
	uint32_t blocks = (s->index->count + INDEX_BLOCK - 1) / INDEX_BLOCK;
	for (uint32_t block = 0; block < blocks; block++) {
		const char *signature = s->index->signatures.bytes + (size_t)block * INDEX_SIGNATURE_BYTES;
		if (block_may(signature, &s->query->exact, CLASS_EXACT))
			search_block(s, block, &s->query->exact, 1, true);
	}
}

static void judge_spelling(const struct search *s, struct search_row *row)
{
	char key[FOLD_BYTES];
	const char *kana = s->query->words[0].kana;
	if (!row->loose)
		return;
	row->loose = false;
	if (row->field != LOOKUP_READING || !*kana)
		return;
	fold_text(key, sizeof(key), search_text(s->index, row->row, LOOKUP_IN_READING));
	row->loose = row->class == CLASS_START ? strncmp(key, kana, strlen(kana)) != 0 : !strstr(key, kana);
}

static int by_number(const char *a, const char *b)
{
	size_t left = strlen(a), right = strlen(b);
	return left != right ? (left > right) - (left < right) : strcmp(a, b);
}

/* Members first, who left the society last. */
static int kind_rank(const struct index *index, uint32_t row)
{
	enum client_kind kind = search_kind(index, row);
	return kind == CLIENT_MEMBER ? 0 : kind == CLIENT_LEFT ? 2 : 1;
}

static int by_rank(const void *a, const void *b, void *context)
{
	const struct search_row *l = a, *r = b;
	const struct index *index = context;
	if ((l->class == CLASS_EXACT) != (r->class == CLASS_EXACT))
		return l->class == CLASS_EXACT ? -1 : 1;
	int left = kind_rank(index, l->row), right = kind_rank(index, r->row);
	if (left != right)
		return left - right;
	if (l->class != r->class)
		return l->class < r->class ? -1 : 1;
	if (l->loose != r->loose)
		return l->loose ? 1 : -1;
	return by_number(search_text(index, l->row, LOOKUP_IN_NUMBER), search_text(index, r->row, LOOKUP_IN_NUMBER));
}

static bool by_sound(const struct query_word *word)
{
	for (int i = 0; i < word->count; i++) {
		if (word->patterns[i].loose)
			return true;
	}
	return false;
}

/* A row found by its number is found again by its digits: the first of the two, in order of rank, stays. */
static void drop_doubles(struct search_result *out)
{
	int kept = 0;
	for (int i = 0; i < out->count; i++) {
		int k = 0;
		while (k < kept && out->rows[k].class == CLASS_EXACT && out->rows[k].row != out->rows[i].row)
			k++;
		if (k < kept && out->rows[k].class == CLASS_EXACT)
			continue;
		out->rows[kept++] = out->rows[i];
	}
	out->count = kept;
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
	for (int i = 0; i < s->out->count; i++)
		judge_spelling(s, &s->out->rows[i]);
	qsort_r(s->out->rows, (size_t)s->out->count, sizeof(*s->out->rows), by_rank, (void *)(uintptr_t)s->index);
	drop_doubles(s->out);
}

static void search_all(struct search *s, int limit)
{
	int members = 0;
	s->most = s->query->count == 1 && by_sound(&s->query->words[0]) ? SEARCH_ROWS : limit;
	if (s->query->exact.length > 0)
		search_number(s);
	for (int class = CLASS_START; s->query->count > 0 && class < CLASSES && members < limit; class ++) {
		search_class(s, (enum index_class) class);
		members += s->lists[class][true].count;
	}
	s->out->more = s->out->more || members > limit;
}

enum status search_run(const struct index *index, const struct query *query, int limit, struct search_result *out)
{
	struct search *s = calloc(1, sizeof(*s) + index->count / INDEX_BLOCK / 8 + 1);
	out->count = 0;
	out->more = false;
	if (!s)
		return FAILED;
	s->index = index;
	s->query = query;
	s->out = out;
	s->searched = (uint8_t *)(s + 1);
	search_all(s, limit);
	gather(s);
	free(s);
	return DONE;
}
