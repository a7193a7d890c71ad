#include "tui/calls.h"

#include <stdio.h>

#include "core/access/staff.h"
#include "core/desks/substitute.h"
#include "core/office/draft.h"
#include "core/store/action.h"
#include "core/text/utf8.h"
#include "core/time/show.h"
#include "core/words.h"
#include "tui/booking.h"
#include "tui/call_keys.h"
#include "tui/card.h"
#include "tui/day_data.h"
#include "tui/list.h"
#include "tui/seminar.h"
#include "tui/visit.h"

enum { KINDS = 8, ASKED_WHOM = 1 };

struct calls {
	int64_t substitutes[QUESTION_CHOICES]; /* as they were asked about */
	struct call_list calls;
	struct list list;
};

static int64_t id_at(const void *rows, int at)
{
	const struct call_list *calls = rows;
	return calls->rows[at].id * KINDS + (int)calls->rows[at].kind;
}

static struct list_rows rows_of(const struct calls *calls)
{
	return (struct list_rows){calls->calls.count, id_at, &calls->calls};
}

static void calls_changed(struct desk *desk, void *state)
{
	struct calls *calls = state;
	struct call_list read;
	if (call_list(desk_db(desk), &read) != DONE) {
		desk_refuse_store(desk);
		return;
	}
	call_list_free(&calls->calls);
	calls->calls = read;
	list_changed(&calls->list, rows_of(calls));
}

static bool calls_open(struct desk *desk, void *state, const void *argument)
{
	(void)argument;
	calls_changed(desk, state);
	return true;
}

static void calls_close(struct desk *desk, void *state)
{
	(void)desk;
	struct calls *calls = state;
	call_list_free(&calls->calls);
}

static const struct call_row *here(const struct calls *calls)
{
	return list_holds(&calls->list) ? &calls->calls.rows[calls->list.at] : NULL;
}

static bool on_call(const struct desk *desk, const void *state)
{
	(void)desk;
	const struct call_row *call = here(state);
	return call && call->kind != CALL_FEEDBACK;
}

static bool on_feedback(const struct desk *desk, const void *state)
{
	(void)desk;
	const struct call_row *call = here(state);
	return call && call->kind == CALL_FEEDBACK;
}

static bool on_closure(const struct desk *desk, const void *state)
{
	(void)desk;
	const struct call_row *call = here(state);
	return call && call->kind == CALL_CLOSURE;
}

static bool on_offer(const struct desk *desk, const void *state)
{
	(void)desk;
	const struct call_row *call = here(state);
	return call && (call->kind == CALL_OFFER || call->seminar);
}

static bool on_visit(const struct desk *desk, const void *state)
{
	(void)desk;
	const struct call_row *call = here(state);
	return call && call->visit.id;
}

static bool calls_type(struct desk *desk, void *state, const struct key *key)
{
	(void)desk;
	struct calls *calls = state;
	return list_key(&calls->list, key->code, rows_of(calls));
}

static void calls_layout(const struct desk *desk, void *state, struct area body)
{
	(void)desk;
	struct calls *calls = state;
	list_fit(&calls->list, body.rows - 3);
}

/* ---- The picture ---- */

/* "no answer 11/24(Tue) 10:02"; empty when nobody tried. */
static void last_line(const struct call_row *call, char *out, size_t size)
{
	char day[SHOW_BYTES], clock[CLOCK_BYTES];
	out[0] = '\0';
	if (call->tries)
		snprintf(out, size, "%s %s %s", call_outcome_text(call->last),
		         day_show(moment_day(call->at), DAY_SHORT, day, sizeof(day)),
		         clock_format(moment_minute(call->at), clock));
}

static void draw_row(const struct calls *calls, struct canvas *canvas, struct area at, int i)
{
	const struct call_row *call = &calls->calls.rows[i];
	const struct appointment *visit = &call->visit;
	char day[SHOW_BYTES], clock[CLOCK_BYTES], name[DAY_DESK_BYTES], last[DAY_DESK_BYTES * 2];
	int wide = at.cols > 80 ? (at.cols - 80) / 2 : 0;
	visit_name(visit, name, sizeof(name));
	last_line(call, last, sizeof(last));
	canvas_field(canvas, at.row, 3, 8, LOOK_PLAIN, call_kind_text(call->kind));
	canvas_field(canvas, at.row, 12, 14 + wide, LOOK_PLAIN, name);
	canvas_field(canvas, at.row, 27 + wide, 13, LOOK_PLAIN, visit->callback[0] ? visit->callback : visit->phone);
	canvas_print(canvas, at.row, 41 + wide, 16, LOOK_PLAIN, "%s %s",
	             day_show(visit->day, DAY_SHORT, day, sizeof(day)), cell_format(visit->cell, clock));
	canvas_field(canvas, at.row, 58 + wide, at.cols - 59 - wide, LOOK_DIM, last);
	if (i != calls->list.at || calls->list.lost)
		return;
	canvas_text(canvas, at.row, 1, 1, LOOK_PLAIN, ">");
	canvas_look(canvas, at.row, at.col, at.cols, LOOK_ACCENT);
	canvas_cursor(canvas, at.row, 1);
}

