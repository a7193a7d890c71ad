/* The form of a new client with who is there already below it: a key to the settled screen. */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/bench/row.h"
#include "tests/bench/window.h"

enum { KEYS_MOST = 4000, ROUNDS = 10, PASSES = 5 };

#define MEMBERS_KEY "\x1bOR" /* F3 */
#define DOWN        "\x1bOB"
#define UP          "\x1bOA"
#define ENTER       "\r"
#define TAB         "\t"
#define PAGE_DOWN   "\x1b[6~"
#define EMPTY       "\x15"

#define TARGET_MS 5

/* What is typed into a field, and the keys that go from it to the next. */
static const struct {
	const char *text, *then;
} fields[] = {
        {"0420001234", UP UP UP UP},
        {"株式会社山田工務店", TAB EMPTY},
        {"yamadakoumuten", DOWN DOWN DOWN TAB TAB TAB TAB},
        {"東京都多摩野市日吉台1-2-3", UP UP},
};

static size_t character_bytes(const char *text)
{
	unsigned char lead = (unsigned char)*text;
	return lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
}

/* Each character to its settled screen; the field is then emptied and left. */
static size_t fill(struct terminal *terminal, double *times, size_t count)
{
	for (size_t i = 0; i < sizeof(fields) / sizeof(fields[0]); i++) {
		for (const char *at = fields[i].text; *at; at += character_bytes(at)) {
			double begin = bench_clock();
			window_type(terminal, at, character_bytes(at));
			times[count++] = bench_clock() - begin;
		}
		window_type(terminal, EMPTY, strlen(EMPTY));
		window_type(terminal, fields[i].then, strlen(fields[i].then));
	}
	return count;
}

static void open_form(struct terminal *terminal)
{
	static const char *const keys[] = {MEMBERS_KEY, "+", "kitamachi", TAB, PAGE_DOWN};
	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++)
		window_type(terminal, keys[i], strlen(keys[i]));
}

int main(int count, char **arguments)
{
	static double times[KEYS_MOST];
	double tails[PASSES], medians[PASSES];
	if (count != 4) {
		fprintf(stderr, "form_bench PROGRAM DB MEMBERS\n");
		return 2;
	}
	int members = atoi(arguments[3]);
	struct terminal *terminal = window_open(arguments[1], arguments[2]);
	terminal_settle(terminal, false, WINDOW_PATIENCE);
	open_form(terminal);
	for (int pass = 0; pass < PASSES; pass++) {
		size_t keys = 0;
		for (int round = 0; round < ROUNDS; round++)
			keys = fill(terminal, times, keys);
		medians[pass] = bench_quantile(times, keys, 0.5);
		tails[pass] = bench_quantile(times, keys, 0.99);
	}
	terminal_close(terminal);
	row_show("key to screen in the form of a client, median", members, bench_quantile(medians, PASSES, 0), "ms");
	row_most("key to screen in the form of a client, p99, the best of 5", members, bench_quantile(tails, PASSES, 0),
	         "ms", TARGET_MS);
	return 0;
}
