#include <stdio.h>
#include <string.h>

#include "core/desks/waiting.h"
#include "core/office/code.h"
#include "core/people/client.h"
#include "core/text/utf8.h"
#include "core/time/entry.h"
#include "core/words.h"
#include "tui/booking.h"
#include "tui/day_state.h"
#include "tui/members.h"
#include "tui/visit.h"
#include "tui/waiting.h"
#include "tui/when.h"

#define NEXT_DAYS 60 /* how far the key for the next free time looks */

static int32_t today_of(const struct desk *desk)
{
	return moment_day(desk_now(desk));
}

/* ---- The strip ---- */

void day_show_proposal(struct desk *desk, struct day *day)
{
	const struct slot *slot = proposals_at(&day->find);
	if (slot)
		day_go(desk, day, slot->day, slot->desk, slot->cell);
}

static void offer(struct desk *desk, struct day *day)
{
	if (proposals_load(desk_db(desk), &day->find) != DONE) {
		desk_refuse_store(desk);
		return;
	}
	day->in_strip = true;
	day_show_proposal(desk, day);
	desk_stop(desk);
}

/* ---- Beginning and end ---- */

static void set_topic(struct day *day, int64_t topic, int code, const char *name)
{
	day->find.topic = topic;
	snprintf(day->find.topic_text, sizeof(day->find.topic_text), "%d %s", code, name);
}

static void remember_home(struct day *day)
{
	if (day->find.client != 0)
		return;
	day->home_day = day->data.day;
	day->home = day->cursor;
}

void day_pick_up(struct desk *desk, struct day *day, const struct appointment *visit)
{
	struct carried carried;
	remember_home(day);
	proposals_clear(&day->find);
	day->moving = *visit;
	day->find.client = visit->client;
	day->find.moving = visit->id;
	char time[128];
	visit_time(DAY_NONE, visit->day, visit->cell, time, sizeof(time));
	snprintf(day->find.who, sizeof(day->find.who), _("Moving: %s, desk %d, %s %s"), time, visit->desk,
	         visit->number, visit->name);
	set_topic(day, visit->topic, visit->topic_code, visit->topic_name);
	visit_client(visit, &carried);
	carried.visit = visit->id;
	desk_carry(desk, &carried);
	day_go_to(desk, day, visit);
	day->cursor.id = 0;
	day->cursor.lost = false;
}

/* Whoever has to be told of another time is offered the best at once, of all desks. */
static void pick_up_carried(struct desk *desk, struct day *day, const struct appointment *visit)
{
	day_pick_up(desk, day, visit);
	if (visit_to_call(desk, visit->id))
		offer(desk, day);
}

static void carry_booking(struct day *day, const struct carried *carried)
{
	remember_home(day);
	proposals_clear(&day->find);
	day->moving.id = 0;
	day->find.client = carried->client;
	snprintf(day->find.who, sizeof(day->find.who), _("Booking for: %s %s"), carried->number, carried->name);
}

/* What is booked again is about the same. */
static void begin_again(struct desk *desk, struct day *day, int64_t rebooks)
{
	struct appointment visit;
	char time[128];
	if (appointment_get(desk_db(desk), rebooks, &visit) != DONE) {
		desk_refuse_store(desk);
		return;
	}
	day->find.rebooks = rebooks;
	visit_time(DAY_NONE, visit.day, visit.cell, time, sizeof(time));
	snprintf(day->find.who, sizeof(day->find.who), _("Rebooking %s: %s %s"), time, visit.number, visit.name);
	set_topic(day, visit.topic, visit.topic_code, visit.topic_name);
	offer(desk, day);
}

static void begin_booking(struct desk *desk, struct day *day, const struct carried *carried)
{
	carry_booking(day, carried);
	if (carried->rebooks)
		begin_again(desk, day, carried->rebooks);
	else
		day_ask_topic(desk, day);
}

void day_find_begin(struct desk *desk, struct day *day)
{
	const struct carried carried = *desk_carried(desk);
	struct appointment visit;
	if (carried.client == 0) {
		day_find_follow(desk, day);
		day->kept.set = false;
	} else if (carried.visit != 0 && carried.visit != day->moving.id) {
		if (appointment_get(desk_db(desk), carried.visit, &visit) != DONE)
			desk_refuse_store(desk);
		else
			pick_up_carried(desk, day, &visit);
	} else if (carried.visit == 0 &&
	           (carried.client != day->find.client || !day->find.offered || carried.rebooks != day->find.rebooks)) {
		begin_booking(desk, day, &carried);
	} else {
		day->in_strip = day->find.offered;
		day_show_proposal(desk, day);
	}
}

