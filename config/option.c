#include "config/option.h"

#include "config/ini.h"
#include "config/table.h"
#include "core/time/civil.h"
#include "core/words.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

void options_default(struct options *out)
{
	struct fault fault;
	memset(out, 0, sizeof(*out));
	for (const struct option *option = options_table; option->section; option++)
		option_set(out, option, option->initial, &fault);
}

/* The reason in `fault` with the place in front of it. */
static enum status at(const char *path, const struct ini_entry *entry, struct fault *fault)
{
	struct fault reason = *fault;
	return fault_set(fault, INVALID, entry->key, "%s:%d: [%s] %s: %s", path, entry->line, entry->section,
	                 entry->key, reason.text);
}

static enum status add_key(struct options *out, const struct ini_entry *entry, struct fault *fault)
{
	struct option_key *key = &out->keys[out->keys_count];
	if (out->keys_count == OPTION_KEYS)
		return fault_set(fault, INVALID, entry->key, _("more than %d keys"), OPTION_KEYS);
	if (entry->value[0] == '\0' || strlen(entry->value) >= sizeof(key->key) ||
	    strlen(entry->key) >= sizeof(key->command))
		return fault_set(fault, INVALID, entry->key, _("write the name of one key, such as f4 or ctrl-s"));
	snprintf(key->command, sizeof(key->command), "%s", entry->key);
	snprintf(key->key, sizeof(key->key), "%s", entry->value);
	key->line = entry->line;
	out->keys_count++;
	return DONE;
}

static enum status apply(struct options *out, const struct ini_entry *entry, struct fault *fault)
{
	if (!option_section_known(entry->section))
		return fault_set(fault, INVALID, entry->section,
		                 _("there is no such section: see madoguchi config --print"));
	if (strcmp(entry->section, "keys") == 0)
		return add_key(out, entry, fault);
	const struct option *option = option_find(entry->section, entry->key);
	if (!option)
		return fault_set(fault, INVALID, entry->key, _("there is no such key: see madoguchi config --print"));
	return option_set(out, option, entry->value, fault);
}

/* Rules over several keys stand at the line of the last one given. */
static enum status check_together(const struct options *out, const struct ini *ini, struct fault *fault)
{
	const struct ini_entry *last = NULL;
	const struct ini_entry *entry;
	if ((out->session_minutes + out->gap_minutes) % CELL_MINUTES == 0)
		return DONE;
	for (int i = 0; (entry = ini_entry(ini, i)); i++)
		if (strcmp(entry->section, "desks") == 0 && strcmp(entry->key, "count") != 0)
			last = entry;
	fault_set(fault, INVALID, "session_minutes", _("%d and %d minutes make no multiple of 15"),
	          out->session_minutes, out->gap_minutes);
	return last ? at(out->file, last, fault) : INVALID;
}

enum status options_load(struct options *out, const char *path, struct fault *fault)
{
	struct ini *ini;
	const struct ini_entry *entry;
	options_default(out);
	if (strlen(path) >= sizeof(out->file))
		return fault_set(fault, INVALID, "config", _("the path of the configuration file is too long"));
	enum status status = ini_open(&ini, path, fault);
	if (status != DONE)
		return status;
	snprintf(out->file, sizeof(out->file), "%s", path);
	for (int i = 0; status == DONE && (entry = ini_entry(ini, i)); i++) {
		status = apply(out, entry, fault);
		if (status != DONE)
			status = at(path, entry, fault);
	}
	if (status == DONE)
		status = check_together(out, ini, fault);
	ini_close(ini);
	return status;
}

static const char *set_variable(const char *name)
{
	const char *value = getenv(name);
	return value && *value ? value : NULL;
}

/* A file in one of the user's directories: the variable's, or `below` the home directory. False if it has no place. */
static bool user_file(char out[OPTION_PATH_BYTES], const char *variable, const char *below, const char *name)
{
	const char *directory = set_variable(variable), *home = set_variable("HOME");
	int length;
	if (directory && directory[0] == '/')
		length = snprintf(out, OPTION_PATH_BYTES, "%s/%s", directory, name);
	else if (home)
		length = snprintf(out, OPTION_PATH_BYTES, "%s/%s/%s", home, below, name);
	else
		return false;
	return length < OPTION_PATH_BYTES;
}

enum status options_open(struct options *out, const char *path, struct fault *fault)
{
	char found[OPTION_PATH_BYTES];
	if (!path)
		path = set_variable("MADOGUCHI_CONFIG");
	if (!path && user_file(found, "XDG_CONFIG_HOME", ".config", "madoguchi/madoguchi.ini") &&
	    access(found, F_OK) == 0)
		path = found;
	if (!path && access("/etc/madoguchi/madoguchi.ini", F_OK) == 0)
		path = "/etc/madoguchi/madoguchi.ini";
	if (path)
		return options_load(out, path, fault);
	options_default(out);
	return DONE;
}

