#include "core/people/register.h"

#include "core/export/export.h"
#include "core/history/undo.h"
#include "core/people/client.h"
#include "core/people/lookup.h"
#include "core/store/action.h"
#include "core/store/stmt.h"
#include "core/time/civil.h"
#include "tests/unit/people.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

struct refusals {
	char text[4000];
};

static void note(void *context, const struct register_refusal *refusal)
{
	struct refusals *seen = context;
	size_t used = strlen(seen->text);
	if (used < sizeof(seen->text) - 600)
		sprintf(seen->text + used, "%zu %s: %.300s\n", refusal->line, refusal->column, refusal->reason);
}

static enum status import_file(struct db *db, FILE *in, struct register_options options, struct refusals *refusals,
                               struct register_counts *counts)
{
	*refusals->text = '\0';
	enum status status = register_import(db, in, &options, note, refusals, counts);
	fclose(in);
	return status;
}

static enum status import_text(struct db *db, const char *text, struct register_options options,
                               struct refusals *refusals, struct register_counts *counts)
{
	FILE *in = tmpfile();
	fwrite(text, 1, strlen(text), in);
	return import_file(db, in, options, refusals, counts);
}

static int64_t one(struct db *db, const char *sql)
{
	int64_t value = -1;
	stmt_one_int(db, sql, 0, &value);
	return value;
}

static bool counted(const struct register_counts *c, int64_t read, int64_t added, int64_t changed, int64_t unchanged,
                    int64_t refused)
{
	return c->read == read && c->added == added && c->changed == changed && c->unchanged == unchanged &&
	       c->refused == refused;
}

Test(register, both_files_are_taken_whole_and_a_second_time_change_nothing)
{
	static const char *const files[] = {"tests/data/members-cp932.csv", "tests/data/members-utf8.csv"};
	struct db *db = people_office();
	struct refusals refusals;
	struct register_counts counts;
	struct register_options dry = {.dry_run = true}, wet = {.op = NULL};
	cr_assert_eq(import_file(db, fopen(files[0], "rb"), dry, &refusals, &counts), DONE, "%s", db_fault(db)->text);
	cr_expect(counted(&counts, 1500, 1500, 0, 0, 0), "%s", refusals.text);
	cr_expect_eq(one(db, "SELECT count(*) FROM client"), 0);
	cr_assert_eq(import_file(db, fopen(files[0], "rb"), wet, &refusals, &counts), DONE, "%s", db_fault(db)->text);
	cr_expect(counted(&counts, 1500, 1500, 0, 0, 0), "%s", refusals.text);
	int64_t action = action_last(db);
	cr_expect_eq(one(db, "SELECT count(*) FROM log WHERE name = 'client.import'"), 4, "three batches and the end");
	for (int i = 0; i < 2; i++) {
		cr_assert_eq(import_file(db, fopen(files[i], "rb"), wet, &refusals, &counts), DONE);
		cr_expect(counted(&counts, 1500, 0, 0, 1500, 0), "%s: %s", files[i], refusals.text);
	}
	cr_expect_eq(action_last(db), action, "nothing differed, so nothing was done");
	cr_expect_eq(one(db, "SELECT count(*) FROM client_key"), 1500);
	cr_assert_eq(undo_action(db, action, NULL), DONE, "%s", db_fault(db)->text);
	cr_expect_eq(one(db, "SELECT count(*) FROM client"), 0);
	cr_expect_eq(one(db, "SELECT count(*) FROM client_key"), 0);
	db_close(db);
}

