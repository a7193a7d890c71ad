#include "core/desks/waiting.h"

#include <stdlib.h>
#include <string.h>

#include "cli/appointment.h"
#include "cli/call.h"
#include "cli/commands.h"
#include "core/access/staff.h"
#include "core/text/number.h"
#include "core/words.h"

static const char *const keys[] = {"id",         "place", "client", "name",      "phone",       "topic",  "desks",
                                   "consultant", "from",  "to",     "weekdays",  "after",       "before", "notice",
                                   "note",       "since", "calls",  "last_call", "last_result", "status", NULL};

static const char *const fit_keys[] = {"id",    "place",      "client",      "name", "phone",  "topic",
                                       "desk",  "consultant", "start",       "end",  "notice", "note",
                                       "calls", "last_call",  "last_result", NULL};

static const char *const weekdays[] = {"sun", "mon", "tue", "wed", "thu", "fri", "sat"};

/* ---- Printing ---- */

static void print_day(struct output *out, const char *key, int32_t day)
{
	char text[DAY_BYTES];
	output_text(out, key, day == DAY_NONE ? NULL : day_format(day, text));
}

static void print_cell(struct output *out, const char *key, int cell, bool limits)
{
	char text[CLOCK_BYTES];
	output_text(out, key, limits ? clock_format(cell * CELL_MINUTES, text) : NULL);
}

static void print_moment(struct output *out, const char *key, int64_t moment, bool there)
{
	char text[CIVIL_BYTES];
	output_text(out, key, there ? civil_format(moment_day(moment), moment_minute(moment), text) : NULL);
}

static void print_when(struct output *out, const struct wish *when)
{
	print_day(out, "from", when->from_day);
	print_day(out, "to", when->to_day);
	output_array(out, "weekdays");
	for (int i = 0; i < 7 && when->weekdays != WISH_EVERY_WEEKDAY; i++)
		if (when->weekdays >> i & 1U)
			output_text(out, NULL, weekdays[i]);
	output_array_end(out);
	print_cell(out, "after", when->from_cell, when->from_cell > 0);
	print_cell(out, "before", when->to_cell, when->to_cell < CELLS_A_DAY);
}

static void print_client(struct output *out, const struct waiting *w)
{
	output_number(out, "id", w->id);
	if (w->place)
		output_number(out, "place", w->place);
	else
		output_null(out, "place");
	output_text(out, "client", w->number);
	output_text(out, "name", w->name);
	output_text(out, "phone", w->phone);
	output_text(out, "topic", w->topic_name);
}

static void print_calls(struct output *out, const struct waiting *w)
{
	output_number(out, "calls", w->calls);
	print_moment(out, "last_call", w->called_at, w->calls);
	output_text(out, "last_result", w->calls ? waiting_outcome_word(w->called) : NULL);
}

static void print_waiting(struct output *out, const struct waiting *w)
{
	output_object(out, NULL);
	print_client(out, w);
	output_array(out, "desks");
	for (int desk = 1; desk < 10; desk++)
		if (w->wish.desks >> desk & 1U)
			output_number(out, NULL, desk);
	output_array_end(out);
	output_text(out, "consultant", w->consultant_name);
	print_when(out, &w->wish.when);
	output_number(out, "notice", w->wish.notice);
	output_text(out, "note", w->note);
	print_moment(out, "since", w->at, true);
	print_calls(out, w);
	output_text(out, "status", waiting_status_word(w->status));
	output_object_end(out);
}

/* A time that fits stands as `slots` prints it. */
static void print_fit(struct output *out, const struct waiting *w, const char *consultant)
{
	char start[CIVIL_BYTES], end[CIVIL_BYTES];
	int minute = w->free.cell * CELL_MINUTES;
	output_object(out, NULL);
	print_client(out, w);
	output_number(out, "desk", w->free.desk);
	output_text(out, "consultant", consultant);
	output_text(out, "start", civil_format(w->free.day, minute, start));
	output_text(out, "end", civil_format(w->free.day, minute + w->free.minutes, end));
	output_number(out, "notice", w->wish.notice);
	output_text(out, "note", w->note);
	print_calls(out, w);
	output_object_end(out);
}

/* ---- Reading ---- */

