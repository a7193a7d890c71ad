#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/call.h"
#include "cli/commands.h"
#include "config/table.h"
#include "core/desks/calendar.h"
#include "core/office/setting.h"
#include "core/text/number.h"
#include "core/time/civil.h"
#include "core/words.h"

static const char *const keys[] = {"setting", "value", "valid_from", NULL};

/*
 * What may change at any time: the configuration's sections and keys. Days, hours and the number of desks move the
 * plan, which has commands of its own.
 */
#define SESSION "desks.session_minutes"
static const char *const changeable[] = {SESSION,
                                         "desks.gap_minutes",
                                         "desks.weight_topic",
                                         "desks.weight_last",
                                         "desks.weight_feedback",
                                         "desks.weight_wait",
                                         "divisions.youth_age",
                                         "society.address",
                                         "society.invoice_number",
                                         "society.name",
                                         "society.phone",
                                         "society.tax_percent",
                                         NULL};

static void print_setting(void *context, const char *name, const char *value, const char *day)
{
	struct output *out = context;
	output_object(out, NULL);
	output_text(out, "setting", name);
	output_text(out, "value", value);
	output_text(out, "valid_from", day);
	output_object_end(out);
}

static enum status run_list(struct call *call)
{
	output_list(&call->out, keys);
	enum status status = setting_each(call->db, print_setting, &call->out);
	output_list_end(&call->out);
	return status;
}

static enum status find_option(struct call *call, const struct option **out)
{
	char names[256] = "", section[OPTION_NAME_BYTES];
	for (const char *const *name = changeable; *name; name++) {
		size_t used = strlen(names), dot = strcspn(*name, ".");
		snprintf(section, sizeof(section), "%.*s", (int)dot, *name);
		*out = option_find(section, *name + dot + 1);
		if (strcmp(*name, call->operands[0]) == 0)
			return DONE;
		snprintf(names + used, sizeof(names) - used, "%s%s", used ? ", " : "", *name);
	}
	return fault_set(&call->fault, INVALID, "", _("%s is no setting that can be changed: choose one of %s."),
	                 call->operands[0], names);
}

/* As the configuration would take it, within its range. */
static enum status read_value(struct call *call, const struct option *option, char out[SETTING_BYTES])
{
	struct options options = call->options;
	struct fault wrong;
	if (option->type == OPTION_INT)
		number_half(out, SETTING_BYTES, call->operands[1]);
	else
		snprintf(out, SETTING_BYTES, "%s", call->operands[1]);
	if (option_set(&options, option, out, &wrong) != DONE)
		return fault_set(&call->fault, INVALID, "", _("The value of %s: %s."), call->operands[0], wrong.text);
	option_value(&options, option, out, SETTING_BYTES);
	return DONE;
}

/* A session that fits into no stretch of the office's hours could never be booked. */
static enum status check_session(struct call *call, int32_t day, const char *value)
{
	struct calendar_day hours;
	int longest = 0;
	enum status status = calendar_day(call->db, day, &hours);
	for (int i = 0; status == DONE && i < hours.hours.count; i++) {
		int minutes = (hours.hours.spans[i].to - hours.hours.spans[i].from) * CELL_MINUTES;
		longest = minutes > longest ? minutes : longest;
	}
	if (status == DONE && strtol(value, NULL, 10) > longest)
		return fault_set(
		        &call->fault, INVALID, "",
		        _("A session of %s minutes fits into no part of the office's hours: the longest has %d."),
		        value, longest);
	return status;
}

static enum status run_set(struct call *call)
{
	const struct option *option;
	char value[SETTING_BYTES], from[DAY_BYTES];
	int32_t day = moment_day(clock_now(&call->clock));
	enum status status = find_option(call, &option);
	if (status == DONE)
		status = read_value(call, option, value);
	if (status == DONE)
		status = call_day(call, "from", true, &day);
	if (status == DONE && strcmp(call->operands[0], SESSION) == 0)
		status = check_session(call, day, value);
	if (status == DONE)
		status = setting_change(call->db, call->operands[0], day_format(day, from), value, call_op(call));
	if (status == DONE)
		print_setting(&call->out, call->operands[0], value, from);
	return status;
}

static const struct cli_option set_options[] = {
        {"from", 0, N_("DATE"), N_("from this day on; else from today")},
        {0},
};

const struct cli_command command_setting_list = {
        .name = "setting list",
        .operands = "",
        .help = N_("list what the office has settled, with the day from which it holds"),
        .needs = NEEDS_ACTOR,
        .run = run_list,
};

const struct cli_command command_setting_set = {
        .name = "setting set",
        .operands = N_("NAME VALUE"),
        .least = 2,
        .most = 2,
        .help = N_("settle a value from a day on, such as how proposed times are ranked"),
        .options = set_options,
        .needs = NEEDS_ACTOR,
        .writes = true,
        .run = run_set,
};
