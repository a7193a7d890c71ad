#include "core/people/query.h"

#include "core/text/fold.h"
#include "core/text/legal.h"
#include "core/text/number.h"
#include "core/text/romaji.h"
#include "core/text/utf8.h"

#include <stdio.h>
#include <string.h>

/* All runs of the longest kind in signatures, or the pattern itself when it is shorter than that. */
static void find_runs(struct query_pattern *p)
{
	const struct index_grams *grams = index_grams(p->plane);
	const char *end = p->bytes + p->length;
	int letters = 0;
	for (const char *at = p->bytes; at < end; at += index_letter(p->plane, at))
		letters++;
	int run = letters < grams->most ? letters : grams->most;
	p->run_count = 0;
	for (const char *at = p->bytes; run >= grams->least && at < end && p->run_count < QUERY_RUNS;
	     at += index_letter(p->plane, at)) {
		const char *to = at;
		int taken = 0;
		for (; taken < run && to < end; taken++)
			to += index_letter(p->plane, to);
		if (taken == run)
			p->runs[p->run_count++] = index_hash(p->plane, ANCHOR_NONE, at, (size_t)(to - at));
	}
	const char *to = p->bytes;
	for (int taken = 0; taken < grams->anchored && to < end; taken++)
		to += index_letter(p->plane, to);
	p->start = index_hash(p->plane, ANCHOR_START, p->bytes, (size_t)(to - p->bytes));
	p->word = index_hash(p->plane, ANCHOR_WORD, p->bytes, (size_t)(to - p->bytes));
	size_t tail = p->length < INDEX_TAIL ? p->length : INDEX_TAIL;
	p->end = index_hash(p->plane, ANCHOR_END, end - tail, tail);
}

static bool make_pattern(struct query_pattern *p, enum key_plane plane, const char *text, bool loose)
{
	p->plane = plane;
	p->loose = loose;
	utf8_copy(p->bytes, sizeof(p->bytes), text);
	p->length = strlen(p->bytes);
	if (p->length > 0)
		find_runs(p);
	return p->length > 0;
}

static void add(struct query_word *word, enum key_plane plane, const char *text, bool loose)
{
	for (int i = 0; i < word->count; i++) {
		if (word->patterns[i].plane == plane && strcmp(word->patterns[i].bytes, text) == 0)
			return;
	}
	if (word->count < QUERY_PATTERNS && make_pattern(&word->patterns[word->count], plane, text, loose))
		word->count++;
}

static void add_sounds(struct query_word *word, const char *typed)
{
	struct romaji_query sounds;
	if (!romaji_query(&sounds, typed))
		return;
	for (size_t i = 0; i < sounds.count; i++)
		add(word, PLANE_SOUND, sounds.keys[i], true);
}

static bool is_ascii(const char *text)
{
	while (*text && (unsigned char)*text < 0x80)
		text++;
	return !*text;
}

/* Old registers write every kana big. What is typed with ッ may stand there as ツ, and the other way round. */
static void add_other_tu(struct query_word *word, const char *typed, const char *kana, const char *pending)
{
	char small[FOLD_BYTES], big[FOLD_BYTES + ROMAJI_PENDING_BYTES];
	snprintf(big, sizeof(big), "%s%s", word->kana, pending);
	if (strstr(kana, "ッ"))
		add_sounds(word, big);
	if (is_ascii(typed))
		return;
	utf8_copy(small, sizeof(small), word->kana);
	char *last = NULL;
	for (char *at = small; (at = strstr(at, "ツ")); at += 3) {
		if (at > small && at[3]) {
			memcpy(at, "ッ", 3);
			last = at;
		}
	}
	if (last)
		add_sounds(word, small);
}

static bool is_number_like(const char *key)
{
	const char *digits = key + (*key == 'c');
	return *digits && strspn(digits, "0123456789") == strlen(digits);
}

static void add_form(struct query_word *word, const char *form)
{
	char letter[2] = {key_form(legal_form_code(form)), '\0'};
	add(word, PLANE_WORD, letter, false);
}

/* Legal forms as they are spoken, by their sounds, and what ends them. */
static const struct {
	const char *stem, *form;
} spoken[] = {
        {"kabusiki", "株式会社"}, {"yugen", "有限会社"}, {"godo", "合同会社"},
        {"gosi", "合資会社"},     {"gomei", "合名会社"},
};

static bool is_begun(const char *text, const char *whole)
{
	return strncmp(whole, text, strlen(text)) == 0;
}

/* A word that may be a legal form, not yet typed to its end: kabushiki, かぶしきが, 株式. */
static void add_begun_forms(struct query_word *word)
{
	int sounds = word->count;
	for (size_t i = 0; i < sizeof(spoken) / sizeof(*spoken); i++) {
		bool begun = strlen(word->key) >= 6 && is_begun(word->key, spoken[i].form);
		for (int k = 0; k < sounds && !begun; k++) {
			const struct query_pattern *p = &word->patterns[k];
			size_t stem = strlen(spoken[i].stem);
			begun = p->plane == PLANE_SOUND && is_begun(spoken[i].stem, p->bytes) &&
			        (is_begun(p->bytes + stem, "gaisiya") || is_begun(p->bytes + stem, "kaisiya"));
		}
		if (begun)
			add_form(word, spoken[i].form);
	}
}

