#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "core/desks/waiting.h"
#include "core/history/history.h"
#include "core/history/undo.h"
#include "core/people/merge.h"
#include "core/store/action.h"
#include "tests/unit/desk_fixture.h"

static const char *sentence(const struct office *office)
{
	return db_fault(office->db)->text;
}

#define expect_says(office, words)                                                                                     \
	cr_expect_not_null(strstr(sentence(office), words), "\"%s\" does not say \"%s\"", sentence(office), words)

static struct waiting_wish wish_of(const struct office *office, int client)
{
	return (struct waiting_wish){.client = office->client[client], .topic = office->succession, .when = wish_any()};
}

static int64_t added(struct office *office, const struct waiting_wish *wish)
{
	struct waiting w;
	cr_assert_eq(waiting_add(office->db, wish, NULL, &w), DONE, "%s", sentence(office));
	return w.id;
}

static struct waiting get(struct office *office, int64_t id)
{
	struct waiting w;
	cr_assert_eq(waiting_get(office->db, id, &w), DONE, "%s", sentence(office));
	return w;
}

static int64_t book(struct office *office, int client, int desk, int32_t day, int cell)
{
	struct appointment a;
	struct booking booking = {
	        .client = office->client[client], .topic = office->succession, .desk = desk, .day = day, .cell = cell};
	cr_assert_eq(appointment_book(office->db, &booking, NULL, &a), DONE, "%s", sentence(office));
	return a.id;
}

static void undo(struct office *office, int64_t action)
{
	cr_assert_eq(undo_action(office->db, action, NULL), DONE, "%s", sentence(office));
}

Test(waiting, a_wish_holds_everything_that_was_said)
{
	struct office office;
	char said[HISTORY_SUMMARY_BYTES];
	office_open(&office, ":memory:");
	struct waiting_wish wish = wish_of(&office, 1);
	wish.desks = 1U << 1 | 1U << 3;
	wish.consultant = office.consultant[3];
	wish.when = (struct wish){office.today + 1, office.today + 9, 1U << TUESDAY | 1U << THURSDAY, 56, 64};
	wish.notice = 2;
	wish.note = "午前は不可";
	struct waiting w = get(&office, added(&office, &wish));
	cr_expect(w.wish.desks == wish.desks && w.wish.consultant == wish.consultant && w.wish.notice == 2);
	cr_expect(w.wish.when.from_day == office.today + 1 && w.wish.when.to_day == office.today + 9);
	cr_expect(w.wish.when.weekdays == wish.when.weekdays && w.wish.when.from_cell == 56 &&
	          w.wish.when.to_cell == 64);
	cr_expect(w.place == 1 && w.status == WAITING_WAITS && w.calls == 0 && w.at == db_now(office.db));
	cr_expect_str_eq(w.name, "株式会社第1商店");
	cr_expect_str_eq(w.phone, "042-000-0001");
	cr_expect_str_eq(w.wish.note, "午前は不可");
	cr_assert_eq(history_sentence(office.db, action_last(office.db), said, sizeof(said)), DONE);
	cr_expect_str_eq(said, "株式会社第1商店 is on the waiting list: 事業承継");
	db_close(office.db);
}

Test(waiting, what_cannot_be_is_refused)
{
	struct office office;
	struct waiting_list list;
	office_open(&office, ":memory:");
	struct waiting_wish good = wish_of(&office, 1), bad = good;
	added(&office, &good);
	cr_expect_eq(waiting_add(office.db, &good, NULL, NULL), CONFLICT);
	expect_says(&office, "waits for this topic already, as number 1");
	bad = wish_of(&office, 2);
	bad.when.to_day = office.today - 1;
	cr_expect_eq(waiting_add(office.db, &bad, NULL, NULL), INVALID);
	expect_says(&office, "These days have passed");
	bad = wish_of(&office, 2);
	bad.desks = 1U << 5;
	cr_expect_eq(waiting_add(office.db, &bad, NULL, NULL), NOT_FOUND);
	expect_says(&office, "There is no desk 5: the desks are 1 to 4.");
	bad = wish_of(&office, 2);
	bad.notice = 61;
	cr_expect_eq(waiting_add(office.db, &bad, NULL, NULL), INVALID);
	bad = wish_of(&office, 2);
	bad.note = "a\nb";
	cr_expect_eq(waiting_add(office.db, &bad, NULL, NULL), INVALID);
	bad = wish_of(&office, 2);
	bad.client = 999;
	cr_expect_eq(waiting_add(office.db, &bad, NULL, NULL), NOT_FOUND);
	bad = wish_of(&office, 2);
	bad.topic = 999;
	cr_expect_eq(waiting_add(office.db, &bad, NULL, NULL), NOT_FOUND);
	cr_expect_eq(waiting_call(office.db, 99, WAITING_MESSAGE, NULL, NULL), NOT_FOUND);
	cr_assert_eq(waiting_list(office.db, 0, true, &list), DONE);
	cr_expect_eq(list.count, 1);
	waiting_list_free(&list);
	db_close(office.db);
}

