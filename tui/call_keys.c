#include "tui/call_keys.h"

#include <stdio.h>

#include "core/office/draft.h"
#include "core/store/action.h"
#include "core/time/show.h"
#include "core/words.h"
#include "tui/visit.h"

static enum call_outcome outcome_of(enum call_kind kind, uint32_t key, int *rating)
{
	static const enum call_outcome by_key[] = {CALL_NO_ANSWER, CALL_AGREED, CALL_NO_ANSWER, CALL_MESSAGE,
	                                           CALL_LATER};
	int digit = (int)(key - '0');
	bool rated = kind == CALL_FEEDBACK && digit > 0;
	*rating = rated ? digit : 0;
	return rated ? CALL_RATED : by_key[digit];
}

void call_take(struct desk *desk, enum call_kind kind, int64_t appointment, uint32_t key)
{
	char op[DRAFT_OP_BYTES], name[640];
	struct appointment visit;
	int rating = 0;
	enum call_outcome outcome = outcome_of(kind, key, &rating);
	operation_new(op);
	if (call_tell(desk_db(desk), appointment, outcome, rating, op) != DONE ||
	    appointment_get(desk_db(desk), appointment, &visit) != DONE) {
		desk_refuse_store(desk);
		return;
	}
	visit_name(&visit, name, sizeof(name));
	if (rating)
		desk_say(desk, action_last(desk_db(desk)), _("Called %s: rated %d."), name, rating);
	else
		desk_say(desk, action_last(desk_db(desk)), _("Called %s: %s."), name, call_outcome_text(outcome));
}

/* When it was tried; on a day before, that day. */
static void tried(int32_t today, const struct call_row *call, char *out, size_t size)
{
	char when[SHOW_BYTES];
	if (moment_day(call->at) == today)
		clock_format(moment_minute(call->at), when);
	else
		day_show(moment_day(call->at), DAY_SHORT, when, sizeof(when));
	snprintf(out, size, "%s %s", call_outcome_text(call->last), when);
}

void call_line(int32_t today, const struct call_row *call, char *out, size_t size)
{
	const struct appointment *a = &call->visit;
	char about[256], day[SHOW_BYTES], clock[CLOCK_BYTES];
	snprintf(day, sizeof(day), _("%s "), weekday_short(day_weekday(a->day)));
	if (call->tries)
		tried(today, call, about, sizeof(about));
	else if (call->kind == CALL_CONFIRMATION)
		snprintf(about, sizeof(about), "%s%s", day, cell_format(a->cell, clock));
	else
		snprintf(about, sizeof(about), "%s", call_kind_text(call->kind));
	snprintf(out, size, "%.100s %s", a->callback[0] ? a->callback : a->phone, about);
}
