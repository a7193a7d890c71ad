#include "core/desks/calendar.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/office/setting.h"
#include "core/store/stmt.h"
#include "core/text/safe.h"
#include "core/time/holiday.h"
#include "core/time/show.h"
#include "core/words.h"

/* What the office has settled, unchanged from one day to another. */
struct terms {
	int desks, session_minutes, gap_minutes;
	struct hours hours;
	struct closed_days closed;
};

static enum status unreadable(struct db *db, const char *name, const char *value)
{
	return fault_set(db_fault(db), FAILED, name,
	                 _("The setting %s is not of its form (%.60s): settle it anew in the configuration."), name,
	                 value);
}

static enum status read_number(struct db *db, const char *name, const char *day, int least, int most, int *out)
{
	char text[SETTING_BYTES];
	enum status status = setting_text(db, name, day, text, sizeof(text));
	if (status != DONE)
		return status;
	char *end = NULL;
	long value = strtol(text, &end, 10);
	if (end == text || *end || value < least || value > most)
		return unreadable(db, name, text);
	*out = (int)value;
	return DONE;
}

static enum status read_terms(struct db *db, int32_t from, struct terms *out)
{
	char day[DAY_BYTES], text[SETTING_BYTES];
	day_format(from, day);
	enum status status = read_number(db, "desks.count", day, 1, 9, &out->desks);
	if (status == DONE)
		status = read_number(db, "desks.session_minutes", day, 1, MINUTES_A_DAY, &out->session_minutes);
	if (status == DONE)
		status = read_number(db, "desks.gap_minutes", day, 0, MINUTES_A_DAY, &out->gap_minutes);
	if (status == DONE)
		status = setting_text(db, "society.hours", day, text, sizeof(text));
	if (status == DONE && !hours_parse(text, &out->hours))
		status = unreadable(db, "society.hours", text);
	if (status == DONE)
		status = setting_text(db, "society.closed_days", day, text, sizeof(text));
	if (status == DONE && !closed_days_parse(text, &out->closed))
		status = unreadable(db, "society.closed_days", text);
	return status;
}

/* The first day after `day`, up to `last`, from which something else is settled; else the day after `last`. */
static enum status next_change(struct db *db, int32_t day, int32_t last, int32_t *out)
{
	char from[DAY_BYTES], to[DAY_BYTES];
	struct stmt s = stmt_open(db, "SELECT min(valid_from) FROM setting WHERE valid_from > $from AND"
	                              " valid_from <= $to AND name IN ('desks.count', 'desks.session_minutes',"
	                              " 'desks.gap_minutes', 'society.hours', 'society.closed_days')");
	stmt_bind_text(&s, "$from", day_format(day, from));
	stmt_bind_text(&s, "$to", day_format(last, to));
	*out = last + 1;
	if (stmt_row(&s))
		day_parse(stmt_str(&s, 0), out);
	return stmt_close(&s);
}

static bool in_range(int date, int from, int to)
{
	return from <= to ? date >= from && date <= to : date >= from || date <= to;
}

/* The year-end says more than a Saturday, and a holiday more than both. */
static void judge_closed(const struct closed_days *closed, struct calendar_day *out)
{
	struct date date = day_date(out->day);
	int month_day = date.month * 100 + date.mday;
	out->closed = closed->weekdays >> day_weekday(out->day) & 1U ? CLOSED_WEEKDAY : OPEN_DAY;
	for (int i = 0; i < closed->count; i++) {
		if (!in_range(month_day, closed->ranges[i].from, closed->ranges[i].to))
			continue;
		out->closed = CLOSED_RANGE;
		out->range_from = closed->ranges[i].from;
		out->range_to = closed->ranges[i].to;
	}
	if (out->holiday)
		out->closed = CLOSED_HOLIDAY;
}

static void fill_day(const struct terms *terms, int32_t day, struct calendar_day *out)
{
	memset(out, 0, sizeof(*out));
	out->day = day;
	out->holiday = holiday_name(day);
	out->desks = terms->desks;
	out->session_minutes = terms->session_minutes;
	out->gap_minutes = terms->gap_minutes;
	out->hours = terms->hours;
	judge_closed(&terms->closed, out);
}

