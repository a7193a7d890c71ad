#include "core/people/small.h"

#include "core/text/fold.h"
#include "core/words.h"

#include <stdio.h>
#include <string.h>

static const struct {
	const char *word, *name, *text;
	int limit;
} classes[SIZE_CLASSES] = {
        [SIZE_UNKNOWN] = {"", "", N_("not known"), 0},
        [SIZE_MANUFACTURING] = {"manufacturing", "製造業その他", N_("manufacturing and others"), 20},
        [SIZE_COMMERCE] = {"commerce", "商業・サービス業", N_("commerce and services"), 5},
        [SIZE_LODGING] = {"lodging", "宿泊業・娯楽業", N_("lodging and entertainment"), 20},
};

const char *size_class_word(enum size_class class)
{
	return classes[class].word;
}

const char *size_class_text(enum size_class class)
{
	return _(classes[class].text);
}

int size_class_limit(enum size_class class)
{
	return classes[class].limit;
}

bool size_class_find(const char *text, enum size_class *out)
{
	char key[FOLD_BYTES], ours[FOLD_BYTES];
	size_t length = fold_text(key, sizeof(key), text);
	for (int i = SIZE_MANUFACTURING; length > 0 && i < SIZE_CLASSES; i++) {
		const char *const names[] = {classes[i].word, classes[i].name, _(classes[i].text)};
		for (size_t j = 0; j < sizeof(names) / sizeof(*names); j++) {
			fold_text(ours, sizeof(ours), names[j]);
			if (strncmp(ours, key, length) == 0) {
				*out = (enum size_class)i;
				return true;
			}
		}
	}
	return false;
}

/*
 * Words of trades; the first that a trade holds decides, so what is narrower stands above. Which trades are commerce
 * and services: 日本標準産業分類 as the 中小企業基本法 reads it - 卸売 50-55, 小売 56-61 and 飲食 76, 77; services 放送
 * 38, 情報サービス 39, 映像・広告 411-416, 駐車場 693, 物品賃貸 70, L, N but for 旅行業 791, O, P, Q, R; all else is
 * 製造業その他 (https://www.jeed.go.jp/elderly/subsidy/book_keizoku/pageindices/index68.html). 娯楽業 is N's 80.
 */
