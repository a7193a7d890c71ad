#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#include "core/people/lookup.h"
#include "core/store/action.h"
#include "core/store/stmt.h"
#include "tests/unit/desk_fixture.h"

/*
 * Every rule of the schema refuses what it forbids, whoever writes: each line breaks one rule and no other, in the
 * first row of its table. Core asks before it writes, so that no other test may come as far as the rule.
 */
struct breach {
	const char *table;
	const char *set;
};

static const struct breach breaches[] = {
        {"staff", "login = ''"},
        {"staff", "login = 'consultant1'"},
        {"staff", "name = ''"},
        {"staff", "role = 'x'"},
        {"staff", "os_user = 'second'"},
        {"staff", "disabled = 2"},
        {"setting", "value = printf('%.*c', 4001, 'x')"},
        {"setting", "valid_from = '2026-02-30'"},
        {"setting", "(name, valid_from) = (SELECT name, valid_from FROM setting ORDER BY id DESC LIMIT 1)"},
        {"topic", "code = 100"},
        {"topic", "name = ''"},
        {"topic", "valid_from = 'x'"},
        {"topic", "valid_to = 'x'"},
        {"topic", "valid_from = '2026-01-02', valid_to = '2026-01-01'"},
        {"topic", "code = 3"},
        {"division", "code = 100"},
        {"division", "name = ''"},
        {"division", "valid_from = 'x'"},
        {"division", "valid_to = 'x'"},
        {"division", "(code, valid_from) = (SELECT code, valid_from FROM division ORDER BY id DESC LIMIT 1)"},
        {"cancel_reason", "code = 100"},
        {"cancel_reason", "name = ''"},
        {"cancel_reason", "against = 'x'"},
        {"cancel_reason", "offers = 2"},
        {"cancel_reason", "again = 2"},
        {"cancel_reason", "valid_from = 'x'"},
        {"cancel_reason", "valid_to = 'x'"},
        {"cancel_reason", "code = (SELECT max(code) FROM cancel_reason)"},

        {"client", "number = '1'"},
        {"client", "number = '00002'"},
        {"client", "kind = 'x', number = 'C00009'"},
        {"client", "kind = 'founder'"},
        {"client", "name = ''"},
        {"client", "reading = ''"},
        {"client", "email = ''"},
        {"client", "postal = ''"},
        {"client", "address = ''"},
        {"client", "trade = ''"},
        {"client", "employees = -1"},
        {"client", "corporate_number = ''"},
        {"client", "invoice_number = ''"},
        {"client", "applied_on = 'x'"},
        {"client", "joined_on = 'x'"},
        {"client", "left_on = 'x'"},
        {"client", "joined_on = '2026-04-01', left_on = '2026-03-31'"},
        {"client", "left_reason = ''"},
        {"client", "note = ''"},
        {"client", "sticky = ''"},
        {"client", "merged_into = 99999"},
        {"client", "merged_into = id"},
        {"client", "size_class = 'x'"},
        {"client", "regular_employees = -1"},
        {"client", "labour_insurance = 2"},
        {"client", "bookkeeping = 2"},
        {"former_number", "number = 'C00002'"},
        {"former_number", "client = 99999"},
        {"person", "client = 99999"},
        {"person", "role = 'x'"},
        {"person", "name = ''"},
        {"person", "reading = ''"},
        {"person", "phone = ''"},
        {"person", "email = ''"},
        {"person", "born_on = 'x'"},
        {"person", "role = 'representative'"},
        {"phone", "client = 99999"},
        {"phone", "kind = 'x'"},
        {"phone", "position = 0"},
        {"phone", "number = ''"},
        {"phone", "position = 2"},
        {"client_division", "client = 99999"},
        {"client_division", "division = 99999"},
        {"client_division", "division = (SELECT max(id) FROM division)"},
        {"unwanted_consultant", "client = 99999"},
        {"unwanted_consultant", "consultant = 99999"},
        {"unwanted_consultant", "consultant = 3"},
        {"person_division", "person = 99999"},
        {"person_division", "division = 99999"},
        {"person_division", "division = (SELECT max(id) FROM division)"},
        {"not_duplicate", "first = 0"},
        {"not_duplicate", "second = 99999"},
        {"not_duplicate", "second = 3"},
        {"not_duplicate", "first = 2, second = 1"},

        {"consultant_topic", "consultant = 99999"},
        {"consultant_topic", "topic = 99999"},
        {"consultant_topic", "topic = 1"},
        {"consultant_topic", "strength = 4"},
        {"plan", "consultant = 99999"},
        {"plan", "desk = 0"},
        {"plan", "weekday = 8"},
        {"plan", "from_cell = -1"},
        {"plan", "from_cell = 80, to_cell = 97"},
        {"plan", "to_cell = from_cell"},
        {"plan", "valid_from = 'x'"},
        {"plan", "valid_to = 'x'"},
        {"plan", "valid_from = '2026-01-02', valid_to = '2026-01-01'"},
        {"plan", "to_cell = 60"},
        {"appointment", "client = 99999"},
        {"appointment", "visitor = ''"},
        {"appointment", "callback = ''"},
        {"appointment", "desk = 0"},
        {"appointment", "consultant = 99999"},
        {"appointment", "day = '2026-11-31'"},
        {"appointment", "cell = -1"},
        {"appointment", "cell = 95"},
        {"appointment", "minutes = 0"},
        {"appointment", "minutes = 61"},
        {"appointment", "topic = 99999"},
        {"appointment", "means = 'x'"},
        {"appointment", "note = ''"},
        {"appointment", "walk_in = 2"},
        {"appointment", "status = 'x'"},
        {"appointment", "status = 'cancelled'"},
        {"appointment", "status = 'cancelled', cancel_reason = 99999"},
        {"appointment", "cancel_note = ''"},
        {"appointment", "rebooks = 99999"},
        {"appointment", "rebooks = id"},
        {"appointment", "desk = 2"},
        {"appointment", "consultant = 3"},
        {"appointment", "client = 2"},
        {"earlier_slot", "appointment = 99999"},
        {"earlier_slot", "consultant = 99999"},

        {"seminar", "title = ''"},
        {"seminar", "topic = 99999"},
        {"seminar", "lecturer = ''"},
        {"seminar", "capacity = 0"},
        {"seminar", "status = 'x'"},
        {"seminar", "note = ''"},
        {"seminar", "consultant = 99999"},
        {"seminar", "consultant = 2, lecturer = 'x'"},
        {"seminar", "fee_member = 0"},
        {"seminar", "fee_other = 10000000"},
        {"seminar", "opens = 'x'"},
        {"seminar", "closes = '2026-11-31'"},
        {"seminar", "opens = '2026-11-02', closes = '2026-11-01'"},
        {"seminar", "certificate_share = 101, certificate_fields = 0"},
        {"seminar", "certificate_share = 50, certificate_fields = 100"},
        {"seminar", "certificate_share = 50"},
        {"subject_field", "code = 100"},
        {"subject_field", "name = ''"},
        {"subject_field", "valid_from = 'x'"},
        {"subject_field", "valid_to = 'x'"},
        {"subject_field", "valid_from = '2026-01-02', valid_to = '2026-01-01'"},
        {"subject_field", "code = 2"},
        {"question", "code = 100"},
        {"question", "name = ''"},
        {"question", "valid_from = 'x'"},
        {"question", "valid_to = 'x'"},
        {"question", "valid_from = '2026-01-02', valid_to = '2026-01-01'"},
        {"question", "code = 0"},
        {"seminar_session", "seminar = 99999"},
        {"seminar_session", "position = 0"},
        {"seminar_session", "position = 2"},
        {"seminar_session", "day = 'x'"},
        {"seminar_session", "from_minute = -1"},
        {"seminar_session", "to_minute = 1441"},
        {"seminar_session", "to_minute = from_minute"},
        {"seminar_session", "room = ''"},
        {"seminar_session", "field = 99999"},
        {"sign_up", "seminar = 99999"},
        {"sign_up", "roll = 0"},
        {"sign_up", "roll = 2"},
        {"sign_up", "client = 99999"},
        {"sign_up", "person = 99999"},
        {"sign_up", "person = 2"},
        {"sign_up", "status = 'x'"},
        {"sign_up", "over_reason = ''"},
        {"sign_up", "note = ''"},
        {"sign_up", "fee = 0"},
        {"sign_up", "paid = 0, paid_at = 1, paid_by = 1"},
        {"sign_up", "paid = 1, paid_by = 1"},
        {"sign_up", "paid = 1, paid_at = 1"},
        {"sign_up", "paid = 1, paid_at = 1, paid_by = 99999"},
        {"sign_up", "status = 'offered'"},
        {"sign_up", "offered_at = 1, offer_until = '2026-11-30'"},
        {"sign_up", "offered_at = 1, offered_by = 99999, offer_until = '2026-11-30'"},
        {"sign_up", "offered_at = 1, offered_by = 1"},
        {"sign_up", "offered_at = 1, offered_by = 1, offer_until = '2026-11-31'"},
        {"sign_up", "status = 'cancelled', refused = 'declined'"},
        {"sign_up", "refused = 'declined', offered_at = 1, offered_by = 1, offer_until = '2026-11-30'"},
        {"sign_up", "status = 'cancelled', refused = 'x', offered_at = 1, offered_by = 1, offer_until = '2026-11-30'"},
        {"sign_up_call", "sign_up = 99999"},
        {"sign_up_call", "kind = 'x'"},
        {"sign_up_call", "staff = 99999"},
        {"sign_up_call", "outcome = 'x'"},
        {"questionnaire_answer", "sign_up = 99999"},
        {"questionnaire_answer", "question = 99999"},
        {"questionnaire_answer", "question = 2"},
        {"questionnaire_answer", "score = 6"},
        {"questionnaire_answer", "score = NULL, words = ''"},
        {"questionnaire_answer", "words = 'x'"},
        {"attendance", "session = 99999"},
        {"attendance", "session = 2"},
        {"attendance", "sign_up = 99999"},
        {"attendance", "how = 'x'"},

        {"waiting", "client = 99999"},
        {"waiting", "topic = 99999"},
        {"waiting", "desks = 1"},
        {"waiting", "desks = 1024"},
        {"waiting", "consultant = 99999"},
        {"waiting", "from_day = 'x'"},
        {"waiting", "to_day = '2026-11-31'"},
        {"waiting", "from_day = '2026-12-02', to_day = '2026-12-01'"},
        {"waiting", "weekdays = 0"},
        {"waiting", "weekdays = 128"},
        {"waiting", "from_cell = -1"},
        {"waiting", "to_cell = 97"},
        {"waiting", "to_cell = from_cell"},
        {"waiting", "notice = 61"},
        {"waiting", "note = ''"},
        {"waiting", "status = 'x'"},
        {"waiting", "status = 'booked'"},
        {"waiting", "appointment = 1"},
        {"waiting", "status = 'booked', appointment = 99999"},
        {"waiting_call", "waiting = 99999"},
        {"waiting_call", "staff = 99999"},
        {"waiting_call", "outcome = 'x'"},
        {"seat_call", "sign_up = 99999"},
        {"seat_call", "staff = 99999"},
        {"seat_call", "outcome = 'x'"},
        {"special_day", "day = 'x'"},
        {"special_day", "day = '2026-12-29'"},
        {"special_day", "works = 2"},
        {"special_day", "name = ''"},
        {"closure", "desk = 0"},
        {"closure", "consultant = 99999, desk = NULL"},
        {"closure", "consultant = 2"},
        {"closure", "from_day = 'x'"},
        {"closure", "to_day = 'x'"},
        {"closure", "from_cell = -1"},
        {"closure", "to_cell = 97"},
        {"closure", "to_cell = from_cell"},
        {"closure", "reason = ''"},
        {"plan_extra", "day = 'x'"},
        {"plan_extra", "consultant = 99999"},
        {"plan_extra", "desk = 0"},
        {"plan_extra", "from_cell = -1"},
        {"plan_extra", "to_cell = 97"},
        {"plan_extra", "to_cell = from_cell"},
        {"plan_extra", "desk = 2"},
        {"plan_extra", "consultant = 4"},
        {"appointment", "day = '2026-12-28'"},
        {"call_outcome", "appointment = 99999"},
        {"call_outcome", "kind = 'x'"},
        {"call_outcome", "day = 'x'"},
        {"call_outcome", "cell = 96"},
        {"call_outcome", "staff = 99999"},
        {"call_outcome", "outcome = 'x'"},
        {"call_outcome", "rating = 3"},
        {"call_outcome", "outcome = 'rated'"},
        {"call_outcome", "outcome = 'rated', rating = 3"},
        {"call_outcome", "kind = 'feedback', outcome = 'agreed'"},
        {"call_outcome", "kind = 'feedback', outcome = 'rated', rating = 6"},
};

