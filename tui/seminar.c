#include "tui/seminar.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/office/draft.h"
#include "core/seminars/clash.h"
#include "core/seminars/sign_up.h"
#include "core/store/action.h"
#include "core/text/utf8.h"
#include "core/words.h"
#include "tui/card.h"
#include "tui/clashes.h"
#include "tui/desk.h"
#include "tui/door.h"
#include "tui/roster.h"
#include "tui/seminar_form.h"
#include "tui/seminar_show.h"
#include "tui/sign_up.h"

enum { CLIENT_CHOSEN = 1, STATE_CHOSEN, CHANGED };

static int64_t id_at(const void *rows, int at)
{
	const struct roster *r = rows;
	return r->rows[at] < 0 ? r->rows[at] : r->people.rows[r->rows[at]].id;
}

static struct list_rows rows_of(const struct roster *r)
{
	return (struct list_rows){r->count, id_at, r};
}

static const struct seminar *seminar_of(const struct roster *r)
{
	return &r->seminar.seminars[0];
}

/* Who the cursor is on; NULL for nobody. */
static const struct sign_up *person_at(const struct roster *r)
{
	return list_holds(&r->list) && r->rows[r->list.at] >= 0 ? &r->people.rows[r->rows[r->list.at]] : NULL;
}

/* ---- Rows ---- */

static bool is_seated(const struct sign_up *person)
{
	return person->status == SIGN_UP_REGISTERED || person->status == SIGN_UP_OFFERED;
}

static void add_rows(struct roster *r, enum sign_up_status status, int line)
{
	for (int i = 0; i < r->people.count; i++) {
		const struct sign_up *person = &r->people.rows[i];
		if (status == SIGN_UP_REGISTERED ? !is_seated(person) : person->status != status)
			continue;
		if (line) {
			r->rows[r->count++] = line;
			line = 0;
		}
		r->rows[r->count++] = i;
		r->cancelled += status == SIGN_UP_CANCELLED;
	}
}

static bool arrange(struct roster *r)
{
	int *rows = calloc((size_t)r->people.count + 2, sizeof(*rows));
	if (!rows)
		return false;
	free(r->rows);
	r->rows = rows;
	r->count = r->cancelled = 0;
	add_rows(r, SIGN_UP_REGISTERED, 0);
	add_rows(r, SIGN_UP_WAITING, LINE_WAITING);
	add_rows(r, SIGN_UP_CANCELLED, LINE_CANCELLED);
	return true;
}

/* From a line to the next person, downwards or upwards. */
static void pass_lines(struct roster *r, int step)
{
	int at = r->list.at;
	if (r->count == 0 || r->rows[at] >= 0)
		return;
	if (at + step < 0 || at + step >= r->count)
		step = -step;
	list_go(&r->list, at + step, rows_of(r));
}

static int count_clashes(struct desk *desk, int64_t id)
{
	struct clash_list *list = malloc(sizeof(*list));
	int count = list && seminar_clashes(desk_db(desk), id, list) == DONE ? list->count : 0;
	free(list);
	return count;
}

static bool read_all(struct desk *desk, struct roster *r)
{
	struct seminar_list seminar;
	struct sign_up_list people;
	if (seminar_get(desk_db(desk), r->id, &seminar) != DONE)
		return false;
	if (sign_up_list_load(desk_db(desk), r->id, &people) != DONE) {
		seminar_list_free(&seminar);
		return false;
	}
	seminar_list_free(&r->seminar);
	sign_up_list_free(&r->people);
	r->seminar = seminar;
	r->people = people;
	r->clashes = count_clashes(desk, r->id);
	return arrange(r);
}

/* ---- Hooks ---- */

static void roster_close(struct desk *desk, void *state)
{
	(void)desk;
	struct roster *r = state;
	seminar_list_free(&r->seminar);
	sign_up_list_free(&r->people);
	free(r->rows);
}

static bool roster_open(struct desk *desk, void *state, const void *argument)
{
	struct roster *r = state;
	r->id = *(const int64_t *)argument;
	if (!read_all(desk, r)) {
		desk_refuse_store(desk);
		roster_close(desk, r);
		return false;
	}
	list_begin(&r->list, rows_of(r), 0);
	pass_lines(r, 1);
	return true;
}

static void roster_changed(struct desk *desk, void *state)
{
	struct roster *r = state;
	bool empty = r->count == 0;
	if (!read_all(desk, r))
		return;
	list_changed(&r->list, rows_of(r));
	if (empty)
		pass_lines(r, 1);
}

