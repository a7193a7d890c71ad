#ifndef TUI_TODAY_DATA_H
#define TUI_TODAY_DATA_H

#include <stdint.h>

#include "core/desks/appointment.h"
#include "core/desks/calls.h"
#include "core/office/draft.h"
#include "core/store/db.h"
#include "tui/visit.h"

/* What stands on the home screen, read from the store in one go. */

enum today_kind { TODAY_OVERDUE, TODAY_COMING, TODAY_SEMINAR, TODAY_CALL, TODAY_DRAFT };

/* A line the cursor can stand on. */
struct today_row {
	enum today_kind kind;
	int64_t id;     /* of the appointment, the seminar or the draft */
	int64_t client; /* appointments and calls */
	enum call_kind call;
	struct visit_line visit;
	int minute;     /* when it begins */
	int place;      /* appointments: in the list of them */
	char head[400]; /* seminar, call, draft: first line */
	char more[400]; /* and what stands below it */
	int ends;       /* seminars: when attendance is to be closed; 0: it is closed already */
};

enum { TODAY_ROWS = 200, TODAY_DRAFTS = 8 };

struct today {
	int32_t day;
	int minute;       /* for which the rows were sorted */
	char closed[200]; /* why the office is closed, empty when it is open */
	struct appointment_list appointments;
	struct draft drafts[TODAY_DRAFTS];
	struct today_row rows[TODAY_ROWS];
	int count, overdue, coming, seminars, calls, draft_count;
	int calls_all; /* with those that are not listed */
};

/* Reads everything. `out` is freed by today_free whatever the status. */
enum status today_load(struct db *db, int64_t now, struct today *out);
void today_free(struct today *today);

/* Sorts the appointments anew for the time: what is overdue rises to the top. */
void today_sort(struct today *today, int minute);

/* Unique among the rows. */
int64_t today_row_id(const struct today_row *row);

#endif
