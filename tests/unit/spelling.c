#include "tests/unit/spelling.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

/* Longest first, where one begins with another: Hepburn, Kunrei, Nihon-shiki, and by parts with an input method. Empty:
 * as in the column before. */
static const struct {
	const char *kana, *hepburn, *kunrei, *nihon, *parts;
} syllables[] = {
        {"キャ", "kya", "", "", "kixya"},
        {"キュ", "kyu", "", "", "kixyu"},
        {"キョ", "kyo", "", "", "kilyo"},
        {"シャ", "sha", "sya", "", "sixya"},
        {"シュ", "shu", "syu", "", "shixyu"},
        {"ショ", "sho", "syo", "", "silyo"},
        {"シェ", "she", "sye", "", "sixe"},
        {"チャ", "cha", "tya", "", "tixya"},
        {"チュ", "chu", "tyu", "", "chixyu"},
        {"チョ", "cho", "tyo", "", "tilyo"},
        {"チェ", "che", "tye", "", "tixe"},
        {"ニャ", "nya", "", "", "nixya"},
        {"ニュ", "nyu", "", "", "nixyu"},
        {"ニョ", "nyo", "", "", "nilyo"},
        {"ヒャ", "hya", "", "", "hixya"},
        {"ヒュ", "hyu", "", "", "hixyu"},
        {"ヒョ", "hyo", "", "", "hilyo"},
        {"ミャ", "mya", "", "", "mixya"},
        {"ミュ", "myu", "", "", "mixyu"},
        {"ミョ", "myo", "", "", "milyo"},
        {"リャ", "rya", "", "", "rixya"},
        {"リュ", "ryu", "", "", "rixyu"},
        {"リョ", "ryo", "", "", "rilyo"},
        {"ギャ", "gya", "", "", "gixya"},
        {"ギュ", "gyu", "", "", "gixyu"},
        {"ギョ", "gyo", "", "", "gilyo"},
        {"ジャ", "ja", "zya", "", "jixya"},
        {"ジュ", "ju", "zyu", "", "jyu"},
        {"ジョ", "jo", "zyo", "", "jyo"},
        {"ジェ", "je", "zye", "", "zixe"},
        {"ヂャ", "ja", "zya", "dya", "dixya"},
        {"ヂュ", "ju", "zyu", "dyu", "dixyu"},
        {"ヂョ", "jo", "zyo", "dyo", "dilyo"},
        {"ビャ", "bya", "", "", "bixya"},
        {"ビュ", "byu", "", "", "bixyu"},
        {"ビョ", "byo", "", "", "bilyo"},
        {"ピャ", "pya", "", "", "pixya"},
        {"ピュ", "pyu", "", "", "pixyu"},
        {"ピョ", "pyo", "", "", "pilyo"},
        {"ファ", "fa", "", "", "fuxa"},
        {"フィ", "fi", "", "", "huxi"},
        {"フェ", "fe", "", "", "fule"},
        {"フォ", "fo", "", "", "fuxo"},
        {"ティ", "thi", "", "", "texi"},
        {"ディ", "dhi", "", "", "dexi"},
        {"デュ", "dhu", "", "", "dexyu"},
        {"トゥ", "twu", "", "", "toxu"},
        {"ドゥ", "dwu", "", "", "doxu"},
        {"ウィ", "wi", "", "", "uxi"},
        {"ウェ", "we", "", "", "uxe"},
        {"ウォ", "who", "", "", "uxo"},
        {"イェ", "ye", "", "", "ixe"},
        {"ツァ", "tsa", "", "", "tuxa"},
        {"ヴァ", "va", "", "", "vuxa"},
        {"ヴィ", "vi", "", "", "vuxi"},
        {"ヴェ", "ve", "", "", "vule"},
        {"ヴォ", "vo", "", "", "vuxo"},
        {"ヴュ", "vyu", "", "", "vuxyu"},
        {"ア", "a", "", "", ""},
        {"イ", "i", "", "", ""},
        {"ウ", "u", "", "", ""},
        {"エ", "e", "", "", ""},
        {"オ", "o", "", "", ""},
        {"カ", "ka", "", "", "ca"},
        {"キ", "ki", "", "", ""},
        {"ク", "ku", "", "", "cu"},
        {"ケ", "ke", "", "", ""},
        {"コ", "ko", "", "", "co"},
        {"サ", "sa", "", "", ""},
        {"シ", "shi", "si", "", "ci"},
        {"ス", "su", "", "", ""},
        {"セ", "se", "", "", "ce"},
        {"ソ", "so", "", "", ""},
        {"タ", "ta", "", "", ""},
        {"チ", "chi", "ti", "", ""},
        {"ツ", "tsu", "tu", "", ""},
        {"テ", "te", "", "", ""},
        {"ト", "to", "", "", ""},
        {"ナ", "na", "", "", ""},
        {"ニ", "ni", "", "", ""},
        {"ヌ", "nu", "", "", ""},
        {"ネ", "ne", "", "", ""},
        {"ノ", "no", "", "", ""},
        {"ハ", "ha", "", "", ""},
        {"ヒ", "hi", "", "", ""},
        {"フ", "fu", "hu", "", ""},
        {"ヘ", "he", "", "", ""},
        {"ホ", "ho", "", "", ""},
        {"マ", "ma", "", "", ""},
        {"ミ", "mi", "", "", ""},
        {"ム", "mu", "", "", ""},
        {"メ", "me", "", "", ""},
        {"モ", "mo", "", "", ""},
        {"ヤ", "ya", "", "", ""},
        {"ユ", "yu", "", "", ""},
        {"ヨ", "yo", "", "", ""},
        {"ラ", "ra", "", "", ""},
        {"リ", "ri", "", "", ""},
        {"ル", "ru", "", "", ""},
        {"レ", "re", "", "", ""},
        {"ロ", "ro", "", "", ""},
        {"ワ", "wa", "", "", ""},
        {"ヰ", "i", "", "", "wyi"},
        {"ヱ", "e", "", "", "wye"},
        {"ヲ", "o", "", "wo", "wo"},
        {"ガ", "ga", "", "", ""},
        {"ギ", "gi", "", "", ""},
        {"グ", "gu", "", "", ""},
        {"ゲ", "ge", "", "", ""},
        {"ゴ", "go", "", "", ""},
        {"ザ", "za", "", "", ""},
        {"ジ", "ji", "zi", "", ""},
        {"ズ", "zu", "", "", ""},
        {"ゼ", "ze", "", "", ""},
        {"ゾ", "zo", "", "", ""},
        {"ダ", "da", "", "", ""},
        {"ヂ", "ji", "zi", "di", "di"},
        {"ヅ", "zu", "", "du", "dzu"},
        {"デ", "de", "", "", ""},
        {"ド", "do", "", "", ""},
        {"バ", "ba", "", "", ""},
        {"ビ", "bi", "", "", ""},
        {"ブ", "bu", "", "", ""},
        {"ベ", "be", "", "", ""},
        {"ボ", "bo", "", "", ""},
        {"パ", "pa", "", "", ""},
        {"ピ", "pi", "", "", ""},
        {"プ", "pu", "", "", ""},
        {"ペ", "pe", "", "", ""},
        {"ポ", "po", "", "", ""},
        {"ヴ", "vu", "", "", ""},
};

