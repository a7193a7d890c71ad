#include "core/people/duplicate.h"

#include "core/people/lookup.h"
#include "tests/unit/people.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int64_t add(struct db *db, const char *name, const char *reading, const char *phone, const char *address)
{
	struct client_values values = {
	        {[FIELD_NAME] = name, [FIELD_READING] = reading, [FIELD_PHONE] = phone, [FIELD_ADDRESS] = address}};
	int64_t id = 0;
	cr_assert_eq(client_add(db, CLIENT_MEMBER, &values, NULL, &id), DONE, "%s", db_fault(db)->text);
	return id;
}

struct world {
	struct db *db;
	struct lookup *lookup;
	int64_t first;
};

static struct world town(void)
{
	struct world w = {.db = people_office()};
	w.first = add(w.db, "㈱山田製作所", "ヤマダセイサクショ", "042-000-0087", "東京都多摩野市西町1-2-3");
	add(w.db, "山田工務店", "ヤマダコウムテン", "042-000-0412;090-0000-0412", "東京都多摩野市本町3-1");
	add(w.db, "山田商店", "ヤマダショウテン", "042-000-0500", "東京都多摩野市本町2-2");
	add(w.db, "山田商店", "ヤマダショウテン", "042-000-0501", "東京都多摩野市西町4-4");
	add(w.db, "髙﨑薬局有限会社", "タカサキヤッキョク", "042-000-0077", NULL);
	add(w.db, "松葉フーズ", "マツバフーズ", "042-000-0300", "東京都多摩野市本町3-1");
	cr_assert_eq(lookup_open(w.db, &w.lookup), DONE);
	cr_assert_eq(lookup_load(w.lookup), DONE);
	return w;
}

/* "00001 same name; 00002 ..." */
static const char *found(struct duplicates *d, const struct duplicate_typed *typed)
{
	static char text[4096];
	char words[DUPLICATE_REASONS_BYTES];
	struct duplicate_list *list = malloc(sizeof(*list));
	*text = '\0';
	duplicates_find(d, typed, list);
	for (int i = 0; i < list->count; i++)
		sprintf(text + strlen(text), "%s%s %s", i ? "; " : "", list->rows[i].number,
		        duplicate_reasons(list->rows[i].reasons, words));
	free(list);
	return text;
}

/* Types name and reading letter by letter, as a form does, and gives what stands at the end. */
static const char *typed_through(struct duplicates *d, const char *name, const char *reading)
{
	char text[256];
	for (size_t i = 1; i < strlen(name); i++) {
		snprintf(text, sizeof(text), "%.*s", (int)i, name);
		if ((name[i] & 0xc0) != 0x80)
			found(d, &(struct duplicate_typed){.name = text});
	}
	for (size_t i = 1; i < strlen(reading); i++) {
		snprintf(text, sizeof(text), "%.*s", (int)i, reading);
		if ((reading[i] & 0xc0) != 0x80)
			found(d, &(struct duplicate_typed){.name = name, .reading = text});
	}
	return found(d, &(struct duplicate_typed){.name = name, .reading = reading});
}

