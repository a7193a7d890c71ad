#include "core/export/desk_leaf.h"

#include "core/access/staff.h"
#include "core/desks/appointment.h"
#include "core/desks/slot.h"
#include "core/office/code.h"
#include "core/office/setting.h"
#include "core/text/number.h"
#include "core/time/show.h"
#include "core/words.h"

#include <stdlib.h>

#define TEXT_BYTES 4096
#define TIME_BYTES 48

/* The records of print/leaf.h. */
static const struct extract_column columns[] = {
        {"kind", "種類", false, NULL}, {"label", "項目", false, NULL}, {"text", "内容", false, NULL}, {0}};

void desk_leaf_open(struct extract *leaf)
{
	extract_open(leaf, columns);
}

static void add(struct extract *leaf, const char *kind, const char *label, const char *text)
{
	const char *cells[] = {kind, label, text};
	extract_add(leaf, cells);
}

static void add_fact(struct extract *leaf, const char *label, const char *text)
{
	if (*text)
		add(leaf, "fact", label, text);
}

static enum status read_society(struct db *db, const char *name, char out[SETTING_BYTES])
{
	char today[DAY_BYTES];
	day_format(moment_day(db_now(db)), today);
	return setting_text(db, name, today, out, SETTING_BYTES);
}

/* 10:00-11:00; a session that ends at midnight ends at 24:00. */
static void time_text(int from, int to, char out[TIME_BYTES])
{
	snprintf(out, TIME_BYTES, "%02d:%02d-%02d:%02d", from / 60, from % 60, to / 60, to % 60);
}

/* ---- The slip ---- */

static void slip_facts(const struct appointment *a, const struct code *topic, struct extract *leaf)
{
	char text[TEXT_BYTES], time[TIME_BYTES], day[SHOW_BYTES];
	int from = a->cell * CELL_MINUTES;
	time_text(from, from + a->minutes, time);
	day_show(a->day, DAY_LONG, day, sizeof(day));
	snprintf(text, sizeof(text), "%s  %s", day, time);
	add(leaf, "heading", text, "");
	snprintf(text, sizeof(text), "%s%s%s", a->name, a->visitor[0] ? "  " : "", a->visitor);
	add_fact(leaf, _("Client"), text);
	snprintf(text, sizeof(text), _("at desk %d"), a->desk);
	add_fact(leaf, _("Where"), a->means == MEANS_COUNTER ? text : means_text(a->means));
	add_fact(leaf, _("Consultant"), a->consultant_name);
	add_fact(leaf, _("About"), a->topic_code == 0 ? "" : a->topic_name);
	add_fact(leaf, _("Please bring"), topic->bring);
}

/* Whom to ring when something comes between; an office may have settled no number. */
static enum status add_contact(struct db *db, const char *society, struct extract *leaf)
{
	char phone[SETTING_BYTES], text[TEXT_BYTES];
	enum status status = read_society(db, "society.phone", phone);
	snprintf(text, sizeof(text), "%s  %s", society, phone);
	if (status == DONE)
		add_fact(leaf, _("Contact"), text);
	return status == NOT_FOUND ? DONE : status;
}

enum status desk_leaf_slip(struct db *db, int64_t id, struct extract *leaf, int64_t *client)
{
	struct appointment a;
	struct code topic;
	char society[SETTING_BYTES] = "", number[NUMBER_CODE_BYTES];
	enum status status = appointment_get(db, id, &a);
	if (status == DONE && !appointment_live(a.status))
		return fault_set(db_fault(db), CONFLICT, "id",
		                 _("Appointment %lld is over or cancelled: there is no slip for it."), (long long)id);
	if (status == DONE)
		status = code_get(db, CODE_TOPIC, a.topic, &topic);
	if (status == DONE)
		status = read_society(db, "society.name", society);
	if (status != DONE || !number_code(number, NUMBER_APPOINTMENT, id))
		return status == DONE ? FAILED : status;
	*client = a.client;
	add(leaf, "title", society, _("Your appointment"));
	slip_facts(&a, &topic, leaf);
	status = add_contact(db, society, leaf);
	add(leaf, "code", _("Number"), number);
	return status;
}

/* ---- The days of a consultant ---- */

/* What stands at a time of a day: an appointment, a closed time, or neither, which is free. Minutes of the day. */
struct line {
	int from, to;
	const struct appointment *visit;
	const struct closure *closure;
};
#define LINES_MOST 256

struct days {
	const struct desk_leaf_days *asked;
	const struct plan *plan;
	const struct appointment_list *visits;
	int64_t now;
	struct line lines[LINES_MOST]; /* of one day */
	int count;
};

static void put(struct days *d, struct line line)
{
	if (d->count < LINES_MOST)
		d->lines[d->count++] = line;
}

/* Whole sessions' time that nobody has, from one cell up to another. */
static void put_gaps(struct days *d, const struct plan_day *day, int from, int to)
{
	for (int i = 0; day->calendar && i < day->count; i++) {
		const struct plan_span *span = &day->spans[i];
		int begin = span->from > from ? span->from : from, end = span->to < to ? span->to : to;
		if (span->consultant == d->asked->consultant &&
		    (end - begin) * CELL_MINUTES >= day->calendar->session_minutes)
			put(d, (struct line){.from = begin * CELL_MINUTES, .to = end * CELL_MINUTES});
	}
}

