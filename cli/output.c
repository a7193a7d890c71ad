#include "cli/output.h"

#include <cjson/cJSON.h>
#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>

#include "cli/table.h"
#include "core/text/safe.h"
#include "core/words.h"

void output_open(struct output *out, FILE *stream, enum output_form form)
{
	memset(out, 0, sizeof(*out));
	out->stream = stream;
	out->form = form;
}

/* Who reads has seen enough, as `head` does. The error itself may be long past. */
static bool reader_gone(FILE *stream)
{
	struct pollfd reader = {.fd = fileno(stream)};
	return poll(&reader, 1, 0) == 1 && (reader.revents & POLLERR);
}

enum status output_close(struct output *out, struct fault *fault)
{
	while (out->depth > 0)
		cJSON_Delete(out->level[--out->depth]);
	cJSON_Delete(out->rows);
	out->rows = NULL;
	if (out->failed)
		return fault_set(fault, FAILED, NULL, _("Out of memory."));
	errno = 0;
	if (fflush(out->stream) == 0 && !ferror(out->stream))
		return DONE;
	if (!reader_gone(out->stream))
		return fault_set(fault, FAILED, NULL, _("Standard output could not be written (%s): give it room."),
		                 strerror(errno ? errno : EIO));
	return DONE;
}

static void print_json(struct output *out, const cJSON *value)
{
	char *text = cJSON_PrintUnformatted(value);
	if (text)
		fputs(text, out->stream);
	else
		out->failed = true;
	cJSON_free(text);
}

void output_list(struct output *out, const char *const *keys)
{
	out->keys = keys;
	out->listing = true;
	out->count = 0;
	if (out->form == OUTPUT_JSON)
		fputc('[', out->stream);
	else if (out->form == OUTPUT_TSV)
		table_header(out->stream, keys);
	else if (!(out->rows = cJSON_CreateArray()))
		out->failed = true;
}

void output_list_end(struct output *out)
{
	if (out->form == OUTPUT_JSON)
		fputs("]\n", out->stream);
	else if (out->form == OUTPUT_COLUMNS && out->rows && !table_columns(out->stream, out->keys, out->rows))
		out->failed = true;
	cJSON_Delete(out->rows);
	out->rows = NULL;
	out->listing = false;
}

/* Takes `value` over. */
static void add(struct output *out, const char *key, cJSON *value)
{
	cJSON *parent = out->depth > 0 ? out->level[out->depth - 1] : NULL;
	if (!value || !parent) {
		out->failed = true;
		cJSON_Delete(value);
		return;
	}
	if (!(key ? cJSON_AddItemToObject(parent, key, value) : cJSON_AddItemToArray(parent, value))) {
		cJSON_Delete(value);
		out->failed = true;
	}
}

static void begin(struct output *out, cJSON *value)
{
	if (!value || out->depth == OUTPUT_DEPTH) {
		cJSON_Delete(value);
		out->failed = true;
		return;
	}
	out->level[out->depth++] = value;
}

/* A row is printed as soon as it is whole, except for eyes, where the widest decides. Takes `row` over. */
static void finish_row(struct output *out, cJSON *row)
{
	if (out->form == OUTPUT_COLUMNS && out->rows) {
		if (!cJSON_AddItemToArray(out->rows, row))
			out->failed = true;
		return;
	}
	if (out->form == OUTPUT_JSON) {
		if (out->count > 0)
			fputs(",\n", out->stream);
		print_json(out, row);
	} else if (!table_row(out->stream, out->keys, row)) {
		out->failed = true;
	}
	cJSON_Delete(row);
}

/* Takes `document` over. */
static void finish_document(struct output *out, cJSON *document)
{
	if (out->form == OUTPUT_JSON) {
		print_json(out, document);
		fputc('\n', out->stream);
	} else if (!table_object(out->stream, document, out->form == OUTPUT_COLUMNS)) {
		out->failed = true;
	}
	cJSON_Delete(document);
}

/* The value that has been built goes into its parent, or out. */
static void end(struct output *out, const char *key)
{
	if (out->depth <= 0 || out->depth > OUTPUT_DEPTH)
		return;
	cJSON *value = out->level[--out->depth];
	if (out->depth > 0) {
		add(out, key, value);
	} else if (out->listing) {
		finish_row(out, value);
		out->count++;
	} else {
		finish_document(out, value);
	}
}

void output_object(struct output *out, const char *key)
{
	begin(out, cJSON_CreateObject());
	if (out->depth > 0)
		out->names[out->depth - 1] = key;
}

void output_object_end(struct output *out)
{
	end(out, out->depth > 0 ? out->names[out->depth - 1] : NULL);
}

void output_array(struct output *out, const char *key)
{
	begin(out, cJSON_CreateArray());
	if (out->depth > 0)
		out->names[out->depth - 1] = key;
}

void output_array_end(struct output *out)
{
	output_object_end(out);
}

void output_text(struct output *out, const char *key, const char *value)
{
	add(out, key, value && *value ? cJSON_CreateString(value) : cJSON_CreateNull());
}

void output_number(struct output *out, const char *key, int64_t value)
{
	add(out, key, cJSON_CreateNumber((double)value));
}

void output_tenths(struct output *out, const char *key, int64_t tenths)
{
	add(out, key, cJSON_CreateNumber((double)tenths / 10));
}

void output_flag(struct output *out, const char *key, bool value)
{
	add(out, key, cJSON_CreateBool(value));
}

void output_null(struct output *out, const char *key)
{
	add(out, key, cJSON_CreateNull());
}

void output_line(struct output *out, const char *text)
{
	size_t size = 3 * strlen(text) + 1;
	char *safe = malloc(size);
	if (!safe) {
		out->failed = true;
		return;
	}
	safe_output(safe, size, text, SAFE_LINES);
	fputs(safe, out->stream);
	fputc('\n', out->stream);
	free(safe);
}
