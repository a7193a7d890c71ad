#include <stdio.h>
#include <string.h>

#include "core/office/draft.h"
#include "core/store/action.h"
#include "core/text/number.h"
#include "core/text/utf8.h"
#include "core/time/civil.h"
#include "core/words.h"
#include "tui/door_state.h"
#include "tui/kana.h"
#include "tui/reason.h"
#include "tui/reconcile.h"
#include "tui/seminar_show.h"

/* Marks, lets in, refuses. */

static int session_of(const struct door_mode *m)
{
	return m->door.session->position;
}

void door_clear(struct door_mode *m)
{
	edit_set(&m->edit, "");
	m->tick_count = 0;
	m->offer = OFFER_NONE;
	m->another = false;
	m->asked = m->again = true;
}

void door_offer(struct door_mode *m, const struct attend_result *result, uint32_t shown)
{
	m->refused = *result;
	m->refused_shown = shown;
	if (result->outcome == ATTEND_ELSEWHERE)
		m->offer = OFFER_TRANSFER;
	else if (result->outcome == ATTEND_WAITING || result->outcome == ATTEND_CANCELLED)
		m->offer = OFFER_WALK_IN;
	else
		m->offer = OFFER_NONE;
}

void door_say(struct desk *desk, const struct attend_result *r)
{
	char clock[CLOCK_BYTES];
	int64_t action = action_last(desk_db(desk));
	const char *name = r->person.person_name;
	if (r->outcome == ATTEND_PRESENT)
		desk_say(desk, action, _("%d %s is present."), r->roll, name);
	else if (r->outcome == ATTEND_WALK_IN)
		desk_say(desk, action, _("%d %s has walked in."), r->roll, name);
	else if (r->outcome == ATTEND_TRANSFER)
		desk_say(desk, action, _("%d %s was moved here from another seminar."), r->roll, name);
	else if (r->outcome == ATTEND_ALREADY)
		desk_remark(desk, _("%d %s has been in since %s."), r->roll, name,
		            clock_format(moment_minute(r->at), clock));
}

void door_refusal(const struct attend_result *r, struct fault *fault)
{
	if (r->outcome == ATTEND_ELSEWHERE)
		fault_set(fault, CONFLICT, "", _("%s signed up for another seminar: %s."), r->person.person_name,
		          r->elsewhere_title);
	else if (r->outcome == ATTEND_DESK)
		fault_set(fault, CONFLICT, "", _("That is the number of an appointment: %s. Show them the way."),
		          r->elsewhere_title);
	else if (r->outcome == ATTEND_WAITING)
		fault_set(fault, CONFLICT, "", _("%d %s is on the waiting list."), r->roll, r->person.person_name);
	else if (r->outcome == ATTEND_CANCELLED)
		fault_set(fault, CONFLICT, "", _("%d %s has cancelled."), r->roll, r->person.person_name);
	else
		fault_set(fault, NOT_FOUND, "", _("There is no roll %d in this seminar."), r->roll);
}

/* ---- Rolls ---- */

static void say_all(struct desk *desk, struct door_mode *m, const struct attend_list *list, uint32_t shown)
{
	const struct attend_result *first = &list->results[0];
	if (list->count == 1 && !attend_refused(first->outcome)) {
		door_say(desk, first);
	} else if (list->count == 1) {
		struct fault fault;
		door_refusal(first, &fault);
		door_offer(m, first, shown);
		desk_refuse(desk, &fault);
	} else if (list->marked > 0 && list->already + list->refused == 0) {
		desk_say(desk, action_last(desk_db(desk)), _("%d people are present."), list->marked);
	} else if (list->marked > 0) {
		desk_say(desk, action_last(desk_db(desk)), _("Present now: %d, in before: %d, refused: %d."),
		         list->marked, list->already, list->refused);
	} else {
		desk_remark(desk, _("Nobody was marked; in before: %d, refused: %d."), list->already, list->refused);
	}
}

static void mark_rolls(struct desk *desk, struct door_mode *m, const struct roll_list *rolls, uint32_t shown)
{
	struct attend_list list;
	char op[DRAFT_OP_BYTES];
	operation_new(op);
	if (attend_rolls(desk_db(desk), m->seminar, session_of(m), rolls, op, &list) != DONE) {
		desk_refuse_store(desk);
		return;
	}
	for (int i = list.count > DOOR_RESULTS ? list.count - DOOR_RESULTS : 0; i < list.count; i++)
		door_note(m, desk_now(desk), &list.results[i], "");
	door_clear(m);
	if (list.count > 0)
		say_all(desk, m, &list, shown);
	attend_list_free(&list);
}

