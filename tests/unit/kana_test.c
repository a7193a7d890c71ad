#include "tui/kana.h"

#include <criterion/criterion.h>

Test(kana, what_sounds_is_a_reading_and_nothing_else)
{
	static const struct {
		const char *typed, *kana;
	} rows[] = {
	        {"yamada", "ヤマダ"},
	        {"satou hiroshi", "サトウ ヒロシ"},
	        {"ken", "ケン"},
	        {"kon'no ", "コンノ"},
	        {"さとう　ひろし", "サトウ ヒロシ"},
	        {"ヴィーナス", "ヴィーナス"},
	        {"ＹＡＭＡ", "ヤマ"},
	        {"山田", ""},
	        {"山田 yutaka", ""},
	        {"smith", ""},
	        {"sat", ""},
	        {"12", ""},
	        {"", ""},
	        {"  ", ""},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		char kana[64];
		bool sounds = kana_read(rows[i].typed, kana, sizeof(kana));
		cr_expect_str_eq(kana, rows[i].kana, "%s: %s", rows[i].typed, kana);
		cr_expect_eq(sounds, rows[i].kana[0] != '\0', "%s", rows[i].typed);
	}
}
