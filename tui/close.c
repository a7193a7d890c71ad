#include "tui/close.h"

#include <stdio.h>

#include "core/desks/replan.h"
#include "core/office/draft.h"
#include "core/store/action.h"
#include "core/text/utf8.h"
#include "core/time/entry.h"
#include "core/time/show.h"
#include "core/words.h"
#include "tui/desk.h"
#include "tui/form.h"
#include "tui/visit.h"

#define SCOPES     3
#define NAME_BYTES 512

enum scope { SCOPE_DESK, SCOPE_OFFICE, SCOPE_CONSULTANT };

struct close {
	struct close_ask ask;
	struct form form;
	char names[SCOPES][NAME_BYTES];
	const char *labels[SCOPES];
	struct appointment_list live; /* who is booked then */
	struct closure looked;        /* for which that was read */
	char op[DRAFT_OP_BYTES];
};

static void time_beside(const void *context, const char *text, char *out, size_t size)
{
	struct fault fault;
	int minute = 0;
	char clock[CLOCK_BYTES];
	(void)context;
	out[0] = '\0';
	if (!text[0])
		snprintf(out, size, "%s", _("the day's end"));
	else if (entry_time(text, &minute, &fault) == DONE)
		snprintf(out, size, "%s", clock_format(minute, clock));
}

static const struct field fields[] = {
        {.name = "day", .label = N_("Day"), .kind = FIELD_SHOWN},
        {.name = "scope", .label = N_("Close"), .kind = FIELD_CHOICE},
        {.name = "from", .label = N_("From"), .needed = true, .limit = 12, .beside = time_beside},
        {.name = "until", .label = N_("Until"), .limit = 12, .beside = time_beside},
        {.name = "reason", .label = N_("Reason"), .limit = CLOSURE_CHARACTERS},
};
#define FIELDS ((int)(sizeof(fields) / sizeof(fields[0])))

/* ---- What is typed ---- */

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

static enum status read_closure(const struct close *close, struct closure *out, struct fault *fault)
{
	int scope = form_choice(&close->form, "scope");
	*out = (struct closure){.from_day = close->ask.day, .to_day = close->ask.day, .to = CELLS_A_DAY};
	out->desk = scope == SCOPE_DESK ? close->ask.desk : 0;
	out->consultant = scope == SCOPE_CONSULTANT ? close->ask.consultant : 0;
	utf8_copy(out->reason, sizeof(out->reason), form_text(&close->form, "reason"));
	enum status status = read_cell(&close->form, "from", &out->from, fault);
	if (status == DONE && form_text(&close->form, "until")[0])
		status = read_cell(&close->form, "until", &out->to, fault);
	if (status == DONE && out->to <= out->from)
		return fault_set(fault, INVALID, "until", _("It ends before it starts: give a later time."));
	return status;
}

static bool same_time(const struct closure *a, const struct closure *b)
{
	return a->desk == b->desk && a->consultant == b->consultant && a->from == b->from && a->to == b->to &&
	       a->from_day == b->from_day;
}

/* Who would stand outside; asked of the store when another time is typed, or somebody else changed something. */
static void look(struct desk *desk, struct close *close, bool again)
{
	struct closure closure;
	struct fault fault;
	struct appointment_list live;
	struct replan how = {.look = true, .live = &live};
	if (read_closure(close, &closure, &fault) != DONE || (!again && same_time(&closure, &close->looked)))
		return;
	if (replan_close(desk_db(desk), &closure, &how) != DONE) {
		appointment_list_free(&live);
		return;
	}
	appointment_list_free(&close->live);
	close->live = live;
	close->looked = closure;
}

static bool close_open(struct desk *desk, void *state, const void *argument)
{
	struct close *close = state;
	char day[SHOW_BYTES], from[CLOCK_BYTES];
	close->ask = *(const struct close_ask *)argument;
	if (!form_open(&close->form, fields, FIELDS)) {
		form_close(&close->form);
		return false;
	}
	snprintf(close->names[SCOPE_DESK], NAME_BYTES, _("desk %d"), close->ask.desk);
	snprintf(close->names[SCOPE_OFFICE], NAME_BYTES, "%s", _("all desks"));
	utf8_copy(close->names[SCOPE_CONSULTANT], NAME_BYTES, close->ask.name);
	for (int i = 0; i < SCOPES; i++)
		close->labels[i] = close->names[i];
	form_set(&close->form, "day", day_show(close->ask.day, DAY_LONG, day, sizeof(day)));
	form_choose(&close->form, "scope", close->labels, close->ask.consultant ? SCOPES : SCOPES - 1, SCOPE_DESK);
	form_set(&close->form, "from", cell_format(close->ask.cell, from));
	form_start(&close->form);
	operation_new(close->op);
	look(desk, close, true);
	return true;
}

