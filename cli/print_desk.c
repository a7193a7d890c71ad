#include "cli/appointment.h"
#include "cli/call.h"
#include "cli/commands.h"
#include "core/export/desk_paper.h"
#include "core/words.h"

static enum status run_slip(struct call *call)
{
	struct desk_paper paper = {.kind = DESK_SLIP, .font = call->options.print_font};
	enum status status = call_needs(call, "output");
	if (status == DONE)
		status = call_id(call, 0, &paper.subject);
	return status == DONE ? desk_paper_file(call->db, &paper, call_option(call, "output"), NULL) : status;
}

/* Without days: the week that runs. */
static enum status run_schedule(struct call *call)
{
	struct desk_paper paper = {
	        .kind = DESK_WEEK, .first = DAY_NONE, .last = DAY_NONE, .font = call->options.print_font};
	enum status status = call_needs(call, "output");
	if (status == DONE)
		status = call_needs(call, "consultant");
	if (status == DONE)
		status = appointment_consultant(call, &paper.subject);
	if (status == DONE)
		status = call_days(call, &paper.first, &paper.last);
	if (status != DONE)
		return status;
	if (paper.first == DAY_NONE)
		paper.first = day_week_start(paper.last == DAY_NONE ? moment_day(db_now(call->db)) : paper.last);
	if (paper.last == DAY_NONE)
		paper.last = paper.first + 6;
	return desk_paper_file(call->db, &paper, call_option(call, "output"), NULL);
}

static const struct cli_option slip_options[] = {
        {"output", 'o', N_("FILE"), N_("write the page here")},
        {0},
};

static const struct cli_option schedule_options[] = {
        {"output", 'o', N_("FILE"), N_("write the pages here")},
        {"consultant", 0, N_("NAME"), N_("whose it is")},
        {"from", 0, N_("DATE"), N_("from this day on; else from Monday")},
        {"to", 0, N_("DATE"), N_("up to this day, it included; else a week")},
        {0},
};

const struct cli_command command_print_slip = {
        .name = "print slip",
        .operands = N_("ID"),
        .least = 1,
        .most = 1,
        .help = N_("make a PDF file of an appointment's slip"),
        .options = slip_options,
        .needs = NEEDS_ACTOR,
        .run = run_slip,
};

const struct cli_command command_print_schedule = {
        .name = "print schedule",
        .operands = "",
        .help = N_("make a PDF file of a consultant's schedule"),
        .options = schedule_options,
        .needs = NEEDS_ACTOR,
        .run = run_schedule,
};
