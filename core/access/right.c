#include "core/access/right.h"

#include <stddef.h>
#include <string.h>

#include "core/words.h"

enum { EVERYBODY = ROLE_DESK | ROLE_ADVISER | ROLE_CONSULTANT | ROLE_MANAGER };
enum { OFFICE = ROLE_DESK | ROLE_ADVISER | ROLE_MANAGER };
enum { MANAGER = ROLE_MANAGER };

static const struct right table[] = {
        {"appointment.arrive", N_("arrived"), EVERYBODY, EVERYBODY, true},
        {"appointment.book", N_("appointment booked"), EVERYBODY, EVERYBODY, true},
        {"appointment.cancel", N_("appointment cancelled"), EVERYBODY, EVERYBODY, true},
        {"appointment.done", N_("consultation done"), EVERYBODY, EVERYBODY, true},
        {"appointment.move", N_("appointment moved"), EVERYBODY, EVERYBODY, true},
        {"appointment.no_show", N_("did not come"), EVERYBODY, EVERYBODY, true},
        {"appointment.start", N_("consultation started"), EVERYBODY, EVERYBODY, true},
        {"call.outcome", N_("called"), EVERYBODY, EVERYBODY, true},
        {"client.add", N_("client registered"), OFFICE, OFFICE, true},
        {"client.distinct", N_("recorded as two clients"), OFFICE, OFFICE, true},
        {"client.divide", N_("divisions changed"), OFFICE, OFFICE, true},
        {"client.edit", N_("client changed"), OFFICE, OFFICE, true},
        {"client.import", N_("register imported"), OFFICE, OFFICE, true},
        {"client.join", N_("joined the society"), OFFICE, OFFICE, true},
        {"client.merge", N_("clients merged"), OFFICE, OFFICE, true},
        {"client.sticky", N_("sticky note changed"), EVERYBODY, EVERYBODY, true},
        {"office.demo", N_("practice database made"), MANAGER, 0, false},
        {"office.export", N_("written to a file"), OFFICE, 0, true},
        {"office.export_many", N_("more than 50 people written to a file"), MANAGER, 0, true},
        {"office.init", N_("database made"), MANAGER, 0, false},
        {"office.postal", N_("postal codes imported"), OFFICE, 0, false},
        {"office.print", N_("printed"), OFFICE, 0, true},
        {"office.print_many", N_("more than 50 people printed"), MANAGER, 0, true},
        {"office.setting", N_("setting changed"), MANAGER, MANAGER, true},
        {"plan.add", N_("plan extended"), OFFICE, OFFICE, true},
        {"plan.close", N_("time closed"), OFFICE, OFFICE, true},
        {"plan.day", N_("day of its own"), OFFICE, OFFICE, true},
        {"plan.edit", N_("plan changed"), OFFICE, OFFICE, true},
        {"plan.end", N_("plan ended"), OFFICE, OFFICE, true},
        {"plan.extra", N_("plan of one day changed"), OFFICE, OFFICE, true},
        {"plan.remove", N_("exception taken back"), OFFICE, OFFICE, true},
        {"plan.substitute", N_("handed over to another consultant"), OFFICE, OFFICE, true},
        {"schedule.export", N_("a consultant's days written to a file"), EVERYBODY, 0, true},
        {"schedule.print", N_("a consultant's days printed"), EVERYBODY, 0, true},
        {"seminar.add", N_("seminar planned"), OFFICE, OFFICE, true},
        {"seminar.answer", N_("offer of a seat answered"), EVERYBODY, EVERYBODY, true},
        {"seminar.attend", N_("attendance"), EVERYBODY, EVERYBODY, true},
        {"seminar.call", N_("called about a free seat"), EVERYBODY, EVERYBODY, true},
        {"seminar.cancel_sign_up", N_("sign-up cancelled"), EVERYBODY, EVERYBODY, true},
        {"seminar.close", N_("attendance closed"), EVERYBODY, EVERYBODY, true},
        {"seminar.edit", N_("seminar changed"), OFFICE, OFFICE, true},
        {"seminar.note", N_("question noted"), EVERYBODY, EVERYBODY, true},
        {"seminar.offer", N_("seat offered"), EVERYBODY, EVERYBODY, true},
        {"seminar.over", N_("signed up beyond the capacity"), OFFICE, OFFICE, true},
        {"seminar.pay", N_("fee received"), EVERYBODY, EVERYBODY, true},
        {"seminar.promote", N_("moved up from the waiting list"), EVERYBODY, EVERYBODY, true},
        {"seminar.questionnaire", N_("questionnaire entered"), EVERYBODY, EVERYBODY, true},
        {"seminar.receipt", N_("receipts made out"), OFFICE, 0, true},
        {"seminar.sign_up", N_("signed up"), EVERYBODY, EVERYBODY, true},
        {"seminar.tell", N_("told that a seminar is called off"), EVERYBODY, EVERYBODY, true},
        {"staff.login", N_("logged in"), EVERYBODY, 0, true},
        {"staff.refuse", N_("wrong passphrase"), EVERYBODY, 0, true},
        {"undo", N_("undone"), EVERYBODY, EVERYBODY, true},
        {"waiting.add", N_("put on the waiting list"), EVERYBODY, EVERYBODY, true},
        {"waiting.call", N_("called from the waiting list"), EVERYBODY, EVERYBODY, true},
        {"waiting.edit", N_("wish changed"), EVERYBODY, EVERYBODY, true},
        {"waiting.remove", N_("taken off the waiting list"), EVERYBODY, EVERYBODY, true},
        {NULL, NULL, 0, 0, false},
};

const struct right *right_table(void)
{
	return table;
}

const struct right *right_find(const char *action)
{
	for (const struct right *r = table; r->action; r++)
		if (strcmp(r->action, action) == 0)
			return r;
	return NULL;
}

unsigned role_bit(const char *role)
{
	static const struct {
		const char *word;
		unsigned bit;
	} roles[] = {{"desk", ROLE_DESK},
	             {"adviser", ROLE_ADVISER},
	             {"consultant", ROLE_CONSULTANT},
	             {"manager", ROLE_MANAGER}};
	for (size_t i = 0; i < sizeof(roles) / sizeof(roles[0]); i++)
		if (strcmp(roles[i].word, role) == 0)
			return roles[i].bit;
	return 0;
}
