#include "core/time/civil.h"

#include <stdio.h>
#include <string.h>

#define FIRST_YEAR     1900
#define LAST_YEAR      2199
#define OFFICE_SECONDS (9 * 3600) /* UTC+9 */
#define SECONDS_A_DAY  86400

static bool leap(int year)
{
	return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

int month_days(int year, int month)
{
	static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	return month == 2 && leap(year) ? 29 : days[month - 1];
}

/* Years are counted from March, so that the leap day comes last and months have a regular rhythm of 153 days in five.
 */
static int32_t count_days(int year, int month, int mday)
{
	int y = month <= 2 ? year - 1 : year;
	int from_march = (month + 9) % 12;
	int in_year = (153 * from_march + 2) / 5 + mday - 1;
	return 365 * y + y / 4 - y / 100 + y / 400 + in_year - 719468;
}

int32_t day_of(int year, int month, int mday)
{
	if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12)
		return DAY_NONE;
	if (mday < 1 || mday > month_days(year, month))
		return DAY_NONE;
	return count_days(year, month, mday);
}

/* The inverse of count_days within one 400-year era at a time. */
struct date day_date(int32_t day)
{
	int from_0000 = day + 719468;
	int era = from_0000 / 146097;
	int in_era = from_0000 % 146097;
	int year_in_era = (in_era - in_era / 1460 + in_era / 36524 - in_era / 146096) / 365;
	int in_year = in_era - (365 * year_in_era + year_in_era / 4 - year_in_era / 100);
	int from_march = (5 * in_year + 2) / 153;
	struct date date = {.mday = in_year - (153 * from_march + 2) / 5 + 1};
	date.month = from_march < 10 ? from_march + 3 : from_march - 9;
	date.year = era * 400 + year_in_era + (date.month <= 2);
	return date;
}

enum weekday day_weekday(int32_t day)
{
	int weekday = (day + 4) % 7; /* 1970-01-01 was a Thursday */
	return (enum weekday)(weekday < 0 ? weekday + 7 : weekday);
}

bool day_valid(int32_t day)
{
	return day >= DAY_FIRST && day <= DAY_LAST;
}

int32_t day_add(int32_t day, int days)
{
	int64_t sum = (int64_t)day + days;
	return day_valid(day) && sum >= DAY_FIRST && sum <= DAY_LAST ? (int32_t)sum : DAY_NONE;
}

int32_t day_add_months(int32_t day, int months)
{
	if (!day_valid(day))
		return DAY_NONE;
	struct date date = day_date(day);
	int64_t count = (int64_t)date.year * 12 + date.month - 1 + months;
	if (count < FIRST_YEAR * 12 || count >= (LAST_YEAR + 1) * 12)
		return DAY_NONE;
	int year = (int)(count / 12), month = (int)(count % 12) + 1;
	int last = month_days(year, month);
	return day_of(year, month, date.mday < last ? date.mday : last);
}

int32_t day_nth_weekday(int year, int month, int n, enum weekday weekday)
{
	int32_t first = day_of(year, month, 1);
	if (first == DAY_NONE)
		return DAY_NONE;
	int offset = ((int)weekday - (int)day_weekday(first) + 7) % 7;
	return day_of(year, month, 1 + offset + (n - 1) * 7);
}

int32_t day_week_start(int32_t day)
{
	return day - ((int)day_weekday(day) + 6) % 7;
}

int day_week(int32_t day)
{
	int32_t thursday = day_week_start(day) + 3;
	return (thursday - day_of(day_date(thursday).year, 1, 1)) / 7 + 1;
}

int day_fiscal_year(int32_t day)
{
	struct date date = day_date(day);
	return date.month >= 4 ? date.year : date.year - 1;
}

/* Reads exactly `count` digits; -1 if one is not a digit. */
static int digits(const char *text, int count)
{
	int value = 0;
	for (int i = 0; i < count; i++) {
		if (text[i] < '0' || text[i] > '9')
			return -1;
		value = value * 10 + (text[i] - '0');
	}
	return value;
}

bool day_parse(const char *text, int32_t *out)
{
	if (strlen(text) != DAY_BYTES - 1 || text[4] != '-' || text[7] != '-')
		return false;
	int32_t day = day_of(digits(text, 4), digits(text + 5, 2), digits(text + 8, 2));
	if (day == DAY_NONE)
		return false;
	*out = day;
	return true;
}

