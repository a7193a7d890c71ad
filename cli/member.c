#include <stdio.h>
#include <string.h>

#include "cli/appointment.h"
#include "cli/call.h"
#include "cli/commands.h"
#include "cli/member.h"
#include "cli/register.h"
#include "cli/seminar.h"
#include "core/people/client.h"
#include "core/people/warning.h"
#include "core/people/youth.h"
#include "core/text/safe.h"
#include "core/words.h"

/* The client's facts as the register has them; what several rows hold is joined by ";", as in its CSV. */
struct register_texts {
	char phone[2048], fax[2048], division[2048];
	char employees[16], applied_on[DAY_BYTES], joined_on[DAY_BYTES], left_on[DAY_BYTES];
};

static void join(char *out, size_t size, const char *text)
{
	size_t length = strlen(out);
	snprintf(out + length, size - length, "%s%s", length ? ";" : "", text);
}

static void write_day(int32_t day, char text[DAY_BYTES])
{
	text[0] = '\0';
	if (day != DAY_NONE)
		day_format(day, text);
}

static void write_texts(const struct client_card *card, struct register_texts *t)
{
	memset(t, 0, sizeof(*t));
	for (int i = 0; i < card->phone_count; i++)
		join(card->phones[i].fax ? t->fax : t->phone, sizeof(t->phone), card->phones[i].number);
	for (int i = 0; i < card->division_count; i++)
		join(t->division, sizeof(t->division), card->divisions[i].name);
	if (card->client.employees >= 0)
		snprintf(t->employees, sizeof(t->employees), "%d", card->client.employees);
	write_day(card->client.applied_on, t->applied_on);
	write_day(card->client.joined_on, t->joined_on);
	write_day(card->client.left_on, t->left_on);
}

/* The row borrows from the card and from `t`. */
static struct register_row row_of(const struct client_card *card, struct register_texts *t)
{
	const struct client *c = &card->client;
	const struct person *first = card->people.count ? card->people.rows : NULL;
	const struct person *head = first && first->role == PERSON_REPRESENTATIVE ? first : NULL;
	write_texts(card, t);
	return (struct register_row){
	        .kind = client_kind_word(c->kind),
	        .cells = {[FIELD_NUMBER] = c->number,
	                  [FIELD_NAME] = c->name,
	                  [FIELD_READING] = c->reading,
	                  [FIELD_REPRESENTATIVE] = head ? head->name : "",
	                  [FIELD_REPRESENTATIVE_READING] = head ? head->reading : "",
	                  [FIELD_PHONE] = t->phone,
	                  [FIELD_FAX] = t->fax,
	                  [FIELD_EMAIL] = c->email,
	                  [FIELD_POSTAL] = c->postal,
	                  [FIELD_ADDRESS] = c->address,
	                  [FIELD_DIVISION] = t->division,
	                  [FIELD_TRADE] = c->trade,
	                  [FIELD_EMPLOYEES] = t->employees,
	                  [FIELD_CORPORATE_NUMBER] = c->corporate_number,
	                  [FIELD_INVOICE_NUMBER] = c->invoice_number,
	                  [FIELD_APPLIED_ON] = t->applied_on,
	                  [FIELD_JOINED_ON] = t->joined_on,
	                  [FIELD_LEFT_ON] = t->left_on,
	                  [FIELD_LEFT_REASON] = c->left_reason,
	                  [FIELD_NOTE] = c->note},
	};
}

static void print_list(struct output *out, const char *key, const char *list)
{
	char item[FIELD_BYTES];
	output_array(out, key);
	while (*list) {
		size_t length = strcspn(list, ";");
		snprintf(item, sizeof(item), "%.*s", (int)length, list);
		output_text(out, NULL, item);
		list += length + (list[length] != '\0');
	}
	output_array_end(out);
}

static void print_person(struct output *out, const struct person *person)
{
	char day[DAY_BYTES];
	write_day(person->born_on, day);
	output_object(out, NULL);
	output_number(out, "id", person->id);
	output_text(out, "name", person->name);
	output_text(out, "reading", person->reading);
	output_text(out, "role", person_role_word(person->role));
	output_text(out, "phone", person->phone);
	output_text(out, "email", person->email);
	output_text(out, "born_on", day);
	print_list(out, "divisions", person->divisions);
	output_object_end(out);
}

static void print_small(struct output *out, const struct client *c)
{
	const struct small_facts facts = {size_class_word(c->size_class), c->trade, c->regular_employees, c->employees};
	struct small_judgement judgement;
	small_judge(&facts, &judgement);
	output_text(out, "small_business", small_word(judgement.verdict));
	output_text(out, "small_business_reason", judgement.reason);
}

/* What the office knows beyond the register's columns. */
static void print_further(struct output *out, const struct client_card *card)
{
	const struct client *c = &card->client;
	output_text(out, field_word(FIELD_SIZE_CLASS), size_class_word(c->size_class));
	if (c->regular_employees >= 0)
		output_number(out, field_word(FIELD_REGULAR_EMPLOYEES), c->regular_employees);
	else
		output_null(out, field_word(FIELD_REGULAR_EMPLOYEES));
	print_small(out, c);
	output_flag(out, field_word(FIELD_LABOUR_INSURANCE), c->labour_insurance);
	output_flag(out, field_word(FIELD_BOOKKEEPING), c->bookkeeping);
	print_list(out, field_word(FIELD_UNWANTED), card->unwanted);
	output_text(out, "sticky", c->sticky);
	output_array(out, "former_numbers");
	for (int i = 0; i < card->former_count; i++)
		output_text(out, NULL, card->former[i]);
	output_array_end(out);
}

