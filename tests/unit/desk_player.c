#include "tests/unit/desk_player.h"

#include "core/text/utf8.h"

#include <string.h>

static void settle(struct desk *desk)
{
	desk_work(desk);
	desk_compose(desk);
}

static void type(struct desk *desk, const char *keys, bool each)
{
	while (*keys != '\0') {
		char name[KEY_NAME_BYTES] = "";
		size_t length = strcspn(keys, " ");
		memcpy(name, keys, length < sizeof(name) ? length : sizeof(name) - 1);
		desk_type(desk, &(struct key){.code = key_parse(name)});
		if (each)
			settle(desk);
		keys += length + strspn(keys + length, " ");
	}
	settle(desk);
}

void play_keys(struct desk *desk, const char *keys)
{
	type(desk, keys, true);
}

void play_burst(struct desk *desk, const char *keys)
{
	type(desk, keys, false);
}

void play_text(struct desk *desk, const char *text)
{
	while (*text != '\0') {
		uint32_t character = 0;
		text += utf8_step(text, &character);
		desk_type(desk, &(struct key){.code = character});
		settle(desk);
	}
}

void play_paste(struct desk *desk, const char *text)
{
	desk_type(desk, &(struct key){.code = K_PASTE, .text = text});
	settle(desk);
}

const char *play_row(struct desk *desk, int row)
{
	static char text[4096];
	canvas_row(desk_compose(desk), row, text, sizeof(text));
	return text;
}

int play_find(struct desk *desk, const char *text)
{
	int rows = desk_compose(desk)->rows;
	for (int row = 0; row < rows; row++)
		if (strstr(play_row(desk, row), text))
			return row;
	return -1;
}

bool play_shows(struct desk *desk, const char *text)
{
	return play_find(desk, text) >= 0;
}
