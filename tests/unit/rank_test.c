/* The order of proposals, without a store: what counts, what breaks ties, what too few ratings say. */

#include <criterion/criterion.h>

#include "config/option.h"
#include "core/desks/rank.h"

enum { EXPERT = 1, ABLE, STRANGER, LAST, OTHER };

static const struct rank_weights plain = {.topic = 60, .last = 30, .feedback = 20, .wait = 2};

static struct slot at(int32_t day, int desk, int cell, int64_t consultant)
{
	return (struct slot){.day = day, .desk = desk, .cell = cell, .consultant = consultant};
}

/* Ranks with the fits given; the consultants' ids, best first, into `order`. */
static int ranked(struct rank_fit *fit, int fits, struct slot *slots, int count)
{
	const struct rank_ask ask = {.weights = plain, .from = 100, .fits = fits, .fit = fit};
	return rank(&ask, slots, count);
}

Test(rank, topic_then_last_adviser_then_the_earlier_then_the_desk)
{
	struct rank_fit fit[] = {{.consultant = EXPERT, .strength = 3},
	                         {.consultant = ABLE, .strength = 2},
	                         {.consultant = LAST, .last = true}};
	struct slot slots[] = {at(100, 4, 40, OTHER), at(100, 3, 40, STRANGER), at(100, 2, 36, STRANGER),
	                       at(100, 1, 40, LAST),  at(100, 5, 40, ABLE),     at(100, 6, 40, EXPERT)};
	static const int desks[] = {6, 5, 1, 2, 3, 4};
	cr_assert_eq(ranked(fit, 3, slots, 6), 6);
	for (int i = 0; i < 6; i++)
		cr_expect_eq(slots[i].desk, desks[i], "place %d: desk %d", i, slots[i].desk);
	cr_expect_eq(slots[0].reasons, SLOT_TOPIC);
	cr_expect_eq(slots[1].reasons, SLOT_KNOWS);
	cr_expect_eq(slots[2].reasons, SLOT_LAST);
	cr_expect_eq(slots[3].reasons, SLOT_NEXT);
	cr_expect_eq(slots[4].reasons, 0);
	cr_expect_eq(slots[0].score - slots[4].score, 60);
	cr_expect_eq(slots[1].score - slots[4].score, 40);
	cr_expect_eq(slots[2].score - slots[4].score, 30);
	cr_expect_eq(slots[3].score, slots[5].score, "a tie, so the earlier comes first, then the lower desk");
}

Test(rank, waiting_costs_by_the_day)
{
	struct rank_fit fit[] = {{.consultant = EXPERT, .strength = 3}};
	struct slot slots[] = {at(100, 2, 40, STRANGER), at(129, 1, 40, EXPERT)};
	ranked(fit, 1, slots, 2);
	cr_expect_eq(slots[0].desk, 1, "a specialist is worth twenty-nine days");
	cr_expect_eq(slots[0].reasons, SLOT_TOPIC);
	cr_expect_eq(slots[1].reasons, SLOT_NEXT);
	slots[0] = at(131, 1, 40, EXPERT);
	slots[1] = at(100, 2, 40, STRANGER);
	ranked(fit, 1, slots, 2);
	cr_expect_eq(slots[0].desk, 2, "but not thirty-one");
	slots[0] = at(130, 1, 40, EXPERT);
	slots[1] = at(100, 2, 40, STRANGER);
	ranked(fit, 1, slots, 2);
	cr_expect_eq(slots[0].desk, 2, "at thirty they weigh the same, and the earlier comes first");
}

Test(rank, a_hole_comes_behind_everything)
{
	struct rank_fit fit[] = {{.consultant = EXPERT, .strength = 3, .last = true, .all = {10, 50}}};
	struct slot slots[] = {at(100, 1, 37, EXPERT), at(100 + SLOT_DAYS - 1, 2, 40, STRANGER)};
	const struct rank_ask heaviest = {
	        .weights = {RANK_MOST, RANK_MOST, RANK_MOST, RANK_MOST_WAIT}, .from = 100, .fits = 1, .fit = fit};
	slots[0].leaves_hole = true;
	rank(&heaviest, slots, 2);
	cr_expect_eq(slots[0].desk, 2, "whatever the weights");
	cr_expect_eq(slots[1].reasons, SLOT_TOPIC | SLOT_LAST | SLOT_RATED | SLOT_NEXT);
}

