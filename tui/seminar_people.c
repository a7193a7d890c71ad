#include "tui/seminar_people.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/desks/calls.h"
#include "core/office/draft.h"
#include "core/seminars/receipt.h"
#include "core/seminars/told.h"
#include "core/store/action.h"
#include "core/text/utf8.h"
#include "core/time/show.h"
#include "core/words.h"
#include "tui/row_form.h"

static const char *phone_of(const struct sign_up *person)
{
	return person->phone[0] ? person->phone : _("no phone");
}

/* 3 三浦 勝 様 042-000-0041, ... */
static void name_all(const struct sign_up_list *list, char *out, size_t size)
{
	out[0] = '\0';
	for (int i = 0; i < list->count; i++) {
		size_t used = strlen(out);
		snprintf(out + used, size - used, _("%s%d %s %s"), i ? _(", ") : "", list->rows[i].roll,
		         list->rows[i].person_name, phone_of(&list->rows[i]));
	}
}

void people_promote(struct desk *desk, int64_t seminar)
{
	struct sign_up_list moved;
	char op[DRAFT_OP_BYTES], names[DESK_TEXT_BYTES];
	operation_new(op);
	if (sign_up_promote(desk_db(desk), seminar, op, &moved) != DONE) {
		desk_refuse_store(desk);
		return;
	}
	name_all(&moved, names, sizeof(names));
	sign_up_list_free(&moved);
	desk_say(desk, action_last(desk_db(desk)), _("Moved up, to be called: %s"), names);
}

/* ---- Offers ---- */

static const int offer_days[] = {0, 1, 3, 7};
enum { OFFERS = sizeof(offer_days) / sizeof(offer_days[0]) };

void people_ask_offer(struct desk *desk, int tag)
{
	char texts[OFFERS][SHOW_BYTES];
	const char *labels[OFFERS];
	for (int i = 0; i < OFFERS; i++)
		labels[i] = day_show(moment_day(desk_now(desk)) + offer_days[i], DAY_SHORT, texts[i], SHOW_BYTES);
	desk_ask(desk, tag, _("Until when may they answer?"), labels, OFFERS, 1);
}

void people_offered(struct desk *desk, int64_t seminar, const struct answer *answer)
{
	struct sign_up_list offered;
	char op[DRAFT_OP_BYTES], names[DESK_TEXT_BYTES];
	if (!answer->given)
		return;
	operation_new(op);
	if (sign_up_offer(desk_db(desk), seminar, moment_day(desk_now(desk)) + offer_days[answer->choice], op,
	                  &offered) != DONE) {
		desk_refuse_store(desk);
		return;
	}
	name_all(&offered, names, sizeof(names));
	sign_up_list_free(&offered);
	desk_say(desk, action_last(desk_db(desk)), _("Offered a seat, to be called: %s"), names);
}

void people_accept(struct desk *desk, const struct sign_up *person)
{
	struct sign_up seated, next;
	char op[DRAFT_OP_BYTES];
	operation_new(op);
	if (sign_up_answer(desk_db(desk), person->seminar, person->roll, NOT_REFUSED, op, &seated, &next) != DONE)
		desk_refuse_store(desk);
	else
		desk_say(desk, action_last(desk_db(desk)), _("%d %s takes the seat."), seated.roll, seated.person_name);
}

static void say_gone(const struct sign_up *gone, char *out, size_t size)
{
	if (gone->refused == OFFER_DECLINED)
		snprintf(out, size, _("%d %s declines the seat."), gone->roll, gone->person_name);
	else if (gone->refused == OFFER_EXPIRED)
		snprintf(out, size, _("%d %s let the offer run out."), gone->roll, gone->person_name);
	else
		snprintf(out, size, _("%d %s is cancelled."), gone->roll, gone->person_name);
}

void people_cancel(struct desk *desk, const struct sign_up *person)
{
	struct sign_up gone, next;
	struct db *db = desk_db(desk);
	char op[DRAFT_OP_BYTES], said[DESK_TEXT_BYTES];
	bool late = person->offer_until < moment_day(desk_now(desk));
	operation_new(op);
	enum status status = person->status == SIGN_UP_OFFERED
	                             ? sign_up_answer(db, person->seminar, person->roll,
	                                              late ? OFFER_EXPIRED : OFFER_DECLINED, op, &gone, &next)
	                             : sign_up_cancel(db, person->seminar, person->roll, op, &gone, &next);
	if (status != DONE) {
		desk_refuse_store(desk);
		return;
	}
	say_gone(&gone, said, sizeof(said));
	if (next.id)
		desk_say(desk, action_last(db), _("%s Next: %s %s"), said, next.person_name, phone_of(&next));
	else
		desk_say(desk, action_last(db), "%s", said);
}

