/* Who was in contact with the office last stands first, on every terminal, whatever became of the contact since. */

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/history/undo.h"
#include "core/people/lookup.h"
#include "core/people/merge.h"
#include "core/seminars/sign_up.h"
#include "core/store/action.h"
#include "core/store/stmt.h"
#include "tests/unit/desk_fixture.h"
#include "tests/unit/seminar_fixture.h"

/* One store, a look-up that was open all the time on it, and one in another process's handle. */
struct scene {
	char path[64];
	struct office office;
	struct db *there;
	struct lookup *here_box, *there_box;
};

static struct lookup *box_of(struct db *db)
{
	struct lookup *box = NULL;
	cr_assert_eq(lookup_open(db, &box), DONE);
	cr_assert_eq(lookup_load(box), DONE, "%s", db_fault(db)->text);
	return box;
}

/* Readings in the order 8 7 6 ... 1, but for 2 and 3, which are alike: long marks and small kana do not count. */
static void name_clients(struct office *office)
{
	static const char *const readings[] = {"",           "テンツ",     "テンチヨ", "テンチョー", "テンタ",
	                                       "テンジッキ", "テンジッカ", "テンア",   "テン"};
	for (int i = 1; i <= OFFICE_CLIENTS; i++) {
		struct client_values values = {{[FIELD_READING] = readings[i]}};
		if (i != 8)
			cr_assert_eq(client_edit(office->db, office->client[i], 0, &values, NULL), DONE);
	}
}

static void open_scene(struct scene *scene)
{
	strcpy(scene->path, "/tmp/madoguchi-contact-XXXXXX");
	int file = mkstemp(scene->path);
	cr_assert_geq(file, 0);
	close(file);
	unlink(scene->path);
	office_open(&scene->office, scene->path);
	name_clients(&scene->office);
	scene->there = office_join(scene->path);
	scene->here_box = box_of(scene->office.db);
	scene->there_box = box_of(scene->there);
}

static void close_scene(struct scene *scene)
{
	char journal[80];
	lookup_close(scene->here_box);
	lookup_close(scene->there_box);
	db_close(scene->there);
	db_close(scene->office.db);
	snprintf(journal, sizeof(journal), "%s-journal", scene->path);
	unlink(scene->path);
	unlink(journal);
}

/* The clients found, as digits. */
static const char *order(struct lookup *box)
{
	static char digits[OFFICE_CLIENTS + 1];
	struct lookup_result result;
	lookup_find(box, "ten", LOOKUP_HITS, &result);
	cr_assert_leq(result.count, OFFICE_CLIENTS);
	memset(digits, 0, sizeof(digits));
	for (int i = 0; i < result.count; i++)
		digits[i] = result.hits[i].text[LOOKUP_IN_NUMBER][4];
	return digits;
}

static int64_t count(struct db *db, const char *sql)
{
	int64_t out = -1;
	cr_assert_eq(stmt_one_int(db, sql, 0, &out), DONE, "%s", db_fault(db)->text);
	return out;
}

/* Every look-up shows the order, one that is opened now as well; the stored contacts are what the rows say. */
static void expect(struct scene *scene, const char *expected, const char *when)
{
	cr_assert_eq(lookup_refresh(scene->here_box, NULL), DONE);
	cr_assert_eq(lookup_refresh(scene->there_box, NULL), DONE);
	struct lookup *fresh = box_of(scene->there);
	cr_expect_str_eq(order(scene->here_box), expected, "%s: %s", when, order(scene->here_box));
	cr_expect_str_eq(order(scene->there_box), expected, "%s, there: %s", when, order(scene->there_box));
	cr_expect_str_eq(order(fresh), expected, "%s, anew: %s", when, order(fresh));
	lookup_close(fresh);
	cr_expect_eq(count(scene->there, "SELECT count(*) FROM client_key k JOIN client_contact c ON c.client ="
	                                 " k.client WHERE c.contact <> k.contact"),
	             0, "%s", when);
}

