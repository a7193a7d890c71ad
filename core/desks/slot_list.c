#include <stdlib.h>
#include <string.h>

#include "core/desks/lesson.h"
#include "core/desks/rank.h"
#include "core/store/stmt.h"
#include "core/words.h"

struct search {
	struct db *db;
	struct slot_wish wish;
	int cells; /* of the appointment being moved; 0: from the length and the office's gap */
	struct busy *busy;
	int busy_count;
	struct lesson_list lessons;
	struct slot_list *out;
	int room;
};

static enum status no_memory(struct db *db)
{
	return fault_set(db_fault(db), FAILED, NULL, _("Out of memory."));
}

static enum status load_moving(struct search *search)
{
	struct slot_wish *wish = &search->wish;
	struct stmt s = stmt_open(search->db, "SELECT client, topic, minutes, cells FROM appointment WHERE id = $id");
	stmt_bind_int(&s, "$id", wish->moving);
	bool found = stmt_row(&s);
	if (found) {
		wish->client = stmt_int(&s, 0);
		wish->topic = wish->topic ? wish->topic : stmt_int(&s, 1);
		wish->minutes = (int)stmt_int(&s, 2);
		search->cells = (int)stmt_int(&s, 3);
	}
	enum status status = stmt_close(&s);
	if (status == DONE && !found)
		return fault_set(db_fault(search->db), NOT_FOUND, "id", _("There is no appointment %lld."),
		                 (long long)wish->moving);
	return status;
}

static enum status add_slot(struct search *search, const struct slot *slot)
{
	struct slot_list *out = search->out;
	if (out->count == search->room) {
		int more = search->room ? search->room * 2 : 512;
		struct slot *slots = realloc(out->slots, (size_t)more * sizeof(*slots));
		if (!slots)
			return no_memory(search->db);
		out->slots = slots;
		search->room = more;
	}
	out->slots[out->count++] = *slot;
	return DONE;
}

static bool teaches(const struct search *search, const struct slot *slot)
{
	int from = slot->cell * CELL_MINUTES;
	return lesson_in(&search->lessons, slot->consultant, slot->day, from, from + slot->minutes);
}

/* Where the free time before `cell` began: the start of the span, or the end of what stands there. */
static int free_since(const struct slot_day *day, const struct plan_span *span, const struct slot_ask *ask)
{
	int since = span->from;
	for (int i = 0; i < day->busy_count; i++) {
		const struct busy *b = &day->busy[i];
		int end = b->cell + b->cells;
		if (b->desk == span->desk && end <= ask->cell && end > since &&
		    (!ask->moving || b->appointment != ask->moving))
			since = end;
	}
	return since;
}

static bool wished_time(const struct slot_wish *wish, int cell, int minutes)
{
	int start = cell * CELL_MINUTES;
	return start >= wish->after && (!wish->before || start + minutes <= wish->before);
}

static enum status search_span(struct search *search, const struct slot_day *day, const struct plan_span *span)
{
	const struct slot_wish *wish = &search->wish;
	const struct calendar_day *calendar = day->plan.calendar;
	int minutes = wish->minutes ? wish->minutes : calendar->session_minutes;
	struct slot_ask ask = {.desk = span->desk,
	                       .cells = search->cells ? search->cells : slot_cells(minutes, calendar->gap_minutes),
	                       .first_cell = slot_first_cell(calendar->day, db_now(search->db), false),
	                       .client = wish->client,
	                       .moving = wish->moving};
	struct slot slot = {.day = calendar->day,
	                    .desk = span->desk,
	                    .cells = ask.cells,
	                    .minutes = minutes,
	                    .consultant = span->consultant};
	enum status status = DONE;
	for (ask.cell = span->from; status == DONE && ask.cell + ask.cells <= span->to; ask.cell++) {
		if (!wished_time(wish, ask.cell, minutes) || slot_judge(day, &ask).answer != SLOT_FREE)
			continue;
		slot.cell = ask.cell;
		slot.leaves_hole = (ask.cell - free_since(day, span, &ask)) % ask.cells != 0;
		if (!teaches(search, &slot))
			status = add_slot(search, &slot);
	}
	return status;
}

static bool wished_span(const struct slot_wish *wish, const struct plan_span *span)
{
	return (!wish->desk || wish->desk == span->desk) && (!wish->desks || wish->desks >> span->desk & 1U) &&
	       (!wish->consultant || wish->consultant == span->consultant);
}

