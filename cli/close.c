#include "cli/appointment.h"
#include "cli/call.h"
#include "cli/commands.h"
#include "cli/replan.h"
#include "core/access/staff.h"
#include "core/text/utf8.h"
#include "core/words.h"

static enum status read_closure(struct call *call, struct closure *out)
{
	int64_t desk = 0;
	const char *reason = call_option(call, "reason");
	enum status status = call_number(call, "desk", 1, 9, &desk);
	if (status == DONE && call_has(call, "desk") && call_has(call, "consultant"))
		status = fault_set(&call->fault, INVALID, "consultant",
		                   _("Close a desk or a consultant: give --desk or --consultant, not both."));
	if (status == DONE)
		status = appointment_consultant(call, &out->consultant);
	if (status == DONE)
		status = call_edge(call, "from", false, &out->from_day, &out->from);
	if (status == DONE)
		status = call_edge(call, "to", true, &out->to_day, &out->to);
	if (status == DONE && reason && utf8_count(reason) > CLOSURE_CHARACTERS)
		status = fault_set(&call->fault, INVALID, "reason",
		                   _("--reason is longer than %d characters: shorten it."), CLOSURE_CHARACTERS);
	out->desk = (int)desk;
	utf8_copy(out->reason, sizeof(out->reason), reason ? reason : "");
	return status;
}

static void print_closure(struct output *out, const struct closure *closure, const char *consultant,
                          const struct appointment_list *live)
{
	char from[CIVIL_BYTES], to[CIVIL_BYTES];
	output_object(out, NULL);
	if (closure->id)
		output_number(out, "id", closure->id);
	else
		output_null(out, "id");
	if (closure->desk)
		output_number(out, "desk", closure->desk);
	else
		output_null(out, "desk");
	output_text(out, "consultant", consultant);
	output_text(out, "from", edge_format(closure->from_day, closure->from, from));
	output_text(out, "to", edge_format(closure->to_day, closure->to, to));
	output_text(out, "reason", closure->reason);
	output_array(out, "appointments");
	for (int i = 0; i < live->count; i++)
		appointment_print(out, &live->rows[i]);
	output_array_end(out);
	output_object_end(out);
}

/* What is refused for somebody's appointment is told whole; nothing was closed, so it has no id. */
static enum status run(struct call *call)
{
	struct closure closure = {.id = 0};
	struct appointment_list live;
	struct staff staff = {.name = ""};
	enum status status = read_closure(call, &closure);
	if (status != DONE)
		return status;
	struct replan how = call_replan(call, &live);
	status = replan_close(call->db, &closure, &how);
	if (status != DONE)
		closure.id = 0;
	bool told = status == DONE || (status == CONFLICT && live.count);
	if (told && closure.consultant && staff_get(call->db, closure.consultant, &staff) != DONE)
		staff.name[0] = '\0';
	if (told)
		print_closure(&call->out, &closure, staff.name, &live);
	appointment_list_free(&live);
	return status;
}

static const struct cli_option options[] = {
        {"desk", 0, N_("N"), N_("only this desk; without it and --consultant the office")},
        {"consultant", 0, N_("NAME"), N_("only this consultant")},
        {"from", 0, N_("TIME"), N_("from this time on, such as 2026-12-01T10:00, or this whole day")},
        {"to", 0, N_("TIME"), N_("up to this time, or this whole day")},
        {"reason", 0, N_("REASON"), N_("why, as it is shown")},
        {"calls", 0, NULL, N_("also over appointments: they stay and are to be called")},
        {0},
};

const struct cli_command command_close = {
        .name = "close",
        .operands = "",
        .help = N_("take no appointments for a time"),
        .options = options,
        .needs = NEEDS_ACTOR,
        .writes = true,
        .run = run,
};
