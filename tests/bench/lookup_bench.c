/* The look-up in memory, each query beside one plain memmem pass over the same packed bytes. */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/people/lookup.h"
#include "core/text/fold.h"
#include "core/text/romaji.h"
#include "tests/bench/row.h"

static const char *const queries[] = {"y",    "yamada",  "ヤ",    "山",     "0", "042",
                                      "4321", "sha shi", "nohit", "やまだ", "a", "本町 塗装"};
enum { QUERIES = sizeof(queries) / sizeof(queries[0]), RUNS = 7 };

/* The slowest of some. */
static double find_ms(struct lookup *lookup, const char *query)
{
	static struct lookup_result result;
	double times[RUNS];
	for (int run = 0; run < RUNS; run++) {
		/* Another question first, so that nothing is left over from this one. */
		lookup_find(lookup, "", LOOKUP_HITS, &result);
		double start = bench_clock();
		lookup_find(lookup, query, LOOKUP_HITS, &result);
		times[run] = bench_clock() - start;
	}
	return bench_quantile(times, RUNS, 1);
}

/* Every place of the needle, as a scan for all hits must find them. */
static double scan_ms(const struct lookup *lookup, const char *needle)
{
	double times[RUNS];
	size_t length = strlen(needle), size;
	static volatile size_t hits;
	for (int run = 0; run < RUNS; run++) {
		double start = bench_clock();
		const char *at;
		for (int part = 0; (size = lookup_packed(lookup, part, &at)) > 0; part++) {
			const char *end = at + size;
			for (hits = 0; (at = memmem(at, (size_t)(end - at), needle, length)) != NULL; at += length)
				hits++;
		}
		times[run] = bench_clock() - start;
	}
	return bench_quantile(times, RUNS, 0.5);
}

/* The needle a plain scan would look for: the folded query, or its romaji key. */
static void needle_of(const char *query, char *out, size_t size)
{
	char word[64];
	snprintf(word, sizeof(word), "%.*s", (int)strcspn(query, " "), query);
	if ((unsigned char)word[0] < 0x80 && (word[0] < '0' || word[0] > '9'))
		romaji_key(out, size, word);
	else
		fold_text(out, size, word);
	if (!out[0])
		snprintf(out, size, "%s", word);
}

static void compare(struct lookup *lookup, int members)
{
	for (int i = 0; i < QUERIES; i++) {
		char needle[FOLD_BYTES], what[96];
		needle_of(queries[i], needle, sizeof(needle));
		double find = find_ms(lookup, queries[i]), scan = scan_ms(lookup, needle);
		snprintf(what, sizeof(what), "find \"%s\": %.2f ms, against its memmem pass", queries[i], find);
		if (members >= 1000000)
			row_most(what, members, find / scan, "x", 0.5);
		else
			row_show(what, members, find / scan, "x");
	}
}

int main(int count, char **arguments)
{
	struct fault fault;
	struct db *db = NULL;
	struct lookup *lookup = NULL;
	if (count != 3 || db_open(arguments[1], DB_OPEN, &db, &fault) != DONE) {
		fprintf(stderr, "lookup_bench DB MEMBERS\n");
		return 2;
	}
	int members = atoi(arguments[2]);
	double start = bench_clock();
	if (lookup_open(db, &lookup) != DONE || lookup_load(lookup) != DONE)
		return 3;
	row_show("look-up loaded, alone in a program", members, bench_clock() - start, "ms");
	compare(lookup, members);
	lookup_close(lookup);
	db_close(db);
	return 0;
}
