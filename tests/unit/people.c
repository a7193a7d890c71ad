#include "tests/unit/people.h"

#include "core/access/right.h"
#include "core/access/staff.h"
#include "core/office/found.h"
#include "core/office/postal.h"

#include <criterion/criterion.h>

struct db *people_office(void)
{
	static const char *const topics[] = {"1 経営一般", "0 その他", NULL};
	static const char *const divisions[] = {"1 商業部会", "2 建設部会", "3 工業部会", "4 女性部", "5 青年部", NULL};
	static const struct founding founding = {.society = "多摩野市商工会",
	                                         .hours = "08:30-12:00,13:00-17:15",
	                                         .closed_days = "sat,sun",
	                                         .desks = 4,
	                                         .session_minutes = 60,
	                                         .topics = topics,
	                                         .divisions = divisions,
	                                         .postal = postal_own};
	struct db *db = NULL;
	struct fault fault;
	struct staff manager = {.login = "manager", .name = "所長", .role = "manager"};
	cr_assert_eq(db_open(":memory:", DB_CREATE, &db, &fault), DONE, "%s", fault.text);
	db_set_now(db, 1795483440, 1795483440);
	cr_assert_eq(office_init(db, &founding, &manager, NULL, NULL), DONE, "%s", db_fault(db)->text);
	db_act_as(db, manager.id, ROLE_MANAGER);
	return db;
}

int64_t people_add(struct db *db, enum client_kind kind, const char *number, const char *name, const char *reading,
                   const char *representative, const char *representative_reading, const char *phone)
{
	struct client_values values = {{NULL}};
	int64_t id = 0;
	values.text[FIELD_NUMBER] = number;
	values.text[FIELD_NAME] = name;
	values.text[FIELD_READING] = reading;
	values.text[FIELD_REPRESENTATIVE] = representative;
	values.text[FIELD_REPRESENTATIVE_READING] = representative_reading;
	values.text[FIELD_PHONE] = phone;
	cr_assert_eq(client_add(db, kind, &values, NULL, &id), DONE, "%s", db_fault(db)->text);
	return id;
}
