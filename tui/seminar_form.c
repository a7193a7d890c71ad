#include "tui/seminar_form.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/office/draft.h"
#include "core/seminars/seminar.h"
#include "core/store/action.h"
#include "core/text/number.h"
#include "core/text/utf8.h"
#include "core/time/entry.h"
#include "core/time/show.h"
#include "core/words.h"
#include "tui/desk.h"
#include "tui/form.h"

#define STATUSES 2

struct plan {
	struct form form;
	struct entry_base base;
	const char *statuses[STATUSES];
	char op[DRAFT_OP_BYTES]; /* its save is done once, whatever happens in between */
};

/* ---- What is typed, and how it reads ---- */

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
        {.name = "title", .label = N_("Title"), .needed = true, .limit = SEMINAR_TITLE_CHARACTERS},
        {.name = "start", .label = N_("Day"), .needed = true, .limit = 30, .beside = day_beside},
        {.name = "from", .label = N_("From"), .needed = true, .limit = 12, .beside = time_beside},
        {.name = "end", .label = N_("Until"), .needed = true, .limit = 12, .beside = time_beside},
        {.name = "room", .label = N_("Room"), .limit = SEMINAR_TITLE_CHARACTERS},
        {.name = "lecturer", .label = N_("Lecturer"), .limit = SEMINAR_TITLE_CHARACTERS},
        {.name = "status", .label = N_("State"), .kind = FIELD_CHOICE},
        {.name = "capacity", .label = N_("Seats"), .needed = true, .limit = 6},
};
#define FIELDS ((int)(sizeof(fields) / sizeof(fields[0])))

static void take_draft(struct desk *desk, struct plan *plan)
{
	struct draft draft;
	char *content = malloc(DRAFT_CONTENT_BYTES);
	operation_new(plan->op);
	if (content && draft_find(desk_db(desk), SEMINAR_FORM, "", &draft, content, DRAFT_CONTENT_BYTES) == DONE) {
		form_read(&plan->form, content);
		memcpy(plan->op, draft.op, sizeof(plan->op));
		desk_remark(desk, _("What was typed before and not saved stands here again."));
	}
	free(content);
}

static bool plan_open(struct desk *desk, void *state, const void *argument)
{
	(void)argument;
	struct plan *plan = state;
	if (!form_open(&plan->form, fields, FIELDS)) {
		form_close(&plan->form);
		return false;
	}
	int32_t today = moment_day(desk_now(desk));
	plan->base = (struct entry_base){.today = today, .shown = today, .ahead = true};
	plan->form.context = &plan->base;
	plan->statuses[0] = seminar_status_text(SEMINAR_OPEN);
	plan->statuses[1] = seminar_status_text(SEMINAR_DRAFT);
	form_choose(&plan->form, "status", plan->statuses, STATUSES, 0);
	take_draft(desk, plan);
	form_start(&plan->form);
	return true;
}

static void plan_close(struct desk *desk, void *state)
{
	(void)desk;
	struct plan *plan = state;
	form_close(&plan->form);
}

/* ---- Saving ---- */

static enum status read_time(const struct form *form, const char *name, int *minute, struct fault *fault)
{
	enum status status = entry_time(form_text(form, name), minute, fault);
	if (status != DONE)
		utf8_copy(fault->field, sizeof(fault->field), name);
	return status;
}

static enum status read_session(const struct plan *plan, struct seminar_session *session, struct fault *fault)
{
	const struct form *form = &plan->form;
	enum status status = entry_day(&plan->base, form_text(form, "start"), &session->day, fault);
	if (status != DONE) {
		utf8_copy(fault->field, sizeof(fault->field), "start");
		return status;
	}
	status = read_time(form, "from", &session->from_minute, fault);
	if (status == DONE)
		status = read_time(form, "end", &session->to_minute, fault);
	if (status == DONE && session->to_minute <= session->from_minute)
		return fault_set(fault, INVALID, "end", _("It ends before it starts: give a later time."));
	utf8_copy(session->room, sizeof(session->room), form_text(form, "room"));
	return status;
}

