#include <stdlib.h>
#include <string.h>

#include "cli/call.h"
#include "core/text/csv.h"
#include "core/text/number.h"
#include "core/time/entry.h"
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

static enum status read_day(struct call *call, const char *name, const char *text, const struct entry_base *base,
                            int32_t *out)
{
	struct fault fault;
	if (entry_day(base, text, out, &fault) == DONE)
		return DONE;
	return fault_set(&call->fault, INVALID, name, name[0] ? "--%s: %s" : "%s%s", name, fault.text);
}

static struct entry_base base_of(const struct call *call, bool ahead)
{
	int32_t today = moment_day(clock_now(&call->clock));
	return (struct entry_base){.today = today, .shown = today, .ahead = ahead};
}

enum status call_day(struct call *call, const char *name, bool ahead, int32_t *out)
{
	const char *text = call_option(call, name);
	struct entry_base base = base_of(call, ahead);
	return text ? read_day(call, name, text, &base, out) : DONE;
}

enum status call_day_operand(struct call *call, int operand, int32_t *out)
{
	struct entry_base base = base_of(call, true);
	return read_day(call, "", call->operands[operand], &base, out);
}

enum status call_days(struct call *call, bool ahead, int32_t *from, int32_t *to)
{
	const char *text = call_option(call, "to");
	enum status status = call_day(call, "from", ahead, from);
	struct entry_base base = base_of(call, ahead);
	if (*from != DAY_NONE)
		base.shown = *from;
	if (status == DONE && text)
		status = read_day(call, "to", text, &base, to);
	bool before = status == DONE && *from != DAY_NONE && *to != DAY_NONE && *to < *from;
	if (before && ahead && text) {
		base.today = *from;
		status = read_day(call, "to", text, &base, to);
		before = *to < *from;
	}
	if (before)
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

/* Where the time begins behind a day, "T10:00" or " 午後2時"; NULL for a day alone: "next tue". */
static char *time_behind(char *typed)
{
	struct fault fault;
	int minute;
	char *at = strrchr(typed, ' ');
	if (!at)
		at = strrchr(typed, 'T');
	if (!at || at == typed)
		return NULL;
	bool digit = at[1] >= '0' && at[1] <= '9';
	return digit || (*at == ' ' && entry_time(at + 1, &minute, &fault) == DONE) ? at : NULL;
}

bool call_has_time(const struct call *call, const char *name)
{
	char typed[PLAIN_BYTES];
	number_half(typed, sizeof(typed), call_option(call, name));
	return time_behind(typed) != NULL;
}

enum status call_moment_read(struct call *call, const char *name, const char *text, int32_t *day, int *minute)
{
	struct entry_base base = base_of(call, true);
	char typed[PLAIN_BYTES];
	struct fault fault;
	enum status status = DONE;
	number_half(typed, sizeof(typed), text);
	char *behind = time_behind(typed), *time = behind ? behind + 1 : typed;
	if (!behind && *day == DAY_NONE)
		return fault_set(&call->fault, INVALID, name, _("--%s is %s, no time: write it as 2026-12-01T10:00."),
		                 name, text);
	if (behind) {
		*behind = '\0';
		status = read_day(call, name, typed, &base, day);
	}
	if (status == DONE && entry_time(time, minute, &fault) != DONE)
		return fault_set(&call->fault, INVALID, name, "--%s: %s", name, fault.text);
	return status;
}

enum status call_moment(struct call *call, const char *name, int32_t *day, int *minute)
{
	int32_t named = DAY_NONE;
	if (!call_option(call, name))
		return DONE;
	enum status status = call_moment_read(call, name, call_option(call, name), &named, minute);
	if (status == DONE)
		*day = named;
	return status;
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
