#include "core/desks/rank.h"

#include <stdlib.h>

/* More than all the rest of a score together. */
#define NO_HOLE 10000

#define STRENGTHS 3
#define NEUTRAL   3

const struct rank_weights rank_usual = {.topic = 60, .last = 30, .feedback = 20, .wait = 2};

static const struct rank_fit *fit_of(const struct rank_ask *ask, int64_t consultant)
{
	static const struct rank_fit nothing = {0};
	for (int i = 0; i < ask->fits; i++)
		if (ask->fit[i].consultant == consultant)
			return &ask->fit[i];
	return &nothing;
}

/* What counts of what clients said: no ratings if there are too few. */
static struct feedback counted(const struct rank_fit *fit)
{
	if (fit->topic.ratings >= RANK_RATINGS)
		return fit->topic;
	return fit->all.ratings >= RANK_RATINGS ? fit->all : (struct feedback){0};
}

/* Rounded away from nothing, so that praise and blame weigh the same. */
static int feedback_points(const struct feedback *said, int weight)
{
	int over = 2 * weight * (said->total - NEUTRAL * said->ratings), of = 2 * 2 * said->ratings;
	return of == 0 ? 0 : (over + (over < 0 ? -of : of) / 2) / of;
}

static void judge(const struct rank_ask *ask, const struct rank_fit *fit, struct slot *slot)
{
	const struct rank_weights *w = &ask->weights;
	struct feedback said = counted(fit);
	slot->score = w->topic * fit->strength / STRENGTHS + (fit->last ? w->last : 0) +
	              feedback_points(&said, w->feedback) - w->wait * (slot->day - ask->from) +
	              (slot->leaves_hole ? 0 : NO_HOLE);
	slot->rating = feedback_tenths(&said);
	slot->reasons = (fit->strength == STRENGTHS ? SLOT_TOPIC
	                 : fit->strength > 0        ? SLOT_KNOWS
	                                            : 0U) |
	                (fit->last ? SLOT_LAST : 0U) | (slot->rating >= RANK_GOOD ? SLOT_RATED : 0U);
}

static int by_time(const struct slot *x, const struct slot *y)
{
	if (x->day != y->day)
		return x->day < y->day ? -1 : 1;
	return x->cell != y->cell ? x->cell - y->cell : x->desk - y->desk;
}

static int by_rank(const void *a, const void *b)
{
	const struct slot *x = a, *y = b;
	return x->score != y->score ? y->score - x->score : by_time(x, y);
}

static void mark_next(struct slot *slots, int count)
{
	const struct slot *next = slots;
	for (int i = 1; i < count; i++)
		if (by_time(&slots[i], next) < 0)
			next = &slots[i];
	int32_t day = next->day;
	int cell = next->cell;
	for (int i = 0; i < count; i++)
		if (slots[i].day == day && slots[i].cell == cell)
			slots[i].reasons |= SLOT_NEXT;
}

int rank(const struct rank_ask *ask, struct slot *slots, int count)
{
	int left = 0;
	for (int i = 0; i < count; i++) {
		const struct rank_fit *fit = fit_of(ask, slots[i].consultant);
		if (fit->unwanted)
			continue;
		slots[left] = slots[i];
		judge(ask, fit, &slots[left++]);
	}
	if (left == 0)
		return 0;
	mark_next(slots, left);
	qsort(slots, (size_t)left, sizeof(*slots), by_rank);
	return left;
}
