#include "tui/today.h"

#include <stdio.h>
#include <stdlib.h>

#include "core/time/civil.h"
#include "core/words.h"
#include "tui/call_keys.h"
#include "tui/calls.h"
#include "tui/card.h"
#include "tui/desk.h"
#include "tui/door.h"
#include "tui/drafts.h"
#include "tui/list.h"
#include "tui/seminar.h"
#include "tui/today_data.h"
#include "tui/today_draw.h"
#include "tui/visit.h"

enum { DRAFT_GIVEN_UP = 1 };

struct home {
	struct today *today;
	struct list list;
	bool begun; /* it has stood on the screen before */
};

static int64_t id_at(const void *rows, int at)
{
	const struct today_row *row = rows;
	return today_row_id(&row[at]);
}

static struct list_rows rows_of(const struct home *home)
{
	return (struct list_rows){home->today->count, id_at, home->today->rows};
}

static void home_changed(struct desk *desk, void *state)
{
	struct home *home = state;
	struct today *fresh = calloc(1, sizeof(*fresh));
	if (!fresh || today_load(desk_db(desk), desk_now(desk), fresh) != DONE) {
		if (fresh)
			today_free(fresh);
		free(fresh);
		return;
	}
	if (home->today)
		today_free(home->today);
	free(home->today);
	home->today = fresh;
	list_changed(&home->list, rows_of(home));
}

static bool home_open(struct desk *desk, void *state, const void *argument)
{
	struct home *home = state;
	(void)argument;
	home_changed(desk, state);
	if (!home->today)
		desk_refuse_store(desk);
	return home->today != NULL;
}

/* The program begins with what was left half typed, if there is any. */
static void home_enter(struct desk *desk, void *state)
{
	struct home *home = state;
	home_changed(desk, state);
	bool left = !home->begun && home->today->draft_count > 0;
	int draft = home->today->count - home->today->draft_count;
	list_begin(&home->list, rows_of(home), left ? draft : 0);
	if (left)
		desk_remark(desk, _("Not finished: %s. Enter goes on with it."), home->today->rows[draft].head);
	home->begun = true;
}

/* The clock alone makes things overdue, and brings the next day. */
static void home_settle(struct desk *desk, void *state)
{
	struct home *home = state;
	int64_t now = desk_now(desk);
	if (moment_day(now) != home->today->day) {
		home_changed(desk, state);
	} else if (moment_minute(now) != home->today->minute) {
		today_sort(home->today, moment_minute(now));
		list_changed(&home->list, rows_of(home));
	}
}

static void home_layout(const struct desk *desk, void *state, struct area body)
{
	(void)desk;
	struct home *home = state;
	list_fit(&home->list, body.rows);
}

static void home_close(struct desk *desk, void *state)
{
	(void)desk;
	struct home *home = state;
	if (home->today)
		today_free(home->today);
	free(home->today);
}

static void home_draw(const struct desk *desk, const void *state, struct canvas *canvas, struct area body)
{
	(void)desk;
	const struct home *home = state;
	today_draw(home->today, &home->list, canvas, body);
}

/* ---- Keys ---- */

static const struct today_row *row_at(const struct home *home)
{
	return list_holds(&home->list) ? &home->today->rows[home->list.at] : NULL;
}

static bool on_draft(const struct desk *desk, const void *state)
{
	(void)desk;
	const struct today_row *row = row_at(state);
	return row && row->kind == TODAY_DRAFT;
}

static bool on_other(const struct desk *desk, const void *state)
{
	return row_at(state) && !on_draft(desk, state);
}

/* In its own section, so that F2 comes back here while the door is open. */
static void open_seminar(struct desk *desk, const struct screen *screen, int64_t id)
{
	desk_section(desk, 5);
	desk_push(desk, screen, 0, &id);
}

static void open_row(struct desk *desk, void *state, uint32_t key)
{
	const struct home *home = state;
	const struct today_row *row = row_at(home);
	(void)key;
	if (!row)
		return;
	if (row->visit.id)
		desk_push(desk, &card_screen, 0, &row->client);
	else if (row->kind == TODAY_DRAFT)
		draft_open(desk, &home->today->drafts[row->place]);
	else
		open_seminar(desk, &seminar_screen, row->id);
}

static bool on_seminar(const struct desk *desk, const void *state)
{
	(void)desk;
	const struct today_row *row = row_at(state);
	return row && row->kind == TODAY_SEMINAR;
}

