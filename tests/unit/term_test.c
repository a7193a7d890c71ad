#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/terminal/emulator.h"
#include "tui/term.h"

/* A terminal of two files: what is typed goes in by a pipe, what curses writes is read from a file. */
struct wire {
	struct terminal *term;
	FILE *in, *out;
	int keys;
	off_t seen;
};

static void wire_open(struct wire *wire, const char *type)
{
	int ends[2];
	struct fault fault = {{0}, {0}};
	cr_assert_eq(pipe(ends), 0);
	*wire = (struct wire){
	        .in = fdopen(ends[0], "r"), .out = fdopen(memfd_create("screen", MFD_CLOEXEC), "w"), .keys = ends[1]};
	struct term_setup setup = {.in = wire->in, .out = wire->out, .type = type};
	cr_assert_eq(term_open(&wire->term, &setup, &fault), DONE, "%s", fault.text);
}

static void wire_close(struct wire *wire)
{
	term_close(wire->term);
	fclose(wire->in);
	fclose(wire->out);
	if (wire->keys >= 0)
		close(wire->keys);
}

static void type(struct wire *wire, const char *bytes)
{
	cr_assert_eq(write(wire->keys, bytes, strlen(bytes)), (ssize_t)strlen(bytes));
}

/* The next key, K_NONE when none comes. */
static struct key next_key(struct wire *wire)
{
	struct key key = {0};
	return term_wait(wire->term, 0, &key) == TERM_KEY ? key : (struct key){0};
}

static void expect_keys(struct wire *wire, const char *bytes, const char *names)
{
	char seen[256] = "";
	type(wire, bytes);
	for (struct key key = next_key(wire); key.code != K_NONE; key = next_key(wire)) {
		char name[KEY_NAME_BYTES];
		strcat(seen, seen[0] ? " " : "");
		strcat(seen, key_spell(key.code, name));
	}
	cr_expect_str_eq(seen, names, "%s: %s", names, seen);
}

static const char *const types[] = {"xterm-256color", "xterm", "tmux-256color", "screen-256color", "linux", "nonsense"};
#define TYPES (sizeof(types) / sizeof(types[0]))

/* The ten-key gives its digits in both encodings, under every terminal. */
Test(term, ten_key)
{
	for (size_t i = 0; i < TYPES; i++) {
		struct wire wire;
		wire_open(&wire, types[i]);
		expect_keys(&wire, "0123456789+-*/.\r", "0 1 2 3 4 5 6 7 8 9 + - * / . Enter");
		expect_keys(&wire, "\033Op\033Oq\033Or\033Os\033Ot\033Ou\033Ov\033Ow\033Ox\033Oy",
		            "0 1 2 3 4 5 6 7 8 9");
		expect_keys(&wire, "\033Ok\033Om\033Oj\033Oo\033On\033OM", "+ - * / . Enter");
		wire_close(&wire);
	}
}

Test(term, keys)
{
	static const struct {
		const char *bytes, *names;
	} cases[] = {
	        {"\033OP\033OQ\033OR\033OS\033[15~\033[21~\033[24~", "F1 F2 F3 F4 F5 F10 F12"},
	        {"\033OA\033OB\033OC\033OD\033OH\033OF", "Up Down Right Left Home End"},
	        {"\033[5~\033[6~\033[1~\033[4~\033[3~\033[2~", "PgUp PgDn Home End Del Ins"},
	        {"\033[Z\t\x7f\x08", "Shift-Tab Tab Backspace Backspace"},
	        {"\x13\x11\x1a\x03\x07\x0c", "Ctrl-S Ctrl-Q Ctrl-Z Ctrl-C Ctrl-G Ctrl-L"},
	        {"山ｱ𠮷a ", "山 ｱ 𠮷 a Space"},
	        {"\0334\0330", "Alt-4 Alt-0"},
	        {"\033x\033", "Esc x Esc"},
	        {"\033\033[24~", "Esc F12"},
	};
	struct wire wire;
	wire_open(&wire, "xterm-256color");
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		expect_keys(&wire, cases[i].bytes, cases[i].names);
	/* A character whose bytes come in two parts. */
	type(&wire, "\xE5\xB1");
	pid_t child = fork();
	if (child == 0) {
		usleep(20000);
		_exit(write(wire.keys, "\xB1", 1) != 1);
	}
	cr_expect_eq(next_key(&wire).code, 0x5C71u);
	waitpid(child, NULL, 0);
	wire_close(&wire);
}

