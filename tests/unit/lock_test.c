#include <criterion/criterion.h>
#include <locale.h>
#include <string.h>

#include "tests/unit/desk_player.h"
#include "tests/unit/example_screen.h"
#include "tui/booking.h"
#include "tui/readback.h"

enum { MINUTE = 60000, LIMIT = 10 * MINUTE, START = 1000000 };

/* The context of the example screens comes first. */
struct room {
	struct parcels parcels;
	int tries;
	struct section sections[SECTIONS];
	struct desk *desk;
};

static enum status room_unlock(void *context, const char *passphrase, struct fault *fault)
{
	struct room *room = context;
	room->tries++;
	if (strcmp(passphrase, "tsubame ga tobu") == 0)
		return DONE;
	return fault_set(fault, DENIED, "passphrase", "That is not it.");
}

static void room_open(struct room *room, const struct screen *screen, bool secret, int64_t idle_ms)
{
	struct desk_setup setup = {.office = {.context = room, .unlock = secret ? room_unlock : NULL},
	                           .sections = room->sections,
	                           .society = "多摩野市商工会",
	                           .who = "窓口 係",
	                           .idle_ms = idle_ms};
	setlocale(LC_CTYPE, "C.UTF-8");
	*room = (struct room){.parcels = {.ids = {1}, .names = {"tea"}, .count = 1},
	                      .sections = {{2, screen}, {3, &parcels_screen}}};
	cr_assert_eq(desk_open(&room->desk, &setup, 24, 80), DONE);
	desk_compose(room->desk);
	desk_tick(room->desk, START);
}

/* Only rows in the middle hold anything. */
static bool locked(struct room *room)
{
	bool bare = play_row(room->desk, 0)[0] == '\0' && play_row(room->desk, 23)[0] == '\0';
	return bare && play_shows(room->desk, "This desk is locked.") && !play_shows(room->desk, "tea");
}

Test(lock, comes_after_the_minutes_without_a_key_and_warns_before)
{
	struct room room;
	room_open(&room, &parcels_screen, true, LIMIT);
	desk_tick(room.desk, START + LIMIT - 30001);
	cr_expect(!play_shows(room.desk, "In 30 seconds"));
	desk_tick(room.desk, START + LIMIT - 30000);
	cr_expect(play_shows(room.desk, "In 30 seconds this desk locks"));
	play_keys(room.desk, "Down");
	cr_expect(!play_shows(room.desk, "In 30 seconds"), "a key goes on");
	desk_tick(room.desk, START + LIMIT);
	cr_expect(!locked(&room));
	desk_tick(room.desk, START + 2 * LIMIT - 30001);
	cr_expect(!locked(&room));
	desk_tick(room.desk, START + 2 * LIMIT - 30000);
	cr_assert(locked(&room), "since the last key");
	desk_close(room.desk);
}

Test(lock, opens_for_the_passphrase_alone)
{
	struct room room;
	room_open(&room, &parcels_screen, true, LIMIT);
	play_keys(room.desk, "n");
	play_text(room.desk, "coffee");
	desk_tick(room.desk, START + LIMIT);
	cr_assert(locked(&room));
	cr_expect_geq(room.parcels.drafts, 1, "what was typed is kept");
	play_keys(room.desk, "F2 F3 Esc Ctrl-G Ctrl-Q Ctrl-Z F1 Enter");
	cr_assert(locked(&room) && !desk_over(room.desk));
	cr_expect_eq(room.tries, 0, "nothing typed is no try");
	play_text(room.desk, "tsubame");
	cr_expect(play_shows(room.desk, "Passphrase of 窓口 係: *******") && !play_shows(room.desk, "tsubame"));
	play_keys(room.desk, "Enter");
	cr_expect(locked(&room) && play_shows(room.desk, "That is not it.") && !play_shows(room.desk, "*"));
	play_text(room.desk, "xあ");
	cr_expect(play_shows(room.desk, "The Japanese input method is on."));
	play_keys(room.desk, "Backspace Backspace Backspace");
	play_paste(room.desk, "tsubame ga ");
	play_text(room.desk, "tobu");
	play_keys(room.desk, "Enter");
	cr_assert(!locked(&room));
	cr_expect_eq(room.tries, 2);
	cr_expect(play_shows(room.desk, "coffee"), "all is as it was left");
	desk_close(room.desk);
}

Test(lock, stands_back_while_somebody_is_on_the_telephone)
{
	struct room room;
	struct screen call = parcels_screen;
	call.flags |= SCREEN_WAKES;
	room_open(&room, &call, true, LIMIT);
	play_keys(room.desk, "x");
	desk_tick(room.desk, START + 3 * LIMIT);
	cr_expect(!locked(&room) && !play_shows(room.desk, "In 30 seconds"), "nor over what is asked about it");
	play_keys(room.desk, "Esc F3");
	desk_tick(room.desk, START + 4 * LIMIT);
	cr_expect(locked(&room), "elsewhere it does: %s", play_row(room.desk, 0));
	desk_close(room.desk);
	cr_expect(booking_screen.flags & SCREEN_WAKES, "an open booking form");
	cr_expect(readback_screen.flags & SCREEN_WAKES, "a read-back");
}

Test(lock, needs_a_passphrase_and_a_limit)
{
	struct room room;
	room_open(&room, &parcels_screen, false, LIMIT);
	desk_tick(room.desk, START + 2 * LIMIT);
	cr_expect(!locked(&room) && !play_shows(room.desk, "In 30 seconds"));
	cr_expect(!desk_run(room.desk, "desk.lock"));
	desk_close(room.desk);
	room_open(&room, &parcels_screen, true, 0);
	desk_tick(room.desk, START + 100 * LIMIT);
	cr_expect(!locked(&room));
	cr_expect(desk_run(room.desk, "desk.lock"));
	cr_expect(locked(&room));
	desk_close(room.desk);
}
