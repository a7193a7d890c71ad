#include "tests/unit/full_store.h"

#include <criterion/criterion.h>

#include "core/store/action.h"
#include "core/store/stmt.h"

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
        "INSERT INTO session_count (session, staff, at, present, walk_ins, absent, waiting)"
        " VALUES (1, 1, 1, 1, 0, 1, 0)",
        "UPDATE sign_up SET paid = 500, paid_at = 1, paid_by = 1, version = action_id() WHERE id = 2",
        "INSERT INTO receipt (number, sign_up, paid_at, amount, payee, business, day, staff)"
        " VALUES (1, 2, 1, 500, 'x', 1, '2026-11-24', 1)",
        "UPDATE sign_up SET paid_at = 2, version = action_id() WHERE id = 2",
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

void full_store_open(struct office *office)
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

enum status full_store_write(struct db *db, const char *sql)
{
	struct action action;
	cr_assert_eq(action_begin(db, "office.demo", NULL, &action), DONE, "%s", db_fault(db)->text);
	struct stmt s = stmt_open(db, sql);
	stmt_run(&s);
	enum status status = stmt_close(&s);
	return action_end(db, status) == DONE ? DONE : status;
}
