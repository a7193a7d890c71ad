#include "tui/waiting.h"

#include <stdio.h>

#include "core/access/staff.h"
#include "core/desks/appointment.h"
#include "core/office/draft.h"
#include "core/store/action.h"
#include "core/text/width.h"
#include "core/words.h"
#include "tui/booking_place.h"
#include "tui/members.h"
#include "tui/readback.h"
#include "tui/visit.h"
#include "tui/waiting_form.h"
#include "tui/waiting_state.h"

#define NAME_COLUMNS 36
#define NAME_BYTES   (NAME_COLUMNS * 4 + 1)

enum tag { ASKED_WHO = 1, ASKED_DECLINED, OPENED_FORM };

/* ---- Rows ---- */

static int64_t id_at(const void *rows, int at)
{
	const struct waiting_list *waiting = rows;
	return waiting->rows[at].id;
}

static struct list_rows rows_of(const struct queue *queue)
{
	return (struct list_rows){queue->waiting.count, id_at, &queue->waiting};
}

const struct waiting *queue_at(const struct queue *queue)
{
	return list_holds(&queue->list) ? &queue->waiting.rows[queue->list.at] : NULL;
}

static void queue_changed(struct desk *desk, void *state)
{
	struct queue *queue = state;
	struct waiting_list read = {0};
	enum status status = queue->ask.freed ? waiting_fits(desk_db(desk), &queue->ask.range, &read)
	                                      : waiting_list(desk_db(desk), 0, false, &read);
	if (status != DONE) {
		if (status != BUSY)
			desk_refuse_store(desk);
		return;
	}
	waiting_list_free(&queue->waiting);
	queue->waiting = read;
	queue->sought = queue->ask.freed ? read.count : 0;
	list_changed(&queue->list, rows_of(queue));
}

/* A free time for one row after the other, while no key waits. */
static bool queue_idle(struct desk *desk, void *state)
{
	struct queue *queue = state;
	if (queue->sought >= queue->waiting.count)
		return false;
	if (waiting_fit(desk_db(desk), &queue->ask.range, &queue->waiting.rows[queue->sought]) == BUSY)
		return false;
	queue->sought++;
	return true;
}

static bool queue_open(struct desk *desk, void *state, const void *argument)
{
	struct queue *queue = state;
	const struct waiting_range *range = &queue->ask.range;
	queue->ask = *(const struct waiting_ask *)argument;
	if (queue->ask.freed)
		booking_place_show(desk_db(desk), &(struct booking_place){range->from, range->desk, range->cell, 0},
		                   queue->place);
	queue_changed(desk, state);
	return true;
}

static void queue_close(struct desk *desk, void *state)
{
	(void)desk;
	struct queue *queue = state;
	waiting_list_free(&queue->waiting);
}

void waiting_offer(struct desk *desk, int tag, int32_t day, int at_desk, int cell, int cells)
{
	struct waiting_ask ask = {.freed = true, .range = {day, day, at_desk, cell, cells}};
	struct waiting_list fits;
	if (waiting_fits(desk_db(desk), &ask.range, &fits) != DONE)
		return;
	int count = fits.count;
	waiting_list_free(&fits);
	if (count > 0)
		desk_push(desk, &waiting_screen, tag, &ask);
}

/* ---- What the cursor is on ---- */

static bool on_row(const struct desk *desk, const void *state)
{
	(void)desk;
	return queue_at(state);
}

static bool on_free(const struct desk *desk, const void *state)
{
	(void)desk;
	const struct waiting *w = queue_at(state);
	return w && w->free.desk;
}

static bool in_list(const struct desk *desk, const void *state)
{
	(void)desk;
	const struct queue *queue = state;
	return !queue->ask.freed;
}

static bool on_list_row(const struct desk *desk, const void *state)
{
	return in_list(desk, state) && on_row(desk, state);
}

static bool on_list_free(const struct desk *desk, const void *state)
{
	return in_list(desk, state) && on_free(desk, state);
}

static bool on_offer(const struct desk *desk, const void *state)
{
	return !in_list(desk, state) && on_free(desk, state);
}

/* ---- What is done ---- */

static void clip_name(char out[NAME_BYTES], const struct waiting *w)
{
	width_clip(out, NAME_BYTES, w->name, NAME_COLUMNS);
}

/* Through the same door as every booking: what was shown free may be taken by now. */
static void run_book(struct desk *desk, void *state, uint32_t key)
{
	(void)key;
	const struct waiting *w = queue_at(state);
	struct appointment made;
	char op[DRAFT_OP_BYTES];
	if (!w)
		return;
	const struct booking booking = waiting_booking(w);
	operation_new(op);
	if (appointment_book(desk_db(desk), &booking, op, &made) != DONE) {
		desk_refuse_store(desk);
		queue_changed(desk, state);
		return;
	}
	visit_say_booked(desk, &made);
	desk_finish(desk, (struct answer){.id = made.id, .choice = WAITING_MADE});
	readback_show(desk, 0, made.id);
}

static void run_seek(struct desk *desk, void *state, uint32_t key)
{
	(void)key;
	const struct waiting *w = queue_at(state);
	if (w)
		desk_finish(desk, (struct answer){.id = w->id, .choice = WAITING_SEEK});
}

