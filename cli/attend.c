#include <stdlib.h>
#include <string.h>

#include "cli/call.h"
#include "cli/commands.h"
#include "cli/seminar.h"
#include "core/seminars/attendance.h"
#include "core/time/civil.h"
#include "core/words.h"

static const char *const keys[] = {"id",     "seminar",  "roll",    "client", "person",
                                   "status", "position", "outcome", "at",     NULL};

/* A roll that nobody has is printed too, with nothing else known. */
static void print_unknown(struct output *out, int64_t seminar, int roll)
{
	for (size_t i = 0; sign_up_keys[i]; i++) {
		if (strcmp(sign_up_keys[i], "seminar") == 0)
			output_number(out, "seminar", seminar);
		else if (strcmp(sign_up_keys[i], "roll") == 0)
			output_number(out, "roll", roll);
		else
			output_null(out, sign_up_keys[i]);
	}
}

static void print_result(struct output *out, int64_t seminar, const struct attend_result *result)
{
	char at[STAMP_BYTES], text[256];
	output_object(out, NULL);
	if (result->person.id)
		sign_up_values(out, &result->person);
	else
		print_unknown(out, seminar, result->roll);
	output_text(out, "outcome",
	            out->form == OUTPUT_COLUMNS ? attend_text(result, text, sizeof(text))
	                                        : attend_word(result->outcome));
	output_text(out, "at", result->at ? moment_format(result->at, at) : NULL);
	output_object_end(out);
}

static enum status print_results(struct call *call, int64_t seminar, const struct attend_list *list)
{
	char text[256];
	output_list(&call->out, keys);
	for (int i = 0; i < list->count; i++)
		print_result(&call->out, seminar, &list->results[i]);
	output_list_end(&call->out);
	for (int i = 0; i < list->count; i++)
		if (attend_refused(list->results[i].outcome))
			return fault_set(&call->fault, CONFLICT, "",
			                 _("%d could not be marked as present, the first is roll %d (%s)."),
			                 list->refused, list->results[i].roll,
			                 attend_text(&list->results[i], text, sizeof(text)));
	return DONE;
}

static enum status run_attend(struct call *call)
{
	int64_t seminar = 0, session = 0;
	struct attend_list list;
	struct roll_list *rolls = calloc(1, sizeof(*rolls));
	if (!rolls)
		return fault_set(&call->fault, FAILED, NULL, _("Out of memory."));
	enum status status = call_id(call, 0, &seminar);
	if (status == DONE)
		status = call_number(call, "session", 1, SEMINAR_SESSIONS_MOST, &session);
	if (status == DONE)
		status = roll_list_parse(call->operands[1], rolls, &call->fault);
	if (status == DONE)
		status = attend_rolls(call->db, seminar, (int)session, rolls, call_op(call), &list);
	free(rolls);
	if (status != DONE)
		return status;
	status = print_results(call, seminar, &list);
	attend_list_free(&list);
	return status;
}

static enum status run_close(struct call *call)
{
	int64_t seminar = 0, session = 0;
	struct session_count count;
	enum status status = call_id(call, 0, &seminar);
	if (status == DONE)
		status = call_number(call, "session", 1, SEMINAR_SESSIONS_MOST, &session);
	if (status == DONE)
		status = session_close(call->db, seminar, (int)session, call_op(call), &count);
	if (status == DONE)
		session_count_print(&call->out, &count);
	return status;
}

static const struct cli_option options[] = {
        {"session", 0, N_("N"), N_("which session; else the one of now")},
        {0},
};

const struct cli_command command_seminar_attend = {
        .name = "seminar attend",
        .operands = N_("ID ROLLS"),
        .least = 2,
        .most = 2,
        .help = N_("mark people as present: 7 or 1-8,11"),
        .options = options,
        .needs = NEEDS_ACTOR,
        .writes = true,
        .run = run_attend,
};

static const struct cli_option close_options[] = {
        {"session", 0, N_("N"), N_("which session; else the one that is over, or that of now")},
        {0},
};

const struct cli_command command_seminar_close = {
        .name = "seminar close",
        .operands = N_("ID"),
        .least = 1,
        .most = 1,
        .help = N_("close the attendance: who was not marked did not come"),
        .options = close_options,
        .needs = NEEDS_ACTOR,
        .writes = true,
        .run = run_close,
};
