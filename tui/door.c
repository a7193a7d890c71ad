#include "tui/door.h"

#include <stdlib.h>
#include <string.h>

#include "core/people/client.h"
#include "core/text/number.h"
#include "core/text/utf8.h"
#include "core/words.h"
#include "tui/closing.h"
#include "tui/door_state.h"
#include "tui/members.h"
#include "tui/seminar_people.h"

#define FIELD_LIMIT 200

/* ---- Hooks ---- */

static void mode_close(struct desk *desk, void *state)
{
	(void)desk;
	struct door_mode *m = state;
	door_free(&m->door);
	free(m->hits);
	person_list_free(&m->people);
	edit_close(&m->edit);
}

static bool mode_open(struct desk *desk, void *state, const void *argument)
{
	struct door_mode *m = state;
	m->seminar = *(const int64_t *)argument;
	if (!edit_open(&m->edit, FIELD_LIMIT, false) || door_read_all(desk, m) != DONE) {
		desk_refuse_store(desk);
		mode_close(desk, m);
		return false;
	}
	door_note_earlier(m);
	door_check_results(m);
	return true;
}

/* A burst of codes makes many changes; they are read once, before the next picture. */
static void mode_changed(struct desk *desk, void *state)
{
	(void)desk;
	struct door_mode *m = state;
	m->stale = true;
}

static void mode_settle(struct desk *desk, void *state)
{
	door_settle(desk, state);
}

static enum focus mode_focus(const void *state)
{
	const struct door_mode *m = state;
	return edit_empty(&m->edit) ? FOCUS_BLANK : FOCUS_TEXT;
}

static bool mode_back(struct desk *desk, void *state)
{
	(void)desk;
	struct door_mode *m = state;
	if (edit_empty(&m->edit) && m->offer == OFFER_NONE)
		return false;
	door_clear(m);
	return true;
}

static void mode_title(const void *state, char *out, size_t size)
{
	const struct door_mode *m = state;
	utf8_copy(out, size, m->door.seminar.seminars[0].title);
}

/* ---- Walk-ins of clients ---- */

static void take_person(struct desk *desk, struct door_mode *m, int at)
{
	struct walk_in walk_in = {.client = m->client};
	struct client client;
	if (at < m->people.count) {
		walk_in.attendee.person = m->people.rows[at].id;
	} else if (client_get(desk_db(desk), m->client, &client) == DONE) {
		walk_in.attendee = (struct attendee){.name = client.name, .reading = client.reading};
	} else {
		desk_refuse_store(desk);
		return;
	}
	door_walk_in_person(desk, m, &walk_in);
}

static void ask_person(struct desk *desk, struct door_mode *m, int64_t client)
{
	const char *labels[QUESTION_CHOICES];
	int count = 0;
	person_list_free(&m->people);
	m->client = client;
	if (person_list_load(desk_db(desk), client, &m->people) != DONE) {
		desk_refuse_store(desk);
		return;
	}
	for (; count < m->people.count && count < QUESTION_CHOICES; count++)
		labels[count] = m->people.rows[count].name;
	if (count > 1)
		desk_ask(desk, PERSON_CHOSEN, _("Who has come?"), labels, count, 0);
	else
		take_person(desk, m, 0);
}

static void mode_answered(struct desk *desk, void *state, const struct answer *answer)
{
	struct door_mode *m = state;
	if (!answer->given)
		return;
	if (answer->tag == CLIENT_CHOSEN && answer->id)
		ask_person(desk, m, answer->id);
	if (answer->tag == CLOSE_ASKED)
		closing_answered(desk, m->seminar, answer);
	if (answer->tag == LIST_SEEN)
		door_take_rest(desk, m);
	if (answer->tag == REASON_ASKED)
		door_let_in(desk, m, answer->text);
	if (answer->tag == PERSON_CHOSEN)
		take_person(desk, m, answer->choice);
}

/* ---- Keys ---- */

/* Twelve digits are a code: it counts with its last digit, and what follows is the next one. */
static bool is_code(const struct door_mode *m)
{
	return door_read(edit_text(&m->edit)) == DOOR_CODE;
}

