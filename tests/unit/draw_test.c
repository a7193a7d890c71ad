#include <criterion/criterion.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include "core/text/width.h"
#include "tui/draw.h"

static const char *row_of(const struct canvas *canvas, int row)
{
	static char text[512];
	canvas_row(canvas, row, text, sizeof(text));
	return text;
}

static void begin(struct canvas *canvas)
{
	setlocale(LC_CTYPE, "C.UTF-8");
	cr_assert(canvas_open(canvas, 3, 12));
}

Test(draw, text_is_clipped_by_columns)
{
	struct canvas c;
	begin(&c);
	cr_expect_eq(canvas_text(&c, 0, 0, 5, 0, "山田太郎"), 4);
	cr_expect_str_eq(row_of(&c, 0), "山田");
	canvas_field(&c, 1, 0, 7, 0, "梅屋クリーニング");
	canvas_text(&c, 1, 7, 5, 0, "|");
	cr_expect_str_eq(row_of(&c, 1), "梅屋ク~|");
	cr_expect_eq(canvas_text(&c, 2, 9, 12, 0, "山田"), 2, "not over the edge");
	canvas_right(&c, 2, 0, 6, 0, "12");
	cr_expect_str_eq(row_of(&c, 2), "    12   山");
	canvas_close(&c);
}

Test(draw, wide_characters_are_never_cut)
{
	struct canvas c;
	begin(&c);
	canvas_text(&c, 0, 0, 12, 0, "一二三四");
	canvas_text(&c, 0, 3, 1, 0, "x");
	cr_expect_str_eq(row_of(&c, 0), "一 x三四");
	canvas_text(&c, 0, 0, 2, 0, "y");
	cr_expect_str_eq(row_of(&c, 0), "y  x三四");
	canvas_text(&c, 1, 0, 12, 0, "か\xE3\x82\x99 \x1B[2J");
	cr_expect_str_eq(row_of(&c, 1), "か\xE3\x82\x99 \xEF\xBF\xBD[2J", "marks stay, codes do not");
	canvas_clip(&c, (struct area){2, 2, 1, 4});
	canvas_text(&c, 2, 2, 10, 0, "一二三");
	canvas_text(&c, 0, 2, 10, 0, "zz");
	cr_expect_str_eq(row_of(&c, 2), "  一二");
	cr_expect_str_eq(row_of(&c, 0), "y  x三四");
	canvas_close(&c);
}

/* Whatever is written wherever, every row is as wide as the canvas. */
Test(draw, random_walk)
{
	static const char *const texts[] = {"a", "山", "ab山", "ｱﾞ", "か\xE3\x82\x99", "𠮷野", "   ", "㈱", "○①"};
	struct canvas c;
	begin(&c);
	srand(4);
	for (int step = 0; step < 50000; step++) {
		canvas_text(&c, rand() % 5 - 1, rand() % 16 - 2, rand() % 10, 0, texts[rand() % 9]);
		canvas_look(&c, rand() % 3, rand() % 12, rand() % 5, LOOK_ACCENT);
		for (int row = 0; row < 3; row++) {
			int width = 0;
			for (int col = 0; col < 12; col++) {
				const struct cell *cell = &c.cells[row * 12 + col];
				width += cell->width;
				cr_assert(cell->width != 0 || (col > 0 && cell[-1].width == 2), "step %d", step);
			}
			cr_assert_eq(width, 12, "step %d", step);
		}
	}
	canvas_close(&c);
}
