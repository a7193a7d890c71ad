#include "core/people/key.h"

#include "core/text/fold.h"
#include "core/text/legal.h"
#include "core/text/romaji.h"
#include "core/text/utf8.h"
#include "core/words.h"

#include <stdlib.h>
#include <string.h>

struct record {
	char *out;
	size_t used;
};

static void put_bytes(struct record *r, const char *bytes, size_t count)
{
	if (count < KEY_RECORD_BYTES - r->used) {
		memcpy(r->out + r->used, bytes, count);
		r->used += count;
	}
}

static void put_char(struct record *r, char c)
{
	put_bytes(r, &c, 1);
}

static bool parts_words(uint32_t character)
{
	return character == ' ' || character == 0x3000 || character == 0x30fb || character == 0xff65 ||
	       character == '-' || character == '&' || character == 0xff06 || character == '/' || character == ',' ||
	       character == '@';
}

/* The next word's start behind `text`, NULL when there is none. */
static const char *next_word(const char *text)
{
	uint32_t character;
	bool parted = false;
	for (int length; (length = utf8_step(text, &character)) > 0; text += length) {
		if (parts_words(character))
			parted = true;
		else if (parted)
			return text;
	}
	return NULL;
}

static void put_field(struct record *r, char tag, const char *text,
                      size_t (*make)(char *out, size_t size, const char *))
{
	char key[FOLD_BYTES];
	char mark = tag;
	for (; text && *text; text = next_word(text)) {
		size_t length = make(key, sizeof(key), text);
		if (length == 0 || r->used + length + 64 > KEY_RECORD_BYTES)
			continue;
		put_char(r, mark);
		put_bytes(r, key, length);
		mark = KEY_WORD;
	}
}

/* Every person has a field in both planes, so that the nth reading is the nth name's. */
static void put_people(struct record *r, const struct source_client *client, bool names)
{
	for (int i = 0; i < client->people_count; i++) {
		const struct source_person *person = &client->people[i];
		char tag = KEY_TAG(person->representative ? LOOKUP_REPRESENTATIVE : LOOKUP_PERSON);
		const char *text = names ? person->name : person->reading;
		size_t used = r->used;
		put_field(r, tag, text, names ? fold_text : romaji_key);
		if (r->used == used)
			put_char(r, tag);
	}
}

char key_form(int code)
{
	return (char)('@' + code);
}

static void put_words(struct record *r, const struct source_client *client)
{
	char town[1201];
	struct legal_split split;
	client_town(client->text[FIELD_ADDRESS], town, sizeof(town));
	put_field(r, KEY_TAG(LOOKUP_NAME), client->text[FIELD_NAME], fold_text);
	put_people(r, client, true);
	put_field(r, KEY_TAG(LOOKUP_TOWN), town, fold_text);
	put_field(r, KEY_TAG(LOOKUP_DIVISION), client->text[FIELD_DIVISION], fold_text);
	put_field(r, KEY_TAG(LOOKUP_TRADE), client->text[FIELD_TRADE], fold_text);
	legal_form_split(client->text[FIELD_NAME], &split);
	if (legal_form_code(split.form) >= 0) {
		put_char(r, KEY_TAG(LOOKUP_FORM));
		put_char(r, key_form(legal_form_code(split.form)));
	}
}

/* 00123, and 123 behind it. */
static void put_number(struct record *r, char tag, const char *number)
{
	char key[NUMBER_CLIENT_BYTES];
	fold_text(key, sizeof(key), number);
	size_t zeros = strspn(key, "c0");
	put_char(r, tag);
	put_bytes(r, key, strlen(key));
	if (zeros > 0 && key[zeros]) {
		put_char(r, KEY_WORD);
		put_bytes(r, key + zeros, strlen(key + zeros));
	}
}

static void put_phones(struct record *r, const char *list)
{
	while (*list) {
		char phone[FIELD_BYTES], digits[128];
		size_t length = strcspn(list, SOURCE_SEPARATOR);
		memcpy(phone, list, length);
		phone[length] = '\0';
		size_t count = number_digits(digits, sizeof(digits), phone);
		if (count > 0) {
			put_char(r, KEY_TAG(LOOKUP_PHONE));
			put_bytes(r, digits, count);
		}
		list += length + (list[length] != '\0');
	}
}

