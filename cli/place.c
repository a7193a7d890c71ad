#include "cli/place.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "cli/call.h"

#define FOLDER "madoguchi"

static const char *variable(const char *name)
{
	const char *value = getenv(name);
	return value && *value ? value : NULL;
}

/* "$XDG_DATA_HOME/madoguchi" or "~/.local/share/madoguchi". */
static void data_folder(char *path, size_t size)
{
	const char *data = variable("XDG_DATA_HOME"), *home = variable("HOME");
	if (data)
		snprintf(path, size, "%s/" FOLDER, data);
	else
		snprintf(path, size, "%s/.local/share/" FOLDER, home ? home : "");
}

const char *place_database(const struct call *call, char *path, size_t size)
{
	const char *given = call_option(call, "db");
	if (!given)
		given = variable("MADOGUCHI_DB");
	if (given) {
		snprintf(path, size, "%s", given);
		return path;
	}
	data_folder(path, size);
	size_t length = strlen(path);
	snprintf(path + length, size - length, "/desk.db");
	return path;
}

/* A folder that is there already, or cannot be made, is found out when the database is. */
void place_make_folder(const char *database)
{
	char folder[PLACE_BYTES];
	data_folder(folder, sizeof(folder));
	size_t length = strlen(folder);
	if (strncmp(database, folder, length) != 0 || database[length] != '/')
		return;
	for (char *slash = folder; (slash = strchr(slash + 1, '/'));) {
		*slash = '\0';
		mkdir(folder, 0700);
		*slash = '/';
	}
	mkdir(folder, 0700);
}
