#include "core/people/search.h"

#include "core/people/register.h"
#include "core/people/source.h"
#include "tests/unit/people.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

/* The same rows three times, some with a contact: with their signatures; with signatures that keep nothing out; and in
 * the order of their clients, among the others, so that no search stops early. */
struct thrice {
	struct ranks ranks, open, others;
};

static void load(struct thrice *all)
{
	struct db *db = people_office();
	struct register_counts counts;
	struct register_options options = {.op = NULL};
	memset(all, 0, sizeof(*all));
	FILE *in = fopen("tests/data/members-utf8.csv", "rb");
	cr_assert_eq(register_import(db, in, &options, NULL, NULL, &counts), DONE, "%s", db_fault(db)->text);
	fclose(in);
	struct stmt s = stmt_open(db, "SELECT client, min(0, client % 9 - 5) AS contact, record FROM client_key"
	                              " ORDER BY 2, reading, client");
	while (stmt_row(&s)) {
		cr_assert(index_add(&all->ranks.loaded, stmt_int(&s, 0), (int32_t)stmt_int(&s, 1), stmt_str(&s, 2)));
		cr_assert(index_add(&all->open.loaded, stmt_int(&s, 0), (int32_t)stmt_int(&s, 1), stmt_str(&s, 2)));
	}
	cr_assert_eq(stmt_close(&s), DONE);
	s = stmt_open(db, "SELECT client, min(0, client % 9 - 5), record FROM client_key ORDER BY client");
	while (stmt_row(&s))
		cr_assert(index_add(&all->others.others, stmt_int(&s, 0), (int32_t)stmt_int(&s, 1), stmt_str(&s, 2)));
	cr_assert_eq(stmt_close(&s), DONE);
	cr_assert(ranks_place(&all->others));
	memset(all->open.loaded.signatures.bytes, 0xff, all->open.loaded.signatures.used);
	db_close(db);
}

static void let_go(struct thrice *all)
{
	ranks_free(&all->ranks);
	ranks_free(&all->open);
	ranks_free(&all->others);
}

static bool same(const struct ranks *one, const struct ranks *other, const char *typed, int limit)
{
	static struct search_result ours, theirs;
	static struct query query;
	query_make(&query, typed);
	search_run(one, &query, limit, &ours);
	search_run(other, &query, limit, &theirs);
	int count = ours.count < limit ? ours.count : limit;
	if (count != (theirs.count < limit ? theirs.count : limit))
		return false;
	for (int i = 0; i < count; i++) {
		const struct search_row *a = &ours.rows[i], *b = &theirs.rows[i];
		if (index_rows(a->index)[a->row].client != index_rows(b->index)[b->row].client || a->class != b->class)
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
	struct thrice all;
	unsigned seed = 42;
	int found = 0;
	load(&all);
	for (int i = 0; i < 6000; i++) {
		char typed[256];
		invent(&seed, &all.ranks.loaded, typed, sizeof(typed));
		cr_assert(same(&all.ranks, &all.open, typed, 50), "%s", typed);
		found += *typed != '\0';
	}
	cr_expect_gt(found, 5000);
	for (int c = ' '; c < 0x7f; c++) {
		char typed[2] = {(char)c, '\0'};
		cr_assert(same(&all.ranks, &all.open, typed, 3), "%s", typed);
	}
	let_go(&all);
}

Test(search, stopping_early_leaves_the_best)
{
	struct thrice all;
	unsigned seed = 7;
	load(&all);
	for (int i = 0; i < 3000; i++) {
		char typed[256];
		invent(&seed, &all.ranks.loaded, typed, sizeof(typed));
		cr_assert(same(&all.ranks, &all.others, typed, 1 + i % 50), "%s", typed);
	}
	for (int c = ' '; c < 0x7f; c++) {
		char typed[2] = {(char)c, '\0'};
		cr_assert(same(&all.ranks, &all.others, typed, 3), "%s", typed);
	}
	let_go(&all);
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
