#include "core/people/suspect.h"

#include "core/people/likeness.h"
#include "core/people/source.h"
#include "core/store/action.h"
#include "core/text/utf8.h"
#include "core/words.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What more share than this is a house's number or a street of one name, and tells nothing. */
#define SHARED_MOST 8
#define PARTS_BYTES (2 * FOLD_BYTES + 8)

/* The last client that had a key, to pair the next one with. */
struct slot {
	uint64_t hash; /* 0: free. Two keys share one of 64 bits once in tens of millions of stores. */
	int64_t last;
	int members;
};

struct pair {
	int64_t first, second;
	unsigned reasons;
};

struct suspects {
	struct db *db;
	int64_t read, highest; /* ids */
	struct slot *slots;
	size_t size, used; /* size is a power of two */
	struct pair *pairs;
	size_t pair_count, pair_room;
	size_t described; /* pairs looked at for the list */
	bool matched;     /* all clients are read, the pairs stand in order */
	bool complete;
	struct suspect *list;
	int count;
	bool more;
	struct source_client client;
};

static enum status out_of_memory(struct suspects *s)
{
	return fault_set(db_fault(s->db), FAILED, NULL, _("Out of memory."));
}

/* Keys and pairs */

static struct slot *find(struct slot *slots, size_t size, uint64_t hash)
{
	size_t at = hash & (size - 1);
	while (slots[at].hash && slots[at].hash != hash)
		at = (at + 1) & (size - 1);
	return &slots[at];
}

static bool make_room(struct suspects *s)
{
	if (s->used * 2 < s->size)
		return true;
	size_t size = s->size ? s->size * 2 : 16384;
	struct slot *slots = calloc(size, sizeof(*slots));
	if (!slots)
		return false;
	for (size_t i = 0; i < s->size; i++) {
		if (s->slots[i].hash)
			*find(slots, size, s->slots[i].hash) = s->slots[i];
	}
	free(s->slots);
	s->slots = slots;
	s->size = size;
	return true;
}

static bool add_pair(struct suspects *s, int64_t first, int64_t second, unsigned reasons)
{
	if (s->pair_count == s->pair_room) {
		size_t room = s->pair_room ? s->pair_room * 2 : 1024;
		struct pair *pairs = realloc(s->pairs, room * sizeof(*pairs));
		if (!pairs)
			return false;
		s->pairs = pairs;
		s->pair_room = room;
	}
	s->pairs[s->pair_count++] = (struct pair){first, second, reasons};
	return true;
}

/* FNV-1a over the reasons and both parts. */
static uint64_t hash_of(unsigned reasons, const char *one, const char *two)
{
	char text[PARTS_BYTES + 16];
	uint64_t hash = 0xcbf29ce484222325U;
	snprintf(text, sizeof(text), "%u\n%s\n%s", reasons, one, two);
	for (const char *at = text; *at; at++)
		hash = (hash ^ (unsigned char)*at) * 0x100000001b3U;
	hash ^= hash >> 32;
	return hash ? hash : 1;
}

/* A client has a key of two parts: pairs it with whoever had it before. */
static bool meet(struct suspects *s, unsigned reasons, const char *one, const char *two)
{
	if (!*one || !*two)
		return true;
	if (!make_room(s))
		return false;
	uint64_t hash = hash_of(reasons, one, two);
	struct slot *slot = find(s->slots, s->size, hash);
	bool again = slot->hash && slot->last != s->client.id;
	s->used += slot->hash == 0;
	slot->hash = hash;
	slot->members += slot->last != s->client.id;
	bool kept = !again || slot->members > SHARED_MOST || add_pair(s, slot->last, s->client.id, reasons);
	slot->last = s->client.id;
	return kept;
}

static bool meet_phones(struct suspects *s, const char *list, const char *name)
{
	bool kept = true;
	while (kept && *list) {
		char phone[FIELD_BYTES], digits[FOLD_BYTES];
		size_t length = strcspn(list, SOURCE_SEPARATOR);
		memcpy(phone, list, length);
		phone[length] = '\0';
		likeness_phone(phone, digits);
		kept = meet(s, DUPLICATE_PHONE, digits, "phone") &&
		       meet(s, DUPLICATE_PHONE | DUPLICATE_NAME, digits, name);
		list += length + (list[length] != '\0');
	}
	return kept;
}

