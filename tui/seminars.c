#include "tui/seminars.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/seminars/seminar.h"
#include "core/time/show.h"
#include "core/words.h"
#include "tui/clashes.h"
#include "tui/desk.h"
#include "tui/door.h"
#include "tui/paper.h"
#include "tui/seminar.h"
#include "tui/seminar_form.h"
#include "tui/seminar_show.h"
#include "tui/seminars_state.h"
#include "tui/sign_up.h"

#define PAST_DAYS    400 /* seminars of the year before stand above today's */
#define FILTER_LIMIT 60

enum { CLIENT_CHOSEN = 1, PLANNED, PAPER_CHOSEN };

static int64_t id_at(const void *rows, int at)
{
	const struct seminars *s = rows;
	return s->all.seminars[s->shown[at]].id;
}

static struct list_rows rows_of(const struct seminars *s)
{
	return (struct list_rows){s->count, id_at, s};
}

static const struct seminar *row_at(const struct seminars *s)
{
	return list_holds(&s->list) ? &s->all.seminars[s->shown[s->list.at]] : NULL;
}

/* ---- Rows ---- */

/* By the title in any writing, or by the beginning of the date. */
static bool fits(const struct seminar *seminar, const char *typed, int64_t now)
{
	char day[SHOW_BYTES];
	const struct seminar_session *session = seminar_shown_session(seminar, now);
	if (session && strncmp(day_show(session->day, DAY_SHORT, day, sizeof(day)), typed, strlen(typed)) == 0)
		return true;
	return seminar_named(seminar, typed);
}

static void filter(const struct desk *desk, struct seminars *s)
{
	const char *typed = edit_text(&s->filter);
	s->count = 0;
	for (int i = 0; i < s->all.count; i++)
		if (!typed[0] || fits(&s->all.seminars[i], typed, desk_now(desk)))
			s->shown[s->count++] = i;
}

static bool read_all(struct desk *desk, struct seminars *s)
{
	struct seminar_list all;
	if (seminar_list_load(desk_db(desk), moment_day(desk_now(desk)) - PAST_DAYS, DAY_NONE, &all) != DONE) {
		desk_refuse_store(desk);
		return false;
	}
	int *shown = calloc((size_t)all.count + 1, sizeof(*shown));
	if (!shown) {
		seminar_list_free(&all);
		return false;
	}
	seminar_list_free(&s->all);
	free(s->shown);
	s->all = all;
	s->shown = shown;
	filter(desk, s);
	return true;
}

/* Today's, or the next: the first with a session to come, by the time of that session. */
static int next_row(const struct seminars *s, int64_t now)
{
	int best = s->count - 1, day = 0, minute = 0;
	bool found = false;
	for (int i = 0; i < s->count; i++) {
		const struct seminar *seminar = &s->all.seminars[s->shown[i]];
		const struct seminar_session *next = seminar_shown_session(seminar, now);
		if (!next || seminar_final(seminar, now))
			continue;
		if (!found || next->day < day || (next->day == day && next->from_minute < minute)) {
			found = true;
			best = i;
			day = next->day;
			minute = next->from_minute;
		}
	}
	return best;
}

/* ---- Hooks ---- */

static void seminars_close(struct desk *desk, void *state)
{
	(void)desk;
	struct seminars *s = state;
	seminar_list_free(&s->all);
	free(s->shown);
	edit_close(&s->filter);
}

static bool seminars_open(struct desk *desk, void *state, const void *argument)
{
	(void)argument;
	struct seminars *s = state;
	if (!edit_open(&s->filter, FILTER_LIMIT, false) || !read_all(desk, s)) {
		seminars_close(desk, s);
		return false;
	}
	list_begin(&s->list, rows_of(s), next_row(s, desk_now(desk)));
	return true;
}

static void clear_filter(struct desk *desk, struct seminars *s)
{
	s->filtering = false;
	edit_set(&s->filter, "");
	filter(desk, s);
	list_changed(&s->list, rows_of(s));
}

/* The key begins anew, so that the cursor stands where it is expected. */
static void seminars_enter(struct desk *desk, void *state)
{
	struct seminars *s = state;
	clear_filter(desk, s);
	list_begin(&s->list, rows_of(s), next_row(s, desk_now(desk)));
}

static void seminars_changed(struct desk *desk, void *state)
{
	struct seminars *s = state;
	if (read_all(desk, s))
		list_changed(&s->list, rows_of(s));
}

static enum focus seminars_focus(const void *state)
{
	const struct seminars *s = state;
	if (!s->filtering)
		return FOCUS_LIST;
	return edit_empty(&s->filter) ? FOCUS_BLANK : FOCUS_TEXT;
}

static bool type_filter(struct desk *desk, struct seminars *s, const struct key *key)
{
	if (key->code == K_TAB) {
		s->filtering = false;
		return true;
	}
	if (!edit_key(&s->filter, key))
		return false;
	filter(desk, s);
	list_begin(&s->list, rows_of(s), edit_empty(&s->filter) ? next_row(s, desk_now(desk)) : 0);
	return true;
}

static bool seminars_type(struct desk *desk, void *state, const struct key *key)
{
	struct seminars *s = state;
	if (s->filtering && key->code != K_UP && key->code != K_DOWN)
		return type_filter(desk, s, key);
	return list_key(&s->list, key->code, rows_of(s));
}

static bool seminars_back(struct desk *desk, void *state)
{
	struct seminars *s = state;
	if (!s->filtering && edit_empty(&s->filter))
		return false;
	clear_filter(desk, s);
	return true;
}

