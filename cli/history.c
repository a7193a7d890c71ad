#include <string.h>

#include "cli/call.h"
#include "cli/commands.h"
#include "core/access/staff.h"
#include "core/history/history.h"
#include "core/history/undo.h"
#include "core/people/client.h"
#include "core/store/action.h"
#include "core/time/civil.h"
#include "core/words.h"

#define PAGE 500

static const char *const keys[] = {"id", "at", "staff", "action", "summary", "undone_by", NULL};

static void print_entry(struct output *out, const struct history_entry *entry)
{
	char at[STAMP_BYTES];
	output_object(out, NULL);
	output_number(out, "id", entry->id);
	output_text(out, "at", moment_format(entry->at, at));
	output_text(out, "staff", entry->login);
	output_text(out, "action", entry->action);
	output_text(out, "summary", entry->summary);
	if (entry->undone_by)
		output_number(out, "undone_by", entry->undone_by);
	else
		output_null(out, "undone_by");
	output_object_end(out);
}

static enum status read_filter(struct call *call, struct history_filter *filter)
{
	const char *member = call_option(call, "member"), *login = call_option(call, "staff");
	struct staff staff = {0};
	enum status status = call_days(call, false, &filter->from, &filter->to);
	if (status == DONE && member)
		status = client_find(call->db, member, &filter->client);
	if (status == DONE && login)
		status = staff_find(call->db, login, &staff);
	filter->staff = staff.id;
	return status;
}

/* A page at a time, so that years of history need no more memory than a day of it. */
static enum status print_pages(struct call *call, struct history_filter *filter)
{
	enum status status = DONE;
	int printed = PAGE;
	filter->limit = PAGE;
	while (status == DONE && printed == PAGE) {
		struct history_list list;
		status = history_list(call->db, filter, &list);
		for (int i = 0; status == DONE && i < list.count; i++)
			print_entry(&call->out, &list.entries[i]);
		printed = status == DONE ? list.count : 0;
		if (printed)
			filter->before = list.entries[printed - 1].id;
		history_list_free(&list);
	}
	return status;
}

static enum status run_history(struct call *call)
{
	struct history_filter filter = {.from = DAY_NONE, .to = DAY_NONE};
	enum status status = read_filter(call, &filter);
	if (status != DONE)
		return status;
	output_list(&call->out, keys);
	status = print_pages(call, &filter);
	output_list_end(&call->out);
	return status;
}

/* What a repeated command took back the first time, or what this one is to take back. */
static enum status choose(struct call *call, int64_t *action)
{
	int64_t done = 0;
	struct history_entry entry;
	const char *op = call_op(call);
	enum status status = op ? history_of_operation(call->db, op, &done) : NOT_FOUND;
	if (status == DONE)
		status = history_get(call->db, done, &entry);
	if (status == DONE && entry.undoes) {
		*action = entry.undoes;
		return DONE;
	}
	if (status != DONE && status != NOT_FOUND)
		return status;
	return call->operand_count ? call_id(call, 0, action) : undo_last(call->db, action);
}

static enum status run_undo(struct call *call)
{
	struct history_entry entry;
	int64_t action = 0;
	enum status status = choose(call, &action);
	if (status == DONE)
		status = undo_action(call->db, action, call_op(call));
	if (status == DONE)
		status = history_get(call->db, action, &entry);
	if (status == DONE)
		print_entry(&call->out, &entry);
	return status;
}

static const struct cli_option history_options[] = {
        {"member", 0, N_("NUMBER"), N_("only what concerns this client")},
        {"staff", 0, N_("STAFF"), N_("only what this person did")},
        {"from", 0, N_("DATE"), N_("from this day on")},
        {"to", 0, N_("DATE"), N_("up to this day, it included")},
        {0},
};

const struct cli_command command_history = {
        .name = "history",
        .operands = "",
        .help = N_("list what was done, the newest first"),
        .options = history_options,
        .needs = NEEDS_ACTOR,
        .run = run_history,
};

const struct cli_command command_undo = {
        .name = "undo",
        .operands = N_("[ACTION]"),
        .most = 1,
        .help = N_("take back your last action, or the one named"),
        .needs = NEEDS_ACTOR,
        .writes = true,
        .run = run_undo,
};
