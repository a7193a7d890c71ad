#ifndef CORE_PEOPLE_LIKENESS_H
#define CORE_PEOPLE_LIKENESS_H

#include "core/text/fold.h"

/* Keys by which clients are compared with each other. For core/people alone. "" when there is nothing to compare. */

/* How a name or reading sounds, without its legal form. */
void likeness_sound(const char *reading, char out[FOLD_BYTES]);
/* The folded town of an address. */
void likeness_town(const char *address, char out[FOLD_BYTES]);
/* A number with its area code; "" for a shorter one, which many have. */
void likeness_phone(const char *phone, char out[FOLD_BYTES]);

#define LIKENESS_PHONE_DIGITS 10

#endif