static bool edit_typed(struct desk *desk, struct door_mode *m, const struct key *key)
{
	size_t before = m->edit.bytes;
	if (!edit_key(&m->edit, key))
		return false;
	if (key->code < K_ENTER || m->edit.bytes != before) {
		m->asked = m->again = true;
		m->typed_shown = key->shown;
		m->offer = OFFER_NONE;
		m->another = false;
		m->tick_count = 0;
	}
	if (m->edit.bytes > before && is_code(m))
		door_take_code(desk, m, key->shown);
	return true;
}

/* A name holds a blank as well: it ticks only where there are several to tick. */
static bool tick(struct desk *desk, struct door_mode *m)
{
	door_settle(desk, m);
	const struct door_row *hit = door_hit(m);
	if (!hit || m->hit_count < 2 || door_read(edit_text(&m->edit)) != DOOR_NAME)
		return false;
	door_tick(m, hit->sign_up.id);
	if (m->list.at + 1 < m->hit_count)
		list_go(&m->list, m->list.at + 1, door_rows_of(m));
	return true;
}

static void enter(struct desk *desk, struct door_mode *m, const struct key *key)
{
	if (m->offer != OFFER_NONE && key->shown > m->refused_shown)
		door_accept(desk, m);
	else if (!edit_empty(&m->edit))
		door_take(desk, m, key->shown);
}

static void pay(struct desk *desk, struct door_mode *m)
{
	door_settle(desk, m);
	const struct door_row *row = door_owing(m);
	if (row)
		people_pay(desk, &row->sign_up);
	else
		desk_remark(desk, _("No fee is due here."));
}

static bool press(struct desk *desk, struct door_mode *m, const struct key *key)
{
	if (key->code == K_ENTER) {
		enter(desk, m, key);
		return true;
	}
	if (utf8_is_space(key->code) && (edit_empty(&m->edit) || tick(desk, m)))
		return true;
	if (key_command(key->code) == '*') {
		pay(desk, m);
		return true;
	}
	if (key_command(key->code) == '+' && !edit_empty(&m->edit)) {
		door_walk_in_typed(desk, m);
		return true;
	}
	if (key->code == K_UP || key->code == K_DOWN || key->code == K_PAGEUP || key->code == K_PAGEDOWN) {
		door_settle(desk, m);
		return list_key(&m->list, key->code, door_rows_of(m));
	}
	return edit_typed(desk, m, key);
}

/* Pasted lines are as if typed: a list of codes from a file counts code by code. */
static bool paste(struct desk *desk, struct door_mode *m, const struct key *key)
{
	const char *text = key->text;
	while (*text != '\0') {
		struct key one = {.shown = key->shown};
		text += utf8_step(text, &one.code);
		if (one.code == '\n')
			one.code = K_ENTER;
		if (!door_hear(desk, m, &one))
			press(desk, m, &one);
	}
	return true;
}

static bool mode_overhears(struct desk *desk, void *state, const struct key *key)
{
	return door_hear(desk, state, key);
}

static bool mode_type(struct desk *desk, void *state, const struct key *key)
{
	return key->code == K_PASTE ? paste(desk, state, key) : press(desk, state, key);
}

/* ---- What the last line names ---- */

static bool has_one(const struct desk *desk, const void *state)
{
	(void)desk;
	const struct door_mode *m = state;
	return m->offer == OFFER_NONE && !edit_empty(&m->edit) && (m->hit_count > 0 || m->tick_count > 0);
}

static bool has_several(const struct desk *desk, const void *state)
{
	const struct door_mode *m = state;
	return has_one(desk, state) && m->hit_count > 1 && door_read(edit_text(&m->edit)) == DOOR_NAME;
}

static bool is_refused(const struct desk *desk, const void *state)
{
	(void)desk;
	const struct door_mode *m = state;
	return m->offer == OFFER_WALK_IN || m->offer == OFFER_UNKNOWN;
}

static bool is_from_elsewhere(const struct desk *desk, const void *state)
{
	(void)desk;
	const struct door_mode *m = state;
	return m->offer == OFFER_TRANSFER;
}

static bool is_blank(const struct desk *desk, const void *state)
{
	(void)desk;
	const struct door_mode *m = state;
	return edit_empty(&m->edit);
}

