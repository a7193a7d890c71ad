#include "cli/seminar.h"

#include <stdlib.h>
#include <string.h>

#include "cli/appointment.h"
#include "cli/call.h"
#include "cli/commands.h"
#include "core/text/number.h"
#include "core/text/utf8.h"
#include "core/time/civil.h"
#include "core/words.h"

const char *const seminar_keys[] = {"id",      "title",    "sessions", "capacity", "registered",
                                    "waiting", "attended", "status",   NULL};

/* For eyes, in a list: when it begins, and how many sessions follow. */
static void print_first_session(struct output *out, const struct seminar *seminar)
{
	char start[CIVIL_BYTES], text[CIVIL_BYTES + 16];
	if (!seminar->session_count) {
		output_null(out, "sessions");
		return;
	}
	seminar_session_start(seminar->sessions, start);
	int length = snprintf(text, sizeof(text), "%s", start);
	if (seminar->session_count > 1)
		snprintf(text + length, sizeof(text) - (size_t)length, " +%d", seminar->session_count - 1);
	output_text(out, "sessions", text);
}

static void print_sessions(struct output *out, const struct seminar *seminar)
{
	char start[CIVIL_BYTES], end[CIVIL_BYTES];
	output_array(out, "sessions");
	for (int i = 0; i < seminar->session_count; i++) {
		output_object(out, NULL);
		output_text(out, "start", seminar_session_start(&seminar->sessions[i], start));
		output_text(out, "end", seminar_session_end(&seminar->sessions[i], end));
		output_text(out, "room", seminar->sessions[i].room);
		output_object_end(out);
	}
	output_array_end(out);
}

void seminar_values(struct output *out, const struct seminar *seminar)
{
	output_number(out, "id", seminar->id);
	output_text(out, "title", seminar->title);
	if (out->form == OUTPUT_COLUMNS && out->listing)
		print_first_session(out, seminar);
	else
		print_sessions(out, seminar);
	output_number(out, "capacity", seminar->capacity);
	output_number(out, "registered", seminar->registered);
	output_number(out, "waiting", seminar->waiting);
	output_number(out, "attended", seminar->attended);
	output_text(out, "status", seminar_status_word(seminar->status));
}

/* The seminar as it stands in the store; with `people`, its sign-ups in order of roll. */
static enum status print_seminar(struct call *call, int64_t id, bool people)
{
	struct seminar_list one = {0};
	struct sign_up_list sign_ups = {0};
	struct output *out = &call->out;
	enum status status = seminar_get(call->db, id, &one);
	if (status == DONE && people)
		status = sign_up_list_load(call->db, id, &sign_ups);
	if (status == DONE) {
		output_object(out, NULL);
		seminar_values(out, one.seminars);
		if (people)
			output_array(out, "sign_ups");
		for (int i = 0; i < sign_ups.count; i++)
			sign_up_print(out, &sign_ups.rows[i]);
		if (people)
			output_array_end(out);
		output_object_end(out);
	}
	sign_up_list_free(&sign_ups);
	seminar_list_free(&one);
	return status;
}

static enum status run_list(struct call *call)
{
	int32_t from = DAY_NONE, to = DAY_NONE;
	struct seminar_list list;
	struct output *out = &call->out;
	enum status status = call_days(call, false, &from, &to);
	if (status == DONE)
		status = seminar_list_load(call->db, from, to, &list);
	if (status != DONE)
		return status;
	output_list(out, seminar_keys);
	for (int i = 0; i < list.count; i++) {
		output_object(out, NULL);
		seminar_values(out, &list.seminars[i]);
		output_object_end(out);
	}
	output_list_end(out);
	seminar_list_free(&list);
	return DONE;
}

static enum status run_show(struct call *call)
{
	int64_t id = 0;
	enum status status = call_id(call, 0, &id);
	return status == DONE ? print_seminar(call, id, true) : status;
}

/* The first of a list parted by commas, and what follows it. */
static const char *next_part(const char **list, char *part, size_t size)
{
	char typed[64];
	size_t length = strcspn(*list, ",");
	snprintf(typed, sizeof(typed), "%.*s", (int)length, *list);
	number_half(part, size, typed);
	*list += length + ((*list)[length] == ',');
	return part;
}

