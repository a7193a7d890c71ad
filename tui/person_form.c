#include "tui/person_form.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/people/client.h"
#include "core/people/youth.h"
#include "core/store/action.h"
#include "core/text/fold.h"
#include "core/text/number.h"
#include "core/text/reading.h"
#include "core/text/utf8.h"
#include "core/time/entry.h"
#include "core/time/show.h"
#include "core/words.h"
#include "tui/client_fields.h"
#include "tui/row_form.h"

#define ROLES (PERSON_OTHER + 1)

struct sheet {
	struct row_form form;
	struct person_ask who;
	struct entry_base base;
	int age; /* up to which the youth division is */
	const char *roles[ROLES];
};

/* ---- The fields ---- */

static void kana_beside(const void *context, const char *text, char *out, size_t size)
{
	(void)context;
	fields_kana(text, out, size);
}

static int32_t born_on(const struct sheet *sheet, const char *text)
{
	struct fault fault;
	int32_t day = DAY_NONE;
	return text[0] && entry_day(&sheet->base, text, &day, &fault) == DONE ? day : DAY_NONE;
}

static void born_beside(const void *context, const char *text, char *out, size_t size)
{
	const struct sheet *sheet = context;
	char day[SHOW_BYTES];
	int32_t born = born_on(sheet, text);
	out[0] = '\0';
	if (born > sheet->base.today)
		day_show(born, DAY_LONG, out, size);
	else if (born != DAY_NONE)
		snprintf(out, size, _("%s, %d years old"), day_show(born, DAY_LONG, day, sizeof(day)),
		         youth_age(born, sheet->base.today));
}

/* Older than the division takes, or of an age that is not known. */
static void divisions_beside(const void *context, const char *text, char *out, size_t size)
{
	const struct sheet *sheet = context;
	const struct form *form = &sheet->form.form;
	struct person person = {.born_on = born_on(sheet, form_text(form, "born_on"))};
	utf8_copy(person.name, sizeof(person.name), form_text(form, "person"));
	utf8_copy(person.divisions, sizeof(person.divisions), text);
	youth_text(&person, sheet->base.today, sheet->age, out, size);
}

static const struct field fields[] = {
        {.name = "role", .label = N_("Role"), .kind = FIELD_CHOICE},
        {.name = "person", .label = N_("Person"), .needed = true, .limit = 200},
        {.name = "person_reading", .label = N_("Reading"), .limit = 200, .beside = kana_beside},
        {.name = "person_phone", .label = N_("Phone"), .limit = 100},
        {.name = "person_email", .label = N_("E-mail"), .limit = 100},
        {.name = "born_on", .label = N_("Born on"), .limit = 30, .width = 20, .beside = born_beside},
        {.name = "division", .label = N_("Divisions"), .limit = 100, .width = 16, .beside = divisions_beside},
};
#define FIELDS ((int)(sizeof(fields) / sizeof(fields[0])))

/* ---- Reading and writing ---- */

static void fill(const struct sheet *sheet, struct form *form, const struct person *person)
{
	char day[32] = "";
	struct date date = day_date(person->born_on);
	if (person->born_on != DAY_NONE)
		snprintf(day, sizeof(day), "%d/%d/%d", date.year, date.month, date.mday);
	form_choose(form, "role", sheet->roles, ROLES, (int)person->role);
	form_set(form, "person", person->name);
	form_set(form, "person_reading", person->reading);
	form_set(form, "person_phone", person->phone);
	form_set(form, "person_email", person->email);
	form_set(form, "born_on", day);
	form_set(form, "division", person->divisions);
}

static int64_t load(struct desk *desk, const struct row_form *f, struct form *out)
{
	const struct sheet *sheet = (const struct sheet *)f;
	struct person person = {.role = PERSON_EMPLOYEE, .born_on = DAY_NONE};
	if (!f->fresh && person_get(desk_db(desk), sheet->who.person, &person) != DONE)
		return 0;
	fill(sheet, out, &person);
	return person.version;
}

static enum status read_day(const struct sheet *sheet, const char *text, int32_t *out, struct fault *fault)
{
	*out = DAY_NONE;
	enum status status = text[0] ? entry_day(&sheet->base, text, out, fault) : DONE;
	if (status != DONE)
		utf8_copy(fault->field, sizeof(fault->field), "born_on");
	return status;
}

