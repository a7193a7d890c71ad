#include <criterion/criterion.h>
#include <string.h>

#include "tui/key.h"

Test(key, names_and_codes_agree)
{
	static const struct {
		const char *name;
		uint32_t code;
	} cases[] = {
	        {"F1", K_F(1)},
	        {"F12", K_F(12)},
	        {"Enter", K_ENTER},
	        {"Shift-Tab", K_BACKTAB},
	        {"Ctrl-Z", K_CTRL('z')},
	        {"Alt-0", K_ALT('0')},
	        {"PgDn", K_PAGEDOWN},
	        {"Space", ' '},
	        {"[", '['},
	        {"F", 'F'},
	        {":", ':'},
	        {"茶", 0x8336},
	        {"Backspace", K_BACKSPACE},
	};
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		char name[KEY_NAME_BYTES];
		cr_expect_eq(key_parse(cases[i].name), cases[i].code, "%s", cases[i].name);
		cr_expect_str_eq(key_spell(cases[i].code, name), cases[i].name);
	}
	static const char *const none[] = {"",        "F13",   "F0", "F1x",  "Ctrl-", "Ctrl-1",
	                                   "Ctrl-zz", "Alt-a", "ab", "\x07", "\xFF"};
	for (size_t i = 0; i < sizeof(none) / sizeof(none[0]); i++)
		cr_expect_eq(key_parse(none[i]), (uint32_t)K_NONE, "%s", none[i]);
}

Test(key, lists_hold_keys_and_words)
{
	cr_expect(key_in("F3 Alt-3 :3", K_ALT('3')));
	cr_expect_not(key_in("F3 Alt-3 :3", '3'));
	cr_expect_not(key_in("F3 Alt-3 :3", ':'));
	cr_expect(key_in("Alt-0 :", ':'));
	cr_expect(key_word_in("Ctrl-Q :quit", ":quit"));
	cr_expect(key_word_in("F3 :3", "：３"));
	cr_expect_not(key_word_in("F3 :3", ":"));
	cr_expect_eq(key_first(":quit Ctrl-Q"), K_CTRL('q'));
	char bad[KEY_NAME_BYTES];
	cr_expect(key_list_valid("F12 Ctrl-S x :quit", bad));
	cr_expect_not(key_list_valid("F12 Control-S", bad));
	cr_expect_str_eq(bad, "Control-S");
	cr_expect_not(key_list_valid("averyveryverylongname", bad));
}

/* The whole table of the contract. */
Test(key, twins)
{
	for (uint32_t c = '!'; c <= '~'; c++)
		cr_expect_eq(key_command(c + 0xFEE0), c, "full-width %c", (char)c);
	static const char *const pairs[] = {
	        "「[", "」]", "『{", "』}", "。.", "・/", "ー-", "あa", "いi", "うu", "えe", "おo", "んn",
	};
	for (size_t i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++) {
		char typed[KEY_NAME_BYTES] = "";
		size_t length = strlen(pairs[i]) - 1;
		memcpy(typed, pairs[i], length);
		cr_expect_eq(key_command(key_parse(typed)), (uint32_t)pairs[i][length], "%s", pairs[i]);
	}
	static const char *const others[] = {"か", "ア", "ﾔ", "ゃ", "山", "々"};
	for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++)
		cr_expect_eq(key_command(key_parse(others[i])), (uint32_t)K_KANA, "%s", others[i]);
	for (uint32_t digit = 2; digit <= 9; digit++)
		cr_expect_eq(key_command(0xB0 + digit), K_ALT('0' + digit));
	cr_expect_eq(key_command('x'), (uint32_t)'x');
	cr_expect_eq(key_command(K_F(3)), K_F(3));
}
