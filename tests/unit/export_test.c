#include "core/export/export.h"

#include "core/access/right.h"
#include "core/export/label.h"
#include "core/export/sheet.h"
#include "core/history/undo.h"
#include "core/people/client.h"
#include "core/store/action.h"
#include "core/store/stmt.h"
#include "core/time/civil.h"
#include "tests/unit/people.h"

#include <criterion/criterion.h>
#include <string.h>

Test(export, an_extract_gives_back_what_was_put_in)
{
	static const struct extract_column columns[] = {
	        {"a", "甲", true, NULL}, {"b", NULL, false, NULL}, {"c", "丙", false, NULL}, {0}};
	struct extract extract;
	const char *at = NULL, *cells[EXTRACT_COLUMNS], *shown[EXTRACT_COLUMNS];
	char number[16];
	extract_open(&extract, columns);
	cr_expect_not(extract_next(&extract, &at, cells));
	for (int i = 0; i < 50000; i++) {
		sprintf(number, "%d", i);
		extract_add(&extract, (const char *[]){number, i % 2 ? "" : "x", NULL});
	}
	for (int i = 0; i < 50000; i++) {
		sprintf(number, "%d", i);
		cr_assert(extract_next(&extract, &at, cells));
		cr_assert_str_eq(cells[0], number);
		cr_assert_str_eq(cells[1], i % 2 ? "" : "x");
		cr_assert_str_eq(cells[2], "");
	}
	cr_expect_not(extract_next(&extract, &at, cells));
	cr_expect_eq(extract_headers(&extract, true, shown), 2);
	cr_expect_str_eq(shown[1], "丙");
	cr_expect_eq(extract_headers(&extract, false, shown), 2);
	cr_expect_str_eq(shown[1], "c");
	extract_close(&extract);
}

Test(export, an_address_breaks_behind_the_house_number)
{
	static const struct {
		const char *address, *building;
	} cases[] = {
	        {"東京都多摩野市西町1-11-19", ""},
	        {"東京都多摩野市西町1-11-19 サンハイツ201", " サンハイツ201"},
	        {"東京都多摩野市西町1-11-19サンハイツ201号室", "サンハイツ201号室"},
	        {"東京都多摩野市西町１－１１－１９　サンハイツ２０１", "　サンハイツ２０１"},
	        {"東京都多摩野市西町1ー11ー19第2ビル", "第2ビル"},
	        {"東京都多摩野市本町二丁目3番地4号", ""},
	        {"東京都多摩野市本町二丁目三番四号コーポ泉", "コーポ泉"},
	        {"東京都多摩野市本町3丁目5番地の2 泉ビル3階", " 泉ビル3階"},
	        {"東京都多摩野市一番町1-2 一番館", " 一番館"},
	        {"東京都八王子市三崎町4-1-101", ""},
	        {"札幌市北区北1条西2丁目3-4 大通ビル5F", " 大通ビル5F"},
	        {"東京都多摩野市本町1200 泉ビル", " 泉ビル"},
	        {"東京都多摩野市本町1200番地", ""},
	        {"東京都多摩野市西町1-11-19-201号室", ""},
	        {"東京都多摩野市西町 ", ""},
	        {"", ""},
	        {"1", ""},
	        {"-", ""},
	};
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		cr_expect_str_eq(cases[i].address + label_break(cases[i].address), cases[i].building, "%s",
		                 cases[i].address);
}

Test(export, a_label_addresses_a_person_or_a_business)
{
	static const struct {
		const char *kind, *name, *representative, *postal;
		const char *first, *second, *code;
	} cases[] = {
	        {"member", "㈱泉屋", "", "1850012", "㈱泉屋 御中", "", "〒185-0012"},
	        {"member", "㈱泉屋", "泉 花子", "185-0012", "㈱泉屋", "代表 泉 花子 様", "〒185-0012"},
	        {"member", "泉花子", "泉 花子", "", "泉花子 様", "", ""},
	        {"founder", "泉 花子", "", "12", "泉 花子 様", "", "〒12"},
	        {"nonmember", "泉屋", "", "", "泉屋 御中", "", ""},
	};
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct label label;
		struct register_row row = {.kind = cases[i].kind};
		for (int j = 0; j < FIELD_COUNT; j++)
			row.cells[j] = "";
		row.cells[FIELD_NAME] = cases[i].name;
		row.cells[FIELD_REPRESENTATIVE] = cases[i].representative;
		row.cells[FIELD_POSTAL] = cases[i].postal;
		row.cells[FIELD_ADDRESS] = "多摩野市西町1-2 泉ビル";
		label_make(&row, &label);
		cr_expect_str_eq(label.name, cases[i].first);
		cr_expect_str_eq(label.person, cases[i].second);
		cr_expect_str_eq(label.postal, cases[i].code);
		cr_expect_str_eq(label.address, "多摩野市西町1-2");
		cr_expect_str_eq(label.building, "泉ビル");
	}
}

