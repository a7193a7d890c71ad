#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "core/access/right.h"
#include "core/desks/appointment.h"
#include "core/history/undo.h"
#include "core/store/action.h"
#include "core/store/stmt.h"
#include "tests/unit/desk_fixture.h"

static const char *sentence(const struct office *office)
{
	return db_fault(office->db)->text;
}

#define expect_says(office, words)                                                                                     \
	cr_expect_not_null(strstr(sentence(office), words), "\"%s\" does not say \"%s\"", sentence(office), words)

static struct appointment get(struct office *office, int64_t id)
{
	struct appointment a;
	cr_assert_eq(appointment_get(office->db, id, &a), DONE, "%s", sentence(office));
	return a;
}

static int64_t booked(struct office *office, int client, int desk, int32_t day, int cell)
{
	int64_t id = 0;
	cr_assert_eq(office_book(office, client, desk, day, cell, &id), DONE, "%s", sentence(office));
	return id;
}

static int64_t count(struct office *office, const char *sql)
{
	int64_t n = -1;
	cr_assert_eq(stmt_one_int(office->db, sql, 0, &n), DONE);
	return n;
}

Test(appointment, a_booking_holds_everything_that_was_said)
{
	struct office office;
	struct appointment a;
	char note[APPOINTMENT_NOTE_BYTES];
	office_open(&office, ":memory:");
	struct booking booking = {.client = office.client[1],
	                          .desk = 1,
	                          .day = office.today + 1,
	                          .cell = 40,
	                          .topic = office.succession,
	                          .means = MEANS_ONLINE,
	                          .visitor = "山田 豊",
	                          .callback = "042-000-0087",
	                          .note = "一行目\n二行目"};
	cr_assert_eq(appointment_book(office.db, &booking, NULL, &a), DONE, "%s", sentence(&office));
	cr_expect_eq(a.consultant, office.consultant[1], "who sits there then");
	cr_expect_str_eq(a.consultant_name, "佐々木 健");
	cr_expect_str_eq(a.number, "00001");
	cr_expect_str_eq(a.name, "株式会社第1商店");
	cr_expect_str_eq(a.phone, "042-000-0001");
	cr_expect_str_eq(a.visitor, "山田 豊");
	cr_expect_str_eq(a.callback, "042-000-0087");
	cr_expect_str_eq(a.topic_name, "事業承継");
	cr_expect_eq(a.topic_code, 7);
	cr_expect(a.means == MEANS_ONLINE && a.status == APPOINTMENT_BOOKED && a.has_note && !a.walk_in);
	cr_expect(a.day == office.today + 1 && a.desk == 1 && a.cell == 40 && a.cells == 4 && a.minutes == 50);
	cr_assert_eq(appointment_note(office.db, a.id, note, NULL), DONE);
	cr_expect_str_eq(note, "一行目\n二行目");

	booking = (struct booking){
	        .client = office.client[1], .desk = 1, .day = office.today + 2, .cell = 40, .minutes = 30};
	cr_assert_eq(appointment_book(office.db, &booking, NULL, &a), DONE);
	cr_expect_eq(a.topic, office.succession, "what they asked about last");
	cr_expect(a.cells == 3 && a.minutes == 30 && !a.has_note);
	booking.client = office.client[2];
	booking.day++;
	cr_assert_eq(appointment_book(office.db, &booking, NULL, &a), DONE);
	cr_expect_eq(a.topic_code, 0, "nothing known: その他");
	db_close(office.db);
}

