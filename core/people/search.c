#include "core/people/search.h"

#include "core/text/fold.h"

#include <stdlib.h>
#include <string.h>

struct search {
	const struct index *index;
	const struct query *query;
	struct search_result *out;
	int found[2]; /* in the class at work: others, members */
};

enum client_kind search_kind(const struct index *index, uint32_t row)
{
	return (enum client_kind)(index->show.bytes[index_rows(index)[row].show] - '0');
}

const char *search_text(const struct index *index, uint32_t row, enum lookup_column column)
{
	const char *text = index->show.bytes + index_rows(index)[row].show;
	for (int i = 0; i <= (int)column; i++)
		text += strlen(text) + 1;
	return text;
}

static bool has_bit(const char *signature, uint16_t bit)
{
	return signature[bit >> 3] >> (bit & 7) & 1;
}

static bool block_has_runs(const char *signature, const struct query_pattern *p)
{
	for (int i = 0; i < p->run_count; i++) {
		if (!has_bit(signature, p->runs[i]))
			return false;
	}
	return true;
}

/* The end of a phone number is looked for as often as its start, and no anchored run tells of it. */
static bool block_may(const char *signature, const struct query_pattern *p, enum index_class class)
{
	if (class == CLASS_START || class == CLASS_EXACT)
		return has_bit(signature, p->start) && block_has_runs(signature, p);
	if (class == CLASS_WORD && p->plane != PLANE_DIGIT)
		return has_bit(signature, p->word) && block_has_runs(signature, p);
	return block_has_runs(signature, p);
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

static bool row_has_word(const struct index *index, uint32_t row, const struct query_word *word)
{
	const struct index_row *r = &index_rows(index)[row];
	for (int i = 0; i < word->count; i++) {
		const struct query_pattern *p = &word->patterns[i];
		const char *bytes = index->planes[p->plane].bytes + r->start[p->plane];
		size_t size = index_end(index, row, p->plane) - r->start[p->plane];
		if (memmem(bytes, size, p->bytes, p->length))
			return true;
	}
	return false;
}

static bool is_known(const struct search *s, uint32_t row)
{
	for (int i = s->out->count; i > 0; i--) {
		if (s->out->rows[i - 1].row == row)
			return true;
	}
	return false;
}

static void consider(struct search *s, uint32_t row, enum index_class class, const struct query_pattern *p, size_t at)
{
	bool member = search_kind(s->index, row) == CLIENT_MEMBER;
	if (s->found[member] == SEARCH_ROWS) {
		s->out->more = true;
		return;
	}
	for (int i = 1; i < s->query->count && class != CLASS_EXACT; i++) {
		if (!row_has_word(s->index, row, &s->query->words[i]))
			return;
	}
	if (is_known(s, row))
		return;
	enum lookup_field field = field_of(tag_of(s->index->planes[p->plane].bytes, at));
	s->out->rows[s->out->count++] = (struct search_row){row, class, p->loose, field};
	s->found[member]++;
}

static void search_block(struct search *s, uint32_t block, const struct query_pattern *p, enum index_class class)
{
	const struct index_bytes *plane = &s->index->planes[p->plane];
	const struct index_row *rows = index_rows(s->index);
	uint32_t row = block * INDEX_BLOCK;
	uint32_t last = row + INDEX_BLOCK < s->index->count ? row + INDEX_BLOCK - 1 : s->index->count - 1;
	const char *end = plane->bytes + index_end(s->index, last, p->plane);
	const char *at = plane->bytes + rows[row].start[p->plane];
	while (at < end && (at = memmem(at, (size_t)(end - at), p->bytes, p->length))) {
		size_t place = (size_t)(at - plane->bytes);
		at++;
		if (classify(plane, place, p->length, class == CLASS_EXACT) != class)
			continue;
		while (row < last && rows[row + 1].start[p->plane] <= place)
			row++;
		if (rows[row].client > 0)
			consider(s, row, class, p, place);
		/* One match of a row is enough. */
		if (row < last)
			at = plane->bytes + rows[row + 1].start[p->plane];
		else
			return;
	}
}

static bool others_may(const struct search *s, const char *signature)
{
	for (int i = 1; i < s->query->count; i++) {
		const struct query_word *word = &s->query->words[i];
		bool may = false;
		for (int k = 0; k < word->count && !may; k++)
			may = block_has_runs(signature, &word->patterns[k]);
		if (!may)
			return false;
	}
	return true;
}

/* All blocks for one class, until it has enough members. False when it stopped. */
static bool search_class(struct search *s, const struct query_pattern *patterns, int count, enum index_class class)
{
	uint32_t blocks = (s->index->count + INDEX_BLOCK - 1) / INDEX_BLOCK;
	s->found[0] = s->found[1] = 0;
	for (uint32_t block = 0; block < blocks; block++) {
		const char *signature = s->index->signatures.bytes + (size_t)block * INDEX_SIGNATURE_BYTES;
		bool asked = class == CLASS_EXACT || s->query->count < 2;
		for (int i = 0; i < count; i++) {
			if (!block_may(signature, &patterns[i], class))
				continue;
			asked = asked || others_may(s, signature);
			if (!asked)
				break;
			search_block(s, block, &patterns[i], class);
		}
		if (s->found[1] == SEARCH_ROWS) {
			s->out->more = true;
			return false;
		}
	}
	return true;
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

void search_run(const struct index *index, const struct query *query, int limit, struct search_result *out)
{
	struct search s = {index, query, out, {0, 0}};
	bool all = true;
	int members = 0;
	out->count = 0;
	out->more = false;
	if (query->exact.length > 0)
		search_class(&s, &query->exact, 1, CLASS_EXACT);
	for (int class = CLASS_START; query->count > 0 && class < CLASSES && all && members < limit; class ++) {
		all = search_class(&s, query->words[0].patterns, query->words[0].count, (enum index_class) class);
		members += s.found[1];
		out->more = out->more || members >= limit;
	}
	for (int i = 0; i < out->count; i++)
		judge_spelling(&s, &out->rows[i]);
	qsort_r(out->rows, (size_t)out->count, sizeof(*out->rows), by_rank, (void *)(uintptr_t)index);
}
