#ifndef TESTS_UNIT_DESK_FIXTURE_H
#define TESTS_UNIT_DESK_FIXTURE_H

#include "core/desks/appointment.h"
#include "core/desks/slot.h"

/*
 * A small office in an empty store: four desks, sessions of 50 + 10 minutes, closed at weekends and from 29 December to
 * 3 January. Consultant i sits at desk i from Monday to Friday, 9:00-12:00 and 13:00-17:00. It is Tuesday,
 * 24 November 2026, 8:00; Monday was a holiday.
 */
enum { OFFICE_CONSULTANTS = 4, OFFICE_CLIENTS = 8 };

struct office {
	struct db *db;
	int32_t today;
	int64_t consultant[OFFICE_CONSULTANTS + 1]; /* by desk, from 1 */
	int64_t client[OFFICE_CLIENTS + 1];         /* from 1 */
	int64_t succession;                         /* topic 7, which consultant 1 is known for and 3 handles */
};

/* Founds it in a new store at `path`; prints and exits if that fails. */
void office_open(struct office *office, const char *path);
/* The same on another day, at 8:00. */
void office_open_on(struct office *office, const char *path, int32_t today);

/* The handle of another process on the same store, acting as the same manager. */
struct db *office_join(const char *path);

/* Sets the clock. */
void office_at(struct office *office, int32_t day, int minute);

/* Books client `client` (1..) at a desk and cell; gives the id in `id`, which may be NULL. */
enum status office_book(struct office *office, int client, int desk, int32_t day, int cell, int64_t *id);

/* Runs SQL inside an action that may write anything. */
void office_sql(struct office *office, const char *sql);

#endif
