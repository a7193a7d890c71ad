#include "core/people/client.h"

#include "core/access/right.h"
#include "core/history/undo.h"
#include "core/store/action.h"
#include "core/store/stmt.h"
#include "core/time/civil.h"
#include "tests/unit/people.h"

#include <criterion/criterion.h>
#include <string.h>

Test(client, numbers_are_given_found_and_never_twice)
{
	struct db *db = people_office();
	int64_t first = people_add(db, CLIENT_MEMBER, NULL, "山田商店", "ヤマダショウテン", NULL, NULL, NULL);
	int64_t high = people_add(db, CLIENT_MEMBER, "００１２３", "東書店", "ヒガシショテン", NULL, NULL, NULL);
	int64_t next = people_add(db, CLIENT_MEMBER, NULL, "西書店", "ニシショテン", NULL, NULL, NULL);
	int64_t founder = people_add(db, CLIENT_FOUNDER, NULL, "山田 翔太", "ヤマダ ショウタ", NULL, NULL, NULL);
	static const struct {
		const char *typed;
		int which;
	} cases[] = {{"1", 0}, {"00001", 0}, {"123", 1}, {"１２３", 1}, {"124", 2}, {"c1", 3}, {"C00001", 3}};
	const int64_t ids[] = {first, high, next, founder};
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		int64_t id = 0;
		cr_expect_eq(client_find(db, cases[i].typed, &id), DONE, "%s", cases[i].typed);
		cr_expect_eq(id, ids[cases[i].which], "%s", cases[i].typed);
	}
	int64_t id = 0;
	cr_expect_eq(client_find(db, "2", &id), NOT_FOUND);
	cr_expect_eq(client_find(db, "山田", &id), INVALID);

	/* An addition taken back leaves its number unused for ever. */
	cr_assert_eq(undo_action(db, action_last(db), NULL), DONE, "%s", db_fault(db)->text);
	char number[NUMBER_CLIENT_BYTES];
	cr_expect_eq(client_next_number(db, false, number), DONE);
	cr_expect_str_eq(number, "C00002");
	struct client_values taken = {{NULL}};
	taken.text[FIELD_NUMBER] = "123";
	taken.text[FIELD_NAME] = "南書店";
	taken.text[FIELD_READING] = "ミナミショテン";
	cr_expect_eq(client_add(db, CLIENT_MEMBER, &taken, NULL, &id), CONFLICT);
	cr_expect_str_eq(db_fault(db)->field, "number");
	taken.text[FIELD_NUMBER] = "C77";
	cr_expect_eq(client_add(db, CLIENT_MEMBER, &taken, NULL, &id), INVALID);
	db_close(db);
}

Test(client, counter_follows_clients_that_came_by_other_ways)
{
	struct db *db = people_office();
	struct action a;
	cr_assert_eq(action_begin(db, "client.add", NULL, &a), DONE);
	struct stmt s = stmt_open(db, "INSERT INTO client (number, kind, name, reading) VALUES"
	                              " ('00001', 'member', 'a', 'a'), ('00900', 'member', 'b', 'b')");
	stmt_run(&s);
	action_about(db, 0, "client", 0);
	cr_assert_eq(action_end(db, stmt_close(&s)), DONE);
	int64_t id = people_add(db, CLIENT_MEMBER, NULL, "山田商店", "ヤマダショウテン", NULL, NULL, NULL);
	struct client client;
	cr_assert_eq(client_get(db, id, &client), DONE);
	cr_expect_str_eq(client.number, "00901");
	db_close(db);
}

static void every_field(struct client_values *values)
{
	*values = (struct client_values){{
	        [FIELD_NUMBER] = "00087",
	        [FIELD_NAME] = "㈱山田製作所",
	        [FIELD_READING] = "ヤマダセイサクショ",
	        [FIELD_REPRESENTATIVE] = "山田 豊",
	        [FIELD_REPRESENTATIVE_READING] = "ヤマダ ユタカ",
	        [FIELD_PHONE] = "042-000-0087; 090-0000-0087",
	        [FIELD_FAX] = "042-000-5087",
	        [FIELD_EMAIL] = "m00087@example.jp",
	        [FIELD_POSTAL] = "1850012",
	        [FIELD_ADDRESS] = "東京都国分寺市本町1-2-3",
	        [FIELD_DIVISION] = "工業部会;1",
	        [FIELD_TRADE] = "金属製品製造業",
	        [FIELD_EMPLOYEES] = "１２",
	        [FIELD_CORPORATE_NUMBER] = "2026773546848",
	        [FIELD_INVOICE_NUMBER] = "t2026773546848",
	        [FIELD_APPLIED_ON] = "2001/4/1",
	        [FIELD_JOINED_ON] = "2001-05-01",
	        [FIELD_NOTE] = "電話は\n午前中に",
	}};
}

