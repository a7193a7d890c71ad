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
 * or a word. A search reads only blocks whose signatures have all the runs of what is looked for, and, where the rows
 * lie in the order of their rank, stops when the best class has enough: what is frequent stops early, what is rare
 * reads little.
 */

#define INDEX_BLOCK           128
#define INDEX_SIGNATURE_BITS  32768
#define INDEX_SIGNATURE_BYTES (INDEX_SIGNATURE_BITS / 8)

#define INDEX_SEEN 512

/* Where a match lies, best first. */
enum index_class { CLASS_EXACT, CLASS_START, CLASS_WORD, CLASS_INSIDE, CLASSES };

/* Bytes that grow without being copied twice. */
struct index_bytes {
	char *bytes;
	size_t used, room;
};

struct index_row {
	int64_t client;  /* 0: dead, gone or replaced by a later row */
	int32_t contact; /* as in client_key: the lower, the later; 0 none */
	uint32_t show;   /* in the shown texts: kind digit, then lines */
	uint32_t start[PLANES];
	enum client_kind kind; /* beside the rest, because every row found is asked for it */
};

struct index {
	struct index_bytes planes[PLANES], show, rows, signatures;
	struct index_bytes places; /* of each client by id, as uint32_t: its living row and one more */
	uint32_t count;
	uint32_t alive;
	/* Hashes of fields whose runs the block at work has already: towns, trades and given names come again and
	 * again. */
	uint64_t seen[INDEX_SEEN];
};

struct index_row *index_rows(const struct index *index);
/* A row's text for a column; borrowed. */
const char *index_text(const struct index *index, uint32_t row, enum lookup_column column);
/* The end of a row's bytes in a plane. */
uint32_t index_end(const struct index *index, uint32_t row, enum key_plane plane);

/* Lays out addresses for so many, so that nothing moves while they come in. Memory is taken as it is filled. */
void index_expect(struct index *index, int64_t clients);

/* Adds a record (core/people/key.h) in place of the one the client has. False when memory ends. */
bool index_add(struct index *index, int64_t client, int32_t contact, const char *record);
/* The living row of a client, -1 if there is none. */
int64_t index_find(const struct index *index, int64_t client);
/* Takes a client's row out, if it has one: dead, it keeps its texts. */
void index_kill(struct index *index, int64_t client);
void index_free(struct index *index);

/* Hashes of runs, for signatures and for the queries that ask them. An anchored run has two bits, so that few blocks
 * are searched in vain for what begins nowhere: the upper half gives the second. */
enum index_anchor { ANCHOR_NONE, ANCHOR_START, ANCHOR_WORD, ANCHOR_END };
uint32_t index_hash(enum key_plane plane, enum index_anchor anchor, const char *run, size_t length);

/* Phone numbers are signed by their last digits as well, 1 up to so many. */
#define INDEX_TAIL 4

/* The runs of a plane that are in signatures. */
struct index_grams {
	int least, most; /* letters, inside: all of the word plane, elsewhere both are the same */
	int anchored;    /* 1 up to so many letters at a start */
};
const struct index_grams *index_grams(enum key_plane plane);
/* Bytes of one letter of a plane at `text`. */
size_t index_letter(enum key_plane plane, const char *text);

static inline bool index_has_bit(const char *signature, uint32_t bit)
{
	return signature[bit >> 3] >> (bit & 7) & 1;
}

/* Are the bits of a hash in a signature? Asked a hundred thousand times for one key. */
static inline bool index_has(const char *signature, uint32_t hash)
{
	return index_has_bit(signature, hash & 0xffff) && index_has_bit(signature, hash >> 16);
}

/* memmem, several times as fast for the short texts that are looked for here. NULL when there is none. */
const char *index_search(const char *bytes, size_t size, const char *text, size_t length);

/* Is it a tag or a mark (core/people/key.h)? */
static inline bool index_is_mark(char c)
{
	return c >= 0x10 && c < KEY_MARKS;
}

/* Where the field begins that the byte `at` of a plane lies in: its tag's place. */
size_t index_field(const struct index *index, enum key_plane plane, size_t at);

/* Is a field's tag one whose start is the best class? */
bool index_is_top(char tag);

#endif
