#ifndef CORE_STORE_REFERENCE_H
#define CORE_STORE_REFERENCE_H

#include <stdbool.h>
#include <stdint.h>

#include "core/store/db.h"

/*
 * What points to a row, and what columns a row has: read from the schema itself, so that a table added later is
 * followed without anybody thinking of it (rule R17). Tables and columns are named by callers, never by users.
 */

#define REFERENCES_MOST 64
#define COLUMNS_MOST    64

/* A column that is a foreign key to the table asked about. */
struct reference {
	char table[64];
	char column[64];
	bool versioned; /* the table has a `version` */
};

struct reference_list {
	struct reference rows[REFERENCES_MOST];
	int count;
};

/* In the order of their names. FAILED when there are more than REFERENCES_MOST. */
enum status reference_list_load(struct db *db, const char *table, struct reference_list *out);

/*
 * Inside an action: all rows of all tables that point to row `from` of `table` point to row `to` from now on. A row
 * that would stand there twice by a unique rule of its table and says nothing else is deleted. CONFLICT: a rule
 * refuses, db_rule says which.
 */
enum status reference_move(struct db *db, const char *table, int64_t from, int64_t to);

/* Nothing new may point to a row whose `merged_into` is set (db_rule: TABLE.merged). Makes the triggers that say so
 * anew, after migrations, as journal_install does. */
enum status reference_install(struct db *db);

struct column {
	char name[64];
	char initial[64]; /* its default as text: what it holds when nobody set it; "" for NULL */
};

struct column_list {
	struct column rows[COLUMNS_MOST];
	int count;
};

/* A table's columns but `id` and `version`, in their order. */
enum status column_list_load(struct db *db, const char *table, struct column_list *out);

/* A column of a row as text, "" for NULL; `out` is to be freed. NOT_FOUND without a sentence. */
enum status column_read(struct db *db, const char *table, const char *column, int64_t row, char **out);

/* Inside an action: gives row `to` the values row `from` has in these columns ("name, reading"), all at once. */
enum status columns_copy(struct db *db, const char *table, const char *columns, int64_t from, int64_t to);

#endif
