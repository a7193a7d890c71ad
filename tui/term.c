#include "tui/term.h"

#include "core/words.h"
#include "tui/term_keys.h"
#include "tui/term_show.h"

#include <curses.h>
#include <errno.h>
#include <fcntl.h>
#include <langinfo.h>
#include <locale.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <term.h>
#include <termios.h>
#include <unistd.h>

#define ESCAPE_MS   25
#define ROWS_MOST   500
#define COLS_MOST   1000
#define FALLBACK    "xterm-256color"
#define PASTE_ON    "\033[?2004h"
#define PASTE_OFF   "\033[?2004l"
#define TEN_KEY_NUM "\033>" /* the numeric keypad: after keypad(), which asks for the other one */

static const int signals[] = {SIGWINCH, SIGTERM, SIGINT, SIGHUP, SIGTSTP, SIGPIPE};
#define SIGNALS (sizeof(signals) / sizeof(signals[0]))

struct terminal {
	FILE *in, *out;
	int in_fd, out_fd;
	SCREEN *screen;
	struct show show;
	struct paste paste;
	struct termios modes;
	bool has_modes;
	bool hung_up;
	struct sigaction before[SIGNALS];
};

/* Where the signal handler writes the number of the signal; the one state of the file, since a handler has no other. */
static int signal_pipe[2] = {-1, -1};

static void on_signal(int number)
{
	int error = errno;
	char byte = (char)number;
	ssize_t written = write(signal_pipe[1], &byte, 1);
	(void)written;
	errno = error;
}

static bool signals_take(struct terminal *term)
{
	if (pipe2(signal_pipe, O_NONBLOCK | O_CLOEXEC) != 0)
		return false;
	for (size_t i = 0; i < SIGNALS; i++) {
		struct sigaction action = {.sa_handler = on_signal, .sa_flags = SA_RESTART};
		if (signals[i] == SIGTSTP || signals[i] == SIGPIPE)
			action.sa_handler = SIG_IGN;
		sigemptyset(&action.sa_mask);
		sigaction(signals[i], &action, &term->before[i]);
	}
	return true;
}

static void signals_give(struct terminal *term)
{
	for (size_t i = 0; i < SIGNALS; i++)
		sigaction(signals[i], &term->before[i], NULL);
	close(signal_pipe[0]);
	close(signal_pipe[1]);
	signal_pipe[0] = signal_pipe[1] = -1;
}

static bool is_utf8(void)
{
	return strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
}

static enum status locale_take(struct fault *fault)
{
	if (is_utf8() || (setlocale(LC_CTYPE, "") && is_utf8()) || (setlocale(LC_CTYPE, "C.UTF-8") && is_utf8()))
		return DONE;
	return fault_set(fault, INVALID, "", _("The terminal's character set is not UTF-8: set LC_ALL=C.UTF-8."));
}

/* A type curses knows, since curses gives up on others. */
static const char *type_known(const char *type, int fd)
{
	int error = 0;
	if (!type || type[0] == '\0' || setupterm(type, fd, &error) != OK)
		return FALLBACK;
	del_curterm(cur_term);
	return type;
}

static enum status screen_open(struct terminal *term, const struct term_setup *setup, struct fault *fault)
{
	const char *type = type_known(setup->type ? setup->type : getenv("TERM"), term->out_fd);
	set_escdelay(setup->escape_ms > 0 ? setup->escape_ms : ESCAPE_MS);
	term->screen = newterm(type, term->out, term->in);
	if (!term->screen)
		return fault_set(fault, INVALID, "",
		                 _("The terminal \"%s\" cannot be used: set TERM to one that curses knows."), type);
	if (!tigetstr("cup") || tigetstr("cup") == (char *)-1) {
		endwin();
		return fault_set(fault, INVALID, "",
		                 _("The terminal \"%s\" cannot place its cursor: set TERM to its real name."), type);
	}
	return DONE;
}

static void write_out(struct terminal *term, const char *codes)
{
	fflush(term->out);
	ssize_t written = write(term->out_fd, codes, strlen(codes));
	(void)written;
}

/* Asks the terminal how large it is and tells curses: a change during newterm would be lost otherwise. */
static void size_take(struct terminal *term)
{
	struct winsize size = {0};
	if (ioctl(term->out_fd, TIOCGWINSZ, &size) != 0 || size.ws_row == 0 || size.ws_col == 0)
		return;
	int rows = size.ws_row < ROWS_MOST ? size.ws_row : ROWS_MOST;
	int cols = size.ws_col < COLS_MOST ? size.ws_col : COLS_MOST;
	if (rows != LINES || cols != COLS)
		resizeterm(rows, cols);
}

