#include "core/desks/place.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/desks/appointment.h"
#include "core/text/utf8.h"
#include "core/time/show.h"
#include "core/words.h"

#define HOURS_TEXT_BYTES 160
#define NEAR_TEXT_BYTES  160
#define SEPARATOR_BYTES  8

/* Names may be 800 bytes long: in a refusal their beginning is enough, so that what follows is not cut. */
#define CLIENT_TEXT_BYTES 121

/* The plan of the day, and with `busy` also what is taken; free with day_close. */
struct day {
	struct plan plan;
	struct busy *busy;
	struct slot_day slots;
};

/* "10:00-12:00, 13:00-17:00": when somebody sits at the desk that day. Empty: nobody does. */
static void desk_hours(const struct plan_day *day, int desk, char text[HOURS_TEXT_BYTES])
{
	text[0] = '\0';
	for (int i = 0; i < day->count; i++) {
		const struct plan_span *span = &day->spans[i];
		char from[CLOCK_BYTES], to[CLOCK_BYTES];
		size_t used = strlen(text);
		if (span->desk == desk)
			snprintf(text + used, HOURS_TEXT_BYTES - used, "%s%s-%s", used ? _(", ") : "",
			         cell_format(span->from, from), cell_format(span->to, to));
	}
}

/* "12/1(Tue) 10:00-17:00 (training)", of the day asked about. */
static enum status refuse_closure(struct db *db, const struct closure *closure, const struct place *place)
{
	char date[SHOW_BYTES], from[CLOCK_BYTES], to[CLOCK_BYTES];
	cell_format(closure->from_day < place->day ? 0 : closure->from, from);
	cell_format(closure->to_day > place->day ? CELLS_A_DAY : closure->to, to);
	return fault_set(db_fault(db), CONFLICT, "start",
	                 _("Desk %d is closed on %s from %s to %s (%s): choose another time."), place->ask.desk,
	                 day_show(place->day, DAY_SHORT, date, sizeof(date)), from, to,
	                 closure->reason[0] ? closure->reason : _("without a reason"));
}

static const struct closure *closure_at(const struct day *day, const struct place *place)
{
	const struct closure *found = NULL;
	for (int i = 0; !found && i < place->ask.cells; i++)
		found = plan_closure(&day->plan, place->day, place->ask.desk, place->ask.cell + i);
	return found;
}

static enum status refuse_outside(struct db *db, const struct day *day, const struct place *place)
{
	char hours[HOURS_TEXT_BYTES], date[SHOW_BYTES], time[CLOCK_BYTES];
	const struct closure *closure = closure_at(day, place);
	if (closure)
		return refuse_closure(db, closure, place);
	day_show(place->day, DAY_SHORT, date, sizeof(date));
	desk_hours(&day->slots.plan, place->ask.desk, hours);
	if (!*hours)
		return fault_set(db_fault(db), CONFLICT, "start",
		                 _("Nobody sits at desk %d on %s: choose another day or desk."), place->ask.desk, date);
	return fault_set(db_fault(db), CONFLICT, "start",
	                 _("%s %s is outside the plan of desk %d (%s, %d minutes with the time after a session): "
	                   "choose a time within it."),
	                 date, cell_format(place->ask.cell, time), place->ask.desk, hours,
	                 place->ask.cells * CELL_MINUTES);
}

static enum status refuse_closed(struct db *db, const struct slot_day *day, const struct place *place)
{
	char date[SHOW_BYTES], reason[SHOW_BYTES];
	return fault_set(db_fault(db), CONFLICT, "start", _("The office is closed on %s (%s): choose another day."),
	                 day_show(place->day, DAY_SHORT, date, sizeof(date)),
	                 calendar_reason(day->plan.calendar, reason, sizeof(reason)));
}

static enum status refuse_past(struct db *db, const struct place *place)
{
	char date[SHOW_BYTES], time[CLOCK_BYTES];
	return fault_set(db_fault(db), CONFLICT, "start", _("%s %s has passed: choose a later time."),
	                 day_show(place->day, DAY_SHORT, date, sizeof(date)), cell_format(place->ask.cell, time));
}

