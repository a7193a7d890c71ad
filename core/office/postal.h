#ifndef CORE_OFFICE_POSTAL_H
#define CORE_OFFICE_POSTAL_H

#include <stdint.h>
#include <stdio.h>

#include "core/store/db.h"
#include "core/text/csv.h"

/*
 * Towns by postal code, as Japan Post lists them in KEN_ALL.CSV (https://www.post.japanpost.jp/zipcode/download.html).
 * A new database has the office's own city, config/postal.csv; postal_import takes the file of all Japan or of one
 * prefecture in its place.
 */
struct postal_town {
	char code[9]; /* 185-0012 */
	char prefecture[401];
	char city[401];
	char town[801]; /* "" where the code stands for a whole city, or for what the list does not name */
};

/* The towns of a code in any writing, in the file's order, at most `room`; none for what is no code or is not listed.
 */
enum status postal_towns(struct db *db, const char *code, struct postal_town *out, int room, int *count);

/* The code of the town an address begins with, the prefecture written or not: 東京都国分寺市本町1-2-3 gives 185-0012.
 * "" when no town of the list fits, or several codes do. Reads the whole list: for a field that is left, not for a key.
 */
enum status postal_code(struct db *db, const char *address, char out[9]);

struct postal_counts {
	int64_t read;  /* lines */
	int64_t towns; /* that are in the list now */
};

/*
 * Puts a file in the place of the list, in the UTF-8 edition or the older one in CP932, where a long town is broken
 * over several lines. What stands in brackets is dropped; 以下に掲載がない場合, …の次に番地がくる場合 and …一円 name no
 * town. One action ("office.postal"), which cannot be taken back: the next file replaces it.
 *
 * INVALID   the file is not in this form; the sentence names the line. The list stays as it was.
 */
enum status postal_import(struct db *db, FILE *in, enum csv_encoding encoding, const char *op,
                          struct postal_counts *out);

/* config/postal.csv, built in: the Makefile makes it. */
extern const char postal_own[];

/* Puts the lines of a file in the place of the list. Inside the action that founds the office. */
enum status postal_found(struct db *db, const char *lines);

#endif
