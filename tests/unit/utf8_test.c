#include "core/text/utf8.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

Test(utf8, decodes_and_refuses)
{
	static const struct {
		const char *bytes;
		int length;
		uint32_t character;
	} cases[] = {
	        {"a", 1, 'a'},
	        {"\xc3\xa9", 2, 0xe9},
	        {"山", 3, 0x5c71},
	        {"𠮷", 4, 0x20bb7},
	        {"", 0, 0},
	        {"\x80", -1, 0},
	        {"\xc0\xaf", -1, 0},
	        {"\xe0\x80\xaf", -1, 0},
	        {"\xed\xa0\x80", -1, 0},
	        {"\xf4\x90\x80\x80", -1, 0},
	        {"\xf0\x82\x82\xac", -1, 0},
	        {"\xe5\xb1", -1, 0},
	        {"\xff", -1, 0},
	};
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		uint32_t character = 0;
		cr_expect_eq(utf8_next(cases[i].bytes, strlen(cases[i].bytes), &character), cases[i].length, "case %zu",
		             i);
		cr_expect_eq(character, cases[i].character, "case %zu", i);
	}
}

Test(utf8, every_character_survives_writing_and_reading)
{
	for (uint32_t character = 1; character <= 0x10ffff; character++) {
		if (character >= 0xd800 && character < 0xe000)
			continue;
		char bytes[5] = "";
		uint32_t again = 0;
		int length = utf8_put(bytes, character);
		cr_assert_eq(utf8_next(bytes, 4, &again), length);
		cr_assert_eq(again, character);
	}
}

Test(utf8, validity_names_the_first_wrong_byte)
{
	size_t bad = 0;
	cr_expect(utf8_valid("山田", 6, &bad));
	cr_expect_not(utf8_valid("山\x93\x63", 5, &bad));
	cr_expect_eq(bad, 3);
	cr_expect_not(utf8_valid("a\0b", 3, &bad));
	cr_expect_eq(bad, 1);
}

Test(utf8, steps_over_what_one_sees)
{
	const char *text = "か\xe3\x82\x99"
	                   "a\xcc\x81"
	                   "葛\xf3\xa0\x84\x80"
	                   "山";
	size_t borders[] = {0, 6, 9, 16, 19};
	for (size_t i = 0; i + 1 < 5; i++) {
		cr_expect_eq(utf8_forward(text, borders[i]), borders[i + 1]);
		cr_expect_eq(utf8_back(text, borders[i + 1]), borders[i]);
	}
	cr_expect_eq(utf8_forward(text, 19), 19);
	cr_expect_eq(utf8_back(text, 0), 0);
	cr_expect_eq(utf8_count("か\xe3\x82\x99山"), 3);
}

Test(utf8, copies_whole_characters)
{
	char out[6];
	cr_expect_not(utf8_copy(out, sizeof(out), "山田"));
	cr_expect_str_eq(out, "山");
	cr_expect(utf8_copy(out, sizeof(out), "山ab"));
	cr_expect_str_eq(out, "山ab");
}

/* White_Space of PropList.txt that may stand within a line. */
static const char *const spaces[] = {" ",      "\t",     "\u00a0", "\u1680", "\u2000", "\u2001",
                                     "\u2002", "\u2003", "\u2004", "\u2005", "\u2006", "\u2007",
                                     "\u2008", "\u2009", "\u200a", "\u202f", "\u205f", "\u3000"};

Test(utf8, knows_every_blank_by_one_rule)
{
	for (size_t i = 0; i < sizeof(spaces) / sizeof(spaces[0]); i++) {
		char text[64];
		size_t length = strlen(spaces[i]);
		snprintf(text, sizeof(text), "%s%s山田%s豊%s ", spaces[i], spaces[i], spaces[i], spaces[i]);
		cr_expect_eq(utf8_space(text), length, "%zu", i);
		cr_expect_str_eq(utf8_skip_spaces(text), text + 2 * length);
		cr_expect_eq(utf8_find_space(text + 2 * length), text + 2 * length + 6);
		cr_expect_eq(utf8_trimmed(text, strlen(text)), 3 * length + 9);
		cr_expect_eq(utf8_trimmed(text, 2 * length), 0);
	}
	cr_expect_eq(utf8_space("山"), 0);
	cr_expect_eq(utf8_space(""), 0);
	cr_expect_eq(utf8_space("\u200b"), 0, "no width, no blank");
	cr_expect_null(utf8_find_space("山田豊"));
	cr_expect_eq(utf8_trimmed("山田", 6), 6);
}
