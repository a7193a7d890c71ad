#include "core/text/romaji.h"

#include "core/text/utf8.h"

#include <stdint.h>
#include <string.h>

#define BEGINS 5

/* An ending is read in two ways, each going on in so many. */
_Static_assert(ROMAJI_ALTERNATIVES >= 2 * BEGINS, "a query has room for all its keys");

/* Each row: the consonants, then the kana for a i u e o, then what the keys of all its syllables begin with when only
 * the consonants are there yet. An empty kana is no syllable. */
struct row {
	const char *head;
	const char *kana[5];
	const char *begins[BEGINS];
};

static const struct row rows[] = {
        {"", {"ア", "イ", "ウ", "エ", "オ"}, {""}},
        {"k", {"カ", "キ", "ク", "ケ", "コ"}, {"k"}},
        {"s", {"サ", "シ", "ス", "セ", "ソ"}, {"s"}},
        {"t", {"タ", "チ", "ツ", "テ", "ト"}, {"t"}},
        {"n", {"ナ", "ニ", "ヌ", "ネ", "ノ"}, {"n"}},
        {"h", {"ハ", "ヒ", "フ", "ヘ", "ホ"}, {"h"}},
        {"m", {"マ", "ミ", "ム", "メ", "モ"}, {"m", "nb", "np", "nm"}},
        {"r", {"ラ", "リ", "ル", "レ", "ロ"}, {"r"}},
        {"g", {"ガ", "ギ", "グ", "ゲ", "ゴ"}, {"g"}},
        {"z", {"ザ", "ジ", "ズ", "ゼ", "ゾ"}, {"z"}},
        {"d", {"ダ", "ヂ", "ヅ", "デ", "ド"}, {"d", "z"}},
        {"b", {"バ", "ビ", "ブ", "ベ", "ボ"}, {"b"}},
        {"p", {"パ", "ピ", "プ", "ペ", "ポ"}, {"p"}},
        {"y", {"ヤ", "イ", "ユ", "イェ", "ヨ"}, {"y", "i"}},
        {"w", {"ワ", "ウィ", "ウ", "ウェ", "ヲ"}, {"w", "u", "o", "i", "e"}},
        {"c", {"カ", "シ", "ク", "セ", "コ"}, {"ti", "k", "s"}},
        {"f", {"ファ", "フィ", "フ", "フェ", "フォ"}, {"hu"}},
        {"j", {"ジャ", "ジ", "ジュ", "ジェ", "ジョ"}, {"zi"}},
        {"v", {"ヴァ", "ヴィ", "ヴ", "ヴェ", "ヴォ"}, {"b"}},
        {"q", {"クァ", "クィ", "ク", "クェ", "クォ"}, {"ku"}},
        {"l", {"ァ", "ィ", "ゥ", "ェ", "ォ"}, {""}},
        {"x", {"ァ", "ィ", "ゥ", "ェ", "ォ"}, {""}},
        {"ky", {"キャ", "", "キュ", "キェ", "キョ"}, {"kiy", "kie"}},
        {"sy", {"シャ", "", "シュ", "シェ", "ショ"}, {"siy", "sie"}},
        {"ty", {"チャ", "", "チュ", "チェ", "チョ"}, {"tiy", "tie"}},
        {"ny", {"ニャ", "", "ニュ", "ニェ", "ニョ"}, {"niy", "nie"}},
        {"hy", {"ヒャ", "", "ヒュ", "ヒェ", "ヒョ"}, {"hiy", "hie"}},
        {"my", {"ミャ", "", "ミュ", "ミェ", "ミョ"}, {"miy", "mie"}},
        {"ry", {"リャ", "", "リュ", "リェ", "リョ"}, {"riy", "rie"}},
        {"gy", {"ギャ", "", "ギュ", "ギェ", "ギョ"}, {"giy", "gie"}},
        {"zy", {"ジャ", "", "ジュ", "ジェ", "ジョ"}, {"ziy", "zie"}},
        {"jy", {"ジャ", "", "ジュ", "ジェ", "ジョ"}, {"ziy", "zie"}},
        {"dy", {"ヂャ", "", "ヂュ", "ヂェ", "ヂョ"}, {"ziy", "zie"}},
        {"by", {"ビャ", "", "ビュ", "ビェ", "ビョ"}, {"biy", "bie"}},
        {"py", {"ピャ", "", "ピュ", "ピェ", "ピョ"}, {"piy", "pie"}},
        {"cy", {"チャ", "", "チュ", "チェ", "チョ"}, {"tiy", "tie"}},
        {"fy", {"フャ", "", "フュ", "フェ", "フョ"}, {"huy", "hue"}},
        {"vy", {"ヴャ", "", "ヴュ", "ヴェ", "ヴョ"}, {"biy", "be"}},
        {"ly", {"ャ", "ィ", "ュ", "ェ", "ョ"}, {""}},
        {"xy", {"ャ", "ィ", "ュ", "ェ", "ョ"}, {""}},
        {"sh", {"シャ", "シ", "シュ", "シェ", "ショ"}, {"si"}},
        {"ch", {"チャ", "チ", "チュ", "チェ", "チョ"}, {"ti"}},
        {"ts", {"ツァ", "ツィ", "ツ", "ツェ", "ツォ"}, {"tu"}},
        {"dz", {"ヅァ", "ヂ", "ヅ", "ヅェ", "ヅォ"}, {"z"}},
        {"th", {"テャ", "ティ", "テュ", "テェ", "テョ"}, {"te"}},
        {"dh", {"デャ", "ディ", "デュ", "デェ", "デョ"}, {"de"}},
        {"tw", {"トァ", "トィ", "トゥ", "トェ", "トォ"}, {"to"}},
        {"dw", {"ドァ", "ドィ", "ドゥ", "ドェ", "ドォ"}, {"do"}},
        {"kw", {"クァ", "クィ", "クゥ", "クェ", "クォ"}, {"ku"}},
        {"gw", {"グァ", "グィ", "グゥ", "グェ", "グォ"}, {"gu"}},
        {"sw", {"スァ", "スィ", "スゥ", "スェ", "スォ"}, {"su"}},
        {"wh", {"ウァ", "ウィ", "ウ", "ウェ", "ウォ"}, {"u"}},
        {"wy", {"", "ヰ", "", "ヱ", ""}, {"i", "e"}},
        {"lt", {"", "", "ッ", "", ""}, {""}},
        {"xt", {"", "", "ッ", "", ""}, {""}},
        {"lts", {"", "", "ッ", "", ""}, {""}},
        {"xts", {"", "", "ッ", "", ""}, {""}},
        {"lk", {"ヵ", "", "", "ヶ", ""}, {""}},
        {"xk", {"ヵ", "", "", "ヶ", ""}, {""}},
        {"lw", {"ヮ", "", "", "", ""}, {""}},
        {"xw", {"ヮ", "", "", "", ""}, {""}},
};