Test(term, pastes)
{
	struct wire wire;
	wire_open(&wire, "xterm-256color");
	type(&wire, "\033[200~山田\r\n\x03\033[31mx\033[201~y");
	struct key key = next_key(&wire);
	cr_assert_eq(key.code, (uint32_t)K_PASTE);
	cr_expect(strncmp(key.text, "山田\n", strlen("山田\n")) == 0 && strstr(key.text, "x"), "%s", key.text);
	cr_expect_eq(next_key(&wire).code, (uint32_t)'y');
	type(&wire, "\033[200~\033[201~");
	key = next_key(&wire);
	cr_assert_eq(key.code, (uint32_t)K_PASTE);
	cr_expect_str_eq(key.text, "");
	type(&wire, "\033[200~never ended");
	key = next_key(&wire);
	cr_assert_eq(key.code, (uint32_t)K_PASTE);
	cr_expect_str_eq(key.text, "never ended");
	wire_close(&wire);
}

Test(term, end_of_the_line)
{
	struct wire wire;
	struct key key;
	wire_open(&wire, "xterm-256color");
	type(&wire, "ab");
	close(wire.keys);
	wire.keys = -1;
	cr_expect_eq(term_wait(wire.term, 100, &key), TERM_KEY, "what was typed before comes first");
	cr_expect_eq(term_wait(wire.term, 100, &key), TERM_KEY);
	for (int i = 0; i < 3; i++)
		cr_expect_eq(term_wait(wire.term, 100, &key), TERM_HANGUP);
	wire_close(&wire);
}

static void show_and_read(struct wire *wire, struct emulator *emulator, const struct canvas *canvas)
{
	char bytes[8192];
	ssize_t count;
	term_show(wire->term, canvas, false);
	while ((count = pread(fileno(wire->out), bytes, sizeof(bytes), wire->seen)) > 0) {
		emulator_write(emulator, bytes, (size_t)count, -1);
		wire->seen += count;
	}
}

static void scribble(struct canvas *canvas)
{
	static const char *const texts[] = {"a", "山田", "ab山", "ｱﾞ", "𠮷野家", "   ", "㈱三光土木", "12:30", "○①─"};
	canvas_text(canvas, rand() % 24, rand() % 80, 1 + rand() % 20, (unsigned)rand() % 32, texts[rand() % 9]);
	if (rand() % 20 == 0)
		canvas_fill(canvas, (struct area){rand() % 24, rand() % 80, 3, 20}, 0);
	canvas_fill(canvas, (struct area){23, 78, 1, 2}, 0);
	canvas_cursor(canvas, rand() % 24, rand() % 80);
}

/* Whatever is drawn over whatever: the terminal shows what the canvas says. */
static void compare(const char *type_name)
{
	struct wire wire;
	struct canvas canvas;
	struct picture picture;
	struct emulator *emulator = emulator_open(24, 80);
	wire_open(&wire, type_name);
	cr_assert(emulator && canvas_open(&canvas, 24, 80));
	srand(7);
	for (int step = 0; step < 1500; step++) {
		for (int i = rand() % 5; i >= 0; i--)
			scribble(&canvas);
		show_and_read(&wire, emulator, &canvas);
		cr_assert(emulator_picture(emulator, &picture));
		for (int row = 0; row < 24; row++) {
			char expected[1024];
			char *shown = picture_row(&picture, row);
			canvas_row(&canvas, row, expected, sizeof(expected));
			cr_assert_str_eq(shown, expected, "%s: row %d at step %d", type_name, row, step);
			free(shown);
		}
		cr_assert(picture.cursor_row == canvas.cursor_row && picture.cursor_column == canvas.cursor_col);
		picture_free(&picture);
	}
	off_t before = wire.seen;
	show_and_read(&wire, emulator, &canvas);
	cr_expect_eq(wire.seen, before, "nothing is written when nothing changes");
	canvas_close(&canvas);
	emulator_close(emulator);
	wire_close(&wire);
}

Test(term, shows_what_the_canvas_says)
{
	compare("xterm-256color");
	compare("tmux-256color");
	compare("linux");
}

Test(term, refuses_what_cannot_be_used)
{
	struct terminal *term = NULL;
	struct fault fault = {{0}, {0}};
	FILE *file = tmpfile();
	struct term_setup small = {.in = file, .out = file, .type = "xterm", .least_rows = 25};
	cr_expect_eq(term_open(&term, &small, &fault), INVALID);
	cr_expect(strstr(fault.text, "too small"), "%s", fault.text);
	struct term_setup dumb = {.in = file, .out = file, .type = "dumb"};
	cr_expect_eq(term_open(&term, &dumb, &fault), INVALID);
	cr_expect(strstr(fault.text, "cursor"), "%s", fault.text);
	cr_expect_null(term);
	fclose(file);
}