/* The points of clients' feedback, beside a consultant nobody knows anything of. */
static int points(struct rank_fit fit, struct slot *out)
{
	struct slot slots[] = {at(100, 1, 40, EXPERT), at(100, 2, 40, STRANGER)};
	fit.consultant = EXPERT;
	ranked(&fit, 1, slots, 2);
	*out = slots[slots[0].desk == 1 ? 0 : 1];
	return out->score - slots[slots[0].desk == 1 ? 1 : 0].score;
}

Test(rank, the_mean_of_ratings_counts_from_five_on)
{
	static const struct {
		struct rank_fit fit;
		int points, rating;
		bool told;
	} cases[] = {
	        {{.strength = 0}, 0, 0, false},                        /* nobody was asked */
	        {{.all = {4, 20}}, 0, 0, false},                       /* too few, however good */
	        {{.all = {4, 4}}, 0, 0, false},                        /* and however bad */
	        {{.all = {5, 25}}, 20, 50, true},                      /* five fives */
	        {{.all = {5, 5}}, -20, 10, false},                     /* five ones */
	        {{.all = {5, 15}}, 0, 30, false},                      /* 3 is worth nothing */
	        {{.all = {5, 23}}, 16, 46, true},                      /* 4.6 */
	        {{.all = {5, 7}}, -16, 14, false},                     /* as much below as above */
	        {{.all = {100, 395}}, 10, 40, true},                   /* 3.95: told as 4.0 */
	        {{.all = {100, 394}}, 9, 39, false},                   /* 3.94 */
	        {{.all = {20, 60}, .topic = {5, 25}}, 20, 50, true},   /* the topic's own */
	        {{.all = {20, 60}, .topic = {4, 20}}, 0, 30, false},   /* unless it has too few */
	        {{.all = {20, 100}, .topic = {5, 5}}, -20, 10, false}, /* good in all, bad in this */
	        {{.topic = {4, 20}}, 0, 0, false},
	};
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct slot slot;
		int found = points(cases[i].fit, &slot);
		cr_expect_eq(found, cases[i].points, "case %zu: %d", i, found);
		cr_expect_eq(slot.rating, cases[i].rating, "case %zu: %d", i, slot.rating);
		cr_expect_eq((slot.reasons & SLOT_RATED) != 0, cases[i].told, "case %zu", i);
	}
}

Test(rank, whom_the_client_does_not_wish_is_taken_out)
{
	struct rank_fit fit[] = {{.consultant = EXPERT, .strength = 3, .last = true, .unwanted = true}};
	struct slot slots[] = {at(100, 1, 36, EXPERT), at(101, 2, 40, STRANGER), at(102, 1, 36, EXPERT)};
	cr_assert_eq(ranked(fit, 1, slots, 3), 1);
	cr_expect_eq(slots[0].desk, 2);
	cr_expect_eq(slots[0].reasons, SLOT_NEXT, "the earliest of what is left");
	cr_expect_eq(ranked(fit, 1, slots, 0), 0);
	slots[0] = at(100, 1, 36, EXPERT);
	cr_expect_eq(ranked(fit, 1, slots, 1), 0);
}

Test(rank, the_earliest_is_told_at_every_desk)
{
	struct slot slots[] = {at(101, 1, 40, OTHER), at(100, 2, 44, OTHER), at(100, 3, 44, STRANGER)};
	cr_assert_eq(ranked(NULL, 0, slots, 3), 3);
	cr_expect(slots[0].desk == 2 && slots[0].reasons == SLOT_NEXT);
	cr_expect(slots[1].desk == 3 && slots[1].reasons == SLOT_NEXT);
	cr_expect_eq(slots[2].reasons, 0);
}

Test(rank, what_weighs_nothing_changes_nothing)
{
	struct rank_fit fit[] = {{.consultant = EXPERT, .strength = 3, .last = true, .all = {9, 45}}};
	struct slot slots[] = {at(120, 1, 40, EXPERT), at(110, 2, 40, STRANGER)};
	const struct rank_ask nothing = {.from = 100, .fits = 1, .fit = fit};
	rank(&nothing, slots, 2);
	cr_expect_eq(slots[0].desk, 2, "only the time is left");
	cr_expect_eq(slots[0].score, slots[1].score);
	cr_expect_eq(slots[1].reasons, SLOT_TOPIC | SLOT_LAST | SLOT_RATED, "what is so is told all the same");
}

Test(rank, the_usual_weights_are_those_of_the_configuration)
{
	struct options options;
	options_default(&options);
	cr_expect_eq(options.weight_topic, rank_usual.topic);
	cr_expect_eq(options.weight_last, rank_usual.last);
	cr_expect_eq(options.weight_feedback, rank_usual.feedback);
	cr_expect_eq(options.weight_wait, rank_usual.wait);
}
