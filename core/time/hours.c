#include "core/time/hours.h"

#include <stdio.h>
#include <string.h>

#define PART_BYTES 16

/* The next part up to a comma, without the blanks around it; false when it is empty or too long to be one. */
static bool next_part(const char **text, char part[PART_BYTES])
{
	const char *from = *text + strspn(*text, " ");
	size_t length = strcspn(from, ",");
	bool more = from[length] == ',' && from[length + 1] != '\0'; /* after a last comma the comma itself remains */
	*text = from + length + more;
	while (length > 0 && from[length - 1] == ' ')
		length--;
	if (length >= PART_BYTES)
		length = 0;
	memcpy(part, from, length);
	part[length] = '\0';
	return length > 0;
}

/* "09:00", or "9:00". */
static bool read_cell(const char *text, int *cell)
{
	char clock[PART_BYTES + 1];
	snprintf(clock, sizeof(clock), "%s%s", strlen(text) == 4 ? "0" : "", text);
	return cell_parse(clock, cell);
}

bool hours_parse(const char *text, struct hours *out)
{
	struct hours hours = {0};
	char part[PART_BYTES];
	int before = -1;
	do {
		char *dash = hours.count < HOURS_SPANS && next_part(&text, part) ? strchr(part, '-') : NULL;
		int from, to;
		if (!dash)
			return false;
		*dash = '\0';
		if (!read_cell(part, &from) || !read_cell(dash + 1, &to) || from >= to || from <= before)
			return false;
		hours.spans[hours.count].from = from;
		hours.spans[hours.count++].to = before = to;
	} while (*text);
	*out = hours;
	return true;
}

bool hours_hold(const struct hours *hours, int from, int to)
{
	for (int i = 0; i < hours->count; i++)
		if (from >= hours->spans[i].from && to <= hours->spans[i].to)
			return true;
	return false;
}

/* "12-29"; 29 February is a day of a year, too. */
static int month_day(const char *text)
{
	char date[DAY_BYTES];
	int32_t day;
	if (strlen(text) != 5)
		return -1;
	snprintf(date, sizeof(date), "2000-%s", text);
	if (!day_parse(date, &day))
		return -1;
	return day_date(day).month * 100 + day_date(day).mday;
}

static bool read_range(char *part, struct closed_days *closed)
{
	char *dots = strstr(part, "..");
	if (dots)
		*dots = '\0';
	int from = month_day(part), to = dots ? month_day(dots + 2) : from;
	if (closed->count == CLOSED_RANGES || from < 0 || to < 0)
		return false;
	closed->ranges[closed->count].from = from;
	closed->ranges[closed->count++].to = to;
	return true;
}

static bool read_weekday(const char *part, struct closed_days *closed)
{
	static const char *const names[] = {"sun", "mon", "tue", "wed", "thu", "fri", "sat"};
	for (unsigned i = 0; i < 7; i++) {
		if (strcmp(part, names[i]) == 0) {
			closed->weekdays |= 1u << i;
			return true;
		}
	}
	return false;
}

bool closed_days_parse(const char *text, struct closed_days *out)
{
	struct closed_days closed = {0};
	char part[PART_BYTES];
	while (*text) {
		if (!next_part(&text, part))
			return false;
		if (!read_weekday(part, &closed) && !read_range(part, &closed))
			return false;
	}
	*out = closed;
	return true;
}

bool closed_days_hold(const struct closed_days *closed, int32_t day)
{
	struct date date = day_date(day);
	int at = date.month * 100 + date.mday;
	if (closed->weekdays & 1u << day_weekday(day))
		return true;
	for (int i = 0; i < closed->count; i++) {
		int from = closed->ranges[i].from, to = closed->ranges[i].to;
		if (from <= to ? at >= from && at <= to : at >= from || at <= to)
			return true;
	}
	return false;
}
