#include "core/time/holiday.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

/* Whole years as the 官報 and the 内閣府 list give them: month and day, nothing left out. */
static const struct {
	int year;
	const char *days;
} years[] = {
        {1947, ""},
        {1948, "9/23 11/3 11/23"},
        {1949, "1/1 1/15 3/21 4/29 5/3 5/5 9/23 11/3 11/23"},
        {1959, "1/1 1/15 3/21 4/10 4/29 5/3 5/5 9/24 11/3 11/23"},
        {1966, "1/1 1/15 3/21 4/29 5/3 5/5 9/15 9/23 10/10 11/3 11/23"},
        {1967, "1/1 1/15 2/11 3/21 4/29 5/3 5/5 9/15 9/24 10/10 11/3 11/23"},
        {1973, "1/1 1/15 2/11 3/21 4/29 4/30 5/3 5/5 9/15 9/23 9/24 10/10 11/3 11/23"},
        {1985, "1/1 1/15 2/11 3/21 4/29 5/3 5/5 5/6 9/15 9/16 9/23 10/10 11/3 11/4 11/23"},
        {1986, "1/1 1/15 2/11 3/21 4/29 5/3 5/5 9/15 9/23 10/10 11/3 11/23 11/24"},
        {1987, "1/1 1/15 2/11 3/21 4/29 5/3 5/4 5/5 9/15 9/23 10/10 11/3 11/23"},
        {1988, "1/1 1/15 2/11 3/20 3/21 4/29 5/3 5/4 5/5 9/15 9/23 10/10 11/3 11/23"},
        {1989, "1/1 1/2 1/15 1/16 2/11 2/24 3/21 4/29 5/3 5/4 5/5 9/15 9/23 10/10 11/3 11/23 12/23"},
        {1990, "1/1 1/15 2/11 2/12 3/21 4/29 4/30 5/3 5/4 5/5 9/15 9/23 9/24 10/10 11/3 11/12 11/23 12/23 12/24"},
        {1993, "1/1 1/15 2/11 3/20 4/29 5/3 5/4 5/5 6/9 9/15 9/23 10/10 10/11 11/3 11/23 12/23"},
        {1996, "1/1 1/15 2/11 2/12 3/20 4/29 5/3 5/4 5/5 5/6 7/20 9/15 9/16 9/23 10/10 11/3 11/4 11/23 12/23"},
        {2000, "1/1 1/10 2/11 3/20 4/29 5/3 5/4 5/5 7/20 9/15 9/23 10/9 11/3 11/23 12/23"},
        {2003, "1/1 1/13 2/11 3/21 4/29 5/3 5/5 7/21 9/15 9/23 10/13 11/3 11/23 11/24 12/23"},
        {2007, "1/1 1/8 2/11 2/12 3/21 4/29 4/30 5/3 5/4 5/5 7/16 9/17 9/23 9/24 10/8 11/3 11/23 12/23 12/24"},
        {2008, "1/1 1/14 2/11 3/20 4/29 5/3 5/4 5/5 5/6 7/21 9/15 9/23 10/13 11/3 11/23 11/24 12/23"},
        {2009, "1/1 1/12 2/11 3/20 4/29 5/3 5/4 5/5 5/6 7/20 9/21 9/22 9/23 10/12 11/3 11/23 12/23"},
        {2015, "1/1 1/12 2/11 3/21 4/29 5/3 5/4 5/5 5/6 7/20 9/21 9/22 9/23 10/12 11/3 11/23 12/23"},
        {2016, "1/1 1/11 2/11 3/20 3/21 4/29 5/3 5/4 5/5 7/18 8/11 9/19 9/22 10/10 11/3 11/23 12/23"},
        {2019, "1/1 1/14 2/11 3/21 4/29 4/30 5/1 5/2 5/3 5/4 5/5 5/6 7/15 8/11 8/12 9/16 9/23 10/14 10/22 11/3 "
               "11/4 11/23"},
        {2020, "1/1 1/13 2/11 2/23 2/24 3/20 4/29 5/3 5/4 5/5 5/6 7/23 7/24 8/10 9/21 9/22 11/3 11/23"},
        {2021, "1/1 1/11 2/11 2/23 3/20 4/29 5/3 5/4 5/5 7/22 7/23 8/8 8/9 9/20 9/23 11/3 11/23"},
        {2024, "1/1 1/8 2/11 2/12 2/23 3/20 4/29 5/3 5/4 5/5 5/6 7/15 8/11 8/12 9/16 9/22 9/23 10/14 11/3 11/4 11/23"},
        {2025, "1/1 1/13 2/11 2/23 2/24 3/20 4/29 5/3 5/4 5/5 5/6 7/21 8/11 9/15 9/23 10/13 11/3 11/23 11/24"},
        {2026, "1/1 1/12 2/11 2/23 3/20 4/29 5/3 5/4 5/5 5/6 7/20 8/11 9/21 9/22 9/23 10/12 11/3 11/23"},
        {2027, "1/1 1/11 2/11 2/23 3/21 3/22 4/29 5/3 5/4 5/5 7/19 8/11 9/20 9/23 10/11 11/3 11/23"},
        {2032, "1/1 1/12 2/11 2/23 3/20 4/29 5/3 5/4 5/5 7/19 8/11 9/20 9/21 9/22 10/11 11/3 11/23"},
        {2100, ""},
};

