#include <stdlib.h>
#include <string.h>

#include "cli/call.h"
#include "core/text/csv.h"
#include "core/text/number.h"
#include "core/time/civil.h"
#include "core/words.h"

#define PLAIN_BYTES 64

/* Digits alone: strtoll would take blanks and signs. */
static bool whole_number(const char *text, int64_t *out)
{
	char digits[PLAIN_BYTES];
	number_half(digits, sizeof(digits), text);
	if (!digits[0] || strlen(digits) > 18 || strspn(digits, "0123456789") != strlen(digits))
		return false;
	*out = strtoll(digits, NULL, 10);
	return true;
}

enum status call_number(struct call *call, const char *name, int64_t least, int64_t most, int64_t *out)
{
	const char *text = call_option(call, name);
	int64_t number = 0;
	if (!text)
		return DONE;
	if (!whole_number(text, &number) || number < least || number > most)
		return fault_set(&call->fault, INVALID, name, _("--%s is %s: give a whole number from %lld to %lld."),
		                 name, text, (long long)least, (long long)most);
	*out = number;
	return DONE;
}

enum status call_day(struct call *call, const char *name, int32_t *out)
{
	const char *text = call_option(call, name);
	char typed[PLAIN_BYTES];
	if (!text)
		return DONE;
	number_half(typed, sizeof(typed), text);
	if (!day_parse(typed, out))
		return fault_set(&call->fault, INVALID, name, _("--%s is %s, no date: write it as 2026-11-24."), name,
		                 text);
	return DONE;
}

enum status call_days(struct call *call, int32_t *from, int32_t *to)
{
	enum status status = call_day(call, "from", from);
	if (status == DONE)
		status = call_day(call, "to", to);
	if (status == DONE && *from != DAY_NONE && *to != DAY_NONE && *to < *from)
		return fault_set(&call->fault, INVALID, "to", _("The days end before they begin: change one of them."));
	return status;
}

enum status call_clock(struct call *call, const char *name, int *minute)
{
	const char *text = call_option(call, name);
	char typed[PLAIN_BYTES];
	if (!text)
		return DONE;
	number_half(typed, sizeof(typed), text);
	if (!clock_parse_end(typed, minute))
		return fault_set(&call->fault, INVALID, name, _("--%s is %s, no time of day: write it as 09:30."), name,
		                 text);
	return DONE;
}

enum status call_moment(struct call *call, const char *name, int32_t *day, int *minute)
{
	const char *text = call_option(call, name);
	char typed[PLAIN_BYTES];
	if (!text)
		return DONE;
	number_half(typed, sizeof(typed), text);
	if (!civil_parse(typed, day, minute))
		return fault_set(&call->fault, INVALID, name, _("--%s is %s, no time: write it as 2026-12-01T10:00."),
		                 name, text);
	return DONE;
}

enum status call_choice(struct call *call, const char *name, const char *const *choices, int *out)
{
	char list[128] = "", typed[PLAIN_BYTES];
	const char *text = call_option(call, name);
	if (!text)
		return DONE;
	number_half(typed, sizeof(typed), text);
	for (int i = 0; choices[i]; i++) {
		if (strcmp(choices[i], typed) == 0) {
			*out = i;
			return DONE;
		}
		size_t length = strlen(list);
		snprintf(list + length, sizeof(list) - length, "%s%s", i ? ", " : "", choices[i]);
	}
	return fault_set(&call->fault, INVALID, name, _("--%s is %s: choose one of %s."), name, text, list);
}

enum status call_id(struct call *call, int operand, int64_t *out)
{
	if (!whole_number(call->operands[operand], out) || *out == 0)
		return fault_set(&call->fault, INVALID, "", _("%s is not an id: give a whole number, as %s lists it."),
		                 call->operands[operand], call->command->name);
	return DONE;
}

enum status call_needs(struct call *call, const char *name)
{
	const char *text = call_option(call, name);
	const struct cli_option *option = command_option(call->command, name);
	if (text && *text)
		return DONE;
	return fault_set(&call->fault, INVALID, name, _("%s needs --%s %s."), call->command->name, name,
	                 _(option->value));
}

enum status call_file(struct call *call, int operand, FILE **out)
{
	return csv_file_open(call->operands[operand], &call->fault, out);
}