/*
 * A list from paper may hold what nobody could mark: then it is looked at first, and the field stays as it is. Who is
 * in already stops nobody.
 */
static bool clashes(struct desk *desk, const struct door_mode *m, const struct roll_list *rolls)
{
	struct attend_list list;
	if (rolls->count < 2 || attend_foresee(desk_db(desk), m->seminar, session_of(m), rolls, &list) != DONE)
		return false;
	bool found = list.refused > 0;
	attend_list_free(&list);
	return found;
}

static void take_rolls(struct desk *desk, struct door_mode *m, uint32_t shown)
{
	struct roll_list rolls;
	struct fault fault;
	if (roll_list_parse(edit_text(&m->edit), &rolls, &fault) != DONE)
		desk_refuse(desk, &fault);
	else if (clashes(desk, m, &rolls))
		desk_push(desk, &reconcile_screen, LIST_SEEN,
		          &(struct reconcile_ask){m->seminar, session_of(m), &rolls});
	else
		mark_rolls(desk, m, &rolls, shown);
}

void door_take_rest(struct desk *desk, struct door_mode *m)
{
	struct roll_list rolls;
	struct fault fault;
	if (roll_list_parse(edit_text(&m->edit), &rolls, &fault) == DONE)
		mark_rolls(desk, m, &rolls, 0);
	else
		desk_refuse(desk, &fault);
}

static void take_ticked(struct desk *desk, struct door_mode *m, uint32_t shown)
{
	struct roll_list rolls = {0};
	for (int i = 0; i < m->door.count && rolls.count < ROLLS_MOST; i++)
		if (door_ticked(m, m->door.rows[i].sign_up.id))
			rolls.rolls[rolls.count++] = m->door.rows[i].sign_up.roll;
	mark_rolls(desk, m, &rolls, shown);
}

/* ---- Names ---- */

/* Numbers that are no list of rolls are nobody's name: says what is wrong with them. */
static bool refuse_numbers(struct desk *desk, const struct door_mode *m)
{
	char text[64];
	struct roll_list rolls;
	struct fault fault;
	size_t length = number_half(text, sizeof(text), edit_text(&m->edit));
	if (length == 0 || strspn(text, "0123456789-,. ") != length ||
	    roll_list_parse(edit_text(&m->edit), &rolls, &fault) == DONE)
		return false;
	desk_refuse(desk, &fault);
	return true;
}

/* What was typed stays, so that it can be corrected, or taken as it is. */
static void refuse_name(struct desk *desk, struct door_mode *m, uint32_t shown)
{
	struct attend_result result;
	struct fault fault;
	if (refuse_numbers(desk, m))
		return;
	enum status status = door_elsewhere(desk_db(desk), m->seminar, edit_text(&m->edit), &result);
	if (status == DONE) {
		door_refusal(&result, &fault);
		door_clear(m);
	} else {
		fault = *db_fault(desk_db(desk));
	}
	door_offer(m, &result, shown);
	if (status == NOT_FOUND)
		m->offer = OFFER_UNKNOWN;
	door_note(m, desk_now(desk), &result, edit_text(&m->edit));
	desk_refuse(desk, &fault);
}

void door_take(struct desk *desk, struct door_mode *m, uint32_t shown)
{
	door_settle(desk, m);
	const struct door_row *hit = door_hit(m);
	if (m->tick_count > 0) {
		take_ticked(desk, m, shown);
	} else if (door_read(edit_text(&m->edit)) == DOOR_ROLLS) {
		take_rolls(desk, m, shown);
	} else if (m->hit_count > 1 && shown <= m->typed_shown) {
		/* The list was not on the screen when Enter was typed (rule R29). */
		desk_stop(desk);
	} else if (hit) {
		struct roll_list one = {1, {hit->sign_up.roll}};
		mark_rolls(desk, m, &one, shown);
	} else if (m->hit_count > 0) {
		desk_remark(desk, _("Whoever the cursor was on is gone: choose again."));
	} else {
		refuse_name(desk, m, shown);
	}
}

