#include <string.h>

#include "core/desks/calendar.h"
#include "core/office/demo_parts.h"
#include "core/office/demo_words.h"
#include "core/office/setting.h"
#include "core/store/stmt.h"
#include "core/text/number.h"
#include "core/time/civil.h"

enum { PAST_DAYS = 365, COMING_DAYS = 42, POOL = 5000, STARTS = 7, TAKEN = 64 };

/* Sessions begin on the hour, with an hour's break at noon. */
static const int starts[STARTS] = {36, 40, 44, 52, 56, 60, 64};

/*
 * Who comes on purpose, so that pictures show it: today at that cell; before today on that consultant's first free
 * session from so many days ago on. Numbers are members', negative ones of others.
 */
static const struct visit {
	int days, which, cell, number, topic;
} visits[] = {
        {0, 0, 36, 96, 3},    {0, 1, 36, 26, 5},  {0, 2, 36, 104, 9}, {0, 0, 40, 87, 7},    {0, 2, 40, 34, 9},
        {0, 0, 44, 41, 3},    {0, 3, 44, -11, 6}, {0, 1, 52, 52, 2},  {0, 3, 52, 63, 8},    {0, 0, 56, 71, 5},
        {0, 2, 60, 79, 9},    {0, 1, 60, 142, 5}, {0, 3, 64, 157, 4}, {-77, 0, 0, 87, 7},   {-162, 0, 0, 87, 3},
        {-267, 1, 0, 87, 5},  {-20, 1, 0, 26, 5}, {-34, 2, 0, 34, 9}, {-48, 0, 0, 41, 3},   {-13, 3, 0, -11, 6},
        {-90, 1, 0, 52, 2},   {-6, 2, 0, 79, 9},  {-9, 3, 0, 63, 8},  {-120, 0, 0, 412, 7}, {-27, 3, 0, -31, 6},
        {-55, 2, 0, 1203, 9},
};
enum { VISITS = sizeof(visits) / sizeof(visits[0]) };

struct book {
	struct demo_office *office;
	struct stmt insert, planned, unwanted;
	int64_t clients[POOL];
	int client_count;
	int64_t taken[TAKEN]; /* clients of the day: nobody is asked twice on one day */
	int taken_count;
	int64_t visitors[VISITS]; /* clients of the visits, 0 when not there or come already */
	int64_t reasons[4];
	int minutes, cells;
};

/* One session at a desk. */
struct place {
	int32_t day;
	int which, desk, cell;
};

static enum status load_clients(struct book *book)
{
	struct stmt s =
	        stmt_open(book->office->db, "SELECT id FROM client WHERE kind <> 'left' ORDER BY id LIMIT $limit");
	stmt_bind_int(&s, "$limit", POOL);
	while (stmt_row(&s))
		book->clients[book->client_count++] = stmt_int(&s, 0);
	return stmt_close(&s);
}

static enum status load_visitors(struct book *book)
{
	struct stmt s = stmt_open(book->office->db, "SELECT id FROM client WHERE number = $number");
	for (int i = 0; i < VISITS; i++) {
		char number[NUMBER_CLIENT_BYTES];
		int wanted = visits[i].number;
		number_client_write(number, wanted > 0, wanted > 0 ? wanted : -wanted);
		stmt_bind_text(&s, "$number", number);
		if (stmt_row(&s))
			book->visitors[i] = stmt_int(&s, 0);
		stmt_reset(&s);
	}
	return stmt_close(&s);
}

static bool has_taken(const struct book *book, int64_t client)
{
	for (int i = 0; i < book->taken_count; i++)
		if (book->taken[i] == client)
			return true;
	return false;
}

static bool unwanted(struct book *book, int64_t client, int which)
{
	stmt_bind_int(&book->unwanted, "$client", client);
	stmt_bind_int(&book->unwanted, "$consultant", book->office->consultants[which]);
	bool found = stmt_row(&book->unwanted);
	stmt_reset(&book->unwanted);
	return found;
}

/* Two in three come again and again. */
static int64_t pick_client(struct book *book, int which)
{
	struct demo_random *random = &book->office->random;
	int pool = book->client_count;
	if (pool > 400 && demo_chance(random, 65))
		pool = 400;
	for (int tries = 0; tries < 50; tries++) {
		int64_t client = book->clients[demo_pick(random, pool)];
		if (!has_taken(book, client) && !unwanted(book, client, which))
			return client;
	}
	return 0;
}

/* The visit that falls on this place, or NULL. */
static const struct visit *find_visit(struct book *book, const struct place *at)
{
	int ahead = at->day - book->office->today;
	for (int i = 0; i < VISITS; i++) {
		const struct visit *v = &visits[i];
		bool today = v->days == 0 && ahead == 0 && v->cell == at->cell;
		bool before = v->days < 0 && ahead >= v->days && ahead < 0;
		if (v->which == at->which && (today || before) && book->visitors[i] &&
		    !has_taken(book, book->visitors[i]))
			return v;
	}
	return NULL;
}

