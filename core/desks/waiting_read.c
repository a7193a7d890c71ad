#include <stdlib.h>
#include <string.h>

#include "core/desks/waiting.h"
#include "core/store/stmt.h"
#include "core/text/utf8.h"
#include "core/words.h"

static const struct {
	const char *word, *text;
} statuses[] = {
        [WAITING_WAITS] = {"waiting", N_("waiting")},
        [WAITING_BOOKED] = {"booked", N_("booked")},
        [WAITING_REMOVED] = {"removed", N_("taken off")},
};

static const struct {
	const char *word, *text;
} outcomes[WAITING_OUTCOMES] = {
        [WAITING_NO_ANSWER] = {"no_answer", N_("no answer")},
        [WAITING_MESSAGE] = {"message", N_("message left")},
        [WAITING_CALL_BACK] = {"call_back", N_("will call back")},
        [WAITING_DECLINED] = {"declined", N_("declined")},
};

const char *waiting_status_word(enum waiting_status status)
{
	return statuses[status].word;
}

const char *waiting_status_text(enum waiting_status status)
{
	return _(statuses[status].text);
}

const char *waiting_outcome_word(enum waiting_outcome outcome)
{
	return outcomes[outcome].word;
}

const char *waiting_outcome_text(enum waiting_outcome outcome)
{
	return _(outcomes[outcome].text);
}

static enum waiting_status status_of(const char *word)
{
	int i = WAITING_REMOVED;
	while (i > 0 && strcmp(statuses[i].word, word) != 0)
		i--;
	return (enum waiting_status)i;
}

static enum waiting_outcome outcome_of(const char *word)
{
	int i = WAITING_OUTCOMES - 1;
	while (i > 0 && strcmp(outcomes[i].word, word) != 0)
		i--;
	return (enum waiting_outcome)i;
}

/* Who comes is the representative, else the client who is a person, as in the form of a booking. */
#define ROW                                                                                                            \
	"SELECT w.id, w.version, w.appointment, w.client, w.topic, w.desks, w.consultant, w.from_day, w.to_day,"       \
	" w.weekdays, w.from_cell, w.to_cell, w.notice, w.note, w.at, w.status,"                                       \
	" iif(w.status = 'waiting', (SELECT count(*) FROM waiting o WHERE o.status = 'waiting' AND o.id <= w.id), 0)," \
	" t.code, c.number, c.name,"                                                                                   \
	" (SELECT p.number FROM phone p WHERE p.client = c.id AND p.kind = 'phone' ORDER BY p.position LIMIT 1),"      \
	" coalesce((SELECT p.name FROM person p WHERE p.client = c.id AND p.role = 'representative'),"                 \
	" iif(c.kind = 'founder', c.name, NULL)),"                                                                     \
	" t.name, s.name, (SELECT count(*) FROM waiting_call k WHERE k.waiting = w.id), l.at, l.outcome, y.name"       \
	" FROM waiting w JOIN client c ON c.id = w.client JOIN topic t ON t.id = w.topic"                              \
	" LEFT JOIN staff s ON s.id = w.consultant"                                                                    \
	" LEFT JOIN waiting_call l ON l.id = (SELECT max(id) FROM waiting_call k WHERE k.waiting = w.id)"              \
	" LEFT JOIN staff y ON y.id = l.staff"

static void read_wish(struct stmt *s, struct waiting_wish *out)
{
	out->client = stmt_int(s, 3);
	out->topic = stmt_int(s, 4);
	out->desks = (unsigned)stmt_int(s, 5);
	out->consultant = stmt_int(s, 6);
	out->when = wish_any();
	day_parse(stmt_str(s, 7), &out->when.from_day);
	day_parse(stmt_str(s, 8), &out->when.to_day);
	out->when.weekdays = (unsigned)stmt_int(s, 9);
	out->when.from_cell = (int)stmt_int(s, 10);
	out->when.to_cell = (int)stmt_int(s, 11);
	out->notice = (int)stmt_int(s, 12);
}

