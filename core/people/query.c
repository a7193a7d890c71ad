#include "core/people/query.h"

#include "core/text/fold.h"
#include "core/text/legal.h"
#include "core/text/number.h"
#include "core/text/romaji.h"
#include "core/text/utf8.h"

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
static void add_other_tu(struct query_word *word, const char *typed, const char *kana)
{
	char small[FOLD_BYTES];
	if (strstr(kana, "ッ"))
		add_sounds(word, word->kana);
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

static void make_word(struct query_word *word, const char *typed)
{
	char digits[PATTERN_BYTES], kana[FOLD_BYTES], pending[ROMAJI_PENDING_BYTES];
	const char *form = legal_form_only(typed);
	word->count = 0;
	*word->key = *word->kana = '\0';
	if (form) {
		char letter[2] = {key_form(legal_form_code(form)), '\0'};
		add(word, PLANE_WORD, letter, false);
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
		add_sounds(word, typed);
		add_other_tu(word, typed, kana);
	}
	add(word, PLANE_WORD, word->key, false);
	if (is_ascii(word->key))
		add(word, PLANE_LATIN, word->key, false);
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

static size_t space_length(const char *text)
{
	if (*text == ' ')
		return 1;
	return strncmp(text, "\u3000", 3) == 0 ? 3 : 0;
}

/* Copies the next word; gives what follows it. */
static const char *next_word(const char *text, char *out, size_t size)
{
	size_t used = 0;
	while (space_length(text))
		text += space_length(text);
	for (; *text && !space_length(text); text++) {
		if (used + 1 < size)
			out[used++] = *text;
	}
	while (used > 0 && !utf8_valid(out, used, NULL))
		used--;
	out[used] = '\0';
	return text;
}

void query_make(struct query *query, const char *typed)
{
	char text[FOLD_BYTES];
	const char *form = form_of(typed);
	query->count = 0;
	query->form = form != NULL;
	query_number(&query->exact, typed);
	if (form) {
		make_word(&query->words[0], form);
		query->count = 1;
		return;
	}
	while (query->count < QUERY_WORDS) {
		typed = next_word(typed, text, sizeof(text));
		if (!*text)
			break;
		make_word(&query->words[query->count], text);
		query->count += query->words[query->count].count > 0;
	}
}
