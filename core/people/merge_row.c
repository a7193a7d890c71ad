#include "core/people/merge_parts.h"

#include "core/desks/appointment.h"
#include "core/seminars/sign_up.h"
#include "core/store/stmt.h"
#include "core/text/fill.h"
#include "core/text/utf8.h"
#include "core/time/civil.h"
#include "core/time/show.h"
#include "core/words.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static enum status say_appointment(struct db *db, struct merge_row *row)
{
	char day[SHOW_BYTES], clock[CLOCK_BYTES], desk[16];
	struct appointment *a = malloc(sizeof(*a));
	if (!a)
		return fault_set(db_fault(db), FAILED, NULL, _("Out of memory."));
	enum status status = appointment_get(db, row->id, a);
	if (status == DONE) {
		const struct fill pieces[] = {{"day", day_show(a->day, DAY_NUMERIC, day, sizeof(day))},
		                              {"time", cell_format(a->cell, clock)},
		                              {"desk", desk},
		                              {"consultant", a->consultant_name},
		                              {"topic", a->topic_name},
		                              {"status", appointment_status_text(a->status)},
		                              {NULL, NULL}};
		snprintf(desk, sizeof(desk), "%d", a->desk);
		fill_pattern(row->text, sizeof(row->text), _("{day} {time} desk {desk} {consultant} {topic} {status}"),
		             pieces);
	}
	free(a);
	return status;
}

static const char *status_text(const char *word)
{
	for (enum sign_up_status s = SIGN_UP_REGISTERED; s <= SIGN_UP_CANCELLED; s++) {
		if (strcmp(sign_up_status_word(s), word) == 0)
			return sign_up_status_text(s);
	}
	return word;
}

static void say_sign_up(struct stmt *s, struct merge_row *row)
{
	char day[SHOW_BYTES] = "";
	int32_t number;
	if (day_parse(stmt_str(s, 0), &number))
		day_show(number, DAY_NUMERIC, day, sizeof(day));
	fill_pattern(row->text, sizeof(row->text), "{day} {seminar}  {person}  {status}",
	             (const struct fill[]){{"day", day},
	                                   {"seminar", stmt_str(s, 1)},
	                                   {"person", stmt_str(s, 2)},
	                                   {"status", status_text(stmt_str(s, 3))},
	                                   {NULL, NULL}});
}

static void say_person(struct stmt *s, struct merge_row *row)
{
	enum person_role role;
	bool known = person_role_find(stmt_str(s, 0), &role);
	snprintf(row->text, sizeof(row->text), "%s  %.300s", known ? person_role_text(role) : "", stmt_str(s, 1));
}

static void say_text(struct stmt *s, struct merge_row *row)
{
	utf8_copy(row->text, sizeof(row->text), stmt_str(s, 0));
}

#define SEMINAR_DAY "(SELECT min(day) FROM seminar_session WHERE seminar = m.id)"

/* The words of each table's rows. A table that is not here is shown by its values and its own name. */
static const struct {
	const char *table, *label, *sql;
	void (*say)(struct stmt *s, struct merge_row *row);
} tables[] = {
        {"appointment", N_("Appointments"), NULL, NULL},
        {"attendance", N_("Attendances"),
         "SELECT s.day, m.title, p.name, '' FROM attendance a JOIN seminar_session s ON s.id = a.session"
         " JOIN seminar m ON m.id = s.seminar JOIN sign_up u ON u.id = a.sign_up JOIN person p ON p.id = u.person"
         " WHERE a.id = $id AND $winner > 0",
         say_sign_up},
        {"client", N_("Merged before"), "SELECT number || '  ' || name FROM client WHERE id = $id AND $winner > 0",
         say_text},
        {"client_division", N_("Divisions"),
         "SELECT d.name FROM client_division c JOIN division d ON d.id = c.division"
         " WHERE c.id = $id AND $winner > 0",
         say_text},
        {"former_number", N_("Old numbers"), "SELECT number FROM former_number WHERE id = $id AND $winner > 0",
         say_text},
        {"not_duplicate", N_("Not the same"),
         "SELECT group_concat(number || '  ' || name, ' - ') FROM client, not_duplicate d"
         " WHERE d.id = $id AND client.id IN (d.first, d.second) AND client.id <> $winner",
         say_text},
        {"person", N_("People"), "SELECT role, name FROM person WHERE id = $id AND $winner > 0", say_person},
        {"person_division", N_("Divisions of people"),
         "SELECT p.name || '  ' || d.name FROM person_division c JOIN division d ON d.id = c.division"
         " JOIN person p ON p.id = c.person WHERE c.id = $id AND $winner > 0",
         say_text},
        {"phone", N_("Phone, fax"), "SELECT number FROM phone WHERE id = $id AND $winner > 0", say_text},
        {"sign_up", N_("Sign-ups"),
         "SELECT " SEMINAR_DAY ", m.title, p.name, u.status FROM sign_up u JOIN seminar m ON m.id = u.seminar"
         " JOIN person p ON p.id = u.person WHERE u.id = $id AND $winner > 0",
         say_sign_up},
        {"unwanted_consultant", N_("Not wished"),
         "SELECT s.name FROM unwanted_consultant u JOIN staff s ON s.id = u.consultant"
         " WHERE u.id = $id AND $winner > 0",
         say_text},
        {"waiting", N_("Waiting list"),
         "SELECT t.name FROM waiting w JOIN topic t ON t.id = w.topic WHERE w.id = $id AND $winner > 0", say_text},
};

const char *merge_table_label(const char *table)
{
	for (size_t i = 0; i < sizeof(tables) / sizeof(*tables); i++) {
		if (strcmp(tables[i].table, table) == 0)
			return _(tables[i].label);
	}
	return table;
}

static enum status ask(struct db *db, const char *sql, void (*say)(struct stmt *, struct merge_row *), int64_t winner,
                       struct merge_row *row)
{
	struct stmt s = stmt_open(db, sql);
	stmt_bind_int(&s, "$id", row->id);
	stmt_bind_int(&s, "$winner", winner);
	if (stmt_row(&s))
		say(&s, row);
	return stmt_close(&s);
}

enum status merge_row_describe(struct db *db, int64_t winner, struct merge_row *row)
{
	if (strcmp(row->table, "appointment") == 0)
		return say_appointment(db, row);
	for (size_t i = 0; i < sizeof(tables) / sizeof(*tables); i++) {
		if (strcmp(tables[i].table, row->table) == 0)
			return ask(db, tables[i].sql, tables[i].say, winner, row);
	}
	return DONE;
}
