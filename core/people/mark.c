#include "core/people/mark.h"

#include "core/text/fold.h"
#include "core/text/romaji.h"
#include "core/text/utf8.h"

#include <string.h>

static void set(struct lookup_hit *hit, enum lookup_column column, size_t start, size_t end)
{
	const char *text = hit->text[column];
	while (end > start && text[end - 1] == ' ')
		end--;
	if (hit->mark[column].end > 0 || end <= start || end > UINT16_MAX)
		return;
	hit->mark[column].start = (uint16_t)start;
	hit->mark[column].end = (uint16_t)end;
}

static void mark_folded(struct lookup_hit *hit, enum lookup_column column, const char *key)
{
	char text[FOLD_BYTES];
	uint16_t from[FOLD_BYTES];
	fold_mapped(text, from, sizeof(text), hit->text[column]);
	const char *found = *key ? strstr(text, key) : NULL;
	if (found)
		set(hit, column, from[found - text], from[(size_t)(found - text) + strlen(key)]);
}

/* The digits `digits` among the digits of a text, whatever stands between. */
static void mark_digits(struct lookup_hit *hit, enum lookup_column column, const char *digits)
{
	const char *text = hit->text[column];
	for (size_t start = 0; text[start]; start++) {
		size_t at = start, matched = 0;
		while (digits[matched] && text[at]) {
			if (text[at] == digits[matched])
				matched++;
			else if (text[at] >= '0' && text[at] <= '9')
				break;
			else if (matched == 0)
				break;
			at++;
		}
		if (!digits[matched]) {
			set(hit, column, start, at);
			return;
		}
	}
}

static bool sounds_like(const char *text, size_t length, const char *key)
{
	char part[801], sound[FOLD_BYTES];
	if (length >= sizeof(part))
		return false;
	memcpy(part, text, length);
	part[length] = '\0';
	romaji_key(sound, sizeof(sound), part);
	return strncmp(sound, key, strlen(key)) == 0;
}

/* The shortest stretch of a reading that sounds like the key. */
static void mark_sound(struct lookup_hit *hit, enum lookup_column column, const char *key)
{
	const char *text = hit->text[column];
	uint32_t character;
	size_t whole = strlen(text);
	for (size_t start = 0; start < whole; start += (size_t)utf8_step(text + start, &character)) {
		if (!sounds_like(text + start, whole - start, key))
			continue;
		/* What has no sound, such as ッ in front, does not belong to it. */
		size_t next = start + (size_t)utf8_step(text + start, &character);
		for (; next < whole && sounds_like(text + next, whole - next, key);
		     next += (size_t)utf8_step(text + next, &character))
			start = next;
		size_t end = start;
		do {
			end += (size_t)utf8_step(text + end, &character);
		} while (end < whole && !sounds_like(text + start, end - start, key));
		set(hit, column, start, end);
		return;
	}
}

static void mark_word(struct lookup_hit *hit, const struct query_word *word)
{
	mark_folded(hit, LOOKUP_IN_NAME, word->key);
	mark_folded(hit, LOOKUP_IN_REPRESENTATIVE, word->key);
	mark_folded(hit, LOOKUP_IN_TOWN, word->key);
	for (int i = 0; i < word->count; i++) {
		const struct query_pattern *p = &word->patterns[i];
		if (p->plane == PLANE_SOUND)
			mark_sound(hit, LOOKUP_IN_READING, p->bytes);
		if (p->plane == PLANE_DIGIT) {
			mark_digits(hit, LOOKUP_IN_NUMBER, p->bytes + (*p->bytes == 'c'));
			mark_digits(hit, LOOKUP_IN_PHONE, p->bytes);
		}
	}
}

void mark_hit(struct lookup_hit *hit, const struct query *query)
{
	for (int column = 0; column < LOOKUP_COLUMNS; column++)
		hit->mark[column].start = hit->mark[column].end = 0;
	for (int i = 0; i < query->count && !query->form; i++)
		mark_word(hit, &query->words[i]);
}
