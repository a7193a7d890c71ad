#include "tests/unit/seminar_bench.h"

#include <criterion/criterion.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>

#include "core/access/right.h"
#include "core/store/action.h"
#include "core/store/stmt.h"
#include "tui/members.h"
#include "tui/seminars.h"

static const struct section sections[SECTIONS] = {
        {2, NULL}, {3, &members_screen}, {4, NULL}, {5, &seminars_screen}, {6, NULL}, {7, NULL}, {8, NULL}};

static int64_t clock_now(void *clock)
{
	return *(int64_t *)clock;
}

static struct db *open_store(const char *path, enum db_mode mode)
{
	struct db *db = NULL;
	struct fault fault;
	cr_assert_eq(db_open(path, mode, &db, &fault), DONE, "%s", fault.text);
	at_time(db, "2026-11-24T13:40");
	db_act_as(db, 1, ROLE_MANAGER);
	return db;
}

struct db *seminar_bench_join(const char *path)
{
	return open_store(path, DB_OPEN);
}

void seminar_bench_open(struct seminar_bench *b, const char *path)
{
	setlocale(LC_CTYPE, "C.UTF-8");
	memset(b, 0, sizeof(*b));
	b->db = open_store(path, DB_CREATE);
	struct action a;
	cr_assert_eq(action_begin(b->db, "client.import", NULL, &a), DONE);
	struct stmt s =
	        stmt_open(b->db, "INSERT INTO staff (login, name, role) VALUES ('manager', '事務局長', 'manager')");
	stmt_run(&s);
	cr_assert_eq(action_end(b->db, stmt_close(&s)), DONE);
	seminar_clients(b->db);
	cr_assert(moment_parse("2026-11-24T13:40", &b->now));
}

void seminar_bench_show(struct seminar_bench *b)
{
	b->front = (struct front){
	        .db = b->db, .roles = ROLE_MANAGER, .now = clock_now, .machine = clock_now, .clock = &b->now};
	cr_assert_eq(lookup_open(b->db, &b->front.lookup), DONE);
	cr_assert_eq(lookup_load(b->front.lookup), DONE);
	struct desk_setup setup = {
	        .office = front_hooks(&b->front), .sections = sections, .home = 5, .society = "商工会"};
	cr_assert_eq(desk_open(&b->desk, &setup, 24, 80), DONE);
	desk_compose(b->desk);
}

void seminar_bench_close(struct seminar_bench *b)
{
	desk_close(b->desk);
	lookup_close(b->front.lookup);
	db_close(b->db);
}

void seminar_bench_wait(struct seminar_bench *b)
{
	static int64_t ms = 1000;
	desk_tick(b->desk, ms += 300);
	desk_compose(b->desk);
}

int64_t seminar_bench_plan(struct seminar_bench *b, const char *title, const char *start, const char *end, int capacity)
{
	struct seminar_session session;
	struct seminar seminar = {
	        .capacity = capacity, .status = SEMINAR_OPEN, .session_count = 1, .sessions = &session};
	snprintf(seminar.title, sizeof(seminar.title), "%s", title);
	cr_assert_eq(seminar_session_parse(start, end, "大会議室", &session, db_fault(b->db)), DONE);
	cr_assert_eq(seminar_add(b->db, &seminar, NULL), DONE, "%s", db_fault(b->db)->text);
	return seminar.id;
}

void seminar_bench_fill(struct seminar_bench *b, int64_t seminar, int count)
{
	int64_t before = count_of(b->db, "SELECT count(*) FROM client");
	for (int i = 0; i < count; i++) {
		char name[32], reading[32];
		struct sign_up row;
		snprintf(name, sizeof(name), "客%02d", (int)before + i);
		snprintf(reading, sizeof(reading), "キャク%02d", (int)before + i);
		int64_t client = new_client(b->db, name, reading);
		cr_assert_eq(sign_up_one(b->db, seminar, client, name, &row), DONE, "%s", db_fault(b->db)->text);
	}
}
