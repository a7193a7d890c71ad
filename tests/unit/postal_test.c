#include "core/office/postal.h"

#include "core/history/undo.h"
#include "core/store/action.h"
#include "tests/unit/people.h"

#include <criterion/criterion.h>
#include <iconv.h>
#include <string.h>

enum { ROOM = 8 };

static enum status import(struct db *db, const char *text, size_t size, struct postal_counts *counts)
{
	FILE *in = tmpfile();
	fwrite(text, 1, size, in);
	rewind(in);
	enum status status = postal_import(db, in, CSV_AUTO, NULL, counts);
	fclose(in);
	return status;
}

static enum status import_text(struct db *db, const char *text)
{
	struct postal_counts counts;
	return import(db, text, strlen(text), &counts);
}

static void expect_towns(struct db *db, const char *code, const char *const *names)
{
	struct postal_town towns[ROOM];
	int count = 0;
	cr_assert_eq(postal_towns(db, code, towns, ROOM, &count), DONE, "%s", db_fault(db)->text);
	for (int i = 0; i < count && names[i]; i++)
		cr_expect_str_eq(towns[i].town, names[i], "%s: %s", code, towns[i].town);
	cr_expect(count < ROOM && !names[count], "%s: %d", code, count);
}

Test(postal, a_new_office_knows_the_towns_of_its_city)
{
	struct db *db = people_office();
	struct postal_town town;
	int count = 0;
	static const char *const codes[] = {"185-0012", "1850012", "〒185-0012", "１８５－００１２"};
	for (size_t i = 0; i < sizeof(codes) / sizeof(*codes); i++) {
		cr_assert_eq(postal_towns(db, codes[i], &town, 1, &count), DONE);
		cr_assert_eq(count, 1, "%s", codes[i]);
		cr_expect_str_eq(town.code, "185-0012");
		cr_expect_str_eq(town.prefecture, "東京都");
		cr_expect_str_eq(town.city, "国分寺市");
		cr_expect_str_eq(town.town, "本町");
	}
	expect_towns(db, "185-0000", (const char *[]){"", NULL});
	expect_towns(db, "100-0001", (const char *[]){NULL});
	expect_towns(db, "185", (const char *[]){NULL});
	db_close(db);
}

Test(postal, an_address_gives_its_code)
{
	static const struct {
		const char *address, *code;
	} cases[] = {
	        {"東京都国分寺市本町1-2-3", "185-0012"},
	        {"国分寺市本町１－２－３", "185-0012"},
	        {"国分寺市西恋ヶ窪2-1", "185-0013"},
	        {"国分寺市西恋ケ窪2-1", "185-0013"},
	        {"国分寺市東戸倉1-1", "185-0002"},
	        {"国分寺市戸倉1-1", "185-0003"},
	        {"国分寺市", ""},
	        {"国分寺市中町1-1", ""},
	        {"本町1-2-3", ""},
	        {"", ""},
	};
	struct db *db = people_office();
	char code[9];
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		cr_assert_eq(postal_code(db, cases[i].address, code), DONE);
		cr_expect_str_eq(code, cases[i].code, "%s", cases[i].address);
	}
	db_close(db);
}

/* Lines as Japan Post writes them: a long town over three lines, towns that are none, parts, one code of two towns, two
 * codes of one town. */
