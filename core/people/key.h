#ifndef CORE_PEOPLE_KEY_H
#define CORE_PEOPLE_KEY_H

#include "core/people/lookup.h"
#include "core/people/source.h"
#include "core/text/fold.h"

#include <stddef.h>
#include <stdint.h>

/*
 * A client's search keys as one record, stored in client_key and loaded by the look-up. For core/people alone.
 *
 * A record is lines: the kind as a digit, the texts of a hit (enum lookup_column), and one line of keys for each plane.
 * In a plane each field begins with its tag; behind the whole text follow its later words, each with a mark, so that
 * the byte before a match tells whether it begins the field, a word, or lies inside.
 */
enum key_plane {
	PLANE_SOUND, /* romaji keys of readings */
	PLANE_WORD,  /* folded names, towns, divisions, trades; UTF-8 */
	PLANE_DIGIT, /* client numbers and phones */
	PLANE_LATIN, /* e-mail */
	PLANES
};

#define KEY_TAG(field) ((char)(0x10 + (int)(field)))
#define KEY_FORMER     '\x1c' /* a number it had before */
#define KEY_WORD       '\x1d'
#define KEY_MARKS      0x20 /* tags and marks are 0x10 and up to here */

#define KEY_RECORD_BYTES 32768
#define KEY_LINES        (1 + (int)LOOKUP_COLUMNS + (int)PLANES)

/* Gives the record's bytes, 0 for a merged client. What does not fit is left out. */
size_t key_record(const struct source_client *client, char out[KEY_RECORD_BYTES]);

/* What readings are ordered by: small kana as big ones, long marks and legal forms not counted. */
void key_reading(const char *reading, char out[FOLD_BYTES]);

/* Makes and stores the record of one client; nothing if there is no such client. */
enum status key_write(struct db *db, int64_t client);

#define KEY_LISTED 4096 /* ids written at once */

/* The next clients, by id, whose keys are missing or of another folding: at most `most`. */
enum status key_missing(struct db *db, int64_t after, int most, int64_t *out, int *count);
/* Makes and stores the records of these, in the order of ids: all or none. */
enum status key_write_listed(struct db *db, const int64_t *ids, int count);

/*
 * Makes and stores all that are missing, in the order in which they lie: what an import leaves to the end, since each
 * key by itself would touch a page of its own. Outside any action; others may write meanwhile.
 */
enum status key_write_missing(struct db *db);

/* A legal form (core/text/legal.h: its code) as one letter of the word plane. */
char key_form(int code);

#endif
