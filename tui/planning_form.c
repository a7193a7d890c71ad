#include "tui/planning.h"

#include <stdio.h>
#include <stdlib.h>

#include "core/access/staff.h"
#include "core/desks/calendar.h"
#include "core/store/action.h"
#include "core/text/number.h"
#include "core/text/utf8.h"
#include "core/time/show.h"
#include "core/words.h"
#include "tui/day_data.h"
#include "tui/replan_form.h"

enum { WEEKDAYS = 7 };

struct planning_form {
	struct replan_form form;
	struct planning_ask ask;
	const char *weekdays[WEEKDAYS];
};

static void begin_beside(const void *context, const char *text, char *out, size_t size)
{
	replan_time_beside(context, text, out, size);
	if (!text[0])
		snprintf(out, size, "%s", _("the day's beginning"));
}

static void end_beside(const void *context, const char *text, char *out, size_t size)
{
	replan_time_beside(context, text, out, size);
	if (!text[0])
		snprintf(out, size, "%s", _("the day's end"));
}

static void last_beside(const void *context, const char *text, char *out, size_t size)
{
	replan_day_beside(context, text, out, size);
	if (!text[0])
		snprintf(out, size, "%s", _("the same day"));
}

#define DAY(label_)                                                                                                    \
	{                                                                                                              \
		.name = "day", .label = label_, .needed = true, .limit = 30, .beside = replan_day_beside               \
	}
#define DESK                                                                                                           \
	{                                                                                                              \
		.name = "desk", .label = N_("Desk"), .needed = true, .limit = 2                                        \
	}
#define FROM                                                                                                           \
	{                                                                                                              \
		.name = "start", .label = N_("From"), .needed = true, .limit = 12, .beside = replan_time_beside        \
	}
#define UNTIL                                                                                                          \
	{                                                                                                              \
		.name = "until", .label = N_("Until"), .needed = true, .limit = 12, .beside = replan_time_beside       \
	}
#define TO(beside_)                                                                                                    \
	{                                                                                                              \
		.name = "to", .label = N_("Last day"), .limit = 30, .beside = beside_                                  \
	}

static const struct field weekly[] = {{.name = "weekday", .label = N_("Weekday"), .kind = FIELD_CHOICE},
                                      DESK,
                                      FROM,
                                      UNTIL,
                                      DAY(N_("First day")),
                                      TO(replan_day_beside)};
static const struct field extra[] = {DAY(N_("Day")), DESK, FROM, UNTIL};
static const struct field away[] = {DAY(N_("First day")),
                                    {.name = "start", .label = N_("From"), .limit = 12, .beside = begin_beside},
                                    TO(last_beside),
                                    {.name = "until", .label = N_("Until"), .limit = 12, .beside = end_beside},
                                    {.name = "reason", .label = N_("Reason"), .limit = CLOSURE_CHARACTERS}};
static const struct field office[] = {
        DAY(N_("Day")), {.name = "name", .label = N_("Reason"), .needed = true, .limit = SPECIAL_CHARACTERS}};

#define COUNT(fields) ((int)(sizeof(fields) / sizeof(fields[0])))

/* ---- What is typed ---- */

static int desk_number(const struct form *form)
{
	char digits[16];
	number_digits(digits, sizeof(digits), form_text(form, "desk"));
	return (int)strtol(digits, NULL, 10);
}

static enum status read_span(const struct planning_form *f, struct plan_span *out, struct fault *fault)
{
	*out = (struct plan_span){.consultant = f->ask.consultant, .desk = desk_number(&f->form.row.form)};
	enum status status = replan_form_cell(&f->form, "start", &out->from, fault);
	return status == DONE ? replan_form_cell(&f->form, "until", &out->to, fault) : status;
}

static enum status put_weekly(struct db *db, struct planning_form *f, const struct replan *how, struct fault *fault)
{
	struct plan_row row = {.weekday = form_choice(&f->form.row.form, "weekday") + 1, .valid_to = DAY_NONE};
	enum status status = read_span(f, &row.span, fault);
	if (status == DONE)
		status = replan_form_day(&f->form, "day", &row.valid_from, fault);
	if (status == DONE)
		status = replan_form_day(&f->form, "to", &row.valid_to, fault);
	if (status != DONE)
		return status;
	status = f->ask.row ? replan_change(db, f->ask.row, &row, how) : replan_add(db, &row, how);
	*fault = *db_fault(db);
	return status;
}

static enum status put_extra(struct db *db, struct planning_form *f, const struct replan *how, struct fault *fault)
{
	struct plan_extra one = {.id = 0};
	enum status status = read_span(f, &one.span, fault);
	if (status == DONE)
		status = replan_form_day(&f->form, "day", &one.day, fault);
	if (status != DONE)
		return status;
	status = replan_extra(db, &one, how);
	*fault = *db_fault(db);
	return status;
}

