#include "tests/terminal/terminal.h"

#include "tests/terminal/emulator.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/pidfd.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>
#include <utmp.h>

#define SETTLED_DESCRIPTOR 3
#define MARK_COMMAND       "7777;"

/*
 * `line` is a second descriptor of the program's end of the pty: the mark goes in there, and the line's settings can be
 * read after the program's end. It has its own open file, so that its O_NONBLOCK is not the program's.
 */
struct terminal {
	pid_t process;
	int process_descriptor;
	int master, line, settled, mirror;
	bool ended;
	int status;
	bool keyed, drawn; /* settling bytes seen since the last key */
	long mark;
	struct emulator *emulator;
};

long terminal_clock(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return now.tv_sec * 1000L + now.tv_nsec / 1000000L;
}

static int left_until(long deadline)
{
	long left = deadline - terminal_clock();

	return left > 0 ? (int)left : 0;
}

static char **with_settled(char *const *environment)
{
	static char settled[] = "MADOGUCHI_SETTLED=3";
	size_t count = 0;
	char **all;

	while (environment[count])
		count++;
	all = calloc(count + 2, sizeof(*all));
	if (!all)
		return NULL;
	memcpy(all, environment, count * sizeof(*all));
	all[count] = settled;
	return all;
}

static _Noreturn void become_program(const struct terminal_setup *setup, int slave, int settled)
{
	char **environment = with_settled(setup->environment);
	int kept = settled == SETTLED_DESCRIPTOR ? dup(settled) : settled;
	sigset_t none;

	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	signal(SIGPIPE, SIG_DFL);
	signal(SIGHUP, SIG_DFL); /* also where the tests run without a terminal of their own */
	if (login_tty(slave) != 0 || dup2(kept, SETTLED_DESCRIPTOR) < 0 || !environment)
		_exit(126);
	close_range(SETTLED_DESCRIPTOR + 1, ~0U, 0);
	if (setup->folder && chdir(setup->folder) != 0)
		_exit(126);
	execvpe(setup->arguments[0], setup->arguments, environment);
	_exit(127);
}

