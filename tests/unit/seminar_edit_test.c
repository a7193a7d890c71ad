#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#include "core/history/undo.h"
#include "core/seminars/clash.h"
#include "tests/unit/desk_fixture.h"
#include "tests/unit/seminar_fixture.h"

/* Changing a seminar: what stays, what is refused, and what is only doubted. */

#define SESSIONS 4

/* A seminar in a program's hands: read, changed there, written back. */
struct copy {
	struct seminar seminar;
	struct seminar_session sessions[SESSIONS];
};

static struct copy read_copy(struct db *db, int64_t id)
{
	struct copy copy;
	struct seminar_list list;
	cr_assert_eq(seminar_get(db, id, &list), DONE, "%s", db_fault(db)->text);
	copy.seminar = list.seminars[0];
	memcpy(copy.sessions, copy.seminar.sessions, (size_t)copy.seminar.session_count * sizeof(copy.sessions[0]));
	seminar_list_free(&list);
	return copy;
}

static enum status write_copy(struct db *db, struct copy *copy)
{
	copy->seminar.sessions = copy->sessions;
	return seminar_edit(db, &copy->seminar, NULL);
}

static struct seminar_session at(const char *start, const char *end)
{
	struct seminar_session session;
	struct fault fault;
	cr_assert_eq(seminar_session_parse(start, end, "大会議室", &session, &fault), DONE, "%s", fault.text);
	return session;
}

/* Three evenings of a course. */
static int64_t add_course(struct db *db)
{
	struct seminar_session days[] = {at("2026-12-03T18:30", "2026-12-03T20:30"),
	                                 at("2026-12-10T18:30", "2026-12-10T20:30"),
	                                 at("2026-12-17T18:30", "2026-12-17T20:30")};
	struct seminar course = {
	        .title = "創業入門", .capacity = 20, .status = SEMINAR_OPEN, .session_count = 3, .sessions = days};
	cr_assert_eq(seminar_add(db, &course, NULL), DONE, "%s", db_fault(db)->text);
	return course.id;
}

static int64_t session_at(struct db *db, const char *day)
{
	char sql[128];
	snprintf(sql, sizeof(sql), "SELECT id * 100 + position FROM seminar_session WHERE day = '%s'", day);
	return count_of(db, sql);
}

Test(seminar_edit, writes_every_fact_and_takes_all_of_it_back)
{
	struct db *db = seminar_store();
	int64_t id = add_course(db);
	struct copy copy = read_copy(db, id);
	strcpy(copy.seminar.title, "創業塾");
	strcpy(copy.seminar.lecturer, "喜多見 翔太");
	copy.seminar.capacity = 12;
	copy.seminar.fee_member = 500;
	copy.seminar.fee_other = 1500;
	copy.seminar.opens = day_of(2026, 11, 1);
	copy.seminar.closes = day_of(2026, 12, 1);
	copy.seminar.certificate_share = 60;
	copy.seminar.status = SEMINAR_CLOSED;
	strcpy(copy.sessions[1].room, "3階ホール");
	cr_assert_eq(write_copy(db, &copy), DONE, "%s", db_fault(db)->text);
	struct copy now = read_copy(db, id);
	cr_expect_str_eq(now.seminar.title, "創業塾");
	cr_expect_str_eq(now.seminar.lecturer, "喜多見 翔太");
	cr_expect_eq(now.seminar.capacity, 12);
	cr_expect_eq(now.seminar.fee_member, 500);
	cr_expect_eq(now.seminar.fee_other, 1500);
	cr_expect_eq(now.seminar.opens, day_of(2026, 11, 1));
	cr_expect_eq(now.seminar.closes, day_of(2026, 12, 1));
	cr_expect_eq(now.seminar.certificate_share, 60);
	cr_expect_eq(now.seminar.status, SEMINAR_CLOSED);
	cr_expect_str_eq(now.sessions[0].room, "大会議室");
	cr_expect_str_eq(now.sessions[1].room, "3階ホール");
	cr_expect_eq(now.sessions[1].id, copy.sessions[1].id);
	cr_assert_eq(undo_action(db, now.seminar.version, NULL), DONE, "%s", db_fault(db)->text);
	now = read_copy(db, id);
	cr_expect_str_eq(now.seminar.title, "創業入門");
	cr_expect_str_eq(now.sessions[1].room, "大会議室");
	cr_expect_eq(now.seminar.opens, 0);
	db_close(db);
}