static enum status read_desks(struct call *call, unsigned *out)
{
	char typed[64];
	const char *text = call_option(call, "desks");
	if (!text)
		return DONE;
	number_half(typed, sizeof(typed), text);
	*out = 0;
	for (text = typed; text[0] >= '1' && text[0] <= '9'; text += text[1] == ',' ? 2 : 1)
		*out |= 1U << (text[0] - '0');
	if (*text || strcmp(typed, "") == 0)
		return fault_set(&call->fault, INVALID, "desks", _("--desks is %s: name desks by number, such as 1,3."),
		                 call_option(call, "desks"));
	return DONE;
}

static enum status read_when(struct call *call, struct wish *out)
{
	const char *text = call_option(call, "when");
	return text ? wish_read(moment_day(clock_now(&call->clock)), text, out, &call->fault) : DONE;
}

static enum status read_wish(struct call *call, struct waiting_wish *wish)
{
	int64_t notice = wish->notice;
	enum status status = appointment_topic(call, &wish->topic);
	if (status == DONE)
		status = appointment_consultant(call, &wish->consultant);
	if (status == DONE)
		status = read_desks(call, &wish->desks);
	if (status == DONE)
		status = read_when(call, &wish->when);
	if (status == DONE)
		status = call_number(call, "notice", 0, WAITING_NOTICE_MOST, &notice);
	wish->notice = (int)notice;
	if (call_has(call, "note"))
		wish->note = call_option(call, "note");
	return status;
}

static enum status answer(struct call *call, enum status status, const struct waiting *waiting)
{
	if (status == DONE)
		print_waiting(&call->out, waiting);
	return status;
}

/* ---- The commands ---- */

static enum status run_add(struct call *call)
{
	struct waiting made;
	struct waiting_wish wish = {.when = wish_any()};
	enum status status = call_needs(call, "client");
	if (status == DONE)
		status = appointment_client(call, &wish.client);
	if (status == DONE)
		status = read_wish(call, &wish);
	if (status == DONE)
		status = waiting_add(call->db, &wish, call_op(call), &made);
	return answer(call, status, &made);
}

/* What is not named stays. */
static enum status run_edit(struct call *call)
{
	struct waiting was, now;
	int64_t id = 0;
	enum status status = call_id(call, 0, &id);
	if (status == DONE)
		status = waiting_get(call->db, id, &was);
	if (status == DONE)
		status = read_wish(call, &was.wish);
	if (status == DONE)
		status = waiting_edit(call->db, id, was.version, &was.wish, call_op(call), &now);
	return answer(call, status, &now);
}

static enum status run_list(struct call *call)
{
	struct waiting_list list;
	int64_t client = 0;
	enum status status = appointment_client(call, &client);
	if (status == DONE)
		status = waiting_list(call->db, client, call_has(call, "all"), &list);
	if (status != DONE)
		return status;
	output_list(&call->out, keys);
	for (int i = 0; i < list.count; i++)
		print_waiting(&call->out, &list.rows[i]);
	output_list_end(&call->out);
	waiting_list_free(&list);
	return DONE;
}

static enum status run_call(struct call *call)
{
	const char *results[WAITING_OUTCOMES + 1] = {NULL};
	struct waiting called;
	int64_t id = 0;
	int result = 0;
	for (int i = 0; i < WAITING_OUTCOMES; i++)
		results[i] = waiting_outcome_word((enum waiting_outcome)i);
	enum status status = call_id(call, 0, &id);
	if (status == DONE)
		status = call_needs(call, "result");
	if (status == DONE)
		status = call_choice(call, "result", results, &result);
	if (status == DONE)
		status = waiting_call(call->db, id, (enum waiting_outcome)result, call_op(call), &called);
	return answer(call, status, &called);
}

static enum status run_cancel(struct call *call)
{
	struct waiting removed;
	int64_t id = 0;
	enum status status = call_id(call, 0, &id);
	if (status == DONE)
		status = waiting_remove(call->db, id, call_op(call), &removed);
	return answer(call, status, &removed);
}

