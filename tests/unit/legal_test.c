#include "core/text/legal.h"

#include <criterion/criterion.h>

Test(legal, parts_form_place_and_name)
{
	static const struct {
		const char *name, *form;
		enum legal_place place;
		const char *bare;
	} cases[] = {
	        {"株式会社山田商店", "株式会社", LEGAL_FRONT, "山田商店"},
	        {"㈱山田商店", "株式会社", LEGAL_FRONT, "山田商店"},
	        {" （株） 山田商店 ", "株式会社", LEGAL_FRONT, "山田商店"},
	        {"山田商店(有)", "有限会社", LEGAL_BACK, "山田商店"},
	        {"山田商店　合同会社", "合同会社", LEGAL_BACK, "山田商店"},
	        {"山田商店\u00A0\u2003\u202F合同会社", "合同会社", LEGAL_BACK, "山田商店"},
	        {"\u2009株式会社\u205F 山田商店", "株式会社", LEGAL_FRONT, "山田商店"},
	        {"光学習塾株式会社 東", "株式会社", LEGAL_MIDDLE, "光学習塾 東"},
	        {"医療法人社団青葉会", "医療法人社団", LEGAL_FRONT, "青葉会"},
	        {"医療法人青葉会", "医療法人", LEGAL_FRONT, "青葉会"},
	        {"ＮＰＯ法人ひばり", "特定非営利活動法人", LEGAL_FRONT, "ひばり"},
	        {"山田商店 ", NULL, LEGAL_NONE, "山田商店"},
	        {"株主の会", NULL, LEGAL_NONE, "株主の会"},
	        {"", NULL, LEGAL_NONE, ""},
	};
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct legal_split split;
		legal_form_split(cases[i].name, &split);
		cr_expect_eq(split.place, cases[i].place, "%s", cases[i].name);
		cr_expect_str_eq(split.bare, cases[i].bare, "%s", cases[i].name);
		if (cases[i].form)
			cr_expect_str_eq(split.form, cases[i].form, "%s", cases[i].name);
		else
			cr_expect_null(split.form);
	}
}

Test(legal, a_query_that_is_only_a_form_is_known)
{
	cr_expect_str_eq(legal_form_only("㈱"), "株式会社");
	cr_expect_str_eq(legal_form_only(" (有) "), "有限会社");
	cr_expect_str_eq(legal_form_only("かぶしきがいしゃ"), "株式会社");
	cr_expect_str_eq(legal_form_only("ｶﾌﾞｼｷｶﾞｲｼｬ"), "株式会社");
	cr_expect_null(legal_form_only("株"));
	cr_expect_null(legal_form_only("株式会社山"));
}
