#include "config/ini.h"

#include "core/text/safe.h"
#include "core/text/utf8.h"
#include "core/words.h"

#include <ctype.h>
#include <errno.h>
#include <fcntl.h>
#include <iniparser/iniparser.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#define FILE_BYTES (256 * 1024)
#define LINE_BYTES 1000 /* iniparser 4.1 refuses somewhat longer ones */
#define NAME_BYTES 64
#define ENTRIES    512

struct ini {
	dictionary *values;
	int count;
	struct ini_entry entries[ENTRIES];
	char names[ENTRIES][2 * NAME_BYTES]; /* "section:key", as iniparser asks for it */
};

/* Where the reading stands. */
struct pass {
	const char *path;
	int line;
	char section[NAME_BYTES];
	struct ini *ini;
	struct fault *fault;
};

static enum status refuse(const struct pass *pass, const char *reason)
{
	return fault_set(pass->fault, INVALID, "config", "%s:%d: %s", pass->path, pass->line, reason);
}

static bool copy_name(char out[NAME_BYTES], const char *from, size_t length)
{
	if (length == 0 || length >= NAME_BYTES)
		return false;
	for (size_t i = 0; i < length; i++)
		if (!islower((unsigned char)from[i]) && !isdigit((unsigned char)from[i]) && !strchr("_.-", from[i]))
			return false;
	memcpy(out, from, length);
	out[length] = '\0';
	return true;
}

static bool only_comment(const char *text)
{
	text += strspn(text, " \t");
	return *text == '\0' || *text == '#' || *text == ';';
}

static enum status read_section(struct pass *pass, const char *text)
{
	const char *end = strchr(text, ']');
	if (!end || !copy_name(pass->section, text + 1, (size_t)(end - text - 1)) ||
	    end[1 + strspn(end + 1, " ")] != '\0')
		return refuse(pass, _("a section is written as [name], in small letters, alone on its line"));
	return DONE;
}

/* A quoted value ends at its second quote; in an unquoted one ; and # begin a comment, also where none was meant. */
static enum status check_value(const struct pass *pass, const char *value)
{
	if (*value == '"' || *value == '\'') {
		const char *end = strchr(value + 1, *value);
		if (!end || !only_comment(end + 1))
			return refuse(pass, _("a quoted value needs its second quote, and no quote inside"));
		return DONE;
	}
	size_t length = strcspn(value, "#;");
	if (value[length] && length > 0 && value[length - 1] != ' ' && value[length - 1] != '\t')
		return refuse(pass, _("a value with # or ; must stand in double quotes"));
	if (strcspn(value, "\"'") < length)
		return refuse(pass, _("a quote may only stand around the whole value"));
	return DONE;
}

static enum status read_entry(struct pass *pass, const char *text)
{
	char key[NAME_BYTES];
	const char *equals = strchr(text, '=');
	size_t length = equals ? (size_t)(equals - text) : 0;
	while (length > 0 && isblank((unsigned char)text[length - 1]))
		length--;
	if (!equals || !copy_name(key, text, length))
		return refuse(pass, _("neither a comment, a [section] nor key = value in small letters"));
	if (pass->section[0] == '\0')
		return refuse(pass, _("a key before the first [section]"));
	struct ini *ini = pass->ini;
	if (ini->count == ENTRIES)
		return refuse(pass, _("too many entries"));
	char *name = ini->names[ini->count];
	snprintf(name, sizeof(ini->names[0]), "%s:%s", pass->section, key);
	for (int i = 0; i < ini->count; i++)
		if (strcmp(ini->names[i], name) == 0)
			return fault_set(pass->fault, INVALID, key, _("%s:%d: [%s] %s: stands in line %d already"),
			                 pass->path, pass->line, pass->section, key, ini->entries[i].line);
	ini->entries[ini->count++].line = pass->line;
	return check_value(pass, equals + 1 + strspn(equals + 1, " \t"));
}

static enum status check_line(struct pass *pass, char *line, size_t length)
{
	if (length > LINE_BYTES)
		return refuse(pass, _("the line is longer than 1000 bytes"));
	if (length > 0 && line[length - 1] == '\r')
		line[length - 1] = ' ';
	if (strlen(line) != length || !utf8_valid(line, length, NULL))
		return refuse(pass, _("the line is not UTF-8 text"));
	for (char *tab = line; (tab = strchr(tab, '\t')); tab++)
		*tab = ' ';
	while (length > 0 && line[length - 1] == ' ')
		length--;
	if (safe_check(NULL, "config", line, SAFE_LINE, 0) != DONE)
		return refuse(pass, _("the line holds a control or invisible character"));
	if (length > 0 && line[length - 1] == '\\')
		return refuse(pass, _("a line may not end in a backslash"));
	const char *text = line + strspn(line, " ");
	if (only_comment(text))
		return DONE;
	return *text == '[' ? read_section(pass, text) : read_entry(pass, text);
}

