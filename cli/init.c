#include <string.h>

#include "cli/actor.h"
#include "cli/call.h"
#include "cli/commands.h"
#include "cli/create.h"
#include "cli/secret.h"
#include "core/access/staff.h"
#include "core/office/desks.h"
#include "core/store/db.h"
#include "core/words.h"

#define MANAGER "manager"

static enum status found(struct call *call, const char *hash, struct staff *manager)
{
	char user[64];
	const char *society = call_option(call, "society"), *as = call_option(call, "as");
	struct office_texts texts;
	struct founding founding = create_founding(&call->options, &texts);
	if (society && *society)
		founding.society = society;
	snprintf(manager->login, sizeof(manager->login), "%s", as ? as : MANAGER);
	snprintf(manager->name, sizeof(manager->name), "%s", as ? as : _("Manager"));
	snprintf(manager->role, sizeof(manager->role), "manager");
	enum status status = office_init(call->db, &founding, manager, actor_os_user(user, sizeof(user)), hash);
	return status == DONE ? office_desks(call->db, &founding) : status;
}

static enum status run(struct call *call)
{
	char hash[PASSPHRASE_HASH_BYTES], path[OPTION_PATH_BYTES];
	struct staff manager = {0};
	enum status status = create_place(call, path);
	if (status == DONE)
		status = secret_read(call, hash);
	if (status == DONE)
		status = create_open(call, path);
	if (status != DONE)
		return status;
	status = create_end(call, found(call, hash, &manager));
	if (status != DONE)
		return status;
	output_object(&call->out, NULL);
	output_text(&call->out, "database", path);
	output_text(&call->out, "staff", manager.login);
	output_object_end(&call->out);
	return DONE;
}

static const struct cli_option options[] = {
        {"society", 0, N_("NAME"), N_("the society's name; else that of the configuration")},
        {"passphrase-file", 0, N_("FILE"), N_("the manager's passphrase, on its first line; else it is asked")},
        {0},
};

const struct cli_command command_init = {
        .name = "init",
        .operands = "",
        .help = N_("create the database and the first manager"),
        .options = options,
        .needs = NEEDS_NOTHING,
        .run = run,
};
