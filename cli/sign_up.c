#include <string.h>

#include "cli/appointment.h"
#include "cli/call.h"
#include "cli/commands.h"
#include "cli/seminar.h"
#include "core/text/number.h"
#include "core/words.h"

const char *const sign_up_keys[] = {"id", "seminar", "roll", "client", "person", "status", "position", NULL};

void sign_up_values(struct output *out, const struct sign_up *s)
{
	output_number(out, "id", s->id);
	output_number(out, "seminar", s->seminar);
	output_number(out, "roll", s->roll);
	output_text(out, "client", s->number);
	output_text(out, "person", s->person_name);
	output_text(out, "status", sign_up_status_word(s->status));
	if (s->position)
		output_number(out, "position", s->position);
	else
		output_null(out, "position");
}

void sign_up_print(struct output *out, const struct sign_up *sign_up)
{
	output_object(out, NULL);
	sign_up_values(out, sign_up);
	output_object_end(out);
}

static enum status run_signup(struct call *call)
{
	struct attendee attendee = {.name = call_option(call, "person"),
	                            .reading = call_option(call, "reading"),
	                            .another = call_has(call, "another"),
	                            .note = call_option(call, "note")};
	struct sign_up_request request = {.attendees = &attendee, .count = 1, .over_reason = call_option(call, "over")};
	struct sign_up_list made;
	enum status status = call_id(call, 0, &request.seminar);
	if (status == DONE)
		status = call_needs(call, "client");
	if (status == DONE)
		status = call_needs(call, "person");
	if (status == DONE)
		status = appointment_client(call, &request.client);
	if (status == DONE)
		status = sign_up_add(call->db, &request, call_op(call), &made);
	if (status != DONE)
		return status;
	if (made.count)
		sign_up_print(&call->out, made.rows);
	sign_up_list_free(&made);
	return DONE;
}

enum status call_roll(struct call *call, int64_t *seminar, int *roll)
{
	int64_t number = 0;
	enum status status = call_id(call, 0, seminar);
	if (status == DONE)
		status = call_id(call, 1, &number);
	*roll = number > INT32_MAX ? INT32_MAX : (int)number;
	return status;
}

static enum status run_cancel(struct call *call)
{
	struct sign_up cancelled, next;
	int64_t seminar = 0;
	int roll = 0;
	enum status status = call_roll(call, &seminar, &roll);
	if (status == DONE)
		status = sign_up_cancel(call->db, seminar, roll, call_op(call), &cancelled, &next);
	if (status == DONE)
		sign_up_print(&call->out, &cancelled);
	return status;
}

static enum status run_promote(struct call *call)
{
	struct sign_up_list promoted;
	int64_t seminar = 0;
	enum status status = call_id(call, 0, &seminar);
	if (status == DONE)
		status = sign_up_promote(call->db, seminar, call_op(call), &promoted);
	if (status != DONE)
		return status;
	output_list(&call->out, sign_up_keys);
	for (int i = 0; i < promoted.count; i++)
		sign_up_print(&call->out, &promoted.rows[i]);
	output_list_end(&call->out);
	sign_up_list_free(&promoted);
	return DONE;
}

static const struct cli_option options[] = {
        {"client", 0, N_("NUMBER"), N_("the client")},
        {"person", 0, N_("NAME"), N_("who will come")},
        {"reading", 0, N_("READING"), N_("how the name is read")},
        {"another", 0, NULL, N_("somebody else of the same name")},
        {"note", 0, N_("TEXT"), N_("what they want to ask")},
        {"over", 0, N_("REASON"), N_("a seat beyond the capacity, and why")},
        {0},
};

const struct cli_command command_seminar_signup = {
        .name = "seminar signup",
        .operands = N_("ID"),
        .least = 1,
        .most = 1,
        .help = N_("sign somebody up; when it is full, for the waiting list"),
        .options = options,
        .needs = NEEDS_ACTOR,
        .writes = true,
        .run = run_signup,
};

const struct cli_command command_seminar_cancel = {
        .name = "seminar cancel",
        .operands = N_("ID ROLL"),
        .least = 2,
        .most = 2,
        .help = N_("cancel a sign-up"),
        .needs = NEEDS_ACTOR,
        .writes = true,
        .run = run_cancel,
};

const struct cli_command command_seminar_promote = {
        .name = "seminar promote",
        .operands = N_("ID"),
        .least = 1,
        .most = 1,
        .help = N_("give the free seats to those who wait, in order"),
        .needs = NEEDS_ACTOR,
        .writes = true,
        .run = run_promote,
};
