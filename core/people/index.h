#ifndef CORE_PEOPLE_INDEX_H
#define CORE_PEOPLE_INDEX_H

#include "core/people/key.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * The packed block the look-up searches. For core/people alone.
 *
 * Records lie one behind the other, each plane in bytes of its own, rows in blocks of INDEX_BLOCK. Each block has a
 * signature: one bit for each short run of letters (by hash) that occurs in it, and others for runs that begin a field
 * or a word. A search reads only blocks whose signatures have all the runs of what is looked for, and stops when the
 * best class has enough: what is frequent stops early, what is rare reads little.
 */

#define INDEX_BLOCK           128
#define INDEX_SIGNATURE_BITS  32768
#define INDEX_SIGNATURE_BYTES (INDEX_SIGNATURE_BITS / 8)

/* Where a match lies, best first. */
enum index_class { CLASS_EXACT, CLASS_START, CLASS_WORD, CLASS_INSIDE, CLASSES };

/* Bytes that grow without being copied twice. */
struct index_bytes {
	char *bytes;
	size_t used, room;
};

struct index_row {
	int64_t client; /* negative: dead, gone or replaced by a later row */
	uint32_t show;  /* in the shown texts: kind digit, then lines */
	uint32_t start[PLANES];
};

struct index {
	struct index_bytes planes[PLANES], show, rows, signatures;
	uint32_t count;
	uint32_t alive;
	uint32_t sorted; /* the first so many rows are in the order of their clients */
};

struct index_row *index_rows(const struct index *index);
/* The end of a row's bytes in a plane. */
uint32_t index_end(const struct index *index, uint32_t row, enum key_plane plane);

/* Adds a record (core/people/key.h). False when memory ends. */
bool index_add(struct index *index, int64_t client, const char *record);
/* The living row of a client, -1 if there is none. */
int64_t index_find(const struct index *index, int64_t client);
void index_kill(struct index *index, uint32_t row);
void index_free(struct index *index);

/* Hashes of runs, for signatures and for the queries that ask them. */
enum index_anchor { ANCHOR_NONE, ANCHOR_START, ANCHOR_WORD };
uint16_t index_hash(enum key_plane plane, enum index_anchor anchor, const char *run, size_t length);

/* The runs of a plane: for each place in `text`, those of `least` to `most` letters are in the signature. */
struct index_grams {
	int least, most; /* inside */
	int anchored;    /* 1 up to so many letters at a start */
};
const struct index_grams *index_grams(enum key_plane plane);
/* Bytes of one letter of a plane at `text`. */
size_t index_letter(enum key_plane plane, const char *text);

/* Is a field's tag one whose start is the best class? */
bool index_is_top(char tag);

#endif
