#include "core/desks/undone.h"

#include <string.h>

#include "core/desks/appointment.h"
#include "core/desks/place.h"
#include "core/store/stmt.h"
#include "core/time/show.h"
#include "core/words.h"

/* What came back into its time by this action. */
static const char came_back[] =
        "SELECT DISTINCT a.id FROM journal j JOIN appointment a ON a.id = j.row"
        " WHERE j.action = $undo AND j.noun = 'appointment' AND a.day >= $today"
        " AND a.status IN ('booked', 'arrived', 'in_session')"
        " AND (j.old IS NULL OR json_extract(j.old, '$.status') NOT IN ('booked', 'arrived', 'in_session')"
        " OR (json_extract(j.old, '$.desk'), json_extract(j.old, '$.day'), json_extract(j.old, '$.cell'),"
        " json_extract(j.old, '$.cells')) <> (a.desk, a.day, a.cell, a.cells)) AND a.id > $after ORDER BY a.id LIMIT 1";

static enum status next_back(struct db *db, int64_t undo, int64_t *id)
{
	char today[DAY_BYTES];
	struct stmt s = stmt_open(db, came_back);
	stmt_bind_int(&s, "$undo", undo);
	stmt_bind_text(&s, "$today", day_format(moment_day(db_now(db)), today));
	stmt_bind_int(&s, "$after", *id);
	*id = stmt_row(&s) ? stmt_int(&s, 0) : 0;
	return stmt_close(&s);
}

/* A time of today that has passed is none the worse for it. */
static enum status check(struct db *db, int64_t id)
{
	struct appointment visit = {.id = 0};
	char day[SHOW_BYTES], clock[CLOCK_BYTES];
	int64_t consultant = 0;
	enum status status = appointment_get(db, id, &visit);
	struct place place = {.day = visit.day, .minutes = visit.minutes};
	place.ask = (struct slot_ask){
	        .desk = visit.desk, .cell = visit.cell, .cells = visit.cells, .client = visit.client, .moving = id};
	if (status == DONE)
		status = place_check(db, &place, &consultant);
	if (status == DONE && consultant != visit.consultant)
		return fault_set(db_fault(db), CONFLICT, "start",
		                 _("%s does not sit at desk %d on %s at %s any more: book another time."),
		                 visit.consultant_name, visit.desk, day_show(visit.day, DAY_SHORT, day, sizeof(day)),
		                 cell_format(visit.cell, clock));
	return status;
}

static enum status check_visits(struct db *db, int64_t undo)
{
	int64_t id = 0;
	enum status status = next_back(db, undo, &id);
	while (status == DONE && id) {
		status = check(db, id);
		if (status == DONE)
			status = next_back(db, undo, &id);
	}
	return status;
}

/* Whoever waits again by this action, and waits by another wish for the same topic. */
static enum status check_waiting(struct db *db, int64_t undo)
{
	struct stmt s = stmt_open(
	        db, "SELECT c.name FROM journal j JOIN waiting w ON w.id = j.row JOIN waiting o ON o.client = w.client"
	            " AND o.topic = w.topic AND o.status = 'waiting' AND o.id <> w.id JOIN client c ON c.id = w.client"
	            " WHERE j.action = $undo AND j.noun = 'waiting' AND w.status = 'waiting' AND (j.old IS NULL OR"
	            " (json_extract(j.old, '$.status'), json_extract(j.old, '$.topic')) <> ('waiting', w.topic))"
	            " LIMIT 1");
	stmt_bind_int(&s, "$undo", undo);
	enum status twice = DONE;
	if (stmt_row(&s))
		twice = fault_set(db_fault(db), CONFLICT, "topic",
		                  _("%s waits for this topic by another wish: take that off the list first."),
		                  stmt_str(&s, 0));
	enum status status = stmt_close(&s);
	return status == DONE ? twice : status;
}

enum status undone_check(struct db *db, int64_t undo)
{
	enum status status = check_visits(db, undo);
	return status == DONE ? check_waiting(db, undo) : status;
}

/* Where the appointments of an action stood before it, one after the other; false behind the last. */
static bool next_place(struct stmt *s, struct place *out)
{
	*out = (struct place){.day = DAY_NONE};
	if (!stmt_row(s))
		return false;
	day_parse(stmt_str(s, 1), &out->day);
	out->minutes = (int)stmt_int(s, 5);
	out->ask = (struct slot_ask){.moving = stmt_int(s, 0),
	                             .desk = (int)stmt_int(s, 2),
	                             .cell = (int)stmt_int(s, 3),
	                             .cells = (int)stmt_int(s, 4),
	                             .client = stmt_int(s, 6)};
	return true;
}

enum status undone_explain(struct db *db, int64_t action, enum status replayed)
{
	const struct fault said = *db_fault(db);
	if (replayed != CONFLICT || strncmp(db_rule(db), "appointment_cell.", strlen("appointment_cell.")) != 0)
		return replayed;
	struct stmt s = stmt_open(
	        db, "SELECT iif(new IS NULL, 0, row), json_extract(old, '$.day'), json_extract(old, '$.desk'),"
	            " json_extract(old, '$.cell'), json_extract(old, '$.cells'),"
	            " json_extract(old, '$.minutes'), json_extract(old, '$.client') FROM journal"
	            " WHERE action = $action AND noun = 'appointment' AND old IS NOT NULL"
	            " ORDER BY id");
	stmt_bind_int(&s, "$action", action);
	struct place place;
	enum status looked = DONE;
	while (looked == DONE && next_place(&s, &place))
		looked = place_look(db, &place);
	enum status closed = stmt_close(&s);
	if (looked == DONE && closed == DONE)
		*db_fault(db) = said;
	return looked == DONE ? replayed : looked;
}
