#ifndef TESTS_FAULTS_POWER_H
#define TESTS_FAULTS_POWER_H

#include <stdbool.h>

/*
 * Power cuts: the day is done once with the tape running; then the disk is rebuilt as it may be found after a cut at
 * each moment. What was synced is there. What was not is there, gone, torn at a sector, or garbled, each by chance and
 * independent of the rest. `base` is the store before the day, `place` a folder to work in.
 *
 * Every `every`th moment is looked at in `states` ways; gives the number of states that went wrong, and all in `all`.
 * `careless` does the day under synchronous=NORMAL and journal_mode=DELETE, which must go wrong (rule R23).
 */
int power_cuts(const char *base, const char *place, int every, int states, bool careless, int *all);

#endif