Test(client, the_card_has_what_was_entered)
{
	struct db *db = people_office();
	struct client_values values;
	struct client_card card;
	int64_t id = 0;
	every_field(&values);
	cr_assert_eq(client_add(db, CLIENT_MEMBER, &values, NULL, &id), DONE, "%s", db_fault(db)->text);
	cr_assert_eq(client_card_load(db, id, &card), DONE, "%s", db_fault(db)->text);
	cr_expect_str_eq(card.client.name, "㈱山田製作所");
	cr_expect_str_eq(card.client.postal, "185-0012");
	cr_expect_str_eq(card.client.invoice_number, "T2026773546848");
	cr_expect_eq(card.client.applied_on, day_of(2001, 4, 1));
	cr_expect_eq(card.client.left_on, DAY_NONE);
	cr_expect_eq(card.client.employees, 12);
	cr_expect_str_eq(card.client.note, "電話は\n午前中に");
	cr_assert_eq(card.phone_count, 3);
	cr_expect_str_eq(card.phones[0].number, "042-000-0087");
	cr_expect_str_eq(card.phones[1].number, "090-0000-0087");
	cr_expect(card.phones[2].fax);
	cr_assert_eq(card.division_count, 2);
	cr_expect_str_eq(card.divisions[0].name, "商業部会");
	cr_expect_str_eq(card.divisions[1].name, "工業部会");
	cr_assert_eq(card.people.count, 1);
	cr_expect_eq(card.people.rows[0].role, PERSON_REPRESENTATIVE);
	cr_expect_str_eq(card.people.rows[0].reading, "ヤマダ ユタカ");
	client_card_free(&card);
	db_close(db);
}

Test(client, wrong_values_are_refused_by_field)
{
	static const struct {
		enum client_field field;
		const char *text;
	} cases[] = {
	        {FIELD_NAME, ""},
	        {FIELD_NAME, "　 "},
	        {FIELD_READING, ""},
	        {FIELD_NUMBER, "12a"},
	        {FIELD_EMAIL, "a"},
	        {FIELD_POSTAL, "18"},
	        {FIELD_EMPLOYEES, "many"},
	        {FIELD_EMPLOYEES, "1234567"},
	        {FIELD_CORPORATE_NUMBER, "123"},
	        {FIELD_INVOICE_NUMBER, "2026773546848"},
	        {FIELD_APPLIED_ON, "2001-02-30"},
	        {FIELD_JOINED_ON, "1.4.2001"},
	        {FIELD_LEFT_ON, "2001-04-01"},
	        {FIELD_DIVISION, "農業部会"},
	        {FIELD_NAME, "山田\xe2\x80\xae"},
	        {FIELD_TRADE, "a\nb"},
	};
	struct db *db = people_office();
	int64_t id = 0;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct client_values values;
		every_field(&values);
		values.text[cases[i].field] = cases[i].text;
		cr_expect_eq(client_add(db, CLIENT_MEMBER, &values, NULL, &id), INVALID, "%s %s",
		             field_word(cases[i].field), cases[i].text);
		cr_expect_str_eq(db_fault(db)->field, field_word(cases[i].field), "%s", db_fault(db)->text);
	}
	int64_t count = -1;
	cr_expect_eq(stmt_one_int(db, "SELECT count(*) FROM client", 0, &count), DONE);
	cr_expect_eq(count, 0);
	/* A wrong check digit warns elsewhere; it blocks nothing. */
	struct client_values values;
	every_field(&values);
	values.text[FIELD_CORPORATE_NUMBER] = "2026773546849";
	cr_expect_eq(client_add(db, CLIENT_MEMBER, &values, NULL, &id), DONE, "%s", db_fault(db)->text);
	db_close(db);
}

Test(client, an_edit_changes_what_it_names_and_can_be_taken_back)
{
	struct db *db = people_office();
	struct client_values values, edit = {{NULL}};
	struct client_card card;
	int64_t id = 0;
	every_field(&values);
	cr_assert_eq(client_add(db, CLIENT_MEMBER, &values, NULL, &id), DONE, "%s", db_fault(db)->text);
	int64_t added = action_last(db);
	cr_expect_eq(client_edit(db, id, 0, &values, NULL), DONE);
	cr_expect_eq(action_last(db), added, "nothing differed, so nothing was done");

	edit.text[FIELD_PHONE] = "";
	edit.text[FIELD_LEFT_ON] = "2020-03-31";
	edit.text[FIELD_REPRESENTATIVE] = "山田 誠";
	edit.text[FIELD_REPRESENTATIVE_READING] = "ヤマダ マコト";
	cr_assert_eq(client_edit(db, id, 0, &edit, NULL), DONE, "%s", db_fault(db)->text);
	cr_assert_eq(client_card_load(db, id, &card), DONE);
	cr_expect_eq(card.client.kind, CLIENT_LEFT);
	cr_expect_eq(card.phone_count, 1);
	cr_expect_str_eq(card.client.email, "m00087@example.jp");
	cr_assert_eq(card.people.count, 2, "the one before stays, with what hangs on the person");
	cr_expect_str_eq(card.people.rows[0].name, "山田 誠");
	cr_expect_str_eq(card.people.rows[1].name, "山田 豊");
	cr_expect_eq(card.people.rows[1].role, PERSON_OTHER);
	int64_t version = card.client.version;
	client_card_free(&card);

	edit = (struct client_values){{[FIELD_NAME] = "山田製作所"}};
	cr_expect_eq(client_edit(db, id, version - 1, &edit, NULL), CONFLICT, "changed meanwhile");
	cr_assert_eq(undo_action(db, action_last(db), NULL), DONE, "%s", db_fault(db)->text);
	cr_assert_eq(client_card_load(db, id, &card), DONE);
	cr_expect_eq(card.client.kind, CLIENT_MEMBER);
	cr_expect_eq(card.phone_count, 3);
	cr_expect_eq(card.people.count, 1);
	client_card_free(&card);
	db_close(db);
}

