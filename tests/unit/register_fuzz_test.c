#include "core/people/client.h"
#include "core/people/register.h"
#include "core/store/stmt.h"
#include "tests/unit/people.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

/* A thousand files that are broken somewhere, made from the register by a seed that is always the same. */

#define FILES 1000
#define BYTES 65536

static uint32_t seed = 20261124;

static uint32_t any(uint32_t below)
{
	seed = seed * 1664525U + 1013904223U;
	return (seed >> 8) % below;
}

struct file {
	char bytes[2 * BYTES];
	size_t size;
};

static void splice(struct file *file, size_t at, size_t drop, const char *put, size_t length)
{
	if (at + drop > file->size)
		drop = file->size - at;
	if (file->size - drop + length > sizeof(file->bytes))
		return;
	memmove(file->bytes + at + length, file->bytes + at + drop, file->size - at - drop);
	memcpy(file->bytes + at, put, length);
	file->size += length - drop;
}

/* Most damage leaves whole characters, or the file would only ever be refused for its encoding. */
static size_t border(const struct file *file, size_t at)
{
	while (at > 0 && at < file->size && ((unsigned char)file->bytes[at] & 0xC0) == 0x80)
		at--;
	return at;
}

static void damage(struct file *file)
{
	static const char *const pieces[] = {
	        "\"",      "\"\"",         ",",        "\n",           "\r",    "\r\n",        ",,,,",       "\x01",
	        "\x1b[2J", "\x7f",         "\t",       "\xe2\x80\xae", "'=1+1", "4.01E+12",    "2002/13/45", "C99999",
	        "00001",   "\xe2\x80\x8b", "\"no end", "99999999999",  "=cmd",  "\xef\xbb\xbf"};
	static const char *const broken[] = {"\xff",     "\xe3\x81",     "\xf0\x9f",
	                                     "\xc0\x80", "\xed\xa0\x80", "\xef\xbf\xbf"};
	const char *piece = pieces[any(sizeof(pieces) / sizeof(*pieces))];
	size_t at = border(file, any((uint32_t)file->size + 1)), end = border(file, at + any(200));
	switch (any(12)) {
	case 0:
		piece = broken[any(sizeof(broken) / sizeof(*broken))];
		splice(file, any((uint32_t)file->size + 1), any(3), piece, strlen(piece));
		break;
	case 1:
		file->size = at;
		break;
	case 2:
	case 3:
		splice(file, at, end < at ? 0 : end - at, "", 0);
		break;
	default:
		splice(file, at, 0, piece, strlen(piece));
	}
}

static void make(struct file *file, const struct file *whole)
{
	*file = *whole;
	for (uint32_t i = 1 + any(6); i > 0 && file->size > 0; i--)
		damage(file);
}

static int64_t clients(struct db *db)
{
	int64_t count = -1;
	stmt_one_int(db, "SELECT count(*) FROM client", 0, &count);
	return count;
}

static void count_refusal(void *context, const struct register_refusal *refusal)
{
	++*(int64_t *)context;
	cr_assert(refusal->line > 0);
	cr_assert(refusal->reason[0], "line %zu", refusal->line);
}

static void complain(void *context, const char *sentence)
{
	(void)context;
	cr_expect_fail("%s", sentence);
}

Test(register_fuzz, a_broken_file_is_refused_or_taken_by_rows_and_the_store_stays_whole)
{
	static struct file whole, file;
	struct db *db = people_office();
	FILE *in = fopen("tests/data/members-utf8.csv", "rb");
	whole.size = fread(whole.bytes, 1, 8192, in);
	fclose(in);
	int taken = 0, broken = 0;
	for (int i = 0; i < FILES; i++) {
		struct register_counts counts;
		struct register_options options = {.ignore_unknown = any(2) == 1, .all_or_nothing = any(4) == 0};
		int64_t refused = 0, before = clients(db);
		make(&file, &whole);
		in = tmpfile();
		fwrite(file.bytes, 1, file.size, in);
		enum status status = register_import(db, in, &options, count_refusal, &refused, &counts);
		fclose(in);
		cr_assert(status == DONE || status == INVALID, "file %d: %s", i, db_fault(db)->text);
		taken += status == DONE;
		broken += status == DONE && counts.refused > 0;
		cr_assert_eq(refused, counts.refused, "file %d", i);
		cr_assert_eq(clients(db), before + (status == DONE ? counts.added : 0), "file %d", i);
		if (status == DONE)
			cr_assert_eq(counts.read, counts.added + counts.changed + counts.unchanged + counts.refused,
			             "file %d", i);
		else
			cr_assert(db_fault(db)->text[0], "file %d", i);
	}
	cr_expect(taken > FILES / 5 && taken < FILES && broken > FILES / 20, "%d taken, %d of them in part", taken,
	          broken);
	cr_expect_eq(db_check(db, complain, NULL), DONE, "%s", db_fault(db)->text);
	db_close(db);
}

/* Every column at its limit, one character past it, and a megabyte. */
Test(register_fuzz, every_column_at_its_limit_and_past_it)
{
	struct db *db = people_office();
	static char text[1024 * 1024 + 64];
	for (int field = FIELD_NAME; field < FIELD_COUNT; field++) {
		size_t limit = field_limit((enum client_field)field);
		const size_t lengths[] = {limit, limit + 1, 1024 * 1024};
		for (int i = 0; i < 3; i++) {
			struct register_options options = {.dry_run = true};
			struct register_counts counts;
			int64_t refused = 0;
			memset(text, '1', lengths[i]);
			text[lengths[i]] = '\0';
			FILE *in = tmpfile();
			bool own = field == FIELD_NAME || field == FIELD_READING;
			fprintf(in, "number,name,reading%s%s\n7,%s,%s%s%s\n8,b,b%s\n", own ? "" : ",",
			        own ? "" : field_word((enum client_field)field), field == FIELD_NAME ? text : "a",
			        field == FIELD_READING ? text : "a", own ? "" : ",", own ? "" : text, own ? "" : ",");
			enum status status = register_import(db, in, &options, count_refusal, &refused, &counts);
			fclose(in);
			cr_assert_eq(status, DONE, "%s %zu: %s", field_word((enum client_field)field), lengths[i],
			             db_fault(db)->text);
			cr_expect_geq(counts.added, 1, "the row behind is taken");
			if (i > 0)
				cr_expect_eq(refused, 1, "%s %zu", field_word((enum client_field)field), lengths[i]);
		}
	}
	cr_expect_eq(clients(db), 0);
	db_close(db);
}
