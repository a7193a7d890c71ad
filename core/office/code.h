#ifndef CORE_OFFICE_CODE_H
#define CORE_OFFICE_CODE_H

#include <stdbool.h>
#include <stdint.h>

#include "core/store/db.h"

/* The code tables that clerks type from: a digit, or the word. */
enum code_table { CODE_TOPIC, CODE_DIVISION, CODE_CANCEL_REASON, CODE_FIELD, CODE_QUESTION };

struct code {
	int64_t id; /* what facts point to */
	int code;   /* what clerks type */
	char name[301];
	char word[32];   /* cancel reasons: client, office, consultant, mistake, other; else empty */
	char bring[301]; /* topics: what to bring */
	char against[8]; /* cancel reasons: client, office, nobody */
	bool offers;     /* cancel reasons: the freed time is offered to who waits */
	bool again;      /* cancel reasons: what was cancelled may be booked again */
};

/* All codes in force on `day`, in the order they are shown (0 last). At most `room`; `count` tells how many. */
enum status code_list(struct db *db, enum code_table table, const char *day, struct code *out, int room, int *count);

/*
 * The code meant by `text` on `day`: its number (full-width too), its word, its name, or the beginning of its name.
 * NOT_FOUND with a sentence that lists what there is.
 */
enum status code_find(struct db *db, enum code_table table, const char *day, const char *text, struct code *out);

/* By id, whenever it was in force. */
enum status code_get(struct db *db, enum code_table table, int64_t id, struct code *out);

#endif
