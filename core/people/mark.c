#include "core/people/mark.h"

#include "core/text/fold.h"
#include "core/text/legal.h"
#include "core/text/romaji.h"
#include "core/text/utf8.h"

#include <string.h>

/* A hit at work, and the row it is from. */
struct marking {
	struct lookup_hit *hit;
	const struct index *index;
	uint32_t row;
	bool found; /* the word at work stands in a text of the hit */
};

static void set(struct marking *m, enum lookup_column column, size_t start, size_t end)
{
	const char *text = m->hit->text[column];
	struct lookup_mark *marks = m->hit->mark[column];
	while (end > start && text[end - 1] == ' ')
		end--;
	if (end <= start || end > UINT16_MAX)
		return;
	m->found = true;
	int i = 0;
	while (i < LOOKUP_MARKS && marks[i].end > 0 && (marks[i].start != start || marks[i].end != end))
		i++;
	if (i < LOOKUP_MARKS)
		marks[i] = (struct lookup_mark){(uint16_t)start, (uint16_t)end};
}

static void mark_folded(struct marking *m, enum lookup_column column, const char *key)
{
	char text[FOLD_BYTES];
	uint16_t from[FOLD_BYTES];
	fold_mapped(text, from, sizeof(text), m->hit->text[column]);
	const char *found = *key ? strstr(text, key) : NULL;
	if (found)
		set(m, column, from[found - text], from[(size_t)(found - text) + strlen(key)]);
}

/* The digits `digits` among the digits of a text, whatever stands between. */
static void mark_digits(struct marking *m, enum lookup_column column, const char *digits)
{
	const char *text = m->hit->text[column];
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
			set(m, column, start, at);
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
static void mark_sound(struct marking *m, enum lookup_column column, const char *key)
{
	const char *text = m->hit->text[column];
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
		set(m, column, start, end);
		return;
	}
}

/* The legal form, where the query is nothing else. */
static void mark_form(struct marking *m, const struct query_pattern *p)
{
	uint32_t plain[FOLD_CHARACTERS];
	uint16_t from[FOLD_CHARACTERS + 1];
	const char *form = NULL;
	size_t count = fold_plain(plain, from, FOLD_CHARACTERS, m->hit->text[LOOKUP_IN_NAME]);
	for (size_t i = 0; i < count; i++) {
		size_t length = legal_form_at(plain + i, count - i, &form);
		if (length > 0 && key_form(legal_form_code(form)) == *p->bytes) {
			set(m, LOOKUP_IN_NAME, from[i], from[i + length]);
			return;
		}
	}
}

/* What stands behind a tag or a mark, up to the next. */
static size_t length_of(const struct marking *m, enum key_plane plane, size_t at)
{
	const struct index_bytes *bytes = &m->index->planes[plane];
	size_t end = at;
	while (end < bytes->used && !index_is_mark(bytes->bytes[end]))
		end++;
	return end - at;
}

/* The next place of a pattern in the row, from `at` on; SIZE_MAX: none. */
static size_t next_place(const struct marking *m, const struct query_pattern *p, size_t at)
{
	const char *bytes = m->index->planes[p->plane].bytes;
	size_t end = index_end(m->index, m->row, p->plane);
	const char *place = index_search(bytes + at, end - at, p->bytes, p->length);
	return place ? (size_t)(place - bytes) : SIZE_MAX;
}

/*
 * The words of the representative's name whose readings the match touches: the readings of the whole name and then of
 * each later word lie behind one another. All of the name, when it has other words than the reading.
 */
static void mark_reading(struct marking *m, const struct query_pattern *p, size_t field, size_t at)
{
	const char *bytes = m->index->planes[PLANE_SOUND].bytes, *name = m->hit->text[LOOKUP_IN_REPRESENTATIVE];
	size_t whole = length_of(m, PLANE_SOUND, field + 1), entry = field + 1 + whole, start = 0, word = 0;
	size_t from = at - (field + 1), end = from + p->length;
	if (from >= whole) {
		if (!m->found)
			set(m, LOOKUP_IN_REPRESENTATIVE, 0, strlen(name));
		return;
	}
	size_t first = SIZE_MAX, last = 0;
	while (name[word]) {
		bool more = entry < m->index->planes[PLANE_SOUND].used && bytes[entry] == KEY_WORD;
		size_t rest = more ? length_of(m, PLANE_SOUND, entry + 1) : 0;
		size_t next = whole > rest ? whole - rest : 0,
		       length = more ? strcspn(name + word, " ") : strlen(name + word);
		if (from < next && end > start) {
			first = word < first ? word : first;
			last = word + length;
		}
		word += length + strspn(name + word + length, " ");
		entry += more ? 1 + rest : 0;
		start = next;
	}
	set(m, LOOKUP_IN_REPRESENTATIVE, first, last);
}