Test(holiday, whole_years)
{
	for (size_t i = 0; i < sizeof(years) / sizeof(*years); i++) {
		char found[256] = "";
		size_t used = 0;
		for (int32_t day = day_of(years[i].year, 1, 1); day <= day_of(years[i].year, 12, 31); day++) {
			struct date date = day_date(day);
			if (holiday_name(day))
				used += (size_t)snprintf(found + used, sizeof(found) - used, "%s%d/%d", used ? " " : "",
				                         date.month, date.mday);
		}
		cr_expect_str_eq(found, years[i].days, "%d: %s", years[i].year, found);
	}
}

Test(holiday, names)
{
	static const struct {
		int year, month, mday;
		const char *name;
	} known[] = {
	        {1973, 4, 30, "Substitute Holiday"},
	        {1987, 5, 4, "Substitute Holiday"},
	        {1988, 5, 4, "Citizens' Holiday"},
	        {1988, 4, 29, "The Emperor's Birthday"},
	        {1989, 2, 24, "Funeral of Emperor Showa"},
	        {1989, 4, 29, "Greenery Day"},
	        {2007, 4, 29, "Showa Day"},
	        {2008, 5, 6, "Substitute Holiday"},
	        {2018, 12, 23, "The Emperor's Birthday"},
	        {2019, 4, 30, "Citizens' Holiday"},
	        {2019, 10, 14, "Health and Sports Day"},
	        {2020, 2, 23, "The Emperor's Birthday"},
	        {2020, 7, 24, "Sports Day"},
	        {2026, 9, 22, "Citizens' Holiday"},
	        {2026, 11, 23, "Labor Thanksgiving Day"},
	};
	for (size_t i = 0; i < sizeof(known) / sizeof(*known); i++) {
		const char *name = holiday_name(day_of(known[i].year, known[i].month, known[i].mday));
		cr_expect(name && strcmp(name, known[i].name) == 0, "%d-%d-%d is %s", known[i].year, known[i].month,
		          known[i].mday, name ? name : "none");
	}
	cr_expect_null(holiday_name(day_of(1986, 5, 4)), "a Sunday was no day in between");
	cr_expect_null(holiday_name(DAY_NONE));
	cr_expect_null(holiday_name(DAY_LAST));
}

/*
 * 国民の祝日に関する法律 (昭和23年法律第178号), amendment by amendment: a day before it is in force and one after, and
 * what each is. NULL: an ordinary day.
 */
