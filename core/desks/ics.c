#include "core/desks/ics.h"

#include <string.h>
#include <time.h>

#include "core/office/setting.h"
#include "core/store/stmt.h"
#include "core/text/utf8.h"
#include "core/words.h"

#define LINE_OCTETS  75 /* without its end (RFC 5545, 3.1) */
#define LINE_BYTES   4096
#define STORE_DIGITS 16
#define UTC_BYTES    40

struct writing {
	FILE *out;
	char store[STORE_DIGITS + 1]; /* tells this office's store from any other */
	char society[SETTING_BYTES];
	char stamp[UTC_BYTES];
};

struct event {
	int64_t id, version;
	int32_t day;
	int cell, minutes;
};

/* ---- Content lines ---- */

/* A long line goes on in the next one behind a blank, never inside a character. */
static void put_line(FILE *out, const char *line)
{
	size_t used = 0;
	while (*line) {
		uint32_t character;
		size_t bytes = (size_t)utf8_step(line, &character);
		if (used + bytes > LINE_OCTETS) {
			fputs("\r\n ", out);
			used = 1;
		}
		fwrite(line, 1, bytes, out);
		line += bytes;
		used += bytes;
	}
	fputs("\r\n", out);
}

/* A text value: commas, semicolons and backslashes are marked, a line feed is written \n (RFC 5545, 3.3.11). */
static void put_text(FILE *out, const char *name, const char *text)
{
	char line[LINE_BYTES];
	size_t used = (size_t)snprintf(line, sizeof(line), "%s:", name);
	for (; *text && used + 3 < sizeof(line); text++) {
		if (strchr(",;\\\n", *text))
			line[used++] = '\\';
		line[used++] = *text == '\n' ? 'n' : *text;
	}
	line[used] = '\0';
	put_line(out, line);
}

static void put_time(FILE *out, const char *name, int32_t day, int minute)
{
	char line[64];
	struct date date = day_date(day + minute / MINUTES_A_DAY);
	minute %= MINUTES_A_DAY;
	snprintf(line, sizeof(line), "%s;TZID=Asia/Tokyo:%04d%02d%02dT%02d%02d00", name, date.year, date.month,
	         date.mday, minute / 60, minute % 60);
	put_line(out, line);
}

/* Japan has had no summer time since 1951; the office's time has none at all (core/time/civil.h). */
static const char *const zone[] = {
        "BEGIN:VTIMEZONE",  "TZID:Asia/Tokyo", "BEGIN:STANDARD", "DTSTART:19700101T000000", "TZOFFSETFROM:+0900",
        "TZOFFSETTO:+0900", "TZNAME:JST",      "END:STANDARD",   "END:VTIMEZONE",           NULL};

/* ---- Events ---- */

static void put_place(const struct writing *w, const struct appointment *a)
{
	char text[LINE_BYTES];
	if (a->means == MEANS_COUNTER)
		snprintf(text, sizeof(text), _("%s, desk %d"), w->society, a->desk);
	else
		snprintf(text, sizeof(text), "%s", means_text(a->means));
	put_text(w->out, "LOCATION", text);
}

static void put_number(FILE *out, const char *name, int64_t number)
{
	char line[64];
	snprintf(line, sizeof(line), "%s:%lld", name, (long long)number);
	put_line(out, line);
}

/* What every state of an appointment has: which one it is, how late a state, and when it takes place. */
static void begin_event(const struct writing *w, const struct event *e)
{
	char line[LINE_OCTETS + STORE_DIGITS];
	int begin = e->cell * CELL_MINUTES;
	put_line(w->out, "BEGIN:VEVENT");
	snprintf(line, sizeof(line), "UID:appointment-%lld-%s@madoguchi", (long long)e->id, w->store);
	put_line(w->out, line);
	put_number(w->out, "SEQUENCE", e->version);
	snprintf(line, sizeof(line), "DTSTAMP:%s", w->stamp);
	put_line(w->out, line);
	put_time(w->out, "DTSTART", e->day, begin);
	put_time(w->out, "DTEND", e->day, begin + e->minutes);
}

static void end_event(const struct writing *w, bool cancelled)
{
	put_line(w->out, "CLASS:PRIVATE");
	put_line(w->out, cancelled ? "STATUS:CANCELLED" : "STATUS:CONFIRMED");
	put_line(w->out, "END:VEVENT");
}

static void put_event(void *context, const struct appointment *a)
{
	const struct writing *w = context;
	char text[LINE_BYTES];
	begin_event(w, &(struct event){a->id, a->version, a->day, a->cell, a->minutes});
	snprintf(text, sizeof(text), "%s (%s)", a->name, a->topic_name);
	put_text(w->out, "SUMMARY", text);
	put_place(w, a);
	snprintf(text, sizeof(text), "%s%s%s", a->number, a->visitor[0] ? " " : "", a->visitor);
	put_text(w->out, "DESCRIPTION", text);
	end_event(w, a->status == APPOINTMENT_CANCELLED);
}

