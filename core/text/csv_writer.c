#include "core/text/csv.h"

#include "core/text/utf8.h"
#include "core/words.h"

#include <iconv.h>
#include <stdlib.h>
#include <string.h>

struct csv_writer {
	FILE *out;
	iconv_t convert; /* (iconv_t)-1: UTF-8 */
	const char *replace;
	bool failed;
};

/* What glibc writes into CP932 but reads back as another character: ¢ £ ¥ ¬ — ‖ ‾ − 〜, found by trying all. */
static bool comes_back_changed(uint32_t character)
{
	static const uint32_t changed[] = {0xa2, 0xa3, 0xa5, 0xac, 0x2014, 0x2016, 0x203e, 0x2212, 0x301c};
	for (size_t i = 0; i < sizeof(changed) / sizeof(*changed); i++) {
		if (changed[i] == character)
			return true;
	}
	return false;
}

/* Converts one character, gives its bytes; 0 when it would not come back the same. */
static size_t convert_one(iconv_t convert, const char *text, int length, uint32_t character, char out[4])
{
	char copy[4], *from = copy, *to = out;
	size_t left = (size_t)length, room = 4;
	if (character < 0x80) {
		*out = *text;
		return 1;
	}
	memcpy(copy, text, left);
	if (comes_back_changed(character) || iconv(convert, &from, &left, &to, &room) == (size_t)-1) {
		iconv(convert, NULL, NULL, NULL, NULL);
		return 0;
	}
	return 4 - room;
}

static bool is_ascii(const char *text)
{
	while (*text && (unsigned char)*text < 0x80)
		text++;
	return !*text;
}

bool csv_lost(const char *text, size_t *at, char character[5])
{
	if (is_ascii(text + *at))
		return false;
	iconv_t convert = iconv_open("CP932", "UTF-8");
	bool found = false;
	uint32_t code;
	for (int length; !found && (length = utf8_step(text + *at, &code)) > 0; *at += (size_t)length) {
		char bytes[4];
		found = convert == (iconv_t)-1 || convert_one(convert, text + *at, length, code, bytes) == 0;
		if (found) {
			memcpy(character, text + *at, (size_t)length);
			character[length] = '\0';
		}
	}
	if (convert != (iconv_t)-1)
		iconv_close(convert);
	return found;
}

/* Behind its quotes, a cell begins a formula in a spreadsheet. */
static bool is_formula(const char *text)
{
	text += strspn(text, "'");
	return *text && strchr("=+@\t\r-", *text);
}

const char *csv_unguard(const char *text)
{
	return *text == '\'' && is_formula(text) ? text + 1 : text;
}

struct csv_writer *csv_writer_open(FILE *out, enum csv_encoding encoding, const char *replace)
{
	struct csv_writer *writer = malloc(sizeof(*writer));
	if (!writer)
		return NULL;
	*writer = (struct csv_writer){out, (iconv_t)-1, replace, false};
	if (encoding == CSV_CP932)
		writer->convert = iconv_open("CP932", "UTF-8");
	if (encoding == CSV_CP932 && writer->convert == (iconv_t)-1) {
		free(writer);
		return NULL;
	}
	return writer;
}

static void put(struct csv_writer *writer, const char *bytes, size_t count)
{
	if (fwrite(bytes, 1, count, writer->out) != count)
		writer->failed = true;
}

/* False when a character is lost. */
static bool put_character(struct csv_writer *writer, const char *text, int length, uint32_t character)
{
	char bytes[4];
	size_t count;
	if (writer->convert == (iconv_t)-1) {
		put(writer, text, (size_t)length);
		return true;
	}
	count = convert_one(writer->convert, text, length, character, bytes);
	if (count == 0 && writer->replace && (length = utf8_step(writer->replace, &character)) > 0)
		count = convert_one(writer->convert, writer->replace, length, character, bytes);
	put(writer, bytes, count);
	return count > 0;
}

static bool needs_quotes(const char *text)
{
	size_t length = strlen(text);
	return strpbrk(text, "\",\r\n") || (length > 0 && (strchr(" \t", *text) || strchr(" \t", text[length - 1])));
}

/* False when a character is lost. */
static bool put_cell(struct csv_writer *writer, const char *text)
{
	const char *guard = is_formula(text) ? "'" : "";
	bool quoted = needs_quotes(text), whole = true;
	uint32_t character;
	put(writer, "\"", quoted);
	put(writer, guard, strlen(guard));
	for (int length; whole && (length = utf8_step(text, &character)) > 0; text += length) {
		put(writer, "\"", character == '"');
		whole = put_character(writer, text, length, character);
	}
	put(writer, "\"", quoted);
	return whole;
}

enum status csv_writer_put(struct csv_writer *writer, const char *const *cells, size_t count, struct fault *fault)
{
	for (size_t i = 0; i < count; i++) {
		if (i > 0)
			put(writer, ",", 1);
		if (count == 1 && !*cells[i])
			put(writer, "\"\"", 2);
		else if (!put_cell(writer, cells[i]))
			return fault_set(fault, FAILED, "encoding",
			                 _("CP932 does not have every character: use --encoding utf-8 or --replace."));
	}
	put(writer, "\r\n", 2);
	if (writer->failed)
		return fault_set(fault, FAILED, "file", _("The file cannot be written: see the disk."));
	return DONE;
}

enum status csv_writer_close(struct csv_writer *writer, struct fault *fault)
{
	if (!writer)
		return DONE;
	bool failed = fflush(writer->out) != 0 || writer->failed;
	if (writer->convert != (iconv_t)-1)
		iconv_close(writer->convert);
	free(writer);
	if (failed)
		return fault_set(fault, FAILED, "file", _("The file cannot be written: see the disk."));
	return DONE;
}