/* Tables without a version, and rows that may not come in or go. */
static const char *const statements[] = {
        "INSERT INTO secret (staff, hash) VALUES (99999, 'x')",
        "INSERT INTO session (staff, terminal, process, started_at) VALUES (99999, 'x', 1, 1)",
        "INSERT INTO draft (staff, form, object, op, at, content) VALUES (99999, 'x', 'x', 'x', 1, 'x')",
        "INSERT INTO draft (staff, form, object, op, at, content) VALUES (1, 'x', 'x', 'draft-2', 1, 'x')",
        "INSERT INTO draft (staff, form, object, op, at, content) VALUES (1, 'y', 'y', 'draft-1', 1, 'x')",
        "INSERT INTO draft (staff, form, object, op, at, content)"
        " VALUES (1, 'z', 'z', 'z', 1, printf('%.*c', 65537, 'x'))",
        "INSERT INTO hold (staff, day, desk, cell, cells, until) VALUES (99999, '2026-11-24', 1, 40, 4, 1)",
        "INSERT INTO hold (staff, day, desk, cell, cells, until) VALUES (1, '2026-11-31', 1, 40, 4, 1)",
        "INSERT INTO hold (staff, day, desk, cell, cells, until) VALUES (1, '2026-11-24', 0, 40, 4, 1)",
        "INSERT INTO hold (staff, day, desk, cell, cells, until) VALUES (1, '2026-11-24', 1, 96, 4, 1)",
        "INSERT INTO hold (staff, day, desk, cell, cells, until) VALUES (1, '2026-11-24', 1, 40, 0, 1)",
        "INSERT INTO quarter (cell) VALUES (96)",
        "INSERT INTO consultant_rating (consultant, topic, ratings, total) VALUES (99999, 1, 1, 3)",
        "INSERT INTO consultant_rating (consultant, topic, ratings, total) VALUES (1, 99999, 1, 3)",
        "INSERT INTO consultant_rating (consultant, topic, ratings, total) VALUES (1, 1, 1, 6)",
        "INSERT INTO consultant_rating (consultant, topic, ratings, total) VALUES (1, 1, 2, 1)",
        "INSERT INTO consultant_rating (consultant, topic, ratings, total) VALUES (1, 1, 1, 3), (1, 1, 1, 3)",
        "INSERT INTO plan (consultant, desk, weekday, from_cell, to_cell, valid_from)"
        " SELECT 1, desk, weekday, from_cell, to_cell, valid_from FROM plan LIMIT 1",
        "INSERT INTO plan_extra (day, consultant, desk, from_cell, to_cell)"
        " SELECT day, consultant, 9, from_cell, to_cell FROM plan_extra LIMIT 1",
        "INSERT INTO appointment (client, desk, consultant, day, cell, cells, minutes, topic, means, status)"
        " SELECT client, 4, consultant, '2026-12-10', 43, cells, minutes, topic, means, status FROM appointment"
        " WHERE id = 1",
        "INSERT INTO appointment_cell (appointment, desk, consultant, client, day, cell)"
        " VALUES (99999, 9, 9, 9, '2026-01-01', 1)",
        "INSERT INTO postal_town (code, prefecture, city, town) VALUES ('123', 'x', 'x', 'x')",
        "INSERT INTO postal_town (code, prefecture, city, town) VALUES ('1234567', '', 'x', 'x')",
        "INSERT INTO postal_town (code, prefecture, city, town) VALUES ('1234567', 'x', '', 'x')",
        "INSERT INTO postal_town (code, prefecture, city, town)"
        " VALUES ('1234567', 'x', 'x', printf('%.*c', 201, 'x'))",
        "INSERT INTO log (action, at, machine_at, staff, name, op, images, chain)"
        " SELECT 1, 1, 1, 1, 'x', op, 'x', 'x' FROM log WHERE op IS NOT NULL LIMIT 1",
        "INSERT INTO log (action, at, machine_at, staff, name, undoes, images, chain)"
        " VALUES (1, 1, 1, 1, 'x', 99999, 'x', 'x')",
        "INSERT INTO log (id, action, at, machine_at, staff, name, images, chain)"
        " VALUES (1, 1, 1, 1, 1, 'x', 'x', 'x')",
        "INSERT INTO appointment (client, desk, consultant, day, cell, cells, minutes, topic, means, status)"
        " VALUES (5, 4, 4, '2026-12-10', 43, 4, 50, 1, 'counter', 'booked')",
        "UPDATE appointment SET desk = 4, day = '2026-12-10', version = action_id() WHERE id = 1",
        "UPDATE log SET at = at + 1",
        "DELETE FROM log",
};

