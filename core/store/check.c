#include "core/store/check.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "core/store/stmt.h"
#include "core/words.h"

static void tell(struct findings *f, const char *format, va_list args) __attribute__((format(printf, 2, 0)));
static void tell(struct findings *f, const char *format, va_list args)
{
	char text[512];
	vsnprintf(text, sizeof(text), format, args);
	f->report(f->context, text);
}

void finding(struct findings *f, const char *format, ...)
{
	va_list args;
	f->count++;
	va_start(args, format);
	tell(f, format, args);
	va_end(args);
}

void finding_note(struct findings *f, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	tell(f, format, args);
	va_end(args);
}

static enum status integrity(struct db *db, struct findings *f)
{
	struct stmt s = stmt_open(db, "PRAGMA integrity_check(20)");
	while (stmt_row(&s))
		if (strcmp(stmt_str(&s, 0), "ok") != 0)
			finding(f, "%s", stmt_str(&s, 0));
	return stmt_close(&s);
}

static enum status foreign_keys(struct db *db, struct findings *f)
{
	struct stmt s = stmt_open(db, "PRAGMA foreign_key_check");
	while (stmt_row(&s))
		finding(f, _("Row %lld of %s points to a row of %s that does not exist."), (long long)stmt_int(&s, 1),
		        stmt_str(&s, 0), stmt_str(&s, 2));
	return stmt_close(&s);
}

/* Each query gives the ids of rows that break a rule; the sentence names them. */
static const struct {
	const char *sql;
	const char *sentence;
} rules[] = {
        {"SELECT a.id FROM appointment a WHERE (a.status IN ('booked', 'arrived', 'in_session')) * a.cells <>"
         " (SELECT count(*) FROM appointment_cell c WHERE c.appointment = a.id AND c.desk = a.desk AND"
         " c.consultant = a.consultant AND c.client = a.client AND c.day = a.day AND"
         " c.cell >= a.cell AND c.cell < a.cell + a.cells)",
         N_("an appointment does not hold exactly its own time")},
        {"SELECT consultant FROM (SELECT * FROM consultant_rating WHERE ratings > 0 EXCEPT SELECT * FROM"
         " consultant_rated) UNION SELECT consultant FROM (SELECT * FROM consultant_rated EXCEPT SELECT * FROM"
         " consultant_rating)",
         N_("the ratings of a consultant are not counted as they were given")},
        {"SELECT s.id FROM seminar s WHERE (SELECT count(*) FROM sign_up u WHERE u.seminar = s.id AND"
         " u.status IN ('registered', 'offered') AND u.over_reason IS NULL) > s.capacity AND NOT EXISTS"
         " (SELECT 1 FROM log l WHERE l.noun = 'seminar' AND l.subject = s.id AND l.name = 'seminar.edit')",
         N_("a seminar holds more people than it has seats")},
        {"SELECT u.id FROM sign_up u JOIN person p ON p.id = u.person WHERE p.client <> u.client",
         N_("a sign-up names a person of another client")},
        {"SELECT a.id FROM attendance a JOIN sign_up u ON u.id = a.sign_up JOIN seminar_session s ON s.id = a.session"
         " WHERE s.seminar <> u.seminar",
         N_("an attendance is in another seminar than its sign-up")},
};

static enum status broken_rules(struct db *db, struct findings *f)
{
	enum status status = DONE;
	for (size_t i = 0; status == DONE && i < sizeof(rules) / sizeof(rules[0]); i++) {
		struct stmt s = stmt_open(db, rules[i].sql);
		while (stmt_row(&s))
			finding(f, _("Row %lld: %s."), (long long)stmt_int(&s, 0), _(rules[i].sentence));
		status = stmt_close(&s);
	}
	return status;
}

/* A desk under a set clock is no fault, but whoever reads the counts must see it: listed, not counted as wrong. */
static enum status clocks(struct db *db, struct findings *f)
{
	struct stmt s =
	        stmt_open(db, "SELECT count(*), min(id) FROM log WHERE action = id AND abs(at - machine_at) > 300");
	if (stmt_row(&s) && stmt_int(&s, 0))
		finding_note(f,
		             _("Note: %lld actions, the first %lld, have a time more than 5 minutes from the machine's "
		               "own."),
		             (long long)stmt_int(&s, 0), (long long)stmt_int(&s, 1));
	return stmt_close(&s);
}

enum status db_check(struct db *db, void (*report)(void *context, const char *sentence), void *context)
{
	struct findings f = {.report = report, .context = context};
	enum status status = integrity(db, &f);
	if (status == DONE)
		status = check_schema(db, &f);
	if (status == DONE)
		status = foreign_keys(db, &f);
	if (status == DONE)
		status = broken_rules(db, &f);
	if (status == DONE)
		status = check_rows(db, &f);
	if (status == DONE)
		status = check_log(db, &f);
	if (status == DONE)
		status = clocks(db, &f);
	if (status == DONE && f.count)
		return fault_set(&db->fault, CONFLICT, NULL, _("%d things are wrong in the store."), f.count);
	return status;
}
