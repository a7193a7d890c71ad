#include "core/people/known.h"

#include "core/text/fold.h"
#include "core/words.h"

#include <stdlib.h>
#include <string.h>

/* Keys by a hash of 64 bits: among a million clients two different keys share one once in tens of millions of files. */
struct slot {
	uint64_t hash;
	int64_t value; /* 0: free */
};

struct known {
	struct slot *slots;
	size_t size, used; /* size is a power of two */
};

static uint64_t hash_of(const char *key)
{
	uint64_t hash = 0xcbf29ce484222325U;
	for (; *key; key++)
		hash = (hash ^ (unsigned char)*key) * 0x100000001b3U;
	return hash ^ hash >> 32;
}

struct known *known_open(void)
{
	struct known *known = calloc(1, sizeof(*known));
	if (!known)
		return NULL;
	known->size = 4096;
	known->slots = calloc(known->size, sizeof(*known->slots));
	if (known->slots)
		return known;
	free(known);
	return NULL;
}

void known_close(struct known *known)
{
	if (!known)
		return;
	free(known->slots);
	free(known);
}

static struct slot *find(const struct known *known, uint64_t hash)
{
	size_t at = hash & (known->size - 1);
	while (known->slots[at].value && known->slots[at].hash != hash)
		at = (at + 1) & (known->size - 1);
	return &known->slots[at];
}

static bool grow(struct known *known)
{
	struct known larger = {calloc(known->size * 2, sizeof(struct slot)), known->size * 2, known->used};
	if (!larger.slots)
		return false;
	for (size_t i = 0; i < known->size; i++) {
		if (known->slots[i].value)
			*find(&larger, known->slots[i].hash) = known->slots[i];
	}
	free(known->slots);
	*known = larger;
	return true;
}

static bool put(struct known *known, const char *key, int64_t value)
{
	uint64_t hash = hash_of(key);
	if (known->used * 2 >= known->size && !grow(known))
		return false;
	struct slot *slot = find(known, hash);
	known->used += slot->value == 0;
	slot->hash = hash;
	slot->value = value;
	return true;
}

int64_t known_get(const struct known *known, const char *key)
{
	return find(known, hash_of(key))->value;
}

int64_t known_meet(struct known *known, const char *key, int64_t line)
{
	int64_t before = known_get(known, key);
	if (before)
		return before;
	return put(known, key, line) ? 0 : -1;
}

void known_key(const char *name, const char *reading, const char *phone, char *out, size_t size)
{
	char digits[256];
	size_t used = fold_text(out, size / 2, name);
	out[used++] = '\n';
	used += fold_text(out + used, size - used - 300, reading);
	out[used++] = '\n';
	number_digits(digits, sizeof(digits), phone);
	strcpy(out + used, digits);
}

enum status known_load(struct known *known, struct db *db)
{
	char key[KNOWN_KEY_BYTES];
	enum status status = DONE;
	struct stmt s =
	        stmt_open(db, "SELECT c.id, c.name, c.reading, (SELECT group_concat(number, ';') FROM"
	                      " (SELECT number FROM phone WHERE client = c.id AND kind = 'phone' ORDER BY position))"
	                      " FROM client c WHERE merged_into IS NULL");
	while (status == DONE && stmt_row(&s)) {
		known_key(stmt_str(&s, 1), stmt_str(&s, 2), stmt_str(&s, 3), key, sizeof(key));
		int64_t before = known_get(known, key);
		if (!put(known, key, before ? -1 : stmt_int(&s, 0)))
			status = fault_set(db_fault(db), FAILED, NULL, _("Out of memory."));
	}
	enum status closed = stmt_close(&s);
	return status == DONE ? closed : status;
}
