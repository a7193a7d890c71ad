#include "core/people/register.h"

#include "core/people/change.h"
#include "core/people/header.h"
#include "core/people/key.h"
#include "core/people/known.h"
#include "core/people/spreadsheet.h"
#include "core/store/action.h"
#include "core/words.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* So many written rows, and others may write: no desk waits longer than for these (rule R18). */
#define BATCH_ROWS 500

struct register_import {
	struct db *db;
	FILE *file;
	long size; /* of the file */
	struct csv_reader *reader;
	const struct register_options *options;
	void (*refused)(void *context, const struct register_refusal *refusal);
	void *context;
	struct register_counts counts;
	bool acting;   /* the action has begun: with the first row that differs */
	bool resting;  /* it has let go of the store */
	bool repeated; /* the operation was done before */
	int batch;
	struct known *met;     /* rows of this file, by client */
	struct known *clients; /* of the store, once a row without a number comes */
	bool has_header;
	struct header header;
	struct source source;
	struct source_client old;
	struct change_plan plan;
};

static void refuse(struct register_import *in, const struct csv_row *row, const char *column, const char *reason)
{
	struct register_refusal refusal = {row->line, column, reason};
	in->counts.refused++;
	if (in->refused)
		in->refused(in->context, &refusal);
}

/* The column a fault is about, as the file calls it. */
static const char *column_name(const struct register_import *in, const char *field)
{
	for (int i = 0; i < FIELD_COUNT; i++) {
		if (strcmp(field_word((enum client_field)i), field) == 0)
			return in->header.column[i] ? in->header.name[i] : field_header((enum client_field)i);
	}
	return "";
}

/* The column stands beside the reason, which need not begin with the field's word. */
static const char *reason_alone(const struct fault *fault)
{
	size_t word = strlen(fault->field);
	bool begins = strncmp(fault->text, fault->field, word) == 0 && strncmp(fault->text + word, ": ", 2) == 0;
	return begins ? fault->text + word + 2 : fault->text;
}

static void refuse_fault(struct register_import *in, const struct csv_row *row)
{
	const struct fault *fault = db_fault(in->db);
	refuse(in, row, column_name(in, fault->field), reason_alone(fault));
}

static const char *cell(const struct register_import *in, const struct csv_row *row, enum client_field field)
{
	size_t column = in->header.column[field];
	return column ? csv_unguard(row->cells[column - 1]) : NULL;
}

static bool is_given(const char *text)
{
	return text && text[strspn(text, " ")];
}

/* The client of a row that has a number: 0 when the number is free. */
static enum status by_number(struct register_import *in, const char *text, int64_t *out)
{
	char number[NUMBER_CLIENT_BYTES];
	bool merged = false;
	*out = 0;
	if (!number_client(number, text))
		return field_check(db_fault(in->db), FIELD_NUMBER, text);
	struct stmt s =
	        stmt_open(in->db, "SELECT id, merged_into IS NOT NULL FROM client WHERE number = $number UNION ALL"
	                          " SELECT client, 0 FROM former_number WHERE number = $number LIMIT 1");
	stmt_bind_text(&s, "$number", number);
	if (stmt_row(&s)) {
		*out = stmt_int(&s, 0);
		merged = stmt_int(&s, 1) != 0;
	}
	enum status status = stmt_close(&s);
	if (status == DONE && merged)
		return fault_set(db_fault(in->db), CONFLICT, "number",
		                 _("number: %s was merged into another client; take the row out"), number);
	return status;
}

static enum status by_key(struct register_import *in, const struct csv_row *row, char key[KNOWN_KEY_BYTES],
                          int64_t *out)
{
	const char *name = cell(in, row, FIELD_NAME), *reading = cell(in, row, FIELD_READING);
	const char *phone = cell(in, row, FIELD_PHONE);
	enum status status = DONE;
	*out = 0;
	if (!in->clients) {
		in->clients = known_open();
		status = in->clients ? known_load(in->clients, in->db)
		                     : fault_set(db_fault(in->db), FAILED, NULL, _("Out of memory."));
	}
	if (status != DONE)
		return status;
	known_key(name ? name : "", reading ? reading : "", phone ? phone : "", key, KNOWN_KEY_BYTES);
	*out = known_get(in->clients, key);
	if (*out < 0)
		return fault_set(db_fault(in->db), CONFLICT, "number",
		                 _("number: several clients have this name, reading and phone; write the number"));
	return DONE;
}

/* Twice in one file, one of the rows would be undone by the other each time. */
static enum status meet(struct register_import *in, const struct csv_row *row, int64_t client, const char *key)
{
	char name[KNOWN_KEY_BYTES];
	if (client > 0)
		snprintf(name, sizeof(name), "#%" PRId64, client);
	else
		snprintf(name, sizeof(name), "%s", key);
	int64_t line = known_meet(in->met, name, (int64_t)row->line);
	if (line > 0)
		return fault_set(db_fault(in->db), CONFLICT, "number",
		                 _("number: the same client stands in line %lld already; take one row out"),
		                 (long long)line);
	return line < 0 ? fault_set(db_fault(in->db), FAILED, NULL, _("Out of memory.")) : DONE;
}

