#include "core/export/label.h"

#include "core/people/client.h"
#include "core/text/fold.h"
#include "core/text/utf8.h"

#include <stdio.h>
#include <string.h>

/* ---- Where an address breaks ---- */

static bool begins(const char *text, const char *with)
{
	return strncmp(text, with, strlen(with)) == 0;
}

/* The bytes of the first of the words that stands here; 0 for none. */
static size_t one_of(const char *text, const char *const *words)
{
	for (; *words; words++)
		if (begins(text, *words))
			return strlen(*words);
	return 0;
}

static size_t blank(const char *text)
{
	static const char *const blanks[] = {" ", "　", NULL};
	size_t length = 0;
	for (size_t next; (next = one_of(text + length, blanks)) > 0;)
		length += next;
	return length;
}

static size_t digits(const char *text)
{
	static const char *const wide[] = {"０", "１", "２", "３", "４", "５", "６", "７", "８", "９", NULL};
	size_t length = 0;
	for (size_t next = 1; next > 0; length += next)
		next = text[length] >= '0' && text[length] <= '9' ? 1 : one_of(text + length, wide);
	return length;
}

/* Numbers in kanji are some only before a unit: 二丁目, not 八王子. */
static size_t kanji_digits(const char *text)
{
	static const char *const kanji[] = {"一", "二", "三", "四", "五", "六", "七", "八", "九", "十", NULL};
	size_t length = 0;
	for (size_t next; (next = one_of(text + length, kanji)) > 0;)
		length += next;
	return length;
}

/* What joins two numbers: 1-11, 5番地の2. */
static size_t joint(const char *text)
{
	static const char *const joints[] = {"-", "－", "−", "‐", "–", "―", "ー", "の", NULL};
	size_t length = one_of(text, joints);
	return digits(text + length) > 0 ? length : 0;
}

/* What follows a number. `ends` says that a house can stand behind it; 丁目 alone is a town, and so is 一番町. */
static size_t unit(const char *text, bool *ends)
{
	static const char *const units[] = {"号室", "号棟", "番地", "号", NULL};
	if (begins(text, "丁目"))
		return strlen("丁目");
	size_t length = one_of(text, units);
	if (length == 0 && begins(text, "番") && !begins(text, "番町") && !begins(text, "番丁"))
		length = strlen("番");
	size_t joined = joint(text + length);
	*ends = *ends || length + joined > 0;
	return length + joined;
}

/* The bytes of the numbers that begin here: 1-11-19, 二丁目3番地4号; 0 for none. */
static size_t numbers(const char *text, bool *ends)
{
	size_t at = 0;
	for (;;) {
		size_t plain = digits(text + at), number = plain ? plain : kanji_digits(text + at);
		size_t mark = number ? unit(text + at + number, ends) : 0;
		if (plain == 0 && mark == 0)
			return at;
		at += number + mark;
		if (mark == 0)
			return at;
	}
}

size_t label_break(const char *address)
{
	size_t at = 0, whole = strlen(address);
	uint32_t character;
	while (at < whole) {
		bool ends = false;
		size_t length = numbers(address + at, &ends);
		at += length;
		if (at == whole || at + blank(address + at) == whole)
			break;
		if (length > 0 && (ends || blank(address + at) > 0))
			return at;
		if (length == 0)
			at += (size_t)utf8_step(address + at, &character);
	}
	return whole;
}

/* ---- The label ---- */

/* 1850012 and 185-0012 alike; what is no postal code stands as it is. */
static void write_postal(const char *postal, char out[LABEL_BYTES])
{
	char plain[8];
	size_t count = 0;
	for (const char *at = postal; *at; at++)
		if (*at >= '0' && *at <= '9' && count < sizeof(plain))
			plain[count++] = *at;
	if (count == 7)
		snprintf(out, LABEL_BYTES, "〒%.3s-%.4s", plain, plain + 3);
	else
		snprintf(out, LABEL_BYTES, "%s%s", *postal ? "〒" : "", postal);
}

static bool same_name(const char *a, const char *b)
{
	char left[FOLD_BYTES], right[FOLD_BYTES];
	fold_text(left, sizeof(left), a);
	fold_text(right, sizeof(right), b);
	return strcmp(left, right) == 0;
}

void label_make(const struct register_row *row, struct label *out)
{
	const char *name = row->cells[FIELD_NAME], *representative = row->cells[FIELD_REPRESENTATIVE];
	const char *address = row->cells[FIELD_ADDRESS];
	size_t broken = label_break(address);
	bool person = strcmp(row->kind, client_kind_word(CLIENT_FOUNDER)) == 0 || same_name(name, representative);
	bool business = !person && !*representative;
	write_postal(row->cells[FIELD_POSTAL], out->postal);
	snprintf(out->address, sizeof(out->address), "%.*s", (int)broken, address);
	snprintf(out->building, sizeof(out->building), "%s", address + broken + blank(address + broken));
	snprintf(out->name, sizeof(out->name), "%s%s", name, person ? " 様" : business ? " 御中" : "");
	out->person[0] = '\0';
	if (!person && !business)
		snprintf(out->person, sizeof(out->person), "代表 %s 様", representative);
}

static const struct extract_column label_columns[] = {
        {"postal", "郵便番号", false, NULL}, {"address", "住所", false, NULL}, {"building", "建物", false, NULL},
        {"name", "宛名", false, NULL},       {"person", "氏名", false, NULL},  {0},
};

struct labels {
	struct extract *out;
	int64_t people;
};

static enum status add_label(void *context, const struct register_row *row)
{
	struct labels *labels = context;
	struct label label;
	labels->people++;
	if (!*row->cells[FIELD_ADDRESS])
		return DONE;
	label_make(row, &label);
	const char *cells[] = {label.postal, label.address, label.building, label.name, label.person};
	extract_add(labels->out, cells);
	return labels->out->failed ? FAILED : DONE;
}

enum status label_rows(struct db *db, const struct export_filter *filter, struct extract *out, int64_t *people)
{
	struct labels labels = {out, 0};
	extract_open(out, label_columns);
	enum status status = register_each(db, &filter->who, add_label, &labels);
	*people = labels.people;
	return status;
}
