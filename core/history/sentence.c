#include "core/history/sentence.h"

#include <stdio.h>
#include <string.h>

#include "core/access/right.h"
#include "core/history/changed.h"
#include "core/history/history.h"
#include "core/store/stmt.h"
#include "core/text/fill.h"
#include "core/time/civil.h"
#include "core/time/show.h"
#include "core/words.h"

/* What the queries below find out about an action; which of it has a meaning, the family of the action knows. */
struct facts {
	char who[841];  /* the client or the person */
	char what[841]; /* the seminar's title, the client's number */
	char day[DAY_BYTES];
	int cell, desk, roll;
	int count; /* rows of the kind it is about; 0 when what is needed is gone */
	char status[16];
	char fields[512]; /* what of the client was changed */
};

/* The columns are those of struct facts, in its order. */
static const char appointment_query[] =
        "SELECT c.name, '', json_extract(j.new, '$.day'), json_extract(j.new, '$.cell'),"
        " json_extract(j.new, '$.desk'), 0, 1, iif(json_extract(j.new, '$.walk_in'), 'walk_in', '')"
        " FROM journal j JOIN client c ON c.id = json_extract(j.new, '$.client')"
        " WHERE j.action = $action AND j.noun = 'appointment' AND j.new IS NOT NULL ORDER BY j.id DESC LIMIT 1";

static const char client_query[] =
        "SELECT coalesce(json_extract(j.new, '$.name'), c.name), coalesce(json_extract(j.new, '$.number'), c.number),"
        " '', 0, 0, 0, 1, '' FROM log l LEFT JOIN client c ON c.id = l.client"
        " LEFT JOIN journal j ON j.action = l.id AND j.noun = 'client' AND j.row = l.client"
        " WHERE l.id = $action ORDER BY j.id DESC LIMIT 1";

/* Of a merge and of two who are none, the log has the one that stays and the other: "00412 小川造園" each. */
static const char two_query[] = "SELECT o.number || ' ' || o.name, c.number || ' ' || c.name, '', 0, 0, 0, 1, ''"
                                " FROM log l JOIN client c ON c.id = l.client JOIN client o ON o.id = l.subject"
                                " WHERE l.id = $action";

static const char import_query[] = "SELECT '', '', '', 0, 0, 0, count(DISTINCT row), '' FROM journal"
                                   " WHERE action = $action AND noun = 'client'";

static const char postal_query[] = "SELECT '', '', '', 0, 0, 0, subject, '' FROM log WHERE id = $action";

static const char seminar_query[] = "SELECT '', coalesce(json_extract(j.new, '$.title'), s.title), '', 0, 0, 0, 1, ''"
                                    " FROM log l LEFT JOIN seminar s ON s.id = l.subject"
                                    " LEFT JOIN journal j ON j.action = l.id AND j.noun = 'seminar'"
                                    " WHERE l.id = $action AND l.noun = 'seminar' ORDER BY j.id DESC LIMIT 1";

/* How many receipts, and the number of the first. */
static const char receipt_query[] =
        "SELECT '', coalesce(s.title, ''), '', 0, 0, min(json_extract(j.new, '$.number')), count(*), l.noun FROM log l"
        " JOIN journal j ON j.action = l.id AND j.noun = 'receipt' LEFT JOIN seminar s ON s.id = l.subject"
        " WHERE l.id = $action GROUP BY l.id";

/* A person entered by the very action is gone after its undo, but stands in its images. */
static const char sign_up_query[] =
        "SELECT coalesce(p.name, json_extract(k.new, '$.name')), s.title, '', 0, 0, json_extract(j.new, '$.roll'),"
        " (SELECT count(DISTINCT row) FROM journal WHERE action = $action AND noun = 'sign_up' AND new IS NOT NULL),"
        " iif(json_extract(j.old, '$.paid') AND json_extract(j.new, '$.paid') IS NULL, 'unpaid',"
        " json_extract(j.new, '$.status')) FROM journal j"
        " JOIN seminar s ON s.id = json_extract(j.new, '$.seminar')"
        " LEFT JOIN person p ON p.id = json_extract(j.new, '$.person')"
        " LEFT JOIN journal k ON k.action = j.action AND k.noun = 'person' AND k.row = json_extract(j.new, '$.person')"
        " WHERE j.action = $action AND j.noun = 'sign_up' AND j.new IS NOT NULL"
        " ORDER BY json_extract(j.new, '$.roll'), j.id DESC LIMIT 1";

