#include "tui/seminar_lines.h"

#include <stdio.h>
#include <string.h>

#include "core/text/fold.h"
#include "core/text/utf8.h"
#include "core/time/show.h"
#include "core/words.h"

enum { LINE_BYTES = 1024 };

enum status seminar_lines_open(struct seminar_lines *lines, struct db *db, int32_t today)
{
	char day[DAY_BYTES];
	*lines = (struct seminar_lines){.base = {.today = today, .shown = today, .ahead = true}};
	return code_list(db, CODE_FIELD, day_format(today, day), lines->fields, SUBJECT_FIELDS, &lines->field_count);
}

/* ---- Reading ---- */

/* The next word, and what follows it without the blanks before. */
static const char *next_word(const char *at, char *word, size_t size)
{
	size_t length = 0;
	while (at[length] && !utf8_space(at + length))
		length++;
	snprintf(word, size, "%.*s", (int)length, at);
	return utf8_skip_spaces(at + length);
}

/* 14-16, 14:00～16:00: the sign between two times, or NULL. */
static char *between(char *word, size_t *length)
{
	static const char *const signs[] = {"-", "~", "〜", "～", "－", "ー", "−"};
	for (size_t i = 0; i < sizeof(signs) / sizeof(signs[0]); i++) {
		char *at = strstr(word, signs[i]);
		*length = strlen(signs[i]);
		if (at)
			return at;
	}
	return NULL;
}

/* Two times, in one word or in two; gives what follows, NULL for an end that is missing. */
static const char *read_times(const char *rest, struct seminar_session *out, enum status *status, struct fault *fault)
{
	char word[LINE_BYTES], end[LINE_BYTES];
	size_t sign;
	rest = next_word(rest, word, sizeof(word));
	char *at = between(word, &sign);
	if (at && at > word && at[sign]) {
		snprintf(end, sizeof(end), "%s", at + sign);
		*at = '\0';
	} else {
		rest = next_word(rest, end, sizeof(end));
	}
	if (!end[0])
		return NULL;
	*status = entry_time(word, &out->from_minute, fault);
	if (*status == DONE)
		*status = entry_time(end, &out->to_minute, fault);
	return rest;
}

/* A last word that names a subject field is taken off. */
static void take_field(const struct seminar_lines *lines, char *room, int64_t *out)
{
	char *last = room, key[FOLD_BYTES], name[FOLD_BYTES];
	room[utf8_trimmed(room, strlen(room))] = '\0';
	for (char *at = room; *at; at++)
		if (utf8_space(at))
			last = at + utf8_space(at);
	fold_text(key, sizeof(key), last);
	for (int i = 0; key[0] && i < lines->field_count; i++) {
		fold_text(name, sizeof(name), lines->fields[i].name);
		if (strcmp(key, name) != 0)
			continue;
		*out = lines->fields[i].id;
		*last = '\0';
	}
	room[utf8_trimmed(room, strlen(room))] = '\0';
}

static enum status read_line(const struct seminar_lines *lines, const char *line, struct seminar_session *out,
                             struct fault *fault)
{
	char word[LINE_BYTES], room[LINE_BYTES];
	enum status times = DONE;
	*out = (struct seminar_session){.id = 0};
	const char *rest = next_word(line, word, sizeof(word));
	enum status status = entry_day(&lines->base, word, &out->day, fault);
	if (status != DONE)
		return status;
	rest = read_times(rest, out, &times, fault);
	if (!rest)
		return fault_set(fault, INVALID, "sessions", _("A session is a day and two times: 12/3 14:00-16:00."));
	if (times == DONE && out->to_minute <= out->from_minute)
		return fault_set(fault, INVALID, "sessions", _("It ends before it starts: give a later time."));
	snprintf(room, sizeof(room), "%s", rest);
	take_field(lines, room, &out->field);
	if (times == DONE && !utf8_copy(out->room, sizeof(out->room), room))
		return fault_set(fault, INVALID, "sessions", _("The room is too long: %d characters are allowed."),
		                 SEMINAR_TITLE_CHARACTERS);
	return times;
}

/* The next line, without the blanks before; false at the end. */
static bool next_line(const char **text, char *line, size_t size)
{
	const char *at = *text;
	while (*at == '\n' || utf8_space(at))
		at += *at == '\n' ? 1 : utf8_space(at);
	size_t length = strcspn(at, "\n");
	snprintf(line, size, "%.*s", (int)length, at);
	*text = at + length;
	return length > 0;
}

enum status seminar_lines_read(const struct seminar_lines *lines, const char *text, struct seminar_session *out,
                               int *count, struct fault *fault)
{
	char line[LINE_BYTES];
	struct fault why = {{0}, {0}};
	const char *first = strchr(text, '\n');
	for (*count = 0; next_line(&text, line, sizeof(line)); (*count)++) {
		if (*count == SEMINAR_SESSIONS_MOST)
			return fault_set(fault, INVALID, "sessions", _("A seminar has at most %d sessions."),
			                 SEMINAR_SESSIONS_MOST);
		enum status status = read_line(lines, line, &out[*count], &why);
		if (status != DONE && first)
			return fault_set(fault, status, "sessions", _("Session %d: %s"), *count + 1, why.text);
		if (status != DONE)
			return fault_set(fault, status, "sessions", "%s", why.text);
	}
	return DONE;
}

int32_t seminar_lines_day(const struct seminar_lines *lines, const char *text)
{
	char line[LINE_BYTES], word[LINE_BYTES];
	struct fault fault;
	int32_t day = DAY_NONE;
	while (next_line(&text, line, sizeof(line))) {
		int32_t found;
		next_word(line, word, sizeof(word));
		if (entry_day(&lines->base, word, &found, &fault) == DONE)
			day = found;
	}
	return day;
}

/* ---- Writing ---- */

static const char *field_name(const struct seminar_lines *lines, int64_t id)
{
	for (int i = 0; i < lines->field_count; i++)
		if (lines->fields[i].id == id)
			return lines->fields[i].name;
	return "";
}

/* A short date is read back as the same day, or the year stands with it. */
static void write_day(const struct seminar_lines *lines, int32_t day, char *out, size_t size)
{
	struct fault fault;
	int32_t back = DAY_NONE;
	char short_day[SHOW_BYTES], whole[DAY_BYTES];
	day_show(day, DAY_SHORT, short_day, sizeof(short_day));
	if (entry_day(&lines->base, short_day, &back, &fault) == DONE && back == day)
		utf8_copy(out, size, short_day);
	else
		utf8_copy(out, size, day_format(day, whole));
}

void seminar_lines_write(const struct seminar_lines *lines, const struct seminar_session *sessions, int count,
                         char *out, size_t size)
{
	size_t used = 0;
	out[0] = '\0';
	for (int i = 0; i < count && used < size; i++) {
		const struct seminar_session *s = &sessions[i];
		char day[SHOW_BYTES], from[CLOCK_BYTES], to[CLOCK_BYTES];
		const char *field = field_name(lines, s->field);
		write_day(lines, s->day, day, sizeof(day));
		clock_format(s->from_minute, from);
		clock_format(s->to_minute, to);
		used += (size_t)snprintf(out + used, size - used, "%s%s %s-%s%s%s%s%s", i ? "\n" : "", day, from, to,
		                         s->room[0] ? " " : "", s->room, field[0] ? " " : "", field);
	}
}
