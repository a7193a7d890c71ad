#include "tui/planning.h"

#include <stdio.h>
#include <stdlib.h>

#include "core/access/staff.h"
#include "core/desks/replan.h"
#include "core/office/draft.h"
#include "core/store/action.h"
#include "core/text/utf8.h"
#include "core/time/show.h"
#include "core/words.h"
#include "tui/day_data.h"
#include "tui/desk.h"
#include "tui/list.h"

enum { AHEAD_DAYS = 366, KINDS = 4, ASKED_LAST_DAY = 1, ASKED_KIND, TEXT_BYTES = 512 };

enum kind { KIND_WEEKLY, KIND_EXTRA, KIND_CLOSURE, KIND_DAY };

struct row {
	enum kind kind;
	int64_t id;
	char text[TEXT_BYTES];
};

struct planning {
	struct staff who;
	struct row *rows;
	int count;
	struct list list;
};

static int64_t id_at(const void *rows, int at)
{
	const struct row *row = rows;
	return row[at].id * KINDS + (int)row[at].kind;
}

static struct list_rows rows_of(const struct planning *p)
{
	return (struct list_rows){p->count, id_at, p->rows};
}

/* ---- What stands there ---- */

static void say_weekly(const struct plan_row *row, char *out)
{
	char from[CLOCK_BYTES], to[CLOCK_BYTES], first[SHOW_BYTES], day[SHOW_BYTES], last[SHOW_BYTES * 2] = "";
	if (row->valid_to != DAY_NONE)
		snprintf(last, sizeof(last), _(" to %s"), day_show(row->valid_to, DAY_NUMERIC, day, sizeof(day)));
	snprintf(out, TEXT_BYTES, _("every %s  %s-%s  desk %d  from %s%s"),
	         weekday_long((enum weekday)(row->weekday % 7)), cell_format(row->span.from, from),
	         cell_format(row->span.to, to), row->span.desk,
	         day_show(row->valid_from, DAY_NUMERIC, first, sizeof(first)), last);
}

static void say_extra(const struct plan_extra *extra, char *out)
{
	char from[CLOCK_BYTES], to[CLOCK_BYTES], day[SHOW_BYTES];
	snprintf(out, TEXT_BYTES, _("%s alone  %s-%s  desk %d"), day_show(extra->day, DAY_NUMERIC, day, sizeof(day)),
	         cell_format(extra->span.from, from), cell_format(extra->span.to, to), extra->span.desk);
}

static void say_closure(const struct closure *closure, char *out)
{
	char from[CLOCK_BYTES], to[CLOCK_BYTES], first[SHOW_BYTES], last[SHOW_BYTES];
	snprintf(out, TEXT_BYTES,
	         closure->consultant ? _("away  %s %s to %s %s  %s") : _("all desks closed  %s %s to %s %s  %s"),
	         day_show(closure->from_day, DAY_NUMERIC, first, sizeof(first)), cell_format(closure->from, from),
	         day_show(closure->to_day, DAY_NUMERIC, last, sizeof(last)), cell_format(closure->to, to),
	         closure->reason);
}

static void say_day(const struct calendar_day *special, char *out)
{
	char day[SHOW_BYTES];
	snprintf(out, TEXT_BYTES, special->closed == OPEN_DAY ? _("office open  %s  %s") : _("office closed  %s  %s"),
	         day_show(special->day, DAY_NUMERIC, day, sizeof(day)), special->special);
}

static struct row *add(struct planning *p, enum kind kind, int64_t id)
{
	struct row *row = &p->rows[p->count++];
	*row = (struct row){.kind = kind, .id = id};
	return row;
}

