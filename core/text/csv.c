#include "core/text/csv.h"

#include "core/text/csv_source.h"
#include "core/words.h"

#include <csv.h>
#include <stdlib.h>
#include <string.h>

#define BROKEN_MOST 100

/* A text that grows. */
struct buffer {
	char *bytes;
	size_t used, size;
};

static bool append(struct buffer *buffer, const void *bytes, size_t count)
{
	if (buffer->size - buffer->used < count) {
		size_t size = buffer->size ? buffer->size : 4096;
		while (size - buffer->used < count)
			size *= 2;
		char *grown = realloc(buffer->bytes, size);
		if (!grown)
			return false;
		buffer->bytes = grown;
		buffer->size = size;
	}
	if (count > 0)
		memcpy(buffer->bytes + buffer->used, bytes, count);
	buffer->used += count;
	return true;
}

struct csv_reader {
	struct csv_source source;
	char bytes[CSV_SOURCE_BYTES];
	struct csv_parser parser;
	enum status (*row)(void *context, const struct csv_row *row);
	void *context;
	struct fault *fault;
	enum status status;
	struct buffer cells; /* of the record so far, each with its NUL */
	size_t count;
	size_t start[CSV_COLUMNS];
	struct buffer raw; /* the record as it is in the file, to read on behind its first line when it is broken */
	size_t line;       /* being fed */
	size_t record;     /* where the record starts */
	size_t field;      /* bytes fed since the last cell ended */
	bool in_record;
	enum csv_problem problem;
	int broken, whole; /* records */
};

static void out_of_memory(struct csv_reader *r)
{
	r->status = fault_set(r->fault, FAILED, NULL, _("Out of memory."));
}

static void take_cell(void *bytes, size_t length, void *context)
{
	struct csv_reader *r = context;
	r->field = 0;
	if (r->count == CSV_COLUMNS) {
		r->problem = CSV_TOO_MANY_COLUMNS;
		return;
	}
	r->start[r->count] = r->cells.used;
	if (append(&r->cells, bytes, length) && append(&r->cells, "", 1))
		r->count++;
	else
		out_of_memory(r);
}

static void next_record(struct csv_reader *r)
{
	r->count = 0;
	r->cells.used = 0;
	r->raw.used = 0;
	r->field = 0;
	r->in_record = false;
	r->problem = CSV_FINE;
}

static void hand_over(struct csv_reader *r, size_t column)
{
	const char *cells[CSV_COLUMNS];
	struct csv_row row = {r->record, r->problem ? 0 : r->count, cells, r->problem, column};
	for (size_t i = 0; i < row.count; i++)
		cells[i] = r->cells.bytes + r->start[i];
	if (r->status == DONE)
		r->status = r->row(r->context, &row);
}

static void take_row(int end, void *context)
{
	struct csv_reader *r = context;
	(void)end;
	if (r->problem == CSV_FINE && r->status == DONE) {
		r->whole++;
		hand_over(r, 0);
	}
	if (r->problem == CSV_FINE)
		next_record(r);
}

static bool parser_begin(struct csv_reader *r)
{
	if (csv_init(&r->parser, CSV_STRICT | CSV_STRICT_FINI | CSV_APPEND_NULL) == 0)
		return true;
	out_of_memory(r);
	return false;
}

static void parser_failed(struct csv_reader *r)
{
	if (csv_error(&r->parser) == CSV_ENOMEM)
		out_of_memory(r);
	else
		r->problem = CSV_BROKEN_QUOTE;
}

/* Lines end in LF, CRLF or a CR alone; a piece ends where a line or the bytes do. */
static size_t piece_length(const char *bytes, size_t size)
{
	for (size_t i = 0; i < size; i++) {
		if (bytes[i] == '\n' || (bytes[i] == '\r' && i + 1 < size && bytes[i + 1] != '\n'))
			return i + 1;
	}
	return size;
}

/* A CR that comes last may be half of a CRLF: the LF then ends the line. */
static bool is_line_end(const char *bytes, size_t length, size_t size)
{
	return bytes[length - 1] == '\n' || (bytes[length - 1] == '\r' && length < size);
}

static void feed(struct csv_reader *r, const char *bytes, size_t size);

/* A broken record ends with its first line; what was swallowed behind that line is read again. */
static void give_up_record(struct csv_reader *r)
{
	struct buffer raw = r->raw;
	size_t first = piece_length(raw.bytes, raw.used);
	size_t column = r->count + (r->problem != CSV_TOO_MANY_COLUMNS);
	size_t line = r->record;
	hand_over(r, column);
	if (++r->broken > BROKEN_MOST && r->whole <= 1 && r->status == DONE)
		r->status = fault_set(r->fault, INVALID, "file",
		                      _("The first %d lines are broken, up to line %zu: this is no CSV file."),
		                      BROKEN_MOST, line);
	r->raw = (struct buffer){NULL, 0, 0};
	next_record(r);
	csv_free(&r->parser);
	r->line = line + 1;
	if (parser_begin(r))
		feed(r, raw.bytes + first, raw.used - first);
	free(raw.bytes);
}

