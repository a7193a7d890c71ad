#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/desks/appointment.h"
#include "core/office/code.h"
#include "core/store/stmt.h"
#include "core/words.h"

static const struct {
	const char *word, *text;
} statuses[] = {
        [APPOINTMENT_BOOKED] = {"booked", N_("booked")},
        [APPOINTMENT_ARRIVED] = {"arrived", N_("arrived")},
        [APPOINTMENT_IN_SESSION] = {"in_session", N_("in session")},
        [APPOINTMENT_DONE] = {"done", N_("done")},
        [APPOINTMENT_NO_SHOW] = {"no_show", N_("no-show")},
        [APPOINTMENT_CANCELLED] = {"cancelled", N_("cancelled")},
};

static const struct {
	const char *word, *text;
} ways[] = {
        [MEANS_COUNTER] = {"counter", N_("at the desk")},
        [MEANS_PHONE] = {"phone", N_("by phone")},
        [MEANS_ONLINE] = {"online", N_("online")},
};

enum { STATUSES = sizeof(statuses) / sizeof(statuses[0]), WAYS = sizeof(ways) / sizeof(ways[0]) };

bool appointment_live(enum appointment_status status)
{
	return status <= APPOINTMENT_IN_SESSION;
}

const char *appointment_status_word(enum appointment_status status)
{
	return statuses[status].word;
}

const char *appointment_status_text(enum appointment_status status)
{
	return _(statuses[status].text);
}

const char *means_word(enum means means)
{
	return ways[means].word;
}

const char *means_text(enum means means)
{
	return _(ways[means].text);
}

bool means_find(const char *word, enum means *out)
{
	for (int i = 0; i < WAYS; i++) {
		if (strcmp(ways[i].word, word) != 0)
			continue;
		*out = (enum means)i;
		return true;
	}
	return false;
}

static enum appointment_status status_of(const char *word)
{
	int i = 0;
	while (i < STATUSES - 1 && strcmp(statuses[i].word, word) != 0)
		i++;
	return (enum appointment_status)i;
}

#define ROW                                                                                                            \
	"SELECT a.id, a.version, a.client, a.consultant, a.topic, a.cancel_reason, a.day, a.desk, a.cell, a.cells,"    \
	" a.minutes, a.status, a.means, a.walk_in, a.note IS NOT NULL,"                                                \
	" (SELECT count(*) FROM earlier_slot e WHERE e.appointment = a.id), c.number, c.name,"                         \
	" (SELECT p.number FROM phone p WHERE p.client = c.id AND p.kind = 'phone' ORDER BY p.position LIMIT 1),"      \
	" a.visitor, a.callback, s.name, t.name, t.code, r.name, a.rebooks FROM appointment a"                         \
	" JOIN client c ON c.id = a.client"                                                                            \
	" JOIN staff s ON s.id = a.consultant JOIN topic t ON t.id = a.topic"                                          \
	" LEFT JOIN cancel_reason r ON r.id = a.cancel_reason"

static void read_times(struct stmt *s, struct appointment *out)
{
	out->day = DAY_NONE;
	day_parse(stmt_str(s, 6), &out->day);
	out->desk = (int)stmt_int(s, 7);
	out->cell = (int)stmt_int(s, 8);
	out->cells = (int)stmt_int(s, 9);
	out->minutes = (int)stmt_int(s, 10);
	out->status = status_of(stmt_str(s, 11));
	out->means = MEANS_COUNTER;
	means_find(stmt_str(s, 12), &out->means);
	out->walk_in = stmt_int(s, 13) != 0;
	out->has_note = stmt_int(s, 14) != 0;
	out->earlier = (int)stmt_int(s, 15);
}

static void read_appointment(struct stmt *s, struct appointment *out)
{
	out->id = stmt_int(s, 0);
	out->version = stmt_int(s, 1);
	out->client = stmt_int(s, 2);
	out->consultant = stmt_int(s, 3);
	out->topic = stmt_int(s, 4);
	out->cancel_reason = stmt_int(s, 5);
	read_times(s, out);
	stmt_text(s, 16, out->number, sizeof(out->number));
	stmt_text(s, 17, out->name, sizeof(out->name));
	stmt_text(s, 18, out->phone, sizeof(out->phone));
	stmt_text(s, 19, out->visitor, sizeof(out->visitor));
	stmt_text(s, 20, out->callback, sizeof(out->callback));
	stmt_text(s, 21, out->consultant_name, sizeof(out->consultant_name));
	stmt_text(s, 22, out->topic_name, sizeof(out->topic_name));
	out->topic_code = (int)stmt_int(s, 23);
	stmt_text(s, 24, out->reason_name, sizeof(out->reason_name));
	out->rebooks = stmt_int(s, 25);
}