static enum status read_capacity(const struct form *form, int *out, struct fault *fault)
{
	char digits[16];
	const char *text = form_text(form, "capacity");
	size_t count = number_digits(digits, sizeof(digits), text);
	*out = count > 0 && count < 6 && count == utf8_count(text) ? (int)strtol(digits, NULL, 10) : 0;
	if (*out < 1 || *out > SEMINAR_CAPACITY_MOST)
		return fault_set(fault, INVALID, "capacity", _("Seats are a number from 1 to %d."),
		                 SEMINAR_CAPACITY_MOST);
	return DONE;
}

static enum status add(struct desk *desk, const struct plan *plan, int64_t *id, struct fault *fault)
{
	const struct form *form = &plan->form;
	struct seminar_session session = {0};
	struct seminar seminar = {.status = form_choice(form, "status") == 1 ? SEMINAR_DRAFT : SEMINAR_OPEN,
	                          .session_count = 1,
	                          .sessions = &session};
	utf8_copy(seminar.title, sizeof(seminar.title), form_text(form, "title"));
	utf8_copy(seminar.lecturer, sizeof(seminar.lecturer), form_text(form, "lecturer"));
	enum status status = read_session(plan, &session, fault);
	if (status == DONE)
		status = read_capacity(form, &seminar.capacity, fault);
	if (status != DONE)
		return status;
	status = seminar_add(desk_db(desk), &seminar, plan->op);
	*fault = *db_fault(desk_db(desk));
	*id = seminar.id;
	return status;
}

static void save(struct desk *desk, struct plan *plan)
{
	struct fault fault = {{0}, {0}};
	char day[SHOW_BYTES];
	int64_t id = 0;
	if (add(desk, plan, &id, &fault) != DONE) {
		form_refuse(&plan->form, &fault);
		desk_refuse(desk, &fault);
		return;
	}
	draft_drop(desk_db(desk), plan->op);
	day_beside(&plan->base, form_text(&plan->form, "start"), day, sizeof(day));
	desk_say(desk, action_last(desk_db(desk)), _("%s on %s is planned."), form_text(&plan->form, "title"), day);
	desk_finish(desk, (struct answer){.id = id});
}

/* ---- The screen ---- */

static bool plan_type(struct desk *desk, void *state, const struct key *key)
{
	struct plan *plan = state;
	enum form_event event = form_key(&plan->form, key);
	if (event == FORM_SAVE)
		save(desk, plan);
	return event != FORM_FREE;
}

static enum focus plan_focus(const void *state)
{
	const struct plan *plan = state;
	if (fields[plan->form.focus].kind == FIELD_CHOICE)
		return FOCUS_CHOICE;
	return form_blank(&plan->form) ? FOCUS_BLANK : FOCUS_TEXT;
}

static void plan_layout(const struct desk *desk, void *state, struct area body)
{
	(void)desk;
	struct plan *plan = state;
	form_fit(&plan->form, (struct area){body.row + 1, body.col + 2, body.rows - 1, body.cols - 4});
}

static void plan_draw(const struct desk *desk, const void *state, struct canvas *canvas, struct area body)
{
	(void)desk;
	const struct plan *plan = state;
	form_draw(&plan->form, canvas, (struct area){body.row + 1, body.col + 2, body.rows - 1, body.cols - 4});
}

static void plan_draft(struct desk *desk, void *state)
{
	const struct plan *plan = state;
	char *typed = form_changed(&plan->form) ? form_write(&plan->form, false) : NULL, *content = NULL;
	if (!form_changed(&plan->form))
		draft_drop(desk_db(desk), plan->op);
	if (typed && asprintf(&content, "%s %s\n%s", _("New seminar"), form_text(&plan->form, "title"), typed) >= 0) {
		draft_keep(desk_db(desk), SEMINAR_FORM, "", plan->op, content);
		free(content);
	}
	free(typed);
}

static const struct command plan_commands[] = {
        {"form.next", "Enter", N_("next"), N_("Goes to the next field, and saves on the last."), RIGHT_NONE, NULL, NULL,
         NULL},
        {"form.save", "F12 Ctrl-S", N_("save"), N_("Saves the form."), "seminar.add", NULL, NULL, NULL},
        {0},
};

const struct screen new_seminar_screen = {
        .name = N_("New seminar"),
        .state_size = sizeof(struct plan),
        .commands = plan_commands,
        .open = plan_open,
        .layout = plan_layout,
        .draw = plan_draw,
        .focus = plan_focus,
        .type = plan_type,
        .draft = plan_draft,
        .close = plan_close,
};
