#include "core/time/entry_parts.h"

#include "core/time/show.h"
#include "core/words.h"

#include <stdio.h>
#include <string.h>

static const struct parts nothing = {.year = PART_NONE, .month = PART_NONE, .mday = PART_NONE};

/* ---- Reading ---- */

/* Eight digits are a whole date, three or four a month and day, one or two a day. */
static bool split_number(int number, int digits, struct parts *parts)
{
	if (digits == 8) {
		parts->year = number / 10000;
		parts->year_digits = 4;
	} else if (digits > 4) {
		return false;
	}
	if (digits > 2)
		parts->month = number / 100 % 100;
	parts->mday = number % 100;
	return true;
}

/* The rest of a date after its first number, in kanji: year, month and day as far as given. */
static bool read_kanji(struct typed *typed, int number, int digits, struct parts *parts)
{
	if (typed_word(typed, "年")) {
		parts->year = number;
		parts->year_digits = digits;
		if (!typed_number(typed, &number, &digits))
			return false;
	}
	if (typed_word(typed, "月")) {
		parts->month = number;
		if (!typed_number(typed, &number, &digits))
			return false;
	}
	parts->mday = number;
	bool whole = parts->year == PART_NONE || parts->month != PART_NONE;
	return typed_word(typed, "日") ? whole : parts->month != PART_NONE;
}

/* Two or three numbers with one and the same sign between them. */
static bool read_signs(struct typed *typed, int number, int digits, struct parts *parts)
{
	int second, third, more;
	char sign, next;
	if (!typed_any(typed, "/-.", &sign) || !typed_number(typed, &second, &more))
		return false;
	const char *before = typed->at;
	if (typed_any(typed, "/-.", &next) && next == sign && typed_number(typed, &third, &more)) {
		*parts = (struct parts){number, digits, second, third, NULL};
		return true;
	}
	typed->at = before;
	parts->month = number;
	parts->mday = second;
	return true;
}

static bool read_numbers(struct typed *typed, struct parts *parts)
{
	int number, digits;
	if (!typed_number(typed, &number, &digits))
		return false;
	const char *after = typed->at;
	if (read_signs(typed, number, digits, parts))
		return true;
	typed->at = after;
	*parts = nothing;
	if (read_kanji(typed, number, digits, parts))
		return true;
	typed->at = after;
	*parts = nothing;
	return split_number(number, digits, parts);
}

/* R8.12.1, 令和8年12月1日, H元.5.1; a letter alone is no era. */
static bool read_era(struct typed *typed, struct parts *parts)
{
	size_t length;
	int number = 1, digits = 1;
	const struct era *era = era_read(typed->at, &length);
	if (!era)
		return false;
	typed->at += length;
	if (!typed_word(typed, "元") && !typed_number(typed, &number, &digits))
		return false;
	bool signs = *typed->at && strchr("/-.", *typed->at);
	if (!(signs ? read_signs(typed, number, digits, parts) : read_kanji(typed, number, digits, parts)))
		return false;
	parts->era = era;
	return parts->year != PART_NONE;
}

bool parts_read(struct typed *typed, struct parts *out)
{
	const char *before = typed->at;
	*out = nothing;
	if (read_era(typed, out))
		return true;
	typed->at = before;
	*out = nothing;
	if (read_numbers(typed, out))
		return true;
	typed->at = before;
	return false;
}

/* ---- Filling in ---- */

/* The day in a given month, or, looking ahead, in the first month that has it and in which it is not past. */
static int32_t complete_month(const struct entry_base *base, int mday)
{
	struct date date = day_date(base->shown);
	if (!base->ahead)
		return day_of(date.year, date.month, mday);
	date = day_date(base->today);
	int32_t begin = day_of(date.year, date.month, 1);
	for (int i = 0; i < 12; i++) {
		struct date first = day_date(day_add_months(begin, i));
		int32_t day = day_of(first.year, first.month, mday);
		if (day != DAY_NONE && day >= base->today)
			return day;
	}
	return DAY_NONE;
}

/* 29 February may be eight years away. */
static int32_t complete_year(const struct entry_base *base, int month, int mday)
{
	if (!base->ahead)
		return day_of(day_date(base->shown).year, month, mday);
	int year = day_date(base->today).year;
	for (int i = 0; i <= 8; i++) {
		int32_t day = day_of(year + i, month, mday);
		if (day != DAY_NONE && day >= base->today)
			return day;
	}
	return DAY_NONE;
}

/* A year of two digits could be of two centuries, or of an era. */
static bool short_year(const struct parts *parts)
{
	return !parts->era && parts->year != PART_NONE && parts->year_digits != 4;
}

int32_t parts_day(const struct parts *parts, const struct entry_base *base)
{
	if (parts->era)
		return era_day(parts->era, parts->year, parts->month, parts->mday);
	if (short_year(parts))
		return DAY_NONE;
	if (parts->year != PART_NONE)
		return day_of(parts->year, parts->month, parts->mday);
	return parts->month != PART_NONE ? complete_year(base, parts->month, parts->mday)
	                                 : complete_month(base, parts->mday);
}

/* ---- Refusing ---- */

/* The day lies in another era than the one that was named. */
static enum status refuse_era(int32_t day, const char *text, struct fault *fault)
{
	struct date date = day_date(day);
	int year;
	const struct era *era = day_era(day, &year);
	return fault_set(fault, INVALID, "date", _("\"%s\" lies in another era: type %c%d.%d.%d"), text, era->letter,
	                 year, date.month, date.mday);
}

enum status parts_refuse(const struct parts *parts, const struct entry_base *base, const char *text,
                         struct fault *fault)
{
	char shown[SHOW_BYTES];
	struct date date = day_date(base->ahead ? base->today : base->shown);
	int month = parts->month == PART_NONE ? date.month : parts->month;
	int year = parts->year == PART_NONE ? date.year : parts->year;
	if (parts->era)
		year = year > 0 && year < 1000 ? parts->era->year + year - 1 : 0;
	if (short_year(parts))
		return fault_set(fault, INVALID, "date",
		                 _("\"%s\": give the whole year, like 2026/12/1, or the era, like R8.12.1"), text);
	if (month < 1 || month > 12)
		return fault_set(fault, INVALID, "date", _("\"%s\": there is no month %d: type 1 to 12"), text, month);
	if (!day_valid(day_of(year, month, 1)))
		return fault_set(fault, INVALID, "date", _("\"%s\": type a year from 1900 to 2199"), text);
	int32_t day = day_of(year, month, parts->mday);
	if (day != DAY_NONE)
		return refuse_era(day, text, fault);
	day_show(day_of(year, month, 1), DAY_MONTH, shown, sizeof(shown));
	return fault_set(fault, INVALID, "date", _("\"%s\": %s has no day %d: type 1 to %d"), text, shown, parts->mday,
	                 month_days(year, month));
}