static enum status unknown(struct db *db, int64_t id)
{
	return fault_set(db_fault(db), NOT_FOUND, "id", _("There is no appointment %lld."), (long long)id);
}

enum status appointment_get(struct db *db, int64_t id, struct appointment *out)
{
	struct stmt s = stmt_open(db, ROW " WHERE a.id = $id");
	stmt_bind_int(&s, "$id", id);
	bool found = stmt_row(&s);
	if (found)
		read_appointment(&s, out);
	enum status status = stmt_close(&s);
	return status == DONE && !found ? unknown(db, id) : status;
}

enum status appointment_note(struct db *db, int64_t id, char note[APPOINTMENT_NOTE_BYTES],
                             char cancel_note[APPOINTMENT_NOTE_BYTES])
{
	struct stmt s = stmt_open(db, "SELECT note, cancel_note FROM appointment WHERE id = $id");
	stmt_bind_int(&s, "$id", id);
	bool found = stmt_row(&s);
	if (found && note)
		stmt_text(&s, 0, note, APPOINTMENT_NOTE_BYTES);
	if (found && cancel_note)
		stmt_text(&s, 1, cancel_note, APPOINTMENT_NOTE_BYTES);
	enum status status = stmt_close(&s);
	return status == DONE && !found ? unknown(db, id) : status;
}

/* One statement for each index that can serve; the rest of the filter is the same. */
#define REST                                                                                                           \
	" a.day >= $from AND a.day <= $to AND ($desk = 0 OR a.desk = $desk)"                                           \
	" AND ($consultant = 0 OR a.consultant = $consultant) AND ($client = 0 OR a.client = $client)"                 \
	" AND ($only = 0 OR a.consultant = $only)"                                                                     \
	" AND ($statuses = 0 OR $statuses >> CASE a.status WHEN 'booked' THEN 0 WHEN 'arrived' THEN 1"                 \
	" WHEN 'in_session' THEN 2 WHEN 'done' THEN 3 WHEN 'no_show' THEN 4 ELSE 5 END & 1)"                           \
	" ORDER BY CASE $newest WHEN 1 THEN a.day END DESC, CASE $newest WHEN 1 THEN a.cell END DESC,"                 \
	" a.day, a.cell, a.desk, a.id LIMIT $limit"

static const char by_client[] = ROW " WHERE a.client = $client AND" REST;
static const char by_consultant[] = ROW " WHERE a.consultant = $consultant AND" REST;
static const char by_day[] = ROW " WHERE" REST;

enum status appointment_each(struct db *db, const struct appointment_filter *filter,
                             void (*seen)(void *context, const struct appointment *appointment), void *context)
{
	char from[DAY_BYTES], to[DAY_BYTES];
	struct appointment row;
	struct stmt s = stmt_open(db, filter->client ? by_client : filter->consultant ? by_consultant : by_day);
	stmt_bind_text(&s, "$from", day_format(filter->from == DAY_NONE ? DAY_FIRST : filter->from, from));
	stmt_bind_text(&s, "$to", day_format(filter->to == DAY_NONE ? DAY_LAST : filter->to, to));
	stmt_bind_int(&s, "$desk", filter->desk);
	stmt_bind_int(&s, "$consultant", filter->consultant);
	stmt_bind_int(&s, "$client", filter->client);
	stmt_bind_int(&s, "$only", filter->only);
	stmt_bind_int(&s, "$statuses", filter->statuses);
	stmt_bind_int(&s, "$newest", filter->newest_first);
	stmt_bind_int(&s, "$limit", filter->limit > 0 ? filter->limit : -1);
	while (stmt_row(&s)) {
		read_appointment(&s, &row);
		if (s.status == DONE)
			seen(context, &row);
	}
	return stmt_close(&s);
}

struct collect {
	struct appointment_list *list;
	bool failed;
};

bool appointment_list_add(struct appointment_list *list, const struct appointment *appointment)
{
	if (list->count == list->room) {
		int more = list->room ? list->room * 2 : 16;
		struct appointment *rows = realloc(list->rows, (size_t)more * sizeof(*rows));
		if (!rows)
			return false;
		list->rows = rows;
		list->room = more;
	}
	list->rows[list->count++] = *appointment;
	return true;
}

static void keep(void *context, const struct appointment *appointment)
{
	struct collect *collect = context;
	if (!appointment_list_add(collect->list, appointment))
		collect->failed = true;
}

