#ifndef TUI_SEMINAR_PLAN_H
#define TUI_SEMINAR_PLAN_H

#include "core/access/staff.h"
#include "core/office/code.h"
#include "core/seminars/seminar.h"
#include "tui/row_form.h"
#include "tui/seminar_lines.h"

/*
 * The facts of a seminar as a form (tui/seminar_form.c): its fields, what stands beside them, how they are filled and
 * read. It knows the store and no screen.
 */
enum { PLAN_FIELDS = 12, TOPICS = 20, CONSULTANTS = 32, STATUSES = SEMINAR_CANCELLED + 1 };

struct plan {
	struct row_form row;
	int32_t first;    /* the day of its first session, once it is saved */
	int64_t id, like; /* the seminar that is changed, or the earlier one that is the template; 0: neither */
	struct seminar_lines lines;
	struct code topics[TOPICS];
	const char *topic_names[TOPICS + 1]; /* the first is none */
	int topic_count;
	struct staff consultants[CONSULTANTS];
	int consultant_count;
	enum seminar_status statuses[STATUSES];
	const char *status_names[STATUSES];
	int status_count;
};

extern const struct field plan_fields[PLAN_FIELDS];

/* Reads topics, consultants and subject fields. The store's statuses. */
enum status plan_codes(struct plan *plan, struct db *db, int32_t today);

/*
 * Fills a form with the seminar. One that is changed has all its facts and what may become of it; of a template the
 * days of sign-up are left out and the sessions are put off by whole weeks, to be looked at.
 */
void plan_fill(struct plan *plan, const struct seminar *seminar, struct form *out);

/* What is typed; `out` has room for SEMINAR_SESSIONS_MOST sessions. INVALID with the field and its sentence. */
enum status plan_read(const struct plan *plan, struct seminar *out, struct fault *fault);

#endif
