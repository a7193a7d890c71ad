#include "tests/bench/window.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct terminal *window_open(const char *program, const char *db)
{
	char *arguments[] = {strdup(program), strdup("--db"), strdup(db), NULL};
	char *environment[] = {strdup("TERM=xterm-256color"), strdup("LC_ALL=C.UTF-8"),
	                       strdup("MADOGUCHI_NOW=2026-11-24T10:24"), strdup("MADOGUCHI_CONFIG=/dev/null"), NULL};
	struct terminal_setup setup = {24, 80, arguments, environment, NULL};
	struct terminal *terminal = terminal_open(&setup);
	for (char **list = arguments; *list; list++)
		free(*list);
	for (char **list = environment; *list; list++)
		free(*list);
	if (terminal)
		return terminal;
	fprintf(stderr, "bench: no terminal\n");
	exit(2);
}

void window_type(struct terminal *terminal, const char *bytes, size_t count)
{
	if (terminal_send(terminal, bytes, count, WINDOW_PATIENCE) && terminal_settle(terminal, true, WINDOW_PATIENCE))
		return;
	fprintf(stderr, "bench: the desk does not answer %.*s\n", (int)count, bytes);
	exit(2);
}

bool window_shows(const struct terminal *terminal, int first, const char *words)
{
	struct picture picture;
	if (!terminal_picture(terminal, &picture))
		return false;
	bool there = picture_find(&picture, first, picture.rows - 1, words) >= 0;
	picture_free(&picture);
	return there;
}

long window_figure(const struct terminal *terminal, const char *file, const char *name)
{
	char path[64], line[256];
	long figure = 0;
	size_t length = strlen(name);
	snprintf(path, sizeof(path), "/proc/%d/%s", (int)terminal_process(terminal), file);
	FILE *lines = fopen(path, "r");
	while (lines && fgets(line, sizeof(line), lines))
		if (strncmp(line, name, length) == 0 && line[length] == ':')
			figure = strtol(line + length + 1, NULL, 10);
	if (lines)
		fclose(lines);
	return figure;
}