/* 恋が, on its way to 恋ヶ窪: behind a kanji the kana may be the counter, which is ケ between two. */
static void add_counter(struct query_word *word)
{
	char key[FOLD_BYTES];
	size_t length = strlen(word->key);
	if (length < 6 || (strcmp(word->key + length - 3, "ガ") != 0 && strcmp(word->key + length - 3, "カ") != 0))
		return;
	unsigned char before = (unsigned char)word->key[length - 6];
	snprintf(key, sizeof(key), "%.*sケ", (int)length - 3, word->key);
	if (before >= 0xe4 && before <= 0xe9)
		add(word, PLANE_WORD, key, false);
}

/* The typed letters or kana without a legal form in them, as their sounds are kept. */
static void without_form(const char *typed, const char *kana, const char *pending, char *out, size_t size)
{
	struct legal_split split;
	legal_form_split(kana, &split);
	if (split.form && *split.bare)
		snprintf(out, size, "%s%s", split.bare, pending);
	else
		utf8_copy(out, size, typed);
}

static void make_word(struct query_word *word, const char *typed)
{
	char digits[PATTERN_BYTES], kana[FOLD_BYTES], pending[ROMAJI_PENDING_BYTES], bare[FOLD_BYTES];
	const char *form = legal_form_only(typed);
	word->count = 0;
	*word->key = *word->kana = '\0';
	if (form) {
		add_form(word, form);
		return;
	}
	fold_text(word->key, sizeof(word->key), typed);
	romaji_kana(kana, sizeof(kana), typed, pending);
	fold_text(word->kana, sizeof(word->kana), kana);
	if (is_number_like(word->key) || number_is_phone(typed)) {
		number_digits(digits, sizeof(digits), typed);
		add(word, PLANE_DIGIT, *word->key == 'c' ? word->key : digits, false);
	}
	if (!number_is_phone(typed)) {
		without_form(typed, kana, pending, bare, sizeof(bare));
		add_sounds(word, bare);
		add_other_tu(word, typed, kana, pending);
	}
	add(word, PLANE_WORD, word->key, false);
	add_counter(word);
	add_begun_forms(word);
	fold_lower(bare, sizeof(bare), typed);
	if (is_ascii(bare))
		add(word, PLANE_LATIN, bare, false);
}

bool query_number(struct query_pattern *pattern, const char *typed)
{
	char number[NUMBER_CLIENT_BYTES], key[64];
	pattern->length = 0;
	if (!number_client(number, typed))
		return false;
	fold_text(key, sizeof(key), number);
	return make_pattern(pattern, PLANE_DIGIT, key, false);
}

static const char *form_of(const char *typed)
{
	char kana[FOLD_BYTES], pending[ROMAJI_PENDING_BYTES];
	const char *form = legal_form_only(typed);
	if (form)
		return form;
	romaji_kana(kana, sizeof(kana), typed, pending);
	return *pending ? NULL : legal_form_only(kana);
}

/* Copies the next word; gives what follows it. */
static const char *next_word(const char *text, char *out, size_t size)
{
	size_t used = 0;
	for (text = utf8_skip_spaces(text); *text && !utf8_space(text); text++) {
		if (used + 1 < size)
			out[used++] = *text;
	}
	while (used > 0 && !utf8_valid(out, used, NULL))
		used--;
	out[used] = '\0';
	return text;
}

/* The shortest pattern says how much a word narrows. */
static size_t narrows(const struct query_word *word)
{
	size_t least = PATTERN_BYTES;
	for (int i = 0; i < word->count; i++)
		least = word->patterns[i].length < least ? word->patterns[i].length : least;
	return least;
}

/* The word that narrows most is looked for; what it finds is asked for the others. */
static void put_best_first(struct query *query)
{
	int best = 0;
	for (int i = 1; i < query->count; i++)
		best = narrows(&query->words[i]) > narrows(&query->words[best]) ? i : best;
	if (best > 0) {
		struct query_word first = query->words[0];
		query->words[0] = query->words[best];
		query->words[best] = first;
	}
}

void query_make(struct query *query, const char *typed)
{
	char text[FOLD_BYTES];
	const char *form = form_of(typed);
	query->count = 0;
	query->form = form != NULL;
	query_number(&query->exact, typed);
	while (!form && query->count < QUERY_WORDS) {
		typed = next_word(typed, text, sizeof(text));
		if (!*text)
			break;
		/* Beside other words a legal form says nothing: callers name the wrong one. */
		if (form_of(text))
			continue;
		make_word(&query->words[query->count], text);
		query->count += query->words[query->count].count > 0;
	}
	if (form) {
		make_word(&query->words[0], form);
		query->count = 1;
	}
	put_best_first(query);
}
