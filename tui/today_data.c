#include "tui/today_data.h"

#include <stdio.h>
#include <string.h>

#include "core/desks/calendar.h"
#include "core/seminars/seminar.h"
#include "core/time/civil.h"
#include "core/time/show.h"
#include "core/words.h"
#include "tui/call_keys.h"
#include "tui/visit.h"

enum { KINDS = 16 };

int64_t today_row_id(const struct today_row *row)
{
	/* An appointment keeps its id when it becomes overdue under the cursor. */
	int kind = row->kind == TODAY_OVERDUE ? TODAY_COMING : (int)row->kind;
	return row->id * KINDS + (row->kind == TODAY_CALL ? TODAY_DRAFT + 1 + (int)row->call : kind);
}

static struct today_row *add(struct today *today, enum today_kind kind, int64_t id)
{
	if (today->count == TODAY_ROWS)
		return NULL;
	struct today_row *row = &today->rows[today->count++];
	memset(row, 0, sizeof(*row));
	row->kind = kind;
	row->id = id;
	return row;
}

/* Booked and not here when it should have begun, or still going on after its end. */
static bool is_overdue(const struct appointment *a, int minute)
{
	int start = a->cell * CELL_MINUTES;
	return (a->status == APPOINTMENT_BOOKED && start < minute) || start + a->cells * CELL_MINUTES <= minute;
}

static void set_visit(struct today_row *row, const struct appointment *a)
{
	row->client = a->client;
	visit_line_of(a, &row->visit);
}

static void add_appointments(struct today *today, enum today_kind kind)
{
	for (int i = 0; i < today->appointments.count; i++) {
		const struct appointment *a = &today->appointments.rows[i];
		if (is_overdue(a, today->minute) != (kind == TODAY_OVERDUE))
			continue;
		struct today_row *row = add(today, kind, a->id);
		if (!row)
			return;
		set_visit(row, a);
		row->minute = a->cell * CELL_MINUTES;
		row->place = i;
	}
}

void today_sort(struct today *today, int minute)
{
	struct today_row rest[TODAY_ROWS];
	int first = today->overdue + today->coming, others = today->count - first;
	memcpy(rest, &today->rows[first], (size_t)others * sizeof(rest[0]));
	today->minute = minute;
	today->count = 0;
	add_appointments(today, TODAY_OVERDUE);
	today->overdue = today->count;
	add_appointments(today, TODAY_COMING);
	today->coming = today->count - today->overdue;
	others = others < TODAY_ROWS - today->count ? others : TODAY_ROWS - today->count;
	memcpy(&today->rows[today->count], rest, (size_t)others * sizeof(rest[0]));
	today->count += others;
}

static void add_seminar(struct today *today, const struct seminar *seminar, const struct seminar_session *session)
{
	char clock[CLOCK_BYTES];
	struct today_row *row = add(today, TODAY_SEMINAR, seminar->id);
	if (!row)
		return;
	snprintf(row->head, sizeof(row->head), "%s %.380s", clock_format(session->from_minute, clock), seminar->title);
	if (seminar->waiting)
		snprintf(row->more, sizeof(row->more), _("%d/%d  waiting %d"), seminar->registered, seminar->capacity,
		         seminar->waiting);
	else
		snprintf(row->more, sizeof(row->more), "%d/%d", seminar->registered, seminar->capacity);
	bool open = seminar->status == SEMINAR_OPEN || seminar->status == SEMINAR_CLOSED;
	row->ends = open && !session->closed_at ? session->to_minute : 0;
	today->seminars++;
}

static enum status load_seminars(struct db *db, struct today *today)
{
	struct seminar_list list;
	enum status status = seminar_list_load(db, today->day, today->day, &list);
	if (status != DONE)
		return status;
	for (int i = 0; i < list.count; i++)
		for (int s = 0; s < list.seminars[i].session_count; s++)
			if (list.seminars[i].sessions[s].day == today->day &&
			    list.seminars[i].status != SEMINAR_CANCELLED && list.seminars[i].status != SEMINAR_DRAFT)
				add_seminar(today, &list.seminars[i], &list.seminars[i].sessions[s]);
	seminar_list_free(&list);
	return DONE;
}

static void add_call(struct today *today, const struct call_row *call)
{
	struct today_row *row = add(today, TODAY_CALL, call->id);
	if (!row)
		return;
	set_visit(row, &call->visit);
	row->call = call->kind;
	visit_name(&call->visit, row->head, sizeof(row->head));
	call_line(today->day, call, row->more, sizeof(row->more));
	today->calls++;
}

static enum status load_calls(struct db *db, struct today *today)
{
	struct call_list list;
	enum status status = call_list(db, &list);
	if (status != DONE)
		return status;
	today->calls_all = list.count;
	for (int i = 0; i < list.count; i++)
		add_call(today, &list.rows[i]);
	call_list_free(&list);
	return DONE;
}

static enum status load_drafts(struct db *db, struct today *today)
{
	int count = 0;
	enum status status = draft_list(db, today->drafts, TODAY_DRAFTS, &count);
	for (int i = 0; i < count; i++) {
		char clock[CLOCK_BYTES];
		struct today_row *row = add(today, TODAY_DRAFT, today->drafts[i].id);
		if (!row)
			break;
		row->place = i;
		snprintf(row->head, sizeof(row->head), "%.190s (%s)", today->drafts[i].about,
		         clock_format(moment_minute(today->drafts[i].at), clock));
		today->draft_count++;
	}
	return status;
}

static enum status look_at_calendar(struct db *db, struct today *today)
{
	struct calendar_day day;
	enum status status = calendar_day(db, today->day, &day);
	if (status == DONE)
		calendar_reason(&day, today->closed, sizeof(today->closed));
	return status;
}

enum status today_load(struct db *db, int64_t now, struct today *out)
{
	memset(out, 0, sizeof(*out));
	out->day = moment_day(now);
	struct appointment_filter filter = {.from = out->day, .to = out->day, .statuses = APPOINTMENT_LIVE};
	enum status status = look_at_calendar(db, out);
	if (status == DONE)
		status = appointment_list(db, &filter, &out->appointments);
	if (status == DONE)
		today_sort(out, moment_minute(now));
	if (status == DONE)
		status = load_seminars(db, out);
	if (status == DONE)
		status = load_calls(db, out);
	if (status == DONE)
		status = load_drafts(db, out);
	return status;
}

void today_free(struct today *today)
{
	appointment_list_free(&today->appointments);
}
