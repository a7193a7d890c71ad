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

static void put_event(void *context, const struct appointment *a)
{
	const struct writing *w = context;
	FILE *out = w->out;
	char text[LINE_BYTES];
	int begin = a->cell * CELL_MINUTES;
	put_line(out, "BEGIN:VEVENT");
	snprintf(text, sizeof(text), "UID:appointment-%lld-%s@madoguchi", (long long)a->id, w->store);
	put_line(out, text);
	snprintf(text, sizeof(text), "SEQUENCE:%lld", (long long)a->version);
	put_line(out, text);
	snprintf(text, sizeof(text), "DTSTAMP:%s", w->stamp);
	put_line(out, text);
	put_time(out, "DTSTART", a->day, begin);
	put_time(out, "DTEND", a->day, begin + a->minutes);
	snprintf(text, sizeof(text), "%s (%s)", a->name, a->topic_name);
	put_text(out, "SUMMARY", text);
	put_place(w, a);
	snprintf(text, sizeof(text), "%s%s%s", a->number, a->visitor[0] ? " " : "", a->visitor);
	put_text(out, "DESCRIPTION", text);
	put_line(out, "CLASS:PRIVATE");
	put_line(out, a->status == APPOINTMENT_CANCELLED ? "STATUS:CANCELLED" : "STATUS:CONFIRMED");
	put_line(out, "END:VEVENT");
}

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
	put_line(out, "END:VCALENDAR");
	if (status == DONE && ferror(out))
		return fault_set(db_fault(db), FAILED, "", _("The file cannot be written: see the disk."));
	return status;
}
