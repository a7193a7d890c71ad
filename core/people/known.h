#ifndef CORE_PEOPLE_KNOWN_H
#define CORE_PEOPLE_KNOWN_H

#include "core/people/source.h"

#include <stdbool.h>
#include <stdint.h>

/*
 * What an import has to remember: which clients it has met, and who has which folded name, reading and phone, so that a
 * row without a number finds its client. For core/people alone.
 */
struct known;

struct known *known_open(void);
void known_close(struct known *known);

/* The line in which a key was met before, 0 when it is new; then it is remembered with `line`. Memory ended: -1. */
int64_t known_meet(struct known *known, const char *key, int64_t line);
/* What is remembered under a key, 0 if nothing. */
int64_t known_get(const struct known *known, const char *key);

/* The key of a client without a number. `size` of KNOWN_KEY_BYTES is enough. */
#define KNOWN_KEY_BYTES 4096
void known_key(const char *name, const char *reading, const char *phone, char *out, size_t size);

/* Remembers every client of the store under its key with its id; a key that two have stands for none (-1). */
enum status known_load(struct known *known, struct db *db);

#endif