static const struct row *row_of(const uint32_t *text, size_t length)
{
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		const char *head = rows[i].head;
		size_t k = 0;
		while (k < length && head[k] && (uint32_t)head[k] == text[k])
			k++;
		if (k == length && !head[k])
			return &rows[i];
	}
	return NULL;
}

static int vowel_of(uint32_t character)
{
	static const char vowels[] = "aiueo";
	for (int i = 0; i < 5; i++) {
		if ((uint32_t)vowels[i] == character)
			return i;
	}
	return -1;
}

static bool is_consonant(uint32_t character)
{
	return character >= 'a' && character <= 'z' && vowel_of(character) < 0;
}

/* From letters to kana. `text` ends in a 0 at `count`. */
struct converter {
	const uint32_t *text;
	size_t count, at;
	uint32_t *out;
	size_t used, limit;
	bool bare_o; /* the o before was a syllable of its own: Ohta is オオタ, Satoh サトウ */
};

static void emit(struct converter *c, uint32_t character)
{
	if (c->used < c->limit)
		c->out[c->used++] = character;
}

static void emit_kana(struct converter *c, const char *kana)
{
	uint32_t character;
	for (int length; (length = utf8_step(kana, &character)) > 0; kana += length)
		emit(c, character);
}

/* A whole syllable at the place: head and vowel. */
static bool take_syllable(struct converter *c)
{
	const uint32_t *text = c->text + c->at;
	size_t head = 0;
	while (head < 3 && is_consonant(text[head]))
		head++;
	int vowel = vowel_of(text[head]);
	const struct row *row = vowel >= 0 ? row_of(text, head) : NULL;
	if (!row || !*row->kana[vowel])
		return false;
	emit_kana(c, row->kana[vowel]);
	c->at += head + 1;
	c->bare_o = head == 0;
	return true;
}

