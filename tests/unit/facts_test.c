#include "core/people/client.h"

#include "core/access/staff.h"
#include "core/history/history.h"
#include "core/store/action.h"
#include "core/store/undo.h"
#include "tests/unit/people.h"

#include <criterion/criterion.h>
#include <string.h>

/* What the office knows of a client beyond the register's columns. */

static void add_consultants(struct db *db)
{
	struct action a;
	struct staff staff[] = {{.login = "sato", .name = "佐藤 診断士", .role = "consultant"},
	                        {.login = "mori", .name = "森 診断士", .role = "consultant"}};
	cr_assert_eq(action_begin(db, "client.edit", NULL, &a), DONE);
	action_about(db, 0, "staff", 1);
	for (int i = 0; i < 2; i++)
		cr_assert_eq(staff_add(db, &staff[i], NULL), DONE);
	cr_assert_eq(action_end(db, DONE), DONE);
}

static struct client_card card_of(struct db *db, int64_t id)
{
	struct client_card card;
	cr_assert_eq(client_card_load(db, id, &card), DONE, "%s", db_fault(db)->text);
	return card;
}

static void expect_facts(struct db *db, int64_t id, enum size_class class, int regular, bool labour, bool books,
                         const char *unwanted)
{
	struct client_card card = card_of(db, id);
	cr_expect_eq(card.client.size_class, class);
	cr_expect_eq(card.client.regular_employees, regular);
	cr_expect_eq(card.client.labour_insurance, labour);
	cr_expect_eq(card.client.bookkeeping, books);
	cr_expect_str_eq(card.unwanted, unwanted, "%s", card.unwanted);
	client_card_free(&card);
}

Test(facts, are_written_read_and_taken_back_like_the_columns)
{
	struct db *db = people_office();
	add_consultants(db);
	struct client_values values = {{[FIELD_NAME] = "山田商店",
	                                [FIELD_READING] = "ヤマダショウテン",
	                                [FIELD_SIZE_CLASS] = "商業・サービス業",
	                                [FIELD_REGULAR_EMPLOYEES] = "３",
	                                [FIELD_LABOUR_INSURANCE] = "はい",
	                                [FIELD_UNWANTED] = "森; sato;mori"}};
	int64_t id = 0;
	cr_assert_eq(client_add(db, CLIENT_MEMBER, &values, NULL, &id), DONE, "%s", db_fault(db)->text);
	expect_facts(db, id, SIZE_COMMERCE, 3, true, false, "佐藤 診断士;森 診断士");

	struct client_values edit = {{[FIELD_SIZE_CLASS] = "",
	                              [FIELD_REGULAR_EMPLOYEES] = "",
	                              [FIELD_LABOUR_INSURANCE] = "0",
	                              [FIELD_BOOKKEEPING] = "1",
	                              [FIELD_UNWANTED] = "森 診断士"}};
	cr_assert_eq(client_edit(db, id, 0, &edit, NULL), DONE, "%s", db_fault(db)->text);
	int64_t edited = action_last(db);
	expect_facts(db, id, SIZE_UNKNOWN, -1, false, true, "森 診断士");
	cr_assert_eq(client_edit(db, id, 0, &edit, NULL), DONE);
	cr_expect_eq(action_last(db), edited, "the same again is no action");

	cr_assert_eq(undo_action(db, edited, NULL), DONE, "%s", db_fault(db)->text);
	expect_facts(db, id, SIZE_COMMERCE, 3, true, false, "佐藤 診断士;森 診断士");
	struct client_values none = {{[FIELD_UNWANTED] = ""}};
	cr_assert_eq(client_edit(db, id, 0, &none, NULL), DONE);
	expect_facts(db, id, SIZE_COMMERCE, 3, true, false, "");
	db_close(db);
}

Test(facts, wrong_ones_are_refused_by_field)
{
	static const struct {
		enum client_field field;
		const char *text;
	} cases[] = {{FIELD_SIZE_CLASS, "大企業"},    {FIELD_REGULAR_EMPLOYEES, "-1"},
	             {FIELD_REGULAR_EMPLOYEES, "三"}, {FIELD_LABOUR_INSURANCE, "たぶん"},
	             {FIELD_BOOKKEEPING, "2"},        {FIELD_UNWANTED, "だれか"}};
	struct db *db = people_office();
	add_consultants(db);
	int64_t id = people_add(db, CLIENT_MEMBER, NULL, "山田商店", "ヤマダショウテン", NULL, NULL, NULL);
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct client_values values = {{NULL}};
		values.text[cases[i].field] = cases[i].text;
		cr_expect_eq(client_edit(db, id, 0, &values, NULL), INVALID, "%s", cases[i].text);
		cr_expect(*db_fault(db)->text && *db_fault(db)->field, "%s", cases[i].text);
	}
	expect_facts(db, id, SIZE_UNKNOWN, -1, false, false, "");
	db_close(db);
}
