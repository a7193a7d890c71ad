#include "core/export/extract.h"
#include "core/text/utf8.h"
#include "core/words.h"

#include <string.h>

/* Gives what would be lost of one row; true if anything. */
static bool row_lost(const char *const *cells, const char *const *headers, int count,
                     void (*lost)(void *context, const struct extract_loss *loss), void *context)
{
	char character[5];
	bool any = false;
	for (int i = 0; i < count; i++) {
		size_t at = 0;
		while (csv_lost(cells[i], &at, character)) {
			struct extract_loss loss = {cells[0], headers[i], character};
			any = true;
			if (lost)
				lost(context, &loss);
		}
	}
	return any;
}

static bool any_lost(const struct extract *extract, bool japanese,
                     void (*lost)(void *context, const struct extract_loss *loss), void *context)
{
	const char *at = NULL, *cells[EXTRACT_COLUMNS], *shown[EXTRACT_COLUMNS], *headers[EXTRACT_COLUMNS];
	bool any = false;
	extract_headers(extract, japanese, headers);
	while (extract_next(extract, &at, cells)) {
		int count = extract_shown(extract, cells, shown);
		any = row_lost(shown, headers, count, lost, context) || any;
	}
	return any;
}

static enum status write_rows(const struct extract *extract, bool japanese, struct csv_writer *writer,
                              struct fault *fault)
{
	const char *at = NULL, *cells[EXTRACT_COLUMNS], *shown[EXTRACT_COLUMNS];
	int count = extract_headers(extract, japanese, shown);
	enum status status = csv_writer_put(writer, shown, (size_t)count, fault);
	while (status == DONE && extract_next(extract, &at, cells)) {
		count = extract_shown(extract, cells, shown);
		status = csv_writer_put(writer, shown, (size_t)count, fault);
	}
	return status;
}

static enum status check_replacement(const char *replace, struct fault *fault)
{
	char character[5];
	size_t at = 0;
	uint32_t code;
	int length = replace ? utf8_step(replace, &code) : 0;
	if (replace && (length <= 0 || replace[length] || csv_lost(replace, &at, character)))
		return fault_set(fault, INVALID, "replace",
		                 _("\"%s\" cannot stand for a character: give one that CP932 has, such as 〓."),
		                 replace);
	return DONE;
}

enum status extract_csv(const struct extract *extract, const struct extract_csv *how, FILE *out,
                        void (*lost)(void *context, const struct extract_loss *loss), void *context,
                        struct fault *fault)
{
	enum status status = check_replacement(how->replace, fault);
	if (status != DONE)
		return status;
	if (how->encoding == CSV_CP932 && !how->replace && any_lost(extract, how->japanese, lost, context))
		return fault_set(fault, CONFLICT, "encoding",
		                 _("CP932 would change the characters listed; nothing was written: use"
		                   " --encoding utf-8, or --replace 〓."));
	struct csv_writer *writer = csv_writer_open(out, how->encoding, how->replace);
	if (!writer)
		return fault_set(fault, FAILED, NULL, _("Out of memory."));
	struct fault unwritten = {0};
	status = write_rows(extract, how->japanese, writer, fault);
	enum status closed = csv_writer_close(writer, &unwritten);
	if (status != DONE || closed == DONE)
		return status;
	*fault = unwritten;
	return closed;
}

static void stream(const char *const *cells, int count, FILE *out)
{
	for (int i = 0; i < count; i++)
		fwrite(cells[i], 1, strlen(cells[i]) + 1, out);
}

void extract_stream(const struct extract *extract, bool japanese, FILE *out)
{
	const char *at = NULL, *cells[EXTRACT_COLUMNS], *shown[EXTRACT_COLUMNS];
	int count = extract_headers(extract, japanese, shown);
	stream(shown, count, out);
	while (extract_next(extract, &at, cells)) {
		count = extract_shown(extract, cells, shown);
		stream(shown, count, out);
	}
}
