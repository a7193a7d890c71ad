#include <criterion/criterion.h>

#include "core/people/lookup.h"
#include "core/store/stmt.h"
#include "tests/unit/full_store.h"

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
	full_store_open(&office);
	for (size_t i = 0; i < sizeof(touches) / sizeof(touches[0]); i++) {
		cr_assert_eq(lookup_write_keys(office.db), DONE);
		cr_assert_eq(count(office.db, "SELECT count(*) FROM client_key WHERE client = 1"), 1);
		cr_assert_eq(full_store_write(office.db, touches[i]), DONE, "%s: %s", touches[i],
		             db_fault(office.db)->text);
		cr_expect_eq(count(office.db, "SELECT count(*) FROM client_key WHERE client = 1"), 0, "%s", touches[i]);
	}
	cr_assert_eq(lookup_write_keys(office.db), DONE);
	for (size_t i = 0; i < sizeof(contacts) / sizeof(contacts[0]); i++) {
		cr_assert_eq(full_store_write(office.db, contacts[i]), DONE, "%s: %s", contacts[i],
		             db_fault(office.db)->text);
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
	full_store_open(&office);
	for (size_t i = 0; i < sizeof(ratings) / sizeof(ratings[0]); i++) {
		cr_assert_eq(full_store_write(office.db, ratings[i]), DONE, "%s: %s", ratings[i],
		             db_fault(office.db)->text);
		cr_expect_eq(count(office.db, "SELECT count(*) FROM (SELECT * FROM consultant_rating WHERE ratings > 0"
		                              " EXCEPT SELECT * FROM consultant_rated)"),
		             0, "%s", ratings[i]);
		cr_expect_eq(count(office.db, "SELECT count(*) FROM (SELECT * FROM consultant_rated EXCEPT"
		                              " SELECT * FROM consultant_rating)"),
		             0, "%s", ratings[i]);
	}
	db_close(office.db);
}
