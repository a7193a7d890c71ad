#include "tui/timeline.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/access/right.h"
#include "core/desks/outside.h"
#include "core/history/changed.h"
#include "core/history/history.h"
#include "core/seminars/seminar.h"
#include "core/seminars/sign_up.h"
#include "core/time/civil.h"
#include "core/time/show.h"
#include "core/words.h"
#include "tui/day_data.h"
#include "tui/visit.h"

/* A client's longest list of a kind; older ones are reached by the history. */
enum { ROWS_MOST = 200, KINDS = 3 };

/* Ids of the three kinds stay apart: sign-ups are negative, actions lie above all appointments. */
#define ACTIONS (INT64_C(1) << 48)

static void add_appointment(struct timeline *timeline, const struct appointment *a, const struct outside *outside)
{
	struct moment_row *row = &timeline->rows[timeline->count++];
	char clock[CLOCK_BYTES], topic[401];
	row->id = row->appointment = a->id;
	row->day = a->day;
	row->minute = a->cell * CELL_MINUTES;
	row->status = a->status;
	row->past = !appointment_live(a->status);
	snprintf(row->state, sizeof(row->state), "%s", outside_holds(outside, a->id) ? _("!!") : visit_sign(a->status));
	topic_short(a->topic_name, topic, sizeof(topic));
	snprintf(row->text, sizeof(row->text), _("%s no.%d %s %s"), cell_format(a->cell, clock), a->desk,
	         a->consultant_name, topic);
}

static enum status add_appointments(struct db *db, int64_t client, struct timeline *timeline)
{
	struct appointment_list list;
	struct appointment_filter filter = {
	        .from = DAY_NONE, .to = DAY_NONE, .client = client, .newest_first = true, .limit = ROWS_MOST};
	struct outside outside = {.count = 0};
	enum status status = appointment_list(db, &filter, &list);
	if (status != DONE)
		return status;
	bool live = false;
	for (int i = 0; i < list.count && !live; i++)
		live = appointment_live(list.rows[i].status);
	if (live)
		status = outside_load(db, &outside);
	for (int i = 0; i < list.count; i++)
		add_appointment(timeline, &list.rows[i], &outside);
	outside_free(&outside);
	appointment_list_free(&list);
	return status;
}

static void add_sign_up(struct timeline *timeline, const struct sign_up *up, const struct seminar *seminar)
{
	struct moment_row *row = &timeline->rows[timeline->count++];
	row->id = -up->id;
	row->seminar = seminar->id;
	row->day = seminar->sessions[0].day;
	row->minute = seminar->sessions[0].from_minute;
	row->past = up->status == SIGN_UP_CANCELLED || up->attended;
	if (up->status != SIGN_UP_CANCELLED) {
		timeline->seminars++;
		if (timeline->first == DAY_NONE || row->day < timeline->first)
			timeline->first = row->day;
	}
	const char *state = up->attended ? _("attended") : sign_up_status_text(up->status);
	snprintf(row->state, sizeof(row->state), "%s", _("Se"));
	snprintf(row->text, sizeof(row->text), _("%s %.150s %.150s"), state, up->person_name, seminar->title);
}

static enum status add_sign_ups(struct db *db, int64_t client, struct timeline *timeline)
{
	struct sign_up_list ups;
	enum status status = sign_up_list_of_client(db, client, &ups);
	if (status != DONE)
		return status;
	for (int i = 0; status == DONE && i < ups.count && timeline->count < 2 * ROWS_MOST; i++) {
		struct seminar_list one;
		status = seminar_get(db, ups.rows[i].seminar, &one);
		if (status != DONE)
			break;
		if (one.seminars[0].session_count)
			add_sign_up(timeline, &ups.rows[i], &one.seminars[0]);
		seminar_list_free(&one);
	}
	sign_up_list_free(&ups);
	return status;
}

/* An action about this client and another one, which the sentence names. */
static bool is_about_two(const struct history_entry *entry)
{
	return strcmp(entry->action, "client.merge") == 0 || strcmp(entry->action, "client.distinct") == 0;
}

/* On the card of the client the sentence need not say whom it is about. */
static enum status add_action(struct db *db, struct timeline *timeline, const struct history_entry *entry)
{
	char fields[512];
	enum status status = changed_make(db, entry->id, fields, sizeof(fields));
	struct moment_row *row = &timeline->rows[timeline->count++];
	row->id = ACTIONS + entry->id;
	row->day = moment_day(entry->at);
	row->minute = moment_minute(entry->at);
	row->past = true;
	snprintf(row->state, sizeof(row->state), "%s", _("Ch"));
	if (is_about_two(entry))
		snprintf(row->text, sizeof(row->text), "%.300s (%.60s)", entry->summary, entry->staff_name);
	else if (fields[0])
		snprintf(row->text, sizeof(row->text), _("changed: %.300s (%.60s)"), fields, entry->staff_name);
	else
		snprintf(row->text, sizeof(row->text), "%.300s (%.60s)", _(right_find(entry->action)->words),
		         entry->staff_name);
	return status;
}

static enum status add_actions(struct db *db, int64_t client, struct timeline *timeline)
{
	struct history_list list;
	struct history_filter filter = {
	        .client = client, .family = "client.*", .from = DAY_NONE, .to = DAY_NONE, .limit = ROWS_MOST};
	enum status status = history_list(db, &filter, &list);
	for (int i = 0; status == DONE && i < list.count; i++)
		if (!list.entries[i].undone_by)
			status = add_action(db, timeline, &list.entries[i]);
	history_list_free(&list);
	return status;
}

static int newest_first(const void *a, const void *b)
{
	const struct moment_row *x = a, *y = b;
	if (x->day != y->day)
		return x->day < y->day ? 1 : -1;
	if (x->minute != y->minute)
		return x->minute < y->minute ? 1 : -1;
	return (x->id < y->id) - (x->id > y->id);
}

enum status timeline_load(struct db *db, int64_t client, struct timeline *out)
{
	*out = (struct timeline){.first = DAY_NONE};
	out->rows = calloc(KINDS * ROWS_MOST + 1, sizeof(*out->rows));
	if (!out->rows)
		return fault_set(db_fault(db), FAILED, NULL, _("Out of memory."));
	enum status status = add_appointments(db, client, out);
	if (status == DONE)
		status = add_sign_ups(db, client, out);
	if (status == DONE)
		status = add_actions(db, client, out);
	if (status != DONE)
		timeline_free(out);
	else
		qsort(out->rows, (size_t)out->count, sizeof(*out->rows), newest_first);
	return status;
}

void timeline_free(struct timeline *timeline)
{
	free(timeline->rows);
	memset(timeline, 0, sizeof(*timeline));
}

int timeline_next(const struct timeline *timeline, int32_t day)
{
	int next = -1;
	for (int i = 0; i < timeline->count && timeline->rows[i].day >= day; i++)
		if (timeline->rows[i].appointment && appointment_live(timeline->rows[i].status))
			next = i;
	return next;
}