Test(appointment, what_is_refused_says_why)
{
	static const struct {
		int client, desk, days, cell;
		enum status status;
		const char *field, *says;
	} cases[] = {
	        {1, 5, 0, 40, NOT_FOUND, "desk", "There is no desk 5: the desks are 1 to 4."},
	        {1, 0, 0, 40, NOT_FOUND, "desk", "no desk 0"},
	        {1, 1, 0, 36, CONFLICT, "start", "11/24(Tue) 09:00 has passed"},
	        {1, 1, -1, 40, CONFLICT, "start", "11/23(Mon) (Labor Thanksgiving Day)"},
	        {1, 1, -4, 40, CONFLICT, "start", "has passed"},
	        {1, 1, 4, 40, CONFLICT, "start", "every Saturday"},
	        {1, 1, 35, 40, CONFLICT, "start", "turn of the year, 12/29 to 1/3"},
	        {1, 1, 1, 46, CONFLICT, "start", "09:00-12:00, 13:00-17:00, 60 minutes"},
	        {1, 1, 1, 30, CONFLICT, "start", "07:30 is outside the plan of desk 1"},
	        {1, 1, 1, 40, CONFLICT, "start",
	         "Desk 1 is taken by 株式会社第2商店 at 10:00. Free there: 09:00, 11:00, 13:00."},
	        {1, 1, 1, 41, CONFLICT, "start", "taken by 株式会社第2商店 at 10:00"},
	        {1, 1, 1, 37, CONFLICT, "start", "taken by 株式会社第2商店 at 10:00"},
	        {2, 3, 1, 42, CONFLICT, "client",
	         "株式会社第2商店 has another appointment at 10:00, at desk 1. Free there: 11:00, 09:00, 13:00."},
	        {1, 1, 1, -1, INVALID, "start", "no such day or time"},
	        {1, 1, 1, 96, INVALID, "start", "no such day or time"},
	};
	struct office office;
	office_open(&office, ":memory:");
	office_at(&office, office.today, 9 * 60 + 10);
	booked(&office, 2, 1, office.today + 1, 40);
	int64_t rows = count(&office, "SELECT count(*) FROM appointment");
	int64_t actions = count(&office, "SELECT count(*) FROM log");
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		enum status status = office_book(&office, cases[i].client, cases[i].desk, office.today + cases[i].days,
		                                 cases[i].cell, NULL);
		cr_expect_eq(status, cases[i].status, "case %zu: %d %s", i, status, sentence(&office));
		cr_expect_str_eq(db_fault(office.db)->field, cases[i].field, "case %zu", i);
		expect_says(&office, cases[i].says);
		struct booking asked = {.client = office.client[cases[i].client],
		                        .desk = cases[i].desk,
		                        .day = office.today + cases[i].days,
		                        .cell = cases[i].cell};
		cr_expect_eq(appointment_could_book(office.db, &asked), cases[i].status, "case %zu, only asked", i);
		expect_says(&office, cases[i].says);
	}
	struct booking free_one = {.client = office.client[1], .desk = 1, .day = office.today + 1, .cell = 44};
	cr_expect_eq(appointment_could_book(office.db, &free_one), DONE, "%s", sentence(&office));
	cr_expect_eq(count(&office, "SELECT count(*) FROM appointment"), rows);
	cr_expect_eq(count(&office, "SELECT count(*) FROM log"), actions, "a refusal is no action");
	db_close(office.db);
}

Test(appointment, a_consultant_is_at_one_desk_at_a_time)
{
	struct office office;
	office_open(&office, ":memory:");
	int64_t id = booked(&office, 2, 2, office.today, 40);
	office_sql(&office, "UPDATE appointment SET consultant = (SELECT id FROM staff WHERE login = 'consultant1'),"
	                    " version = action_id()");
	cr_expect_eq(office_book(&office, 1, 1, office.today, 42, NULL), CONFLICT);
	expect_says(&office, "佐々木 健 sits with 株式会社第2商店 at desk 2 at 10:00. Free there: ");
	cr_expect_eq(office_book(&office, 1, 1, office.today, 44, NULL), DONE, "half-open: %s", sentence(&office));
	cr_expect_eq(appointment_mark(office.db, id, APPOINTMENT_DONE, NULL, NULL), DONE);
	cr_expect_eq(office_book(&office, 3, 1, office.today, 40, NULL), DONE, "final states block nothing");
	db_close(office.db);
}

Test(appointment, a_full_desk_offers_another_day)
{
	struct office office;
	office_open(&office, ":memory:");
	for (int client = 1, cell = 36; cell < 68; cell += cell == 44 ? 8 : 4, client++)
		booked(&office, client, 1, office.today, cell);
	cr_expect_eq(office_book(&office, 8, 1, office.today, 40, NULL), CONFLICT);
	expect_says(&office, "Free there: 11/25(Wed) 10:00, 11/25(Wed) 09:00, 11/25(Wed) 11:00.");
	office_sql(&office, "UPDATE plan SET valid_to = '2026-11-24', version = action_id() WHERE desk = 1");
	cr_expect_eq(office_book(&office, 8, 1, office.today, 40, NULL), CONFLICT);
	expect_says(&office, "Choose another day or desk.");
	cr_expect_eq(office_book(&office, 8, 1, office.today + 1, 40, NULL), CONFLICT);
	expect_says(&office, "Nobody sits at desk 1 on 11/25(Wed)");
	db_close(office.db);
}

