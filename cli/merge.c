#include <stdio.h>
#include <string.h>

#include "cli/call.h"
#include "cli/commands.h"
#include "cli/member.h"
#include "core/people/merge.h"
#include "core/people/suspect.h"
#include "core/words.h"

/* member merge, distinct, duplicates. */

#define PICKS_MOST  64
#define PICKS_BYTES 1024

struct picks {
	struct merge_pick rows[PICKS_MOST];
	int count;
	char block[3][PICKS_BYTES];
};

/* "email,note" of an option; - is _ as in the other commands' options. */
static enum status read_picks(struct call *call, enum merge_choice choice, struct picks *out)
{
	const char *option = merge_choice_word(choice), *text = call_option(call, option);
	char *rest = NULL, *block = out->block[choice];
	if (!text)
		return DONE;
	snprintf(block, PICKS_BYTES, "%s", text);
	for (char *sign = block; (sign = strchr(sign, '-'));)
		*sign = '_';
	for (char *word = strtok_r(block, ",; ", &rest); word; word = strtok_r(NULL, ",; ", &rest)) {
		if (out->count == PICKS_MOST)
			return fault_set(&call->fault, INVALID, option, _("--%s names too many fields."), option);
		out->rows[out->count++] = (struct merge_pick){word, choice};
	}
	return DONE;
}

static void print_side(struct output *out, const char *key, const struct client *client)
{
	output_object(out, key);
	output_text(out, "number", client->number);
	output_text(out, "name", client->name);
	output_text(out, "kind", client_kind_word(client->kind));
	output_object_end(out);
}

static void print_fields(struct output *out, const struct merge_preview *preview)
{
	output_array(out, "fields");
	for (int i = 0; i < preview->field_count; i++) {
		const struct merge_field *field = &preview->fields[i];
		if (!field->differs)
			continue;
		output_object(out, NULL);
		output_text(out, "field", field->column);
		output_text(out, "winner", field->winner);
		output_text(out, "loser", field->loser);
		output_text(out, "choice", merge_choice_word(field->choice));
		output_object_end(out);
	}
	output_array_end(out);
}

static void print_rows(struct output *out, const struct merge_preview *preview)
{
	output_array(out, "rows");
	for (int i = 0; i < preview->row_count; i++) {
		const struct merge_row *row = &preview->rows[i];
		output_object(out, NULL);
		output_text(out, "table", row->table);
		output_number(out, "id", row->id);
		output_text(out, "fate", merge_fate_word(row->fate));
		output_text(out, "row", row->text);
		output_object_end(out);
	}
	output_array_end(out);
}

/* What would happen, or why it cannot. */
static enum status rehearse(struct call *call, int64_t winner, int64_t loser)
{
	struct merge_preview preview;
	struct output *out = &call->out;
	enum status status = merge_preview_load(call->db, winner, loser, &preview);
	if (status != DONE)
		return status;
	if (*preview.refusal) {
		status = fault_set(&call->fault, CONFLICT, "client", "%s", preview.refusal);
	} else {
		output_object(out, NULL);
		print_side(out, "winner", &preview.winner);
		print_side(out, "loser", &preview.loser);
		output_flag(out, "both_members", preview.two_members);
		print_fields(out, &preview);
		print_rows(out, &preview);
		output_object_end(out);
	}
	merge_preview_free(&preview);
	return status;
}

/* Two who are members now are one member less: said, not refused. */
static enum status warn(struct call *call, int64_t winner, int64_t loser)
{
	struct client one, other;
	enum status status = client_get(call->db, winner, &one);
	if (status == DONE)
		status = client_get(call->db, loser, &other);
	if (status != DONE || winner == loser || one.kind != CLIENT_MEMBER || other.kind != CLIENT_MEMBER)
		return status;
	call_warn(_("%s and %s were both members: one membership is gone."), one.number, other.number);
	return DONE;
}

