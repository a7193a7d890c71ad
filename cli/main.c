#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/actor.h"
#include "cli/call.h"
#include "cli/commands.h"
#include "cli/help.h"
#include "config/language.h"
#include "config/option.h"
#include "core/store/db.h"
#include "core/text/safe.h"
#include "core/words.h"

/*
 * A descriptor 0, 1 or 2 that the caller closed would be given to the database, and a message written into it. What is
 * written to this 1 fails, and so is noticed.
 */
static void hold_descriptors(void)
{
	for (int fd = 0; fd <= 2; fd++)
		if (fcntl(fd, F_GETFD) == -1 && open("/dev/null", O_RDONLY) != fd)
			_exit(3);
}

static int exit_code(enum status status)
{
	static const int codes[] = {
	        [DONE] = 0, [NOT_FOUND] = 1, [CONFLICT] = 1, [INVALID] = 2, [BUSY] = 3, [FAILED] = 3, [DENIED] = 4,
	};
	return codes[status];
}

/* The sentence lies with whoever refused: the command line, or the store. */
static const char *sentence(struct call *call)
{
	if (call->fault.text[0])
		return call->fault.text;
	if (call->db && db_fault(call->db)->text[0])
		return db_fault(call->db)->text;
	return _("It could not be done.");
}

static void complain(struct call *call)
{
	char safe[3 * FAULT_TEXT_BYTES + 1];
	char line[FAULT_TEXT_BYTES];
	snprintf(line, sizeof(line), "%s", sentence(call));
	for (char *feed = line; (feed = strchr(feed, '\n'));)
		*feed = ' ';
	safe_output(safe, sizeof(safe), line, SAFE_LINE);
	fprintf(stderr, "madoguchi: %s\n", safe);
}

static enum status open_store(struct call *call)
{
	char path[OPTION_PATH_BYTES];
	enum status status = options_store(&call->options, call_option(call, "db"), path, &call->fault);
	if (status == DONE)
		status = db_open(path, DB_OPEN, &call->db, &call->fault);
	if (status == DONE)
		db_set_now(call->db, clock_now(&call->clock), clock_machine());
	return status;
}

static enum status prepare(struct call *call)
{
	enum command_needs needs = call->command->needs;
	enum status status = options_open(&call->options, call_option(call, "config"), &call->fault);
	if (status == DONE && !call_has(call, "lang"))
		language_choose(call->options.language);
	if (status == DONE)
		status = clock_open(&call->clock, &call->fault);
	if (status == DONE && needs >= NEEDS_STORE)
		status = open_store(call);
	if (status == DONE && needs >= NEEDS_ACTOR)
		status = actor_choose(call);
	return status;
}

static enum status choose_language(struct call *call, const char *asked)
{
	if (asked && strcmp(asked, "ja") != 0 && strcmp(asked, "en") != 0)
		return fault_set(&call->fault, INVALID, "lang", _("--lang is %s: choose ja or en."), asked);
	language_choose(asked ? asked : "ja");
	return DONE;
}

static enum status carry_out(struct call *call)
{
	if (call_has(call, "version")) {
		output_line(&call->out, "madoguchi " VERSION);
		return DONE;
	}
	if (call_has(call, "help")) {
		help_print(call);
		return DONE;
	}
	if (!call->command)
		call->command = &command_desk;
	enum status status = prepare(call);
	return status == DONE ? call->command->run(call) : status;
}

static enum status run(struct call *call, int argc, char **argv)
{
	language_choose("ja");
	enum status status = language_open(&call->fault);
	if (status == DONE)
		status = choose_language(call, language_asked(argc, argv));
	if (status == DONE)
		status = call_read(call, argc, argv);
	if (status != DONE)
		return status;
	if (call_has(call, "json"))
		call->out.form = OUTPUT_JSON;
	return carry_out(call);
}

int main(int argc, char **argv)
{
	struct call call = {0};
	hold_descriptors();
	umask(077);
	/* What cannot be written is an error with a sentence. */
	signal(SIGPIPE, SIG_IGN);
	signal(SIGXFSZ, SIG_IGN);
	output_open(&call.out, stdout, isatty(STDOUT_FILENO) ? OUTPUT_COLUMNS : OUTPUT_TSV);
	enum status status = run(&call, argc, argv);
	if (status != DONE)
		complain(&call);
	struct fault unwritten = {0};
	enum status written = output_close(&call.out, &unwritten);
	if (status == DONE && written != DONE) {
		call.fault = unwritten;
		complain(&call);
		status = written;
	}
	db_close(call.db);
	return exit_code(status);
}