static void seminars_answered(struct desk *desk, void *state, const struct answer *answer)
{
	struct seminars *s = state;
	if (answer->tag == CLIENT_CHOSEN)
		sign_up_answered(desk, s->asked, answer);
	if (answer->tag == PAPER_CHOSEN && answer->given)
		paper_seminar(desk, s->asked, answer);
	if (answer->tag == PLANNED && answer->given) {
		seminars_changed(desk, s);
		list_find(&s->list, answer->id, rows_of(s));
		clashes_show(desk, answer->id);
	}
}

static void seminars_layout(const struct desk *desk, void *state, struct area body)
{
	struct seminars *s = state;
	int above = desk_carried(desk)->client ? 1 : 0;
	edit_fit(&s->filter, body.cols / 2, 1);
	list_fit(&s->list, body.rows - SEMINARS_HEADING - above);
}

/* ---- Keys ---- */

static bool on_row(const struct desk *desk, const void *state)
{
	(void)desk;
	return row_at(state) != NULL;
}

static bool for_somebody(const struct desk *desk, const void *state)
{
	return desk_carried(desk)->client && on_row(desk, state);
}

static bool for_nobody(const struct desk *desk, const void *state)
{
	return !desk_carried(desk)->client && on_row(desk, state);
}

static bool can_sign_up(const struct desk *desk, const void *state)
{
	const struct seminar *seminar = row_at(state);
	return seminar && seminar->status == SEMINAR_OPEN && !seminar_final(seminar, desk_now(desk));
}

static bool can_attend(const struct desk *desk, const void *state)
{
	(void)desk;
	const struct seminar *seminar = row_at(state);
	return seminar && seminar->status != SEMINAR_DRAFT && seminar->status != SEMINAR_CANCELLED;
}

static void sign_up(struct desk *desk, void *state, uint32_t key)
{
	struct seminars *s = state;
	const struct seminar *row = row_at(s);
	(void)key;
	s->asked = row ? row->id : 0;
	sign_up_begin(desk, CLIENT_CHOSEN, s->asked);
}

static void open_row(struct desk *desk, void *state, uint32_t key)
{
	const struct seminar *row = row_at(state);
	(void)key;
	if (row)
		desk_push(desk, &seminar_screen, 0, &row->id);
}

static void attend(struct desk *desk, void *state, uint32_t key)
{
	const struct seminar *row = row_at(state);
	(void)key;
	if (row)
		desk_push(desk, &door_screen, 0, &row->id);
}

static void plan(struct desk *desk, void *state, uint32_t key)
{
	(void)state, (void)key;
	desk_push(desk, &new_seminar_screen, PLANNED, NULL);
}

static void edit_row(struct desk *desk, void *state, uint32_t key)
{
	(void)key;
	const struct seminar *row = row_at(state);
	if (row)
		desk_push(desk, &edit_seminar_screen, PLANNED, &row->id);
}

static void copy_row(struct desk *desk, void *state, uint32_t key)
{
	(void)key;
	const struct seminar *row = row_at(state);
	if (row)
		desk_push(desk, &new_seminar_screen, PLANNED, &row->id);
}

static void print(struct desk *desk, void *state, uint32_t key)
{
	struct seminars *s = state;
	const struct seminar *row = row_at(s);
	(void)key;
	if (!row)
		return;
	s->asked = row->id;
	paper_ask_seminar(desk, PAPER_CHOSEN, row, NULL);
}

static void begin_filter(struct desk *desk, void *state, uint32_t key)
{
	(void)desk, (void)key;
	struct seminars *s = state;
	s->filtering = true;
	edit_choose(&s->filter);
}

static bool seminars_lost(const void *state)
{
	const struct seminars *s = state;
	return s->list.lost;
}

static const struct command seminars_commands[] = {
        {"seminar.take", "Enter", N_("sign up here"), N_("Signs the client up for the seminar chosen."),
         "seminar.sign_up", sign_up, for_somebody, NULL},
        {"seminar.open", "Enter", N_("Open"), N_("Opens the seminar: who has a seat, who waits."), RIGHT_NONE, open_row,
         for_nobody, NULL},
        {"seminar.attend", "a", N_("attendance"), N_("Takes the attendance at the door."), "seminar.attend", attend,
         can_attend, NULL},
        {"client.sign_up", "+", N_("sign up"), N_("Signs people of a client up."), "seminar.sign_up", sign_up,
         can_sign_up, NULL},
        {"seminar.add", "n", N_("new"), N_("Plans a new seminar."), "seminar.add", plan, NULL, NULL},
        {"seminar.edit", "e", N_("edit"), N_("Changes what is planned."), "seminar.edit", edit_row, on_row, NULL},
        {"seminar.copy", "c", N_("copy"), N_("Plans another one like it."), "seminar.add", copy_row, on_row, NULL},
        {"list.filter", "/", N_("filter"), N_("Shows only the rows that fit what is typed."), RIGHT_NONE, begin_filter,
         NULL, NULL},
        {"seminar.print", "F9 Alt-9", N_("papers"), N_("Lists, tags, certificates, receipts on paper."), "office.print",
         print, on_row, NULL},
        {0},
};

const struct screen seminars_screen = {
        .name = N_("Seminars"),
        .state_size = sizeof(struct seminars),
        .commands = seminars_commands,
        .open = seminars_open,
        .enter = seminars_enter,
        .layout = seminars_layout,
        .changed = seminars_changed,
        .draw = seminars_draw,
        .focus = seminars_focus,
        .type = seminars_type,
        .back = seminars_back,
        .answered = seminars_answered,
        .lost = seminars_lost,
        .close = seminars_close,
};
