#include "core/text/fold.h"

#include "core/text/utf8.h"

#include <criterion/criterion.h>
#include <string.h>
#include <time.h>

static const char *folded(const char *text)
{
	static char keys[4][FOLD_BYTES];
	static int next;
	char *key = keys[next++ % 4];
	fold_text(key, FOLD_BYTES, text);
	return key;
}

Test(fold, what_means_the_same_has_one_key)
{
	static const char *const same[][2] = {
	        {"髙橋", "高橋"},
	        {"山﨑", "山崎"},
	        {"渡邉", "渡辺"},
	        {"渡邊", "渡辺"},
	        {"齋藤", "斉藤"},
	        {"齊藤", "斎藤"},
	        {"澤田", "沢田"},
	        {"德川", "徳川"},
	        {"濵田", "浜田"},
	        {"廣瀨", "広瀬"},
	        {"𠮷野家", "吉野家"},
	        {"葛\xf3\xa0\x84\x80城", "葛城"},
	        {"神\xef\xa8\x99", "神神"},
	        {"恋ヶ窪", "恋が窪"},
	        {"恋ケ窪", "恋ヶ窪"},
	        {"三箇月", "三ヵ月"},
	        {"ﾔﾏﾀﾞ", "ヤマダ"},
	        {"やまだ", "ヤマダ"},
	        {"やまた\xe3\x82\x99", "ヤマダ"},
	        {"ﾊﾟﾝ屋", "パン屋"},
	        {"キャフェー", "キヤフエ"},
	        {"ヤッキョク", "ﾔﾂｷﾖｸ"},
	        {"カフェ・ひばり", "カフエヒバリ"},
	        {"ＡＢＣ １２-3", "abc123"},
	        {"①号店", "1号店"},
	        {"㈱山田 商店", "山田商店"},
	        {"株式会社山田商店", "山田商店（株）"},
	        {"山田商店有限会社", "㈲山田商店"},
	        {"㍿山田", "山田"},
	        {"光学習塾株式会社　東", "光学習塾東"},
	        {"株式會社山田", "山田"},
	        {"一般社団法人ひばり運輸", "ひばり運輸"},
	        {"カブシキガイシャ ヤマダ", "ヤマダ"},
	        {"コーヒー", "コヒ"},
	        {"コ－ヒ−", "コーヒー"},
	        {"ヰセキ", "イセキ"},
	        {"Café", "CAFE"},
	        {"佐々木", "佐々木"},
	};
	for (size_t i = 0; i < sizeof(same) / sizeof(*same); i++)
		cr_expect_str_eq(folded(same[i][0]), folded(same[i][1]), "%s %s", same[i][0], same[i][1]);
}

Test(fold, what_differs_stays_apart)
{
	static const char *const apart[][2] = {
	        {"ヂ", "ジ"},       {"ヅ", "ズ"},     {"ヲ", "オ"},
	        {"ヴ", "ブ"},       {"カ", "ガ"},     {"鈴木ガラス", "鈴木ケラス"},
	        {"佐々木", "佐木"}, {"山田", "山本"}, {"コウジ", "コオジ"},
	};
	for (size_t i = 0; i < sizeof(apart) / sizeof(*apart); i++)
		cr_expect_str_neq(folded(apart[i][0]), folded(apart[i][1]), "%s %s", apart[i][0], apart[i][1]);
	cr_expect_str_eq(folded("株式会社"), "株式会社");
	cr_expect_str_eq(folded(" ・-"), "");
}

Test(fold, a_key_folds_to_itself)
{
	for (uint32_t character = 0x20; character < 0x30000; character++) {
		char text[8] = "", once[FOLD_BYTES], twice[FOLD_BYTES];
		if (character >= 0xd800 && character < 0xe000)
			continue;
		utf8_put(text, character);
		fold_text(once, sizeof(once), text);
		fold_text(twice, sizeof(twice), once);
		cr_assert_str_eq(once, twice, "U+%04X", character);
	}
}