static void put_digits(struct record *r, const struct source_client *client)
{
	put_number(r, KEY_TAG(LOOKUP_NUMBER), client->text[FIELD_NUMBER]);
	for (int i = 0; i < client->former_count; i++)
		put_number(r, KEY_FORMER, client->former[i]);
	put_phones(r, client->text[FIELD_PHONE]);
	put_phones(r, client->text[FIELD_FAX]);
}

static void put_line(struct record *r, const char *text, size_t length)
{
	put_bytes(r, text, length);
	put_char(r, '\n');
}

void key_reading(const char *reading, char out[FOLD_BYTES])
{
	fold_text(out, FOLD_BYTES, reading);
}

size_t key_record(const struct source_client *client, char out[KEY_RECORD_BYTES])
{
	struct record r = {out, 0};
	char town[1201];
	struct legal_split split;
	if (client->merged_into)
		return 0;
	put_char(&r, (char)('0' + (int)client->kind));
	put_char(&r, '\n');
	client_town(client->text[FIELD_ADDRESS], town, sizeof(town));
	const char *phones = client->text[FIELD_PHONE];
	put_line(&r, client->text[FIELD_NUMBER], strlen(client->text[FIELD_NUMBER]));
	put_line(&r, client->text[FIELD_NAME], strlen(client->text[FIELD_NAME]));
	put_line(&r, client->text[FIELD_READING], strlen(client->text[FIELD_READING]));
	put_line(&r, client->text[FIELD_REPRESENTATIVE], strlen(client->text[FIELD_REPRESENTATIVE]));
	put_line(&r, phones, strcspn(phones, SOURCE_SEPARATOR));
	put_line(&r, town, strlen(town));
	legal_form_split(client->text[FIELD_READING], &split);
	put_field(&r, KEY_TAG(LOOKUP_READING), *split.bare ? split.bare : client->text[FIELD_READING], romaji_key);
	put_people(&r, client, false);
	put_char(&r, '\n');
	put_words(&r, client);
	put_char(&r, '\n');
	put_digits(&r, client);
	put_char(&r, '\n');
	put_field(&r, KEY_TAG(LOOKUP_EMAIL), client->text[FIELD_EMAIL], fold_lower);
	out[r.used] = '\0';
	return r.used;
}

/* The store */

struct writer {
	struct db *db;
	struct source source;
	struct stmt put;
	struct source_client client;
	char record[KEY_RECORD_BYTES];
	char reading[FOLD_BYTES];
};

static struct writer *writer_open(struct db *db)
{
	struct writer *w = malloc(sizeof(*w));
	if (!w) {
		fault_set(db_fault(db), FAILED, NULL, _("Out of memory."));
		return NULL;
	}
	w->db = db;
	source_open(&w->source, db);
	w->put = stmt_open(db, "INSERT INTO client_key (client, fold, contact, reading, record)"
	                       " SELECT client, $fold, contact, coalesce($reading, ''), coalesce($record, '')"
	                       " FROM client_contact WHERE client = $client ON CONFLICT (client) DO UPDATE SET"
	                       " fold = excluded.fold, contact = excluded.contact, reading = excluded.reading,"
	                       " record = excluded.record");
	return w;
}

static enum status writer_close(struct writer *w)
{
	enum status read = source_close(&w->source), written = stmt_close(&w->put);
	free(w);
	return read == DONE ? written : read;
}

static void put_record(struct writer *w)
{
	w->record[key_record(&w->client, w->record)] = '\0';
	key_reading(w->client.text[FIELD_READING], w->reading);
	stmt_bind_int(&w->put, "$client", w->client.id);
	stmt_bind_int(&w->put, "$fold", FOLD_VERSION);
	stmt_bind_text(&w->put, "$reading", w->reading);
	stmt_bind_text(&w->put, "$record", w->record);
	stmt_run(&w->put);
}

enum status key_write(struct db *db, int64_t client)
{
	struct writer *w = writer_open(db);
	if (!w)
		return FAILED;
	source_range(&w->source, client, client);
	if (source_next(&w->source, &w->client))
		put_record(w);
	return writer_close(w);
}

