#include "core/time/entry.h"

#include "core/time/entry_parts.h"
#include "core/time/show.h"
#include "core/words.h"

#include <string.h>

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

static int32_t month_begin(int32_t day, int months)
{
	return day_add_months(day - (day_date(day).mday - 1), months);
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
		*day = day_add(day_week_start(base->today), weeks * 7 + ((int)weekday + 6) % 7);
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
	struct parts parts;
	if (!parts_read(typed, &parts))
		return false;
	*day = parts_day(&parts, base);
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

/* Of a date that was written out, what is wrong with it; of anything else, how dates are typed. */
static enum status refuse(const struct entry_base *base, struct typed *typed, const char *text, struct fault *fault)
{
	struct parts parts;
	if (typed_end(typed))
		return fault_set(fault, INVALID, "date", _("No date is given: type it like 12/1, +3, tue or R8.12.1"));
	bool written = parts_read(typed, &parts);
	int32_t day = written ? parts_day(&parts, base) : DAY_NONE;
	if (day != DAY_NONE && !weekday_agrees(typed, day))
		return fault_set(fault, INVALID, "date", _("\"%s\": that day is a %s: change the date or the weekday"),
		                 text, weekday_long(day_weekday(day)));
	if (written && day == DAY_NONE && typed_end(typed))
		return parts_refuse(&parts, base, text, fault);
	return fault_set(fault, INVALID, "date", _("\"%s\" is not a date: type it like 12/1, 1201, +3, tue or R8.12.1"),
	                 text);
}

enum status entry_day(const struct entry_base *base, const char *text, int32_t *out, struct fault *fault)
{
	struct typed typed;
	int32_t day;
	if (typed_open(&typed, text) && entry_read_day(base, &typed, &day) && typed_end(&typed)) {
		*out = day;
		return DONE;
	}
	if (!typed_open(&typed, text))
		return fault_set(fault, INVALID, "date",
		                 _("This is too long for a date: type it like 12/1 or R8.12.1"));
	return refuse(base, &typed, text, fault);
}
