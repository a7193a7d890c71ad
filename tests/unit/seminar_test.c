#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#include "core/access/right.h"
#include "core/history/undo.h"
#include "core/seminars/closing.h"
#include "tests/unit/seminar_fixture.h"

Test(seminar, a_session_is_two_times_of_one_day)
{
	static const struct {
		const char *start, *end, *field;
	} bad[] = {{"2026-12-03", "2026-12-03T16:00", "start"},
	           {"2026-02-30T10:00", "2026-02-30T11:00", "start"},
	           {"2026-12-03T14:00", "16:00", "end"},
	           {"2026-12-03T14:00", "2026-12-04T16:00", "end"},
	           {"2026-12-03T14:00", "2026-12-03T14:00", "end"},
	           {"2026-12-03T14:00", "2026-12-03T13:59", "end"},
	           {"2026-12-03T14:00 ", "2026-12-03T16:00", "start"}};
	struct seminar_session session;
	struct fault fault;
	char text[CIVIL_BYTES];
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		cr_expect_eq(seminar_session_parse(bad[i].start, bad[i].end, NULL, &session, &fault), INVALID, "%s %s",
		             bad[i].start, bad[i].end);
		cr_expect_str_eq(fault.field, bad[i].field);
	}
	cr_assert_eq(seminar_session_parse("2026-12-03T14:00", "2026-12-03T16:30", "大会議室", &session, &fault), DONE);
	cr_expect_str_eq(seminar_session_start(&session, text), "2026-12-03T14:00");
	cr_expect_str_eq(seminar_session_end(&session, text), "2026-12-03T16:30");
	cr_expect_str_eq(session.room, "大会議室");
	cr_expect_eq(seminar_session_parse("2026-12-03T14:00", "2026-12-03T16:30", "a\033[31m", &session, &fault),
	             INVALID);
}

static struct seminar_session at(const char *start, const char *end)
{
	struct seminar_session session;
	struct fault fault;
	cr_assert_eq(seminar_session_parse(start, end, NULL, &session, &fault), DONE, "%s", fault.text);
	return session;
}

Test(seminar, takes_sign_ups_from_its_first_day_to_its_last)
{
	struct db *db = seminar_store();
	struct sign_up row;
	struct seminar_session session = at("2026-12-03T14:00", "2026-12-03T16:00");
	struct seminar s = {.title = "x",
	                    .capacity = 5,
	                    .status = SEMINAR_OPEN,
	                    .opens = day_of(2026, 11, 25),
	                    .closes = day_of(2026, 11, 30),
	                    .session_count = 1,
	                    .sessions = &session};
	cr_assert_eq(seminar_add(db, &s, NULL), DONE, "%s", db_fault(db)->text);
	cr_expect_eq(sign_up_one(db, s.id, 1, "山田 豊", &row), CONFLICT);
	cr_expect_not_null(strstr(db_fault(db)->text, "opens on 2026-11-25"), "%s", db_fault(db)->text);
	at_time(db, "2026-11-25T00:00");
	cr_expect_eq(sign_up_one(db, s.id, 1, "山田 豊", &row), DONE, "%s", db_fault(db)->text);
	at_time(db, "2026-11-30T23:59");
	cr_expect_eq(sign_up_one(db, s.id, 1, "佐藤 博", &row), DONE, "%s", db_fault(db)->text);
	at_time(db, "2026-12-01T00:00");
	cr_expect_eq(sign_up_one(db, s.id, 2, "小川 茂", &row), CONFLICT);
	cr_expect_not_null(strstr(db_fault(db)->text, "ended on 2026-11-30"), "%s", db_fault(db)->text);
	s.closes = s.opens - 1;
	cr_expect_eq(seminar_add(db, &s, NULL), INVALID);
	cr_expect_str_eq(db_fault(db)->field, "closes");
	s.opens = day_of(2026, 12, 4);
	s.closes = 0;
	cr_expect_eq(seminar_add(db, &s, NULL), INVALID);
	cr_expect_str_eq(db_fault(db)->field, "opens");
	db_close(db);
}