Test(register, rows_are_refused_by_line_and_column_and_the_others_taken)
{
	static const char file[] = "会員番号,事業所名,フリガナ,電話番号,加入日\n"
	                           "1,山田商店,ヤマダショウテン,042-000-0001,2001-04-01\n"
	                           "2,,ヒガシショテン,,\n"
	                           "3,西書店,ニシショテン,,2001-02-30\n"
	                           "4,南書店\n"
	                           "5,北\"書店,キタショテン,,\n"
	                           "1,山田商会,ヤマダショウカイ,,\n"
	                           "x,中書店,ナカショテン,,\n"
	                           "\"7\",\"上\n書店\",ウエショテン,,\n"
	                           "8,下書店\xe2\x80\x8b,シタショテン,,\n"
	                           "9,'=奥書店,オクショテン,,2001/4/1\n";
	static const char *const expected[] = {
	        "3 事業所名:", "4 加入日:",   "5 :",         "6 事業所名:",
	        "7 会員番号:", "8 会員番号:", "9 事業所名:", "11 事業所名: character 4, U+200B"};
	struct db *db = people_office();
	struct refusals refusals;
	struct register_counts counts;
	cr_assert_eq(import_text(db, file, (struct register_options){.op = "o1"}, &refusals, &counts), DONE, "%s",
	             db_fault(db)->text);
	cr_expect(counted(&counts, 10, 2, 0, 0, 8), "%s", refusals.text);
	for (size_t i = 0; i < sizeof(expected) / sizeof(*expected); i++)
		cr_expect(strstr(refusals.text, expected[i]), "%s in\n%s", expected[i], refusals.text);
	int64_t id = 0;
	struct client client;
	cr_assert_eq(client_find(db, "9", &id), DONE);
	cr_assert_eq(client_get(db, id, &client), DONE);
	cr_expect_str_eq(client.name, "=奥書店");

	/* Once more under the same operation id nothing is done; all or nothing does nothing. */
	int64_t action = action_last(db);
	cr_expect_eq(import_text(db, "number,name,reading\n20,a,b\n", (struct register_options){.op = "o1"}, &refusals,
	                         &counts),
	             DONE);
	cr_expect_eq(action_last(db), action);
	cr_expect_eq(import_text(db, "number,name,reading\n20,a,b\n21,,c\n",
	                         (struct register_options){.all_or_nothing = true}, &refusals, &counts),
	             INVALID);
	cr_expect_eq(counts.refused, 1);
	cr_expect_eq(one(db, "SELECT count(*) FROM client"), 2);
	db_close(db);
}

Test(register, the_file_itself_may_be_refused)
{
	static const struct {
		const char *file, *text;
	} cases[] = {
	        {"", "empty"},
	        {"number,name,reading,colour\n", "colour"},
	        {"number,name,name\n", "twice"},
	        {"phone,email\n", "フリガナ"},
	        {"number,name\n1,\xff\xff\n", "2"},
	};
	struct db *db = people_office();
	struct refusals refusals;
	struct register_counts counts;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		cr_expect_eq(import_text(db, cases[i].file, (struct register_options){.op = NULL}, &refusals, &counts),
		             INVALID, "%s", cases[i].file);
		cr_expect(strstr(db_fault(db)->text, cases[i].text), "%s", db_fault(db)->text);
	}
	cr_expect_eq(import_text(db, "colour,Number,NAME, reading \nred,1,a,b\n",
	                         (struct register_options){.ignore_unknown = true}, &refusals, &counts),
	             DONE, "%s", db_fault(db)->text);
	cr_expect(counted(&counts, 1, 1, 0, 0, 0), "%s", refusals.text);
	db_close(db);
}

Test(register, a_missing_column_leaves_and_an_empty_cell_empties)
{
	struct db *db = people_office();
	struct refusals refusals;
	struct register_counts counts;
	struct register_options options = {.op = NULL};
	struct client_card card;
	int64_t id = 0;
	import_text(db, "number,name,reading,phone,email,note\n1,a,b,1;2,x@example.jp,n\n", options, &refusals,
	            &counts);
	cr_assert_eq(import_text(db, "number,phone,note\n1,2; 3,\n", options, &refusals, &counts), DONE);
	cr_expect(counted(&counts, 1, 0, 1, 0, 0), "%s", refusals.text);
	cr_assert_eq(client_find(db, "1", &id), DONE);
	cr_assert_eq(client_card_load(db, id, &card), DONE);
	cr_expect_str_eq(card.client.email, "x@example.jp");
	cr_expect_str_eq(card.client.note, "");
	cr_expect_str_eq(card.phones[1].number, "3");
	client_card_free(&card);
	db_close(db);
}