/* One row more where the office has none, or no second one to clash with. */
static const char *const rows[] = {
        "UPDATE staff SET os_user = 'second', version = action_id() WHERE id = 2",
        "INSERT INTO division (code, name, valid_from) VALUES (2, 'x', '2000-01-01')",
        "INSERT INTO former_number (number, client) VALUES ('C00001', 1), ('C00002', 1)",
        "INSERT INTO person (client, role, name) VALUES (1, 'other', 'x'), (1, 'representative', 'y')",
        "INSERT INTO phone (client, kind, position, number) VALUES (1, 'phone', 2, '042-000-0002')",
        "INSERT INTO client_division (client, division) SELECT 1, id FROM division",
        "INSERT INTO unwanted_consultant (client, consultant) VALUES (1, 2), (1, 3)",
        "INSERT INTO person_division (person, division) SELECT 1, id FROM division",
        "INSERT INTO not_duplicate (first, second) VALUES (1, 2), (1, 3)",
        "INSERT INTO consultant_topic (consultant, topic, strength) SELECT consultant, 1, 1 FROM consultant_topic"
        " ORDER BY id LIMIT 1",
        "INSERT INTO draft (staff, form, object, op, at, content) VALUES (1, 'x', 'x', 'draft-1', 1, 'x')",
        "INSERT INTO seminar (title, capacity, status) VALUES ('x', 5, 'open')",
        "INSERT INTO seminar_session (seminar, position, day, from_minute, to_minute)"
        " VALUES (1, 1, '2026-12-01', 600, 660), (1, 2, '2026-12-02', 600, 660)",
        "INSERT INTO sign_up (seminar, roll, client, person, status) VALUES (1, 1, 1, 1, 'registered'),"
        " (1, 2, 1, 2, 'registered')",
        "INSERT INTO attendance (session, sign_up, at, how) VALUES (1, 1, 1, 'signed_up'), (2, 1, 1, 'signed_up')",
        "INSERT INTO subject_field (code, name, valid_from) VALUES (1, 'x', '1900-01-01'), (2, 'y', '1900-01-01')",
        "INSERT INTO question (code, name, valid_from) VALUES (1, 'x', '1900-01-01'), (0, 'y', '1900-01-01')",
        "INSERT INTO sign_up_call (sign_up, kind, staff, at, outcome) VALUES (1, 'offer', 1, 1, 'message')",
        "INSERT INTO questionnaire_answer (sign_up, question, score) VALUES (1, 1, 5), (1, 2, 5)",
        "INSERT INTO waiting (client, topic, weekdays, from_cell, to_cell, notice, at, status)"
        " VALUES (4, 1, 127, 32, 68, 0, 1, 'waiting')",
        "INSERT INTO waiting_call (waiting, staff, at, outcome) VALUES (1, 1, 1, 'message')",
        "INSERT INTO seat_call (sign_up, staff, at, outcome) VALUES (1, 1, 1, 'message')",
        "INSERT INTO special_day (day, works, name) VALUES ('2026-12-28', 0, 'x'), ('2026-12-29', 1, 'x')",
        "INSERT INTO closure (desk, from_day, from_cell, to_day, to_cell) VALUES (4, '2026-12-10', 40, '2026-12-10', "
        "44)",
        "INSERT INTO plan_extra (day, consultant, desk, from_cell, to_cell) VALUES ('2026-12-10', 3, 1, 40, 44),"
        " ('2026-12-10', 4, 2, 40, 44)",
};

