#include "core/time/entry.h"

#include "core/time/era.h"
#include "core/words.h"

#include <string.h>

/* A date as far as it was typed; 0 is a part left out. */
struct parts {
	int year, month, mday;
	const struct era *era;
};

struct near_word {
	const char *words;
	int value;
};

static bool read_near(struct typed *typed, const struct near_word *list, int *value)
{
	for (; list->words; list++) {
		if (typed_words(typed, list->words)) {
			*value = list->value;
			return true;
		}
	}
	return false;
}

bool entry_read_week(struct typed *typed, int *weeks)
{
	static const struct near_word list[] = {{"再来週", 2},
	                                        {"来週|nw|next week|next", 1},
	                                        {"今週|tw|this week", 0},
	                                        {"先週|last week", -1},
	                                        {NULL, 0}};
	return read_near(typed, list, weeks);
}

bool entry_read_month(struct typed *typed, int *months)
{
	static const struct near_word list[] = {
	        {"再来月", 2}, {"来月|next month", 1}, {"今月|this month", 0}, {"先月|last month", -1}, {NULL, 0}};
	return read_near(typed, list, months);
}

static bool read_near_day(struct typed *typed, int *days)
{
	static const struct near_word list[] = {
	        {"一昨日|おととい", -2}, {"昨日|きのう|yesterday", -1},       {"今日|本日|きょう|today|t", 0},
	        {"明後日|あさって", 2},  {"明日|あした|あす|tomorrow|tm", 1}, {NULL, 0}};
	return read_near(typed, list, days);
}

bool entry_read_weekday(struct typed *typed, enum weekday *weekday)
{
	static const struct near_word list[] = {
	        {"日曜日|日曜|日|sunday|sun", SUNDAY},     {"月曜日|月曜|月|monday|mon", MONDAY},
	        {"火曜日|火曜|火|tuesday|tue", TUESDAY},   {"水曜日|水曜|水|wednesday|wed", WEDNESDAY},
	        {"木曜日|木曜|木|thursday|thu", THURSDAY}, {"金曜日|金曜|金|friday|fri", FRIDAY},
	        {"土曜日|土曜|土|saturday|sat", SATURDAY}, {NULL, 0}};
	int value;
	if (!read_near(typed, list, &value))
		return false;
	*weekday = (enum weekday)value;
	return true;
}

/* The Monday of the day's week. */
static int32_t week_begin(int32_t day)
{
	return day - ((int)day_weekday(day) + 6) % 7;
}

static int32_t month_begin(int32_t day, int months)
{
	return day_add_months(day - (day_date(day).mday - 1), months);
}

/* Eight digits are a whole date, three or four a month and day, one or two a day. */
static bool split_number(int number, int digits, struct parts *parts)
{
	if (digits == 8)
		parts->year = number / 10000;
	else if (digits > 4)
		return false;
	if (digits > 2)
		parts->month = number / 100 % 100;
	parts->mday = number % 100;
	return parts->mday > 0 && (digits <= 2 || parts->month > 0);
}

/* The rest of a date after its first number, in kanji: year, month and day as far as given. */
static bool read_kanji(struct typed *typed, int number, struct parts *parts)
{
	int digits;
	if (typed_word(typed, "年")) {
		parts->year = number;
		if (!typed_number(typed, &number, &digits))
			return false;
	}
	if (typed_word(typed, "月")) {
		parts->month = number;
		if (!typed_number(typed, &number, &digits))
			return false;
	}
	parts->mday = number;
	return typed_word(typed, "日") ? !parts->year || parts->month : parts->month > 0;
}

/* Two or three numbers with one and the same sign between them. */
static bool read_signs(struct typed *typed, int number, struct parts *parts)
{
	int numbers[3] = {number, 0, 0}, digits, count = 1;
	char sign, next;
	if (!typed_any(typed, "/-.", &sign) || !typed_number(typed, &numbers[1], &digits))
		return false;
	count++;
	const char *before = typed->at;
	if (typed_any(typed, "/-.", &next) && next == sign && typed_number(typed, &numbers[count], &digits))
		count++;
	else
		typed->at = before;
	parts->mday = numbers[count - 1];
	parts->month = numbers[count - 2];
	parts->year = count == 3 ? number : 0;
	return parts->month > 0 && (count == 2 || number > 0);
}

static bool read_parts(struct typed *typed, struct parts *parts)
{
	int number, digits;
	if (!typed_number(typed, &number, &digits))
		return false;
	const char *after = typed->at;
	if (read_signs(typed, number, parts) && (parts->year == 0 || digits == 4))
		return true;
	typed->at = after;
	*parts = (struct parts){0};
	if (read_kanji(typed, number, parts))
		return true;
	typed->at = after;
	*parts = (struct parts){0};
	return split_number(number, digits, parts);
}

/* R8.12.1, 令和8年12月1日, H元.5.1; a letter alone is no era. */
static bool read_era(struct typed *typed, struct parts *parts)
{
	size_t length;
	int number = 1, digits;
	const struct era *era = era_read(typed->at, &length);
	if (!era)
		return false;
	typed->at += length;
	if (!typed_word(typed, "元") && !typed_number(typed, &number, &digits))
		return false;
	bool signs = *typed->at && strchr("/-.", *typed->at);
	if (!(signs ? read_signs(typed, number, parts) : read_kanji(typed, number, parts)))
		return false;
	parts->era = era;
	return parts->year > 0;
}

