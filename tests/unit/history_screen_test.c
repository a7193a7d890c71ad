#include <criterion/criterion.h>
#include <locale.h>

#include "core/store/action.h"
#include "core/store/db.h"
#include "tests/unit/desk_fixture.h"
#include "tests/unit/desk_player.h"
#include "tui/front.h"
#include "tui/history.h"

static const struct section sections[SECTIONS] = {
        {2, &history_screen}, {3, NULL}, {4, NULL}, {5, NULL}, {6, NULL}, {7, NULL}, {8, NULL}};

static int64_t told(void *clock)
{
	return *(const int64_t *)clock;
}

struct place {
	struct office office;
	struct front front;
	int64_t now;
	struct desk *desk;
};

static void begin(struct place *place)
{
	setlocale(LC_CTYPE, "C.UTF-8");
	office_open(&place->office, ":memory:");
	place->now = db_now(place->office.db);
	place->front = (struct front){.db = place->office.db, .now = told, .machine = told, .clock = &place->now};
	cr_assert_eq(front_open(&place->front), DONE);
	struct desk_setup setup = {.office = front_hooks(&place->front), .sections = sections};
	cr_assert_eq(desk_open(&place->desk, &setup, 24, 80), DONE);
	desk_compose(place->desk);
}

static void end(struct place *place)
{
	desk_close(place->desk);
	front_close(&place->front);
	db_close(place->office.db);
}

Test(history_screen, takes_back_what_the_cursor_is_on)
{
	struct place p = {0};
	begin(&p);
	cr_assert_eq(office_book(&p.office, 1, 1, p.office.today, 40, NULL), DONE);
	cr_assert_eq(office_book(&p.office, 2, 2, p.office.today, 40, NULL), DONE);
	int64_t last = action_last(p.office.db);
	desk_say(p.desk, 0, "Two are booked.");
	play_keys(p.desk, "Ctrl-L Home Down u");
	cr_assert_neq(action_last(p.office.db), last);
	cr_expect(play_shows(p.desk, "Taken back: "));
	cr_expect_eq(play_find(p.desk, "(taken back)"), 5, "below the undo and the second booking");
	play_keys(p.desk, "Ctrl-Y");
	cr_expect_eq(play_find(p.desk, "(taken back)"), 4, "now the undo is what was taken back");
	end(&p);
}

Test(history_screen, opens_on_my_last_action)
{
	struct place p = {0};
	begin(&p);
	cr_assert_eq(office_book(&p.office, 1, 1, p.office.today, 40, NULL), DONE);
	cr_assert(desk_push(p.desk, &history_screen, 0, NULL));
	cr_expect_eq(desk_compose(p.desk)->cursor_row, 3);
	play_keys(p.desk, "Ctrl-Z");
	cr_expect(play_shows(p.desk, "Taken back: "), "nothing was named: Ctrl-Z is about the cursor's row");
	end(&p);
}