enum status appointment_list(struct db *db, const struct appointment_filter *filter, struct appointment_list *out)
{
	struct collect collect = {.list = out};
	memset(out, 0, sizeof(*out));
	enum status status = appointment_each(db, filter, keep, &collect);
	if (status == DONE && collect.failed)
		status = fault_set(db_fault(db), FAILED, NULL, _("Out of memory."));
	if (status != DONE)
		appointment_list_free(out);
	return status;
}

void appointment_list_free(struct appointment_list *list)
{
	free(list->rows);
	memset(list, 0, sizeof(*list));
}

enum status appointment_topic_preset(struct db *db, int64_t client, int64_t *out)
{
	char today[DAY_BYTES];
	struct stmt s = stmt_open(db, "SELECT t.id FROM topic t WHERE t.valid_from <= $today AND"
	                              " coalesce(t.valid_to, $today) >= $today ORDER BY t.id IS NOT coalesce("
	                              "(SELECT topic FROM waiting WHERE client = $client AND status = 'waiting'"
	                              " ORDER BY id LIMIT 1), (SELECT topic FROM appointment"
	                              " WHERE client = $client ORDER BY id DESC LIMIT 1)), t.code, t.id LIMIT 1");
	stmt_bind_int(&s, "$client", client);
	stmt_bind_text(&s, "$today", day_format(moment_day(db_now(db)), today));
	bool found = stmt_row(&s);
	*out = stmt_int(&s, 0);
	enum status status = stmt_close(&s);
	if (status == DONE && !found)
		return fault_set(db_fault(db), NOT_FOUND, "topic", _("The office has no topics: settle them first."));
	return status;
}

enum status appointment_counts(struct db *db, int64_t client, struct appointment_counts *out)
{
	char from[DAY_BYTES];
	struct stmt s = stmt_open(db, "SELECT count(*) FILTER (WHERE r.against = 'client' AND a.day > $from"
	                              " AND (SELECT max(l.at) FROM log l WHERE l.noun = 'appointment'"
	                              " AND l.subject = a.id AND l.name = 'appointment.cancel')"
	                              " >= unixepoch(a.day, '-1 day') + $midnight),"
	                              " count(*) FILTER (WHERE a.status = 'no_show' AND a.day > $from),"
	                              " count(*) FILTER (WHERE a.status = 'done'),"
	                              " min(a.day) FILTER (WHERE a.status <> 'cancelled') FROM appointment a"
	                              " LEFT JOIN cancel_reason r ON r.id = a.cancel_reason"
	                              " WHERE a.client = $client");
	stmt_bind_int(&s, "$client", client);
	stmt_bind_int(&s, "$midnight", moment_of(0, 0)); /* of the office, where unixepoch has that of Greenwich */
	stmt_bind_text(&s, "$from", day_format(day_add_months(moment_day(db_now(db)), -12), from));
	*out = (struct appointment_counts){.first = DAY_NONE};
	if (stmt_row(&s)) {
		out->late = (int)stmt_int(&s, 0);
		out->no_show = (int)stmt_int(&s, 1);
		out->done = (int)stmt_int(&s, 2);
		day_parse(stmt_str(&s, 3), &out->first);
	}
	return stmt_close(&s);
}

enum status appointment_may_rebook(struct db *db, const struct appointment *was)
{
	struct code reason;
	if (was->status != APPOINTMENT_CANCELLED)
		return DONE;
	enum status status = code_get(db, CODE_CANCEL_REASON, was->cancel_reason, &reason);
	if (status == DONE && !reason.again)
		return fault_set(db_fault(db), CONFLICT, "rebooks",
		                 _("It was cancelled (%s), so it is not booked again: book anew."), reason.name);
	return status;
}

enum status appointment_rebooked_as(struct db *db, int64_t id, int64_t *out)
{
	return stmt_one_int(db, "SELECT coalesce(max(id), 0) FROM appointment WHERE rebooks = $id", id, out);
}

enum status appointment_earlier(struct db *db, int64_t id, struct earlier_slot *out, int room, int *count)
{
	struct stmt s = stmt_open(db, "SELECT day, desk, cell, consultant FROM earlier_slot WHERE appointment = $id"
	                              " ORDER BY id DESC LIMIT $room");
	stmt_bind_int(&s, "$id", id);
	stmt_bind_int(&s, "$room", room);
	*count = 0;
	while (stmt_row(&s)) {
		struct earlier_slot *slot = &out[(*count)++];
		slot->day = DAY_NONE;
		day_parse(stmt_str(&s, 0), &slot->day);
		slot->desk = (int)stmt_int(&s, 1);
		slot->cell = (int)stmt_int(&s, 2);
		slot->consultant = stmt_int(&s, 3);
	}
	return stmt_close(&s);
}