static bool meet_all(struct suspects *s)
{
	char name[FOLD_BYTES], sound[FOLD_BYTES], town[FOLD_BYTES], address[FOLD_BYTES], head[FOLD_BYTES];
	const char *const *text = s->client.text;
	fold_text(name, sizeof(name), text[FIELD_NAME]);
	fold_text(address, sizeof(address), text[FIELD_ADDRESS]);
	fold_text(head, sizeof(head), text[FIELD_REPRESENTATIVE]);
	likeness_sound(text[FIELD_READING], sound);
	likeness_town(text[FIELD_ADDRESS], town);
	return meet_phones(s, text[FIELD_PHONE], name) && meet_phones(s, text[FIELD_FAX], name) &&
	       meet(s, DUPLICATE_READING | DUPLICATE_TOWN, sound, town) &&
	       meet(s, DUPLICATE_NAME | DUPLICATE_TOWN, name, town) &&
	       meet(s, DUPLICATE_REPRESENTATIVE | DUPLICATE_ADDRESS, head, address) &&
	       meet(s, DUPLICATE_REPRESENTATIVE | DUPLICATE_NAME, head, name);
}

static enum status read_some(struct suspects *s, int clients)
{
	struct source source;
	bool kept = true;
	source_open(&source, s->db);
	source_range(&source, s->read + 1, s->read + clients);
	while (kept && source_next(&source, &s->client)) {
		if (!s->client.merged_into)
			kept = meet_all(s);
	}
	enum status status = source_close(&source);
	if (status == DONE && !kept)
		return out_of_memory(s);
	if (status == DONE)
		s->read += clients;
	return status;
}

/* The list */

static int by_clients(const void *a, const void *b)
{
	const struct pair *l = a, *r = b;
	if (l->first != r->first)
		return l->first < r->first ? -1 : 1;
	return (l->second > r->second) - (l->second < r->second);
}

static int by_weight(const void *a, const void *b)
{
	const struct pair *l = a, *r = b;
	int left = duplicate_weight(l->reasons), right = duplicate_weight(r->reasons);
	return left != right ? right - left : by_clients(a, b);
}

/* Of no pairs there is no array either. */
static void sort(struct suspects *s, int (*order)(const void *, const void *))
{
	if (s->pair_count > 0)
		qsort(s->pairs, s->pair_count, sizeof(*s->pairs), order);
}

/* A pair found by several keys is one, with all their reasons. */
static enum status match(struct suspects *s)
{
	size_t kept = 0;
	sort(s, by_clients);
	for (size_t i = 0; i < s->pair_count; i++) {
		if (kept > 0 && by_clients(&s->pairs[kept - 1], &s->pairs[i]) == 0)
			s->pairs[kept - 1].reasons |= s->pairs[i].reasons;
		else
			s->pairs[kept++] = s->pairs[i];
	}
	s->pair_count = kept;
	sort(s, by_weight);
	free(s->slots);
	s->slots = NULL;
	s->list = malloc(sizeof(*s->list) * (kept < SUSPECTS_MOST ? kept + 1 : SUSPECTS_MOST));
	s->matched = true;
	return s->list ? DONE : out_of_memory(s);
}

static enum status is_distinct(struct db *db, int64_t first, int64_t second, bool *out)
{
	struct stmt s = stmt_open(db, "SELECT 1 FROM not_duplicate WHERE first = $first AND second = $second");
	stmt_bind_int(&s, "$first", first);
	stmt_bind_int(&s, "$second", second);
	*out = stmt_row(&s);
	return stmt_close(&s);
}

static void copy_side(const struct source_client *client, struct suspect_side *out)
{
	char phones[401];
	out->client = client->id;
	out->kind = client->kind;
	utf8_copy(out->number, sizeof(out->number), client->text[FIELD_NUMBER]);
	utf8_copy(out->name, sizeof(out->name), client->text[FIELD_NAME]);
	utf8_copy(out->reading, sizeof(out->reading), client->text[FIELD_READING]);
	utf8_copy(out->representative, sizeof(out->representative), client->text[FIELD_REPRESENTATIVE]);
	utf8_copy(out->address, sizeof(out->address), client->text[FIELD_ADDRESS]);
	utf8_copy(phones, sizeof(phones), client->text[FIELD_PHONE]);
	phones[strcspn(phones, SOURCE_SEPARATOR)] = '\0';
	strcpy(out->phone, phones);
}

static enum status load_side(struct suspects *s, int64_t client, struct suspect_side *out)
{
	enum status status = source_one(s->db, client, &s->client);
	if (status == DONE)
		copy_side(&s->client, out);
	return status;
}

static int standing(const struct suspect_side *side)
{
	return side->kind == CLIENT_MEMBER ? 2 : side->kind == CLIENT_LEFT ? 1 : 0;
}

