#include <criterion/criterion.h>
#include <stdio.h>

#include "core/access/right.h"
#include "core/office/demo.h"
#include "core/store/stmt.h"
#include "core/time/civil.h"

static const char *const topics[] = {
        "1 経営一般",         "2 税務・記帳", "3 金融(マル経)", "4 労務", "5 補助金・助成金", "6 創業", "7 事業承継",
        "8 新事業・業態転換", "9 販路・SNS",  "0 その他",       NULL};
static const char *const divisions[] = {"1 商業部会", "2 建設部会", "3 工業部会", "4 女性部", "5 青年部", NULL};
static const struct founding founding = {.society = "多摩野市商工会",
                                         .hours = "08:30-12:00,13:00-17:15",
                                         .closed_days = "sat,sun,12-29..01-03",
                                         .desks = 4,
                                         .session_minutes = 60,
                                         .topics = topics,
                                         .divisions = divisions,
                                         .practice = true};

static struct db *practice(int members, uint64_t seed)
{
	struct db *db = NULL;
	struct fault fault;
	struct demo demo = {.members = members, .seed = seed};
	int64_t now = 0;
	cr_assert(moment_parse("2026-11-24T10:24", &now));
	cr_assert_eq(db_open(":memory:", DB_CREATE, &db, &fault), DONE, "%s", fault.text);
	db_set_now(db, now, now);
	cr_assert_eq(demo_make(db, &founding, &demo), DONE, "%s", db_fault(db)->text);
	return db;
}

static int64_t one(struct db *db, const char *sql)
{
	int64_t value = -1;
	cr_assert_eq(stmt_one_int(db, sql, 0, &value), DONE, "%s: %s", sql, db_fault(db)->text);
	return value;
}

static void complain(void *context, const char *sentence)
{
	(void)context;
	cr_expect_fail("%s", sentence);
}

Test(demo, the_practice_office_has_the_proportions_of_the_real_one)
{
	struct db *db = practice(1500, 1);
	cr_expect_eq(one(db, "SELECT count(*) FROM client WHERE kind IN ('member', 'left')"), 1500);
	int64_t left = one(db, "SELECT count(*) FROM client WHERE kind = 'left'");
	cr_expect(left > 20 && left < 80, "%d left", (int)left);
	int64_t builders = one(db, "SELECT count(*) FROM client_division c JOIN division d ON d.id = c.division"
	                           " WHERE d.code = 2");
	cr_expect(builders > 150 && builders < 250, "%d builders", (int)builders);
	cr_expect_eq(
	        one(db,
	            "SELECT count(*) FROM phone WHERE number NOT GLOB '042-000-*' AND number NOT GLOB '090-0000-*'"),
	        0);
	cr_expect_gt(one(db, "SELECT count(*) FROM appointment WHERE day < '2026-11-24'"), 2500);
	cr_expect_gt(one(db, "SELECT count(DISTINCT status) FROM appointment WHERE day = '2026-11-24'"), 3);
	cr_expect_eq(one(db, "SELECT count(*) FROM appointment WHERE day = '2026-11-23'"), 0, "a holiday");
	cr_expect_eq(one(db, "SELECT count(*) FROM seminar"), 10);
	cr_expect_eq(one(db, "SELECT count(*) FROM client WHERE id NOT IN (SELECT client FROM client_key)"), 0);
	cr_expect_eq(one(db, "SELECT count(*) FROM client WHERE name = '㈱山田製作所' AND number = '00087'"), 1);
	cr_expect_eq(one(db, "SELECT count(*) FROM client WHERE substr(corporate_number, 2, 2) <> '99'"), 0,
	             "no registry's numbers go on with 99");
	cr_expect_eq(db_check(db, complain, NULL), DONE, "%s", db_fault(db)->text);
	db_close(db);
}