static const char attendance_query[] =
        "SELECT p.name, s.title, '', 0, 0, u.roll,"
        " (SELECT count(DISTINCT row) FROM journal WHERE action = $action AND noun = 'attendance'), ''"
        " FROM journal j JOIN sign_up u ON u.id = json_extract(j.new, '$.sign_up')"
        " JOIN person p ON p.id = u.person JOIN seminar s ON s.id = u.seminar"
        " WHERE j.action = $action AND j.noun = 'attendance' AND j.new IS NOT NULL ORDER BY u.roll LIMIT 1";

static const char told_query[] =
        "SELECT p.name, s.title, '', 0, 0, u.roll, 1, '' FROM log l JOIN sign_up u ON u.id = l.subject"
        " JOIN person p ON p.id = u.person JOIN seminar s ON s.id = u.seminar WHERE l.id = $action";

static const char division_query[] =
        "SELECT '', d.name, '', 0, 0, 0, count(DISTINCT coalesce(json_extract(j.new, '$.client'),"
        " json_extract(j.old, '$.client'))), iif(j.new IS NULL, 'out', 'in') FROM journal j JOIN division d"
        " ON d.id = json_extract(coalesce(j.new, j.old), '$.division')"
        " WHERE j.action = $action AND j.noun = 'client_division'";

static const char call_query[] =
        "SELECT c.name, '', json_extract(j.new, '$.day'), json_extract(j.new, '$.cell'), 0, 0,"
        " coalesce(json_extract(j.new, '$.rating'), 1), json_extract(j.new, '$.outcome')"
        " FROM journal j JOIN appointment a ON a.id = json_extract(j.new, '$.appointment')"
        " JOIN client c ON c.id = a.client WHERE j.action = $action AND j.noun = 'call_outcome'"
        " AND j.new IS NOT NULL ORDER BY j.id DESC LIMIT 1";

/* A time of its own, by where and from when it holds; who is the consultant, or nobody. */
static const char closure_query[] =
        "SELECT coalesce(s.name, ''), coalesce(' (' || json_extract(j.new, '$.reason') || ')', ''), "
        "json_extract(j.new, '$.from_day'),"
        " json_extract(j.new, '$.from_cell'), json_extract(j.new, '$.desk'), 0, 1,"
        " iif(s.id, 'consultant', iif(json_extract(j.new, '$.desk'), 'desk', 'office'))"
        " FROM journal j LEFT JOIN staff s ON s.id = json_extract(j.new, '$.consultant')"
        " WHERE j.action = $action AND j.noun = 'closure' AND j.new IS NOT NULL ORDER BY j.id DESC LIMIT 1";

static const char extra_query[] =
        "SELECT s.name, '', json_extract(j.new, '$.day'), json_extract(j.new, '$.from_cell'),"
        " json_extract(j.new, '$.desk'), 0, 1, '' FROM journal j JOIN staff s ON s.id ="
        " json_extract(j.new, '$.consultant') WHERE j.action = $action AND j.noun = 'plan_extra'"
        " AND j.new IS NOT NULL ORDER BY j.id DESC LIMIT 1";

/* Who took whose place, on which day and with how many. */
static const char substitute_query[] =
        "SELECT n.name, o.name, json_extract(j.new, '$.day'), 0, 0, 0, count(*) OVER (), '' FROM journal j"
        " JOIN staff n ON n.id = json_extract(j.new, '$.consultant')"
        " JOIN staff o ON o.id = json_extract(j.old, '$.consultant')"
        " WHERE j.action = $action AND j.noun = 'appointment' ORDER BY j.id LIMIT 1";

static const char day_query[] =
        "SELECT '', json_extract(j.new, '$.name'), json_extract(j.new, '$.day'), 0, 0, 0, 1,"
        " iif(json_extract(j.new, '$.works'), 'works', '') FROM journal j WHERE j.action = $action"
        " AND j.noun = 'special_day' AND j.new IS NOT NULL ORDER BY j.id DESC LIMIT 1";

