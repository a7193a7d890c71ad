#include "cli/replan.h"

#include <stdio.h>

#include "cli/appointment.h"
#include "cli/call.h"
#include "core/text/number.h"
#include "core/time/hours.h"
#include "core/words.h"

struct replan call_replan(const struct call *call, struct appointment_list *live)
{
	*live = (struct appointment_list){.count = 0};
	return (struct replan){.calls = call_has(call, "calls"), .op = call_op(call), .live = live};
}

enum status replan_answer(struct call *call, enum status status, struct appointment_list *live)
{
	if (status == CONFLICT && live->count) {
		output_list(&call->out, appointment_keys);
		for (int i = 0; i < live->count; i++)
			appointment_print(&call->out, &live->rows[i]);
		output_list_end(&call->out);
	}
	appointment_list_free(live);
	return status;
}

enum status call_edge(struct call *call, const char *name, bool end, int32_t *day, int *cell)
{
	int minute = 0;
	enum status status = call_needs(call, name);
	if (status != DONE)
		return status;
	*cell = end ? CELLS_A_DAY : 0;
	if (!call_has_time(call, name))
		return call_day(call, name, true, day);
	status = call_moment(call, name, day, &minute);
	if (status == DONE && minute % CELL_MINUTES != 0)
		return fault_set(&call->fault, INVALID, name,
		                 _("--%s is %s: a time is on a quarter hour, such as 10:15."), name,
		                 call_option(call, name));
	*cell = minute / CELL_MINUTES;
	if (end && *cell == 0) {
		*day = *day - 1;
		*cell = CELLS_A_DAY;
	}
	return status;
}

static enum status read_hours(struct call *call, struct plan_span *span)
{
	char typed[64];
	struct hours hours = {.count = 0};
	const char *text = call_option(call, "hours");
	if (!text)
		return DONE;
	number_half(typed, sizeof(typed), text);
	if (!hours_parse(typed, &hours) || hours.count != 1)
		return fault_set(
		        &call->fault, INVALID, "hours",
		        _("--hours is %s: write it on quarter hours as 09:00-12:15, the end after the beginning."),
		        text);
	span->from = hours.spans[0].from;
	span->to = hours.spans[0].to;
	return DONE;
}

enum status call_plan_span(struct call *call, struct plan_span *span)
{
	int64_t desk = span->desk;
	enum status status = call_number(call, "desk", 1, 9, &desk);
	span->desk = (int)desk;
	if (status == DONE)
		status = appointment_consultant(call, &span->consultant);
	return status == DONE ? read_hours(call, span) : status;
}

char *edge_format(int32_t day, int cell, char text[CIVIL_BYTES])
{
	char date[DAY_BYTES], clock[CLOCK_BYTES];
	snprintf(text, CIVIL_BYTES, "%sT%s", day_format(day, date), cell_format(cell, clock));
	return text;
}
