#include "tui/seminar_plan.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/text/fold.h"
#include "core/text/number.h"
#include "core/text/utf8.h"
#include "core/time/show.h"
#include "core/words.h"

/* ---- What is typed, and how it reads ---- */

static void sessions_beside(const void *context, const char *text, char *out, size_t size)
{
	const struct plan *plan = context;
	int32_t day = seminar_lines_day(&plan->lines, text);
	out[0] = '\0';
	if (day != DAY_NONE)
		day_show(day, DAY_LONG, out, size);
}

static void day_beside(const void *context, const char *text, char *out, size_t size)
{
	const struct plan *plan = context;
	struct fault fault;
	int32_t day = DAY_NONE;
	out[0] = '\0';
	if (text[0] && entry_day(&plan->lines.base, text, &day, &fault) == DONE)
		day_show(day, DAY_SHORT, out, size);
}

/* The consultant whose name begins with what is typed; NULL for none, or several. */
static const struct staff *consultant_of(const struct plan *plan, const char *text)
{
	char key[FOLD_BYTES], name[FOLD_BYTES];
	const struct staff *found = NULL;
	fold_text(key, sizeof(key), text);
	for (int i = 0; key[0] && i < plan->consultant_count; i++) {
		fold_text(name, sizeof(name), plan->consultants[i].name);
		if (strcmp(name, key) == 0)
			return &plan->consultants[i];
		if (strncmp(name, key, strlen(key)) != 0 && strcmp(plan->consultants[i].login, text) != 0)
			continue;
		if (found)
			return NULL;
		found = &plan->consultants[i];
	}
	return found;
}

static void lecturer_beside(const void *context, const char *text, char *out, size_t size)
{
	const struct staff *consultant = consultant_of(context, text);
	if (consultant)
		snprintf(out, size, _("consultant %s"), consultant->name);
	else
		snprintf(out, size, "%s", text[0] ? _("from outside") : "");
}

static void fee_beside(const void *context, const char *text, char *out, size_t size)
{
	(void)context;
	snprintf(out, size, "%s", text[0] ? _("yen") : _("no fee"));
}

static void share_beside(const void *context, const char *text, char *out, size_t size)
{
	(void)context;
	snprintf(out, size, "%s", text[0] ? _("percent present") : _("none"));
}

static void kinds_beside(const void *context, const char *text, char *out, size_t size)
{
	(void)context;
	snprintf(out, size, "%s", text[0] ? _("fields or more") : "");
}

const struct field plan_fields[PLAN_FIELDS] = {
        {.name = "title", .label = N_("Title"), .needed = true, .limit = SEMINAR_TITLE_CHARACTERS},
        {.name = "sessions",
         .label = N_("Sessions"),
         .kind = FIELD_LINES,
         .needed = true,
         .limit = SEMINAR_LINES_CHARACTERS,
         .rows = 4,
         .width = 42,
         .beside = sessions_beside},
        {.name = "lecturer", .label = N_("Lecturer"), .limit = SEMINAR_TITLE_CHARACTERS, .beside = lecturer_beside},
        {.name = "topic", .label = N_("Topic"), .kind = FIELD_CHOICE},
        {.name = "fee_member",
         .label = N_("Fee, members"),
         .limit = 9,
         .place = PLACE_LEFT,
         .gap = true,
         .width = 9,
         .beside = fee_beside},
        {.name = "fee_other",
         .label = N_("Fee, others"),
         .limit = 9,
         .place = PLACE_RIGHT,
         .width = 9,
         .beside = fee_beside},
        {.name = "opens", .label = N_("Opens on"), .limit = 30, .place = PLACE_LEFT, .width = 11, .beside = day_beside},
        {.name = "closes",
         .label = N_("Closes on"),
         .limit = 30,
         .place = PLACE_RIGHT,
         .width = 11,
         .beside = day_beside},
        {.name = "certificate",
         .label = N_("Certificate"),
         .limit = 3,
         .place = PLACE_LEFT,
         .width = 5,
         .beside = share_beside},
        {.name = "fields",
         .label = N_("Subject fields"),
         .limit = 2,
         .place = PLACE_RIGHT,
         .width = 5,
         .beside = kinds_beside},
        {.name = "status", .label = N_("State"), .kind = FIELD_CHOICE, .gap = true},
        {.name = "capacity", .label = N_("Seats"), .needed = true, .limit = 6},
};

/* ---- Filling ---- */

static void offer_topics(const struct plan *plan, struct form *out, int64_t topic)
{
	int at = 0;
	for (int i = 0; i < plan->topic_count; i++)
		if (plan->topics[i].id == topic)
			at = i + 1;
	form_choose(out, "topic", plan->topic_names, plan->topic_count + 1, at);
}

/* What it is, and what may become of it; a new one opens or is a draft. */
static void list_statuses(struct plan *plan, const struct seminar *seminar)
{
	plan->status_count = 0;
	for (enum seminar_status s = SEMINAR_DRAFT; s <= SEMINAR_CANCELLED; s++) {
		bool offered = plan->id ? s == seminar->status || seminar_leads_to(seminar->status, s)
		                        : s == SEMINAR_DRAFT || s == SEMINAR_OPEN;
		if (!offered)
			continue;
		plan->status_names[plan->status_count] = seminar_status_text(s);
		plan->statuses[plan->status_count++] = s;
	}
}

static void set_number(struct form *out, const char *name, int value)
{
	char digits[16] = "";
	if (value)
		snprintf(digits, sizeof(digits), "%d", value);
	form_set(out, name, digits);
}