Test(seminar_edit, a_session_that_moves_past_another_takes_its_number_along)
{
	struct db *db = seminar_store();
	int64_t id = add_course(db), first = session_at(db, "2026-12-03") / 100;
	struct copy copy = read_copy(db, id);
	copy.sessions[0] = at("2026-12-24T18:30", "2026-12-24T20:30");
	cr_assert_eq(write_copy(db, &copy), DONE, "%s", db_fault(db)->text);
	cr_expect_eq(session_at(db, "2026-12-24"), first * 100 + 3, "it is the first one of before, now the last");
	cr_expect_eq(session_at(db, "2026-12-10") % 100, 1);
	cr_expect_eq(count_of(db, "SELECT count(*) FROM seminar_session"), 3);
	db_close(db);
}

Test(seminar_edit, sessions_come_and_go_but_not_one_where_people_were)
{
	struct db *db = seminar_store();
	int64_t id = add_course(db);
	struct sign_up row;
	struct roll_list rolls = {.count = 1, .rolls = {1}};
	struct attend_list marked;
	cr_assert_eq(sign_up_one(db, id, 1, "山田 豊", &row), DONE);
	cr_assert_eq(attend_rolls(db, id, 2, &rolls, NULL, &marked), DONE, "%s", db_fault(db)->text);
	attend_list_free(&marked);
	int64_t second = session_at(db, "2026-12-10") / 100;

	struct copy copy = read_copy(db, id);
	copy.sessions[0] = copy.sessions[2];
	copy.seminar.session_count = 1;
	cr_expect_eq(write_copy(db, &copy), CONFLICT, "the second evening was attended");
	cr_expect_str_eq(db_fault(db)->field, "sessions");
	cr_expect_eq(count_of(db, "SELECT count(*) FROM seminar_session"), 3, "nothing was changed");

	copy = read_copy(db, id);
	copy.sessions[0] = copy.sessions[1];
	copy.sessions[1] = at("2026-12-12T10:00", "2026-12-12T12:00");
	copy.seminar.session_count = 2;
	cr_assert_eq(write_copy(db, &copy), DONE, "%s", db_fault(db)->text);
	cr_expect_eq(session_at(db, "2026-12-10"), second * 100 + 1);
	cr_expect_eq(count_of(db, "SELECT count(*) FROM attendance a JOIN seminar_session s ON s.id = a.session"
	                          " WHERE s.day = '2026-12-10'"),
	             1);
	copy = read_copy(db, id);
	copy.sessions[2] = at("2026-12-12T11:59", "2026-12-12T13:00");
	copy.seminar.session_count = 3;
	cr_expect_eq(write_copy(db, &copy), INVALID, "at the time of another");
	cr_expect_eq(db_check(db, NULL, NULL), DONE, "%s", db_fault(db)->text);
	db_close(db);
}

Test(seminar_edit, who_saves_second_is_told)
{
	struct db *db = seminar_store();
	int64_t id = add_course(db);
	struct copy mine = read_copy(db, id), theirs = mine;
	theirs.seminar.capacity = 30;
	cr_assert_eq(write_copy(db, &theirs), DONE);
	mine.seminar.capacity = 40;
	cr_expect_eq(write_copy(db, &mine), CONFLICT, "rule R16");
	cr_expect_eq(seminar_now(db, id).capacity, 30);
	mine.seminar.version = 0;
	cr_expect_eq(write_copy(db, &mine), DONE, "over any version");
	mine = read_copy(db, id);
	mine.seminar.status = SEMINAR_HELD;
	cr_expect_eq(write_copy(db, &mine), CONFLICT, "it has not begun");
	mine.seminar.id = 99;
	cr_expect_eq(write_copy(db, &mine), NOT_FOUND);
	db_close(db);
}

