#include "cli/appointment.h"
#include "cli/call.h"
#include "cli/commands.h"
#include "cli/outlet.h"
#include "core/export/desk_paper.h"
#include "core/words.h"

static enum status take_out(struct call *call, struct desk_paper *paper)
{
	struct outlet outlet;
	paper->font = call->options.print_font;
	paper->size = call->options.print_paper;
	enum status status = outlet_open(call, &outlet);
	if (status == DONE)
		status = desk_paper_file(call->db, paper, outlet.path, outlet.stream);
	return outlet_close(call, &outlet, status);
}

static enum status run_slip(struct call *call)
{
	struct desk_paper paper = {.kind = DESK_SLIP};
	enum status status = call_id(call, 0, &paper.subject);
	return status == DONE ? take_out(call, &paper) : status;
}

/* Without days: the week that runs. */
static enum status run_schedule(struct call *call)
{
	struct desk_paper paper = {.kind = DESK_WEEK, .first = DAY_NONE, .last = DAY_NONE};
	enum status status = call_needs(call, "consultant");
	if (status == DONE)
		status = appointment_consultant(call, &paper.subject);
	if (status == DONE)
		status = call_days(call, false, &paper.first, &paper.last);
	if (status != DONE)
		return status;
	if (paper.first == DAY_NONE)
		paper.first = day_week_start(paper.last == DAY_NONE ? moment_day(db_now(call->db)) : paper.last);
	if (paper.last == DAY_NONE)
		paper.last = paper.first + 6;
	return take_out(call, &paper);
}

static const struct cli_option slip_options[] = {
        {"output", 'o', N_("FILE"), N_("write the page here; else it is printed")},
        {0},
};

static const struct cli_option schedule_options[] = {
        {"output", 'o', N_("FILE"), N_("write the pages here; else they are printed")},
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
        .help = N_("print an appointment's slip, or make a PDF file of it"),
        .options = slip_options,
        .needs = NEEDS_ACTOR,
        .run = run_slip,
};

const struct cli_command command_print_schedule = {
        .name = "print schedule",
        .operands = "",
        .help = N_("print a consultant's schedule, or make a PDF file of it"),
        .options = schedule_options,
        .needs = NEEDS_ACTOR,
        .run = run_schedule,
};