static enum status find_client(struct register_import *in, const struct csv_row *row, int64_t *out)
{
	char key[KNOWN_KEY_BYTES];
	const char *number = cell(in, row, FIELD_NUMBER);
	if (!is_given(number)) {
		enum status status = by_key(in, row, key, out);
		return status == DONE ? meet(in, row, *out, key) : status;
	}
	enum status status = by_number(in, number, out);
	if (status == DONE)
		number_client(key, number);
	return status == DONE ? meet(in, row, *out, key) : status;
}

static enum client_kind new_kind(const struct register_import *in, const struct csv_row *row)
{
	const char *number = cell(in, row, FIELD_NUMBER);
	char form[NUMBER_CLIENT_BYTES];
	return is_given(number) && number_client(form, number) && *form == 'C' ? CLIENT_NONMEMBER : CLIENT_MEMBER;
}

/* What stands in the store like this already was meant so. */
static enum status check_cells(struct register_import *in, const struct client_values *values,
                               const struct source_client *old)
{
	enum status status = DONE;
	for (int i = 0; status == DONE && i < FIELD_COUNT; i++)
		if (values->text[i] && !(old && strcmp(old->text[i], values->text[i]) == 0))
			status = spreadsheet_check(db_fault(in->db), (enum client_field)i, values->text[i]);
	return status;
}

/* What the row would make of the client. */
static enum status plan_row(struct register_import *in, const struct csv_row *row, int64_t client)
{
	struct client_values values = {{NULL}};
	for (int i = 0; i < FIELD_COUNT; i++)
		values.text[i] = cell(in, row, (enum client_field)i);
	if (!client) {
		enum status status = check_cells(in, &values, NULL);
		return status == DONE ? change_plan(in->db, NULL, new_kind(in, row), &values, &in->plan) : status;
	}
	/* The number found the client; a former one is not written back. */
	values.text[FIELD_NUMBER] = NULL;
	source_range(&in->source, client, client);
	bool found = source_next(&in->source, &in->old);
	source_rest(&in->source);
	if (!found)
		return in->source.clients.status == DONE ? NOT_FOUND : in->source.clients.status;
	enum status status = check_cells(in, &values, &in->old);
	return status == DONE ? change_plan(in->db, &in->old, in->old.kind, &values, &in->plan) : status;
}

static enum status act(struct register_import *in)
{
	struct action a;
	enum status status = DONE;
	if (in->resting) {
		status = action_go_on(in->db);
		in->resting = status != DONE;
	} else if (!in->acting) {
		status = action_begin(in->db, "client.import", in->options->op, &a);
		in->repeated = status == DONE && a.repeated;
		in->acting = status == DONE && !a.repeated;
		if (in->acting)
			action_about(in->db, 0, "client", 0);
	}
	return status;
}

/* Inside the action the client is looked at again: what was read before may have changed while the lock was free. */
static enum status write_row(struct register_import *in, const struct csv_row *row, int64_t client)
{
	bool begins = !in->acting || in->resting;
	enum status status = act(in);
	if (status != DONE || in->repeated)
		return status;
	if (begins)
		status = plan_row(in, row, client);
	/* A row further down would find a new client by its number. */
	bool added = client == 0;
	if (status == DONE)
		status = change_write(in->db, &in->plan, &client);
	if (status == DONE && added)
		status = meet(in, row, client, "");
	if (status == DONE && ++in->batch == BATCH_ROWS) {
		in->batch = 0;
		status = action_part(in->db);
	}
	return status;
}

static void tell(const struct register_import *in, const struct csv_row *row, bool added)
{
	struct register_change change = {row->line, added, in->plan.text[FIELD_NUMBER], in->plan.text[FIELD_NAME],
	                                 0,         {{0}}};
	for (int i = 0; i < FIELD_COUNT; i++) {
		if (!in->plan.differs[i])
			continue;
		change.fields[change.count].field = (enum client_field)i;
		change.fields[change.count].from = added ? "" : in->old.text[i];
		change.fields[change.count++].to = in->plan.text[i];
	}
	in->options->changed(in->context, &change);
}

static bool is_refusal(enum status status)
{
	return status == INVALID || status == CONFLICT;
}

static enum status take_row(struct register_import *in, const struct csv_row *row)
{
	int64_t client = 0;
	enum status status = find_client(in, row, &client);
	if (status == DONE)
		status = plan_row(in, row, client);
	bool added = client == 0;
	bool differs = status == DONE && (added || in->plan.differences > 0);
	if (differs && !in->options->dry_run)
		status = write_row(in, row, client);
	if (is_refusal(status)) {
		refuse_fault(in, row);
		return DONE;
	}
	if (status == DONE && differs && !in->repeated && in->options->changed)
		tell(in, row, added);
	if (status == DONE && !in->repeated) {
		in->counts.added += differs && added;
		in->counts.changed += differs && !added;
		in->counts.unchanged += !differs;
	}
	return status;
}

