#include "tui/line.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/desks/slot.h"
#include "core/office/code.h"
#include "core/office/draft.h"
#include "core/people/client.h"
#include "core/text/fold.h"
#include "core/text/utf8.h"
#include "core/time/entry.h"
#include "core/time/show.h"
#include "core/words.h"
#include "tui/front.h"
#include "tui/readback.h"
#include "tui/seminar_show.h"
#include "tui/sign_up.h"
#include "tui/visit.h"

enum { WORDS = 12, WORD_BYTES = 128 };

struct words {
	int count;
	char word[WORDS][WORD_BYTES];
};

/* A line as far as it is understood. */
struct order {
	struct booking booking;
	char number[NUMBER_CLIENT_BYTES];
	char name[256];
	char phone[256];
	char topic[256];
	char consultant[256];
};

/* Blanks of either width part words. */
static void split(const char *text, struct words *out)
{
	size_t used = 0;
	out->count = 0;
	while (*text && out->count < WORDS) {
		uint32_t character;
		int length = utf8_step(text, &character);
		bool blank = character == ' ' || character == 0x3000;
		if (!blank && used + (size_t)length < WORD_BYTES) {
			memcpy(out->word[out->count] + used, text, (size_t)length);
			used += (size_t)length;
		}
		text += length;
		if (used && (blank || !*text)) {
			out->word[out->count++][used] = '\0';
			used = 0;
		}
	}
}

static enum status read_client(struct desk *desk, const char *word, struct order *order)
{
	const struct front *front = desk_context(desk);
	struct client client;
	struct lookup_result hits;
	int64_t id = lookup_number(front->lookup, word);
	if (!id) {
		lookup_find(front->lookup, word, 1, &hits);
		id = hits.count ? hits.hits[0].client : 0;
	}
	if (!id)
		return fault_set(db_fault(desk_db(desk)), NOT_FOUND, "client",
		                 _("Nobody is found by \"%.60s\": type a number or more of the name."), word);
	enum status status = client_get(desk_db(desk), id, &client);
	order->booking.client = id;
	snprintf(order->number, sizeof(order->number), "%s", client.number);
	utf8_copy(order->name, sizeof(order->name), client.name);
	return status;
}

/* "d2", in either width. */
static bool read_desk(const char *word, int *desk)
{
	char key[FOLD_BYTES];
	fold_text(key, sizeof(key), word);
	if (key[0] != 'd' || key[1] < '1' || key[1] > '9' || key[2])
		return false;
	*desk = key[1] - '0';
	return true;
}

static enum status read_rest(struct desk *desk, const struct words *words, struct order *order)
{
	struct code topic;
	char day[DAY_BYTES];
	enum status status = DONE;
	day_format(order->booking.day, day);
	for (int i = 4; status == DONE && i < words->count; i++) {
		if (read_desk(words->word[i], &order->booking.desk))
			continue;
		status = code_find(desk_db(desk), CODE_TOPIC, day, words->word[i], &topic);
		order->booking.topic = topic.id;
	}
	if (status == DONE && !order->booking.topic)
		status = appointment_topic_preset(desk_db(desk), order->booking.client, &order->booking.topic);
	if (status == DONE)
		status = code_get(desk_db(desk), CODE_TOPIC, order->booking.topic, &topic);
	if (status == DONE)
		utf8_copy(order->topic, sizeof(order->topic), topic.name);
	return status;
}

/* Of the slots that begin then, the best; the same that the strip of proposals would show first. */
static enum status find_desk(struct desk *desk, struct order *order)
{
	struct booking *b = &order->booking;
	struct slot_wish wish = {.client = b->client, .topic = b->topic, .desk = b->desk, .from = b->day, .to = b->day};
	struct slot_list list;
	enum status status = slot_list(desk_db(desk), &wish, &list);
	if (status != DONE)
		return status;
	for (int i = 0; i < list.count; i++)
		if (list.slots[i].cell == b->cell) {
			b->desk = list.slots[i].desk;
			utf8_copy(order->consultant, sizeof(order->consultant), slot_consultant(&list, &list.slots[i]));
			break;
		}
	slot_list_free(&list);
	if (!b->desk)
		return fault_set(db_fault(desk_db(desk)), CONFLICT, NULL,
		                 _("No desk is free then: choose another time."));
	return DONE;
}

static enum status read_when(struct desk *desk, const struct words *words, struct order *order)
{
	int32_t today = moment_day(desk_now(desk));
	struct entry_base base = {.today = today, .shown = today, .ahead = true};
	struct fault *fault = db_fault(desk_db(desk));
	int minute = 0;
	enum status status = entry_day(&base, words->word[2], &order->booking.day, fault);
	if (status == DONE)
		status = entry_time(words->word[3], &minute, fault);
	if (status == DONE && minute % CELL_MINUTES)
		return fault_set(fault, INVALID, "start",
		                 _("Appointments begin on the quarter of an hour: type 10, 1015, 1030."));
	order->booking.cell = minute / CELL_MINUTES;
	return status;
}

