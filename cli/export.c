#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/call.h"
#include "cli/commands.h"
#include "config/language.h"
#include "core/export/export.h"
#include "core/time/civil.h"
#include "core/words.h"

enum export_format { FORMAT_CSV, FORMAT_XLSX, FORMAT_JSON };
static const char *const formats[] = {"csv", "xlsx", "json", NULL};
static const char *const encodings[] = {"utf-8", "cp932", NULL};

static void print_cell(struct output *out, const struct extract_column *column, const char *cell)
{
	if (column->number && *cell)
		output_number(out, column->key, strtoll(cell, NULL, 10));
	else
		output_text(out, column->key, cell);
}

static enum status write_json(void *context, const struct extract *extract, FILE *file)
{
	struct call *call = context;
	struct output out;
	const char *at = NULL, *cells[EXTRACT_COLUMNS], *keys[EXTRACT_COLUMNS + 1] = {NULL};
	for (int i = 0; i < extract->width; i++)
		keys[i] = extract->columns[i].key;
	output_open(&out, file, OUTPUT_JSON);
	output_list(&out, keys);
	while (extract_next(extract, &at, cells)) {
		output_object(&out, NULL);
		for (int i = 0; i < extract->width; i++)
			print_cell(&out, &extract->columns[i], cells[i]);
		output_object_end(&out);
	}
	output_list_end(&out);
	return output_close(&out, &call->fault);
}

static void print_loss(void *context, const struct extract_loss *loss)
{
	static const char *const keys[] = {"number", "column", "character", NULL};
	struct call *call = context;
	struct output *out = &call->out;
	if (!out->listing)
		output_list(out, keys);
	output_object(out, NULL);
	output_text(out, "number", loss->row);
	output_text(out, "column", loss->column);
	output_text(out, "character", loss->character);
	output_object_end(out);
}

static enum status read_options(struct call *call, struct export_order *order)
{
	static const enum export_form forms[] = {EXPORT_CSV, EXPORT_XLSX, EXPORT_OTHER};
	int format = FORMAT_CSV, encoding = 0;
	enum status status = call_has(call, "output") ? call_needs(call, "output") : DONE;
	if (status == DONE)
		status = call_choice(call, "format", formats, &format);
	if (status == DONE)
		status = call_choice(call, "encoding", encodings, &encoding);
	if (status == DONE)
		status = call_day(call, "from", false, &order->filter.from);
	if (status == DONE)
		status = call_day(call, "to", false, &order->filter.to);
	order->form = call_has(call, "json") ? EXPORT_OTHER : forms[format];
	order->csv.encoding = encoding == 1 ? CSV_CP932 : CSV_UTF8;
	order->csv.replace = call_option(call, "replace");
	order->csv.japanese = strcmp(language_chosen(), "ja") == 0;
	return status;
}

static enum status export(struct call *call, enum export_kind kind) {
	struct export_order order = {.kind = kind,
	                             .filter = {.from = DAY_NONE, .to = DAY_NONE, .who = {.members = true}},
	                             .write = write_json,
	                             .lost = print_loss,
	                             .context = call};
	struct export_result result;
	const char *path = call_option(call, "output");
	enum status status = read_options(call, &order);
	if (status == DONE && order.form == EXPORT_XLSX && !path &&
	    isatty(STDOUT_FILENO)) return fault_set(&call->fault, INVALID, "output",
	                                            _("A workbook is no text: name its file with -o FILE."));
	if (status == DONE) status = export_file(call->db, &order, path, call->out.stream, &result);
	if (call->out.listing) output_list_end(&call->out);
	return status;
}

static enum status run_members(struct call *call)
{
	return export(call, EXPORT_MEMBERS);
}

static enum status run_appointments(struct call *call)
{
	return export(call, EXPORT_APPOINTMENTS);
}

static enum status run_seminars(struct call *call)
{
	return export(call, EXPORT_SEMINARS);
}

static enum status run_attendance(struct call *call)
{
	return export(call, EXPORT_ATTENDANCE);
}

static enum status run_log(struct call *call)
{
	return export(call, EXPORT_LOG);
}

static const struct cli_option options[] = {
        {"output", 'o', N_("FILE"), N_("write here; else to standard output")},
        {"format", 0, "csv|xlsx|json", N_("the form of the file")},
        {"encoding", 0, "utf-8|cp932", N_("the encoding of CSV")},
        {"replace", 0, N_("CHARACTER"), N_("write this for characters the encoding has not")},
        {"from", 0, N_("DATE"), N_("from this day on; of members, who joined since")},
        {"to", 0, N_("DATE"), N_("up to this day, it included")},
        {0},
};

#define AN_EXPORT .operands = "", .options = options, .needs = NEEDS_ACTOR

const struct cli_command command_export_members = {
        .name = "export members",
        AN_EXPORT,
        .help = N_("write the register of members"),
        .run = run_members,
};

const struct cli_command command_export_appointments = {
        .name = "export appointments",
        AN_EXPORT,
        .help = N_("write the appointments"),
        .run = run_appointments,
};

const struct cli_command command_export_seminars = {
        .name = "export seminars",
        AN_EXPORT,
        .help = N_("write the seminars, a row for each session"),
        .run = run_seminars,
};

const struct cli_command command_export_attendance = {
        .name = "export attendance",
        AN_EXPORT,
        .help = N_("write who signed up and who came"),
        .run = run_attendance,
};

const struct cli_command command_export_log = {
        .name = "export log",
        AN_EXPORT,
        .help = N_("write what was done, the newest first"),
        .run = run_log,
};
