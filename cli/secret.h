#ifndef CLI_SECRET_H
#define CLI_SECRET_H

#include <stdbool.h>
#include <termios.h>

#include "core/status.h"
#include "core/store/passphrase.h"

struct call;

#define SECRET_BYTES 1026

/* The terminal the program was started from, which shows nothing of what is typed while it is open. */
struct secret {
	int terminal;
	struct termios shown;
};

/* False when there is none. */
bool secret_open(struct secret *out);
void secret_say(const struct secret *secret, const char *line);
/* One line, typed after the question. False when it is too long, the terminal ended, or Ctrl-C or Ctrl-D was typed. */
bool secret_ask(const struct secret *secret, const char *question, char line[SECRET_BYTES]);
/* Lets seconds pass; what is typed meanwhile is lost. False as above. */
bool secret_wait(const struct secret *secret, int seconds);
/* Shows what is typed again. */
void secret_close(const struct secret *secret);

/*
 * The hash of a new passphrase: from the first line of --passphrase-file, else asked twice on the terminal without
 * showing it. INVALID when it is too short, the two differ, or there is neither file nor terminal.
 */
enum status secret_read(struct call *call, char hash[PASSPHRASE_HASH_BYTES]);

#endif
