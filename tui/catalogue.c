#include "tui/catalogue.h"

#include "tui/client_keys.h"
#include "tui/desk_state.h"
#include "tui/visit.h"

#include <string.h>
#include <strings.h>

const struct command *catalogue_globals(void)
{
	return desk_globals;
}

static const char *find(const struct command *commands, const char *name)
{
	static const char global[] = "desk.";
	for (; commands && commands->name; commands++) {
		const char *own = commands->name;
		if (strcasecmp(own, name) == 0)
			return own;
		if (strncmp(own, global, strlen(global)) == 0 && strcasecmp(own + strlen(global), name) == 0)
			return own;
	}
	return NULL;
}

const char *catalogue_command(const char *name)
{
	const char *found = find(desk_globals, name);
	if (!found)
		found = find(visit_commands, name);
	if (!found)
		found = find(client_commands, name);
	for (const struct screen *const *screen = desk_screens; !found && *screen; screen++) {
		found = find((*screen)->commands, name);
		if (!found)
			found = find((*screen)->rest, name);
	}
	return found;
}

const char *catalogue_keys(const struct key_binding *bindings, const struct command *command)
{
	for (; bindings && bindings->command; bindings++)
		if (strcmp(bindings->command, command->name) == 0)
			return bindings->keys;
	return command->keys;
}
