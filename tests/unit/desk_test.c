#include <criterion/criterion.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>

#include "core/time/civil.h"
#include "tests/unit/desk_player.h"
#include "tests/unit/example_screen.h"

/* A desk of the example screens: F2 and F3 the list, F5 as well; the others are hidden. */
static const struct section sections[SECTIONS] = {
        {2, &parcels_screen},
        {3, &parcels_screen},
        {4, &parcels_screen},
        {5, &parcels_screen},
        {6, NULL},
        {7, NULL},
        {8, NULL},
};

struct bench {
	struct parcels parcels; /* first: the context of the screens */
	int64_t now;
	int64_t undone;
	bool changed;
	const char *denied;
	struct desk *desk;
};

static int64_t bench_now(void *context)
{
	return ((struct bench *)context)->now;
}

static bool bench_changed(void *context)
{
	struct bench *bench = context;
	bool changed = bench->changed;
	bench->changed = false;
	return changed;
}

static bool bench_may(void *context, const char *right)
{
	const struct bench *bench = context;
	return !bench->denied || strcmp(bench->denied, right) != 0;
}

static enum status bench_undo(void *context, int64_t action, int64_t *done, struct fault *fault)
{
	struct bench *bench = context;
	if (action > 1000)
		return fault_set(fault, CONFLICT, "", "No.");
	bench->undone = action;
	*done = action + 100;
	return DONE;
}

static void parcel_put(struct bench *bench, int64_t id, const char *name)
{
	struct parcels *parcels = &bench->parcels;
	parcels->ids[parcels->count] = id;
	snprintf(parcels->names[parcels->count++], sizeof(parcels->names[0]), "%s", name);
}

static void bench_open(struct bench *bench, const struct key_binding *bindings)
{
	setlocale(LC_CTYPE, "C.UTF-8");
	*bench = (struct bench){.now = moment_of(day_of(2026, 11, 24), 10 * 60 + 24)};
	parcel_put(bench, 1, "tea");
	parcel_put(bench, 2, "山田製作所");
	parcel_put(bench, 3, "paper");
	struct desk_setup setup = {
	        .office = {.context = bench,
	                   .now = bench_now,
	                   .changed = bench_changed,
	                   .may = bench_may,
	                   .undo = bench_undo},
	        .sections = sections,
	        .society = "多摩野市商工会",
	        .practice = true,
	        .bindings = bindings,
	};
	cr_assert_eq(desk_open(&bench->desk, &setup, 24, 80), DONE);
	desk_compose(bench->desk);
}

Test(desk, frame_has_title_message_and_keys)
{
	struct bench b;
	bench_open(&b, NULL);
	cr_assert_str_eq(play_row(b.desk, 0),
	                 " PRACTICE 多摩野市商工会 > Parcels                        Tue 24 Nov 2026 10:24");
	cr_assert_eq(strncmp(play_row(b.desk, 1), "────", 12), 0);
	cr_assert_str_eq(play_row(b.desk, 23),
	                 " List  x drop  n new  b book  + sign up  e edit  f sticky note  F1 Help");
	cr_assert_str_eq(play_row(b.desk, 2), " > 1     tea");
	cr_expect_eq(desk_compose(b.desk)->cursor_row, 2);
	play_keys(b.desk, "Down");
	cr_expect_eq(desk_compose(b.desk)->cursor_row, 3);
	cr_expect(play_shows(b.desk, "about 山田製作所"), "the preview follows the cursor");
	desk_close(b.desk);
}

Test(desk, title_drops_the_screen_then_the_society)
{
	struct bench b;
	bench_open(&b, NULL);
	desk_resize(b.desk, 24, 60);
	cr_expect(strstr(play_row(b.desk, 0), "> Parcels"));
	play_keys(b.desk, "n");
	cr_expect_null(strstr(play_row(b.desk, 0), "New parcel"));
	cr_expect(strstr(play_row(b.desk, 0), "多摩野市商工会"));
	cr_expect(strstr(play_row(b.desk, 0), "10:24"));
	desk_resize(b.desk, 3, 40);
	cr_expect_str_eq(play_row(b.desk, 0), "This desk needs 60 columns, 20 rows");
	for (int size = 1; size < 90; size++) {
		desk_resize(b.desk, size / 2, size);
		desk_compose(b.desk);
	}
	desk_resize(b.desk, 24, 80);
	cr_expect(play_shows(b.desk, "New parcel"));
	desk_close(b.desk);
}