/* " Free there: 11:00, 14:00, Wed 12/2 10:00." - or what else to do, if the desk is full for two weeks. */
static enum status near_starts(struct db *db, const struct place *place, char text[NEAR_TEXT_BYTES])
{
	struct slot_wish wish = {.client = place->ask.client,
	                         .desk = place->ask.desk,
	                         .minutes = place->minutes,
	                         .moving = place->ask.moving};
	struct slot near[SLOT_NEAR];
	char list[SLOT_NEAR * (SHOW_BYTES + CLOCK_BYTES + SEPARATOR_BYTES)] = "";
	int count;
	enum status status = slot_near(db, &wish, place->day, place->ask.cell, near, &count);
	for (int i = 0; status == DONE && i < count; i++) {
		char date[SHOW_BYTES] = "", time[CLOCK_BYTES];
		size_t used = strlen(list);
		if (near[i].day != place->day)
			day_show(near[i].day, DAY_SHORT, date, sizeof(date));
		snprintf(list + used, sizeof(list) - used, "%s%s%s%s", used ? _(", ") : "", date, *date ? " " : "",
		         cell_format(near[i].cell, time));
	}
	if (*list)
		snprintf(text, NEAR_TEXT_BYTES, _(" Free there: %s."), list);
	else
		snprintf(text, NEAR_TEXT_BYTES, "%s", _(" Choose another day or desk."));
	return status;
}

static enum status refuse_taken(struct db *db, const struct place *place, const struct slot_verdict *verdict)
{
	char near[NEAR_TEXT_BYTES], name[CLIENT_TEXT_BYTES], consultant[CLIENT_TEXT_BYTES], time[CLOCK_BYTES];
	struct appointment there;
	enum status status = appointment_get(db, verdict->busy->appointment, &there);
	if (status == DONE)
		status = near_starts(db, place, near);
	if (status != DONE)
		return status;
	utf8_copy(name, sizeof(name), there.name);
	cell_format(there.cell, time);
	if (verdict->answer == SLOT_DESK_TAKEN)
		return fault_set(db_fault(db), CONFLICT, "start", _("Desk %d is taken by %s at %s.%s"), there.desk,
		                 name, time, near);
	utf8_copy(consultant, sizeof(consultant), there.consultant_name);
	if (verdict->answer == SLOT_CONSULTANT_TAKEN)
		return fault_set(db_fault(db), CONFLICT, "start", _("%s sits with %s at desk %d at %s.%s"), consultant,
		                 name, there.desk, time, near);
	return fault_set(db_fault(db), CONFLICT, "client", _("%s has another appointment at %s, at desk %d.%s"), name,
	                 time, there.desk, near);
}

static enum status refuse(struct db *db, const struct day *day, const struct place *place,
                          const struct slot_verdict *verdict)
{
	switch (verdict->answer) {
	case SLOT_NO_DESK:
		return fault_set(db_fault(db), NOT_FOUND, "desk", _("There is no desk %d: the desks are 1 to %d."),
		                 place->ask.desk, day->slots.plan.calendar->desks);
	case SLOT_CLOSED:
		return refuse_closed(db, &day->slots, place);
	case SLOT_PAST:
		return refuse_past(db, place);
	case SLOT_OUTSIDE:
		return refuse_outside(db, day, place);
	default:
		return refuse_taken(db, place, verdict);
	}
}

static void day_close(struct day *day)
{
	plan_free(&day->plan);
	free(day->busy);
}

static enum status day_open(struct db *db, int32_t at, bool busy, struct day *out)
{
	memset(out, 0, sizeof(*out));
	enum status status = plan_load(db, at, at, &out->plan);
	if (status == DONE && busy)
		status = busy_load(db, at, at, &out->busy, &out->slots.busy_count);
	if (status != DONE) {
		day_close(out);
		return status;
	}
	out->slots.busy = out->busy;
	plan_day(&out->plan, at, &out->slots.plan);
	return DONE;
}

static enum status judge(struct db *db, const struct place *place, bool busy, int64_t *consultant)
{
	struct day day;
	enum status status = day_open(db, place->day, busy, &day);
	if (status != DONE)
		return status;
	struct slot_verdict verdict = slot_judge(&day.slots, &place->ask);
	*consultant = verdict.consultant;
	if (verdict.answer != SLOT_FREE)
		status = refuse(db, &day, place, &verdict);
	day_close(&day);
	return status;
}

enum status place_check(struct db *db, const struct place *place, int64_t *consultant)
{
	return judge(db, place, false, consultant);
}

enum status place_look(struct db *db, const struct place *place)
{
	int64_t consultant;
	return judge(db, place, true, &consultant);
}

/* The same judgement as for showing, now with what is taken, finds the words. */
enum status place_explain(struct db *db, const struct place *place, enum status written)
{
	if (written != CONFLICT || strncmp(db_rule(db), "appointment_cell.", strlen("appointment_cell.")) != 0)
		return written;
	enum status status = place_look(db, place);
	return status == DONE ? written : status;
}
