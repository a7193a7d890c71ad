#ifndef CORE_PEOPLE_SUSPECT_H
#define CORE_PEOPLE_SUSPECT_H

#include "core/people/duplicate.h"

/*
 * The work list of suspected duplicates (重複の疑い) over the whole store: pairs with the same name and phone, the same
 * phone, the same reading or name in the same town, the same representative at the same address or under the same name.
 * Of three alike each is paired with the next. Pairs that were looked at and are two clients are not asked about again.
 */
struct suspects;

#define SUSPECTS_MOST 500 /* the list ends there: the most likely */

struct suspect_side {
	int64_t client;
	enum client_kind kind;
	char number[NUMBER_CLIENT_BYTES];
	char name[801];
	char reading[801];
	char representative[801];
	char phone[401]; /* the first */
	char address[1201];
};

/* The first side is proposed to stay: a member before one who left before others, then who was there earlier. */
struct suspect {
	unsigned reasons; /* enum duplicate_reason */
	struct suspect_side sides[2];
};

/* Nothing is read yet. FAILED. */
enum status suspects_open(struct db *db, struct suspects **out);
void suspects_close(struct suspects *suspects);

/*
 * Reads up to `clients` more, so that no key has to wait; `complete` says that the list stands (suspects_list). It
 * shows the store as it was read; whoever wants the changes since opens anew. BUSY may be tried again.
 */
enum status suspects_some(struct suspects *suspects, int clients, bool *complete);
/* All at once. */
enum status suspects_load(struct suspects *suspects);
/* How far it is, in hundredths. */
int suspects_progress(const struct suspects *suspects);

/* The pairs, most likely first; borrowed until suspects_close. Empty while it is not complete. `more`: there are others
 * behind the last. */
const struct suspect *suspects_list(const struct suspects *suspects, int *count, bool *more);

/*
 * Remembers that two look alike and are not the same (別の相談者として記録), as one action ("client.distinct").
 * NOT_FOUND; CONFLICT: they are one, one is merged, or it is remembered already.
 */
enum status client_distinct(struct db *db, int64_t one, int64_t other, const char *op);

#endif