static void print_people(struct output *out, const struct person_list *people)
{
	output_array(out, "people");
	for (int i = 0; i < people->count; i++) {
		const struct person *p = &people->rows[i];
		print_person(out, p);
	}
	output_array_end(out);
}

static void print_divisions(struct output *out, const struct client_card *card)
{
	output_array(out, "divisions");
	for (int i = 0; i < card->division_count; i++) {
		output_object(out, NULL);
		output_number(out, "code", card->divisions[i].code);
		output_text(out, "name", card->divisions[i].name);
		output_object_end(out);
	}
	output_array_end(out);
}

static void print_appointment(void *context, const struct appointment *appointment)
{
	appointment_print(context, appointment);
}

static enum status print_appointments(struct call *call, int64_t client)
{
	const struct appointment_filter filter = {
	        .client = client, .from = DAY_NONE, .to = DAY_NONE, .newest_first = true};
	output_array(&call->out, "appointments");
	enum status status = appointment_each(call->db, &filter, print_appointment, &call->out);
	output_array_end(&call->out);
	return status;
}

static enum status print_seminar_of(struct call *call, const struct sign_up *sign_up)
{
	char start[CIVIL_BYTES];
	struct output *out = &call->out;
	struct seminar_list one;
	enum status status = seminar_get(call->db, sign_up->seminar, &one);
	if (status != DONE)
		return status;
	const struct seminar *seminar = one.seminars;
	output_object(out, NULL);
	sign_up_values(out, sign_up);
	output_text(out, "title", seminar->title);
	output_text(out, "start", seminar->session_count ? seminar_session_start(seminar->sessions, start) : NULL);
	output_object_end(out);
	seminar_list_free(&one);
	return DONE;
}

static enum status print_seminars(struct call *call, int64_t client)
{
	struct sign_up_list list = {0};
	enum status status = sign_up_list_of_client(call->db, client, &list);
	output_array(&call->out, "seminars");
	for (int i = 0; status == DONE && i < list.count; i++)
		status = print_seminar_of(call, &list.rows[i]);
	output_array_end(&call->out);
	sign_up_list_free(&list);
	return status;
}

static void print_warning(struct call *call, const char *field, const char *text, bool aloud)
{
	char shown[1024];
	output_object(&call->out, NULL);
	output_text(&call->out, "field", field);
	output_text(&call->out, "warning", text);
	output_object_end(&call->out);
	safe_output(shown, sizeof(shown), text, SAFE_LINE);
	if (aloud)
		fprintf(stderr, "madoguchi: %s\n", shown);
}

static enum status print_youth(struct call *call, const struct person_list *people, bool aloud)
{
	char text[1024];
	int limit = 0;
	int32_t today = moment_day(db_now(call->db));
	enum status status = youth_limit(call->db, today, &limit);
	for (int i = 0; status == DONE && i < people->count; i++) {
		youth_text(&people->rows[i], today, limit, text, sizeof(text));
		if (*text)
			print_warning(call, "people", text, aloud);
	}
	return status;
}

/* What looks wrong and was taken all the same; aloud, also a line each on standard error. */
static enum status print_warnings(struct call *call, const struct client_card *card, const struct register_row *row,
                                  bool aloud)
{
	struct client_values values = {{NULL}};
	struct client_warning warnings[CLIENT_WARNINGS_MOST];
	for (int i = 0; i < FIELD_COLUMNS; i++)
		values.text[i] = row->cells[i];
	output_array(&call->out, "warnings");
	int count = client_warnings(&values, warnings);
	for (int i = 0; i < count; i++)
		print_warning(call, field_word(warnings[i].field), warnings[i].text, aloud);
	enum status status = print_youth(call, &card->people, aloud);
	output_array_end(&call->out);
	return status;
}

static void print_empty(struct output *out, const char *key)
{
	output_array(out, key);
	output_array_end(out);
}

static enum status print_card(struct call *call, const struct client_card *card, bool aloud)
{
	struct register_texts texts;
	struct output *out = &call->out;
	const struct register_row row = row_of(card, &texts);
	register_values(out, &row);
	print_further(out, card);
	enum status status = print_warnings(call, card, &row, aloud);
	print_people(out, &card->people);
	print_divisions(out, card);
	return status;
}

enum status member_print(struct call *call, int64_t client, bool aloud)
{
	struct client_card card;
	struct output *out = &call->out;
	enum status status = client_card_load(call->db, client, &card);
	if (status != DONE)
		return status;
	output_object(out, NULL);
	status = print_card(call, &card, aloud);
	client_card_free(&card);
	if (status == DONE)
		status = print_appointments(call, client);
	print_empty(out, "consultations");
	if (status == DONE)
		status = print_seminars(call, client);
	print_empty(out, "referrals");
	if (status == DONE)
		output_object_end(out);
	return status;
}

static enum status run_show(struct call *call)
{
	int64_t client = 0;
	enum status status = client_find(call->db, call->operands[0], &client);
	return status == DONE ? member_print(call, client, false) : status;
}

const struct cli_command command_member_show = {
        .name = "member show",
        .operands = N_("NUMBER"),
        .least = 1,
        .most = 1,
        .help = N_("show everything about one client"),
        .needs = NEEDS_ACTOR,
        .run = run_show,
};
