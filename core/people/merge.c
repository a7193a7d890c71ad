#include "core/people/merge_parts.h"

#include "core/desks/waiting.h"
#include "core/people/key.h"
#include "core/store/action.h"
#include "core/store/reference.h"
#include "core/store/stmt.h"
#include "core/words.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Both rows, too large for the stack of a screen deep in its calls. */
struct pair {
	struct client winner, loser;
	struct merge_field *fields;
	int field_count;
};

static struct pair *pair_open(struct db *db)
{
	struct pair *pair = calloc(1, sizeof(*pair));
	if (!pair)
		fault_set(db_fault(db), FAILED, NULL, _("Out of memory."));
	return pair;
}

static void pair_close(struct pair *pair)
{
	if (pair)
		merge_fields_free(pair->fields, pair->field_count);
	free(pair);
}

static enum status check_version(struct db *db, const struct client *client, int64_t version)
{
	if (version && client->version != version)
		return fault_set(db_fault(db), CONFLICT, "client",
		                 _("%s was changed by somebody else meanwhile: look at it again."), client->name);
	return DONE;
}

static enum status load(struct db *db, const struct merge_request *request, struct pair *pair)
{
	enum status status = client_get(db, request->winner, &pair->winner);
	if (status == DONE)
		status = client_get(db, request->loser, &pair->loser);
	if (status == DONE)
		status = merge_check(db, &pair->winner, &pair->loser);
	if (status == DONE)
		status = check_version(db, &pair->winner, request->winner_version);
	if (status == DONE)
		status = check_version(db, &pair->loser, request->loser_version);
	if (status == DONE)
		status = merge_fields_load(db, &pair->winner, &pair->loser, &pair->fields, &pair->field_count);
	return status;
}

/* Facts */

static enum status choose(struct db *db, struct pair *pair, const struct merge_pick *pick)
{
	for (int i = 0; i < pair->field_count; i++) {
		struct merge_field *field = &pair->fields[i];
		if (strcmp(field->column, pick->column) != 0)
			continue;
		if (pick->choice == MERGE_BOTH && !field->both)
			break;
		field->choice = pick->choice;
		return DONE;
	}
	return fault_set(db_fault(db), INVALID, "field", _("%s cannot be chosen so: see the preview."), pick->column);
}

static enum status join_notes(struct db *db, const struct pair *pair)
{
	struct stmt s = stmt_open(db, "UPDATE client SET version = action_id(), note = note || char(10) ||"
	                              " (SELECT note FROM client WHERE id = $loser) WHERE id = $winner");
	stmt_bind_int(&s, "$winner", pair->winner.id);
	stmt_bind_int(&s, "$loser", pair->loser.id);
	stmt_run(&s);
	return stmt_close(&s);
}

static enum status explain(struct db *db, enum status status)
{
	if (status == CONFLICT && strncmp(db_rule(db), "left_on", strlen("left_on")) == 0)
		return fault_set(db_fault(db), CONFLICT, "left_on",
		                 _("The day of leaving would lie before the day of joining: take both from one side."));
	return status;
}

static enum status write_fields(struct db *db, const struct pair *pair)
{
	char columns[COLUMNS_MOST * 66] = "";
	enum status status = DONE;
	for (int i = 0; status == DONE && i < pair->field_count; i++) {
		const struct merge_field *field = &pair->fields[i];
		if (field->choice == MERGE_BOTH)
			status = join_notes(db, pair);
		if (field->choice == MERGE_TAKE && field->differs)
			sprintf(columns + strlen(columns), "%s%s", *columns ? ", " : "", field->column);
	}
	if (status == DONE && *columns)
		status = explain(db, columns_copy(db, "client", columns, pair->loser.id, pair->winner.id));
	return status;
}

/* Rows */

static enum status mark_merged(struct db *db, const struct pair *pair)
{
	struct stmt s = stmt_open(db, "UPDATE client SET version = action_id(), merged_into = $winner"
	                              " WHERE id = $loser");
	stmt_bind_int(&s, "$winner", pair->winner.id);
	stmt_bind_int(&s, "$loser", pair->loser.id);
	stmt_run(&s);
	return stmt_close(&s);
}

/* The number finds the winner from now on, like any other it had. */
static enum status hand_over_number(struct db *db, const struct pair *pair)
{
	struct stmt s = stmt_open(db, "INSERT INTO former_number (number, client)"
	                              " SELECT number, $winner FROM client WHERE id = $loser");
	stmt_bind_int(&s, "$winner", pair->winner.id);
	stmt_bind_int(&s, "$loser", pair->loser.id);
	stmt_run(&s);
	return stmt_close(&s);
}

/* The loser is marked last, so that undo frees it first. */
static enum status write(struct db *db, const struct pair *pair)
{
	int64_t winner = pair->winner.id, loser = pair->loser.id;
	enum status status = merge_people(db, winner, loser);
	if (status == DONE)
		status = merge_phones(db, winner, loser);
	if (status == DONE)
		status = merge_distinct(db, winner, loser);
	if (status == DONE)
		status = waiting_drop_doubles(db, winner, loser);
	if (status == DONE)
		status = reference_move(db, "client", loser, winner);
	if (status == DONE)
		status = write_fields(db, pair);
	if (status == DONE)
		status = hand_over_number(db, pair);
	if (status == DONE)
		status = mark_merged(db, pair);
	if (status == DONE)
		status = key_write(db, winner);
	return status == DONE ? key_write(db, loser) : status;
}

enum status merge_write(struct db *db, const struct merge_request *request)
{
	struct pair *pair = pair_open(db);
	enum status status = pair ? load(db, request, pair) : FAILED;
	for (int i = 0; status == DONE && i < request->pick_count; i++)
		status = choose(db, pair, &request->picks[i]);
	if (status == DONE)
		status = write(db, pair);
	pair_close(pair);
	action_about(db, request->winner, "client", request->loser);
	return status;
}

enum status client_merge(struct db *db, const struct merge_request *request, const char *op)
{
	struct action a;
	enum status status = action_begin(db, "client.merge", op, &a);
	if (status == DONE && !a.repeated)
		status = action_end(db, merge_write(db, request));
	return status;
}