static void open_store(struct office *office)
{
	struct appointment booked;
	office_open(office, ":memory:");
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		office_sql(office, rows[i]);
	/* Three at one hour, each in the way of the first by one thing alone. */
	for (int i = 1; i <= 3; i++) {
		struct booking booking = {.client = office->client[i], .desk = i, .day = office->today + 1, .cell = 40};
		cr_assert_eq(appointment_book(office->db, &booking, i == 1 ? "booked" : NULL, &booked), DONE);
	}
	cr_assert_eq(appointment_move(office->db, 3, 3, office->today + 1, 41, NULL, NULL), DONE);
	office_sql(office, "INSERT INTO call_outcome (appointment, kind, day, cell, at, staff, outcome)"
	                   " VALUES (1, 'confirmation', '2026-11-25', 40, 1, 1, 'message')");
}

/* Writes as an action may that nothing stops but the schema. */
static enum status write(struct db *db, const char *sql)
{
	struct action action;
	cr_assert_eq(action_begin(db, "office.demo", NULL, &action), DONE, "%s", db_fault(db)->text);
	struct stmt s = stmt_open(db, sql);
	stmt_run(&s);
	enum status status = stmt_close(&s);
	return action_end(db, status) == DONE ? DONE : status;
}

Test(rules, every_constraint_of_the_schema_refuses)
{
	struct office office;
	open_store(&office);
	for (size_t i = 0; i < sizeof(breaches) / sizeof(breaches[0]); i++) {
		char sql[512];
		snprintf(sql, sizeof(sql),
		         "UPDATE %s SET %s, version = action_id() WHERE id = (SELECT min(id) FROM %s)",
		         breaches[i].table, breaches[i].set, breaches[i].table);
		cr_expect_eq(write(office.db, sql), CONFLICT, "%s: %s", sql, db_fault(office.db)->text);
	}
	for (size_t i = 0; i < sizeof(statements) / sizeof(statements[0]); i++)
		cr_expect_eq(write(office.db, statements[i]), CONFLICT, "%s: %s", statements[i],
		             db_fault(office.db)->text);
	db_close(office.db);
}

