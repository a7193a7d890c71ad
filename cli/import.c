#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/call.h"
#include "cli/commands.h"
#include "cli/register.h"
#include "core/words.h"

/* Refusals come before the counts are known, and are printed after them. */
struct refusals {
	struct refusal {
		size_t line;
		char *column, *reason;
	} * rows;
	size_t count, room;
	bool failed; /* out of memory */
};

static void keep(void *context, const struct register_refusal *refusal)
{
	struct refusals *r = context;
	if (r->count == r->room) {
		size_t more = r->room ? r->room * 2 : 16;
		void *rows = realloc(r->rows, more * sizeof(*r->rows));
		if (!rows) {
			r->failed = true;
			return;
		}
		r->rows = rows;
		r->room = more;
	}
	struct refusal *row = &r->rows[r->count++];
	*row = (struct refusal){refusal->line, strdup(refusal->column), strdup(refusal->reason)};
	r->failed = r->failed || !row->column || !row->reason;
}

static void free_refusals(struct refusals *r)
{
	for (size_t i = 0; i < r->count; i++) {
		free(r->rows[i].column);
		free(r->rows[i].reason);
	}
	free(r->rows);
}

static void print_refusals(struct output *out, const struct refusals *r)
{
	for (size_t i = 0; i < r->count; i++) {
		output_object(out, NULL);
		output_number(out, "line", (int64_t)r->rows[i].line);
		output_text(out, "column", r->rows[i].column);
		output_text(out, "reason", r->rows[i].reason);
		output_object_end(out);
	}
}

static void print_counts(struct output *out, const struct register_counts *counts)
{
	output_number(out, "read", counts->read);
	output_number(out, "added", counts->added);
	output_number(out, "changed", counts->changed);
	output_number(out, "unchanged", counts->unchanged);
	output_number(out, "refused", counts->refused);
}

/* In JSON the refusals stand in the one document; as text they follow it, a line each. */
static void print(struct output *out, const struct register_counts *counts, const struct refusals *refusals)
{
	static const char *const keys[] = {"line", "column", "reason", NULL};
	bool json = out->form == OUTPUT_JSON;
	output_object(out, NULL);
	print_counts(out, counts);
	if (json) {
		output_array(out, "refusals");
		print_refusals(out, refusals);
		output_array_end(out);
	}
	output_object_end(out);
	if (json || !refusals->count)
		return;
	output_list(out, keys);
	print_refusals(out, refusals);
	output_list_end(out);
}

/* Who watches sees how far it is; a script does not. */
static void show_progress(void *context, int percent)
{
	(void)context;
	fprintf(stderr, "\r%3d %%", percent);
	if (percent >= 100)
		fputc('\r', stderr);
}

static enum status read_options(struct call *call, struct register_options *options)
{
	static const char *const encodings[] = {"auto", "utf-8", "cp932", NULL};
	int encoding = 0;
	enum status status = call_choice(call, "encoding", encodings, &encoding);
	csv_encoding_find(encodings[encoding], &options->encoding);
	options->dry_run = call_has(call, "dry-run");
	options->all_or_nothing = call_has(call, "all-or-nothing");
	options->ignore_unknown = call_has(call, "ignore-unknown");
	options->op = call_op(call);
	options->progress = isatty(STDERR_FILENO) ? show_progress : NULL;
	return status;
}

static enum status import(struct call *call, const struct register_options *options, struct refusals *refusals,
                          struct register_counts *counts)
{
	FILE *file;
	enum status status = call_file(call, 0, &file);
	if (status != DONE)
		return status;
	status = register_import(call->db, file, options, keep, refusals, counts);
	fclose(file);
	return status;
}

static enum status run(struct call *call)
{
	struct register_options options = {0};
	struct register_counts counts = {0};
	struct refusals refusals = {0};
	enum status status = read_options(call, &options);
	if (status == DONE)
		status = import(call, &options, &refusals, &counts);
	if (status == DONE || refusals.count)
		print(&call->out, &counts, &refusals);
	if (status == DONE && refusals.failed)
		status = fault_set(&call->fault, FAILED, NULL, _("Out of memory."));
	else if (refusals.count && (status == DONE || (status == INVALID && options.all_or_nothing)))
		status = fault_set(&call->fault, CONFLICT, "",
		                   _("%lld rows were refused: correct them and import the file again."),
		                   (long long)counts.refused);
	free_refusals(&refusals);
	return status;
}

static const struct cli_option options_taken[] = {
        {"dry-run", 0, NULL, N_("only say what would be done")},
        {"encoding", 0, "auto|utf-8|cp932", N_("the file's encoding; else it is found out")},
        {"all-or-nothing", 0, NULL, N_("write nothing if one row is refused")},
        {"ignore-unknown", 0, NULL, N_("pass over columns nobody knows")},
        {0},
};

const struct cli_command command_import_members = {
        .name = "import members",
        .operands = N_("FILE"),
        .least = 1,
        .most = 1,
        .help = N_("read the register from a CSV file"),
        .options = options_taken,
        .needs = NEEDS_ACTOR,
        .writes = true,
        .run = run,
};
