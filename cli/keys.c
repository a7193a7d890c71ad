#include "cli/keys.h"

#include "cli/call.h"
#include "core/words.h"
#include "tui/catalogue.h"
#include "tui/client_keys.h"
#include "tui/visit.h"

static const char *const columns[] = {"screen", "command", "keys", "label", "help", NULL};

enum status keys_bind(struct call *call, struct key_binding out[OPTION_KEYS + 1])
{
	const struct options *options = &call->options;
	for (int i = 0; i < options->keys_count; i++) {
		const struct option_key *key = &options->keys[i];
		out[i] = (struct key_binding){catalogue_command(key->command), key->key};
		if (!out[i].command)
			return fault_set(&call->fault, INVALID, key->command,
			                 _("%s:%d: [keys] %s: the desk has no such command"), options->file, key->line,
			                 key->command);
		if (!key_list_valid(key->key, NULL))
			return fault_set(&call->fault, INVALID, key->command,
			                 _("%s:%d: [keys] %s: \"%s\" is not the name of a key"), options->file,
			                 key->line, key->command, key->key);
	}
	return DONE;
}

/* Of a section that has no screen: its key does nothing and is named nowhere. */
static bool is_hidden(const struct command *command)
{
	for (int i = 0; i < SECTIONS; i++)
		if (!desk_sections[i].screen && key_in(command->keys, K_F(desk_sections[i].number)))
			return true;
	return false;
}

static void print_table(struct output *out, const char *where, const struct command *commands,
                        const struct key_binding *bindings)
{
	for (; commands && commands->name; commands++) {
		if (is_hidden(commands))
			continue;
		output_object(out, NULL);
		output_text(out, "screen", where);
		output_text(out, "command", commands->name);
		output_text(out, "keys", catalogue_keys(bindings, commands));
		output_text(out, "label", commands->label ? _(commands->label) : NULL);
		output_text(out, "help", _(commands->help));
		output_object_end(out);
	}
}

void keys_print(struct output *out, const struct key_binding *bindings)
{
	output_list(out, columns);
	print_table(out, _("Everywhere"), catalogue_globals(), bindings);
	print_table(out, _("On an appointment"), visit_commands, bindings);
	print_table(out, _("On a client"), client_commands, bindings);
	for (const struct screen *const *screen = desk_screens; *screen; screen++) {
		print_table(out, _((*screen)->name), (*screen)->commands, bindings);
		print_table(out, _((*screen)->name), (*screen)->rest, bindings);
	}
	output_list_end(out);
}
