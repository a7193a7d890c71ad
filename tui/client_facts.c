#include "tui/client_facts.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/access/staff.h"
#include "core/office/code.h"
#include "core/text/reading.h"
#include "core/text/utf8.h"
#include "core/words.h"
#include "tui/client_fields.h"

/* ---- Opening ---- */

static void set_choices(const struct client_facts *facts, struct form *form)
{
	form_choose(form, "kind", facts->kinds, FACTS_KINDS, 0);
	form_choose(form, "size_class", facts->sizes, SIZE_CLASSES, 0);
	form_choose(form, "labour_insurance", facts->yes_no, 2, 0);
	form_choose(form, "bookkeeping", facts->yes_no, 2, 0);
}

static bool open_form(const struct client_facts *facts, struct form *form, const struct field *fields, int count)
{
	bool opened = form_open(form, fields, count);
	if (count != call_field_count)
		form_pages(form, client_pages, CLIENT_PAGES);
	form->context = facts;
	set_choices(facts, form);
	return opened;
}

bool facts_twin(const struct client_facts *facts, struct form *out)
{
	return open_form(facts, out, facts->form.fields, facts->form.count);
}

static void append(char *out, size_t size, const char *between, const char *text)
{
	size_t used = strlen(out);
	snprintf(out + used, size - used, "%s%s", used ? between : "", text);
}

static void add_name(struct facts_names *names, const char *code, const char *name)
{
	struct facts_name *row = &names->rows[names->count++];
	utf8_copy(row->code, sizeof(row->code), code);
	utf8_copy(row->name, sizeof(row->name), name);
}

static enum status read_divisions(struct client_facts *facts, struct db *db)
{
	struct code codes[FACTS_NAMES];
	char day[DAY_BYTES], number[16];
	int count = 0;
	facts->divisions.numbered = true;
	enum status status =
	        code_list(db, CODE_DIVISION, day_format(facts->base.today, day), codes, FACTS_NAMES, &count);
	for (int i = 0; status == DONE && i < count && i < FACTS_NAMES; i++) {
		snprintf(number, sizeof(number), "%d", codes[i].code);
		add_name(&facts->divisions, number, codes[i].name);
	}
	return status;
}

static enum status read_consultants(struct client_facts *facts, struct db *db)
{
	struct staff staff[FACTS_NAMES];
	int count = 0;
	enum status status = consultant_list(db, staff, FACTS_NAMES, &count);
	for (int i = 0; status == DONE && i < count && i < FACTS_NAMES; i++)
		add_name(&facts->consultants, staff[i].login, staff[i].name);
	return status;
}

static void set_labels(struct client_facts *facts)
{
	facts->kinds[0] = client_kind_text(CLIENT_NONMEMBER);
	facts->kinds[1] = client_kind_text(CLIENT_FOUNDER);
	facts->kinds[2] = client_kind_text(CLIENT_MEMBER);
	facts->sizes[0] = _("by the trade");
	for (int i = 1; i < SIZE_CLASSES; i++)
		facts->sizes[i] = size_class_text((enum size_class)i);
	facts->yes_no[0] = _("no");
	facts->yes_no[1] = _("yes");
}

static void set_columns(struct client_facts *facts)
{
	enum client_field column;
	for (int i = 0; i < facts->form.count; i++)
		facts->columns[i] = field_find(facts->form.fields[i].name, &column) ? (int)column : -1;
}

enum status facts_open(struct client_facts *facts, struct db *db, enum facts_extent extent)
{
	int32_t today = moment_day(db_now(db));
	int skipped = extent == FACTS_EDIT ? 1 : 0;
	*facts = (struct client_facts){.base = {.today = today, .shown = today}};
	set_labels(facts);
	facts->divisions.rows = calloc(FACTS_NAMES, sizeof(*facts->divisions.rows));
	facts->consultants.rows = calloc(FACTS_NAMES, sizeof(*facts->consultants.rows));
	facts->towns = calloc(FACTS_TOWNS, sizeof(*facts->towns));
	bool opened = extent == FACTS_CALL
	                      ? open_form(facts, &facts->form, call_fields, call_field_count)
	                      : open_form(facts, &facts->form, client_fields + skipped, client_field_count - skipped);
	set_columns(facts);
	enum status status = DONE;
	if (!opened || !facts->divisions.rows || !facts->consultants.rows || !facts->towns)
		status = fault_set(db_fault(db), FAILED, NULL, _("Out of memory."));
	if (status == DONE)
		status = read_divisions(facts, db);
	if (status == DONE)
		status = read_consultants(facts, db);
	if (status != DONE)
		facts_close(facts);
	return status;
}

void facts_close(struct client_facts *facts)
{
	form_close(&facts->form);
	free(facts->divisions.rows);
	free(facts->consultants.rows);
	free(facts->towns);
	*facts = (struct client_facts){0};
}

