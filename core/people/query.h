#ifndef CORE_PEOPLE_QUERY_H
#define CORE_PEOPLE_QUERY_H

#include "core/people/index.h"
#include "core/text/fold.h"

/* What was typed into the look-up box, made ready for the search. For core/people alone. */

#define QUERY_WORDS    8
#define QUERY_PATTERNS 24
#define QUERY_RUNS     24
#define PATTERN_BYTES  96

/* Bytes looked for in one plane, with the runs that a block's signature must have. */
struct query_pattern {
	enum key_plane plane;
	bool loose; /* by sound: exact spelling still has to be told apart */
	size_t length;
	char bytes[PATTERN_BYTES];
	uint32_t runs[QUERY_RUNS];
	int run_count;
	uint32_t start, word, end; /* of the longest anchored runs */
};

/* One word: a client matches it when any of the patterns is found. */
struct query_word {
	struct query_pattern patterns[QUERY_PATTERNS];
	int count;
	char key[FOLD_BYTES];  /* strict key of what was typed */
	char kana[FOLD_BYTES]; /* strict key of its kana as far as syllables are whole */
};

struct query {
	struct query_word words[QUERY_WORDS];
	int count;
	bool form;                  /* nothing but a legal form */
	struct query_pattern exact; /* the number that was typed; length 0: none */
};

void query_make(struct query *query, const char *typed);

#define QUERY_BYTES 512

/*
 * What to look for when nothing was found: what was typed with a space wherever kanji and kana or letters meet
 * (山田せい is 山田 and セイ while the input method is at work), and without the beginning of a legal form at its end.
 * False when that is the same.
 */
bool query_relax(const char *typed, char out[QUERY_BYTES]);

/* A pattern for a client's number, false when the text is none. */
bool query_number(struct query_pattern *pattern, const char *typed);

#endif
