#include <string.h>

#include "cli/appointment.h"
#include "cli/call.h"
#include "cli/commands.h"
#include "cli/replan.h"
#include "core/words.h"

static const char *const row_keys[] = {"id", "consultant", "desk",     "weekday", "from",
                                       "to", "valid_from", "valid_to", NULL};
static const char *const exception_keys[] = {"kind", "id", "from", "to", "desk", "consultant", "name", NULL};

/* In the plan's order: 1 Monday .. 7 Sunday. */
static const char *const weekdays[] = {"mon", "tue", "wed", "thu", "fri", "sat", "sun", NULL};

/* From --from on, else from today, and a year if no end was given. */
static enum status load(struct call *call, struct plan *plan)
{
	int32_t from = DAY_NONE, to = DAY_NONE;
	enum status status = call_days(call, true, &from, &to);
	if (from == DAY_NONE)
		from = moment_day(clock_now(&call->clock));
	if (to == DAY_NONE)
		to = day_add(from, 366);
	if (to == DAY_NONE)
		to = DAY_LAST;
	return status == DONE ? plan_load(call->db, from, to, plan) : status;
}

static void print_row(struct output *out, const struct plan *plan, const struct plan_row *row)
{
	char from[CLOCK_BYTES], to[CLOCK_BYTES], first[DAY_BYTES], last[DAY_BYTES] = "";
	if (row->valid_to != DAY_NONE)
		day_format(row->valid_to, last);
	output_object(out, NULL);
	output_number(out, "id", row->id);
	output_text(out, "consultant", plan_name(plan, row->span.consultant));
	output_number(out, "desk", row->span.desk);
	output_text(out, "weekday", weekdays[row->weekday - 1]);
	output_text(out, "from", cell_format(row->span.from, from));
	output_text(out, "to", cell_format(row->span.to, to));
	output_text(out, "valid_from", day_format(row->valid_from, first));
	output_text(out, "valid_to", last);
	output_object_end(out);
}

static enum status run_list(struct call *call)
{
	struct plan plan;
	struct plan_span only = {.desk = 0};
	enum status status = call_plan_span(call, &only);
	if (status == DONE)
		status = load(call, &plan);
	if (status != DONE)
		return status;
	output_list(&call->out, row_keys);
	for (int i = 0; i < plan.count; i++)
		if ((!only.desk || plan.rows[i].span.desk == only.desk) &&
		    (!only.consultant || plan.rows[i].span.consultant == only.consultant))
			print_row(&call->out, &plan, &plan.rows[i]);
	output_list_end(&call->out);
	plan_free(&plan);
	return DONE;
}

/* ---- Exceptions ---- */

static void print_exception(struct output *out, const char *kind, int64_t id, const char *from, const char *to,
                            int desk, const char *consultant, const char *name)
{
	output_object(out, NULL);
	output_text(out, "kind", kind);
	output_number(out, "id", id);
	output_text(out, "from", from);
	output_text(out, "to", to);
	if (desk)
		output_number(out, "desk", desk);
	else
		output_null(out, "desk");
	output_text(out, "consultant", consultant);
	output_text(out, "name", name);
	output_object_end(out);
}

static void print_days(struct output *out, const struct calendar *calendar)
{
	char day[DAY_BYTES];
	for (int i = 0; i < calendar->count; i++) {
		const struct calendar_day *at = &calendar->days[i];
		if (at->special[0])
			print_exception(out, at->closed == OPEN_DAY ? "working" : "closed", at->special_id,
			                day_format(at->day, day), day, 0, "", at->special);
	}
}

static enum status run_exceptions(struct call *call)
{
	struct plan plan;
	char from[CIVIL_BYTES], to[CIVIL_BYTES];
	enum status status = load(call, &plan);
	if (status != DONE)
		return status;
	output_list(&call->out, exception_keys);
	print_days(&call->out, &plan.calendar);
	for (int i = 0; i < plan.extras; i++) {
		const struct plan_extra *e = &plan.extra[i];
		print_exception(&call->out, "extra", e->id, edge_format(e->day, e->span.from, from),
		                edge_format(e->day, e->span.to, to), e->span.desk, plan_name(&plan, e->span.consultant),
		                "");
	}
	for (int i = 0; i < plan.closures; i++) {
		const struct closure *c = &plan.closure[i];
		print_exception(&call->out, "closure", c->id, edge_format(c->from_day, c->from, from),
		                edge_format(c->to_day, c->to, to), c->desk, plan_name(&plan, c->consultant), c->reason);
	}
	output_list_end(&call->out);
	plan_free(&plan);
	return DONE;
}