char *day_format(int32_t day, char text[DAY_BYTES])
{
	struct date date = day_date(day);
	snprintf(text, DAY_BYTES, "%04u-%02u-%02u", (unsigned)date.year % 10000, (unsigned)date.month % 100,
	         (unsigned)date.mday % 100);
	return text;
}

bool clock_parse_end(const char *text, int *minute)
{
	if (strlen(text) != CLOCK_BYTES - 1 || text[2] != ':')
		return false;
	int hour = digits(text, 2), min = digits(text + 3, 2);
	if (hour < 0 || min < 0 || min > 59 || hour * 60 + min > MINUTES_A_DAY)
		return false;
	*minute = hour * 60 + min;
	return true;
}

bool clock_parse(const char *text, int *minute)
{
	int value;
	if (!clock_parse_end(text, &value) || value == MINUTES_A_DAY)
		return false;
	*minute = value;
	return true;
}

char *clock_format(int minute, char text[CLOCK_BYTES])
{
	snprintf(text, CLOCK_BYTES, "%02u:%02u", (unsigned)minute / 60 % 100, (unsigned)minute % 60);
	return text;
}

bool cell_parse(const char *text, int *cell)
{
	int minute;
	if (!clock_parse_end(text, &minute) || minute % CELL_MINUTES != 0)
		return false;
	*cell = minute / CELL_MINUTES;
	return true;
}

char *cell_format(int cell, char text[CLOCK_BYTES])
{
	return clock_format(cell * CELL_MINUTES, text);
}

bool civil_parse(const char *text, int32_t *day, int *minute)
{
	char date[DAY_BYTES];
	int32_t found;
	if (strlen(text) != CIVIL_BYTES - 1 || text[DAY_BYTES - 1] != 'T')
		return false;
	memcpy(date, text, DAY_BYTES - 1);
	date[DAY_BYTES - 1] = '\0';
	if (!day_parse(date, &found) || !clock_parse(text + DAY_BYTES, minute))
		return false;
	*day = found;
	return true;
}

char *civil_format(int32_t day, int minute, char text[CIVIL_BYTES])
{
	day_format(day, text);
	text[DAY_BYTES - 1] = 'T';
	clock_format(minute, text + DAY_BYTES);
	return text;
}

/* Seconds of the office's own clock, divided downwards so that moments before 1970 fall on the right day. */
static int64_t floor_div(int64_t value, int64_t by)
{
	return value / by - (value % by < 0);
}

int32_t moment_day(int64_t moment)
{
	return (int32_t)floor_div(moment + OFFICE_SECONDS, SECONDS_A_DAY);
}

static int second_of_day(int64_t moment)
{
	return (int)(moment + OFFICE_SECONDS - (int64_t)moment_day(moment) * SECONDS_A_DAY);
}

int moment_minute(int64_t moment)
{
	return second_of_day(moment) / 60;
}

int64_t moment_of(int32_t day, int minute)
{
	return (int64_t)day * SECONDS_A_DAY + (int64_t)minute * 60 - OFFICE_SECONDS;
}

bool moment_parse(const char *text, int64_t *moment)
{
	char civil[CIVIL_BYTES];
	int32_t day;
	int minute, second = 0;
	size_t length = strlen(text);
	if (length == CIVIL_BYTES - 1 + 3) {
		second = text[CIVIL_BYTES - 1] == ':' ? digits(text + CIVIL_BYTES, 2) : -1;
		if (second < 0 || second > 59)
			return false;
	} else if (length != CIVIL_BYTES - 1) {
		return false;
	}
	memcpy(civil, text, CIVIL_BYTES - 1);
	civil[CIVIL_BYTES - 1] = '\0';
	if (!civil_parse(civil, &day, &minute))
		return false;
	*moment = moment_of(day, minute) + second;
	return true;
}

char *moment_format(int64_t moment, char text[STAMP_BYTES])
{
	civil_format(moment_day(moment), moment_minute(moment), text);
	snprintf(text + CIVIL_BYTES - 1, STAMP_BYTES - CIVIL_BYTES + 1, ":%02u+09:00",
	         (unsigned)second_of_day(moment) % 60);
	return text;
}
