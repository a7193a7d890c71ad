#include "tests/terminal/terminal.h"

#include "tests/terminal/keys.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/*
 * A terminal for scripts: commands come on standard input, one a line, and each gets one line back, "ok [VALUE]" or
 * "no REASON" ("screen" and "attributes": "ok N" and N lines more). A script that needs two desks starts this twice.
 */

#define LINE_BYTES  (4 << 20)
#define PATIENCE_MS 10000

struct session {
	struct terminal *terminal;
	int rows, columns, patience;
	int mirror;   /* where the next program's output also goes, or -1 */
	bool settles; /* this program tells when it has settled */
};

struct command {
	const char *name;
	bool needs_program;
	void (*run)(struct session *session, char *rest);
};

extern char **environ;

static void answer(bool good, const char *reason)
{
	printf("%s%s%s\n", good ? "ok" : "no", !good && reason ? " " : "", !good && reason ? reason : "");
}

static void spawn(struct session *session, char *rest)
{
	char shell[] = "/bin/sh", option[] = "-c";
	char *arguments[] = {shell, option, rest, NULL};
	struct terminal_setup setup = {session->rows, session->columns, arguments, environ, NULL};

	terminal_close(session->terminal);
	session->terminal = terminal_open(&setup);
	session->settles = false;
	if (session->terminal)
		terminal_mirror(session->terminal, session->mirror);
	answer(session->terminal, "the terminal does not open");
}

static void set_patience(struct session *session, char *rest)
{
	session->patience = atoi(rest);
	answer(session->patience > 0, "milliseconds");
}

/* Before `spawn` the size it starts with; later the window changes. */
static void set_size(struct session *session, char *rest)
{
	char *end;
	long columns = strtol(rest, &end, 10), rows = *end == 'x' ? strtol(end + 1, &end, 10) : 0;

	if (*end || columns < 1 || rows < 1 || columns > 1000 || rows > 1000) {
		answer(false, "COLUMNSxROWS");
		return;
	}
	session->columns = (int)columns;
	session->rows = (int)rows;
	if (session->terminal)
		terminal_resize(session->terminal, session->rows, session->columns);
	answer(true, NULL);
}

static bool send_settled(const struct session *session, const char *bytes, size_t count)
{
	return terminal_send(session->terminal, bytes, count, session->patience) &&
	       terminal_settle(session->terminal, true, session->patience);
}

static void press(struct session *session, char *rest)
{
	for (char *name = strsep(&rest, " "); name; name = strsep(&rest, " ")) {
		char bytes[KEY_BYTES];
		size_t count = *name ? key_bytes(name, bytes) : 0;

		if (*name && (!count || !send_settled(session, bytes, count))) {
			answer(false, count ? "not settled" : "no such key");
			return;
		}
	}
	answer(true, NULL);
}

static void type(struct session *session, char *rest)
{
	while (*rest) {
		size_t bytes = 1;

		while (((unsigned char)rest[bytes] & 0xc0) == 0x80)
			bytes++;
		if (!send_settled(session, rest, bytes)) {
			answer(false, "not settled");
			return;
		}
		rest += bytes;
	}
	answer(true, NULL);
}

/* Bytes as hexadecimal digits, sent at once and not settled. */
static void send_bytes(struct session *session, char *rest)
{
	size_t count = strlen(rest) / 2;

	for (size_t i = 0; i < count; i++) {
		char digits[3] = {rest[2 * i], rest[2 * i + 1], '\0'};

		rest[i] = (char)strtol(digits, NULL, 16);
	}
	answer(terminal_send(session->terminal, rest, count, session->patience), "not read");
}

static void settle(struct session *session, char *rest)
{
	bool first = strcmp(rest, "first") == 0;
	bool good = terminal_settle(session->terminal, !first, session->patience);

	session->settles = session->settles || good;
	answer(good, "not settled");
}

static int row_of(const struct session *session, const char *text)
{
	struct picture picture;
	int row = -1;

	if (terminal_picture(session->terminal, &picture)) {
		row = picture_find(&picture, 0, picture.rows, text);
		picture_free(&picture);
	}
	return row;
}

static void wait_until(const struct session *session, const char *text, bool present)
{
	long deadline = terminal_clock() + session->patience;

	while ((row_of(session, text) >= 0) != present) {
		long left = deadline - terminal_clock();

		if (left <= 0) {
			answer(false, present ? "did not come" : "did not go");
			return;
		}
		if (session->settles)
			terminal_redrawn(session->terminal, (int)left);
		else
			terminal_pump(session->terminal, (int)left);
	}
	answer(true, NULL);
}

static void wait_text(struct session *session, char *rest)
{
	wait_until(session, rest, true);
}

static void wait_gone(struct session *session, char *rest)
{
	wait_until(session, rest, false);
}