static enum status search_day(struct search *search, int32_t at, const struct busy *busy, int busy_count)
{
	struct slot_day day = {.busy = busy, .busy_count = busy_count};
	enum status status = DONE;
	if (search->wish.weekdays && !(search->wish.weekdays >> day_weekday(at) & 1U))
		return DONE;
	plan_day(&search->out->plan, at, &day.plan);
	for (int i = 0; status == DONE && i < day.plan.count; i++)
		if (wished_span(&search->wish, &day.plan.spans[i]))
			status = search_span(search, &day, &day.plan.spans[i]);
	return status;
}

static enum status search_days(struct search *search)
{
	enum status status = DONE;
	int from = 0;
	for (int32_t day = search->wish.from; status == DONE && day <= search->wish.to; day++) {
		while (from < search->busy_count && search->busy[from].day < day)
			from++;
		int to = from;
		while (to < search->busy_count && search->busy[to].day == day)
			to++;
		status = search_day(search, day, search->busy ? &search->busy[from] : NULL, to - from);
	}
	return status;
}

static enum status rank_all(struct search *search)
{
	struct slot_list *out = search->out;
	struct rank_ask ask;
	enum status status = rank_load(search->db, &search->wish, &out->plan, &ask);
	if (status == DONE)
		out->count = rank(&ask, out->slots, out->count);
	free(ask.fit);
	if (search->wish.limit > 0 && out->count > search->wish.limit)
		out->count = search->wish.limit;
	return status;
}

void slot_wish_when(struct slot_wish *out, const struct wish *when)
{
	if (when->from_day != DAY_NONE)
		out->from = when->from_day;
	if (when->to_day != DAY_NONE)
		out->to = when->to_day;
	out->weekdays = when->weekdays;
	out->after = when->from_cell * CELL_MINUTES;
	out->before = when->to_cell * CELL_MINUTES;
}

static enum status check_wish(struct search *search)
{
	struct slot_wish *wish = &search->wish;
	struct fault *fault = db_fault(search->db);
	if (wish->from == DAY_NONE)
		wish->from = moment_day(db_now(search->db));
	if (wish->to == DAY_NONE)
		wish->to = day_add(wish->from, 59);
	if (!day_valid(wish->from) || !day_valid(wish->to) || wish->to < wish->from)
		return fault_set(fault, INVALID, "to", _("The days end before they begin: change one of them."));
	if (wish->to - wish->from >= SLOT_DAYS)
		return fault_set(fault, INVALID, "to", _("More than %d days: name fewer."), SLOT_DAYS);
	if (wish->minutes < 0 || wish->minutes > MINUTES_A_DAY)
		return fault_set(fault, INVALID, "minutes", _("A session has 1 to %d minutes."), MINUTES_A_DAY);
	return DONE;
}

static enum status check_desk(struct search *search)
{
	const struct calendar_day *first = &search->out->plan.calendar.days[0];
	int desk = search->wish.desk;
	if (desk < 0 || desk > first->desks)
		return fault_set(db_fault(search->db), NOT_FOUND, "desk",
		                 _("There is no desk %d: the desks are 1 to %d."), desk, first->desks);
	return DONE;
}

enum status slot_list(struct db *db, const struct slot_wish *wish, struct slot_list *out)
{
	struct search search = {.db = db, .wish = *wish, .out = out};
	memset(out, 0, sizeof(*out));
	enum status status = check_wish(&search);
	if (status == DONE && wish->moving)
		status = load_moving(&search);
	if (status == DONE)
		status = plan_load(db, search.wish.from, search.wish.to, &out->plan);
	if (status == DONE)
		status = check_desk(&search);
	if (status == DONE)
		status = busy_load(db, search.wish.from, search.wish.to, &search.busy, &search.busy_count);
	if (status == DONE)
		status = lesson_list_load(db, search.wish.from, search.wish.to, &search.lessons);
	if (status == DONE)
		status = search_days(&search);
	if (status == DONE)
		status = rank_all(&search);
	free(search.busy);
	lesson_list_free(&search.lessons);
	if (status != DONE)
		slot_list_free(out);
	return status;
}

void slot_list_free(struct slot_list *list)
{
	free(list->slots);
	plan_free(&list->plan);
	memset(list, 0, sizeof(*list));
}

const char *slot_consultant(const struct slot_list *list, const struct slot *slot)
{
	return plan_name(&list->plan, slot->consultant);
}