static enum status describe(struct suspects *s, const struct pair *pair)
{
	struct suspect *row = &s->list[s->count];
	bool distinct = false;
	enum status status = is_distinct(s->db, pair->first, pair->second, &distinct);
	if (status != DONE || distinct)
		return status;
	row->reasons = pair->reasons;
	status = load_side(s, pair->first, &row->sides[0]);
	if (status == DONE)
		status = load_side(s, pair->second, &row->sides[1]);
	if (status == DONE && standing(&row->sides[1]) > standing(&row->sides[0])) {
		struct suspect_side side = row->sides[0];
		row->sides[0] = row->sides[1];
		row->sides[1] = side;
	}
	s->count += status == DONE;
	return status;
}

/* Each pair reads two clients one by one: some twenty times what a client of a slice costs. */
static enum status describe_some(struct suspects *s, int clients)
{
	enum status status = DONE;
	for (int i = 0; status == DONE && i <= clients / 20 && s->described < s->pair_count; i++) {
		if (s->count == SUSPECTS_MOST) {
			s->more = true;
			s->described = s->pair_count;
			break;
		}
		status = describe(s, &s->pairs[s->described]);
		s->described += status == DONE;
	}
	s->complete = status == DONE && s->described == s->pair_count;
	return status;
}

enum status suspects_open(struct db *db, struct suspects **out)
{
	struct suspects *s = calloc(1, sizeof(*s));
	*out = NULL;
	if (!s)
		return fault_set(db_fault(db), FAILED, NULL, _("Out of memory."));
	s->db = db;
	enum status status = stmt_one_int(db, "SELECT coalesce(max(id), 0) FROM client", 0, &s->highest);
	if (status == DONE)
		*out = s;
	else
		suspects_close(s);
	return status;
}

void suspects_close(struct suspects *s)
{
	if (!s)
		return;
	free(s->slots);
	free(s->pairs);
	free(s->list);
	free(s);
}

enum status suspects_some(struct suspects *s, int clients, bool *complete)
{
	enum status status = DONE;
	if (s->read < s->highest)
		status = read_some(s, clients);
	else if (!s->matched)
		status = match(s);
	else if (!s->complete)
		status = describe_some(s, clients);
	*complete = s->complete;
	return status;
}

enum status suspects_load(struct suspects *s)
{
	enum status status = DONE;
	for (bool complete = s->complete; status == DONE && !complete;)
		status = suspects_some(s, 4096, &complete);
	return status;
}

int suspects_progress(const struct suspects *s)
{
	if (s->complete)
		return 100;
	return s->highest > 0 ? (int)(s->read * 95 / s->highest > 95 ? 95 : s->read * 95 / s->highest) : 0;
}

const struct suspect *suspects_list(const struct suspects *s, int *count, bool *more)
{
	*count = s->complete ? s->count : 0;
	*more = s->complete && s->more;
	return s->list;
}

/* Two clients after all */

static enum status check_two(struct db *db, const struct client *one, const struct client *other)
{
	if (one->id == other->id)
		return fault_set(db_fault(db), CONFLICT, "client",
		                 _("Both numbers are the same client, %s %s: choose another one."), one->number,
		                 one->name);
	const struct client *merged = one->merged_into ? one : other->merged_into ? other : NULL;
	if (merged)
		return fault_set(db_fault(db), CONFLICT, "client", _("%s %s was merged into another client already."),
		                 merged->number, merged->name);
	return DONE;
}

static enum status load_two(struct db *db, int64_t one, int64_t other)
{
	struct client *clients = malloc(sizeof(*clients) * 2);
	if (!clients)
		return fault_set(db_fault(db), FAILED, NULL, _("Out of memory."));
	enum status status = client_get(db, one, &clients[0]);
	if (status == DONE)
		status = client_get(db, other, &clients[1]);
	if (status == DONE)
		status = check_two(db, &clients[0], &clients[1]);
	free(clients);
	return status;
}

static enum status remember(struct db *db, int64_t one, int64_t other)
{
	enum status status = load_two(db, one, other);
	if (status != DONE)
		return status;
	struct stmt s = stmt_open(db, "INSERT INTO not_duplicate (first, second)"
	                              " VALUES (min($one, $other), max($one, $other))");
	stmt_bind_int(&s, "$one", one);
	stmt_bind_int(&s, "$other", other);
	stmt_run(&s);
	action_about(db, one, "client", other);
	return stmt_close(&s);
}

enum status client_distinct(struct db *db, int64_t one, int64_t other, const char *op)
{
	struct action a;
	enum status status = action_begin(db, "client.distinct", op, &a);
	if (status == DONE && !a.repeated)
		status = action_end(db, remember(db, one, other));
	return status;
}
