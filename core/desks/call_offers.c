#include "core/desks/call_parts.h"
#include "core/desks/waiting.h"
#include "core/seminars/seat.h"
#include "core/text/utf8.h"
#include "core/words.h"

static enum status no_memory(struct db *db)
{
	return fault_set(db_fault(db), FAILED, NULL, _("Out of memory."));
}

/* What a call to who waits came to, as a call of any kind; who declined is not called before tomorrow. */
static enum call_outcome outcome_of(const struct waiting *waiting)
{
	static const enum call_outcome outcomes[] = {[WAITING_NO_ANSWER] = CALL_NO_ANSWER,
	                                             [WAITING_MESSAGE] = CALL_MESSAGE,
	                                             [WAITING_CALL_BACK] = CALL_LATER,
	                                             [WAITING_DECLINED] = CALL_NONE};
	return waiting->calls ? outcomes[waiting->called] : CALL_NONE;
}

static void fill_offer(const struct waiting *waiting, struct call_row *row)
{
	const struct slot *slot = &waiting->free;
	struct appointment *visit = &row->visit;
	row->kind = CALL_OFFER;
	row->id = waiting->id;
	*visit = (struct appointment){.client = waiting->wish.client,
	                              .consultant = slot->consultant,
	                              .topic = waiting->wish.topic,
	                              .day = slot->day,
	                              .desk = slot->desk,
	                              .cell = slot->cell,
	                              .cells = slot->cells,
	                              .minutes = slot->minutes,
	                              .topic_code = waiting->topic_code};
	utf8_copy(visit->number, sizeof(visit->number), waiting->number);
	utf8_copy(visit->name, sizeof(visit->name), waiting->name);
	utf8_copy(visit->phone, sizeof(visit->phone), waiting->phone);
	utf8_copy(visit->visitor, sizeof(visit->visitor), waiting->person);
	utf8_copy(visit->topic_name, sizeof(visit->topic_name), waiting->topic_name);
	utf8_copy(visit->consultant_name, sizeof(visit->consultant_name), waiting->free_consultant);
	row->last = outcome_of(waiting);
	row->tries = row->last == CALL_NONE ? 0 : waiting->calls;
	row->at = waiting->called_at;
	utf8_copy(row->by, sizeof(row->by), waiting->called_by);
}

enum status call_add_offers(struct db *db, struct call_list *list)
{
	struct waiting_list offers;
	enum status status = waiting_offers(db, &offers);
	if (status != DONE)
		return status;
	for (int i = 0; status == DONE && i < offers.count; i++) {
		struct call_row *row = call_add(list);
		if (row)
			fill_offer(&offers.rows[i], row);
		else
			status = no_memory(db);
	}
	waiting_list_free(&offers);
	return status;
}

static void fill_seat(enum call_kind kind, const struct seat *seat, struct call_row *row)
{
	struct appointment *visit = &row->visit;
	row->kind = kind;
	row->id = seat->sign_up.id;
	row->seminar = seat->sign_up.seminar;
	*visit = (struct appointment){
	        .client = seat->sign_up.client, .day = seat->day, .cell = seat->minute / CELL_MINUTES};
	utf8_copy(visit->number, sizeof(visit->number), seat->sign_up.number);
	utf8_copy(visit->name, sizeof(visit->name), seat->sign_up.client_name);
	utf8_copy(visit->phone, sizeof(visit->phone), seat->sign_up.phone);
	utf8_copy(visit->visitor, sizeof(visit->visitor), seat->sign_up.person_name);
	utf8_copy(visit->topic_name, sizeof(visit->topic_name), seat->title);
	row->tries = seat->calls;
	if (seat->calls)
		call_outcome_find(seat->outcome, &row->last);
	row->at = seat->called_at;
	utf8_copy(row->by, sizeof(row->by), seat->called_by);
}

enum status call_add_seats(struct db *db, enum call_kind kind, struct call_list *list)
{
	struct seat_list seats;
	enum status status = kind == CALL_SEAT ? seat_list_load(db, &seats) : seat_list_off(db, &seats);
	for (int i = 0; status == DONE && i < seats.count; i++) {
		struct call_row *row = call_add(list);
		if (row)
			fill_seat(kind, &seats.rows[i], row);
		else
			status = no_memory(db);
	}
	seat_list_free(&seats);
	return status;
}