/* Writes that change how client 1 is found, past everything but the schema; then when client 1 was seen last. */
static const char *const touches[] = {
        "UPDATE client SET name = 'z', version = action_id() WHERE id = 1",
        "INSERT INTO person (client, role, name) VALUES (1, 'other', 'z')",
        "UPDATE person SET name = 'q', version = action_id() WHERE name = 'z'",
        "DELETE FROM person WHERE name = 'q'",
        "INSERT INTO phone (client, kind, position, number) VALUES (1, 'fax', 1, '042-000-0009')",
        "UPDATE phone SET number = '042-000-0008', version = action_id() WHERE kind = 'fax'",
        "DELETE FROM phone WHERE kind = 'fax'",
        "UPDATE division SET name = 'z', version = action_id() WHERE id = 1",
        ("UPDATE client_division SET division = (SELECT max(id) FROM division), version = action_id()"
         " WHERE client = 1 AND division = (SELECT max(id) FROM division)"),
        "DELETE FROM client_division WHERE client = 1",
        "INSERT INTO client_division (client, division) SELECT 1, id FROM division",
        "INSERT INTO former_number (number, client) VALUES ('C00077', 1)",
        "UPDATE former_number SET number = 'C00078', version = action_id() WHERE number = 'C00077'",
        "DELETE FROM former_number WHERE number = 'C00078'",
};
static const char *const contacts[] = {
        "UPDATE appointment SET day = date(day, '+7 days'), version = action_id() WHERE client = 1",
        "INSERT INTO appointment (client, desk, consultant, day, cell, cells, minutes, topic, means, status)"
        " SELECT 1, desk, consultant, '2027-03-01', cell, cells, minutes, topic, means, status FROM appointment"
        " WHERE id = 1",
        "DELETE FROM appointment WHERE day = '2027-03-01'",
        "UPDATE seminar_session SET day = '2027-04-01', version = action_id() WHERE id = 2",
        ("INSERT INTO seminar_session (seminar, position, day, from_minute, to_minute)"
         " VALUES (1, 3, '2027-05-01', 600, 660)"),
        "DELETE FROM seminar_session WHERE position = 3",
        "DELETE FROM attendance",
        "UPDATE sign_up SET status = 'cancelled', version = action_id()",
        "INSERT INTO sign_up (seminar, roll, client, person, status) VALUES (1, 9, 1, 1, 'registered')",
        "DELETE FROM sign_up WHERE roll = 9",
};