static void set_day(struct form *out, const char *name, int32_t day)
{
	char text[DAY_BYTES] = "";
	form_set(out, name, day ? day_format(day, text) : "");
}

/* By whole weeks, so that a template begins after it was held and after today, on the same weekdays. */
static int32_t weeks_on(const struct plan *plan, const struct seminar *seminar)
{
	int32_t first = seminar->sessions[0].day, last = seminar->sessions[seminar->session_count - 1].day;
	int32_t past = last > plan->lines.base.today ? last : plan->lines.base.today;
	return plan->id ? 0 : ((past - first) / 7 + 1) * 7;
}

static void set_sessions(const struct plan *plan, const struct seminar *seminar, struct form *out)
{
	char *text = malloc(SEMINAR_LINES_BYTES);
	int32_t on = weeks_on(plan, seminar);
	for (int i = 0; i < seminar->session_count; i++)
		seminar->sessions[i].day += on;
	if (text) {
		seminar_lines_write(&plan->lines, seminar->sessions, seminar->session_count, text, SEMINAR_LINES_BYTES);
		form_set(out, "sessions", text);
	}
	free(text);
}

static void set_facts(struct plan *plan, const struct seminar *seminar, struct form *out)
{
	form_set(out, "title", seminar->title);
	form_set(out, "lecturer", seminar->lecturer);
	set_number(out, "capacity", seminar->capacity);
	set_number(out, "fee_member", seminar->fee_member);
	set_number(out, "fee_other", seminar->fee_other);
	set_number(out, "certificate", seminar->certificate_share);
	set_number(out, "fields", seminar->certificate_fields);
	if (plan->id) {
		set_day(out, "opens", seminar->opens);
		set_day(out, "closes", seminar->closes);
	}
	set_sessions(plan, seminar, out);
}

void plan_fill(struct plan *plan, const struct seminar *seminar, struct form *out)
{
	int at = 0;
	list_statuses(plan, seminar);
	while (at + 1 < plan->status_count && plan->statuses[at] != (plan->id ? seminar->status : SEMINAR_OPEN))
		at++;
	form_choose(out, "status", plan->status_names, plan->status_count, at);
	offer_topics(plan, out, seminar->topic);
	if (seminar->id)
		set_facts(plan, seminar, out);
}

enum status plan_codes(struct plan *plan, struct db *db, int32_t today)
{
	char day[DAY_BYTES];
	enum status status = seminar_lines_open(&plan->lines, db, today);
	if (status == DONE)
		status = code_list(db, CODE_TOPIC, day_format(today, day), plan->topics, TOPICS, &plan->topic_count);
	if (status == DONE)
		status = consultant_list(db, plan->consultants, CONSULTANTS, &plan->consultant_count);
	plan->topic_names[0] = _("(none)");
	for (int i = 0; i < plan->topic_count; i++)
		plan->topic_names[i + 1] = plan->topics[i].name;
	return status;
}

/* ---- Reading ---- */

/* Empty is 0. */
static enum status read_number(const struct form *form, const char *name, const char *sentence, int *out,
                               struct fault *fault)
{
	char digits[16];
	const char *text = form_text(form, name);
	size_t count = number_digits(digits, sizeof(digits), text);
	*out = count && count < 9 ? (int)strtol(digits, NULL, 10) : 0;
	if (text[0] && (count == 0 || count >= 9 || count != utf8_count(text)))
		return fault_set(fault, INVALID, name, "%s", _(sentence));
	return DONE;
}

static enum status read_numbers(const struct form *form, struct seminar *out, struct fault *fault)
{
	enum status status = read_number(form, "capacity", N_("Seats are a whole number."), &out->capacity, fault);
	if (status == DONE)
		status =
		        read_number(form, "fee_member", N_("A fee is a whole number of yen."), &out->fee_member, fault);
	if (status == DONE)
		status = read_number(form, "fee_other", N_("A fee is a whole number of yen."), &out->fee_other, fault);
	if (status == DONE)
		status = read_number(form, "certificate", N_("The share is a number from 1 to 100."),
		                     &out->certificate_share, fault);
	if (status == DONE)
		status = read_number(form, "fields", N_("Give the number of subject fields."), &out->certificate_fields,
		                     fault);
	return status;
}

static enum status read_day(const struct plan *plan, const char *name, int32_t *out, struct fault *fault)
{
	const char *text = form_text(&plan->row.form, name);
	*out = 0;
	if (!text[0])
		return DONE;
	enum status status = entry_day(&plan->lines.base, text, out, fault);
	if (status != DONE)
		utf8_copy(fault->field, sizeof(fault->field), name);
	return status;
}

enum status plan_read(const struct plan *plan, struct seminar *out, struct fault *fault)
{
	const struct form *form = &plan->row.form;
	const struct staff *consultant = consultant_of(plan, form_text(form, "lecturer"));
	int topic = form_choice(form, "topic"), at = form_choice(form, "status");
	utf8_copy(out->title, sizeof(out->title), form_text(form, "title"));
	utf8_copy(out->lecturer, sizeof(out->lecturer), form_text(form, "lecturer"));
	out->consultant = consultant ? consultant->id : 0;
	out->topic = topic > 0 ? plan->topics[topic - 1].id : 0;
	out->status = plan->statuses[at < 0 ? 0 : at];
	enum status status = seminar_lines_read(&plan->lines, form_text(form, "sessions"), out->sessions,
	                                        &out->session_count, fault);
	if (status == DONE)
		status = read_numbers(form, out, fault);
	if (status == DONE)
		status = read_day(plan, "opens", &out->opens, fault);
	return status == DONE ? read_day(plan, "closes", &out->closes, fault) : status;
}
