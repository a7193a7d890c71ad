#ifndef CORE_HISTORY_HISTORY_H
#define CORE_HISTORY_HISTORY_H

#include <stddef.h>
#include <stdint.h>

#include "core/store/db.h"

/*
 * What was done, by whom, when. The store keeps names and ids; the sentences are made here, in the reader's language,
 * from the row images the action left. Where these are no longer kept the sentence is the action's plain name.
 */

#define HISTORY_SUMMARY_BYTES 1536

struct history_entry {
	int64_t id; /* of the action: what undo takes */
	int64_t at; /* the desk's clock, UTC seconds */
	int64_t staff;
	char login[129];
	char staff_name[401];
	char action[64];   /* appointment.book */
	int64_t undoes;    /* the action an undo took back, else 0 */
	int64_t undone_by; /* the undo that took this one back and stands, else 0 */
	int64_t client;    /* whose card shows it, 0: none */
	char noun[32];     /* the table of the row it was about, "" if none */
	int64_t subject;
	char summary[HISTORY_SUMMARY_BYTES]; /* 12/1(火) 10:00 2番窓口 山田商店 を予約しました */
};

/* Which actions. All zero but the days is: everything. Always the newest first, by id and never by time. */
struct history_filter {
	int64_t client, staff;
	const char *noun; /* only about this row, by its table and id; NULL: all. Borrowed */
	int64_t subject;
	const char *family; /* actions whose names fit: "client.*"; NULL: all. Borrowed */
	int32_t from, to;   /* office days, both included; DAY_NONE: without end on that side */
	int64_t before;     /* only ids below: where the next page goes on; 0: from the newest */
	int limit;          /* at most so many; 0: all */
};

/* Owns one block; free with history_list_free. */
struct history_list {
	struct history_entry *entries;
	int count;
};

enum status history_list(struct db *db, const struct history_filter *filter, struct history_list *out);
void history_list_free(struct history_list *list);

/* One action. NOT_FOUND. */
enum status history_get(struct db *db, int64_t action, struct history_entry *out);

/* Only the sentence, for the message line. */
enum status history_sentence(struct db *db, int64_t action, char *out, size_t size);

/* The action an operation id was used for. NOT_FOUND. */
enum status history_of_operation(struct db *db, const char *op, int64_t *out);

#endif
