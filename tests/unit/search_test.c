#include "core/people/search.h"

#include "core/people/register.h"
#include "core/people/source.h"
#include "tests/unit/people.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

/* The same rows twice: once with their signatures, once with signatures that keep nothing out. */
static void load(struct index *index, struct index *open)
{
	struct db *db = people_office();
	struct register_counts counts;
	struct register_options options = {.op = NULL};
	FILE *in = fopen("tests/data/members-utf8.csv", "rb");
	cr_assert_eq(register_import(db, in, &options, NULL, NULL, &counts), DONE, "%s", db_fault(db)->text);
	fclose(in);
	struct stmt s = stmt_open(db, "SELECT client, record FROM client_key ORDER BY client");
	while (stmt_row(&s)) {
		cr_assert(index_add(index, stmt_int(&s, 0), stmt_str(&s, 1)));
		cr_assert(index_add(open, stmt_int(&s, 0), stmt_str(&s, 1)));
	}
	cr_assert_eq(stmt_close(&s), DONE);
	memset(open->signatures.bytes, 0xff, open->signatures.used);
	db_close(db);
}

static bool same(const struct index *index, const struct index *open, const char *typed, int limit)
{
	static struct search_result ours, theirs;
	static struct query query;
	query_make(&query, typed);
	search_run(index, &query, limit, &ours);
	search_run(open, &query, limit, &theirs);
	int count = ours.count < limit ? ours.count : limit;
	if (count != (theirs.count < limit ? theirs.count : limit))
		return false;
	for (int i = 0; i < count; i++) {
		if (ours.rows[i].row != theirs.rows[i].row || ours.rows[i].class != theirs.rows[i].class)
			return false;
	}
	return true;
}

static unsigned draw(unsigned *seed, size_t below)
{
	*seed = *seed * 1103515245 + 12345;
	return (unsigned)((*seed >> 8) % below);
}

/* Some stretch of a row's keys or shown texts, as somebody might type it; sometimes with another row's after it. */
static void invent(unsigned *seed, const struct index *index, char *out, size_t size)
{
	const char *words = draw(seed, 2) ? "%s" : NULL;
	uint32_t row = draw(seed, index->count);
	char piece[64];
	*out = '\0';
	for (unsigned count = 1 + draw(seed, words ? 1 : 3); count > 0; count--) {
		if (draw(seed, 8) == 0)
			row = draw(seed, index->count);
		enum key_plane plane = (enum key_plane)draw(seed, PLANES);
		const char *bytes = index->planes[plane].bytes + index_rows(index)[row].start[plane];
		size_t length = index_end(index, row, plane) - index_rows(index)[row].start[plane];
		if (length < 2)
			continue;
		size_t from = draw(seed, length), used = 0, most = 1 + draw(seed, 14);
		while (from < length && ((unsigned char)bytes[from] & 0xc0) == 0x80)
			from++;
		for (; from < length && (used < most || ((unsigned char)bytes[from] & 0xc0) == 0x80); from++) {
			if (bytes[from] < 0 || bytes[from] >= KEY_MARKS)
				piece[used++] = bytes[from];
			else if (used > 0)
				break;
		}
		piece[used] = '\0';
		if (strlen(out) + used + 2 < size) {
			strcat(out, *out ? " " : "");
			strcat(out, piece);
		}
	}
}

Test(search, signatures_keep_nothing_out_that_is_there)
{
	struct index index = {.count = 0}, open = {.count = 0};
	unsigned seed = 42;
	int found = 0;
	load(&index, &open);
	for (int i = 0; i < 6000; i++) {
		char typed[256];
		invent(&seed, &index, typed, sizeof(typed));
		cr_assert(same(&index, &open, typed, 50), "%s", typed);
		found += *typed != '\0';
	}
	cr_expect_gt(found, 5000);
	for (int c = ' '; c < 0x7f; c++) {
		char typed[2] = {(char)c, '\0'};
		cr_assert(same(&index, &open, typed, 3), "%s", typed);
	}
	index_free(&index);
	index_free(&open);
}

Test(search, finds_the_texts_that_memmem_finds)
{
	static const char hay[] = "abcabcabdabcabcabcabcabcabcabcabcabcabcabcabd-the end of it is near, nearer, here";
	for (size_t size = 0; size < sizeof(hay); size++) {
		for (size_t from = 0; from < 40; from += 3) {
			for (size_t length = 1; length < 9; length++)
				cr_assert_eq(index_search(hay, size, hay + from, length),
				             memmem(hay, size, hay + from, length), "%zu %zu %zu", size, from, length);
		}
	}
	cr_expect_null(index_search(hay, sizeof(hay), "", 0));
}
