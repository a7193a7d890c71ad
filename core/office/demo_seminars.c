#include <string.h>

#include "core/desks/calendar.h"
#include "core/office/demo_parts.h"
#include "core/store/stmt.h"
#include "core/time/civil.h"

struct planned {
	const char *title;
	int days; /* from today, moved on to the next working day */
	int from, to;
	const char *room;
	int topic, capacity, people;
	const char *status;
};

static const struct planned seminars[] = {
        {"決算書の読み方", -63, 840, 960, "2階会議室", 3, 24, 21, "held"},
        {"補助金の上手な使い方", -41, 840, 960, "3階ホール", 5, 40, 40, "held"},
        {"はじめての労務管理", -27, 1110, 1230, "2階会議室", 4, 20, 11, "held"},
        {"記帳のきほん", -14, 840, 960, "2階会議室", 2, 20, 18, "held"},
        {"インボイス対応", 0, 840, 960, "3階ホール", 2, 30, 23, "open"},
        {"創業入門 第3回", 0, 1110, 1230, "2階会議室", 6, 20, 12, "open"},
        {"カスタマーハラスメント対策", 9, 840, 960, "3階ホール", 4, 40, 47, "open"},
        {"SNSで伝える店づくり", 17, 840, 1020, "2階会議室", 9, 24, 9, "open"},
        {"事業承継 個別相談の前に", 24, 600, 690, "2階会議室", 7, 12, 15, "open"},
        {"確定申告 個別説明会", 57, 600, 960, "2階会議室", 2, 16, 0, "draft"},
};

static enum status working_day(struct demo_office *office, int32_t day, int32_t *out)
{
	struct calendar calendar;
	enum status status = calendar_load(office->db, day, day + 30, &calendar);
	if (status != DONE)
		return status;
	*out = day;
	for (int i = 0; i < calendar.count; i++)
		if (calendar.days[i].closed == OPEN_DAY) {
			*out = calendar.days[i].day;
			break;
		}
	calendar_free(&calendar);
	return DONE;
}

static enum status put_seminar(struct demo_office *office, const struct planned *p, int32_t day, int64_t *seminar,
                               int64_t *session)
{
	char text[DAY_BYTES];
	struct stmt s = stmt_open(office->db, "INSERT INTO seminar (title, topic, capacity, status)"
	                                      " VALUES ($title, $topic, $capacity, $status)");
	stmt_bind_text(&s, "$title", p->title);
	stmt_bind_int(&s, "$topic", office->topics[p->topic]);
	stmt_bind_int(&s, "$capacity", p->capacity);
	stmt_bind_text(&s, "$status", p->status);
	stmt_run(&s);
	*seminar = db_last_id(office->db);
	enum status status = stmt_close(&s);
	if (status != DONE)
		return status;
	s = stmt_open(office->db, "INSERT INTO seminar_session (seminar, position, day, from_minute, to_minute, room)"
	                          " VALUES ($seminar, 1, $day, $from, $to, $room)");
	stmt_bind_int(&s, "$seminar", *seminar);
	stmt_bind_text(&s, "$day", day_format(day, text));
	stmt_bind_int(&s, "$from", p->from);
	stmt_bind_int(&s, "$to", p->to);
	stmt_bind_text(&s, "$room", p->room);
	stmt_run(&s);
	*session = db_last_id(office->db);
	return stmt_close(&s);
}

/* Every so manieth client, so that nobody comes twice; both people where a business has two. */
static enum status put_people(struct demo_office *office, const struct planned *p, int64_t seminar)
{
	struct stmt people =
	        stmt_open(office->db, "SELECT p.id, p.client FROM person p JOIN client c ON c.id = p.client"
	                              " WHERE c.kind <> 'left' AND c.id % $step = $rest ORDER BY p.id"
	                              " LIMIT $limit");
	struct stmt s = stmt_open(office->db, "INSERT INTO sign_up (seminar, roll, client, person, status)"
	                                      " VALUES ($seminar, $roll, $client, $person, $status)");
	int roll = 0, step = office->clients > 200 ? office->clients / 70 : 2;
	stmt_bind_int(&people, "$step", step);
	stmt_bind_int(&people, "$rest", demo_pick(&office->random, step));
	stmt_bind_int(&people, "$limit", p->people);
	while (s.status == DONE && stmt_row(&people)) {
		roll++;
		stmt_bind_int(&s, "$seminar", seminar);
		stmt_bind_int(&s, "$roll", roll);
		stmt_bind_int(&s, "$client", stmt_int(&people, 1));
		stmt_bind_int(&s, "$person", stmt_int(&people, 0));
		stmt_bind_text(&s, "$status", roll <= p->capacity ? "registered" : "waiting");
		stmt_run(&s);
	}
	enum status status = stmt_close(&people), closed = stmt_close(&s);
	status = status == DONE ? closed : status;
	return status == DONE ? counter_pass(office->db, "roll", seminar, roll) : status;
}

/* Nine in ten came, most of them in the quarter before it began. */
static enum status put_attendance(struct demo_office *office, const struct planned *p, int32_t day, int64_t seminar,
                                  int64_t session)
{
	struct stmt ups =
	        stmt_open(office->db, "SELECT id FROM sign_up WHERE seminar = $seminar AND status = 'registered'"
	                              " ORDER BY roll");
	struct stmt s = stmt_open(office->db, "INSERT INTO attendance (session, sign_up, at, how)"
	                                      " VALUES ($session, $sign_up, $at, 'signed_up')");
	stmt_bind_int(&ups, "$seminar", seminar);
	while (s.status == DONE && stmt_row(&ups)) {
		if (!demo_chance(&office->random, 90))
			continue;
		stmt_bind_int(&s, "$session", session);
		stmt_bind_int(&s, "$sign_up", stmt_int(&ups, 0));
		stmt_bind_int(&s, "$at", moment_of(day, p->from) - 900 + demo_pick(&office->random, 1100));
		stmt_run(&s);
	}
	enum status status = stmt_close(&ups), closed = stmt_close(&s);
	return status == DONE ? closed : status;
}

static enum status put_one(struct demo_office *office, const struct planned *p)
{
	int32_t day = 0;
	int64_t seminar = 0, session = 0;
	enum status status = working_day(office, office->today + p->days, &day);
	if (status == DONE)
		status = put_seminar(office, p, day, &seminar, &session);
	if (status == DONE && p->people)
		status = put_people(office, p, seminar);
	if (status == DONE && strcmp(p->status, "held") == 0)
		status = put_attendance(office, p, day, seminar, session);
	return status;
}

enum status demo_seminars(struct demo_office *office)
{
	enum status status = DONE;
	for (size_t i = 0; status == DONE && i < sizeof(seminars) / sizeof(seminars[0]); i++)
		status = put_one(office, &seminars[i]);
	return status;
}
