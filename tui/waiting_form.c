#include "tui/waiting_form.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/access/staff.h"
#include "core/desks/appointment.h"
#include "core/desks/waiting.h"
#include "core/office/code.h"
#include "core/people/client.h"
#include "core/store/action.h"
#include "core/text/number.h"
#include "core/text/utf8.h"
#include "core/text/width.h"
#include "core/words.h"
#include "tui/row_form.h"

#define TOPICS       20
#define CONSULTANTS  20
#define LABEL_BYTES  448
#define NAME_COLUMNS 36

struct sheet {
	struct row_form form;
	struct waiting_form_ask ask;
	int32_t today;
	char client[1024]; /* number and name */
	char name[801];
	int topic_count, consultant_count; /* the first consultant is any */
	int64_t topics[TOPICS], consultants[CONSULTANTS + 1];
	char topic_texts[TOPICS][LABEL_BYTES], consultant_texts[CONSULTANTS][LABEL_BYTES];
	const char *topic_labels[TOPICS], *consultant_labels[CONSULTANTS + 1];
	struct waiting made;
};

/* ---- The fields ---- */

static void when_beside(const void *context, const char *text, char *out, size_t size)
{
	const struct sheet *sheet = context;
	struct fault fault;
	struct wish wish;
	char read[WISH_BYTES];
	out[0] = '\0';
	if (wish_read(sheet->today, text, &wish, &fault) == DONE)
		utf8_copy(out, size, text[0] ? wish_text(&wish, sheet->today, read) : _("any time"));
}

static void desks_beside(const void *context, const char *text, char *out, size_t size)
{
	(void)context;
	utf8_copy(out, size, text[0] ? "" : _("any desk"));
}

static void notice_beside(const void *context, const char *text, char *out, size_t size)
{
	(void)context, (void)text;
	utf8_copy(out, size, _("days they need to know before"));
}

static const struct field fields[] = {
        {.name = "client", .label = N_("Client"), .kind = FIELD_SHOWN},
        {.name = "topic", .label = N_("About"), .kind = FIELD_CHOICE},
        {.name = "when", .label = N_("When"), .limit = 60, .width = 30, .beside = when_beside},
        {.name = "desks", .label = N_("At desks"), .limit = 20, .width = 12, .beside = desks_beside},
        {.name = "consultant", .label = N_("Consultant"), .kind = FIELD_CHOICE},
        {.name = "notice", .label = N_("Notice"), .limit = 2, .width = 4, .beside = notice_beside},
        {.name = "note", .label = N_("Memo"), .limit = WAITING_NOTE_CHARACTERS},
};
#define FIELDS ((int)(sizeof(fields) / sizeof(fields[0])))

/* ---- Reading ---- */

static enum status read_choices(struct db *db, struct sheet *sheet)
{
	struct code topics[TOPICS];
	struct staff people[CONSULTANTS];
	char day[DAY_BYTES];
	enum status status =
	        code_list(db, CODE_TOPIC, day_format(sheet->today, day), topics, TOPICS, &sheet->topic_count);
	if (status == DONE)
		status = consultant_list(db, people, CONSULTANTS, &sheet->consultant_count);
	if (status != DONE)
		return status;
	for (int i = 0; i < sheet->topic_count; i++) {
		sheet->topics[i] = topics[i].id;
		sheet->topic_labels[i] = sheet->topic_texts[i];
		snprintf(sheet->topic_texts[i], LABEL_BYTES, "%d %s", topics[i].code, topics[i].name);
	}
	sheet->consultant_labels[0] = _("anyone");
	for (int i = 0; i < sheet->consultant_count; i++) {
		sheet->consultants[i + 1] = people[i].id;
		sheet->consultant_labels[i + 1] = sheet->consultant_texts[i];
		utf8_copy(sheet->consultant_texts[i], LABEL_BYTES, people[i].name);
	}
	sheet->consultant_count++;
	return DONE;
}

static enum status read_client(struct db *db, struct sheet *sheet)
{
	struct client client;
	enum status status = client_get(db, sheet->ask.client, &client);
	if (status != DONE)
		return status;
	snprintf(sheet->client, sizeof(sheet->client), "%s %s", client.number, client.name);
	utf8_copy(sheet->name, sizeof(sheet->name), client.name);
	return DONE;
}

static int place_of(const int64_t *ids, int count, int64_t id)
{
	int i = count - 1;
	while (i > 0 && ids[i] != id)
		i--;
	return i;
}

static void fill(const struct sheet *sheet, struct form *out, const struct waiting_wish *wish, const char *when)
{
	char text[32] = "";
	size_t used = 0;
	for (int desk = 1; desk < 10; desk++)
		if (wish->desks >> desk & 1U)
			used += (size_t)snprintf(text + used, sizeof(text) - used, "%s%d", used ? "," : "", desk);
	form_set(out, "client", sheet->client);
	form_choose(out, "topic", sheet->topic_labels, sheet->topic_count,
	            place_of(sheet->topics, sheet->topic_count, wish->topic));
	form_set(out, "when", when);
	form_set(out, "desks", text);
	form_choose(out, "consultant", sheet->consultant_labels, sheet->consultant_count,
	            place_of(sheet->consultants, sheet->consultant_count, wish->consultant));
	snprintf(text, sizeof(text), "%d", wish->notice);
	form_set(out, "notice", text);
	form_set(out, "note", wish->note ? wish->note : "");
}

