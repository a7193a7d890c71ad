/*
 * The whole program in a terminal: start, keys of the look-up box to the settled screen, bytes a key costs on a slow
 * line, memory, and what it does when nobody types. The same keys to a plain `cat` in the same terminal stand beside,
 * so that the machine's own noise is seen.
 */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tests/bench/row.h"
#include "tests/bench/window.h"

enum { STARTS = 15, PASSES = 5, ROUNDS = 4, KEYS_MOST = 2000, LINE_KEYS = 20, BURST = 10, BURSTS = 10 };
enum { IDLE_SECONDS = 20, MINUTE = 60, LAST_ROW = 23 };

#define DOWN      "\x1bOB"
#define UP        "\x1bOA"
#define MEMBERS   "\x1bOR" /* F3 */
#define SEMINARS  "\x1b[15~"
#define EMPTY_BOX "\x15"

static const char *const texts[] = {
        "y",      "yamada",         "ヤ", "山",   "0",        "042", "4321", "sha shi", "nohit", "山田", "kafe",
        "ささき", "tanaka honchou", "ﾔﾏ", "髙橋", "suzuki ta"};
enum { TEXTS = sizeof(texts) / sizeof(texts[0]) };

struct target {
	int members;
	double start_ms, key_ms, memory_mib, complete_ms;
};
/* Sizes between are shown, for the growth. */
static const struct target targets[] = {{1500, 30, 2, 16, 1500}, {1000000, 300, 16, 400, 1500}};

static void judge(const char *what, int members, double figure, const char *unit, double small, double large)
{
	if (members == targets[0].members || members == targets[1].members)
		row_most(what, members, figure, unit, members == targets[0].members ? small : large);
	else
		row_show(what, members, figure, unit);
}

/* The today screen is there when its last line names keys; the look-up is complete when nothing is left to do. */
static void starts(const char *program, const char *db, int members)
{
	double drawn[STARTS], complete[STARTS];
	for (int i = 0; i < STARTS; i++) {
		double begin = bench_clock();
		struct terminal *terminal = window_open(program, db);
		while (!window_shows(terminal, LAST_ROW, "F1"))
			terminal_pump(terminal, WINDOW_PATIENCE);
		drawn[i] = bench_clock() - begin;
		terminal_settle(terminal, false, WINDOW_PATIENCE);
		complete[i] = bench_clock() - begin;
		terminal_close(terminal);
	}
	judge("start to the drawn today screen", members, bench_quantile(drawn, STARTS, 0.5), "ms", targets[0].start_ms,
	      targets[1].start_ms);
	judge("start to the complete look-up", members, bench_quantile(complete, STARTS, 0.5), "ms",
	      targets[0].complete_ms, targets[1].complete_ms);
}

static size_t character_bytes(const char *text)
{
	unsigned char lead = (unsigned char)*text;
	return lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
}

/* Types the text key by key, each to its settled screen, and empties the field again. */
static size_t type(struct terminal *terminal, const char *text, double *times, size_t count)
{
	while (*text && count < KEYS_MOST) {
		size_t length = character_bytes(text);
		double begin = bench_clock();
		window_type(terminal, text, length);
		times[count++] = bench_clock() - begin;
		text += length;
	}
	window_type(terminal, EMPTY_BOX, 1);
	return count;
}

/* What the line, the emulator and the scheduler take with hardly a program between. */
static double echo_ms(void)
{
	static double times[KEYS_MOST];
	char shell[] = "sh", option[] = "-c", cat[] = "stty raw -echo; echo ready; exec cat",
	     path[] = "PATH=/usr/bin:/bin";
	char *arguments[] = {shell, option, cat, NULL}, *environment[] = {path, NULL};
	struct terminal_setup setup = {24, 80, arguments, environment, NULL};
	struct terminal *terminal = terminal_open(&setup);
	size_t count = 0;
	while (terminal && !window_shows(terminal, 0, "ready"))
		terminal_pump(terminal, WINDOW_PATIENCE);
	for (; terminal && count < KEYS_MOST / 4; count++) {
		double begin = bench_clock();
		terminal_send(terminal, "y", 1, WINDOW_PATIENCE);
		terminal_pump(terminal, WINDOW_PATIENCE);
		times[count] = bench_clock() - begin;
	}
	terminal_close(terminal);
	return bench_quantile(times, count, 0.99);
}