static const char setting_query[] =
        "SELECT json_extract(j.new, '$.name'), json_extract(j.new, '$.value'), json_extract(j.new, '$.valid_from'),"
        " 0, 0, 0, 1, '' FROM journal j WHERE j.action = $action AND j.noun = 'setting' AND j.new IS NOT NULL"
        " ORDER BY j.id DESC LIMIT 1";

static const char plan_query[] =
        "SELECT s.name, '', json_extract(j.new, '$.valid_from'), json_extract(j.new, '$.from_cell'),"
        " json_extract(j.new, '$.desk'), 0, 1, '' FROM journal j JOIN staff s ON s.id ="
        " json_extract(coalesce(j.new, j.old), '$.consultant') WHERE j.action = $action AND j.noun = 'plan'"
        " ORDER BY j.id DESC LIMIT 1";

/* Who waits, what for, and what a call came to. */
static const char waiting_query[] =
        "SELECT c.name, t.name, '', 0, 0, 0, 1, coalesce(json_extract(k.new, '$.outcome'), '') FROM log l"
        " LEFT JOIN journal j ON j.action = l.id AND j.noun = 'waiting'"
        " LEFT JOIN journal k ON k.action = l.id AND k.noun = 'waiting_call'"
        " LEFT JOIN waiting w ON w.id = l.subject"
        " JOIN client c ON c.id = coalesce(json_extract(j.new, '$.client'), w.client)"
        " JOIN topic t ON t.id = coalesce(json_extract(j.new, '$.topic'), w.topic) WHERE l.id = $action";

static const char seat_query[] =
        "SELECT p.name, s.title, '', 0, 0, u.roll, 1, json_extract(j.new, '$.outcome') FROM journal j"
        " JOIN sign_up u ON u.id = json_extract(j.new, '$.sign_up') JOIN person p ON p.id = u.person"
        " JOIN seminar s ON s.id = u.seminar WHERE j.action = $action AND j.noun = 'seat_call' LIMIT 1";

/* What was taken out, and how many people were named in it. */
static const char export_query[] =
        "SELECT '', '', '', 0, 0, 0, subject, noun FROM log WHERE id = $action AND subject IS NOT NULL";

static enum status read_facts(struct db *db, const char *query, int64_t action, struct facts *out)
{
	memset(out, 0, sizeof(*out));
	struct stmt s = stmt_open(db, query);
	stmt_bind_int(&s, "$action", action);
	if (stmt_row(&s)) {
		stmt_text(&s, 0, out->who, sizeof(out->who));
		stmt_text(&s, 1, out->what, sizeof(out->what));
		stmt_text(&s, 2, out->day, sizeof(out->day));
		out->cell = (int)stmt_int(&s, 3);
		out->desk = (int)stmt_int(&s, 4);
		out->roll = (int)stmt_int(&s, 5);
		out->count = stmt_is_null(&s, 0) || stmt_is_null(&s, 1) ? 0 : (int)stmt_int(&s, 6);
		stmt_text(&s, 7, out->status, sizeof(out->status));
	}
	return stmt_close(&s);
}

/* Each action's sentence; the first whose name fits. */
struct saying {
	const char *action;
	const char *status; /* only with this state; NULL: any */
	const char *pattern;
};

