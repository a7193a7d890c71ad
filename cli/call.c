#include "cli/call.h"

#include <stdarg.h>
#include <string.h>

#include "cli/nearest.h"
#include "core/text/utf8.h"
#include "core/words.h"

/* A walk over the arguments: each is an operand, or an option with a value or without. */
struct walk {
	int argc;
	char **argv;
	int next;
	bool ended; /* by "--" */
	const char *operand;
	char name[48];     /* of the option, when it is one */
	const char *value; /* after "=", else NULL */
};

static void read_option(struct walk *w, const char *text)
{
	const char *equals = strchr(text, '=');
	size_t length = equals ? (size_t)(equals - text) : strlen(text);
	if (length >= sizeof(w->name))
		length = sizeof(w->name) - 1;
	memcpy(w->name, text, length);
	w->name[length] = '\0';
	w->value = equals ? equals + 1 : NULL;
}

static bool walk(struct walk *w)
{
	w->operand = w->value = NULL;
	w->name[0] = '\0';
	if (!w->ended && w->next < w->argc && strcmp(w->argv[w->next], "--") == 0) {
		w->ended = true;
		w->next++;
	}
	if (w->next >= w->argc)
		return false;
	const char *text = w->argv[w->next++];
	if (w->ended || text[0] != '-' || !text[1])
		w->operand = text;
	else
		read_option(w, text + (text[1] == '-' ? 2 : 1));
	return true;
}

/* Takes the next argument as the option's value, if one follows that is no option itself. */
static void take_value(struct walk *w)
{
	if (!w->value && w->next < w->argc && strncmp(w->argv[w->next], "--", 2) != 0)
		w->value = w->argv[w->next++];
}

static void offer_options(struct nearest *nearest, const struct cli_option *options)
{
	for (const struct cli_option *o = options; o && o->name; o++)
		nearest_offer(nearest, o->name);
}

static enum status unknown_option(struct call *call, const char *name)
{
	struct nearest nearest = {.typed = name};
	if (call->command)
		offer_options(&nearest, call->command->options);
	else
		for (const struct cli_command *const *c = command_table(); *c; c++)
			offer_options(&nearest, (*c)->options);
	offer_options(&nearest, command_global_options());
	if (!call->command || call->command->writes)
		nearest_offer(&nearest, "op");
	if (call->command)
		return fault_set(&call->fault, INVALID, "", _("--%s is not an option of %s: did you mean --%s?"), name,
		                 call->command->name, nearest.word);
	return fault_set(&call->fault, INVALID, "", _("--%s is not an option: did you mean --%s?"), name, nearest.word);
}

static enum status unknown_command(struct call *call, const char *first, const char *second, bool family)
{
	char typed[96];
	struct nearest nearest = {.typed = typed};
	snprintf(typed, sizeof(typed), "%s%s%s", first, family && second ? " " : "", family && second ? second : "");
	for (const struct cli_command *const *c = command_table(); *c; c++)
		nearest_offer(&nearest, (*c)->name);
	if (family && !second)
		return fault_set(&call->fault, INVALID, "", _("%s needs one word more: see madoguchi %s --help."),
		                 first, first);
	return fault_set(&call->fault, INVALID, "", _("%s is not a command: did you mean %s?"), typed, nearest.word);
}

/* Which command is meant must be known before its options can be told from operands: its words are the first operands.
 */
static enum status read_command(struct call *call, struct walk w, int *words)
{
	const char *operands[2] = {NULL, NULL};
	int count = 0;
	bool family = false, help = false;
	while (walk(&w)) {
		if (w.operand) {
			if (count < 2)
				operands[count++] = w.operand;
			continue;
		}
		const struct cli_option *option = command_option(NULL, w.name);
		if (!option)
			return unknown_option(call, w.name);
		help = help || strcmp(option->name, "help") == 0;
		if (option->value)
			take_value(&w);
	}
	*words = 0;
	if (count == 0)
		return DONE;
	call->command = command_lookup(operands[0], operands[1], words, &family);
	if (call->command)
		return DONE;
	*words = count;
	call->family = family && help && count == 1 ? operands[0] : NULL;
	return call->family ? DONE : unknown_command(call, operands[0], operands[1], family);
}

static enum status keep_option(struct call *call, struct walk *w)
{
	const struct cli_option *option = command_option(call->command, w->name);
	if (!option && !call->command)
		option = command_option(NULL, w->name);
	if (!option)
		return unknown_option(call, w->name);
	if (call_has(call, option->name) && option->value)
		return fault_set(&call->fault, INVALID, option->name, _("--%s is given twice: give it once."),
		                 option->name);
	if (option->value)
		take_value(w);
	if (option->value && !w->value)
		return fault_set(&call->fault, INVALID, option->name, _("--%s needs a value: --%s %s."), option->name,
		                 option->name, _(option->value));
	if (!option->value && w->value)
		return fault_set(&call->fault, INVALID, option->name, _("--%s takes no value: leave out %s."),
		                 option->name, w->value);
	if (call->given_count < CALL_OPTIONS)
		call->given[call->given_count++] = (struct given){option, w->value ? w->value : ""};
	return DONE;
}

static enum status keep_operand(struct call *call, const char *operand)
{
	const struct cli_command *command = call->command;
	if (!command || call->operand_count == command->most || call->operand_count == CALL_OPERANDS)
		return fault_set(&call->fault, INVALID, "", _("%s is one argument too many: see madoguchi %s --help."),
		                 operand, command ? command->name : "");
	call->operands[call->operand_count++] = operand;
	return DONE;
}

static enum status read_rest(struct call *call, struct walk w, int words)
{
	enum status status = DONE;
	while (status == DONE && walk(&w)) {
		if (!w.operand)
			status = keep_option(call, &w);
		else if (words > 0)
			words--;
		else
			status = keep_operand(call, w.operand);
	}
	return status;
}

static enum status check_utf8(struct call *call, int argc, char **argv)
{
	for (int i = 1; i < argc; i++)
		if (!utf8_valid(argv[i], strlen(argv[i]), NULL))
			return fault_set(&call->fault, INVALID, "",
			                 _("Argument %d is not UTF-8: set the terminal to UTF-8."), i);
	return DONE;
}

enum status call_read(struct call *call, int argc, char **argv)
{
	struct walk start = {.argc = argc, .argv = argv, .next = 1};
	int words = 0;
	enum status status = check_utf8(call, argc, argv);
	if (status == DONE)
		status = read_command(call, start, &words);
	if (status == DONE)
		status = read_rest(call, start, words);
	if (status != DONE || !call->command || call_has(call, "help") || call_has(call, "version"))
		return status;
	if (call->operand_count < call->command->least)
		return fault_set(&call->fault, INVALID, "", _("%s needs more: madoguchi %s %s."), call->command->name,
		                 call->command->name, _(call->command->operands));
	return DONE;
}

const char *call_option(const struct call *call, const char *name)
{
	for (int i = 0; i < call->given_count; i++)
		if (strcmp(call->given[i].option->name, name) == 0)
			return call->given[i].value;
	return NULL;
}

bool call_has(const struct call *call, const char *name)
{
	return call_option(call, name) != NULL;
}

void call_warn(const char *format, ...)
{
	va_list arguments;
	va_start(arguments, format);
	fputs("madoguchi: ", stderr);
	vfprintf(stderr, format, arguments);
	fputs("\n", stderr);
	va_end(arguments);
}

const char *call_op(const struct call *call)
{
	return call_option(call, "op");
}