/* ---- From the register ---- */

static void fill_lists(struct form *form, const struct client_card *card)
{
	char phones[1024] = "", faxes[1024] = "", divisions[1024] = "";
	for (int i = 0; i < card->phone_count; i++)
		if (card->phones[i].fax)
			append(faxes, sizeof(faxes), ";", card->phones[i].number);
		else
			append(phones, sizeof(phones), ";", card->phones[i].number);
	for (int i = 0; i < card->division_count; i++)
		append(divisions, sizeof(divisions), ";", card->divisions[i].name);
	form_set(form, "phone", phones);
	form_set(form, "fax", faxes);
	form_set(form, "division", divisions);
	form_set(form, "unwanted", card->unwanted);
}

static void fill_count(struct form *form, const char *name, int count)
{
	char text[16] = "";
	if (count >= 0)
		snprintf(text, sizeof(text), "%d", count);
	form_set(form, name, text);
}

static void fill_day(struct form *form, const char *name, int32_t day)
{
	char text[32] = "";
	struct date date = day_date(day);
	if (day != DAY_NONE)
		snprintf(text, sizeof(text), "%d/%d/%d", date.year, date.month, date.mday);
	form_set(form, name, text);
}

void facts_fill(struct form *form, const struct client_card *card)
{
	const struct client *c = &card->client;
	const struct client_facts *facts = form->context;
	form_set(form, "name", c->name);
	form_set(form, "reading", c->reading);
	if (card->people.count && card->people.rows[0].role == PERSON_REPRESENTATIVE) {
		form_set(form, "representative", card->people.rows[0].name);
		form_set(form, "representative_reading", card->people.rows[0].reading);
	}
	fill_lists(form, card);
	form_set(form, "email", c->email);
	form_set(form, "postal", c->postal);
	form_set(form, "address", c->address);
	form_set(form, "trade", c->trade);
	fill_count(form, "employees", c->employees);
	fill_count(form, "regular_employees", c->regular_employees);
	form_set(form, "corporate_number", c->corporate_number);
	form_set(form, "invoice_number", c->invoice_number);
	fill_day(form, "applied_on", c->applied_on);
	fill_day(form, "joined_on", c->joined_on);
	fill_day(form, "left_on", c->left_on);
	form_set(form, "left_reason", c->left_reason);
	form_set(form, "note", c->note);
	form_choose(form, "size_class", facts->sizes, SIZE_CLASSES, (int)c->size_class);
	form_choose(form, "labour_insurance", facts->yes_no, 2, c->labour_insurance);
	form_choose(form, "bookkeeping", facts->yes_no, 2, c->bookkeeping);
}

/* ---- From the look-up box ---- */

static bool is_number(const char *text)
{
	return text[strspn(text, "0123456789- ")] == '\0';
}

static bool is_kana_or_latin(const char *text)
{
	return (unsigned char)text[0] < 0x80 || strncmp(text, "\xE3\x81", 2) == 0 ||
	       strncmp(text, "\xE3\x82", 2) == 0 || strncmp(text, "\xE3\x83", 2) == 0;
}

void facts_preset(struct form *form, const char *typed)
{
	char plain[FOLD_BYTES], kana[FOLD_BYTES];
	fold_text(plain, sizeof(plain), typed);
	fields_kana(typed, kana, sizeof(kana));
	if (plain[0] && is_number(plain))
		form_set(form, "phone", typed);
	else if (is_kana_or_latin(typed))
		form_set(form, "reading", kana[0] ? kana : typed);
	else
		form_set(form, "name", typed);
	form_focus(form, form_text(form, "reading")[0] ? "phone" : "reading");
}

/* ---- The postal code ---- */

enum status facts_settle(struct client_facts *facts, struct db *db)
{
	char code[9];
	if (!number_postal(code, form_text(&facts->form, "postal")) || strcmp(code, facts->towns_code) == 0)
		return DONE;
	enum status status = postal_towns(db, code, facts->towns, FACTS_TOWNS, &facts->town_count);
	if (status == DONE)
		memcpy(facts->towns_code, code, sizeof(code));
	return status;
}

void facts_town(const struct client_facts *facts, int at, char *out, size_t size)
{
	const struct postal_town *town = &facts->towns[at];
	snprintf(out, size, "%s%s%s", town->prefecture, town->city, town->town);
}

void facts_take_town(struct client_facts *facts, int at)
{
	facts_town(facts, at, facts->filled, sizeof(facts->filled));
	form_take(&facts->form, "address", facts->filled);
}