/* Until the program shows anything at all. */
static void pump(struct session *session, char *rest)
{
	(void)rest;
	answer(terminal_pump(session->terminal, session->patience), "nothing came");
}

static void print_picture(const struct session *session, void (*print)(const struct picture *picture, FILE *out))
{
	struct picture picture;
	char *text = NULL;
	size_t size = 0, lines = 0;
	FILE *out = open_memstream(&text, &size);

	terminal_pump(session->terminal, 0);
	if (!out || !terminal_picture(session->terminal, &picture)) {
		answer(false, "out of memory");
		return;
	}
	print(&picture, out);
	fclose(out);
	picture_free(&picture);
	for (size_t i = 0; i < size; i++)
		lines += text[i] == '\n';
	printf("ok %zu\n%s", lines, text);
	free(text);
}

static void screen(struct session *session, char *rest)
{
	(void)rest;
	print_picture(session, picture_print);
}

static void attributes(struct session *session, char *rest)
{
	(void)rest;
	print_picture(session, picture_print_attributes);
}

static void cursor(struct session *session, char *rest)
{
	struct picture picture;

	(void)rest;
	if (!terminal_picture(session->terminal, &picture)) {
		answer(false, "out of memory");
		return;
	}
	printf("ok %d %d%s\n", picture.cursor_row + 1, picture.cursor_column + 1,
	       picture.cursor_visible ? "" : " hidden");
	picture_free(&picture);
}

static void modes(struct session *session, char *rest)
{
	struct emulator_modes now = terminal_modes(session->terminal);

	(void)rest;
	printf("ok%s%s%s\n", now.other_screen ? " other-screen" : "", now.cursor_hidden ? " cursor-hidden" : "",
	       now.mouse ? " mouse" : "");
}

static void line_settings(struct session *session, char *rest)
{
	char text[256];

	(void)rest;
	terminal_line(session->terminal, text, sizeof(text));
	printf("ok %s\n", text);
}

static void send_signal(struct session *session, char *rest)
{
	answer(kill(terminal_process(session->terminal), atoi(rest)) == 0, "no such process");
}

static void hang_up(struct session *session, char *rest)
{
	(void)rest;
	terminal_hang_up(session->terminal);
	answer(true, NULL);
}

static void ended(struct session *session, char *rest)
{
	int status;

	(void)rest;
	if (!terminal_ended(session->terminal, session->patience, &status))
		answer(false, "still runs");
	else if (WIFSIGNALED(status))
		printf("ok signal %d\n", WTERMSIG(status));
	else
		printf("ok exit %d\n", WEXITSTATUS(status));
}

static void process(struct session *session, char *rest)
{
	(void)rest;
	printf("ok %d\n", (int)terminal_process(session->terminal));
}

/* Everything the next program shows also goes to this terminal's line (a window that is photographed). */
static void mirror(struct session *session, char *rest)
{
	session->mirror = open(rest, O_WRONLY | O_NOCTTY | O_CLOEXEC);
	answer(session->mirror >= 0, "cannot be opened");
}

static const struct command commands[] = {
        {"size", false, set_size},
        {"patience", false, set_patience},
        {"spawn", false, spawn},
        {"key", true, press},
        {"type", true, type},
        {"send", true, send_bytes},
        {"settle", true, settle},
        {"wait", true, wait_text},
        {"gone", true, wait_gone},
        {"screen", true, screen},
        {"attributes", true, attributes},
        {"cursor", true, cursor},
        {"modes", true, modes},
        {"line", true, line_settings},
        {"signal", true, send_signal},
        {"hangup", true, hang_up},
        {"ended", true, ended},
        {"process", true, process},
        {"mirror", false, mirror},
        {"pump", true, pump},
};

static void run_line(struct session *session, char *line)
{
	char *rest = line;
	const char *name = strsep(&rest, " ");
	static char nothing[] = "";

	for (size_t i = 0; i < sizeof(commands) / sizeof(commands[0]); i++)
		if (strcmp(commands[i].name, name) == 0) {
			if (commands[i].needs_program && !session->terminal)
				answer(false, "nothing was started");
			else
				commands[i].run(session, rest ? rest : nothing);
			return;
		}
	answer(false, "no such command");
}

int main(void)
{
	struct session session = {.rows = 24, .columns = 80, .patience = PATIENCE_MS, .mirror = -1};
	char *line = malloc(LINE_BYTES);

	signal(SIGPIPE, SIG_IGN);
	setvbuf(stdout, NULL, _IOFBF, 1 << 16);
	while (line && fgets(line, LINE_BYTES, stdin)) {
		line[strcspn(line, "\n")] = '\0';
		run_line(&session, line);
		fflush(stdout);
	}
	terminal_close(session.terminal);
	free(line);
	return line ? 0 : 1;
}
