#include "core/text/legal.h"

#include "core/text/fold.h"
#include "core/text/utf8.h"
#include "core/words.h"

#include <stdio.h>
#include <string.h>
#include <uchar.h>

struct writing {
	const char32_t *text; /* NFKC, katakana, capitals */
	const char *form;
};

/* Where one begins with the other, the longer stands first. */
static const struct writing writings[] = {
        {U"株式会社", "株式会社"},
        {U"(株)", "株式会社"},
        {U"カブシキガイシャ", "株式会社"},
        {U"カブシキカイシャ", "株式会社"},
        {U"有限会社", "有限会社"},
        {U"(有)", "有限会社"},
        {U"ユウゲンガイシャ", "有限会社"},
        {U"ユウゲンカイシャ", "有限会社"},
        {U"有限責任事業組合", "有限責任事業組合"},
        {U"有限責任監査法人", "監査法人"},
        {U"合同会社", "合同会社"},
        {U"(同)", "合同会社"},
        {U"ゴウドウガイシャ", "合同会社"},
        {U"ゴウドウカイシャ", "合同会社"},
        {U"合資会社", "合資会社"},
        {U"(資)", "合資会社"},
        {U"ゴウシガイシャ", "合資会社"},
        {U"ゴウシカイシャ", "合資会社"},
        {U"合名会社", "合名会社"},
        {U"(名)", "合名会社"},
        {U"ゴウメイガイシャ", "合名会社"},
        {U"ゴウメイカイシャ", "合名会社"},
        {U"相互会社", "相互会社"},
        {U"一般社団法人", "一般社団法人"},
        {U"(一社)", "一般社団法人"},
        {U"一般財団法人", "一般財団法人"},
        {U"(一財)", "一般財団法人"},
        {U"公益社団法人", "公益社団法人"},
        {U"(公社)", "公益社団法人"},
        {U"公益財団法人", "公益財団法人"},
        {U"(公財)", "公益財団法人"},
        {U"社団法人", "社団法人"},
        {U"(社)", "社団法人"},
        {U"財団法人", "財団法人"},
        {U"(財)", "財団法人"},
        {U"特定非営利活動法人", "特定非営利活動法人"},
        {U"NPO法人", "特定非営利活動法人"},
        {U"(特非)", "特定非営利活動法人"},
        {U"医療法人社団", "医療法人社団"},
        {U"医療法人財団", "医療法人財団"},
        {U"医療法人", "医療法人"},
        {U"(医)", "医療法人"},
        {U"学校法人", "学校法人"},
        {U"(学)", "学校法人"},
        {U"宗教法人", "宗教法人"},
        {U"(宗)", "宗教法人"},
        {U"社会福祉法人", "社会福祉法人"},
        {U"(福)", "社会福祉法人"},
        {U"税理士法人", "税理士法人"},
        {U"弁護士法人", "弁護士法人"},
        {U"司法書士法人", "司法書士法人"},
        {U"行政書士法人", "行政書士法人"},
        {U"社会保険労務士法人", "社会保険労務士法人"},
        {U"土地家屋調査士法人", "土地家屋調査士法人"},
        {U"監査法人", "監査法人"},
        {U"農事組合法人", "農事組合法人"},
        {U"企業組合", "企業組合"},
        {U"協同組合", "協同組合"},
        {U"(協)", "協同組合"},
};

static uint32_t comparable(uint32_t character)
{
	if (character >= 0x3041 && character <= 0x3096)
		return character + 0x60;
	if (character >= 'a' && character <= 'z')
		return character - 0x20;
	return character < 0x3400 ? character : fold_variant(character);
}

static size_t matches(const struct writing *writing, const uint32_t *text, size_t count)
{
	size_t length = 0;
	for (; writing->text[length]; length++) {
		if (length == count || comparable(text[length]) != writing->text[length])
			return 0;
	}
	return length;
}

