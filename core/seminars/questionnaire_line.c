#include <stdio.h>
#include <string.h>

#include "core/seminars/questionnaire.h"
#include "core/text/number.h"
#include "core/text/utf8.h"
#include "core/words.h"

/* The sign at `at` in its plain form, and what follows it. What an input method writes for a minus is one; what has no
 * plain form of one byte is 0. */
static char sign(const char *at, const char **after)
{
	static const char *const minus[] = {"ー", "−", "－", "―"};
	char one[8], plain[8];
	size_t length = utf8_forward(at, 0);
	*after = at + length;
	snprintf(one, sizeof(one), "%.*s", (int)length, at);
	for (size_t i = 0; i < sizeof(minus) / sizeof(minus[0]); i++)
		if (strcmp(one, minus[i]) == 0)
			return '-';
	if (strcmp(one, " ") == 0 || strcmp(one, "　") == 0)
		return ' ';
	return number_half(plain, sizeof(plain), one) == 1 ? plain[0] : '\0';
}

static const char *skip_blanks(const char *at)
{
	const char *after;
	while (*at && sign(at, &after) == ' ')
		at = after;
	return at;
}

static enum status read_roll(const char **line, int *out, struct fault *fault)
{
	const char *start = skip_blanks(*line), *at = start, *after = start;
	int digits = 0;
	char c = '\0';
	for (*out = 0; *at && (c = sign(at, &after)) >= '0' && c <= '9' && digits < 5; at = after, digits++)
		*out = 10 * *out + (c - '0');
	if (!digits || digits > 4 || !*out || (*at && c != ' ')) {
		*out = 0;
		return fault_set(fault, INVALID, "roll", _("\"%.40s\" does not begin with a roll number: write %s."),
		                 start, "12 5 4 5 3");
	}
	*line = at;
	return DONE;
}

static bool is_score(char c)
{
	return c == '-' || (c >= '1' && c <= '0' + SCORE_MOST);
}

static enum status read_score(const struct questionnaire *questionnaire, int at, const char **line, int *out,
                              struct fault *fault)
{
	const char *start = skip_blanks(*line);
	const char *name = questionnaire->questions[at].code.name;
	if (!*start)
		return fault_set(fault, INVALID, "scores",
		                 _("%s is missing: write %d scores from 1 to 5, - for one left blank."), name,
		                 questionnaire->count);
	char c = sign(start, line);
	if (!is_score(c))
		return fault_set(fault, INVALID, "scores",
		                 _("%s is %.*s: a score is from 1 to 5, - for one left blank."), name,
		                 (int)(*line - start), start);
	*out = c == '-' ? 0 : c - '0';
	return DONE;
}

/* Scores that go on where words would begin: one was typed twice, or the roll was forgotten. */
static bool goes_on(const char *line)
{
	const char *after;
	while (*line) {
		char c = sign(line, &after);
		if (c != '-' && c != ' ' && (c < '0' || c > '9'))
			return false;
		line = after;
	}
	return true;
}

enum status reply_parse(const struct questionnaire *questionnaire, const char *line, struct reply *out,
                        struct fault *fault)
{
	*out = (struct reply){.again = out->again};
	enum status status = read_roll(&line, &out->roll, fault);
	for (int i = 0; status == DONE && i < questionnaire->count; i++) {
		status = read_score(questionnaire, i, &line, &out->scores[i], fault);
		out->given += status == DONE;
	}
	if (status != DONE)
		return status;
	line = skip_blanks(line);
	if (*line && goes_on(line))
		return fault_set(fault, INVALID, "scores", _("More than %d scores: look where one is too many."),
		                 questionnaire->count);
	if (!utf8_copy(out->words, sizeof(out->words), line))
		return fault_set(fault, INVALID, "words", _("The words are too long: %d characters are allowed."),
		                 REPLY_WORDS_CHARACTERS);
	return DONE;
}

void reply_line(const struct questionnaire *questionnaire, const struct reply *reply, char out[REPLY_LINE_BYTES])
{
	int used = snprintf(out, REPLY_LINE_BYTES, "%d", reply->roll);
	for (int i = 0; i < questionnaire->count; i++)
		used += snprintf(out + used, REPLY_LINE_BYTES - (size_t)used, " %c",
		                 reply->scores[i] ? '0' + reply->scores[i] : '-');
	snprintf(out + used, REPLY_LINE_BYTES - (size_t)used, "%s%s", reply->words[0] ? " " : "", reply->words);
}
