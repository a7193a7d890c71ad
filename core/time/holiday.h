#ifndef CORE_TIME_HOLIDAY_H
#define CORE_TIME_HOLIDAY_H

#include "core/time/civil.h"

/*
 * National holidays by the 国民の祝日に関する法律 from 1948-07-20, its first day, to 2099-12-31; no day outside is one.
 * The equinoxes are announced each February for the next year and computed here by the customary formulas, which have
 * agreed with every announcement so far.
 */

/* The name in the reader's language, 振替休日 and 国民の休日 included; NULL on any other day. Borrowed, for ever. */
const char *holiday_name(int32_t day);

#endif
