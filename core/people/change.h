#ifndef CORE_PEOPLE_CHANGE_H
#define CORE_PEOPLE_CHANGE_H

#include "core/people/source.h"

/* What a form, a command or a row of a file would make of a client: the one way in which clients are checked and
 * written. For core/people alone. */

#define CHANGE_LIST        16 /* divisions, consultants */
#define CHANGE_BLOCK_BYTES 40960

struct change_plan {
	const struct source_client *old; /* NULL: a new client */
	enum client_kind kind;
	const char *text[FIELD_COUNT]; /* as they will be; never NULL */
	bool differs[FIELD_COUNT];
	int differences; /* 0: nothing to write */
	int64_t divisions[CHANGE_LIST];
	int division_count; /* set when FIELD_DIVISION differs */
	int64_t unwanted[CHANGE_LIST];
	int unwanted_count; /* set when FIELD_UNWANTED differs */
	size_t used;
	char block[CHANGE_BLOCK_BYTES];
};

/* Reads and checks every value. INVALID with field and sentence. Nothing is written; needs no action. */
enum status change_plan(struct db *db, const struct source_client *old, enum client_kind kind,
                        const struct client_values *values, struct change_plan *out);

/* Writes a plan inside an action, search keys included; gives the client's id. CONFLICT, FAILED. */
enum status change_write(struct db *db, struct change_plan *plan, int64_t *out);

#endif
