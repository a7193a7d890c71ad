#include <stdio.h>
#include <string.h>

#include "cli/appointment.h"
#include "cli/call.h"
#include "cli/commands.h"
#include "cli/register.h"
#include "cli/seminar.h"
#include "core/people/client.h"
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

static void print_register(struct output *out, const struct client_card *card)
{
	struct register_texts t;
	const struct client *c = &card->client;
	const struct person *first = card->people.count ? card->people.rows : NULL;
	const struct person *head = first && first->role == PERSON_REPRESENTATIVE ? first : NULL;
	write_texts(card, &t);
	const struct register_row row = {
	        .kind = client_kind_word(c->kind),
	        .cells = {[FIELD_NUMBER] = c->number,
	                  [FIELD_NAME] = c->name,
	                  [FIELD_READING] = c->reading,
	                  [FIELD_REPRESENTATIVE] = head ? head->name : "",
	                  [FIELD_REPRESENTATIVE_READING] = head ? head->reading : "",
	                  [FIELD_PHONE] = t.phone,
	                  [FIELD_FAX] = t.fax,
	                  [FIELD_EMAIL] = c->email,
	                  [FIELD_POSTAL] = c->postal,
	                  [FIELD_ADDRESS] = c->address,
	                  [FIELD_DIVISION] = t.division,
	                  [FIELD_TRADE] = c->trade,
	                  [FIELD_EMPLOYEES] = t.employees,
	                  [FIELD_CORPORATE_NUMBER] = c->corporate_number,
	                  [FIELD_INVOICE_NUMBER] = c->invoice_number,
	                  [FIELD_APPLIED_ON] = t.applied_on,
	                  [FIELD_JOINED_ON] = t.joined_on,
	                  [FIELD_LEFT_ON] = t.left_on,
	                  [FIELD_LEFT_REASON] = c->left_reason,
	                  [FIELD_NOTE] = c->note},
	};
	register_values(out, &row);
}

static void print_people(struct output *out, const struct person_list *people)
{
	output_array(out, "people");
	for (int i = 0; i < people->count; i++) {
		const struct person *p = &people->rows[i];
		output_object(out, NULL);
		output_text(out, "name", p->name);
		output_text(out, "reading", p->reading);
		output_text(out, "role", person_role_word(p->role));
		output_text(out, "phone", p->phone);
		output_text(out, "email", p->email);
		output_object_end(out);
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

static void print_empty(struct output *out, const char *key)
{
	output_array(out, key);
	output_array_end(out);
}

static enum status run_show(struct call *call)
{
	struct client_card card;
	struct output *out = &call->out;
	int64_t client = 0;
	enum status status = client_find(call->db, call->operands[0], &client);
	if (status == DONE)
		status = client_card_load(call->db, client, &card);
	if (status != DONE)
		return status;
	output_object(out, NULL);
	print_register(out, &card);
	print_people(out, &card.people);
	print_divisions(out, &card);
	client_card_free(&card);
	status = print_appointments(call, client);
	print_empty(out, "consultations");
	if (status == DONE)
		status = print_seminars(call, client);
	print_empty(out, "referrals");
	if (status == DONE)
		output_object_end(out);
	return status;
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