Test(appointment, texts_clients_and_topics_are_looked_at)
{
	static char long_name[300];
	memset(long_name, 'x', 201);
	static const struct {
		const char *visitor, *callback, *note;
		int minutes;
		const char *field;
	} cases[] = {
	        {"\033[2J", NULL, NULL, 0, "person"}, {NULL, "042\n", NULL, 0, "callback"},
	        {NULL, NULL, "a\u202eb", 0, "note"},  {long_name, NULL, NULL, 0, "person"},
	        {NULL, NULL, NULL, -5, "minutes"},    {NULL, NULL, NULL, 1441, "minutes"},
	};
	struct office office;
	office_open(&office, ":memory:");
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct booking b = {.client = office.client[1], .desk = 1, .day = office.today, .cell = 40};
		b.visitor = cases[i].visitor;
		b.callback = cases[i].callback;
		b.note = cases[i].note;
		b.minutes = cases[i].minutes;
		cr_expect_eq(appointment_book(office.db, &b, NULL, NULL), INVALID, "case %zu", i);
		cr_expect_str_eq(db_fault(office.db)->field, cases[i].field);
	}
	struct booking nobody = {.client = 999, .desk = 1, .day = office.today, .cell = 40};
	cr_expect_eq(appointment_book(office.db, &nobody, NULL, NULL), NOT_FOUND);
	nobody.client = office.client[1];
	nobody.topic = 999;
	cr_expect_eq(appointment_book(office.db, &nobody, NULL, NULL), NOT_FOUND);
	cr_expect_str_eq(db_fault(office.db)->field, "topic");
	office_sql(&office, "UPDATE client SET merged_into = (SELECT id FROM client WHERE number = '00002'),"
	                    " version = action_id() WHERE number = '00001'");
	cr_expect_eq(get(&office, booked(&office, 1, 1, office.today, 40)).client, office.client[2]);
	db_act_as(office.db, 0, 0);
	cr_expect_eq(office_book(&office, 3, 1, office.today, 52, NULL), DENIED);
	db_close(office.db);
}

Test(appointment, a_walk_in_starts_in_the_running_cell)
{
	struct office office;
	struct appointment a;
	office_open(&office, ":memory:");
	office_at(&office, office.today, 10 * 60 + 14);
	struct booking b = {.client = office.client[1], .desk = 1, .day = office.today, .cell = 40};
	cr_expect_eq(appointment_book(office.db, &b, NULL, NULL), CONFLICT);
	b.walk_in = true;
	cr_expect_eq(appointment_book(office.db, &b, NULL, &a), DONE, "%s", sentence(&office));
	cr_expect(a.walk_in);
	b.cell = 39;
	cr_expect_eq(appointment_book(office.db, &b, NULL, NULL), CONFLICT);
	expect_says(&office, "has passed");
	db_close(office.db);
}

Test(appointment, an_operation_is_done_once)
{
	struct office office;
	struct appointment first, again;
	office_open(&office, ":memory:");
	struct booking b = {.client = office.client[1], .desk = 1, .day = office.today, .cell = 40};
	cr_assert_eq(appointment_book(office.db, &b, "op-book", &first), DONE);
	cr_assert_eq(appointment_book(office.db, &b, "op-book", &again), DONE, "%s", sentence(&office));
	cr_expect_eq(first.id, again.id);
	cr_assert_eq(appointment_move(office.db, first.id, 1, office.today, 44, "op-move", NULL), DONE);
	cr_assert_eq(appointment_move(office.db, first.id, 1, office.today, 44, "op-move", &again), DONE);
	cr_expect_eq(again.cell, 44);
	cr_assert_eq(appointment_mark(office.db, first.id, APPOINTMENT_ARRIVED, "op-mark", NULL), DONE);
	cr_assert_eq(appointment_mark(office.db, first.id, APPOINTMENT_ARRIVED, "op-mark", &again), DONE);
	cr_expect_eq(again.status, APPOINTMENT_ARRIVED);
	cr_assert_eq(appointment_cancel(office.db, first.id, "client", "op-cancel", NULL), DONE);
	cr_assert_eq(appointment_cancel(office.db, first.id, "client", "op-cancel", &again), DONE);
	cr_expect_eq(again.status, APPOINTMENT_CANCELLED);
	cr_expect_eq(count(&office, "SELECT count(*) FROM log WHERE op IS NOT NULL"), 4);
	db_close(office.db);
}