/* ---- Changes ---- */

static enum status read_row(struct call *call, struct plan_row *row)
{
	int weekday = row->weekday - 1;
	enum status status = call_plan_span(call, &row->span);
	if (status == DONE)
		status = call_choice(call, "weekday", weekdays, &weekday);
	if (status == DONE)
		status = call_days(call, true, &row->valid_from, &row->valid_to);
	row->weekday = weekday + 1;
	return status;
}

static enum status print_written(struct call *call, const struct plan_row *row)
{
	struct plan plan;
	enum status status = plan_load(call->db, row->valid_from, row->valid_from, &plan);
	if (status != DONE)
		return status;
	for (int i = 0; i < plan.count; i++)
		if (plan.rows[i].id == row->id)
			print_row(&call->out, &plan, &plan.rows[i]);
	plan_free(&plan);
	return DONE;
}

static enum status run_add(struct call *call)
{
	struct plan_row row = {.valid_from = moment_day(clock_now(&call->clock)), .valid_to = DAY_NONE};
	struct appointment_list live;
	enum status status = DONE;
	static const char *const needed[] = {"consultant", "desk", "weekday", "hours"};
	for (int i = 0; status == DONE && i < 4; i++)
		status = call_needs(call, needed[i]);
	if (status == DONE)
		status = read_row(call, &row);
	if (status != DONE)
		return status;
	struct replan how = call_replan(call, &live);
	status = replan_answer(call, replan_add(call->db, &row, &how), &live);
	return status == DONE ? print_written(call, &row) : status;
}

static enum status run_change(struct call *call)
{
	struct plan_row row = {.id = 0};
	struct appointment_list live;
	int64_t id = 0;
	enum status status = call_id(call, 0, &id);
	if (status == DONE)
		status = call_needs(call, "from");
	if (status == DONE)
		status = plan_get(call->db, id, &row);
	if (status == DONE)
		status = read_row(call, &row);
	if (status != DONE)
		return status;
	struct replan how = call_replan(call, &live);
	status = replan_answer(call, replan_change(call->db, id, &row, &how), &live);
	return status == DONE ? print_written(call, &row) : status;
}

static enum status run_end(struct call *call)
{
	struct plan_row row = {.id = 0};
	struct appointment_list live;
	int64_t id = 0;
	int32_t last = DAY_NONE;
	enum status status = call_id(call, 0, &id);
	if (status == DONE)
		status = call_needs(call, "to");
	if (status == DONE)
		status = call_day(call, "to", true, &last);
	if (status == DONE)
		status = plan_get(call->db, id, &row);
	if (status != DONE)
		return status;
	struct replan how = call_replan(call, &live);
	status = replan_answer(call, replan_end(call->db, id, last, &how), &live);
	return status == DONE ? print_written(call, &row) : status;
}

static enum status run_extra(struct call *call)
{
	struct plan_extra extra = {.day = DAY_NONE};
	struct appointment_list live;
	static const char *const needed[] = {"consultant", "desk", "hours", "from"};
	enum status status = DONE;
	for (int i = 0; status == DONE && i < 4; i++)
		status = call_needs(call, needed[i]);
	if (status == DONE)
		status = call_plan_span(call, &extra.span);
	if (status == DONE)
		status = call_day(call, "from", true, &extra.day);
	if (status != DONE)
		return status;
	struct replan how = call_replan(call, &live);
	return replan_answer(call, replan_extra(call->db, &extra, &how), &live);
}

static enum status run_remove(struct call *call)
{
	static const struct {
		const char *word;
		enum replan_kind kind;
	} kinds[] = {
	        {"extra", REPLAN_EXTRA}, {"closure", REPLAN_CLOSURE}, {"working", REPLAN_DAY}, {"closed", REPLAN_DAY}};
	struct appointment_list live;
	int64_t id = 0;
	size_t i = 0;
	while (i < 4 && strcmp(kinds[i].word, call->operands[0]) != 0)
		i++;
	if (i == 4)
		return fault_set(&call->fault, INVALID, "",
		                 _("%s is no kind of exception: give extra, closure, working or closed."),
		                 call->operands[0]);
	enum status status = call_id(call, 1, &id);
	if (status != DONE)
		return status;
	struct replan how = call_replan(call, &live);
	return replan_answer(call, replan_remove(call->db, kinds[i].kind, id, &how), &live);
}

