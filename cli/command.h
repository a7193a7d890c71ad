#ifndef CLI_COMMAND_H
#define CLI_COMMAND_H

#include <stdbool.h>
#include <stdint.h>

#include "core/status.h"

struct call;

/* An option. One name means the same kind of option in every command: with a value everywhere, or nowhere. */
struct cli_option {
	const char *name;  /* without the dashes */
	char letter;       /* its short twin, or 0 */
	const char *value; /* what the help calls the value; NULL: takes none */
	const char *help;
};

/* What must be there before a command runs, besides a configuration without faults. */
enum command_needs {
	NEEDS_NOTHING,
	NEEDS_STORE, /* the store, open */
	NEEDS_ACTOR  /* and somebody who acts */
};

/* A command: one const table row at the end of its file, one line in the table of cli/commands.c. */
struct cli_command {
	const char *name;                 /* one or two words */
	const char *operands;             /* of the usage line; "" for none */
	int least, most;                  /* how many operands */
	const char *help;                 /* one sentence */
	const struct cli_option *options; /* ended by a row without a name; NULL: none but the global ones */
	enum command_needs needs;
	bool writes; /* takes --op */
	enum status (*run)(struct call *call);
};

/* All commands in the order of the help, ended by NULL. */
const struct cli_command *const *command_table(void);

/* The options every command takes. */
const struct cli_option *command_global_options(void);

/*
 * The command the words name and how many of them it took. NULL if there is none; `family` then tells whether the
 * first word begins commands of two words. `second` may be NULL.
 */
const struct cli_command *command_lookup(const char *first, const char *second, int *words, bool *family);

/*
 * The option (by name or letter) a command takes, its own or a global one; NULL if it takes none of that name.
 * Without a command, the option any of them takes.
 */
const struct cli_option *command_option(const struct cli_command *command, const char *name);

#endif