Test(export, sheets_of_labels_fit_on_their_page)
{
	static const char *const wrong[] = {
	        "",          "2x6",           "2x6 86.4",      "2x6 86.4x42.3 1",    "2x6 86.4x42.3 1 2 3",
	        "3x6 86x42", "2x6 86x42 x y", "0x6 86.4x42.3", "2x6 86.4x42.3 50 1", "2x6 5x5"};
	struct sheet sheet;
	cr_assert(sheet_parse("2x6 86.4x42.3", &sheet));
	cr_expect_float_eq(sheet.left, 18.6, 0.01);
	cr_expect_float_eq(sheet.top, 21.6, 0.01);
	cr_assert(sheet_parse("3x8 66x33.9 5 12.9", &sheet));
	cr_expect_eq(sheet.columns * sheet.rows, 24);
	cr_expect_float_eq(sheet.left, 5, 0.01);
	for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++)
		cr_expect_not(sheet_parse(wrong[i], &sheet), "%s", wrong[i]);
}

static int64_t one(struct db *db, const char *sql)
{
	int64_t value = -1;
	stmt_one_int(db, sql, 0, &value);
	return value;
}

/* More than fifty people, and the log, are a manager's to take out; what leaves is logged and cannot be taken back. */
Test(export, many_people_are_for_the_manager)
{
	struct db *db = people_office();
	struct export_order order = {.filter = {.from = DAY_NONE, .to = DAY_NONE}};
	struct export_result result;
	struct client_values values = {{[FIELD_NAME] = "泉屋", [FIELD_READING] = "イズミヤ"}};
	int64_t actor = db_actor(db), id = 0;
	FILE *out = tmpfile();
	for (int i = 0; i < EXPORT_FEW; i++)
		cr_assert_eq(client_add(db, CLIENT_MEMBER, &values, NULL, &id), DONE);
	db_act_as(db, actor, ROLE_DESK);
	cr_expect_eq(export_file(db, &order, NULL, out, &result), DONE, "%s", db_fault(db)->text);
	cr_expect_eq(result.people, EXPORT_FEW);
	long written = ftell(out);
	cr_expect_gt(written, 0);
	cr_expect_eq(one(db, "SELECT subject FROM log WHERE name = 'office.export' AND noun = 'members'"), EXPORT_FEW);
	cr_expect_eq(undo_action(db, action_last(db), NULL), CONFLICT);
	int64_t last = 0;
	cr_expect_eq(undo_last(db, &last), DONE);
	cr_expect_lt(last, action_last(db), "what cannot be taken back is not in the way of what can");
	cr_assert_eq(client_add(db, CLIENT_MEMBER, &values, NULL, &id), DONE);
	cr_expect_eq(export_file(db, &order, NULL, out, &result), DENIED);
	cr_expect_eq(ftell(out), written, "nothing more was written");
	order.filter.who.clients = &id;
	order.filter.who.count = 1;
	cr_expect_eq(export_file(db, &order, NULL, out, &result), DONE);
	cr_expect_eq(result.rows, 1);
	order.kind = EXPORT_LOG;
	cr_expect_eq(export_file(db, &order, NULL, out, &result), DENIED);
	db_act_as(db, actor, ROLE_CONSULTANT);
	order.kind = EXPORT_MEMBERS;
	cr_expect_eq(export_file(db, &order, NULL, out, &result), DENIED);
	db_act_as(db, actor, ROLE_MANAGER);
	order.filter.who.clients = NULL;
	cr_expect_eq(export_file(db, &order, NULL, out, &result), DONE);
	cr_expect_eq(one(db, "SELECT subject FROM log WHERE name = 'office.export_many'"), EXPORT_FEW + 1);
	fclose(out);
	db_close(db);
}
