#include "core/people/client.h"

#include "core/access/staff.h"
#include "core/history/undo.h"
#include "core/people/warning.h"
#include "core/store/action.h"
#include "core/time/civil.h"
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

Test(facts, what_looks_wrong_is_warned_of_and_taken)
{
	static const struct {
		struct client_values values;
		enum client_field field; /* FIELD_COUNT: no warning */
	} cases[] = {
	        {{{[FIELD_CORPORATE_NUMBER] = "2026773546848"}}, FIELD_COUNT},
	        {{{[FIELD_CORPORATE_NUMBER] = "1026773546848"}}, FIELD_CORPORATE_NUMBER},
	        {{{[FIELD_CORPORATE_NUMBER] = "2026773546848", [FIELD_INVOICE_NUMBER] = "t2026773546848"}},
	         FIELD_COUNT},
	        {{{[FIELD_CORPORATE_NUMBER] = "2026773546848", [FIELD_INVOICE_NUMBER] = "T1234567890123"}},
	         FIELD_INVOICE_NUMBER},
	        {{{[FIELD_NAME] = "㈱山田", [FIELD_INVOICE_NUMBER] = "T1026773546848"}}, FIELD_INVOICE_NUMBER},
	        {{{[FIELD_NAME] = "㈱山田", [FIELD_INVOICE_NUMBER] = "T2026773546848"}}, FIELD_COUNT},
	        {{{[FIELD_NAME] = "山田商店", [FIELD_INVOICE_NUMBER] = "T1026773546848"}}, FIELD_COUNT},
	        {{{[FIELD_APPLIED_ON] = "2026-04-02", [FIELD_JOINED_ON] = "2026/4/1"}}, FIELD_JOINED_ON},
	        {{{[FIELD_APPLIED_ON] = "2026-04-01", [FIELD_JOINED_ON] = "2026-04-01"}}, FIELD_COUNT},
	        {{{[FIELD_LEFT_ON] = "2026-04-01"}}, FIELD_LEFT_REASON},
	        {{{[FIELD_LEFT_REASON] = "廃業"}}, FIELD_LEFT_ON},
	        {{{[FIELD_LEFT_ON] = "2026-04-01", [FIELD_LEFT_REASON] = "廃業"}}, FIELD_COUNT},
	        {{{NULL}}, FIELD_COUNT},
	};
	struct client_warning warnings[CLIENT_WARNINGS_MOST];
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		int count = client_warnings(&cases[i].values, warnings);
		cr_assert_eq(count, cases[i].field != FIELD_COUNT, "%zu: %d", i, count);
		cr_expect(!count || (warnings[0].field == cases[i].field && *warnings[0].text), "%zu", i);
	}
}

Test(facts, only_members_join_and_leave)
{
	struct db *db = people_office();
	int64_t id = people_add(db, CLIENT_FOUNDER, NULL, "山田 翔太", "ヤマダ ショウタ", NULL, NULL, NULL);
	static const enum client_field theirs[] = {FIELD_JOINED_ON, FIELD_LEFT_ON, FIELD_LEFT_REASON};
	for (size_t i = 0; i < sizeof(theirs) / sizeof(*theirs); i++) {
		struct client_values values = {{NULL}};
		values.text[theirs[i]] = theirs[i] == FIELD_LEFT_REASON ? "転出" : "2026-11-24";
		cr_expect_eq(client_edit(db, id, 0, &values, NULL), INVALID, "%s", field_word(theirs[i]));
		cr_expect_str_eq(db_fault(db)->field, field_word(theirs[i]));
	}
	struct client_values applied = {{[FIELD_APPLIED_ON] = "2026-11-24"}};
	cr_expect_eq(client_edit(db, id, 0, &applied, NULL), DONE);
	db_close(db);
}

static void expect_client(struct db *db, int64_t id, enum client_kind kind, const char *number, int32_t joined,
                          int32_t left)
{
	struct client client;
	cr_assert_eq(client_get(db, id, &client), DONE);
	cr_expect_eq(client.kind, kind);
	cr_expect_str_eq(client.number, number);
	cr_expect_eq(client.joined_on, joined);
	cr_expect_eq(client.left_on, left);
}

Test(facts, joining_is_taken_back_and_done_again)
{
	struct db *db = people_office();
	int32_t day = day_of(2026, 11, 24);
	int64_t id = people_add(db, CLIENT_FOUNDER, NULL, "山田 翔太", "ヤマダ ショウタ", NULL, NULL, NULL), found = 0;
	cr_expect_eq(client_join(db, id, day, "C5", NULL), INVALID);
	cr_assert_eq(client_join(db, id, day, "77", NULL), DONE, "%s", db_fault(db)->text);
	int64_t joined = action_last(db);
	expect_client(db, id, CLIENT_MEMBER, "00077", day, DAY_NONE);
	cr_expect(client_find(db, "C1", &found) == DONE && found == id);

	cr_assert_eq(undo_action(db, joined, NULL), DONE, "%s", db_fault(db)->text);
	expect_client(db, id, CLIENT_FOUNDER, "C00001", DAY_NONE, DAY_NONE);
	cr_expect(client_find(db, "C1", &found) == DONE && found == id);
	cr_expect_eq(client_find(db, "77", &found), NOT_FOUND);
	cr_assert_eq(undo_action(db, action_last(db), NULL), DONE, "%s", db_fault(db)->text);
	expect_client(db, id, CLIENT_MEMBER, "00077", day, DAY_NONE);

	/* Who left and comes back keeps the number, and what was before stands in the history. */
	struct client_values leaves = {{[FIELD_LEFT_ON] = "2026-12-31", [FIELD_LEFT_REASON] = "転出"}};
	cr_assert_eq(client_edit(db, id, 0, &leaves, NULL), DONE, "%s", db_fault(db)->text);
	expect_client(db, id, CLIENT_LEFT, "00077", day, day_of(2026, 12, 31));
	cr_expect_eq(client_join(db, id, day_of(2026, 12, 30), NULL, NULL), CONFLICT);
	cr_assert_eq(client_join(db, id, day_of(2027, 4, 1), NULL, NULL), DONE, "%s", db_fault(db)->text);
	expect_client(db, id, CLIENT_MEMBER, "00077", day_of(2027, 4, 1), DAY_NONE);
	cr_assert_eq(undo_action(db, action_last(db), NULL), DONE, "%s", db_fault(db)->text);
	expect_client(db, id, CLIENT_LEFT, "00077", day, day_of(2026, 12, 31));
	db_close(db);
}
