#ifndef CORE_OFFICE_DRAFT_H
#define CORE_OFFICE_DRAFT_H

#include <stddef.h>
#include <stdint.h>

#include "core/store/db.h"

/*
 * What somebody typed and has not saved: kept in the store so that nothing typed is lost, keyed to person, form and
 * object, never filled into another client's form. It carries the operation id its save will use, so that a save whose
 * answer was lost is not done twice.
 */
#define DRAFT_OP_BYTES      33
#define DRAFT_CONTENT_BYTES 65536

struct draft {
	int64_t id;
	int64_t at; /* UTC seconds */
	char form[32];
	char object[64];
	char op[DRAFT_OP_BYTES];
	char about[201]; /* the first line of the content: what the form calls itself */
};

/* A new operation id: 128 random bits in hexadecimal. */
void operation_new(char out[DRAFT_OP_BYTES]);

/* Keeps the actor's draft of `form` for `object`; one each, the newest text stands. The content is INVALID if too long.
 */
enum status draft_keep(struct db *db, const char *form, const char *object, const char *op, const char *content);

/* The actor's draft of the form for the object and its content; NOT_FOUND if there is none. */
enum status draft_find(struct db *db, const char *form, const char *object, struct draft *out, char *content,
                       size_t size);

/* The draft's work is done or given up. DONE too when there is none. */
enum status draft_drop(struct db *db, const char *op);

/* The actor's drafts, the newest first. */
enum status draft_list(struct db *db, struct draft *out, int room, int *count);

#endif
