#include "core/time/entry.h"

#include "core/words.h"

#define NOON (MINUTES_A_DAY / 2)

enum half { NO_HALF, BEFORE_NOON, AFTER_NOON };

static enum half read_half(struct typed *typed)
{
	const char *before = typed->at;
	typed_skip(typed, " ");
	enum half half = typed_words(typed, "午後|pm")   ? AFTER_NOON
	                 : typed_words(typed, "午前|am") ? BEFORE_NOON
	                                                 : NO_HALF;
	if (half == NO_HALF)
		typed->at = before;
	else
		typed_skip(typed, " ");
	return half;
}

/* The minutes after an hour of one or two digits; false if ":" stands there without them. */
static bool read_minutes(struct typed *typed, int *minute, bool *named)
{
	int digits;
	*minute = 0;
	if (typed_char(typed, ':')) {
		*named = true;
		return typed_number(typed, minute, &digits) && digits == 2;
	}
	if (!typed_word(typed, "時"))
		return true;
	*named = true;
	if (typed_word(typed, "半")) {
		*minute = 30;
		return true;
	}
	const char *before = typed->at;
	if (!typed_number(typed, minute, &digits) || !typed_word(typed, "分")) {
		*minute = 0;
		typed->at = before;
	}
	return true;
}

/* 12 pm is noon; 12 am and 午前12時 are meant either way, so they are no time. */
static bool add_half(enum half half, int *hour)
{
	if (half == NO_HALF)
		return true;
	if (*hour > 12 || (half == BEFORE_NOON && *hour == 12))
		return false;
	if (half == AFTER_NOON && *hour < 12)
		*hour += 12;
	return true;
}

static bool read_digits(struct typed *typed, int *minute, bool *named)
{
	int number, digits, rest;
	enum half half = read_half(typed);
	if (!typed_number(typed, &number, &digits) || digits > 4)
		return false;
	if (digits > 2) {
		rest = number % 100;
		number /= 100;
	} else if (!read_minutes(typed, &rest, named)) {
		return false;
	}
	if (half == NO_HALF)
		half = read_half(typed);
	if (half != NO_HALF)
		*named = true;
	if (!add_half(half, &number) || rest > 59 || number * 60 + rest > MINUTES_A_DAY)
		return false;
	*minute = number * 60 + rest;
	return true;
}

bool entry_read_clock(struct typed *typed, int *minute, bool *named)
{
	const char *before = typed->at;
	int found;
	*named = false;
	if (typed_words(typed, "正午|noon")) {
		*named = true;
		*minute = NOON;
		return true;
	}
	if (!read_digits(typed, &found, named)) {
		typed->at = before;
		return false;
	}
	*minute = found;
	return true;
}

enum status entry_time(const char *text, int *minute, struct fault *fault)
{
	struct typed typed;
	int found;
	bool named;
	if (!typed_open(&typed, text) || !entry_read_clock(&typed, &found, &named) || !typed_end(&typed) ||
	    found == MINUTES_A_DAY)
		return fault_set(fault, INVALID, "time", _("\"%s\" is not a time: type it like 10, 1030, 10:30 or 2pm"),
		                 text);
	*minute = found;
	return DONE;
}
