#include "core/history/history.h"

#include <stdlib.h>
#include <string.h>

#include "core/history/sentence.h"
#include "core/store/stmt.h"
#include "core/store/undo.h"
#include "core/time/civil.h"
#include "core/words.h"

/* `again` tells whether anything ever took the action back, so that only those are asked who did and stands. */
#define COLUMNS                                                                                                        \
	"SELECT l.id, l.at, l.staff, coalesce(s.login, ''), coalesce(s.name, ''), l.name, coalesce(l.undoes, 0),"      \
	" coalesce(l.client, 0), coalesce(l.noun, ''), coalesce(l.subject, 0),"                                        \
	" EXISTS (SELECT 1 FROM log u WHERE u.undoes = l.id)"                                                          \
	" FROM log l LEFT JOIN staff s ON s.id = l.staff"

static void read_entry(struct stmt *s, struct history_entry *out)
{
	memset(out, 0, sizeof(*out));
	out->id = stmt_int(s, 0);
	out->at = stmt_int(s, 1);
	out->staff = stmt_int(s, 2);
	stmt_text(s, 3, out->login, sizeof(out->login));
	stmt_text(s, 4, out->staff_name, sizeof(out->staff_name));
	stmt_text(s, 5, out->action, sizeof(out->action));
	out->undoes = stmt_int(s, 6);
	out->client = stmt_int(s, 7);
	stmt_text(s, 8, out->noun, sizeof(out->noun));
	out->subject = stmt_int(s, 9);
	out->undone_by = stmt_int(s, 10);
}

/* What needs statements of its own, after the one that read the row is closed. */
static enum status complete(struct db *db, struct history_entry *entry)
{
	enum status status = DONE;
	if (entry->undone_by)
		status = undo_by(db, entry->id, &entry->undone_by);
	if (status == DONE)
		status = sentence_make(db, entry->id, entry->summary, sizeof(entry->summary));
	return status;
}

enum status history_get(struct db *db, int64_t action, struct history_entry *out)
{
	struct stmt s = stmt_open(db, COLUMNS " WHERE l.id = $id AND l.action = l.id");
	stmt_bind_int(&s, "$id", action);
	bool found = stmt_row(&s);
	if (found)
		read_entry(&s, out);
	enum status status = stmt_close(&s);
	if (status == DONE && !found)
		return fault_set(db_fault(db), NOT_FOUND, NULL, _("There is no action %lld: see the history."),
		                 (long long)action);
	return status == DONE ? complete(db, out) : status;
}

enum status history_sentence(struct db *db, int64_t action, char *out, size_t size)
{
	return sentence_make(db, action, out, size);
}

enum status history_of_operation(struct db *db, const char *op, int64_t *out)
{
	struct stmt s = stmt_open(db, "SELECT action FROM log WHERE op = $op");
	stmt_bind_text(&s, "$op", op);
	bool found = stmt_row(&s);
	*out = found ? stmt_int(&s, 0) : 0;
	enum status status = stmt_close(&s);
	return status == DONE && !found ? NOT_FOUND : status;
}

static enum status append(struct db *db, struct history_list *list, int *room, struct stmt *s)
{
	if (list->count == *room) {
		int more = *room ? *room * 2 : 64;
		void *entries = realloc(list->entries, (size_t)more * sizeof(*list->entries));
		if (!entries)
			return fault_set(db_fault(db), FAILED, NULL, _("Out of memory."));
		list->entries = entries;
		*room = more;
	}
	read_entry(s, &list->entries[list->count++]);
	return DONE;
}

/*
 * One client's actions, with those of the ones merged into it, and one row's, are found by their indexes, a million
 * others untouched.
 */
#define WANTED                                                                                                         \
	" l.action = l.id AND ($staff = 0 OR l.staff = $staff) AND l.name GLOB $family"                                \
	" AND l.at >= $from AND l.at < $to AND l.id < $before ORDER BY l.id DESC LIMIT $limit"

static enum status read_all(struct db *db, const struct history_filter *filter, struct history_list *out)
{
	int room = 0;
	enum status status = DONE;
	static const char by_client[] = COLUMNS " WHERE l.client IN (SELECT $client UNION ALL SELECT id FROM client"
	                                        " WHERE merged_into = $client) AND" WANTED;
	static const char by_row[] = COLUMNS " WHERE l.noun = $noun AND l.subject = $subject AND" WANTED;
	static const char by_id[] = COLUMNS " WHERE" WANTED;
	struct stmt s = stmt_open(db, filter->noun ? by_row : filter->client ? by_client : by_id);
	if (filter->noun) {
		stmt_bind_text(&s, "$noun", filter->noun);
		stmt_bind_int(&s, "$subject", filter->subject);
	} else if (filter->client)
		stmt_bind_int(&s, "$client", filter->client);
	stmt_bind_text(&s, "$family", filter->family ? filter->family : "*");
	stmt_bind_int(&s, "$staff", filter->staff);
	stmt_bind_int(&s, "$from", filter->from == DAY_NONE ? INT64_MIN : moment_of(filter->from, 0));
	stmt_bind_int(&s, "$to", filter->to == DAY_NONE ? INT64_MAX : moment_of(filter->to, MINUTES_A_DAY));
	stmt_bind_int(&s, "$before", filter->before ? filter->before : INT64_MAX);
	stmt_bind_int(&s, "$limit", filter->limit ? filter->limit : -1);
	while (status == DONE && stmt_row(&s))
		status = append(db, out, &room, &s);
	enum status closed = stmt_close(&s);
	return status == DONE ? closed : status;
}

enum status history_list(struct db *db, const struct history_filter *filter, struct history_list *out)
{
	memset(out, 0, sizeof(*out));
	enum status status = read_all(db, filter, out);
	for (int i = 0; status == DONE && i < out->count; i++)
		status = complete(db, &out->entries[i]);
	if (status != DONE)
		history_list_free(out);
	return status;
}

void history_list_free(struct history_list *list)
{
	free(list->entries);
	memset(list, 0, sizeof(*list));
}
