#include "tests/screens/play.h"
#include "tests/screens/beside.h"
#include "tests/screens/recipe.h"
#include "tests/terminal/keys.h"
#include "tests/terminal/terminal.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

/* One script being played. `keys` counts since the last mark. */
struct stage {
	const struct play_setting *setting;
	struct player *player;
	FILE *out;
	int keys, shows;
	bool started;
	char *error;
	size_t error_size;
};

struct step_kind {
	const char *name;
	bool starts; /* the desk must be open */
	bool (*run)(struct stage *stage, const char *text);
};

static bool fail(struct stage *stage, const char *format, ...) __attribute__((format(printf, 2, 3)));

static bool fail(struct stage *stage, const char *format, ...)
{
	va_list values;

	va_start(values, format);
	vsnprintf(stage->error, stage->error_size, format, values);
	va_end(values);
	return false;
}

static bool sent(struct stage *stage, const char *bytes, size_t count)
{
	return stage->player->send(stage->player, bytes, count) || fail(stage, "%s", stage->player->error);
}

static bool run_command(struct stage *stage, const char *text)
{
	int status = recipe_run(stage->setting, text);

	return status == 0 || fail(stage, "`%s` gave %d (see %s/log)", text, status, stage->setting->folder);
}

static bool hold_place(struct stage *stage, const char *text)
{
	return beside_hold(stage->setting, text, stage->error, stage->error_size);
}

/* The bytes of all keys named in `text`, one after the other or handed over one by one. */
static bool press(struct stage *stage, const char *text, bool together)
{
	char all[PLAY_TEXT_BYTES], names[PLAY_TEXT_BYTES], *rest = names;
	size_t count = 0;

	snprintf(names, sizeof(names), "%s", text);
	for (char *name = strsep(&rest, " "); name; name = strsep(&rest, " ")) {
		size_t bytes = *name ? key_bytes(name, all + count) : 0;

		if (*name && !bytes)
			return fail(stage, "no such key: %s", name);
		stage->keys += *name != '\0';
		if (together)
			count += bytes;
		else if (bytes && !sent(stage, all, bytes))
			return false;
		if (count + KEY_BYTES > sizeof(all))
			return fail(stage, "too many keys in one line");
	}
	return !together || sent(stage, all, count);
}

static bool press_keys(struct stage *stage, const char *text)
{
	return press(stage, text, false);
}

static bool press_burst(struct stage *stage, const char *text)
{
	return press(stage, text, true);
}

static bool type_text(struct stage *stage, const char *text)
{
	while (*text) {
		size_t bytes = 1;

		while (((unsigned char)text[bytes] & 0xc0) == 0x80)
			bytes++;
		stage->keys++;
		if (!sent(stage, text, bytes))
			return false;
		text += bytes;
	}
	return true;
}

static bool paste_text(struct stage *stage, const char *text)
{
	char all[PLAY_TEXT_BYTES + 16];
	int count = snprintf(all, sizeof(all), "\033[200~%s\033[201~", text);

	return (size_t)count < sizeof(all) ? sent(stage, all, (size_t)count) : fail(stage, "too long to paste");
}

static bool resize(struct stage *stage, const char *text)
{
	int rows, columns;

	if (!size_read(text, &rows, &columns))
		return fail(stage, "no such size: %s", text);
	return stage->player->resize(stage->player, rows, columns) || fail(stage, "%s", stage->player->error);
}

/* The row with the text, from 0; -1: none of these rows has it, -2: no picture. */
static int row_of(const struct stage *stage, int first, int last, const char *text)
{
	struct picture picture;
	int row = -2;

	if (stage->player->look(stage->player, &picture)) {
		row = picture_find(&picture, first, last, text);
		picture_free(&picture);
	}
	return row;
}

static bool wait_text(struct stage *stage, const char *text)
{
	long deadline = terminal_clock() + PLAY_PATIENCE_MS;
	long left = PLAY_PATIENCE_MS;

	while (row_of(stage, 0, stage->setting->rows * 10, text) < 0) {
		left = deadline - terminal_clock();
		if (left <= 0)
			return fail(stage, "did not come: %s", text);
		stage->player->pump(stage->player, (int)left);
	}
	return true;
}

