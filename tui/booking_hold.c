#include "tui/booking_hold.h"

#include "core/words.h"

#define RENEW 30 /* seconds before its end */

void booking_hold_drop(struct desk *desk, struct booking_hold *hold)
{
	if (hold->id)
		hold_end(desk_db(desk), hold->id);
	hold->id = 0;
}

void booking_hold_take(struct desk *desk, struct booking_hold *hold, const struct booking_place *place)
{
	struct calendar_day day;
	booking_hold_drop(desk, hold);
	if (calendar_day(desk_db(desk), place->day, &day) != DONE)
		return;
	int minutes = place->minutes ? place->minutes : day.session_minutes;
	hold_begin(desk_db(desk), place->day, place->desk, place->cell, slot_cells(minutes, day.gap_minutes),
	           &hold->id);
	hold->last_key = desk_now(desk);
	hold->until = hold->last_key + HOLD_SECONDS;
	hold->warned = false;
}

/* The store hears of a key only when the hold would be over otherwise. */
void booking_hold_key(struct desk *desk, struct booking_hold *hold, const struct booking_place *place)
{
	hold->last_key = desk_now(desk);
	hold->warned = false;
	if (!hold->id)
		booking_hold_take(desk, hold, place);
}

void booking_hold_tick(struct desk *desk, struct booking_hold *hold)
{
	int64_t now = desk_now(desk), quiet = now - hold->last_key;
	if (!hold->id)
		return;
	if (quiet >= HOLD_SECONDS) {
		booking_hold_drop(desk, hold);
		desk_remark(desk, _("Three minutes without a key: others do not see any more that you fill this in."));
	} else if (quiet >= HOLD_WARNING && !hold->warned) {
		hold->warned = true;
		desk_remark(desk, _("In 30 seconds others will not see any more that you fill this in: press a key."));
	}
	if (hold->id && now >= hold->until - RENEW && hold->last_key + HOLD_SECONDS > hold->until) {
		hold->until = hold->last_key + HOLD_SECONDS;
		hold_keep(desk_db(desk), hold->id, hold->until);
	}
}
