#include <string.h>

#include "core/desks/calendar.h"
#include "core/office/demo_parts.h"
#include "core/office/setting.h"
#include "core/store/stmt.h"
#include "core/time/civil.h"

enum { PAST_DAYS = 365, COMING_DAYS = 42, POOL = 5000, STARTS = 7 };

/* Sessions begin on the hour, with an hour's break at noon. */
static const int starts[STARTS] = {36, 40, 44, 52, 56, 60, 64};

struct book {
	struct demo_office *office;
	struct stmt insert;
	struct stmt planned;
	int64_t clients[POOL];
	int client_count;
	int64_t taken[DEMO_CONSULTANTS * STARTS]; /* clients of the day: nobody is asked twice on one day */
	int taken_count;
	int64_t reason_client, reason_office;
	int minutes, cells;
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

/* Two in three come again and again. */
static int64_t pick_client(struct book *book)
{
	struct demo_random *random = &book->office->random;
	int pool = book->client_count;
	if (pool > 400 && demo_chance(random, 65))
		pool = 400;
	for (int tries = 0; tries < 50; tries++) {
		int64_t client = book->clients[demo_pick(random, pool)];
		bool free = true;
		for (int i = 0; i < book->taken_count; i++)
			free = free && book->taken[i] != client;
		if (free)
			return book->taken[book->taken_count++] = client;
	}
	return 0;
}

static const char *past_status(struct demo_random *random)
{
	int lot = demo_pick(random, 100);
	return lot < 86 ? "done" : lot < 91 ? "no_show" : "cancelled";
}

/* Today shows every state: over and done with one forgotten, at work, arrived early, booked. */
static const char *today_status(struct demo_random *random, int which, int start, int minute)
{
	if (start + 60 <= minute)
		return which == 1 && start + 120 > minute ? "booked" : past_status(random);
	if (start <= minute)
		return which % 2 ? "arrived" : "in_session";
	return start < minute + 20 && demo_chance(random, 50) ? "arrived" : "booked";
}

static int load_percent(const struct demo_office *office, int32_t day)
{
	int ahead = day - office->today;
	return ahead == 0 ? 85 : ahead < 0 ? 66 : ahead < 8 ? 58 : ahead < 22 ? 36 : 14;
}

static enum status insert(struct book *book, int32_t day, int which, int cell, int64_t client, const char *status)
{
	struct demo_office *office = book->office;
	struct stmt *s = &book->insert;
	static const int topics[DEMO_CONSULTANTS][4] = {{7, 7, 3, 5}, {2, 2, 5, 3}, {9, 9, 8, 1}, {6, 6, 4, 8}};
	char text[DAY_BYTES];
	int means = demo_pick(&office->random, 20);
	stmt_bind_int(s, "$client", client);
	stmt_bind_int(s, "$desk", which + 1);
	stmt_bind_int(s, "$consultant", office->consultants[which]);
	stmt_bind_text(s, "$day", day_format(day, text));
	stmt_bind_int(s, "$cell", cell);
	stmt_bind_int(s, "$cells", book->cells);
	stmt_bind_int(s, "$minutes", book->minutes);
	stmt_bind_int(s, "$topic", office->topics[topics[which][demo_pick(&office->random, 4)]]);
	stmt_bind_text(s, "$means", means == 0 ? "phone" : means == 1 ? "online" : "counter");
	stmt_bind_text(s, "$status", status);
	stmt_bind_null(s, "$reason");
	if (strcmp(status, "cancelled") == 0)
		stmt_bind_int(s, "$reason",
		              demo_chance(&office->random, 80) ? book->reason_client : book->reason_office);
	return stmt_run(s);
}

static enum status fill_slot(struct book *book, int32_t day, int which, int cell)
{
	struct demo_office *office = book->office;
	const char *status = "booked";
	if (!demo_chance(&office->random, load_percent(office, day)))
		return DONE;
	if (day < office->today)
		status = past_status(&office->random);
	else if (day == office->today)
		status = today_status(&office->random, which, cell * CELL_MINUTES, office->minute);
	int64_t client = pick_client(book);
	return client ? insert(book, day, which, cell, client, status) : DONE;
}

/* Only where the plan has the consultant at the desk for the whole session. */
static bool planned(struct book *book, int32_t day, int which, int cell)
{
	struct stmt *s = &book->planned;
	stmt_bind_int(s, "$consultant", book->office->consultants[which]);
	stmt_bind_int(s, "$weekday", day_weekday(day) == SUNDAY ? 7 : (int)day_weekday(day));
	stmt_bind_int(s, "$cell", cell);
	stmt_bind_int(s, "$end", cell + book->cells);
	bool sits = stmt_row(s);
	stmt_reset(s);
	return sits;
}

static enum status fill_day(struct book *book, int32_t day)
{
	enum status status = DONE;
	book->taken_count = 0;
	for (int which = 0; which < DEMO_CONSULTANTS; which++)
		for (int i = 0; status == DONE && i < STARTS; i++)
			if (planned(book, day, which, starts[i]))
				status = fill_slot(book, day, which, starts[i]);
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
	if (status == DONE)
		status = stmt_one_int(book->office->db, "SELECT id FROM cancel_reason WHERE word = 'client'", 0,
		                      &book->reason_client);
	if (status == DONE)
		status = stmt_one_int(book->office->db, "SELECT id FROM cancel_reason WHERE word = 'office'", 0,
		                      &book->reason_office);
	return status;
}

enum status demo_appointments(struct demo_office *office)
{
	static const char sql[] =
	        "INSERT INTO appointment (client, visitor, callback, desk, consultant, day, cell, cells, minutes, "
	        "topic, means,"
	        " status, cancel_reason) VALUES ($client,"
	        " (SELECT name FROM person WHERE client = $client AND role = 'representative'),"
	        " (SELECT number FROM phone WHERE client = $client AND kind = 'phone' AND position = 1),"
	        " $desk, $consultant, $day, $cell, $cells, $minutes, $topic, $means, $status, $reason)";
	struct book book = {.office = office};
	enum status status = session_length(&book);
	if (status == DONE)
		status = load_clients(&book);
	if (status != DONE)
		return status;
	book.insert = stmt_open(office->db, sql);
	book.planned = stmt_open(office->db, "SELECT 1 FROM plan WHERE consultant = $consultant AND weekday = $weekday"
	                                     " AND from_cell <= $cell AND to_cell >= $end");
	status = fill_days(&book);
	enum status closed = stmt_close(&book.planned);
	status = status == DONE ? closed : status;
	closed = stmt_close(&book.insert);
	return status == DONE ? closed : status;
}