static const char both[] =
        "01101,\"060  \",\"0600000\",\"ﾎｯｶｲﾄﾞｳ\",\"ｻｯﾎﾟﾛｼﾁｭｳｵｳｸ\",\"ｲｶﾆｹｲｻｲｶﾞﾅｲﾊﾞｱｲ\",\"北海道\",\"札幌市中央区\","
        "\"以下に掲載がない場合\",0,0,0,0,0,0\r\n"
        "01101,\"060  \",\"0600042\",\"ﾎｯｶｲﾄﾞｳ\",\"ｻｯﾎﾟﾛｼﾁｭｳｵｳｸ\",\"ｵｵﾄﾞｵﾘﾆｼ(1-19ﾁｮｳﾒ)\",\"北海道\",\"札幌市中央区\","
        "\"大通西（１～１９丁目）\",1,0,1,0,0,0\r\n"
        "01101,\"064  \",\"0640820\",\"ﾎｯｶｲﾄﾞｳ\",\"ｻｯﾎﾟﾛｼﾁｭｳｵｳｸ\",\"ｵｵﾄﾞｵﾘﾆｼ(20-28ﾁｮｳﾒ)\",\"北海道\",\"札幌市中央区\","
        "\"大通西（２０～２８丁目）\",1,0,1,0,0,0\r\n"
        "01224,\"066  \",\"0660005\",\"ﾎｯｶｲﾄﾞｳ\",\"ﾁﾄｾｼ\",\"ｷｮｳﾜ(88-2､271-10\",\"北海道\",\"千歳市\","
        "\"協和（８８－２、２７１－１０、\",1,0,0,0,0,0\r\n"
        "01224,\"066  "
        "\",\"0660005\",\"ﾎｯｶｲﾄﾞｳ\",\"ﾁﾄｾｼ\",\"343-2､404-1\",\"北海道\",\"千歳市\",\"３４３－２、４０４－１、\","
        "1,0,0,0,0,0\r\n"
        "01224,\"066  "
        "\",\"0660005\",\"ﾎｯｶｲﾄﾞｳ\",\"ﾁﾄｾｼ\",\"1392-5)\",\"北海道\",\"千歳市\",\"１３９２－５番地）\",1,0,0,0,0,0\r\n"
        "03507,\"02879\",\"0287915\",\"ｲﾜﾃｹﾝ\",\"ｸﾉﾍｸﾞﾝﾋﾛﾉﾁｮｳ\",\"ﾀﾈｲﾁ\",\"岩手県\",\"九戸郡洋野町\","
        "\"種市第１５地割～第２１地割（鹿糠）\",0,1,0,0,0,0\r\n"
        "25443,\"52203\",\"5220317\",\"ｼｶﾞｹﾝ\",\"ｲﾇｶﾐｸﾞﾝﾀｶﾞﾁｮｳ\",\"ｲﾁｴﾝ\",\"滋賀県\",\"犬上郡多賀町\",\"一円\",0,0,0,0,"
        "0,0\r\n"
        "13362,\"10003\",\"1000301\",\"ﾄｳｷｮｳﾄ\",\"ﾄｼﾏﾑﾗ\",\"ﾄｼﾏﾑﾗｲﾁｴﾝ\",\"東京都\",\"利島村\",\"利島村一円\",0,0,0,0,0,"
        "0\r\n"
        "14382,\"258  \",\"2580000\",\"ｶﾅｶﾞﾜｹﾝ\",\"ｱｼｶﾞﾗｶﾐｸﾞﾝ\",\"ｶｲｾｲ\",\"神奈川県\",\"足柄上郡開成町\","
        "\"開成町の次に番地がくる場合\",0,0,0,0,0,0\r\n"
        "23105,\"450  "
        "\",\"4500000\",\"ｱｲﾁｹﾝ\",\"ﾅｺﾞﾔｼﾅｶﾑﾗｸ\",\"ﾒｲｴｷ\",\"愛知県\",\"名古屋市中村区\",\"名駅（その他）\",0,0,0,1,0,"
        "0\r\n"
        "23105,\"450  "
        "\",\"4500000\",\"ｱｲﾁｹﾝ\",\"ﾅｺﾞﾔｼﾅｶﾑﾗｸ\",\"ﾒｲｴｷﾐﾅﾐ\",\"愛知県\",\"名古屋市中村区\",\"名駅南\",0,0,0,1,0,0\r\n";

