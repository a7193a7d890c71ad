#include "core/people/lookup.h"

#include "core/people/mark.h"
#include "core/people/search.h"
#include "core/store/journal.h"
#include "core/text/fold.h"
#include "core/words.h"

#include <stdlib.h>
#include <string.h>

/* More clients that lie in no order make every find slower: then all are loaded anew, in slices. */
#define OTHERS_MOST 2048

struct lookup {
	struct db *db;
	struct ranks ranks;
	int64_t since; /* journal position that is in memory */
	struct {
		int64_t contact, client;
		char reading[FOLD_BYTES];
	} loaded;        /* the last key, in the order of the store */
	int64_t highest; /* id of a client when loading began */
	int64_t keys;    /* stored keys read, those of merged clients too */
	int64_t missing; /* the last client without a key that was loaded */
	bool keys_done;  /* all stored keys are loaded; those missing follow */
	bool unwritten;  /* keys that were missing could not be written */
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
	ranks_free(&lookup->ranks);
	lookup->loaded.contact = INT64_MIN;
	lookup->keys = lookup->missing = 0;
	lookup->keys_done = lookup->unwritten = lookup->complete = false;
	enum status status = stmt_one_int(lookup->db, "SELECT coalesce(max(id), 0) FROM client", 0, &lookup->highest);
	if (status == DONE)
		status = journal_position(lookup->db, &lookup->since);
	index_expect(&lookup->ranks.loaded, lookup->highest);
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
	ranks_free(&lookup->ranks);
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
	return (int)(lookup->ranks.loaded.alive + lookup->ranks.others.alive);
}

size_t lookup_packed(const struct lookup *lookup, int part, const char **out)
{
	if (part < 0 || part >= PLANES)
		return 0;
	*out = lookup->ranks.loaded.planes[part].bytes;
	return lookup->ranks.loaded.planes[part].used;
}

/* Loading */

/* A client has one living row, in one of the two. */
static enum status add(struct lookup *lookup, struct index *to, int64_t client, int64_t contact, const char *record)
{
	struct ranks *ranks = &lookup->ranks;
	index_kill(&ranks->loaded, client);
	index_kill(&ranks->others, client);
	if (!*record)
		return DONE;
	return index_add(to, client, (int32_t)contact, record) ? DONE : out_of_memory(lookup->db);
}

static enum status load_keys(struct lookup *lookup, int clients)
{
	int read = 0;
	enum status status = DONE;
	struct stmt s =
	        stmt_open(lookup->db, "SELECT contact, reading, client, record FROM client_key WHERE"
	                              " (contact, reading, client) > ($contact, coalesce($reading, ''), $client)"
	                              " AND fold = $fold ORDER BY contact, reading, client LIMIT $most");
	stmt_bind_int(&s, "$contact", lookup->loaded.contact);
	stmt_bind_text(&s, "$reading", lookup->loaded.reading);
	stmt_bind_int(&s, "$client", lookup->loaded.client);
	stmt_bind_int(&s, "$fold", FOLD_VERSION);
	stmt_bind_int(&s, "$most", clients);
	while (status == DONE && stmt_row(&s)) {
		status = add(lookup, &lookup->ranks.loaded, stmt_int(&s, 2), stmt_int(&s, 0), stmt_str(&s, 3));
		if (++read == clients) {
			lookup->loaded.contact = stmt_int(&s, 0);
			stmt_text(&s, 1, lookup->loaded.reading, sizeof(lookup->loaded.reading));
			lookup->loaded.client = stmt_int(&s, 2);
		}
	}
	enum status closed = stmt_close(&s);
	lookup->keys += read;
	lookup->keys_done = status == DONE && closed == DONE && read < clients;
	return status == DONE ? closed : status;
}