static void read_words(struct stmt *s, struct waiting *out)
{
	stmt_text(s, 13, out->note, sizeof(out->note));
	stmt_text(s, 18, out->number, sizeof(out->number));
	stmt_text(s, 19, out->name, sizeof(out->name));
	stmt_text(s, 20, out->phone, sizeof(out->phone));
	stmt_text(s, 21, out->person, sizeof(out->person));
	stmt_text(s, 22, out->topic_name, sizeof(out->topic_name));
	stmt_text(s, 23, out->consultant_name, sizeof(out->consultant_name));
	stmt_text(s, 27, out->called_by, sizeof(out->called_by));
}

/* The note of the wish would point into a row that may yet move: it is set when the list stands. */
static void read_waiting(struct stmt *s, struct waiting *out)
{
	memset(out, 0, sizeof(*out));
	out->id = stmt_int(s, 0);
	out->version = stmt_int(s, 1);
	out->appointment = stmt_int(s, 2);
	read_wish(s, &out->wish);
	out->at = stmt_int(s, 14);
	out->status = status_of(stmt_str(s, 15));
	out->place = (int)stmt_int(s, 16);
	out->topic_code = (int)stmt_int(s, 17);
	out->calls = (int)stmt_int(s, 24);
	out->called_at = stmt_int(s, 25);
	out->called = outcome_of(stmt_str(s, 26));
	read_words(s, out);
}

enum status waiting_get(struct db *db, int64_t id, struct waiting *out)
{
	struct stmt s = stmt_open(db, ROW " WHERE w.id = $id");
	stmt_bind_int(&s, "$id", id);
	bool found = stmt_row(&s);
	if (found)
		read_waiting(&s, out);
	enum status status = stmt_close(&s);
	if (status == DONE && !found)
		return fault_set(db_fault(db), NOT_FOUND, "id", _("There is no wish %lld on the waiting list."),
		                 (long long)id);
	out->wish.note = out->note;
	return status;
}

static bool grow(struct waiting_list *list)
{
	if (list->count < list->room)
		return true;
	int more = list->room ? list->room * 2 : 16;
	struct waiting *rows = realloc(list->rows, (size_t)more * sizeof(*rows));
	if (!rows)
		return false;
	list->rows = rows;
	list->room = more;
	return true;
}

enum status waiting_list(struct db *db, int64_t client, bool all, struct waiting_list *out)
{
	memset(out, 0, sizeof(*out));
	struct stmt s = stmt_open(db, ROW " WHERE ($all OR w.status = 'waiting') AND ($client = 0 OR w.client ="
	                                  " $client) ORDER BY w.id");
	stmt_bind_int(&s, "$client", client);
	stmt_bind_int(&s, "$all", all);
	while (stmt_row(&s))
		if (grow(out))
			read_waiting(&s, &out->rows[out->count++]);
		else
			s.status = fault_set(db_fault(db), FAILED, NULL, _("Out of memory."));
	enum status status = stmt_close(&s);
	for (int i = 0; i < out->count; i++)
		out->rows[i].wish.note = out->rows[i].note;
	if (status != DONE)
		waiting_list_free(out);
	return status;
}

void waiting_list_free(struct waiting_list *list)
{
	free(list->rows);
	memset(list, 0, sizeof(*list));
}

/* ---- Who fits ---- */

static int32_t later(int32_t a, int32_t b)
{
	return a == DAY_NONE || b > a ? b : a;
}

static int32_t earlier(int32_t a, int32_t b)
{
	return a == DAY_NONE || (b != DAY_NONE && b < a) ? b : a;
}

struct slot_wish waiting_ask_for(const struct waiting_wish *wish, int32_t today)
{
	struct slot_wish out = {.topic = wish->topic,
	                        .client = wish->client,
	                        .consultant = wish->consultant,
	                        .desks = wish->desks,
	                        .from = DAY_NONE,
	                        .to = DAY_NONE};
	slot_wish_when(&out, &wish->when);
	out.from = later(out.from, day_add(today, wish->notice));
	if (out.to != DAY_NONE)
		out.to = earlier(out.to, day_add(out.from, SLOT_DAYS - 1));
	return out;
}