static void forget(struct day *day)
{
	proposals_clear(&day->find);
	day->moving.id = 0;
	day->fitted = 0;
	day->in_strip = false;
}

void day_find_end(struct desk *desk, struct day *day)
{
	bool moved = day->moving.id != 0;
	forget(day);
	day->kept.set = false;
	desk_carry(desk, NULL);
	if (day->home_day != day->data.day)
		day_go(desk, day, day->home_day, day->home.desk, day->home.cell);
	day->cursor = day->home;
	if (moved)
		day_read(desk, day);
}

void day_find_follow(const struct desk *desk, struct day *day)
{
	const struct carried *carried = desk_carried(desk);
	if (day->find.client != 0 && (carried->client != day->find.client || carried->visit != day->moving.id))
		forget(day);
}

/* ---- The topic ---- */

void day_ask_topic(struct desk *desk, struct day *day)
{
	struct code topics[QUESTION_CHOICES];
	const char *labels[QUESTION_CHOICES];
	char date[DAY_BYTES];
	int count = 0, at = 0;
	int64_t preset = day->find.topic;
	day_format(today_of(desk), date);
	enum status status = code_list(desk_db(desk), CODE_TOPIC, date, topics, QUESTION_CHOICES, &count);
	if (status == DONE && preset == 0)
		status = appointment_topic_preset(desk_db(desk), day->find.client, &preset);
	if (status != DONE) {
		desk_refuse_store(desk);
		return;
	}
	for (int i = 0; i < count; i++) {
		day->topics[i] = topics[i].id;
		labels[i] = topics[i].name;
		at = topics[i].id == preset ? i : at;
	}
	desk_ask(desk, DAY_TOPIC, _("What is it about?"), labels, count, at);
}

void day_take_topic(struct desk *desk, struct day *day, const struct answer *answer)
{
	struct code topic;
	if (!answer->given) {
		if (day->find.topic == 0)
			day_find_end(desk, day);
		return;
	}
	if (code_get(desk_db(desk), CODE_TOPIC, day->topics[answer->choice], &topic) != DONE) {
		desk_refuse_store(desk);
		return;
	}
	set_topic(day, topic.id, topic.code, topic.name);
	if (day->kept.set)
		day_book_at(desk, day, day->kept);
	else
		offer(desk, day);
}

/* ---- When ---- */

/* Without anybody to find a time for, it is a date to go to. */
void day_take_wish(struct desk *desk, struct day *day, const struct answer *answer)
{
	struct fault fault = {{0}, {0}};
	int32_t to = DAY_NONE, today = today_of(desk);
	if (!answer->given)
		return;
	if (day->find.client == 0) {
		struct entry_base base = {today, day->data.day, true};
		if (entry_day(&base, answer->text, &to, &fault) == DONE)
			day_go(desk, day, to, day->cursor.desk, day->cursor.cell);
		else
			desk_refuse(desk, &fault);
		return;
	}
	if (wish_read(today, answer->text, &day->find.wish, &fault) != DONE) {
		desk_refuse(desk, &fault);
		return;
	}
	utf8_copy(day->find.wish_text, sizeof(day->find.wish_text), answer->text);
	offer(desk, day);
}

/* ---- From the waiting list ---- */

/* Desks, consultant and notice limit the proposals until the end, whatever time is asked for then. */
static void limit(struct day *day, const struct waiting *w)
{
	char limits[PROPOSAL_WISH_BYTES];
	waiting_limits(w, limits, sizeof(limits));
	day->find.waiting = w->id;
	day->find.desks = w->wish.desks;
	day->find.consultant = w->wish.consultant;
	day->find.notice = w->wish.notice;
	day->find.topic = w->wish.topic;
	snprintf(day->find.topic_text, sizeof(day->find.topic_text), "%d %.150s%s%s", w->topic_code, w->topic_name,
	         limits[0] ? "  " : "", limits);
}

void day_seek(struct desk *desk, struct day *day, int64_t waiting)
{
	struct waiting w;
	struct carried carried = {0};
	char text[WISH_BYTES];
	if (waiting_get(desk_db(desk), waiting, &w) != DONE) {
		desk_refuse_store(desk);
		return;
	}
	carried.client = w.wish.client;
	utf8_copy(carried.number, sizeof(carried.number), w.number);
	utf8_copy(carried.name, sizeof(carried.name), w.name);
	desk_carry(desk, &carried);
	carry_booking(day, &carried);
	limit(day, &w);
	day->find.wish = w.wish.when;
	utf8_copy(day->find.wish_text, sizeof(day->find.wish_text), wish_text(&w.wish.when, today_of(desk), text));
	offer(desk, day);
}