static bool can_close(const struct desk *desk, const void *state)
{
	const struct door_mode *m = state;
	const struct seminar_session *session = m->door.session;
	return !session->closed_at && desk_now(desk) >= moment_of(session->day, session->from_minute);
}

static void close_attendance(struct desk *desk, void *state, uint32_t key)
{
	(void)key;
	struct door_mode *m = state;
	door_settle(desk, m);
	closing_ask(desk, CLOSE_ASKED, &m->door.seminar.seminars[0], m->door.session);
}

/* Enter has the better offer while somebody stands refused. */
static bool asks_client(const struct desk *desk, const void *state)
{
	const struct door_mode *m = state;
	return is_blank(desk, state) && m->offer == OFFER_NONE;
}

static bool has_sessions(const struct desk *desk, const void *state)
{
	const struct door_mode *m = state;
	return is_blank(desk, state) && m->door.seminar.seminars[0].session_count > 1;
}

/* The one before or after, with the results of its own. */
static void go_session(struct desk *desk, void *state, uint32_t key)
{
	struct door_mode *m = state;
	int before = m->session, to = m->door.session->position + (key == K_PAGEUP ? -1 : 1);
	if (to < 1 || to > m->door.seminar.seminars[0].session_count)
		return;
	m->session = to;
	if (door_read_all(desk, m) != DONE) {
		m->session = before;
		desk_refuse_store(desk);
		return;
	}
	door_clear(m);
	m->result_count = 0;
	door_note_earlier(m);
	door_check_results(m);
}

static bool is_typed(const struct desk *desk, const void *state)
{
	return !is_blank(desk, state);
}

static bool owes(const struct desk *desk, const void *state)
{
	(void)desk;
	return door_owing(state) != NULL;
}

static void ask_client(struct desk *desk, void *state, uint32_t key)
{
	(void)state, (void)key;
	desk_push(desk, &choose_client_screen, CLIENT_CHOSEN, _("Who has walked in?"));
}

static const struct command mode_commands[] = {
        {"door.mark", "Enter", N_("present"), N_("Marks as present: typed, ticked or highlighted."), "seminar.attend",
         NULL, has_one, NULL},
        {"door.let_in", "Enter", N_("let in"), N_("Lets in who was refused, as a walk-in."), "seminar.attend", NULL,
         is_refused, NULL},
        {"door.transfer", "Enter", N_("move here"), N_("Moves them here from the other seminar."), "seminar.attend",
         NULL, is_from_elsewhere, NULL},
        {"door.tick", "Space", N_("tick"), N_("Ticks several, for one Enter."), RIGHT_NONE, NULL, has_several,
         N_("Space")},
        {"door.choose", "Up Down", N_("choose"), N_("Moves in the list, with the field in focus."), RIGHT_NONE, NULL,
         has_several, "↑↓"},
        {"door.pay", "*", N_("fee"), N_("Notes the payment, or takes it back."), "seminar.pay", NULL, owes, "*"},
        {"door.session", "PgUp PgDn", N_("other session"), N_("Goes to the session before or after."), RIGHT_NONE,
         go_session, has_sessions, "PgUp/Dn"},
        {"door.walk_in", "+", N_("walk-in client"), N_("Lets in a client who did not sign up."), "seminar.attend",
         ask_client, asks_client, NULL},
        {"door.close", "F12 Ctrl-S", N_("attendance over"), N_("Closes the attendance: the rest did not come."),
         "seminar.close", close_attendance, can_close, NULL},
        {"door.walk_in_typed", "+", N_("let in as typed"), N_("Lets in whoever is called what was typed."),
         "seminar.attend", NULL, is_typed, "+"},
        {0},
};

const struct screen door_screen = {
        .name = N_("At the door"),
        .flags = SCREEN_HOLDS,
        .state_size = sizeof(struct door_mode),
        .commands = mode_commands,
        .open = mode_open,
        .layout = door_layout,
        .changed = mode_changed,
        .settle = mode_settle,
        .draw = door_draw,
        .focus = mode_focus,
        .type = mode_type,
        .overhears = mode_overhears,
        .back = mode_back,
        .answered = mode_answered,
        .title = mode_title,
        .close = mode_close,
};
