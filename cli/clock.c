#include "cli/clock.h"

#include <stdlib.h>
#include <time.h>

#include "core/time/civil.h"
#include "core/words.h"

int64_t clock_machine(void)
{
	struct timespec now = {0};
	clock_gettime(CLOCK_REALTIME, &now);
	return (int64_t)now.tv_sec;
}

int64_t clock_now(const struct clock *clock)
{
	return clock_machine() + clock->ahead;
}

enum status clock_open(struct clock *clock, struct fault *fault)
{
	const char *text = getenv("MADOGUCHI_NOW");
	int64_t moment = 0;
	clock->ahead = 0;
	if (!text || !*text)
		return DONE;
	if (!moment_parse(text, &moment))
		return fault_set(fault, INVALID, "MADOGUCHI_NOW",
		                 _("MADOGUCHI_NOW is not a time (%s): write 2026-11-24T10:24."), text);
	clock->ahead = moment - clock_machine();
	return DONE;
}
