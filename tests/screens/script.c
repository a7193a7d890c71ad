#include "tests/screens/play.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#define LINE_BYTES 2048

static bool copy_word(char *out, size_t size, const char *text)
{
	size_t length = strlen(text);

	if (length == 0 || length >= size)
		return false;
	memcpy(out, text, length + 1);
	return true;
}

bool size_read(const char *text, int *rows, int *columns)
{
	char *end;
	long wide = strtol(text, &end, 10), high = *end == 'x' ? strtol(end + 1, &end, 10) : 0;

	if (*end || wide < 1 || wide > 500 || high < 1 || high > 200)
		return false;
	*columns = (int)wide;
	*rows = (int)high;
	return true;
}

static bool set_size(struct play_setting *setting, const char *text)
{
	return size_read(text, &setting->rows, &setting->columns);
}

static bool set_clock(struct play_setting *setting, const char *text)
{
	return copy_word(setting->clock, sizeof(setting->clock), text);
}

static bool set_language(struct play_setting *setting, const char *text)
{
	return (strcmp(text, "ja") == 0 || strcmp(text, "en") == 0) &&
	       copy_word(setting->language, sizeof(setting->language), text);
}

static bool set_data(struct play_setting *setting, const char *text)
{
	return copy_word(setting->data, sizeof(setting->data), text);
}

static bool set_as(struct play_setting *setting, const char *text)
{
	return copy_word(setting->as, sizeof(setting->as), text);
}

static bool set_files(struct play_setting *setting, const char *text)
{
	return copy_word(setting->files, sizeof(setting->files), text);
}

static const struct {
	const char *name;
	bool (*set)(struct play_setting *setting, const char *text);
} settings[] = {{"size", set_size}, {"clock", set_clock}, {"lang", set_language},
                {"data", set_data}, {"files", set_files}, {"as", set_as}};

/* 1: it was a setting, 0: it is none, -1: its value is not of its form. */
static int read_setting(struct play_setting *setting, const char *word, const char *rest)
{
	for (size_t i = 0; i < sizeof(settings) / sizeof(settings[0]); i++)
		if (strcmp(settings[i].name, word) == 0)
			return settings[i].set(setting, rest) ? 1 : -1;
	return 0;
}

static bool add_step(struct script *script, const struct step_kind *kind, int line, const char *rest)
{
	struct step *steps = reallocarray(script->steps, (size_t)script->count + 1, sizeof(*steps));

	if (!steps)
		return false;
	script->steps = steps;
	steps[script->count] = (struct step){kind, line, strdup(rest)};
	return steps[script->count++].text != NULL;
}

/* NULL, or what is wrong with the line. */
static const char *read_line(struct script *script, char *text, int line)
{
	char *rest;
	const struct step_kind *kind;
	int setting;

	text[strcspn(text, "\r\n")] = '\0';
	if (!text[0] || text[0] == '#')
		return NULL;
	rest = text + strcspn(text, " ");
	if (*rest)
		*rest++ = '\0';
	rest += strspn(rest, " ");
	setting = read_setting(&script->setting, text, rest);
	if (setting < 0)
		return "this setting has no such value";
	if (setting > 0)
		return script->count ? "a setting stands before the first step" : NULL;
	kind = step_kind_find(text);
	if (!kind)
		return "no such step";
	return add_step(script, kind, line, rest) ? NULL : "out of memory";
}

static void take_name(struct script *script, const char *path)
{
	const char *slash = strrchr(path, '/');
	const char *base = slash ? slash + 1 : path;

	snprintf(script->name, sizeof(script->name), "%.*s", (int)strcspn(base, "."), base);
}

bool script_read(struct script *script, const char *path, char *error, size_t size)
{
	char text[LINE_BYTES];
	FILE *file = fopen(path, "re");
	const char *wrong = NULL;
	int line = 0;

	*script = (struct script){
	        .setting = {.rows = 24, .columns = 80, .clock = "2026-11-24T10:24", .language = "ja", .data = "demo"}};
	take_name(script, path);
	if (!file) {
		snprintf(error, size, "%s: %s", path, strerror(errno));
		return false;
	}
	while (!wrong && fgets(text, sizeof(text), file))
		wrong = read_line(script, text, ++line);
	fclose(file);
	if (wrong)
		snprintf(error, size, "%s:%d: %s", path, line, wrong);
	return !wrong;
}

void script_free(struct script *script)
{
	for (int i = 0; i < script->count; i++)
		free(script->steps[i].text);
	free(script->steps);
	*script = (struct script){0};
}
