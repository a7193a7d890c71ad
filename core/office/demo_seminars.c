#include <stdio.h>
#include <string.h>

#include "core/desks/calendar.h"
#include "core/office/demo_parts.h"
#include "core/seminars/row.h"
#include "core/store/stmt.h"
#include "core/text/number.h"
#include "core/time/civil.h"

enum { SESSIONS_MOST = 3 };

enum { NOBODY_OF_OURS, SASAKI, KINOSHITA, KAWAI, MATSUOKA };

/*
 * People above the capacity wait; `together` of them wait though seats are free, to sit side by side. A course with
 * subject fields, a digit a session, gives a certificate.
 */
static const struct planned {
	const char *title;
	int lecturer;
	int days; /* from today; moved on to the next working day, but for today itself */
	int sessions, from, to;
	const char *room;
	int topic, capacity, people, cancelled;
	bool together;
	enum seminar_status status;
	int fee_member, fee_other;
	const char *fields;
} seminars[] = {
        {"決算書の読み方", KINOSHITA, -63, 1, 840, 960, "2階会議室", 3, 24, 21, 1, false, SEMINAR_HELD, 0, 0, ""},
        {"補助金の上手な使い方", KINOSHITA, -41, 1, 840, 960, "3階ホール", 5, 40, 44, 3, false, SEMINAR_HELD, 500, 1000,
         ""},
        {"はじめての労務管理", MATSUOKA, -27, 2, 1110, 1230, "2階会議室", 4, 20, 11, 0, false, SEMINAR_HELD, 0, 0,
         "31"},
        {"記帳のきほん", KINOSHITA, -14, 1, 840, 960, "2階会議室", 2, 20, 18, 1, false, SEMINAR_HELD, 0, 0, ""},
        {"インボイス対応", KINOSHITA, 0, 1, 840, 960, "3階ホール", 2, 30, 23, 0, true, SEMINAR_OPEN, 0, 0, ""},
        {"創業入門 第3回", MATSUOKA, 0, 1, 1110, 1230, "2階会議室", 6, 20, 12, 1, false, SEMINAR_OPEN, 0, 1000, ""},
        {"カスタマーハラスメント対策", NOBODY_OF_OURS, 9, 1, 840, 960, "3階ホール", 4, 40, 47, 2, false, SEMINAR_OPEN,
         0, 0, ""},
        {"SNSで伝える店づくり", KAWAI, 17, 1, 840, 1020, "2階会議室", 9, 24, 9, 0, false, SEMINAR_OPEN, 1000, 3000, ""},
        {"事業承継入門(全3回)", SASAKI, 24, 3, 600, 690, "2階会議室", 7, 12, 15, 0, false, SEMINAR_OPEN, 0, 0, "124"},
        {"確定申告 個別説明会", NOBODY_OF_OURS, 57, 1, 600, 960, "2階会議室", 2, 16, 0, 0, false, SEMINAR_DRAFT, 0, 0,
         ""},
};

/* Who stands on a roster on purpose: the representative of a member, or with `other` the second person. */
static const struct guest {
	const char *title;
	int roll, number;
	bool other;
} guests[] = {
        {"インボイス対応", 3, 186, false},
        {"インボイス対応", 5, 174, false},
        {"インボイス対応", 8, 34, false},
        {"インボイス対応", 11, 195, false},
        {"インボイス対応", 12, 195, true},
        {"インボイス対応", 21, 163, false},
        {"インボイス対応", 22, 163, true},
        {"インボイス対応", 24, 41, false},
        {"インボイス対応", 25, 41, true},
        {"カスタマーハラスメント対策", 7, 87, false},
        {"カスタマーハラスメント対策", 8, 87, true},
        {"創業入門 第3回", 2, -11, false},
        {"創業入門 第3回", 6, -31, false},
};

/* What some wrote on their sheets. */
static const struct said {
	const char *title;
	int roll;
	const char *words;
} words[] = {
        {"決算書の読み方", 2, "自社の決算書で説明してもらえてよかった。"},
        {"決算書の読み方", 7, "次は資金繰り表のつくり方も聞きたい。"},
        {"補助金の上手な使い方", 3, "申請書の書き方をもう少しくわしく知りたい。"},
        {"記帳のきほん", 4, "会計ソフトの選び方も取り上げてほしい。"},
        {"記帳のきほん", 11, "夜の時間帯だと参加しやすい。"},
};

