#ifndef CLI_CLOCK_H
#define CLI_CLOCK_H

#include <stdint.h>

#include "core/status.h"

/* The one clock of the program, in UTC seconds: the machine's, or one that MADOGUCHI_NOW set and that runs on. */
struct clock {
	int64_t ahead; /* of the machine's clock */
};

/* INVALID when MADOGUCHI_NOW is not YYYY-MM-DDTHH:MM[:SS] (office time). */
enum status clock_open(struct clock *clock, struct fault *fault);

int64_t clock_machine(void);
int64_t clock_now(const struct clock *clock);

#endif