Test(client, a_corrected_representative_is_the_same_person)
{
	struct db *db = people_office();
	struct client_card card;
	int64_t id = people_add(db, CLIENT_MEMBER, NULL, "高橋商店", "タカハシショウテン", "高橋 豊", "タカハシ ユタカ",
	                        NULL);
	struct client_values edit = {{[FIELD_REPRESENTATIVE] = "髙橋 豊"}};
	cr_assert_eq(client_edit(db, id, 0, &edit, NULL), DONE, "%s", db_fault(db)->text);
	cr_assert_eq(client_card_load(db, id, &card), DONE);
	cr_expect_eq(card.people.count, 1);
	cr_expect_str_eq(card.people.rows[0].name, "髙橋 豊");
	client_card_free(&card);
	db_close(db);
}

Test(client, who_joins_keeps_being_found_by_the_old_number)
{
	struct db *db = people_office();
	struct client client;
	int64_t found = 0;
	people_add(db, CLIENT_MEMBER, "500", "東書店", "ヒガシショテン", NULL, NULL, NULL);
	int64_t id = people_add(db, CLIENT_FOUNDER, NULL, "山田 翔太", "ヤマダ ショウタ", NULL, NULL, NULL);
	cr_assert_eq(client_join(db, id, day_of(2026, 11, 24), NULL, "op-1"), DONE, "%s", db_fault(db)->text);
	cr_expect_eq(client_join(db, id, day_of(2026, 11, 24), NULL, "op-1"), DONE, "the same operation again");
	cr_assert_eq(client_get(db, id, &client), DONE);
	cr_expect_eq(client.kind, CLIENT_MEMBER);
	cr_expect_str_eq(client.number, "00501");
	cr_expect_eq(client.joined_on, day_of(2026, 11, 24));
	cr_expect_eq(client_find(db, "C00001", &found), DONE);
	cr_expect_eq(found, id);
	cr_expect_eq(client_join(db, id, day_of(2026, 11, 24), NULL, NULL), CONFLICT);
	db_close(db);
}

Test(client, sticky_notes_towns_and_rights)
{
	static const char *const towns[][2] = {
	        {"東京都国分寺市西町1-11-19", "西町"},
	        {"東京都国分寺市東恋ヶ窪３－２４－８", "東恋ヶ窪"},
	        {"国分寺市本町1-1", "本町"},
	        {"東京都千代田区丸の内1-1", "丸の内"},
	        {"三重県四日市市諏訪町1-5", "諏訪町"},
	        {"東京都町田市森野2-2-22", "森野"},
	        {"大阪府堺市南区若松台1-1", "南区若松台"},
	        {"", ""},
	        {"1-2-3", ""},
	};
	char town[64];
	for (size_t i = 0; i < sizeof(towns) / sizeof(*towns); i++) {
		client_town(towns[i][0], town, sizeof(town));
		cr_expect_str_eq(town, towns[i][1], "%s: %s", towns[i][0], town);
	}
	struct db *db = people_office();
	struct client client;
	int64_t id = people_add(db, CLIENT_MEMBER, NULL, "山田商店", "ヤマダショウテン", NULL, NULL, NULL);
	cr_expect_eq(client_stick(db, id, 0, "電話は午前中に", NULL), DONE);
	cr_assert_eq(client_get(db, id, &client), DONE);
	cr_expect_str_eq(client.sticky, "電話は午前中に");
	cr_expect_eq(client_stick(db, id + 1, 0, "x", NULL), NOT_FOUND);
	db_act_as(db, db_actor(db), ROLE_CONSULTANT);
	struct client_values edit = {{[FIELD_NAME] = "山田"}};
	cr_expect_eq(client_edit(db, id, 0, &edit, NULL), DENIED);
	db_close(db);
}
