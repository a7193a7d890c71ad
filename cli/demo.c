#include "core/office/demo.h"

#include "cli/call.h"
#include "cli/commands.h"
#include "cli/create.h"
#include "core/access/right.h"
#include "core/store/db.h"
#include "core/store/passphrase.h"
#include "core/words.h"

#define SEED_MOST 999999999999999 /* JSON gives no longer number back the same */

/* Known to everybody who has read the manual: the office, the people and the passphrase are invented. */
static const char society[] = "多摩野市商工会", phone[] = "042-000-0100", address[] = "東京都多摩野市本町1-1-1";
static const char passphrase[] = "practice-desk-2026";

static enum status make(struct call *call, const struct demo *demo)
{
	struct office_texts texts;
	struct founding founding = create_founding(&call->options, &texts);
	founding.society = society;
	founding.phone = phone;
	founding.address = address;
	founding.practice = true;
	db_act_as(call->db, 1, ROLE_MANAGER);
	return demo_make(call->db, &founding, demo);
}

static enum status run(struct call *call)
{
	char path[OPTION_PATH_BYTES], hash[PASSPHRASE_HASH_BYTES];
	int64_t members = 1500, seed = 1;
	enum status status = call_number(call, "members", 1, 1000000, &members);
	if (status == DONE)
		status = call_number(call, "seed", 0, SEED_MOST, &seed);
	if (status == DONE)
		status = create_place(call, path);
	if (status == DONE && call_has(call, "login"))
		status = passphrase_hash(passphrase, hash, &call->fault);
	if (status == DONE)
		status = create_open(call, path);
	if (status != DONE)
		return status;
	const struct demo demo = {
	        .members = (int)members, .seed = (uint64_t)seed, .hash = call_has(call, "login") ? hash : NULL};
	status = create_end(call, make(call, &demo));
	if (status != DONE)
		return status;
	output_object(&call->out, NULL);
	output_text(&call->out, "database", path);
	output_number(&call->out, "members", members);
	output_number(&call->out, "seed", seed);
	output_object_end(&call->out);
	return DONE;
}

static const struct cli_option options[] = {
        {"members", 0, N_("N"), N_("how many members; else 1500")},
        {"seed", 0, N_("S"), N_("another seed gives other people")},
        {"login", 0, NULL, N_("staff log in with the practice passphrase")},
        {0},
};

const struct cli_command command_demo = {
        .name = "demo",
        .operands = "",
        .help = N_("create a practice database with invented members"),
        .options = options,
        .needs = NEEDS_NOTHING,
        .run = run,
};