const struct door_row *door_owing(const struct door_mode *m)
{
	const struct door_row *row = NULL;
	if (!edit_empty(&m->edit))
		row = door_hit(m);
	else if (m->result_count > 0)
		row = door_row_of(&m->door, m->results[0].sign_up);
	return row && (row->sign_up.fee || row->sign_up.paid) ? row : NULL;
}

/* ---- Letting in ---- */

static enum status write_coming(struct desk *desk, const struct door_mode *m, const char *reason,
                                struct attend_result *out)
{
	const struct door_coming *c = &m->coming;
	char op[DRAFT_OP_BYTES];
	operation_new(op);
	if (c->from)
		return attend_transfer(desk_db(desk), m->seminar, session_of(m), c->from, reason, op, out);
	struct walk_in walk_in = {.seminar = m->seminar,
	                          .session = session_of(m),
	                          .roll = c->roll,
	                          .client = c->client,
	                          .attendee = {.person = c->person, .name = c->name, .reading = c->reading},
	                          .reason = reason};
	return attend_walk_in(desk_db(desk), &walk_in, op, out);
}

static bool refused_by(struct db *db, enum status status, const char *rule)
{
	return status == CONFLICT && strcmp(db_rule(db), rule) == 0;
}

/* Whoever waits and is not here is passed without a word; a full room wants one. */
void door_let_in(struct desk *desk, struct door_mode *m, const char *reason)
{
	struct attend_result result;
	struct db *db = desk_db(desk);
	enum status status = write_coming(desk, m, reason, &result);
	if (refused_by(db, status, "seminar.queue"))
		status = write_coming(desk, m, _("on the day"), &result);
	if (refused_by(db, status, "seminar.full")) {
		desk_push(desk, &reason_screen, REASON_ASKED,
		          &(struct reason_ask){db_fault(db)->text, _("on the day"), SIGN_UP_NOTE_CHARACTERS});
	} else if (status != DONE) {
		desk_refuse_store(desk);
	} else {
		door_note(m, desk_now(desk), &result, "");
		if (reason && result.person.over)
			utf8_copy(m->results[0].remark, sizeof(m->results[0].remark), reason);
		door_clear(m);
		door_say(desk, &result);
	}
}

void door_walk_in_person(struct desk *desk, struct door_mode *m, const struct walk_in *walk_in)
{
	const struct attendee *attendee = &walk_in->attendee;
	m->coming = (struct door_coming){.roll = walk_in->roll, .client = walk_in->client, .person = attendee->person};
	utf8_copy(m->coming.name, sizeof(m->coming.name), attendee->name ? attendee->name : "");
	utf8_copy(m->coming.reading, sizeof(m->coming.reading), attendee->reading ? attendee->reading : "");
	door_let_in(desk, m, NULL);
}

/* Somebody of that name is on the list: it is them, unless the key comes again (同姓同名の別の方). */
static bool is_listed(struct desk *desk, struct door_mode *m)
{
	door_settle(desk, m);
	const struct door_row *row = door_named(&m->door, edit_text(&m->edit));
	if (!row || m->another)
		return false;
	m->another = true;
	desk_remark(desk, _("%d %s is on the list. If it is somebody else of that name, press + again."),
	            row->sign_up.roll, row->sign_up.person_name);
	return true;
}

void door_walk_in_typed(struct desk *desk, struct door_mode *m)
{
	char kana[DOOR_NAME_BYTES];
	if (refuse_numbers(desk, m) || is_listed(desk, m))
		return;
	bool sounds = kana_read(edit_text(&m->edit), kana, sizeof(kana));
	struct walk_in walk_in = {
	        .attendee = {.name = sounds ? kana : edit_text(&m->edit), .reading = sounds ? kana : NULL}};
	door_walk_in_person(desk, m, &walk_in);
}

void door_accept(struct desk *desk, struct door_mode *m)
{
	if (m->offer == OFFER_UNKNOWN) {
		door_walk_in_typed(desk, m);
	} else if (m->offer == OFFER_WALK_IN) {
		door_walk_in_person(desk, m, &(struct walk_in){.roll = m->refused.roll});
	} else if (m->offer == OFFER_TRANSFER) {
		m->coming = (struct door_coming){.from = m->refused.person.id};
		door_let_in(desk, m, NULL);
	}
}
