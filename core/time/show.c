#include "core/time/show.h"

#include "core/time/era.h"
#include "core/words.h"

#include <stdio.h>
#include <string.h>

/*
 * A pattern is text with names in braces. The translation may leave any of them out and put them in any order, which
 * printf cannot do.
 */
struct piece {
	const char *name;
	char text[SHOW_BYTES / 2];
};

#define PIECES 12

static const struct piece *piece_find(const struct piece *pieces, const char *name, size_t length)
{
	for (; pieces->name; pieces++)
		if (strlen(pieces->name) == length && strncmp(pieces->name, name, length) == 0)
			return pieces;
	return NULL;
}

static char *fill(const char *pattern, const struct piece *pieces, char *text, size_t size)
{
	size_t used = 0;
	text[0] = '\0';
	while (*pattern && used < size) {
		const char *end = *pattern == '{' ? strchr(pattern, '}') : NULL;
		const struct piece *piece = end ? piece_find(pieces, pattern + 1, (size_t)(end - pattern - 1)) : NULL;
		if (piece) {
			used += (size_t)snprintf(text + used, size - used, "%s", piece->text);
			pattern = end + 1;
		} else {
			used += (size_t)snprintf(text + used, size - used, "%c", *pattern++);
		}
	}
	return text;
}

static const char *const short_weekdays[] = {N_("Sun"), N_("Mon"), N_("Tue"), N_("Wed"),
                                             N_("Thu"), N_("Fri"), N_("Sat")};

static const char *const long_weekdays[] = {N_("Sunday"),   N_("Monday"), N_("Tuesday"), N_("Wednesday"),
                                            N_("Thursday"), N_("Friday"), N_("Saturday")};

static const char *const short_months[] = {N_("Jan"), N_("Feb"), N_("Mar"), N_("Apr"), N_("May"), N_("Jun"),
                                           N_("Jul"), N_("Aug"), N_("Sep"), N_("Oct"), N_("Nov"), N_("Dec")};

static const char *const long_months[] = {N_("January"),   N_("February"), N_("March"),    N_("April"),
                                          N_("May"),       N_("June"),     N_("July"),     N_("August"),
                                          N_("September"), N_("October"),  N_("November"), N_("December")};

static const char *const patterns[] = {
        [DAY_LONG] = N_("{wd} {day} {mon} {year}"),
        [DAY_SHORT] = N_("{m}/{day}({wd})"),
        [DAY_NUMERIC] = N_("{year}/{m}/{day}({wd})"),
        [DAY_SPOKEN] = N_("{weekday}, {day} {month}"),
        [DAY_ERA] = N_("{era} {erayear}, {day} {month}"),
        [DAY_MONTH] = N_("{month} {year}"),
        [DAY_YEAR] = N_("{year}"),
};

const char *weekday_short(enum weekday weekday)
{
	return _(short_weekdays[weekday]);
}

const char *weekday_long(enum weekday weekday)
{
	return _(long_weekdays[weekday]);
}

static void piece_text(struct piece *piece, const char *name, const char *text)
{
	piece->name = name;
	snprintf(piece->text, sizeof(piece->text), "%s", text);
}

static void piece_number(struct piece *piece, const char *name, int number)
{
	piece->name = name;
	snprintf(piece->text, sizeof(piece->text), "%d", number);
}

/* The first year of an era is 元年 in Japanese and 1 elsewhere; {kanji} and {eyear} are for the Japanese. */
static void day_pieces(int32_t day, struct piece pieces[PIECES])
{
	struct date date = day_date(day);
	int era_year;
	const struct era *era = day_era(day, &era_year);
	enum weekday weekday = day_weekday(day);
	piece_text(&pieces[0], "wd", weekday_short(weekday));
	piece_text(&pieces[1], "weekday", weekday_long(weekday));
	piece_number(&pieces[2], "day", date.mday);
	piece_number(&pieces[3], "m", date.month);
	piece_text(&pieces[4], "mon", _(short_months[date.month - 1]));
	piece_text(&pieces[5], "month", _(long_months[date.month - 1]));
	piece_number(&pieces[6], "year", date.year);
	piece_text(&pieces[7], "era", era->romaji);
	piece_number(&pieces[8], "erayear", era_year);
	piece_text(&pieces[9], "kanji", era->kanji);
	if (era_year == 1)
		piece_text(&pieces[10], "eyear", "元");
	else
		piece_number(&pieces[10], "eyear", era_year);
	pieces[PIECES - 1].name = NULL;
}

char *day_show(int32_t day, enum day_form form, char *text, size_t size)
{
	struct piece pieces[PIECES];
	day_pieces(day, pieces);
	return fill(_(patterns[form]), pieces, text, size);
}

/* As the government names it: the era of the greater part of the year. April 2019 lies in 令和元年度. */
char *fiscal_year_show(int year, char *text, size_t size)
{
	struct piece pieces[PIECES];
	day_pieces(day_of(year, 10, 1), pieces);
	return fill(_("fiscal {year}"), pieces, text, size);
}

/* Three patterns each: the full hour, the half, any other minute. */
static const char *const bare[] = {N_("{hour}"), N_("{hour}:30"), N_("{hour}:{minute}")};
static const char *const am[] = {N_("{hour} am"), N_("{hour}:30 am"), N_("{hour}:{minute} am")};
static const char *const pm[] = {N_("{hour} pm"), N_("{hour}:30 pm"), N_("{hour}:{minute} pm")};

#define NOON (MINUTES_A_DAY / 2)

/* {hour} counts 12, 1 .. 11 and {hour0} 0 .. 11, as 午後0時半 is said. */
static char *clock_say(int minute, const char *const forms[], char *text, size_t size)
{
	struct piece pieces[4] = {{.name = "hour"}, {.name = "minute"}, {.name = "hour0"}, {.name = NULL}};
	int hour = minute / 60 % 12, rest = minute % 60;
	if (minute == NOON)
		return fill(_("noon"), pieces + 3, text, size);
	snprintf(pieces[0].text, sizeof(pieces[0].text), "%d", hour == 0 ? 12 : hour);
	snprintf(pieces[1].text, sizeof(pieces[1].text), "%02d", rest);
	snprintf(pieces[2].text, sizeof(pieces[2].text), "%d", hour);
	return fill(_(forms[rest == 0 ? 0 : rest == 30 ? 1 : 2]), pieces, text, size);
}

char *minute_speak(int minute, char *text, size_t size)
{
	return clock_say(minute, minute < NOON ? am : pm, text, size);
}

/* In one half of the day English drops the first "pm", Japanese the second 午後. */
char *span_speak(int32_t day, int from, int to, char *text, size_t size)
{
	struct piece pieces[6] = {
	        {.name = "day"}, {.name = "from"}, {.name = "to"}, {.name = "from_bare"}, {.name = "to_bare"},
	};
	bool one_half = (from < NOON && to < NOON) || (from > NOON && to < MINUTES_A_DAY);
	day_show(day, DAY_SPOKEN, pieces[0].text, sizeof(pieces[0].text));
	minute_speak(from, pieces[1].text, sizeof(pieces[1].text));
	minute_speak(to, pieces[2].text, sizeof(pieces[2].text));
	clock_say(from, bare, pieces[3].text, sizeof(pieces[3].text));
	clock_say(to, bare, pieces[4].text, sizeof(pieces[4].text));
	return fill(one_half ? _("{day}, from {from_bare} to {to}") : _("{day}, from {from} to {to}"), pieces, text,
	            size);
}
