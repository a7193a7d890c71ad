#include "core/text/romaji.h"

#include "core/text/utf8.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

Test(romaji, shows_katakana_and_what_is_unfinished)
{
	static const struct {
		const char *typed, *kana, *pending;
	} cases[] = {
	        {"yamad", "ヤマ", "d"},
	        {"yamada", "ヤマダ", ""},
	        {"ＹＡＭＡＤＡ", "ヤマダ", ""},
	        {"shi si tsu tu fu hu", "シ シ ツ ツ フ フ", ""},
	        {"chi ti ji zi di du dzu", "チ チ ジ ジ ヂ ヅ ヅ", ""},
	        {"sha sya cha tya cya ja zya jya", "シャ シャ チャ チャ チャ ジャ ジャ ジャ", ""},
	        {"xtu ltsu xa la xya", "ッ ッ ァ ァ ャ", ""},
	        {"ko-hi-", "コーヒー", ""},
	        {"tōkyō", "トーキョー", ""},
	        {"kon'ya", "コンヤ", ""},
	        {"konnichiha", "コンニチハ", ""},
	        {"konnnichiha", "コンニチハ", ""},
	        {"honnma", "ホンマ", ""},
	        {"homma", "ホンマ", ""},
	        {"shimbun", "シンブ", "n"},
	        {"shimbunn", "シンブン", ""},
	        {"kannna", "カンナ", ""},
	        {"matchi macchi matti", "マッチ マッチ マッチ", ""},
	        {"matc", "マッ", "c"},
	        {"ohta", "オオタ", ""},
	        {"kohno", "コウノ", ""},
	        {"ohashi", "オハシ", ""},
	        {"satoh", "サト", "h"},
	        {"thi dhi twu fa vu wi who", "ティ ディ トゥ ファ ヴ ウィ ウォ", ""},
	        {"sh", "", "sh"},
	        {"xts", "", "xts"},
	        {"山田ya", "山田ヤ", ""},
	        {"m00002@", "m00002@", ""},
	        {"", "", ""},
	};
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		char kana[256], pending[ROMAJI_PENDING_BYTES];
		romaji_kana(kana, sizeof(kana), cases[i].typed, pending);
		cr_expect_str_eq(kana, cases[i].kana, "%s: %s", cases[i].typed, kana);
		cr_expect_str_eq(pending, cases[i].pending, "%s: %s", cases[i].typed, pending);
	}
}

Test(romaji, one_key_for_every_spelling)
{
	static const char *const same[][2] = {
	        {"ヂ", "ジ"},
	        {"ヅ", "ズ"},
	        {"ヲ", "オ"},
	        {"ヴァイオリン", "バイオリン"},
	        {"コウジ", "koji"},
	        {"オオタ", "ohta"},
	        {"サトウ", "satoh"},
	        {"イトウ", "itoh"},
	        {"マッチ", "match"},
	        {"シャ", "しや"},
	        {"ケンイチ", "kenichi"},
	        {"コンヤ", "konya"},
	        {"コーヒー", "koohii"},
	        {"トウキョウ", "tōkyō"},
	        {"ﾔﾏﾀﾞ", "yamada"},
	        {"ヤマダ ショウテン", "yamadashouten"},
	        {"デュエット", "dhuetto"},
	};
	char a[FOLD_BYTES], b[FOLD_BYTES];
	for (size_t i = 0; i + 1 < sizeof(same) / sizeof(*same); i++) {
		romaji_key(a, sizeof(a), same[i][0]);
		romaji_key(b, sizeof(b), same[i][1]);
		if (strcmp(same[i][1], "match") == 0)
			strcpy(b, "mati");
		cr_expect_str_eq(a, b, "%s %s", same[i][0], same[i][1]);
	}
	romaji_key(a, sizeof(a), "ヤマダ");
	cr_expect_str_eq(a, "yamada");
}

