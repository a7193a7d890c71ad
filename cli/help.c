#include "cli/help.h"

#include <stdio.h>
#include <string.h>

#include "cli/call.h"
#include "core/text/width.h"
#include "core/words.h"

#define INDENT 2

static int wider(int width, const char *text)
{
	int own = width_text(text);
	return own > width ? own : width;
}

static void line(FILE *to, const char *label, int width, const char *text)
{
	int missing = width - width_text(label);
	fprintf(to, "%*s%s%*s%s\n", INDENT, "", label, (missing > 0 ? missing : 0) + INDENT, "", text);
}

/* "--client N", "-o FILE, --output FILE" */
static const char *label_of(const struct cli_option *option, char *label, size_t size)
{
	char letter[8] = "";
	if (option->letter)
		snprintf(letter, sizeof(letter), "-%c, ", option->letter);
	snprintf(label, size, "%s--%s%s%s", letter, option->name, option->value ? " " : "",
	         option->value ? _(option->value) : "");
	return label;
}

static int widest(const struct cli_option *options, int width)
{
	char label[96];
	for (const struct cli_option *o = options; o && o->name; o++)
		width = wider(width, label_of(o, label, sizeof(label)));
	return width;
}

static void list_options(FILE *to, const struct cli_option *options, int width)
{
	char label[96];
	for (const struct cli_option *o = options; o && o->name; o++)
		line(to, label_of(o, label, sizeof(label)), width, _(o->help));
}

static void print_command(FILE *to, const struct cli_command *command)
{
	int width = widest(command_global_options(), widest(command->options, 0));
	const struct cli_option *op = command->writes ? command_option(command, "op") : NULL;
	bool options = op || (command->options && command->options->name);
	fprintf(to, "%s madoguchi %s%s%s%s\n\n%s\n", _("Usage:"), command->name, *command->operands ? " " : "",
	        *command->operands ? _(command->operands) : "", options ? _(" [OPTION ...]") : "", _(command->help));
	if (options)
		fprintf(to, "\n%s\n", _("Options:"));
	list_options(to, command->options, width);
	if (op) {
		char label[96];
		line(to, label_of(op, label, sizeof(label)), width, _(op->help));
	}
	fprintf(to, "\n%s\n", _("With every command:"));
	list_options(to, command_global_options(), width);
}

/* "book", "member show NUMBER" */
static const char *usage_of(const struct cli_command *command, char *usage, size_t size)
{
	snprintf(usage, size, "%s%s%s", command->name, *command->operands ? " " : "",
	         *command->operands ? _(command->operands) : "");
	return usage;
}

static bool shown(const struct cli_command *command, const char *family)
{
	size_t length = family ? strlen(family) : 0;
	return !family || (strncmp(command->name, family, length) == 0 && command->name[length] == ' ');
}

static void print_all(FILE *to, const char *family)
{
	char usage[128];
	int width = 0;
	fprintf(to, "%s madoguchi [--config %s] [--db %s] [--as %s] [--lang ja|en] [%s]\n\n%s\n", _("Usage:"),
	        _("FILE"), _("FILE"), _("STAFF"), _("COMMAND ..."),
	        _("The front desk of a society of commerce and industry. Without a command the desk opens."));
	fprintf(to, "\n%s\n", _("Commands:"));
	for (const struct cli_command *const *c = command_table(); *c; c++)
		if (shown(*c, family))
			width = wider(width, usage_of(*c, usage, sizeof(usage)));
	for (const struct cli_command *const *c = command_table(); *c; c++)
		if (shown(*c, family))
			line(to, usage_of(*c, usage, sizeof(usage)), width, _((*c)->help));
	fprintf(to, "\n%s\n", _("With every command:"));
	list_options(to, command_global_options(), widest(command_global_options(), 0));
	fprintf(to, "\n%s\n", _("madoguchi COMMAND --help explains one command."));
}

void help_print(struct call *call)
{
	if (call->command)
		print_command(call->out.stream, call->command);
	else
		print_all(call->out.stream, call->family);
}