/* Lines become strings for the check, and whole again for iniparser. */
static enum status check_text(struct pass *pass, char *text, size_t size)
{
	enum status status = DONE;
	char *end = text + size;
	while (text < end && status == DONE) {
		char *feed = memchr(text, '\n', (size_t)(end - text));
		char *stop = feed ? feed : end;
		pass->line++;
		*stop = '\0';
		status = check_line(pass, text, (size_t)(stop - text));
		*stop = '\n';
		text = stop + 1;
	}
	return status;
}

static enum status read_all(struct pass *pass, char text[FILE_BYTES + 1], size_t *size)
{
	int file = open(pass->path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	ssize_t got = 0;
	*size = 0;
	while (file >= 0 && *size < FILE_BYTES && (got = read(file, text + *size, FILE_BYTES - *size)) > 0)
		*size += (size_t)got;
	int why = errno;
	if (file >= 0)
		close(file);
	if (file < 0 || got < 0)
		return fault_set(pass->fault, INVALID, "config", _("%s cannot be read (%s): name another file"),
		                 pass->path, strerror(why));
	if (*size == FILE_BYTES)
		return fault_set(pass->fault, INVALID, "config", _("%s is too long for a configuration file"),
		                 pass->path);
	return DONE;
}

static int silent(const char *format, ...) __attribute__((format(printf, 1, 2)));
static int silent(const char *format, ...)
{
	(void)format;
	return 0;
}

/* iniparser takes a path only; what was checked is what it shall read, without the mark some editors put in front. */
static dictionary *parse(const char *text, size_t size)
{
	char path[64];
	dictionary *values = NULL;
	int memory = memfd_create("madoguchi.ini", MFD_CLOEXEC);
	if (memory < 0)
		return NULL;
	snprintf(path, sizeof(path), "/proc/self/fd/%d", memory);
	iniparser_set_error_callback(silent);
	if (write(memory, text, size) == (ssize_t)size)
		values = iniparser_load(path);
	iniparser_set_error_callback(NULL);
	close(memory);
	return values;
}

static enum status fill_entries(const struct pass *pass)
{
	struct ini *ini = pass->ini;
	for (int i = 0; i < ini->count; i++) {
		char *name = ini->names[i], *colon = strchr(name, ':');
		const char *value = iniparser_getstring(ini->values, name, NULL);
		if (!value || !colon)
			return fault_set(pass->fault, FAILED, "config", _("%s:%d: the line was not understood"),
			                 pass->path, ini->entries[i].line);
		*colon = '\0';
		ini->entries[i].section = name;
		ini->entries[i].key = colon + 1;
		ini->entries[i].value = value;
	}
	return DONE;
}

static enum status load(struct pass *pass, char *text)
{
	size_t size;
	enum status status = read_all(pass, text, &size);
	if (status != DONE)
		return status;
	size_t mark = size >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
	status = check_text(pass, text + mark, size - mark);
	if (status != DONE)
		return status;
	pass->ini->values = parse(text + mark, size - mark);
	if (!pass->ini->values)
		return fault_set(pass->fault, FAILED, "config", _("%s cannot be parsed"), pass->path);
	return fill_entries(pass);
}

enum status ini_open(struct ini **out, const char *path, struct fault *fault)
{
	struct pass pass = {.path = path, .fault = fault, .ini = calloc(1, sizeof(struct ini))};
	char *text = malloc(FILE_BYTES + 1);
	enum status status =
	        pass.ini && text ? load(&pass, text) : fault_set(fault, FAILED, "config", _("not enough memory"));
	free(text);
	if (status == DONE)
		*out = pass.ini;
	else
		ini_close(pass.ini);
	return status;
}

void ini_close(struct ini *ini)
{
	if (ini && ini->values)
		iniparser_freedict(ini->values);
	free(ini);
}

const struct ini_entry *ini_entry(const struct ini *ini, int i)
{
	return i < ini->count ? &ini->entries[i] : NULL;
}