/* Every limit of a wish alone decides whether a freed time fits. */
Test(waiting, a_freed_time_fits_whom_it_suits_in_order)
{
	struct office office;
	struct waiting_list list;
	office_open(&office, ":memory:");
	int32_t day = office.today + 2; /* a Thursday */
	struct waiting_range freed = {.from = day, .to = day, .desk = 1, .cell = 40, .cells = 4};
	int64_t fits[2];
	struct waiting_wish wish = wish_of(&office, 1);
	fits[0] = added(&office, &wish);
	wish = wish_of(&office, 2);
	wish.desks = 1U << 2;
	added(&office, &wish);
	wish = wish_of(&office, 3);
	wish.consultant = office.consultant[2];
	added(&office, &wish);
	wish = wish_of(&office, 4);
	wish.when.weekdays = 1U << FRIDAY;
	added(&office, &wish);
	wish = wish_of(&office, 5);
	wish.when.from_cell = 41;
	wish.when.to_cell = 44;
	added(&office, &wish);
	wish = wish_of(&office, 6);
	wish.notice = 3;
	added(&office, &wish);
	wish = wish_of(&office, 7);
	wish.when.from_day = day + 1;
	added(&office, &wish);
	wish = wish_of(&office, 8);
	wish.desks = 1U << 1 | 1U << 2;
	wish.consultant = office.consultant[1];
	wish.notice = 2;
	wish.when = (struct wish){day, day, 1U << THURSDAY, 40, 44};
	fits[1] = added(&office, &wish);
	cr_assert_eq(waiting_fits(office.db, &freed, &list), DONE, "%s", sentence(&office));
	cr_assert_eq(list.count, 2);
	for (int i = 0; i < 2; i++) {
		const struct slot *free = &list.rows[i].free;
		cr_expect_eq(list.rows[i].id, fits[i]);
		cr_expect(free->desk == 1 && free->day == day && free->cell == 40);
		cr_expect_eq(free->consultant, office.consultant[1]);
	}
	waiting_list_free(&list);
	office_sql(&office, "INSERT INTO unwanted_consultant (client, consultant) SELECT 8, id FROM staff"
	                    " WHERE login = 'consultant1'");
	book(&office, 1, 3, day, 40);
	wish = wish_of(&office, 1);
	added(&office, &wish);
	cr_assert_eq(waiting_fits(office.db, &freed, &list), DONE);
	cr_expect_eq(list.count, 0, "one sits elsewhere then, one does not wish that consultant");
	waiting_list_free(&list);
	db_close(office.db);
}

Test(waiting, a_booking_closes_the_wish_and_undo_opens_it_at_its_place)
{
	struct office office;
	int64_t topic;
	office_open(&office, ":memory:");
	struct waiting_wish one = wish_of(&office, 1), two = wish_of(&office, 2), other = one;
	int64_t first = added(&office, &one), second = added(&office, &two);
	other.topic = 1;
	int64_t elsewhere = added(&office, &other);
	cr_assert_eq(appointment_topic_preset(office.db, office.client[1], &topic), DONE);
	cr_expect_eq(topic, office.succession, "what they wait for is preset");
	int64_t id = book(&office, 1, 1, office.today + 1, 40), action = action_last(office.db);
	cr_expect(get(&office, first).status == WAITING_BOOKED && get(&office, first).appointment == id);
	cr_expect_eq(get(&office, first).place, 0);
	cr_expect_eq(get(&office, second).place, 1);
	cr_expect_eq(get(&office, elsewhere).status, WAITING_WAITS, "another topic");
	cr_expect_eq(waiting_call(office.db, first, WAITING_MESSAGE, NULL, NULL), CONFLICT);
	expect_says(&office, "is not on the waiting list any more (booked)");
	undo(&office, action);
	cr_expect(get(&office, first).place == 1 && get(&office, second).place == 2);
	db_close(office.db);
}

