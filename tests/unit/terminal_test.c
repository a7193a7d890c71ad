#include <criterion/criterion.h>

#include "tests/terminal/keys.h"
#include "tests/terminal/terminal.h"

#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

/* The tests' own terminal is tested too: a terminal that sees nothing would let every screen pass. */

static struct terminal *start(const char *script)
{
	char shell[] = "/bin/sh", option[] = "-c", path[] = "PATH=/usr/bin:/bin", locale[] = "LC_ALL=C.UTF-8";
	char *text = strdup(script);
	char *arguments[] = {shell, option, text, NULL};
	char *environment[] = {path, locale, NULL};
	struct terminal_setup setup = {5, 20, arguments, environment, NULL};
	struct terminal *terminal = terminal_open(&setup);

	free(text);
	cr_assert(terminal);
	return terminal;
}

static void rows_are(struct terminal *terminal, const char *expected)
{
	struct picture picture;
	char *text = NULL;
	size_t size = 0;
	FILE *out = open_memstream(&text, &size);

	cr_assert(terminal_picture(terminal, &picture));
	picture_print(&picture, out);
	fclose(out);
	cr_expect_str_eq(text, expected);
	free(text);
	picture_free(&picture);
}

Test(terminal, settles_after_the_picture_has_come)
{
	struct terminal *terminal = start("stty raw -echo; printf '\\033[2J\\033[2;3H窓口a'; printf . >&3;"
	                                  "dd bs=1 count=1 2>/dev/null; printf '!'; printf k >&3; sleep 100");

	cr_assert(terminal_settle(terminal, false, 5000));
	rows_are(terminal, "\n  窓口a\n\n\n\n");
	cr_assert(terminal_send(terminal, "x", 1, 5000));
	cr_assert(terminal_settle(terminal, true, 5000));
	rows_are(terminal, "\n  窓口ax!\n\n\n\n");
	terminal_close(terminal);
}

Test(terminal, a_tick_is_not_the_answer_to_a_key)
{
	struct terminal *terminal = start("stty raw -echo; printf . >&3; dd bs=1 count=1 2>/dev/null >&2; printf . >&3;"
	                                  "sleep 100");

	cr_assert(terminal_settle(terminal, false, 5000));
	cr_assert(terminal_send(terminal, "x", 1, 5000));
	cr_assert_not(terminal_settle(terminal, true, 200));
	terminal_close(terminal);
}

Test(terminal, tells_how_a_program_ended)
{
	struct terminal *terminal = start("printf bye; exit 7");
	int status;

	cr_assert(terminal_ended(terminal, 5000, &status));
	cr_expect(WIFEXITED(status) && WEXITSTATUS(status) == 7);
	rows_are(terminal, "bye\n\n\n\n\n");
	terminal_close(terminal);
	terminal = start("printf . >&3; sleep 100");
	cr_assert(terminal_settle(terminal, false, 5000));
	cr_expect_not(terminal_ended(terminal, 50, &status));
	terminal_hang_up(terminal);
	cr_assert(terminal_ended(terminal, 5000, &status));
	cr_expect(WIFSIGNALED(status));
	terminal_close(terminal);
}

Test(terminal, knows_looks_and_modes)
{
	struct terminal *terminal = start("printf '\\033[?1049h\\033[?25l\\033[1mB\\033[0m \\033[7m窓 \\033[0m"
	                                  "\\033[31;44mc\\033[0m'; printf . >&3; sleep 100");
	struct picture picture;
	char *text = NULL;
	size_t size = 0;
	FILE *out = open_memstream(&text, &size);

	cr_assert(terminal_settle(terminal, false, 5000));
	cr_expect(terminal_modes(terminal).other_screen && terminal_modes(terminal).cursor_hidden);
	cr_assert(terminal_picture(terminal, &picture));
	picture_print_attributes(&picture, out);
	fclose(out);
	cr_expect_str_eq(text, "1 1-1 bold\n1 3-5 reverse\n1 6-6 fore1 back4\n");
	cr_expect_eq(picture_find(&picture, 0, 9, "B 窓 c"), 0);
	cr_expect_eq(picture_find(&picture, 1, 9, "B"), -1);
	free(text);
	picture_free(&picture);
	terminal_close(terminal);
}

Test(terminal, keys_have_bytes)
{
	static const struct {
		const char *name, *bytes;
	} cases[] = {{"F3", "\033OR"}, {"C-z", "\x1a"}, {"M-4", "\0334"}, {"Enter", "\r"}, {"KP5", "\033Ou"},
	             {"a", "a"},       {"窓", "窓"},    {"nothing", ""},  {"窓口", ""},    {"", ""}};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		char bytes[KEY_BYTES];
		size_t count = key_bytes(cases[i].name, bytes);

		cr_expect_eq(count, strlen(cases[i].bytes), "%s", cases[i].name);
		cr_expect(memcmp(bytes, cases[i].bytes, count) == 0, "%s", cases[i].name);
	}
}