/* What the pictures show at 10:24 on that Tuesday. */
Test(demo, the_day_of_the_clock_shows_every_state)
{
	static const struct {
		const char *name, *status;
	} today[] = {{"光建設", "done"},          {"小川造園", "booked"},
	             {"㈱山田製作所", "arrived"}, {"カフェ・ひばり", "in_session"},
	             {"㈱三光土木", "booked"},    {"喜多見 亮", "booked"}};
	struct db *db = practice(1500, 1);
	for (size_t i = 0; i < sizeof(today) / sizeof(today[0]); i++) {
		struct stmt s = stmt_open(db, "SELECT a.status FROM appointment a JOIN client c ON c.id = a.client"
		                              " WHERE a.day = '2026-11-24' AND c.name = $name");
		stmt_bind_text(&s, "$name", today[i].name);
		cr_expect(stmt_row(&s), "%s", today[i].name);
		cr_expect_str_eq(stmt_str(&s, 0), today[i].status, "%s", today[i].name);
		stmt_close(&s);
	}
	cr_expect_eq(one(db, "SELECT count(*) FROM appointment a JOIN unwanted_consultant u ON u.client = a.client"
	                     " AND u.consultant = a.consultant WHERE a.client > 231"),
	             0);
	cr_expect_eq(one(db, "SELECT count(*) FROM sign_up u JOIN seminar s ON s.id = u.seminar"
	                     " WHERE s.title = 'インボイス対応' AND u.status = 'registered'"),
	             23);
	cr_expect_eq(one(db, "SELECT count(*) FROM sign_up u JOIN seminar s ON s.id = u.seminar"
	                     " WHERE s.title = 'インボイス対応' AND u.status = 'waiting'"),
	             2);
	cr_expect_eq(one(db, "SELECT count(*) FROM sign_up u JOIN seminar s ON s.id = u.seminar"
	                     " WHERE s.title = 'カスタマーハラスメント対策' AND u.status = 'waiting'"),
	             7);
	cr_expect_eq(one(db, "SELECT count(*) FROM attendance WHERE at > 1795483440"), 0, "nobody came yet to come");
	db_close(db);
}

/* Every office can practise: one desk, odd sessions, other topics and divisions, any day. */
Test(demo, other_offices_can_be_made_too)
{
	static const char *const few[] = {"1 相談", NULL}, *const none[] = {NULL};
	static const char *const clocks[] = {"2026-01-01T00:00", "2028-02-29T13:30", "2026-12-29T23:59"};
	for (int i = 0; i < 3; i++) {
		struct founding other = founding;
		struct db *db = NULL;
		struct fault fault;
		struct demo demo = {.members = 40, .seed = (uint64_t)i};
		int64_t now = 0;
		other.desks = i + 1;
		other.session_minutes = 50 + 35 * i;
		other.gap_minutes = 10;
		other.topics = few;
		other.divisions = none;
		other.closed_days = "12-20..01-10,tue";
		cr_assert(moment_parse(clocks[i], &now));
		cr_assert_eq(db_open(":memory:", DB_CREATE, &db, &fault), DONE, "%s", fault.text);
		db_set_now(db, now, now);
		cr_assert_eq(demo_make(db, &other, &demo), DONE, "%s", db_fault(db)->text);
		cr_expect_eq(one(db, "SELECT count(*) FROM plan WHERE desk > 3"), 0);
		cr_expect_gt(one(db, "SELECT count(*) FROM appointment"), 300);
		cr_expect_eq(db_check(db, complain, NULL), DONE, "%s", db_fault(db)->text);
		db_close(db);
	}
}

/* Sums that any other order or value would change. */
static int64_t digest(struct db *db)
{
	return one(db, "SELECT sum(id * 7 + unicode(name) * 3 + length(reading) + unicode(substr(reading, 2)) * 11) "
	               "FROM client") *
	               31 +
	       one(db, "SELECT sum(id * (client * 13 + cell * 7 + desk) % 1000003) FROM appointment") +
	       one(db, "SELECT sum(id * person % 1000003) FROM sign_up");
}

Test(demo, the_same_seed_and_clock_give_the_same_office)
{
	struct db *a = practice(300, 7), *b = practice(300, 7), *c = practice(300, 8);
	cr_expect_eq(digest(a), digest(b));
	cr_expect_neq(digest(a), digest(c));
	db_close(a);
	db_close(b);
	db_close(c);
}

Test(demo, a_very_small_office_can_be_made_too)
{
	struct db *db = practice(1, 1);
	cr_expect_eq(one(db, "SELECT count(*) FROM client WHERE kind IN ('member', 'left')"), 1);
	db_close(db);
}