/* ---- What has left the calendar ---- */

/* What stood in this calendar once and stands elsewhere now, or nowhere: by its last place here, and whether it is
 * still this calendar's on another day. */
static const char left_query[] =
        "SELECT l.row, coalesce(a.version, l.part), json_extract(j.old, '$.day'), json_extract(j.old, '$.cell'),"
        " json_extract(j.old, '$.minutes'), a.id IS NOT NULL AND ($desk = 0 OR a.desk = $desk)"
        " AND ($consultant = 0 OR a.consultant = $consultant) AND ($only = 0 OR a.consultant = $only) AS ours"
        " FROM (SELECT row, max(part) AS part, max(iif(json_extract(old, '$.day') BETWEEN $from AND $to"
        " AND ($desk = 0 OR json_extract(old, '$.desk') = $desk)"
        " AND ($consultant = 0 OR json_extract(old, '$.consultant') = $consultant)"
        " AND ($only = 0 OR json_extract(old, '$.consultant') = $only), id, NULL)) AS last"
        " FROM journal WHERE noun = 'appointment' AND old IS NOT NULL GROUP BY row) l"
        " JOIN journal j ON j.id = l.last LEFT JOIN appointment a ON a.id = l.row"
        " WHERE NOT ours OR a.day NOT BETWEEN $from AND $to ORDER BY l.row";

/* Of what is not this calendar's any more nobody is named: whose it was is no longer its to say. */
static void put_gone(const struct writing *w, struct stmt *s)
{
	struct event event = {stmt_int(s, 0), stmt_int(s, 1), DAY_NONE, (int)stmt_int(s, 3), (int)stmt_int(s, 4)};
	if (!day_parse(stmt_str(s, 2), &event.day))
		return;
	begin_event(w, &event);
	put_text(w->out, "SUMMARY", appointment_status_text(APPOINTMENT_CANCELLED));
	end_event(w, true);
}

static enum status put_left(struct db *db, struct writing *w, struct stmt *s)
{
	struct appointment moved;
	if (!stmt_int(s, 5)) {
		put_gone(w, s);
		return DONE;
	}
	enum status status = appointment_get(db, stmt_int(s, 0), &moved);
	if (status == DONE)
		put_event(w, &moved);
	return status;
}

static enum status put_all_left(struct db *db, const struct appointment_filter *filter, struct writing *w)
{
	char from[DAY_BYTES], to[DAY_BYTES];
	enum status status = DONE;
	struct stmt s = stmt_open(db, left_query);
	stmt_bind_text(&s, "$from", day_format(filter->from == DAY_NONE ? DAY_FIRST : filter->from, from));
	stmt_bind_text(&s, "$to", day_format(filter->to == DAY_NONE ? DAY_LAST : filter->to, to));
	stmt_bind_int(&s, "$desk", filter->desk);
	stmt_bind_int(&s, "$consultant", filter->consultant);
	stmt_bind_int(&s, "$only", filter->only);
	while (status == DONE && stmt_row(&s))
		status = put_left(db, w, &s);
	enum status closed = stmt_close(&s);
	return status == DONE ? closed : status;
}

/* ---- The calendar ---- */

/* The first row of the log is the founding; its hash is nobody else's. */
static enum status read_store(struct db *db, struct writing *w)
{
	struct stmt s = stmt_open(db, "SELECT substr(chain, 1, 16) FROM log ORDER BY id LIMIT 1");
	if (stmt_row(&s))
		stmt_text(&s, 0, w->store, sizeof(w->store));
	return stmt_close(&s);
}

static void stamp(int64_t now, char out[UTC_BYTES])
{
	struct tm parts;
	time_t seconds = (time_t)now;
	gmtime_r(&seconds, &parts);
	strftime(out, UTC_BYTES, "%Y%m%dT%H%M%SZ", &parts);
}

enum status ics_write(struct db *db, const struct appointment_filter *filter, const char *name, FILE *out)
{
	struct writing w = {.out = out};
	char today[DAY_BYTES];
	stamp(db_now(db), w.stamp);
	day_format(moment_day(db_now(db)), today);
	enum status status = read_store(db, &w);
	if (status == DONE)
		status = setting_text(db, "society.name", today, w.society, sizeof(w.society));
	if (status != DONE)
		return status;
	put_line(out, "BEGIN:VCALENDAR");
	put_line(out, "VERSION:2.0");
	put_line(out, "PRODID:-//madoguchi//" VERSION "//JA");
	put_line(out, "METHOD:PUBLISH");
	put_text(out, "X-WR-CALNAME", name);
	for (int i = 0; zone[i]; i++)
		put_line(out, zone[i]);
	status = appointment_each(db, filter, put_event, &w);
	if (status == DONE)
		status = put_all_left(db, filter, &w);
	put_line(out, "END:VCALENDAR");
	if (status == DONE && ferror(out))
		return fault_set(db_fault(db), FAILED, "", _("The file cannot be written: see the disk."));
	return status;
}
