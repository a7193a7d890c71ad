#include "core/people/register.h"

#include "core/people/source.h"
#include "core/store/action.h"
#include "core/text/utf8.h"
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

static enum status list(struct db *db, bool all, struct entries *out)
{
	struct stmt s = stmt_open(db, "SELECT id, number FROM client WHERE merged_into IS NULL"
	                              " AND ($all OR number NOT GLOB 'C*')");
	stmt_bind_int(&s, "$all", all);
	*out = (struct entries){NULL, 0, 0};
	while (stmt_row(&s)) {
		if (out->count == out->room) {
			size_t room = out->room ? out->room * 2 : 1024;
			struct entry *rows = realloc(out->rows, room * sizeof(*rows));
			if (!rows) {
				s.status = fault_set(db_fault(db), FAILED, NULL, _("Out of memory."));
				break;
			}
			out->rows = rows;
			out->room = room;
		}
		out->rows[out->count].id = stmt_int(&s, 0);
		stmt_text(&s, 1, out->rows[out->count++].number, NUMBER_CLIENT_BYTES);
	}
	enum status status = stmt_close(&s);
	if (status == DONE && out->count > 0)
		qsort(out->rows, out->count, sizeof(*out->rows), by_number);
	return status;
}

static enum status walk(struct db *db, const struct entries *entries,
                        enum status (*row)(void *context, const struct register_row *row), void *context)
{
	struct source source;
	struct source_client *client = malloc(sizeof(*client));
	enum status status = DONE;
	if (!client)
		return fault_set(db_fault(db), FAILED, NULL, _("Out of memory."));
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
	free(client);
	return status == DONE ? closed : status;
}

/* Who takes people out of the store stands in the log before the first of them leaves. */
static enum status leave(struct db *db, const struct entries *entries)
{
	struct action a;
	enum status status =
	        action_begin(db, entries->count > REGISTER_FEW ? "client.export_many" : "client.export", NULL, &a);
	return status == DONE ? action_end(db, DONE) : status;
}

enum status register_each(struct db *db, enum status (*row)(void *context, const struct register_row *row),
                          void *context)
{
	struct entries entries;
	enum status status = list(db, false, &entries);
	if (status == DONE)
		status = leave(db, &entries);
	if (status == DONE)
		status = walk(db, &entries, row, context);
	free(entries.rows);
	return status;
}

/* CSV */

struct export
{
	struct db *db;
	const struct register_export *options;
	void (*lost)(void *context, const struct register_loss *loss);
	void *context;
	bool any_lost;
	struct csv_writer *writer;
};

static const char *header_of(const struct export *out, int field)
{
	return out->options->japanese ? field_header((enum client_field)field) : field_word((enum client_field)field);
}

static enum status find_losses(void *context, const struct register_row *row)
{
	struct export *out = context;
	char character[5];
	for (int i = 0; i < FIELD_COLUMNS; i++) {
		size_t at = 0;
		while (csv_lost(row->cells[i], &at, character)) {
			struct register_loss loss = {row->cells[FIELD_NUMBER], header_of(out, i), character};
			out->any_lost = true;
			if (out->lost)
				out->lost(out->context, &loss);
		}
	}
	return DONE;
}

static enum status write_row(void *context, const struct register_row *row)
{
	const struct export *out = context;
	return csv_writer_put(out->writer, row->cells, FIELD_COLUMNS, db_fault(out->db));
}

static enum status write_all(struct export *out, const struct entries *entries, FILE *file)
{
	const char *headers[FIELD_COLUMNS];
	out->writer = csv_writer_open(file, out->options->encoding, out->options->replace);
	if (!out->writer)
		return fault_set(db_fault(out->db), FAILED, NULL, _("Out of memory."));
	for (int i = 0; i < FIELD_COLUMNS; i++)
		headers[i] = header_of(out, i);
	enum status status = csv_writer_put(out->writer, headers, FIELD_COLUMNS, db_fault(out->db));
	if (status == DONE)
		status = walk(out->db, entries, write_row, out);
	enum status closed = csv_writer_close(out->writer, db_fault(out->db));
	return status == DONE ? closed : status;
}

static enum status check_losses(struct export *out, const struct entries *entries)
{
	if (out->options->encoding != CSV_CP932 || out->options->replace)
		return DONE;
	enum status status = walk(out->db, entries, find_losses, out);
	if (status == DONE && out->any_lost)
		return fault_set(db_fault(out->db), CONFLICT, "encoding",
		                 _("CP932 would change the characters listed; nothing was written: use"
		                   " --encoding utf-8, or --replace 〓."));
	return status;
}

static enum status check_replacement(struct db *db, const char *replace)
{
	char character[5];
	size_t at = 0;
	uint32_t code;
	int length = replace ? utf8_step(replace, &code) : 0;
	if (replace && (length <= 0 || replace[length] || csv_lost(replace, &at, character)))
		return fault_set(db_fault(db), INVALID, "replace",
		                 _("\"%s\" cannot stand for a character: give one that CP932 has, such as 〓."),
		                 replace);
	return DONE;
}

enum status register_export(struct db *db, FILE *out, const struct register_export *options,
                            void (*lost)(void *context, const struct register_loss *loss), void *context)
{
	struct export export = {db, options, lost, context, false, NULL};
	struct entries entries = {NULL, 0, 0};
	enum status status = check_replacement(db, options->replace);
	if (status == DONE)
		status = list(db, options->all, &entries);
	if (status == DONE)
		status = check_losses(&export, &entries);
	if (status == DONE)
		status = leave(db, &entries);
	if (status == DONE)
		status = write_all(&export, &entries, out);
	free(entries.rows);
	return status;
}