Test(register, rows_without_a_number_find_their_client_or_get_the_next)
{
	static const char file[] = "name,reading,phone\n"
	                           "山田商店,ヤマダショウテン,042-000-0001\n"
	                           "東書店,ヒガシショテン,\n"
	                           "㈱山田商店,やまだしょうてん,０４２０００００１\n";
	struct db *db = people_office();
	struct refusals refusals;
	struct register_counts counts;
	struct register_options options = {.op = NULL};
	cr_assert_eq(import_text(db, file, options, &refusals, &counts), DONE, "%s", db_fault(db)->text);
	cr_expect(counted(&counts, 3, 3, 0, 0, 0), "another phone is another client: %s", refusals.text);
	cr_assert_eq(import_text(db, file, options, &refusals, &counts), DONE, "%s", db_fault(db)->text);
	cr_expect(counted(&counts, 3, 0, 0, 3, 0), "%s", refusals.text);
	cr_assert_eq(import_text(db, "name,reading,phone,note\n(株)山田商店,ヤマダショウテン,0420000001,n\n", options,
	                         &refusals, &counts),
	             DONE);
	cr_expect(counted(&counts, 1, 0, 1, 0, 0), "%s", refusals.text);
	cr_assert_eq(import_text(db, "name,reading\na,b\na,b\n", options, &refusals, &counts), DONE);
	cr_expect(counted(&counts, 2, 1, 0, 0, 1), "%s", refusals.text);
	db_close(db);
}

static void count_loss(void *context, const struct extract_loss *loss)
{
	strcat(context, loss->row);
	strcat(context, loss->column);
	strcat(context, loss->character);
}

Test(register, what_goes_out_comes_back_the_same)
{
	static const char file[] = "number,name,reading,representative,phone,note\r\n"
	                           "1,髙﨑商店,タカサキショウテン,神\xef\xa8\x99,1;2,\"a\r\nb\"\r\n"
	                           "2,㈱①～,イチ,,,'-1\r\n"
	                           "C00005,福\xef\xa8\x9b塚,フク,,,\r\n";
	struct db *db = people_office(), *other = people_office();
	struct refusals refusals;
	struct register_counts counts;
	struct register_options options = {.op = NULL};
	/* A carriage return may not be stored: the note goes in by itself. */
	cr_assert_eq(import_text(db, file, options, &refusals, &counts), DONE, "%s", db_fault(db)->text);
	cr_expect(counted(&counts, 3, 2, 0, 0, 1), "%s", refusals.text);
	cr_assert_eq(import_text(db, "number,name,reading,note\n1,髙﨑商店,タカサキショウテン,\"a\nb\"\n", options,
	                         &refusals, &counts),
	             DONE);
	for (int i = 0; i < 2; i++) {
		FILE *out = tmpfile();
		char losses[400] = "";
		struct export_order order = {.kind = EXPORT_MEMBERS,
		                             .filter = {.from = DAY_NONE, .to = DAY_NONE},
		                             .csv = {.encoding = i ? CSV_CP932 : CSV_UTF8, .japanese = i == 1},
		                             .lost = count_loss,
		                             .context = losses};
		struct export_result result;
		cr_assert_eq(export_file(db, &order, NULL, out, &result), DONE, "%s %s", db_fault(db)->text, losses);
		rewind(out);
		cr_assert_eq(import_file(other, out, options, &refusals, &counts), DONE, "%s", db_fault(other)->text);
		cr_expect(counted(&counts, 3, i ? 0 : 3, 0, i ? 3 : 0, 0), "%s", refusals.text);
	}
	int64_t id = 0;
	struct client client;
	cr_assert_eq(client_find(other, "2", &id), DONE);
	cr_assert_eq(client_get(other, id, &client), DONE);
	cr_expect_str_eq(client.note, "-1");
	cr_expect_str_eq(client.name, "㈱①～");

	struct client_values edit = {{[FIELD_NAME] = "𠮷野〜商店"}};
	cr_assert_eq(client_edit(other, id, 0, &edit, NULL), DONE);
	FILE *out = tmpfile();
	char losses[400] = "";
	struct export_order order = {.filter = {.from = DAY_NONE, .to = DAY_NONE, .who = {.members = true}},
	                             .csv = {.encoding = CSV_CP932},
	                             .lost = count_loss,
	                             .context = losses};
	struct export_result result;
	int64_t action = action_last(other);
	cr_expect_eq(export_file(other, &order, NULL, out, &result), CONFLICT);
	cr_expect_eq(action_last(other), action, "nothing left, so nothing is logged");
	cr_expect_str_eq(losses, "00002name𠮷00002name〜");
	cr_expect_eq(ftell(out), 0, "nothing was written");
	order.csv.replace = "〓";
	cr_expect_eq(export_file(other, &order, NULL, out, &result), DONE);
	cr_expect_eq(result.rows, 2);
	fclose(out);
	db_close(db);
	db_close(other);
}