/* Each pass types everything some times over. The pass least disturbed by what else the machine does is judged. */
static void keys(struct terminal *terminal, int members)
{
	static double times[KEYS_MOST];
	double medians[PASSES], tails[PASSES], worst[PASSES];
	window_type(terminal, MEMBERS, strlen(MEMBERS));
	for (int pass = 0; pass < PASSES; pass++) {
		size_t count = 0;
		for (int round = 0; round < ROUNDS; round++)
			for (size_t i = 0; i < TEXTS; i++)
				count = type(terminal, texts[i], times, count);
		medians[pass] = bench_quantile(times, count, 0.5);
		tails[pass] = bench_quantile(times, count, 0.99);
		worst[pass] = times[count - 1];
	}
	row_show("the same terminal with `cat` in it, p99", members, echo_ms(), "ms");
	row_show("key to screen in the look-up, median", members, bench_quantile(medians, PASSES, 0), "ms");
	judge("key to screen in the look-up, p99, the best of 5 passes", members, bench_quantile(tails, PASSES, 0),
	      "ms", targets[0].key_ms, targets[1].key_ms);
	row_show("key to screen in the look-up, p99, the worst of 5 passes", members, tails[PASSES - 1], "ms");
	row_show("key to screen in the look-up, slowest key of a pass", members, bench_quantile(worst, PASSES, 0),
	         "ms");
}

/* Types `keys` so many times over at once; gives the bytes that came for it. */
static double line_bytes(struct terminal *terminal, const char *keys, int times)
{
	char burst[256] = "";
	struct stat file;
	int line = memfd_create("line", MFD_CLOEXEC);
	for (int i = 0; i < times; i++)
		strcat(burst, keys);
	terminal_mirror(terminal, line);
	window_type(terminal, burst, strlen(burst));
	fstat(line, &file);
	terminal_mirror(terminal, -1);
	close(line);
	return (double)file.st_size;
}

static double dearest(struct terminal *terminal, const char *keys)
{
	double most = 0;
	for (int i = 0; i < LINE_KEYS; i++) {
		double bytes = line_bytes(terminal, keys, 1);
		most = bytes > most ? bytes : most;
	}
	return most;
}

/* Keys that wait are drawn together, without the previews between. */
static void slow_line(struct terminal *terminal, int members)
{
	double burst = 0;
	window_type(terminal, "a", 1);
	for (int i = 0; i < BURSTS; i++)
		burst += line_bytes(terminal, i % 2 == 0 ? DOWN : UP, BURST) / (BURSTS * BURST);
	row_most("slow line: bytes of a key in a list with preview, the dearest", members, dearest(terminal, DOWN), "B",
	         600);
	row_most("slow line: bytes of a key while ten wait, mean", members, burst, "B", 60);
	window_type(terminal, SEMINARS, strlen(SEMINARS));
	row_show("slow line: bytes of a key in a list that has no preview", members, dearest(terminal, UP), "B");
}

static double processor_ms(const struct terminal *terminal)
{
	char path[64];
	unsigned long long used = 0;
	snprintf(path, sizeof(path), "/proc/%d/schedstat", (int)terminal_process(terminal));
	FILE *file = fopen(path, "r");
	if (!file || fscanf(file, "%llu", &used) != 1)
		fprintf(stderr, "bench: no %s\n", path);
	if (file)
		fclose(file);
	return (double)used / 1e6;
}

/* A shorter time than the minute of the target, and none of the clock's own pictures in it. */
static void idle(const char *program, const char *db, int members)
{
	struct terminal *terminal = window_open(program, db);
	terminal_settle(terminal, false, WINDOW_PATIENCE);
	double before = processor_ms(terminal);
	long written = window_figure(terminal, "io", "wchar");
	sleep(IDLE_SECONDS);
	row_most("idle: CPU in 60 s (measured in 20)", members,
	         (processor_ms(terminal) - before) * MINUTE / IDLE_SECONDS, "ms", 100);
	row_most("idle: bytes written anywhere between two minutes", members,
	         (double)(window_figure(terminal, "io", "wchar") - written), "B", 0);
	terminal_close(terminal);
}

int main(int count, char **arguments)
{
	if (count != 4) {
		fprintf(stderr, "desk_bench PROGRAM DB MEMBERS\n");
		return 2;
	}
	int members = atoi(arguments[3]);
	starts(arguments[1], arguments[2], members);
	struct terminal *terminal = window_open(arguments[1], arguments[2]);
	terminal_settle(terminal, false, WINDOW_PATIENCE);
	keys(terminal, members);
	judge("memory (VmHWM)", members, (double)window_figure(terminal, "status", "VmHWM") / 1024, "MiB",
	      targets[0].memory_mib, targets[1].memory_mib);
	slow_line(terminal, members);
	terminal_close(terminal);
	idle(arguments[1], arguments[2], members);
	return 0;
}