/* --start and --end name as many times as there are sessions. */
static enum status read_sessions(struct call *call, struct seminar *seminar)
{
	char start[64], end[64];
	const char *starts = call_option(call, "start"), *ends = call_option(call, "end");
	const char *room = call_option(call, "room");
	enum status status = DONE;
	while (status == DONE && (*starts || *ends)) {
		if (!*starts || !*ends)
			return fault_set(&call->fault, INVALID, "end",
			                 _("--start and --end do not name as many times: a session has one of each."));
		if (seminar->session_count == SEMINAR_SESSIONS_MOST)
			return fault_set(&call->fault, INVALID, "start", _("A seminar has at most %d sessions."),
			                 SEMINAR_SESSIONS_MOST);
		struct seminar_session *session = &seminar->sessions[seminar->session_count++];
		status = seminar_session_parse(next_part(&starts, start, sizeof(start)),
		                               next_part(&ends, end, sizeof(end)), room, session, &call->fault);
	}
	return status;
}

static enum status copy_text(struct call *call, const char *name, char *out, size_t size)
{
	const char *text = call_option(call, name);
	if (text && !utf8_copy(out, size, text))
		return fault_set(&call->fault, INVALID, name, _("--%s is too long: %d characters are allowed."), name,
		                 SEMINAR_TITLE_CHARACTERS);
	return DONE;
}

static enum status read_seminar(struct call *call, struct seminar *seminar)
{
	static const char *const needed[] = {"title", "start", "end", "capacity"};
	int64_t capacity = 0;
	enum status status = DONE;
	for (size_t i = 0; status == DONE && i < sizeof(needed) / sizeof(needed[0]); i++)
		status = call_needs(call, needed[i]);
	if (status == DONE)
		status = copy_text(call, "title", seminar->title, sizeof(seminar->title));
	if (status == DONE)
		status = copy_text(call, "lecturer", seminar->lecturer, sizeof(seminar->lecturer));
	if (status == DONE)
		status = call_number(call, "capacity", 1, SEMINAR_CAPACITY_MOST, &capacity);
	if (status == DONE)
		status = appointment_topic(call, &seminar->topic);
	if (status == DONE)
		status = read_sessions(call, seminar);
	seminar->capacity = (int)capacity;
	seminar->status = call_has(call, "draft") ? SEMINAR_DRAFT : SEMINAR_OPEN;
	return status;
}

static enum status run_add(struct call *call)
{
	struct seminar seminar = {0};
	seminar.sessions = calloc(SEMINAR_SESSIONS_MOST, sizeof(*seminar.sessions));
	if (!seminar.sessions)
		return fault_set(&call->fault, FAILED, NULL, _("Out of memory."));
	enum status status = read_seminar(call, &seminar);
	if (status == DONE)
		status = seminar_add(call->db, &seminar, call_op(call));
	free(seminar.sessions);
	return status == DONE ? print_seminar(call, seminar.id, false) : status;
}

static const struct cli_option list_options[] = {
        {"from", 0, N_("DATE"), N_("with a session on this day or later")},
        {"to", 0, N_("DATE"), N_("with a session up to this day, it included")},
        {0},
};

static const struct cli_option add_options[] = {
        {"title", 0, N_("TITLE"), N_("what it is called")},
        {"start", 0, N_("TIME"), N_("when it begins; several sessions: several times, parted by commas")},
        {"end", 0, N_("TIME"), N_("when it ends, on the same day; as many as there are starts")},
        {"capacity", 0, N_("N"), N_("how many seats")},
        {"room", 0, N_("ROOM"), N_("where")},
        {"lecturer", 0, N_("NAME"), N_("who speaks")},
        {"topic", 0, N_("TOPIC"), N_("the topic, by its number or name")},
        {"draft", 0, NULL, N_("nobody can sign up yet")},
        {0},
};

const struct cli_command command_seminar_add = {
        .name = "seminar add",
        .operands = "",
        .help = N_("plan a seminar"),
        .options = add_options,
        .needs = NEEDS_ACTOR,
        .writes = true,
        .run = run_add,
};

const struct cli_command command_seminar_list = {
        .name = "seminar list",
        .operands = "",
        .help = N_("list the seminars"),
        .options = list_options,
        .needs = NEEDS_ACTOR,
        .run = run_list,
};

const struct cli_command command_seminar_show = {
        .name = "seminar show",
        .operands = N_("ID"),
        .least = 1,
        .most = 1,
        .help = N_("show a seminar and who signed up"),
        .needs = NEEDS_ACTOR,
        .run = run_show,
};