#define COUNT (sizeof(syllables) / sizeof(*syllables))

const char *spelling_name(enum spelling spelling)
{
	static const char *const names[SPELLINGS] = {"plain",  "macron", "passport", "kana",
	                                             "kunrei", "nihon",  "input",    "short"};
	return names[spelling];
}

const char *spelling_syllable(size_t i)
{
	return i < COUNT ? syllables[i].kana : NULL;
}

static const char *either(const char *own, const char *other)
{
	return *own ? own : other;
}

static const char *letters(enum spelling spelling, size_t i)
{
	const char *kunrei = either(syllables[i].kunrei, syllables[i].hepburn);
	switch (spelling) {
	case SPELLING_KUNREI:
	case SPELLING_SHORT:
		return kunrei;
	case SPELLING_NIHON:
		return either(syllables[i].nihon, kunrei);
	case SPELLING_INPUT:
		return either(syllables[i].parts, either(syllables[i].nihon, kunrei));
	default:
		return syllables[i].hepburn;
	}
}

/* The syllable at `kana`; NULL: none. */
static const char *syllable_at(enum spelling spelling, const char *kana, size_t *length)
{
	for (size_t i = 0; i < COUNT; i++) {
		*length = strlen(syllables[i].kana);
		if (strncmp(kana, syllables[i].kana, *length) == 0)
			return letters(spelling, i);
	}
	return NULL;
}

