#include <string.h>

#include "cli/appointment.h"
#include "cli/call.h"
#include "cli/commands.h"
#include "core/desks/slot.h"
#include "core/text/number.h"
#include "core/words.h"

static const char *const keys[] = {"desk", "consultant", "start", "end", "score", "reasons", NULL};

static const char *const weekdays[] = {"sun", "mon", "tue", "wed", "thu", "fri", "sat", NULL};

/* Bits of enum weekday from "mon,thu". */
static enum status read_weekdays(struct call *call, unsigned *out)
{
	char typed[64];
	const char *text = call_option(call, "weekday");
	if (text) {
		number_half(typed, sizeof(typed), text);
		text = typed;
	}
	while (text && *text) {
		size_t length = strcspn(text, ",");
		int day = 0;
		while (weekdays[day] && (length != 3 || strncmp(text, weekdays[day], 3) != 0))
			day++;
		if (!weekdays[day])
			break;
		*out |= 1U << day;
		text += length + (text[length] == ',');
	}
	if (text && (*text || !*out))
		return fault_set(&call->fault, INVALID, "weekday",
		                 _("--weekday is %s: name days as mon,tue,wed,thu,fri,sat,sun."),
		                 call_option(call, "weekday"));
	return DONE;
}

static enum status read_days(struct call *call, struct slot_wish *wish)
{
	int64_t days = 0;
	enum status status = call_days(call, true, &wish->from, &wish->to);
	if (status == DONE)
		status = call_number(call, "days", 1, 366, &days);
	if (status != DONE || !days)
		return status;
	if (wish->to != DAY_NONE)
		return fault_set(&call->fault, INVALID, "days", _("--days and --to say the same: give one of them."));
	if (wish->from == DAY_NONE)
		wish->from = moment_day(clock_now(&call->clock));
	wish->to = day_add(wish->from, (int)days - 1);
	return DONE;
}

static enum status read_numbers(struct call *call, struct slot_wish *wish)
{
	int64_t desk = 0, minutes = 0, limit = 0;
	enum status status = call_number(call, "desk", 1, 9, &desk);
	if (status == DONE)
		status = call_number(call, "minutes", 1, MINUTES_A_DAY, &minutes);
	if (status == DONE)
		status = call_number(call, "limit", 1, 100000, &limit);
	wish->desk = (int)desk;
	wish->minutes = (int)minutes;
	wish->limit = (int)limit;
	return status;
}

static enum status read_wish(struct call *call, struct slot_wish *wish)
{
	enum status status = read_days(call, wish);
	if (status == DONE)
		status = read_numbers(call, wish);
	if (status == DONE)
		status = call_clock(call, "after", &wish->after);
	if (status == DONE)
		status = call_clock(call, "before", &wish->before);
	if (status == DONE)
		status = read_weekdays(call, &wish->weekdays);
	if (status == DONE)
		status = appointment_topic(call, &wish->topic);
	if (status == DONE)
		status = appointment_client(call, &wish->client);
	if (status == DONE)
		status = appointment_consultant(call, &wish->consultant);
	return status;
}

static void print_reasons(struct output *out, const struct slot *slot)
{
	char text[SLOT_REASON_BYTES];
	output_array(out, "reasons");
	for (const enum slot_reason *reason = slot_reasons; *reason; reason++)
		if (slot->reasons & *reason)
			output_text(out, NULL,
			            out->form == OUTPUT_COLUMNS ? slot_reason_text(slot, *reason, text)
			                                        : slot_reason_word(*reason));
	output_array_end(out);
}

static void print_slot(struct output *out, const struct slot_list *list, const struct slot *slot)
{
	char start[CIVIL_BYTES], end[CIVIL_BYTES];
	int minute = slot->cell * CELL_MINUTES;
	output_object(out, NULL);
	output_number(out, "desk", slot->desk);
	output_text(out, "consultant", slot_consultant(list, slot));
	output_text(out, "start", civil_format(slot->day, minute, start));
	output_text(out, "end", civil_format(slot->day, minute + slot->minutes, end));
	output_number(out, "score", slot->score);
	print_reasons(out, slot);
	output_object_end(out);
}

static enum status run(struct call *call)
{
	struct slot_wish wish = {.from = DAY_NONE, .to = DAY_NONE};
	struct slot_list list;
	enum status status = read_wish(call, &wish);
	if (status == DONE)
		status = slot_list(call->db, &wish, &list);
	if (status != DONE)
		return status;
	output_list(&call->out, keys);
	for (int i = 0; i < list.count; i++)
		print_slot(&call->out, &list, &list.slots[i]);
	output_list_end(&call->out);
	slot_list_free(&list);
	return DONE;
}

static const struct cli_option options[] = {
        {"topic", 0, N_("TOPIC"), N_("the topic, by its number or name")},
        {"client", 0, N_("NUMBER"), N_("for this client")},
        {"consultant", 0, N_("NAME"), N_("only with this consultant")},
        {"desk", 0, N_("N"), N_("only at this desk")},
        {"from", 0, N_("DATE"), N_("from this day on; else from today")},
        {"to", 0, N_("DATE"), N_("up to this day, it included")},
        {"days", 0, N_("N"), N_("so many days")},
        {"after", 0, N_("HH:MM"), N_("begins at this time of day or later")},
        {"before", 0, N_("HH:MM"), N_("is over by this time of day")},
        {"weekday", 0, N_("DAYS"), N_("only on these weekdays, such as mon,thu")},
        {"minutes", 0, N_("MINUTES"), N_("how long; else the office's session")},
        {"limit", 0, N_("N"), N_("at most so many")},
        {0},
};

const struct cli_command command_slots = {
        .name = "slots",
        .operands = "",
        .help = N_("list free times, the best first"),
        .options = options,
        .needs = NEEDS_ACTOR,
        .run = run,
};