Test(seminar, refuses_what_is_no_seminar)
{
	struct db *db = seminar_store();
	struct seminar_session sessions[] = {at("2026-12-03T14:00", "2026-12-03T16:00"),
	                                     at("2026-12-03T15:59", "2026-12-03T17:00")};
	const struct seminar good = {.title = "x", .capacity = 1, .session_count = 1, .sessions = sessions};
	struct seminar s = good;
	char long_title[401];
	s.capacity = 0;
	cr_expect_eq(seminar_add(db, &s, NULL), INVALID);
	cr_expect_str_eq(db_fault(db)->field, "capacity");
	s.capacity = 10000;
	cr_expect_eq(seminar_add(db, &s, NULL), INVALID);
	s = good;
	s.title[0] = '\0';
	cr_expect_eq(seminar_add(db, &s, NULL), INVALID);
	cr_expect_str_eq(db_fault(db)->field, "title");
	memset(long_title, 'x', 101);
	long_title[101] = '\0';
	memcpy(s.title, long_title, 102);
	cr_expect_eq(seminar_add(db, &s, NULL), INVALID);
	s.title[100] = '\0';
	cr_expect_eq(seminar_add(db, &s, NULL), DONE, "%s", db_fault(db)->text);
	s = good;
	s.status = SEMINAR_HELD;
	cr_expect_eq(seminar_add(db, &s, NULL), INVALID);
	s = good;
	s.session_count = 0;
	cr_expect_eq(seminar_add(db, &s, NULL), INVALID);
	s.session_count = 2;
	cr_expect_eq(seminar_add(db, &s, NULL), INVALID, "two sessions at the same time");
	cr_expect_str_eq(db_fault(db)->field, "sessions");
	sessions[1] = at("2026-12-03T16:00", "2026-12-03T17:00");
	cr_expect_eq(seminar_add(db, &s, NULL), DONE, "an end and a start may meet");
	cr_expect_eq(count_of(db, "SELECT count(*) FROM seminar"), 2);
	s.fee_other = SEMINAR_FEE_MOST + 1;
	cr_expect_eq(seminar_add(db, &s, NULL), INVALID);
	cr_expect_str_eq(db_fault(db)->field, "fee_other");
	s.fee_other = 0;
	s.fee_member = -1;
	cr_expect_eq(seminar_add(db, &s, NULL), INVALID);
	cr_expect_str_eq(db_fault(db)->field, "fee_member");
	s.fee_member = 0;
	s.certificate_fields = 1;
	cr_expect_eq(seminar_add(db, &s, NULL), INVALID, "no session has a field");
	cr_expect_str_eq(db_fault(db)->field, "fields");
	sessions[0].field = sessions[1].field = 1;
	cr_expect_eq(seminar_add(db, &s, NULL), INVALID, "no share");
	cr_expect_str_eq(db_fault(db)->field, "certificate");
	s.certificate_share = 101;
	cr_expect_eq(seminar_add(db, &s, NULL), INVALID);
	s.certificate_share = 50;
	s.certificate_fields = 2;
	cr_expect_eq(seminar_add(db, &s, NULL), INVALID, "two sessions of one field");
	s = good;
	memcpy(sessions[0].room, "a\033[31m", 7);
	cr_expect_eq(seminar_add(db, &s, NULL), INVALID);
	cr_expect_str_eq(db_fault(db)->field, "room");
	sessions[0].room[0] = '\0';
	db_act_as(db, 2, ROLE_CONSULTANT);
	cr_expect_eq(seminar_add(db, &s, NULL), DENIED);
	db_close(db);
}

