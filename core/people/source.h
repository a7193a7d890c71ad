#ifndef CORE_PEOPLE_SOURCE_H
#define CORE_PEOPLE_SOURCE_H

#include "core/people/client.h"
#include "core/store/stmt.h"

/*
 * Clients with all that hangs on them, read side by side in the order of their ids: for the register, the search keys
 * and the comparison before a write. For core/people alone.
 */

#define SOURCE_BLOCK_BYTES 65536
#define SOURCE_PEOPLE_MOST 64
#define SOURCE_FORMER_MOST 16
#define SOURCE_SEPARATOR   ";"

struct source_person {
	int64_t id;
	bool representative;
	const char *name, *reading; /* "" when not known */
};

/* Texts lie in the block. A client with more people or former numbers than fit is read without the rest of them. */
struct source_client {
	int64_t id, version, merged_into;
	enum client_kind kind;
	const char *text[FIELD_COUNT]; /* never NULL; lists joined by ; */
	int64_t representative;        /* the person's id or 0 */
	struct source_person people[SOURCE_PEOPLE_MOST];
	int people_count;
	const char *former[SOURCE_FORMER_MOST];
	int former_count;
	size_t used;
	char block[SOURCE_BLOCK_BYTES];
};

struct source {
	struct db *db;
	struct stmt clients, people, phones, divisions, former;
	bool more_people, more_phones, more_divisions, more_former; /* a row stands ready */
};

/* Opens without clients; source_range then sets which ids, both included, as often as wanted. */
void source_open(struct source *source, struct db *db);
void source_range(struct source *source, int64_t from, int64_t to);
bool source_next(struct source *source, struct source_client *out);
/* Lets go of the store between clients: an unfinished read would keep others from writing. */
void source_rest(struct source *source);
/* DONE or the first error. */
enum status source_close(struct source *source);

/* One client; NOT_FOUND. */
enum status source_one(struct db *db, int64_t id, struct source_client *out);

#endif
