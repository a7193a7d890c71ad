#include "core/text/csv.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

/* What was read, as text: line, then the cells, or the problem and its column. */
struct seen {
	char text[4096];
	size_t used;
	size_t rows;
};

static enum status note(void *context, const struct csv_row *row)
{
	struct seen *seen = context;
	seen->rows++;
	if (seen->used > sizeof(seen->text) - 512)
		return DONE;
	seen->used += (size_t)sprintf(seen->text + seen->used, "%zu:", row->line);
	if (row->problem)
		seen->used +=
		        (size_t)sprintf(seen->text + seen->used, "problem %d at %zu", (int)row->problem, row->column);
	for (size_t i = 0; i < row->count; i++)
		seen->used += (size_t)snprintf(seen->text + seen->used, 60, "[%s]", row->cells[i]);
	seen->used += (size_t)sprintf(seen->text + seen->used, " ");
	return DONE;
}

static enum status read_bytes(const char *bytes, size_t size, enum csv_encoding encoding, struct seen *seen,
                              struct fault *fault)
{
	FILE *in = tmpfile();
	fwrite(bytes, 1, size, in);
	seen->used = seen->rows = 0;
	*seen->text = *fault->text = '\0';
	enum status status = csv_read(in, encoding, note, seen, fault);
	fclose(in);
	return status;
}

Test(csv, records_with_the_line_they_start_in)
{
	static const struct {
		const char *file, *seen;
	} cases[] = {
	        {"a,b\nc,d\n", "1:[a][b] 2:[c][d] "},
	        {"a,b\r\nc,d", "1:[a][b] 2:[c][d] "},
	        {"a,b\rc,d\r", "1:[a][b] 2:[c][d] "},
	        {"\xef\xbb\xbf"
	         "a,b\n",
	         "1:[a][b] "},
	        {"a\n\n\nb\n", "1:[a] 4:[b] "},
	        {"\"a\n\nb\",c\nd\n", "1:[a\n\nb][c] 4:[d] "},
	        {"\"a\"\"b\", c ,\n", "1:[a\"b][c][] "},
	        {"a,b\"c\nd,e\n", "1:problem 1 at 2 2:[d][e] "},
	        {"a,\"b\"c\nd,e\n", "1:problem 1 at 2 2:[d][e] "},
	        {"a,\"b\nc,d\ne,f\n", "1:problem 1 at 2 2:[c][d] 3:[e][f] "},
	        {"a\n\"b\nc,\"d\"\ne\n", "1:[a] 2:problem 1 at 1 3:[c][d] 4:[e] "},
	        {"a\n\"b", "1:[a] 2:problem 1 at 1 "},
	        {"山田,商店\n", "1:[山田][商店] "},
	        {"", ""},
	};
	struct seen seen;
	struct fault fault;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		cr_expect_eq(read_bytes(cases[i].file, strlen(cases[i].file), CSV_AUTO, &seen, &fault), DONE, "%s: %s",
		             cases[i].file, fault.text);
		cr_expect_str_eq(seen.text, cases[i].seen, "%s: %s", cases[i].file, seen.text);
	}
}

Test(csv, encodings_are_found_or_refused_with_their_line)
{
	static const struct {
		const char *file;
		size_t size;
		enum csv_encoding encoding;
		enum status status;
		const char *text;
	} cases[] = {
	        {"\x8e\x52\x93\x63\n", 5, CSV_AUTO, DONE, "1:[山田] "},
	        {"\xfb\xfc\xfa\xb1\x87\x8a\x87\x40\n", 9, CSV_CP932, DONE, "1:[髙﨑㈱①] "},
	        {"\x83\x5c\n", 3, CSV_AUTO, DONE, "1:[ソ] "},
	        {"a\n\x8e\x52\n", 5, CSV_UTF8, INVALID, "2"},
	        {"a\nb\n山\xff\n", 9, CSV_AUTO, INVALID, "3"},
	        {"a\n\xa0\n", 4, CSV_CP932, INVALID, "2"},
	        {"a\nb\0c\n", 6, CSV_AUTO, INVALID, "2"},
	        {"a\n\xe5\xb1", 4, CSV_UTF8, INVALID, "2"},
	};
	struct seen seen;
	struct fault fault;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		enum status status = read_bytes(cases[i].file, cases[i].size, cases[i].encoding, &seen, &fault);
		cr_expect_eq(status, cases[i].status, "case %zu: %s", i, fault.text);
		if (status == DONE)
			cr_expect_str_eq(seen.text, cases[i].text, "case %zu: %s", i, seen.text);
		else
			cr_expect(strstr(fault.text, cases[i].text) && seen.rows == 0, "case %zu: %s", i, fault.text);
	}
}