static void fill(struct planning *p, const struct plan *plan)
{
	p->count = 0;
	for (int i = 0; i < plan->count; i++)
		if (plan->rows[i].span.consultant == p->who.id)
			say_weekly(&plan->rows[i], add(p, KIND_WEEKLY, plan->rows[i].id)->text);
	for (int i = 0; i < plan->extras; i++)
		if (plan->extra[i].span.consultant == p->who.id)
			say_extra(&plan->extra[i], add(p, KIND_EXTRA, plan->extra[i].id)->text);
	for (int i = 0; i < plan->closures; i++)
		if (plan->closure[i].consultant == p->who.id ||
		    (!plan->closure[i].consultant && !plan->closure[i].desk))
			say_closure(&plan->closure[i], add(p, KIND_CLOSURE, plan->closure[i].id)->text);
	for (int i = 0; i < plan->calendar.count; i++)
		if (plan->calendar.days[i].special_id)
			say_day(&plan->calendar.days[i], add(p, KIND_DAY, plan->calendar.days[i].special_id)->text);
}

static void planning_changed(struct desk *desk, void *state)
{
	struct planning *p = state;
	struct plan plan;
	int32_t today = moment_day(desk_now(desk));
	if (plan_load(desk_db(desk), today, today + AHEAD_DAYS, &plan) != DONE) {
		desk_refuse_store(desk);
		return;
	}
	struct row *rows =
	        calloc((size_t)(plan.count + plan.extras + plan.closures + plan.calendar.count) + 1, sizeof(*rows));
	if (rows) {
		free(p->rows);
		p->rows = rows;
		fill(p, &plan);
		list_changed(&p->list, rows_of(p));
	}
	plan_free(&plan);
}

static bool planning_open(struct desk *desk, void *state, const void *argument)
{
	struct planning *p = state;
	if (staff_get(desk_db(desk), *(const int64_t *)argument, &p->who) != DONE) {
		desk_refuse_store(desk);
		return false;
	}
	planning_changed(desk, state);
	return true;
}

static void planning_close(struct desk *desk, void *state)
{
	(void)desk;
	struct planning *p = state;
	free(p->rows);
}

static void planning_layout(const struct desk *desk, void *state, struct area body)
{
	(void)desk;
	struct planning *p = state;
	list_fit(&p->list, body.rows - 1);
}

static void planning_draw(const struct desk *desk, const void *state, struct canvas *canvas, struct area body)
{
	(void)desk;
	const struct planning *p = state;
	for (int i = 0; i < p->list.rows && p->list.top + i < p->count; i++) {
		int at = p->list.top + i, row = body.row + 1 + i;
		canvas_field(canvas, row, 3, body.cols - 4, LOOK_PLAIN, p->rows[at].text);
		if (at != p->list.at || p->list.lost)
			continue;
		canvas_text(canvas, row, 1, 1, LOOK_PLAIN, ">");
		canvas_look(canvas, row, body.col, body.cols, LOOK_ACCENT);
		canvas_cursor(canvas, row, 1);
	}
	if (p->count == 0)
		canvas_text(canvas, body.row + 1, 3, body.cols - 4, LOOK_PLAIN, _("Nothing is planned from today on."));
}

/* ---- Keys ---- */

static const struct row *here(const struct planning *p)
{
	return list_holds(&p->list) ? &p->rows[p->list.at] : NULL;
}

static bool on_weekly(const struct desk *desk, const void *state)
{
	(void)desk;
	const struct row *row = here(state);
	return row && row->kind == KIND_WEEKLY;
}

static bool on_exception(const struct desk *desk, const void *state)
{
	(void)desk;
	const struct row *row = here(state);
	return row && row->kind != KIND_WEEKLY;
}

static bool planning_type(struct desk *desk, void *state, const struct key *key)
{
	(void)desk;
	struct planning *p = state;
	return list_key(&p->list, key->code, rows_of(p));
}

static void run_new(struct desk *desk, void *state, uint32_t key)
{
	static const char *const kinds[] = {N_("every week"), N_("one day"), N_("away"), N_("office: a working day"),
	                                    N_("office: a closed day")};
	const char *labels[sizeof(kinds) / sizeof(kinds[0])];
	(void)state, (void)key;
	for (int i = 0; i < (int)(sizeof(kinds) / sizeof(kinds[0])); i++)
		labels[i] = _(kinds[i]);
	desk_ask(desk, ASKED_KIND, _("What is to be planned?"), labels, (int)(sizeof(kinds) / sizeof(kinds[0])), 0);
}