/* Eight spellings each of names in the file: the client is among the first three after the whole name. */
Test(register, names_are_found_in_every_spelling)
{
	static const struct {
		const char *number;
		const char *spellings[8];
	} names[] = {
	        {"00002",
	         {"sanraizusyoten", "sanraizushoten", "サンライズショテン", "ｻﾝﾗｲｽﾞｼｮﾃﾝ", "さんらいずしょてん",
	          "サンライズ書店", "㈱サンライズ書店", "株式会社サンライズ書店"}},
	        {"00003",
	         {"marushoshikaiin", "marusyousikaiin", "マルショウシカイイン", "まるしょうしかいいん", "丸正歯科医院",
	          "maruｓhou 歯科", "丸正 yoshida", "0420000003"}},
	        {"00662",
	         {"hibariunyu", "hibariunnyu", "hibariun'yu", "ヒバリウンユ", "ひばり運輸", "(一社)ひばり運輸",
	          "一般社団法人ひばり運輸", "hibari kaoru"}},
	        {"00722",
	         {"watanabebiyoushitu", "watanabebiyoshitsu", "渡邊美容室", "渡邉美容室", "渡辺美容室㈱",
	          "ワタナベビヨウシツ", "わたなべ 美容室", "00722"}},
	        {"01442",
	         {"sakiyamahoken", "崎山保険", "﨑山保険", "サキヤマホケン", "sakiyama hoken", "042 000 1442",
	          "042-000-1442", "sakiyamahokensaabisu"}},
	};
	struct db *db = people_office();
	struct refusals refusals;
	struct register_counts counts;
	struct lookup *lookup = NULL;
	cr_assert_eq(import_file(db, fopen("tests/data/members-utf8.csv", "rb"), (struct register_options){.op = NULL},
	                         &refusals, &counts),
	             DONE);
	cr_assert_eq(lookup_open(db, &lookup), DONE);
	cr_assert_eq(lookup_load(lookup), DONE);
	cr_expect_eq(lookup_count(lookup), 1500);
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		for (int k = 0; k < 8; k++) {
			struct lookup_result result;
			bool found = false;
			lookup_find(lookup, names[i].spellings[k], 3, &result);
			for (int n = 0; n < result.count; n++)
				found = found || strcmp(result.hits[n].text[LOOKUP_IN_NUMBER], names[i].number) == 0;
			cr_expect(found, "%s as %s", names[i].number, names[i].spellings[k]);
		}
	}
	lookup_close(lookup);
	db_close(db);
}