/* A reading in romaji is katakana, a name in kana its own reading, a phone parted by its area code. */
static void read_texts(const struct form *form, struct person *out)
{
	const char *reading = form_text(form, "person_reading"), *phone = form_text(form, "person_phone");
	char kana[FOLD_BYTES], parted[NUMBER_PHONE_BYTES];
	utf8_copy(out->name, sizeof(out->name), form_text(form, "person"));
	fields_kana(reading, kana, sizeof(kana));
	if (!reading[0])
		reading_of_kana(kana, sizeof(kana), out->name);
	utf8_copy(out->reading, sizeof(out->reading), kana[0] ? kana : reading);
	utf8_copy(out->phone, sizeof(out->phone), number_phone_format(parted, phone) ? parted : phone);
	utf8_copy(out->email, sizeof(out->email), form_text(form, "person_email"));
	utf8_copy(out->divisions, sizeof(out->divisions), form_text(form, "division"));
}

static enum status write(struct desk *desk, struct row_form *f, struct fault *fault)
{
	struct sheet *sheet = (struct sheet *)f;
	struct person person = {.id = sheet->who.person, .client = sheet->who.client, .version = f->kept.version};
	if (!f->fresh && !form_changed(&f->form))
		return DONE;
	enum status status = read_day(sheet, form_text(&f->form, "born_on"), &person.born_on, fault);
	if (status != DONE)
		return status;
	person.role = (enum person_role)form_choice(&f->form, "role");
	read_texts(&f->form, &person);
	status = person_save(desk_db(desk), &person, f->kept.op);
	*fault = *db_fault(desk_db(desk));
	if (status == DONE)
		sheet->who.person = person.id;
	return status;
}

static void done(struct desk *desk, struct row_form *f)
{
	if (!f->fresh && !form_changed(&f->form))
		desk_remark(desk, _("Nothing was changed."));
	else
		desk_say(desk, action_last(desk_db(desk)), _("%s is written down."), form_text(&f->form, "person"));
	desk_finish(desk, (struct answer){.id = ((struct sheet *)f)->who.person});
}

/* ---- The screen ---- */

struct person_ask person_form_ask(const char *object)
{
	struct person_ask ask = {0};
	if (strncmp(object, "client ", 7) == 0)
		ask.client = strtoll(object + 7, NULL, 10);
	else if (strncmp(object, "person ", 7) == 0)
		ask.person = strtoll(object + 7, NULL, 10);
	return ask;
}

/* The person's client, for an ask that names only the person. */
static enum status complete(struct db *db, struct person_ask *who)
{
	struct person person;
	if (who->client)
		return DONE;
	enum status status = person_get(db, who->person, &person);
	if (status == DONE)
		who->client = person.client;
	return status;
}

static void begin(struct desk *desk, struct sheet *sheet, const char *title)
{
	char object[64];
	int32_t today = moment_day(desk_now(desk));
	sheet->base = (struct entry_base){.today = today, .shown = today};
	for (int i = 0; i < ROLES; i++)
		sheet->roles[i] = person_role_text((enum person_role)i);
	snprintf(object, sizeof(object), "%s %lld", sheet->who.person ? "person" : "client",
	         (long long)(sheet->who.person ? sheet->who.person : sheet->who.client));
	kept_open(desk, &sheet->form.kept, PERSON_FORM, object);
	utf8_copy(sheet->form.kept.title, sizeof(sheet->form.kept.title), title);
	sheet->form.fresh = sheet->who.person == 0;
	sheet->form.load = load;
	sheet->form.write = write;
	sheet->form.done = done;
}

static bool sheet_open(struct desk *desk, void *state, const void *argument)
{
	struct sheet *sheet = state;
	struct client client;
	struct db *db = desk_db(desk);
	sheet->who = *(const struct person_ask *)argument;
	if (complete(db, &sheet->who) != DONE || client_get(db, sheet->who.client, &client) != DONE ||
	    youth_limit(db, moment_day(desk_now(desk)), &sheet->age) != DONE) {
		desk_refuse_store(desk);
		return false;
	}
	begin(desk, sheet, client.name);
	if (!row_form_open(desk, &sheet->form, fields, FIELDS))
		return false;
	form_focus(&sheet->form.form, "person");
	return true;
}

const struct screen person_screen = {
        .name = N_("One of their people"),
        .state_size = sizeof(struct sheet),
        .open = sheet_open,
        ROW_FORM_HOOKS,
};
