#ifndef TUI_BULK_H
#define TUI_BULK_H

#include <stdbool.h>
#include <stdint.h>

#include "tui/desk.h"

/* F9 where clients are listed: what can be done with the marked ones, or else with those shown. */

struct bulk {
	const int64_t *clients; /* borrowed */
	int count;              /* 0: nobody is listed, so all members are meant */
	bool marked;
};

/* Asks what is to be done: files, labels, and for marked clients their divisions. */
void bulk_ask(struct desk *desk, const struct bulk *bulk);

/* For the screen's `answered`, with the same clients: true when the answer was to one of these questions. The tags are
 * 100 and up. */
bool bulk_answered(struct desk *desk, const struct bulk *bulk, const struct answer *answer);

#endif
