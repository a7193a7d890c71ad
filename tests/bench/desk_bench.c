/* The whole program in a terminal: start, keys of the look-up box to the settled screen, memory. */

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/bench/row.h"
#include "tests/terminal/terminal.h"

enum { PATIENCE = 20000, STARTS = 9, KEYS_MOST = 4000 };

static struct terminal *start(const char *program, const char *db)
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
	return terminal;
}

/* The today screen is there when its last line names keys. */
static bool drawn(const struct terminal *terminal)
{
	struct picture picture;
	if (!terminal_picture(terminal, &picture))
		return false;
	bool there = picture_find(&picture, picture.rows - 1, picture.rows - 1, "F1") >= 0;
	picture_free(&picture);
	return there;
}

static double start_ms(const char *program, const char *db)
{
	double times[STARTS];
	for (int i = 0; i < STARTS; i++) {
		double begin = bench_clock();
		struct terminal *terminal = start(program, db);
		while (terminal && !drawn(terminal))
			terminal_pump(terminal, 1000);
		times[i] = bench_clock() - begin;
		terminal_close(terminal);
	}
	return bench_quantile(times, STARTS, 0.5);
}

static double memory_mib(const struct terminal *terminal)
{
	char path[64], line[256];
	long kib = 0;
	snprintf(path, sizeof(path), "/proc/%d/status", (int)terminal_process(terminal));
	FILE *file = fopen(path, "r");
	while (file && fgets(line, sizeof(line), file))
		if (strncmp(line, "VmHWM:", 6) == 0)
			kib = strtol(line + 6, NULL, 10);
	if (file)
		fclose(file);
	return (double)kib / 1024;
}

/* Types the text key by key, each to its settled screen, and empties the field again. */
static size_t type(struct terminal *terminal, const char *text, double *times, size_t count)
{
	while (*text && count < KEYS_MOST) {
		size_t length = (*text & 0x80) == 0 ? 1 : (*text & 0xE0) == 0xC0 ? 2 : (*text & 0xF0) == 0xE0 ? 3 : 4;
		double begin = bench_clock();
		terminal_send(terminal, text, length, PATIENCE);
		terminal_settle(terminal, true, PATIENCE);
		times[count++] = bench_clock() - begin;
		text += length;
	}
	terminal_send(terminal, "\x15", 1, PATIENCE);
	terminal_settle(terminal, true, PATIENCE);
	return count;
}

static void keys(const char *program, const char *db, int members)
{
	static const char *const texts[] = {"yamada",         "山田", "ヤマダ", "0",     "042",      "4321",
	                                    "sha shi",        "zzz",  "kafe",   "satou", "ささき",   "ko",
	                                    "tanaka honchou", "ﾔﾏ",   "髙橋",   "1203",  "suzuki ta"};
	static double times[KEYS_MOST];
	size_t count = 0;
	struct terminal *terminal = start(program, db);
	if (!terminal || !terminal_settle(terminal, false, 60000))
		return;
	terminal_send(terminal, "\x1bOR", 3, PATIENCE); /* F3 */
	terminal_settle(terminal, true, PATIENCE);
	for (int round = 0; round < 12; round++)
		for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
			count = type(terminal, texts[i], times, count);
	double mib = memory_mib(terminal);
	bool million = members >= 1000000;
	row_show("key to screen, median", members, bench_quantile(times, count, 0.5), "ms");
	if (million || members <= 1500)
		row_print("key to screen, p99", members, bench_quantile(times, count, 0.99), "ms", million ? 16 : 2);
	else
		row_show("key to screen, p99", members, bench_quantile(times, count, 0.99), "ms");
	if (million || members <= 1500)
		row_print("memory (VmHWM)", members, mib, "MiB", million ? 400 : 16);
	else
		row_show("memory (VmHWM)", members, mib, "MiB");
	terminal_close(terminal);
}

int main(int count, char **arguments)
{
	if (count != 4) {
		fprintf(stderr, "desk_bench PROGRAM DB MEMBERS\n");
		return 2;
	}
	int members = atoi(arguments[3]);
	double begin = start_ms(arguments[1], arguments[2]);
	if (members >= 1000000 || members <= 1500)
		row_print("start to the drawn today screen", members, begin, "ms", members >= 1000000 ? 300 : 30);
	else
		row_show("start to the drawn today screen", members, begin, "ms");
	keys(arguments[1], arguments[2], members);
	return 0;
}
