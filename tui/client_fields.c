#include "tui/client_fields.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/people/small.h"
#include "core/people/warning.h"
#include "core/text/legal.h"
#include "core/text/number.h"
#include "core/text/romaji.h"
#include "core/text/utf8.h"
#include "core/time/show.h"
#include "core/words.h"

#define WIDE_SEMICOLON "；"

void fields_kana(const char *text, char *out, size_t size)
{
	char pending[ROMAJI_PENDING_BYTES];
	romaji_kana(out, size, text, pending);
	size_t used = strlen(out);
	if (strcmp(pending, "n") == 0)
		snprintf(out + used, size - used, "ン");
	if (strcmp(out, text) == 0)
		out[0] = '\0';
}

bool fields_item(const char **list, char *out, size_t size)
{
	while (**list) {
		const char *wide = strstr(*list, WIDE_SEMICOLON);
		size_t length = strcspn(*list, ";");
		bool full = wide && (size_t)(wide - *list) < length;
		length = full ? (size_t)(wide - *list) : length;
		snprintf(out, size, "%.*s", (int)length, *list);
		*list += length + (full ? strlen(WIDE_SEMICOLON) : (*list)[length] == ';');
		char *start = out + strspn(out, " ");
		memmove(out, start, strlen(start) + 1);
		for (size_t end = strlen(out); end > 0 && out[end - 1] == ' ';)
			out[--end] = '\0';
		if (out[0])
			return true;
	}
	return false;
}

enum status fields_day(const struct client_facts *facts, const char *text, int32_t *day, struct fault *fault)
{
	*day = DAY_NONE;
	return text[0] ? entry_day(&facts->base, text, day, fault) : DONE;
}

/* ---- Beside ---- */

static void kana_beside(const void *context, const char *text, char *out, size_t size)
{
	(void)context;
	fields_kana(text, out, size);
}

static void legal_beside(const void *context, const char *text, char *out, size_t size)
{
	(void)context;
	legal_form_show(text, out, size);
}

static void day_beside(const void *context, const char *text, char *out, size_t size)
{
	struct fault fault;
	int32_t day;
	out[0] = '\0';
	if (fields_day(context, text, &day, &fault) == DONE && day != DAY_NONE)
		day_show(day, DAY_NUMERIC, out, size);
}

/* The towns are those of the last code that was looked up: nothing else is said of another. */
static void town_beside(const void *context, const char *text, char *out, size_t size)
{
	const struct client_facts *facts = context;
	char code[9];
	out[0] = '\0';
	if (!number_postal(code, text) || strcmp(code, facts->towns_code) != 0)
		return;
	if (facts->town_count == 1)
		snprintf(out, size, "%s%s", facts->towns[0].city, facts->towns[0].town);
	else if (facts->town_count > 1)
		snprintf(out, size, _("%d towns"), facts->town_count);
}

static int count_of(const struct form *form, enum client_field field)
{
	char text[FIELD_BYTES];
	struct fault fault;
	if (field_read(&fault, field, form_text(form, field_word(field)), text, sizeof(text)) != DONE || !text[0])
		return -1;
	return (int)strtol(text, NULL, 10);
}

static void small_beside(const void *context, const char *text, char *out, size_t size)
{
	const struct form *form = &((const struct client_facts *)context)->form;
	int class = form_choice(form, "size_class");
	struct small_judgement judgement;
	struct small_facts facts = {.size_class = class > 0 ? size_class_word((enum size_class) class) : "",
	                            .trade = form_text(form, "trade"),
	                            .regular_employees = count_of(form, FIELD_REGULAR_EMPLOYEES),
	                            .employees = count_of(form, FIELD_EMPLOYEES)};
	(void)text;
	small_judge(&facts, &judgement);
	snprintf(out, size, "%s", judgement.reason);
}

/* ---- What a field says ---- */

/* The core's sentence, without the field's word in front: the label stands there. */
static enum field_word checked(enum client_field field, const char *text, char *out, size_t size)
{
	struct fault fault;
	if (!text[0] || field_check(&fault, field, text) == DONE)
		return WORD_NONE;
	const char *sentence = strchr(fault.text, ':');
	snprintf(out, size, "%s", sentence ? sentence + 1 + strspn(sentence + 1, " ") : fault.text);
	return WORD_WRONG;
}

static enum field_word email_says(const void *context, const char *text, char *out, size_t size)
{
	(void)context;
	return checked(FIELD_EMAIL, text, out, size);
}

static enum field_word postal_says(const void *context, const char *text, char *out, size_t size)
{
	(void)context;
	return checked(FIELD_POSTAL, text, out, size);
}

static enum field_word count_says(const void *context, const char *text, char *out, size_t size)
{
	(void)context;
	return checked(FIELD_EMPLOYEES, text, out, size);
}