/* The stored key and contact of a client; "" when there is no key. */
static enum status load_key(struct lookup *lookup, int64_t client, int64_t *contact, char out[KEY_RECORD_BYTES])
{
	struct stmt s = stmt_open(lookup->db, "SELECT c.contact, k.record FROM client_contact c LEFT JOIN client_key k"
	                                      " ON k.client = c.client AND k.fold = $fold WHERE c.client = $client");
	stmt_bind_int(&s, "$client", client);
	stmt_bind_int(&s, "$fold", FOLD_VERSION);
	*out = '\0';
	*contact = 0;
	if (stmt_row(&s)) {
		*contact = stmt_int(&s, 0);
		stmt_text(&s, 1, out, KEY_RECORD_BYTES);
	}
	return stmt_close(&s);
}

/* Loads a client as it stands in the store. */
static enum status load_one(struct lookup *lookup, int64_t client)
{
	int64_t contact = 0;
	enum status status = load_key(lookup, client, &contact, lookup->record);
	if (status == DONE && !*lookup->record) {
		status = source_one(lookup->db, client, lookup->client);
		if (status == DONE)
			lookup->record[key_record(lookup->client, lookup->record)] = '\0';
	}
	if (status != DONE && status != NOT_FOUND)
		return status;
	return add(lookup, &lookup->ranks.others, client, contact, lookup->record);
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

/* Their keys are written for the next start; while somebody else writes, they simply stay missing. */
static enum status load_missing(struct lookup *lookup, int clients)
{
	int64_t ids[KEY_LISTED];
	int most = clients < KEY_LISTED ? clients : KEY_LISTED, count = 0;
	enum status status = key_missing(lookup->db, lookup->missing, most, ids, &count);
	if (status == DONE && count > 0 && key_write_listed(lookup->db, ids, count) != DONE)
		lookup->unwritten = true;
	for (int i = 0; status == DONE && i < count; i++)
		status = load_one(lookup, ids[i]);
	if (status == DONE && count > 0)
		lookup->missing = ids[count - 1];
	lookup->complete = status == DONE && count < most;
	return status;
}

static enum status load_rest(struct lookup *lookup, int clients)
{
	bool missing = true;
	enum status status = lookup->missing ? DONE : any_missing(lookup, &missing);
	if (status == DONE && missing)
		status = load_missing(lookup, clients);
	else
		lookup->complete = status == DONE;
	/* Now that their keys are written they can be loaded in order. */
	if (lookup->complete && lookup->ranks.others.count > OTHERS_MOST && !lookup->unwritten)
		return start_over(lookup);
	return status;
}

enum status lookup_load_some(struct lookup *lookup, int clients, bool *complete)
{
	enum status status = DONE;
	if (!lookup->keys_done)
		status = load_keys(lookup, clients);
	else if (!lookup->complete)
		status = load_rest(lookup, clients);
	/* What changed meanwhile lies behind or before the place where loading stood. */
	if (status == DONE && lookup->complete)
		status = lookup_refresh(lookup, NULL);
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

/* Clients whose facts changed, and those whose contact alone may have. */
static const char changes[] =
        "WITH seen AS (SELECT noun, row, old, new FROM journal WHERE id > $since AND id <= $to),"
        " hung AS (SELECT noun, json_extract(old, '$.client') AS client FROM seen WHERE old IS NOT NULL AND noun IN"
        " ('person', 'phone', 'client_division', 'former_number', 'appointment', 'sign_up') UNION"
        " SELECT noun, json_extract(new, '$.client') FROM seen WHERE new IS NOT NULL AND noun IN"
        " ('person', 'phone', 'client_division', 'former_number', 'appointment', 'sign_up') UNION"
        " SELECT noun, row FROM seen WHERE noun = 'client' UNION"
        " SELECT 'sign_up', client FROM sign_up WHERE seminar IN (SELECT json_extract(coalesce(new, old), '$.seminar')"
        " FROM seen WHERE noun = 'seminar_session'))"
        " SELECT client, max(noun NOT IN ('appointment', 'sign_up')) FROM hung GROUP BY client LIMIT $most";

struct changed {
	int64_t client;
	bool facts;
};

static enum status changed_clients(struct lookup *lookup, int64_t to, struct changed *out, int *count)
{
	struct stmt s = stmt_open(lookup->db, changes);
	stmt_bind_int(&s, "$since", lookup->since);
	stmt_bind_int(&s, "$to", to);
	stmt_bind_int(&s, "$most", OTHERS_MOST);
	*count = 0;
	while (*count < OTHERS_MOST && stmt_row(&s))
		out[(*count)++] = (struct changed){stmt_int(&s, 0), stmt_int(&s, 1) != 0};
	return stmt_close(&s);
}

/* Most of what happens to an appointment leaves its day. */
static enum status is_ranked_so(struct lookup *lookup, int64_t client, bool *out)
{
	int64_t contact = 0;
	const struct index *index = &lookup->ranks.others;
	int64_t row = index_find(index, client);
	if (row < 0)
		row = index_find(index = &lookup->ranks.loaded, client);
	enum status status =
	        stmt_one_int(lookup->db, "SELECT contact FROM client_contact WHERE client = $id", client, &contact);
	*out = row >= 0 && index_rows(index)[row].contact == contact;
	return status == NOT_FOUND ? DONE : status;
}

static enum status refresh(struct lookup *lookup, int64_t to, bool *changed)
{
	struct changed clients[OTHERS_MOST];
	int count = 0;
	enum status status = changed_clients(lookup, to, clients, &count);
	if (status == DONE && count + (int)lookup->ranks.others.count >= OTHERS_MOST) {
		*changed = true;
		return start_over(lookup);
	}
	for (int i = 0; status == DONE && i < count; i++) {
		bool same = false;
		if (!clients[i].facts)
			status = is_ranked_so(lookup, clients[i].client, &same);
		if (status == DONE && !same)
			status = load_one(lookup, clients[i].client);
		*changed = *changed || !same;
	}
	if (status == DONE)
		lookup->since = to;
	return status;
}

enum status lookup_refresh(struct lookup *lookup, bool *changed)
{
	int64_t to = 0;
	bool ignored;
	if (!changed)
		changed = &ignored;
	*changed = false;
	if (!lookup->complete)
		return DONE;
	enum status status = journal_position(lookup->db, &to);
	if (status == DONE && to != lookup->since)
		status = refresh(lookup, to, changed);
	return status;
}

/* Finding */

static void show(struct lookup *lookup, const struct search_row *row, struct lookup_hit *hit)
{
	hit->client = index_rows(row->index)[row->row].client;
	hit->kind = index_rows(row->index)[row->row].kind;
	hit->matched = row->field;
	for (int column = 0; column < LOOKUP_COLUMNS; column++)
		hit->text[column] = index_text(row->index, row->row, (enum lookup_column)column);
	mark_hit(hit, &lookup->query, row->index, row->row);
}

static void search(struct lookup *lookup, int limit)
{
	lookup->found.count = 0;
	if (ranks_place(&lookup->ranks))
		search_run(&lookup->ranks, &lookup->query, limit, &lookup->found);
}

void lookup_find(struct lookup *lookup, const char *query, int limit, struct lookup_result *out)
{
	if (limit > LOOKUP_HITS)
		limit = LOOKUP_HITS;
	char relaxed[QUERY_BYTES];
	query_make(&lookup->query, query);
	search(lookup, limit);
	if (lookup->found.count == 0 && query_relax(query, relaxed)) {
		query_make(&lookup->query, relaxed);
		search(lookup, limit);
	}
	out->count = lookup->found.count < limit ? lookup->found.count : limit;
	out->more = lookup->found.more || lookup->found.count > limit;
	for (int i = 0; i < out->count; i++)
		show(lookup, &lookup->found.rows[i], &out->hits[i]);
}

int64_t lookup_number(struct lookup *lookup, const char *number)
{
	lookup->query.count = 0;
	if (!query_number(&lookup->query.exact, number))
		return 0;
	search(lookup, 1);
	const struct search_row *row = lookup->found.rows;
	return lookup->found.count > 0 ? index_rows(row->index)[row->row].client : 0;
}