/* R4, R5: within itself, to another desk, back; the old places stay on record. */
Test(appointment, a_move_ignores_itself_and_keeps_the_old_place)
{
	struct office office;
	struct appointment a;
	struct earlier_slot earlier[8];
	int moves;
	office_open(&office, ":memory:");
	int64_t id = booked(&office, 1, 1, office.today, 40);
	booked(&office, 2, 1, office.today, 52);
	cr_assert_eq(appointment_move(office.db, id, 1, office.today, 41, NULL, &a), DONE, "%s", sentence(&office));
	cr_expect(a.cell == 41 && a.earlier == 1 && a.version > 0);
	cr_assert_eq(appointment_move(office.db, id, 1, office.today, 40, NULL, NULL), DONE);
	cr_assert_eq(appointment_move(office.db, id, 3, office.today + 1, 56, NULL, &a), DONE);
	cr_expect_eq(a.consultant, office.consultant[3], "who sits there");
	cr_assert_eq(appointment_earlier(office.db, id, earlier, 8, &moves), DONE);
	cr_expect_eq(moves, 3);
	cr_expect(earlier[0].day == office.today && earlier[0].desk == 1 && earlier[0].cell == 40);
	cr_expect_eq(earlier[2].cell, 40);
	cr_expect_eq(earlier[0].consultant, office.consultant[1]);

	cr_expect_eq(appointment_move(office.db, id, 3, office.today + 1, 56, NULL, NULL), CONFLICT);
	expect_says(&office, "It stands there already");
	cr_expect_eq(appointment_move(office.db, id, 1, office.today, 50, NULL, NULL), CONFLICT);
	expect_says(&office, "outside the plan");
	cr_expect_eq(appointment_move(office.db, id, 1, office.today, 54, NULL, NULL), CONFLICT);
	expect_says(&office, "taken by 株式会社第2商店");
	cr_expect_eq(appointment_move(office.db, id, 1, office.today - 1, 40, NULL, NULL), CONFLICT);
	cr_expect_eq(appointment_move(office.db, id, 7, office.today, 40, NULL, NULL), NOT_FOUND);
	cr_expect_eq(appointment_move(office.db, id, 1, DAY_NONE, 40, NULL, NULL), INVALID);
	cr_expect_eq(appointment_move(office.db, 99, 1, office.today, 40, NULL, NULL), NOT_FOUND);
	cr_expect_eq(count(&office, "SELECT count(*) FROM earlier_slot"), 3, "a refused move leaves nothing");
	db_close(office.db);
}

Test(appointment, who_has_arrived_may_change_desks_and_a_session_may_not)
{
	struct office office;
	office_open(&office, ":memory:");
	int64_t id = booked(&office, 1, 1, office.today, 40);
	office_at(&office, office.today, 10 * 60 + 10);
	cr_expect_eq(appointment_move(office.db, id, 2, office.today, 40, NULL, NULL), CONFLICT, "past for a booking");
	cr_assert_eq(appointment_mark(office.db, id, APPOINTMENT_ARRIVED, NULL, NULL), DONE);
	cr_expect_eq(appointment_move(office.db, id, 2, office.today, 40, NULL, NULL), DONE, "%s", sentence(&office));
	cr_assert_eq(appointment_mark(office.db, id, APPOINTMENT_IN_SESSION, NULL, NULL), DONE);
	cr_expect_eq(appointment_move(office.db, id, 2, office.today, 56, NULL, NULL), CONFLICT);
	expect_says(&office, "has begun");
	db_close(office.db);
}