static enum status read_order(struct desk *desk, const struct words *words, struct order *order)
{
	memset(order, 0, sizeof(*order));
	if (words->count < 4)
		return fault_set(db_fault(desk_db(desk)), INVALID, NULL,
		                 _("b CLIENT DAY TIME [dDESK] [TOPIC]: say who, which day and what time."));
	enum status status = read_client(desk, words->word[1], order);
	if (status == DONE)
		status = read_when(desk, words, order);
	if (status == DONE)
		status = read_rest(desk, words, order);
	if (status == DONE)
		status = find_desk(desk, order);
	return status;
}

/* ---- A sign-up ---- */

/* The next one that takes sign-ups, by its number or by words of its title. */
static const struct seminar *named(const struct seminar_list *list, const struct words *words)
{
	char number[32];
	for (int i = 0; i < list->count; i++) {
		const struct seminar *seminar = &list->seminars[i];
		snprintf(number, sizeof(number), "%lld", (long long)seminar->id);
		bool fits = seminar->status == SEMINAR_OPEN;
		for (int j = 2; fits && j < words->count; j++)
			fits = strcmp(words->word[j], number) == 0 || seminar_named(seminar, words->word[j]);
		if (fits)
			return seminar;
	}
	return NULL;
}

static enum status read_sign_up(struct desk *desk, const struct words *words, struct order *order,
                                struct sign_up_ask *ask, char *reading, size_t size)
{
	struct seminar_list list;
	struct sign_up_place place = {0};
	char day[SHOW_BYTES], gets[SEMINAR_STATE_BYTES];
	struct db *db = desk_db(desk);
	memset(order, 0, sizeof(*order));
	if (words->count < 3)
		return fault_set(db_fault(db), INVALID, NULL, _("s CLIENT SEMINAR: say who, and for which seminar."));
	enum status status = read_client(desk, words->word[1], order);
	if (status == DONE)
		status = seminar_list_load(db, moment_day(desk_now(desk)), DAY_NONE, &list);
	if (status != DONE)
		return status;
	const struct seminar *seminar = named(&list, words);
	*ask = (struct sign_up_ask){seminar ? seminar->id : 0, order->booking.client};
	if (!seminar)
		status = fault_set(db_fault(db), NOT_FOUND, "seminar", _("No seminar that is open is called so."));
	else
		status = sign_up_preview(db, seminar->id, 1, false, &place);
	if (seminar && status == DONE) {
		sign_up_place_text(place.status, place.position, gets, sizeof(gets));
		snprintf(reading, size, _("Sign up: %s %s, %s %s, %s"), order->number, order->name,
		         day_show(seminar->sessions[0].day, DAY_SHORT, day, sizeof(day)), seminar->title, gets);
	}
	seminar_list_free(&list);
	return status;
}

/* ---- Both ---- */

static void say_reading(const struct order *order, char *reading, size_t size)
{
	char day[SHOW_BYTES], clock[CLOCK_BYTES];
	snprintf(reading, size, _("Book: %s %s, %s %s, no. %d %s, %s"), order->number, order->name,
	         day_show(order->booking.day, DAY_SHORT, day, sizeof(day)), cell_format(order->booking.cell, clock),
	         order->booking.desk, order->consultant, order->topic);
}

static enum status book(struct desk *desk, struct order *order)
{
	struct client_card card;
	struct appointment made;
	char op[DRAFT_OP_BYTES];
	enum status status = client_card_load(desk_db(desk), order->booking.client, &card);
	if (status != DONE)
		return status;
	if (card.people.count)
		order->booking.visitor = card.people.rows[0].name;
	if (card.phone_count)
		order->booking.callback = card.phones[0].number;
	operation_new(op);
	status = appointment_book(desk_db(desk), &order->booking, op, &made);
	client_card_free(&card);
	if (status == DONE) {
		visit_say_booked(desk, &made);
		readback_show(desk, 0, made.id);
	}
	return status;
}

enum status line_entry(struct desk *desk, const char *text, bool run, char *reading, size_t size)
{
	struct words words;
	struct order order;
	struct sign_up_ask ask;
	char verb[FOLD_BYTES];
	split(text, &words);
	fold_text(verb, sizeof(verb), words.count ? words.word[0] : "");
	bool books = strcmp(verb, "b") == 0;
	if (!books && strcmp(verb, "s") != 0)
		return NOT_FOUND;
	enum status status =
	        books ? read_order(desk, &words, &order) : read_sign_up(desk, &words, &order, &ask, reading, size);
	if (status == DONE && run && books)
		status = book(desk, &order);
	else if (status == DONE && run)
		desk_push(desk, &sign_up_screen, 0, &ask);
	if (status != DONE)
		snprintf(reading, size, "%s", db_fault(desk_db(desk))->text);
	else if (books)
		say_reading(&order, reading, size);
	if (status != DONE && run)
		desk_refuse_store(desk);
	return DONE;
}