/* ---- Called off ---- */

void people_tell(struct desk *desk, const struct sign_up *person, uint32_t key)
{
	static const enum call_outcome outcomes[] = {CALL_AGREED, CALL_NO_ANSWER, CALL_MESSAGE, CALL_LATER};
	enum call_outcome outcome = outcomes[key - '1'];
	char op[DRAFT_OP_BYTES];
	operation_new(op);
	if (told_add(desk_db(desk), person->id, call_outcome_word(outcome), op) != DONE)
		desk_refuse_store(desk);
	else
		desk_say(desk, action_last(desk_db(desk)), _("Called %s: %s."), person->person_name,
		         call_outcome_text(outcome));
}

/* ---- What is owed, and what is asked ---- */

void people_pay(struct desk *desk, const struct sign_up *person)
{
	struct sign_up paid;
	int receipt = 0;
	bool is_void = false;
	char op[DRAFT_OP_BYTES];
	operation_new(op);
	if (sign_up_pay(desk_db(desk), person->seminar, person->roll, person->paid ? 0 : person->fee, op, &paid) !=
	    DONE)
		desk_refuse_store(desk);
	else if (paid.paid)
		desk_say(desk, action_last(desk_db(desk)), _("%d %s has paid %d yen."), paid.roll, paid.person_name,
		         paid.paid);
	else if (receipt_last(desk_db(desk), paid.id, &receipt, &is_void) == DONE && receipt)
		desk_say(desk, action_last(desk_db(desk)),
		         _("The payment of %d %s is taken back, receipt %d is void: ask for it back."), paid.roll,
		         paid.person_name, receipt);
	else
		desk_say(desk, action_last(desk_db(desk)), _("The payment of %d %s is taken back."), paid.roll,
		         paid.person_name);
}

struct note {
	struct row_form form;
	struct sign_up person;
};

static const struct field fields[] = {
        {.name = "note", .label = N_("Asks"), .limit = SIGN_UP_NOTE_CHARACTERS},
};

static int64_t note_load(struct desk *desk, const struct row_form *f, struct form *out)
{
	struct sign_up_words words;
	struct sign_up person = ((const struct note *)f)->person;
	if (sign_up_get(desk_db(desk), person.seminar, person.roll, &person) != DONE ||
	    sign_up_words(desk_db(desk), person.id, &words) != DONE)
		return 0;
	form_set(out, "note", words.note);
	return person.version;
}

static enum status note_write(struct desk *desk, struct row_form *f, struct fault *fault)
{
	const struct sign_up *person = &((struct note *)f)->person;
	enum status status = sign_up_set_note(desk_db(desk), person->seminar, person->roll, f->kept.version,
	                                      form_text(&f->form, "note"), f->kept.op);
	*fault = *db_fault(desk_db(desk));
	return status;
}

static void note_done(struct desk *desk, struct row_form *f)
{
	desk_say(desk, action_last(desk_db(desk)), _("What %s asks is noted."), f->kept.title);
	desk_finish(desk, (struct answer){.id = ((struct note *)f)->person.id});
}

struct sign_up_note_ask sign_up_note_ask(const char *object)
{
	char *rest = NULL;
	int64_t seminar = strtoll(object, &rest, 10);
	return (struct sign_up_note_ask){seminar, (int)strtol(rest, NULL, 10)};
}

static bool note_open(struct desk *desk, void *state, const void *argument)
{
	struct note *note = state;
	char object[32];
	const struct sign_up_note_ask *ask = argument;
	note->form.load = note_load;
	note->form.write = note_write;
	note->form.done = note_done;
	if (sign_up_get(desk_db(desk), ask->seminar, ask->roll, &note->person) != DONE) {
		desk_refuse_store(desk);
		return false;
	}
	snprintf(object, sizeof(object), "%lld %d", (long long)ask->seminar, ask->roll);
	kept_open(desk, &note->form.kept, SIGN_UP_NOTE_FORM, object);
	utf8_copy(note->form.kept.title, sizeof(note->form.kept.title), note->person.person_name);
	return row_form_open(desk, &note->form, fields, 1);
}

const struct screen sign_up_note_screen = {
        .name = N_("Question"),
        .state_size = sizeof(struct note),
        .open = note_open,
        ROW_FORM_HOOKS,
};
