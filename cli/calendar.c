#include <stdlib.h>
#include <string.h>

#include "cli/call.h"
#include "cli/commands.h"
#include "cli/replan.h"
#include "core/desks/calendar.h"
#include "core/text/number.h"
#include "core/time/civil.h"
#include "core/time/show.h"
#include "core/words.h"

static const char *const keys[] = {"date", "weekday", "era", "holiday", "closed", "reason", NULL};

/* The words --weekday takes. */
static const char *const weekdays[] = {"sun", "mon", "tue", "wed", "thu", "fri", "sat"};

static void print_day(struct output *out, const struct calendar_day *day)
{
	char date[DAY_BYTES], era[SHOW_BYTES], reason[SPECIAL_BYTES];
	output_object(out, NULL);
	output_text(out, "date", day_format(day->day, date));
	output_text(out, "weekday",
	            out->form == OUTPUT_COLUMNS ? weekday_short(day_weekday(day->day))
	                                        : weekdays[day_weekday(day->day)]);
	output_text(out, "era", day_show(day->day, DAY_ERA, era, sizeof(era)));
	output_text(out, "holiday", day->holiday);
	output_flag(out, "closed", day->closed != OPEN_DAY);
	output_text(out, "reason", day->special[0] ? day->special : calendar_reason(day, reason, sizeof(reason)));
	output_object_end(out);
}

static enum status read_year(struct call *call, int *year)
{
	char text[16];
	*year = day_date(moment_day(clock_now(&call->clock))).year;
	if (!call->operand_count)
		return DONE;
	number_half(text, sizeof(text), call->operands[0]);
	bool digits = strlen(text) == 4 && strspn(text, "0123456789") == 4;
	if (!digits || !day_valid(day_of((int)strtol(text, NULL, 10), 1, 1)))
		return fault_set(&call->fault, INVALID, "", _("%s is not a year: give one from 1900 to 2199."),
		                 call->operands[0]);
	*year = (int)strtol(text, NULL, 10);
	return DONE;
}

static enum status run(struct call *call)
{
	struct calendar calendar;
	int year = 0;
	enum status status = read_year(call, &year);
	if (status == DONE)
		status = calendar_load(call->db, day_of(year, 1, 1), day_of(year, 12, 31), &calendar);
	if (status != DONE)
		return status;
	output_list(&call->out, keys);
	for (int i = 0; i < calendar.count; i++)
		if (calendar.days[i].closed != OPEN_DAY || calendar.days[i].holiday || calendar.days[i].special[0])
			print_day(&call->out, &calendar.days[i]);
	output_list_end(&call->out);
	calendar_free(&calendar);
	return DONE;
}

static enum status run_set(struct call *call)
{
	struct appointment_list live;
	struct calendar_day set;
	int32_t day = DAY_NONE;
	enum status status = call_day_operand(call, 0, &day);
	if (status != DONE)
		return status;
	if (call_has(call, "working") == call_has(call, "closed"))
		return fault_set(&call->fault, INVALID, "",
		                 _("A day is worked or closed: give --working or --closed."));
	status = call_needs(call, "name");
	if (status != DONE)
		return status;
	struct replan how = call_replan(call, &live);
	status = replan_day(call->db, day, call_has(call, "working"), call_option(call, "name"), &how);
	status = replan_answer(call, status, &live);
	if (status == DONE)
		status = calendar_day(call->db, day, &set);
	if (status == DONE)
		print_day(&call->out, &set);
	return status;
}

static const struct cli_option set_options[] = {
        {"working", 0, NULL, N_("the office works on this day")},
        {"closed", 0, NULL, N_("the office is closed on this day")},
        {"name", 0, N_("NAME"), N_("what the day is called")},
        {"calls", 0, NULL, N_("also over appointments: they stay and are to be called")},
        {0},
};

const struct cli_command command_calendar_set = {
        .name = "calendar set",
        .operands = N_("DATE"),
        .least = 1,
        .most = 1,
        .help = N_("make a day a working or a closed one, whatever weekday or holiday it is"),
        .options = set_options,
        .needs = NEEDS_ACTOR,
        .writes = true,
        .run = run_set,
};

const struct cli_command command_calendar = {
        .name = "calendar",
        .operands = N_("[YEAR]"),
        .most = 1,
        .help = N_("list the days of a year that are no ordinary working days"),
        .needs = NEEDS_ACTOR,
        .run = run,
};
