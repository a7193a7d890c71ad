#include "tui/bulk.h"

#include <stdio.h>

#include "core/office/code.h"
#include "core/office/draft.h"
#include "core/people/bulk.h"
#include "core/store/action.h"
#include "core/time/civil.h"
#include "core/words.h"
#include "tui/take_out.h"

enum { ASKED_WHAT = 100, ASKED_INTO, ASKED_OUT_OF };
enum { INTO = TAKE_OUT_FORMS, OUT_OF };

static const char *whom(const struct bulk *bulk, char *out, size_t size)
{
	if (bulk->count == 0)
		snprintf(out, size, "%s", _("all members"));
	else
		snprintf(out, size, bulk->marked ? _("%d marked") : _("the %d shown"), bulk->count);
	return out;
}

void bulk_ask(struct desk *desk, const struct bulk *bulk)
{
	char question[160], who[80];
	const char *labels[] = {_("Excel workbook"),
	                        _("CSV (UTF-8)"),
	                        _("CSV for old Excel (CP932)"),
	                        _("Labels, 12 on a sheet"),
	                        _("Labels, 24 on a sheet"),
	                        _("Put them into a division"),
	                        _("Take them out of a division")};
	bool divides = bulk->marked && desk_may(desk, "client.divide");
	snprintf(question, sizeof(question), _("%s: what is to be done?"), whom(bulk, who, sizeof(who)));
	desk_ask(desk, ASKED_WHAT, question, labels, divides ? OUT_OF + 1 : TAKE_OUT_FORMS, 0);
}

static int divisions(struct desk *desk, struct code *out, int room)
{
	char today[DAY_BYTES];
	int count = 0;
	day_format(moment_day(desk_now(desk)), today);
	if (code_list(desk_db(desk), CODE_DIVISION, today, out, room, &count) != DONE)
		desk_refuse_store(desk);
	return count < room ? count : room;
}

static void ask_division(struct desk *desk, int tag)
{
	struct code codes[QUESTION_CHOICES] = {0};
	const char *labels[QUESTION_CHOICES];
	int count = divisions(desk, codes, QUESTION_CHOICES);
	for (int i = 0; i < count; i++)
		labels[i] = codes[i].name;
	if (count > 0)
		desk_ask(desk, tag, tag == ASKED_INTO ? _("Into which division?") : _("Out of which division?"), labels,
		         count, 0);
}

static void divide(struct desk *desk, const struct bulk *bulk, int choice, bool in)
{
	struct code codes[QUESTION_CHOICES] = {0};
	char op[DRAFT_OP_BYTES];
	int changed = 0;
	if (choice >= divisions(desk, codes, QUESTION_CHOICES))
		return;
	operation_new(op);
	if (clients_divide(desk_db(desk), bulk->clients, (size_t)bulk->count, codes[choice].id, in, op, &changed) !=
	    DONE)
		desk_refuse_store(desk);
	else if (changed == 0)
		desk_remark(desk, in ? _("All of them are in %s already.") : _("None of them is in %s."),
		            codes[choice].name);
	else
		desk_say(desk, action_last(desk_db(desk)), in ? _("Put into %s: %d") : _("Taken out of %s: %d"),
		         codes[choice].name, changed);
}

bool bulk_answered(struct desk *desk, const struct bulk *bulk, const struct answer *answer)
{
	if (answer->tag < ASKED_WHAT || answer->tag > ASKED_OUT_OF)
		return false;
	if (!answer->given)
		return true;
	struct take_out_ask ask = {(enum take_out_form)answer->choice, *bulk};
	if (answer->tag != ASKED_WHAT)
		divide(desk, bulk, answer->choice, answer->tag == ASKED_INTO);
	else if (answer->choice >= INTO)
		ask_division(desk, answer->choice == INTO ? ASKED_INTO : ASKED_OUT_OF);
	else
		desk_push(desk, &take_out_screen, 0, &ask);
	return true;
}