static int64_t load(struct desk *desk, const struct row_form *f, struct form *out)
{
	const struct sheet *sheet = (const struct sheet *)f;
	struct waiting was = {0};
	char when[WISH_BYTES];
	if (f->fresh) {
		fill(sheet, out, &(struct waiting_wish){.topic = sheet->ask.topic}, sheet->ask.when);
		return 0;
	}
	if (waiting_get(desk_db(desk), sheet->ask.waiting, &was) != DONE)
		return 0;
	fill(sheet, out, &was.wish, wish_text(&was.wish.when, sheet->today, when));
	return was.version;
}

/* ---- Saving ---- */

/* "1,3", "1 3" or "13". */
static enum status read_desks(const char *text, unsigned *out, struct fault *fault)
{
	char half[128];
	number_half(half, sizeof(half), text);
	for (const char *at = half; *at; at++)
		if (*at >= '1' && *at <= '9')
			*out |= 1U << (*at - '0');
		else if (!strchr(", ", *at))
			return fault_set(fault, INVALID, "desks",
			                 _("Name desks by number, such as 1,3; empty is any."));
	return DONE;
}

static enum status read_notice(const char *text, int *out, struct fault *fault)
{
	char half[64], *end = half;
	number_half(half, sizeof(half), text);
	long days = strtol(half, &end, 10);
	if (*end || days < 0 || days > WAITING_NOTICE_MOST)
		return fault_set(fault, INVALID, "notice", _("The notice is 0 to %d days: change it."),
		                 WAITING_NOTICE_MOST);
	*out = (int)days;
	return DONE;
}

static enum status write(struct desk *desk, struct row_form *f, struct fault *fault)
{
	struct sheet *sheet = (struct sheet *)f;
	struct db *db = desk_db(desk);
	struct waiting_wish wish = {.client = sheet->ask.client,
	                            .topic = sheet->topics[form_choice(&f->form, "topic")],
	                            .consultant = sheet->consultants[form_choice(&f->form, "consultant")],
	                            .note = form_text(&f->form, "note")};
	enum status status = wish_read(sheet->today, form_text(&f->form, "when"), &wish.when, fault);
	if (status == DONE)
		status = read_desks(form_text(&f->form, "desks"), &wish.desks, fault);
	if (status == DONE)
		status = read_notice(form_text(&f->form, "notice"), &wish.notice, fault);
	if (status != DONE)
		return status;
	status = f->fresh ? waiting_add(db, &wish, f->kept.op, &sheet->made)
	                  : waiting_edit(db, sheet->ask.waiting, f->kept.version, &wish, f->kept.op, &sheet->made);
	*fault = *db_fault(db);
	return status;
}

static void done(struct desk *desk, struct row_form *f)
{
	const struct sheet *sheet = (const struct sheet *)f;
	char name[NAME_COLUMNS * 4 + 1];
	width_clip(name, sizeof(name), sheet->made.name, NAME_COLUMNS);
	desk_say(desk, action_last(desk_db(desk)),
	         f->fresh ? _("%s is on the waiting list, as number %d.") : _("The wish of %s is changed; number %d."),
	         name, sheet->made.place);
	desk_finish(desk, (struct answer){.id = sheet->made.id});
}

/* ---- The screen ---- */

struct waiting_form_ask waiting_form_ask(const char *object)
{
	struct waiting_form_ask ask = {0};
	if (strncmp(object, "client ", 7) == 0)
		ask.client = strtoll(object + 7, NULL, 10);
	else if (strncmp(object, "wish ", 5) == 0)
		ask.waiting = strtoll(object + 5, NULL, 10);
	return ask;
}

static enum status complete(struct db *db, struct sheet *sheet)
{
	struct waiting was;
	enum status status = DONE;
	if (sheet->ask.waiting) {
		status = waiting_get(db, sheet->ask.waiting, &was);
		sheet->ask.client = was.wish.client;
	} else if (!sheet->ask.topic) {
		status = appointment_topic_preset(db, sheet->ask.client, &sheet->ask.topic);
	}
	if (status == DONE)
		status = read_client(db, sheet);
	return status == DONE ? read_choices(db, sheet) : status;
}

static void begin(struct desk *desk, struct sheet *sheet)
{
	char object[64];
	bool fresh = sheet->ask.waiting == 0;
	snprintf(object, sizeof(object), "%s %lld", fresh ? "client" : "wish",
	         (long long)(fresh ? sheet->ask.client : sheet->ask.waiting));
	kept_open(desk, &sheet->form.kept, WAITING_FORM, object);
	snprintf(sheet->form.kept.title, sizeof(sheet->form.kept.title), _("%.200s on the waiting list"), sheet->name);
	sheet->form.fresh = fresh;
	sheet->form.load = load;
	sheet->form.write = write;
	sheet->form.done = done;
}

static bool sheet_open(struct desk *desk, void *state, const void *argument)
{
	struct sheet *sheet = state;
	sheet->ask = *(const struct waiting_form_ask *)argument;
	sheet->today = moment_day(desk_now(desk));
	if (complete(desk_db(desk), sheet) != DONE) {
		desk_refuse_store(desk);
		return false;
	}
	begin(desk, sheet);
	return row_form_open(desk, &sheet->form, fields, FIELDS);
}

const struct screen waiting_form_screen = {
        .name = N_("Wish"),
        .state_size = sizeof(struct sheet),
        .open = sheet_open,
        ROW_FORM_HOOKS,
};
