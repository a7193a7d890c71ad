#include <stdio.h>
#include <stdlib.h>

#include "core/desks/replan.h"
#include "core/office/draft.h"
#include "core/store/action.h"
#include "core/text/number.h"
#include "core/text/utf8.h"
#include "core/time/entry.h"
#include "core/time/show.h"
#include "core/words.h"
#include "tui/desk.h"
#include "tui/form.h"
#include "tui/planning.h"

enum { KINDS = 3, WEEKDAYS = 7 };
enum kind { KIND_WEEKLY, KIND_EXTRA, KIND_AWAY };

struct planning_form {
	struct planning_ask ask;
	struct form form;
	struct entry_base base;
	const char *kinds[KINDS];
	const char *weekdays[WEEKDAYS];
	char op[DRAFT_OP_BYTES];
};

/* What is typed, as whichever of the three it is. */
struct planned {
	struct plan_row row;
	struct plan_extra extra;
	struct closure closure;
};

static void day_beside(const void *context, const char *text, char *out, size_t size)
{
	struct fault fault;
	int32_t day = DAY_NONE;
	out[0] = '\0';
	if (text[0] && entry_day(context, text, &day, &fault) == DONE)
		day_show(day, DAY_LONG, out, size);
}

static void time_beside(const void *context, const char *text, char *out, size_t size)
{
	struct fault fault;
	int minute = 0;
	char clock[CLOCK_BYTES];
	(void)context;
	out[0] = '\0';
	if (text[0] && entry_time(text, &minute, &fault) == DONE)
		snprintf(out, size, "%s", clock_format(minute, clock));
}

static const struct field fields[] = {
        {.name = "kind", .label = N_("Kind"), .kind = FIELD_CHOICE},
        {.name = "weekday", .label = N_("Weekday"), .kind = FIELD_CHOICE},
        {.name = "desk", .label = N_("Desk"), .needed = true, .limit = 2},
        {.name = "start", .label = N_("From"), .needed = true, .limit = 12, .beside = time_beside},
        {.name = "until", .label = N_("Until"), .needed = true, .limit = 12, .beside = time_beside},
        {.name = "from", .label = N_("First day"), .needed = true, .limit = 30, .beside = day_beside},
        {.name = "to", .label = N_("Last day"), .limit = 30, .beside = day_beside},
        {.name = "reason", .label = N_("Reason"), .limit = CLOSURE_CHARACTERS},
};
#define FIELDS ((int)(sizeof(fields) / sizeof(fields[0])))

/* ---- Opening ---- */

static void preset(struct planning_form *f, const struct plan_row *row)
{
	char from[CLOCK_BYTES], to[CLOCK_BYTES], desk[16];
	snprintf(desk, sizeof(desk), "%d", row->span.desk);
	form_set(&f->form, "desk", desk);
	form_set(&f->form, "start", cell_format(row->span.from, from));
	form_set(&f->form, "until", cell_format(row->span.to, to));
	form_choose(&f->form, "weekday", f->weekdays, WEEKDAYS, row->weekday - 1);
}

static bool form_screen_open(struct desk *desk, void *state, const void *argument)
{
	struct planning_form *f = state;
	struct plan_row row = {.weekday = 1};
	f->ask = *(const struct planning_ask *)argument;
	if ((f->ask.row && plan_get(desk_db(desk), f->ask.row, &row) != DONE) || !form_open(&f->form, fields, FIELDS)) {
		form_close(&f->form);
		desk_refuse_store(desk);
		return false;
	}
	int32_t today = moment_day(desk_now(desk));
	f->base = (struct entry_base){.today = today, .shown = today, .ahead = true};
	f->form.context = &f->base;
	f->kinds[KIND_WEEKLY] = _("every week");
	f->kinds[KIND_EXTRA] = _("one day");
	f->kinds[KIND_AWAY] = _("away");
	for (int i = 0; i < WEEKDAYS; i++)
		f->weekdays[i] = weekday_long((enum weekday)((i + 1) % WEEKDAYS));
	form_choose(&f->form, "kind", f->kinds, f->ask.row ? 1 : KINDS, KIND_WEEKLY);
	form_choose(&f->form, "weekday", f->weekdays, WEEKDAYS, 0);
	if (f->ask.row)
		preset(f, &row);
	operation_new(f->op);
	form_start(&f->form);
	if (!f->ask.row)
		form_focus(&f->form, "kind");
	return true;
}

static void form_screen_close(struct desk *desk, void *state)
{
	(void)desk;
	struct planning_form *f = state;
	form_close(&f->form);
}

/* ---- Saving ---- */

static enum status read_cell(const struct form *form, const char *name, int *cell, struct fault *fault)
{
	int minute = 0;
	enum status status = entry_time(form_text(form, name), &minute, fault);
	if (status == DONE && minute % CELL_MINUTES != 0)
		status = fault_set(fault, INVALID, name, _("A time is on a quarter hour, such as 10:15."));
	utf8_copy(fault->field, sizeof(fault->field), name);
	*cell = minute / CELL_MINUTES;
	return status;
}

