#include <string.h>

#include "cli/appointment.h"
#include "cli/call.h"
#include "cli/commands.h"
#include "core/export/desk_paper.h"
#include "core/words.h"

enum schedule_format { FORMAT_TEXT, FORMAT_JSON, FORMAT_ICS };
static const char *const formats[] = {"text", "json", "ics", NULL};

static void print(void *context, const struct appointment *appointment)
{
	appointment_print(context, appointment);
}

static enum status read_filter(struct call *call, struct appointment_filter *filter)
{
	int64_t desk = 0;
	enum status status = call_number(call, "desk", 1, 9, &desk);
	if (status == DONE)
		status = call_days(call, false, &filter->from, &filter->to);
	if (status == DONE)
		status = appointment_consultant(call, &filter->consultant);
	filter->desk = (int)desk;
	return status;
}

/* JSON asked for by --json stays JSON whatever the format says. */
static enum status read_format(struct call *call, int *format)
{
	enum status status = call_choice(call, "format", formats, format);
	if (call->out.form == OUTPUT_JSON)
		*format = FORMAT_JSON;
	if (status == DONE && *format == FORMAT_JSON)
		call->out.form = OUTPUT_JSON;
	return status;
}

static enum status write_ics(struct call *call, const struct appointment_filter *filter)
{
	struct desk_paper paper = {.kind = DESK_ICS,
	                           .subject = filter->consultant,
	                           .desk = filter->desk,
	                           .first = filter->from,
	                           .last = filter->to};
	return desk_paper_file(call->db, &paper, NULL, call->out.stream);
}

static enum status write_list(struct call *call, const struct appointment_filter *filter)
{
	output_list(&call->out, appointment_keys);
	enum status status = appointment_each(call->db, filter, print, &call->out);
	output_list_end(&call->out);
	return status;
}

/* Without days: today and all that is to come. */
static enum status run(struct call *call)
{
	struct appointment_filter filter = {.from = DAY_NONE, .to = DAY_NONE};
	int format = FORMAT_TEXT;
	enum status status = read_format(call, &format);
	if (status == DONE)
		status = read_filter(call, &filter);
	if (status != DONE)
		return status;
	if (filter.from == DAY_NONE && filter.to == DAY_NONE)
		filter.from = moment_day(clock_now(&call->clock));
	return format == FORMAT_ICS ? write_ics(call, &filter) : write_list(call, &filter);
}

static const struct cli_option options[] = {
        {"consultant", 0, N_("NAME"), N_("only this consultant's")},
        {"desk", 0, N_("N"), N_("only this desk's")},
        {"from", 0, N_("DATE"), N_("from this day on; else from today")},
        {"to", 0, N_("DATE"), N_("up to this day, it included")},
        {"format", 0, "text|json|ics", N_("the form of the list")},
        {0},
};

const struct cli_command command_schedule = {
        .name = "schedule",
        .operands = "",
        .help = N_("list appointments"),
        .options = options,
        .needs = NEEDS_ACTOR,
        .run = run,
};