/* Every state to every other: any later one directly, none back, none out of a final one. */
Test(appointment, states_go_forward_only)
{
	static const char allowed[6][6 + 1] = {
	        "-yyyyy", /* booked: arrived, in session, done, no-show, cancelled */
	        "--yy-y", /* arrived */
	        "---y-y", /* in session */
	        "------", "------", "------",
	};
	struct office office;
	office_open(&office, ":memory:");
	for (int from = 0; from < 6; from++) {
		for (int to = APPOINTMENT_ARRIVED; to < 6; to++) {
			office_at(&office, office.today, 8 * 60);
			int64_t id = booked(&office, 1, 1, office.today, 40);
			office_at(&office, office.today, 12 * 60);
			if (from == APPOINTMENT_CANCELLED)
				cr_assert_eq(appointment_cancel(office.db, id, "client", NULL, NULL), DONE);
			else if (from != APPOINTMENT_BOOKED)
				cr_assert_eq(appointment_mark(office.db, id, (enum appointment_status)from, NULL, NULL),
				             DONE);
			enum status status =
			        to == APPOINTMENT_CANCELLED
			                ? appointment_cancel(office.db, id, "client", NULL, NULL)
			                : appointment_mark(office.db, id, (enum appointment_status)to, NULL, NULL);
			cr_expect_eq(status, allowed[from][to] == 'y' ? DONE : CONFLICT, "%d to %d: %s", from, to,
			             sentence(&office));
			int stands = status == DONE ? to : from;
			cr_expect_eq((int)get(&office, id).status, stands, "%d to %d", from, to);
			cr_expect_eq(count(&office, "SELECT count(*) FROM appointment_cell"),
			             appointment_live((enum appointment_status)stands) ? 4 : 0, "R2: %d to %d", from,
			             to);
			office_sql(&office, "DELETE FROM appointment");
		}
	}
	cr_expect_eq(appointment_mark(office.db, 1, APPOINTMENT_BOOKED, NULL, NULL), FAILED);
	cr_expect_eq(appointment_mark(office.db, 1, APPOINTMENT_CANCELLED, NULL, NULL), FAILED);
	cr_expect_eq(appointment_mark(office.db, 999, APPOINTMENT_DONE, NULL, NULL), NOT_FOUND);
	db_close(office.db);
}

Test(appointment, nobody_is_missing_before_the_start)
{
	struct office office;
	office_open(&office, ":memory:");
	int64_t id = booked(&office, 1, 1, office.today, 40);
	office_at(&office, office.today, 9 * 60 + 59);
	cr_expect_eq(appointment_mark(office.db, id, APPOINTMENT_NO_SHOW, NULL, NULL), CONFLICT);
	expect_says(&office, "It begins on 11/24(Tue) at 10:00");
	office_at(&office, office.today, 10 * 60);
	cr_expect_eq(appointment_mark(office.db, id, APPOINTMENT_NO_SHOW, NULL, NULL), DONE);
	db_close(office.db);
}

Test(appointment, a_reason_is_a_code_a_word_a_name_or_own_words)
{
	static const struct {
		const char *text, *name, *note;
	} cases[] = {
	        {"1", "相談者都合", ""},          {"office", "当会都合", ""},
	        {"相談員都合", "相談員都合", ""}, {"雨が強いため", "その他", "雨が強いため"},
	        {"２", "当会都合", ""},           {"other", "その他", ""},
	};
	struct office office;
	char note[APPOINTMENT_NOTE_BYTES];
	office_open(&office, ":memory:");
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct appointment a;
		int64_t id = booked(&office, 1, 1, office.today, 40);
		cr_assert_eq(appointment_cancel(office.db, id, cases[i].text, NULL, &a), DONE, "%s", sentence(&office));
		cr_expect_str_eq(a.reason_name, cases[i].name);
		cr_assert_eq(appointment_note(office.db, id, NULL, note), DONE);
		cr_expect_str_eq(note, cases[i].note);
	}
	int64_t id = booked(&office, 1, 1, office.today, 40);
	cr_expect_eq(appointment_cancel(office.db, id, "77", NULL, NULL), NOT_FOUND, "a wrong digit is a slip");
	cr_expect_eq(appointment_cancel(office.db, id, " ", NULL, NULL), INVALID);
	cr_expect_eq(appointment_cancel(office.db, id, NULL, NULL, NULL), INVALID);
	cr_expect_eq(appointment_cancel(office.db, id, "\a", NULL, NULL), INVALID);
	cr_expect_eq(get(&office, id).status, APPOINTMENT_BOOKED);
	db_close(office.db);
}

