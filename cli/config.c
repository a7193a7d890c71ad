#include <stdlib.h>
#include <string.h>

#include "cli/call.h"
#include "cli/commands.h"
#include "cli/keys.h"
#include "config/table.h"
#include "core/words.h"

static void print_key(struct output *out, const struct options *options, const struct option *option)
{
	char value[OPTION_PATH_BYTES];
	option_value(options, option, value, sizeof(value));
	if (option->type == OPTION_INT)
		output_number(out, option->key, strtoll(value, NULL, 10));
	else
		output_text(out, option->key, value);
}

static void print_keys(struct output *out, const struct options *options)
{
	output_object(out, "keys");
	for (int i = 0; i < options->keys_count; i++)
		output_text(out, options->keys[i].command, options->keys[i].key);
	output_object_end(out);
}

/* {"store": {"path": null, ...}, ...}: an object a section. */
static void print_json(struct output *out, const struct options *options)
{
	const char *section = "";
	output_object(out, NULL);
	for (const struct option *o = options_table; o->section; o++) {
		if (*section && strcmp(o->section, section) != 0)
			output_object_end(out);
		if (strcmp(o->section, section) != 0)
			output_object(out, o->section);
		section = o->section;
		print_key(out, options, o);
	}
	output_object_end(out);
	print_keys(out, options);
	output_object_end(out);
}

/* Without a fault --check says nothing, but JSON is always a document. */
static void say_right(struct call *call)
{
	if (call->out.form != OUTPUT_JSON)
		return;
	output_object(&call->out, NULL);
	output_text(&call->out, "file", call->options.file);
	output_object_end(&call->out);
}

static enum status run(struct call *call)
{
	bool print = call_has(call, "print"), check = call_has(call, "check"), keys = call_has(call, "keys");
	if (print + check + keys != 1)
		return fault_set(&call->fault, INVALID, "", _("config needs one of --print, --check and --keys."));
	struct key_binding bindings[OPTION_KEYS + 1] = {0};
	enum status status = keys_bind(call, bindings);
	if (status == DONE && check)
		say_right(call);
	if (status != DONE || check)
		return status;
	if (keys)
		keys_print(&call->out, bindings);
	else if (call->out.form == OUTPUT_JSON)
		print_json(&call->out, &call->options);
	else
		options_print(&call->options, call->out.stream);
	return DONE;
}

static const struct cli_option options[] = {
        {"print", 0, NULL, N_("print the configuration that applies, with comments")},
        {"check", 0, NULL, N_("only say whether it is right")},
        {"keys", 0, NULL, N_("list the keys of every screen, with their names for [keys]")},
        {0},
};

const struct cli_command command_config = {
        .name = "config",
        .operands = "",
        .help = N_("print or check the configuration, or list the keys"),
        .options = options,
        .needs = NEEDS_NOTHING,
        .run = run,
};
