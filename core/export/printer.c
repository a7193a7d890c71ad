#include "core/export/printer.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#include "core/export/child.h"
#include "core/export/whole_file.h"
#include "core/text/safe.h"
#include "core/words.h"

/* Its first line, unless that holds what a terminal may not be given. */
static void read_complaint(FILE *complaint, char out[FAULT_TEXT_BYTES])
{
	struct fault unused;
	rewind(complaint);
	if (!fgets(out, FAULT_TEXT_BYTES / 2, complaint))
		out[0] = '\0';
	out[strcspn(out, "\n")] = '\0';
	if (safe_check(&unused, "", out, SAFE_LINE, FAULT_TEXT_BYTES) != DONE)
		out[0] = '\0';
}

static const char *short_name(const char *program)
{
	const char *slash = strrchr(program, '/');
	return slash ? slash + 1 : program;
}

static enum status judge(const char *program, int error, int state, FILE *complaint, struct fault *fault)
{
	char why[FAULT_TEXT_BYTES];
	read_complaint(complaint, why);
	if (error == ETIMEDOUT)
		return fault_set(fault, FAILED, "command",
		                 _("%s did not end within %d seconds: look at the printer, or see [print] command."),
		                 program, PRINTER_SECONDS);
	if (error != 0)
		return fault_set(fault, FAILED, "command", _("%s cannot be started (%s): see [print] command."),
		                 program, strerror(error));
	if (WIFEXITED(state) && WEXITSTATUS(state) == 0)
		return DONE;
	if (why[0])
		return fault_set(fault, FAILED, "command", _("%s did not print (%s): see [print] command."), program,
		                 why);
	return fault_set(fault, FAILED, "command", _("%s did not print: see [print] command."), program);
}

/* `line` is cut into its words; false for none or too many. */
static bool split(char *line, const char *words[CHILD_WORDS + 1])
{
	char *next = NULL;
	int count = 0;
	for (char *word = strtok_r(line, " \t", &next); word && count < CHILD_WORDS;
	     word = strtok_r(NULL, " \t", &next))
		words[count++] = word;
	words[count] = NULL;
	return count > 0 && count < CHILD_WORDS;
}

enum status printer_send(const char *command, FILE *pdf, struct fault *fault)
{
	const char *words[CHILD_WORDS + 1] = {NULL};
	char *line = strdup(command);
	FILE *out = memory_file(), *complaint = memory_file();
	enum status status = DONE;
	if (!line || !out || !complaint || fflush(pdf) != 0)
		status = fault_set(fault, FAILED, NULL, _("Out of memory."));
	else if (!split(line, words))
		status = fault_set(fault, FAILED, "command", _("No program prints: name one in [print] command."));
	if (status == DONE) {
		const struct child child = {words[0], words, pdf, out, complaint, PRINTER_SECONDS};
		int state = 0, error = child_run(&child, &state);
		status = judge(short_name(words[0]), error, state, complaint, fault);
	}
	if (out)
		fclose(out);
	if (complaint)
		fclose(complaint);
	free(line);
	return status;
}
