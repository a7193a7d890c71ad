#include "core/people/small.h"

#include <criterion/criterion.h>
#include <string.h>

Test(small, words_of_a_trade_speak_for_a_class)
{
	static const struct {
		const char *trade;
		enum size_class class;
	} cases[] = {
	        {"専門サービス業", SIZE_COMMERCE},
	        {"飲食店", SIZE_COMMERCE},
	        {"飲食サービス業", SIZE_COMMERCE},
	        {"生活関連サービス業", SIZE_COMMERCE},
	        {"運輸業", SIZE_MANUFACTURING},
	        {"情報通信業", SIZE_MANUFACTURING},
	        {"情報サービス業", SIZE_COMMERCE},
	        {"医療・福祉", SIZE_COMMERCE},
	        {"教育・学習支援業", SIZE_COMMERCE},
	        {"卸売業", SIZE_COMMERCE},
	        {"小売業", SIZE_COMMERCE},
	        {"電気製品小売業", SIZE_COMMERCE},
	        {"不動産業", SIZE_MANUFACTURING},
	        {"物品賃貸業", SIZE_COMMERCE},
	        {"設備工事業", SIZE_MANUFACTURING},
	        {"食料品製造業", SIZE_MANUFACTURING},
	        {"印刷業", SIZE_MANUFACTURING},
	        {"建築設計業", SIZE_COMMERCE},
	        {"旅館", SIZE_LODGING},
	        {"宿泊業", SIZE_LODGING},
	        {"娯楽業", SIZE_LODGING},
	        {"旅行業", SIZE_MANUFACTURING},
	        {"その他", SIZE_UNKNOWN},
	        {"", SIZE_UNKNOWN},
	};
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
		cr_expect_eq(size_class_of_trade(cases[i].trade), cases[i].class, "%s", cases[i].trade);
}

Test(small, judged_at_the_border_with_its_reason)
{
	static const struct {
		struct small_facts facts;
		enum small_verdict verdict;
		const char *says[2];
	} cases[] = {
	        {{"manufacturing", "", 20, -1}, SMALL_YES, {"20 employed", "up to 20"}},
	        {{"manufacturing", "", 21, -1}, SMALL_NO, {"21 employed", "more than 20"}},
	        {{"commerce", "", 5, 30}, SMALL_YES, {"5 employed", "up to 5"}},
	        {{"commerce", "", 6, 0}, SMALL_NO, {"6 employed", "more than 5"}},
	        {{"lodging", "飲食店", 20, -1}, SMALL_YES, {"lodging", "up to 20"}},
	        {{"", "飲食店", 6, -1}, SMALL_NO, {"commerce", "read from the trade"}},
	        {{"commerce", "", -1, 5}, SMALL_YES, {"5 employed", "part-timers"}},
	        {{"", "建設業", -1, 0}, SMALL_YES, {"read from the trade", "part-timers"}},
	        {{"", "", 3, 3}, SMALL_UNKNOWN, {"Not known", "size class"}},
	        {{"commerce", "", -1, -1}, SMALL_UNKNOWN, {"Not known", "employed for good"}},
	};
	struct small_judgement judgement;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		small_judge(&cases[i].facts, &judgement);
		cr_expect_eq(judgement.verdict, cases[i].verdict, "%zu", i);
		for (int j = 0; j < 2; j++)
			cr_expect(strstr(judgement.reason, cases[i].says[j]), "%zu: %s", i, judgement.reason);
		cr_expect_eq(judgement.derived, strstr(judgement.reason, "read from the trade") != NULL, "%zu", i);
	}
}

Test(small, classes_are_found_by_word_and_name)
{
	enum size_class class;
	cr_expect(size_class_find("Commerce", &class) && class == SIZE_COMMERCE);
	cr_expect(size_class_find("商業・サービス業", &class) && class == SIZE_COMMERCE);
	cr_expect(size_class_find("宿泊", &class) && class == SIZE_LODGING);
	cr_expect_not(size_class_find("", &class));
	cr_expect_not(size_class_find("小売", &class));
}
