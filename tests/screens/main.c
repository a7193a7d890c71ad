#include "tests/screens/play.h"
#include "tests/screens/recipe.h"

#include <glob.h>
#include <libgen.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const struct {
	const char *name;
	void (*make)(struct player *player);
} players[] = {{"pty", player_pty}, {"inside", player_inside}};

#define PLAYERS (sizeof(players) / sizeof(players[0]))

struct options {
	const char *player; /* one of them, or NULL for all */
	bool update;        /* the first player's screens become the goldens, the others must agree with them */
	char build[PLAY_PATH_BYTES]; /* where madoguchi and our own files are, absolute */
};

struct paths {
	char golden[PLAY_PATH_BYTES], output[PLAY_PATH_BYTES + 128];
};

static void paths_set(struct paths *paths, const struct options *options, const char *path, const char *name,
                      const char *player)
{
	snprintf(paths->golden, sizeof(paths->golden), "%.*sout", (int)(strlen(path) - strlen("play")), path);
	snprintf(paths->output, sizeof(paths->output), "%s/tests/screens/%s.%s.out", options->build, name, player);
}

static bool complete_setting(struct play_setting *setting, const struct options *options, const char *name,
                             const char *player)
{
	int a = snprintf(setting->program, sizeof(setting->program), "%s/madoguchi", options->build);
	int b = snprintf(setting->folder, sizeof(setting->folder), "%s/tests/screens/%s.%s", options->build, name,
	                 player);
	int c = snprintf(setting->database, sizeof(setting->database), "%s/desk.db", setting->folder);

	return a > 0 && b > 0 && c > 0 && c < (int)sizeof(setting->database);
}

static bool play_into(const struct script *script, struct player *player, const char *output, char *error, size_t size)
{
	FILE *out = fopen(output, "we");
	bool good;

	if (!out) {
		snprintf(error, size, "cannot write %s", output);
		return false;
	}
	good = script_play(script, player, out, error, size);
	if (fclose(out) != 0 && good) {
		snprintf(error, size, "cannot write %s", output);
		return false;
	}
	return good;
}

/* Shows what differs; true when nothing does. With `update` the golden becomes what was seen. */
static bool agree(const struct paths *paths, bool update)
{
	char line[5 * PLAY_PATH_BYTES];

	if (update)
		snprintf(line, sizeof(line), "cmp -s '%s' '%s' || cp '%s' '%s'", paths->output, paths->golden,
		         paths->output, paths->golden);
	else
		snprintf(line, sizeof(line), "diff -uN '%s' '%s' | sed '1,2d;s/^/  /' >&2", paths->golden,
		         paths->output);
	if (system(line) != 0)
		return false;
	snprintf(line, sizeof(line), "cmp -s '%s' '%s'", paths->golden, paths->output);
	return system(line) == 0;
}

static void show_failure(const char *output)
{
	char line[2 * PLAY_PATH_BYTES];

	snprintf(line, sizeof(line), "sed -n '/^== where it failed/,$p' '%s' | sed 's/^/  /' >&2", output);
	if (system(line) != 0)
		fputs("  (and its screen cannot be shown)\n", stderr);
}

static bool play_one(const char *path, size_t which, const struct options *options)
{
	struct script script;
	struct player player;
	struct paths paths;
	char error[1200] = "", cache[PLAY_PATH_BYTES + 16];
	bool good;

	players[which].make(&player);
	snprintf(cache, sizeof(cache), "%s/tests/practice", options->build);
	good = script_read(&script, path, error, sizeof(error)) &&
	       complete_setting(&script.setting, options, script.name, players[which].name) &&
	       recipe_make(&script.setting, cache, error, sizeof(error));
	paths_set(&paths, options, path, script.name, players[which].name);
	if (good) {
		good = play_into(&script, &player, paths.output, error, sizeof(error));
		if (!good)
			show_failure(paths.output);
		else if (!agree(&paths, options->update && (which == 0 || options->player))) {
			good = false;
			snprintf(error, sizeof(error), "the screens are not those of %s", paths.golden);
		}
	}
	printf("%s %s (%s)%s%s\n", good ? "ok" : "not ok", script.name, players[which].name, error[0] ? ": " : "",
	       error);
	fflush(stdout);
	script_free(&script);
	return good;
}

static bool set_build(struct options *options, const char *self)
{
	char *real = realpath(self, NULL);
	bool good = real && strlen(real) < sizeof(options->build);

	if (good)
		snprintf(options->build, sizeof(options->build), "%s", dirname(dirname(real)));
	free(real);
	return good;
}

static int play_all(char **paths, int count, const struct options *options)
{
	int passed = 0, failed = 0;

	for (int i = 0; i < count; i++)
		for (size_t which = 0; which < PLAYERS; which++) {
			bool wanted = !options->player || strcmp(options->player, players[which].name) == 0;

			if (wanted && play_one(paths[i], which, options))
				passed++;
			else if (wanted)
				failed++;
		}
	printf("%d passed, %d failed\n", passed, failed);
	return failed || !passed;
}

int main(int count, char **arguments)
{
	struct options options = {0};
	glob_t found = {0};
	int next = 1, result;

	for (; next < count && strncmp(arguments[next], "--", 2) == 0; next++)
		if (strcmp(arguments[next], "--update") == 0)
			options.update = true;
		else if (strcmp(arguments[next], "--player") == 0 && next + 1 < count)
			options.player = arguments[++next];
		else {
			fprintf(stderr, "usage: %s [--player NAME] [--update] [SCRIPT.play ...]\n", arguments[0]);
			return 2;
		}
	if (!set_build(&options, arguments[0])) {
		fprintf(stderr, "%s: cannot tell where it lies\n", arguments[0]);
		return 2;
	}
	if (next < count)
		return play_all(arguments + next, count - next, &options);
	glob("tests/screens/*.play", 0, NULL, &found);
	result = play_all(found.gl_pathv, (int)found.gl_pathc, &options);
	globfree(&found);
	return result;
}