static enum field_word regular_says(const void *context, const char *text, char *out, size_t size)
{
	const struct form *form = &((const struct client_facts *)context)->form;
	int all = count_of(form, FIELD_EMPLOYEES), regular = count_of(form, FIELD_REGULAR_EMPLOYEES);
	enum field_word word = checked(FIELD_REGULAR_EMPLOYEES, text, out, size);
	if (word != WORD_NONE)
		return word;
	if (regular > all && all >= 0) {
		snprintf(out, size, "%s",
		         _("More than the employees: the owner, family and part-timers do not count here."));
		return WORD_DOUBT;
	}
	snprintf(out, size, "%s", _("Without the owner, family, officers, temporary and part-time workers."));
	return WORD_HINT;
}

/* What looks wrong beside the other values, and is taken all the same. */
static enum field_word doubted(const struct client_facts *facts, enum client_field field, char *out, size_t size)
{
	struct facts_texts texts;
	struct client_values values;
	struct client_warning warnings[CLIENT_WARNINGS_MOST];
	struct fault ignored;
	facts_values(facts, true, &texts, &values, &ignored);
	int count = client_warnings(&values, warnings);
	for (int i = 0; i < count; i++)
		if (warnings[i].field == field) {
			snprintf(out, size, "%s", warnings[i].text);
			return WORD_DOUBT;
		}
	return WORD_NONE;
}

static enum field_word corporate_says(const void *context, const char *text, char *out, size_t size)
{
	enum field_word word = checked(FIELD_CORPORATE_NUMBER, text, out, size);
	return word == WORD_NONE ? doubted(context, FIELD_CORPORATE_NUMBER, out, size) : word;
}

static enum field_word invoice_says(const void *context, const char *text, char *out, size_t size)
{
	enum field_word word = checked(FIELD_INVOICE_NUMBER, text, out, size);
	return word == WORD_NONE ? doubted(context, FIELD_INVOICE_NUMBER, out, size) : word;
}

/* Numbers of ten or eleven digits with a 0 in front; what else stands there may be meant so. */
static enum field_word phone_says(const void *context, const char *text, char *out, size_t size)
{
	char item[512], digits[32];
	(void)context;
	while (fields_item(&text, item, sizeof(item))) {
		size_t count = number_digits(digits, sizeof(digits), item);
		if (number_is_phone(item) && digits[0] == '0' && (count == 10 || count == 11))
			continue;
		snprintf(out, size, _("%.60s: a number has ten or eleven digits with a 0 in front; part several by ;"),
		         item);
		return WORD_DOUBT;
	}
	return WORD_NONE;
}

static enum field_word day_says(const void *context, const char *text, char *out, size_t size)
{
	const struct client_facts *facts = context;
	struct fault fault;
	int32_t day;
	if (fields_day(facts, text, &day, &fault) != DONE) {
		snprintf(out, size, "%s", fault.text);
		return WORD_WRONG;
	}
	if (day <= facts->base.today)
		return WORD_NONE;
	snprintf(out, size, "%s", _("This day is yet to come."));
	return WORD_DOUBT;
}

static enum field_word joined_says(const void *context, const char *text, char *out, size_t size)
{
	enum field_word word = day_says(context, text, out, size);
	return word == WORD_NONE ? doubted(context, FIELD_JOINED_ON, out, size) : word;
}

static enum field_word left_says(const void *context, const char *text, char *out, size_t size)
{
	const struct client_facts *facts = context;
	struct fault fault;
	int32_t left, joined;
	if (fields_day(facts, text, &left, &fault) == DONE && left != DAY_NONE &&
	    fields_day(facts, form_text(&facts->form, "joined_on"), &joined, &fault) == DONE && left < joined) {
		snprintf(out, size, "%s", _("This is before the day of joining."));
		return WORD_WRONG;
	}
	enum field_word word = day_says(context, text, out, size);
	return word == WORD_NONE ? doubted(context, FIELD_LEFT_ON, out, size) : word;
}

static enum field_word reason_says(const void *context, const char *text, char *out, size_t size)
{
	(void)text;
	return doubted(context, FIELD_LEFT_REASON, out, size);
}

static bool knows(const struct facts_names *names, const char *item)
{
	char half[64];
	number_half(half, sizeof(half), item);
	for (int i = 0; i < names->count; i++)
		if (strcmp(names->rows[i].code, half) == 0 || strncmp(names->rows[i].name, item, strlen(item)) == 0)
			return true;
	return false;
}

/* The names there are; wrong when another one is typed. */
static enum field_word names_say(const struct facts_names *names, const char *text, char *out, size_t size)
{
	char item[512];
	enum field_word word = WORD_HINT;
	while (word == WORD_HINT && fields_item(&text, item, sizeof(item)))
		if (!knows(names, item))
			word = WORD_WRONG;
	size_t used = word == WORD_WRONG ? (size_t)snprintf(out, size, _("\"%.60s\" is not there: "), item) : 0;
	for (int i = 0; i < names->count && used < size; i++)
		used += (size_t)snprintf(out + used, size - used, "%s%.10s%s%.100s", i ? " " : "",
		                         names->numbered ? names->rows[i].code : "", names->numbered ? " " : "",
		                         names->rows[i].name);
	return word;
}