/* ---- Taking a place ---- */

static void open_form(struct desk *desk, struct day *day, int32_t at_day, int at_desk, int cell, bool walk_in)
{
	struct booking_ask ask = {.client = *desk_carried(desk),
	                          .find = day->find,
	                          .day = at_day,
	                          .desk = at_desk,
	                          .cell = cell,
	                          .walk_in = walk_in};
	desk_push(desk, &booking_screen, DAY_FORM, &ask);
}

void day_put_down(struct desk *desk, struct day *day, int to_desk, int32_t to_day, int cell)
{
	struct appointment was = day->moving, visit;
	if (was.desk == to_desk && was.day == to_day && was.cell == cell) {
		day_find_end(desk, day);
		return;
	}
	if (!visit_move(desk, &was, to_desk, to_day, cell))
		return;
	forget(day);
	desk_carry(desk, NULL);
	if (appointment_get(desk_db(desk), was.id, &visit) == DONE)
		day_go_to(desk, day, &visit);
}

void day_take_proposal(struct desk *desk, struct day *day)
{
	const struct slot *slot = proposals_at(&day->find);
	if (!slot)
		return;
	if (day->moving.id != 0)
		day_put_down(desk, day, slot->desk, slot->day, slot->cell);
	else
		open_form(desk, day, slot->day, slot->desk, slot->cell, false);
}

/* The place is kept while the look-up box is open. */
static void ask_who(struct desk *desk, struct day *day, struct day_kept place)
{
	char time[128], question[256];
	day->kept = place;
	day->kept.set = true;
	visit_time(today_of(desk), place.day, place.cell, time, sizeof(time));
	snprintf(question, sizeof(question), _("Who comes at %s, desk %d?"), time, place.desk);
	desk_push(desk, &choose_client_screen, DAY_WHO, question);
}

void day_take_who(struct desk *desk, struct day *day, const struct answer *answer)
{
	struct client client;
	struct carried carried = {0};
	if (!answer->given) {
		day->kept.set = false;
		return;
	}
	if (client_get(desk_db(desk), answer->id, &client) != DONE) {
		desk_refuse_store(desk);
		return;
	}
	carried.client = client.id;
	utf8_copy(carried.number, sizeof(carried.number), client.number);
	utf8_copy(carried.name, sizeof(carried.name), client.name);
	desk_carry(desk, &carried);
	day_find_begin(desk, day);
}

void day_book_at(struct desk *desk, struct day *day, struct day_kept place)
{
	if (day->find.client == 0) {
		ask_who(desk, day, place);
		return;
	}
	day->kept.set = false;
	day_go(desk, day, place.day, place.desk, place.cell);
	open_form(desk, day, place.day, place.desk, place.cell, place.walk_in);
}

/* ---- The next free time ---- */

static bool later(const struct slot *slot, int32_t day, int cell)
{
	return slot->day > day || (slot->day == day && slot->cell > cell);
}

static bool find_next(const struct slot_list *list, int32_t day, int cell, struct slot *out)
{
	const struct slot *found = NULL;
	for (int i = 0; i < list->count; i++) {
		const struct slot *slot = &list->slots[i];
		if (!slot->leaves_hole && later(slot, day, cell) && (!found || !later(slot, found->day, found->cell)))
			found = slot;
	}
	if (found)
		*out = *found;
	return found;
}

void day_next_free(struct desk *desk, struct day *day)
{
	struct slot_wish wish = proposals_wish(&day->find, today_of(desk));
	struct slot_list list;
	struct slot slot;
	if (day->data.day > wish.from)
		wish.from = day->data.day;
	wish.to = day_add(wish.from, NEXT_DAYS);
	wish.desk = day->cursor.desk;
	if (slot_list(desk_db(desk), &wish, &list) != DONE) {
		desk_refuse_store(desk);
		return;
	}
	bool found = find_next(&list, day->data.day, day->cursor.cell, &slot);
	slot_list_free(&list);
	day->in_strip = false;
	if (found)
		day_go(desk, day, slot.day, slot.desk, slot.cell);
	else
		desk_remark(desk, _("Desk %d has no free time in the next %d days."), day->cursor.desk, NEXT_DAYS);
}
