#include "tests/screens/recipe.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define VARIABLES 16

/* Sanitizers are told by the environment where to write; everything else of ours stays out. */
static const char *const inherited[] = {"ASAN_OPTIONS", "UBSAN_OPTIONS", "LSAN_OPTIONS", "TMPDIR"};

char **recipe_environment(const struct play_setting *setting)
{
	char **all = calloc(VARIABLES, sizeof(*all));
	const char *path = getenv("PATH");
	const char *slash = strrchr(setting->program, '/');
	int failed = 0, count = 0;

	if (!all)
		return NULL;
	failed |= asprintf(&all[count++], "PATH=%.*s:%s", slash ? (int)(slash - setting->program) : 1,
	                   slash ? setting->program : ".", path ? path : "/usr/bin:/bin") < 0;
	failed |= asprintf(&all[count++], "HOME=%s", setting->folder) < 0;
	failed |= asprintf(&all[count++], "MADOGUCHI_NOW=%s", setting->clock) < 0;
	failed |= asprintf(&all[count++], "MADOGUCHI_DB=%s", setting->database) < 0;
	failed |= asprintf(&all[count++], "TERM=xterm-256color") < 0;
	failed |= asprintf(&all[count++], "LC_ALL=C.UTF-8") < 0;
	failed |= asprintf(&all[count++], "TZ=UTC0") < 0;
	failed |= asprintf(&all[count++], "ESCDELAY=25") < 0;
	for (size_t i = 0; i < sizeof(inherited) / sizeof(inherited[0]); i++)
		if (getenv(inherited[i]))
			failed |= asprintf(&all[count++], "%s=%s", inherited[i], getenv(inherited[i])) < 0;
	if (!failed)
		return all;
	recipe_free(all);
	return NULL;
}

void recipe_free(char **environment)
{
	for (int i = 0; environment && environment[i]; i++)
		free(environment[i]);
	free(environment);
}

static _Noreturn void become_shell(const struct play_setting *setting, const char *line)
{
	char log[PLAY_PATH_BYTES + 8];
	char **environment = recipe_environment(setting);
	int file, nothing = open("/dev/null", O_RDONLY);

	snprintf(log, sizeof(log), "%s/log", setting->folder);
	file = open(log, O_WRONLY | O_CREAT | O_APPEND, 0600);
	if (!environment || file < 0 || dup2(nothing, 0) < 0 || dup2(file, 1) < 0 || dup2(file, 2) < 0)
		_exit(126);
	execle("/bin/sh", "sh", "-c", line, (char *)NULL, environment);
	_exit(127);
}

int recipe_run(const struct play_setting *setting, const char *line)
{
	int status;
	pid_t process = fork();

	if (process == 0)
		become_shell(setting, line);
	if (process < 0 || waitpid(process, &status, 0) != process || !WIFEXITED(status))
		return -1;
	return WEXITSTATUS(status);
}

/* Runs the line; on failure the error names it and where its output is. */
static bool run_or_say(const struct play_setting *setting, const char *line, char *error, size_t size)
{
	int status = recipe_run(setting, line);

	if (status == 0)
		return true;
	snprintf(error, size, "`%s` gave %d (see %s/log)", line, status, setting->folder);
	return false;
}

static bool older(const char *path, const char *than)
{
	struct stat a, b;

	if (stat(path, &a) != 0)
		return true;
	return stat(than, &b) == 0 && (a.st_mtim.tv_sec < b.st_mtim.tv_sec ||
	                               (a.st_mtim.tv_sec == b.st_mtim.tv_sec && a.st_mtim.tv_nsec < b.st_mtim.tv_nsec));
}

static bool make_practice(const struct play_setting *setting, const char *cache, char *error, size_t size)
{
	char kept[PLAY_PATH_BYTES], line[5 * PLAY_PATH_BYTES];
	const char *login = strcmp(setting->data, "staff") == 0 ? " --login" : "";

	snprintf(kept, sizeof(kept), "%s/practice%s-%s.db", cache, login + strspn(login, " "), setting->clock);
	snprintf(line, sizeof(line), "rm -f '%s.new'; madoguchi --db '%s.new' demo --seed 1%s && mv '%s.new' '%s'",
	         kept, kept, login, kept, kept);
	if (older(kept, setting->program) && !run_or_say(setting, line, error, size))
		return false;
	snprintf(line, sizeof(line), "cp '%s' '%s'", kept, setting->database);
	return run_or_say(setting, line, error, size);
}

static bool make_empty(const struct play_setting *setting, const char *cache, char *error, size_t size)
{
	char line[2 * PLAY_PATH_BYTES + 128];

	(void)cache;
	snprintf(line, sizeof(line),
	         "echo practice-desk-2026 > '%s/passphrase' && "
	         "madoguchi init --society 多摩野市商工会 --passphrase-file '%s/passphrase'",
	         setting->folder, setting->folder);
	return run_or_say(setting, line, error, size);
}

static bool make_import(const struct play_setting *setting, const char *cache, char *error, size_t size)
{
	char line[PLAY_PATH_BYTES + PLAY_TEXT_BYTES];
	char root[PLAY_PATH_BYTES];

	if (!make_empty(setting, cache, error, size) || !getcwd(root, sizeof(root)))
		return false;
	snprintf(line, sizeof(line), "madoguchi import members '%s/%s'", root, strchr(setting->data, ' ') + 1);
	return run_or_say(setting, line, error, size);
}

static bool make_none(const struct play_setting *setting, const char *cache, char *error, size_t size)
{
	(void)setting, (void)cache, (void)error, (void)size;
	return true;
}

static const struct {
	const char *lead;
	bool (*make)(const struct play_setting *setting, const char *cache, char *error, size_t size);
} recipes[] = {{"demo", make_practice},
               {"staff", make_practice},
               {"empty", make_empty},
               {"import ", make_import},
               {"none", make_none}};

bool recipe_make(const struct play_setting *setting, const char *cache, char *error, size_t size)
{
	char line[3 * PLAY_PATH_BYTES + PLAY_TEXT_BYTES + 64];
	int used = snprintf(line, sizeof(line), "rm -rf '%s' && mkdir -p '%s' '%s'", setting->folder, setting->folder,
	                    cache);

	if (setting->files[0])
		snprintf(line + used, sizeof(line) - (size_t)used, " && cp -r '%s' '%s'", setting->files,
		         setting->folder);
	if (system(line) != 0) {
		snprintf(error, size, "cannot make the folder %s: %s", setting->folder, strerror(errno));
		return false;
	}
	for (size_t i = 0; i < sizeof(recipes) / sizeof(recipes[0]); i++)
		if (strncmp(recipes[i].lead, setting->data, strlen(recipes[i].lead)) == 0)
			return recipes[i].make(setting, cache, error, size);
	snprintf(error, size, "no such data: %s", setting->data);
	return false;
}
