#include <stdlib.h>
#include <string.h>

#include "core/desks/slot.h"
#include "core/store/stmt.h"
#include "core/words.h"

/* How well one consultant fits, read once for all days. */
struct fit {
	int64_t consultant;
	int strength; /* 0..3 in the topic asked for */
	bool last;    /* saw the client last */
	bool unwanted;
};

struct search {
	struct db *db;
	struct slot_wish wish;
	int cells; /* of the appointment being moved; 0: from the length and the office's gap */
	struct busy *busy;
	int busy_count;
	int fits;
	struct fit *fit;
	struct slot_list *out;
	int room;
};

static enum status no_memory(struct db *db)
{
	return fault_set(db_fault(db), FAILED, NULL, _("Out of memory."));
}

static struct fit *fit_of(struct search *search, int64_t consultant)
{
	for (int i = 0; i < search->fits; i++)
		if (search->fit[i].consultant == consultant)
			return &search->fit[i];
	return NULL;
}

static enum status load_strength(struct search *search)
{
	struct stmt s = stmt_open(search->db, "SELECT consultant, strength FROM consultant_topic WHERE topic = $topic");
	stmt_bind_int(&s, "$topic", search->wish.topic);
	while (stmt_row(&s)) {
		struct fit *fit = fit_of(search, stmt_int(&s, 0));
		if (fit)
			fit->strength = (int)stmt_int(&s, 1);
	}
	return stmt_close(&s);
}

/* The last adviser is who sat with the client last, today included; a clerk may have forgotten to mark it done. */
static enum status load_history(struct search *search)
{
	char today[DAY_BYTES];
	struct stmt s = stmt_open(search->db, "SELECT consultant FROM (SELECT consultant FROM appointment"
	                                      " WHERE client = $client AND day <= $today AND id <> $moving AND"
	                                      " status NOT IN ('cancelled', 'no_show')"
	                                      " ORDER BY day DESC, cell DESC LIMIT 1)"
	                                      " UNION ALL SELECT -consultant FROM unwanted_consultant"
	                                      " WHERE client = $client");
	stmt_bind_int(&s, "$client", search->wish.client);
	stmt_bind_int(&s, "$moving", search->wish.moving);
	stmt_bind_text(&s, "$today", day_format(moment_day(db_now(search->db)), today));
	while (stmt_row(&s)) {
		int64_t consultant = stmt_int(&s, 0);
		struct fit *fit = fit_of(search, consultant < 0 ? -consultant : consultant);
		if (fit && consultant < 0)
			fit->unwanted = true;
		else if (fit)
			fit->last = true;
	}
	return stmt_close(&s);
}

static enum status load_fits(struct search *search)
{
	const struct plan *plan = &search->out->plan;
	search->fit = calloc((size_t)plan->consultants + 1, sizeof(*search->fit));
	if (!search->fit)
		return no_memory(search->db);
	search->fits = plan->consultants;
	for (int i = 0; i < plan->consultants; i++)
		search->fit[i].consultant = plan->consultant[i].id;
	enum status status = search->wish.topic ? load_strength(search) : DONE;
	if (status == DONE && search->wish.client)
		status = load_history(search);
	return status;
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

/* More than all the rest of a score together: a start that leaves a hole comes behind all others. */
#define NO_HOLE 300

/* A specialist is worth waiting for: strength 3 thirty days, who saw the client last fifteen. Feedback comes later. */
static int score(const struct fit *fit, int days_away)
{
	int near = days_away < 100 ? 200 - 2 * days_away : 0;
	return near + (fit ? 20 * fit->strength + 30 * fit->last : 0);
}

static unsigned reasons(const struct fit *fit)
{
	if (!fit)
		return 0;
	unsigned strength = fit->strength == 3 ? SLOT_TOPIC : fit->strength > 0 ? SLOT_KNOWS : 0;
	return strength | (fit->last ? SLOT_LAST : 0U);
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
	const struct fit *fit = fit_of(search, span->consultant);
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
	                    .consultant = span->consultant,
	                    .reasons = reasons(fit)};
	enum status status = DONE;
	for (ask.cell = span->from; status == DONE && ask.cell + ask.cells <= span->to; ask.cell++) {
		if (!wished_time(wish, ask.cell, minutes) || slot_judge(day, &ask).answer != SLOT_FREE)
			continue;
		slot.cell = ask.cell;
		slot.leaves_hole = (ask.cell - free_since(day, span, &ask)) % ask.cells != 0;
		slot.score = score(fit, calendar->day - wish->from) + (slot.leaves_hole ? 0 : NO_HOLE);
		status = add_slot(search, &slot);
	}
	return status;
}

static bool wished_span(struct search *search, const struct plan_span *span)
{
	const struct slot_wish *wish = &search->wish;
	const struct fit *fit = fit_of(search, span->consultant);
	return (!wish->desk || wish->desk == span->desk) && (!wish->desks || wish->desks >> span->desk & 1U) &&
	       (!wish->consultant || wish->consultant == span->consultant) && !(fit && fit->unwanted);
}

static enum status search_day(struct search *search, int32_t at, const struct busy *busy, int busy_count)
{
	struct slot_day day = {.busy = busy, .busy_count = busy_count};
	enum status status = DONE;
	if (search->wish.weekdays && !(search->wish.weekdays >> day_weekday(at) & 1U))
		return DONE;
	plan_day(&search->out->plan, at, &day.plan);
	for (int i = 0; status == DONE && i < day.plan.count; i++)
		if (wished_span(search, &day.plan.spans[i]))
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

static int by_time(const struct slot *x, const struct slot *y)
{
	if (x->day != y->day)
		return x->day < y->day ? -1 : 1;
	return x->cell != y->cell ? x->cell - y->cell : x->desk - y->desk;
}

static int by_rank(const void *a, const void *b)
{
	const struct slot *x = a, *y = b;
	return x->score != y->score ? y->score - x->score : by_time(x, y);
}

static void mark_next(struct slot_list *list)
{
	const struct slot *next = list->slots;
	for (int i = 1; i < list->count; i++)
		if (by_time(&list->slots[i], next) < 0)
			next = &list->slots[i];
	for (int i = 0; i < list->count; i++)
		if (list->slots[i].day == next->day && list->slots[i].cell == next->cell)
			list->slots[i].reasons |= SLOT_NEXT;
}

static void rank(struct search *search)
{
	struct slot_list *out = search->out;
	if (out->count == 0)
		return;
	mark_next(out);
	qsort(out->slots, (size_t)out->count, sizeof(*out->slots), by_rank);
	if (search->wish.limit > 0 && out->count > search->wish.limit)
		out->count = search->wish.limit;
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
		status = load_fits(&search);
	if (status == DONE)
		status = busy_load(db, search.wish.from, search.wish.to, &search.busy, &search.busy_count);
	if (status == DONE)
		status = search_days(&search);
	if (status == DONE)
		rank(&search);
	free(search.busy);
	free(search.fit);
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
