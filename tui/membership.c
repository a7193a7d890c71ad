#include "tui/membership.h"

#include <stdio.h>

#include "core/people/client.h"
#include "core/store/action.h"
#include "core/text/utf8.h"
#include "core/time/entry.h"
#include "core/time/show.h"
#include "core/words.h"
#include "tui/row_form.h"

struct sheet {
	struct row_form form;
	int64_t client;
	struct entry_base base;
	char next[NUMBER_CLIENT_BYTES]; /* what joining without a number gives */
};

static void day_beside(const void *context, const char *text, char *out, size_t size)
{
	const struct sheet *sheet = context;
	struct fault fault;
	int32_t day;
	out[0] = '\0';
	if (text[0] && entry_day(&sheet->base, text, &day, &fault) == DONE)
		day_show(day, DAY_LONG, out, size);
}

static void number_beside(const void *context, const char *text, char *out, size_t size)
{
	const struct sheet *sheet = context;
	out[0] = '\0';
	if (!text[0])
		snprintf(out, size, _("%s, if nothing is typed"), sheet->next);
}

static const struct field join_fields[] = {
        {.name = "joined_on", .label = N_("Joined"), .needed = true, .limit = 30, .width = 20, .beside = day_beside},
        {.name = "number", .label = N_("Number"), .limit = 20, .width = 20, .beside = number_beside},
};

static const struct field leave_fields[] = {
        {.name = "left_on", .label = N_("Left"), .needed = true, .limit = 30, .width = 20, .beside = day_beside},
        {.name = "left_reason", .label = N_("Reason"), .needed = true, .limit = 100},
};

/* ---- Reading and writing ---- */

static int64_t load(struct desk *desk, const struct row_form *f, struct form *out)
{
	const struct sheet *sheet = (const struct sheet *)f;
	struct client client;
	char day[32];
	struct date date = day_date(sheet->base.today);
	if (client_get(desk_db(desk), sheet->client, &client) != DONE)
		return 0;
	snprintf(day, sizeof(day), "%d/%d/%d", date.year, date.month, date.mday);
	form_set(out, "joined_on", day);
	form_set(out, "left_on", day);
	form_set(out, "left_reason", client.left_reason);
	return client.version;
}

static enum status read_day(const struct sheet *sheet, const char *name, int32_t *out, struct fault *fault)
{
	enum status status = entry_day(&sheet->base, form_text(&sheet->form.form, name), out, fault);
	if (status != DONE)
		utf8_copy(fault->field, sizeof(fault->field), name);
	return status;
}

static enum status write_join(struct desk *desk, struct row_form *f, struct fault *fault)
{
	struct sheet *sheet = (struct sheet *)f;
	const char *number = form_text(&f->form, "number");
	int32_t day;
	enum status status = read_day(sheet, "joined_on", &day, fault);
	if (status != DONE)
		return status;
	status = client_join(desk_db(desk), sheet->client, day, number[0] ? number : NULL, f->kept.op);
	*fault = *db_fault(desk_db(desk));
	return status;
}

static enum status write_leave(struct desk *desk, struct row_form *f, struct fault *fault)
{
	struct sheet *sheet = (struct sheet *)f;
	struct client_values values = {{0}};
	char left[DAY_BYTES];
	int32_t day;
	enum status status = read_day(sheet, "left_on", &day, fault);
	if (status != DONE)
		return status;
	values.text[FIELD_LEFT_ON] = day_format(day, left);
	values.text[FIELD_LEFT_REASON] = form_text(&f->form, "left_reason");
	status = client_edit(desk_db(desk), sheet->client, f->kept.version, &values, f->kept.op);
	*fault = *db_fault(desk_db(desk));
	return status;
}

static void done(struct desk *desk, struct row_form *f)
{
	struct client client;
	struct sheet *sheet = (struct sheet *)f;
	if (client_get(desk_db(desk), sheet->client, &client) == DONE)
		desk_say(desk, action_last(desk_db(desk)),
		         client.kind == CLIENT_MEMBER ? _("%s %s is a member now.") : _("%s %s has left."),
		         client.number, client.name);
	desk_finish(desk, (struct answer){.id = sheet->client});
}

/* ---- The screens ---- */

static bool refuse(struct desk *desk, struct sheet *sheet, const struct fault *fault)
{
	desk_refuse(desk, fault);
	kept_close(&sheet->form.kept);
	return false;
}

static bool begin(struct desk *desk, struct sheet *sheet, const void *argument, const char *form, struct client *client)
{
	int32_t today = moment_day(desk_now(desk));
	sheet->client = *(const int64_t *)argument;
	sheet->base = (struct entry_base){.today = today, .shown = today};
	if (client_get(desk_db(desk), sheet->client, client) != DONE ||
	    client_next_number(desk_db(desk), true, sheet->next) != DONE) {
		desk_refuse_store(desk);
		return false;
	}
	if (client->kind == CLIENT_LEFT)
		utf8_copy(sheet->next, sizeof(sheet->next), client->number);
	kept_open(desk, &sheet->form.kept, form, client->number);
	utf8_copy(sheet->form.kept.title, sizeof(sheet->form.kept.title), client->name);
	sheet->form.load = load;
	sheet->form.done = done;
	return true;
}

static bool join_open(struct desk *desk, void *state, const void *argument)
{
	struct sheet *sheet = state;
	struct client client;
	struct fault fault = {{0}, {0}};
	if (!begin(desk, sheet, argument, JOIN_FORM, &client))
		return false;
	sheet->form.write = write_join;
	if (client.kind == CLIENT_MEMBER) {
		fault_set(&fault, CONFLICT, NULL, _("%s is a member already."), client.name);
		return refuse(desk, sheet, &fault);
	}
	if (!row_form_open(desk, &sheet->form, join_fields, 2))
		return false;
	form_focus(&sheet->form.form, "joined_on");
	return true;
}

static bool leave_open(struct desk *desk, void *state, const void *argument)
{
	struct sheet *sheet = state;
	struct client client;
	struct fault fault = {{0}, {0}};
	if (!begin(desk, sheet, argument, LEAVE_FORM, &client))
		return false;
	sheet->form.write = write_leave;
	if (client.kind != CLIENT_MEMBER) {
		fault_set(&fault, CONFLICT, NULL, _("%s is no member, and cannot leave."), client.name);
		return refuse(desk, sheet, &fault);
	}
	if (!row_form_open(desk, &sheet->form, leave_fields, 2))
		return false;
	form_focus(&sheet->form.form, "left_on");
	return true;
}

const struct screen join_screen = {
        .name = N_("Joining"),
        .state_size = sizeof(struct sheet),
        .open = join_open,
        ROW_FORM_HOOKS,
};

const struct screen leave_screen = {
        .name = N_("Leaving"),
        .state_size = sizeof(struct sheet),
        .open = leave_open,
        ROW_FORM_HOOKS,
};
