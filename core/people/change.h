#ifndef CORE_PEOPLE_CHANGE_H
#define CORE_PEOPLE_CHANGE_H

#include "core/people/source.h"

/* What a form, a command or a row of a file would make of a client: the one way in which clients are checked and
 * written. For core/people alone. */

#define CHANGE_LIST        16 /* divisions, consultants */
#define CHANGE_BLOCK_BYTES 40960

/* Rows that a list means. */
struct change_list {
	int64_t ids[CHANGE_LIST];
	int count;
};

struct change_plan {
	const struct source_client *old; /* NULL: a new client */
	enum client_kind kind;
	const char *text[FIELD_COUNT]; /* as they will be; never NULL */
	bool differs[FIELD_COUNT];
	int differences;              /* 0: nothing to write */
	struct change_list divisions; /* set when FIELD_DIVISION differs */
	struct change_list unwanted;  /* set when FIELD_UNWANTED differs */
	size_t used;
	char block[CHANGE_BLOCK_BYTES];
};

/* Reads and checks every value. INVALID with field and sentence. Nothing is written; needs no action. */
enum status change_plan(struct db *db, const struct source_client *old, enum client_kind kind,
                        const struct client_values *values, struct change_plan *out);

/* The divisions that names or codes separated by ; mean today, and the text they give back. INVALID. */
enum status change_divisions(struct db *db, const char *text, struct change_list *ids, char *out, size_t size);

/* Drops the rows that tie `owner` to others and adds those of the list; both statements know $owner, the second $id. */
enum status change_ties(struct db *db, int64_t owner, const char *drop, const char *add, const struct change_list *ids);

/* Writes a plan inside an action, but for the search keys; gives the client's id. CONFLICT, FAILED. */
enum status change_write(struct db *db, struct change_plan *plan, int64_t *out);

#endif