/* ン before anything but a vowel; nn before a vowel is ンナ, else one ン typed twice. */
static bool take_n(struct converter *c)
{
	const uint32_t *next = c->text + c->at + 1;
	bool joins = vowel_of(*next) >= 0 || *next == 'y';
	if (c->text[c->at] == 'm' && *next != 'b' && *next != 'p' && *next != 'm')
		return false;
	if (c->text[c->at] == 'n' && (joins || !*next))
		return false;
	bool twice = c->text[c->at] == 'n' && *next == 'n' && vowel_of(next[1]) < 0 && next[1] != 'y';
	emit(c, 0x30f3);
	c->at += twice || *next == '\'' ? 2 : 1;
	return true;
}

/* kk, tch: ッ. In Ohta and Kohno the h lengthens the o. */
static bool take_double(struct converter *c)
{
	uint32_t here = c->text[c->at], next = c->text[c->at + 1];
	bool after_o = c->at > 0 && c->text[c->at - 1] == 'o';
	bool thrice = c->at > 0 && c->text[c->at - 1] == here;
	if (here == 'h' && after_o && is_consonant(next) && next != 'y')
		emit(c, c->bare_o ? 0x30aa : 0x30a6);
	else if ((here == next && !thrice) || (here == 't' && next == 'c'))
		emit(c, 0x30c3);
	else
		return false;
	c->at++;
	return true;
}

/* Only consonants are left, and some syllable begins with them. */
static bool is_unfinished(const struct converter *c)
{
	size_t length = c->count - c->at;
	for (size_t i = 0; i < length; i++) {
		if (!is_consonant(c->text[c->at + i]))
			return false;
	}
	return row_of(c->text + c->at, length) != NULL;
}

static void convert(struct converter *c)
{
	while (c->at < c->count) {
		uint32_t here = c->text[c->at];
		bool letter = here >= 'a' && here <= 'z';
		if (letter && (take_syllable(c) || ((here == 'n' || here == 'm') && take_n(c)) ||
		               (is_consonant(here) && take_double(c))))
			continue;
		if (letter && is_unfinished(c))
			return;
		emit(c, here == '-' ? 0x30fc : here);
		c->at++;
	}
}

/* Plain letters: lower case, and macrons or circumflexes as a long mark behind the vowel. */
static size_t prepare(uint32_t *out, size_t limit, const char *typed)
{
	static const uint32_t marked[] = {0x101, 0x12b, 0x16b, 0x113, 0x14d, 0xe2, 0xee, 0xfb, 0xea, 0xf4};
	uint32_t plain[FOLD_CHARACTERS];
	size_t count = fold_plain(plain, NULL, FOLD_CHARACTERS, typed), used = 0;
	for (size_t i = 0; i < count && used + 2 < limit; i++) {
		size_t k = 0;
		while (k < 10 && marked[k] != plain[i])
			k++;
		if (k < 10) {
			out[used++] = (uint32_t) "aiueo"[k % 5];
			out[used++] = '-';
		} else if (plain[i] == 0x2019) { /* the apostrophe of a phone's keyboard */
			out[used++] = '\'';
		} else {
			out[used++] = plain[i] >= 'A' && plain[i] <= 'Z' ? plain[i] + 0x20 : plain[i];
		}
	}
	out[used] = 0;
	return used;
}

