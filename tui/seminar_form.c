#include "tui/seminar_form.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/store/action.h"
#include "core/text/utf8.h"
#include "core/time/show.h"
#include "core/words.h"
#include "tui/seminar_plan.h"

/* ---- Reading and saving ---- */

static int64_t plan_load(struct desk *desk, const struct row_form *f, struct form *out)
{
	struct plan *plan = (struct plan *)(uintptr_t)f;
	struct seminar_list list = {0};
	const struct seminar none = {.status = SEMINAR_OPEN};
	int64_t id = plan->id ? plan->id : plan->like;
	if (id && seminar_get(desk_db(desk), id, &list) != DONE)
		return 0;
	const struct seminar *seminar = list.count ? &list.seminars[0] : &none;
	int64_t version = seminar->version;
	plan_fill(plan, seminar, out);
	seminar_list_free(&list);
	return version;
}

static enum status plan_write(struct desk *desk, struct row_form *f, struct fault *fault)
{
	struct plan *plan = (struct plan *)f;
	struct seminar seminar = {.id = plan->id, .version = f->kept.version};
	seminar.sessions = calloc(SEMINAR_SESSIONS_MOST, sizeof(*seminar.sessions));
	if (!seminar.sessions)
		return fault_set(fault, FAILED, NULL, _("Out of memory."));
	enum status status = plan_read(plan, &seminar, fault);
	if (status == DONE) {
		status = plan->id ? seminar_edit(desk_db(desk), &seminar, f->kept.op)
		                  : seminar_add(desk_db(desk), &seminar, f->kept.op);
		*fault = *db_fault(desk_db(desk));
	}
	/* The core knows the room as a field of its own; here it stands in the line of its session. */
	if (strcmp(fault->field, "room") == 0)
		utf8_copy(fault->field, sizeof(fault->field), "sessions");
	plan->first = seminar.sessions[0].day;
	free(seminar.sessions);
	if (status == DONE && !plan->id)
		plan->like = seminar.id;
	return status;
}

static void plan_done(struct desk *desk, struct row_form *f)
{
	const struct plan *plan = (struct plan *)f;
	char day[SHOW_BYTES];
	const char *title = form_text(&f->form, "title");
	day_show(plan->first, DAY_LONG, day, sizeof(day));
	if (plan->id)
		desk_say(desk, action_last(desk_db(desk)), _("%s was changed."), title);
	else
		desk_say(desk, action_last(desk_db(desk)), _("%s on %s is planned."), title, day);
	desk_finish(desk, (struct answer){.id = plan->id ? plan->id : plan->like});
}

/* ---- The screens ---- */

static bool open_form(struct desk *desk, struct plan *plan, const char *form, int64_t object)
{
	char text[32] = "";
	plan->row.load = plan_load;
	plan->row.write = plan_write;
	plan->row.done = plan_done;
	if (plan_codes(plan, desk_db(desk), moment_day(desk_now(desk))) != DONE) {
		desk_refuse_store(desk);
		return false;
	}
	if (object)
		snprintf(text, sizeof(text), "%lld", (long long)object);
	kept_open(desk, &plan->row.kept, form, object ? text : "new");
	return row_form_open(desk, &plan->row, plan_fields, PLAN_FIELDS);
}

static bool new_open(struct desk *desk, void *state, const void *argument)
{
	struct plan *plan = state;
	plan->row.fresh = true;
	plan->like = argument ? *(const int64_t *)argument : 0;
	if (!open_form(desk, plan, SEMINAR_FORM, plan->like))
		return false;
	plan->row.kept.version = 0;
	if (plan->like)
		form_focus(&plan->row.form, "sessions");
	return true;
}

static bool edit_open_form(struct desk *desk, void *state, const void *argument)
{
	struct plan *plan = state;
	plan->id = *(const int64_t *)argument;
	if (!open_form(desk, plan, EDIT_SEMINAR_FORM, plan->id))
		return false;
	utf8_copy(plan->row.kept.title, sizeof(plan->row.kept.title), form_text(&plan->row.form, "title"));
	return true;
}

/* The lines stand in their plain form once the field is left, so that the clerk sees how they were read. */
static void settle_lines(struct plan *plan)
{
	struct fault fault;
	int count = 0;
	struct seminar_session *sessions = calloc(SEMINAR_SESSIONS_MOST, sizeof(*sessions));
	char *text = malloc(SEMINAR_LINES_BYTES);
	const char *typed = form_text(&plan->row.form, "sessions");
	if (sessions && text && seminar_lines_read(&plan->lines, typed, sessions, &count, &fault) == DONE) {
		seminar_lines_write(&plan->lines, sessions, count, text, SEMINAR_LINES_BYTES);
		form_take(&plan->row.form, "sessions", text);
	}
	free(sessions);
	free(text);
}

static bool plan_type(struct desk *desk, void *state, const struct key *key)
{
	struct plan *plan = state;
	bool lines = strcmp(form_focused(&plan->row.form), "sessions") == 0;
	bool save = key->code == K_F(12) || key->code == K_CTRL('s');
	if (lines && save)
		settle_lines(plan);
	bool used = row_form_type(desk, state, key);
	if (lines && used && !save && strcmp(form_focused(&plan->row.form), "sessions") != 0)
		settle_lines(plan);
	return used;
}

static void plan_keep(struct desk *desk, void *state)
{
	struct plan *plan = state;
	if (!plan->id)
		snprintf(plan->row.kept.title, sizeof(plan->row.kept.title), "%s %.200s", _("New seminar"),
		         form_text(&plan->row.form, "title"));
	row_form_keep(desk, state);
}

const struct screen new_seminar_screen = {
        .name = N_("New seminar"),
        .state_size = sizeof(struct plan),
        .commands = row_form_commands,
        .open = new_open,
        .layout = row_form_layout,
        .draw = row_form_draw,
        .focus = row_form_focus,
        .type = plan_type,
        .answered = row_form_answered,
        .draft = plan_keep,
        .close = row_form_close,
};

const struct screen edit_seminar_screen = {
        .name = N_("Edit plan"),
        .state_size = sizeof(struct plan),
        .commands = row_form_commands,
        .open = edit_open_form,
        .layout = row_form_layout,
        .draw = row_form_draw,
        .focus = row_form_focus,
        .type = plan_type,
        .answered = row_form_answered,
        .draft = plan_keep,
        .title = row_form_title,
        .close = row_form_close,
};

void seminar_form_resume(struct desk *desk, const struct screen *screen, const char *object)
{
	int64_t id = strtoll(object, NULL, 10);
	desk_push(desk, screen, 0, id ? &id : NULL);
}