static const struct saying sayings[] = {
        {"appointment.book", "walk_in", N_("{client} came without an appointment: {day} {time}, desk {desk}")},
        {"appointment.book", NULL, N_("Booked {client}: {day} {time}, desk {desk}")},
        {"appointment.move", NULL, N_("Moved {client} to {day} {time}, desk {desk}")},
        {"appointment.cancel", NULL, N_("Cancelled {client}: {day} {time}, desk {desk}")},
        {"appointment.arrive", NULL, N_("{client} has arrived: {day} {time}, desk {desk}")},
        {"appointment.start", NULL, N_("{client} is in session: {day} {time}, desk {desk}")},
        {"appointment.done", NULL, N_("{client} is done: {day} {time}, desk {desk}")},
        {"appointment.no_show", NULL, N_("{client} did not come: {day} {time}, desk {desk}")},
        {"call.outcome", "agreed", N_("Called {client} about {day} {time}: agreed")},
        {"call.outcome", "no_answer", N_("Called {client} about {day} {time}: no answer")},
        {"call.outcome", "message", N_("Called {client} about {day} {time}: message left")},
        {"call.outcome", "later", N_("Called {client} about {day} {time}: will call back")},
        {"call.outcome", "rated", N_("{client} rated the consultation of {day}: {count}")},
        {"client.add", NULL, N_("Registered {number} {client}")},
        {"client.distinct", NULL, N_("Recorded as two clients: {number} and {client}")},
        {"client.merge", NULL, N_("Merged {client} into {number}")},
        {"client.sticky", NULL, N_("Changed the sticky note of {number} {client}")},
        {"client.edit", "named", N_("Changed {number} {client}: {fields}")},
        {"client.join", NULL, N_("{number} {client} became a member")},
        {"client.edit", NULL, N_("Changed {number} {client}")},
        {"client.divide", "in", N_("Put {count} clients into {division}")},
        {"client.divide", "out", N_("Took {count} clients out of {division}")},
        {"client.import", NULL, N_("Imported the register: {count} clients written")},
        {"office.setting", NULL, N_("Settled {setting} = {value} from {day} on")},
        {"office.postal", NULL, N_("Imported the postal codes: {count} towns, until the next file replaces them")},
        {"office.export", "members", N_("Wrote {count} members to a file")},
        {"office.export_many", "members", N_("Wrote {count} members to a file")},
        {"office.export", "appointments", N_("Wrote the appointments of {count} clients to a file")},
        {"office.export_many", "appointments", N_("Wrote the appointments of {count} clients to a file")},
        {"office.export", "attendance", N_("Wrote the attendance of {count} people to a file")},
        {"office.export_many", "attendance", N_("Wrote the attendance of {count} people to a file")},
        {"office.export_many", "log", N_("Wrote {count} rows of the log to a file")},
        {"office.export_many", "schedule", N_("Wrote a consultant's appointments to a calendar file")},
        {"office.print_many", "schedule", N_("Printed a consultant's schedule")},
        {"office.print", "slip", N_("Printed the slip of an appointment")},
        {"office.print", "roster", N_("Printed the roster of a seminar")},
        {"office.print_many", "roster", N_("Printed the roster of a seminar")},
        {"office.print", "codes", N_("Printed the door list of a seminar")},
        {"office.print_many", "codes", N_("Printed the door list of a seminar")},
        {"office.print", "tags", N_("Printed the name tags of a seminar")},
        {"office.print_many", "tags", N_("Printed the name tags of a seminar")},
        {"office.print", "certificates", N_("Printed the certificates of a seminar")},
        {"office.print_many", "certificates", N_("Printed the certificates of a seminar")},
        {"schedule.export", NULL, N_("Wrote a consultant's appointments to a calendar file")},
        {"schedule.print", NULL, N_("Printed a consultant's schedule")},
        {"office.print", "receipts", N_("{seminar}: printed {count} receipts, from no. {roll} on")},
        {"office.print_many", "receipts", N_("{seminar}: printed {count} receipts, from no. {roll} on")},
        {"office.print", NULL, N_("Printed {count} address labels")},
        {"office.print_many", NULL, N_("Printed {count} address labels")},
        {"plan.add", NULL, N_("Plan of {person}: added from {day} on, desk {desk}")},
        {"plan.edit", NULL, N_("Plan of {person}: changed from {day} on, desk {desk}")},
        {"plan.end", NULL, N_("Plan of {person}: ended")},
        {"plan.extra", NULL, N_("{person} sits at desk {desk} on {day} from {time} on")},
        {"plan.close", "office", N_("Closed the office from {day} {time} on{reason}")},
        {"plan.close", "desk", N_("Closed desk {desk} from {day} {time} on{reason}")},
        {"plan.close", "consultant", N_("{person} takes no appointments from {day} {time} on{reason}")},
        {"plan.substitute", NULL, N_("{person} takes the place of {reason} from {day} on: {count} appointments")},
        {"plan.day", "works", N_("Made {day} a working day: {reason}")},
        {"plan.day", NULL, N_("Made {day} a closed day: {reason}")},
        {"seminar.add", NULL, N_("Planned the seminar {seminar}")},
        {"seminar.edit", NULL, N_("Changed the seminar {seminar}")},
        {"seminar.close", NULL, N_("Closed the attendance of {seminar}")},
        {"seminar.attend", NULL, N_("{seminar}: {person} is present ({roll})")},
        {"seminar.cancel_sign_up", NULL, N_("{seminar}: cancelled {person} ({roll})")},
        {"seminar.offer", NULL, N_("{seminar}: offered {person} a seat ({roll})")},
        {"seminar.answer", "registered", N_("{seminar}: {person} takes the seat offered ({roll})")},
        {"seminar.answer", NULL, N_("{seminar}: {person} does not take the seat offered ({roll})")},
        {"seminar.note", NULL, N_("{seminar}: noted what {person} wants to ask ({roll})")},
        {"seminar.over", NULL, N_("{seminar}: signed up {person} beyond the capacity ({roll})")},
        {"seminar.tell", NULL, N_("{seminar}: called {person} about its being called off ({roll})")},
        {"seminar.pay", "unpaid", N_("{seminar}: took back the payment of {person} ({roll})")},
        {"seminar.pay", NULL, N_("{seminar}: fee received from {person} ({roll})")},
        {"seminar.promote", NULL, N_("{seminar}: {person} moved up from the waiting list ({roll})")},
        {"seminar.questionnaire", NULL, N_("{seminar}: entered the questionnaire of {person} ({roll})")},
        {"seminar.receipt", NULL, N_("{seminar}: made out {count} receipts, from no. {roll} on")},
        {"seminar.sign_up", "waiting", N_("{seminar}: {person} is on the waiting list ({roll})")},
        {"seminar.call", "no_answer", N_("{seminar}, a free seat: {person} did not answer ({roll})")},
        {"seminar.call", "message", N_("{seminar}, a free seat: left a message for {person} ({roll})")},
        {"seminar.call", "later", N_("{seminar}, a free seat: {person} will call back ({roll})")},
        {"waiting.add", NULL, N_("{client} is on the waiting list: {topic}")},
        {"waiting.edit", NULL, N_("Changed the wish of {client}: {topic}")},
        {"waiting.remove", NULL, N_("{client} is off the waiting list: {topic}")},
        {"waiting.call", "no_answer", N_("Waiting list: {client} did not answer")},
        {"waiting.call", "message", N_("Waiting list: left a message for {client}")},
        {"waiting.call", "call_back", N_("Waiting list: {client} will call back")},
        {"waiting.call", "declined", N_("Waiting list: {client} declined")},
        {"seminar.sign_up", NULL, N_("{seminar}: signed up {person} ({roll})")},
};

