#include "core/people/lookup.h"

#include "core/history/undo.h"
#include "core/store/action.h"
#include "core/store/stmt.h"
#include "core/time/civil.h"
#include "tests/unit/people.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct db *town(void)
{
	struct db *db = people_office();
	people_add(db, CLIENT_MEMBER, "412", "山田工務店", "ヤマダコウムテン", "山田 誠", "ヤマダ マコト",
	           "042-000-0412");
	people_add(db, CLIENT_MEMBER, "87", "㈱山田製作所", "ヤマダセイサクショ", "山田 豊", "ヤマダ ユタカ",
	           "042-000-0087");
	people_add(db, CLIENT_MEMBER, "1203", "山田茶舗", "ヤマダチャホ", "山田 恵子", "ヤマダ ケイコ", "042-000-1203");
	people_add(db, CLIENT_MEMBER, "951", "カフェ山田", "カフェヤマダ", "山田 薫", "ヤマダ カオル", "042-000-0951");
	people_add(db, CLIENT_MEMBER, "633", "ひばり書店", "ヒバリショテン", "山田 学", "ヤマダ マナブ",
	           "042-000-0633");
	people_add(db, CLIENT_FOUNDER, NULL, "山田 翔太", "ヤマダ ショウタ", NULL, NULL, "090-0000-0031");
	people_add(db, CLIENT_MEMBER, "77", "髙﨑薬局有限会社", "タカサキヤッキョク", "渡邉 純一",
	           "ワタナベ ジュンイチ", NULL);
	people_add(db, CLIENT_MEMBER, "78", "恋ヶ窪サンライズ", "コイガクボサンライズ", "斎藤 大輔",
	           "サイトウ ダイスケ", "0120-00-4120");
	struct client_values left = {{[FIELD_NUMBER] = "218",
	                              [FIELD_NAME] = "旧山田板金",
	                              [FIELD_READING] = "ヤマダバンキン",
	                              [FIELD_LEFT_ON] = "2020-03-31",
	                              [FIELD_EMAIL] = "bankin@example.jp",
	                              [FIELD_ADDRESS] = "東京都国分寺市西町1-2-3",
	                              [FIELD_DIVISION] = "工業部会",
	                              [FIELD_TRADE] = "金属製品製造業"}};
	int64_t id = 0;
	cr_assert_eq(client_add(db, CLIENT_MEMBER, &left, NULL, &id), DONE, "%s", db_fault(db)->text);
	return db;
}

static struct lookup *loaded(struct db *db)
{
	struct lookup *lookup = NULL;
	cr_assert_eq(lookup_open(db, &lookup), DONE);
	cr_assert_eq(lookup_load(lookup), DONE, "%s", db_fault(db)->text);
	return lookup;
}

/* The numbers found, in order. */
static const char *found(struct lookup *lookup, const char *query)
{
	static char numbers[LOOKUP_HITS * 12];
	struct lookup_result result;
	*numbers = '\0';
	lookup_find(lookup, query, LOOKUP_HITS, &result);
	for (int i = 0; i < result.count; i++)
		sprintf(numbers + strlen(numbers), "%s%s", i ? " " : "", result.hits[i].text[LOOKUP_IN_NUMBER]);
	return numbers;
}