static void roster_layout(const struct desk *desk, void *state, struct area body)
{
	(void)desk;
	struct roster *r = state;
	list_fit(&r->list, body.rows - ROSTER_HEADING);
}

static bool roster_type(struct desk *desk, void *state, const struct key *key)
{
	(void)desk;
	struct roster *r = state;
	int before = r->list.at;
	if (!list_key(&r->list, key->code, rows_of(r)))
		return false;
	pass_lines(r, r->list.at < before ? -1 : 1);
	return true;
}

static void roster_title(const void *state, char *out, size_t size)
{
	utf8_copy(out, size, seminar_of(state)->title);
}

static void roster_draw(const struct desk *desk, const void *state, struct canvas *canvas, struct area body)
{
	roster_draw_all(state, desk_now(desk), canvas, body);
}

/* ---- Keys ---- */

static bool on_person(const struct desk *desk, const void *state)
{
	(void)desk;
	return person_at(state) != NULL;
}

/* Those who were in, and the lists of what is over, stay as they are. */
static bool on_live(const struct desk *desk, const void *state)
{
	(void)desk;
	const struct sign_up *person = person_at(state);
	enum seminar_status status = seminar_of(state)->status;
	return person && person->status != SIGN_UP_CANCELLED && !person->attended && status != SEMINAR_HELD &&
	       status != SEMINAR_CANCELLED;
}

static bool can_sign_up(const struct desk *desk, const void *state)
{
	const struct seminar *seminar = seminar_of(state);
	return seminar->status == SEMINAR_OPEN && !seminar_final(seminar, desk_now(desk));
}

static bool can_promote(const struct desk *desk, const void *state)
{
	const struct seminar *seminar = seminar_of(state);
	return seminar->waiting && !seminar_full(seminar) && !seminar_final(seminar, desk_now(desk));
}

static bool can_attend(const struct desk *desk, const void *state)
{
	(void)desk;
	enum seminar_status status = seminar_of(state)->status;
	return status != SEMINAR_DRAFT && status != SEMINAR_CANCELLED;
}

static void open_card(struct desk *desk, void *state, uint32_t key)
{
	(void)key;
	const struct sign_up *person = person_at(state);
	if (person)
		desk_push(desk, &card_screen, 0, &person->client);
}

static void sign_up(struct desk *desk, void *state, uint32_t key)
{
	const struct roster *r = state;
	(void)key;
	sign_up_begin(desk, CLIENT_CHOSEN, r->id);
}

static void cancel(struct desk *desk, void *state, uint32_t key)
{
	(void)key;
	const struct roster *r = state;
	const struct sign_up *person = person_at(r);
	struct sign_up gone, next;
	char op[DRAFT_OP_BYTES];
	if (!person)
		return;
	operation_new(op);
	if (sign_up_cancel(desk_db(desk), r->id, person->roll, op, &gone, &next) != DONE) {
		desk_refuse_store(desk);
		return;
	}
	int64_t action = action_last(desk_db(desk));
	if (next.id)
		desk_say(desk, action, _("%d %s is cancelled. Next: %s %s"), gone.roll, gone.person_name,
		         next.person_name, next.phone[0] ? next.phone : _("no phone"));
	else
		desk_say(desk, action, _("%d %s is cancelled."), gone.roll, gone.person_name);
}

static void promote(struct desk *desk, void *state, uint32_t key)
{
	(void)key;
	const struct roster *r = state;
	struct sign_up_list moved;
	char op[DRAFT_OP_BYTES], names[DESK_TEXT_BYTES] = "";
	operation_new(op);
	if (sign_up_promote(desk_db(desk), r->id, op, &moved) != DONE) {
		desk_refuse_store(desk);
		return;
	}
	for (int i = 0; i < moved.count; i++) {
		size_t used = strlen(names);
		snprintf(names + used, sizeof(names) - used, _("%s%d %s %s"), i ? _(", ") : "", moved.rows[i].roll,
		         moved.rows[i].person_name, moved.rows[i].phone[0] ? moved.rows[i].phone : _("no phone"));
	}
	sign_up_list_free(&moved);
	desk_say(desk, action_last(desk_db(desk)), _("Moved up, to be called: %s"), names);
}

/* What may become of it. */
static int other_states(const struct seminar *seminar, enum seminar_status out[SEMINAR_CANCELLED + 1])
{
	int count = 0;
	for (enum seminar_status s = SEMINAR_DRAFT; s <= SEMINAR_CANCELLED; s++)
		if (seminar_leads_to(seminar->status, s))
			out[count++] = s;
	return count;
}

