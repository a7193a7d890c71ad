#include <stddef.h>

#include "cli/call.h"
#include "cli/commands.h"
#include "core/store/db.h"
#include "core/words.h"

static const char *const keys[] = {"finding", NULL};

static void print_finding(void *context, const char *sentence)
{
	struct output *out = context;
	output_object(out, NULL);
	output_text(out, "finding", sentence);
	output_object_end(out);
}

static void print_line(void *context, const char *sentence)
{
	output_line(context, sentence);
}

static enum status run(struct call *call)
{
	struct output *out = &call->out;
	if (out->form != OUTPUT_JSON)
		return db_check(call->db, print_line, out);
	output_list(out, keys);
	enum status status = db_check(call->db, print_finding, out);
	output_list_end(out);
	return status;
}

const struct cli_command command_check = {
        .name = "check",
        .operands = "",
        .help = N_("look through the store: integrity, rules, log; prints what is wrong"),
        .needs = NEEDS_STORE,
        .run = run,
};
