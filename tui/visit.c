#include "tui/visit.h"

#include <stdio.h>
#include <string.h>

#include "core/desks/outside.h"
#include "core/office/code.h"
#include "core/office/draft.h"
#include "core/store/action.h"
#include "core/text/legal.h"
#include "core/text/utf8.h"
#include "core/text/width.h"
#include "core/time/show.h"
#include "core/words.h"
#include "tui/waiting.h"

#define TIME_BYTES   (SHOW_BYTES + CLOCK_BYTES + 1)
#define NAME_COLUMNS 36
#define NAME_BYTES   (NAME_COLUMNS * 4 + 1)

static int32_t today_of(const struct desk *desk)
{
	return moment_day(desk_now(desk));
}

void visit_time(int32_t today, int32_t day, int cell, char *out, size_t size)
{
	char date[SHOW_BYTES], clock[CLOCK_BYTES];
	day_show(day, DAY_SHORT, date, sizeof(date));
	cell_format(cell, clock);
	snprintf(out, size, "%s%s%s", day == today ? "" : date, day == today ? "" : " ", clock);
}

const char *visit_sign(enum appointment_status status)
{
	switch (status) {
	/* Translators: two columns each, what stands before a name in the grid of a day. */
	case APPOINTMENT_BOOKED:
		return _("bk");
	case APPOINTMENT_ARRIVED:
		return _("ar");
	case APPOINTMENT_IN_SESSION:
		return _("se");
	case APPOINTMENT_DONE:
		return _("dn");
	case APPOINTMENT_NO_SHOW:
		return _("ns");
	case APPOINTMENT_CANCELLED:
		break;
	}
	return _("ca");
}

void visit_line_of(const struct appointment *visit, struct visit_line *out)
{
	*out = (struct visit_line){visit->id, visit->status, moment_of(visit->day, visit->cell * CELL_MINUTES)};
}

void visit_name(const struct appointment *visit, char *out, size_t size)
{
	struct legal_split split;
	legal_form_split(visit->name, &split);
	utf8_copy(out, size, split.bare[0] ? split.bare : visit->name);
}

/* What stands now, as the message of the last action. */
static void say(struct desk *desk, const struct appointment *visit)
{
	char time[TIME_BYTES], name[NAME_BYTES];
	int64_t action = action_last(desk_db(desk));
	visit_time(today_of(desk), visit->day, visit->cell, time, sizeof(time));
	width_clip(name, sizeof(name), visit->name, NAME_COLUMNS);
	switch (visit->status) {
	case APPOINTMENT_BOOKED:
		desk_say(desk, action, _("%s, desk %d: %s is booked."), time, visit->desk, name);
		break;
	case APPOINTMENT_ARRIVED:
		desk_say(desk, action, _("%s, desk %d: %s has arrived."), time, visit->desk, name);
		break;
	case APPOINTMENT_IN_SESSION:
		desk_say(desk, action, _("%s, desk %d: %s is in session."), time, visit->desk, name);
		break;
	case APPOINTMENT_DONE:
		desk_say(desk, action, _("%s, desk %d: %s is done."), time, visit->desk, name);
		break;
	case APPOINTMENT_NO_SHOW:
		desk_say(desk, action, _("%s, desk %d: %s did not come."), time, visit->desk, name);
		break;
	case APPOINTMENT_CANCELLED:
		desk_say(desk, action, _("%s, desk %d: %s is cancelled."), time, visit->desk, name);
		break;
	}
}

static bool done(struct desk *desk, enum status status)
{
	if (status != DONE)
		desk_refuse_store(desk);
	return status == DONE;
}

void visit_say_booked(struct desk *desk, const struct appointment *visit)
{
	char time[TIME_BYTES], name[NAME_BYTES];
	if (!visit->walk_in) {
		say(desk, visit);
		return;
	}
	visit_time(today_of(desk), visit->day, visit->cell, time, sizeof(time));
	width_clip(name, sizeof(name), visit->name, NAME_COLUMNS);
	desk_say(desk, action_last(desk_db(desk)), _("%s, desk %d: %s came without an appointment."), time, visit->desk,
	         name);
}

bool visit_mark(struct desk *desk, int64_t id, enum appointment_status to)
{
	char op[DRAFT_OP_BYTES];
	struct appointment visit;
	operation_new(op);
	if (!done(desk, appointment_mark(desk_db(desk), id, to, op, &visit)))
		return false;
	say(desk, &visit);
	if (to == APPOINTMENT_NO_SHOW)
		waiting_offer(desk, VISIT_OFFER, visit.day, visit.desk, visit.cell, visit.cells);
	return true;
}

bool visit_to_call(struct desk *desk, int64_t id)
{
	struct outside outside;
	bool holds = outside_load(desk_db(desk), &outside) == DONE && outside_holds(&outside, id);
	outside_free(&outside);
	return holds;
}