/* R31: what came back by an undo is no second wish for the same topic. */
Test(waiting, an_undo_makes_nobody_wait_twice)
{
	struct office office;
	office_open(&office, ":memory:");
	struct waiting_wish wish = wish_of(&office, 1), other = wish;
	other.topic = 1;
	int64_t first = added(&office, &wish), second;
	book(&office, 1, 1, office.today + 1, 40);
	int64_t booking = action_last(office.db);
	cr_assert_eq(waiting_edit(office.db, second = added(&office, &wish), 0, &other, NULL, NULL), DONE);
	int64_t edit = action_last(office.db);
	undo(&office, booking);
	cr_expect_eq(undo_action(office.db, edit, NULL), CONFLICT);
	expect_says(&office, "waits for this topic by another wish");
	cr_assert_eq(waiting_remove(office.db, first, NULL, NULL), DONE);
	int64_t removal = action_last(office.db);
	undo(&office, edit);
	cr_expect_eq(undo_action(office.db, removal, NULL), CONFLICT);
	cr_expect(get(&office, first).status == WAITING_REMOVED && get(&office, second).place == 1);
	cr_assert_eq(waiting_remove(office.db, second, NULL, NULL), DONE);
	undo(&office, removal);
	cr_expect_eq(get(&office, first).place, 1);
	db_close(office.db);
}

/* Two clerks offer two times to one client: the second is told, and the client is not booked twice. */
Test(waiting, an_offer_is_for_who_still_waits)
{
	struct office office;
	office_open(&office, ":memory:");
	struct waiting_wish wish = wish_of(&office, 1);
	struct booking offer = {
	        .client = office.client[1], .topic = office.succession, .waiting = added(&office, &wish)};
	offer.desk = 1, offer.day = office.today, offer.cell = 40;
	cr_assert_eq(appointment_book(office.db, &offer, NULL, NULL), DONE, "%s", sentence(&office));
	offer.cell = 56;
	cr_expect_eq(appointment_book(office.db, &offer, NULL, NULL), CONFLICT);
	expect_says(&office, "is not on the waiting list any more (booked)");
	offer.waiting = 0;
	cr_expect_eq(appointment_book(office.db, &offer, NULL, NULL), DONE, "another appointment is another thing");
	db_close(office.db);
}

Test(waiting, calls_and_changes_keep_the_place)
{
	struct office office;
	char said[HISTORY_SUMMARY_BYTES];
	office_open(&office, ":memory:");
	struct waiting_wish one = wish_of(&office, 1), two = wish_of(&office, 2);
	int64_t first = added(&office, &one);
	added(&office, &two);
	struct waiting was = get(&office, first);
	office_at(&office, office.today, 9 * 60);
	cr_assert_eq(waiting_call(office.db, first, WAITING_NO_ANSWER, "call", NULL), DONE);
	cr_assert_eq(waiting_call(office.db, first, WAITING_NO_ANSWER, "call", NULL), DONE, "once for an operation");
	cr_assert_eq(history_sentence(office.db, action_last(office.db), said, sizeof(said)), DONE);
	cr_expect_str_eq(said, "Waiting list: 株式会社第1商店 did not answer");
	struct waiting w = get(&office, first);
	cr_expect(w.place == 1 && w.calls == 1 && w.called == WAITING_NO_ANSWER && w.called_at == db_now(office.db));
	cr_expect(w.called_by[0]);
	one.notice = 5;
	cr_assert_eq(waiting_edit(office.db, first, was.version, &one, NULL, &w), DONE, "%s", sentence(&office));
	cr_expect(w.place == 1 && w.wish.notice == 5 && w.calls == 1 && w.at == was.at);
	cr_expect_eq(waiting_edit(office.db, first, was.version, &one, NULL, NULL), CONFLICT);
	expect_says(&office, "changed by somebody else");
	cr_assert_eq(waiting_remove(office.db, first, NULL, &w), DONE);
	cr_expect(w.status == WAITING_REMOVED && w.place == 0);
	undo(&office, action_last(office.db));
	cr_expect_eq(get(&office, first).place, 1);
	db_close(office.db);
}

/* ---- The order never changes, and nobody is lost ---- */

enum { STEPS = 1500, LIVE_MOST = 16, TOPICS = 2 };

/* Who waits, in order, as it must be. */
struct queue {
	int64_t action; /* what brought it from `before` to here */
	int count;
	struct {
		int64_t id, client, topic;
	} rows[LIVE_MOST];
};

static void drop(struct queue *queue, int i)
{
	memmove(&queue->rows[i], &queue->rows[i + 1], (size_t)(--queue->count - i) * sizeof(queue->rows[0]));
}

