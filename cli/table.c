#include "cli/table.h"

#include <cjson/cJSON.h>
#include <stdlib.h>
#include <string.h>

#include "cli/heading.h"
#include "core/text/safe.h"
#include "core/text/width.h"
#include "core/words.h"

#define GAP 2

void table_header(FILE *stream, const char *const *keys)
{
	for (size_t i = 0; keys[i]; i++)
		fprintf(stream, "%s%s", i ? "\t" : "", keys[i]);
	fputc('\n', stream);
}

static const char *bool_text(bool value, bool for_eyes)
{
	if (for_eyes)
		return value ? _("yes") : _("no");
	return value ? "true" : "false";
}

/* For eyes, words of the program are in the reader's language. */
static void write_value(FILE *to, const cJSON *value, bool for_eyes)
{
	const cJSON *element = NULL;
	bool first = true;
	if (cJSON_IsString(value)) {
		const char *text = value->valuestring;
		fputs(for_eyes && value->string ? heading_value(value->string, text) : text, to);
	} else if (cJSON_IsNumber(value)) {
		fprintf(to, "%.15g", value->valuedouble);
	} else if (cJSON_IsBool(value)) {
		fputs(bool_text(cJSON_IsTrue(value), for_eyes), to);
	} else if (cJSON_IsArray(value) || cJSON_IsObject(value)) {
		cJSON_ArrayForEach(element, value)
		{
			if (cJSON_IsNull(element))
				continue;
			if (!first)
				fputs(cJSON_IsArray(value) ? "; " : " ", to);
			write_value(to, element, for_eyes);
			first = false;
		}
	}
}

/* The value as one text, to be freed; NULL when memory is short. */
static char *value_text(const cJSON *value, bool for_eyes)
{
	char *text = NULL;
	size_t size = 0;
	FILE *memory = open_memstream(&text, &size);
	if (!memory)
		return NULL;
	write_value(memory, value, for_eyes);
	if (fclose(memory) != 0) {
		free(text);
		return NULL;
	}
	return text;
}

static void write_tsv(FILE *stream, const char *text)
{
	static const char from[] = "\t\n\r\\", to[] = "tnr\\";
	for (const char *c = text; *c; c++) {
		const char *special = strchr(from, *c);
		if (special)
			fprintf(stream, "\\%c", to[special - from]);
		else
			fputc(*c, stream);
	}
}

static bool tsv_cell(FILE *stream, const cJSON *value, bool first)
{
	char *text = value_text(value, false);
	if (!first)
		fputc('\t', stream);
	if (text)
		write_tsv(stream, text);
	free(text);
	return text != NULL;
}

bool table_row(FILE *stream, const char *const *keys, const cJSON *row)
{
	bool whole = true;
	for (size_t i = 0; keys[i]; i++)
		whole = tsv_cell(stream, cJSON_GetObjectItemCaseSensitive(row, keys[i]), i == 0) && whole;
	fputc('\n', stream);
	return whole;
}

/* One line, no control characters, to be freed. */
static char *eyes_text(const cJSON *value)
{
	char *text = value_text(value, true);
	if (!text)
		return NULL;
	for (char *feed = text; (feed = strchr(feed, '\n'));)
		*feed = ' ';
	size_t size = 3 * strlen(text) + 1;
	char *safe = malloc(size);
	if (safe)
		safe_output(safe, size, text, SAFE_LINE);
	free(text);
	return safe;
}

static void write_padded(FILE *stream, const char *text, int columns, bool right, bool last)
{
	int missing = columns - width_text(text);
	if (right && missing > 0)
		fprintf(stream, "%*s", missing, "");
	fputs(text, stream);
	if (last)
		fputc('\n', stream);
	else
		fprintf(stream, "%*s", (right || missing < 0 ? 0 : missing) + GAP, "");
}

static bool measure(const char *const *keys, const cJSON *rows, int *widths)
{
	const cJSON *row = NULL;
	for (size_t i = 0; keys[i]; i++)
		widths[i] = width_text(heading_word(keys[i]));
	cJSON_ArrayForEach(row, rows)
	{
		for (size_t i = 0; keys[i]; i++) {
			char *text = eyes_text(cJSON_GetObjectItemCaseSensitive(row, keys[i]));
			if (!text)
				return false;
			int width = width_text(text);
			widths[i] = width > widths[i] ? width : widths[i];
			free(text);
		}
	}
	return true;
}

static void write_row(FILE *stream, const char *const *keys, const cJSON *row, const int *widths)
{
	for (size_t i = 0; keys[i]; i++) {
		const cJSON *value = cJSON_GetObjectItemCaseSensitive(row, keys[i]);
		char *text = eyes_text(value);
		write_padded(stream, text ? text : "", widths[i], cJSON_IsNumber(value), !keys[i + 1]);
		free(text);
	}
}

bool table_columns(FILE *stream, const char *const *keys, const cJSON *rows)
{
	size_t count = 0;
	while (keys[count])
		count++;
	int *widths = calloc(count ? count : 1, sizeof(*widths));
	bool whole = widths && measure(keys, rows, widths);
	const cJSON *row = NULL;
	for (size_t i = 0; whole && i < count; i++)
		write_padded(stream, heading_word(keys[i]), widths[i], false, i + 1 == count);
	if (whole)
		cJSON_ArrayForEach(row, rows) write_row(stream, keys, row, widths);
	free(widths);
	return whole;
}

/* A list inside the object stands below its heading, a line each. */
static bool member_lines(FILE *stream, const cJSON *list, int width)
{
	const cJSON *element = NULL;
	const char *heading = heading_word(list->string);
	cJSON_ArrayForEach(element, list)
	{
		char *text = eyes_text(element);
		if (!text)
			return false;
		write_padded(stream, heading, width, false, false);
		fprintf(stream, "%s\n", text);
		free(text);
		heading = "";
	}
	if (*heading)
		fprintf(stream, "%s\n", heading);
	return true;
}

static bool object_lines(FILE *stream, const cJSON *object)
{
	const cJSON *member = NULL;
	int width = 0;
	cJSON_ArrayForEach(member, object)
	{
		int own = width_text(heading_word(member->string));
		width = own > width ? own : width;
	}
	cJSON_ArrayForEach(member, object)
	{
		if (cJSON_IsArray(member)) {
			if (!member_lines(stream, member, width))
				return false;
			continue;
		}
		char *text = eyes_text(member);
		if (!text)
			return false;
		write_padded(stream, heading_word(member->string), width, false, false);
		fprintf(stream, "%s\n", text);
		free(text);
	}
	return true;
}

bool table_object(FILE *stream, const cJSON *object, bool for_eyes)
{
	if (for_eyes)
		return object_lines(stream, object);
	const cJSON *member = NULL;
	bool whole = true;
	cJSON_ArrayForEach(member, object) fprintf(stream, "%s%s", member == object->child ? "" : "\t", member->string);
	fputc('\n', stream);
	cJSON_ArrayForEach(member, object) whole = tsv_cell(stream, member, member == object->child) && whole;
	fputc('\n', stream);
	return whole;
}