Test(seminar, lists_by_time_and_range_with_sessions_in_order)
{
	struct db *db = seminar_store();
	struct seminar_session days[] = {at("2026-12-10T18:30", "2026-12-10T20:30"),
	                                 at("2026-11-26T18:30", "2026-11-26T20:30"),
	                                 at("2026-12-03T18:30", "2026-12-03T20:30")};
	struct seminar course = {
	        .title = "創業入門", .capacity = 20, .status = SEMINAR_OPEN, .session_count = 3, .sessions = days};
	cr_assert_eq(seminar_add(db, &course, "op-1"), DONE);
	int64_t first = course.id;
	course.id = 0;
	cr_assert_eq(seminar_add(db, &course, "op-1"), DONE);
	cr_expect_eq(course.id, first, "an operation is done once");
	open_seminar(db, 40);

	struct seminar_list list;
	cr_assert_eq(seminar_list_load(db, DAY_NONE, DAY_NONE, &list), DONE, "%s", db_fault(db)->text);
	cr_assert_eq(list.count, 2);
	cr_expect_str_eq(list.seminars[0].title, "創業入門");
	cr_expect_eq(list.seminars[0].session_count, 3);
	cr_expect_eq(list.seminars[0].sessions[0].day, day_of(2026, 11, 26));
	cr_expect_eq(list.seminars[0].sessions[2].day, day_of(2026, 12, 10));
	cr_expect_eq(list.seminars[0].sessions[2].position, 3);
	cr_expect_eq(list.seminars[1].session_count, 1);
	cr_expect_str_eq(list.seminars[1].sessions[0].room, "大会議室");
	seminar_list_free(&list);

	int32_t third = day_of(2026, 12, 3);
	cr_assert_eq(seminar_list_load(db, third, third, &list), DONE);
	cr_assert_eq(list.count, 2);
	cr_expect_eq(list.seminars[0].capacity, 40, "by the time of the session within the range");
	cr_expect_eq(list.seminars[1].session_count, 3, "all its sessions");
	seminar_list_free(&list);
	cr_assert_eq(seminar_list_load(db, third + 8, DAY_NONE, &list), DONE);
	cr_expect_eq(list.count, 0);
	seminar_list_free(&list);
	cr_expect_eq(seminar_get(db, 99, &list), NOT_FOUND);
	db_close(db);
}

Test(seminar, lists_500_in_one_query)
{
	struct db *db = seminar_store();
	for (int i = 0; i < 500; i++)
		open_seminar(db, 30);
	struct seminar_list list;
	cr_assert_eq(seminar_list_load(db, DAY_NONE, DAY_NONE, &list), DONE);
	cr_expect_eq(list.count, 500);
	cr_expect_eq(list.seminars[499].sessions[0].position, 1);
	seminar_list_free(&list);
	db_close(db);
}

Test(seminar, a_lower_capacity_drops_nobody)
{
	struct db *db = seminar_store();
	int64_t id = open_seminar(db, 3);
	struct sign_up row;
	cr_assert_eq(sign_up_one(db, id, 1, "山田 豊", &row), DONE);
	cr_assert_eq(sign_up_one(db, id, 1, "佐藤 博", &row), DONE);
	cr_assert_eq(sign_up_one(db, id, 2, "小川 茂", &row), DONE);
	cr_assert_eq(seminar_set_capacity(db, id, 2, NULL), DONE, "%s", db_fault(db)->text);
	struct seminar s = seminar_now(db, id);
	cr_expect_eq(s.registered, 3, "rule R12");
	cr_expect_eq(seminar_free_seats(&s), 0);
	cr_expect(seminar_full(&s));
	cr_expect_eq(seminar_set_capacity(db, id, 2, NULL), CONFLICT);
	cr_expect_eq(seminar_set_capacity(db, id, 0, NULL), INVALID);
	cr_expect_eq(seminar_set_capacity(db, 99, 5, NULL), NOT_FOUND);
	cr_assert_eq(undo_action(db, 6, NULL), DONE, "%s", db_fault(db)->text);
	cr_expect_eq(seminar_now(db, id).capacity, 3);
	db_close(db);
}

