#include "core/people/register.h"

#include "core/people/source.h"
#include "core/words.h"

#include <stdlib.h>
#include <string.h>

struct entry {
	int64_t id;
	char number[NUMBER_CLIENT_BYTES];
};

struct entries {
	struct entry *rows;
	size_t count, room;
};

/* Members first, since C stands behind the digits; 00123 before 100000. */
static int by_number(const void *a, const void *b)
{
	const struct entry *l = a, *r = b;
	size_t left = strlen(l->number), right = strlen(r->number);
	bool left_other = *l->number == 'C', right_other = *r->number == 'C';
	if (left_other != right_other)
		return left_other ? 1 : -1;
	return left != right ? (left > right) - (left < right) : strcmp(l->number, r->number);
}

static int by_id(const void *a, const void *b)
{
	int64_t l = *(const int64_t *)a, r = *(const int64_t *)b;
	return (l > r) - (l < r);
}

/* In order, so that each client of the store is looked for among them quickly. NULL without memory. */
static int64_t *sorted(const struct register_who *who)
{
	int64_t *ids = malloc((who->count + 1) * sizeof(*ids));
	if (ids && who->clients) {
		memcpy(ids, who->clients, who->count * sizeof(*ids));
		qsort(ids, who->count, sizeof(*ids), by_id);
	}
	return ids;
}

static bool keep(struct entries *out, struct stmt *s)
{
	if (out->count == out->room) {
		size_t room = out->room ? out->room * 2 : 1024;
		struct entry *rows = realloc(out->rows, room * sizeof(*rows));
		if (!rows)
			return false;
		out->rows = rows;
		out->room = room;
	}
	out->rows[out->count].id = stmt_int(s, 0);
	stmt_text(s, 1, out->rows[out->count++].number, NUMBER_CLIENT_BYTES);
	return true;
}

static enum status list(struct db *db, const struct register_who *who, struct entries *out)
{
	int64_t *ids = sorted(who);
	bool memory = ids != NULL;
	*out = (struct entries){NULL, 0, 0};
	struct stmt s = stmt_open(db, "SELECT id, number FROM client c WHERE merged_into IS NULL"
	                              " AND ($members = 0 OR kind IN ('member', 'left'))"
	                              " AND ($current = 0 OR kind = 'member')"
	                              " AND ($division = 0 OR EXISTS (SELECT 1 FROM client_division d"
	                              " WHERE d.client = c.id AND d.division = $division)"
	                              " OR EXISTS (SELECT 1 FROM person p JOIN person_division d ON d.person = p.id"
	                              " WHERE p.client = c.id AND d.division = $division))");
	stmt_bind_int(&s, "$members", who->members);
	stmt_bind_int(&s, "$current", who->current);
	stmt_bind_int(&s, "$division", who->division);
	while (memory && stmt_row(&s)) {
		int64_t id = stmt_int(&s, 0);
		if (!who->clients || bsearch(&id, ids, who->count, sizeof(*ids), by_id))
			memory = keep(out, &s);
	}
	enum status status = stmt_close(&s);
	free(ids);
	if (status == DONE && !memory)
		return fault_set(db_fault(db), FAILED, NULL, _("Out of memory."));
	if (status == DONE && out->count > 0)
		qsort(out->rows, out->count, sizeof(*out->rows), by_number);
	return status;
}

static enum status walk(struct db *db, const struct entries *entries, struct source_client *client,
                        enum status (*row)(void *context, const struct register_row *row), void *context)
{
	struct source source;
	enum status status = DONE;
	source_open(&source, db);
	for (size_t i = 0; status == DONE && i < entries->count; i++) {
		source_range(&source, entries->rows[i].id, entries->rows[i].id);
		if (!source_next(&source, client))
			continue;
		struct register_row out = {.kind = client_kind_word(client->kind)};
		memcpy(out.cells, client->text, sizeof(out.cells));
		status = row(context, &out);
	}
	enum status closed = source_close(&source);
	return status == DONE ? closed : status;
}

enum status register_each(struct db *db, const struct register_who *who,
                          enum status (*row)(void *context, const struct register_row *row), void *context)
{
	struct entries entries;
	struct source_client *client = malloc(sizeof(*client));
	if (!client)
		return fault_set(db_fault(db), FAILED, NULL, _("Out of memory."));
	enum status status = list(db, who, &entries);
	if (status == DONE)
		status = walk(db, &entries, client, row, context);
	free(client);
	free(entries.rows);
	return status;
}
