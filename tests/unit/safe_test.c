#include "core/text/safe.h"
#include "core/text/utf8.h"

#include <criterion/criterion.h>
#include <string.h>

Test(safe, forbids_what_the_rule_names_and_nothing_else)
{
	static const uint32_t bad[] = {1,      7,      9,      0x0d,   0x1b,   0x1f,    0x7f,    0x80,   0x9b,
	                               0x9f,   0x61c,  0x200b, 0x200f, 0x2028, 0x202a,  0x202e,  0x2060, 0x2069,
	                               0xfdd0, 0xfdef, 0xfeff, 0xfffe, 0xffff, 0x1fffe, 0x10ffff};
	static const uint32_t good[] = {' ',    'a',    '~',    0xa0,   0x61b,  0x200a, 0x2010,  0x2030,
	                                0x205f, 0x206a, 0x3000, 0xfe0f, 0xfdf0, 0xfffd, 0xe0100, 0x20bb7};
	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++)
		cr_expect(safe_forbids(bad[i], SAFE_LINES), "U+%04X", bad[i]);
	for (size_t i = 0; i < sizeof(good) / sizeof(*good); i++)
		cr_expect_not(safe_forbids(good[i], SAFE_LINE), "U+%04X", good[i]);
	cr_expect(safe_forbids('\n', SAFE_LINE));
	cr_expect_not(safe_forbids('\n', SAFE_LINES));
}

Test(safe, the_sentence_names_field_character_and_limit)
{
	struct fault fault;
	cr_expect_eq(safe_check(&fault, "name", "山田\xe2\x80\xae商店", SAFE_LINE, 200), INVALID);
	cr_expect_str_eq(fault.field, "name");
	cr_expect(strstr(fault.text, "U+202E") && strstr(fault.text, "name"), "%s", fault.text);
	cr_expect_eq(safe_check(&fault, "note", "a\xff", SAFE_LINES, 0), INVALID);
	cr_expect(strstr(fault.text, "FF"), "%s", fault.text);
	cr_expect_eq(safe_check(&fault, "name", "山田商店", SAFE_LINE, 3), INVALID);
	cr_expect(strstr(fault.text, "3") && strstr(fault.text, "4"), "%s", fault.text);
	cr_expect_eq(safe_check(&fault, "name", "山田商店", SAFE_LINE, 4), DONE);
	cr_expect_eq(safe_check(NULL, "name", "a\nb", SAFE_LINE, 0), INVALID);
	cr_expect_eq(safe_check(NULL, "note", "a\nb", SAFE_LINES, 0), DONE);
}

Test(safe, output_shows_what_it_replaces)
{
	char out[64];
	safe_output(out, sizeof(out), "a\x1b[31m\nb\xff山", SAFE_LINE);
	cr_expect_str_eq(out, "a\xef\xbf\xbd[31m\xef\xbf\xbd"
	                      "b\xef\xbf\xbd山");
	cr_expect_eq(safe_output(out, 5, "山田", SAFE_LINE), 3);
	cr_expect_str_eq(out, "山");
}
