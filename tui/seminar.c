#include "tui/seminar.h"

#include <stdlib.h>

#include "core/office/draft.h"
#include "core/seminars/receipt.h"
#include "core/seminars/sign_up.h"
#include "core/store/action.h"
#include "core/text/utf8.h"
#include "core/words.h"
#include "tui/card.h"
#include "tui/clashes.h"
#include "tui/closing.h"
#include "tui/desk.h"
#include "tui/door.h"
#include "tui/paper.h"
#include "tui/questionnaire.h"
#include "tui/roster.h"
#include "tui/seminar_form.h"
#include "tui/seminar_people.h"
#include "tui/seminar_show.h"
#include "tui/sign_up.h"

enum { CLIENT_CHOSEN = 1, STATE_CHOSEN, CHANGED, OFFERED, PAPER_CHOSEN, CLOSE_ASKED };

/* ---- Hooks ---- */

static void roster_close(struct desk *desk, void *state)
{
	(void)desk;
	struct roster *r = state;
	seminar_list_free(&r->seminar);
	sign_up_list_free(&r->people);
	told_list_free(&r->told);
	free(r->rows);
}

static bool roster_open(struct desk *desk, void *state, const void *argument)
{
	struct roster *r = state;
	r->id = *(const int64_t *)argument;
	if (!roster_read(desk_db(desk), r)) {
		desk_refuse_store(desk);
		roster_close(desk, r);
		return false;
	}
	list_begin(&r->list, roster_rows(r), 0);
	roster_pass_lines(r, 1);
	return true;
}

static void roster_changed(struct desk *desk, void *state)
{
	struct roster *r = state;
	bool empty = r->count == 0;
	if (!roster_read(desk_db(desk), r))
		return;
	list_changed(&r->list, roster_rows(r));
	if (empty)
		roster_pass_lines(r, 1);
}

static void roster_layout(const struct desk *desk, void *state, struct area body)
{
	(void)desk;
	struct roster *r = state;
	list_fit(&r->list, body.rows - ROSTER_HEADING - ROSTER_FOOT);
}

static void roster_settle(struct desk *desk, void *state)
{
	struct roster *r = state;
	const struct sign_up *person = roster_person(r);
	int64_t id = person ? person->id : 0;
	if (id != r->noted && sign_up_words(desk_db(desk), id, &r->words) == DONE &&
	    receipt_last(desk_db(desk), id, &r->receipt, &r->is_void) == DONE)
		r->noted = id;
}

static bool roster_type(struct desk *desk, void *state, const struct key *key)
{
	(void)desk;
	struct roster *r = state;
	int before = r->list.at;
	if (!list_key(&r->list, key->code, roster_rows(r)))
		return false;
	roster_pass_lines(r, r->list.at < before ? -1 : 1);
	return true;
}

static void roster_title(const void *state, char *out, size_t size)
{
	utf8_copy(out, size, roster_seminar(state)->title);
}

static void roster_draw(const struct desk *desk, const void *state, struct canvas *canvas, struct area body)
{
	roster_draw_all(state, desk_now(desk), canvas, body);
}

/* ---- Keys ---- */

static bool on_person(const struct desk *desk, const void *state)
{
	(void)desk;
	return roster_person(state) != NULL;
}

/* Those who were in, and the lists of what is over, stay as they are. */
static bool on_live(const struct desk *desk, const void *state)
{
	(void)desk;
	const struct sign_up *person = roster_person(state);
	enum seminar_status status = roster_seminar(state)->status;
	return person && person->status != SIGN_UP_CANCELLED && !person->attended && status != SEMINAR_HELD &&
	       status != SEMINAR_CANCELLED;
}

static bool can_sign_up(const struct desk *desk, const void *state)
{
	const struct seminar *seminar = roster_seminar(state);
	return seminar->status == SEMINAR_OPEN && !seminar_final(seminar, desk_now(desk));
}

static bool can_promote(const struct desk *desk, const void *state)
{
	const struct seminar *seminar = roster_seminar(state);
	return seminar->waiting && !seminar_full(seminar) && !seminar_final(seminar, desk_now(desk));
}