Test(desk, question_gives_its_answer_below)
{
	struct bench b;
	bench_open(&b, NULL);
	play_keys(b.desk, "Down x");
	cr_assert(play_shows(b.desk, "Why?"));
	cr_expect(play_shows(b.desk, "tea"), "the list stands behind the question");
	cr_expect_eq(strncmp(play_row(b.desk, 23), " Choice  digits pick  Enter take", 31), 0);
	play_keys(b.desk, "Esc");
	cr_expect_eq(b.parcels.count, 3);
	play_keys(b.desk, "x ２");
	cr_assert_eq(b.parcels.count, 2);
	cr_expect_str_eq(play_row(b.desk, 22), " 山田製作所 is dropped.  Ctrl-Z take it back");
	cr_expect(strstr(play_row(b.desk, 3), "paper"));
	desk_close(b.desk);
}

Test(desk, undo_names_what_it_does)
{
	struct bench b;
	bench_open(&b, NULL);
	play_keys(b.desk, "Ctrl-Z");
	cr_expect_str_eq(play_row(b.desk, 22), " There is nothing to take back.");
	play_keys(b.desk, "x 1 Down u");
	cr_expect_eq(b.undone, 1);
	cr_expect_str_eq(play_row(b.desk, 22), " Taken back: tea is dropped.  Ctrl-Y do it again");
	play_keys(b.desk, "Ctrl-Z");
	cr_expect_eq(b.undone, 1, "what is taken back already is not taken back twice");
	play_keys(b.desk, "Ctrl-Y");
	cr_expect_eq(b.undone, 101);
	cr_expect_str_eq(play_row(b.desk, 22), " tea is dropped.  Ctrl-Z take it back");
	play_keys(b.desk, "Ctrl-Z");
	cr_expect_eq(b.undone, 201);
	desk_say(b.desk, 2000, "Too late");
	play_keys(b.desk, "Ctrl-Z");
	cr_expect_str_eq(play_row(b.desk, 22), " No.");
	play_keys(b.desk, "Down");
	cr_expect_str_eq(play_row(b.desk, 22), " Too late  Ctrl-Z take it back", "a refusal goes with the next key");
	desk_close(b.desk);
}

Test(desk, a_long_sentence_takes_two_rows_until_the_next_key)
{
	struct bench b;
	bench_open(&b, NULL);
	desk_say(b.desk, 7, "%s",
	         "The appointment of a business with a long name is moved from one day to another, desk 1.");
	cr_expect_str_eq(play_row(b.desk, 21),
	                 " The appointment of a business with a long name is moved from one day to");
	cr_expect_str_eq(play_row(b.desk, 22), " another, desk 1.  Ctrl-Z take it back");
	play_keys(b.desk, "Down");
	cr_expect_str_eq(play_row(b.desk, 21), " about 山田製作所", "what lay below is there again");
	cr_expect_str_eq(play_row(b.desk, 22),
	                 " The appointment of a business with a long name is moved ~  Ctrl-Z take it back");
	desk_close(b.desk);
}

