#include "cli/actor.h"
#include "cli/call.h"
#include "config/language.h"
#include "core/access/right.h"
#include "core/access/staff.h"
#include "core/store/db.h"
#include "core/text/utf8.h"
#include "tests/screens/player.h"
#include "tests/terminal/keys.h"
#include "tui/desk.h"
#include "tui/front.h"

#include <fcntl.h>
#include <libintl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/*
 * The screens inside this process, without curses: the keys' bytes are read here, and what the desk composes is the
 * picture. It is the other opinion on what the terminal should show.
 */

#define TICK_MS     250
#define PASTE_BEGIN "\033[200~"
#define PASTE_END   "\033[201~"

struct inside {
	struct call call; /* the database, the clock and who acts, as main prepares them */
	struct front front;
	struct desk *desk;
	int root;       /* the folder that was the current one before */
	int64_t passed; /* milliseconds the desk was told of: time passes only here */
};

static bool fail(struct player *player, const char *what)
{
	snprintf(player->error, sizeof(player->error), "%s", what);
	return false;
}

static int64_t office_clock(void *clock)
{
	return clock_now(clock);
}

static int64_t machine_clock(void *clock)
{
	(void)clock;
	return clock_machine();
}

/* As the option --as of the program. */
static enum status choose_actor(struct call *call, const struct play_setting *setting)
{
	struct staff staff;
	if (!setting->as[0])
		return actor_choose(call);
	enum status status = staff_find(call->db, setting->as, &staff);
	if (status == DONE)
		db_act_as(call->db, staff.id, role_bit(staff.role));
	return status;
}

static enum status prepare(struct call *call, const struct play_setting *setting)
{
	char folder[PLAY_PATH_BYTES + 16];

	setenv("MADOGUCHI_NOW", setting->clock, 1);
	setenv("HOME", setting->folder, 1);
	enum status status = language_open(&call->fault);
	snprintf(folder, sizeof(folder), "%.*s/locale", (int)(strrchr(setting->program, '/') - setting->program),
	         setting->program);
	bindtextdomain("madoguchi", folder);
	textdomain("madoguchi");
	language_choose(setting->language);
	if (status == DONE)
		status = clock_open(&call->clock, &call->fault);
	if (status == DONE)
		status = db_open(setting->database, DB_OPEN, &call->db, &call->fault);
	if (status == DONE)
		db_set_now(call->db, clock_now(&call->clock), clock_machine());
	return status == DONE ? choose_actor(call, setting) : status;
}

/* What the loop does between two waits. */
static void settle(struct inside *inside)
{
	desk_work(inside->desk);
	do
		if (desk_stale(inside->desk))
			desk_compose(inside->desk);
	while (desk_idle(inside->desk) || desk_stale(inside->desk));
}

static enum status open_desk(struct inside *inside, const struct play_setting *setting)
{
	struct front *front = &inside->front;

	if (options_open(&inside->call.options, NULL, &inside->call.fault) != DONE)
		return INVALID;
	*front = (struct front){.db = inside->call.db,
	                        .now = office_clock,
	                        .machine = machine_clock,
	                        .clock = &inside->call.clock,
	                        .printer = inside->call.options.print_command,
	                        .paper = inside->call.options.print_paper,
	                        .font = inside->call.options.print_font,
	                        .label_12 = inside->call.options.label_12,
	                        .label_24 = inside->call.options.label_24,
	                        .japanese = strcmp(setting->language, "ja") == 0};
	enum status status = front_open(front);
	if (status != DONE)
		return status;
	struct desk_setup desk = {
	        .office = front_hooks(front),
	        .sections = desk_sections,
	        .home = front->home,
	        .society = front->society,
	        .who = front->who,
	        .practice = front->practice,
	        .first_action = front->left_action,
	        .first_words = front->left,
	};
	return desk_open(&inside->desk, &desk, setting->rows, setting->columns);
}

static bool start(struct player *player, const struct play_setting *setting)
{
	struct inside *inside = calloc(1, sizeof(*inside));

	player->state = inside;
	if (!inside)
		return fail(player, "out of memory");
	inside->root = open(".", O_RDONLY | O_DIRECTORY);
	if (inside->root < 0 || chdir(setting->folder) != 0)
		return fail(player, "no scratch folder");
	if (prepare(&inside->call, setting) != DONE)
		return fail(player,
		            inside->call.fault.text[0] ? inside->call.fault.text : db_fault(inside->call.db)->text);
	if (open_desk(inside, setting) != DONE)
		return fail(player, "the desk does not open");
	settle(inside);
	return true;
}

/* The names under which keys.h and tui/key.h know the same key. */
static const struct {
	const char *here, *there;
} names[] = {
        {"S-Tab", "Shift-Tab"}, {"KPEnter", "Enter"}, {"KP0", "0"},       {"KP1", "1"},     {"KP2", "2"},
        {"KP3", "3"},           {"KP4", "4"},         {"KP5", "5"},       {"KP6", "6"},     {"KP7", "7"},
        {"KP8", "8"},           {"KP9", "9"},         {"KP+", "+"},       {"KP-", "-"},     {"KP*", "*"},
        {"KP/", "/"},           {"KP.", "."},         {"Up", "Up"},       {"Down", "Down"}, {"Left", "Left"},
        {"Right", "Right"},     {"Home", "Home"},     {"End", "End"},     {"PgUp", "PgUp"}, {"PgDn", "PgDn"},
        {"Ins", "Ins"},         {"Del", "Del"},       {"Enter", "Enter"}, {"Tab", "Tab"},   {"Backspace", "Backspace"},
        {"F1", "F1"},           {"F2", "F2"},         {"F3", "F3"},       {"F4", "F4"},     {"F5", "F5"},
        {"F6", "F6"},           {"F7", "F7"},         {"F8", "F8"},       {"F9", "F9"},     {"F10", "F10"},
        {"F11", "F11"},         {"F12", "F12"},
};

