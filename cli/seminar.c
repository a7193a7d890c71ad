#include "cli/seminar.h"

#include <stdio.h>
#include <stdlib.h>

#include "cli/call.h"
#include "cli/commands.h"
#include "core/office/code.h"
#include "core/seminars/clash.h"
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

static void print_number(struct output *out, const char *key, int64_t value)
{
	if (value)
		output_number(out, key, value);
	else
		output_null(out, key);
}

static void print_day(struct output *out, const char *key, int32_t day)
{
	char text[DAY_BYTES];
	output_text(out, key, day ? day_format(day, text) : NULL);
}

static enum status print_code(struct call *call, const char *key, enum code_table table, int64_t id)
{
	struct code code = {0};
	enum status status = id ? code_get(call->db, table, id, &code) : DONE;
	output_text(&call->out, key, code.name);
	return status;
}

/* What is in the way of it, for --json. */
static enum status print_clashes(struct call *call, int64_t id)
{
	struct output *out = &call->out;
	struct clash_list *list = malloc(sizeof(*list));
	if (!list)
		return fault_set(&call->fault, FAILED, NULL, _("Out of memory."));
	enum status status = seminar_clashes(call->db, id, list);
	output_array(out, "clashes");
	for (int i = 0; status == DONE && i < list->count; i++) {
		const struct seminar_clash *clash = &list->rows[i];
		char civil[CIVIL_BYTES];
		output_object(out, NULL);
		output_text(out, "kind", clash_word(clash->kind));
		output_number(out, "session", clash->position);
		output_number(out, clash->kind == CLASH_ADVISES ? "appointment" : "seminar", clash->id);
		output_text(out, "start", civil_format(clash->day, clash->from_minute, civil));
		output_text(out, "end", civil_format(clash->day, clash->to_minute, civil));
		output_text(out, "what", clash->what);
		output_object_end(out);
	}
	output_array_end(out);
	free(list);
	return status;
}

void session_count_print(struct output *out, const struct session_count *count)
{
	char at[STAMP_BYTES];
	output_object(out, NULL);
	output_number(out, "session", count->position);
	output_text(out, "at", moment_format(count->at, at));
	output_text(out, "by", count->by);
	output_number(out, "present", count->present);
	output_number(out, "walk_ins", count->walk_ins);
	output_number(out, "absent", count->absent);
	output_number(out, "waiting", count->waiting);
	output_object_end(out);
}

static enum status print_closings(struct call *call, int64_t id)
{
	struct session_counts *counts = malloc(sizeof(*counts));
	if (!counts)
		return fault_set(&call->fault, FAILED, NULL, _("Out of memory."));
	enum status status = session_counts_load(call->db, id, counts);
	output_array(&call->out, "closings");
	for (int i = 0; status == DONE && i < counts->count; i++)
		session_count_print(&call->out, &counts->rows[i]);
	output_array_end(&call->out);
	free(counts);
	return status;
}

static enum status print_facts(struct call *call, const struct seminar *seminar)
{
	struct output *out = &call->out;
	enum status status = print_code(call, "topic", CODE_TOPIC, seminar->topic);
	output_text(out, "lecturer", seminar->lecturer);
	output_flag(out, "consultant", seminar->consultant != 0);
	print_number(out, "fee_member", seminar->fee_member);
	print_number(out, "fee_other", seminar->fee_other);
	print_day(out, "opens", seminar->opens);
	print_day(out, "closes", seminar->closes);
	print_number(out, "certificate", seminar->certificate_share);
	print_number(out, "certificate_fields", seminar->certificate_fields);
	output_array(out, "subject_fields");
	for (int i = 0; status == DONE && i < seminar->session_count; i++)
		status = print_code(call, NULL, CODE_FIELD, seminar->sessions[i].field);
	output_array_end(out);
	if (status == DONE)
		status = print_closings(call, seminar->id);
	return status == DONE ? print_clashes(call, seminar->id) : status;
}

static enum status print_people(struct call *call, int64_t id)
{
	struct sign_up_list list;
	struct output *out = &call->out;
	enum status status = sign_up_list_load(call->db, id, &list);
	output_array(out, "sign_ups");
	for (int i = 0; status == DONE && i < list.count; i++) {
		output_object(out, NULL);
		sign_up_values(out, &list.rows[i]);
		print_number(out, "fee", list.rows[i].fee);
		print_number(out, "paid", list.rows[i].paid);
		output_object_end(out);
	}
	output_array_end(out);
	sign_up_list_free(&list);
	return status;
}

enum status seminar_print(struct call *call, int64_t id, bool whole)
{
	struct seminar_list one;
	enum status status = seminar_get(call->db, id, &one);
	if (status != DONE)
		return status;
	output_object(&call->out, NULL);
	seminar_values(&call->out, one.seminars);
	if (whole)
		status = print_facts(call, one.seminars);
	if (whole && status == DONE)
		status = print_people(call, id);
	output_object_end(&call->out);
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
	return status == DONE ? seminar_print(call, id, true) : status;
}

static const struct cli_option list_options[] = {
        {"from", 0, N_("DATE"), N_("with a session on this day or later")},
        {"to", 0, N_("DATE"), N_("with a session up to this day, it included")},
        {0},
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