/* A record shorter or longer than the header has cells in the wrong columns. */
static bool is_whole(struct register_import *in, const struct csv_row *row)
{
	char reason[256];
	if (row->problem) {
		snprintf(reason, sizeof(reason), "%s", csv_problem_text(row->problem));
		size_t field = row->column - 1;
		bool named = field < in->header.count && in->header.field[field] >= 0;
		refuse(in, row, named ? in->header.name[in->header.field[field]] : "", reason);
		return false;
	}
	if (row->count == in->header.count)
		return true;
	snprintf(reason, sizeof(reason), _("the row has %zu columns, the header %zu"), row->count, in->header.count);
	refuse(in, row, "", reason);
	return false;
}

static enum status take(void *context, const struct csv_row *row)
{
	struct register_import *in = context;
	if (!in->has_header) {
		in->has_header = true;
		return header_read(&in->header, row, in->options->ignore_unknown, db_fault(in->db));
	}
	in->counts.read++;
	if (!is_whole(in, row) || in->repeated)
		return DONE;
	return take_row(in, row);
}

enum status register_import_open(struct db *db, FILE *in, const struct register_options *options,
                                 void (*refused)(void *context, const struct register_refusal *refusal), void *context,
                                 struct register_import **out)
{
	struct register_import *work = *out = calloc(1, sizeof(*work));
	struct known *met = work ? known_open() : NULL;
	if (!met) {
		free(work);
		*out = NULL;
		return fault_set(db_fault(db), FAILED, NULL, _("Out of memory."));
	}
	work->db = db;
	work->file = in;
	work->options = options;
	work->refused = refused;
	work->context = context;
	work->met = met;
	if (fseek(in, 0, SEEK_END) == 0)
		work->size = ftell(in);
	source_open(&work->source, db);
	return csv_reader_open(in, options->encoding, take, work, db_fault(db), &work->reader);
}

enum status register_import_step(struct register_import *import, bool *complete)
{
	enum status status = csv_reader_step(import->reader, complete);
	source_rest(&import->source);
	if (status == DONE && *complete && !import->has_header)
		return fault_set(db_fault(import->db), INVALID, "file", _("The file is empty."));
	return status;
}

enum status register_import_rest(struct register_import *import)
{
	if (!import->acting || import->resting)
		return DONE;
	import->batch = 0;
	import->resting = true;
	return action_rest(import->db);
}

enum status register_import_close(struct register_import *import, enum status status)
{
	if (!import)
		return status;
	enum status closed = source_close(&import->source);
	if (status == DONE)
		status = import->resting ? act(import) : closed;
	if (import->acting && !import->resting)
		status = action_end(import->db, status);
	csv_reader_close(import->reader);
	known_close(import->met);
	known_close(import->clients);
	free(import);
	return status;
}

const struct register_counts *register_import_counts(const struct register_import *import)
{
	return &import->counts;
}

int register_import_percent(const struct register_import *import)
{
	long at = ftell(import->file);
	return import->size > 0 && at >= 0 ? (int)(100 * at / import->size) : 0;
}

/* The whole file once. */
static enum status run(struct db *db, FILE *in, const struct register_options *options,
                       void (*refused)(void *context, const struct register_refusal *refusal), void *context,
                       struct register_counts *out)
{
	struct register_import *import;
	bool complete = false;
	enum status status = register_import_open(db, in, options, refused, context, &import);
	if (!import)
		return status;
	while (status == DONE && !complete) {
		status = register_import_step(import, &complete);
		if (options->progress)
			options->progress(context, register_import_percent(import));
	}
	*out = import->counts;
	status = register_import_close(import, status);
	/* Keys that cannot be written now are made by the next look-up. */
	if (status == DONE && !options->dry_run && out->added + out->changed > 0)
		key_write_missing(db);
	return status;
}

enum status register_import(struct db *db, FILE *in, const struct register_options *options,
                            void (*refused)(void *context, const struct register_refusal *refusal), void *context,
                            struct register_counts *out)
{
	memset(out, 0, sizeof(*out));
	if (options->all_or_nothing && !options->dry_run) {
		struct register_options first = *options;
		first.dry_run = true;
		first.changed = NULL;
		enum status status = run(db, in, &first, refused, context, out);
		if (status == DONE && out->refused > 0)
			return fault_set(db_fault(db), INVALID, "file",
			                 _("%lld rows are refused, so nothing was written: correct them."),
			                 (long long)out->refused);
		if (status != DONE)
			return status;
	}
	return run(db, in, options, refused, context, out);
}
