#ifndef CORE_DESKS_RANK_H
#define CORE_DESKS_RANK_H

#include "core/desks/feedback.h"
#include "core/desks/slot.h"

/* Which free times are proposed first, and why. */

/* What counts how much, in points; the office settles them (core/office/setting.h). */
#define RANK_MOST      100
#define RANK_MOST_WAIT 10
struct rank_weights {
	int topic;    /* gained with who is known for the topic; good at it is worth two thirds, taking it one */
	int last;     /* gained with who sat with the client last */
	int feedback; /* gained with a mean of 5, lost with one of 1; 3 is worth what no mean is */
	int wait;     /* lost with every day of waiting, up to RANK_MOST_WAIT */
};
/* Where nothing is settled: who is known for the topic is worth thirty days, who sat with them last fifteen. */
extern const struct rank_weights rank_usual;

/* A mean of fewer ratings says nothing: it counts as none. */
#define RANK_RATINGS 5
/* From this mean on, in tenths, it is told as a reason. */
#define RANK_GOOD 40

/* How well one consultant fits the client and the topic. */
struct rank_fit {
	int64_t consultant;
	int strength; /* 0..3 in the topic asked for */
	bool last;    /* sat with the client last */
	bool unwanted;
	struct feedback all, topic; /* of every topic, and of the one asked for */
};

struct rank_ask {
	struct rank_weights weights;
	int32_t from; /* the day from which on one waits */
	int fits;     /* a consultant that is not among them has nothing for or against them */
	struct rank_fit *fit;
};

/*
 * The one function that ranks, for scripts as for the screen. Pure. Of each slot it takes day, desk, cell, consultant
 * and whether it leaves a hole, and writes score, reasons and rating. Best first: what leaves a hole behind all that
 * does not, then by score, then the earlier, then the lower desk. The topic's own mean counts if it has ratings enough,
 * else that of every topic. Slots with a consultant the client does not wish are taken out; gives how many are left.
 */
int rank(const struct rank_ask *ask, struct slot *slots, int count);

/*
 * What the store knows for a wish, of the plan's consultants; `moving` does not count as a consultation. Frees with
 * free(fit).
 */
enum status rank_load(struct db *db, const struct slot_wish *wish, const struct plan *plan, struct rank_ask *out);

#endif