static void note_call(struct desk *desk, int64_t id, enum waiting_outcome outcome)
{
	struct waiting called;
	char op[DRAFT_OP_BYTES], name[NAME_BYTES];
	operation_new(op);
	if (waiting_call(desk_db(desk), id, outcome, op, &called) != DONE) {
		desk_refuse_store(desk);
		return;
	}
	clip_name(name, &called);
	/* Translators: the client, what a call to them came to. */
	desk_say(desk, action_last(desk_db(desk)), _("%s: %s; the place in the list stays."), name,
	         waiting_outcome_text(outcome));
}

static void run_call(struct desk *desk, void *state, uint32_t key)
{
	const struct waiting *w = queue_at(state);
	if (w)
		note_call(desk, w->id, (enum waiting_outcome)(key - '2'));
}

static void take_off(struct desk *desk, int64_t id)
{
	struct waiting removed;
	char op[DRAFT_OP_BYTES], name[NAME_BYTES];
	operation_new(op);
	if (waiting_remove(desk_db(desk), id, op, &removed) != DONE) {
		desk_refuse_store(desk);
		return;
	}
	clip_name(name, &removed);
	desk_say(desk, action_last(desk_db(desk)), _("%s is off the waiting list."), name);
}

static void run_remove(struct desk *desk, void *state, uint32_t key)
{
	(void)key;
	const struct waiting *w = queue_at(state);
	if (w)
		take_off(desk, w->id);
}

static void run_decline(struct desk *desk, void *state, uint32_t key)
{
	(void)key;
	const struct waiting *w = queue_at(state);
	const char *labels[] = {_("keep waiting at the same place"), _("take off the list")};
	char name[NAME_BYTES], question[512];
	if (!w)
		return;
	clip_name(name, w);
	snprintf(question, sizeof(question), _("%s declines this time. And then?"), name);
	desk_ask_about(desk, ASKED_DECLINED, w->id, question, labels, 2);
}

static void run_edit(struct desk *desk, void *state, uint32_t key)
{
	(void)key;
	const struct waiting *w = queue_at(state);
	if (w)
		desk_push(desk, &waiting_form_screen, OPENED_FORM, &(struct waiting_form_ask){.waiting = w->id});
}

static void run_add(struct desk *desk, void *state, uint32_t key)
{
	(void)state, (void)key;
	desk_push(desk, &choose_client_screen, ASKED_WHO, _("Who waits for a time?"));
}

static void queue_answered(struct desk *desk, void *state, const struct answer *answer)
{
	struct queue *queue = state;
	if (!answer->given)
		return;
	if (answer->tag == ASKED_WHO) {
		desk_push(desk, &waiting_form_screen, OPENED_FORM, &(struct waiting_form_ask){.client = answer->id});
	} else if (answer->tag == ASKED_DECLINED && answer->choice == 0) {
		note_call(desk, answer->id, WAITING_DECLINED);
	} else if (answer->tag == ASKED_DECLINED) {
		take_off(desk, answer->id);
	} else if (answer->tag == OPENED_FORM) {
		queue_changed(desk, state);
		list_find(&queue->list, answer->id, rows_of(queue));
	}
}

/* ---- The screen ---- */

static bool queue_type(struct desk *desk, void *state, const struct key *key)
{
	(void)desk;
	struct queue *queue = state;
	return list_key(&queue->list, key->code, rows_of(queue));
}

static void queue_layout(const struct desk *desk, void *state, struct area body)
{
	(void)desk;
	struct queue *queue = state;
	list_fit(&queue->list, body.rows - WAITING_DETAIL - 3);
}

static bool queue_lost(const void *state)
{
	const struct queue *queue = state;
	return queue->list.lost;
}

static const struct command queue_commands[] = {
        {"waiting.take", "Enter 1", N_("book it"), N_("Books the time that came free for this client."),
         "appointment.book", run_book, on_offer, NULL},
        {"waiting.seek", "Enter", N_("look for a time"), N_("Looks in the grid for a time for this client."),
         RIGHT_NONE, run_seek, on_list_row, NULL},
        {"waiting.agreed", "1", N_("book it"), N_("Books the free time shown for this client."), "appointment.book",
         run_book, on_list_free, NULL},
        {"waiting.no_answer", "2", N_("no answer"), N_("Notes that nobody answered the call."), "waiting.call",
         run_call, on_row, NULL},
        {"waiting.message", "3", N_("message left"), N_("Notes that a message was left."), "waiting.call", run_call,
         on_row, NULL},
        {"waiting.call_back", "4", N_("will call back"), N_("Notes that they will call back."), "waiting.call",
         run_call, on_row, NULL},
        {"waiting.decline", "x", N_("declines"), N_("They do not want this time; asks what then."), RIGHT_NONE,
         run_decline, on_offer, NULL},
        {"waiting.remove", "x", N_("take off"), N_("Takes the client off the waiting list."), "waiting.remove",
         run_remove, on_list_row, NULL},
        {"waiting.edit", "e", N_("edit"), N_("Changes the wish; the place stays."), "waiting.edit", run_edit, on_row,
         NULL},
        {"waiting.add", "+", N_("add"), N_("Puts another client on the waiting list."), "waiting.add", run_add, in_list,
         NULL},
        {0},
};

const struct screen waiting_screen = {
        .name = N_("Waiting list"),
        .state_size = sizeof(struct queue),
        .commands = queue_commands,
        .open = queue_open,
        .layout = queue_layout,
        .changed = queue_changed,
        .draw = queue_draw,
        .type = queue_type,
        .answered = queue_answered,
        .idle = queue_idle,
        .lost = queue_lost,
        .close = queue_close,
};
