#include "core/desks/outside.h"

#include <stdlib.h>
#include <string.h>

#include "core/store/stmt.h"
#include "core/words.h"

/* Days of the plan that are read at once. */
enum { SLICE_DAYS = 60 };

/* An appointment as far as its place goes. */
struct stand {
	int64_t id, consultant;
	int32_t day;
	int desk, cell, cells;
};

struct stands {
	int count, room;
	struct stand *rows;
};

static enum status no_memory(struct db *db)
{
	return fault_set(db_fault(db), FAILED, NULL, _("Out of memory."));
}

static bool keep_stand(struct stmt *s, struct stands *stands)
{
	if (stands->count == stands->room) {
		int more = stands->room ? stands->room * 2 : 64;
		struct stand *rows = realloc(stands->rows, (size_t)more * sizeof(*rows));
		if (!rows)
			return false;
		stands->rows = rows;
		stands->room = more;
	}
	struct stand *stand = &stands->rows[stands->count++];
	*stand = (struct stand){.id = stmt_int(s, 0),
	                        .consultant = stmt_int(s, 1),
	                        .day = DAY_NONE,
	                        .desk = (int)stmt_int(s, 3),
	                        .cell = (int)stmt_int(s, 4),
	                        .cells = (int)stmt_int(s, 5)};
	return day_parse(stmt_str(s, 2), &stand->day);
}

static enum status load_stands(struct db *db, struct stands *out)
{
	char today[DAY_BYTES];
	struct stmt s = stmt_open(db, "SELECT id, consultant, day, desk, cell, cells FROM appointment"
	                              " WHERE day >= $today AND status = 'booked' ORDER BY day, cell, desk");
	stmt_bind_text(&s, "$today", day_format(moment_day(db_now(db)), today));
	while (stmt_row(&s))
		if (!keep_stand(&s, out))
			s.status = no_memory(db);
	return stmt_close(&s);
}

static bool stands_outside(const struct plan_day *day, const struct stand *stand)
{
	const struct plan_span *span = plan_at(day, stand->desk, stand->cell);
	return !span || span->consultant != stand->consultant || stand->cell + stand->cells > span->to;
}

bool outside_is(const struct plan_day *day, const struct appointment *appointment, int32_t today)
{
	struct stand stand = {.day = appointment->day,
	                      .consultant = appointment->consultant,
	                      .desk = appointment->desk,
	                      .cell = appointment->cell,
	                      .cells = appointment->cells};
	return appointment->status == APPOINTMENT_BOOKED && stand.day >= today && stands_outside(day, &stand);
}

bool outside_add(struct outside *outside, int64_t appointment)
{
	if (outside->count == outside->room) {
		int more = outside->room ? outside->room * 2 : 16;
		int64_t *ids = realloc(outside->ids, (size_t)more * sizeof(*ids));
		if (!ids)
			return false;
		outside->ids = ids;
		outside->room = more;
	}
	outside->ids[outside->count++] = appointment;
	return true;
}

/* The plan is read in slices, for a booking may be years ahead. */
static enum status judge(struct db *db, const struct stands *stands, struct outside *out)
{
	struct plan plan = {.count = 0};
	struct plan_day day = {.calendar = NULL};
	enum status status = DONE;
	for (int i = 0; status == DONE && i < stands->count; i++) {
		const struct stand *stand = &stands->rows[i];
		if (!calendar_find(&plan.calendar, stand->day)) {
			int32_t last = day_add(stand->day, SLICE_DAYS);
			plan_free(&plan);
			status = plan_load(db, stand->day, last == DAY_NONE ? DAY_LAST : last, &plan);
		}
		if (status == DONE && (i == 0 || stand->day != stand[-1].day))
			plan_day(&plan, stand->day, &day);
		if (status == DONE && stands_outside(&day, stand) && !outside_add(out, stand->id))
			status = no_memory(db);
	}
	plan_free(&plan);
	return status;
}

enum status outside_load(struct db *db, struct outside *out)
{
	struct stands stands = {.count = 0};
	memset(out, 0, sizeof(*out));
	enum status status = load_stands(db, &stands);
	if (status == DONE)
		status = judge(db, &stands, out);
	free(stands.rows);
	if (status != DONE)
		outside_free(out);
	return status;
}

void outside_free(struct outside *outside)
{
	free(outside->ids);
	memset(outside, 0, sizeof(*outside));
}

bool outside_holds(const struct outside *outside, int64_t appointment)
{
	for (int i = 0; i < outside->count; i++)
		if (outside->ids[i] == appointment)
			return true;
	return false;
}
