#include "tests/screens/player.h"
#include "tests/screens/recipe.h"
#include "tests/terminal/terminal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

static bool fail(struct player *player, const char *what)
{
	snprintf(player->error, sizeof(player->error), "%s", what);
	return false;
}

static bool start(struct player *player, const struct play_setting *setting)
{
	char program[PLAY_PATH_BYTES], language[8], who[32], lang[] = "--lang", as[] = "--as";
	char *arguments[] = {program, lang, language, setting->as[0] ? as : NULL, who, NULL};
	char **environment = recipe_environment(setting);
	struct terminal_setup setup = {setting->rows, setting->columns, arguments, environment, setting->folder};

	memcpy(program, setting->program, sizeof(program));
	memcpy(language, setting->language, sizeof(language));
	memcpy(who, setting->as, sizeof(who));
	player->state = environment ? terminal_open(&setup) : NULL;
	recipe_free(environment);
	if (!player->state)
		return fail(player, "the terminal does not open");
	return terminal_settle(player->state, false, PLAY_PATIENCE_MS) || fail(player, "no first screen came");
}

static bool settle(struct player *player)
{
	int status;

	if (terminal_settle(player->state, true, PLAY_PATIENCE_MS) || terminal_ended(player->state, 0, &status))
		return true;
	return fail(player, "the screen did not settle");
}

static bool send(struct player *player, const char *bytes, size_t count)
{
	if (!terminal_send(player->state, bytes, count, PLAY_PATIENCE_MS))
		return fail(player, "the program does not read its keys");
	return settle(player);
}

static bool resize(struct player *player, int rows, int columns)
{
	terminal_resize(player->state, rows, columns);
	return settle(player);
}

static bool pump(struct player *player, int patience)
{
	return terminal_redrawn(player->state, patience);
}

static bool look(struct player *player, struct picture *picture)
{
	return terminal_picture(player->state, picture) || fail(player, "out of memory");
}

static bool ended(struct player *player, int patience, int *status)
{
	int all;

	if (!terminal_ended(player->state, patience, &all))
		return fail(player, "the program still runs");
	*status = WIFEXITED(all) ? WEXITSTATUS(all) : 128 + WTERMSIG(all);
	return true;
}

static void stop(struct player *player)
{
	terminal_close(player->state);
	player->state = NULL;
}

void player_pty(struct player *player)
{
	*player = (struct player){"pty", start, send, resize, pump, look, ended, stop, NULL, ""};
}