static const struct change {
	const char *law;
	int before;
	const char *was;
	int after;
	const char *is;
} changes[] = {
        {"昭和23年法律第178号, 1948-07-20", 19480503, NULL, 19490503, "Constitution Memorial Day"},
        {"the same", 19480429, NULL, 19490429, "The Emperor's Birthday"},
        {"the same", 19480505, NULL, 19490505, "Children's Day"},
        {"the same", 19480115, NULL, 19490115, "Coming of Age Day"},
        {"the same", 19480321, NULL, 19480923, "Autumnal Equinox Day"},
        {"the same", 19471103, NULL, 19481103, "Culture Day"},
        {"the same", 19471123, NULL, 19481123, "Labor Thanksgiving Day"},
        {"昭和34年法律第16号", 19590409, NULL, 19590410, "The Crown Prince's Wedding"},
        {"昭和41年法律第86号, 1966-06-25", 19650915, NULL, 19660915, "Respect for the Aged Day"},
        {"the same", 19651010, NULL, 19661010, "Health and Sports Day"},
        {"昭和41年政令第376号, 1966-12-09", 19660211, NULL, 19670211, "National Foundation Day"},
        {"昭和48年法律第10号, 1973-04-12", 19730212, NULL, 19730430, "Substitute Holiday"},
        {"the same: only the Monday after", 19730430, "Substitute Holiday", 20060506, NULL},
        {"昭和60年法律第103号, 1985-12-27", 19850504, NULL, 19880504, "Citizens' Holiday"},
        {"the same: not on a Sunday", 19860504, NULL, 19860503, "Constitution Memorial Day"},
        {"the same: not on a substitute", 19870504, "Substitute Holiday", 19920504, "Substitute Holiday"},
        {"平成元年法律第4号", 19890223, NULL, 19890224, "Funeral of Emperor Showa"},
        {"平成元年法律第5号, 1989-02-17", 19880429, "The Emperor's Birthday", 19890429, "Greenery Day"},
        {"the same", 19881223, NULL, 19891223, "The Emperor's Birthday"},
        {"平成2年法律第24号", 19891112, NULL, 19901112, "The Enthronement Ceremony"},
        {"平成5年法律第32号", 19920609, NULL, 19930609, "The Crown Prince's Wedding"},
        {"平成7年法律第22号, 1996-01-01", 19950720, NULL, 19960720, "Marine Day"},
        {"平成10年法律第141号, 2000-01-01", 19990115, "Coming of Age Day", 20000115, NULL},
        {"the same", 19990111, NULL, 20000110, "Coming of Age Day"},
        {"the same", 19991010, "Health and Sports Day", 20001010, NULL},
        {"the same", 19981012, NULL, 20001009, "Health and Sports Day"},
        {"平成13年法律第59号, 2003-01-01", 20020720, "Marine Day", 20030720, NULL},
        {"the same", 20020715, NULL, 20030721, "Marine Day"},
        {"the same", 20020915, "Respect for the Aged Day", 20040915, NULL},
        {"the same", 20020916, "Substitute Holiday", 20030915, "Respect for the Aged Day"},
        {"平成17年法律第43号, 2007-01-01", 20060429, "Greenery Day", 20070429, "Showa Day"},
        {"the same", 20060504, "Citizens' Holiday", 20070504, "Greenery Day"},
        {"the same: past the holidays after it", 20030506, NULL, 20080506, "Substitute Holiday"},
        {"平成26年法律第43号, 2016-01-01", 20150811, NULL, 20160811, "Mountain Day"},
        {"平成29年法律第63号, 2019-04-30", 20181223, "The Emperor's Birthday", 20191223, NULL},
        {"the same", 20190223, NULL, 20200223, "The Emperor's Birthday"},
        {"平成30年法律第57号, 2020-01-01", 20191014, "Health and Sports Day", 20221010, "Sports Day"},
        {"平成30年法律第55号, for 2020", 20200720, NULL, 20200723, "Marine Day"},
        {"the same", 20201012, NULL, 20200724, "Sports Day"},
        {"the same", 20200811, NULL, 20200810, "Mountain Day"},
        {"令和2年法律第68号, for 2021", 20210719, NULL, 20210722, "Marine Day"},
        {"the same", 20211011, NULL, 20210723, "Sports Day"},
        {"the same", 20210811, NULL, 20210808, "Mountain Day"},
        {"the same, and it is a Sunday", 20200809, NULL, 20210809, "Substitute Holiday"},
        {"平成30年法律第99号, for 2019", 20180501, NULL, 20190501, "The Emperor's Accession"},
        {"the same", 20181022, NULL, 20191022, "The Enthronement Ceremony"},
        {"the same, and so in between", 20180502, NULL, 20190502, "Citizens' Holiday"},
        {"the same, and so in between", 20180501, NULL, 20190430, "Citizens' Holiday"},
};

