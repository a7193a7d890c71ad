#include "cli/keys.h"

#include "cli/call.h"
#include "core/words.h"
#include "tui/catalogue.h"

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
