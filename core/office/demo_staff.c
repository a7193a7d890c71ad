#include "core/access/staff.h"
#include "core/office/demo_parts.h"
#include "core/store/stmt.h"

#include <stdio.h>

/* What each consultant is known for, best first, and when they sit at the desk of their number. */
static const struct {
	const char *name;
	int topics[4];
	const char *weekdays; /* 1 Monday .. 7 Sunday */
} consultants[DEMO_CONSULTANTS] = {{"佐々木", {7, 3, 1, 5}, "12345"},
                                   {"木下", {2, 5, 3, 1}, "1235"},
                                   {"川井", {9, 8, 1, 6}, "2345"},
                                   {"松岡", {6, 4, 8, 1}, "1245"}};

static enum status add(struct db *db, const char *login, const char *name, const char *role, const char *hash,
                       int64_t *out)
{
	struct staff staff = {.disabled = false};
	snprintf(staff.login, sizeof(staff.login), "%s", login);
	snprintf(staff.name, sizeof(staff.name), "%s", name);
	snprintf(staff.role, sizeof(staff.role), "%s", role);
	enum status status = staff_add(db, &staff, NULL);
	if (status == DONE && hash)
		status = passphrase_put(db, staff.id, hash);
	if (out)
		*out = staff.id;
	return status;
}

static enum status put_topics(struct demo_office *office, int which)
{
	struct stmt s = stmt_open(office->db, "INSERT INTO consultant_topic (consultant, topic, strength)"
	                                      " VALUES ($consultant, $topic, $strength)"
	                                      " ON CONFLICT (consultant, topic) DO NOTHING");
	for (int i = 0; i < 4 && s.status == DONE; i++) {
		stmt_bind_int(&s, "$consultant", office->consultants[which]);
		stmt_bind_int(&s, "$topic", office->topics[consultants[which].topics[i]]);
		stmt_bind_int(&s, "$strength", i < 2 ? 3 : 3 - i / 2);
		stmt_run(&s);
	}
	return stmt_close(&s);
}

/* With fewer desks than consultants several share one, each on days of their own. */
static bool sits(const struct demo_office *office, int which, int weekday)
{
	int desk = which % office->desks, sharers = (DEMO_CONSULTANTS - desk + office->desks - 1) / office->desks;
	return weekday % sharers == which / office->desks;
}

/* Mornings 9 to 12, afternoons 13 to 17. */
static enum status put_plan(struct demo_office *office, int which)
{
	static const int hours[][2] = {{36, 48}, {52, 68}};
	struct stmt s =
	        stmt_open(office->db, "INSERT INTO plan (consultant, desk, weekday, from_cell, to_cell, valid_from)"
	                              " VALUES ($consultant, $desk, $weekday, $from, $to, '2020-04-01')");
	for (const char *weekday = consultants[which].weekdays; *weekday; weekday++)
		for (int half = 0; half < 2 && s.status == DONE && sits(office, which, *weekday - '0'); half++) {
			stmt_bind_int(&s, "$consultant", office->consultants[which]);
			stmt_bind_int(&s, "$desk", which % office->desks + 1);
			stmt_bind_int(&s, "$weekday", *weekday - '0');
			stmt_bind_int(&s, "$from", hours[half][0]);
			stmt_bind_int(&s, "$to", hours[half][1]);
			stmt_run(&s);
		}
	return stmt_close(&s);
}

enum status demo_staff(struct demo_office *office)
{
	struct db *db = office->db;
	const char *hash = office->demo->hash;
	enum status status = add(db, "practice", "窓口 練習", "manager", NULL, NULL);
	for (int i = 0; status == DONE && i < DEMO_CONSULTANTS; i++) {
		char login[32];
		snprintf(login, sizeof(login), "consultant%d", i + 1);
		status = add(db, login, consultants[i].name, "consultant", hash, &office->consultants[i]);
		if (status == DONE)
			status = put_topics(office, i);
		if (status == DONE)
			status = put_plan(office, i);
	}
	if (status == DONE && hash)
		status = add(db, "desk", "窓口 係", "desk", hash, NULL);
	if (status == DONE && hash)
		status = add(db, "adviser", "指導 係", "adviser", hash, NULL);
	if (status == DONE && hash)
		status = add(db, "manager", "事務局長", "manager", hash, NULL);
	return status;
}
