#include "core/time/wish.h"

#include "core/time/show.h"
#include "core/words.h"

#include <stdio.h>
#include <string.h>

#define NOON (MINUTES_A_DAY / 2)

/* What was read so far; a thing said twice is an error. */
struct reading {
	struct typed typed;
	struct entry_base base;
	struct wish wish;
	bool days, times;
};

struct wish wish_any(void)
{
	return (struct wish){DAY_NONE, DAY_NONE, WISH_EVERY_WEEKDAY, 0, CELLS_A_DAY};
}

static bool set_days(struct reading *reading, int32_t from, int32_t to)
{
	if (reading->days || (from != DAY_NONE && to != DAY_NONE && from > to))
		return false;
	reading->days = true;
	reading->wish.from_day = from;
	reading->wish.to_day = to;
	return true;
}

static bool set_times(struct reading *reading, int from, int to)
{
	int from_cell = (from + CELL_MINUTES - 1) / CELL_MINUTES, to_cell = to / CELL_MINUTES;
	if (reading->times || from_cell >= to_cell)
		return false;
	reading->times = true;
	reading->wish.from_cell = from_cell;
	reading->wish.to_cell = to_cell;
	return true;
}

static int32_t later(int32_t a, int32_t b)
{
	return a > b ? a : b;
}

/* A form of wish: is it here, and if so, could it be taken? */
enum found { ABSENT, TAKEN, WRONG };

static enum found taken(bool could)
{
	return could ? TAKEN : WRONG;
}

/* 今週 and 今月 begin today: what is past cannot be wished for. */
static enum found read_period(struct reading *reading)
{
	int32_t today = reading->base.today, first, last;
	int count;
	if (entry_read_week(&reading->typed, &count)) {
		first = today - ((int)day_weekday(today) + 6) % 7 + count * 7;
		last = first + 6;
	} else {
		const char *before = reading->typed.at;
		if (!entry_read_month(&reading->typed, &count))
			return ABSENT;
		if (strspn(reading->typed.at, "0123456789") > 0 || strncmp(reading->typed.at, "末", 3) == 0) {
			reading->typed.at = before;
			return ABSENT; /* a date: 来月5日 */
		}
		struct date date = day_date(day_add_months(today - (day_date(today).mday - 1), count));
		first = day_of(date.year, date.month, 1);
		last = day_of(date.year, date.month, month_days(date.year, date.month));
	}
	if (!day_valid(first) || !day_valid(last))
		return WRONG;
	return taken(set_days(reading, count == 0 ? later(first, today) : first, last));
}

static enum found read_weekdays(struct reading *reading)
{
	unsigned mask = 0;
	enum weekday weekday;
	if (typed_words(&reading->typed, "平日|weekdays"))
		mask = 0x3E;
	while (entry_read_weekday(&reading->typed, &weekday)) {
		mask |= 1u << weekday;
		typed_skip(&reading->typed, ",/");
	}
	if (mask == 0)
		return ABSENT;
	if (reading->wish.weekdays != WISH_EVERY_WEEKDAY)
		mask |= reading->wish.weekdays;
	reading->wish.weekdays = mask;
	return TAKEN;
}

static enum found read_half_day(struct reading *reading)
{
	struct typed *typed = &reading->typed;
	const char *before = typed->at;
	bool after = typed_words(typed, "午後|pm");
	if (!after && !typed_words(typed, "午前|am"))
		return ABSENT;
	if (*typed->at >= '0' && *typed->at <= '9') {
		typed->at = before;
		return ABSENT; /* a time: 午後2時 */
	}
	return taken(set_times(reading, after ? NOON : 0, after ? MINUTES_A_DAY : NOON));
}

/* "-16" and "until 16", "from 14", "from 12/1": open at one end. What goes on after a clock's digits is a day. */
static enum found read_until(struct reading *reading)
{
	struct typed *typed = &reading->typed;
	const char *before = typed->at;
	int32_t day;
	int minute;
	bool named, until = typed_words(typed, "until|before"), from = !until && typed_words(typed, "from|after");
	typed_skip(typed, " ");
	bool dash = !until && !from && typed_char(typed, '-');
	const char *start = typed->at;
	if ((until || from || dash) && entry_read_clock(typed, &minute, &named) &&
	    (typed_end(typed) || strchr(" ,", *typed->at)))
		return taken(set_times(reading, from ? minute : 0, from ? MINUTES_A_DAY : minute));
	typed->at = start;
	if ((until || from) && entry_read_day(&reading->base, typed, &day))
		return taken(set_days(reading, from ? day : DAY_NONE, from ? DAY_NONE : day));
	typed->at = before;
	return ABSENT;
}

/* The end of a span that began in the afternoon is later: 午後2時-4時. */
static enum found set_span(struct reading *reading, int from)
{
	struct typed *typed = &reading->typed;
	int to;
	bool named;
	typed_skip(typed, " ");
	if (typed_end(typed) || !entry_read_clock(typed, &to, &named))
		return taken(set_times(reading, from, MINUTES_A_DAY));
	typed_word(typed, "まで");
	if (from >= NOON && to < NOON)
		to += NOON;
	return taken(set_times(reading, from, to));
}

static enum found read_times(struct reading *reading)
{
	struct typed *typed = &reading->typed;
	const char *before = typed->at;
	int from;
	bool named;
	if (!entry_read_clock(typed, &from, &named))
		return ABSENT;
	if (typed_words(typed, "以降|以後"))
		return taken(set_times(reading, from, MINUTES_A_DAY));
	if (named && typed_word(typed, "まで"))
		return taken(set_times(reading, 0, from));
	if (typed_char(typed, '-') || (named && typed_word(typed, "から")))
		return set_span(reading, from);
	if (named)
		return taken(set_times(reading, from, MINUTES_A_DAY));
	typed->at = before;
	return ABSENT;
}