static bool is_blank(const char *bytes, size_t size)
{
	for (size_t i = 0; i < size; i++) {
		if (!strchr(" \t\r\n", bytes[i]))
			return false;
	}
	return true;
}

/* Feeds bytes of one line. False when the record turned out broken and reading went on elsewhere. */
static bool feed_piece(struct csv_reader *r, const char *bytes, size_t size)
{
	if (!r->in_record && !is_blank(bytes, size)) {
		r->in_record = true;
		r->record = r->line;
	}
	if (!append(&r->raw, bytes, r->in_record ? size : 0)) {
		out_of_memory(r);
		return false;
	}
	r->field += size;
	size_t used = csv_parse(&r->parser, bytes, size, take_cell, take_row, r);
	if (used != size && r->problem == CSV_FINE)
		parser_failed(r);
	if (r->problem == CSV_FINE && (r->field > CSV_FIELD_BYTES || r->raw.used > CSV_RECORD_BYTES))
		r->problem = CSV_FIELD_TOO_LONG;
	return r->problem == CSV_FINE && r->status == DONE;
}

/* The line a record is broken in still has bytes to come; they belong to it. */
static size_t skip_line(struct csv_reader *r, const char *bytes, size_t size)
{
	size_t length = piece_length(bytes, size);
	if (r->raw.used < CSV_RECORD_BYTES + CSV_SOURCE_BYTES && !append(&r->raw, bytes, length))
		out_of_memory(r);
	if (is_line_end(bytes, length, size))
		give_up_record(r);
	return length;
}

static void feed(struct csv_reader *r, const char *bytes, size_t size)
{
	size_t at = 0;
	while (at < size && r->status == DONE) {
		const char *piece = bytes + at;
		if (r->problem) {
			at += skip_line(r, piece, size - at);
			continue;
		}
		size_t length = piece_length(piece, size - at);
		bool line_ends = is_line_end(piece, length, size - at);
		at += length;
		if (feed_piece(r, piece, length))
			r->line += line_ends;
		else if (line_ends && r->status == DONE)
			give_up_record(r);
	}
}

static void finish(struct csv_reader *r)
{
	while (r->status == DONE) {
		if (r->problem == CSV_FINE && csv_fini(&r->parser, take_cell, take_row, r) != 0)
			parser_failed(r);
		if (r->problem == CSV_FINE || r->status != DONE)
			return;
		give_up_record(r);
		if (!r->in_record)
			return;
	}
}

enum status csv_reader_open(FILE *in, enum csv_encoding encoding,
                            enum status (*row)(void *context, const struct csv_row *row), void *context,
                            struct fault *fault, struct csv_reader **out)
{
	struct csv_reader *r = *out = calloc(1, sizeof(*r));
	if (!r)
		return fault_set(fault, FAILED, NULL, _("Out of memory."));
	enum status status = csv_source_open(&r->source, in, encoding, fault);
	if (status != DONE) {
		free(r);
		*out = NULL;
		return status;
	}
	r->row = row;
	r->context = context;
	r->fault = fault;
	r->line = 1;
	parser_begin(r);
	return r->status;
}

enum status csv_reader_step(struct csv_reader *r, bool *complete)
{
	size_t size = r->status == DONE ? csv_source_read(&r->source, r->bytes, sizeof(r->bytes)) : 0;
	feed(r, r->bytes, size);
	*complete = size == 0;
	if (size > 0 || r->status != DONE)
		return r->status;
	if (ferror(r->source.in))
		r->status = fault_set(r->fault, FAILED, "file", _("The file cannot be read: see the disk."));
	finish(r);
	return r->status;
}

void csv_reader_close(struct csv_reader *r)
{
	if (!r)
		return;
	csv_free(&r->parser);
	csv_source_close(&r->source);
	free(r->cells.bytes);
	free(r->raw.bytes);
	free(r);
}

enum status csv_read(FILE *in, enum csv_encoding encoding, enum status (*row)(void *context, const struct csv_row *row),
                     void *context, struct fault *fault)
{
	struct csv_reader *reader;
	bool complete = false;
	enum status status = csv_reader_open(in, encoding, row, context, fault, &reader);
	while (status == DONE && !complete)
		status = csv_reader_step(reader, &complete);
	csv_reader_close(reader);
	return status;
}

const char *csv_problem_text(enum csv_problem problem)
{
	switch (problem) {
	case CSV_FINE:
		return "";
	case CSV_BROKEN_QUOTE:
		return _("a quotation mark is not closed, or stands inside a cell: write it twice inside quotes");
	case CSV_FIELD_TOO_LONG:
		return _("a cell is longer than 1 MB");
	case CSV_TOO_MANY_COLUMNS:
		return _("there are more than 256 columns");
	}
	return "";
}