static void undo(struct scene *scene)
{
	struct db *db = scene->office.db;
	cr_assert_eq(undo_action(db, action_last(db), NULL), DONE, "%s", db_fault(db)->text);
}

static void write_sql(struct scene *scene, const char *sql)
{
	struct action action;
	struct db *db = scene->office.db;
	cr_assert_eq(action_begin(db, "client.edit", NULL, &action), DONE);
	struct stmt s = stmt_open(db, sql);
	stmt_run(&s);
	cr_assert_eq(action_end(db, stmt_close(&s)), DONE, "%s: %s", sql, db_fault(db)->text);
}

Test(contact, an_appointment_brings_its_client_forward)
{
	struct scene scene;
	struct office *office = &scene.office;
	int64_t id = 0;
	open_scene(&scene);
	expect(&scene, "87654231", "nobody was here");
	cr_assert_eq(office_book(office, 4, 1, office->today, 40, &id), DONE);
	expect(&scene, "48765231", "booked");
	cr_assert_eq(office_book(office, 1, 1, office->today + 1, 40, NULL), DONE);
	expect(&scene, "14876523", "booked for a later day");
	cr_assert_eq(office_book(office, 3, 2, office->today + 1, 40, NULL), DONE);
	expect(&scene, "31487652", "the same day, by reading");
	cr_assert_eq(appointment_move(office->db, id, 1, office->today + 2, 40, NULL, NULL), DONE);
	expect(&scene, "43187652", "moved");
	undo(&scene);
	expect(&scene, "31487652", "move undone");
	cr_assert_eq(appointment_cancel(office->db, id, "client", NULL, NULL), DONE, "%s", db_fault(office->db)->text);
	expect(&scene, "31876542", "cancelled");
	undo(&scene);
	expect(&scene, "31487652", "cancelling undone");
	cr_assert_eq(appointment_mark(office->db, id, APPOINTMENT_ARRIVED, NULL, NULL), DONE);
	expect(&scene, "31487652", "arrived");
	cr_assert_eq(office_book(office, 2, 3, office->today + 3, 40, NULL), DONE);
	expect(&scene, "23148765", "one more");
	undo(&scene);
	expect(&scene, "31487652", "booking undone");
	close_scene(&scene);
}

Test(contact, goes_with_what_is_merged_and_back)
{
	struct scene scene;
	struct office *office = &scene.office;
	open_scene(&scene);
	cr_assert_eq(office_book(office, 4, 1, office->today, 40, NULL), DONE);
	const struct merge_request request = {.winner = office->client[5], .loser = office->client[4]};
	cr_assert_eq(client_merge(office->db, &request, NULL), DONE, "%s", db_fault(office->db)->text);
	expect(&scene, "5876231", "the other one's now");
	undo(&scene);
	expect(&scene, "48765231", "undone");
	write_sql(&scene, "UPDATE appointment SET client = 5, version = action_id()");
	expect(&scene, "58764231", "the appointment alone is another's");
	close_scene(&scene);
}

static int64_t plan(struct scene *scene, const char *start, const char *end)
{
	struct seminar_session session;
	struct seminar seminar = {.title = "記帳のきほん",
	                          .capacity = 2,
	                          .status = SEMINAR_OPEN,
	                          .session_count = 1,
	                          .sessions = &session};
	struct db *db = scene->office.db;
	cr_assert_eq(seminar_session_parse(start, end, NULL, &session, db_fault(db)), DONE);
	cr_assert_eq(seminar_add(db, &seminar, NULL), DONE, "%s", db_fault(db)->text);
	return seminar.id;
}