Test(desk, form_saves_and_keeps_what_was_typed)
{
	struct bench b;
	bench_open(&b, NULL);
	play_keys(b.desk, "n b o m b Enter");
	play_keys(b.desk, "F12");
	cr_assert(play_shows(b.desk, "bomb is refused."));
	cr_expect_eq(b.parcels.count, 3);
	cr_expect_eq(desk_compose(b.desk)->cursor_row, 2, "the focus is on the refused field");
	play_text(b.desk, "x");
	play_keys(b.desk, "Ctrl-Z Ctrl-U");
	play_text(b.desk, "茶");
	desk_tick(b.desk, 900);
	cr_expect_eq(b.parcels.drafts, 0);
	desk_tick(b.desk, 2000);
	cr_expect_eq(b.parcels.drafts, 1, "a draft is kept within two seconds");
	play_keys(b.desk, "F12");
	cr_assert_eq(b.parcels.count, 4);
	cr_expect_eq(b.parcels.drafts, 1, "what is saved is no draft");
	cr_expect_eq(desk_compose(b.desk)->cursor_row, 5, "the cursor is on the new one");
	play_keys(b.desk, "n a Esc");
	cr_expect_eq(b.parcels.drafts, 2, "leaving keeps the draft");
	play_keys(b.desk, "n F12");
	cr_expect(play_shows(b.desk, "Name is needed here."));
	desk_close(b.desk);
}

/* Keys typed before a question, a list or a refusal was there do nothing (R29). */
Test(desk, keys_typed_ahead_stop)
{
	struct bench b;
	bench_open(&b, NULL);
	play_burst(b.desk, "Down x 1");
	cr_expect_eq(b.parcels.count, 3, "the digit was typed before the question stood there");
	cr_assert(play_shows(b.desk, "Why?"));
	play_keys(b.desk, "1");
	cr_expect_eq(b.parcels.count, 2);
	play_burst(b.desk, "n 茶 Tab m");
	cr_expect(play_shows(b.desk, "茶"), "a form takes what is typed ahead");
	play_keys(b.desk, "F12");
	cr_expect_eq(b.parcels.count, 3);
	play_keys(b.desk, "n");
	play_burst(b.desk, "b o m b F12 x F12");
	cr_expect_eq(b.parcels.count, 3, "nothing is saved after a refusal that was not read");
	desk_close(b.desk);
}

Test(desk, twins_act_where_keys_are_commands)
{
	struct bench b;
	bench_open(&b, NULL);
	play_keys(b.desk, "ｎ");
	cr_assert(play_shows(b.desk, "New parcel"));
	play_keys(b.desk, "ｎ ん あ");
	cr_expect(play_shows(b.desk, "ｎんあ"), "in a field they are text");
	play_keys(b.desk, "Esc ん");
	cr_expect(play_shows(b.desk, "New parcel"), "a lone ん is n");
	play_keys(b.desk, "Esc か");
	cr_expect(play_shows(b.desk, "input method is on"));
	play_keys(b.desk, "n ？");
	cr_expect(play_shows(b.desk, "Search:"), "in an empty field ? is a command");
	play_keys(b.desk, "Esc a ?");
	cr_expect(play_shows(b.desk, "a?"));
	desk_close(b.desk);
}

Test(desk, pastes_are_text_or_nothing)
{
	struct bench b;
	bench_open(&b, NULL);
	play_paste(b.desk, "x1");
	cr_expect_eq(b.parcels.count, 3);
	cr_expect(play_shows(b.desk, "Pasted text was dropped"));
	play_keys(b.desk, "n");
	play_paste(b.desk, "two\nlines");
	cr_expect(play_shows(b.desk, "two lines"));
	desk_close(b.desk);
}

Test(desk, sections_keep_their_screens)
{
	struct bench b;
	bench_open(&b, NULL);
	play_keys(b.desk, "Down n a");
	play_keys(b.desk, "F3 End");
	cr_expect_eq(desk_compose(b.desk)->cursor_row, 4);
	play_keys(b.desk, "Esc");
	cr_expect(play_shows(b.desk, "New parcel"), "Esc comes back to what was left");
	play_keys(b.desk, "F3 Alt-2");
	cr_expect(!play_shows(b.desk, "New parcel"), "its key goes to the first screen");
	cr_expect_eq(desk_compose(b.desk)->cursor_row, 3, "with the cursor where it was");
	cr_expect_eq(desk_carried(b.desk)->client, 0);
	play_keys(b.desk, "F4");
	cr_expect_eq(desk_carried(b.desk)->client, 2);
	cr_expect_str_eq(desk_carried(b.desk)->name, "山田製作所");
	play_keys(b.desk, "Esc");
	cr_expect_eq(desk_carried(b.desk)->client, 0, "Esc first puts the client down");
	play_keys(b.desk, "F4 F3");
	cr_expect_eq(desk_carried(b.desk)->client, 0);
	play_keys(b.desk, "F7");
	cr_expect_eq(play_find(b.desk, "Parcels"), 0, "a hidden section's key does nothing");
	desk_close(b.desk);
}