Test(csv, a_megabyte_in_one_cell_is_refused_and_the_rest_read)
{
	size_t size = 1500000;
	char *file = malloc(size + 100);
	struct seen seen;
	struct fault fault;
	for (int quoted = 0; quoted < 2; quoted++) {
		size_t used = (size_t)sprintf(file, "a,b\nc,%s", quoted ? "\"" : "");
		memset(file + used, 'x', size);
		used += size;
		used += (size_t)sprintf(file + used, "%s\nd,e\n", quoted ? "\"" : "");
		cr_expect_eq(read_bytes(file, used, CSV_AUTO, &seen, &fault), DONE, "%s", fault.text);
		cr_expect_str_eq(seen.text, "1:[a][b] 2:problem 2 at 2 3:[d][e] ", "%s", seen.text);
	}
	/* A quote never closed swallows at most the limit, then every line is read after all. */
	size_t used = (size_t)sprintf(file, "a,\"b\n");
	size_t lines = 0;
	for (; used < size; lines++)
		used += (size_t)sprintf(file + used, "cccccccc,dddddddd\n");
	cr_expect_eq(read_bytes(file, used, CSV_AUTO, &seen, &fault), DONE, "%s", fault.text);
	cr_expect_eq(seen.rows, lines + 1);
	free(file);
}

Test(csv, too_many_columns_and_too_many_broken_lines)
{
	static char file[4000];
	struct seen seen;
	struct fault fault;
	memset(file, ',', 300);
	strcpy(file + 300, "\na,b\n");
	cr_expect_eq(read_bytes(file, strlen(file), CSV_AUTO, &seen, &fault), DONE);
	cr_expect_str_eq(seen.text, "1:problem 3 at 256 2:[a][b] ", "%s", seen.text);
	*file = '\0';
	for (int i = 0; i < 120; i++)
		strcat(file, "a\"b\n");
	cr_expect_eq(read_bytes(file, strlen(file), CSV_AUTO, &seen, &fault), INVALID);
	cr_expect(strstr(fault.text, "101"), "%s", fault.text);
}

Test(csv, the_shared_registers_are_read_whole_and_alike)
{
	static const char *const files[] = {"tests/data/members-utf8.csv", "tests/data/members-cp932.csv"};
	struct seen seen[2];
	struct fault fault;
	for (int i = 0; i < 2; i++) {
		FILE *in = fopen(files[i], "rb");
		cr_assert_not_null(in);
		seen[i].used = seen[i].rows = 0;
		cr_expect_eq(csv_read(in, CSV_AUTO, note, &seen[i], &fault), DONE, "%s", fault.text);
		cr_expect_eq(seen[i].rows, 1501);
		fclose(in);
	}
	cr_expect_str_eq(strchr(seen[0].text, ' '), strchr(seen[1].text, ' '));
}

static const char *written(enum csv_encoding encoding, const char *replace, const char *const *cells, size_t count,
                           enum status *status)
{
	static char bytes[512];
	struct fault fault;
	FILE *out = tmpfile();
	struct csv_writer *writer = csv_writer_open(out, encoding, replace);
	*status = csv_writer_put(writer, cells, count, &fault);
	csv_writer_close(writer, &fault);
	rewind(out);
	bytes[fread(bytes, 1, sizeof(bytes) - 1, out)] = '\0';
	fclose(out);
	return bytes;
}

