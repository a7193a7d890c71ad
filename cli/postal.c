#include <stdio.h>

#include "cli/call.h"
#include "cli/commands.h"
#include "core/office/postal.h"
#include "core/words.h"

static enum status run(struct call *call)
{
	static const char *const encodings[] = {"auto", "utf-8", "cp932", NULL};
	struct postal_counts counts;
	enum csv_encoding encoding = CSV_AUTO;
	int which = 0;
	FILE *file;
	enum status status = call_choice(call, "encoding", encodings, &which);
	csv_encoding_find(encodings[which], &encoding);
	if (status == DONE)
		status = call_file(call, 0, &file);
	if (status != DONE)
		return status;
	status = postal_import(call->db, file, encoding, call_op(call), &counts);
	fclose(file);
	if (status != DONE)
		return status;
	output_object(&call->out, NULL);
	output_number(&call->out, "read", counts.read);
	output_number(&call->out, "towns", counts.towns);
	output_object_end(&call->out);
	return DONE;
}

static const struct cli_option options_taken[] = {
        {"encoding", 0, "auto|utf-8|cp932", N_("the file's encoding; else it is found out")},
        {0},
};

const struct cli_command command_import_postal = {
        .name = "import postal",
        .operands = N_("FILE"),
        .least = 1,
        .most = 1,
        .help = N_("put Japan Post's KEN_ALL.CSV in the place of the towns by postal code"),
        .options = options_taken,
        .needs = NEEDS_ACTOR,
        .writes = true,
        .run = run,
};