static enum field_word division_says(const void *context, const char *text, char *out, size_t size)
{
	return names_say(&((const struct client_facts *)context)->divisions, text, out, size);
}

static enum field_word unwanted_says(const void *context, const char *text, char *out, size_t size)
{
	return names_say(&((const struct client_facts *)context)->consultants, text, out, size);
}

/* ---- The tables ---- */

const char *const client_pages[] = {N_("Who and where"), N_("Business and membership")};

#define DATE_COLS 10

const struct field client_fields[] = {
        {.name = "kind", .label = N_("Kind"), .kind = FIELD_CHOICE},
        {.name = "name", .label = N_("Name"), .limit = 200, .width = 36, .beside = legal_beside},
        {.name = "reading", .label = N_("Reading"), .needed = true, .limit = 200, .width = 36, .beside = kana_beside},
        {.name = "representative", .label = N_("Representative"), .limit = 200, .gap = true},
        {.name = "representative_reading",
         .label = N_("Its reading"),
         .limit = 200,
         .width = 36,
         .beside = kana_beside},
        {.name = "phone", .label = N_("Phone"), .place = PLACE_LEFT, .gap = true, .says = phone_says},
        {.name = "fax", .label = N_("Fax"), .place = PLACE_RIGHT, .says = phone_says},
        {.name = "email", .label = N_("E-mail"), .place = PLACE_LEFT, .says = email_says},
        {.name = "postal",
         .label = N_("Postal code"),
         .place = PLACE_RIGHT,
         .width = DATE_COLS,
         .beside = town_beside,
         .says = postal_says},
        {.name = "address", .label = N_("Address"), .limit = 300},

        {.name = "division", .label = N_("Divisions"), .page = 1, .place = PLACE_LEFT, .says = division_says},
        {.name = "trade", .label = N_("Trade"), .page = 1, .place = PLACE_RIGHT},
        {.name = "size_class", .label = N_("Size class"), .page = 1, .kind = FIELD_CHOICE},
        {.name = "employees",
         .label = N_("Employees"),
         .page = 1,
         .place = PLACE_LEFT,
         .limit = 6,
         .width = 8,
         .says = count_says},
        {.name = "regular_employees",
         .label = N_("Regular"),
         .page = 1,
         .place = PLACE_RIGHT,
         .limit = 6,
         .width = 8,
         .says = regular_says},
        {.name = "small", .label = N_("Small"), .page = 1, .kind = FIELD_SHOWN, .rows = 3, .beside = small_beside},
        {.name = "corporate_number", .label = N_("Corp. no."), .page = 1, .place = PLACE_LEFT, .says = corporate_says},
        {.name = "invoice_number", .label = N_("Invoice no."), .page = 1, .place = PLACE_RIGHT, .says = invoice_says},
        {.name = "applied_on",
         .label = N_("Applied"),
         .page = 1,
         .place = PLACE_LEFT,
         .width = DATE_COLS,
         .beside = day_beside,
         .says = day_says},
        {.name = "joined_on",
         .label = N_("Joined"),
         .page = 1,
         .place = PLACE_RIGHT,
         .width = DATE_COLS,
         .beside = day_beside,
         .says = joined_says},
        {.name = "left_on",
         .label = N_("Left"),
         .page = 1,
         .place = PLACE_LEFT,
         .width = DATE_COLS,
         .beside = day_beside,
         .says = left_says},
        {.name = "left_reason", .label = N_("Reason"), .page = 1, .place = PLACE_RIGHT, .says = reason_says},
        {.name = "labour_insurance",
         .label = N_("Labour ins."),
         .page = 1,
         .place = PLACE_LEFT,
         .kind = FIELD_CHOICE,
         .gap = true},
        {.name = "bookkeeping", .label = N_("Bookkeeping"), .page = 1, .place = PLACE_RIGHT, .kind = FIELD_CHOICE},
        {.name = "unwanted", .label = N_("Not wished"), .page = 1, .limit = 300, .says = unwanted_says},
        {.name = "note", .label = N_("Note"), .page = 1, .kind = FIELD_LINES, .limit = 4000, .rows = 2},
};
const int client_field_count = (int)(sizeof(client_fields) / sizeof(client_fields[0]));

const struct field call_fields[] = {
        {.name = "kind", .label = N_("Kind"), .kind = FIELD_CHOICE},
        {.name = "reading", .label = N_("Reading"), .needed = true, .limit = 200, .beside = kana_beside},
        {.name = "phone", .label = N_("Phone"), .limit = 100},
        {.name = "name", .label = N_("Name, if it is known"), .limit = 200},
};
const int call_field_count = (int)(sizeof(call_fields) / sizeof(call_fields[0]));