/* ---- What is only doubted ---- */

static int64_t teach(struct office *office, int consultant, const char *start, const char *end)
{
	struct seminar_session session = at(start, end);
	struct seminar seminar = {.title = "補助金",
	                          .consultant = office->consultant[consultant],
	                          .capacity = 9,
	                          .status = SEMINAR_OPEN,
	                          .session_count = 1,
	                          .sessions = &session};
	cr_assert_eq(seminar_add(office->db, &seminar, NULL), DONE, "%s", db_fault(office->db)->text);
	return seminar.id;
}

static int clashes(struct db *db, int64_t id, struct clash_list *out)
{
	cr_assert_eq(seminar_clashes(db, id, out), DONE, "%s", db_fault(db)->text);
	return out->count;
}

static int64_t taught(const struct office *office, int consultant, struct hour hour)
{
	struct seminar_clash found;
	cr_assert_eq(seminar_taught(office->db, office->consultant[consultant], &hour, &found), DONE);
	return found.id;
}

Test(seminar_edit, says_who_is_wanted_at_two_places)
{
	static struct clash_list list;
	struct office office;
	office_open(&office, ":memory:");
	int32_t day = office.today + 1;
	char start[CIVIL_BYTES], end[CIVIL_BYTES], meets[CIVIL_BYTES];
	struct booking booking = {.client = office.client[1], .desk = 1, .day = day, .cell = 40};
	struct appointment made;
	cr_assert_eq(appointment_book(office.db, &booking, NULL, &made), DONE, "%s", db_fault(office.db)->text);
	civil_format(day, 630, start);
	civil_format(day, 720, end);
	civil_format(day, 660, meets);
	int64_t busy = teach(&office, 1, start, end);
	cr_assert_eq(clashes(office.db, busy, &list), 1);
	cr_expect_eq(list.rows[0].kind, CLASH_ADVISES);
	cr_expect_eq(list.rows[0].id, made.id);
	cr_expect_eq(list.rows[0].from_minute, 600);
	cr_expect_str_eq(list.rows[0].what, "株式会社第1商店");
	cr_expect_eq(taught(&office, 1, (struct hour){day, 600, 630}), 0, "an end and a start may meet");
	cr_expect_eq(taught(&office, 1, (struct hour){day, 600, 631}), busy);
	cr_expect_eq(taught(&office, 1, (struct hour){day, 719, 780}), busy);
	cr_expect_eq(taught(&office, 1, (struct hour){day, 720, 780}), 0);
	cr_expect_eq(taught(&office, 2, (struct hour){day, 600, 720}), 0, "another teaches");
	cr_expect_eq(taught(&office, 1, (struct hour){day + 1, 600, 720}), 0, "another day");
	int64_t after = teach(&office, 1, meets, end);
	cr_assert_eq(clashes(office.db, after, &list), 2,
	             "an end and a start may meet: the other seminar and its room");
	cr_expect_eq(list.rows[0].kind, CLASH_TEACHES);
	cr_expect_eq(list.rows[0].id, busy);
	cr_expect_eq(list.rows[1].kind, CLASH_ROOM);
	int64_t other = teach(&office, 2, meets, end);
	cr_assert_eq(clashes(office.db, other, &list), 2, "the room alone, of both");
	cr_expect_eq(list.rows[0].kind, CLASH_ROOM);
	cr_assert_eq(seminar_set_status(office.db, after, SEMINAR_CANCELLED, NULL), DONE);
	cr_expect_eq(clashes(office.db, other, &list), 1);
	cr_expect_eq(clashes(office.db, after, &list), 0, "what is called off is in nobody's way");
	cr_assert_eq(seminar_set_status(office.db, busy, SEMINAR_CANCELLED, NULL), DONE);
	cr_expect_eq(taught(&office, 1, (struct hour){day, 600, 720}), 0);
	cr_expect_eq(clashes(office.db, 99, &list), 0);
	db_close(office.db);
}