Test(contact, a_sign_up_is_one_and_its_day_the_last_session)
{
	struct scene scene;
	struct office *office = &scene.office;
	struct sign_up row, next;
	open_scene(&scene);
	int64_t seminar = plan(&scene, "2026-12-03T14:00", "2026-12-03T16:00");
	cr_assert_eq(office_book(office, 6, 1, office->today + 6, 40, NULL), DONE);
	/* A new person would make the keys anew. */
	cr_assert_eq(sign_up_one(office->db, seminar, office->client[2], "山田 恵", &row), DONE);
	cr_assert_eq(sign_up_cancel(office->db, seminar, row.roll, NULL, &row, &next), DONE);
	expect(&scene, "68754231", "signed up and cancelled");
	cr_assert_eq(sign_up_one(office->db, seminar, office->client[2], "山田 恵", &row), DONE);
	expect(&scene, "26875431", "signed up for a day after the booking");
	undo(&scene);
	expect(&scene, "68754231", "sign-up undone");
	cr_assert_eq(sign_up_one(office->db, seminar, office->client[2], "山田 恵", &row), DONE);
	write_sql(&scene, "UPDATE seminar_session SET day = '2026-11-26', version = action_id()");
	expect(&scene, "62875431", "the session is earlier than the booking");
	undo(&scene);
	expect(&scene, "26875431", "the session is back");
	write_sql(&scene, "INSERT INTO seminar_session (seminar, position, day, from_minute, to_minute)"
	                  " VALUES (1, 2, '2027-01-15', 840, 900)");
	cr_assert_eq(office_book(office, 7, 1, day_of(2027, 1, 12), 40, NULL), DONE);
	expect(&scene, "27685431", "a second session, later than a booking");
	write_sql(&scene, "DELETE FROM seminar_session WHERE position = 2");
	expect(&scene, "72685431", "without it");
	cr_assert_eq(sign_up_cancel(office->db, seminar, row.roll, NULL, &row, &next), DONE);
	expect(&scene, "76854231", "sign-up cancelled");
	close_scene(&scene);
}

Test(contact, is_known_for_clients_whose_keys_are_made_later)
{
	struct scene scene;
	open_scene(&scene);
	cr_assert_eq(office_book(&scene.office, 4, 1, scene.office.today, 40, NULL), DONE);
	struct client_values values = {{[FIELD_TRADE] = "小売業"}};
	cr_assert_eq(client_edit(scene.office.db, scene.office.client[4], 0, &values, NULL), DONE);
	expect(&scene, "48765231", "its facts changed");
	undo(&scene);
	cr_expect_eq(count(scene.there, "SELECT count(*) FROM client_key"), OFFICE_CLIENTS - 1);
	expect(&scene, "48765231", "its key is gone");
	cr_expect_eq(count(scene.there, "SELECT count(*) FROM client_key"), OFFICE_CLIENTS);
	close_scene(&scene);
}

/* So many change that all are loaded anew. */
Test(contact, many_changes_at_once_keep_the_order)
{
	enum { MANY = 2500 };
	struct scene scene;
	struct lookup_result result;
	open_scene(&scene);
	write_sql(&scene, "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2500)"
	                  " INSERT INTO client (number, kind, name, reading)"
	                  " SELECT format('%05d', 10000 + i), 'member', '見本', 'ミホン' || i FROM n");
	cr_assert_eq(lookup_refresh(scene.there_box, NULL), DONE);
	cr_expect_not(lookup_complete(scene.there_box));
	cr_assert_eq(lookup_load(scene.there_box), DONE);
	cr_expect_eq(lookup_count(scene.there_box), MANY + OFFICE_CLIENTS);
	cr_assert_eq(office_book(&scene.office, 4, 1, scene.office.today, 40, NULL), DONE);
	cr_assert_eq(lookup_refresh(scene.there_box, NULL), DONE);
	lookup_find(scene.there_box, "ten", 3, &result);
	cr_expect_str_eq(result.hits[0].text[LOOKUP_IN_NUMBER], "00004");
	cr_expect_str_eq(result.hits[1].text[LOOKUP_IN_NUMBER], "00008");
	lookup_find(scene.there_box, "mihon", 3, &result);
	cr_expect_str_eq(result.hits[0].text[LOOKUP_IN_NUMBER], "10001");
	cr_expect_str_eq(result.hits[1].text[LOOKUP_IN_NUMBER], "10010");
	close_scene(&scene);
}