Test(lookup, ranks_as_the_desk_expects)
{
	static const char *const cases[][2] = {
	        {"yamada", "00412 00087 01203 00951 00633 C00001 00218"},
	        {"ヤマダ", "00412 00087 01203 00951 00633 C00001 00218"},
	        {"ﾔﾏﾀﾞ", "00412 00087 01203 00951 00633 C00001 00218"},
	        {"山田", "00412 00087 01203 00951 00633 C00001 00218"},
	        {"yamad", "00412 00087 01203 00951 00633 C00001 00218"},
	        {"ヤマ", "00412 00087 01203 00951 00633 C00001 00218"},
	        {"87", "00087"},
	        {"00087", "00087"},
	        {"０００８７", "00087"},
	        {"c1", "C00001"},
	        {"0412", "00412 00078"},
	        {"042-000-1203", "01203"},
	        {"04200012", "01203"},
	        {"4120", "00078"},
	        {"takasaki", "00077"},
	        {"高崎", "00077"},
	        {"髙﨑", "00077"},
	        {"タカサキヤツキヨク", "00077"},
	        {"yakkyoku", "00077"},
	        {"yakkyo", "00077"},
	        {"渡辺", "00077"},
	        {"junichi", "00077"},
	        {"zyun'iti", "00077"},
	        {"恋が窪", "00078"},
	        {"恋ケ窪", "00078"},
	        {"saitoh", "00078"},
	        {"斉藤", "00078"},
	        {"sanraizu", "00078"},
	        {"yamada makoto", "00412"},
	        {"makoto yamada", "00412"},
	        {"\u2003makoto\u00a0yamada\u202f", "00412"},
	        {"yamadamakoto", "00412"},
	        {"西町", "00218"},
	        {"bankin@", "00218"},
	        {"金属 yamada", "00218"},
	        {"yamada 金属", "00218"},
	        {"西町 板金", "00218"},
	        {"板金 西町", "00218"},
	        {"豊 yamadase", "00087"},
	        {"やまd", "00412 00087 01203 00951 00633 C00001 00218"},
	        {"ﾔﾏd", "00412 00087 01203 00951 00633 C00001 00218"},
	        {"山田せいs", "00087"},
	        {"山田こうむ", "00412"},
	        {"恋が", "00078"},
	        {"コイガクボ", "00078"},
	        {"kabushiki", "00087"},
	        {"かぶしきが", "00087"},
	        {"株式", "00087"},
	        {"yuugen", "00077"},
	        {"有限 高崎", "00077"},
	        {"kabushikigaishayamadase", "00087"},
	        {"yamadaseisakushokab", "00087"},
	        {"山田製作所株式", "00087"},
	        {"(有) 山田工務店", "00412"},
	        {"bankin@example.jp", "00218"},
	        {"@example", "00218"},
	        {"ＢＡＮＫＩＮ＠", "00218"},
	        {"watanabe jun'ichi", "00077"},
	        {"ohyama", ""},
	        {"工業部会", "00218"},
	        {"㈱", "00087"},
	        {"yuugengaisha", "00077"},
	        {"有限会社", "00077"},
	        {"株式会社 山田製作所", "00087"},
	        {"zzz", ""},
	        {"", ""},
	        {" - ", ""},
	};
	struct db *db = town();
	struct lookup *lookup = loaded(db);
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
		cr_expect_str_eq(found(lookup, cases[i][0]), cases[i][1], "%s: %s", cases[i][0],
		                 found(lookup, cases[i][0]));
	lookup_close(lookup);
	db_close(db);
}

/* "[ ]" around each mark of a text. */
static const char *bracketed(const char *text, const struct lookup_mark marks[LOOKUP_MARKS])
{
	static char out[512];
	*out = '\0';
	for (size_t at = 0; at <= strlen(text); at++) {
		for (int i = 0; i < LOOKUP_MARKS && marks[i].end > 0; i++)
			strcat(out, marks[i].end == at ? "]" : "");
		for (int i = 0; i < LOOKUP_MARKS && marks[i].end > 0; i++)
			strcat(out, marks[i].start == at ? "[" : "");
		strncat(out, text + at, 1);
	}
	return out;
}

static const struct lookup_hit *hit_of(const struct lookup_result *result, const char *number)
{
	for (int i = 0; i < result->count; i++) {
		if (strcmp(result->hits[i].text[LOOKUP_IN_NUMBER], number) == 0)
			return &result->hits[i];
	}
	return NULL;
}

