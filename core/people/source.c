#include "core/people/source.h"

#include "core/words.h"

#include <string.h>

/* In the order of the query's columns from its fifth on; the rest is kept in other tables. */
static const enum client_field columns[] = {
        FIELD_NUMBER,
        FIELD_NAME,
        FIELD_READING,
        FIELD_EMAIL,
        FIELD_POSTAL,
        FIELD_ADDRESS,
        FIELD_TRADE,
        FIELD_EMPLOYEES,
        FIELD_CORPORATE_NUMBER,
        FIELD_INVOICE_NUMBER,
        FIELD_APPLIED_ON,
        FIELD_JOINED_ON,
        FIELD_LEFT_ON,
        FIELD_LEFT_REASON,
        FIELD_NOTE,
        FIELD_SIZE_CLASS,
        FIELD_REGULAR_EMPLOYEES,
        FIELD_LABOUR_INSURANCE,
        FIELD_BOOKKEEPING,
        FIELD_UNWANTED,
};

void source_open(struct source *source, struct db *db)
{
	memset(source, 0, sizeof(*source));
	source->db = db;
	source->clients =
	        stmt_open(db, "SELECT id, version, kind, coalesce(merged_into, 0), number, name, reading, email,"
	                      " postal, address, trade, employees, corporate_number, invoice_number, applied_on,"
	                      " joined_on, left_on, left_reason, note, size_class, regular_employees,"
	                      " nullif(labour_insurance, 0), nullif(bookkeeping, 0),"
	                      " (SELECT group_concat(name, ';') FROM (SELECT s.name FROM unwanted_consultant u"
	                      " JOIN staff s ON s.id = u.consultant WHERE u.client = c.id ORDER BY u.consultant))"
	                      " FROM client c WHERE id BETWEEN $from AND $to ORDER BY id");
	source->people = stmt_open(db, "SELECT client, id, role = 'representative', name, reading FROM person"
	                               " WHERE client BETWEEN $from AND $to ORDER BY client, id");
	source->phones = stmt_open(db, "SELECT client, kind = 'fax', number FROM phone"
	                               " WHERE client BETWEEN $from AND $to ORDER BY client, kind, position");
	source->divisions = stmt_open(db, "SELECT c.client, d.name FROM client_division c JOIN division d"
	                                  " ON d.id = c.division WHERE c.client BETWEEN $from AND $to"
	                                  " ORDER BY c.client, c.division");
	source->former = stmt_open(db, "SELECT client, number FROM former_number"
	                               " WHERE client BETWEEN $from AND $to ORDER BY client, id");
}

static void bind(struct stmt *s, int64_t from, int64_t to)
{
	stmt_reset(s);
	stmt_bind_int(s, "$from", from);
	stmt_bind_int(s, "$to", to);
}

void source_range(struct source *source, int64_t from, int64_t to)
{
	bind(&source->clients, from, to);
	bind(&source->people, from, to);
	bind(&source->phones, from, to);
	bind(&source->divisions, from, to);
	bind(&source->former, from, to);
	source->more_people = stmt_row(&source->people);
	source->more_phones = stmt_row(&source->phones);
	source->more_divisions = stmt_row(&source->divisions);
	source->more_former = stmt_row(&source->former);
}

void source_rest(struct source *source)
{
	stmt_reset(&source->clients);
	stmt_reset(&source->people);
	stmt_reset(&source->phones);
	stmt_reset(&source->divisions);
	stmt_reset(&source->former);
	source->more_people = source->more_phones = source->more_divisions = source->more_former = false;
}

/* NULL when the block is full. */
static const char *keep(struct source_client *out, const char *text)
{
	size_t length = strlen(text) + 1;
	if (length == 1)
		return "";
	if (length > sizeof(out->block) - out->used)
		return NULL;
	char *copy = out->block + out->used;
	memcpy(copy, text, length);
	out->used += length;
	return copy;
}

/* Joins to the text kept last, or begins one. */
static bool join(struct source_client *out, enum client_field field, const char *text)
{
	if (*out->text[field] && out->used > 0) {
		out->block[out->used - 1] = *SOURCE_SEPARATOR;
		return keep(out, text) != NULL;
	}
	out->text[field] = keep(out, text);
	return out->text[field] != NULL;
}

