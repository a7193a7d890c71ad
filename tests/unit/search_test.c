#include "core/people/search.h"

#include "core/people/register.h"
#include "core/people/source.h"
#include "tests/unit/people.h"
#include "tests/unit/spelling.h"

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

/* One client's row alone, so that being found does not depend on how many others are. */
static void alone(struct ranks *ranks, const char *reading, const char *representative)
{
	static struct source_client client;
	static char record[KEY_RECORD_BYTES];
	memset(&client, 0, sizeof(client));
	for (int i = 0; i < FIELD_COUNT; i++)
		client.text[i] = "";
	client.text[FIELD_NUMBER] = "00001";
	client.text[FIELD_NAME] = "㊙";
	client.text[FIELD_READING] = reading;
	if (*representative)
		client.people[client.people_count++] = (struct source_person){1, true, "㊙", representative};
	record[key_record(&client, record)] = '\0';
	cr_assert(index_add(&ranks->loaded, 1, 0, record));
}

/* Every beginning of what is typed finds it, but where nothing narrows yet. */
static void typed_finds(const struct ranks *ranks, const char *reading, enum spelling spelling)
{
	static struct search_result found;
	static struct query query;
	char typed[256], part[256];
	spelling_of(spelling, reading, typed, sizeof(typed));
	for (size_t end = strlen(typed); end > 0; end--) {
		if ((typed[end] & 0xc0) == 0x80)
			continue;
		snprintf(part, sizeof(part), "%.*s", (int)end, typed);
		if (strchr("xl", *part) && strspn(part, "xltus") == end)
			continue;
		query_make(&query, part);
		search_run(ranks, &query, 1, &found);
		cr_assert_eq(found.count, 1, "%s, %s: %s of %s", reading, spelling_name(spelling), part, typed);
	}
}

Test(search, any_beginning_in_any_spelling_finds_every_member, .timeout = 60)
{
	struct db *db = people_office();
	struct register_counts counts;
	struct register_options options = {.op = NULL};
	FILE *in = fopen("tests/data/members-utf8.csv", "rb");
	cr_assert_eq(register_import(db, in, &options, NULL, NULL, &counts), DONE);
	fclose(in);
	struct stmt s = stmt_open(db, "SELECT c.reading, coalesce(p.reading, '') FROM client c LEFT JOIN person p"
	                              " ON p.client = c.id");
	int members = 0;
	for (; stmt_row(&s); members++) {
		struct ranks ranks = {.placed = 0};
		alone(&ranks, stmt_str(&s, 0), stmt_str(&s, 1));
		for (int spelling = 0; spelling < SPELLINGS; spelling++) {
			typed_finds(&ranks, stmt_str(&s, 0), (enum spelling)spelling);
			typed_finds(&ranks, stmt_str(&s, 1), (enum spelling)spelling);
		}
		ranks_free(&ranks);
	}
	cr_assert_eq(stmt_close(&s), DONE);
	cr_expect_eq(members, 1500);
	db_close(db);
}

/* Readings of all kana: each syllable once in front, then any, with ン, ッ and ー where they may stand. */
static void invent_reading(unsigned *seed, size_t first, char *out)
{
	static const char *const between[] = {"", "", "", "ン", "ッ", "ー", "ウ"};
	size_t count = 0;
	while (spelling_syllable(count))
		count++;
	strcpy(out, spelling_syllable(first % count));
	for (unsigned rest = 1 + draw(seed, 5); rest > 0; rest--) {
		strcat(out, between[draw(seed, 7)]);
		strcat(out, spelling_syllable(draw(seed, count)));
	}
}

Test(search, any_beginning_in_any_spelling_finds_any_kana, .timeout = 60)
{
	unsigned seed = 11;
	for (size_t i = 0; i < 3000; i++) {
		struct ranks ranks = {.placed = 0};
		char reading[256];
		invent_reading(&seed, i, reading);
		alone(&ranks, reading, "");
		for (int spelling = 0; spelling < SPELLINGS; spelling++)
			typed_finds(&ranks, reading, (enum spelling)spelling);
		ranks_free(&ranks);
	}
}
