#include "cli/commands.h"

#include <string.h>

#include "core/words.h"

static const struct cli_option global_options[] = {
        {"config", 0, N_("FILE"), N_("the configuration to read")},
        {"db", 0, N_("FILE"), N_("the database to use")},
        {"as", 0, N_("STAFF"), N_("who acts")},
        {"lang", 0, "ja|en", N_("the language")},
        {"json", 0, NULL, N_("print JSON")},
        {"help", 'h', NULL, N_("explain the command")},
        {"version", 0, NULL, N_("print the version")},
        {0},
};

static const struct cli_option op_option = {"op", 0, N_("ID"), N_("do it only once for this operation id")};

static const struct cli_command *const table[] = {
        &command_desk,
        &command_init,
        &command_demo,
        &command_find,
        &command_member_show,
        &command_member_add,
        &command_member_edit,
        &command_member_join,
        &command_member_sticky,
        &command_member_merge,
        &command_member_distinct,
        &command_member_duplicates,
        &command_person_add,
        &command_person_edit,
        &command_person_remove,
        &command_import_members,
        &command_import_postal,
        &command_export_members,
        &command_export_appointments,
        &command_export_seminars,
        &command_export_attendance,
        &command_export_log,
        &command_print_labels,
        &command_print_slip,
        &command_print_schedule,
        &command_print_roster,
        &command_print_door,
        &command_print_tags,
        &command_print_certificates,
        &command_print_receipts,
        &command_slots,
        &command_book,
        &command_move,
        &command_cancel,
        &command_arrive,
        &command_start,
        &command_done,
        &command_noshow,
        &command_schedule,
        &command_waiting_add,
        &command_waiting_list,
        &command_waiting_edit,
        &command_waiting_call,
        &command_waiting_cancel,
        &command_waiting_fits,
        &command_seminar_add,
        &command_seminar_edit,
        &command_seminar_copy,
        &command_seminar_list,
        &command_seminar_show,
        &command_seminar_signup,
        &command_seminar_cancel,
        &command_seminar_promote,
        &command_seminar_offer,
        &command_seminar_reply,
        &command_seminar_pay,
        &command_seminar_tell,
        &command_seminar_attend,
        &command_seminar_answer,
        &command_seminar_tally,
        &command_seminar_close,
        &command_seminar_counts,
        &command_calls_list,
        &command_calls_outcome,
        &command_close,
        &command_plan_list,
        &command_plan_exceptions,
        &command_plan_add,
        &command_plan_change,
        &command_plan_end,
        &command_plan_extra,
        &command_plan_remove,
        &command_calendar_set,
        &command_calendar,
        &command_setting_list,
        &command_setting_set,
        &command_undo,
        &command_history,
        &command_check,
        &command_config,
        NULL,
};

const struct cli_command *const *command_table(void)
{
	return table;
}

const struct cli_option *command_global_options(void)
{
	return global_options;
}

static bool begins_with_word(const char *name, const char *word)
{
	size_t length = strlen(word);
	return strncmp(name, word, length) == 0 && name[length] == ' ';
}

const struct cli_command *command_lookup(const char *first, const char *second, int *words, bool *family)
{
	*family = false;
	for (const struct cli_command *const *c = table; *c; c++) {
		const char *name = (*c)->name;
		bool two = begins_with_word(name, first);
		*family = *family || two;
		*words = two ? 2 : 1;
		if (two ? second && strcmp(name + strlen(first) + 1, second) == 0 : strcmp(name, first) == 0)
			return *c;
	}
	return NULL;
}

static const struct cli_option *find_in(const struct cli_option *options, const char *name)
{
	for (const struct cli_option *o = options; o && o->name; o++)
		if (strcmp(o->name, name) == 0 || (o->letter && name[0] == o->letter && !name[1]))
			return o;
	return NULL;
}

const struct cli_option *command_option(const struct cli_command *command, const char *name)
{
	const struct cli_option *option = find_in(global_options, name);
	if (!option && command)
		option = find_in(command->options, name);
	if (!option && (!command || command->writes) && strcmp(name, op_option.name) == 0)
		option = &op_option;
	for (const struct cli_command *const *c = table; !option && !command && *c; c++)
		option = find_in((*c)->options, name);
	return option;
}
