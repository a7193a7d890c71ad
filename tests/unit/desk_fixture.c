#include "tests/unit/desk_fixture.h"

#include <stdio.h>
#include <stdlib.h>

#include "core/access/right.h"
#include "core/access/staff.h"
#include "core/office/code.h"
#include "core/office/found.h"
#include "core/store/action.h"
#include "core/store/stmt.h"

static const char *const topics[] = {"1 経営一般", "3 金融(マル経)", "7 事業承継", "0 その他", NULL};
static const char *const divisions[] = {"1 商業部会", NULL};
static const struct founding founding = {.society = "多摩野市商工会",
                                         .hours = "08:30-12:00,13:00-17:15",
                                         .closed_days = "sat,sun,12-29..01-03",
                                         .desks = 4,
                                         .session_minutes = 50,
                                         .gap_minutes = 10,
                                         .topics = topics,
                                         .divisions = divisions};

static const char *const names[] = {"佐々木 健", "木下 恵", "川井 学", "松岡 薫"};

static void need(struct db *db, enum status status)
{
	if (status == DONE)
		return;
	fprintf(stderr, "the office cannot be founded: %s\n", db ? db_fault(db)->text : "no store");
	exit(1);
}

static void add_plan(struct office *office, int desk)
{
	static const int spans[][2] = {{36, 48}, {52, 68}};
	for (int weekday = 1; weekday <= 5; weekday++) {
		for (int i = 0; i < 2; i++) {
			struct plan_row row = {.weekday = weekday, .valid_from = DAY_FIRST, .valid_to = DAY_NONE};
			row.span = (struct plan_span){.desk = desk,
			                              .from = spans[i][0],
			                              .to = spans[i][1],
			                              .consultant = office->consultant[desk]};
			need(office->db, plan_add(office->db, &row));
		}
	}
}

static void add_consultants(struct office *office)
{
	for (int i = 1; i <= OFFICE_CONSULTANTS; i++) {
		struct staff staff = {.role = "consultant"};
		snprintf(staff.login, sizeof(staff.login), "consultant%d", i);
		snprintf(staff.name, sizeof(staff.name), "%s", names[i - 1]);
		need(office->db, staff_add(office->db, &staff, NULL));
		office->consultant[i] = staff.id;
		add_plan(office, i);
	}
	need(office->db, plan_topic_put(office->db, office->consultant[1], office->succession, 3));
	need(office->db, plan_topic_put(office->db, office->consultant[3], office->succession, 2));
}

static void add_clients(struct office *office)
{
	struct stmt s =
	        stmt_open(office->db, "INSERT INTO client (number, kind, name, reading) VALUES"
	                              " (format('%05d', $n), 'member', format('株式会社第%d商店', $n), 'テン')");
	for (int i = 1; i <= OFFICE_CLIENTS; i++) {
		stmt_bind_int(&s, "$n", i);
		need(office->db, stmt_run(&s));
		office->client[i] = db_last_id(office->db);
	}
	need(office->db, stmt_close(&s));
	s = stmt_open(office->db, "INSERT INTO phone (client, kind, position, number) VALUES ($client, 'phone', 1,"
	                          " '042-000-0001')");
	stmt_bind_int(&s, "$client", office->client[1]);
	stmt_run(&s);
	need(office->db, stmt_close(&s));
}

void office_open(struct office *office, const char *path)
{
	office_open_on(office, path, day_of(2026, 11, 24));
}

void office_open_on(struct office *office, const char *path, int32_t today)
{
	char date[DAY_BYTES];
	struct fault fault;
	struct staff manager = {.login = "manager", .name = "所長", .role = "manager"};
	struct code topic;
	struct action action;
	office->db = NULL;
	if (db_open(path, DB_CREATE, &office->db, &fault) != DONE)
		fprintf(stderr, "%s\n", fault.text);
	office->today = today;
	need(office->db, office->db ? DONE : FAILED);
	office_at(office, office->today, 8 * 60);
	need(office->db, office_init(office->db, &founding, &manager, NULL, NULL));
	db_act_as(office->db, manager.id, ROLE_MANAGER);
	need(office->db, code_find(office->db, CODE_TOPIC, day_format(today, date), "7", &topic));
	office->succession = topic.id;
	need(office->db, action_begin(office->db, "office.demo", NULL, &action));
	add_consultants(office);
	add_clients(office);
	need(office->db, action_end(office->db, DONE));
}

struct db *office_join(const char *path)
{
	struct db *db = NULL;
	struct fault fault;
	if (db_open(path, DB_OPEN, &db, &fault) != DONE)
		fprintf(stderr, "%s\n", fault.text);
	need(db, db ? DONE : FAILED);
	int64_t now = moment_of(day_of(2026, 11, 24), 8 * 60);
	db_set_now(db, now, now);
	db_act_as(db, 1, ROLE_MANAGER);
	return db;
}

void office_at(struct office *office, int32_t day, int minute)
{
	int64_t now = moment_of(day, minute);
	db_set_now(office->db, now, now);
}

enum status office_book(struct office *office, int client, int desk, int32_t day, int cell, int64_t *id)
{
	struct appointment made;
	struct booking booking = {.client = office->client[client], .desk = desk, .day = day, .cell = cell};
	enum status status = appointment_book(office->db, &booking, NULL, &made);
	if (status == DONE && id)
		*id = made.id;
	return status;
}

void office_sql(struct office *office, const char *sql)
{
	struct action action;
	need(office->db, action_begin(office->db, "office.demo", NULL, &action));
	struct stmt s = stmt_open(office->db, sql);
	stmt_run(&s);
	need(office->db, action_end(office->db, stmt_close(&s)));
}