static const char *name_on(int date)
{
	return holiday_name(day_of(date / 10000, date / 100 % 100, date % 100));
}

static bool same(const char *a, const char *b)
{
	return a && b ? strcmp(a, b) == 0 : a == b;
}

Test(holiday, every_amendment_from_its_first_day)
{
	for (const struct change *c = changes; c < changes + sizeof(changes) / sizeof(*changes); c++) {
		cr_expect(same(name_on(c->before), c->was), "%s: %d is %s", c->law, c->before,
		          name_on(c->before) ? name_on(c->before) : "none");
		cr_expect(same(name_on(c->after), c->is), "%s: %d is %s", c->law, c->after,
		          name_on(c->after) ? name_on(c->after) : "none");
	}
}

/* All of them, to the end of the calendar: a rule that reaches too far shows here. */
Test(holiday, days_in_between)
{
	static const int known[] = {19880504, 19890504, 19900504, 19910504, 19930504, 19940504, 19950504, 19960504,
	                            19990504, 20000504, 20010504, 20020504, 20040504, 20050504, 20060504, 20090922,
	                            20150922, 20190430, 20190502, 20260922, 20320921, 20370922, 20430922, 20490921,
	                            20540922, 20600921, 20710922, 20770921, 20880921, 20940921, 20990922};
	size_t found = 0;
	for (int32_t day = DAY_FIRST; day <= DAY_LAST; day++) {
		struct date date = day_date(day);
		if (!same(holiday_name(day), "Citizens' Holiday"))
			continue;
		cr_assert_lt(found, sizeof(known) / sizeof(*known));
		cr_expect_eq(date.year * 10000 + date.month * 100 + date.mday, known[found++]);
	}
	cr_expect_eq(found, sizeof(known) / sizeof(*known));
}

/* Three years of the calendar have five substitutes, none has more; the last one of a year moves into no other. */
Test(holiday, years_of_many_substitutes)
{
	for (int year = 1948; year < 2100; year++) {
		int count = 0;
		for (int32_t day = day_of(year, 1, 1); day <= day_of(year, 12, 31); day++)
			count += same(holiday_name(day), "Substitute Holiday");
		cr_expect_eq(count == 5, year == 2024 || year == 2052 || year == 2080, "%d: %d", year, count);
		cr_expect_leq(count, year < 1973 ? 0 : 5, "%d: %d", year, count);
	}
}

/* The law's first and last day here, and no day beyond. */
Test(holiday, the_ends_of_the_calendar)
{
	for (int32_t day = DAY_FIRST; day <= DAY_LAST; day++)
		if (day < day_of(1948, 9, 23) || day > day_of(2099, 11, 23))
			cr_assert_null(holiday_name(day), "%d", day_date(day).year);
	cr_expect_str_eq(name_on(19480923), "Autumnal Equinox Day");
	cr_expect_str_eq(name_on(20991123), "Labor Thanksgiving Day");
}

/* By the almanac's rule of thumb, which is no formula: in each kind of year of four the day moves back one at a time.
 */
Test(holiday, equinoxes_of_every_year)
{
	static const struct {
		int spring_until, spring, autumn_until, autumn; /* until that year this day, then the one before */
	} kinds[] = {{1956, 21, 2008, 23}, {1989, 21, 2041, 23}, {2022, 21, 2074, 23}, {2055, 21, 1979, 24}};
	for (int year = 1949; year < 2100; year++) {
		int kind = year % 4, spring = kinds[kind].spring, autumn = kinds[kind].autumn;
		spring -= (year > kinds[kind].spring_until) + (kind == 0 && year >= 2092);
		autumn -= year > kinds[kind].autumn_until;
		cr_expect_str_eq(name_on(year * 10000 + 300 + spring), "Vernal Equinox Day", "%d", year);
		cr_expect_str_eq(name_on(year * 10000 + 900 + autumn), "Autumnal Equinox Day", "%d", year);
	}
}
