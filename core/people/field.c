#include "core/people/field.h"

#include "core/people/small.h"
#include "core/text/fold.h"
#include "core/text/number.h"
#include "core/text/safe.h"
#include "core/text/utf8.h"
#include "core/time/civil.h"
#include "core/words.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum form {
	FORM_TEXT,
	FORM_LINES,
	FORM_NUMBER,
	FORM_DAY,
	FORM_COUNT,
	FORM_EMAIL,
	FORM_POSTAL,
	FORM_CORPORATE,
	FORM_INVOICE,
	FORM_SIZE,
	FORM_FLAG
};

struct field {
	const char *word, *header, *label;
	size_t limit;
	enum form form;
	bool required;
};

static const struct field fields[FIELD_COUNT] = {
        [FIELD_NUMBER] = {"number", "会員番号", N_("Number"), 100, FORM_NUMBER, false},
        [FIELD_NAME] = {"name", "事業所名", N_("Name"), 200, FORM_TEXT, true},
        [FIELD_READING] = {"reading", "フリガナ", N_("Reading"), 200, FORM_TEXT, true},
        [FIELD_REPRESENTATIVE] = {"representative", "代表者", N_("Representative"), 200, FORM_TEXT, false},
        [FIELD_REPRESENTATIVE_READING] = {"representative_reading", "代表者フリガナ", N_("Representative's reading"),
                                          200, FORM_TEXT, false},
        [FIELD_PHONE] = {"phone", "電話番号", N_("Phone"), 100, FORM_TEXT, false},
        [FIELD_FAX] = {"fax", "FAX番号", N_("Fax"), 100, FORM_TEXT, false},
        [FIELD_EMAIL] = {"email", "メールアドレス", N_("E-mail"), 100, FORM_EMAIL, false},
        [FIELD_POSTAL] = {"postal", "郵便番号", N_("Postal code"), 100, FORM_POSTAL, false},
        [FIELD_ADDRESS] = {"address", "住所", N_("Address"), 300, FORM_TEXT, false},
        [FIELD_DIVISION] = {"division", "部会", N_("Division"), 100, FORM_TEXT, false},
        [FIELD_TRADE] = {"trade", "業種", N_("Trade"), 100, FORM_TEXT, false},
        [FIELD_EMPLOYEES] = {"employees", "従業員数", N_("Employees"), 100, FORM_COUNT, false},
        [FIELD_CORPORATE_NUMBER] = {"corporate_number", "法人番号", N_("Corporate number"), 100, FORM_CORPORATE, false},
        [FIELD_INVOICE_NUMBER] = {"invoice_number", "登録番号", N_("Invoice number"), 100, FORM_INVOICE, false},
        [FIELD_APPLIED_ON] = {"applied_on", "申込日", N_("Applied on"), 100, FORM_DAY, false},
        [FIELD_JOINED_ON] = {"joined_on", "加入日", N_("Joined on"), 100, FORM_DAY, false},
        [FIELD_LEFT_ON] = {"left_on", "脱退日", N_("Left on"), 100, FORM_DAY, false},
        [FIELD_LEFT_REASON] = {"left_reason", "脱退理由", N_("Reason for leaving"), 100, FORM_TEXT, false},
        [FIELD_NOTE] = {"note", "備考", N_("Note"), 4000, FORM_LINES, false},
        [FIELD_SIZE_CLASS] = {"size_class", "規模区分", N_("Size class"), 100, FORM_SIZE, false},
        [FIELD_REGULAR_EMPLOYEES] = {"regular_employees", "常時使用従業員数", N_("Regular employees"), 100, FORM_COUNT,
                                     false},
        [FIELD_LABOUR_INSURANCE] = {"labour_insurance", "労働保険事務委託", N_("Labour insurance"), 100, FORM_FLAG,
                                    false},
        [FIELD_BOOKKEEPING] = {"bookkeeping", "記帳継続支援", N_("Bookkeeping"), 100, FORM_FLAG, false},
        [FIELD_UNWANTED] = {"unwanted", "希望しない担当", N_("Consultants not wished"), 300, FORM_TEXT, false},
};

const char *field_word(enum client_field field)
{
	return fields[field].word;
}

const char *field_header(enum client_field field)
{
	return fields[field].header;
}

const char *field_label(enum client_field field)
{
	return _(fields[field].label);
}

size_t field_limit(enum client_field field)
{
	return fields[field].limit;
}

bool field_find(const char *header, enum client_field *out)
{
	char given[FOLD_BYTES], ours[FOLD_BYTES];
	fold_text(given, sizeof(given), header);
	for (int i = 0; i < 2 * FIELD_COUNT; i++) {
		const struct field *field = &fields[i / 2];
		fold_text(ours, sizeof(ours), i % 2 ? field->header : field->word);
		if (strcmp(given, ours) == 0) {
			*out = (enum client_field)(i / 2);
			return true;
		}
	}
	return false;
}

static bool take_number(const char **at, size_t most_digits, char end, int *out)
{
	size_t digits = strspn(*at, "0123456789");
	if (digits == 0 || digits > most_digits || (*at)[digits] != end)
		return false;
	*out = (int)strtol(*at, NULL, 10);
	*at += end ? digits + 1 : digits;
	return true;
}

