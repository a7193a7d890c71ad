#include "core/people/merge_parts.h"

#include "core/store/reference.h"
#include "core/text/utf8.h"
#include "core/words.h"

#include <stdlib.h>
#include <string.h>

/* What makes the winner who it is, never asked. */
static bool is_fixed(const char *column)
{
	return strcmp(column, "number") == 0 || strcmp(column, "kind") == 0 || strcmp(column, "merged_into") == 0;
}

/* When and why somebody left is no fact of who is a member. */
static bool is_leaving(const char *column)
{
	return strcmp(column, "left_on") == 0 || strcmp(column, "left_reason") == 0;
}

static bool is_empty(const struct column *column, const char *text)
{
	return !*text || strcmp(text, column->initial) == 0;
}

/* Both notes in one, if that is worth it and there is room. */
static bool can_join(const struct merge_field *field)
{
	return strcmp(field->column, "note") == 0 && *field->winner && *field->loser && field->differs &&
	       !strstr(field->winner, field->loser) &&
	       utf8_count(field->winner) + 1 + utf8_count(field->loser) <= field_limit(FIELD_NOTE);
}

static void judge(const struct column *column, struct merge_field *field)
{
	field->differs = strcmp(field->winner, field->loser) != 0;
	field->both = can_join(field);
	field->choice = MERGE_KEEP;
	if (field->both)
		field->choice = MERGE_BOTH;
	else if (is_empty(column, field->winner) && !is_empty(column, field->loser))
		field->choice = MERGE_TAKE;
}

static enum status read_field(struct db *db, const struct column *column, int64_t winner, int64_t loser,
                              struct merge_field *out)
{
	struct merge_field field = {.winner = NULL, .loser = NULL};
	strcpy(field.column, column->name);
	enum status status = column_read(db, "client", column->name, winner, &field.winner);
	if (status == DONE)
		status = column_read(db, "client", column->name, loser, &field.loser);
	if (status == DONE)
		judge(column, &field);
	*out = field;
	return status;
}

enum status merge_fields_load(struct db *db, const struct client *winner, const struct client *loser,
                              struct merge_field **out, int *count)
{
	struct column_list columns;
	*count = 0;
	*out = NULL;
	enum status status = column_list_load(db, "client", &columns);
	if (status != DONE)
		return status;
	struct merge_field *fields = calloc((size_t)columns.count + 1, sizeof(*fields));
	if (!fields)
		return fault_set(db_fault(db), FAILED, NULL, _("Out of memory."));
	for (int i = 0; status == DONE && i < columns.count; i++) {
		const char *name = columns.rows[i].name;
		if (is_fixed(name) || (winner->kind == CLIENT_MEMBER && is_leaving(name)))
			continue;
		status = read_field(db, &columns.rows[i], winner->id, loser->id, &fields[(*count)++]);
	}
	if (status == DONE) {
		*out = fields;
		return DONE;
	}
	merge_fields_free(fields, *count);
	*count = 0;
	return status;
}

void merge_fields_free(struct merge_field *fields, int count)
{
	for (int i = 0; i < count; i++) {
		free(fields[i].winner);
		free(fields[i].loser);
	}
	free(fields);
}

const char *merge_column_label(const char *column)
{
	enum client_field field;
	if (strcmp(column, "sticky") == 0)
		return _("sticky note");
	return field_find(column, &field) ? field_label(field) : column;
}

const char *merge_choice_word(enum merge_choice choice)
{
	static const char *const words[] = {[MERGE_KEEP] = "keep", [MERGE_TAKE] = "take", [MERGE_BOTH] = "both"};
	return words[choice];
}