Test(duplicate, what_is_typed_narrows_with_its_reasons)
{
	static const struct {
		struct duplicate_typed typed;
		const char *expected;
	} cases[] = {
	        {{NULL, NULL, NULL, NULL}, ""},
	        {{"山", "", "", ""}, ""},
	        {{"山田", "", "", ""},
	         "00002 similar name; 00003 similar name; 00004 similar name; 00001 similar name"},
	        {{"山田商店", "", "", ""}, "00003 same name; 00004 same name"},
	        {{"株式会社 山田商店", "", "", ""}, "00003 same name; 00004 same name"},
	        {{"山田 商店", "ヤマダシヨウテン", "", "東京都多摩野市西町9-9"},
	         "00004 same name, reading, town; 00003 same name, reading"},
	        {{"", "yamadasyouten", "", ""}, "00003 same reading; 00004 same reading"},
	        {{"高崎薬局", "", "", ""}, "00005 same name"},
	        {{"", "", "09000000412", ""}, "00002 same phone"},
	        {{"", "", "000-0300", ""}, "00006 same phone"},
	        {{"", "", "042-000-03", ""}, ""},
	        {{"", "", "0300", ""}, ""},
	        {{"新しい店", "アタラシイミセ", "１２;０４２－０００－０５００", "本町"}, "00003 same phone, town"},
	        {{"松葉", "", "042-000-0077", ""}, "00005 same phone; 00006 similar name"},
	        {{"", "", "", "東京都多摩野市本町3-1"}, ""},
	        {{"zzz", "ゑゑゑ", "999-9999-9999", "zz"}, ""},
	};
	struct world w = town();
	struct duplicates *d = NULL;
	cr_assert_eq(duplicates_open(w.db, w.lookup, 0, &d), DONE);
	/* Twice, so that what is kept from key to key is seen to change with every field. */
	for (size_t i = 0; i < 2 * sizeof(cases) / sizeof(*cases); i++) {
		size_t at = i % (sizeof(cases) / sizeof(*cases));
		cr_expect_str_eq(found(d, &cases[at].typed), cases[at].expected, "case %zu: %s", at,
		                 found(d, &cases[at].typed));
	}
	duplicates_close(d);
	lookup_close(w.lookup);
	db_close(w.db);
}

Test(duplicate, a_client_is_not_its_own_and_news_are_seen)
{
	struct world w = town();
	struct duplicates *d = NULL;
	const struct duplicate_typed typed = {.name = "山田製作所", .phones = "042-000-0087"};
	cr_assert_eq(duplicates_open(w.db, w.lookup, w.first, &d), DONE);
	cr_expect_str_eq(found(d, &typed), "");
	add(w.db, "(株)山田製作所", "ヤマダセイサクショ", "042-000-0999", NULL);
	cr_assert_eq(lookup_refresh(w.lookup, NULL), DONE);
	cr_expect_str_eq(found(d, &typed), "00007 same name");
	struct client_values values = {{[FIELD_PHONE] = "042-000-0087"}};
	int64_t id = 0;
	cr_assert_eq(client_find(w.db, "7", &id), DONE);
	cr_assert_eq(client_edit(w.db, id, 0, &values, NULL), DONE);
	cr_assert_eq(lookup_refresh(w.lookup, NULL), DONE);
	duplicates_forget(d);
	cr_expect_str_eq(found(d, &typed), "00007 same phone, name");
	duplicates_close(d);
	lookup_close(w.lookup);
	db_close(w.db);
}

Test(duplicate, letter_by_letter_finds_what_the_whole_finds)
{
	static const char *const names[][2] = {
	        {"山田商店", "ヤマダショウテン"},
	        {"㈱山田製作所", "yamadaseisakusyo"},
	        {"恋が窪食堂", ""},
	        {"高崎薬局（有）", "たかさきやっきょく"},
	        {"松葉フ－ズ", "ﾏﾂﾊﾞﾌｰｽﾞ"},
	        {"山田コウムテン", "yamadakoumuten"},
	};
	struct world w = town();
	struct duplicates *typing = NULL, *fresh = NULL;
	add(w.db, "恋ヶ窪食堂", "コイガクボショクドウ", NULL, NULL);
	cr_assert_eq(lookup_refresh(w.lookup, NULL), DONE);
	cr_assert_eq(duplicates_open(w.db, w.lookup, 0, &typing), DONE);
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		cr_assert_eq(duplicates_open(w.db, w.lookup, 0, &fresh), DONE);
		char *expected = strdup(found(fresh, &(struct duplicate_typed){names[i][0], names[i][1], NULL, NULL}));
		cr_expect_neq(*expected, '\0', "%s", names[i][0]);
		cr_expect_str_eq(typed_through(typing, names[i][0], names[i][1]), expected, "%s", names[i][0]);
		free(expected);
		duplicates_close(fresh);
	}
	duplicates_close(typing);
	lookup_close(w.lookup);
	db_close(w.db);
}