static void attend(struct desk *desk, void *state, uint32_t key)
{
	(void)key;
	const struct today_row *row = row_at(state);
	if (row)
		open_seminar(desk, &door_screen, row->id);
}

static bool on_call(const struct desk *desk, const void *state)
{
	(void)desk;
	const struct today_row *row = row_at(state);
	return row && row->kind == TODAY_CALL && row->call != CALL_FEEDBACK;
}

static bool on_feedback(const struct desk *desk, const void *state)
{
	(void)desk;
	const struct today_row *row = row_at(state);
	return row && row->kind == TODAY_CALL && row->call == CALL_FEEDBACK;
}

static void take_call(struct desk *desk, void *state, uint32_t key)
{
	const struct today_row *row = row_at(state);
	if (row)
		call_take(desk, row->call, row->id, row->visit.begins, key);
}

static bool has_calls(const struct desk *desk, const void *state)
{
	(void)desk;
	const struct home *home = state;
	return home->today->calls_all > 0;
}

static void open_calls(struct desk *desk, void *state, uint32_t key)
{
	(void)state, (void)key;
	desk_push(desk, &calls_screen, 0, NULL);
}

/* No action: it cannot be taken back, so it is asked. */
static void give_up(struct desk *desk, void *state, uint32_t key)
{
	(void)key;
	const struct today_row *row = row_at(state);
	const char *labels[] = {_("throw it away"), _("keep it")};
	char question[512];
	if (!row)
		return;
	snprintf(question, sizeof(question), _("%s: throw away what was typed?"), row->head);
	desk_ask_about(desk, DRAFT_GIVEN_UP, row->id, question, labels, 2);
}

static void home_answered(struct desk *desk, void *state, const struct answer *answer)
{
	const struct today *today = ((struct home *)state)->today;
	if (!answer->given || answer->tag != DRAFT_GIVEN_UP || answer->choice != 0)
		return;
	for (int i = 0; i < today->draft_count; i++)
		if (today->drafts[i].id == answer->id && draft_drop(desk_db(desk), today->drafts[i].op) != DONE)
			desk_refuse_store(desk);
	home_changed(desk, state);
}

static bool home_visit(const void *state, struct visit_line *out)
{
	const struct today_row *row = row_at(state);
	if (row)
		*out = row->visit;
	return row && row->visit.id;
}

/* Tab goes between the appointments and the notes at the right. */
static bool home_type(struct desk *desk, void *state, const struct key *key)
{
	(void)desk;
	struct home *home = state;
	int left = home->today->overdue + home->today->coming;
	if (key->code == K_TAB || key->code == K_BACKTAB || key->code == K_RIGHT || key->code == K_LEFT) {
		list_go(&home->list, home->list.at < left && left < home->today->count ? left : 0, rows_of(home));
		return true;
	}
	return list_key(&home->list, key->code, rows_of(home));
}

static bool home_lost(const void *state)
{
	const struct home *home = state;
	return home->list.lost;
}

static const struct command home_commands[] = {
        {"today.open", "Enter", N_("Open"), N_("Opens what the cursor is on."), RIGHT_NONE, open_row, on_other, NULL},
        CALL_COMMANDS(take_call, on_call, on_feedback),
        {"today.resume", "Enter", N_("go on"), N_("Goes on with what was not saved."), RIGHT_NONE, open_row, on_draft,
         NULL},
        {"today.give_up", "x", N_("throw away"), N_("Throws away what was not saved."), RIGHT_NONE, give_up, on_draft,
         NULL},
        {"seminar.attend", "a", N_("attendance"), N_("Takes the attendance at the door."), "seminar.attend", attend,
         on_seminar, NULL},
        {"today.calls", "t :calls", N_("calls"), N_("Lists all calls to make."), RIGHT_NONE, open_calls, has_calls,
         NULL},
        {0},
};

const struct screen today_screen = {
        .name = N_("Today"),
        .state_size = sizeof(struct home),
        .commands = home_commands,
        .open = home_open,
        .enter = home_enter,
        .layout = home_layout,
        .changed = home_changed,
        .settle = home_settle,
        .draw = home_draw,
        .type = home_type,
        .visit = home_visit,
        .answered = home_answered,
        .lost = home_lost,
        .close = home_close,
};