/* A session from the quarter hour named on, or whatever is free. */
static enum status read_range(struct call *call, struct waiting_range *range)
{
	enum status status = DONE;
	int64_t desk = 0;
	*range = (struct waiting_range){.from = DAY_NONE, .to = DAY_NONE};
	if (call_has(call, "start")) {
		status = appointment_place(call, &range->desk, &range->from, &range->cell);
		range->to = range->from;
		range->cells = 1;
		return status;
	}
	status = call_days(call, true, &range->from, &range->to);
	if (status == DONE)
		status = call_number(call, "desk", 1, 9, &desk);
	range->desk = (int)desk;
	return status;
}

static enum status print_fits(struct call *call, const struct waiting_list *list)
{
	enum status status = DONE;
	struct staff staff;
	output_list(&call->out, fit_keys);
	for (int i = 0; status == DONE && i < list->count; i++) {
		status = staff_get(call->db, list->rows[i].free.consultant, &staff);
		if (status == DONE)
			print_fit(&call->out, &list->rows[i], staff.name);
	}
	output_list_end(&call->out);
	return status;
}

static enum status run_fits(struct call *call)
{
	struct waiting_range range;
	struct waiting_list list;
	enum status status = read_range(call, &range);
	if (status == DONE)
		status = waiting_fits(call->db, &range, &list);
	if (status != DONE)
		return status;
	status = print_fits(call, &list);
	waiting_list_free(&list);
	return status;
}

#define WISH_OPTIONS                                                                                                   \
	{"topic", 0, N_("TOPIC"), N_("the topic, by its number or name")},                                             \
	        {"desks", 0, N_("DESKS"), N_("only at these desks, such as 1,3")},                                     \
	        {"consultant", 0, N_("NAME"), N_("only with this consultant")},                                        \
	        {"when", 0, N_("WISH"), N_("days, weekdays and times, such as \"12/1-12/18 tue,thu 14-16\"")},         \
	        {"notice", 0, N_("N"), N_("so many days they need to know before")},                                   \
	{                                                                                                              \
		"note", 0, N_("TEXT"), N_("a note")                                                                    \
	}

static const struct cli_option add_options[] = {
        {"client", 0, N_("NUMBER"), N_("who waits")},
        WISH_OPTIONS,
        {0},
};

static const struct cli_option edit_options[] = {WISH_OPTIONS, {0}};

static const struct cli_option list_options[] = {
        {"client", 0, N_("NUMBER"), N_("only of this client")},
        {"all", 0, NULL, N_("also who waits no more")},
        {0},
};

static const struct cli_option call_options[] = {
        {"result", 0, "no_answer|message|call_back|declined", N_("what the call came to")},
        {0},
};

static const struct cli_option fit_options[] = {
        {"desk", 0, N_("N"), N_("only at this desk")},
        {"start", 0, N_("TIME"), N_("a time at that desk that came free; else whatever is free")},
        {"from", 0, N_("DATE"), N_("from this day on; else from today")},
        {"to", 0, N_("DATE"), N_("up to this day, it included")},
        {0},
};

const struct cli_command command_waiting_add = {
        .name = "waiting add",
        .operands = "",
        .help = N_("put a client on the waiting list for the desks"),
        .options = add_options,
        .needs = NEEDS_ACTOR,
        .writes = true,
        .run = run_add,
};

const struct cli_command command_waiting_list = {
        .name = "waiting list",
        .operands = "",
        .help = N_("list who waits for a time at the desks, in order"),
        .options = list_options,
        .needs = NEEDS_ACTOR,
        .run = run_list,
};

#define ON_A_WISH .operands = N_("ID"), .least = 1, .most = 1, .needs = NEEDS_ACTOR, .writes = true

const struct cli_command command_waiting_edit = {
        .name = "waiting edit",
        ON_A_WISH,
        .help = N_("change what somebody waits for; the place stays"),
        .options = edit_options,
        .run = run_edit,
};

const struct cli_command command_waiting_call = {
        .name = "waiting call",
        ON_A_WISH,
        .help = N_("note what a call to somebody who waits came to"),
        .options = call_options,
        .run = run_call,
};

const struct cli_command command_waiting_cancel = {
        .name = "waiting cancel",
        ON_A_WISH,
        .help = N_("take a client off the waiting list"),
        .run = run_cancel,
};

const struct cli_command command_waiting_fits = {
        .name = "waiting fits",
        .operands = "",
        .help = N_("list whom a free time fits, in order"),
        .options = fit_options,
        .needs = NEEDS_ACTOR,
        .run = run_fits,
};
