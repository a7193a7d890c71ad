#include <string.h>

#include "cli/call.h"
#include "cli/commands.h"
#include "cli/member.h"
#include "core/text/reading.h"
#include "core/time/civil.h"
#include "core/words.h"

/* member add, edit, join, sticky. */

/* The option of a field: the word of the register with - for _. */
static const char *option_of(enum client_field field, char out[FAULT_FIELD_BYTES])
{
	snprintf(out, FAULT_FIELD_BYTES, "%s", field_word(field));
	for (char *sign = out; (sign = strchr(sign, '_'));)
		*sign = '-';
	return out;
}

static void read_values(const struct call *call, struct client_values *values)
{
	char option[FAULT_FIELD_BYTES];
	for (int i = 0; i < FIELD_COUNT; i++)
		values->text[i] = call_option(call, option_of((enum client_field)i, option));
}

/* A name in kana alone reads itself. */
static enum status need_reading(struct call *call, struct client_values *values, char *room, size_t size)
{
	if (!values->text[FIELD_READING] && reading_of_kana(room, size, values->text[FIELD_NAME]))
		values->text[FIELD_READING] = room;
	return values->text[FIELD_READING] ? DONE : call_needs(call, "reading");
}

static enum status run_add(struct call *call)
{
	char reading[FIELD_BYTES];
	static const char *const kinds[] = {"member", "nonmember", "founder", NULL};
	struct client_values values;
	enum client_kind kind = CLIENT_MEMBER;
	int64_t client = 0;
	int which = 0;
	enum status status = call_choice(call, "kind", kinds, &which);
	client_kind_find(kinds[which], &kind);
	read_values(call, &values);
	if (status == DONE)
		status = call_needs(call, "name");
	if (status == DONE)
		status = need_reading(call, &values, reading, sizeof(reading));
	if (status == DONE)
		status = client_add(call->db, kind, &values, call_op(call), &client);
	return status == DONE ? member_print(call, client, true) : status;
}

static enum status run_edit(struct call *call)
{
	struct client_values values;
	int64_t client = 0;
	read_values(call, &values);
	enum status status = client_find(call->db, call->operands[0], &client);
	if (status == DONE)
		status = client_edit(call->db, client, 0, &values, call_op(call));
	return status == DONE ? member_print(call, client, true) : status;
}

static enum status run_join(struct call *call)
{
	int64_t client = 0;
	int32_t day = moment_day(db_now(call->db));
	enum status status = call_day(call, "on", false, &day);
	if (status == DONE)
		status = client_find(call->db, call->operands[0], &client);
	if (status == DONE)
		status = client_join(call->db, client, day, call_option(call, "number"), call_op(call));
	return status == DONE ? member_print(call, client, true) : status;
}

static enum status run_sticky(struct call *call)
{
	int64_t client = 0;
	enum status status = client_find(call->db, call->operands[0], &client);
	if (status == DONE)
		status = client_stick(call->db, client, 0, call->operands[1], call_op(call));
	return status == DONE ? member_print(call, client, false) : status;
}

#define FIELD_OPTIONS                                                                                                  \
	{"number", 0, N_("NUMBER"), N_("the client's number")},                                                        \
	        {"name", 0, N_("NAME"), N_("the name of the business, with its legal form")},                          \
	        {"reading", 0, N_("READING"), N_("its reading")},                                                      \
	        {"representative", 0, N_("NAME"), N_("who represents it")},                                            \
	        {"representative-reading", 0, N_("READING"), N_("the reading of that name")},                          \
	        {"phone", 0, N_("PHONES"), N_("telephone numbers, separated by ;")},                                   \
	        {"fax", 0, N_("PHONES"), N_("fax numbers, separated by ;")},                                           \
	        {"email", 0, N_("ADDRESS"), N_("the e-mail address")},                                                 \
	        {"postal", 0, N_("CODE"), N_("the postal code")}, {"address", 0, N_("TEXT"), N_("the address")},       \
	        {"division", 0, N_("DIVISIONS"), N_("divisions by code or name, separated by ;")},                     \
	        {"trade", 0, N_("TRADE"), N_("the trade")}, {"employees", 0, N_("COUNT"), N_("how many work there")},  \
	        {"corporate-number", 0, N_("DIGITS"), N_("the corporate number, 13 digits")},                          \
	        {"invoice-number", 0, N_("NUMBER"), N_("the invoice number, T and 13 digits")},                        \
	        {"applied-on", 0, N_("DATE"), N_("when it applied to join")},                                          \
	        {"joined-on", 0, N_("DATE"), N_("when it joined")},                                                    \
	        {"left-on", 0, N_("DATE"), N_("when it left; makes a member one who left")},                           \
	        {"left-reason", 0, N_("TEXT"), N_("why it left")}, {"note", 0, N_("TEXT"), N_("remarks")},             \
	        {"size-class", 0, "manufacturing|commerce|lodging", N_("what the small-business judgement goes by")},  \
	        {"regular-employees", 0, N_("COUNT"), N_("how many are employed for good")},                           \
	        {"labour-insurance", 0, "1|0", N_("whether the society handles its labour insurance")},                \
	        {"bookkeeping", 0, "1|0", N_("whether the society helps with its books")},                             \
	        {"unwanted", 0, N_("CONSULTANTS"), N_("consultants it does not wish, separated by ;")},

static const struct cli_option add_options[] = {
        {"kind", 0, "member|nonmember|founder", N_("what it is; a member if not given")},
        FIELD_OPTIONS{0},
};

static const struct cli_option edit_options[] = {FIELD_OPTIONS{0}};

static const struct cli_option join_options[] = {
        {"on", 0, N_("DATE"), N_("the day of joining; today if not given")},
        {"number", 0, N_("NUMBER"), N_("the member number; the next one if not given")},
        {0},
};

const struct cli_command command_member_add = {
        .name = "member add",
        .operands = "",
        .help = N_("register a client"),
        .options = add_options,
        .needs = NEEDS_ACTOR,
        .writes = true,
        .run = run_add,
};

const struct cli_command command_member_edit = {
        .name = "member edit",
        .operands = N_("NUMBER"),
        .least = 1,
        .most = 1,
        .help = N_("change what is given of a client; an empty text empties"),
        .options = edit_options,
        .needs = NEEDS_ACTOR,
        .writes = true,
        .run = run_edit,
};

const struct cli_command command_member_join = {
        .name = "member join",
        .operands = N_("NUMBER"),
        .least = 1,
        .most = 1,
        .help = N_("make a member of a client; the old number still finds it"),
        .options = join_options,
        .needs = NEEDS_ACTOR,
        .writes = true,
        .run = run_join,
};

const struct cli_command command_member_sticky = {
        .name = "member sticky",
        .operands = N_("NUMBER TEXT"),
        .least = 2,
        .most = 2,
        .help = N_("write the sticky note of a client; an empty text takes it off"),
        .needs = NEEDS_ACTOR,
        .writes = true,
        .run = run_sticky,
};
