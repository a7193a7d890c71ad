#include "cli/appointment.h"
#include "cli/call.h"
#include "cli/commands.h"
#include "core/seminars/clash.h"
#include "core/words.h"

static const char *const means[] = {"counter", "phone", "online", NULL};

static enum status read_booking(struct call *call, struct booking *booking)
{
	int64_t minutes = 0;
	int chosen = 0;
	enum status status = call_needs(call, "client");
	if (status == DONE)
		status = appointment_place(call, &booking->desk, &booking->day, &booking->cell);
	if (status == DONE)
		status = call_number(call, "minutes", 1, MINUTES_A_DAY, &minutes);
	if (status == DONE)
		status = call_choice(call, "means", means, &chosen);
	if (status == DONE)
		status = appointment_client(call, &booking->client);
	if (status == DONE)
		status = appointment_topic(call, &booking->topic);
	booking->minutes = (int)minutes;
	means_find(means[chosen], &booking->means);
	booking->visitor = call_option(call, "person");
	booking->callback = call_option(call, "callback");
	booking->note = call_option(call, "note");
	if (status == DONE)
		status = call_number(call, "rebooks", 1, INT64_MAX, &booking->rebooks);
	return status;
}

/* A doubt, beside what was done. */
static enum status warn(struct call *call, const struct appointment *booked)
{
	struct seminar_clash taught;
	int from = booked->cell * CELL_MINUTES;
	enum status status = seminar_taught(call->db, booked->consultant,
	                                    &(struct hour){booked->day, from, from + booked->minutes}, &taught);
	if (status == DONE && taught.id) {
		call_warn(_("at that time %s teaches: see seminar show %lld."), booked->consultant_name,
		          (long long)taught.id);
	}
	return status;
}

static enum status run(struct call *call)
{
	struct booking booking = {0};
	struct appointment booked;
	enum status status = read_booking(call, &booking);
	if (status == DONE)
		status = appointment_book(call->db, &booking, call_op(call), &booked);
	if (status == DONE)
		status = warn(call, &booked);
	if (status == DONE)
		appointment_print(&call->out, &booked);
	return status;
}

static const struct cli_option options[] = {
        {"client", 0, N_("NUMBER"), N_("the client")},
        {"desk", 0, N_("N"), N_("the desk")},
        {"start", 0, N_("TIME"), N_("when it begins, such as 2026-12-01T10:00")},
        {"minutes", 0, N_("MINUTES"), N_("how long; else the office's session")},
        {"topic", 0, N_("TOPIC"), N_("the topic, by its number or name")},
        {"means", 0, "counter|phone|online", N_("where they meet")},
        {"person", 0, N_("NAME"), N_("who comes")},
        {"callback", 0, N_("PHONE"), N_("where to reach them during the day")},
        {"note", 0, N_("TEXT"), N_("a note")},
        {"rebooks", 0, N_("ID"), N_("the client's appointment that is booked again")},
        {0},
};

const struct cli_command command_book = {
        .name = "book",
        .operands = "",
        .help = N_("book a consultation"),
        .options = options,
        .needs = NEEDS_ACTOR,
        .writes = true,
        .run = run,
};