/* 2026-04-01, also as spreadsheets rewrite it: 2026/4/1. */
static bool read_day(const char *text, char out[DAY_BYTES])
{
	char half[32];
	const char *at = half;
	int year, month, mday;
	int32_t day;
	number_half(half, sizeof(half), text);
	if (day_parse(half, &day)) {
		day_format(day, out);
		return true;
	}
	if (!take_number(&at, 4, '/', &year) || !take_number(&at, 2, '/', &month) || !take_number(&at, 2, '\0', &mday))
		return false;
	day = day_of(year, month, mday);
	if (day == DAY_NONE)
		return false;
	day_format(day, out);
	return true;
}

static bool read_count(const char *text, char *out, size_t size)
{
	char half[32];
	if (number_half(half, sizeof(half), text) > 6 || strspn(half, "0123456789") != strlen(half))
		return false;
	snprintf(out, size, "%ld", strtol(half, NULL, 10));
	return true;
}

static bool read_email(const char *text, char *out, size_t size)
{
	number_half(out, size, text);
	const char *at = strchr(out, '@');
	return at && at > out && at[1] && !strchr(at + 1, '@') && !strchr(out, ' ');
}

static bool read_size(const char *text, char *out, size_t size)
{
	enum size_class class;
	if (!size_class_find(text, &class))
		return false;
	snprintf(out, size, "%s", size_class_word(class));
	return true;
}

/* As people mark a box of a list. */
static bool read_flag(const char *text, char *out, size_t size)
{
	static const char *const marks[] = {"1", "yes", "はい", "有", "○", "〇", "0", "no", "いいえ", "無", "×"};
	char half[32];
	number_half(half, sizeof(half), text);
	for (size_t i = 0; i < sizeof(marks) / sizeof(*marks); i++) {
		if (strcasecmp(half, marks[i]) == 0) {
			snprintf(out, size, "%s", i < 6 ? "1" : "");
			return true;
		}
	}
	return false;
}

static bool read_form(enum form form, const char *text, char *out, size_t size)
{
	switch (form) {
	case FORM_NUMBER:
		return number_client(out, text);
	case FORM_DAY:
		return read_day(text, out);
	case FORM_COUNT:
		return read_count(text, out, size);
	case FORM_EMAIL:
		return read_email(text, out, size);
	case FORM_POSTAL:
		return number_postal(out, text);
	case FORM_CORPORATE:
		return number_corporate(out, text) != INVALID;
	case FORM_INVOICE:
		return number_invoice(out, text);
	case FORM_SIZE:
		return read_size(text, out, size);
	case FORM_FLAG:
		return read_flag(text, out, size);
	case FORM_TEXT:
	case FORM_LINES:
		break;
	}
	utf8_copy(out, size, text);
	return true;
}

static enum status refuse(struct fault *fault, const struct field *f, const char *text)
{
	const char *w = f->word;
	switch (f->form) {
	case FORM_NUMBER:
		return fault_set(fault, INVALID, w, _("%s: \"%s\" is no number: type digits, such as 00123, or C00031"),
		                 w, text);
	case FORM_DAY:
		return fault_set(fault, INVALID, w, _("%s: \"%s\" is no date: type it as 2026-04-01"), w, text);
	case FORM_COUNT:
		return fault_set(fault, INVALID, w, _("%s: \"%s\" is no count: type up to six digits"), w, text);
	case FORM_EMAIL:
		return fault_set(fault, INVALID, w, _("%s: \"%s\" is no e-mail address: type it as name@example.jp"), w,
		                 text);
	case FORM_POSTAL:
		return fault_set(fault, INVALID, w, _("%s: \"%s\" is no postal code: type it as 185-0012"), w, text);
	case FORM_CORPORATE:
		return fault_set(fault, INVALID, w, _("%s: \"%s\" is no corporate number: type its 13 digits"), w,
		                 text);
	case FORM_INVOICE:
		return fault_set(fault, INVALID, w, _("%s: \"%s\" is no invoice number: type T and 13 digits"), w,
		                 text);
	case FORM_SIZE:
		return fault_set(fault, INVALID, w,
		                 _("%s: \"%s\" is no size class: type manufacturing, commerce or lodging"), w, text);
	case FORM_FLAG:
		return fault_set(fault, INVALID, w, _("%s: \"%s\" is neither yes nor no: type 1 or 0"), w, text);
	case FORM_TEXT:
	case FORM_LINES:
		break;
	}
	return INVALID;
}

enum status field_read(struct fault *fault, enum client_field field, const char *text, char *out, size_t size)
{
	const struct field *f = &fields[field];
	enum status status = safe_check(fault, f->word, text, f->form == FORM_LINES ? SAFE_LINES : SAFE_LINE, f->limit);
	if (status != DONE)
		return status;
	text = utf8_skip_spaces(text);
	size_t length = utf8_trimmed(text, strlen(text));
	if (length == 0 && f->required)
		return fault_set(fault, INVALID, f->word, _("%s: it may not be empty"), f->word);
	char trimmed[FIELD_BYTES];
	snprintf(trimmed, sizeof(trimmed), "%.*s", (int)length, text);
	*out = '\0';
	if (length > 0 && !read_form(f->form, trimmed, out, size))
		return refuse(fault, f, trimmed);
	return DONE;
}

enum status field_check(struct fault *fault, enum client_field field, const char *text)
{
	char out[FIELD_BYTES];
	return text ? field_read(fault, field, text, out, sizeof(out)) : DONE;
}
