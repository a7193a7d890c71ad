#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/call.h"
#include "cli/commands.h"
#include "cli/language.h"
#include "cli/register.h"
#include "core/words.h"

enum export_format { FORMAT_CSV, FORMAT_XLSX, FORMAT_JSON };
static const char *const formats[] = {"csv", "xlsx", "json", NULL};
static const char *const encodings[] = {"utf-8", "cp932", NULL};

static const char *const member_keys[] = {
        "number",     "name",      "reading",   "representative",   "representative_reading",
        "phone",      "fax",       "email",     "postal",           "address",
        "division",   "trade",     "employees", "corporate_number", "invoice_number",
        "applied_on", "joined_on", "left_on",   "left_reason",      "note",
        "kind",       NULL};

static enum status print_row(void *context, const struct register_row *row)
{
	struct output *out = context;
	if (!out->listing)
		output_list(out, member_keys);
	output_object(out, NULL);
	register_values(out, row);
	output_object_end(out);
	return out->failed ? FAILED : DONE;
}

static enum status write_json(struct call *call, FILE *file)
{
	struct output out;
	output_open(&out, file, OUTPUT_JSON);
	enum status status = register_each(call->db, print_row, &out);
	if (status == DONE && !out.listing)
		output_list(&out, member_keys);
	if (out.listing)
		output_list_end(&out);
	enum status written = output_close(&out, &call->fault);
	return written != DONE ? written : status;
}

static void print_loss(void *context, const struct register_loss *loss)
{
	static const char *const keys[] = {"number", "column", "character", NULL};
	struct output *out = context;
	if (!out->listing)
		output_list(out, keys);
	output_object(out, NULL);
	output_text(out, "number", loss->number);
	output_text(out, "column", loss->column);
	output_text(out, "character", loss->character);
	output_object_end(out);
}

static enum status write_csv(struct call *call, FILE *file, int encoding)
{
	const struct register_export export = {
	        .encoding = encoding == 1 ? CSV_CP932 : CSV_UTF8,
	        .replace = call_option(call, "replace"),
	        .japanese = strcmp(language_chosen(), "ja") == 0,
	};
	enum status status = register_export(call->db, file, &export, print_loss, &call->out);
	if (call->out.listing)
		output_list_end(&call->out);
	return status;
}

static enum status write_format(struct call *call, FILE *file, int format, int encoding)
{
	return format == FORMAT_JSON ? write_json(call, file) : write_csv(call, file, encoding);
}

static enum status unwritable(struct call *call, enum status status, const char *path)
{
	return fault_set(&call->fault, status, "output", _("%s cannot be written (%s): name another file."), path,
	                 strerror(errno));
}

/* What is there and is no file (a device, a pipe) is written to, never replaced. */
static enum status write_through(struct call *call, const char *path, int format, int encoding)
{
	FILE *file = fopen(path, "wbe");
	if (!file)
		return unwritable(call, INVALID, path);
	enum status status = write_format(call, file, format, encoding);
	bool failed = ferror(file);
	if (fclose(file) != 0 || failed)
		status = unwritable(call, FAILED, path);
	return status;
}

/* A file appears whole or not at all. */
static enum status write_file(struct call *call, const char *path, int format, int encoding)
{
	char part[4096];
	FILE *file = NULL;
	if (snprintf(part, sizeof(part), "%s.part", path) < (int)sizeof(part))
		file = fopen(part, "wbe");
	if (!file)
		return unwritable(call, INVALID, path);
	enum status status = write_format(call, file, format, encoding);
	bool failed = ferror(file);
	if (fclose(file) != 0 || failed || (status == DONE && rename(part, path) != 0))
		status = unwritable(call, FAILED, path);
	if (status != DONE)
		unlink(part);
	return status;
}

static enum status write_out(struct call *call, int format, int encoding)
{
	struct stat there;
	const char *path = call_option(call, "output");
	enum status status = DONE;
	if (path && stat(path, &there) == 0 && !S_ISREG(there.st_mode))
		return write_through(call, path, format, encoding);
	if (path)
		return write_file(call, path, format, encoding);
	status = write_format(call, call->out.stream, format, encoding);
	/* Main tells what became of standard output, the same for every command. */
	return status == FAILED && ferror(call->out.stream) ? DONE : status;
}

static enum status run(struct call *call)
{
	int format = FORMAT_CSV, encoding = 0;
	enum status status = call_has(call, "output") ? call_needs(call, "output") : DONE;
	if (status == DONE)
		status = call_choice(call, "format", formats, &format);
	if (status == DONE)
		status = call_choice(call, "encoding", encodings, &encoding);
	if (status != DONE)
		return status;
	if (call_has(call, "json"))
		format = FORMAT_JSON;
	if (format == FORMAT_XLSX)
		return fault_set(&call->fault, INVALID, "format", _("--format xlsx is not made yet: use csv or json."));
	return write_out(call, format, encoding);
}

static const struct cli_option options[] = {
        {"output", 'o', N_("FILE"), N_("write here; else to standard output")},
        {"format", 0, "csv|xlsx|json", N_("the form of the file")},
        {"encoding", 0, "utf-8|cp932", N_("the encoding of CSV")},
        {"replace", 0, N_("CHARACTER"), N_("write this for characters the encoding has not")},
        {0},
};

const struct cli_command command_export_members = {
        .name = "export members",
        .operands = "",
        .help = N_("write the register of members"),
        .options = options,
        .needs = NEEDS_ACTOR,
        .run = run,
};