static enum status put_away(struct db *db, struct planning_form *f, const struct replan *how, struct fault *fault)
{
	struct closure closure = {.consultant = f->ask.consultant, .to = CELLS_A_DAY};
	enum status status = replan_form_day(&f->form, "day", &closure.from_day, fault);
	closure.to_day = closure.from_day;
	if (status == DONE)
		status = replan_form_cell(&f->form, "start", &closure.from, fault);
	if (status == DONE)
		status = replan_form_day(&f->form, "to", &closure.to_day, fault);
	if (status == DONE)
		status = replan_form_cell(&f->form, "until", &closure.to, fault);
	if (status != DONE)
		return status;
	utf8_copy(closure.reason, sizeof(closure.reason), form_text(&f->form.row.form, "reason"));
	status = replan_close(db, &closure, how);
	*fault = *db_fault(db);
	return status;
}

static enum status put_office(struct db *db, struct planning_form *f, const struct replan *how, struct fault *fault)
{
	int32_t day = DAY_NONE;
	enum status status = replan_form_day(&f->form, "day", &day, fault);
	if (status != DONE)
		return status;
	const char *name = form_text(&f->form.row.form, "name");
	status = replan_day(db, day, f->ask.kind == PLANNING_WORKS, how->look && !name[0] ? "-" : name, how);
	*fault = *db_fault(db);
	return status;
}

static const struct {
	const char *title; /* N_() */
	const struct field *fields;
	int count;
	enum status (*put)(struct db *db, struct planning_form *f, const struct replan *how, struct fault *fault);
} kinds[] = {
        [PLANNING_WEEKLY] = {N_("every week"), weekly, COUNT(weekly), put_weekly},
        [PLANNING_EXTRA] = {N_("one day"), extra, COUNT(extra), put_extra},
        [PLANNING_AWAY] = {N_("away"), away, COUNT(away), put_away},
        [PLANNING_WORKS] = {N_("office: a working day"), office, COUNT(office), put_office},
        [PLANNING_CLOSED] = {N_("office: a closed day"), office, COUNT(office), put_office},
};

/* Nothing is looked for before it is known when. */
static enum status put(struct desk *desk, struct replan_form *form, const struct replan *how, struct fault *fault)
{
	struct planning_form *f = (struct planning_form *)form;
	if (!form_text(&form->row.form, "day")[0])
		return INVALID;
	return kinds[f->ask.kind].put(desk_db(desk), f, how, fault);
}

/* ---- Opening ---- */

static int64_t load(struct desk *desk, const struct row_form *row, struct form *out)
{
	const struct planning_form *f = (const struct planning_form *)row;
	char from[CLOCK_BYTES], to[CLOCK_BYTES], number[16];
	struct plan_row was = {.weekday = 1};
	if (f->ask.row && plan_get(desk_db(desk), f->ask.row, &was) != DONE)
		return 0;
	if (f->ask.kind == PLANNING_WEEKLY)
		form_choose(out, "weekday", f->weekdays, WEEKDAYS, was.weekday - 1);
	if (f->ask.row) {
		snprintf(number, sizeof(number), "%d", was.span.desk);
		form_set(out, "desk", number);
		form_set(out, "start", cell_format(was.span.from, from));
		form_set(out, "until", cell_format(was.span.to, to));
	}
	return f->ask.row;
}

static void done(struct desk *desk, struct row_form *f)
{
	desk_say(desk, action_last(desk_db(desk)), _("The plan is changed. To call: %d."),
	         ((struct planning_form *)f)->form.live.count);
	desk_finish(desk, (struct answer){.id = 0});
}

struct planning_ask planning_ask(const char *object)
{
	int64_t numbers[3];
	replan_form_numbers(object, numbers, 3);
	bool known = numbers[0] >= 0 && numbers[0] < COUNT(kinds);
	return (struct planning_ask){known ? (enum planning_kind)numbers[0] : PLANNING_WEEKLY, numbers[1], numbers[2]};
}

static bool planning_form_open(struct desk *desk, void *state, const void *argument)
{
	struct planning_form *f = state;
	struct kept *kept = &f->form.row.kept;
	struct staff who;
	char object[64], name[sizeof(who.name)];
	f->ask = *(const struct planning_ask *)argument;
	if (staff_get(desk_db(desk), f->ask.consultant, &who) != DONE) {
		desk_refuse_store(desk);
		return false;
	}
	for (int i = 0; i < WEEKDAYS; i++)
		f->weekdays[i] = weekday_long((enum weekday)((i + 1) % WEEKDAYS));
	snprintf(object, sizeof(object), "%d %lld %lld", (int)f->ask.kind, (long long)f->ask.consultant,
	         (long long)f->ask.row);
	kept_open(desk, kept, PLANNING_FORM, object);
	name_family(who.name, name, sizeof(name));
	if (f->ask.kind < PLANNING_WORKS)
		snprintf(kept->title, sizeof(kept->title), "%.120s %s", name, _(kinds[f->ask.kind].title));
	else
		snprintf(kept->title, sizeof(kept->title), "%s", _(kinds[f->ask.kind].title));
	f->form.row.fresh = f->ask.row == 0;
	f->form.row.load = load;
	f->form.row.done = done;
	f->form.put = put;
	return replan_form_open(desk, &f->form, kinds[f->ask.kind].fields, kinds[f->ask.kind].count);
}

const struct screen planning_form_screen = {
        .name = N_("Change the plan"),
        .state_size = sizeof(struct planning_form),
        .open = planning_form_open,
        REPLAN_FORM_HOOKS,
};