static const char *pattern_of(const char *action, const struct facts *f)
{
	for (size_t i = 0; i < sizeof(sayings) / sizeof(sayings[0]); i++)
		if (strcmp(sayings[i].action, action) == 0 &&
		    (!sayings[i].status || strcmp(sayings[i].status, f->status) == 0))
			return _(sayings[i].pattern);
	return NULL;
}

/* Several people in one action are told by the first. */
static void say_more(const struct facts *f, const char *sentence, char *out, size_t size)
{
	char more[16];
	const struct fill pieces[] = {{"sentence", sentence}, {"more", more}, {NULL, NULL}};
	snprintf(more, sizeof(more), "%d", f->count - 1);
	fill_pattern(out, size, f->roll && f->count > 1 ? _("{sentence} and {more} more") : "{sentence}", pieces);
}

static void say_facts(const char *pattern, const struct facts *f, char *out, size_t size)
{
	char day[SHOW_BYTES] = "", clock[CLOCK_BYTES], desk[16], roll[16], count[16], sentence[HISTORY_SUMMARY_BYTES];
	const struct fill pieces[] = {
	        {"client", f->who},    {"person", f->who},  {"number", f->what},   {"seminar", f->what},
	        {"division", f->what}, {"reason", f->what}, {"topic", f->what},    {"day", day},
	        {"time", clock},       {"desk", desk},      {"roll", roll},        {"count", count},
	        {"setting", f->who},   {"value", f->what},  {"fields", f->fields}, {NULL, NULL}};
	int32_t number = DAY_NONE;
	if (day_parse(f->day, &number))
		day_show(number, DAY_SHORT, day, sizeof(day));
	cell_format(f->cell, clock);
	snprintf(desk, sizeof(desk), "%d", f->desk);
	snprintf(roll, sizeof(roll), "%d", f->roll);
	snprintf(count, sizeof(count), "%d", f->count);
	fill_pattern(sentence, sizeof(sentence), pattern, pieces);
	say_more(f, sentence, out, size);
}

