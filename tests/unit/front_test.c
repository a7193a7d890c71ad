#include <criterion/criterion.h>
#include <string.h>

#include "core/access/staff.h"
#include "core/office/session.h"
#include "core/store/action.h"
#include "tests/unit/desk_fixture.h"
#include "tui/front.h"

static int64_t told(void *clock)
{
	return *(const int64_t *)clock;
}

/* Nothing has this number: the greatest a process can have is 4194304. */
enum { NO_PROCESS = 5000000 };

static void begin(struct office *office, struct front *front, int64_t *now)
{
	office_open(office, ":memory:");
	*now = db_now(office->db);
	*front = (struct front){.db = office->db, .now = told, .machine = told, .clock = now};
}

Test(front, tells_what_a_broken_session_saved)
{
	struct office office;
	struct front front, again;
	int64_t now, session;
	begin(&office, &front, &now);
	cr_assert_eq(session_start(office.db, "-", NO_PROCESS, &session), DONE);
	cr_assert_eq(office_book(&office, 1, 1, office.today, 40, NULL), DONE);
	int64_t booked = action_last(office.db);
	struct action login;
	cr_assert_eq(action_begin(office.db, "staff.login", NULL, &login), DONE);
	cr_assert_eq(action_end(office.db, DONE), DONE, "logging in again saves nothing");
	cr_assert_eq(front_open(&front), DONE);
	cr_expect_eq(front.left_action, booked);
	cr_expect(strstr(front.left, "Booked"), "%s", front.left);
	again = (struct front){.db = office.db, .now = told, .machine = told, .clock = &now};
	cr_assert_eq(front_open(&again), DONE);
	cr_expect_eq(again.left_action, 0, "it is said once");
	front_close(&again);
	front_close(&front);
	db_close(office.db);
}

Test(front, answers_for_the_store)
{
	struct office office;
	struct front front;
	int64_t now, done = 0;
	struct fault fault = {{0}, {0}};
	begin(&office, &front, &now);
	cr_assert_eq(front_open(&front), DONE);
	struct desk_office hooks = front_hooks(&front);
	cr_expect(hooks.may(&front, "appointment.book"));
	cr_expect_not(hooks.may(&front, "appointment.nothing"), "what the table does not name nobody may");
	now += 90;
	cr_expect_eq(hooks.now(&front), now);
	cr_expect_eq(db_now(office.db), now, "the store's clock goes with it");
	cr_assert_eq(office_book(&office, 1, 1, office.today, 40, NULL), DONE);
	int64_t booked = action_last(office.db);
	cr_assert_eq(hooks.undo(&front, booked, &done, &fault), DONE);
	cr_expect_gt(done, booked);
	cr_expect_eq(hooks.undo(&front, booked, &done, &fault), CONFLICT);
	cr_expect_neq(fault.text[0], '\0');
	cr_expect_str_eq(front.society, "多摩野市商工会");
	front_close(&front);
	db_close(office.db);
}