Test(csv, cells_are_quoted_and_cannot_run)
{
	static const char *const cells[] = {"a",  "b,c", "d\"e", " f", "g\nh", "=1+2", "+81",  "-3",
	                                    "@x", "'=1", "''@",  "'a", "\tx",  "",     "山 田"};
	enum status status;
	cr_expect_str_eq(written(CSV_UTF8, NULL, cells, 15, &status),
	                 "a,\"b,c\",\"d\"\"e\",\" f\",\"g\nh\",'=1+2,'+81,'-3,'@x,''=1,'''@,'a,\"'\tx\",,山 田\r\n");
	cr_expect_str_eq(written(CSV_UTF8, NULL, cells + 13, 1, &status), "\"\"\r\n");
	cr_expect_str_eq(csv_unguard("'=1"), "=1");
	cr_expect_str_eq(csv_unguard("''=1"), "'=1");
	cr_expect_str_eq(csv_unguard("'a"), "'a");
	cr_expect_str_eq(csv_unguard("=1"), "=1");
}

static enum status keep_second(void *context, const struct csv_row *row)
{
	strcpy(context, row->count > 1 ? row->cells[1] : "?");
	return DONE;
}

Test(csv, what_is_written_is_read_back_the_same)
{
	static const char *const texts[] = {"髙﨑神福塚隆", "①㈱～〜", "𠮷野", "a\"b,c\r\nd", " x ",
	                                    "'=1",          "-",       "''",   "ソ表",        "=HYPERLINK(\"x\")"};
	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
		char back[64] = "";
		struct fault fault;
		FILE *out = tmpfile();
		struct csv_writer *writer = csv_writer_open(out, CSV_UTF8, NULL);
		const char *cells[] = {"1", texts[i]};
		cr_assert_eq(csv_writer_put(writer, cells, 2, &fault), DONE);
		cr_assert_eq(csv_writer_close(writer, &fault), DONE);
		cr_assert_eq(csv_read(out, CSV_AUTO, keep_second, back, &fault), DONE);
		cr_expect_str_eq(csv_unguard(back), texts[i], "%s", texts[i]);
		fclose(out);
	}
}

Test(csv, cp932_tells_what_it_would_lose)
{
	size_t at = 0;
	char character[5];
	enum status status;
	const char *text = "髙﨑㈱①～𠮷〜a—";
	static const char *const lost[] = {"𠮷", "〜", "—"};
	for (int i = 0; i < 3; i++) {
		cr_assert(csv_lost(text, &at, character));
		cr_expect_str_eq(character, lost[i]);
	}
	cr_expect_not(csv_lost(text, &at, character));
	const char *cells[] = {"山𠮷"};
	written(CSV_CP932, NULL, cells, 1, &status);
	cr_expect_eq(status, FAILED);
	cr_expect_str_eq(written(CSV_CP932, "〓", cells, 1, &status), "\x8e\x52\x81\xac\r\n");
	cr_expect_eq(status, DONE);
}

static enum status keep_line(void *context, const struct csv_row *row)
{
	*(size_t *)context = row->line;
	return DONE;
}

Test(csv, lines_are_counted_across_the_blocks_of_a_long_file)
{
	size_t lines = 30000, used = 0;
	char *file = malloc(lines * 32);
	struct fault fault;
	for (int padding = 0; padding < 3; padding++) {
		used = (size_t)sprintf(file, "%.*s\r\n", padding, "xxx");
		for (size_t i = 2; i < lines; i++)
			used += (size_t)sprintf(file + used, "\xe5\xb1\xb1%zu,b\r\n", i);
		used += (size_t)sprintf(file + used, "a\"b\r\n");
		FILE *in = tmpfile();
		fwrite(file, 1, used, in);
		size_t line = 0;
		cr_expect_eq(csv_read(in, CSV_AUTO, keep_line, &line, &fault), DONE);
		cr_expect_eq(line, lines);
		fclose(in);
	}
	free(file);
}