struct sounds {
	uint32_t typed[2 * FOLD_CHARACTERS];
	uint32_t kana[3 * FOLD_CHARACTERS];
	size_t count;            /* of kana */
	const uint32_t *pending; /* in typed */
	size_t pending_count;
	bool after_o;
};

/* Leaves out each h between an o and a vowel or y, and each w of wi and we. Gives the characters left. */
static size_t drop_silent(uint32_t *text, size_t count)
{
	size_t kept = 0;
	uint32_t before = 0;
	for (size_t i = 0; i < count; before = text[i++]) {
		uint32_t next = text[i + 1];
		bool lengthens = text[i] == 'h' && before == 'o' && (vowel_of(next) >= 0 || next == 'y');
		bool free = !is_consonant(before) || before == 'n';
		bool old = text[i] == 'w' && free && (next == 'i' || next == 'e');
		if (!lengthens && !old)
			text[kept++] = text[i];
	}
	text[kept] = 0;
	return kept;
}

static void sound(struct sounds *s, const char *typed, bool silent)
{
	size_t count = prepare(s->typed, 2 * FOLD_CHARACTERS, typed);
	if (silent)
		count = drop_silent(s->typed, count);
	struct converter c = {s->typed, count, 0, s->kana, 0, 3 * FOLD_CHARACTERS, false};
	convert(&c);
	s->count = c.used;
	s->pending = s->typed + c.at;
	s->pending_count = count - c.at;
	s->after_o = c.at > 0 && s->typed[c.at - 1] == 'o';
}

size_t romaji_kana(char *out, size_t size, const char *typed, char pending[ROMAJI_PENDING_BYTES])
{
	struct sounds s;
	size_t used = 0;
	sound(&s, typed, false);
	for (size_t i = 0; i < s.count; i++) {
		char bytes[4];
		int length = utf8_put(bytes, s.kana[i]);
		if (used + (size_t)length >= size)
			break;
		memcpy(out + used, bytes, (size_t)length);
		used += (size_t)length;
	}
	out[used] = '\0';
	for (size_t i = 0; i <= s.pending_count; i++)
		pending[i] = i < s.pending_count ? (char)s.pending[i] : '\0';
	return used;
}

/* From kana to the key. */
struct key {
	char *out;
	size_t used, size;
};

static void put(struct key *key, const char *letters)
{
	for (; *letters && key->used + 2 < key->size; letters++) {
		char last = key->used > 0 ? key->out[key->used - 1] : 0;
		if (last == *letters && (*letters == 'n' || vowel_of((uint32_t)last) >= 0))
			continue;
		if (last == 'o' && *letters == 'u')
			continue;
		if (*letters == 'y' && last == 'n')
			key->out[key->used++] = 'i';
		key->out[key->used++] = *letters;
	}
	key->out[key->used] = '\0';
}

/* U+30A1 to U+30F6 */
static const char *const letters_of[] = {
        "a",  "a",  "i",  "i",  "u",  "u",  "e",  "e",  "o",  "o",  "ka", "ga", "ki", "gi", "ku", "gu", "ke", "ge",
        "ko", "go", "sa", "za", "si", "zi", "su", "zu", "se", "ze", "so", "zo", "ta", "da", "ti", "zi", "",   "tu",
        "zu", "te", "de", "to", "do", "na", "ni", "nu", "ne", "no", "ha", "ba", "pa", "hi", "bi", "pi", "hu", "bu",
        "pu", "he", "be", "pe", "ho", "bo", "po", "ma", "mi", "mu", "me", "mo", "ya", "ya", "yu", "yu", "yo", "yo",
        "ra", "ri", "ru", "re", "ro", "wa", "wa", "i",  "e",  "o",  "n",  "bu", "ka", "ke",
};

/* ヴァ is バ, ヴュ is ビュ, ヴ alone ブ. */
static void put_v(struct key *key, uint32_t next)
{
	bool vowel = next == 0x30a1 || next == 0x30a3 || next == 0x30a7 || next == 0x30a9;
	bool glide = next == 0x30e3 || next == 0x30e5 || next == 0x30e7;
	put(key, vowel ? "b" : glide ? "bi" : "bu");
}

