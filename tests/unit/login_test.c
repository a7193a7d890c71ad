#include "core/access/login.h"

#include "core/access/staff.h"
#include "core/history/history.h"
#include "core/store/action.h"
#include "core/store/stmt.h"
#include "core/time/civil.h"
#include "tests/unit/people.h"

#include <criterion/criterion.h>

enum { NOW = 1795483440 };

static int pause_at(struct db *db, int64_t machine)
{
	int pause = -1;
	cr_expect_eq(login_pause(db, db_actor(db), machine, &pause), DONE);
	return pause;
}

static struct db *office_with_passphrase(void)
{
	char hash[PASSPHRASE_HASH_BYTES];
	struct fault fault;
	struct action a;
	struct db *db = people_office();
	bool asked = true;
	cr_expect(login_asked(db, &asked) == DONE && !asked, "no passphrase is there to ask for");
	cr_assert_eq(passphrase_hash("tsubame ga tobu", hash, &fault), DONE);
	cr_assert_eq(action_begin(db, "client.edit", NULL, &a), DONE);
	cr_assert_eq(action_end(db, passphrase_put(db, db_actor(db), hash)), DONE);
	cr_expect(login_asked(db, &asked) == DONE && asked);
	return db;
}

Test(login, the_pause_doubles_up_to_five_minutes_and_ends_with_the_right_one)
{
	struct db *db = office_with_passphrase();
	int64_t staff = db_actor(db);
	cr_expect_eq(pause_at(db, NOW), 0);
	for (int tries = 1; tries <= 12; tries++) {
		int pause = tries < 10 ? 1 << (tries - 1) : LOGIN_PAUSE_MOST;
		cr_expect_eq(login_try(db, staff, "tsubame ga naku"), DENIED);
		cr_expect_eq(pause_at(db, NOW), pause, "after %d", tries);
		cr_expect_eq(pause_at(db, NOW + pause - 1), 1);
		cr_expect_eq(pause_at(db, NOW + pause), 0);
		cr_expect_eq(pause_at(db, NOW - 100000), pause, "a clock set back");
	}
	cr_expect_eq(login_try(db, staff, "tsubame ga tobu"), DONE, "nobody is locked out");
	cr_expect_eq(pause_at(db, NOW), 0);
	cr_expect_eq(login_try(db, staff, ""), DENIED);
	cr_expect_eq(pause_at(db, NOW), 1, "it begins anew");
	db_close(db);
}

Test(login, every_try_is_in_the_log)
{
	struct history_list list;
	struct db *db = office_with_passphrase();
	login_try(db, db_actor(db), "tsubame ga naku");
	login_try(db, db_actor(db), "tsubame ga tobu");
	cr_assert_eq(history_list(db, &(struct history_filter){.from = DAY_NONE, .to = DAY_NONE}, &list), DONE);
	cr_assert_geq(list.count, 2);
	cr_expect_str_eq(list.entries[0].action, "staff.login");
	cr_expect_str_eq(list.entries[1].action, "staff.refuse");
	history_list_free(&list);
	db_close(db);
}