static void undo(struct office *office, enum status expected)
{
	int64_t last = 0;
	cr_assert_eq(undo_last(office->db, &last), DONE, "%s", sentence(office));
	cr_assert_eq(undo_action(office->db, last, NULL), expected, "%s", sentence(office));
}

static enum status rebook(struct office *office, int client, int64_t rebooks, int cell, struct appointment *out)
{
	struct booking booking = {.client = office->client[client],
	                          .rebooks = rebooks,
	                          .desk = 2,
	                          .day = office->today + 1,
	                          .cell = cell};
	return appointment_book(office->db, &booking, NULL, out);
}

Test(appointment, booked_again_old_and_new_know_each_other)
{
	struct office office;
	struct appointment made;
	int64_t old = 0, as = 0;
	office_open(&office, ":memory:");
	cr_assert_eq(office_book(&office, 1, 1, office.today, 40, &old), DONE);
	int64_t booked = action_last(office.db);
	cr_assert_eq(appointment_cancel(office.db, old, "client", NULL, NULL), DONE);
	int64_t cancelled = action_last(office.db);
	cr_assert_eq(rebook(&office, 1, old, 40, &made), DONE, "%s", sentence(&office));
	int64_t again = action_last(office.db);
	cr_expect_eq(made.rebooks, old);
	cr_assert_eq(appointment_rebooked_as(office.db, old, &as), DONE);
	cr_expect_eq(as, made.id);

	cr_assert_eq(undo_action(office.db, again, NULL), DONE);
	cr_assert_eq(appointment_rebooked_as(office.db, old, &as), DONE);
	cr_expect_eq(as, 0);
	cr_assert_eq(undo_action(office.db, action_last(office.db), NULL), DONE);
	cr_expect_eq(get(&office, made.id).rebooks, old, "done again, with the link");

	cr_assert_eq(undo_action(office.db, cancelled, NULL), DONE, "%s", sentence(&office));
	cr_expect_eq(get(&office, made.id).rebooks, old);
	cr_expect_eq(undo_action(office.db, booked, NULL), CONFLICT);
	cr_expect_str_eq(sentence(&office), "Something was built on it since: undo that first (see the history).");
	cr_expect_eq(get(&office, old).status, APPOINTMENT_BOOKED);
	db_close(office.db);
}

Test(appointment, a_reason_says_whether_it_is_booked_again)
{
	struct office office;
	struct appointment made;
	int64_t old = 0;
	office_open(&office, ":memory:");
	cr_assert_eq(office_book(&office, 1, 1, office.today, 40, &old), DONE);
	cr_expect_eq(rebook(&office, 2, old, 40, &made), CONFLICT);
	expect_says(&office, "is another client's");
	cr_expect_eq(rebook(&office, 1, 9999, 40, &made), NOT_FOUND);
	cr_assert_eq(appointment_cancel(office.db, old, "mistake", NULL, NULL), DONE);
	cr_expect_eq(rebook(&office, 1, old, 40, &made), CONFLICT);
	expect_says(&office, "入力誤り");
	office_sql(&office, "UPDATE cancel_reason SET again = 1, version = action_id() WHERE word = 'mistake'");
	cr_expect_eq(rebook(&office, 1, old, 40, &made), DONE, "the table decides: %s", sentence(&office));
	db_close(office.db);
}

Test(appointment, a_booking_is_undone_redone_and_undone)
{
	struct office office;
	office_open(&office, ":memory:");
	int64_t id = booked(&office, 1, 1, office.today, 40);
	undo(&office, DONE);
	cr_expect_eq(appointment_get(office.db, id, &(struct appointment){0}), NOT_FOUND);
	cr_expect_eq(count(&office, "SELECT count(*) FROM appointment_cell"), 0);
	int64_t first_undo = action_last(office.db);
	cr_assert_eq(undo_action(office.db, first_undo, NULL), DONE, "%s", sentence(&office));
	cr_expect_eq(get(&office, id).cell, 40, "redone under its id");
	cr_expect_eq(count(&office, "SELECT count(*) FROM appointment_cell"), 4);
	undo(&office, DONE);
	int64_t second_undo = action_last(office.db);
	int64_t other = booked(&office, 2, 1, office.today, 42);
	cr_expect_gt(other, id, "an id is never used again");
	cr_expect_eq(undo_action(office.db, second_undo, NULL), CONFLICT, "the time is taken meanwhile");
	expect_says(&office, "taken by");
	db_close(office.db);
}

