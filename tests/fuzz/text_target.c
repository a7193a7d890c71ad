#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "config/ini.h"
#include "core/text/csv.h"
#include "core/text/fold.h"
#include "core/text/romaji.h"
#include "core/text/utf8.h"
#include "core/time/entry.h"
#include "core/time/wish.h"
#include "tests/fuzz/target.h"

/* ---- A register's file ---- */

struct reading {
	size_t line, rows;
};

static enum status see_row(void *context, const struct csv_row *row)
{
	struct reading *reading = context;
	FUZZ_HOLD(row->line >= reading->line && row->line > 0);
	FUZZ_HOLD(row->count <= CSV_COLUMNS && (row->count > 0) == (row->problem == CSV_FINE));
	for (size_t i = 0; i < row->count; i++)
		FUZZ_HOLD(utf8_valid(row->cells[i], strlen(row->cells[i]), NULL));
	reading->line = row->line;
	reading->rows++;
	return DONE;
}

void fuzz_csv(const char *text, size_t size)
{
	static const enum csv_encoding encodings[] = {CSV_AUTO, CSV_UTF8, CSV_CP932};
	for (size_t i = 0; i < sizeof(encodings) / sizeof(encodings[0]); i++) {
		struct fault fault;
		struct reading reading = {0, 0};
		/* fmemopen takes no empty file. */
		FILE *in = tmpfile();
		if (!in)
			return;
		fwrite(text, 1, size, in);
		rewind(in);
		enum status status = csv_read(in, encodings[i], see_row, &reading, &fault);
		FUZZ_HOLD(status == DONE || status == INVALID);
		fclose(in);
	}
}

/* ---- A configuration ---- */

void fuzz_ini(const char *text, size_t size)
{
	struct ini *ini = NULL;
	struct fault fault;
	char path[64];
	int line = 0, file = memfd_create("ini", 0);
	snprintf(path, sizeof(path), "/proc/self/fd/%d", file);
	if (file < 0 || write(file, text, size) != (ssize_t)size)
		return;
	enum status status = ini_open(&ini, path, &fault);
	FUZZ_HOLD(status == DONE || status == INVALID);
	for (int i = 0; status == DONE && ini_entry(ini, i); i++) {
		const struct ini_entry *entry = ini_entry(ini, i);
		FUZZ_HOLD(*entry->section && *entry->key && entry->line > line);
		line = entry->line;
	}
	if (status == DONE)
		ini_close(ini);
	close(file);
}

/* ---- Dates, times, wishes ---- */

static void check_day(const struct entry_base *base, const char *text)
{
	char written[DAY_BYTES];
	struct fault fault;
	int32_t day = -1, again = -1;
	if (entry_day(base, text, &day, &fault) != DONE) {
		FUZZ_HOLD(day == -1 && fault.text[0]);
		return;
	}
	FUZZ_HOLD(day_valid(day));
	day_format(day, written);
	FUZZ_HOLD(entry_day(base, written, &again, &fault) == DONE && again == day);
}

void fuzz_date(const char *text, size_t size)
{
	struct entry_base base = {.today = day_of(2026, 11, 24), .shown = day_of(2027, 1, 31)};
	struct fault fault;
	struct wish wish;
	int minute = -1;
	(void)size;
	check_day(&base, text);
	base.ahead = true;
	check_day(&base, text);
	if (entry_time(text, &minute, &fault) == DONE)
		FUZZ_HOLD(minute >= 0 && minute < MINUTES_A_DAY);
	if (wish_read(base.today, text, &wish, &fault) == DONE) {
		FUZZ_HOLD(wish.from_cell >= 0 && wish.to_cell <= CELLS_A_DAY && wish.weekdays < 128);
		FUZZ_HOLD(wish.from_day == DAY_NONE || day_valid(wish.from_day));
		FUZZ_HOLD(wish.to_day == DAY_NONE || day_valid(wish.to_day));
	}
}

/* ---- Keys of the search ---- */

void fuzz_kana(const char *text, size_t size)
{
	char key[FOLD_BYTES], again[FOLD_BYTES], kana[FOLD_BYTES], pending[ROMAJI_PENDING_BYTES];
	uint16_t from[FOLD_BYTES];
	struct romaji_query query;
	if (!utf8_valid(text, size, NULL) || size > UINT16_MAX)
		return;
	size_t length = fold_text(key, sizeof(key), text);
	FUZZ_HOLD(length == strlen(key) && utf8_valid(key, length, NULL));
	FUZZ_HOLD(fold_mapped(again, from, sizeof(again), text) == length && strcmp(again, key) == 0);
	for (size_t i = 0; i < length; i++)
		FUZZ_HOLD(from[i] < size && (i == 0 || from[i] >= from[i - 1]));
	length = romaji_kana(kana, sizeof(kana), text, pending);
	FUZZ_HOLD(length == strlen(kana) && utf8_valid(kana, length, NULL));
	length = romaji_key(key, sizeof(key), text);
	FUZZ_HOLD(length == strlen(key));
	if (romaji_query(&query, text))
		FUZZ_HOLD(query.count > 0 && query.count <= ROMAJI_ALTERNATIVES);
}
