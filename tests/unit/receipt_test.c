#include "core/seminars/receipt.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#include "core/access/right.h"
#include "core/history/undo.h"
#include "core/seminars/double.h"
#include "core/store/action.h"
#include "tests/unit/seminar_fixture.h"

/* Rolls 1 山田 豊 and 2 佐藤 博 of ㈱山田製作所 have paid 500, 3 喜多見 翔太 800, 4 小川 茂 nothing. */
static int64_t paid_seminar(struct db *db)
{
	static const struct {
		const char *name;
		int64_t client;
		int amount;
	} people[] = {{"山田 豊", 1, 500}, {"佐藤 博", 1, 500}, {"喜多見 翔太", 3, 800}, {"小川 茂", 2, 0}};
	int64_t id = open_seminar(db, 9);
	struct sign_up row;
	for (int i = 0; i < 4; i++) {
		cr_assert_eq(sign_up_one(db, id, people[i].client, people[i].name, &row), DONE);
		if (people[i].amount)
			cr_assert_eq(sign_up_pay(db, id, i + 1, people[i].amount, NULL, &row), DONE);
	}
	at_time(db, "2026-11-25T09:00");
	return id;
}

/* As the papers do it: the receipts are made out, printed, and noted. */
static enum status print(struct db *db, int64_t seminar, const char *rolls, struct receipt_list *out)
{
	struct roll_list list = {0};
	struct action a;
	if (rolls)
		cr_assert_eq(roll_list_parse(rolls, &list, db_fault(db)), DONE);
	enum status status = receipt_issue(db, seminar, rolls ? &list : NULL, out);
	if (status == DONE)
		status = action_begin(db, "office.print", NULL, &a);
	return status == DONE ? action_end(db, receipt_printed(db, out)) : status;
}

static void assert_receipts(const struct receipt_list *list, const char *wanted)
{
	char text[256] = "";
	for (int i = 0; i < list->count; i++) {
		const struct receipt *r = &list->rows[i];
		size_t used = strlen(text);
		snprintf(text + used, sizeof(text) - used, "%s%d:%d=%d%s", i ? " " : "", r->number, r->roll, r->amount,
		         r->copies ? "*" : "");
	}
	cr_expect_str_eq(text, wanted);
}

Test(receipt, each_payment_has_one_with_a_number_of_its_own)
{
	struct db *db = seminar_store();
	int64_t id = paid_seminar(db);
	struct receipt_list list;
	cr_assert_eq(print(db, id, "2", &list), DONE, "%s", db_fault(db)->text);
	assert_receipts(&list, "1:2=500");
	cr_expect_str_eq(list.rows[0].payee, "株式会社山田製作所");
	cr_expect(list.rows[0].business);
	cr_expect_eq(list.rows[0].paid_on, day_of(2026, 11, 24));
	cr_expect_eq(list.rows[0].made_on, day_of(2026, 11, 25));
	receipt_list_free(&list);
	cr_assert_eq(print(db, id, NULL, &list), DONE);
	assert_receipts(&list, "2:1=500 3:3=800");
	cr_expect_str_eq(list.rows[1].payee, "喜多見 翔太");
	cr_expect_not(list.rows[1].business, "under their own name");
	receipt_list_free(&list);
	cr_expect_eq(print(db, id, NULL, &list), CONFLICT, "all are printed");
	cr_expect_eq(count_of(db, "SELECT count(*) FROM log WHERE name = 'seminar.receipt'"), 2);
	/* Printed again it is the same one, and no new action makes it out. */
	cr_assert_eq(print(db, id, "1-3", &list), DONE);
	assert_receipts(&list, "2:1=500* 1:2=500* 3:3=800*");
	receipt_list_free(&list);
	cr_expect_eq(count_of(db, "SELECT count(*) FROM log WHERE name = 'seminar.receipt'"), 2);
	cr_expect_eq(print(db, id, "1,4", &list), CONFLICT, "who has paid nothing has none");
	cr_expect_not_null(strstr(db_fault(db)->text, "Roll 4 (小川 茂)"), "%s", db_fault(db)->text);
	cr_expect_eq(print(db, id, "9", &list), NOT_FOUND);
	cr_expect_eq(print(db, 99, NULL, &list), NOT_FOUND);
	db_close(db);
}

