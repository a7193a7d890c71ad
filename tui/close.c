#include "tui/close.h"

#include <stdio.h>

#include "core/access/staff.h"
#include "core/store/action.h"
#include "core/text/utf8.h"
#include "core/time/show.h"
#include "core/words.h"
#include "tui/replan_form.h"

#define SCOPES     3
#define NAME_BYTES 512

enum scope { SCOPE_DESK, SCOPE_OFFICE, SCOPE_CONSULTANT };

struct close {
	struct replan_form form;
	struct close_ask ask;
	char names[SCOPES][NAME_BYTES];
	const char *labels[SCOPES];
	struct closure closure; /* as saved */
};

static void until_beside(const void *context, const char *text, char *out, size_t size)
{
	replan_time_beside(context, text, out, size);
	if (!text[0])
		snprintf(out, size, "%s", _("the day's end"));
}

static const struct field fields[] = {
        {.name = "day", .label = N_("Day"), .kind = FIELD_SHOWN},
        {.name = "scope", .label = N_("Close"), .kind = FIELD_CHOICE},
        {.name = "from", .label = N_("From"), .needed = true, .limit = 12, .beside = replan_time_beside},
        {.name = "until", .label = N_("Until"), .limit = 12, .beside = until_beside},
        {.name = "reason", .label = N_("Reason"), .limit = CLOSURE_CHARACTERS},
};
#define FIELDS ((int)(sizeof(fields) / sizeof(fields[0])))

static int64_t load(struct desk *desk, const struct row_form *f, struct form *out)
{
	const struct close *close = (const struct close *)f;
	char day[SHOW_BYTES], from[CLOCK_BYTES];
	(void)desk;
	form_set(out, "day", day_show(close->ask.day, DAY_LONG, day, sizeof(day)));
	form_choose(out, "scope", close->labels, close->ask.consultant ? SCOPES : SCOPES - 1, SCOPE_DESK);
	form_set(out, "from", cell_format(close->ask.cell, from));
	return 0;
}

static enum status put(struct desk *desk, struct replan_form *f, const struct replan *how, struct fault *fault)
{
	struct close *close = (struct close *)f;
	struct closure *closure = &close->closure;
	int scope = form_choice(&f->row.form, "scope");
	*closure = (struct closure){.from_day = close->ask.day, .to_day = close->ask.day, .to = CELLS_A_DAY};
	closure->desk = scope == SCOPE_DESK ? close->ask.desk : 0;
	closure->consultant = scope == SCOPE_CONSULTANT ? close->ask.consultant : 0;
	utf8_copy(closure->reason, sizeof(closure->reason), form_text(&f->row.form, "reason"));
	enum status status = replan_form_cell(f, "from", &closure->from, fault);
	if (status == DONE)
		status = replan_form_cell(f, "until", &closure->to, fault);
	if (status == DONE && closure->to <= closure->from)
		return fault_set(fault, INVALID, "until", _("It ends before it starts: give a later time."));
	if (status != DONE)
		return status;
	status = replan_close(desk_db(desk), closure, how);
	*fault = *db_fault(desk_db(desk));
	return status;
}

static void done(struct desk *desk, struct row_form *f)
{
	const struct close *close = (const struct close *)f;
	const struct closure *closure = &close->closure;
	char day[SHOW_BYTES], from[CLOCK_BYTES], to[CLOCK_BYTES];
	desk_say(desk, action_last(desk_db(desk)), _("Closed: %s, %s %s-%s. To call: %d."),
	         close->names[form_choice(&f->form, "scope")], day_show(closure->from_day, DAY_SHORT, day, sizeof(day)),
	         cell_format(closure->from, from), cell_format(closure->to, to), close->form.live.count);
	desk_finish(desk, (struct answer){.id = closure->id});
}

/* ---- The screen ---- */

struct close_ask close_ask(const char *object)
{
	int64_t numbers[4];
	replan_form_numbers(object, numbers, 4);
	return (struct close_ask){(int32_t)numbers[0], (int)numbers[1], (int)numbers[2], numbers[3]};
}

static enum status name_scopes(struct db *db, struct close *close)
{
	struct staff who = {.id = 0};
	enum status status = close->ask.consultant ? staff_get(db, close->ask.consultant, &who) : DONE;
	snprintf(close->names[SCOPE_DESK], NAME_BYTES, _("desk %d"), close->ask.desk);
	snprintf(close->names[SCOPE_OFFICE], NAME_BYTES, "%s", _("all desks"));
	utf8_copy(close->names[SCOPE_CONSULTANT], NAME_BYTES, who.name);
	for (int i = 0; i < SCOPES; i++)
		close->labels[i] = close->names[i];
	return status;
}

static bool close_open(struct desk *desk, void *state, const void *argument)
{
	struct close *close = state;
	struct kept *kept = &close->form.row.kept;
	char object[64], day[SHOW_BYTES];
	close->ask = *(const struct close_ask *)argument;
	if (name_scopes(desk_db(desk), close) != DONE) {
		desk_refuse_store(desk);
		return false;
	}
	snprintf(object, sizeof(object), "%d %d %d %lld", close->ask.day, close->ask.desk, close->ask.cell,
	         (long long)close->ask.consultant);
	kept_open(desk, kept, CLOSE_FORM, object);
	snprintf(kept->title, sizeof(kept->title), _("closing on %s"),
	         day_show(close->ask.day, DAY_SHORT, day, sizeof(day)));
	close->form.row.fresh = true;
	close->form.row.load = load;
	close->form.row.done = done;
	close->form.put = put;
	return replan_form_open(desk, &close->form, fields, FIELDS);
}

const struct screen close_screen = {
        .name = N_("Closing"),
        .state_size = sizeof(struct close),
        .open = close_open,
        REPLAN_FORM_HOOKS,
};