static const char *past_status(struct demo_random *random)
{
	int lot = demo_pick(random, 100);
	return lot < 86 ? "done" : lot < 91 ? "no_show" : "cancelled";
}

/* Today shows every state: over and done with one forgotten, at work, arrived, booked. */
static const char *today_status(const struct book *book, const struct place *at)
{
	int start = at->cell * CELL_MINUTES, minute = book->office->minute;
	if (start + book->minutes <= minute)
		return at->which == 1 && start + 2 * book->minutes > minute ? "booked" : "done";
	if (start <= minute)
		return at->which == 0 && minute < start + 30 ? "arrived" : "in_session";
	return at->which == 0 && start < minute + 20 ? "arrived" : "booked";
}

/* How many of a hundred sessions are asked for. Today has its visits beside. */
static int load_percent(int ahead)
{
	return ahead == 0 ? 25 : ahead < 0 ? 66 : ahead < 8 ? 58 : ahead < 22 ? 36 : 14;
}

static int pick_topic(struct demo_random *random, int which)
{
	static const int topics[DEMO_CONSULTANTS][5] = {
	        {7, 7, 3, 3, 1}, {2, 2, 5, 5, 3}, {9, 9, 8, 8, 1}, {6, 6, 4, 4, 8}};
	return topics[which][demo_pick(random, 5)];
}

/* Most often the client asks for it. */
static int64_t pick_reason(struct book *book)
{
	int lot = demo_pick(&book->office->random, 20);
	return book->reasons[lot < 14 ? 0 : lot < 17 ? 1 : lot < 19 ? 2 : 3];
}

static enum status insert(struct book *book, const struct place *at, int64_t client, int topic, const char *status)
{
	struct demo_office *office = book->office;
	struct demo_random *random = &office->random;
	struct stmt *s = &book->insert;
	char day[DAY_BYTES];
	int means = demo_pick(random, 20);
	stmt_bind_int(s, "$client", client);
	stmt_bind_int(s, "$desk", at->desk);
	stmt_bind_int(s, "$consultant", office->consultants[at->which]);
	stmt_bind_text(s, "$day", day_format(at->day, day));
	stmt_bind_int(s, "$cell", at->cell);
	stmt_bind_int(s, "$cells", book->cells);
	stmt_bind_int(s, "$minutes", book->minutes);
	stmt_bind_int(s, "$topic", office->topics[topic]);
	stmt_bind_text(s, "$means", means == 0 ? "phone" : means == 1 ? "online" : "counter");
	stmt_bind_text(s, "$note",
	               demo_chance(random, 12) ? demo_notes[demo_pick(random, (int)demo_note_count)] : NULL);
	stmt_bind_int(s, "$walk_in", at->day < office->today && demo_chance(random, 4));
	stmt_bind_text(s, "$status", status);
	stmt_bind_null(s, "$reason");
	if (strcmp(status, "cancelled") == 0)
		stmt_bind_int(s, "$reason", pick_reason(book));
	return stmt_run(s);
}

static enum status put(struct book *book, const struct place *at, int64_t client, int topic, const char *status)
{
	if (book->taken_count < TAKEN)
		book->taken[book->taken_count++] = client;
	return insert(book, at, client, topic, status);
}

static enum status put_visit(struct book *book, const struct place *at, const struct visit *visit)
{
	int64_t client = book->visitors[visit - visits];
	book->visitors[visit - visits] = 0;
	return put(book, at, client, visit->topic, visit->days ? "done" : today_status(book, at));
}

/* A time that was given back is given to another, one time in two. */
static enum status fill_place(struct book *book, const struct place *at)
{
	struct demo_random *random = &book->office->random;
	const struct visit *visit = find_visit(book, at);
	int ahead = at->day - book->office->today;
	if (visit)
		return put_visit(book, at, visit);
	bool wanted = demo_chance(random, load_percent(ahead)), again = true;
	enum status status = DONE;
	while (status == DONE && wanted && again) {
		const char *word = ahead < 0                ? past_status(random)
		                   : demo_chance(random, 7) ? "cancelled"
		                   : ahead == 0             ? today_status(book, at)
		                                            : "booked";
		int64_t client = pick_client(book, at->which);
		if (!client)
			return DONE;
		status = put(book, at, client, pick_topic(random, at->which), word);
		again = strcmp(word, "cancelled") == 0;
		wanted = demo_chance(random, 50);
	}
	return status;
}

/* The desk the plan has the consultant at for the whole session, 0 if none. */
static int planned_desk(struct book *book, int32_t day, int which, int cell)
{
	struct stmt *s = &book->planned;
	int desk = 0;
	stmt_bind_int(s, "$consultant", book->office->consultants[which]);
	stmt_bind_int(s, "$weekday", day_weekday(day) == SUNDAY ? 7 : (int)day_weekday(day));
	stmt_bind_int(s, "$cell", cell);
	stmt_bind_int(s, "$end", cell + book->cells);
	if (stmt_row(s))
		desk = (int)stmt_int(s, 0);
	stmt_reset(s);
	return desk;
}

