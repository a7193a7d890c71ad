#ifndef CORE_STORE_CHECK_H
#define CORE_STORE_CHECK_H

#include "core/store/handle.h"

/* What db_check is made of, for core/store alone. */

struct findings {
	void (*report)(void *context, const char *sentence);
	void *context;
	int count; /* of the things wrong; notes do not count */
};

void finding(struct findings *f, const char *format, ...) __attribute__((format(printf, 2, 3)));
void finding_note(struct findings *f, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Tables, indexes and triggers are those of a fresh store: they carry the rules. */
enum status check_schema(struct db *db, struct findings *f);

/*
 * Journaled rows are as their last image left them, as far as images are kept, and hold no character that input
 * refuses (rule R26).
 */
enum status check_rows(struct db *db, struct findings *f);

/* The log's chain, its end, and its hashes of images. */
enum status check_log(struct db *db, struct findings *f);

#endif