/* False when a character has no sound, such as a kanji. */
static bool put_kana(struct key *key, const uint32_t *text, size_t count)
{
	bool sounds = true;
	for (size_t i = 0; i < count; i++) {
		uint32_t c = text[i] >= 0x3041 && text[i] <= 0x3096 ? text[i] + 0x60 : text[i];
		uint32_t next = i + 1 < count ? text[i + 1] : 0;
		if (c == 0x30f4)
			put_v(key, next >= 0x3041 && next <= 0x3096 ? next + 0x60 : next);
		else if (c >= 0x30a1 && c <= 0x30f6)
			put(key, letters_of[c - 0x30a1]);
		else if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z'))
			put(key, (char[]){(char)c, '\0'});
		else if (c >= 0x80 && c != 0x30fb && c != 0x30fc && (c < 0x2000 || c > 0x303f || c == 0x3005))
			sounds = false;
	}
	return sounds;
}

/* Does the h at the end lengthen an o, for all we know? */
static bool ends_in_oh(const struct sounds *s)
{
	return s->pending_count == 1 && *s->pending == 'h' && s->after_o;
}

size_t romaji_key(char *out, size_t size, const char *text)
{
	struct sounds s;
	struct key key = {out, 0, size};
	sound(&s, text, false);
	*out = '\0';
	put_kana(&key, s.kana, s.count);
	if (!ends_in_oh(&s))
		put_kana(&key, s.pending, s.pending_count);
	return key.used;
}

static bool begins_with(const char *text, const char *with)
{
	return strncmp(text, with, strlen(with)) == 0;
}

/* Keeps the set free of keys that begin with another. */
static void add_alternative(struct romaji_query *query, const char *candidate)
{
	size_t kept = 0;
	for (size_t i = 0; i < query->count; i++) {
		if (begins_with(candidate, query->keys[i]))
			return;
	}
	for (size_t i = 0; i < query->count; i++) {
		if (begins_with(query->keys[i], candidate))
			continue;
		if (kept != i)
			memcpy(query->keys[kept], query->keys[i], FOLD_BYTES);
		kept++;
	}
	memcpy(query->keys[kept], candidate, strlen(candidate) + 1);
	query->count = kept + 1;
}

/* ヴ at the end may still become ヴァ or ヴュ by a small kana, whose keys have no u. */
static bool ends_in_v(const struct sounds *s)
{
	uint32_t last = s->count > 0 ? s->kana[s->count - 1] : 0;
	bool small = s->pending_count == 0 || *s->pending == 'x' || *s->pending == 'l';
	return small && (last == 0x30f4 || last == 0x3094);
}

/* False when something has no sound. */
static bool add_continuations(struct romaji_query *out, const struct sounds *s)
{
	char base[FOLD_BYTES] = "";
	struct key key = {base, 0, sizeof(base)};
	bool open = ends_in_v(s);
	if (!put_kana(&key, s->kana, open ? s->count - 1 : s->count))
		return false;
	if (open)
		put(&key, "b");
	const struct row *row = row_of(s->pending, ends_in_oh(s) ? 0 : s->pending_count);
	for (size_t i = 0; row && i < BEGINS && row->begins[i]; i++) {
		char candidate[FOLD_BYTES];
		struct key next = {candidate, key.used, sizeof(candidate)};
		memcpy(candidate, base, key.used + 1);
		put(&next, row->begins[i]);
		add_alternative(out, candidate);
	}
	return true;
}

bool romaji_query(struct romaji_query *out, const char *typed)
{
	struct sounds s;
	out->count = 0;
	for (int silent = 0; silent < 2; silent++) {
		sound(&s, typed, silent != 0);
		if (!add_continuations(out, &s))
			return false;
	}
	if (out->count == 1 && !*out->keys[0])
		out->count = 0;
	return out->count > 0;
}
