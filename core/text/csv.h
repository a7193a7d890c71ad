#ifndef CORE_TEXT_CSV_H
#define CORE_TEXT_CSV_H

#include "core/status.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

/* CSV (RFC 4180) in UTF-8, with a byte order mark or without, or CP932 as old Excel writes it; LF, CRLF or CR. */
enum csv_encoding { CSV_AUTO, CSV_UTF8, CSV_CP932 };

/* "auto", "utf-8", "cp932". False for another word. */
bool csv_encoding_find(const char *word, enum csv_encoding *out);

/* Limits: a field, a record, columns. Beyond them a row is refused, the rows after it are still read. */
#define CSV_FIELD_BYTES  (1024 * 1024)
#define CSV_RECORD_BYTES (4 * 1024 * 1024)
#define CSV_COLUMNS      256

enum csv_problem {
	CSV_FINE,
	CSV_BROKEN_QUOTE, /* a quote inside an unquoted field, or one that is never closed */
	CSV_FIELD_TOO_LONG,
	CSV_TOO_MANY_COLUMNS,
};

/* One record, borrowed for the call. With a problem, `count` is 0 and `column` the column where it is (1 and on). */
struct csv_row {
	size_t line; /* of the file, where the record starts, from 1 */
	size_t count;
	const char *const *cells; /* UTF-8 */
	enum csv_problem problem;
	size_t column;
};

/* The sentence for a problem, translated; static. */
const char *csv_problem_text(enum csv_problem problem);

/*
 * Calls `row` for every record in order until it gives another status than DONE, which is then given back. Empty lines
 * are no records; spaces around unquoted cells are dropped. The file must be seekable: it is read twice, first to be
 * sure of its encoding (CSV_AUTO is UTF-8 when every byte of it is, else CP932).
 *
 * INVALID: wrong encoding or a NUL byte, with its line; more than 100 broken records before a whole one but the first.
 * Nothing was called for the former. FAILED: the file cannot be read, memory.
 */
enum status csv_read(FILE *in, enum csv_encoding encoding, enum status (*row)(void *context, const struct csv_row *row),
                     void *context, struct fault *fault);

/* Opens a file that somebody named, for csv_reader_open. INVALID with a sentence: it cannot be read, or is a folder, a
 * pipe, a device. */
enum status csv_file_open(const char *path, struct fault *fault, FILE **out);

/*
 * The same piece by piece, for who has something else to do meanwhile: csv_reader_step reads the next 64 KiB or so;
 * `complete` says that all was read. Statuses as csv_read. csv_reader_close takes NULL; the file stays open.
 */
struct csv_reader;
enum status csv_reader_open(FILE *in, enum csv_encoding encoding,
                            enum status (*row)(void *context, const struct csv_row *row), void *context,
                            struct fault *fault, struct csv_reader **out);
enum status csv_reader_step(struct csv_reader *reader, bool *complete);
void csv_reader_close(struct csv_reader *reader);

/*
 * Writing. Records end in CRLF. A cell that matches ^'*[=+@TAB CR-] gets one more ' in front, so that no spreadsheet
 * runs it (rule R27); csv_unguard takes one away again. In CP932 each character that would not come back the same is
 * written as `replace`.
 */
struct csv_writer;

/* `encoding` is CSV_UTF8 or CSV_CP932; `replace` one character that CP932 has, or NULL when csv_lost found nothing.
 * NULL when memory fails. The writer borrows `out` and `replace`. */
struct csv_writer *csv_writer_open(FILE *out, enum csv_encoding encoding, const char *replace);
/* FAILED when a character is lost and there is no replacement, or the file cannot be written. */
enum status csv_writer_put(struct csv_writer *writer, const char *const *cells, size_t count, struct fault *fault);
/* Flushes and frees; the file stays open. FAILED when something was not written. NULL is allowed. */
enum status csv_writer_close(struct csv_writer *writer, struct fault *fault);

/* The next character at or after byte `*at` that CP932 would not give back the same; `*at` moves behind it. False when
 * there is none. */
bool csv_lost(const char *text, size_t *at, char character[5]);

/* Takes the export's guard off: the text behind the first ' of ^'+[=+@TAB CR-], else `text` itself. */
const char *csv_unguard(const char *text);

#endif
