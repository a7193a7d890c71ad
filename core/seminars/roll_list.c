#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/seminars/attendance.h"
#include "core/text/number.h"
#include "core/words.h"

static enum status too_many(struct fault *fault)
{
	return fault_set(fault, INVALID, "rolls", _("More than %d numbers at once: name fewer."), ROLLS_MOST);
}

static enum status keep(struct roll_list *list, int roll, struct fault *fault)
{
	for (int i = 0; i < list->count; i++)
		if (list->rolls[i] == roll)
			return DONE;
	if (list->count == ROLLS_MOST)
		return too_many(fault);
	list->rolls[list->count++] = roll;
	return DONE;
}

/* One to four digits; gives 0 for anything else and moves `at` past what was read. */
static int read_roll(const char **at)
{
	int value = 0;
	size_t digits = strspn(*at, "0123456789");
	if (digits >= 1 && digits <= 4)
		value = (int)strtol(*at, NULL, 10);
	*at += digits;
	*at += strspn(*at, " ");
	return value;
}

static enum status read_part(struct roll_list *list, const char *part, struct fault *fault)
{
	const char *at = part;
	int first = read_roll(&at);
	int last = first;
	if (*at == '-' || *at == '~') {
		at++;
		at += strspn(at, " ");
		last = read_roll(&at);
	}
	if (!first || !last || *at)
		return fault_set(fault, INVALID, "rolls", _("%s is no number: write 7 or 1-8,11,14."),
		                 *part ? part : _("(nothing)"));
	if (last < first)
		return fault_set(fault, INVALID, "rolls", _("%s runs backwards: write the smaller number first."),
		                 part);
	if (last - first >= ROLLS_MOST)
		return too_many(fault);
	enum status status = DONE;
	for (int roll = first; status == DONE && roll <= last; roll++)
		status = keep(list, roll, fault);
	return status;
}

/* What an input method writes for the signs of a list, besides the full-width forms. */
static void plain_signs(char *text)
{
	static const struct {
		const char *sign;
		char plain;
	} signs[] = {{"、", ','}, {"，", ','}, {"〜", '-'}, {"～", '-'},
	             {"ー", '-'}, {"−", '-'},  {"－", '-'}, {"　", ' '}};
	char *out = text;
	for (const char *in = text; *in;) {
		size_t i = 0;
		while (i < sizeof(signs) / sizeof(signs[0]) && strncmp(in, signs[i].sign, strlen(signs[i].sign)) != 0)
			i++;
		if (i < sizeof(signs) / sizeof(signs[0])) {
			in += strlen(signs[i].sign);
			*out++ = signs[i].plain;
		} else {
			*out++ = *in++;
		}
	}
	*out = '\0';
}

static void trim(char *text)
{
	size_t length = strlen(text);
	while (length && text[length - 1] == ' ')
		text[--length] = '\0';
}

enum status roll_list_parse(const char *text, struct roll_list *out, struct fault *fault)
{
	char plain[4096];
	out->count = 0;
	if (strlen(text) >= sizeof(plain))
		return too_many(fault);
	number_half(plain, sizeof(plain), text);
	plain_signs(plain);
	enum status status = DONE;
	for (char *part = plain, *next; status == DONE && part; part = next) {
		next = strchr(part, ',');
		if (next)
			*next++ = '\0';
		part += strspn(part, " ");
		trim(part);
		status = read_part(out, part, fault);
	}
	if (status != DONE)
		out->count = 0;
	return status;
}