static bool open_line(struct terminal *terminal, const struct terminal_setup *setup)
{
	struct winsize size = {.ws_row = (unsigned short)setup->rows, .ws_col = (unsigned short)setup->columns};
	char name[64];
	int slave, settled[2];

	if (openpty(&terminal->master, &slave, name, NULL, &size) != 0)
		return false;
	fcntl(terminal->master, F_SETFD, FD_CLOEXEC);
	fcntl(terminal->master, F_SETFL, O_NONBLOCK);
	terminal->line = open(name, O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
	if (terminal->line < 0 || pipe2(settled, O_CLOEXEC | O_NONBLOCK) != 0) {
		close(slave);
		return false;
	}
	terminal->settled = settled[0];
	terminal->process = fork();
	if (terminal->process == 0)
		become_program(setup, slave, settled[1]);
	close(slave);
	close(settled[1]);
	if (terminal->process < 0)
		return false;
	terminal->process_descriptor = pidfd_open(terminal->process, 0);
	return terminal->process_descriptor >= 0;
}

struct terminal *terminal_open(const struct terminal_setup *setup)
{
	struct terminal *terminal = calloc(1, sizeof(*terminal));

	if (!terminal)
		return NULL;
	terminal->master = terminal->line = terminal->settled = terminal->mirror = terminal->process_descriptor = -1;
	terminal->process = -1;
	terminal->emulator = emulator_open(setup->rows, setup->columns);
	if (!terminal->emulator || !open_line(terminal, setup)) {
		terminal_close(terminal);
		return NULL;
	}
	return terminal;
}

static void close_descriptor(int *descriptor)
{
	if (*descriptor >= 0)
		close(*descriptor);
	*descriptor = -1;
}

void terminal_hang_up(struct terminal *terminal)
{
	close_descriptor(&terminal->line);
	close_descriptor(&terminal->master);
}

void terminal_close(struct terminal *terminal)
{
	if (!terminal)
		return;
	if (terminal->process > 0 && !terminal->ended) {
		kill(terminal->process, SIGKILL);
		waitpid(terminal->process, NULL, 0);
	}
	terminal_hang_up(terminal);
	close_descriptor(&terminal->settled);
	close_descriptor(&terminal->process_descriptor);
	emulator_close(terminal->emulator);
	free(terminal);
}

pid_t terminal_process(const struct terminal *terminal)
{
	return terminal->process;
}

static void copy_to_mirror(const struct terminal *terminal, const char *bytes, size_t count)
{
	while (terminal->mirror >= 0 && count > 0) {
		ssize_t written = write(terminal->mirror, bytes, count);

		if (written <= 0)
			return;
		bytes += written;
		count -= (size_t)written;
	}
}

static bool take_output(struct terminal *terminal)
{
	char bytes[16384];
	ssize_t count = terminal->master < 0 ? 0 : read(terminal->master, bytes, sizeof(bytes));

	if (count <= 0)
		return false;
	emulator_write(terminal->emulator, bytes, (size_t)count, terminal->master);
	copy_to_mirror(terminal, bytes, (size_t)count);
	return true;
}

static bool take_settled(struct terminal *terminal)
{
	char bytes[64];
	ssize_t count = read(terminal->settled, bytes, sizeof(bytes));

	if (count == 0)
		close_descriptor(&terminal->settled);
	if (count <= 0)
		return false;
	terminal->drawn = true;
	terminal->keyed = terminal->keyed || memchr(bytes, 'k', (size_t)count);
	return true;
}

static bool take_end(struct terminal *terminal)
{
	if (terminal->ended || waitpid(terminal->process, &terminal->status, WNOHANG) != terminal->process)
		return false;
	terminal->ended = true;
	return true;
}

/* Waits for one thing or more to happen and takes it in. `writable`: that the program's input has room counts too. */
static bool step(struct terminal *terminal, int patience, bool writable)
{
	struct pollfd waits[] = {
	        {.fd = terminal->master, .events = (short)(POLLIN | (writable ? POLLOUT : 0))},
	        {.fd = terminal->settled, .events = POLLIN},
	        {.fd = terminal->ended ? -1 : terminal->process_descriptor, .events = POLLIN},
	};
	bool happened;

	if (poll(waits, 3, patience) <= 0)
		return false;
	happened = waits[0].revents & POLLOUT;
	if (waits[0].revents & POLLIN)
		happened = take_output(terminal) || happened;
	if (waits[1].revents)
		happened = take_settled(terminal) || happened;
	if (waits[2].revents)
		happened = take_end(terminal) || happened;
	return happened;
}

bool terminal_pump(struct terminal *terminal, int patience)
{
	bool happened = step(terminal, patience, false);

	while (happened && step(terminal, 0, false))
		;
	return happened;
}

bool terminal_send(struct terminal *terminal, const char *bytes, size_t count, int patience)
{
	long deadline = terminal_clock() + patience;

	terminal_pump(terminal, 0);
	terminal->keyed = terminal->drawn = false;
	while (count > 0) {
		ssize_t written = terminal->master < 0 ? 0 : write(terminal->master, bytes, count);

		if (written > 0) {
			bytes += written;
			count -= (size_t)written;
		} else if (terminal->master < 0 || terminal->ended || left_until(deadline) == 0 ||
		           (errno != EAGAIN && errno != EINTR)) {
			return false;
		} else {
			step(terminal, left_until(deadline), true);
		}
	}
	return true;
}

/* Waits until everything the program has written by now has come through the pty. */
static bool catch_up(struct terminal *terminal, long deadline)
{
	char mark[48];
	int length = snprintf(mark, sizeof(mark), EMULATOR_MARK, ++terminal->mark);

	while (terminal->line >= 0 && write(terminal->line, mark, (size_t)length) != length)
		if (!terminal_pump(terminal, left_until(deadline)))
			return false;
	while (terminal->line >= 0 && emulator_mark(terminal->emulator) != terminal->mark)
		if (!terminal_pump(terminal, left_until(deadline)))
			return false;
	return terminal->line >= 0;
}

bool terminal_settle(struct terminal *terminal, bool key, int patience)
{
	long deadline = terminal_clock() + patience;

	while (!(key ? terminal->keyed : terminal->drawn))
		if (terminal->ended || (!terminal_pump(terminal, left_until(deadline)) && left_until(deadline) == 0))
			break;
	return catch_up(terminal, deadline) && (key ? terminal->keyed : terminal->drawn);
}

bool terminal_redrawn(struct terminal *terminal, int patience)
{
	long deadline = terminal_clock() + patience;

	terminal->drawn = false;
	if (!terminal_settle(terminal, false, patience))
		return false;
	do {
		terminal->drawn = false;
		if (!catch_up(terminal, deadline))
			return false;
	} while (terminal->drawn);
	return true;
}

void terminal_resize(struct terminal *terminal, int rows, int columns)
{
	struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};

	terminal_pump(terminal, 0);
	terminal->keyed = terminal->drawn = false;
	emulator_resize(terminal->emulator, rows, columns);
	ioctl(terminal->master, TIOCSWINSZ, &size);
}

bool terminal_ended(struct terminal *terminal, int patience, int *status)
{
	long deadline = terminal_clock() + patience;

	while (!terminal->ended && left_until(deadline) > 0)
		terminal_pump(terminal, left_until(deadline));
	if (terminal->ended)
		catch_up(terminal, deadline);
	*status = terminal->status;
	return terminal->ended;
}

void terminal_mirror(struct terminal *terminal, int descriptor)
{
	terminal->mirror = descriptor;
}

struct emulator_modes terminal_modes(const struct terminal *terminal)
{
	return emulator_modes(terminal->emulator);
}

bool terminal_picture(const struct terminal *terminal, struct picture *picture)
{
	return emulator_picture(terminal->emulator, picture);
}

void terminal_line(const struct terminal *terminal, char *out, size_t size)
{
	struct termios line;
	int used;

	out[0] = '\0';
	if (tcgetattr(terminal->line, &line) != 0)
		return;
	used = snprintf(out, size, "%x:%x:%x:%x", line.c_iflag, line.c_oflag, line.c_cflag, line.c_lflag);
	for (int i = 0; i < NCCS && used > 0 && (size_t)used < size; i++)
		used += snprintf(out + used, size - (size_t)used, ":%x", line.c_cc[i]);
}