static void close_close(struct desk *desk, void *state)
{
	(void)desk;
	struct close *close = state;
	form_close(&close->form);
	appointment_list_free(&close->live);
}

static void close_changed(struct desk *desk, void *state)
{
	look(desk, state, true);
}

/* ---- Saving ---- */

static void save(struct desk *desk, struct close *close)
{
	struct fault fault = {{0}, {0}};
	struct closure closure;
	struct replan how = {.calls = true, .op = close->op};
	enum status status = read_closure(close, &closure, &fault);
	if (status == DONE) {
		status = replan_close(desk_db(desk), &closure, &how);
		fault = *db_fault(desk_db(desk));
	}
	if (status != DONE) {
		form_refuse(&close->form, &fault);
		desk_refuse(desk, &fault);
		return;
	}
	char day[SHOW_BYTES], from[CLOCK_BYTES], to[CLOCK_BYTES];
	const char *what = close->names[form_choice(&close->form, "scope")];
	desk_say(desk, action_last(desk_db(desk)), _("Closed: %s, %s %s-%s. To call: %d."), what,
	         day_show(closure.from_day, DAY_SHORT, day, sizeof(day)), cell_format(closure.from, from),
	         cell_format(closure.to, to), close->live.count);
	desk_finish(desk, (struct answer){.id = closure.id});
}

static bool close_type(struct desk *desk, void *state, const struct key *key)
{
	struct close *close = state;
	enum form_event event = form_key(&close->form, key);
	if (event == FORM_SAVE)
		save(desk, close);
	else if (event == FORM_USED)
		look(desk, close, false);
	return event != FORM_FREE;
}

/* ---- The picture ---- */

static enum focus close_focus(const void *state)
{
	const struct close *close = state;
	if (fields[close->form.focus].kind == FIELD_CHOICE)
		return FOCUS_CHOICE;
	return form_blank(&close->form) ? FOCUS_BLANK : FOCUS_TEXT;
}

static struct area form_area(struct area body)
{
	return (struct area){body.row + 1, body.col + 2, FIELDS + 1, body.cols - 4};
}

static void close_layout(const struct desk *desk, void *state, struct area body)
{
	(void)desk;
	struct close *close = state;
	form_fit(&close->form, form_area(body));
}

static void draw_live(const struct appointment *visit, struct canvas *canvas, int row, int cols)
{
	char clock[CLOCK_BYTES], name[NAME_BYTES * 2];
	visit_name(visit, name, sizeof(name));
	canvas_print(canvas, row, 3, 16, LOOK_PLAIN, _("%s desk %d"), cell_format(visit->cell, clock), visit->desk);
	canvas_field(canvas, row, 20, 20, LOOK_PLAIN, name);
	canvas_field(canvas, row, 41, 14, LOOK_PLAIN, visit->callback[0] ? visit->callback : visit->phone);
	canvas_field(canvas, row, 56, cols - 57, LOOK_PLAIN, visit->visitor);
}

static void close_draw(const struct desk *desk, const void *state, struct canvas *canvas, struct area body)
{
	(void)desk;
	const struct close *close = state;
	int row = body.row + 2 + form_draw(&close->form, canvas, form_area(body)), last = body.row + body.rows - 1;
	canvas_clip(canvas, body);
	if (close->live.count == 0) {
		canvas_text(canvas, row, 2, body.cols - 4, LOOK_PLAIN, _("Nobody is booked in that time."));
		return;
	}
	canvas_print(canvas, row++, 2, body.cols - 4, LOOK_BOLD,
	             ngettext("%d appointment stays and is to be called:", "%d appointments stay and are to be called:",
	                      (unsigned long)close->live.count),
	             close->live.count);
	for (int i = 0; i < close->live.count && row <= last; i++)
		draw_live(&close->live.rows[i], canvas, row++, body.cols);
}

static const struct command close_commands[] = {
        {"form.next", "Enter", N_("next"), N_("Goes to the next field, and saves on the last."), RIGHT_NONE, NULL, NULL,
         NULL},
        {"form.save", "F12 Ctrl-S", N_("save"), N_("Saves the form."), "plan.close", NULL, NULL, NULL},
        {0},
};

const struct screen close_screen = {
        .name = N_("Closing"),
        .state_size = sizeof(struct close),
        .commands = close_commands,
        .open = close_open,
        .layout = close_layout,
        .changed = close_changed,
        .draw = close_draw,
        .focus = close_focus,
        .type = close_type,
        .close = close_close,
};