Test(romaji, queries_narrow_by_every_continuation)
{
	static const struct {
		const char *typed;
		const char *keys[4];
	} cases[] = {
	        {"yamad", {"yamad", "yamaz"}},
	        {"sh", {"si"}},
	        {"ts", {"tu"}},
	        {"ky", {"kiy", "kie"}},
	        {"j", {"zi"}},
	        {"shim", {"sim", "sinb", "sinp", "sinm"}},
	        {"satoh", {"sato"}},
	        {"ヤマ", {"yama"}},
	        {"ohya", {"ohiya", "oya"}},
	        {"ohis", {"ohis", "ois"}},
	        {"ohy", {"ohiy", "ohie", "oy", "oi"}},
	        {"ohta", {"ota"}},
	        {"webi", {"uebi", "ebi"}},
	        {"kon’y", {"koni"}},
	        {"x", {NULL}},
	        {"", {NULL}},
	        {"山", {NULL}},
	        {"-", {NULL}},
	};
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct romaji_query query;
		cr_expect_eq(romaji_query(&query, cases[i].typed), cases[i].keys[0] != NULL, "%s", cases[i].typed);
		for (size_t k = 0; k < 4 && cases[i].keys[k]; k++)
			cr_expect(k < query.count && strcmp(query.keys[k], cases[i].keys[k]) == 0, "%s %zu",
			          cases[i].typed, k);
	}
}

/* Each sound with the ways to write it; the longest kana first. */
static const struct {
	const char *kana;
	const char *ways[6];
} sounds[] = {
        {"ヒャ", {"hya", "hixya"}},
        {"フェ", {"fe", "fuxe"}},
        {"シャ", {"sha", "sya", "sixya"}},
        {"シュ", {"shu", "syu"}},
        {"ショ", {"sho", "syo", "shilyo"}},
        {"チャ", {"cha", "tya", "cya"}},
        {"チョ", {"cho", "tyo"}},
        {"ジャ", {"ja", "zya", "jya", "dya"}},
        {"ジュ", {"ju", "zyu"}},
        {"キョ", {"kyo"}},
        {"リュ", {"ryu"}},
        {"ニャ", {"nya"}},
        {"ファ", {"fa", "fuxa", "hula"}},
        {"ティ", {"thi", "texi"}},
        {"ヴィ", {"vi", "vuxi", "bi"}},
        {"ウィ", {"wi", "uxi", "whi"}},
        {"シェ", {"she", "sye"}},
        {"シ", {"shi", "si"}},
        {"チ", {"chi", "ti"}},
        {"ツ", {"tsu", "tu"}},
        {"フ", {"fu", "hu"}},
        {"ジ", {"ji", "zi", "di"}},
        {"ヅ", {"zu", "du", "dzu"}},
        {"ヲ", {"wo", "o"}},
        {"カ", {"ka", "ca"}},
        {"ア", {"a"}},
        {"イ", {"i"}},
        {"エ", {"e"}},
        {"キ", {"ki"}},
        {"ケ", {"ke"}},
        {"ク", {"ku", "cu"}},
        {"コ", {"ko", "co"}},
        {"サ", {"sa"}},
        {"セ", {"se"}},
        {"タ", {"ta"}},
        {"テ", {"te"}},
        {"ト", {"to"}},
        {"ナ", {"na"}},
        {"ニ", {"ni"}},
        {"ノ", {"no"}},
        {"ハ", {"ha"}},
        {"ヒ", {"hi"}},
        {"ホ", {"ho"}},
        {"マ", {"ma"}},
        {"ミ", {"mi"}},
        {"ム", {"mu"}},
        {"モ", {"mo"}},
        {"ヤ", {"ya"}},
        {"ヨ", {"yo"}},
        {"ラ", {"ra"}},
        {"リ", {"ri"}},
        {"レ", {"re"}},
        {"ワ", {"wa"}},
        {"ガ", {"ga"}},
        {"ゴ", {"go"}},
        {"ザ", {"za"}},
        {"ダ", {"da"}},
        {"ド", {"do"}},
        {"バ", {"ba"}},
        {"ブ", {"bu"}},
        {"パ", {"pa"}},
        {"ポ", {"po"}},
        {"ユ", {"yu"}},
        {"ル", {"ru"}},
        {"ロ", {"ro"}},
        {"ス", {"su"}},
        {"ヌ", {"nu"}},
        {"メ", {"me"}},
        {"グ", {"gu"}},
        {"デ", {"de"}},
};

static unsigned draw(unsigned *seed, unsigned below)
{
	*seed = *seed * 1103515245 + 12345;
	return (*seed >> 16) % below;
}

static const char *way(unsigned *seed, const char *kana, size_t *taken)
{
	for (size_t i = 0; i < sizeof(sounds) / sizeof(*sounds); i++) {
		unsigned count = 0;
		*taken = strlen(sounds[i].kana);
		if (strncmp(kana, sounds[i].kana, *taken) != 0)
			continue;
		while (count < 6 && sounds[i].ways[count])
			count++;
		return sounds[i].ways[draw(seed, count)];
	}
	return NULL;
}