enum status key_missing(struct db *db, int64_t after, int most, int64_t *out, int *count)
{
	struct stmt s = stmt_open(db, "SELECT id FROM client WHERE id > $after AND NOT EXISTS (SELECT 1 FROM client_key"
	                              " WHERE client = id AND fold = $fold) ORDER BY id LIMIT $most");
	stmt_bind_int(&s, "$after", after);
	stmt_bind_int(&s, "$fold", FOLD_VERSION);
	stmt_bind_int(&s, "$most", most);
	*count = 0;
	while (*count < most && stmt_row(&s))
		out[(*count)++] = stmt_int(&s, 0);
	return stmt_close(&s);
}

/* Reads side by side where nearly all between the first and the last are wanted, one by one elsewhere. */
static void write_listed(struct writer *w, const int64_t *ids, int count)
{
	bool dense = ids[count - 1] - ids[0] < 2 * (int64_t)count;
	if (dense)
		source_range(&w->source, ids[0], ids[count - 1]);
	for (int i = 0; i < count && w->put.status == DONE; i++) {
		if (!dense)
			source_range(&w->source, ids[i], ids[i]);
		bool found = source_next(&w->source, &w->client);
		while (found && w->client.id < ids[i])
			found = source_next(&w->source, &w->client);
		if (found && w->client.id == ids[i])
			put_record(w);
	}
}

static enum status run(struct db *db, const char *sql)
{
	struct stmt s = stmt_open(db, sql);
	stmt_run(&s);
	return stmt_close(&s);
}

/* A savepoint is a transaction of its own outside an action, and a part of it inside. Its first statement writes, so
 * that the lock is taken at once and not half-way. */
enum status key_write_listed(struct db *db, const int64_t *ids, int count)
{
	enum status status = run(db, "SAVEPOINT client_keys");
	if (status != DONE)
		return status;
	status = run(db, "DELETE FROM client_key WHERE client < 0");
	struct writer *w = status == DONE ? writer_open(db) : NULL;
	if (w) {
		write_listed(w, ids, count);
		status = writer_close(w);
	} else if (status == DONE) {
		status = FAILED;
	}
	if (status != DONE)
		run(db, "ROLLBACK TO client_keys");
	enum status released = run(db, "RELEASE client_keys");
	return status == DONE ? released : status;
}

static int by_id(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
	return (x > y) - (x < y);
}

/* Ids of all that are missing, ordered nearly as their keys: by the readings as they are written. */
static enum status list_missing(struct db *db, int64_t **out, int *count)
{
	int64_t clients = 0;
	enum status status = stmt_one_int(db, "SELECT count(*) FROM client", 0, &clients);
	*out = malloc((size_t)(clients + 1) * sizeof(**out));
	*count = 0;
	if (!*out)
		return fault_set(db_fault(db), FAILED, NULL, _("Out of memory."));
	struct stmt s =
	        stmt_open(db, "SELECT id FROM client WHERE NOT EXISTS (SELECT 1 FROM client_key WHERE client = id"
	                      " AND fold = $fold) ORDER BY reading");
	stmt_bind_int(&s, "$fold", FOLD_VERSION);
	while (*count < clients && stmt_row(&s))
		(*out)[(*count)++] = stmt_int(&s, 0);
	enum status closed = stmt_close(&s);
	return status == DONE ? closed : status;
}

enum status key_write_missing(struct db *db)
{
	int64_t *ids;
	int count;
	enum status status = list_missing(db, &ids, &count);
	for (int at = 0; status == DONE && at < count; at += KEY_LISTED) {
		int some = count - at < KEY_LISTED ? count - at : KEY_LISTED;
		qsort(ids + at, (size_t)some, sizeof(*ids), by_id);
		status = key_write_listed(db, ids + at, some);
	}
	free(ids);
	return status;
}

enum status lookup_write_keys(struct db *db)
{
	int64_t ids[KEY_LISTED], after = 0;
	int count = 1;
	enum status status = DONE;
	while (status == DONE && count > 0) {
		status = key_missing(db, after, KEY_LISTED, ids, &count);
		if (status == DONE && count > 0)
			status = key_write_listed(db, ids, count);
		after = count > 0 ? ids[count - 1] : after;
	}
	return status;
}
