#ifndef CORE_STORE_JOURNAL_H
#define CORE_STORE_JOURNAL_H

#include <stdbool.h>
#include <stdint.h>

#include "core/store/db.h"

/* A table is journaled unless it stands in this list with its reason. */
struct journal_exception {
	const char *table;
	const char *reason;
};
const struct journal_exception *journal_exceptions(void);
bool journal_keeps(const char *table);

/*
 * Makes the triggers of every journaled table anew, from the schema: those that keep images, and those that refuse what
 * input refuses (rule R26). Called after migrations, inside a transaction.
 */
enum status journal_install(struct db *db);

/* A row that some process changed. */
struct change {
	const char *noun; /* the table */
	int64_t row;
};

/*
 * Calls `seen` for each row changed after journal position `*since` and moves it on: how screens and the look-up learn
 * what others did. Start with journal_position.
 */
enum status journal_changes(struct db *db, int64_t *since, void (*seen)(void *context, const struct change *change),
                            void *context);
enum status journal_position(struct db *db, int64_t *out);

#endif