#define CALLS_OPTION                                                                                                   \
	{                                                                                                              \
		"calls", 0, NULL, N_("also over appointments: they stay and are to be called")                         \
	}

static const struct cli_option list_options[] = {
        {"consultant", 0, N_("NAME"), N_("only this consultant's")},
        {"desk", 0, N_("N"), N_("only this desk's")},
        {"from", 0, N_("DATE"), N_("from this day on; else from today")},
        {"to", 0, N_("DATE"), N_("up to this day, it included")},
        {0},
};

static const struct cli_option exceptions_options[] = {
        {"from", 0, N_("DATE"), N_("from this day on; else from today")},
        {"to", 0, N_("DATE"), N_("up to this day, it included")},
        {0},
};

static const struct cli_option row_options[] = {
        {"consultant", 0, N_("NAME"), N_("who sits there")},
        {"desk", 0, N_("N"), N_("the desk")},
        {"weekday", 0, N_("DAY"), N_("mon, tue, wed, thu, fri, sat or sun")},
        {"hours", 0, N_("HH:MM-HH:MM"), N_("from when to when")},
        {"from", 0, N_("DATE"), N_("the first day it holds")},
        {"to", 0, N_("DATE"), N_("the last day it holds")},
        CALLS_OPTION,
        {0},
};

static const struct cli_option end_options[] = {
        {"to", 0, N_("DATE"), N_("the last day it holds")},
        CALLS_OPTION,
        {0},
};

static const struct cli_option extra_options[] = {
        {"consultant", 0, N_("NAME"), N_("who sits there")},
        {"desk", 0, N_("N"), N_("the desk")},
        {"hours", 0, N_("HH:MM-HH:MM"), N_("from when to when")},
        {"from", 0, N_("DATE"), N_("on this day")},
        CALLS_OPTION,
        {0},
};

static const struct cli_option remove_options[] = {CALLS_OPTION, {0}};

const struct cli_command command_plan_list = {
        .name = "plan list",
        .operands = "",
        .help = N_("list the weekly plan of the consultants"),
        .options = list_options,
        .needs = NEEDS_ACTOR,
        .run = run_list,
};

const struct cli_command command_plan_exceptions = {
        .name = "plan exceptions",
        .operands = "",
        .help = N_("list what differs from the weekly plan"),
        .options = exceptions_options,
        .needs = NEEDS_ACTOR,
        .run = run_exceptions,
};

const struct cli_command command_plan_add = {
        .name = "plan add",
        .operands = "",
        .help = N_("add a row to the weekly plan"),
        .options = row_options,
        .needs = NEEDS_ACTOR,
        .writes = true,
        .run = run_add,
};

const struct cli_command command_plan_change = {
        .name = "plan change",
        .operands = N_("ID"),
        .least = 1,
        .most = 1,
        .help = N_("change a row of the weekly plan from a day on"),
        .options = row_options,
        .needs = NEEDS_ACTOR,
        .writes = true,
        .run = run_change,
};

const struct cli_command command_plan_end = {
        .name = "plan end",
        .operands = N_("ID"),
        .least = 1,
        .most = 1,
        .help = N_("end a row of the weekly plan"),
        .options = end_options,
        .needs = NEEDS_ACTOR,
        .writes = true,
        .run = run_end,
};

const struct cli_command command_plan_extra = {
        .name = "plan extra",
        .operands = "",
        .help = N_("let a consultant sit at a desk on one day, also in the place of another"),
        .options = extra_options,
        .needs = NEEDS_ACTOR,
        .writes = true,
        .run = run_extra,
};

const struct cli_command command_plan_remove = {
        .name = "plan remove",
        .operands = N_("KIND ID"),
        .least = 2,
        .most = 2,
        .help = N_("take an exception back, as plan exceptions lists it"),
        .options = remove_options,
        .needs = NEEDS_ACTOR,
        .writes = true,
        .run = run_remove,
};