static enum status fill_day(struct book *book, int32_t day)
{
	enum status status = DONE;
	book->taken_count = 0;
	for (int which = 0; which < DEMO_CONSULTANTS; which++) {
		int free_from = 0;
		for (int i = 0; status == DONE && i < STARTS; i++) {
			struct place at = {day, which, planned_desk(book, day, which, starts[i]), starts[i]};
			if (!at.desk || at.cell < free_from)
				continue;
			free_from = at.cell + book->cells;
			status = fill_place(book, &at);
		}
	}
	return status;
}

static enum status fill_days(struct book *book)
{
	struct demo_office *office = book->office;
	struct calendar calendar;
	enum status status =
	        calendar_load(office->db, office->today - PAST_DAYS, office->today + COMING_DAYS, &calendar);
	if (status != DONE)
		return status;
	for (int i = 0; status == DONE && i < calendar.count; i++)
		if (calendar.days[i].closed == OPEN_DAY)
			status = fill_day(book, calendar.days[i].day);
	calendar_free(&calendar);
	return status;
}

static enum status session_length(struct book *book)
{
	char day[DAY_BYTES];
	int64_t minutes = 60, gap = 0;
	day_format(book->office->today, day);
	enum status status = setting_int(book->office->db, "desks.session_minutes", day, &minutes);
	if (status == DONE)
		status = setting_int(book->office->db, "desks.gap_minutes", day, &gap);
	book->minutes = (int)minutes;
	book->cells = (int)((minutes + gap + CELL_MINUTES - 1) / CELL_MINUTES);
	return status;
}

static enum status load_reasons(struct book *book)
{
	static const char *const words[] = {"client", "office", "consultant", "mistake"};
	struct stmt s = stmt_open(book->office->db, "SELECT id FROM cancel_reason WHERE word = $word");
	for (int i = 0; i < 4; i++) {
		stmt_bind_text(&s, "$word", words[i]);
		if (stmt_row(&s))
			book->reasons[i] = stmt_int(&s, 0);
		stmt_reset(&s);
	}
	return stmt_close(&s);
}

static void open_statements(struct book *book)
{
	struct db *db = book->office->db;
	book->insert = stmt_open(
	        db, "INSERT INTO appointment (client, visitor, callback, desk, consultant, day, cell, cells, minutes,"
	            " topic, means, note, walk_in, status, cancel_reason) VALUES ($client,"
	            " (SELECT name FROM person WHERE client = $client AND role = 'representative'),"
	            " (SELECT number FROM phone WHERE client = $client AND kind = 'phone' AND position = 1),"
	            " $desk, $consultant, $day, $cell, $cells, $minutes, $topic, $means, $note, $walk_in, $status,"
	            " $reason)");
	book->planned = stmt_open(db, "SELECT desk FROM plan WHERE consultant = $consultant AND weekday = $weekday"
	                              " AND from_cell <= $cell AND to_cell >= $end");
	book->unwanted = stmt_open(db, "SELECT 1 FROM unwanted_consultant"
	                               " WHERE client = $client AND consultant = $consultant");
}

static enum status close_statements(struct book *book)
{
	enum status status = stmt_close(&book->insert), planned = stmt_close(&book->planned);
	enum status other = stmt_close(&book->unwanted);
	return status != DONE ? status : planned != DONE ? planned : other;
}

/* Nearly all who came up to two weeks ago have said how it was. */
static enum status rate(struct demo_office *office)
{
	char today[DAY_BYTES];
	struct stmt s = stmt_open(
	        office->db,
	        "INSERT INTO call_outcome (appointment, kind, day, cell, at, staff,"
	        " outcome, rating) SELECT a.id, 'feedback', a.day, a.cell,"
	        " strftime('%s', a.day, '+14 days') + 3600, s.id, 'rated', 5 - a.id % 7 / (2 + a.consultant % 4)"
	        " FROM appointment a JOIN staff s ON s.login = 'practice'"
	        " WHERE a.status = 'done' AND date(a.day, '+14 days') <= $today"
	        " AND a.id % 29 <> 0 ORDER BY a.id");
	stmt_bind_text(&s, "$today", day_format(office->today, today));
	stmt_run(&s);
	return stmt_close(&s);
}

enum status demo_appointments(struct demo_office *office)
{
	struct book book = {.office = office};
	enum status status = session_length(&book);
	if (status == DONE)
		status = load_reasons(&book);
	if (status == DONE)
		status = load_clients(&book);
	if (status == DONE)
		status = load_visitors(&book);
	if (status != DONE)
		return status;
	open_statements(&book);
	status = fill_days(&book);
	enum status closed = close_statements(&book);
	if (status == DONE)
		status = closed;
	return status == DONE ? rate(office) : status;
}
