#ifndef CLI_CALL_H
#define CLI_CALL_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "cli/clock.h"
#include "cli/command.h"
#include "cli/output.h"
#include "config/option.h"
#include "core/status.h"

struct db;

#define CALL_OPERANDS 4
#define CALL_OPTIONS  40

/* One call of the program: what was asked, and with what. */
struct call {
	const struct cli_command *command; /* NULL: none was named */
	const char *family;                /* the first word of commands of two words, when no more was said */
	const char *operands[CALL_OPERANDS];
	int operand_count;
	struct given {
		const struct cli_option *option;
		const char *value;
	} given[CALL_OPTIONS];
	int given_count;

	struct clock clock;
	struct options options; /* the configuration */
	struct db *db;          /* NULL unless the command needs it */
	struct output out;
	struct fault fault; /* the sentence of a refusal when there is no store to hold it */
};

/*
 * Reads the command line into `call`. Options may stand anywhere, `--name value` and `--name=value` are one, `--` ends
 * them. INVALID names what is wrong and the nearest that exists.
 */
enum status call_read(struct call *call, int argc, char **argv);

/* An option's value ("" for one that takes none), or NULL if it was not given. */
const char *call_option(const struct call *call, const char *name);
bool call_has(const struct call *call, const char *name);

/* A doubt beside what was done, as a line of its own on standard error. */
void call_warn(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* The operation id of --op, or NULL. */
const char *call_op(const struct call *call);

/*
 * Values of their form; an option that was not given leaves what `out` is. INVALID names the option and the form.
 * Full-width digits, letters and signs are read as their plain twins.
 */
enum status call_number(struct call *call, const char *name, int64_t least, int64_t most, int64_t *out);
/*
 * Days and times in every form of core/time/entry.h, beside YYYY-MM-DD. What is left out comes from today, and `ahead`,
 * for what is still to be arranged, gives the next such day that is not past.
 */
enum status call_day(struct call *call, const char *name, bool ahead, int32_t *out);
enum status call_day_operand(struct call *call, int operand, int32_t *out);
/* --from and --to: both days count; what --to leaves out comes from --from. INVALID too when they end before they
 * begin. */
enum status call_days(struct call *call, bool ahead, int32_t *from, int32_t *to);
enum status call_clock(struct call *call, const char *name, int *minute);
/* A day and a time to come: 2026-12-01T10:00, "12/1 10", "tue 14:30". */
enum status call_moment(struct call *call, const char *name, int32_t *day, int *minute);
/* The same of one text in an option; a time alone is on `day`, unless that is DAY_NONE. */
enum status call_moment_read(struct call *call, const char *name, const char *text, int32_t *day, int *minute);
/* Is it a day with a time? Of an option that was given. */
bool call_has_time(const struct call *call, const char *name);
/* One of the words, ended by NULL; `out` is its place among them. */
enum status call_choice(struct call *call, const char *name, const char *const *choices, int *out);

/* An operand that is a whole number above 0. */
enum status call_id(struct call *call, int operand, int64_t *out);

/* An operand that names a file, opened for reading; the caller closes it. INVALID when it cannot be read or, such as a
 * pipe, not twice. */
enum status call_file(struct call *call, int operand, FILE **out);

/* INVALID if the option was not given. */
enum status call_needs(struct call *call, const char *name);

#endif
