#ifndef CORE_DESKS_SUBSTITUTE_H
#define CORE_DESKS_SUBSTITUTE_H

#include "core/desks/appointment.h"

/*
 * One consultant in the place of another: whoever is booked with the one in a time that was closed for them, all of
 * that time, keeps desk and hour and sees the other. On each day the other has those hours alone at that desk
 * (core/desks/plan.h: plan_extra).
 */
struct substituted {
	char was[401], name[401]; /* whose place, and who takes it */
	int count;                /* appointments handed over */
	int left;                 /* their clients do not wish this consultant: still to be called */
};

/*
 * One action. `appointment` is one of those to be called: of a closing of its consultant all of the closed time is
 * handed over, else (the plan was ended) all of that day.
 *
 * NOT_FOUND  there is no such call now, or no such consultant at work
 * CONFLICT   the desk or the office is closed then, which nobody else can help; the substitute is busy or away - the
 *            sentence says with whom, where and when; or none of the clients wishes this consultant
 */
enum status substitute_all(struct db *db, int64_t appointment, int64_t consultant, const char *op,
                           struct substituted *out);

#endif