static void expect_both(struct db *db)
{
	char code[9];
	expect_towns(db, "060-0000", (const char *[]){"", NULL});
	expect_towns(db, "060-0042", (const char *[]){"大通西", NULL});
	expect_towns(db, "066-0005", (const char *[]){"協和", NULL});
	expect_towns(db, "028-7915", (const char *[]){"種市", NULL});
	expect_towns(db, "522-0317", (const char *[]){"一円", NULL});
	expect_towns(db, "100-0301", (const char *[]){"", NULL});
	expect_towns(db, "258-0000", (const char *[]){"", NULL});
	expect_towns(db, "450-0000", (const char *[]){"名駅", "名駅南", NULL});
	expect_towns(db, "185-0012", (const char *[]){NULL});
	cr_assert_eq(postal_code(db, "北海道札幌市中央区大通西1丁目", code), DONE);
	cr_expect_str_eq(code, "", "two codes for one town: %s", code);
	cr_assert_eq(postal_code(db, "名古屋市中村区名駅南1-1", code), DONE);
	cr_expect_str_eq(code, "450-0000");
}

Test(postal, both_editions_are_read_and_replace_the_list)
{
	struct db *db = people_office();
	struct postal_counts counts;
	char old[sizeof(both)], *to = old, from_text[sizeof(both)], *from = from_text;
	size_t left = sizeof(both) - 1, room = sizeof(old);
	cr_assert_eq(import(db, both, sizeof(both) - 1, &counts), DONE, "%s", db_fault(db)->text);
	cr_expect_eq(counts.read, 12);
	cr_expect_eq(counts.towns, 10);
	expect_both(db);
	cr_expect_eq(undo_action(db, action_last(db), NULL), CONFLICT);
	cr_assert_eq(import(db,
	                    "\xEF\xBB\xBF"
	                    "13214,185,1850012,a,b,c,東京都,国分寺市,本町,0,0,1,0,0,0\n",
	                    strlen("\xEF\xBB\xBF"
	                           "13214,185,1850012,a,b,c,東京都,国分寺市,本町,0,0,1,0,0,0\n"),
	                    &counts),
	             DONE, "%s", db_fault(db)->text);
	expect_towns(db, "450-0000", (const char *[]){NULL});

	memcpy(from_text, both, sizeof(both));
	iconv_t convert = iconv_open("CP932", "UTF-8");
	cr_assert_neq(iconv(convert, &from, &left, &to, &room), (size_t)-1);
	iconv_close(convert);
	cr_assert_eq(import(db, old, (size_t)(to - old), &counts), DONE, "%s", db_fault(db)->text);
	cr_expect_eq(counts.towns, 10);
	expect_both(db);
	db_close(db);
}

Test(postal, another_file_is_refused_by_line_and_changes_nothing)
{
	static const struct {
		const char *text, *line;
	} cases[] = {
	        {"", "empty"},
	        {"number,name,reading\n1,a,b\n", "Line 1"},
	        {"13214,185,1850012,a,b,c,東京都,国分寺市,本町,0,0,1,0,0,0\n13214,185,185001,a,b,c,東京都,国分寺市,"
	         "本町,0,0,1,0,0,0\n",
	         "Line 2"},
	        {"13214,185,1850012,a,b,c,,国分寺市,本町,0,0,1,0,0,0\n", "Line 1"},
	        {"13214,185,1850012,a,b,c,東京都,国分寺市,本町（１\n", "Line 1"},
	        {"13214,185,1850012,a,b,c,東京都,国分寺市,本町（１,0,0,1,0,0,0\n", "Line 1"},
	        {"13214,185,1850012,a,b,c,東京都,国分寺市,本町（１,0,0,1,0,0,0\n"
	         "13214,185,1850013,a,b,c,東京都,国分寺市,南町,0,0,1,0,0,0\n",
	         "Line 1"},
	        {"13214,185,1850012,a,b,c,東京都,国分寺市,本\x1b町,0,0,1,0,0,0\n", "Line 1"},
	};
	struct db *db = people_office();
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		cr_expect_eq(import_text(db, cases[i].text), INVALID, "%zu", i);
		cr_expect(strstr(db_fault(db)->text, cases[i].line), "%zu: %s", i, db_fault(db)->text);
		expect_towns(db, "185-0012", (const char *[]){"本町", NULL});
	}
	db_close(db);
}