static void put_visits(struct days *d, const struct plan_day *day, int32_t date)
{
	int end = slot_first_cell(date, d->now, false);
	for (int i = 0; i < d->visits->count; i++) {
		const struct appointment *a = &d->visits->rows[i];
		if (a->day != date || a->status == APPOINTMENT_CANCELLED)
			continue;
		int from = a->cell * CELL_MINUTES;
		put_gaps(d, day, end, a->cell);
		put(d, (struct line){.from = from, .to = from + a->minutes, .visit = a});
		end = a->cell + a->cells > end ? a->cell + a->cells : end;
	}
	put_gaps(d, day, end, CELLS_A_DAY);
}

/* What a closed time takes of a time they would sit there. */
static void put_closed(struct days *d, const struct closure *closure, const struct plan_span *span, int32_t date)
{
	int from = date == closure->from_day ? closure->from : 0,
	    to = date == closure->to_day ? closure->to : CELLS_A_DAY;
	bool meant = (closure->consultant == 0 || closure->consultant == d->asked->consultant) &&
	             (closure->desk == 0 || closure->desk == span->desk);
	from = span->from > from ? span->from : from;
	to = span->to < to ? span->to : to;
	if (meant && from < to)
		put(d, (struct line){.from = from * CELL_MINUTES, .to = to * CELL_MINUTES, .closure = closure});
}

static void put_closures(struct days *d, int32_t date)
{
	struct plan open = *d->plan;
	struct plan_day day;
	open.closures = 0;
	plan_day(&open, date, &day);
	for (int i = 0; i < d->plan->closures; i++) {
		const struct closure *closure = &d->plan->closure[i];
		for (int j = 0; closure->from_day <= date && date <= closure->to_day && j < day.count; j++)
			if (day.spans[j].consultant == d->asked->consultant)
				put_closed(d, closure, &day.spans[j], date);
	}
}

static int earlier_first(const void *a, const void *b)
{
	const struct line *x = a, *y = b;
	return x->from != y->from ? x->from - y->from : x->to - y->to;
}

static void visit_text(const struct appointment *a, char out[TEXT_BYTES])
{
	const char *phone = a->callback[0] ? a->callback : a->phone;
	snprintf(out, TEXT_BYTES, _("%s%s%s, %s (no.%d, %s)%s%s"), a->name, a->visitor[0] ? " " : "", a->visitor,
	         a->topic_name, a->desk, appointment_status_text(a->status), phone[0] ? "  " : "", phone);
}

static void closure_text(const struct closure *closure, char out[TEXT_BYTES])
{
	char where[64] = "";
	if (closure->desk)
		snprintf(where, sizeof(where), _("at desk %d"), closure->desk);
	snprintf(out, TEXT_BYTES, "%s%s%s%s%s", where, where[0] ? "  " : "", _("no appointments"),
	         closure->reason[0] ? "  " : "", closure->reason);
}

static void add_line(const struct line *line, struct extract *leaf)
{
	char text[TEXT_BYTES], time[TIME_BYTES];
	if (line->visit)
		visit_text(line->visit, text);
	else if (line->closure)
		closure_text(line->closure, text);
	else
		snprintf(text, sizeof(text), "%s", _("free"));
	time_text(line->from, line->to, time);
	add_fact(leaf, time, text);
}

static void add_day(struct days *d, int32_t date, struct extract *leaf)
{
	struct plan_day day;
	char heading[SHOW_BYTES], reason[TEXT_BYTES] = "";
	plan_day(d->plan, date, &day);
	if (day.calendar)
		calendar_reason(day.calendar, reason, sizeof(reason));
	add(leaf, "heading", day_show(date, DAY_SHORT, heading, sizeof(heading)), reason);
	d->count = 0;
	put_visits(d, &day, date);
	put_closures(d, date);
	qsort(d->lines, (size_t)d->count, sizeof(*d->lines), earlier_first);
	for (int i = 0; i < d->count; i++)
		add_line(&d->lines[i], leaf);
	if (d->count == 0 && day.count == 0 && !reason[0])
		add_fact(leaf, "", _("not here"));
}

static void add_days(struct days *d, const char *society, const char *name, struct extract *leaf)
{
	char text[TEXT_BYTES], first[SHOW_BYTES], last[SHOW_BYTES];
	snprintf(text, sizeof(text), "%s  %s-%s", name, day_show(d->asked->first, DAY_NUMERIC, first, sizeof(first)),
	         day_show(d->asked->last, DAY_NUMERIC, last, sizeof(last)));
	add(leaf, "title", society, text);
	for (int32_t day = d->asked->first; day <= d->asked->last; day++)
		add_day(d, day, leaf);
}

enum status desk_leaf_week(struct db *db, const struct desk_leaf_days *days, struct extract *leaf)
{
	struct plan plan = {0};
	struct appointment_list visits = {0};
	struct appointment_filter filter = {
	        .from = days->first, .to = days->last, .consultant = days->consultant, .only = days->only};
	struct staff who;
	char society[SETTING_BYTES] = "";
	enum status status = staff_get(db, days->consultant, &who);
	if (status == DONE)
		status = read_society(db, "society.name", society);
	if (status == DONE)
		status = plan_load(db, days->first, days->last, &plan);
	if (status == DONE)
		status = appointment_list(db, &filter, &visits);
	if (status == DONE)
		add_days(&(struct days){.asked = days, .plan = &plan, .visits = &visits, .now = db_now(db)}, society,
		         who.name, leaf);
	plan_free(&plan);
	appointment_list_free(&visits);
	return status;
}