void visit_ask_reason(struct desk *desk, int64_t id)
{
	struct appointment visit;
	struct code reasons[QUESTION_CHOICES];
	const char *labels[QUESTION_CHOICES];
	char date[DAY_BYTES], time[TIME_BYTES], name[NAME_BYTES], question[512];
	int count = 0, preset = 0;
	day_format(today_of(desk), date);
	if (!done(desk, appointment_get(desk_db(desk), id, &visit)) ||
	    !done(desk, code_list(desk_db(desk), CODE_CANCEL_REASON, date, reasons, QUESTION_CHOICES, &count)))
		return;
	bool closed = visit_to_call(desk, id);
	for (int i = count - 1; i >= 0; i--) {
		labels[i] = reasons[i].name;
		if (closed && strcmp(reasons[i].word, "office") == 0)
			preset = i;
	}
	visit_time(today_of(desk), visit.day, visit.cell, time, sizeof(time));
	width_clip(name, sizeof(name), visit.name, NAME_COLUMNS);
	snprintf(question, sizeof(question), _("%s, desk %d, %s: why is it cancelled?"), time, visit.desk, name);
	desk_ask_preset(desk, VISIT_REASON, id, question, labels, count, preset);
}

/* The reason says whether the time is offered to who waits. */
static bool offers(struct desk *desk, const struct appointment *visit)
{
	struct code reason;
	return code_get(desk_db(desk), CODE_CANCEL_REASON, visit->cancel_reason, &reason) == DONE && reason.offers;
}

bool visit_take_reason(struct desk *desk, const struct answer *answer)
{
	char op[DRAFT_OP_BYTES];
	struct appointment visit;
	if (!answer->given)
		return false;
	operation_new(op);
	if (!done(desk, appointment_cancel(desk_db(desk), answer->id, answer->text, op, &visit)))
		return false;
	say(desk, &visit);
	if (offers(desk, &visit))
		waiting_offer(desk, VISIT_OFFER, visit.day, visit.desk, visit.cell, visit.cells);
	return true;
}

bool visit_stays(struct desk *desk, const struct appointment *was)
{
	struct appointment now;
	struct fault fault;
	enum status status = appointment_get(desk_db(desk), was->id, &now);
	if (status == BUSY || (status == DONE && appointment_live(now.status) && now.desk == was->desk &&
	                       now.day == was->day && now.cell == was->cell))
		return true;
	fault_set(&fault, CONFLICT, "id", _("The appointment of %s has changed meanwhile: look at it again."),
	          was->name);
	desk_refuse(desk, &fault);
	return false;
}

bool visit_move(struct desk *desk, const struct appointment *was, int to_desk, int32_t day, int cell)
{
	char op[DRAFT_OP_BYTES], from[TIME_BYTES], to[TIME_BYTES], name[NAME_BYTES];
	struct appointment visit;
	if (!visit_stays(desk, was))
		return false;
	operation_new(op);
	if (!done(desk, appointment_move(desk_db(desk), was->id, to_desk, day, cell, op, &visit)))
		return false;
	visit_time(today_of(desk), was->day, was->cell, from, sizeof(from));
	visit_time(today_of(desk), visit.day, visit.cell, to, sizeof(to));
	width_clip(name, sizeof(name), visit.name, NAME_COLUMNS);
	desk_say(desk, action_last(desk_db(desk)), _("%s is moved to %s, desk %d; before: %s, desk %d."), name, to,
	         visit.desk, from, was->desk);
	waiting_offer(desk, VISIT_OFFER, was->day, was->desk, was->cell, was->cells);
	return true;
}

void visit_client(const struct appointment *visit, struct carried *out)
{
	*out = (struct carried){.client = visit->client};
	utf8_copy(out->number, sizeof(out->number), visit->number);
	utf8_copy(out->name, sizeof(out->name), visit->name);
}

static bool carry(struct desk *desk, int64_t id, bool move)
{
	struct appointment visit;
	struct carried carried;
	if (!done(desk, appointment_get(desk_db(desk), id, &visit)))
		return false;
	if (!move && !done(desk, appointment_may_rebook(desk_db(desk), &visit)))
		return false;
	visit_client(&visit, &carried);
	*(move ? &carried.visit : &carried.rebooks) = id;
	desk_carry(desk, &carried);
	return true;
}

void visit_pick_up(struct desk *desk, int64_t id)
{
	if (carry(desk, id, true))
		desk_section(desk, 4);
}

void visit_rebook(struct desk *desk, int64_t id)
{
	if (carry(desk, id, false))
		desk_section(desk, 4);
}

void visit_taught(const struct seminar_clash *taught, char out[VISIT_TAUGHT_BYTES])
{
	char from[CLOCK_BYTES], to[CLOCK_BYTES];
	/* Translators: from, to, the seminar's title. */
	snprintf(out, VISIT_TAUGHT_BYTES, _("The consultant teaches then: %s-%s %s"),
	         clock_format(taught->from_minute, from), clock_format(taught->to_minute, to), taught->what);
}