static bool expect_text(struct stage *stage, const char *text)
{
	return row_of(stage, 0, 999, text) >= 0 || fail(stage, "is not on the screen: %s", text);
}

static bool expect_no_text(struct stage *stage, const char *text)
{
	int row = row_of(stage, 0, 999, text);

	return row == -1 || fail(stage, "is on the screen, row %d: %s", row + 1, text);
}

static bool expect_within(struct stage *stage, const char *text)
{
	char *rest;
	long first = strtol(text, &rest, 10);
	long last = *rest == '-' ? strtol(rest + 1, &rest, 10) : first;

	if (first < 1 || last < first || *rest != ' ')
		return fail(stage, "write: within FIRST-LAST TEXT");
	return row_of(stage, (int)first - 1, (int)last - 1, rest + 1) >= 0 ||
	       fail(stage, "is not in rows %ld-%ld: %s", first, last, rest + 1);
}

static bool mark(struct stage *stage, const char *text)
{
	(void)text;
	stage->keys = 0;
	return true;
}

static bool budget(struct stage *stage, const char *text)
{
	int most = atoi(text);

	return stage->keys <= most || fail(stage, "%d keys, and at most %d are allowed", stage->keys, most);
}

static bool show_picture(struct stage *stage, const char *title, bool attributes)
{
	struct picture picture;

	if (!stage->player->look(stage->player, &picture))
		return fail(stage, "%s", stage->player->error);
	fprintf(stage->out, "== %s: %dx%d, cursor %d,%d%s\n", title, picture.columns, picture.rows,
	        picture.cursor_row + 1, picture.cursor_column + 1, picture.cursor_visible ? "" : " hidden");
	picture_print(&picture, stage->out);
	if (attributes) {
		fprintf(stage->out, "-- attributes\n");
		picture_print_attributes(&picture, stage->out);
	}
	picture_free(&picture);
	return true;
}

static bool show(struct stage *stage, const char *text)
{
	char title[16];

	snprintf(title, sizeof(title), "%d", ++stage->shows);
	return show_picture(stage, title, strcmp(text, "attributes") == 0);
}

static bool ends(struct stage *stage, const char *text)
{
	int status = 0;

	if (!stage->player->ended(stage->player, PLAY_PATIENCE_MS, &status))
		return fail(stage, "%s", stage->player->error);
	return status == atoi(text) || fail(stage, "ended with %d instead of %d", status, atoi(text));
}

static const struct step_kind kinds[] = {
        {"run", false, run_command},
        {"hold", false, hold_place},
        {"keys", true, press_keys},
        {"type", true, type_text},
        {"burst", true, press_burst},
        {"paste", true, paste_text},
        {"resize", true, resize},
        {"wait", true, wait_text},
        {"expect", true, expect_text},
        {"expect-not", true, expect_no_text},
        {"within", true, expect_within},
        {"mark", false, mark},
        {"budget", false, budget},
        {"show", true, show},
        {"ends", true, ends},
};

const struct step_kind *step_kind_find(const char *name)
{
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (strcmp(kinds[i].name, name) == 0)
			return &kinds[i];
	return NULL;
}

static bool take_step(struct stage *stage, const struct step *step)
{
	if (step->kind->starts && !stage->started) {
		stage->started = true;
		if (!stage->player->start(stage->player, stage->setting))
			return fail(stage, "%s", stage->player->error);
	}
	return step->kind->run(stage, step->text);
}

bool script_play(const struct script *script, struct player *player, FILE *out, char *error, size_t size)
{
	char reason[FAULT_TEXT_BYTES] = "";
	struct stage stage = {.setting = &script->setting,
	                      .player = player,
	                      .out = out,
	                      .error = reason,
	                      .error_size = sizeof(reason)};
	bool good = true;

	for (int i = 0; good && i < script->count; i++) {
		good = take_step(&stage, &script->steps[i]);
		if (!good) {
			snprintf(error, size, "line %d: %s", script->steps[i].line, reason);
			if (stage.started && player->state)
				show_picture(&stage, "where it failed", false);
		}
	}
	player->stop(player);
	return good;
}