static bool can_attend(const struct desk *desk, const void *state)
{
	(void)desk;
	enum seminar_status status = roster_seminar(state)->status;
	return status != SEMINAR_DRAFT && status != SEMINAR_CANCELLED;
}

static void open_card(struct desk *desk, void *state, uint32_t key)
{
	(void)key;
	const struct sign_up *person = roster_person(state);
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
	const struct sign_up *person = roster_person(state);
	if (person)
		people_cancel(desk, person);
}

static void promote(struct desk *desk, void *state, uint32_t key)
{
	(void)key;
	const struct roster *r = state;
	people_promote(desk, r->id);
}

static void offer(struct desk *desk, void *state, uint32_t key)
{
	(void)state, (void)key;
	people_ask_offer(desk, OFFERED);
}

static bool on_offer(const struct desk *desk, const void *state)
{
	const struct sign_up *person = roster_person(state);
	return person && person->status == SIGN_UP_OFFERED && on_live(desk, state);
}

static void accept(struct desk *desk, void *state, uint32_t key)
{
	(void)key;
	const struct sign_up *person = roster_person(state);
	if (person)
		people_accept(desk, person);
}

static bool owes(const struct desk *desk, const void *state)
{
	(void)desk;
	const struct sign_up *person = roster_person(state);
	return person && (person->fee || person->paid);
}

static void pay(struct desk *desk, void *state, uint32_t key)
{
	(void)key;
	const struct sign_up *person = roster_person(state);
	if (person)
		people_pay(desk, person);
}

/* Everybody who was in when it was called off is told (rule R13). */
static bool to_tell(const struct desk *desk, const void *state)
{
	(void)desk;
	const struct sign_up *person = roster_person(state);
	return person && roster_seminar(state)->status == SEMINAR_CANCELLED && person->status != SIGN_UP_CANCELLED;
}

static void tell(struct desk *desk, void *state, uint32_t key)
{
	const struct sign_up *person = roster_person(state);
	if (person)
		people_tell(desk, person, key);
}

static void note(struct desk *desk, void *state, uint32_t key)
{
	(void)key;
	const struct sign_up *person = roster_person(state);
	if (person)
		desk_push(desk, &sign_up_note_screen, 0, &(struct sign_up_note_ask){person->seminar, person->roll});
}

/* What may become of it; held it is by the closing of its attendance. */
static int other_states(const struct seminar *seminar, enum seminar_status out[SEMINAR_CANCELLED + 1])
{
	int count = 0;
	for (enum seminar_status s = SEMINAR_DRAFT; s <= SEMINAR_CANCELLED; s++)
		if (s != SEMINAR_HELD && seminar_leads_to(seminar->status, s))
			out[count++] = s;
	return count;
}

static void ask_state(struct desk *desk, void *state, uint32_t key)
{
	(void)key;
	struct roster *r = state;
	const char *labels[SEMINAR_CANCELLED + 1];
	int count = other_states(roster_seminar(r), r->states);
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
		desk_say(desk, action_last(desk_db(desk)), _("%s: %s."), roster_seminar(r)->title,
		         seminar_status_text(r->states[choice]));
}

static void roster_answered(struct desk *desk, void *state, const struct answer *answer)
{
	const struct roster *r = state;
	if (answer->tag == CLIENT_CHOSEN)
		sign_up_answered(desk, r->id, answer);
	if (answer->tag == STATE_CHOSEN && answer->given)
		set_state(desk, r, answer->choice);
	if (answer->tag == OFFERED)
		people_offered(desk, r->id, answer);
	if (answer->tag == CHANGED && answer->given)
		clashes_show(desk, r->id);
	if (answer->tag == CLOSE_ASKED)
		closing_answered(desk, r->id, answer);
	if (answer->tag == PAPER_CHOSEN && answer->given)
		paper_seminar(desk, r->id, answer);
}

static void attend(struct desk *desk, void *state, uint32_t key)
{
	const struct roster *r = state;
	(void)key;
	desk_push(desk, &door_screen, 0, &r->id);
}