/* What the office has said of single days comes last: it holds against the rules. */
static enum status fill_special(struct db *db, int32_t last, struct calendar *out)
{
	char from[DAY_BYTES], to[DAY_BYTES];
	int32_t day = DAY_NONE;
	struct stmt s = stmt_open(db, "SELECT day, works, name, id FROM special_day WHERE day >= $from AND day <= $to");
	stmt_bind_text(&s, "$from", day_format(out->first, from));
	stmt_bind_text(&s, "$to", day_format(last, to));
	while (stmt_row(&s)) {
		if (!day_parse(stmt_str(&s, 0), &day))
			continue;
		struct calendar_day *special = &out->days[day - out->first];
		special->closed = stmt_int(&s, 1) ? OPEN_DAY : CLOSED_SPECIAL;
		special->special_id = stmt_int(&s, 3);
		stmt_text(&s, 2, special->special, sizeof(special->special));
	}
	return stmt_close(&s);
}

static enum status fill_days(struct db *db, int32_t last, struct calendar *out)
{
	enum status status = DONE;
	int32_t day = out->first;
	while (status == DONE && day <= last) {
		struct terms terms;
		int32_t change = last + 1;
		status = read_terms(db, day, &terms);
		if (status == DONE)
			status = next_change(db, day, last, &change);
		for (; status == DONE && day < change; day++)
			fill_day(&terms, day, &out->days[day - out->first]);
	}
	return status;
}

enum status calendar_load(struct db *db, int32_t first, int32_t last, struct calendar *out)
{
	memset(out, 0, sizeof(*out));
	if (!day_valid(first) || !day_valid(last) || first > last)
		return fault_set(db_fault(db), INVALID, "from",
		                 _("The days end before they begin: change one of them."));
	out->days = calloc((size_t)last - (size_t)first + 1, sizeof(*out->days));
	if (!out->days)
		return fault_set(db_fault(db), FAILED, NULL, _("Out of memory."));
	out->first = first;
	out->count = last - first + 1;
	enum status status = fill_days(db, last, out);
	if (status == DONE)
		status = fill_special(db, last, out);
	if (status != DONE)
		calendar_free(out);
	return status;
}

void calendar_free(struct calendar *calendar)
{
	free(calendar->days);
	memset(calendar, 0, sizeof(*calendar));
}

const struct calendar_day *calendar_find(const struct calendar *calendar, int32_t day)
{
	if (day < calendar->first || day >= calendar->first + calendar->count)
		return NULL;
	return &calendar->days[day - calendar->first];
}

enum status calendar_day(struct db *db, int32_t day, struct calendar_day *out)
{
	struct calendar calendar;
	enum status status = calendar_load(db, day, day, &calendar);
	const struct calendar_day *found = status == DONE ? calendar_find(&calendar, day) : NULL;
	if (found)
		*out = *found;
	calendar_free(&calendar);
	return status;
}

char *calendar_reason(const struct calendar_day *day, char *text, size_t size)
{
	switch (day->closed) {
	case OPEN_DAY:
		text[0] = '\0';
		break;
	case CLOSED_WEEKDAY:
		snprintf(text, size, _("every %s"), weekday_long(day_weekday(day->day)));
		break;
	case CLOSED_SPECIAL:
		snprintf(text, size, "%s", day->special);
		break;
	case CLOSED_HOLIDAY:
		snprintf(text, size, "%s", day->holiday);
		break;
	case CLOSED_RANGE:
		snprintf(text, size,
		         day->range_from > day->range_to ? _("turn of the year, %d/%d to %d/%d")
		                                         : _("from %d/%d to %d/%d"),
		         day->range_from / 100, day->range_from % 100, day->range_to / 100, day->range_to % 100);
		break;
	}
	return text;
}

enum status special_day_put(struct db *db, int32_t day, bool works, const char *name, int64_t *id)
{
	char date[DAY_BYTES];
	enum status status = safe_check(db_fault(db), "name", name, SAFE_LINE, SPECIAL_CHARACTERS);
	if (status == DONE && !*name)
		return fault_set(db_fault(db), INVALID, "name", _("The day needs a name: say what it is."));
	if (status == DONE && !day_valid(day))
		return fault_set(db_fault(db), INVALID, "day", _("There is no such day or time: choose another."));
	if (status != DONE)
		return status;
	struct stmt s = stmt_open(db, "INSERT INTO special_day (day, works, name) VALUES ($day, $works, $name)");
	stmt_bind_text(&s, "$day", day_format(day, date));
	stmt_bind_int(&s, "$works", works);
	stmt_bind_text(&s, "$name", name);
	if (stmt_run(&s) == DONE)
		*id = db_last_id(db);
	return stmt_close(&s);
}