Test(lookup, marks_what_matched)
{
	static const struct {
		const char *query, *number;
		enum lookup_column column;
		const char *marked;
	} cases[] = {
	        {"yamada", "00087", LOOKUP_IN_READING, "[ヤマダ]セイサクショ"},
	        {"yamad", "00087", LOOKUP_IN_READING, "[ヤマダ]セイサクショ"},
	        {"yamada", "00087", LOOKUP_IN_REPRESENTATIVE, "[山田] 豊"},
	        {"yutaka yamada", "00087", LOOKUP_IN_REPRESENTATIVE, "[山田] [豊]"},
	        {"seisaku yamada", "00087", LOOKUP_IN_READING, "[ヤマダ][セイサク]ショ"},
	        {"damako", "00412", LOOKUP_IN_REPRESENTATIVE, "[山田 誠]"},
	        {"山田", "00087", LOOKUP_IN_NAME, "㈱[山田]製作所"},
	        {"製作 山田", "00087", LOOKUP_IN_NAME, "㈱[山田][製作]所"},
	        {"山田", "00087", LOOKUP_IN_REPRESENTATIVE, "[山田] 豊"},
	        {"kabushiki", "00087", LOOKUP_IN_NAME, "[㈱]山田製作所"},
	        {"有限会社", "00077", LOOKUP_IN_NAME, "髙﨑薬局[有限会社]"},
	        {"高崎", "00077", LOOKUP_IN_NAME, "[髙﨑]薬局有限会社"},
	        {"kyoku", "00077", LOOKUP_IN_READING, "タカサキヤッ[キョク]"},
	        {"0412", "00412", LOOKUP_IN_NUMBER, "0[0412]"},
	        {"0000412", "00412", LOOKUP_IN_PHONE, "042-[000-0412]"},
	        {"87", "00087", LOOKUP_IN_NUMBER, "000[87]"},
	        {"西町", "00218", LOOKUP_IN_TOWN, "[西町]"},
	};
	struct db *db = town();
	struct lookup *lookup = loaded(db);
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct lookup_result result;
		lookup_find(lookup, cases[i].query, 50, &result);
		const struct lookup_hit *hit = hit_of(&result, cases[i].number);
		cr_assert_not_null(hit, "%s", cases[i].query);
		const char *marked = bracketed(hit->text[cases[i].column], hit->mark[cases[i].column]);
		cr_expect_str_eq(marked, cases[i].marked, "%s: %s", cases[i].query, marked);
		cr_expect_str_eq(hit->aside.text, "", "%s: %s", cases[i].query, hit->aside.text);
	}
	lookup_close(lookup);
	db_close(db);
}

Test(lookup, says_what_matched_where_no_text_shows_it)
{
	static const struct {
		const char *query;
		enum lookup_field field;
		const char *aside;
	} cases[] = {
	        {"佐藤", LOOKUP_PERSON, "[佐藤]花子"},         {"satoh", LOOKUP_PERSON, "[佐藤花子]"},
	        {"suzuki jirou", LOOKUP_PERSON, "[鈴木次郎]"}, {"bankin@", LOOKUP_EMAIL, "[bankin@]example.jp"},
	        {"工業", LOOKUP_DIVISION, "[工業]部会"},       {"kyuu 金属", LOOKUP_TRADE, "[金属]製品製造業"},
	        {"9218", LOOKUP_PHONE, "042000[9218]"},        {"c1", LOOKUP_NUMBER, "[C00001]"},
	        {"西町 部会", LOOKUP_DIVISION, "工業[部会]"},
	};
	struct db *db = people_office();
	struct client_values values = {{[FIELD_NAME] = "旧店",
	                                [FIELD_READING] = "キュウテン",
	                                [FIELD_PHONE] = "042-000-0001;042-000-9218",
	                                [FIELD_EMAIL] = "bankin@example.jp",
	                                [FIELD_ADDRESS] = "東京都国分寺市西町1-2-3",
	                                [FIELD_DIVISION] = "工業部会",
	                                [FIELD_TRADE] = "金属製品製造業"}};
	struct person people[] = {
	        {.role = PERSON_OTHER, .born_on = DAY_NONE, .name = "無名", .reading = ""},
	        {.role = PERSON_FAMILY, .born_on = DAY_NONE, .name = "佐藤 花子", .reading = "サトウ ハナコ"},
	        {.role = PERSON_OFFICER, .born_on = DAY_NONE, .name = "鈴木 次郎", .reading = "スズキ ジロウ"}};
	int64_t id = 0;
	cr_assert_eq(client_add(db, CLIENT_NONMEMBER, &values, NULL, &id), DONE, "%s", db_fault(db)->text);
	cr_assert_eq(client_join(db, id, 20000, 0, NULL), DONE, "%s", db_fault(db)->text);
	for (size_t i = 0; i < sizeof(people) / sizeof(*people); i++) {
		people[i].client = id;
		cr_assert_eq(person_save(db, &people[i], NULL), DONE, "%s", db_fault(db)->text);
	}
	struct lookup *lookup = loaded(db);
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct lookup_result result;
		lookup_find(lookup, cases[i].query, 50, &result);
		cr_assert_eq(result.count, 1, "%s", cases[i].query);
		const struct lookup_mark marks[LOOKUP_MARKS] = {result.hits[0].aside.mark};
		const char *aside = bracketed(result.hits[0].aside.text, marks);
		cr_expect_str_eq(aside, cases[i].aside, "%s: %s", cases[i].query, aside);
		cr_expect_eq(result.hits[0].aside.field, cases[i].field, "%s", cases[i].query);
	}
	lookup_close(lookup);
	db_close(db);
}

