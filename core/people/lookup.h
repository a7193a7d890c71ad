#ifndef CORE_PEOPLE_LOOKUP_H
#define CORE_PEOPLE_LOOKUP_H

#include "core/people/client.h"

#include <stdbool.h>
#include <stdint.h>

/*
 * The look-up box: finds clients by anything a caller says - number, name, reading in kana or any romaji, kanji and its
 * variants, phone or its tail, e-mail, town, a person's name, division, trade - while it is being typed. Several words
 * must all match, each in any field. It works in memory alone; the store stays the truth.
 *
 * Order: a client's own number; then members before those who are none and those who left; then where the match lies,
 * of several words the best: start of the reading or name, start of a word, inside; within these, spelled exactly
 * before loosely; then by the most recent contact (client_contact in the schema), then by reading.
 */
struct lookup;

#define LOOKUP_HITS 50 /* a find gives at most so many, the best */

enum lookup_field {
	LOOKUP_NUMBER,
	LOOKUP_READING,
	LOOKUP_NAME,
	LOOKUP_REPRESENTATIVE, /* name or reading */
	LOOKUP_PERSON,         /* somebody else there, name or reading */
	LOOKUP_PHONE,          /* or fax */
	LOOKUP_EMAIL,
	LOOKUP_TOWN,
	LOOKUP_DIVISION,
	LOOKUP_TRADE,
	LOOKUP_FORM, /* the query is nothing but a legal form, and the name has it */
};

/* number, reading, name, representative, person, phone, email, town, division, trade, form: as `matched` in --json. */
const char *lookup_field_word(enum lookup_field field);

/* The texts of a hit, in which matches can be marked. */
enum lookup_column {
	LOOKUP_IN_NUMBER,
	LOOKUP_IN_NAME,
	LOOKUP_IN_READING,
	LOOKUP_IN_REPRESENTATIVE,
	LOOKUP_IN_PHONE,
	LOOKUP_IN_TOWN,
	LOOKUP_COLUMNS
};

/* Bytes of a text, from `start` up to `end`, which matched; both 0: none. */
struct lookup_mark {
	uint16_t start, end;
};

#define LOOKUP_MARKS       4   /* of one text at most; those there are come first */
#define LOOKUP_ASIDE_BYTES 128 /* longer ones are cut */

/* One client. Texts are borrowed until the next call with this look-up. */
struct lookup_hit {
	int64_t client;
	enum client_kind kind;
	enum lookup_field matched; /* where the best word matched best */
	const char *text[LOOKUP_COLUMNS];
	struct lookup_mark mark[LOOKUP_COLUMNS][LOOKUP_MARKS];
	/* What matched and stands in none of these texts: somebody there, another phone, a former number, e-mail,
	 * division or trade; of several the first. Names and trades as they are folded. */
	struct {
		enum lookup_field field;
		char text[LOOKUP_ASIDE_BYTES]; /* "": none */
		struct lookup_mark mark;
	} aside;
};

struct lookup_result {
	int count;
	bool more; /* there may be others that are not given */
	struct lookup_hit hits[LOOKUP_HITS];
};

/* Opens an empty one over a store, which it borrows. FAILED out of memory. */
enum status lookup_open(struct db *db, struct lookup **out);
void lookup_close(struct lookup *lookup);

/*
 * Loads up to `clients` more (some 0.5 microseconds each to 1.5); `complete` says whether all are there. Finds before
 * that see what is loaded. BUSY may be tried again.
 */
enum status lookup_load_some(struct lookup *lookup, int clients, bool *complete);
/* Loads everything. */
enum status lookup_load(struct lookup *lookup);
bool lookup_complete(const struct lookup *lookup);

/* Clients loaded: the 1,500 beside the number of hits. */
int lookup_count(const struct lookup *lookup);

/*
 * Brings in what has changed in the store since, by this process or another: after each action and on the change
 * notice. `changed` (may be NULL) says whether anything did. BUSY: nothing was done, try at the next notice.
 */
enum status lookup_refresh(struct lookup *lookup, bool *changed);

/* The best `limit` (1..LOOKUP_HITS) hits. An empty query gives none. Reads memory only. */
void lookup_find(struct lookup *lookup, const char *query, int limit, struct lookup_result *out);

/* The client whose number, now or formerly, this is exactly, as in client_find; 0 if none is loaded. */
int64_t lookup_number(struct lookup *lookup, const char *number);

/* The packed keys lie in parts, from 0 on: gives a part's bytes, 0 behind the last. For the benchmark beside a plain
 * pass over them. */
size_t lookup_packed(const struct lookup *lookup, int part, const char **out);

/*
 * Search keys are kept in the store (table client_key), so that a million load in time. Whoever writes many clients by
 * plain SQL calls this inside the same action or outside any: it writes the keys that are missing or of another
 * folding.
 */
enum status lookup_write_keys(struct db *db);

#endif
