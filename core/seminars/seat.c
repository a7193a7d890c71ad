#include "core/seminars/seat.h"

#include <stdlib.h>
#include <string.h>

#include "core/seminars/row.h"
#include "core/store/action.h"
#include "core/store/stmt.h"
#include "core/words.h"

static struct seat *add(struct seat_list *list)
{
	if (list->count == list->room) {
		int more = list->room ? list->room * 2 : 16;
		struct seat *rows = realloc(list->rows, (size_t)more * sizeof(*rows));
		if (!rows)
			return NULL;
		list->rows = rows;
		list->room = more;
	}
	return &list->rows[list->count++];
}

static void read_seat(struct stmt *s, struct seat *out)
{
	memset(out, 0, sizeof(*out));
	sign_up_read(s, &out->sign_up);
	stmt_text(s, SIGN_UP_COLUMN_COUNT, out->title, sizeof(out->title));
	day_parse(stmt_str(s, SIGN_UP_COLUMN_COUNT + 1), &out->day);
	out->minute = (int)stmt_int(s, SIGN_UP_COLUMN_COUNT + 2);
	out->calls = (int)stmt_int(s, SIGN_UP_COLUMN_COUNT + 3);
	out->called_at = stmt_int(s, SIGN_UP_COLUMN_COUNT + 4);
	stmt_text(s, SIGN_UP_COLUMN_COUNT + 5, out->outcome, sizeof(out->outcome));
	stmt_text(s, SIGN_UP_COLUMN_COUNT + 6, out->called_by, sizeof(out->called_by));
}

/* `calls` is a table of calls, with a condition. */
#define SEATS(calls)                                                                                                   \
	"SELECT" SIGN_UP_COLUMNS ", s.title, e.day, e.from_minute,"                                                    \
	" (SELECT count(*) FROM " calls " AND k.sign_up = u.id), l.at, l.outcome, y.name" SIGN_UP_TABLES               \
	"JOIN seminar s ON s.id = u.seminar"                                                                           \
	" JOIN seminar_session e ON e.seminar = s.id AND e.position = (SELECT min(position) FROM seminar_session"      \
	" WHERE seminar = s.id)"                                                                                       \
	" LEFT JOIN (SELECT max(k.id), k.* FROM " calls " GROUP BY k.sign_up) l ON l.sign_up = u.id"                   \
	" LEFT JOIN staff y ON y.id = l.staff"                                                                         \
	" WHERE EXISTS (SELECT 1 FROM seminar_session d WHERE d.seminar = s.id AND (d.day, d.to_minute) > ($day,"      \
	" $minute))"

static const char free_seats[] =
        SEATS("seat_call k WHERE true") " AND u.status = 'waiting' AND s.status IN ('open', 'closed')"
                                        " AND (SELECT count(*) FROM sign_up w WHERE w.seminar = s.id"
                                        " AND w.status = 'waiting' AND w.roll <= u.roll)"
                                        " <= s.capacity - (SELECT count(*) FROM sign_up t WHERE t.seminar = s.id"
                                        " AND t.status IN ('registered', 'offered'))"
                                        " ORDER BY e.day, e.from_minute, s.id, u.roll";

/* Who agreed knows, whatever was noted afterwards. */
static const char called_off[] =
        SEATS("sign_up_call k WHERE k.kind = 'called_off'") " AND s.status = 'cancelled' AND u.status <> 'cancelled'"
                                                            " AND NOT EXISTS (SELECT 1 FROM sign_up_call k"
                                                            " WHERE k.sign_up = u.id AND k.kind = 'called_off'"
                                                            " AND k.outcome = 'agreed')"
                                                            " ORDER BY e.day, e.from_minute, s.id, u.roll";

static enum status load(struct db *db, const char *sql, struct seat_list *out)
{
	char day[DAY_BYTES];
	memset(out, 0, sizeof(*out));
	struct stmt s = stmt_open(db, sql);
	stmt_bind_text(&s, "$day", day_format(moment_day(db_now(db)), day));
	stmt_bind_int(&s, "$minute", moment_minute(db_now(db)));
	while (stmt_row(&s)) {
		struct seat *seat = add(out);
		if (seat)
			read_seat(&s, seat);
		else
			s.status = fault_set(db_fault(db), FAILED, NULL, _("Out of memory."));
	}
	enum status status = stmt_close(&s);
	if (status != DONE)
		seat_list_free(out);
	return status;
}

enum status seat_list_load(struct db *db, struct seat_list *out)
{
	return load(db, free_seats, out);
}

enum status seat_list_off(struct db *db, struct seat_list *out)
{
	return load(db, called_off, out);
}

void seat_list_free(struct seat_list *list)
{
	free(list->rows);
	memset(list, 0, sizeof(*list));
}

/* Inside the action: another terminal may have given the seat away. */
static enum status find(struct db *db, int64_t sign_up, struct sign_up *out)
{
	struct seat_list list;
	bool found = false;
	enum status status = seat_list_load(db, &list);
	for (int i = 0; status == DONE && !found && i < list.count; i++) {
		found = list.rows[i].sign_up.id == sign_up;
		if (found)
			*out = list.rows[i].sign_up;
	}
	seat_list_free(&list);
	if (status == DONE && !found)
		return fault_set(db_fault(db), NOT_FOUND, "id",
		                 _("No seat is free for them now: look at the list again."));
	return status;
}

enum status seat_take(struct db *db, int64_t sign_up, const char *op, struct sign_up *out)
{
	struct action action;
	struct sign_up waiting = {.id = 0};
	enum status status = action_begin(db, "seminar.promote", op, &action);
	if (status != DONE)
		return status;
	if (!action.repeated) {
		status = find(db, sign_up, &waiting);
		if (status == DONE)
			status = sign_up_write(db, sign_up, SIGN_UP_REGISTERED, NULL);
		action_about(db, waiting.client, "seminar", waiting.seminar);
		status = action_end(db, status);
	}
	return status == DONE ? sign_up_by_id(db, sign_up, out) : status;
}

static enum status insert(struct db *db, int64_t sign_up, const char *outcome)
{
	struct stmt s = stmt_open(db, "INSERT INTO seat_call (sign_up, staff, at, outcome)"
	                              " VALUES ($sign_up, $staff, $at, $outcome)");
	stmt_bind_int(&s, "$sign_up", sign_up);
	stmt_bind_int(&s, "$staff", db_actor(db));
	stmt_bind_int(&s, "$at", db_now(db));
	stmt_bind_text(&s, "$outcome", outcome);
	stmt_run(&s);
	return stmt_close(&s);
}

enum status seat_call(struct db *db, int64_t sign_up, const char *outcome, const char *op)
{
	struct action action;
	struct sign_up waiting = {.id = 0};
	if (strcmp(outcome, "no_answer") != 0 && strcmp(outcome, "message") != 0 && strcmp(outcome, "later") != 0)
		return fault_set(db_fault(db), INVALID, "outcome",
		                 _("This call asks for no rating: say what came of it."));
	enum status status = action_begin(db, "seminar.call", op, &action);
	if (status != DONE || action.repeated)
		return status;
	status = find(db, sign_up, &waiting);
	if (status == DONE)
		status = insert(db, sign_up, outcome);
	action_about(db, waiting.client, "seminar", waiting.seminar);
	return action_end(db, status);
}
