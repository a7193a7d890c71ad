#include "core/people/search.h"

#include "core/text/fold.h"

#include <stdlib.h>
#include <string.h>

static void judge_spelling(const struct query *query, struct search_row *row)
{
	char key[FOLD_BYTES];
	const char *kana = query->words[row->word].kana;
	if (!row->loose)
		return;
	row->loose = false;
	if (row->field != LOOKUP_READING || !*kana)
		return;
	fold_text(key, sizeof(key), index_text(row->index, row->row, LOOKUP_IN_READING));
	row->loose = row->class == CLASS_START ? strncmp(key, kana, strlen(kana)) != 0 : !strstr(key, kana);
}

/* Members first, who left the society last. */
static int kind_rank(const struct search_row *row)
{
	enum client_kind kind = index_rows(row->index)[row->row].kind;
	return kind == CLIENT_MEMBER ? 0 : kind == CLIENT_LEFT ? 2 : 1;
}

static int by_rank(const void *a, const void *b, void *context)
{
	const struct search_row *l = a, *r = b;
	const struct ranks *ranks = context;
	if ((l->class == CLASS_EXACT) != (r->class == CLASS_EXACT))
		return l->class == CLASS_EXACT ? -1 : 1;
	int left = kind_rank(l), right = kind_rank(r);
	if (left != right)
		return left - right;
	if (l->class != r->class)
		return l->class < r->class ? -1 : 1;
	if (l->loose != r->loose)
		return l->loose ? 1 : -1;
	uint64_t mine = ranks_of(ranks, l->index, l->row), theirs = ranks_of(ranks, r->index, r->row);
	return (mine > theirs) - (mine < theirs);
}

/* A row found by its number is found again by its digits: the first of the two, in order of rank, stays. */
static void drop_doubles(struct search_result *out)
{
	int kept = 0;
	for (int i = 0; i < out->count; i++) {
		const struct search_row *row = &out->rows[i];
		bool found = false;
		for (int k = 0; k < kept && out->rows[k].class == CLASS_EXACT && !found; k++)
			found = out->rows[k].index == row->index && out->rows[k].row == row->row;
		if (!found)
			out->rows[kept++] = *row;
	}
	out->count = kept;
}

void search_sort(const struct ranks *ranks, const struct query *query, struct search_result *out)
{
	for (int i = 0; i < out->count; i++)
		judge_spelling(query, &out->rows[i]);
	qsort_r(out->rows, (size_t)out->count, sizeof(*out->rows), by_rank, (void *)(uintptr_t)ranks);
	drop_doubles(out);
}