Test(desk, cursor_stays_on_its_row)
{
	struct bench b;
	bench_open(&b, NULL);
	play_keys(b.desk, "Down");
	b.parcels.ids[0] = 2, snprintf(b.parcels.names[0], 64, "山田製作所");
	b.parcels.ids[1] = 1, snprintf(b.parcels.names[1], 64, "tea");
	b.changed = true;
	desk_tick(b.desk, 1000);
	cr_assert_eq(strncmp(play_row(b.desk, 2), " > 2 ", 5), 0, "it went with its row");
	b.parcels.ids[0] = 9;
	b.changed = true;
	desk_tick(b.desk, 2000);
	play_keys(b.desk, "x");
	cr_expect(!play_shows(b.desk, "Why?"), "a row that is gone takes no key");
	play_keys(b.desk, "Up x");
	cr_expect(play_shows(b.desk, "Why?"));
	desk_close(b.desk);
}

Test(desk, idle_draws_only_when_the_minute_changes)
{
	struct bench b;
	bench_open(&b, NULL);
	desk_tick(b.desk, 1000);
	cr_expect_not(desk_stale(b.desk));
	b.now += 59;
	desk_tick(b.desk, 2000);
	cr_expect_not(desk_stale(b.desk));
	b.now += 1;
	desk_tick(b.desk, 2100);
	cr_assert(desk_stale(b.desk));
	cr_expect(strstr(play_row(b.desk, 0), "10:25"));
	desk_close(b.desk);
}

Test(desk, hidden_screen_shows_nothing)
{
	struct bench b;
	bench_open(&b, NULL);
	play_keys(b.desk, "Ctrl-G F3 x Esc Enter Ctrl-Q");
	for (int row = 0; row < 24; row++)
		cr_expect(row == 12 || play_row(b.desk, row)[0] == '\0', "row %d", row);
	cr_expect_not(desk_over(b.desk));
	play_keys(b.desk, "Ctrl-G");
	cr_expect(play_shows(b.desk, "tea"));
	desk_close(b.desk);
}

Test(desk, help_and_entry_run_commands)
{
	struct bench b;
	bench_open(&b, NULL);
	play_keys(b.desk, "F1");
	cr_assert(play_shows(b.desk, "Takes a new parcel."));
	play_text(b.desk, "drops");
	cr_expect(!play_shows(b.desk, "Takes a new parcel."));
	play_keys(b.desk, "Enter");
	cr_assert(play_shows(b.desk, "Why?"));
	play_keys(b.desk, "Esc : z z Enter");
	cr_expect(play_shows(b.desk, "No command is called \"zz\"."));
	play_keys(b.desk, "Esc : ３ Enter");
	cr_expect_eq(desk_compose(b.desk)->cursor_row, 2);
	play_keys(b.desk, "Alt-0");
	play_text(b.desk, "quit");
	play_keys(b.desk, "Enter");
	cr_expect(desk_over(b.desk));
	desk_close(b.desk);
}

Test(desk, keys_and_rights_come_from_outside)
{
	struct bench b;
	const struct key_binding bindings[] = {{"parcel.new", "w"}, {NULL, NULL}};
	bench_open(&b, bindings);
	play_keys(b.desk, "n");
	cr_expect(!play_shows(b.desk, "New parcel"));
	cr_expect(play_shows(b.desk, "w new"));
	play_keys(b.desk, "w Esc");
	b.denied = "parcel.drop";
	play_keys(b.desk, "x");
	cr_expect(!play_shows(b.desk, "Why?"));
	cr_expect(!play_shows(b.desk, "x drop"), "what one may not do is not named");
	desk_close(b.desk);
}
