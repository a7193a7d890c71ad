#include "tests/screens/beside.h"

#include "core/access/staff.h"
#include "core/desks/hold.h"

#include <stdio.h>

enum { CELLS = 4 };

static enum status hold(struct db *db, const char *login, int64_t now, int desk, int minute)
{
	struct staff staff;
	int64_t id;
	enum status status = staff_find(db, login, &staff);
	db_act_as(db, staff.id, 0);
	db_set_now(db, now, now);
	return status == DONE ? hold_begin(db, moment_day(now), desk, minute / CELL_MINUTES, CELLS, &id) : status;
}

bool beside_hold(const struct play_setting *setting, const char *text, char *error, size_t size)
{
	char login[32], time[16];
	int desk, seconds, minute;
	int64_t clock;
	struct db *db = NULL;
	struct fault fault = {{0}, {0}};
	if (sscanf(text, "%31s %d %15s %d", login, &desk, time, &seconds) != 4 || !clock_parse(time, &minute) ||
	    !moment_parse(setting->clock, &clock)) {
		snprintf(error, size, "write: hold LOGIN DESK TIME SECONDS");
		return false;
	}
	enum status status = db_open(setting->database, DB_OPEN, &db, &fault);
	if (status == DONE)
		status = hold(db, login, clock + seconds - HOLD_SECONDS, desk, minute);
	if (status != DONE)
		snprintf(error, size, "hold: %s", db ? db_fault(db)->text : fault.text);
	db_close(db);
	return status == DONE;
}
