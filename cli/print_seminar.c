#include "cli/call.h"
#include "cli/commands.h"
#include "cli/outlet.h"
#include "core/export/seminar_paper.h"
#include "core/export/seminar_sheet.h"
#include "core/seminars/certificate.h"
#include "core/words.h"

/* Fills in which seminar and which font. */
static enum status print(struct call *call, struct seminar_paper paper)
{
	struct outlet outlet;
	paper.font = call->options.print_font;
	enum status status = call_id(call, 0, &paper.seminar);
	if (status != DONE)
		return status;
	status = outlet_open(call, &outlet);
	if (status == DONE)
		status = seminar_paper_file(call->db, &paper, outlet.path, outlet.stream);
	return outlet_close(call, &outlet, status);
}

/* Everybody with a seat, and what is missing for the certificate. */
static enum status print_rows(struct call *call, const struct seminar *seminar, const struct sign_up_list *people)
{
	static const char *const keys[] = {"roll", "person", "certificate", NULL};
	struct output *out = &call->out;
	enum status status = DONE;
	output_list(out, keys);
	for (int i = 0; status == DONE && i < people->count; i++) {
		const struct sign_up *person = &people->rows[i];
		char text[SHOW_BYTES];
		int fields;
		status = certificate_fields(call->db, person->id, &fields);
		if (!sign_up_seated(person) || status != DONE)
			continue;
		output_object(out, NULL);
		output_number(out, "roll", person->roll);
		output_text(out, "person", person->person_name);
		output_text(out, "certificate",
		            certificate_text(seminar, person->attended, fields, text, sizeof(text)));
		output_object_end(out);
	}
	output_list_end(out);
	return status;
}

static enum status print_earned(struct call *call, int64_t id)
{
	struct seminar_list seminar = {0};
	struct sign_up_list people = {0};
	enum status status = seminar_get(call->db, id, &seminar);
	if (status == DONE)
		status = sign_up_list_load(call->db, id, &people);
	if (status == DONE)
		status = print_rows(call, seminar.seminars, &people);
	sign_up_list_free(&people);
	seminar_list_free(&seminar);
	return status;
}

static enum status run_roster(struct call *call)
{
	return print(call, (struct seminar_paper){.kind = SEMINAR_ROSTER});
}

static enum status run_door(struct call *call)
{
	return print(call, (struct seminar_paper){.kind = SEMINAR_CODES});
}

static enum status run_tags(struct call *call)
{
	int64_t start = 1;
	enum status status = call_number(call, "start", 1, 10, &start);
	return status == DONE ? print(call, (struct seminar_paper){.kind = SEMINAR_TAGS, .start = (int)start}) : status;
}

static enum status run_certificates(struct call *call)
{
	int64_t seminar;
	enum status status = print(call, (struct seminar_paper){.kind = SEMINAR_CERTIFICATES});
	if (status == DONE)
		status = call_id(call, 0, &seminar);
	return status == DONE ? print_earned(call, seminar) : status;
}

/* Of the rolls named, or of everybody whose receipt was never printed. */
static enum status run_receipts(struct call *call)
{
	const char *named = call_option(call, "roll");
	struct roll_list rolls;
	enum status status = named ? roll_list_parse(named, &rolls, &call->fault) : DONE;
	if (status != DONE)
		return status;
	return print(call, (struct seminar_paper){.kind = SEMINAR_RECEIPTS, .rolls = named ? &rolls : NULL});
}

static const struct cli_option options[] = {
        {"output", 'o', N_("FILE"), N_("write the pages here; else they are printed")},
        {0},
};

static const struct cli_option tag_options[] = {
        {"output", 'o', N_("FILE"), N_("write the pages here; else they are printed")},
        {"start", 0, N_("K"), N_("the first card of the sheet that is not used up")},
        {0},
};

static const struct cli_option receipt_options[] = {
        {"output", 'o', N_("FILE"), N_("write the pages here; else they are printed")},
        {"roll", 0, N_("ROLLS"), N_("only these, such as 7 or 1-8,11, also once more")},
        {0},
};

#define SEMINAR_COMMAND(NAME, HELP, OPTIONS, RUN)                                                                      \
	{                                                                                                              \
		.name = NAME, .operands = N_("ID"), .least = 1, .most = 1, .help = HELP, .options = OPTIONS,           \
		.needs = NEEDS_ACTOR, .run = RUN                                                                       \
	}

const struct cli_command command_print_roster =
        SEMINAR_COMMAND("print roster", N_("print a seminar's roster, or make a PDF file of it"), options, run_roster);
const struct cli_command command_print_door = SEMINAR_COMMAND(
        "print door", N_("print the door list with codes to scan, or make a PDF file of it"), options, run_door);
const struct cli_command command_print_tags = SEMINAR_COMMAND(
        "print tags", N_("print name tags, ten on a sheet, or make a PDF file of them"), tag_options, run_tags);
const struct cli_command command_print_certificates = SEMINAR_COMMAND(
        "print certificates", N_("print the certificates of those who earned one, or make a PDF file of them"), options,
        run_certificates);
const struct cli_command command_print_receipts =
        SEMINAR_COMMAND("print receipts", N_("print receipts for the fees received, or make a PDF file of them"),
                        receipt_options, run_receipts);
