#ifndef CORE_OFFICE_DEMO_PARTS_H
#define CORE_OFFICE_DEMO_PARTS_H

#include "core/office/demo.h"
#include "core/office/demo_random.h"

/* What the parts of the practice office hand on: made in the order staff, clients, appointments, seminars, those who
 * wait. */
#define DEMO_CONSULTANTS 4

struct demo_office {
	struct db *db;
	const struct demo *demo;
	struct demo_random random;
	int32_t today;
	int minute; /* of the day, now */
	int clients;
	int desks;
	int64_t consultants[DEMO_CONSULTANTS];
	int64_t topics[10]; /* by code; 0 where the office has none */
	int64_t fields[10]; /* of seminars, likewise */
};

enum status demo_staff(struct demo_office *office);
enum status demo_clients(struct demo_office *office);
enum status demo_appointments(struct demo_office *office);
enum status demo_seminars(struct demo_office *office);
enum status demo_waiting(struct demo_office *office);

#endif