static enum status run_merge(struct call *call)
{
	struct merge_request request = {0};
	struct picks picks = {.count = 0};
	enum status status = client_find(call->db, call->operands[0], &request.loser);
	if (status == DONE)
		status = client_find(call->db, call->operands[1], &request.winner);
	for (int choice = MERGE_KEEP; status == DONE && choice <= MERGE_BOTH; choice++)
		status = read_picks(call, (enum merge_choice)choice, &picks);
	if (status == DONE && call_has(call, "dry-run"))
		return rehearse(call, request.winner, request.loser);
	request.picks = picks.rows;
	request.pick_count = picks.count;
	if (status == DONE)
		status = client_merge(call->db, &request, call_op(call));
	if (status == DONE)
		status = warn(call, request.winner, request.loser);
	return status == DONE ? member_print(call, request.winner, false) : status;
}

static enum status run_distinct(struct call *call)
{
	int64_t one = 0, other = 0;
	enum status status = client_find(call->db, call->operands[0], &one);
	if (status == DONE)
		status = client_find(call->db, call->operands[1], &other);
	if (status == DONE)
		status = client_distinct(call->db, one, other, call_op(call));
	if (status != DONE)
		return status;
	output_object(&call->out, NULL);
	output_text(&call->out, "number", call->operands[0]);
	output_text(&call->out, "other_number", call->operands[1]);
	output_object_end(&call->out);
	return DONE;
}

static const char *const pair_keys[] = {"winner", "winner_name", "loser", "loser_name", "reasons", NULL};

static void print_pair(struct output *out, const struct suspect *pair)
{
	output_object(out, NULL);
	output_text(out, "winner", pair->sides[0].number);
	output_text(out, "winner_name", pair->sides[0].name);
	output_text(out, "loser", pair->sides[1].number);
	output_text(out, "loser_name", pair->sides[1].name);
	output_array(out, "reasons");
	for (unsigned bit = 1; bit <= DUPLICATE_SIMILAR; bit <<= 1) {
		if (pair->reasons & bit)
			output_text(out, NULL, duplicate_reason_word((enum duplicate_reason)bit));
	}
	output_array_end(out);
	output_object_end(out);
}

static enum status run_duplicates(struct call *call)
{
	struct suspects *suspects = NULL;
	int64_t limit = SUSPECTS_MOST;
	int count = 0;
	bool more = false;
	enum status status = call_number(call, "limit", 1, INT32_MAX, &limit);
	if (status == DONE)
		status = suspects_open(call->db, &suspects);
	if (status == DONE)
		status = suspects_load(suspects);
	if (status == DONE) {
		const struct suspect *pairs = suspects_list(suspects, &count, &more);
		output_list(&call->out, pair_keys);
		for (int i = 0; i < count && i < limit; i++)
			print_pair(&call->out, &pairs[i]);
		output_list_end(&call->out);
	}
	suspects_close(suspects);
	return status;
}

static const struct cli_option merge_options[] = {
        {"dry-run", 0, NULL, N_("only show what would happen")},
        {"keep", 0, N_("FIELDS"), N_("leave these as the winner has them, also empty ones; parted by commas")},
        {"take", 0, N_("FIELDS"), N_("take these from the loser")},
        {"both", 0, N_("FIELDS"), N_("join both; only for the note")},
        {0},
};

static const struct cli_option duplicates_options[] = {
        {"limit", 0, N_("N"), N_("at most so many; 500 are the most")},
        {0},
};

const struct cli_command command_member_merge = {
        .name = "member merge",
        .operands = N_("LOSER WINNER"),
        .least = 2,
        .most = 2,
        .help = N_("make one of two clients; both numbers find the winner"),
        .options = merge_options,
        .needs = NEEDS_ACTOR,
        .writes = true,
        .run = run_merge,
};

const struct cli_command command_member_distinct = {
        .name = "member distinct",
        .operands = N_("NUMBER NUMBER"),
        .least = 2,
        .most = 2,
        .help = N_("remember that two who look alike are two clients"),
        .needs = NEEDS_ACTOR,
        .writes = true,
        .run = run_distinct,
};

const struct cli_command command_member_duplicates = {
        .name = "member duplicates",
        .operands = "",
        .help = N_("list pairs that may be one client, the likeliest first"),
        .options = duplicates_options,
        .needs = NEEDS_ACTOR,
        .run = run_duplicates,
};
