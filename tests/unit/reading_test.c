#include "core/text/legal.h"
#include "core/text/reading.h"

#include <criterion/criterion.h>

Test(reading, kana_alone_reads_itself)
{
	static const char *const cases[][2] = {
	        {"さくら", "サクラ"},
	        {"サクラ", "サクラ"},
	        {"ｻｸﾗ", "サクラ"},
	        {"ﾊﾟﾝ", "パン"},
	        {"さくら　しょうてん", "サクラ ショウテン"},
	        {"㈱さくらパーク", "サクラパーク"},
	        {"さくら(有)", "サクラ"},
	        {"カフェ・ド・みかん", "カフェ・ド・ミカン"},
	        {"ゔぃら", "ヴィラ"},
	        {"さくら商店", ""},
	        {"サクラ2", ""},
	        {"サクラA", ""},
	        {"株式会社", ""},
	        {"", ""},
	};
	char out[64];
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		bool known = reading_of_kana(out, sizeof(out), cases[i][0]);
		cr_expect_str_eq(out, cases[i][1], "%s: %s", cases[i][0], out);
		cr_expect_eq(known, *cases[i][1] != '\0', "%s", cases[i][0]);
	}
	cr_expect_not(reading_of_kana(out, 7, "サクラ"), "a reading is never cut");
	cr_expect_str_eq(out, "");
}

Test(reading, legal_form_is_shown_beside_the_name)
{
	static const char *const cases[][2] = {
	        {"㈱山田製作所", "株式会社 (in front) + 山田製作所"},
	        {"山田商店(有)", "有限会社 (behind) + 山田商店"},
	        {"光学習塾株式会社 東", "株式会社 (in the middle) + 光学習塾 東"},
	        {"山田商店", ""},
	};
	char out[256];
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
		cr_expect_str_eq(legal_form_show(cases[i][0], out, sizeof(out)), cases[i][1], "%s", out);
}