enum status options_store(const struct options *options, const char *path, char out[OPTION_PATH_BYTES],
                          struct fault *fault)
{
	bool placed;
	const char *home = set_variable("HOME");
	if (!path)
		path = set_variable("MADOGUCHI_DB");
	if (path)
		placed = snprintf(out, OPTION_PATH_BYTES, "%s", path) < OPTION_PATH_BYTES;
	else if (strncmp(options->store_path, "~/", 2) == 0)
		placed = home &&
		         snprintf(out, OPTION_PATH_BYTES, "%s%s", home, options->store_path + 1) < OPTION_PATH_BYTES;
	else if (options->store_path[0])
		placed = snprintf(out, OPTION_PATH_BYTES, "%s", options->store_path) < OPTION_PATH_BYTES;
	else
		placed = user_file(out, "XDG_DATA_HOME", ".local/share", "madoguchi/desk.db");
	if (!placed)
		return fault_set(fault, INVALID, "db", _("there is no place for the database: name it with --db"));
	return DONE;
}

static void print_help(const struct option *option, FILE *out)
{
	fprintf(out, "\n");
	if (option->help)
		fprintf(out, "# %s\n", _(option->help));
	if (option->type == OPTION_CHOICE || option->type == OPTION_INT)
		fprintf(out, "# %s\n", option->range);
}

static void print_keys(const struct options *options, FILE *out)
{
	fprintf(out, "\n[keys]\n\n# %s\n", _("Other keys for commands: command = key, such as today = f2."));
	fprintf(out, "# %s\n", _("madoguchi config --keys lists the commands and their keys."));
	for (int i = 0; i < options->keys_count; i++)
		fprintf(out, "%s = \"%s\"\n", options->keys[i].command, options->keys[i].key);
}

static void print_option(const struct options *options, const struct option *option, FILE *out)
{
	char value[OPTION_PATH_BYTES];
	option_value(options, option, value, sizeof(value));
	if (option->help)
		print_help(option, out);
	/* Quoted wherever iniparser would cut or trim. */
	bool plain = strcspn(value, "#;'\" ") == strlen(value);
	const char *quote = plain ? "" : strchr(value, '"') ? "'" : "\"";
	fprintf(out, "%s =%s%s%s%s\n", option->key, *value ? " " : "", quote, value, quote);
}

bool options_print(const struct options *options, FILE *out)
{
	const char *section = "";
	fprintf(out, "# %s\n# %s\n# %s\n", _("The configuration of madoguchi. A line that begins with # is a comment."),
	        _("Sections [store] to [backup] are read whenever the program starts."),
	        _("Sections [society] to [divisions] are read once, when a database is made."));
	for (const struct option *option = options_table; option->section; option++) {
		if (strcmp(option->section, "security") == 0 && strcmp(section, "security") != 0)
			print_keys(options, out);
		if (strcmp(option->section, section) != 0)
			fprintf(out, "\n[%s]\n", option->section);
		section = option->section;
		print_option(options, option, out);
	}
	return !ferror(out);
}

static int add_code(struct option_codes *out, int count, int digit, const char *name)
{
	if (name[0] == '\0')
		return count;
	snprintf(out->text[count], sizeof(out->text[0]), "%d %s", digit, name);
	out->items[count] = out->text[count];
	return count + 1;
}

/* By digit, 0 last. */
static void list_by_digit(const char (*names)[OPTION_BYTES], struct option_codes *out)
{
	int count = 0;
	for (int i = 1; i <= OPTION_TOPICS; i++)
		count = add_code(out, count, i % OPTION_TOPICS, names[i % OPTION_TOPICS]);
	out->items[count] = NULL;
}

static void list_from_one(const char (*names)[OPTION_BYTES], int most, struct option_codes *out)
{
	int count = 0;
	for (int i = 1; i <= most; i++)
		count = add_code(out, count, i, names[i - 1]);
	out->items[count] = NULL;
}

void options_topics(const struct options *options, struct option_codes *out)
{
	list_by_digit(options->topics, out);
}

void options_questions(const struct options *options, struct option_codes *out)
{
	list_by_digit(options->questions, out);
}

void options_fields(const struct options *options, struct option_codes *out)
{
	list_from_one(options->fields, OPTION_FIELDS, out);
}

void options_divisions(const struct options *options, struct option_codes *out)
{
	list_from_one(options->divisions, OPTION_DIVISIONS, out);
}
