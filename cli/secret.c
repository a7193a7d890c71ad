#include "cli/secret.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <termios.h>

#include "cli/call.h"
#include "core/words.h"

#define SECRET_BYTES 1026

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

static bool ask(FILE *terminal, const char *question, char *line)
{
	struct termios shown, hidden;
	int fd = fileno(terminal);
	if (tcgetattr(fd, &shown) != 0)
		return false;
	hidden = shown;
	hidden.c_lflag &= ~(tcflag_t)ECHO;
	fprintf(terminal, "%s ", question);
	fflush(terminal);
	tcsetattr(fd, TCSAFLUSH, &hidden);
	bool read = read_line(terminal, line);
	tcsetattr(fd, TCSAFLUSH, &shown);
	fputc('\n', terminal);
	return read;
}

static enum status read_terminal(struct call *call, char *line)
{
	char again[SECRET_BYTES] = "";
	FILE *terminal = fopen("/dev/tty", "r+e");
	bool read = terminal && ask(terminal, _("Passphrase of the manager:"), line) &&
	            ask(terminal, _("The same again:"), again);
	if (terminal)
		fclose(terminal);
	bool same = strcmp(line, again) == 0;
	explicit_bzero(again, sizeof(again));
	if (!read)
		return fault_set(&call->fault, INVALID, "passphrase-file",
		                 _("There is no terminal to ask for a passphrase: give --passphrase-file FILE."));
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