/* R31 */
Test(appointment, undo_of_a_cancellation_meets_the_rule)
{
	struct office office;
	int64_t cancelled;
	office_open(&office, ":memory:");
	int64_t id = booked(&office, 1, 1, office.today, 40);
	cr_assert_eq(appointment_cancel(office.db, id, "client", NULL, NULL), DONE);
	cr_assert_eq(undo_last(office.db, &cancelled), DONE);
	int64_t other = booked(&office, 2, 1, office.today, 40);
	cr_expect_eq(undo_action(office.db, cancelled, NULL), CONFLICT);
	expect_says(&office, "taken by 株式会社第2商店");
	cr_expect_eq(get(&office, id).status, APPOINTMENT_CANCELLED);
	cr_assert_eq(appointment_move(office.db, other, 1, office.today, 44, NULL, NULL), DONE);
	cr_expect_eq(undo_action(office.db, cancelled, NULL), DONE, "%s", sentence(&office));
	cr_expect_eq(get(&office, id).status, APPOINTMENT_BOOKED);
	cr_expect_eq(get(&office, id).cancel_reason, 0);
	db_close(office.db);
}

Test(appointment, moves_and_marks_are_undone)
{
	struct office office;
	office_open(&office, ":memory:");
	int64_t id = booked(&office, 1, 1, office.today, 40);
	int64_t booking = action_last(office.db);
	int64_t version = get(&office, id).version;
	cr_assert_eq(appointment_move(office.db, id, 2, office.today, 52, NULL, NULL), DONE);
	cr_expect_eq(undo_action(office.db, booking, NULL), CONFLICT, "something was built on it");
	undo(&office, DONE);
	struct appointment a = get(&office, id);
	cr_expect(a.desk == 1 && a.cell == 40 && a.consultant == office.consultant[1] && a.earlier == 0);
	cr_expect_gt(a.version, version, "a version only rises");
	cr_assert_eq(appointment_mark(office.db, id, APPOINTMENT_ARRIVED, NULL, NULL), DONE);
	cr_assert_eq(appointment_mark(office.db, id, APPOINTMENT_DONE, NULL, NULL), DONE);
	undo(&office, DONE);
	cr_expect_eq(get(&office, id).status, APPOINTMENT_ARRIVED);
	cr_expect_eq(count(&office, "SELECT count(*) FROM appointment_cell"), 4);
	undo(&office, DONE);
	cr_expect_eq(get(&office, id).status, APPOINTMENT_BOOKED);
	undo(&office, DONE);
	cr_expect_eq(count(&office, "SELECT count(*) FROM appointment"), 0);
	db_close(office.db);
}

/* A cell is free again in the minute of the cancellation; two who are only booked stand in each other's way (R2). */
Test(appointment, a_time_given_back_is_taken_at_once_and_undo_names_by_whom)
{
	struct office office;
	office_open(&office, ":memory:");
	int64_t id = booked(&office, 1, 1, office.today, 40);
	cr_expect_eq(office_book(&office, 2, 1, office.today, 40, NULL), CONFLICT);
	cr_assert_eq(appointment_cancel(office.db, id, "client", NULL, NULL), DONE);
	int64_t cancelled = action_last(office.db);
	booked(&office, 2, 1, office.today, 40);
	cr_expect_eq(undo_action(office.db, cancelled, NULL), CONFLICT);
	expect_says(&office, "Desk 1 is taken by 株式会社第2商店 at 10:00. Free there: ");
	cr_expect_eq(get(&office, id).status, APPOINTMENT_CANCELLED);

	int64_t other = booked(&office, 3, 2, office.today, 44);
	cr_assert_eq(appointment_move(office.db, other, 2, office.today, 56, NULL, NULL), DONE);
	int64_t moved = action_last(office.db);
	booked(&office, 3, 3, office.today, 44);
	cr_expect_eq(undo_action(office.db, moved, NULL), CONFLICT);
	expect_says(&office, "株式会社第3商店 has another appointment at 11:00, at desk 3.");
	cr_expect_eq(get(&office, other).cell, 56);
	db_close(office.db);
}
