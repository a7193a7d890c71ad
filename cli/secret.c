#include "cli/secret.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "cli/call.h"
#include "core/text/safe.h"
#include "core/words.h"

/* One line without its end. False when there is none, or it is longer than any passphrase. */
static bool read_line(FILE *file, char *line)
{
	if (!fgets(line, SECRET_BYTES, file))
		return false;
	size_t length = strcspn(line, "\r\n");
	bool whole = length < SECRET_BYTES - 1;
	line[length] = '\0';
	return whole;
}

static enum status read_file(struct call *call, const char *path, char *line)
{
	FILE *file = fopen(path, "re");
	if (!file)
		return fault_set(&call->fault, INVALID, "passphrase-file", _("%s cannot be read (%s): check the name."),
		                 path, strerror(errno));
	bool read = read_line(file, line);
	fclose(file);
	if (!read)
		return fault_set(&call->fault, INVALID, "passphrase-file",
		                 _("%s has no passphrase on its first line: write one of 8 to 1024 characters."), path);
	return DONE;
}

enum { CTRL_C = 3 };

/* Ctrl-C ends a line here instead of the program, which would leave the terminal without an echo. */
bool secret_open(struct secret *out)
{
	out->terminal = open("/dev/tty", O_RDWR | O_CLOEXEC);
	if (out->terminal < 0)
		return false;
	bool is_terminal = tcgetattr(out->terminal, &out->shown) == 0;
	struct termios hidden = out->shown;
	hidden.c_lflag = (hidden.c_lflag | ICANON) & ~(tcflag_t)(ECHO | ISIG);
	hidden.c_cc[VEOL] = CTRL_C;
	if (is_terminal && tcsetattr(out->terminal, TCSAFLUSH, &hidden) == 0)
		return true;
	close(out->terminal);
	return false;
}

void secret_close(const struct secret *secret)
{
	tcsetattr(secret->terminal, TCSAFLUSH, &secret->shown);
	close(secret->terminal);
}

static void write_text(const struct secret *secret, const char *text)
{
	char safe[3 * FAULT_TEXT_BYTES + 1];
	size_t length = safe_output(safe, sizeof(safe), text, SAFE_LINE);
	ssize_t written = write(secret->terminal, safe, length);
	(void)written;
}

void secret_say(const struct secret *secret, const char *line)
{
	write_text(secret, line);
	ssize_t written = write(secret->terminal, "\n", 1);
	(void)written;
}

/* A terminal gives a line at a time. */
static bool read_typed(const struct secret *secret, char line[SECRET_BYTES])
{
	ssize_t length = 0;
	do
		length = read(secret->terminal, line, SECRET_BYTES - 1);
	while (length < 0 && errno == EINTR);
	bool whole = length > 0 && line[length - 1] == '\n';
	line[whole ? length - 1 : 0] = '\0';
	return whole;
}

bool secret_ask(const struct secret *secret, const char *question, char line[SECRET_BYTES])
{
	tcflush(secret->terminal, TCIFLUSH);
	write_text(secret, question);
	write_text(secret, " ");
	bool read = read_typed(secret, line);
	secret_say(secret, "");
	return read;
}

bool secret_wait(const struct secret *secret, int seconds)
{
	struct pollfd typed = {.fd = secret->terminal, .events = POLLIN};
	struct timespec now, end;
	char line[SECRET_BYTES];
	bool going = true;
	clock_gettime(CLOCK_MONOTONIC, &end);
	end.tv_sec += seconds;
	for (int64_t left = seconds * INT64_C(1000); going && left > 0;) {
		if (poll(&typed, 1, (int)left) > 0)
			going = read_typed(secret, line);
		clock_gettime(CLOCK_MONOTONIC, &now);
		left = (end.tv_sec - now.tv_sec) * 1000 + (end.tv_nsec - now.tv_nsec) / 1000000;
	}
	explicit_bzero(line, sizeof(line));
	return going;
}

static enum status read_terminal(struct call *call, char *line)
{
	char again[SECRET_BYTES] = "";
	struct secret terminal;
	bool there = secret_open(&terminal);
	bool read = there && secret_ask(&terminal, _("Passphrase of the manager:"), line) &&
	            secret_ask(&terminal, _("The same again:"), again);
	if (there)
		secret_close(&terminal);
	bool same = strcmp(line, again) == 0;
	explicit_bzero(again, sizeof(again));
	if (!there)
		return fault_set(&call->fault, INVALID, "passphrase-file",
		                 _("There is no terminal to ask for a passphrase: give --passphrase-file FILE."));
	if (!read)
		return fault_set(&call->fault, INVALID, "passphrase", _("No passphrase was typed: try again."));
	if (!same)
		return fault_set(&call->fault, INVALID, "passphrase", _("The two passphrases differ: try again."));
	return DONE;
}

enum status secret_read(struct call *call, char hash[PASSPHRASE_HASH_BYTES])
{
	char line[SECRET_BYTES] = "";
	const char *path = call_option(call, "passphrase-file");
	enum status status = path ? read_file(call, path, line) : read_terminal(call, line);
	if (status == DONE)
		status = passphrase_hash(line, hash, &call->fault);
	explicit_bzero(line, sizeof(line));
	return status;
}
