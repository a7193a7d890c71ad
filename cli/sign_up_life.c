#include "cli/call.h"
#include "cli/commands.h"
#include "cli/seminar.h"
#include "core/seminars/told.h"
#include "core/words.h"

/* What becomes of a sign-up: the offer of a seat and its answer, the fee, the call when the seminar is called off. */

static enum status print_list(struct call *call, struct sign_up_list *list)
{
	output_list(&call->out, sign_up_keys);
	for (int i = 0; i < list->count; i++)
		sign_up_print(&call->out, &list->rows[i]);
	output_list_end(&call->out);
	sign_up_list_free(list);
	return DONE;
}

static enum status run_offer(struct call *call)
{
	struct sign_up_list offered;
	int64_t seminar = 0;
	int32_t until = day_add(moment_day(db_now(call->db)), 1);
	enum status status = call_id(call, 0, &seminar);
	if (status == DONE)
		status = call_day(call, "until", true, &until);
	if (status == DONE)
		status = sign_up_offer(call->db, seminar, until, call_op(call), &offered);
	return status == DONE ? print_list(call, &offered) : status;
}

static enum status run_reply(struct call *call)
{
	static const char *const words[] = {
	        [NOT_REFUSED] = "accepted", [OFFER_DECLINED] = "declined", [OFFER_EXPIRED] = "expired", NULL};
	struct sign_up replied, next;
	int64_t seminar = 0;
	int roll = 0, answer = NOT_REFUSED;
	enum status status = call_roll(call, &seminar, &roll);
	if (status == DONE)
		status = call_needs(call, "answer");
	if (status == DONE)
		status = call_choice(call, "answer", words, &answer);
	if (status == DONE)
		status = sign_up_answer(call->db, seminar, roll, (enum sign_up_refusal)answer, call_op(call), &replied,
		                        &next);
	if (status == DONE)
		sign_up_print(&call->out, &replied);
	return status;
}

/* What is owed, if no amount is named. */
static enum status run_pay(struct call *call)
{
	struct sign_up paid = {.id = 0};
	int64_t seminar = 0, amount = 0;
	int roll = 0;
	enum status status = call_roll(call, &seminar, &roll);
	if (status == DONE)
		status = sign_up_get(call->db, seminar, roll, &paid);
	amount = paid.fee;
	if (status == DONE)
		status = call_number(call, "amount", 0, SEMINAR_FEE_MOST, &amount);
	if (status == DONE)
		status = sign_up_pay(call->db, seminar, roll, (int)amount, call_op(call), &paid);
	if (status == DONE)
		sign_up_print(&call->out, &paid);
	return status;
}

static enum status run_tell(struct call *call)
{
	static const char *const words[] = {"agreed", "no_answer", "message", "later", NULL};
	struct sign_up told;
	int64_t seminar = 0;
	int roll = 0, outcome = 0;
	enum status status = call_roll(call, &seminar, &roll);
	if (status == DONE)
		status = call_needs(call, "outcome");
	if (status == DONE)
		status = call_choice(call, "outcome", words, &outcome);
	if (status == DONE)
		status = sign_up_get(call->db, seminar, roll, &told);
	if (status == DONE)
		status = told_add(call->db, told.id, words[outcome], call_op(call));
	if (status == DONE)
		sign_up_print(&call->out, &told);
	return status;
}

static const struct cli_option offer_options[] = {
        {"until", 0, N_("DATE"), N_("the last day of the offer; else tomorrow")},
        {0},
};

static const struct cli_option reply_options[] = {
        {"answer", 0, "accepted|declined|expired", N_("what became of the offer")},
        {0},
};

static const struct cli_option pay_options[] = {
        {"amount", 0, N_("YEN"), N_("how much; else what is owed. 0 takes it back")},
        {0},
};

static const struct cli_option tell_options[] = {
        {"outcome", 0, "agreed|no_answer|message|later", N_("what came of the call")},
        {0},
};

const struct cli_command command_seminar_offer = {
        .name = "seminar offer",
        .operands = N_("ID"),
        .least = 1,
        .most = 1,
        .help = N_("offer the free seats to those who wait, in order"),
        .options = offer_options,
        .needs = NEEDS_ACTOR,
        .writes = true,
        .run = run_offer,
};

const struct cli_command command_seminar_reply = {
        .name = "seminar reply",
        .operands = N_("ID ROLL"),
        .least = 2,
        .most = 2,
        .help = N_("note the answer to an offer"),
        .options = reply_options,
        .needs = NEEDS_ACTOR,
        .writes = true,
        .run = run_reply,
};

const struct cli_command command_seminar_pay = {
        .name = "seminar pay",
        .operands = N_("ID ROLL"),
        .least = 2,
        .most = 2,
        .help = N_("note the payment of a fee"),
        .options = pay_options,
        .needs = NEEDS_ACTOR,
        .writes = true,
        .run = run_pay,
};

const struct cli_command command_seminar_tell = {
        .name = "seminar tell",
        .operands = N_("ID ROLL"),
        .least = 2,
        .most = 2,
        .help = N_("note a call about a seminar that is called off"),
        .options = tell_options,
        .needs = NEEDS_ACTOR,
        .writes = true,
        .run = run_tell,
};
