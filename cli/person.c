#include <string.h>

#include "cli/call.h"
#include "cli/commands.h"
#include "cli/member.h"
#include "core/people/person.h"
#include "core/text/utf8.h"
#include "core/time/civil.h"
#include "core/words.h"

/* person add, edit, remove: the people of a client. */

static enum status read_text(struct call *call, const char *option, char *out, size_t size)
{
	const char *text = call_option(call, option);
	if (!text || utf8_copy(out, size, text))
		return DONE;
	return fault_set(&call->fault, INVALID, option, _("--%s is too long: shorten it."), option);
}

static enum status read_born(struct call *call, int32_t *out)
{
	const char *text = call_option(call, "born-on");
	if (text && !*text) {
		*out = DAY_NONE;
		return DONE;
	}
	return call_day(call, "born-on", false, out);
}

static enum status read_person(struct call *call, struct person *person)
{
	static const char *const roles[] = {"representative", "officer", "family", "employee", "other", NULL};
	int role = (int)person->role;
	const struct {
		const char *option;
		char *out;
		size_t size;
	} texts[] = {{"name", person->name, sizeof(person->name)},
	             {"reading", person->reading, sizeof(person->reading)},
	             {"phone", person->phone, sizeof(person->phone)},
	             {"email", person->email, sizeof(person->email)},
	             {"division", person->divisions, sizeof(person->divisions)}};
	enum status status = call_choice(call, "role", roles, &role);
	for (size_t i = 0; status == DONE && i < sizeof(texts) / sizeof(*texts); i++)
		status = read_text(call, texts[i].option, texts[i].out, texts[i].size);
	person->role = (enum person_role)role;
	return status == DONE ? read_born(call, &person->born_on) : status;
}

static enum status save(struct call *call, struct person *person)
{
	enum status status = read_person(call, person);
	if (status == DONE)
		status = person_save(call->db, person, call_op(call));
	return status == DONE ? member_print(call, person->client, true) : status;
}

static enum status run_add(struct call *call)
{
	struct person person = {.role = PERSON_OTHER, .born_on = DAY_NONE};
	enum status status = call_needs(call, "name");
	if (status == DONE)
		status = client_find(call->db, call->operands[0], &person.client);
	return status == DONE ? save(call, &person) : status;
}

static enum status run_edit(struct call *call)
{
	struct person person = {0};
	int64_t id = 0;
	enum status status = call_id(call, 0, &id);
	if (status == DONE)
		status = person_get(call->db, id, &person);
	return status == DONE ? save(call, &person) : status;
}

static enum status run_remove(struct call *call)
{
	struct person person = {0};
	int64_t id = 0;
	enum status status = call_id(call, 0, &id);
	if (status == DONE)
		status = person_get(call->db, id, &person);
	if (status == DONE)
		status = person_remove(call->db, id, 0, call_op(call));
	return status == DONE ? member_print(call, person.client, false) : status;
}

static const struct cli_option options_taken[] = {
        {"name", 0, N_("NAME"), N_("the person's name")},
        {"reading", 0, N_("READING"), N_("the reading of that name")},
        {"role", 0, "representative|officer|family|employee|other", N_("what the person is there; other if not given")},
        {"phone", 0, N_("PHONE"), N_("the person's telephone")},
        {"email", 0, N_("ADDRESS"), N_("the e-mail address")},
        {"born-on", 0, N_("DATE"), N_("the day of birth")},
        {"division", 0, N_("DIVISIONS"), N_("divisions by code or name, separated by ;")},
        {0},
};

const struct cli_command command_person_add = {
        .name = "person add",
        .operands = N_("NUMBER"),
        .least = 1,
        .most = 1,
        .help = N_("add a person to a client"),
        .options = options_taken,
        .needs = NEEDS_ACTOR,
        .writes = true,
        .run = run_add,
};

const struct cli_command command_person_edit = {
        .name = "person edit",
        .operands = N_("ID"),
        .least = 1,
        .most = 1,
        .help = N_("change what is given of a person; an empty text empties"),
        .options = options_taken,
        .needs = NEEDS_ACTOR,
        .writes = true,
        .run = run_edit,
};

const struct cli_command command_person_remove = {
        .name = "person remove",
        .operands = N_("ID"),
        .least = 1,
        .most = 1,
        .help = N_("take a person out"),
        .needs = NEEDS_ACTOR,
        .writes = true,
        .run = run_remove,
};