/* One key at the beginning of the bytes; gives how many it takes. */
static size_t read_key(const char *bytes, size_t count, struct key *key)
{
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		char code[KEY_BYTES];
		size_t length = key_bytes(names[i].here, code);

		if (length <= count && memcmp(code, bytes, length) == 0) {
			key->code = key_parse(names[i].there);
			return length;
		}
	}
	if (bytes[0] == '\033' && count > 1 && bytes[1] >= '0' && bytes[1] <= '9') {
		key->code = K_ALT(bytes[1]);
		return 2;
	}
	if (bytes[0] == '\033') {
		key->code = K_ESC;
		return 1;
	}
	if ((unsigned char)bytes[0] < ' ') {
		key->code = K_CTRL(bytes[0] + 'a' - 1);
		return 1;
	}
	int length = utf8_step(bytes, &key->code);
	return length > 0 ? (size_t)length : 1;
}

static bool type_paste(struct inside *inside, const char *bytes, size_t count)
{
	size_t lead = strlen(PASTE_BEGIN), tail = strlen(PASTE_END);
	char *text = strndup(bytes + lead, count - lead - tail);

	if (text)
		desk_type(inside->desk, &(struct key){.code = K_PASTE, .text = text});
	free(text);
	return text != NULL;
}

static bool send(struct player *player, const char *bytes, size_t count)
{
	struct inside *inside = player->state;
	char *all = strndup(bytes, count), *next = all;

	if (!all)
		return fail(player, "out of memory");
	if (strncmp(all, PASTE_BEGIN, strlen(PASTE_BEGIN)) == 0) {
		type_paste(inside, all, count);
		next = all + count;
	}
	while (next < all + count) {
		struct key key = {0};

		next += read_key(next, (size_t)(all + count - next), &key);
		desk_type(inside->desk, &key);
	}
	free(all);
	settle(inside);
	desk_tick(inside->desk, inside->passed);
	settle(inside);
	return true;
}

static bool resize(struct player *player, int rows, int columns)
{
	struct inside *inside = player->state;

	desk_resize(inside->desk, rows, columns);
	settle(inside);
	return true;
}

static bool pump(struct player *player, int patience)
{
	struct inside *inside = player->state;

	inside->passed += patience < TICK_MS ? patience : TICK_MS;
	desk_tick(inside->desk, inside->passed);
	settle(inside);
	return true;
}

/* What each look must become on a terminal of 256 colours: letters and ground, by theme. */
static const struct dress {
	int plain[2], accent[2], note[2], warn[2];
} standard = {{PICTURE_DEFAULT, PICTURE_DEFAULT}, {15, 24}, {16, 229}, {160, PICTURE_DEFAULT}},
  contrast = {{15, 16}, {16, 226}, {16, 15}, {15, 88}};

static void dress(struct picture_cell *cell, unsigned look, const struct dress *dress)
{
	const int *colours = look & LOOK_ACCENT ? dress->accent
	                     : look & LOOK_NOTE ? dress->note
	                     : look & LOOK_WARN ? dress->warn
	                                        : dress->plain;
	if (look & LOOK_BOLD)
		cell->attributes |= PICTURE_BOLD;
	if (look & LOOK_UNDERLINE)
		cell->attributes |= PICTURE_UNDERLINE;
	cell->fore = colours[0];
	cell->back = colours[1];
}

static void copy_cell(const struct cell *from, struct picture_cell *to, const struct dress *dressed)
{
	size_t used = 0;

	to->text[0] = '\0';
	for (int i = 0; from->width > 0 && i < CELL_CHARACTERS && from->text[i]; i++)
		used += (size_t)utf8_put(to->text + used, from->text[i]);
	to->text[used] = '\0';
	if (from->width > 0 && used == 0)
		strcpy(to->text, " ");
	dress(to, from->look, dressed);
}

static bool look(struct player *player, struct picture *picture)
{
	const struct inside *inside = player->state;
	const struct canvas *canvas = desk_compose(inside->desk);
	const struct dress *dressed = strcmp(inside->call.options.theme, "contrast") == 0 ? &contrast : &standard;

	if (!picture_make(picture, canvas->rows, canvas->cols))
		return fail(player, "out of memory");
	for (int i = 0; i < canvas->rows * canvas->cols; i++)
		copy_cell(&canvas->cells[i], &picture->cells[i], dressed);
	picture->cursor_row = canvas->cursor_row;
	picture->cursor_column = canvas->cursor_col;
	return true;
}

static bool ended(struct player *player, int patience, int *status)
{
	const struct inside *inside = player->state;

	(void)patience;
	*status = 0;
	return desk_over(inside->desk) || fail(player, "the desk is still open");
}

static void stop(struct player *player)
{
	struct inside *inside = player->state;

	if (!inside)
		return;
	if (inside->desk) {
		desk_close(inside->desk);
		front_close(&inside->front);
	}
	db_close(inside->call.db);
	if (inside->root >= 0 && fchdir(inside->root) == 0)
		close(inside->root);
	free(inside);
	player->state = NULL;
}

void player_inside(struct player *player)
{
	*player = (struct player){"inside", start, send, resize, pump, look, ended, stop, NULL, ""};
}