Test(fold, the_map_leads_back_to_the_stored_text)
{
	char key[FOLD_BYTES];
	uint16_t from[FOLD_BYTES];
	size_t length = fold_mapped(key, from, sizeof(key), "㈱ﾔﾏﾀﾞ 商店");
	cr_assert_str_eq(key, "ヤマダ商店");
	cr_expect_eq(from[0], 3);
	cr_expect_eq(from[6], 9);
	cr_expect_eq(from[9], 16);
	cr_expect_eq(from[length], 22);
}

Test(fold, a_small_buffer_and_a_long_text_are_cut_at_a_character)
{
	char out[8], text[4000] = "";
	cr_expect_eq(fold_text(out, sizeof(out), "山田商店"), 6);
	cr_expect_str_eq(out, "山田");
	for (int i = 0; i < 600; i++)
		strcat(text, "㍿山");
	char key[FOLD_BYTES];
	cr_expect_lt(fold_text(key, sizeof(key), text), FOLD_BYTES);
	cr_expect(utf8_valid(key, strlen(key), NULL));
}

Test(fold, is_quick_enough_for_a_million_members)
{
	static const char *const fields[] = {"株式会社丸正歯科医院", "マルショウシカイイン", "吉田 博",
	                                     "東京都国分寺市新町3-31-24"};
	char key[FOLD_BYTES];
	clock_t start = clock();
	for (int i = 0; i < 100000; i++)
		fold_text(key, sizeof(key), fields[i % 4]);
	double microseconds = (double)(clock() - start) / CLOCKS_PER_SEC * 10;
	/* Ten times what it takes, so that only a change of kind is noticed. */
	cr_expect_lt(microseconds, 10, "%f microseconds a field", microseconds);
}

/* Whatever form of a family's kanji stands in the register, the caller's finds it. */
Test(fold, families_of_names_are_one)
{
	static const char *const families[] = {
	        "高髙",   "崎﨑嵜", "辺邉邊",   "斎齋齊斉", "浜濱濵",   "沢澤",   "広廣",   "国國圀",   "富冨",
	        "島嶋嶌", "曽曾",   "恵惠",     "桜櫻",     "滝瀧",     "桑桒",   "柳栁桺", "館舘",     "竜龍",
	        "真眞",   "栄榮",   "徳德",     "寿壽",     "礼禮",     "宝寶寳", "会會",   "学學",     "実實",
	        "条條",   "清淸",   "瀬瀨",     "穂穗",     "荘莊",     "万萬",   "蔵藏",   "薮藪",     "豊豐",
	        "頼賴",   "輝煇",   "遥遙",     "村邨",     "剣劔劍釼", "関關",   "静靜",   "斉齊",     "鉄鐵",
	        "亀龜",   "吉𠮷",   "土𡈽",     "橋槗",     "船舩",     "増增",   "寛寬",   "桧檜",     "峰峯",
	        "勲勳",   "昇曻",   "鶴靏靍靎", "麹麴",     "乗乘",     "恒恆",   "与與",   "来來",     "尭堯",
	        "彦彥",   "応應",   "晋晉",     "暁曉",     "柏栢",     "為爲",   "礒磯",   "秋穐秌龝", "裏裡",
	        "野埜",   "呉吳",   "釜釡",     "旗籏簱",   "体體躰",   "姫姬",   "岩嵓嵒", "祢禰",     "卯夘",
	};
	for (size_t i = 0; i < sizeof(families) / sizeof(*families); i++) {
		char first[64], other[64];
		size_t length = (unsigned char)families[i][0] >= 0xf0 ? 4 : 3;
		char one[8] = "";
		memcpy(one, families[i], length);
		fold_text(first, sizeof(first), one);
		for (const char *at = families[i]; *at; at += length) {
			length = (unsigned char)*at >= 0xf0 ? 4 : 3;
			memset(one, 0, sizeof(one));
			memcpy(one, at, length);
			fold_text(other, sizeof(other), one);
			cr_expect_str_eq(other, first, "%s", families[i]);
		}
	}
}