/* Spells a reading as somebody might, each sound in a way of its own. */
static void spell(unsigned *seed, const char *kana, char *out)
{
	static const char *const small_tu[] = {"xtu", "ltu", "xtsu"};
	*out = '\0';
	while (*kana) {
		size_t taken = 3, length = strlen(out);
		char last = length ? out[length - 1] : 0;
		unsigned ignored = 1;
		const char *next = kana[3] ? way(&ignored, kana + 3, &taken) : NULL;
		bool consonant = next && !strchr("aiueoyhwlx", *next);
		bool end = !kana[3];
		taken = 3;
		if (strncmp(kana, "ン", 3) == 0) {
			static const char *const forms[] = {"n", "nn", "n'"};
			unsigned which = draw(seed, 3);
			strcat(out, next && strchr("bpm", *next) && which == 2 ? "m" : forms[which]);
		} else if (strncmp(kana, "ッ", 3) == 0) {
			size_t width = 0;
			const char *after = way(seed, kana + 3, &width);
			char head[2] = {*after == 'c' && after[1] == 'h' && draw(seed, 2) ? 't' : *after, 0};
			strcat(out, draw(seed, 3) ? head : small_tu[draw(seed, 3)]);
			strcat(out, after);
			taken += width;
		} else if (strncmp(kana, "ー", 3) == 0) {
			strcat(out, draw(seed, 2) ? "-" : (char[]){last, 0});
		} else if (last == 'o' && (strncmp(kana, "ウ", 3) == 0 || strncmp(kana, "オ", 3) == 0)) {
			static const char *const forms[] = {"o", "u", "", "h"};
			unsigned which = draw(seed, consonant || end ? 4 : 3);
			strcat(out, forms[which]);
		} else if (strncmp(kana, "ウィ", 6) != 0 &&
		           (strncmp(kana, "ウ", 3) == 0 || strncmp(kana, "オ", 3) == 0)) {
			strcat(out, strncmp(kana, "ウ", 3) == 0 ? "u" : "o");
		} else {
			const char *letters = way(seed, kana, &taken);
			cr_assert_not_null(letters, "%s", kana);
			strcat(out, letters);
		}
		kana += taken;
	}
}

static const char *const readings[] = {
        "ヤマダセイサクショ",
        "サトウ",
        "オオタコウムテン",
        "コウノインサツ",
        "シンブンテン",
        "ケンイチ",
        "ホンマ",
        "カンナ",
        "コンヤ",
        "ハットリ",
        "マッチャ",
        "ヤッキョク",
        "ニッポンドウ",
        "リュウイチ",
        "ジュンイチロウ",
        "ショウコウカイ",
        "カフェーヒバリ",
        "ティールーム",
        "ヴィラ",
        "ウィング",
        "フジワラ",
        "ツジムラ",
        "ミヤザキ",
        "オノデラ",
        "コーヒー",
        "チョウチン",
        "ファミリー",
        "ヒャク",
        "シェフ",
        "カヅオ",
        "キヲク",
        "オオハシ",
        "トウオウ",
        "ニャンコ",
        "イシヅカ",
        "キョウエイ",
        "シモンヤ",
        "アンナ",
};

Test(romaji, every_prefix_of_every_spelling_leads_to_the_reading)
{
	unsigned seed = 7;
	for (size_t i = 0; i < sizeof(readings) / sizeof(*readings); i++) {
		char reading[FOLD_BYTES], typed[256];
		romaji_key(reading, sizeof(reading), readings[i]);
		for (int round = 0; round < 300; round++) {
			spell(&seed, readings[i], typed);
			char key[FOLD_BYTES];
			romaji_key(key, sizeof(key), typed);
			cr_assert_str_eq(key, reading, "%s as %s", readings[i], typed);
			for (size_t end = strlen(typed); end > 0; end--) {
				struct romaji_query query;
				bool found = !(typed[end] = '\0') && !romaji_query(&query, typed);
				for (size_t k = 0; k < query.count && !found; k++)
					found = strncmp(reading, query.keys[k], strlen(query.keys[k])) == 0;
				cr_assert(found, "%s as %s: %s", readings[i], typed, query.count ? query.keys[0] : "");
			}
		}
	}
}

Test(romaji, is_quick_enough_for_a_million_members)
{
	char key[FOLD_BYTES];
	clock_t start = clock();
	for (int i = 0; i < 100000; i++)
		romaji_key(key, sizeof(key), readings[i % 8]);
	double microseconds = (double)(clock() - start) / CLOCKS_PER_SEC * 10;
	cr_expect_lt(microseconds, 10, "%f microseconds a reading", microseconds);
}
