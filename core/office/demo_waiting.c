#include <stdio.h>

#include "core/desks/waiting.h"
#include "core/office/demo_parts.h"
#include "core/store/stmt.h"

/* Who waits for a time at the desks, the first of them the longest; days from today, times in cells, 0: any. */
static const struct waiter {
	int number;     /* of the member */
	int topic;      /* by code */
	int consultant; /* from 1; 0: any */
	unsigned weekdays;
	int to, from_cell, to_cell, notice;
	const char *note;
	int days;           /* since so many */
	const char *called; /* the outcome of a call a day ago; NULL: none */
} waiters[] = {
        {195, 7, 1, 0, 0, 0, 0, 2, "午前は店を開けるため遅れます", 12, "no_answer"},
        {163, 2, 0, 1U << TUESDAY | 1U << THURSDAY, 0, 56, 0, 1, NULL, 9, NULL},
        {34, 5, 0, 0, 21, 0, 48, 0, "申請の締切が近い", 6, "message"},
        {174, 9, 3, 0, 0, 0, 0, 3, NULL, 4, NULL},
        {41, 3, 0, 1U << MONDAY | 1U << FRIDAY, 0, 52, 0, 0, NULL, 1, NULL},
};

static void bind_waiter(struct stmt *s, const struct demo_office *office, const struct waiter *w, const char *number)
{
	stmt_bind_text(s, "$number", number);
	stmt_bind_int(s, "$topic", office->topics[w->topic]);
	stmt_bind_int(s, "$consultant", w->consultant ? office->consultants[w->consultant - 1] : 0);
	stmt_bind_int(s, "$weekdays", w->weekdays ? w->weekdays : WISH_EVERY_WEEKDAY);
	stmt_bind_int(s, "$from_cell", w->from_cell);
	stmt_bind_int(s, "$to_cell", w->to_cell ? w->to_cell : CELLS_A_DAY);
	stmt_bind_int(s, "$notice", w->notice);
	stmt_bind_text(s, "$note", w->note);
	stmt_bind_int(s, "$at", moment_of(office->today - w->days, 10 * 60 + 7 * w->topic));
}

static enum status put(struct demo_office *office, const struct waiter *w)
{
	char number[16], to[DAY_BYTES];
	snprintf(number, sizeof(number), "%05d", w->number);
	struct stmt s = stmt_open(office->db, "INSERT INTO waiting (client, topic, consultant, weekdays, from_cell,"
	                                      " to_cell, to_day, notice, note, at, status) SELECT id, $topic,"
	                                      " nullif($consultant, 0), $weekdays, $from_cell, $to_cell, $to,"
	                                      " $notice, $note, $at, 'waiting' FROM client WHERE number = $number");
	bind_waiter(&s, office, w, number);
	stmt_bind_text(&s, "$to", w->to ? day_format(office->today + w->to, to) : NULL);
	stmt_run(&s);
	return stmt_close(&s);
}

static enum status put_call(struct demo_office *office, const struct waiter *w)
{
	struct stmt s = stmt_open(office->db, "INSERT INTO waiting_call (waiting, staff, at, outcome)"
	                                      " VALUES ($waiting, $staff, $at, $outcome)");
	stmt_bind_int(&s, "$waiting", db_last_id(office->db));
	stmt_bind_int(&s, "$staff", db_actor(office->db));
	stmt_bind_int(&s, "$at", moment_of(office->today - 1, 16 * 60 + w->topic));
	stmt_bind_text(&s, "$outcome", w->called);
	stmt_run(&s);
	return stmt_close(&s);
}

enum status demo_waiting(struct demo_office *office)
{
	enum status status = DONE;
	for (size_t i = 0; status == DONE && i < sizeof(waiters) / sizeof(waiters[0]); i++) {
		status = put(office, &waiters[i]);
		if (status == DONE && waiters[i].called && db_rows_changed(office->db) == 1)
			status = put_call(office, &waiters[i]);
	}
	return status;
}
