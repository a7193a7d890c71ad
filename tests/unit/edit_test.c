#include <criterion/criterion.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include "core/text/utf8.h"
#include "core/text/width.h"
#include "tui/edit.h"

static struct canvas canvas;

static void press(struct edit *edit, uint32_t code)
{
	edit_key(edit, &(struct key){.code = code});
}

static void write(struct edit *edit, const char *text)
{
	while (*text != '\0') {
		uint32_t character = 0;
		text += utf8_step(text, &character);
		press(edit, character);
	}
}

static void begin(struct edit *edit, size_t limit, bool lines)
{
	setlocale(LC_CTYPE, "C.UTF-8");
	cr_assert(edit_open(edit, limit, lines));
	cr_assert(canvas.cells || canvas_open(&canvas, 12, 40));
}

Test(edit, moves_and_cuts_by_what_one_sees)
{
	struct edit e;
	begin(&e, 100, false);
	write(&e, "か゛き葛\xF3\xA0\x84\x80x");
	press(&e, K_BACKSPACE);
	press(&e, K_BACKSPACE);
	cr_expect_str_eq(edit_text(&e), "か゛き", "the variant goes with its kanji");
	press(&e, K_CTRL('a'));
	press(&e, K_DELETE);
	cr_expect_str_eq(edit_text(&e), "゛き");
	press(&e, K_CTRL('e'));
	write(&e, " 山田 商店");
	press(&e, K_CTRL('w'));
	cr_expect_str_eq(edit_text(&e), "゛き 山田 ");
	press(&e, K_LEFT);
	press(&e, K_CTRL('u'));
	cr_expect_str_eq(edit_text(&e), " ");
	press(&e, K_HOME);
	press(&e, K_CTRL('k'));
	cr_expect(edit_empty(&e));
	edit_close(&e);
}

Test(edit, typing_is_taken_back_by_words)
{
	struct edit e;
	begin(&e, 100, false);
	edit_set(&e, "start");
	cr_expect_not(edit_key(&e, &(struct key){.code = K_CTRL('z')}), "nothing was typed: free for the desk's undo");
	write(&e, " one two");
	press(&e, K_CTRL('z'));
	cr_expect_str_eq(edit_text(&e), "start one ");
	press(&e, K_CTRL('y'));
	cr_expect_str_eq(edit_text(&e), "start one two");
	for (int i = 0; i < 9; i++)
		press(&e, K_CTRL('z'));
	cr_expect_str_eq(edit_text(&e), "start");
	cr_expect_not(edit_changed(&e));
	edit_choose(&e);
	write(&e, "n");
	cr_expect_str_eq(edit_text(&e), "n", "what is selected is replaced");
	press(&e, K_CTRL('z'));
	press(&e, K_CTRL('z'));
	cr_expect_str_eq(edit_text(&e), "start");
	edit_close(&e);
}

Test(edit, refuses_what_may_not_be_stored)
{
	struct edit e;
	begin(&e, 5, false);
	write(&e, "abcdef");
	cr_expect_str_eq(edit_text(&e), "abcde");
	cr_expect(e.refused);
	press(&e, K_BACKSPACE);
	cr_expect_not(e.refused);
	press(&e, 0x200B);
	cr_expect(e.refused);
	edit_key(&e, &(struct key){.code = K_PASTE, .text = "\n\x1B[2J"});
	cr_expect_str_eq(edit_text(&e), "abcd ");
	edit_close(&e);
}

Test(edit, lines_move_by_rows_on_the_screen)
{
	struct edit e;
	begin(&e, 1000, true);
	edit_fit(&e, 10, 3);
	write(&e, "一二三四五六七");
	press(&e, K_ENTER);
	write(&e, "ab");
	press(&e, K_UP);
	cr_expect_eq(e.at, strlen("一二三四五六"), "above is the second half of the long line");
	press(&e, K_UP);
	cr_expect_eq(e.at, strlen("一"));
	press(&e, K_DOWN);
	press(&e, K_DOWN);
	cr_expect_eq(e.at, strlen("一二三四五六七\nab"));
	canvas_clear(&canvas);
	edit_draw(&e, &canvas, 0, 0, true);
	cr_expect_eq(canvas.cursor_row, 2);
	cr_expect_eq(canvas.cursor_col, 2);
	edit_close(&e);
}

static uint32_t any_key(void)
{
	static const uint32_t keys[] = {
	        K_LEFT,      K_RIGHT,     K_HOME,  K_END,       K_UP,        K_DOWN,      K_PAGEUP,    K_PAGEDOWN,
	        K_BACKSPACE, K_DELETE,    K_ENTER, K_CTRL('a'), K_CTRL('k'), K_CTRL('u'), K_CTRL('w'), K_CTRL('z'),
	        K_CTRL('z'), K_CTRL('y'), 'a',     'b',         ' ',         0x5C71,      0x304B,      0x3099,
	        0x20BB7,     0x1F468,     0x200D,  0xE0100,     0x7F,        0xFF76,      0xFF9E,
	};
	return keys[(size_t)rand() % (sizeof(keys) / sizeof(keys[0]))];
}

/* The cursor always is at the border of a character and on the screen. */
static void walk(bool lines)
{
	struct edit e;
	begin(&e, 60, lines);
	srand(lines ? 2 : 3);
	for (int step = 0; step < 30000; step++) {
		if (rand() % 50 == 0)
			edit_fit(&e, 2 + rand() % 30, lines ? 1 + rand() % 8 : 1);
		press(&e, any_key());
		cr_assert_eq(strlen(edit_text(&e)), e.bytes, "step %d", step);
		cr_assert(e.at <= e.bytes && e.top <= e.at, "step %d", step);
		cr_assert(utf8_valid(edit_text(&e), e.bytes, NULL), "step %d", step);
		cr_assert_leq(utf8_count(edit_text(&e)), 60, "step %d", step);
		cr_assert(e.at == 0 || utf8_forward(e.text, utf8_back(e.text, e.at)) == e.at, "step %d", step);
		canvas_clear(&canvas);
		canvas_cursor(&canvas, 11, 39);
		edit_draw(&e, &canvas, 1, 1, true);
		cr_assert(canvas.cursor_row >= 1 && canvas.cursor_row <= e.height, "row at step %d", step);
		cr_assert(canvas.cursor_col >= 1 && canvas.cursor_col <= 1 + e.width, "column at step %d", step);
	}
	for (int i = 0; i < EDIT_PASTS; i++)
		press(&e, K_CTRL('z'));
	edit_close(&e);
}

Test(edit, random_walk)
{
	walk(false);
	walk(true);
}

Test(edit, up_from_the_first_row_and_down_from_the_last_are_free)
{
	struct edit e;
	cr_assert(edit_open(&e, 100, true));
	edit_fit(&e, 20, 3);
	edit_set(&e, "a\nb");
	struct key up = {.code = K_UP}, down = {.code = K_DOWN};
	cr_expect_not(edit_key(&e, &down), "the cursor is on the last row");
	cr_expect(edit_key(&e, &up));
	cr_expect_not(edit_key(&e, &up), "nothing is above the first");
	cr_expect(edit_key(&e, &down));
	edit_close(&e);
}
