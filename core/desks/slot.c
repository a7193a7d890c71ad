#include "core/desks/slot.h"

#include <stdio.h>
#include <stdlib.h>

#include "core/store/stmt.h"
#include "core/words.h"

int slot_cells(int minutes, int gap_minutes)
{
	return (minutes + gap_minutes + CELL_MINUTES - 1) / CELL_MINUTES;
}

int slot_first_cell(int32_t day, int64_t now, bool walk_in)
{
	int32_t today = moment_day(now);
	if (day != today)
		return day < today ? CELLS_A_DAY : 0;
	int minute = moment_minute(now);
	return walk_in ? minute / CELL_MINUTES : (minute + CELL_MINUTES - 1) / CELL_MINUTES;
}

static enum slot_answer planned(const struct plan_day *day, const struct slot_ask *ask, int64_t *consultant)
{
	if (!day->calendar || ask->desk < 1 || ask->desk > day->calendar->desks)
		return SLOT_NO_DESK;
	if (day->calendar->closed != OPEN_DAY)
		return SLOT_CLOSED;
	if (ask->cell < ask->first_cell)
		return SLOT_PAST;
	const struct plan_span *span = plan_at(day, ask->desk, ask->cell);
	if (!span || ask->cells < 1 || ask->cell + ask->cells > span->to)
		return SLOT_OUTSIDE;
	*consultant = span->consultant;
	return SLOT_FREE;
}

/* What one live appointment has against it. */
static enum slot_answer met(const struct busy *busy, const struct slot_ask *ask, int64_t consultant)
{
	if (busy->cell >= ask->cell + ask->cells || ask->cell >= busy->cell + busy->cells)
		return SLOT_FREE;
	if (ask->moving && busy->appointment == ask->moving)
		return SLOT_FREE;
	if (busy->desk == ask->desk)
		return SLOT_DESK_TAKEN;
	if (busy->consultant == consultant)
		return SLOT_CONSULTANT_TAKEN;
	return ask->client && busy->client == ask->client ? SLOT_CLIENT_TAKEN : SLOT_FREE;
}

struct slot_verdict slot_judge(const struct slot_day *day, const struct slot_ask *ask)
{
	struct slot_verdict verdict = {.answer = SLOT_FREE};
	verdict.answer = planned(&day->plan, ask, &verdict.consultant);
	if (verdict.answer != SLOT_FREE)
		return verdict;
	for (int i = 0; i < day->busy_count; i++) {
		enum slot_answer answer = met(&day->busy[i], ask, verdict.consultant);
		if (answer != SLOT_FREE && (verdict.answer == SLOT_FREE || answer < verdict.answer)) {
			verdict.answer = answer;
			verdict.busy = &day->busy[i];
		}
	}
	return verdict;
}

static bool keep_busy(struct stmt *s, struct busy **list, int *count, int *room)
{
	if (*count == *room) {
		int more = *room ? *room * 2 : 256;
		struct busy *bigger = realloc(*list, (size_t)more * sizeof(*bigger));
		if (!bigger)
			return false;
		*list = bigger;
		*room = more;
	}
	struct busy *busy = &(*list)[(*count)++];
	*busy = (struct busy){.appointment = stmt_int(s, 0),
	                      .client = stmt_int(s, 1),
	                      .consultant = stmt_int(s, 2),
	                      .day = DAY_NONE,
	                      .desk = (int)stmt_int(s, 4),
	                      .cell = (int)stmt_int(s, 5),
	                      .cells = (int)stmt_int(s, 6)};
	return day_parse(stmt_str(s, 3), &busy->day);
}

enum status busy_load(struct db *db, int32_t first, int32_t last, struct busy **out, int *count)
{
	char from[DAY_BYTES], to[DAY_BYTES];
	int room = 0;
	struct stmt s = stmt_open(db, "SELECT id, client, consultant, day, desk, cell, cells FROM appointment"
	                              " WHERE day >= $from AND day <= $to AND"
	                              " status IN ('booked', 'arrived', 'in_session') ORDER BY day, cell, desk");
	stmt_bind_text(&s, "$from", day_format(first, from));
	stmt_bind_text(&s, "$to", day_format(last, to));
	*out = NULL;
	*count = 0;
	while (stmt_row(&s))
		if (!keep_busy(&s, out, count, &room))
			s.status = fault_set(db_fault(db), FAILED, NULL, _("Out of memory."));
	enum status status = stmt_close(&s);
	if (status != DONE) {
		free(*out);
		*out = NULL;
		*count = 0;
	}
	return status;
}

const enum slot_reason slot_reasons[] = {SLOT_TOPIC, SLOT_KNOWS, SLOT_LAST, SLOT_RATED, SLOT_NEXT, 0};

const char *slot_reason_word(enum slot_reason reason)
{
	switch (reason) {
	case SLOT_TOPIC:
		return "topic";
	case SLOT_KNOWS:
		return "knows_topic";
	case SLOT_LAST:
		return "last_adviser";
	case SLOT_RATED:
		return "feedback";
	case SLOT_NEXT:
		return "next_free";
	}
	return "";
}

const char *slot_reason_text(const struct slot *slot, enum slot_reason reason, char out[SLOT_REASON_BYTES])
{
	const char *text = "";
	switch (reason) {
	case SLOT_TOPIC:
		text = _("skilled");
		break;
	case SLOT_KNOWS:
		text = _("handles it");
		break;
	case SLOT_LAST:
		text = _("saw them last");
		break;
	case SLOT_RATED:
		snprintf(out, SLOT_REASON_BYTES, _("rated %d.%d"), slot->rating / 10, slot->rating % 10);
		return out;
	case SLOT_NEXT:
		text = _("earliest");
		break;
	}
	snprintf(out, SLOT_REASON_BYTES, "%s", text);
	return out;
}
