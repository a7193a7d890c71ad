#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/appointment.h"
#include "cli/call.h"
#include "cli/commands.h"
#include "cli/seminar.h"
#include "core/office/code.h"
#include "core/seminars/clash.h"
#include "core/text/utf8.h"
#include "core/time/civil.h"
#include "core/words.h"

/* Planning a seminar, changing one, and planning another like it: what is named is set, the rest stays. */

enum { PART_BYTES = 512 };

/* The first of a list parted by commas, and what follows it. */
static const char *next_part(const char **list, char *part, size_t size)
{
	size_t length = strcspn(*list, ",");
	snprintf(part, size, "%.*s", (int)length, *list);
	*list += length + ((*list)[length] == ',');
	return part;
}

/* The next of a list of times, written out; one that names no day is on `day`. */
static enum status next_time(struct call *call, const char *name, const char **list, int32_t *day,
                             char civil[CIVIL_BYTES])
{
	char typed[PART_BYTES];
	int minute = 0;
	enum status status = call_moment_read(call, name, next_part(list, typed, sizeof(typed)), day, &minute);
	if (status == DONE)
		civil_format(*day, minute, civil);
	return status;
}

/* What it had beside its times stays. */
static enum status read_session(struct call *call, const char **starts, const char **ends, struct seminar_session *out)
{
	char start[CIVIL_BYTES], end[CIVIL_BYTES];
	struct seminar_session before = *out;
	int32_t day = DAY_NONE;
	enum status status = next_time(call, "start", starts, &day, start);
	if (status == DONE)
		status = next_time(call, "end", ends, &day, end);
	if (status == DONE)
		status = seminar_session_parse(start, end, before.room, out, &call->fault);
	out->field = before.field;
	return status;
}

/* --start and --end name as many times as there are sessions. */
static enum status read_times(struct call *call, struct seminar *seminar)
{
	const char *starts = call_option(call, "start"), *ends = call_option(call, "end");
	enum status status = DONE;
	if (!starts && !ends)
		return DONE;
	for (seminar->session_count = 0; status == DONE && ((starts && *starts) || (ends && *ends));) {
		if (!starts || !*starts || !ends || !*ends)
			return fault_set(&call->fault, INVALID, "end",
			                 _("--start and --end do not name as many times: a session has one of each."));
		if (seminar->session_count == SEMINAR_SESSIONS_MOST)
			return fault_set(&call->fault, INVALID, "start", _("A seminar has at most %d sessions."),
			                 SEMINAR_SESSIONS_MOST);
		status = read_session(call, &starts, &ends, &seminar->sessions[seminar->session_count++]);
	}
	return status;
}

static enum status take_room(struct call *call, struct seminar_session *session, const char *room)
{
	if (!utf8_copy(session->room, sizeof(session->room), room))
		return fault_set(&call->fault, INVALID, "room", _("--%s is too long: %d characters are allowed."),
		                 "room", SEMINAR_TITLE_CHARACTERS);
	return DONE;
}

static enum status take_field(struct call *call, struct seminar_session *session, const char *text)
{
	char today[DAY_BYTES];
	struct code code = {0};
	enum status status = DONE;
	if (*text)
		status = code_find(call->db, CODE_FIELD, day_format(moment_day(db_now(call->db)), today), text, &code);
	session->field = code.id;
	return status;
}