/* The wish within the range; false when the two have no day in common. */
static bool ask_within(struct db *db, const struct waiting_range *range, const struct waiting_wish *wish,
                       struct slot_wish *out)
{
	*out = waiting_ask_for(wish, moment_day(db_now(db)));
	out->desk = range->desk;
	out->from = later(out->from, range->from);
	out->to = earlier(out->to, range->to);
	return out->to == DAY_NONE || out->from <= out->to;
}

static bool within(const struct waiting_range *range, const struct slot *slot)
{
	return !range->cells || (slot->cell >= range->cell && slot->cell < range->cell + range->cells);
}

/* Is the desk or the consultant of this time offered to one of those before already? */
static bool is_offered(const struct waiting *before, int count, const struct slot *slot)
{
	for (int i = 0; i < count; i++) {
		const struct slot *other = &before[i].free;
		if (other->day == slot->day && (other->desk == slot->desk || other->consultant == slot->consultant) &&
		    other->cell < slot->cell + slot->cells && slot->cell < other->cell + other->cells)
			return true;
	}
	return false;
}

/* The best free time of a row that is offered to none of the `before` rows. */
static enum status fit(struct db *db, const struct waiting_range *range, const struct waiting *before, int count,
                       struct waiting *waiting)
{
	struct slot_wish ask;
	struct slot_list list;
	waiting->free = (struct slot){0};
	if (!ask_within(db, range, &waiting->wish, &ask))
		return DONE;
	enum status status = slot_list(db, &ask, &list);
	if (status != DONE)
		return status;
	for (int i = 0; i < list.count && !waiting->free.desk; i++) {
		const struct slot *slot = &list.slots[i];
		if (!within(range, slot) || is_offered(before, count, slot))
			continue;
		waiting->free = *slot;
		utf8_copy(waiting->free_consultant, sizeof(waiting->free_consultant), slot_consultant(&list, slot));
	}
	slot_list_free(&list);
	return DONE;
}

enum status waiting_fit(struct db *db, const struct waiting_range *range, struct waiting *waiting)
{
	return fit(db, range, NULL, 0, waiting);
}

/* Keeps of all who wait those that have a time in the range; `once` offers each time to one of them alone. */
static enum status find_fitting(struct db *db, const struct waiting_range *range, bool once, struct waiting_list *out)
{
	int32_t today = moment_day(db_now(db));
	int kept = 0;
	enum status status = waiting_list(db, 0, false, out);
	for (int i = 0; status == DONE && i < out->count; i++) {
		struct waiting *row = &out->rows[i];
		if (once && row->calls && row->called == WAITING_DECLINED && moment_day(row->called_at) == today)
			continue;
		status = fit(db, range, out->rows, once ? kept : 0, row);
		if (status != DONE || !row->free.desk)
			continue;
		out->rows[kept] = *row;
		out->rows[kept].wish.note = out->rows[kept].note;
		kept++;
	}
	out->count = kept;
	if (status != DONE)
		waiting_list_free(out);
	return status;
}

enum status waiting_offers(struct db *db, struct waiting_list *out)
{
	static const struct waiting_range anywhere = {.from = DAY_NONE, .to = DAY_NONE};
	return find_fitting(db, &anywhere, true, out);
}

enum status waiting_fits(struct db *db, const struct waiting_range *range, struct waiting_list *out)
{
	return find_fitting(db, range, false, out);
}

struct booking waiting_booking(const struct waiting *waiting)
{
	return (struct booking){.client = waiting->wish.client,
	                        .desk = waiting->free.desk,
	                        .day = waiting->free.day,
	                        .cell = waiting->free.cell,
	                        .topic = waiting->wish.topic,
	                        .waiting = waiting->id,
	                        .visitor = waiting->person,
	                        .callback = waiting->phone,
	                        .note = waiting->note};
}