static bool take_client(struct source *source, struct source_client *out)
{
	struct stmt *s = &source->clients;
	out->id = stmt_int(s, 0);
	out->version = stmt_int(s, 1);
	client_kind_find(stmt_str(s, 2), &out->kind);
	out->merged_into = stmt_int(s, 3);
	out->representative = 0;
	out->people_count = out->former_count = 0;
	out->used = 0;
	for (int i = 0; i < FIELD_COUNT; i++)
		out->text[i] = "";
	for (size_t i = 0; i < sizeof(columns) / sizeof(*columns); i++) {
		out->text[columns[i]] = keep(out, stmt_str(s, 4 + (int)i));
		if (!out->text[columns[i]])
			return false;
	}
	return true;
}

static bool take_person(struct source *source, struct source_client *out)
{
	struct stmt *s = &source->people;
	const char *name = keep(out, stmt_str(s, 3)), *reading = keep(out, stmt_str(s, 4));
	if (!name || !reading)
		return false;
	bool representative = stmt_int(s, 2) != 0;
	if (representative) {
		out->representative = stmt_int(s, 1);
		out->text[FIELD_REPRESENTATIVE] = name;
		out->text[FIELD_REPRESENTATIVE_READING] = reading;
	}
	if (out->people_count < SOURCE_PEOPLE_MOST)
		out->people[out->people_count++] =
		        (struct source_person){stmt_int(s, 1), representative, name, reading};
	return true;
}

/* What cannot be read must not pass for what is not there: a write would take it away. */
static bool all_read(struct source *source)
{
	const struct stmt *parts[] = {&source->people, &source->phones, &source->divisions, &source->former};
	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++)
		if (source->clients.status == DONE)
			source->clients.status = parts[i]->status;
	return source->clients.status == DONE;
}

bool source_next(struct source *source, struct source_client *out)
{
	if (!stmt_row(&source->clients))
		return false;
	bool whole = take_client(source, out);
	for (; source->more_phones && stmt_int(&source->phones, 0) <= out->id;
	     source->more_phones = stmt_row(&source->phones)) {
		enum client_field field = stmt_int(&source->phones, 1) ? FIELD_FAX : FIELD_PHONE;
		whole = whole && join(out, field, stmt_str(&source->phones, 2));
	}
	for (; source->more_divisions && stmt_int(&source->divisions, 0) <= out->id;
	     source->more_divisions = stmt_row(&source->divisions))
		whole = whole && join(out, FIELD_DIVISION, stmt_str(&source->divisions, 1));
	for (; source->more_people && stmt_int(&source->people, 0) <= out->id;
	     source->more_people = stmt_row(&source->people))
		whole = take_person(source, out) && whole;
	for (; source->more_former && stmt_int(&source->former, 0) <= out->id;
	     source->more_former = stmt_row(&source->former)) {
		const char *number = keep(out, stmt_str(&source->former, 1));
		if (number && out->former_count < SOURCE_FORMER_MOST)
			out->former[out->former_count++] = number;
	}
	if (!whole)
		source->clients.status =
		        fault_set(db_fault(source->db), FAILED, NULL,
		                  _("Client %s has more people or phones than can be read."), out->text[FIELD_NUMBER]);
	return all_read(source);
}

enum status source_close(struct source *source)
{
	struct stmt *all[] = {&source->clients, &source->people, &source->phones, &source->divisions, &source->former};
	enum status status = DONE;
	for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++) {
		enum status closed = stmt_close(all[i]);
		status = status == DONE ? closed : status;
	}
	return status;
}

enum status source_one(struct db *db, int64_t id, struct source_client *out)
{
	struct source source;
	source_open(&source, db);
	source_range(&source, id, id);
	bool found = source_next(&source, out);
	enum status status = source_close(&source);
	if (status == DONE && !found)
		return fault_set(db_fault(db), NOT_FOUND, "client", _("There is no such client: look it up again."));
	return status;
}