static bool can_close(const struct desk *desk, const void *state)
{
	return closing_session(roster_seminar(state), desk_now(desk)) != NULL;
}

static void close_attendance(struct desk *desk, void *state, uint32_t key)
{
	(void)key;
	const struct seminar *seminar = roster_seminar(state);
	closing_ask(desk, CLOSE_ASKED, seminar, closing_session(seminar, desk_now(desk)));
}

static void book(struct desk *desk, void *state, uint32_t key)
{
	(void)key;
	const struct sign_up *person = roster_person(state);
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

static bool somebody_came(const struct desk *desk, const void *state)
{
	(void)desk;
	return roster_seminar(state)->attended > 0;
}

static void enter_sheets(struct desk *desk, void *state, uint32_t key)
{
	(void)key;
	const struct roster *r = state;
	desk_push(desk, &questionnaire_screen, 0, &r->id);
}

static void print(struct desk *desk, void *state, uint32_t key)
{
	(void)key;
	paper_ask_seminar(desk, PAPER_CHOSEN, roster_seminar(state), roster_person(state));
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
        {"seminar.offer", "o", N_("offer"), N_("Offers free seats to those waiting, in order."), "seminar.offer", offer,
         can_promote, NULL},
        {"seminar.answer", "1", N_("takes it"), N_("They take the seat that was offered."), "seminar.answer", accept,
         on_offer, NULL},
        {"seminar.told", "1", N_("agreed"), N_("They know that it is called off."), "seminar.tell", tell, to_tell,
         NULL},
        {"seminar.no_answer", "2", N_("no answer"), N_("Notes that nobody answered."), "seminar.tell", tell, to_tell,
         NULL},
        {"seminar.message", "3", N_("message"), N_("Notes that a message was left."), "seminar.tell", tell, to_tell,
         NULL},
        {"seminar.later", "4", N_("calls back"), N_("Notes that the client will call back."), "seminar.tell", tell,
         to_tell, NULL},
        {"seminar.pay", "*", N_("fee"), N_("Notes the payment, or takes it back."), "seminar.pay", pay, owes, NULL},
        {"seminar.note", "n", N_("question"), N_("Notes what the person wants to ask."), "seminar.note", note,
         on_person, NULL},
        {"seminar.attend", "a", N_("attendance"), N_("Takes the attendance at the door."), "seminar.attend", attend,
         can_attend, NULL},
        {"seminar.close", "F12 Ctrl-S", N_("attendance over"), N_("Closes the attendance: the rest did not come."),
         "seminar.close", close_attendance, can_close, NULL},
        {"client.book", "b", N_("book"), N_("Books the client under the cursor at a desk."), "appointment.book", book,
         on_person, NULL},
        {"seminar.state", "s", N_("state"), N_("Opens, closes or calls off the seminar."), "seminar.edit", ask_state,
         NULL, NULL},
        {"seminar.edit", "k", N_("edit plan"), N_("Changes what is planned."), "seminar.edit", edit_plan, NULL, NULL},
        {"seminar.clashes", "w", N_("same time"), N_("Shows what else happens at that time."), RIGHT_NONE, show_clashes,
         has_clashes, NULL},
        {"seminar.questionnaire", "q", N_("questionnaire"), N_("Enters the sheets that were handed in."), RIGHT_NONE,
         enter_sheets, somebody_came, NULL},
        {"seminar.print", "F9 Alt-9", N_("papers"), N_("Lists, tags, certificates, receipts on paper."), "office.print",
         print, NULL, NULL},
        {0},
};

const struct screen seminar_screen = {
        .name = N_("Sign-ups"),
        .state_size = sizeof(struct roster),
        .commands = roster_commands,
        .open = roster_open,
        .layout = roster_layout,
        .changed = roster_changed,
        .settle = roster_settle,
        .draw = roster_draw,
        .type = roster_type,
        .answered = roster_answered,
        .title = roster_title,
        .lost = roster_lost,
        .close = roster_close,
};