static int64_t count(struct db *db, const char *sql)
{
	int64_t value = -1;
	cr_assert_eq(stmt_one_int(db, sql, 0, &value), DONE, "%s", db_fault(db)->text);
	return value;
}

Test(rules, search_keys_never_outlive_what_they_were_made_of)
{
	struct office office;
	open_store(&office);
	for (size_t i = 0; i < sizeof(touches) / sizeof(touches[0]); i++) {
		cr_assert_eq(lookup_write_keys(office.db), DONE);
		cr_assert_eq(count(office.db, "SELECT count(*) FROM client_key WHERE client = 1"), 1);
		cr_assert_eq(write(office.db, touches[i]), DONE, "%s: %s", touches[i], db_fault(office.db)->text);
		cr_expect_eq(count(office.db, "SELECT count(*) FROM client_key WHERE client = 1"), 0, "%s", touches[i]);
	}
	cr_assert_eq(lookup_write_keys(office.db), DONE);
	for (size_t i = 0; i < sizeof(contacts) / sizeof(contacts[0]); i++) {
		cr_assert_eq(write(office.db, contacts[i]), DONE, "%s: %s", contacts[i], db_fault(office.db)->text);
		cr_expect_eq(count(office.db, "SELECT count(*) FROM client_key JOIN client_contact USING (client)"
		                              " WHERE client = 1 AND client_key.contact = client_contact.contact"),
		             1, "%s", contacts[i]);
	}
	db_close(office.db);
}