Test(register, what_a_spreadsheet_has_spoilt_is_refused_with_its_line)
{
	static const char file[] = "number,name,reading,phone,postal,address,employees,corporate_number\n"
	                           "1,a,b,042-000-0001,185-0012,本町2-1-5,3,4010001000005\n"
	                           "2,a,b,,,,,4.01E+12\n"
	                           "3,a,b,420000003,,,,\n"
	                           "4,a,b,,,2002/1/5,,\n"
	                           "5,a,b,,,2月1日,,\n"
	                           "6,a,b,,,Jan-05,,\n"
	                           "7,a,b,,600001,,,\n"
	                           "8,a,b,9.04E+10,,,,\n"
	                           "9,1/2,b,,,,,\n"
	                           "10,a,b,,,5-1,,\n";
	static const char *const expected[] = {
	        "3 corporate_number:", "4 phone:", "5 address:", "6 address:", "7 address:", "8 postal:", "9 phone:"};
	struct db *db = people_office();
	struct refusals refusals;
	struct register_counts counts;
	struct register_options options = {.op = NULL};
	cr_assert_eq(import_text(db, file, options, &refusals, &counts), DONE, "%s", db_fault(db)->text);
	cr_expect(counted(&counts, 10, 3, 0, 0, 7), "%s", refusals.text);
	for (size_t i = 0; i < sizeof(expected) / sizeof(*expected); i++)
		cr_expect(strstr(refusals.text, expected[i]), "%s in\n%s", expected[i], refusals.text);

	/* Somebody who typed it so meant it: what is stored comes back. */
	int64_t id = 0;
	struct client_values typed = {{[FIELD_ADDRESS] = "2002/1/5"}};
	cr_assert_eq(client_find(db, "1", &id), DONE);
	cr_assert_eq(client_edit(db, id, 0, &typed, NULL), DONE, "%s", db_fault(db)->text);
	cr_assert_eq(import_text(db, "number,address\n1,2002/1/5\n", options, &refusals, &counts), DONE);
	cr_expect(counted(&counts, 1, 0, 0, 1, 0), "%s", refusals.text);
	db_close(db);
}

Test(register, a_file_of_another_program_is_told_what_it_has_and_what_it_needs)
{
	struct db *db = people_office();
	struct refusals refusals;
	struct register_counts counts;
	struct register_options options = {.op = NULL};
	cr_expect_eq(import_text(db, "ID,顧客名,カナ,TEL\n1,a,b,c\n", options, &refusals, &counts), INVALID);
	for (size_t i = 0; i < 6; i++) {
		static const char *const named[] = {"ID", "顧客名", "TEL", "事業所名", "フリガナ", "会員番号"};
		cr_expect(strstr(db_fault(db)->text, named[i]), "%s in %s", named[i], db_fault(db)->text);
	}
	cr_expect_eq(import_text(db, "number,name,reading,colour,size\n", options, &refusals, &counts), INVALID);
	cr_expect(strstr(db_fault(db)->text, "\"colour\", \"size\""), "%s", db_fault(db)->text);
	db_close(db);
}

/* What a screen does: it lets go of the store between two steps, in which others write. */
Test(register, an_import_in_steps_is_one_action_and_lets_others_write)
{
	struct db *db = people_office();
	struct refusals refusals = {""};
	struct register_options options = {.op = "steps"};
	struct register_import *import;
	FILE *in = fopen("tests/data/members-utf8.csv", "rb");
	bool complete = false;
	int steps = 0;
	int64_t other = 0;
	cr_assert_eq(register_import_open(db, in, &options, note, &refusals, &import), DONE, "%s", db_fault(db)->text);
	while (!complete) {
		struct client_values values = {{[FIELD_NAME] = "山田", [FIELD_READING] = "ヤマダ"}};
		cr_assert_eq(register_import_step(import, &complete), DONE, "%s", db_fault(db)->text);
		cr_assert_eq(register_import_rest(import), DONE, "%s", db_fault(db)->text);
		cr_assert_eq(client_add(db, CLIENT_NONMEMBER, &values, NULL, &other), DONE, "%s", db_fault(db)->text);
		steps++;
	}
	cr_expect_gt(steps, 3);
	cr_expect_eq(register_import_percent(import), 100);
	cr_expect(counted(register_import_counts(import), 1500, 1500, 0, 0, 0), "%s", refusals.text);
	cr_assert_eq(register_import_close(import, DONE), DONE, "%s", db_fault(db)->text);
	fclose(in);
	int64_t action = action_last(db);
	cr_expect_eq(one(db, "SELECT count(DISTINCT action) FROM log WHERE name = 'client.import'"), 1);
	cr_expect_eq(one(db, "SELECT count(*) FROM client"), 1500 + steps);
	cr_assert_eq(undo_action(db, action, NULL), DONE, "%s", db_fault(db)->text);
	cr_expect_eq(one(db, "SELECT count(*) FROM client"), steps);
	cr_expect_eq(db_check(db, NULL, NULL), DONE, "%s", db_fault(db)->text);
	db_close(db);
}