static void nasal(enum spelling spelling, const char *next, char *out)
{
	bool joins = next && strchr("aiueoy", *next);
	bool labial = next && strchr("bpm", *next);
	if (spelling == SPELLING_INPUT)
		strcat(out, "nn");
	else if (spelling == SPELLING_PASSPORT && labial)
		strcat(out, "m");
	else
		strcat(out, joins && spelling != SPELLING_PASSPORT ? "n'" : "n");
}

static void doubled(enum spelling spelling, const char *next, char *out)
{
	bool consonant = next && !strchr("aiueonmvwy", *next);
	if (spelling == SPELLING_INPUT || !consonant)
		strcat(out, spelling == SPELLING_SHORT ? "ltu" : "xtu");
	else if (*next == 'c')
		strcat(out, "t");
	else
		strncat(out, next, 1);
}

/* オウ, オオ, ウウ and ー behind a vowel. False: written like any other kana. */
static bool lengthened(enum spelling spelling, const char *kana, const char *next, char *out)
{
	static const char *const macrons[] = {"ā", "ī", "ū", "ē", "ō"}, *const circumflexes[] = {"â", "î", "û", "ê",
	                                                                                         "ô"};
	size_t length = strlen(out);
	const char *vowel = length ? strchr("aiueo", out[length - 1]) : NULL;
	bool mark = strncmp(kana, "ー", 3) == 0;
	bool long_o = vowel && *vowel == 'o' && (strncmp(kana, "ウ", 3) == 0 || strncmp(kana, "オ", 3) == 0);
	bool long_u = vowel && *vowel == 'u' && strncmp(kana, "ウ", 3) == 0;
	bool consonant = !next || !strchr("aiueoyhwlx", *next);
	if (!mark && !long_o && !long_u)
		return false;
	if (!vowel)
		return mark;
	if (spelling == SPELLING_PASSPORT && long_o && consonant)
		strcat(out, "h");
	else if (spelling == SPELLING_MACRON)
		strcpy(out + length - 1, macrons[vowel - "aiueo"]);
	else if (spelling == SPELLING_KUNREI)
		strcpy(out + length - 1, circumflexes[vowel - "aiueo"]);
	else if (spelling != SPELLING_PLAIN && spelling != SPELLING_PASSPORT)
		return mark ? strcat(out, "-") != NULL : false;
	return true;
}

void spelling_of(enum spelling spelling, const char *kana, char *out, size_t size)
{
	*out = '\0';
	bool after_tu = false;
	while (*kana && strlen(out) + 16 < size) {
		size_t length = 3, ignored;
		const char *here = syllable_at(spelling, kana, &length);
		const char *behind = kana + (here ? length : *kana == ' ' ? 1 : 3);
		const char *next = syllable_at(spelling, behind, &ignored);
		bool whole = after_tu || (here && length == 6);
		if (strncmp(kana, "ン", 3) == 0)
			nasal(spelling, next, out);
		else if (strncmp(kana, "ッ", 3) == 0)
			doubled(spelling, next, out);
		else if (whole || !lengthened(spelling, kana, next, out))
			strcat(out, here ? here : " ");
		after_tu = strncmp(kana, "ッ", 3) == 0;
		kana = behind;
	}
}