/* Whatever becomes of ratings and of what they are about, the sums say what the ratings say. */
static const char *const ratings[] = {
        ("INSERT INTO call_outcome (appointment, kind, day, cell, at, staff, outcome, rating)"
         " SELECT id, 'feedback', day, cell, 1, 1, 'rated', 2 + id FROM appointment WHERE id <= 2"),
        ("INSERT INTO call_outcome (appointment, kind, day, cell, at, staff, outcome)"
         " SELECT id, 'feedback', day, cell, 1, 1, 'no_answer' FROM appointment WHERE id = 1"),
        "UPDATE call_outcome SET rating = 5, version = action_id() WHERE appointment = 1 AND rating = 3",
        "UPDATE appointment SET topic = (SELECT max(id) FROM topic), version = action_id() WHERE id = 1",
        "UPDATE appointment SET consultant = 1, version = action_id() WHERE id = 1",
        "UPDATE appointment SET topic = (SELECT min(id) FROM topic), version = action_id() WHERE id = 3",
        "UPDATE call_outcome SET appointment = 3, version = action_id() WHERE appointment = 1",
        ("UPDATE call_outcome SET outcome = 'rated', rating = 1, version = action_id()"
         " WHERE outcome = 'no_answer'"),
        ("UPDATE call_outcome SET outcome = 'message', rating = NULL, version = action_id()"
         " WHERE appointment = 2"),
        "DELETE FROM call_outcome WHERE rating = 5",
        "DELETE FROM call_outcome",
};

Test(rules, the_sums_of_ratings_follow_them)
{
	struct office office;
	open_store(&office);
	for (size_t i = 0; i < sizeof(ratings) / sizeof(ratings[0]); i++) {
		cr_assert_eq(write(office.db, ratings[i]), DONE, "%s: %s", ratings[i], db_fault(office.db)->text);
		cr_expect_eq(count(office.db, "SELECT count(*) FROM (SELECT * FROM consultant_rating WHERE ratings > 0"
		                              " EXCEPT SELECT * FROM consultant_rated)"),
		             0, "%s", ratings[i]);
		cr_expect_eq(count(office.db, "SELECT count(*) FROM (SELECT * FROM consultant_rated EXCEPT"
		                              " SELECT * FROM consultant_rating)"),
		             0, "%s", ratings[i]);
	}
	db_close(office.db);
}
