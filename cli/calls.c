#include <stdlib.h>
#include <string.h>

#include "cli/call.h"
#include "cli/commands.h"
#include "core/desks/calls.h"
#include "core/text/number.h"
#include "core/words.h"

static const char *const call_keys[] = {"appointment", "kind",    "client", "name", "phone", "desk",
                                        "consultant",  "start",   "tries",  "last", "at",    "by",
                                        "wish",        "sign_up", "about",  NULL};

static void print_id(struct output *out, const char *key, int64_t id)
{
	if (id)
		output_number(out, key, id);
	else
		output_null(out, key);
}

static void print_call(struct output *out, const struct call_row *row)
{
	char start[CIVIL_BYTES], at[STAMP_BYTES];
	const struct appointment *a = &row->visit;
	bool eyes = out->form == OUTPUT_COLUMNS;
	output_object(out, NULL);
	print_id(out, "appointment", a->id);
	output_text(out, "kind", eyes ? call_kind_text(row->kind) : call_kind_word(row->kind));
	output_text(out, "client", a->number);
	output_text(out, "name", a->name);
	output_text(out, "phone", a->callback[0] ? a->callback : a->phone);
	print_id(out, "desk", a->desk);
	output_text(out, "consultant", a->consultant_name);
	output_text(out, "start", civil_format(a->day, a->cell * CELL_MINUTES, start));
	output_number(out, "tries", row->tries);
	output_text(out, "last", eyes ? call_outcome_text(row->last) : call_outcome_word(row->last));
	output_text(out, "at", row->tries ? moment_format(row->at, at) : "");
	output_text(out, "by", row->by);
	print_id(out, "wish", row->kind == CALL_OFFER ? row->id : 0);
	print_id(out, "sign_up", row->seminar ? row->id : 0);
	output_text(out, "about", a->topic_name);
	output_object_end(out);
}

static enum status run_list(struct call *call)
{
	struct call_list list;
	enum status status = call_list(call->db, &list);
	if (status != DONE)
		return status;
	output_list(&call->out, call_keys);
	for (int i = 0; i < list.count; i++)
		print_call(&call->out, &list.rows[i]);
	output_list_end(&call->out);
	call_list_free(&list);
	return DONE;
}

/* A word, or 1 to 5 as the client rates the consultation. */
static enum status read_outcome(struct call *call, enum call_outcome *outcome, int *rating)
{
	char typed[32];
	number_half(typed, sizeof(typed), call->operands[1]);
	if (strlen(typed) == 1 && typed[0] >= '1' && typed[0] <= '5') {
		*outcome = CALL_RATED;
		*rating = typed[0] - '0';
		return DONE;
	}
	if (!call_outcome_find(typed, outcome) || *outcome == CALL_RATED)
		return fault_set(
		        &call->fault, INVALID, "",
		        _("%s is no outcome: give agreed, no_answer, message, later, or a rating from 1 to 5."),
		        call->operands[1]);
	return DONE;
}

static enum status run_outcome(struct call *call)
{
	int64_t id = 0;
	int rating = 0;
	enum call_outcome outcome = CALL_NONE;
	enum status status = call_id(call, 0, &id);
	if (status == DONE)
		status = read_outcome(call, &outcome, &rating);
	return status == DONE ? call_tell(call->db, id, outcome, rating, call_op(call)) : status;
}

const struct cli_command command_calls_list = {
        .name = "calls list",
        .operands = "",
        .help = N_("list whom to call: closed times, the next working day, who waits, feedback"),
        .needs = NEEDS_ACTOR,
        .run = run_list,
};

const struct cli_command command_calls_outcome = {
        .name = "calls outcome",
        .operands = N_("ID OUTCOME"),
        .least = 2,
        .most = 2,
        .help = N_("note what came of the call about an appointment"),
        .needs = NEEDS_ACTOR,
        .writes = true,
        .run = run_outcome,
};