/* One random action; false when it was refused, as it may be. */
static bool step(struct office *office, struct queue *queue)
{
	int which = rand() % 6, client = 1 + rand() % OFFICE_CLIENTS, at = queue->count ? rand() % queue->count : -1;
	struct waiting_wish wish = wish_of(office, client);
	struct waiting w;
	wish.topic = rand() % TOPICS ? office->succession : 1;
	if (which == 0 && waiting_add(office->db, &wish, NULL, &w) == DONE) {
		queue->rows[queue->count].id = w.id;
		queue->rows[queue->count].client = wish.client;
		queue->rows[queue->count++].topic = wish.topic;
		return true;
	}
	if (which == 1) {
		struct booking booking = {.client = wish.client,
		                          .topic = wish.topic,
		                          .desk = 1 + rand() % 4,
		                          .day = office->today + rand() % 60,
		                          .cell = 36 + rand() % 30};
		if (appointment_book(office->db, &booking, NULL, NULL) != DONE)
			return false;
		for (int i = queue->count - 1; i >= 0; i--)
			if (queue->rows[i].client == wish.client && queue->rows[i].topic == wish.topic)
				drop(queue, i);
		return true;
	}
	if (at < 0)
		return false;
	if (which == 2 && waiting_remove(office->db, queue->rows[at].id, NULL, NULL) == DONE) {
		drop(queue, at);
		return true;
	}
	if (which == 3)
		return waiting_call(office->db, queue->rows[at].id, (enum waiting_outcome)(rand() % 4), NULL, NULL) ==
		       DONE;
	wish.topic = queue->rows[at].topic;
	wish.notice = rand() % 9;
	return which == 4 && waiting_edit(office->db, queue->rows[at].id, 0, &wish, NULL, NULL) == DONE;
}

static void compare(struct office *office, const struct queue *queue, int turn)
{
	struct waiting_list list;
	cr_assert_eq(waiting_list(office->db, 0, false, &list), DONE);
	cr_assert_eq(list.count, queue->count, "step %d: %d wait, %d should", turn, list.count, queue->count);
	for (int i = 0; i < list.count; i++) {
		cr_assert_eq(list.rows[i].id, queue->rows[i].id, "step %d: the order", turn);
		cr_assert_eq(list.rows[i].wish.client, queue->rows[i].client);
		cr_assert_eq(list.rows[i].place, i + 1);
	}
	waiting_list_free(&list);
}

Test(waiting, the_order_never_changes_and_nobody_is_lost)
{
	static struct queue past[STEPS + 1];
	struct office office;
	int depth = 0, undone = 0;
	srand(20261124);
	office_open(&office, ":memory:");
	for (int turn = 0; turn < STEPS; turn++) {
		if (depth > 0 && rand() % 4 == 0) {
			undo(&office, past[depth--].action);
			undone++;
		} else {
			struct queue next = past[depth];
			if (step(&office, &next)) {
				next.action = action_last(office.db);
				past[++depth] = next;
			}
		}
		compare(&office, &past[depth], turn);
	}
	cr_expect_gt(undone, 100);
	cr_expect_gt(depth, 100);
	db_close(office.db);
}

/* The client of the younger wish stays: the place is the older one's all the same. */
Test(waiting, two_wishes_of_one_client_are_one_when_clients_are_merged)
{
	struct office office;
	office_open(&office, ":memory:");
	struct waiting_wish first = wish_of(&office, 1), second = wish_of(&office, 2), third = wish_of(&office, 3);
	struct waiting_wish other = wish_of(&office, 1);
	other.topic = office.succession - 1;
	second.note = "火曜日がよい";
	int64_t older = added(&office, &first), between = added(&office, &third);
	int64_t younger = added(&office, &second), apart = added(&office, &other);
	cr_assert_eq(waiting_call(office.db, younger, WAITING_NO_ANSWER, NULL, NULL), DONE);
	struct merge_request request = {.winner = office.client[2], .loser = office.client[1]};
	cr_assert_eq(client_merge(office.db, &request, NULL), DONE, "%s", sentence(&office));
	int64_t merged = action_last(office.db);
	struct waiting kept = get(&office, older);
	cr_expect_eq(kept.status, WAITING_WAITS);
	cr_expect_eq(kept.place, 1);
	cr_expect_eq(kept.wish.client, office.client[2]);
	cr_expect_str_eq(kept.note, "火曜日がよい");
	cr_expect_eq(kept.calls, 1);
	cr_expect_eq(get(&office, younger).status, WAITING_REMOVED);
	cr_expect_eq(get(&office, between).place, 2, "nobody else waits twice");
	cr_expect_eq(get(&office, apart).place, 3, "another topic is another wish");
	undo(&office, merged);
	cr_expect_eq(get(&office, younger).place, 3);
	cr_expect_eq(get(&office, younger).calls, 1);
	cr_expect_str_eq(get(&office, older).note, "");
	cr_expect_eq(get(&office, older).wish.client, office.client[1]);
	db_close(office.db);
}