static void ask_state(struct desk *desk, void *state, uint32_t key)
{
	(void)key;
	struct roster *r = state;
	const char *labels[SEMINAR_CANCELLED + 1];
	int count = other_states(seminar_of(r), r->states);
	for (int i = 0; i < count; i++)
		labels[i] = seminar_status_text(r->states[i]);
	desk_ask(desk, STATE_CHOSEN, _("Which state is it in now?"), labels, count, 0);
}

static void set_state(struct desk *desk, const struct roster *r, int choice)
{
	char op[DRAFT_OP_BYTES];
	operation_new(op);
	if (seminar_set_status(desk_db(desk), r->id, r->states[choice], op) != DONE)
		desk_refuse_store(desk);
	else
		desk_say(desk, action_last(desk_db(desk)), _("%s: %s."), seminar_of(r)->title,
		         seminar_status_text(r->states[choice]));
}

static void roster_answered(struct desk *desk, void *state, const struct answer *answer)
{
	const struct roster *r = state;
	if (answer->tag == CLIENT_CHOSEN)
		sign_up_answered(desk, r->id, answer);
	if (answer->tag == STATE_CHOSEN && answer->given)
		set_state(desk, r, answer->choice);
	if (answer->tag == CHANGED && answer->given)
		clashes_show(desk, r->id);
}

static void attend(struct desk *desk, void *state, uint32_t key)
{
	const struct roster *r = state;
	(void)key;
	desk_push(desk, &door_screen, 0, &r->id);
}

static void book(struct desk *desk, void *state, uint32_t key)
{
	(void)key;
	const struct sign_up *person = person_at(state);
	if (!person)
		return;
	struct carried carried = {.client = person->client};
	utf8_copy(carried.number, sizeof(carried.number), person->number);
	utf8_copy(carried.name, sizeof(carried.name), person->client_name);
	desk_carry(desk, &carried);
	desk_section(desk, 4);
}

static void edit_plan(struct desk *desk, void *state, uint32_t key)
{
	(void)key;
	const struct roster *r = state;
	desk_push(desk, &edit_seminar_screen, CHANGED, &r->id);
}

static bool has_clashes(const struct desk *desk, const void *state)
{
	(void)desk;
	return ((const struct roster *)state)->clashes > 0;
}

static void show_clashes(struct desk *desk, void *state, uint32_t key)
{
	(void)key;
	const struct roster *r = state;
	desk_push(desk, &clashes_screen, 0, &r->id);
}

static bool roster_lost(const void *state)
{
	const struct roster *r = state;
	return r->list.lost;
}

static const struct command roster_commands[] = {
        {"client.open", "Enter", N_("card"), N_("Opens the card of the client under the cursor."), RIGHT_NONE,
         open_card, on_person, NULL},
        {"client.sign_up", "+", N_("sign up"), N_("Signs people of a client up."), "seminar.sign_up", sign_up,
         can_sign_up, NULL},
        {"seminar.cancel_sign_up", "x", N_("cancel"), N_("Cancels the sign-up and names who is next."),
         "seminar.cancel_sign_up", cancel, on_live, NULL},
        {"seminar.promote", "p", N_("move up"), N_("Gives free seats to those who wait, in order."), "seminar.promote",
         promote, can_promote, NULL},
        {"seminar.attend", "a", N_("attendance"), N_("Takes the attendance at the door."), "seminar.attend", attend,
         can_attend, NULL},
        {"client.book", "b", N_("book"), N_("Books the client under the cursor at a desk."), "appointment.book", book,
         on_person, NULL},
        {"seminar.state", "s", N_("state"), N_("Opens, closes or calls off the seminar."), "seminar.edit", ask_state,
         NULL, NULL},
        {"seminar.edit", "k", N_("edit plan"), N_("Changes what is planned."), "seminar.edit", edit_plan, NULL, NULL},
        {"seminar.clashes", "w", N_("same time"), N_("Shows what else happens at that time."), RIGHT_NONE, show_clashes,
         has_clashes, NULL},
        {0},
};

const struct screen seminar_screen = {
        .name = N_("Sign-ups"),
        .state_size = sizeof(struct roster),
        .commands = roster_commands,
        .open = roster_open,
        .layout = roster_layout,
        .changed = roster_changed,
        .draw = roster_draw,
        .type = roster_type,
        .answered = roster_answered,
        .title = roster_title,
        .lost = roster_lost,
        .close = roster_close,
};
