#ifndef CLI_COMMANDS_H
#define CLI_COMMANDS_H

#include "cli/command.h"

/* Each is defined at the end of its family's file. */
extern const struct cli_command command_arrive;
extern const struct cli_command command_book;
extern const struct cli_command command_calendar;
extern const struct cli_command command_calendar_set;
extern const struct cli_command command_setting_list;
extern const struct cli_command command_setting_set;
extern const struct cli_command command_close;
extern const struct cli_command command_plan_add;
extern const struct cli_command command_plan_change;
extern const struct cli_command command_plan_end;
extern const struct cli_command command_plan_exceptions;
extern const struct cli_command command_plan_extra;
extern const struct cli_command command_plan_list;
extern const struct cli_command command_plan_remove;
extern const struct cli_command command_calls_list;
extern const struct cli_command command_calls_outcome;
extern const struct cli_command command_cancel;
extern const struct cli_command command_check;
extern const struct cli_command command_config;
extern const struct cli_command command_demo;
extern const struct cli_command command_desk;
extern const struct cli_command command_done;
extern const struct cli_command command_export_members;
extern const struct cli_command command_export_appointments;
extern const struct cli_command command_export_seminars;
extern const struct cli_command command_export_attendance;
extern const struct cli_command command_export_log;
extern const struct cli_command command_print_labels;
extern const struct cli_command command_print_slip;
extern const struct cli_command command_print_schedule;
extern const struct cli_command command_print_roster;
extern const struct cli_command command_print_door;
extern const struct cli_command command_print_tags;
extern const struct cli_command command_print_certificates;
extern const struct cli_command command_print_receipts;
extern const struct cli_command command_find;
extern const struct cli_command command_history;
extern const struct cli_command command_import_members;
extern const struct cli_command command_import_postal;
extern const struct cli_command command_init;
extern const struct cli_command command_member_add;
extern const struct cli_command command_member_distinct;
extern const struct cli_command command_member_duplicates;
extern const struct cli_command command_member_edit;
extern const struct cli_command command_member_join;
extern const struct cli_command command_member_merge;
extern const struct cli_command command_member_show;
extern const struct cli_command command_member_sticky;
extern const struct cli_command command_move;
extern const struct cli_command command_noshow;
extern const struct cli_command command_person_add;
extern const struct cli_command command_person_edit;
extern const struct cli_command command_person_remove;
extern const struct cli_command command_schedule;
extern const struct cli_command command_waiting_add;
extern const struct cli_command command_waiting_list;
extern const struct cli_command command_waiting_edit;
extern const struct cli_command command_waiting_call;
extern const struct cli_command command_waiting_cancel;
extern const struct cli_command command_waiting_fits;
extern const struct cli_command command_seminar_add;
extern const struct cli_command command_seminar_answer;
extern const struct cli_command command_seminar_attend;
extern const struct cli_command command_seminar_tally;
extern const struct cli_command command_seminar_close;
extern const struct cli_command command_seminar_cancel;
extern const struct cli_command command_seminar_copy;
extern const struct cli_command command_seminar_counts;
extern const struct cli_command command_seminar_edit;
extern const struct cli_command command_seminar_list;
extern const struct cli_command command_seminar_promote;
extern const struct cli_command command_seminar_offer;
extern const struct cli_command command_seminar_reply;
extern const struct cli_command command_seminar_pay;
extern const struct cli_command command_seminar_tell;
extern const struct cli_command command_seminar_show;
extern const struct cli_command command_seminar_signup;
extern const struct cli_command command_slots;
extern const struct cli_command command_start;
extern const struct cli_command command_undo;

#endif