/* After 12/1- a number alone is a day of the same month; otherwise the next such day after the first. */
static bool read_last_day(struct reading *reading, int32_t first, int32_t *last)
{
	struct entry_base base = {.today = first, .shown = first, .ahead = true};
	return entry_read_day(&base, &reading->typed, last);
}

static enum found read_days(struct reading *reading)
{
	struct typed *typed = &reading->typed;
	int32_t first, last;
	if (!entry_read_day(&reading->base, typed, &first))
		return ABSENT;
	if (typed_word(typed, "まで"))
		return taken(set_days(reading, DAY_NONE, first));
	bool dash = typed_char(typed, '-');
	if (!dash && !typed_word(typed, "から"))
		return taken(set_days(reading, first, first));
	if (dash)
		typed_skip(typed, " ");
	if (!read_last_day(reading, first, &last))
		return taken(set_days(reading, first, DAY_NONE));
	typed_word(typed, "まで");
	return taken(set_days(reading, first, last));
}

static bool read_all(struct reading *reading)
{
	static enum found (*const forms[])(struct reading *) = {read_period, read_weekdays, read_half_day,
	                                                        read_until,  read_times,    read_days};
	while (typed_skip(&reading->typed, " ,/"), typed_word(&reading->typed, "の"), !typed_end(&reading->typed)) {
		enum found found = ABSENT;
		for (size_t i = 0; i < sizeof(forms) / sizeof(*forms) && found == ABSENT; i++)
			found = forms[i](reading);
		if (found != TAKEN)
			return false;
	}
	return true;
}

enum status wish_read(int32_t today, const char *text, struct wish *out, struct fault *fault)
{
	struct reading reading = {.base = {.today = today, .shown = today, .ahead = true}, .wish = wish_any()};
	if (!typed_open(&reading.typed, text) || !read_all(&reading))
		return fault_set(fault, INVALID, "when",
		                 _("\"%s\" is not understood: type it like nw pm, 12/1-12/5, mon,thu or 14-16"), text);
	*out = reading.wish;
	return DONE;
}

static size_t add(char text[WISH_BYTES], size_t used, const char *more)
{
	return used + (size_t)snprintf(text + used, WISH_BYTES - used, "%s", more);
}

/* A short date is read as the next one not past, so it may only stand for a day that is. */
static const char *day_text(int32_t today, int32_t day, char text[SHOW_BYTES / 2])
{
	bool near = day >= today && day <= day_add_months(today, 11);
	return day_show(day, near ? DAY_SHORT : DAY_NUMERIC, text, SHOW_BYTES / 2);
}

static size_t add_days(char text[WISH_BYTES], const struct wish *wish, int32_t today)
{
	char from[SHOW_BYTES / 2] = "", to[SHOW_BYTES / 2] = "";
	if (wish->from_day != DAY_NONE)
		day_text(today, wish->from_day, from);
	if (wish->to_day != DAY_NONE)
		day_text(today, wish->to_day, to);
	if (wish->from_day == wish->to_day)
		snprintf(text, WISH_BYTES, "%s", from);
	else if (wish->to_day == DAY_NONE)
		snprintf(text, WISH_BYTES, _("from %s"), from);
	else if (wish->from_day == DAY_NONE)
		snprintf(text, WISH_BYTES, _("until %s"), to);
	else
		snprintf(text, WISH_BYTES, "%s-%s", from, to);
	return strlen(text);
}

static size_t add_weekdays(char text[WISH_BYTES], size_t used, const struct wish *wish)
{
	const char *between = used > 0 ? " " : "";
	if (wish->weekdays == WISH_EVERY_WEEKDAY)
		return used;
	for (int i = MONDAY; i <= MONDAY + 6; i++) {
		if (!(wish->weekdays & 1u << i % 7))
			continue;
		used = add(text, used, between);
		used = add(text, used, weekday_short((enum weekday)(i % 7)));
		between = "/";
	}
	return used;
}

static size_t add_times(char text[WISH_BYTES], size_t used, const struct wish *wish)
{
	char clock[CLOCK_BYTES];
	if (wish->from_cell == 0 && wish->to_cell == CELLS_A_DAY)
		return used;
	if (used > 0)
		used = add(text, used, " ");
	if (wish->from_cell > 0)
		used = add(text, used, cell_format(wish->from_cell, clock));
	used = add(text, used, "-");
	return wish->to_cell < CELLS_A_DAY ? add(text, used, cell_format(wish->to_cell, clock)) : used;
}

char *wish_text(const struct wish *wish, int32_t today, char text[WISH_BYTES])
{
	size_t used = add_days(text, wish, today);
	used = add_weekdays(text, used, wish);
	add_times(text, used, wish);
	return text;
}

bool wish_allows_day(const struct wish *wish, int32_t day)
{
	if (wish->from_day != DAY_NONE && day < wish->from_day)
		return false;
	if (wish->to_day != DAY_NONE && day > wish->to_day)
		return false;
	return wish->weekdays & 1u << day_weekday(day);
}

bool wish_allows(const struct wish *wish, int32_t day, int from_cell, int to_cell)
{
	return wish_allows_day(wish, day) && from_cell >= wish->from_cell && to_cell <= wish->to_cell;
}
