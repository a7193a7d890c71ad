#ifndef CORE_SEMINARS_TOLD_H
#define CORE_SEMINARS_TOLD_H

#include <stdint.h>

#include "core/store/db.h"

/*
 * Who was told that a seminar is called off (rule R13). Everybody who was in has to be, those waiting too; the list of
 * whom to call is the seminar's own list of people, and this is what came of the calls.
 */
struct told {
	int64_t sign_up;
	int tries;
	char outcome[16]; /* of the last try: agreed, no_answer, message, later */
	int64_t at;
	char by[401];
};

/* In order of sign-up. Owns one block. */
struct told_list {
	struct told *rows;
	int count;
};

enum status told_list_load(struct db *db, int64_t seminar, struct told_list *out);
void told_list_free(struct told_list *list);
/* NULL: nobody has tried to tell them. */
const struct told *told_find(const struct told_list *list, int64_t sign_up);

/*
 * What came of a call to somebody of a seminar that was called off, as one action. NOT_FOUND; INVALID: another word.
 * CONFLICT: the seminar is not called off, or they had cancelled before.
 */
enum status told_add(struct db *db, int64_t sign_up, const char *outcome, const char *op);

#endif
