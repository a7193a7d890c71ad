#include <stdlib.h>
#include <string.h>

#include "cli/call.h"
#include "cli/commands.h"
#include "cli/outlet.h"
#include "core/export/export.h"
#include "core/export/sheet.h"
#include "core/office/code.h"
#include "core/people/client.h"
#include "core/time/civil.h"
#include "core/words.h"

/* The numbers of a list parted by commas; the ids are to be freed. */
static enum status read_clients(struct call *call, int64_t **out, size_t *count)
{
	char number[64];
	const char *list = call_option(call, "client");
	enum status status = DONE;
	*out = list ? malloc((strlen(list) + 1) * sizeof(**out)) : NULL;
	if (list && !*out)
		return fault_set(&call->fault, FAILED, NULL, _("Out of memory."));
	while (status == DONE && list && *list) {
		size_t length = strcspn(list, ",");
		snprintf(number, sizeof(number), "%.*s", (int)length, list);
		status = client_find(call->db, number, &(*out)[(*count)++]);
		list += length + (list[length] == ',');
	}
	return status;
}

static enum status read_division(struct call *call, int64_t *out)
{
	char today[DAY_BYTES];
	struct code code;
	const char *text = call_option(call, "division");
	if (!text)
		return DONE;
	day_format(moment_day(db_now(call->db)), today);
	enum status status = code_find(call->db, CODE_DIVISION, today, text, &code);
	*out = status == DONE ? code.id : 0;
	return status;
}

static enum status read_sheet(struct call *call, struct paper_labels *labels)
{
	static const char *const sizes[] = {"12", "24", NULL};
	int size = 0;
	int64_t start = 1;
	struct sheet sheet;
	enum status status = call_choice(call, "up", sizes, &size);
	labels->sheet = size ? call->options.label_24 : call->options.label_12;
	labels->font = call->options.print_font;
	sheet_parse(labels->sheet, &sheet);
	if (status == DONE)
		status = call_number(call, "start", 1, sheet.columns * sheet.rows, &start);
	labels->start = (int)start;
	return status;
}

static void print_result(struct output *out, const struct export_result *result)
{
	output_object(out, NULL);
	output_number(out, "labels", result->rows);
	output_number(out, "without_address", result->people - result->rows);
	output_object_end(out);
}

static enum status run(struct call *call)
{
	struct export_order order = {.kind = EXPORT_LABELS, .form = EXPORT_PDF};
	struct export_result result = {0};
	struct register_who *who = &order.filter.who;
	struct outlet outlet;
	int64_t *clients = NULL;
	enum status status = outlet_open(call, &outlet);
	if (status == DONE)
		status = read_sheet(call, &order.labels);
	if (status == DONE)
		status = read_division(call, &who->division);
	if (status == DONE)
		status = read_clients(call, &clients, &who->count);
	who->clients = clients;
	who->current = !clients;
	if (status == DONE)
		status = export_file(call->db, &order, outlet.path, outlet.stream, &result);
	status = outlet_close(call, &outlet, status);
	if (status == DONE)
		print_result(&call->out, &result);
	free(clients);
	return status;
}

static const struct cli_option options[] = {
        {"output", 'o', N_("FILE"), N_("write the pages here; else they are printed")},
        {"client", 0, N_("NUMBERS"), N_("for these clients: 00123,00124; else for all members")},
        {"division", 0, N_("DIVISION"), N_("only for those of this division")},
        {"up", 0, "12|24", N_("labels on a sheet; their sizes are in [print]")},
        {"start", 0, N_("K"), N_("the first label of the sheet that is not used up")},
        {0},
};

const struct cli_command command_print_labels = {
        .name = "print labels",
        .operands = "",
        .help = N_("print address labels, or make a PDF file of them"),
        .options = options,
        .needs = NEEDS_ACTOR,
        .run = run,
};