/* Only an address that nobody typed is replaced: an empty one, or what another code put there. */
static int postal_left(struct client_facts *facts, struct db *db)
{
	const char *address = form_text(&facts->form, "address");
	char code[9];
	if (number_postal(code, form_text(&facts->form, "postal")))
		form_take(&facts->form, "postal", code);
	if (!form_differs(&facts->form, "postal") || facts_settle(facts, db) != DONE ||
	    (address[0] && strcmp(address, facts->filled) != 0))
		return 0;
	if (facts->town_count == 1)
		facts_take_town(facts, 0);
	return facts->town_count > 1 ? facts->town_count : 0;
}

static void address_left(struct form *form, struct db *db)
{
	char code[9];
	const char *address = form_text(form, "address");
	if (address[0] && !form_text(form, "postal")[0] && postal_code(db, address, code) == DONE && code[0])
		form_take(form, "postal", code);
}

/* ---- Leaving a field ---- */

static void phones_left(struct form *form, const char *name)
{
	char out[1024] = "", item[512], parted[NUMBER_PHONE_BYTES];
	const char *list = form_text(form, name);
	while (fields_item(&list, item, sizeof(item)))
		append(out, sizeof(out), ";", number_phone_format(parted, item) ? parted : item);
	form_take(form, name, out);
}

/* A name in kana is its own reading. */
static void name_left(struct form *form, const char *name, const char *reading)
{
	char kana[FOLD_BYTES];
	if (!form_text(form, reading)[0] && reading_of_kana(kana, sizeof(kana), form_text(form, name)))
		form_take(form, reading, kana);
}

int facts_left(struct client_facts *facts, struct db *db, const char *field)
{
	struct form *form = &facts->form;
	if (strcmp(field, "phone") == 0 || strcmp(field, "fax") == 0)
		phones_left(form, field);
	else if (strcmp(field, "name") == 0)
		name_left(form, "name", "reading");
	else if (strcmp(field, "representative") == 0)
		name_left(form, "representative", "representative_reading");
	else if (strcmp(field, "address") == 0)
		address_left(form, db);
	return strcmp(field, "postal") == 0 ? postal_left(facts, db) : 0;
}

/* ---- What is saved ---- */

static const char *as_reading(const char *text, char *out, size_t size)
{
	fields_kana(text, out, size);
	return out[0] ? out : text;
}

static enum status read_days(const struct client_facts *facts, struct facts_texts *texts, struct client_values *out,
                             struct fault *fault)
{
	static const enum client_field fields[] = {FIELD_APPLIED_ON, FIELD_JOINED_ON, FIELD_LEFT_ON};
	for (size_t i = 0; i < sizeof(fields) / sizeof(fields[0]); i++) {
		const char *text = out->text[fields[i]];
		int32_t day;
		if (!text)
			continue;
		if (fields_day(facts, text, &day, fault) != DONE) {
			utf8_copy(fault->field, sizeof(fault->field), field_word(fields[i]));
			return INVALID;
		}
		texts->days[i][0] = '\0';
		out->text[fields[i]] = day == DAY_NONE ? "" : day_format(day, texts->days[i]);
	}
	return DONE;
}

/* As the register stores what is chosen. */
static const char *chosen(const char *name, int at)
{
	if (strcmp(name, "size_class") == 0)
		return size_class_word((enum size_class)at);
	return at == 1 ? "1" : "";
}

enum status facts_values(const struct client_facts *facts, bool all, struct facts_texts *texts,
                         struct client_values *out, struct fault *fault)
{
	const struct form *form = &facts->form;
	bool edits = form->fields == client_fields + 1;
	*out = (struct client_values){{0}};
	for (int i = 0; i < form->count; i++) {
		const char *name = form->fields[i].name;
		if (facts->columns[i] < 0 || (!all && edits && !form_differs(form, name)))
			continue;
		out->text[facts->columns[i]] = form->fields[i].kind == FIELD_CHOICE ? chosen(name, form->choices[i].at)
		                                                                    : form_text(form, name);
	}
	if (out->text[FIELD_READING])
		out->text[FIELD_READING] = as_reading(out->text[FIELD_READING], texts->reading, sizeof(texts->reading));
	if (out->text[FIELD_REPRESENTATIVE_READING])
		out->text[FIELD_REPRESENTATIVE_READING] =
		        as_reading(out->text[FIELD_REPRESENTATIVE_READING], texts->representative_reading,
		                   sizeof(texts->representative_reading));
	/* Until a caller's name is known, the reading stands for it. */
	if (!edits && !out->text[FIELD_NAME][0])
		out->text[FIELD_NAME] = out->text[FIELD_READING];
	return read_days(facts, texts, out, fault);
}

enum client_kind facts_kind(const struct client_facts *facts)
{
	static const enum client_kind kinds[FACTS_KINDS] = {CLIENT_NONMEMBER, CLIENT_FOUNDER, CLIENT_MEMBER};
	int at = form_choice(&facts->form, "kind");
	return kinds[at > 0 && at < FACTS_KINDS ? at : 0];
}
