#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#include "core/access/right.h"
#include "core/access/staff.h"
#include "core/office/code.h"
#include "core/office/draft.h"
#include "core/office/found.h"
#include "core/office/session.h"
#include "core/office/setting.h"
#include "core/store/action.h"

static const char *const topics[] = {"1 経営一般", "2 税務・記帳", "7 事業承継", "0 その他", NULL};
static const char *const divisions[] = {"1 商業部会", "2 建設部会", NULL};
static const struct founding founding = {.society = "多摩野市商工会",
                                         .hours = "08:30-12:00,13:00-17:15",
                                         .closed_days = "sat,sun",
                                         .desks = 4,
                                         .session_minutes = 60,
                                         .topics = topics,
                                         .divisions = divisions};

static struct db *office(void)
{
	struct db *db = NULL;
	struct fault fault;
	struct staff manager = {.login = "manager", .name = "所長", .role = "manager"};
	char hash[PASSPHRASE_HASH_BYTES];
	cr_assert_eq(db_open(":memory:", DB_CREATE, &db, &fault), DONE, "%s", fault.text);
	db_set_now(db, 1795483440, 1795483440);
	cr_assert_eq(passphrase_hash("kotoba kotoba", hash, &fault), DONE);
	cr_assert_eq(office_init(db, &founding, &manager, "tama", hash), DONE, "%s", db_fault(db)->text);
	db_act_as(db, manager.id, ROLE_MANAGER);
	return db;
}

Test(office, a_new_office_has_settings_codes_and_a_manager)
{
	struct db *db = office();
	struct staff staff;
	char text[SETTING_BYTES];
	int64_t desks = 0;
	cr_expect_eq(setting_text(db, "society.name", "2026-11-24", text, sizeof(text)), DONE);
	cr_expect_str_eq(text, "多摩野市商工会");
	cr_expect_eq(setting_int(db, "desks.count", "2026-11-24", &desks), DONE);
	cr_expect_eq(desks, 4);
	cr_expect_eq(setting_text(db, "no.such", "2026-11-24", text, sizeof(text)), NOT_FOUND);
	cr_expect_eq(staff_of_user(db, "tama", &staff), DONE);
	cr_expect_str_eq(staff.role, "manager");
	cr_expect_eq(passphrase_check(db, staff.id, "kotoba kotoba"), DONE, "%s", db_fault(db)->text);
	cr_expect_eq(passphrase_check(db, staff.id, "kotoba kotobb"), DENIED);
	cr_expect_eq(staff_of_user(db, "nobody", &staff), NOT_FOUND);
	db_close(db);
}

Test(office, a_setting_holds_from_its_day)
{
	struct db *db = office();
	struct action a;
	int64_t minutes = 0;
	cr_assert_eq(action_begin(db, "client.edit", NULL, &a), DONE);
	cr_assert_eq(action_end(db, setting_put(db, "desks.session_minutes", "2027-04-01", "50")), DONE);
	setting_int(db, "desks.session_minutes", "2027-03-31", &minutes);
	cr_expect_eq(minutes, 60);
	setting_int(db, "desks.session_minutes", "2027-04-01", &minutes);
	cr_expect_eq(minutes, 50);
	db_close(db);
}

Test(office, a_code_is_found_by_number_name_word_and_beginning)
{
	struct db *db = office();
	struct code code;
	static const struct {
		const char *typed;
		int code;
	} cases[] = {{"7", 7},    {"７", 7},     {"事業承継", 7}, {"事業", 7},
	             {"ｿﾉ他", 0}, {"その他", 0}, {"0", 0},        {"税務", 2}};
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		cr_expect_eq(code_find(db, CODE_TOPIC, "2026-11-24", cases[i].typed, &code), DONE, "%s",
		             cases[i].typed);
		cr_expect_eq(code.code, cases[i].code, "%s", cases[i].typed);
	}
	static const char *const unknown[] = {"9", "海外", "", "77", "承継"};
	for (size_t i = 0; i < sizeof(unknown) / sizeof(unknown[0]); i++)
		cr_expect_eq(code_find(db, CODE_TOPIC, "2026-11-24", unknown[i], &code), NOT_FOUND, "%s", unknown[i]);
	cr_expect_eq(code_find(db, CODE_CANCEL_REASON, "2026-11-24", "office", &code), DONE);
	cr_expect_str_eq(code.against, "office");
	db_close(db);
}

Test(office, a_short_passphrase_is_refused)
{
	struct fault fault;
	char hash[PASSPHRASE_HASH_BYTES];
	cr_expect_eq(passphrase_hash("みじかい言葉", hash, &fault), INVALID);
	cr_expect_str_eq(fault.field, "passphrase");
}

Test(office, a_draft_is_its_persons_forms_and_objects)
{
	struct db *db = office();
	struct draft draft, all[4];
	char op[DRAFT_OP_BYTES], other[DRAFT_OP_BYTES], content[100];
	int count = 0;
	operation_new(op);
	operation_new(other);
	cr_expect_str_neq(op, other);
	cr_assert_eq(draft_keep(db, "booking", "00087", op, "山田製作所の予約\nnote\tabc"), DONE, "%s",
	             db_fault(db)->text);
	cr_assert_eq(draft_keep(db, "booking", "00087", op, "山田製作所の予約\nnote\tabcd"), DONE);
	cr_expect_eq(draft_find(db, "booking", "00088", &draft, content, sizeof(content)), NOT_FOUND);
	cr_expect_eq(draft_find(db, "booking", "00087", &draft, content, sizeof(content)), DONE);
	cr_expect_str_eq(content, "山田製作所の予約\nnote\tabcd");
	cr_expect_eq(draft_list(db, all, 4, &count), DONE, "%s", db_fault(db)->text);
	cr_assert_eq(count, 1);
	cr_expect_str_eq(all[0].about, "山田製作所の予約");
	db_act_as(db, 99, ROLE_DESK);
	cr_expect_eq(draft_find(db, "booking", "00087", &draft, content, sizeof(content)), NOT_FOUND);
	cr_expect_eq(draft_drop(db, op), DONE);
	db_act_as(db, 1, ROLE_DESK);
	cr_expect_eq(draft_find(db, "booking", "00087", &draft, content, sizeof(content)), NOT_FOUND);
	db_close(db);
}

static bool nobody_lives(int64_t process)
{
	return process == 7;
}

Test(office, a_broken_session_tells_the_last_saved_action)
{
	struct db *db = office();
	struct action a;
	int64_t session, living, action;
	cr_assert_eq(session_start(db, "tty1", 7, &living), DONE);
	cr_assert_eq(session_start(db, "tty1", 11, &session), DONE);
	cr_assert_eq(action_begin(db, "client.edit", NULL, &a), DONE);
	cr_assert_eq(action_end(db, setting_put(db, "society.name", "2027-04-01", "新")), DONE);
	cr_assert_eq(session_recover(db, nobody_lives, &action), DONE);
	cr_expect_eq(action, a.id);
	cr_assert_eq(session_recover(db, nobody_lives, &action), DONE);
	cr_expect_eq(action, 0, "told once; the living session is left alone");
	cr_assert_eq(session_start(db, "tty1", 12, &session), DONE);
	cr_assert_eq(session_end(db, session), DONE);
	cr_assert_eq(session_recover(db, nobody_lives, &action), DONE);
	cr_expect_eq(action, 0);
	db_close(db);
}