/* Where an action's facts are; the first whose beginning fits. */
static const struct {
	const char *prefix;
	const char *query;
} families[] = {
        {"appointment.", appointment_query},
        {"client.import", import_query},
        {"client.merge", two_query},
        {"call.", call_query},
        {"client.distinct", two_query},
        {"client.divide", division_query},
        {"client.", client_query},
        {"office.postal", postal_query},
        {"office.setting", setting_query},
        {"office.export", export_query},
        {"office.print", export_query},
        {"schedule.", export_query},
        {"plan.close", closure_query},
        {"plan.extra", extra_query},
        {"plan.day", day_query},
        {"plan.substitute", substitute_query},
        {"plan.", plan_query},
        {"seminar.add", seminar_query},
        {"seminar.edit", seminar_query},
        {"seminar.close", seminar_query},
        {"seminar.receipt", receipt_query},
        {"seminar.attend", attendance_query},
        {"seminar.call", seat_query},
        {"seminar.tell", told_query},
        {"seminar.questionnaire", told_query},
        {"seminar.", sign_up_query},
        {"waiting.", waiting_query},
};

static enum status find_facts(struct db *db, int64_t action, const char *name, struct facts *out)
{
	enum status status = DONE;
	size_t i = 0;
	memset(out, 0, sizeof(*out));
	while (i < sizeof(families) / sizeof(families[0]) &&
	       strncmp(name, families[i].prefix, strlen(families[i].prefix)) != 0)
		i++;
	if (i < sizeof(families) / sizeof(families[0]))
		status = read_facts(db, families[i].query, action, out);
	if (status == DONE && strcmp(out->status, "receipts") == 0)
		status = read_facts(db, receipt_query, action, out);
	if (status == DONE && strcmp(name, "client.edit") == 0)
		status = changed_make(db, action, out->fields, sizeof(out->fields));
	if (out->fields[0])
		strcpy(out->status, "named");
	return status;
}

static enum status say(struct db *db, int64_t action, const char *name, char *out, size_t size)
{
	struct facts facts;
	enum status status = find_facts(db, action, name, &facts);
	const char *pattern = pattern_of(name, &facts);
	const struct right *right = right_find(name);
	if (status == DONE && pattern && facts.count)
		say_facts(pattern, &facts, out, size);
	else if (status == DONE)
		snprintf(out, size, "%s", right ? _(right->words) : name);
	return status;
}

/* Follows an undo to what it took back: an odd number of steps means undone, an even one done again. */
static enum status find_root(struct db *db, int64_t *action, int *steps, char name[64])
{
	enum status status = DONE;
	int64_t undoes = *action;
	for (*steps = -1; status == DONE && undoes; (*steps)++) {
		*action = undoes;
		struct stmt s = stmt_open(db, "SELECT name, coalesce(undoes, 0) FROM log WHERE id = $id");
		stmt_bind_int(&s, "$id", *action);
		undoes = 0;
		name[0] = '\0';
		if (stmt_row(&s)) {
			stmt_text(&s, 0, name, 64);
			undoes = stmt_int(&s, 1);
		}
		status = stmt_close(&s);
	}
	return status;
}

enum status sentence_make(struct db *db, int64_t action, char *out, size_t size)
{
	char name[64] = "", root[HISTORY_SUMMARY_BYTES] = "";
	const struct fill pieces[] = {{"action", root}, {NULL, NULL}};
	int steps = 0;
	out[0] = '\0';
	enum status status = find_root(db, &action, &steps, name);
	if (status != DONE || !*name)
		return status;
	status = say(db, action, name, root, sizeof(root));
	fill_pattern(out, size,
	             steps == 0       ? "{action}"
	             : steps % 2 == 1 ? _("Undone: {action}")
	                              : _("Done again: {action}"),
	             pieces);
	return status;
}
