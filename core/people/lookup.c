#include "core/people/lookup.h"

#include "core/people/mark.h"
#include "core/people/search.h"
#include "core/store/journal.h"
#include "core/text/fold.h"
#include "core/words.h"

#include <stdlib.h>
#include <string.h>

/* More changes at once are loaded anew, in slices. */
#define REFRESH_MOST 20000

struct lookup {
	struct db *db;
	struct index index;
	int64_t since;   /* journal position that is in memory */
	int64_t loaded;  /* the last client loaded in order, of the stored keys and then of those missing */
	int64_t highest; /* id of a client when loading began */
	int64_t keys;    /* stored keys read, those of merged clients too */
	bool keys_done;  /* all stored keys are loaded; those missing follow */
	bool complete;
	struct source_client *client;
	char *record;
	struct query query;
	struct search_result found;
};

const char *lookup_field_word(enum lookup_field field)
{
	static const char *const words[] = {
	        [LOOKUP_NUMBER] = "number",     [LOOKUP_READING] = "reading",
	        [LOOKUP_NAME] = "name",         [LOOKUP_REPRESENTATIVE] = "representative",
	        [LOOKUP_PERSON] = "person",     [LOOKUP_PHONE] = "phone",
	        [LOOKUP_EMAIL] = "email",       [LOOKUP_TOWN] = "town",
	        [LOOKUP_DIVISION] = "division", [LOOKUP_TRADE] = "trade",
	        [LOOKUP_FORM] = "form",
	};
	return words[field];
}

static enum status out_of_memory(struct db *db)
{
	return fault_set(db_fault(db), FAILED, NULL, _("Out of memory."));
}

static enum status start_over(struct lookup *lookup)
{
	index_free(&lookup->index);
	lookup->loaded = lookup->keys = 0;
	lookup->keys_done = lookup->complete = false;
	enum status status = stmt_one_int(lookup->db, "SELECT coalesce(max(id), 0) FROM client", 0, &lookup->highest);
	if (status == DONE)
		status = journal_position(lookup->db, &lookup->since);
	index_expect(&lookup->index, lookup->highest);
	return status;
}

enum status lookup_open(struct db *db, struct lookup **out)
{
	struct lookup *lookup = calloc(1, sizeof(*lookup));
	*out = lookup;
	if (!lookup)
		return out_of_memory(db);
	lookup->db = db;
	lookup->client = malloc(sizeof(*lookup->client));
	lookup->record = malloc(KEY_RECORD_BYTES);
	enum status status = lookup->client && lookup->record ? start_over(lookup) : out_of_memory(db);
	if (status != DONE) {
		lookup_close(lookup);
		*out = NULL;
	}
	return status;
}

void lookup_close(struct lookup *lookup)
{
	if (!lookup)
		return;
	index_free(&lookup->index);
	free(lookup->client);
	free(lookup->record);
	free(lookup);
}

bool lookup_complete(const struct lookup *lookup)
{
	return lookup->complete;
}

int lookup_count(const struct lookup *lookup)
{
	return (int)lookup->index.alive;
}

size_t lookup_packed(const struct lookup *lookup, int part, const char **out)
{
	if (part < 0 || part >= PLANES)
		return 0;
	*out = lookup->index.planes[part].bytes;
	return lookup->index.planes[part].used;
}

/* Loading */

static enum status add(struct lookup *lookup, int64_t client, const char *record)
{
	if (!*record)
		return DONE;
	return index_add(&lookup->index, client, record) ? DONE : out_of_memory(lookup->db);
}

static enum status load_keys(struct lookup *lookup, int clients)
{
	int read = 0;
	enum status status = DONE;
	struct stmt s = stmt_open(lookup->db, "SELECT client, record FROM client_key WHERE client > $after AND"
	                                      " fold = $fold ORDER BY client LIMIT $most");
	stmt_bind_int(&s, "$after", lookup->loaded);
	stmt_bind_int(&s, "$fold", FOLD_VERSION);
	stmt_bind_int(&s, "$most", clients);
	for (; status == DONE && stmt_row(&s); read++) {
		lookup->loaded = stmt_int(&s, 0);
		lookup->keys++;
		status = add(lookup, lookup->loaded, stmt_str(&s, 1));
	}
	enum status closed = stmt_close(&s);
	if (status == DONE && closed == DONE && read < clients) {
		lookup->keys_done = true;
		lookup->loaded = 0;
	}
	return status == DONE ? closed : status;
}

/* Loads a client as it stands in the store. */
static enum status load_one(struct lookup *lookup, int64_t client)
{
	int64_t row = index_find(&lookup->index, client);
	if (row >= 0)
		index_kill(&lookup->index, (uint32_t)row);
	enum status status = source_one(lookup->db, client, lookup->client);
	if (status == NOT_FOUND)
		return DONE;
	if (status != DONE)
		return status;
	lookup->record[key_record(lookup->client, lookup->record)] = '\0';
	return add(lookup, client, lookup->record);
}

/* Looking for clients without keys walks all of them. As many keys as ids were ever given, or as clients there are, say
 * quickly that none lacks them. */
static enum status any_missing(struct lookup *lookup, bool *out)
{
	int64_t clients = lookup->highest, now = 0;
	enum status status = stmt_one_int(lookup->db, "SELECT coalesce(max(id), 0) FROM client", 0, &now);
	if (status == DONE && (lookup->keys != clients || now != clients))
		status = stmt_one_int(lookup->db, "SELECT count(*) FROM client", 0, &clients);
	*out = clients != lookup->keys;
	return status;
}

