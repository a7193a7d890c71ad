#include "core/seminars/questionnaire.h"

#include <stdio.h>

#include "cli/call.h"
#include "cli/commands.h"
#include "core/words.h"

/* ---- Printing ---- */

static void print_question(struct output *out, const struct question *question)
{
	output_object(out, NULL);
	output_text(out, "question", question->code.name);
	output_number(out, "answers", question->answers);
	if (question->answers)
		output_tenths(out, "mean", question_mean(question));
	else
		output_null(out, "mean");
	output_array(out, "scores");
	for (int score = 1; score <= SCORE_MOST; score++)
		output_number(out, NULL, question->of[score]);
	output_array_end(out);
	output_object_end(out);
}

static void print_tally(struct output *out, const struct questionnaire *questionnaire)
{
	output_object(out, NULL);
	output_number(out, "seminar", questionnaire->seminar);
	output_number(out, "came", questionnaire->came);
	output_number(out, "sheets", questionnaire->sheets);
	output_array(out, "questions");
	for (int i = 0; i < questionnaire->count; i++)
		print_question(out, &questionnaire->questions[i]);
	output_array_end(out);
	output_array(out, "words");
	for (int i = 0; i < questionnaire->words_count; i++) {
		output_object(out, NULL);
		output_number(out, "roll", questionnaire->words[i].roll);
		output_text(out, "words", questionnaire->words[i].text);
		output_object_end(out);
	}
	output_array_end(out);
	output_object_end(out);
}

static enum status tally(struct call *call, int64_t seminar)
{
	struct questionnaire questionnaire;
	enum status status = questionnaire_load(call->db, seminar, &questionnaire);
	if (status != DONE)
		return status;
	print_tally(&call->out, &questionnaire);
	questionnaire_free(&questionnaire);
	return DONE;
}

/* ---- The commands ---- */

/* Roll, scores and words are read as the line they are on paper. */
static enum status read_reply(struct call *call, int64_t seminar, struct reply *out)
{
	struct questionnaire questionnaire;
	char line[REPLY_LINE_BYTES];
	const char *words = call_option(call, "words");
	int length = snprintf(line, sizeof(line), "%s %s %s", call->operands[1], call->operands[2], words ? words : "");
	if (length >= (int)sizeof(line))
		return fault_set(&call->fault, INVALID, "words",
		                 _("The words are too long: %d characters are allowed."), REPLY_WORDS_CHARACTERS);
	enum status status = questionnaire_load(call->db, seminar, &questionnaire);
	if (status != DONE)
		return status;
	status = reply_parse(&questionnaire, line, out, &call->fault);
	questionnaire_free(&questionnaire);
	return status;
}

static enum status run_answer(struct call *call)
{
	struct reply reply = {.again = call_has(call, "replace")};
	int64_t seminar = 0;
	enum status status = call_id(call, 0, &seminar);
	if (status == DONE)
		status = read_reply(call, seminar, &reply);
	if (status == DONE)
		status = reply_enter(call->db, seminar, &reply, call_op(call));
	return status == DONE ? tally(call, seminar) : status;
}

/* The sheet of one roll, as it was typed: to be looked at, and to be corrected with --replace. */
static enum status sheet(struct call *call, int64_t seminar, int roll)
{
	struct questionnaire questionnaire;
	struct reply reply;
	struct sign_up person;
	char line[REPLY_LINE_BYTES];
	enum status status = questionnaire_load(call->db, seminar, &questionnaire);
	if (status != DONE)
		return status;
	status = reply_get(call->db, &questionnaire, roll, &reply, &person);
	if (status == DONE) {
		reply_line(&questionnaire, &reply, line);
		output_object(&call->out, NULL);
		output_number(&call->out, "roll", roll);
		output_text(&call->out, "person", person.person_name);
		output_text(&call->out, "sheet", reply.again ? line : NULL);
		output_object_end(&call->out);
	}
	questionnaire_free(&questionnaire);
	return status;
}

static enum status run_tally(struct call *call)
{
	int64_t seminar = 0, roll = 0;
	enum status status = call_id(call, 0, &seminar);
	if (status == DONE)
		status = call_number(call, "roll", 1, 9999, &roll);
	if (status != DONE)
		return status;
	return roll ? sheet(call, seminar, (int)roll) : tally(call, seminar);
}

static const struct cli_option answer_options[] = {
        {"words", 0, N_("TEXT"), N_("what they wrote in their own words")},
        {"replace", 0, NULL, N_("over the sheet of that roll which is there")},
        {0},
};

const struct cli_command command_seminar_answer = {
        .name = "seminar answer",
        .operands = N_("ID ROLL SCORES"),
        .least = 3,
        .most = 3,
        .help = N_("enter a sheet of the questionnaire: 5453, - for one left blank"),
        .options = answer_options,
        .needs = NEEDS_ACTOR,
        .writes = true,
        .run = run_answer,
};

static const struct cli_option tally_options[] = {
        {"roll", 0, N_("ROLL"), N_("only the sheet of this roll, as it was entered")},
        {0},
};

const struct cli_command command_seminar_tally = {
        .name = "seminar tally",
        .operands = N_("ID"),
        .least = 1,
        .most = 1,
        .help = N_("show what the questionnaires say"),
        .options = tally_options,
        .needs = NEEDS_ACTOR,
        .run = run_tally,
};
