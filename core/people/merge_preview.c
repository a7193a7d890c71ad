#include "core/people/merge_parts.h"

#include "core/store/action.h"
#include "core/store/stmt.h"
#include "core/text/utf8.h"
#include "core/words.h"

#include <stdlib.h>
#include <string.h>

static const struct {
	const char *word, *text;
} fates[] = {
        [MERGE_MOVES] = {"moves", N_("moves")},
        [MERGE_DOUBLE] = {"double", N_("there already")},
        [MERGE_CANCELLED] = {"cancelled", N_("twice: this one is cancelled")},
        [MERGE_CHANGES] = {"changes", N_("is completed")},
};

const char *merge_fate_word(enum merge_fate fate)
{
	return fates[fate].word;
}

const char *merge_fate_text(enum merge_fate fate)
{
	return _(fates[fate].text);
}

/* The first image of a row before and the last one after; both clients themselves aside. A row of the winner's that
 * points to nobody new is completed. The values of a row are its text until words are found. */
static const char touched[] =
        "WITH seen AS (SELECT noun, row, max(id) AS last, min(id) AS early FROM journal WHERE part = $part"
        " AND NOT (noun = 'client' AND row IN ($winner, $loser)) GROUP BY noun, row)"
        " SELECT e.noun, e.row, CASE WHEN l.new IS NULL THEN 1"
        " WHEN e.noun = 'sign_up' AND json_extract(l.new, '$.status') = 'cancelled'"
        " AND json_extract(e.old, '$.status') <> 'cancelled' THEN 2"
        " WHEN e.noun = 'waiting' AND json_extract(l.new, '$.status') = 'removed'"
        " AND json_extract(e.old, '$.status') = 'waiting' THEN 2"
        " WHEN json_extract(e.old, '$.client') = $winner THEN 3 ELSE 0 END,"
        " (SELECT group_concat(format('%s %s', key, value), ', ') FROM json_each(e.old)"
        " WHERE key <> 'id' AND value IS NOT NULL)"
        " FROM seen JOIN journal e ON e.id = seen.early JOIN journal l ON l.id = seen.last"
        " WHERE e.old IS NOT NULL ORDER BY e.noun, e.row";

static void read_row(struct stmt *s, struct merge_row *out)
{
	stmt_text(s, 0, out->table, sizeof(out->table));
	out->id = stmt_int(s, 1);
	out->fate = (enum merge_fate)stmt_int(s, 2);
	utf8_copy(out->text, sizeof(out->text), stmt_str(s, 3));
}

static enum status collect(struct db *db, int64_t part, struct merge_preview *out)
{
	struct stmt s = stmt_open(db, touched);
	stmt_bind_int(&s, "$part", part);
	stmt_bind_int(&s, "$winner", out->winner.id);
	stmt_bind_int(&s, "$loser", out->loser.id);
	while (stmt_row(&s)) {
		struct merge_row *grown = realloc(out->rows, sizeof(*grown) * (size_t)(out->row_count + 1));
		if (!grown) {
			s.status = fault_set(db_fault(db), FAILED, NULL, _("Out of memory."));
			break;
		}
		out->rows = grown;
		read_row(&s, &grown[out->row_count++]);
	}
	return stmt_close(&s);
}

/* Does it, looks at what the journal has of it, and takes it back by not committing. */
static enum status rehearse(struct db *db, struct merge_preview *out)
{
	const struct merge_request request = {.winner = out->winner.id, .loser = out->loser.id};
	struct fault fault;
	struct action a;
	enum status status = action_begin(db, "client.merge", NULL, &a);
	if (status != DONE)
		return status;
	status = merge_write(db, &request);
	fault = *db_fault(db);
	if (status == DONE)
		status = collect(db, a.id, out);
	else if (status == CONFLICT)
		memcpy(out->refusal, fault.text, sizeof(out->refusal));
	action_end(db, CONFLICT);
	*db_fault(db) = fault;
	return status == CONFLICT ? DONE : status;
}

static enum status describe(struct db *db, struct merge_preview *out)
{
	enum status status = DONE;
	for (int i = 0; status == DONE && i < out->row_count; i++)
		status = merge_row_describe(db, out->winner.id, &out->rows[i]);
	return status;
}

enum status merge_preview_load(struct db *db, int64_t winner, int64_t loser, struct merge_preview *out)
{
	memset(out, 0, sizeof(*out));
	enum status status = client_get(db, winner, &out->winner);
	if (status == DONE)
		status = client_get(db, loser, &out->loser);
	if (status == DONE)
		status = merge_fields_load(db, &out->winner, &out->loser, &out->fields, &out->field_count);
	if (status == DONE)
		status = rehearse(db, out);
	if (status == DONE)
		status = describe(db, out);
	out->two_members = out->winner.kind == CLIENT_MEMBER && out->loser.kind == CLIENT_MEMBER;
	if (status != DONE)
		merge_preview_free(out);
	return status;
}

void merge_preview_free(struct merge_preview *preview)
{
	merge_fields_free(preview->fields, preview->field_count);
	free(preview->rows);
	memset(preview, 0, sizeof(*preview));
}