Test(lookup, says_which_field_matched)
{
	static const struct {
		const char *query;
		enum lookup_field field;
	} cases[] = {
	        {"87", LOOKUP_NUMBER},         {"yamadasei", LOOKUP_READING},
	        {"山田製", LOOKUP_NAME},       {"manabu", LOOKUP_REPRESENTATIVE},
	        {"09000000031", LOOKUP_PHONE}, {"dabankin", LOOKUP_READING},
	        {"bankin@", LOOKUP_EMAIL},     {"西町", LOOKUP_TOWN},
	        {"工業", LOOKUP_DIVISION},     {"金属", LOOKUP_TRADE},
	        {"(株)", LOOKUP_FORM},
	};
	struct db *db = town();
	struct lookup *lookup = loaded(db);
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct lookup_result result;
		lookup_find(lookup, cases[i].query, 50, &result);
		cr_expect_geq(result.count, 1, "%s", cases[i].query);
		cr_expect_eq(result.hits[0].matched, cases[i].field, "%s: %s", cases[i].query,
		             lookup_field_word(result.hits[0].matched));
	}
	lookup_close(lookup);
	db_close(db);
}

Test(lookup, follows_what_changes)
{
	struct db *db = town();
	struct lookup *lookup = loaded(db);
	bool changed = true;
	cr_expect_eq(lookup_refresh(lookup, &changed), DONE);
	cr_expect_not(changed);
	int64_t id =
	        people_add(db, CLIENT_MEMBER, "900", "大木商店", "オオキショウテン", "大木 一", "オオキ ハジメ", NULL);
	cr_expect_str_eq(found(lookup, "ooki"), "");
	cr_expect_eq(lookup_refresh(lookup, &changed), DONE);
	cr_expect(changed);
	cr_expect_str_eq(found(lookup, "ooki"), "00900");
	struct client_values edit = {{[FIELD_READING] = "ダイキショウテン", [FIELD_REPRESENTATIVE] = ""}};
	cr_assert_eq(client_edit(db, id, 0, &edit, NULL), DONE, "%s", db_fault(db)->text);
	cr_expect_eq(lookup_refresh(lookup, &changed), DONE);
	cr_expect_str_eq(found(lookup, "daiki"), "00900");
	cr_assert_eq(undo_action(db, action_last(db), NULL), DONE, "%s", db_fault(db)->text);
	cr_expect_eq(lookup_refresh(lookup, &changed), DONE);
	cr_expect_str_eq(found(lookup, "daiki"), "");
	cr_expect_str_eq(found(lookup, "ooki"), "00900");
	cr_expect_eq(lookup_number(lookup, "900"), id);
	cr_expect_eq(lookup_count(lookup), 10);
	/* A look-up opened now sees the same, though undo dropped the stored key. */
	struct lookup *other = loaded(db);
	cr_expect_str_eq(found(other, "ooki"), "00900");
	cr_expect_eq(lookup_count(other), 10);
	int64_t keys = 0;
	cr_expect_eq(stmt_one_int(db, "SELECT count(*) FROM client_key", 0, &keys), DONE);
	cr_expect_eq(keys, 10);
	lookup_close(other);
	lookup_close(lookup);
	db_close(db);
}
