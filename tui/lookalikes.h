#ifndef TUI_LOOKALIKES_H
#define TUI_LOOKALIKES_H

#include <stdbool.h>
#include <stdint.h>

#include "core/people/duplicate.h"
#include "tui/desk.h"
#include "tui/form.h"
#include "tui/list.h"

/*
 * Who is there already, beside a form (wide) or below it: narrows as name, reading, phone and address are typed. It is
 * asked while no key waits, and reads memory only. A key moves into it, so that one of them can be opened instead.
 */
struct lookalikes {
	struct duplicates *duplicates; /* NULL: no look-up is there */
	struct duplicate_list *found;
	struct list list;
	bool focused;
};

/* `client`: the one being edited, 0 for a new one. The store's statuses; lookalikes_close also takes a zeroed one. */
enum status lookalikes_open(struct lookalikes *alike, struct db *db, struct lookup *lookup, int64_t client);
void lookalikes_close(struct lookalikes *alike);

/* Asks with what is typed. */
void lookalikes_ask(struct lookalikes *alike, const struct form *form);
/* After the look-up took in what others changed. */
void lookalikes_forget(struct lookalikes *alike);

bool lookalikes_any(const struct lookalikes *alike);
/* The one under the cursor, 0 for none. */
int64_t lookalikes_client(const struct lookalikes *alike);
bool lookalikes_key(struct lookalikes *alike, uint32_t code);

/*
 * Where the panel stands in the form's body, and what it leaves to the form. Not at all where neither has room.
 */
struct area lookalikes_area(struct area body, struct area *form);
void lookalikes_fit(struct lookalikes *alike, struct area area);
void lookalikes_draw(const struct lookalikes *alike, struct canvas *canvas, struct area area);

#endif
