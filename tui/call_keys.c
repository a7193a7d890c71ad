#include "tui/call_keys.h"

#include <stdio.h>

#include "core/desks/waiting.h"
#include "core/office/draft.h"
#include "core/seminars/seat.h"
#include "core/seminars/told.h"
#include "core/store/action.h"
#include "core/time/show.h"
#include "core/words.h"
#include "tui/readback.h"
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

static void tell(struct desk *desk, const struct call_row *call, uint32_t key)
{
	char op[DRAFT_OP_BYTES], name[640];
	int rating = 0;
	enum call_outcome outcome = outcome_of(call->kind, key, &rating);
	operation_new(op);
	if (call_tell(desk_db(desk), call->id, outcome, rating, op) != DONE) {
		desk_refuse_store(desk);
		return;
	}
	visit_name(&call->visit, name, sizeof(name));
	if (rating)
		desk_say(desk, action_last(desk_db(desk)), _("Called %s: rated %d."), name, rating);
	else
		desk_say(desk, action_last(desk_db(desk)), _("Called %s: %s."), name, call_outcome_text(outcome));
}

/* ---- Who waits ---- */

static void say_called(struct desk *desk, const struct call_row *call, uint32_t key)
{
	char name[640];
	int rating;
	visit_name(&call->visit, name, sizeof(name));
	desk_say(desk, action_last(desk_db(desk)), _("Called %s: %s."), name,
	         call_outcome_text(outcome_of(call->kind, key, &rating)));
}

/* Through the same door as every booking: what was shown free may be taken by now. */
static void book(struct desk *desk, const struct call_row *call, const char *op)
{
	struct waiting waiting;
	struct appointment made;
	const struct appointment *visit = &call->visit;
	enum status status = waiting_get(desk_db(desk), call->id, &waiting);
	waiting.free = (struct slot){.desk = visit->desk, .day = visit->day, .cell = visit->cell};
	const struct booking booking = waiting_booking(&waiting);
	if (status == DONE)
		status = appointment_book(desk_db(desk), &booking, op, &made);
	if (status != DONE) {
		desk_refuse_store(desk);
		return;
	}
	visit_say_booked(desk, &made);
	readback_show(desk, 0, made.id);
}

static void take_offer(struct desk *desk, const struct call_row *call, uint32_t key)
{
	static const enum waiting_outcome outcomes[] = {WAITING_NO_ANSWER, WAITING_MESSAGE, WAITING_CALL_BACK};
	char op[DRAFT_OP_BYTES];
	operation_new(op);
	if (key == '1')
		book(desk, call, op);
	else if (waiting_call(desk_db(desk), call->id, outcomes[key - '2'], op, NULL) == DONE)
		say_called(desk, call, key);
	else
		desk_refuse_store(desk);
}

static void take_seat(struct desk *desk, const struct call_row *call, uint32_t key)
{
	struct sign_up seated;
	char op[DRAFT_OP_BYTES];
	int rating;
	const char *outcome = call_outcome_word(outcome_of(call->kind, key, &rating));
	operation_new(op);
	if (key == '1' && seat_take(desk_db(desk), call->id, op, &seated) == DONE)
		desk_say(desk, action_last(desk_db(desk)), _("%s has a seat now (%d): %s"), seated.person_name,
		         seated.roll, call->visit.topic_name);
	else if (key != '1' && seat_call(desk_db(desk), call->id, outcome, op) == DONE)
		say_called(desk, call, key);
	else
		desk_refuse_store(desk);
}

static void take_off(struct desk *desk, const struct call_row *call, uint32_t key)
{
	char op[DRAFT_OP_BYTES];
	int rating;
	operation_new(op);
	if (told_add(desk_db(desk), call->id, call_outcome_word(outcome_of(call->kind, key, &rating)), op) == DONE)
		say_called(desk, call, key);
	else
		desk_refuse_store(desk);
}

/* ---- One key ---- */

/* What was said was said about the time that was shown. */
static bool is_shown(struct desk *desk, const struct call_row *call, int64_t begins)
{
	struct fault fault = {{0}, {0}};
	if (moment_of(call->visit.day, call->visit.cell * CELL_MINUTES) == begins)
		return true;
	fault_set(&fault, CONFLICT, "", _("Another time is free by now: look at the list again."));
	desk_refuse(desk, &fault);
	return false;
}

void call_take(struct desk *desk, enum call_kind kind, int64_t id, int64_t begins, uint32_t key)
{
	struct call_row call;
	if (call_get(desk_db(desk), kind, id, &call) != DONE)
		desk_refuse_store(desk);
	else if (kind == CALL_OFFER && is_shown(desk, &call, begins))
		take_offer(desk, &call, key);
	else if (kind == CALL_OFF)
		take_off(desk, &call, key);
	else if (kind == CALL_SEAT)
		take_seat(desk, &call, key);
	else if (kind != CALL_OFFER)
		tell(desk, &call, key);
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
	else if (call->kind == CALL_CONFIRMATION || call->kind == CALL_OFFER)
		snprintf(about, sizeof(about), "%s%s", day, cell_format(a->cell, clock));
	else
		snprintf(about, sizeof(about), "%s", call_kind_text(call->kind));
	snprintf(out, size, "%.100s %s", a->callback[0] ? a->callback : a->phone, about);
}