/* Of the row under the cursor, what the columns have no room for. */
static void draw_detail(const struct calls *calls, struct canvas *canvas, struct area at)
{
	const struct call_row *call = here(calls);
	char consultant[DAY_DESK_BYTES], last[DAY_DESK_BYTES * 2];
	if (!call)
		return;
	const struct appointment *visit = &call->visit;
	name_family(visit->consultant_name, consultant, sizeof(consultant));
	last_line(call, last, sizeof(last));
	if (call->seminar)
		canvas_print(canvas, at.row, 1, at.cols - 2, LOOK_PLAIN, _("%s %s  %s  seminar: %s"), visit->number,
		             visit->name, visit->visitor, visit->topic_name);
	else
		canvas_print(canvas, at.row, 1, at.cols - 2, LOOK_PLAIN, _("%s %s  %s  desk %d %s  %s"), visit->number,
		             visit->name, visit->visitor, visit->desk, consultant, visit->topic_name);
	if (call->tries)
		canvas_print(
		        canvas, at.row + 1, 1, at.cols - 2, LOOK_PLAIN,
		        ngettext("%d try, the last: %s %s", "%d tries, the last: %s %s", (unsigned long)call->tries),
		        call->tries, last, call->by);
}

static void calls_draw(const struct desk *desk, const void *state, struct canvas *canvas, struct area body)
{
	(void)desk;
	const struct calls *calls = state;
	for (int i = 0; i < calls->list.rows && calls->list.top + i < calls->calls.count; i++)
		draw_row(calls, canvas, (struct area){body.row + i, body.col, 1, body.cols}, calls->list.top + i);
	if (calls->calls.count == 0)
		canvas_text(canvas, body.row + 1, 3, body.cols - 4, LOOK_PLAIN, _("There is nobody to call."));
	draw_detail(calls, canvas, (struct area){body.row + body.rows - 2, body.col, 2, body.cols});
}

/* ---- Keys ---- */

static void run_open(struct desk *desk, void *state, uint32_t key)
{
	(void)key;
	const struct call_row *call = here(state);
	if (call)
		desk_push(desk, &card_screen, 0, &call->visit.client);
}

/* The booking of what is offered: the form, filled, or the seminar. */
static void run_offer(struct desk *desk, void *state, uint32_t key)
{
	(void)key;
	const struct call_row *call = here(state);
	if (call && call->seminar)
		desk_push(desk, &seminar_screen, 0, &call->seminar);
	else if (call)
		booking_offer(desk, 0, call->id, &call->visit);
}

/* ---- One in the place of another ---- */

static void run_substitute(struct desk *desk, void *state, uint32_t key)
{
	(void)key;
	struct calls *calls = state;
	const struct call_row *call = here(calls);
	struct staff all[QUESTION_CHOICES];
	const char *labels[QUESTION_CHOICES];
	char name[DAY_DESK_BYTES], question[512];
	int count = 0, offered = 0;
	if (!call)
		return;
	if (consultant_list(desk_db(desk), all, QUESTION_CHOICES, &count) != DONE) {
		desk_refuse_store(desk);
		return;
	}
	for (int i = 0; i < count; i++)
		if (all[i].id != call->visit.consultant) {
			calls->substitutes[offered] = all[i].id;
			labels[offered++] = all[i].name;
		}
	name_family(call->visit.consultant_name, name, sizeof(name));
	snprintf(question, sizeof(question), _("Who takes all of %s's appointments of the closed time?"), name);
	desk_ask_about(desk, ASKED_WHOM, call->id, question, labels, offered);
}

static void calls_answered(struct desk *desk, void *state, const struct answer *answer)
{
	const struct calls *calls = state;
	struct substituted done;
	char op[DRAFT_OP_BYTES], name[DAY_DESK_BYTES], was[DAY_DESK_BYTES];
	if (!answer->given || answer->tag != ASKED_WHOM)
		return;
	operation_new(op);
	if (substitute_all(desk_db(desk), answer->id, calls->substitutes[answer->choice], op, &done) != DONE) {
		desk_refuse_store(desk);
		return;
	}
	name_family(done.name, name, sizeof(name));
	name_family(done.was, was, sizeof(was));
	desk_say(desk, action_last(desk_db(desk)), _("%s takes %d appointments of %s. Still to call: %d."), name,
	         done.count, was, done.left);
}

static void run_take(struct desk *desk, void *state, uint32_t key)
{
	const struct call_row *call = here(state);
	if (call)
		call_take(desk, call->kind, call->id, moment_of(call->visit.day, call->visit.cell * CELL_MINUTES), key);
}

static bool calls_carried(const void *state, struct carried *out)
{
	const struct call_row *call = here(state);
	if (call)
		visit_client(&call->visit, out);
	return call;
}

static bool calls_visit(const void *state, struct visit_line *out)
{
	const struct call_row *call = here(state);
	if (call)
		visit_line_of(&call->visit, out);
	return call && call->visit.id;
}

static bool calls_lost(const void *state)
{
	const struct calls *calls = state;
	return calls->list.lost;
}

static const struct command calls_commands[] = {
        CALL_COMMANDS(run_take, on_call, on_feedback),
        {"call.substitute", "t", N_("substitute"), N_("Gives these appointments to another consultant."),
         "plan.substitute", run_substitute, on_closure, NULL},
        {"call.offer", "Enter", N_("take up"), N_("Opens the booking form, or the seminar."), RIGHT_NONE, run_offer,
         on_offer, NULL},
        {"call.open", "Enter", N_("card"), N_("Opens the client's card."), RIGHT_NONE, run_open, on_visit, NULL},
        {0},
};

const struct screen calls_screen = {
        .name = N_("Calls to make"),
        .state_size = sizeof(struct calls),
        .commands = calls_commands,
        .open = calls_open,
        .layout = calls_layout,
        .changed = calls_changed,
        .draw = calls_draw,
        .type = calls_type,
        .carried = calls_carried,
        .visit = calls_visit,
        .answered = calls_answered,
        .lost = calls_lost,
        .close = calls_close,
};
