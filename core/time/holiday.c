#include "core/time/holiday.h"

#include "core/words.h"

#include <stddef.h>

/* Dates as written, YYYYMMDD: the tables below are read against the law's text. */
#define LAW_FIRST               19480720
#define LAW_LAST                20991231
#define SUBSTITUTE_FIRST        19730412
#define BETWEEN_FIRST           19851227
#define SUBSTITUTE_CHAINS_FIRST 20070101
#define NO_END                  LAW_LAST

enum how { FIXED, MONDAY_OF, SPRING, AUTUMN };

/* `number` is the day of the month, or which Monday of it. */
struct rule {
	int first, last, month;
	enum how how;
	int number;
	const char *name;
};

static const struct rule rules[] = {
        {19480720, NO_END, 1, FIXED, 1, N_("New Year's Day")},
        {19480720, 19991231, 1, FIXED, 15, N_("Coming of Age Day")},
        {20000101, NO_END, 1, MONDAY_OF, 2, N_("Coming of Age Day")},
        {19661209, NO_END, 2, FIXED, 11, N_("National Foundation Day")},
        {20190430, NO_END, 2, FIXED, 23, N_("The Emperor's Birthday")},
        {19480720, NO_END, 3, SPRING, 0, N_("Vernal Equinox Day")},
        {19480720, 19890216, 4, FIXED, 29, N_("The Emperor's Birthday")},
        {19890217, 20061231, 4, FIXED, 29, N_("Greenery Day")},
        {20070101, NO_END, 4, FIXED, 29, N_("Showa Day")},
        {19480720, NO_END, 5, FIXED, 3, N_("Constitution Memorial Day")},
        {20070101, NO_END, 5, FIXED, 4, N_("Greenery Day")},
        {19480720, NO_END, 5, FIXED, 5, N_("Children's Day")},
        {19960101, 20021231, 7, FIXED, 20, N_("Marine Day")},
        {20030101, NO_END, 7, MONDAY_OF, 3, N_("Marine Day")},
        {20160101, NO_END, 8, FIXED, 11, N_("Mountain Day")},
        {19660625, 20021231, 9, FIXED, 15, N_("Respect for the Aged Day")},
        {20030101, NO_END, 9, MONDAY_OF, 3, N_("Respect for the Aged Day")},
        {19480720, NO_END, 9, AUTUMN, 0, N_("Autumnal Equinox Day")},
        {19660625, 19991231, 10, FIXED, 10, N_("Health and Sports Day")},
        {20000101, 20191231, 10, MONDAY_OF, 2, N_("Health and Sports Day")},
        {20200101, NO_END, 10, MONDAY_OF, 2, N_("Sports Day")},
        {19480720, NO_END, 11, FIXED, 3, N_("Culture Day")},
        {19480720, NO_END, 11, FIXED, 23, N_("Labor Thanksgiving Day")},
        {19890217, 20190429, 12, FIXED, 23, N_("The Emperor's Birthday")},
};

/* Days by a law of their own; without a name, the rule's day is none that year. */
static const struct {
	int date;
	const char *name;
} exceptions[] = {
        {19590410, N_("The Crown Prince's Wedding")},
        {19890224, N_("Funeral of Emperor Showa")},
        {19901112, N_("The Enthronement Ceremony")},
        {19930609, N_("The Crown Prince's Wedding")},
        {20190501, N_("The Emperor's Accession")},
        {20191022, N_("The Enthronement Ceremony")},
        {20200720, NULL},
        {20200723, N_("Marine Day")},
        {20200724, N_("Sports Day")},
        {20200810, N_("Mountain Day")},
        {20200811, NULL},
        {20201012, NULL},
        {20210719, NULL},
        {20210722, N_("Marine Day")},
        {20210723, N_("Sports Day")},
        {20210808, N_("Mountain Day")},
        {20210811, NULL},
        {20211011, NULL},
};

/* Millionths of a day. The integer division rounds towards zero, also for the years before the formula's epoch. */
static int equinox(int year, int until_1979, int from_1980)
{
	int drift = 242194 * (year - 1980);
	if (year < 1980)
		return (until_1979 + drift - (year - 1983) / 4 * 1000000) / 1000000;
	return (from_1980 + drift - (year - 1980) / 4 * 1000000) / 1000000;
}

static bool falls_on(const struct rule *rule, struct date date, int32_t day)
{
	switch (rule->how) {
	case MONDAY_OF:
		return day_weekday(day) == MONDAY && (date.mday - 1) / 7 + 1 == rule->number;
	case SPRING:
		return date.mday == equinox(date.year, 20835700, 20843100);
	case AUTUMN:
		return date.mday == equinox(date.year, 23258800, 23248800);
	case FIXED:
		break;
	}
	return date.mday == rule->number;
}

static int written(int32_t day)
{
	struct date date = day_date(day);
	return date.year * 10000 + date.month * 100 + date.mday;
}

/* The 国民の祝日 proper, without the days that only follow from them. */
static const char *named(int32_t day)
{
	int as_written = written(day);
	struct date date = day_date(day);
	if (as_written < LAW_FIRST || as_written > LAW_LAST)
		return NULL;
	for (size_t i = 0; i < sizeof(exceptions) / sizeof(*exceptions); i++)
		if (exceptions[i].date == as_written)
			return exceptions[i].name;
	for (const struct rule *rule = rules; rule < rules + sizeof(rules) / sizeof(*rules); rule++)
		if (date.month == rule->month && as_written >= rule->first && as_written <= rule->last &&
		    falls_on(rule, date, day))
			return rule->name;
	return NULL;
}

/* Until 2006 only the Monday after; since then the first day after the Sunday that is no holiday itself. */
static bool substitutes(int32_t day)
{
	if (written(day) < SUBSTITUTE_FIRST)
		return false;
	if (written(day) < SUBSTITUTE_CHAINS_FIRST)
		return day_weekday(day) == MONDAY && named(day - 1);
	for (int32_t before = day - 1; named(before); before--)
		if (day_weekday(before) == SUNDAY)
			return true;
	return false;
}

/* Sundays were excepted until 2006; since then none has lain between two holidays, and none will before 2100. */
static bool lies_between(int32_t day)
{
	return written(day) >= BETWEEN_FIRST && day_weekday(day) != SUNDAY && named(day - 1) && named(day + 1);
}

const char *holiday_name(int32_t day)
{
	if (!day_valid(day) || written(day) < LAW_FIRST || written(day) > LAW_LAST)
		return NULL;
	const char *name = named(day);
	if (!name && substitutes(day))
		name = N_("Substitute Holiday");
	if (!name && lies_between(day))
		name = N_("Citizens' Holiday");
	return name ? _(name) : NULL;
}
