#include <stdio.h>
#include <string.h>

#include "core/store/handle.h"
#include "core/store/stmt.h"
#include "core/words.h"

struct findings {
	void (*report)(void *context, const char *sentence);
	void *context;
	int count;
};

static void found(struct findings *f, const char *sentence)
{
	f->count++;
	f->report(f->context, sentence);
}

static enum status integrity(struct db *db, struct findings *f)
{
	struct stmt s = stmt_open(db, "PRAGMA integrity_check(20)");
	while (stmt_row(&s))
		if (strcmp(stmt_str(&s, 0), "ok") != 0)
			found(f, stmt_str(&s, 0));
	return stmt_close(&s);
}

static enum status foreign_keys(struct db *db, struct findings *f)
{
	struct stmt s = stmt_open(db, "PRAGMA foreign_key_check");
	while (stmt_row(&s)) {
		char text[256];
		snprintf(text, sizeof(text), _("Row %lld of %s points to a row of %s that does not exist."),
		         (long long)stmt_int(&s, 1), stmt_str(&s, 0), stmt_str(&s, 2));
		found(f, text);
	}
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
		while (stmt_row(&s)) {
			char text[256];
			snprintf(text, sizeof(text), _("Row %lld: %s."), (long long)stmt_int(&s, 0),
			         _(rules[i].sentence));
			found(f, text);
		}
		status = stmt_close(&s);
	}
	return status;
}

static void read_log_row(struct stmt *s, struct log_row *row)
{
	row->id = stmt_int(s, 0);
	row->action = stmt_int(s, 1);
	row->at = stmt_int(s, 2);
	row->machine_at = stmt_int(s, 3);
	row->staff = stmt_int(s, 4);
	row->name = stmt_str(s, 5);
	row->noun = stmt_str(s, 6);
	row->subject = stmt_int(s, 7);
	row->client = stmt_int(s, 8);
	row->undoes = stmt_int(s, 9);
	row->op = stmt_str(s, 10);
	row->images = stmt_str(s, 11);
}

/* Images may have been deleted when their time was over; images that are there must be the ones logged. */
static enum status images_of(struct db *db, const struct log_row *row, struct findings *f)
{
	char images[HASH_HEX_BYTES], none[HASH_HEX_BYTES], text[256];
	struct hash nothing;
	hash_open(&nothing);
	hash_close(&nothing, none);
	enum status status = log_images(db, row->id, images);
	if (status == DONE && strcmp(images, row->images) != 0 && strcmp(images, none) != 0) {
		snprintf(text, sizeof(text), _("The row images of action %lld are not the ones it wrote."),
		         (long long)row->id);
		found(f, text);
	}
	return status;
}

static enum status chain(struct db *db, struct findings *f)
{
	char before[HASH_HEX_BYTES] = "", now[HASH_HEX_BYTES], text[256];
	enum status status = DONE;
	struct stmt s = stmt_open(db, "SELECT id, action, at, machine_at, staff, name, coalesce(noun, ''),"
	                              " coalesce(subject, 0), coalesce(client, 0), coalesce(undoes, 0),"
	                              " coalesce(op, ''), images, chain FROM log ORDER BY id");
	while (status == DONE && stmt_row(&s)) {
		struct log_row row;
		read_log_row(&s, &row);
		log_chain(before, &row, now);
		if (strcmp(now, stmt_str(&s, 12)) != 0) {
			snprintf(text, sizeof(text), _("The log was changed at action %lld."), (long long)row.id);
			found(f, text);
		}
		status = images_of(db, &row, f);
		stmt_text(&s, 12, before, sizeof(before));
	}
	enum status closed = stmt_close(&s);
	return status == DONE ? closed : status;
}

/* A desk under a set clock is no fault, but whoever reads the counts must see it: listed, not counted as wrong. */
static enum status clocks(struct db *db, struct findings *f)
{
	char text[256];
	struct stmt s =
	        stmt_open(db, "SELECT count(*), min(id) FROM log WHERE action = id AND abs(at - machine_at) > 300");
	if (stmt_row(&s) && stmt_int(&s, 0)) {
		snprintf(text, sizeof(text),
		         _("Note: %lld actions, the first %lld, have a time more than 5 minutes from the machine's "
		           "own."),
		         (long long)stmt_int(&s, 0), (long long)stmt_int(&s, 1));
		f->report(f->context, text);
	}
	return stmt_close(&s);
}

enum status db_check(struct db *db, void (*report)(void *context, const char *sentence), void *context)
{
	struct findings f = {.report = report, .context = context};
	enum status status = integrity(db, &f);
	if (status == DONE)
		status = foreign_keys(db, &f);
	if (status == DONE)
		status = broken_rules(db, &f);
	if (status == DONE)
		status = chain(db, &f);
	if (status == DONE)
		status = clocks(db, &f);
	if (status == DONE && f.count)
		return fault_set(&db->fault, CONFLICT, NULL, _("%d things are wrong in the store."), f.count);
	return status;
}
