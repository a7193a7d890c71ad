#include "cli/appointment.h"

#include "cli/call.h"
#include "cli/commands.h"
#include "cli/output.h"
#include "core/access/staff.h"
#include "core/office/code.h"
#include "core/people/client.h"
#include "core/words.h"

const char *const appointment_keys[] = {"id",    "client", "person", "callback", "desk",   "consultant",
                                        "start", "end",    "topic",  "means",    "status", NULL};

void appointment_print(struct output *out, const struct appointment *a)
{
	char start[CIVIL_BYTES], end[CIVIL_BYTES];
	int minute = a->cell * CELL_MINUTES;
	output_object(out, NULL);
	output_number(out, "id", a->id);
	output_text(out, "client", a->number);
	output_text(out, "person", a->visitor);
	output_text(out, "callback", a->callback);
	output_number(out, "desk", a->desk);
	output_text(out, "consultant", a->consultant_name);
	output_text(out, "start", civil_format(a->day, minute, start));
	output_text(out, "end", civil_format(a->day, minute + a->minutes, end));
	output_text(out, "topic", a->topic_name);
	output_text(out, "means", means_word(a->means));
	output_text(out, "status", appointment_status_word(a->status));
	output_object_end(out);
}

enum status appointment_topic(struct call *call, int64_t *out)
{
	char today[DAY_BYTES];
	struct code code;
	const char *text = call_option(call, "topic");
	if (!text)
		return DONE;
	day_format(moment_day(clock_now(&call->clock)), today);
	enum status status = code_find(call->db, CODE_TOPIC, today, text, &code);
	if (status == DONE)
		*out = code.id;
	return status;
}

enum status appointment_consultant(struct call *call, int64_t *out)
{
	struct staff staff;
	const char *text = call_option(call, "consultant");
	if (!text)
		return DONE;
	enum status status = consultant_find(call->db, text, &staff);
	if (status == DONE)
		*out = staff.id;
	return status;
}

enum status appointment_client(struct call *call, int64_t *out)
{
	const char *text = call_option(call, "client");
	return text ? client_find(call->db, text, out) : DONE;
}

enum status appointment_place(struct call *call, int *desk, int32_t *day, int *cell)
{
	int64_t number = 0;
	int minute = 0;
	enum status status = call_needs(call, "desk");
	if (status == DONE)
		status = call_needs(call, "start");
	if (status == DONE)
		status = call_number(call, "desk", 1, 9, &number);
	if (status == DONE)
		status = call_moment(call, "start", day, &minute);
	if (status == DONE && minute % CELL_MINUTES != 0)
		return fault_set(&call->fault, INVALID, "start",
		                 _("--start is %s: a start is on a quarter hour, such as 10:15."),
		                 call_option(call, "start"));
	*desk = (int)number;
	*cell = minute / CELL_MINUTES;
	return status;
}

/* The commands that name an appointment and give it back as it stands. */
static enum status answer(struct call *call, enum status status, const struct appointment *appointment)
{
	if (status == DONE)
		appointment_print(&call->out, appointment);
	return status;
}

static enum status run_move(struct call *call)
{
	struct appointment moved;
	int64_t id = 0;
	int32_t day = DAY_NONE;
	int desk = 0, cell = 0;
	enum status status = call_id(call, 0, &id);
	if (status == DONE)
		status = appointment_place(call, &desk, &day, &cell);
	if (status == DONE)
		status = appointment_move(call->db, id, desk, day, cell, call_op(call), &moved);
	return answer(call, status, &moved);
}

static enum status run_cancel(struct call *call)
{
	struct appointment cancelled;
	int64_t id = 0;
	enum status status = call_id(call, 0, &id);
	if (status == DONE)
		status = call_needs(call, "reason");
	if (status == DONE)
		status = appointment_cancel(call->db, id, call_option(call, "reason"), call_op(call), &cancelled);
	return answer(call, status, &cancelled);
}

static enum status mark(struct call *call, enum appointment_status as)
{
	struct appointment marked;
	int64_t id = 0;
	enum status status = call_id(call, 0, &id);
	if (status == DONE)
		status = appointment_mark(call->db, id, as, call_op(call), &marked);
	return answer(call, status, &marked);
}

static enum status run_arrive(struct call *call)
{
	return mark(call, APPOINTMENT_ARRIVED);
}

static enum status run_start(struct call *call)
{
	return mark(call, APPOINTMENT_IN_SESSION);
}

static enum status run_done(struct call *call)
{
	return mark(call, APPOINTMENT_DONE);
}

static enum status run_noshow(struct call *call)
{
	return mark(call, APPOINTMENT_NO_SHOW);
}

static const struct cli_option move_options[] = {
        {"desk", 0, N_("N"), N_("the desk")},
        {"start", 0, N_("TIME"), N_("when it begins, such as 2026-12-01T10:00")},
        {0},
};

static const struct cli_option cancel_options[] = {
        {"reason", 0, N_("REASON"), N_("why: a code or word of the list, or your own words")},
        {0},
};

#define ON_AN_APPOINTMENT .operands = N_("ID"), .least = 1, .most = 1, .needs = NEEDS_ACTOR, .writes = true

const struct cli_command command_move = {
        .name = "move",
        ON_AN_APPOINTMENT,
        .help = N_("move an appointment to another desk or time"),
        .options = move_options,
        .run = run_move,
};

const struct cli_command command_cancel = {
        .name = "cancel",
        ON_AN_APPOINTMENT,
        .help = N_("cancel an appointment"),
        .options = cancel_options,
        .run = run_cancel,
};

const struct cli_command command_arrive = {
        .name = "arrive",
        ON_AN_APPOINTMENT,
        .help = N_("the client has arrived"),
        .run = run_arrive,
};

const struct cli_command command_start = {
        .name = "start",
        ON_AN_APPOINTMENT,
        .help = N_("the consultation begins"),
        .run = run_start,
};

const struct cli_command command_done = {
        .name = "done",
        ON_AN_APPOINTMENT,
        .help = N_("the consultation is over"),
        .run = run_done,
};

const struct cli_command command_noshow = {
        .name = "noshow",
        ON_AN_APPOINTMENT,
        .help = N_("the client did not come"),
        .run = run_noshow,
};