/* The day in a given month, or, looking ahead, in the first month that has it and in which it is not past. */
static int32_t complete_month(const struct entry_base *base, int mday)
{
	struct date date = day_date(base->ahead ? base->today : base->shown);
	if (!base->ahead)
		return day_of(date.year, date.month, mday);
	for (int i = 0; i < 12; i++) {
		struct date first = day_date(month_begin(base->today, i));
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

static int32_t complete(const struct entry_base *base, const struct parts *parts)
{
	if (parts->era)
		return era_day(parts->era, parts->year, parts->month, parts->mday);
	if (parts->year)
		return day_of(parts->year, parts->month, parts->mday);
	return parts->month ? complete_year(base, parts->month, parts->mday) : complete_month(base, parts->mday);
}

static bool read_offset(const struct entry_base *base, struct typed *typed, int32_t *day)
{
	char sign, unit = 'd';
	int number, digits;
	if (!typed_any(typed, "+-", &sign) || !typed_number(typed, &number, &digits))
		return false;
	typed_any(typed, "dwm", &unit);
	if (sign == '-')
		number = -number;
	*day = unit == 'm' ? day_add_months(base->shown, number)
	                   : day_add(base->shown, unit == 'w' ? number * 7 : number);
	return true;
}

static bool read_in_week(const struct entry_base *base, struct typed *typed, int32_t *day)
{
	int weeks;
	enum weekday weekday;
	if (!entry_read_week(typed, &weeks))
		return false;
	typed_skip(typed, " ");
	typed_word(typed, "の");
	if (entry_read_weekday(typed, &weekday))
		*day = day_add(week_begin(base->today), weeks * 7 + ((int)weekday + 6) % 7);
	else
		*day = day_add(base->today, weeks * 7);
	return true;
}

static bool read_in_month(const struct entry_base *base, struct typed *typed, int32_t *day)
{
	int months, number, digits;
	if (!entry_read_month(typed, &months))
		return false;
	typed_skip(typed, " ");
	typed_word(typed, "の");
	int32_t first = month_begin(base->today, months);
	struct date date = day_date(first);
	if (typed_word(typed, "末")) {
		*day = day_of(date.year, date.month, month_days(date.year, date.month));
		return true;
	}
	if (!typed_number(typed, &number, &digits))
		return false;
	typed_word(typed, "日");
	*day = day_of(date.year, date.month, number);
	return true;
}

static bool read_next_weekday(const struct entry_base *base, struct typed *typed, int32_t *day)
{
	enum weekday weekday;
	int32_t from = base->ahead ? base->today : base->shown;
	if (!entry_read_weekday(typed, &weekday))
		return false;
	*day = day_add(from, ((int)weekday - (int)day_weekday(from) + 7) % 7);
	return true;
}

static bool read_today(const struct entry_base *base, struct typed *typed, int32_t *day)
{
	int days;
	if (!read_near_day(typed, &days))
		return false;
	*day = day_add(base->today, days);
	return true;
}

static bool read_written(const struct entry_base *base, struct typed *typed, int32_t *day)
{
	struct parts parts = {0};
	const char *before = typed->at;
	if (!read_era(typed, &parts)) {
		typed->at = before;
		parts = (struct parts){0};
		if (!read_parts(typed, &parts))
			return false;
	}
	*day = complete(base, &parts);
	return true;
}

/* "(火)" after a date; false only if another weekday stands there. */
static bool weekday_agrees(struct typed *typed, int32_t day)
{
	enum weekday weekday;
	const char *before = typed->at;
	typed_skip(typed, " ");
	if (!typed_char(typed, '(') || !entry_read_weekday(typed, &weekday) || !typed_char(typed, ')')) {
		typed->at = before;
		return true;
	}
	return weekday == day_weekday(day);
}

bool entry_read_day(const struct entry_base *base, struct typed *typed, int32_t *day)
{
	static bool (*const forms[])(const struct entry_base *, struct typed *, int32_t *) = {
	        read_in_week, read_in_month, read_today, read_written, read_offset, read_next_weekday};
	const char *before = typed->at;
	for (size_t i = 0; i < sizeof(forms) / sizeof(*forms); i++) {
		int32_t found;
		typed->at = before;
		if (!forms[i](base, typed, &found))
			continue;
		if (found == DAY_NONE || !weekday_agrees(typed, found))
			break;
		*day = found;
		return true;
	}
	typed->at = before;
	return false;
}

enum status entry_day(const struct entry_base *base, const char *text, int32_t *out, struct fault *fault)
{
	struct typed typed;
	int32_t day;
	if (!typed_open(&typed, text) || !entry_read_day(base, &typed, &day) || !typed_end(&typed))
		return fault_set(fault, INVALID, "date",
		                 _("\"%s\" is not a date: type it like 12/1, 1201, +3, tue or R8.12.1"), text);
	*out = day;
	return DONE;
}