/* The field of the nth person in the names, for the one at `field` in the readings. */
static size_t name_of(const struct marking *m, size_t field)
{
	const struct index_row *row = &index_rows(m->index)[m->row];
	const char *sounds = m->index->planes[PLANE_SOUND].bytes, *words = m->index->planes[PLANE_WORD].bytes;
	int nth = 0;
	for (size_t at = row->start[PLANE_SOUND]; at <= field; at++)
		nth += sounds[at] == KEY_TAG(LOOKUP_PERSON);
	for (size_t at = row->start[PLANE_WORD]; at < index_end(m->index, m->row, PLANE_WORD); at++) {
		nth -= words[at] == KEY_TAG(LOOKUP_PERSON);
		if (nth == 0)
			return at;
	}
	return SIZE_MAX;
}

/* Takes the field's text for what matched aside, with the pattern marked in it if it stands there. */
static void put_aside(struct marking *m, enum lookup_field what, enum key_plane plane, size_t field,
                      const struct query_pattern *p)
{
	char *text = m->hit->aside.text;
	size_t length = field == SIZE_MAX ? 0 : length_of(m, plane, field + 1);
	size_t most = length < LOOKUP_ASIDE_BYTES - 1 ? length : LOOKUP_ASIDE_BYTES - 1;
	memcpy(text, m->index->planes[plane].bytes + (length ? field + 1 : 0), most);
	while (most > 0 && !utf8_valid(text, most, NULL))
		most--;
	text[most] = '\0';
	const char *place = strstr(text, p->bytes);
	size_t start = place ? (size_t)(place - text) : 0, end = place ? start + p->length : most;
	m->hit->aside.mark = (struct lookup_mark){(uint16_t)start, (uint16_t)end};
	m->hit->aside.field = what;
	if (what == LOOKUP_NUMBER && *text == 'c')
		*text = 'C';
}

static void mark_field(struct marking *m, const struct query_pattern *p, size_t at)
{
	size_t field = index_field(m->index, p->plane, at);
	char tag = m->index->planes[p->plane].bytes[field];
	if (tag == KEY_TAG(LOOKUP_REPRESENTATIVE) && p->plane == PLANE_SOUND)
		mark_reading(m, p, field, at);
	else if (tag == KEY_TAG(LOOKUP_PERSON) && p->plane == PLANE_SOUND)
		put_aside(m, LOOKUP_PERSON, PLANE_WORD, name_of(m, field), p);
	else if (tag == KEY_FORMER)
		put_aside(m, LOOKUP_NUMBER, p->plane, field, p);
	else if (tag == KEY_TAG(LOOKUP_PERSON) || tag == KEY_TAG(LOOKUP_PHONE) || tag == KEY_TAG(LOOKUP_EMAIL) ||
	         tag == KEY_TAG(LOOKUP_DIVISION) || tag == KEY_TAG(LOOKUP_TRADE))
		put_aside(m, (enum lookup_field)(tag - 0x10), p->plane, field, p);
}

/* What is found in the names that stand in the row by their readings alone, and aside what does not stand there: the
 * first place of each is enough. */
static void mark_fields(struct marking *m, const struct query_pattern *p, bool aside)
{
	size_t at = next_place(m, p, index_rows(m->index)[m->row].start[p->plane]);
	for (; at != SIZE_MAX && !*m->hit->aside.text; at = next_place(m, p, at + 1)) {
		char tag = m->index->planes[p->plane].bytes[index_field(m->index, p->plane, at)];
		bool read = tag == KEY_TAG(LOOKUP_REPRESENTATIVE) && p->plane == PLANE_SOUND;
		if (aside || read)
			mark_field(m, p, at);
		if (read)
			break;
	}
}

static void mark_texts(struct marking *m, const struct query_word *word)
{
	mark_folded(m, LOOKUP_IN_NAME, word->key);
	mark_folded(m, LOOKUP_IN_REPRESENTATIVE, word->key);
	mark_folded(m, LOOKUP_IN_TOWN, word->key);
	for (int i = 0; i < word->count; i++) {
		const struct query_pattern *p = &word->patterns[i];
		if (p->plane == PLANE_SOUND)
			mark_sound(m, LOOKUP_IN_READING, p->bytes);
		if (p->plane == PLANE_WORD && *p->bytes >= '@' && *p->bytes < 'a' && p->length == 1)
			mark_form(m, p);
		if (p->plane == PLANE_DIGIT) {
			bool other = *p->bytes == 'c';
			if (!other || *m->hit->text[LOOKUP_IN_NUMBER] == 'C')
				mark_digits(m, LOOKUP_IN_NUMBER, p->bytes + other);
			mark_digits(m, LOOKUP_IN_PHONE, p->bytes);
		}
	}
}

static void mark_word(struct marking *m, const struct query_word *word)
{
	m->found = false;
	mark_texts(m, word);
	for (int i = 0; i < word->count; i++)
		mark_fields(m, &word->patterns[i], false);
	for (int i = 0; i < word->count && !m->found; i++)
		mark_fields(m, &word->patterns[i], true);
}

void mark_hit(struct lookup_hit *hit, const struct query *query, const struct index *index, uint32_t row)
{
	struct marking m = {hit, index, row, false};
	memset(hit->mark, 0, sizeof(hit->mark));
	memset(&hit->aside, 0, sizeof(hit->aside));
	for (int i = 0; i < query->count; i++)
		mark_word(&m, &query->words[i]);
	/* A former number, with its zeros left out. */
	if (query->exact.length > 0 && !m.found)
		mark_fields(&m, &query->exact, true);
}