/* Nearly every character of a name is none of these, and every name is folded. */
static bool may_begin(uint32_t character)
{
	static const char32_t first[] = U"(株有合相一公社財特医学宗税弁司行土監農企協カユゴN";
	for (size_t i = 0; first[i]; i++) {
		if (first[i] == character)
			return true;
	}
	return false;
}

size_t legal_form_at(const uint32_t *text, size_t count, const char **form)
{
	if (count < 3 || !may_begin(comparable(*text)))
		return 0;
	for (size_t i = 0; i < sizeof(writings) / sizeof(*writings); i++) {
		size_t length = matches(&writings[i], text, count);
		if (length == 0)
			continue;
		if (form)
			*form = writings[i].form;
		return length;
	}
	return 0;
}

/* The name with the bytes from `start` to `end` taken out. A name in two halves keeps what stood between them. */
static void bare_of(const char *name, size_t start, size_t end, struct legal_split *out)
{
	const char *tail = name + end;
	size_t front = utf8_trimmed(name, start);
	const char *head = utf8_skip_spaces(name);
	front = head > name + front ? 0 : front - (size_t)(head - name);
	if (front == 0)
		tail = utf8_skip_spaces(tail);
	size_t back = utf8_trimmed(tail, strlen(tail));
	out->place = front == 0 ? LEGAL_FRONT : back == 0 ? LEGAL_BACK : LEGAL_MIDDLE;
	if (front + back >= sizeof(out->bare)) {
		utf8_copy(out->bare, sizeof(out->bare), name);
		return;
	}
	memcpy(out->bare, head, front);
	memcpy(out->bare + front, tail, back);
	out->bare[front + back] = '\0';
}

void legal_form_split(const char *name, struct legal_split *out)
{
	uint32_t plain[FOLD_CHARACTERS];
	uint16_t from[FOLD_CHARACTERS + 1];
	size_t count = fold_plain(plain, from, FOLD_CHARACTERS, name);
	out->form = NULL;
	out->place = LEGAL_NONE;
	for (size_t i = 0; i < count; i++) {
		size_t length = legal_form_at(plain + i, count - i, &out->form);
		if (length > 0) {
			bare_of(name, from[i], from[i + length], out);
			return;
		}
	}
	const char *head = utf8_skip_spaces(name);
	utf8_copy(out->bare, sizeof(out->bare), head);
	out->bare[utf8_trimmed(out->bare, strlen(out->bare))] = '\0';
}

char *legal_form_show(const char *name, char *out, size_t size)
{
	static const char *const places[] = {
	        [LEGAL_FRONT] = N_("in front"),
	        [LEGAL_MIDDLE] = N_("in the middle"),
	        [LEGAL_BACK] = N_("behind"),
	};
	struct legal_split split;
	legal_form_split(name, &split);
	*out = '\0';
	if (split.form)
		snprintf(out, size, _("%s (%s) + %s"), split.form, _(places[split.place]), split.bare);
	return out;
}

const char *legal_form_only(const char *text)
{
	struct legal_split split;
	legal_form_split(text, &split);
	return split.form && !*split.bare ? split.form : NULL;
}

int legal_form_code(const char *form)
{
	static const char *const forms[] = {
	        "株式会社",           "有限会社",           "有限責任事業組合", "監査法人",     "合同会社",
	        "合資会社",           "合名会社",           "相互会社",         "一般社団法人", "一般財団法人",
	        "公益社団法人",       "公益財団法人",       "社団法人",         "財団法人",     "特定非営利活動法人",
	        "医療法人社団",       "医療法人財団",       "医療法人",         "学校法人",     "宗教法人",
	        "社会福祉法人",       "税理士法人",         "弁護士法人",       "司法書士法人", "行政書士法人",
	        "社会保険労務士法人", "土地家屋調査士法人", "農事組合法人",     "企業組合",     "協同組合",
	};
	for (int i = 0; form && i < (int)(sizeof(forms) / sizeof(*forms)); i++) {
		if (strcmp(forms[i], form) == 0)
			return i;
	}
	return -1;
}