struct roster {
	struct demo_office *office;
	const struct planned *planned;
	struct seminar seminar;
	struct seminar_session sessions[SESSIONS_MOST];
	struct stmt pick, guest;
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

static enum status put_seminar(struct roster *r)
{
	const struct planned *p = r->planned;
	struct demo_office *office = r->office;
	enum status status = DONE;
	bool course = p->fields[0] != '\0';
	r->seminar = (struct seminar){.topic = office->topics[p->topic],
	                              .consultant = p->lecturer ? office->consultants[p->lecturer - 1] : 0,
	                              .status = p->status,
	                              .fee_member = p->fee_member,
	                              .fee_other = p->fee_other,
	                              .certificate_share = course ? 50 : 0,
	                              .capacity = p->capacity,
	                              .session_count = p->sessions,
	                              .sessions = r->sessions};
	snprintf(r->seminar.title, sizeof(r->seminar.title), "%s", p->title);
	for (int i = 0; status == DONE && i < p->sessions; i++) {
		struct seminar_session *s = &r->sessions[i];
		int32_t day = office->today + p->days + i * 7;
		*s = (struct seminar_session){.day = office->today, .from_minute = p->from, .to_minute = p->to};
		s->field = course ? office->fields[p->fields[i] - '0'] : 0;
		r->seminar.certificate_fields += s->field != 0;
		snprintf(s->room, sizeof(s->room), "%s", p->room);
		if (p->days)
			status = working_day(office, i && s[-1].day >= day ? s[-1].day + 1 : day, &s->day);
	}
	return status == DONE ? seminar_insert(office->db, &r->seminar) : status;
}

/* A guest's person, 0 if there is no such member or they are in already. */
static int64_t find_guest(struct roster *r, int roll, int64_t *client)
{
	int64_t person = 0;
	for (size_t i = 0; i < sizeof(guests) / sizeof(guests[0]); i++) {
		const struct guest *g = &guests[i];
		char number[NUMBER_CLIENT_BYTES];
		if (g->roll != roll || strcmp(g->title, r->planned->title) != 0)
			continue;
		number_client_write(number, g->number > 0, g->number > 0 ? g->number : -g->number);
		stmt_bind_text(&r->guest, "$number", number);
		stmt_bind_int(&r->guest, "$seminar", r->seminar.id);
		stmt_bind_int(&r->guest, "$other", g->other);
		if (stmt_row(&r->guest)) {
			person = stmt_int(&r->guest, 0);
			*client = stmt_int(&r->guest, 1);
		}
		stmt_reset(&r->guest);
	}
	return person;
}

/* Anybody of a business that is not in yet; 0 when chance finds nobody. */
static int64_t find_anybody(struct roster *r, int64_t *client)
{
	int64_t person = 0;
	int last = r->office->clients < 2000 ? r->office->clients : 2000;
	for (int tries = 0; !person && tries < 200; tries++) {
		stmt_bind_int(&r->pick, "$seminar", r->seminar.id);
		stmt_bind_int(&r->pick, "$place", 1 + demo_pick(&r->office->random, last));
		if (stmt_row(&r->pick)) {
			person = stmt_int(&r->pick, 0);
			*client = stmt_int(&r->pick, 1);
		}
		stmt_reset(&r->pick);
	}
	return person;
}

static enum status put_person(struct roster *r, int roll, bool wait)
{
	int64_t client = 0, person = find_guest(r, roll, &client), id = 0, taken = 0;
	struct demo_office *office = r->office;
	enum status status = stmt_one_int(office->db,
	                                  "SELECT count(*) FROM sign_up WHERE seminar = $id"
	                                  " AND status = 'registered'",
	                                  r->seminar.id, &taken);
	if (!person)
		person = find_anybody(r, &client);
	if (status != DONE || !person)
		return status;
	bool seat = taken < r->planned->capacity && !wait;
	status = sign_up_insert(office->db, r->seminar.id, client, person, seat ? SIGN_UP_REGISTERED : SIGN_UP_WAITING,
	                        NULL, &id);
	/* The first ones cancelled, while there was room for everybody. */
	if (status == DONE && roll <= r->planned->cancelled)
		status = sign_up_write(office->db, id, SIGN_UP_CANCELLED, NULL);
	return status;
}

static enum status put_people(struct roster *r)
{
	const struct planned *p = r->planned;
	int people = p->people + p->cancelled;
	enum status status = DONE;
	for (int roll = 1; status == DONE && roll <= people; roll++)
		status = put_person(r, roll, false);
	for (int i = 1; status == DONE && p->together && i <= 2; i++)
		status = put_person(r, people + i, true);
	return status;
}

/* Nine in ten come, from 25 minutes before it begins to 10 after; nobody later than now. */
static enum status put_attendance(struct roster *r, const struct seminar_session *session)
{
	struct demo_office *office = r->office;
	struct sign_up_list list;
	int64_t begins = moment_of(session->day, session->from_minute);
	if (db_now(office->db) < begins - 1500 || r->planned->status == SEMINAR_DRAFT)
		return DONE;
	enum status status = sign_up_list_load(office->db, r->seminar.id, &list);
	for (int i = 0; status == DONE && i < list.count; i++) {
		int64_t at = begins - 1500 + demo_pick(&office->random, 2100);
		bool comes = demo_chance(&office->random, 90);
		if (comes && at <= db_now(office->db) && list.rows[i].status == SIGN_UP_REGISTERED)
			status = attendance_insert(office->db, session->id, list.rows[i].id, at, "signed_up");
	}
	sign_up_list_free(&list);
	return status;
}

/* Who owed something and came has paid. */
static enum status put_payments(struct roster *r)
{
	struct stmt s = stmt_open(r->office->db, "UPDATE sign_up SET paid = fee, paid_at = a.at, paid_by = $staff,"
	                                         " version = action_id() FROM attendance a WHERE a.sign_up = sign_up.id"
	                                         " AND sign_up.seminar = $seminar AND fee IS NOT NULL");
	stmt_bind_int(&s, "$staff", db_actor(r->office->db));
	stmt_bind_int(&s, "$seminar", r->seminar.id);
	stmt_run(&s);
	return stmt_close(&s);
}

/* Most of those who came hand a sheet in. */
static enum status put_scores(struct roster *r)
{
	struct stmt s = stmt_open(r->office->db, "INSERT INTO questionnaire_answer (sign_up, question, score)"
	                                         " SELECT u.id, q.id, 5 - (u.roll * 7 + q.code * 3) % 11 / 4"
	                                         " FROM sign_up u JOIN question q ON q.code > 0"
	                                         " WHERE u.seminar = $seminar AND u.roll % 9 > 0 AND EXISTS"
	                                         " (SELECT 1 FROM attendance a WHERE a.sign_up = u.id)");
	stmt_bind_int(&s, "$seminar", r->seminar.id);
	stmt_run(&s);
	return stmt_close(&s);
}

static enum status put_words(struct roster *r, const struct said *said)
{
	struct stmt s =
	        stmt_open(r->office->db, "INSERT INTO questionnaire_answer (sign_up, question, words)"
	                                 " SELECT u.id, q.id, $words FROM sign_up u JOIN question q ON q.code = 0"
	                                 " WHERE u.seminar = $seminar AND u.roll = $roll");
	stmt_bind_text(&s, "$words", said->words);
	stmt_bind_int(&s, "$seminar", r->seminar.id);
	stmt_bind_int(&s, "$roll", said->roll);
	stmt_run(&s);
	return stmt_close(&s);
}

static enum status put_sheets(struct roster *r)
{
	enum status status = put_scores(r);
	for (size_t i = 0; status == DONE && i < sizeof(words) / sizeof(words[0]); i++)
		if (strcmp(words[i].title, r->planned->title) == 0)
			status = put_words(r, &words[i]);
	return status;
}

static enum status put_one(struct roster *r)
{
	enum status status = put_seminar(r);
	if (status == DONE)
		status = put_people(r);
	for (int i = 0; status == DONE && i < r->planned->sessions; i++) {
		status = put_attendance(r, &r->sessions[i]);
		if (status == DONE && r->planned->status == SEMINAR_HELD)
			status = session_count_insert(r->office->db, r->sessions[i].id,
			                              moment_of(r->sessions[i].day, r->sessions[i].to_minute));
	}
	if (status == DONE)
		status = put_payments(r);
	return status == DONE && r->planned->status == SEMINAR_HELD ? put_sheets(r) : status;
}

enum status demo_seminars(struct demo_office *office)
{
	struct roster r = {.office = office};
	enum status status = DONE;
	r.pick = stmt_open(office->db, "SELECT p.id, p.client FROM person p JOIN client c ON c.id = p.client"
	                               " WHERE c.id = $place AND c.kind <> 'left' AND NOT EXISTS"
	                               " (SELECT 1 FROM sign_up u WHERE u.seminar = $seminar AND u.client = c.id)"
	                               " LIMIT 1");
	r.guest = stmt_open(office->db, "SELECT p.id, p.client FROM person p JOIN client c ON c.id = p.client"
	                                " WHERE c.number = $number AND (p.role <> 'representative') = $other"
	                                " AND NOT EXISTS (SELECT 1 FROM sign_up u"
	                                " WHERE u.seminar = $seminar AND u.person = p.id) LIMIT 1");
	for (size_t i = 0; status == DONE && i < sizeof(seminars) / sizeof(seminars[0]); i++) {
		r.planned = &seminars[i];
		status = put_one(&r);
	}
	enum status pick = stmt_close(&r.pick), guest = stmt_close(&r.guest);
	return status != DONE ? status : pick != DONE ? pick : guest;
}
