#include "tui/day_data.h"

#include <stdio.h>
#include <string.h>

#include "core/desks/known.h"
#include "core/text/utf8.h"

#define TOPICS_SHOWN 4

/* The text up to `end`; the whole when that is its beginning, or none. */
static void cut_at(const char *text, const char *end, char *out, size_t size)
{
	utf8_copy(out, size, text);
	if (end && end > text && (size_t)(end - text) < size)
		out[end - text] = '\0';
}

void name_family(const char *name, char *out, size_t size)
{
	cut_at(name, utf8_find_space(name), out, size);
}

void topic_short(const char *name, char *out, size_t size)
{
	static const char *const marks[] = {"(", "\uff08", "\u30fb", "/"};
	const char *end = NULL;
	for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++) {
		const char *at = strstr(name, marks[i]);
		if (at && at > name && (!end || at < end))
			end = at;
	}
	cut_at(name, end, out, size);
}

static void append(char *out, size_t size, const char *part, const char *between)
{
	size_t used = strlen(out);
	if (used + strlen(between) + strlen(part) < size)
		snprintf(out + used, size - used, "%s%s", used > 0 ? between : "", part);
}

static enum status add_topics(struct db *db, int64_t consultant, int32_t day, struct day_desk *desk)
{
	struct known topics[TOPICS_SHOWN];
	char date[DAY_BYTES], name[DAY_DESK_BYTES];
	int count = 0;
	enum status status = consultant_topics(db, consultant, day_format(day, date), topics, TOPICS_SHOWN, &count);
	for (int i = 0; i < count; i++) {
		topic_short(topics[i].topic.name, name, sizeof(name));
		append(desk->topics, sizeof(desk->topics), name, " ");
	}
	return status;
}

static bool met(const struct plan_day *at, int i)
{
	for (int j = 0; j < i; j++)
		if (at->spans[j].desk == at->spans[i].desk && at->spans[j].consultant == at->spans[i].consultant)
			return true;
	return false;
}

static enum status load_desks(struct db *db, struct day_data *data)
{
	enum status status = DONE;
	char name[DAY_DESK_BYTES];
	for (int i = 0; status == DONE && i < data->at.count; i++) {
		const struct plan_span *span = &data->at.spans[i];
		if (span->desk < 1 || span->desk > DAY_DESKS || met(&data->at, i))
			continue;
		struct day_desk *desk = &data->desks[span->desk];
		name_family(plan_name(&data->plan, span->consultant), name, sizeof(name));
		append(desk->names, sizeof(desk->names), name, "/");
		status = add_topics(db, span->consultant, data->day, desk);
	}
	return status;
}

static enum status load(struct db *db, struct day_data *data)
{
	struct appointment_filter filter = {.from = data->day, .to = data->day};
	enum status status = plan_load(db, data->day, data->day, &data->plan);
	if (status != DONE)
		return status;
	plan_day(&data->plan, data->day, &data->at);
	status = appointment_list(db, &filter, &data->visits);
	for (int i = 0; i < data->visits.count; i++)
		data->cancelled += data->visits.rows[i].status == APPOINTMENT_CANCELLED;
	if (status == DONE)
		status = hold_list(db, data->day, data->holds, HOLDS_MOST, &data->hold_count);
	if (status == DONE)
		status = lesson_list_load(db, data->day, data->day, &data->lessons);
	return status == DONE ? load_desks(db, data) : status;
}

enum status day_data_load(struct db *db, int32_t day, struct day_data *data)
{
	struct day_data read = {.day = day};
	enum status status = load(db, &read);
	if (status != DONE) {
		day_data_free(&read);
		return status;
	}
	day_data_free(data);
	*data = read;
	return DONE;
}

void day_data_free(struct day_data *data)
{
	plan_free(&data->plan);
	appointment_list_free(&data->visits);
	lesson_list_free(&data->lessons);
	*data = (struct day_data){0};
}

const struct appointment *day_data_find(const struct day_data *data, int64_t id)
{
	for (int i = 0; i < data->visits.count; i++)
		if (data->visits.rows[i].id == id)
			return &data->visits.rows[i];
	return NULL;
}

void day_data_name(const struct day_data *data, int desk, int cell, char *out, size_t size)
{
	const struct plan_span *span = plan_at(&data->at, desk, cell);
	name_family(span ? plan_name(&data->plan, span->consultant) : "", out, size);
}