Test(seminar, takes_sign_ups_only_while_open_and_not_over)
{
	struct db *db = seminar_store();
	struct sign_up row;
	struct sign_up_place place;
	struct session_count count;
	static const struct {
		enum seminar_status status;
		const char *now;
		const char *word;
	} refused[] = {{SEMINAR_DRAFT, "2026-11-24T10:24", "draft"},
	               {SEMINAR_CLOSED, "2026-11-24T10:24", "closed"},
	               {SEMINAR_CANCELLED, "2026-11-24T10:24", "called off"},
	               {SEMINAR_HELD, "2026-12-03T14:00", "held"},
	               {SEMINAR_OPEN, "2026-12-03T16:00", "over"}};
	for (size_t i = 0; i < sizeof(refused) / sizeof(refused[0]); i++) {
		int64_t id = open_seminar(db, 3);
		at_time(db, refused[i].now);
		if (refused[i].status == SEMINAR_HELD)
			cr_assert_eq(session_close(db, id, 1, NULL, &count), DONE);
		else if (refused[i].status != SEMINAR_OPEN)
			cr_assert_eq(seminar_set_status(db, id, refused[i].status, NULL), DONE, "%s",
			             db_fault(db)->text);
		cr_expect_eq(sign_up_one(db, id, 1, "山田 豊", &row), CONFLICT, "%s", refused[i].word);
		cr_expect_not_null(strstr(db_fault(db)->text, refused[i].word), "%s", db_fault(db)->text);
		cr_expect_eq(sign_up_preview(db, id, 1, false, &place), CONFLICT);
	}
	at_time(db, "2026-12-03T15:59");
	cr_expect_eq(sign_up_one(db, open_seminar(db, 3), 1, "山田 豊", &row), DONE, "until its end");
	cr_expect_eq(sign_up_one(db, 77, 1, "山田 豊", &row), NOT_FOUND);
	db_close(db);
}

Test(seminar, changes_its_status_only_where_it_makes_sense)
{
	struct db *db = seminar_store();
	int64_t id = open_seminar(db, 3);
	struct sign_up row;
	struct session_count count;
	cr_expect_eq(seminar_set_status(db, id, SEMINAR_OPEN, NULL), CONFLICT);
	cr_expect_eq(seminar_set_status(db, id, SEMINAR_HELD, NULL), CONFLICT, "not begun");
	cr_expect_eq(seminar_set_status(db, id, SEMINAR_DRAFT, NULL), DONE);
	cr_expect_eq(seminar_set_status(db, id, SEMINAR_OPEN, NULL), DONE);
	cr_assert_eq(sign_up_one(db, id, 1, "山田 豊", &row), DONE);
	cr_expect_eq(seminar_set_status(db, id, SEMINAR_DRAFT, NULL), CONFLICT, "somebody is in");
	cr_expect_eq(seminar_set_status(db, id, SEMINAR_CANCELLED, NULL), DONE);
	cr_expect_eq(seminar_now(db, id).registered, 1, "rule R13: they can still be called");
	cr_expect_eq(seminar_set_status(db, id, SEMINAR_CLOSED, NULL), CONFLICT, "what was called off opens or stays");
	cr_expect_not_null(strstr(db_fault(db)->text, "cannot become closed"), "%s", db_fault(db)->text);
	cr_expect_eq(seminar_set_status(db, id, SEMINAR_OPEN, NULL), DONE);
	at_time(db, "2026-12-03T16:00");
	cr_expect_eq(seminar_set_status(db, id, SEMINAR_HELD, NULL), CONFLICT, "its attendance is not closed");
	cr_expect_eq(session_close(db, id, 1, NULL, &count), DONE, "%s", db_fault(db)->text);
	cr_expect_eq(seminar_set_status(db, id, SEMINAR_CANCELLED, NULL), CONFLICT, "it was held");
	cr_expect_eq(seminar_set_status(db, id, SEMINAR_CLOSED, NULL), DONE, "marked too early");
	cr_expect_eq(seminar_set_status(db, id, SEMINAR_HELD, NULL), DONE, "its figures stand");
	cr_expect_eq(seminar_set_status(db, 99, SEMINAR_OPEN, NULL), NOT_FOUND);
	enum seminar_status status;
	cr_expect(seminar_status_parse("held", &status) && status == SEMINAR_HELD);
	cr_expect_not(seminar_status_parse("full", &status));
	db_close(db);
}