static enum status load_missing(struct lookup *lookup, int clients)
{
	int64_t *ids = malloc(sizeof(*ids) * (size_t)clients);
	int count = 0;
	if (!ids)
		return out_of_memory(lookup->db);
	struct stmt s = stmt_open(
	        lookup->db, "SELECT c.id FROM client c WHERE c.id > $after AND NOT EXISTS (SELECT 1 FROM client_key k"
	                    " WHERE k.client = c.id AND k.fold = $fold) ORDER BY c.id LIMIT $most");
	stmt_bind_int(&s, "$after", lookup->loaded);
	stmt_bind_int(&s, "$fold", FOLD_VERSION);
	stmt_bind_int(&s, "$most", clients);
	while (count < clients && stmt_row(&s))
		ids[count++] = stmt_int(&s, 0);
	enum status status = stmt_close(&s);
	for (int i = 0; status == DONE && i < count; i++)
		status = load_one(lookup, ids[i]);
	if (status == DONE && count > 0)
		lookup->loaded = ids[count - 1];
	lookup->complete = status == DONE && count < clients;
	free(ids);
	/* Kept for the next start; while somebody else writes, they simply stay missing. */
	if (status == DONE && count > 0)
		lookup_write_keys(lookup->db, clients, NULL);
	return status;
}

static enum status load_rest(struct lookup *lookup, int clients)
{
	bool missing = true;
	enum status status = lookup->loaded ? DONE : any_missing(lookup, &missing);
	if (status == DONE && missing)
		return load_missing(lookup, clients);
	lookup->complete = status == DONE;
	return status;
}

enum status lookup_load_some(struct lookup *lookup, int clients, bool *complete)
{
	enum status status = DONE;
	if (!lookup->keys_done)
		status = load_keys(lookup, clients);
	else if (!lookup->complete)
		status = load_rest(lookup, clients);
	*complete = lookup->complete;
	return status;
}

enum status lookup_load(struct lookup *lookup)
{
	enum status status = DONE;
	for (bool complete = lookup->complete; status == DONE && !complete;)
		status = lookup_load_some(lookup, 4096, &complete);
	return status;
}

/* Refreshing */

static enum status changed_clients(struct lookup *lookup, int64_t to, int64_t *ids, int *count)
{
	struct stmt s = stmt_open(
	        lookup->db, "WITH seen AS (SELECT noun, row, old, new FROM journal WHERE id > $since AND id <= $to"
	                    " AND noun IN ('client', 'person', 'phone', 'client_division', 'former_number'))"
	                    " SELECT row FROM seen WHERE noun = 'client' UNION"
	                    " SELECT json_extract(old, '$.client') FROM seen WHERE noun <> 'client' AND old IS NOT NULL"
	                    " UNION SELECT json_extract(new, '$.client') FROM seen WHERE noun <> 'client'"
	                    " AND new IS NOT NULL LIMIT $most");
	stmt_bind_int(&s, "$since", lookup->since);
	stmt_bind_int(&s, "$to", to);
	stmt_bind_int(&s, "$most", REFRESH_MOST);
	*count = 0;
	while (*count < REFRESH_MOST && stmt_row(&s))
		ids[(*count)++] = stmt_int(&s, 0);
	return stmt_close(&s);
}

static enum status refresh(struct lookup *lookup, int64_t to, bool *changed)
{
	int count = 0;
	int64_t *ids = malloc(sizeof(*ids) * REFRESH_MOST);
	enum status status = ids ? changed_clients(lookup, to, ids, &count) : out_of_memory(lookup->db);
	*changed = count > 0;
	if (status == DONE && count == REFRESH_MOST) {
		free(ids);
		return start_over(lookup);
	}
	for (int i = 0; status == DONE && i < count; i++)
		status = load_one(lookup, ids[i]);
	free(ids);
	if (status == DONE)
		lookup->since = to;
	return status;
}

enum status lookup_refresh(struct lookup *lookup, bool *changed)
{
	bool ignored;
	int64_t to = 0;
	if (!changed)
		changed = &ignored;
	*changed = false;
	if (!lookup->complete)
		return DONE;
	enum status status = journal_position(lookup->db, &to);
	if (status != DONE || to == lookup->since)
		return status;
	return refresh(lookup, to, changed);
}

/* Finding */

static void show(const struct lookup *lookup, const struct search_row *row, struct lookup_hit *hit)
{
	hit->client = index_rows(&lookup->index)[row->row].client;
	hit->kind = search_kind(&lookup->index, row->row);
	hit->matched = row->field;
	for (int column = 0; column < LOOKUP_COLUMNS; column++)
		hit->text[column] = search_text(&lookup->index, row->row, (enum lookup_column)column);
	mark_hit(hit, &lookup->query);
}

void lookup_find(struct lookup *lookup, const char *query, int limit, struct lookup_result *out)
{
	if (limit > LOOKUP_HITS)
		limit = LOOKUP_HITS;
	query_make(&lookup->query, query);
	search_run(&lookup->index, &lookup->query, limit, &lookup->found);
	out->count = lookup->found.count < limit ? lookup->found.count : limit;
	out->more = lookup->found.more || lookup->found.count > limit;
	for (int i = 0; i < out->count; i++)
		show(lookup, &lookup->found.rows[i], &out->hits[i]);
}

int64_t lookup_number(const struct lookup *lookup, const char *number)
{
	struct query query = {.count = 0};
	struct search_result found;
	if (!query_number(&query.exact, number))
		return 0;
	search_run(&lookup->index, &query, 1, &found);
	return found.count > 0 ? index_rows(&lookup->index)[found.rows[0].row].client : 0;
}