Test(receipt, what_was_never_printed_is_still_to_come)
{
	struct db *db = seminar_store();
	int64_t id = paid_seminar(db);
	struct receipt_list first, second;
	struct action a;
	cr_assert_eq(receipt_issue(db, id, NULL, &first), DONE);
	cr_assert_eq(receipt_issue(db, id, NULL, &second), DONE, "no paper came out: the same ones");
	assert_receipts(&second, "1:1=500 2:2=500 3:3=800");
	cr_assert_eq(action_begin(db, "office.print", NULL, &a), DONE);
	cr_assert_eq(action_end(db, receipt_printed(db, &first)), DONE);
	/* The second paper would pass for the first one. */
	cr_assert_eq(action_begin(db, "office.print", NULL, &a), DONE);
	cr_expect_eq(action_end(db, receipt_printed(db, &second)), CONFLICT);
	cr_expect_not_null(strstr(db_fault(db)->text, "Receipt 1"), "%s", db_fault(db)->text);
	receipt_list_free(&first);
	receipt_list_free(&second);
	db_close(db);
}

Test(receipt, is_void_when_its_payment_was_taken_back)
{
	struct db *db = seminar_store();
	int64_t id = paid_seminar(db);
	struct receipt_list list;
	struct sign_up row;
	int number;
	bool is_void;
	cr_assert_eq(print(db, id, "1", &list), DONE);
	receipt_list_free(&list);
	int64_t issued = count_of(db, "SELECT max(id) FROM log WHERE name = 'seminar.receipt'");
	cr_expect_eq(undo_action(db, issued, NULL), CONFLICT, "a number that went out stays: %s", db_fault(db)->text);
	cr_assert_eq(sign_up_pay(db, id, 1, 0, NULL, &row), DONE, "%s", db_fault(db)->text);
	cr_assert_eq(receipt_last(db, row.id, &number, &is_void), DONE);
	cr_expect_eq(number, 1);
	cr_expect(is_void);
	cr_expect_eq(print(db, id, "1", &list), CONFLICT);
	at_time(db, "2026-11-25T09:05");
	cr_assert_eq(sign_up_pay(db, id, 1, 700, NULL, &row), DONE);
	cr_assert_eq(print(db, id, "1", &list), DONE);
	assert_receipts(&list, "2:1=700");
	receipt_list_free(&list);
	cr_assert_eq(receipt_last(db, row.id, &number, &is_void), DONE);
	cr_expect_eq(number, 2);
	cr_expect_not(is_void);
	db_close(db);
}

/* Two people turn out to be one: the receipt goes with the payment, and no second one is made out for it. */
Test(receipt, follows_its_payment)
{
	struct db *db = seminar_store();
	int64_t id = open_seminar(db, 9);
	struct sign_up stays, goes;
	struct receipt_list list;
	struct action a;
	cr_assert_eq(sign_up_one(db, id, 1, "山田 豊", &stays), DONE);
	cr_assert_eq(sign_up_one(db, id, 3, "喜多見 翔太", &goes), DONE);
	cr_assert_eq(sign_up_pay(db, id, goes.roll, 500, NULL, &goes), DONE);
	cr_assert_eq(print(db, id, NULL, &list), DONE);
	receipt_list_free(&list);
	cr_assert_eq(action_begin(db, "client.merge", NULL, &a), DONE);
	cr_assert_eq(action_end(db, sign_up_drop_doubles(db, stays.person, goes.person)), DONE);
	cr_expect_eq(print(db, id, NULL, &list), CONFLICT);
	cr_assert_eq(print(db, id, "1", &list), DONE, "%s", db_fault(db)->text);
	assert_receipts(&list, "1:1=500*");
	receipt_list_free(&list);
	db_close(db);
}

Test(receipt, is_not_made_out_by_consultants)
{
	struct db *db = seminar_store();
	int64_t id = paid_seminar(db);
	struct receipt_list list;
	db_act_as(db, 1, ROLE_CONSULTANT);
	cr_expect_eq(receipt_issue(db, id, NULL, &list), DENIED);
	db_act_as(db, 1, ROLE_DESK);
	cr_expect_eq(receipt_issue(db, id, NULL, &list), DONE);
	receipt_list_free(&list);
	db_close(db);
}