static void modes_set(struct terminal *term, const struct term_setup *setup)
{
	raw();
	noecho();
	nonl();
	timeout(0);
	keypad(stdscr, TRUE);
	term_keys_define();
	show_begin(&term->show, setup->theme);
	size_take(term);
	clear();
	refresh();
	write_out(term, TEN_KEY_NUM PASTE_ON);
}

static enum status size_check(const struct term_setup *setup, struct fault *fault)
{
	if (LINES >= setup->least_rows && COLS >= setup->least_cols)
		return DONE;
	return fault_set(fault, INVALID, "",
	                 _("The terminal is too small: it has %d columns and %d rows, %d and %d are needed."), COLS,
	                 LINES, setup->least_cols, setup->least_rows);
}

static enum status files_take(struct terminal *term, const struct term_setup *setup, struct fault *fault)
{
	term->in = setup->in ? setup->in : stdin;
	term->out = setup->out ? setup->out : stdout;
	term->in_fd = fileno(term->in);
	term->out_fd = fileno(term->out);
	if ((!setup->in && !isatty(term->in_fd)) || (!setup->out && !isatty(term->out_fd)))
		return fault_set(fault, INVALID, "",
		                 _("The desk needs a terminal: start it from one, or name a command."));
	term->has_modes = tcgetattr(term->in_fd, &term->modes) == 0;
	return DONE;
}

enum status term_open(struct terminal **out, const struct term_setup *setup, struct fault *fault)
{
	struct terminal *term = calloc(1, sizeof(*term));
	*out = NULL;
	if (!term)
		return fault_set(fault, FAILED, "", _("There is not enough memory."));
	enum status status = files_take(term, setup, fault);
	if (status == DONE)
		status = locale_take(fault);
	if (status == DONE && !signals_take(term))
		status = fault_set(fault, FAILED, "", _("The terminal cannot be used: %s."), strerror(errno));
	if (status == DONE)
		status = screen_open(term, setup, fault);
	if (status == DONE) {
		modes_set(term, setup);
		status = size_check(setup, fault);
	}
	if (status == DONE)
		*out = term;
	else
		term_close(term);
	return status;
}

void term_close(struct terminal *term)
{
	if (!term)
		return;
	if (term->screen) {
		write_out(term, PASTE_OFF);
		endwin();
		delscreen(term->screen);
	}
	if (term->has_modes)
		tcsetattr(term->in_fd, TCSADRAIN, &term->modes);
	if (signal_pipe[0] >= 0)
		signals_give(term);
	show_end(&term->show);
	free(term->paste.text);
	free(term);
}

void term_size(const struct terminal *term, int *rows, int *cols)
{
	(void)term;
	*rows = LINES;
	*cols = COLS;
}

/* The end of the line: closed by the other side, and nothing of it is left to read. */
static bool cut_off(struct terminal *term, short events)
{
	int waiting = 0;
	if (!(events & (POLLIN | POLLHUP | POLLERR | POLLNVAL)))
		return false;
	return ioctl(term->in_fd, FIONREAD, &waiting) != 0 || waiting == 0;
}

static enum term_event take_signals(struct terminal *term)
{
	char number;
	bool resized = false;
	while (read(signal_pipe[0], &number, 1) == 1) {
		if (number == SIGWINCH)
			resized = true;
		else
			term->hung_up = true;
	}
	if (term->hung_up)
		return TERM_HANGUP;
	if (!resized)
		return TERM_NOTHING;
	size_take(term);
	return TERM_RESIZE;
}

enum term_event term_wait(struct terminal *term, int ms, struct key *key)
{
	struct pollfd fds[2] = {{term->in_fd, POLLIN, 0}, {signal_pipe[0], POLLIN, 0}};
	if (term->hung_up)
		return TERM_HANGUP;
	/* Curses may hold keys it has read already; poll does not know of them. */
	bool arriving = poll(fds, 1, 0) > 0;
	if (term_keys_read(key, &term->paste, arriving))
		return TERM_KEY;
	if (poll(fds, 2, ms) <= 0)
		return TERM_NOTHING;
	enum term_event event = take_signals(term);
	if (event != TERM_NOTHING || fds[0].revents == 0)
		return event;
	if (term_keys_read(key, &term->paste, true))
		return TERM_KEY;
	term->hung_up = cut_off(term, fds[0].revents);
	return term->hung_up ? TERM_HANGUP : TERM_NOTHING;
}

void term_show(struct terminal *term, const struct canvas *canvas, bool anew)
{
	show_canvas(&term->show, canvas, anew);
}