static const struct {
	const char *word;
	enum size_class class;
} trades[] = {
        {"宿泊", SIZE_LODGING},
        {"旅館", SIZE_LODGING},
        {"ホテル", SIZE_LODGING},
        {"民宿", SIZE_LODGING},
        {"娯楽", SIZE_LODGING},
        {"遊技", SIZE_LODGING},
        {"カラオケ", SIZE_LODGING},
        {"ボウリング", SIZE_LODGING},
        {"映画館", SIZE_LODGING},
        {"劇場", SIZE_LODGING},
        {"フィットネス", SIZE_LODGING},
        {"小売", SIZE_COMMERCE},
        {"飲食", SIZE_COMMERCE},
        {"卸", SIZE_COMMERCE},
        {"旅行業", SIZE_MANUFACTURING},
        {"製造", SIZE_MANUFACTURING},
        {"設計", SIZE_COMMERCE},
        {"駐車場", SIZE_COMMERCE},
        {"賃貸", SIZE_COMMERCE},
        {"リース", SIZE_COMMERCE},
        {"レンタル", SIZE_COMMERCE},
        {"整備", SIZE_COMMERCE},
        {"修理", SIZE_COMMERCE},
        {"情報サービス", SIZE_COMMERCE},
        {"ソフトウェア", SIZE_COMMERCE},
        {"広告", SIZE_COMMERCE},
        {"放送", SIZE_COMMERCE},
        {"印刷", SIZE_MANUFACTURING},
        {"加工", SIZE_MANUFACTURING},
        {"建設", SIZE_MANUFACTURING},
        {"建築", SIZE_MANUFACTURING},
        {"土木", SIZE_MANUFACTURING},
        {"工事", SIZE_MANUFACTURING},
        {"工務店", SIZE_MANUFACTURING},
        {"造園", SIZE_MANUFACTURING},
        {"塗装", SIZE_MANUFACTURING},
        {"運輸", SIZE_MANUFACTURING},
        {"運送", SIZE_MANUFACTURING},
        {"倉庫", SIZE_MANUFACTURING},
        {"郵便", SIZE_MANUFACTURING},
        {"タクシー", SIZE_MANUFACTURING},
        {"通信", SIZE_MANUFACTURING},
        {"不動産", SIZE_MANUFACTURING},
        {"金融", SIZE_MANUFACTURING},
        {"保険", SIZE_MANUFACTURING},
        {"農業", SIZE_MANUFACTURING},
        {"林業", SIZE_MANUFACTURING},
        {"漁業", SIZE_MANUFACTURING},
        {"鉱業", SIZE_MANUFACTURING},
        {"電気", SIZE_MANUFACTURING},
        {"ガス", SIZE_MANUFACTURING},
        {"水道", SIZE_MANUFACTURING},
        {"サービス", SIZE_COMMERCE},
        {"販売", SIZE_COMMERCE},
        {"商業", SIZE_COMMERCE},
        {"食堂", SIZE_COMMERCE},
        {"レストラン", SIZE_COMMERCE},
        {"喫茶", SIZE_COMMERCE},
        {"居酒屋", SIZE_COMMERCE},
        {"理容", SIZE_COMMERCE},
        {"美容", SIZE_COMMERCE},
        {"クリーニング", SIZE_COMMERCE},
        {"教育", SIZE_COMMERCE},
        {"学習", SIZE_COMMERCE},
        {"塾", SIZE_COMMERCE},
        {"医療", SIZE_COMMERCE},
        {"福祉", SIZE_COMMERCE},
        {"介護", SIZE_COMMERCE},
        {"事務所", SIZE_COMMERCE},
        {"コンサル", SIZE_COMMERCE},
        {"デザイン", SIZE_COMMERCE},
        {"工業", SIZE_MANUFACTURING},
        {"店", SIZE_COMMERCE},
};

enum size_class size_class_of_trade(const char *trade)
{
	for (size_t i = 0; i < sizeof(trades) / sizeof(*trades); i++)
		if (strstr(trade, trades[i].word))
			return trades[i].class;
	return SIZE_UNKNOWN;
}

const char *small_word(enum small_verdict verdict)
{
	static const char *const words[] = {"unknown", "yes", "no"};
	return words[verdict];
}

/* The sentence's tail: what to bear in mind about the class and the count. */
static const char *caution(bool derived, bool counted)
{
	if (derived && counted)
		return _(" The class was read from the trade, and the count may have officers and part-timers in it.");
	if (derived)
		return _(" The class was read from the trade.");
	return counted ? _(" The count may have officers and part-timers in it.") : "";
}

static void say_missing(struct small_judgement *out)
{
	const char *text = out->size_class == SIZE_UNKNOWN
	                           ? _("Not known: choose the size class, or a trade that shows it.")
	                           : _("Not known: type how many people are employed for good.");
	snprintf(out->reason, sizeof(out->reason), "%s", text);
}

void small_judge(const struct small_facts *facts, struct small_judgement *out)
{
	int count = facts->regular_employees >= 0 ? facts->regular_employees : facts->employees;
	*out = (struct small_judgement){.verdict = SMALL_UNKNOWN};
	if (!*facts->size_class || !size_class_find(facts->size_class, &out->size_class)) {
		out->size_class = size_class_of_trade(facts->trade);
		out->derived = out->size_class != SIZE_UNKNOWN;
	}
	if (out->size_class == SIZE_UNKNOWN || count < 0) {
		say_missing(out);
		return;
	}
	int limit = size_class_limit(out->size_class);
	out->verdict = count <= limit ? SMALL_YES : SMALL_NO;
	snprintf(out->reason, sizeof(out->reason),
	         out->verdict == SMALL_YES ? _("A small business: %s, %d employed, up to %d.%s")
	                                   : _("Not a small business: %s, %d employed, more than %d.%s"),
	         size_class_text(out->size_class), count, limit, caution(out->derived, facts->regular_employees < 0));
}
