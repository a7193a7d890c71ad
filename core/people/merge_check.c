#include "core/people/merge_parts.h"

#include "core/store/stmt.h"
#include "core/time/show.h"
#include "core/words.h"

/* Who stands higher may not end in who stands lower: a membership would be lost. */
static int standing(enum client_kind kind)
{
	return kind == CLIENT_MEMBER ? 2 : kind == CLIENT_LEFT ? 1 : 0;
}

static enum status refuse_merged(struct db *db, const struct client *client)
{
	return fault_set(db_fault(db), CONFLICT, "client", _("%s %s was merged into another client already."),
	                 client->number, client->name);
}

/* Live appointments that would stand at the same time. */
static enum status check_appointments(struct db *db, const struct client *winner, const struct client *loser)
{
	char day[SHOW_BYTES], first[CLOCK_BYTES], second[CLOCK_BYTES];
	int32_t number = DAY_NONE;
	struct stmt s = stmt_open(db, "SELECT a.day, a.cell, a.desk, b.cell, b.desk FROM appointment_cell x"
	                              " JOIN appointment_cell y ON y.client = $loser AND y.day = x.day"
	                              " AND y.cell = x.cell JOIN appointment a ON a.id = x.appointment"
	                              " JOIN appointment b ON b.id = y.appointment WHERE x.client = $winner"
	                              " ORDER BY a.day, a.cell LIMIT 1");
	stmt_bind_int(&s, "$winner", winner->id);
	stmt_bind_int(&s, "$loser", loser->id);
	bool found = stmt_row(&s) && day_parse(stmt_str(&s, 0), &number);
	int desks[] = {(int)stmt_int(&s, 2), (int)stmt_int(&s, 4)};
	cell_format((int)stmt_int(&s, 1), first);
	cell_format((int)stmt_int(&s, 3), second);
	enum status status = stmt_close(&s);
	if (status != DONE || !found)
		return status;
	day_show(number, DAY_SHORT, day, sizeof(day));
	return fault_set(db_fault(db), CONFLICT, "client",
	                 _("On %s both have an appointment at the same time: %s at %s, desk %d, and %s at %s, desk %d."
	                   " Move or cancel one of them first."),
	                 day, winner->number, first, desks[0], loser->number, second, desks[1]);
}

enum status merge_check(struct db *db, const struct client *winner, const struct client *loser)
{
	if (winner->id == loser->id)
		return fault_set(db_fault(db), CONFLICT, "client",
		                 _("Both numbers are the same client, %s %s: choose another one."), winner->number,
		                 winner->name);
	if (winner->merged_into)
		return refuse_merged(db, winner);
	if (loser->merged_into)
		return refuse_merged(db, loser);
	if (standing(loser->kind) > standing(winner->kind))
		return fault_set(db_fault(db), CONFLICT, "client",
		                 _("%s is %s and %s is %s: let %s stay, so that nothing of the membership is lost."),
		                 loser->number, client_kind_text(loser->kind), winner->number,
		                 client_kind_text(winner->kind), loser->number);
	return check_appointments(db, winner, loser);
}
