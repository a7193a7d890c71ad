#include "core/text/width.h"

#include <criterion/criterion.h>
#include <locale.h>
#include <string.h>

static void figures(void)
{
	static const struct {
		const char *text;
		int width;
	} cases[] = {
	        {"", 0},     {"abc", 3},  {"山田", 4}, {"ﾔﾏﾀﾞ", 4},
	        {"㈱山", 4}, {"○①※─", 4}, {"𠮷", 2},   {"か\xe3\x82\x99", 2},
	};
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
		cr_expect_eq(width_text(cases[i].text), cases[i].width, "%s", cases[i].text);
}

Test(width, figures_agree_with_and_without_a_utf8_locale)
{
	figures();
	cr_assert(setlocale(LC_CTYPE, "C.UTF-8"));
	figures();
}

Test(width, clips_at_every_column)
{
	const char *text = "a山b田か\xe3\x82\x99"
	                   "c";
	char out[64];
	int whole = width_text(text);
	for (int columns = 0; columns < whole + 3; columns++) {
		int width = width_clip(out, sizeof(out), text, columns);
		cr_expect_leq(width, columns);
		cr_expect_geq(width, columns < whole ? columns - 1 : whole);
		cr_expect_eq(strchr(out, '~') != NULL, columns > 0 && columns < whole, "%d columns: %s", columns, out);
		cr_expect_eq(width_pad(out, sizeof(out), text, columns), columns);
		cr_expect_eq(width_pad_left(out, sizeof(out), text, columns), columns);
	}
	width_clip(out, sizeof(out), "カフェ・ひばり", 9);
	cr_expect_str_eq(out, "カフェ・~");
	width_pad(out, sizeof(out), "山田", 3);
	cr_expect_str_eq(out, "山~");
	width_pad(out, sizeof(out), "山田", 2);
	cr_expect_str_eq(out, "~ ");
	width_pad_left(out, sizeof(out), "7", 3);
	cr_expect_str_eq(out, "  7");
}

Test(width, a_small_buffer_is_never_overrun)
{
	char out[8];
	for (size_t size = 1; size <= sizeof(out); size++) {
		memset(out, '#', sizeof(out));
		width_pad(out, size, "山田商店", 20);
		cr_expect_lt(strlen(out), size);
		width_pad_left(out, size, "山", 20);
		cr_expect_lt(strlen(out), size);
	}
}