/* --room and --field name one for all sessions, or one for each, in order of time as the sessions are named. */
static enum status read_each(struct call *call, const char *name, struct seminar *seminar,
                             enum status (*take)(struct call *call, struct seminar_session *session, const char *text))
{
	char part[PART_BYTES];
	const char *list = call_option(call, name);
	enum status status = DONE;
	if (!list)
		return DONE;
	bool one = !strchr(list, ',');
	for (int i = 0; status == DONE && i < seminar->session_count; i++) {
		const char *from = list;
		status = take(call, &seminar->sessions[i], next_part(one ? &from : &list, part, sizeof(part)));
	}
	if (status == DONE && !one && *list)
		status = fault_set(&call->fault, INVALID, name, _("--%s names more than there are sessions."), name);
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

/* Whoever is named, or one of the consultants. */
static enum status read_lecturer(struct call *call, struct seminar *seminar)
{
	if (call_has(call, "lecturer") && call_has(call, "consultant"))
		return fault_set(&call->fault, INVALID, "lecturer",
		                 _("--lecturer and --consultant are two people: name one."));
	if (call_has(call, "lecturer"))
		seminar->consultant = 0;
	enum status status = copy_text(call, "lecturer", seminar->lecturer, sizeof(seminar->lecturer));
	return status == DONE ? appointment_consultant(call, &seminar->consultant) : status;
}

static enum status read_number(struct call *call, const char *name, int least, int most, int *out)
{
	int64_t number = *out;
	enum status status = call_number(call, name, least, most, &number);
	*out = (int)number;
	return status;
}

/* An empty one takes the day away. */
static enum status read_day(struct call *call, const char *name, int32_t *out)
{
	const char *text = call_option(call, name);
	if (!text || *text)
		return call_day(call, name, true, out);
	*out = 0;
	return DONE;
}

static enum status read_facts(struct call *call, struct seminar *seminar)
{
	enum status status = copy_text(call, "title", seminar->title, sizeof(seminar->title));
	if (status == DONE)
		status = read_lecturer(call, seminar);
	if (status == DONE)
		status = read_number(call, "capacity", 1, SEMINAR_CAPACITY_MOST, &seminar->capacity);
	if (status == DONE)
		status = read_number(call, "fee-member", 0, SEMINAR_FEE_MOST, &seminar->fee_member);
	if (status == DONE)
		status = read_number(call, "fee-other", 0, SEMINAR_FEE_MOST, &seminar->fee_other);
	if (status == DONE)
		status = read_number(call, "certificate", 0, 100, &seminar->certificate_share);
	if (status == DONE)
		status = read_number(call, "certificate-fields", 0, 99, &seminar->certificate_fields);
	if (status == DONE)
		status = read_day(call, "opens", &seminar->opens);
	if (status == DONE)
		status = read_day(call, "closes", &seminar->closes);
	return status == DONE ? appointment_topic(call, &seminar->topic) : status;
}

static enum status read_seminar(struct call *call, struct seminar *seminar)
{
	enum status status = read_facts(call, seminar);
	if (status == DONE)
		status = read_times(call, seminar);
	if (status == DONE)
		status = read_each(call, "room", seminar, take_room);
	return status == DONE ? read_each(call, "field", seminar, take_field) : status;
}

/* A seminar with room for all the sessions it may have: that of `id`, or with 0 an empty one. free() its sessions. */
static enum status open_seminar(struct call *call, int64_t id, struct seminar *out)
{
	struct seminar_list list = {0};
	struct seminar_session *sessions = calloc(SEMINAR_SESSIONS_MOST, sizeof(*sessions));
	*out = (struct seminar){.sessions = NULL};
	if (!sessions)
		return fault_set(&call->fault, FAILED, NULL, _("Out of memory."));
	enum status status = id ? seminar_get(call->db, id, &list) : DONE;
	if (list.count) {
		*out = list.seminars[0];
		memcpy(sessions, out->sessions, (size_t)out->session_count * sizeof(*sessions));
	}
	out->sessions = sessions;
	seminar_list_free(&list);
	return status;
}

/* A doubt, beside what was done. */
static enum status warn(struct call *call, int64_t id)
{
	struct clash_list *list = malloc(sizeof(*list));
	enum status status = list ? seminar_clashes(call->db, id, list) : FAILED;
	if (status == DONE && list->count) {
		call_warn(_("at that time %s: see seminar show %lld."), clash_text(list->rows[0].kind), (long long)id);
	}
	free(list);
	return status;
}

static enum status end(struct call *call, enum status status, struct seminar *seminar)
{
	free(seminar->sessions);
	if (status == DONE)
		status = warn(call, seminar->id);
	return status == DONE ? seminar_print(call, seminar->id, false) : status;
}

static enum status run_add(struct call *call)
{
	static const char *const needed[] = {"title", "start", "end", "capacity"};
	struct seminar seminar = {.sessions = NULL};
	enum status status = DONE;
	for (size_t i = 0; status == DONE && i < sizeof(needed) / sizeof(needed[0]); i++)
		status = call_needs(call, needed[i]);
	if (status == DONE)
		status = open_seminar(call, 0, &seminar);
	if (status == DONE)
		status = read_seminar(call, &seminar);
	seminar.status = call_has(call, "draft") ? SEMINAR_DRAFT : SEMINAR_OPEN;
	if (status == DONE)
		status = seminar_add(call->db, &seminar, call_op(call));
	return end(call, status, &seminar);
}

static enum status read_status(struct call *call, enum seminar_status *out)
{
	const char *word = call_option(call, "status");
	if (!word || seminar_status_parse(word, out))
		return DONE;
	return fault_set(&call->fault, INVALID, "status",
	                 _("--status is %s: write draft, open, closed, held or cancelled."), word);
}

static bool names_something(const struct call *call)
{
	for (const struct cli_option *option = call->command->options; option->name; option++)
		if (call_has(call, option->name))
			return true;
	return false;
}

static enum status run_edit(struct call *call)
{
	struct seminar seminar = {.sessions = NULL};
	int64_t id = 0;
	enum status status = call_id(call, 0, &id);
	if (status == DONE && !names_something(call))
		return fault_set(&call->fault, INVALID, NULL, _("Nothing is named that is to change: see --help."));
	if (status == DONE)
		status = open_seminar(call, id, &seminar);
	if (status == DONE)
		status = read_seminar(call, &seminar);
	if (status == DONE)
		status = read_status(call, &seminar.status);
	if (status == DONE)
		status = seminar_edit(call->db, &seminar, call_op(call));
	return end(call, status, &seminar);
}

/* Its days of sign-up were those of the earlier one: they are named anew or go. */
static enum status run_copy(struct call *call)
{
	struct seminar seminar = {.sessions = NULL};
	int64_t id = 0;
	enum status status = call_id(call, 0, &id);
	if (status == DONE)
		status = call_needs(call, "start");
	if (status == DONE)
		status = call_needs(call, "end");
	if (status == DONE)
		status = open_seminar(call, id, &seminar);
	seminar.opens = seminar.closes = 0;
	if (status == DONE)
		status = read_seminar(call, &seminar);
	seminar.status = call_has(call, "draft") ? SEMINAR_DRAFT : SEMINAR_OPEN;
	if (status == DONE)
		status = seminar_add(call->db, &seminar, call_op(call));
	return end(call, status, &seminar);
}

#define FACTS                                                                                                          \
	{"title", 0, N_("TITLE"), N_("what it is called")},                                                            \
	        {"start", 0, N_("TIME"),                                                                               \
	         N_("when it begins, such as \"12/3 14\"; several sessions: several times, parted by commas")},        \
	        {"end", 0, N_("TIME"), N_("when it ends, on the same day, such as 16; as many as there are starts")},  \
	        {"capacity", 0, N_("N"), N_("how many seats")},                                                        \
	        {"room", 0, N_("ROOM"), N_("where; for each session another: parted by commas")},                      \
	        {"field", 0, N_("FIELD"), N_("the subject field of the sessions, or of each, parted by commas")},      \
	        {"lecturer", 0, N_("NAME"), N_("who speaks")},                                                         \
	        {"consultant", 0, N_("NAME"), N_("who speaks, one of the consultants")},                               \
	        {"topic", 0, N_("TOPIC"), N_("the topic, by its number or name")},                                     \
	        {"fee-member", 0, N_("YEN"), N_("what members pay; 0: nothing")},                                      \
	        {"fee-other", 0, N_("YEN"), N_("what others pay; 0: nothing")},                                        \
	        {"opens", 0, N_("DATE"), N_("the first day of sign-up")},                                              \
	        {"closes", 0, N_("DATE"), N_("the last day of sign-up")},                                              \
	        {"certificate", 0, N_("PERCENT"), N_("which share of the sessions earns the certificate; 0: none")},   \
	{                                                                                                              \
		"certificate-fields", 0, N_("N"), N_("and sessions of how many different subject fields")              \
	}

static const struct cli_option plan_options[] = {
        FACTS,
        {"draft", 0, NULL, N_("nobody can sign up yet")},
        {0},
};

static const struct cli_option edit_options[] = {
        FACTS,
        {"status", 0, N_("STATUS"), N_("draft, open, closed, held or cancelled")},
        {0},
};

const struct cli_command command_seminar_add = {
        .name = "seminar add",
        .operands = "",
        .help = N_("plan a seminar"),
        .options = plan_options,
        .needs = NEEDS_ACTOR,
        .writes = true,
        .run = run_add,
};

const struct cli_command command_seminar_edit = {
        .name = "seminar edit",
        .operands = N_("ID"),
        .least = 1,
        .most = 1,
        .help = N_("change a seminar: what is named is changed, the rest stays"),
        .options = edit_options,
        .needs = NEEDS_ACTOR,
        .writes = true,
        .run = run_edit,
};

const struct cli_command command_seminar_copy = {
        .name = "seminar copy",
        .operands = N_("ID"),
        .least = 1,
        .most = 1,
        .help = N_("plan a seminar like an earlier one, on other days"),
        .options = plan_options,
        .needs = NEEDS_ACTOR,
        .writes = true,
        .run = run_copy,
};