static enum status read_day(const struct planning_form *f, const char *name, int32_t *day, struct fault *fault)
{
	const char *text = form_text(&f->form, name);
	if (!text[0])
		return DONE;
	enum status status = entry_day(&f->base, text, day, fault);
	utf8_copy(fault->field, sizeof(fault->field), name);
	return status;
}

static enum status read_planned(const struct planning_form *f, struct planned *out, struct fault *fault)
{
	char digits[16];
	int32_t first = DAY_NONE, last = DAY_NONE;
	struct plan_span span = {.consultant = f->ask.consultant};
	number_digits(digits, sizeof(digits), form_text(&f->form, "desk"));
	span.desk = (int)strtol(digits, NULL, 10);
	enum status status = read_cell(&f->form, "start", &span.from, fault);
	if (status == DONE)
		status = read_cell(&f->form, "until", &span.to, fault);
	if (status == DONE)
		status = read_day(f, "from", &first, fault);
	if (status == DONE)
		status = read_day(f, "to", &last, fault);
	out->row = (struct plan_row){
	        .span = span, .weekday = form_choice(&f->form, "weekday") + 1, .valid_from = first, .valid_to = last};
	out->extra = (struct plan_extra){.day = first, .span = span};
	out->closure = (struct closure){.consultant = span.consultant,
	                                .from_day = first,
	                                .from = span.from,
	                                .to_day = last == DAY_NONE ? first : last,
	                                .to = span.to};
	utf8_copy(out->closure.reason, sizeof(out->closure.reason), form_text(&f->form, "reason"));
	return status;
}

static enum status write(struct db *db, const struct planning_form *f, struct planned *planned,
                         const struct replan *how)
{
	switch (form_choice(&f->form, "kind")) {
	case KIND_EXTRA:
		return replan_extra(db, &planned->extra, how);
	case KIND_AWAY:
		return replan_close(db, &planned->closure, how);
	default:
		return f->ask.row ? replan_change(db, f->ask.row, &planned->row, how)
		                  : replan_add(db, &planned->row, how);
	}
}

static void write_or_refuse(struct desk *desk, struct planning_form *f, bool calls)
{
	struct fault fault = {{0}, {0}};
	struct planned planned;
	struct appointment_list live = {.count = 0};
	struct replan how = {.calls = calls, .op = f->op, .live = &live};
	enum status status = read_planned(f, &planned, &fault);
	if (status == DONE) {
		status = write(desk_db(desk), f, &planned, &how);
		fault = *db_fault(desk_db(desk));
	}
	int count = live.count;
	appointment_list_free(&live);
	if (status == CONFLICT && count && !calls) {
		const char *labels[] = {_("do it, they are called"), _("go back")};
		char question[256];
		snprintf(question, sizeof(question),
		         ngettext("%d appointment stands in the way.", "%d appointments stand in the way.",
		                  (unsigned long)count),
		         count);
		desk_ask(desk, 1, question, labels, 2, 1);
	} else if (status != DONE) {
		form_refuse(&f->form, &fault);
		desk_refuse(desk, &fault);
	} else {
		desk_say(desk, action_last(desk_db(desk)), _("The plan is changed. To call: %d."), count);
		desk_finish(desk, (struct answer){.id = 0});
	}
}

static void form_screen_answered(struct desk *desk, void *state, const struct answer *answer)
{
	if (answer->given && answer->choice == 0)
		write_or_refuse(desk, state, true);
}

/* ---- The screen ---- */

static bool form_screen_type(struct desk *desk, void *state, const struct key *key)
{
	struct planning_form *f = state;
	enum form_event event = form_key(&f->form, key);
	if (event == FORM_SAVE)
		write_or_refuse(desk, f, false);
	return event != FORM_FREE;
}

static enum focus form_screen_focus(const void *state)
{
	const struct planning_form *f = state;
	if (fields[f->form.focus].kind == FIELD_CHOICE)
		return FOCUS_CHOICE;
	return form_blank(&f->form) ? FOCUS_BLANK : FOCUS_TEXT;
}

static struct area form_area(struct area body)
{
	return (struct area){body.row + 1, body.col + 2, body.rows - 1, body.cols - 4};
}

static void form_screen_layout(const struct desk *desk, void *state, struct area body)
{
	(void)desk;
	struct planning_form *f = state;
	form_fit(&f->form, form_area(body));
}

static void form_screen_draw(const struct desk *desk, const void *state, struct canvas *canvas, struct area body)
{
	(void)desk;
	const struct planning_form *f = state;
	form_draw(&f->form, canvas, form_area(body));
}

static const struct command form_screen_commands[] = {
        {"form.next", "Enter", N_("next"), N_("Goes to the next field, and saves on the last."), RIGHT_NONE, NULL, NULL,
         NULL},
        {"form.save", "F12 Ctrl-S", N_("save"), N_("Saves the form."), "plan.add", NULL, NULL, NULL},
        {0},
};

const struct screen planning_form_screen = {
        .name = N_("Change the plan"),
        .state_size = sizeof(struct planning_form),
        .commands = form_screen_commands,
        .open = form_screen_open,
        .layout = form_screen_layout,
        .draw = form_screen_draw,
        .focus = form_screen_focus,
        .type = form_screen_type,
        .answered = form_screen_answered,
        .close = form_screen_close,
};
