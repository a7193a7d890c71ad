#ifndef CORE_PEOPLE_REGISTER_H
#define CORE_PEOPLE_REGISTER_H

#include "core/people/field.h"
#include "core/store/db.h"
#include "core/text/csv.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

/* The register as a file: in (A6) and out (A7). */

/* A row that differs from what is stored; borrowed for the call. */
struct register_change {
	size_t line;
	bool added;
	const char *number; /* "" for a new one without a number */
	const char *name;
	int count; /* what differs, in the order of the columns; a new one's texts stand against "" */
	struct {
		enum client_field field;
		const char *from, *to;
	} fields[FIELD_COUNT];
};

struct register_options {
	enum csv_encoding encoding;
	bool dry_run;        /* counts and refusals as they would be; nothing is written */
	bool all_or_nothing; /* one refused row, and nothing is written */
	bool ignore_unknown; /* columns nobody knows are skipped, not refused */
	const char *op;      /* operation id or NULL */
	/* Called for each row that would be or was written. May be NULL. */
	void (*changed)(void *context, const struct register_change *change);
	/* Called now and then with the hundredths of the file that were read. May be NULL. */
	void (*progress)(void *context, int percent);
};

/* A row that was not taken; borrowed for the call. */
struct register_refusal {
	size_t line;        /* of the file, where the row starts */
	const char *column; /* as the file's header names it, "" when it is about the whole row */
	const char *reason; /* one sentence, without the column's name */
};

struct register_counts {
	int64_t read, added, changed, unchanged, refused;
};

/*
 * Reads members (and, where a number begins with C, other clients). Columns in any order, with English or Japanese
 * headers; a column not in the file leaves the value, an empty cell empties it. A row with a number is that client's,
 * or a new one's; without, it is the client with the same folded name, reading and phone, or a new one with the next
 * number. The same file again changes nothing (rule R18). One action ("client.import"), written in batches of at most
 * 500 rows; nothing at all is written when nothing differs. `refused` is called in the order of the file.
 *
 * DONE also when rows were refused. INVALID: the file itself (encoding, an unknown, missing or doubled column) or, with
 * all_or_nothing, refused rows; nothing was written.
 */
enum status register_import(struct db *db, FILE *in, const struct register_options *options,
                            void (*refused)(void *context, const struct register_refusal *refusal), void *context,
                            struct register_counts *out);

/*
 * The same in steps, for a screen that goes on taking keys: each reads some hundred rows. All three give the statuses
 * of register_import; all_or_nothing is the caller's, by a dry run first. Between steps register_import_rest lets
 * others write. register_import_close ends the action: what was written stays and is one action for undo; it takes
 * NULL. Options and file outlive the import.
 */
struct register_import;
enum status register_import_open(struct db *db, FILE *in, const struct register_options *options,
                                 void (*refused)(void *context, const struct register_refusal *refusal), void *context,
                                 struct register_import **out);
enum status register_import_step(struct register_import *import, bool *complete);
enum status register_import_rest(struct register_import *import);
enum status register_import_close(struct register_import *import, enum status status);

/* Up to now. Borrowed. */
const struct register_counts *register_import_counts(const struct register_import *import);
int register_import_percent(const struct register_import *import);

/* One client as a row of the register; texts are borrowed for the call, "" when not known. */
struct register_row {
	const char *kind; /* client_kind_word */
	const char *cells[FIELD_COUNT];
};

/* Whose rows. All zero: every client that is not merged. */
struct register_who {
	const int64_t *clients; /* these alone; NULL: any */
	size_t count;
	int64_t division; /* only of this division, itself or one of its people; 0: any */
	bool members;     /* only members and those who left */
	bool current;     /* only members */
};

/* Calls `row` for each, members first, by number, until it gives another status than DONE, which is then given back.
 */
enum status register_each(struct db *db, const struct register_who *who,
                          enum status (*row)(void *context, const struct register_row *row), void *context);

#endif