static void run_change(struct desk *desk, void *state, uint32_t key)
{
	(void)key;
	const struct planning *p = state;
	const struct row *row = here(p);
	if (row)
		desk_push(desk, &planning_form_screen, 0, &(struct planning_ask){PLANNING_WEEKLY, p->who.id, row->id});
}

static void tell(struct desk *desk, enum status status, const char *text)
{
	if (status == DONE)
		desk_say(desk, action_last(desk_db(desk)), _("No more: %s"), text);
	else
		desk_refuse_store(desk);
}

static void run_remove(struct desk *desk, void *state, uint32_t key)
{
	(void)key;
	const struct row *row = here(state);
	char op[DRAFT_OP_BYTES];
	struct replan how = {.calls = true, .op = op};
	if (!row)
		return;
	static const enum replan_kind kinds[] = {
	        [KIND_EXTRA] = REPLAN_EXTRA, [KIND_CLOSURE] = REPLAN_CLOSURE, [KIND_DAY] = REPLAN_DAY};
	struct row was = *row;
	operation_new(op);
	tell(desk, replan_remove(desk_db(desk), kinds[was.kind], was.id, &how), was.text);
}

/* Its last day is today; who is booked later is told before. */
static void run_end(struct desk *desk, void *state, uint32_t key)
{
	(void)key;
	const struct row *row = here(state);
	struct appointment_list live;
	struct replan how = {.look = true, .live = &live};
	const char *labels[] = {_("end it"), _("keep it")};
	char question[256];
	if (!row)
		return;
	enum status status = replan_end(desk_db(desk), row->id, moment_day(desk_now(desk)), &how);
	int count = live.count;
	appointment_list_free(&live);
	if (status != DONE) {
		desk_refuse_store(desk);
		return;
	}
	snprintf(question, sizeof(question), _("End it today? Appointments to call: %d"), count);
	desk_ask_about(desk, ASKED_LAST_DAY, row->id, question, labels, 2);
}

static void end_today(struct desk *desk, int64_t row)
{
	char op[DRAFT_OP_BYTES];
	struct replan how = {.calls = true, .op = op};
	operation_new(op);
	if (replan_end(desk_db(desk), row, moment_day(desk_now(desk)), &how) == DONE)
		desk_say(desk, action_last(desk_db(desk)), _("The row of the plan ends today."));
	else
		desk_refuse_store(desk);
}

static void planning_answered(struct desk *desk, void *state, const struct answer *answer)
{
	const struct planning *p = state;
	const struct planning_ask ask = {(enum planning_kind)answer->choice, p->who.id, 0};
	if (answer->given && answer->tag == ASKED_LAST_DAY && answer->choice == 0)
		end_today(desk, answer->id);
	else if (answer->given && answer->tag == ASKED_KIND)
		desk_push(desk, &planning_form_screen, 0, &ask);
}

static bool planning_lost(const void *state)
{
	const struct planning *p = state;
	return p->list.lost;
}

static void planning_title(const void *state, char *out, size_t size)
{
	const struct planning *p = state;
	name_family(p->who.name, out, size);
}

static const struct command planning_commands[] = {
        {"planning.change", "Enter", N_("change"), N_("Changes this row from a day on."), "plan.edit", run_change,
         on_weekly, NULL},
        {"planning.end", "x", N_("end"), N_("Ends this row of the plan today."), "plan.end", run_end, on_weekly, NULL},
        {"planning.remove", "x", N_("take back"), N_("Takes this exception back."), "plan.remove", run_remove,
         on_exception, NULL},
        {"planning.new", "n", N_("new"), N_("Adds a row, a day, an absence, a closed day."), "plan.add", run_new, NULL,
         NULL},
        {0},
};

const struct screen planning_screen = {
        .name = N_("Plan"),
        .state_size = sizeof(struct planning),
        .commands = planning_commands,
        .open = planning_open,
        .layout = planning_layout,
        .changed = planning_changed,
        .draw = planning_draw,
        .type = planning_type,
        .answered = planning_answered,
        .lost = planning_lost,
        .title = planning_title,
        .close = planning_close,
};
