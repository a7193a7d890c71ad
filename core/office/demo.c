#include "core/office/demo.h"

#include <stdio.h>
#include <string.h>

#include "core/access/right.h"
#include "core/office/code.h"
#include "core/office/demo_parts.h"
#include "core/people/lookup.h"
#include "core/store/action.h"
#include "core/store/stmt.h"
#include "core/time/civil.h"
#include "core/words.h"

static enum status topics_by_code(struct demo_office *office)
{
	char day[DAY_BYTES];
	struct code codes[10];
	int count = 0;
	enum status status = code_list(office->db, CODE_TOPIC, day_format(office->today, day), codes, 10, &count);
	for (int i = 0; i < count; i++)
		if (codes[i].code < 10)
			office->topics[codes[i].code] = codes[i].id;
	for (int code = 0; count && code < 10; code++)
		if (!office->topics[code])
			office->topics[code] = codes[0].id;
	return status;
}

static enum status fields_by_code(struct demo_office *office)
{
	char day[DAY_BYTES];
	struct code codes[10];
	int count = 0;
	enum status status = code_list(office->db, CODE_FIELD, day_format(office->today, day), codes, 10, &count);
	for (int i = 0; i < count; i++)
		if (codes[i].code < 10)
			office->fields[codes[i].code] = codes[i].id;
	return status;
}

static enum status fill(struct demo_office *office, const struct founding *founding)
{
	enum status status = office_found(office->db, founding);
	if (status == DONE)
		status = topics_by_code(office);
	if (status == DONE)
		status = fields_by_code(office);
	if (status == DONE)
		status = demo_staff(office);
	if (status == DONE)
		status = demo_clients(office);
	if (status == DONE)
		status = lookup_write_keys(office->db);
	if (status == DONE)
		status = demo_appointments(office);
	if (status == DONE)
		status = demo_seminars(office);
	if (status == DONE)
		status = demo_waiting(office);
	if (status == DONE)
		status = lookup_write_keys(office->db);
	return status;
}

enum status demo_make(struct db *db, const struct founding *founding, const struct demo *demo)
{
	struct action action;
	struct demo_office office = {.db = db,
	                             .demo = demo,
	                             .desks = founding->desks,
	                             .random = {demo->seed},
	                             .today = moment_day(db_now(db)),
	                             .minute = moment_minute(db_now(db))};
	if (demo->members < 1 || demo->members > 1000000)
		return fault_set(db_fault(db), INVALID, "members", _("members must be between 1 and 1000000."));
	db_act_as(db, 1, ROLE_MANAGER);
	enum status status = action_begin(db, "office.demo", NULL, &action);
	if (status != DONE)
		return status;
	return action_end(db, fill(&office, founding));
}
