#include "core/export/desk_paper.h"

#include <string.h>

#include "core/access/staff.h"
#include "core/desks/appointment.h"
#include "core/desks/ics.h"
#include "core/desks/slot.h"
#include "core/export/export.h"
#include "core/export/paper.h"
#include "core/export/whole_file.h"
#include "core/office/code.h"
#include "core/office/setting.h"
#include "core/store/action.h"
#include "core/store/stmt.h"
#include "core/text/number.h"
#include "core/time/show.h"
#include "core/words.h"

#define TEXT_BYTES 4096
#define TIME_BYTES 48

/* The records of print/leaf.h. */
static const struct extract_column columns[] = {
        {"kind", "種類", false, NULL}, {"label", "項目", false, NULL}, {"text", "内容", false, NULL}, {0}};

static void add(struct extract *leaf, const char *kind, const char *label, const char *text)
{
	const char *cells[] = {kind, label, text};
	extract_add(leaf, cells);
}

static void add_fact(struct extract *leaf, const char *label, const char *text)
{
	if (*text)
		add(leaf, "fact", label, text);
}

static enum status read_society(struct db *db, char out[SETTING_BYTES])
{
	char today[DAY_BYTES];
	day_format(moment_day(db_now(db)), today);
	return setting_text(db, "society.name", today, out, SETTING_BYTES);
}

/* 10:00-11:00; a session that ends at midnight ends at 24:00. */
static void time_text(int from, int to, char out[TIME_BYTES])
{
	snprintf(out, TIME_BYTES, "%02d:%02d-%02d:%02d", from / 60, from % 60, to / 60, to % 60);
}

/* ---- The slip ---- */

static void slip_facts(const struct appointment *a, const struct code *topic, struct extract *leaf)
{
	char text[TEXT_BYTES], time[TIME_BYTES], day[SHOW_BYTES];
	int from = a->cell * CELL_MINUTES;
	time_text(from, from + a->minutes, time);
	day_show(a->day, DAY_LONG, day, sizeof(day));
	snprintf(text, sizeof(text), "%s  %s", day, time);
	add(leaf, "heading", text, "");
	snprintf(text, sizeof(text), "%s%s%s", a->name, a->visitor[0] ? "  " : "", a->visitor);
	add_fact(leaf, _("Client"), text);
	snprintf(text, sizeof(text), _("at desk %d"), a->desk);
	add_fact(leaf, _("Where"), a->means == MEANS_COUNTER ? text : means_text(a->means));
	add_fact(leaf, _("Consultant"), a->consultant_name);
	add_fact(leaf, _("About"), a->topic_code == 0 ? "" : a->topic_name);
	add_fact(leaf, _("Please bring"), topic->bring);
}

static enum status read_slip(struct db *db, int64_t id, struct extract *leaf, int64_t *client)
{
	struct appointment a;
	struct code topic;
	char society[SETTING_BYTES] = "", number[NUMBER_CODE_BYTES];
	enum status status = appointment_get(db, id, &a);
	if (status == DONE && !appointment_live(a.status))
		return fault_set(db_fault(db), CONFLICT, "id",
		                 _("Appointment %lld is over or cancelled: there is no slip for it."), (long long)id);
	if (status == DONE)
		status = code_get(db, CODE_TOPIC, a.topic, &topic);
	if (status == DONE)
		status = read_society(db, society);
	if (status != DONE || !number_code(number, NUMBER_APPOINTMENT, id))
		return status == DONE ? FAILED : status;
	*client = a.client;
	add(leaf, "title", society, _("Your appointment"));
	slip_facts(&a, &topic, leaf);
	add(leaf, "code", _("Number"), number);
	return DONE;
}

/* ---- The days of a consultant ---- */

/* Whole sessions' time that nobody has, from one cell up to another. */
static void add_gaps(const struct plan_day *day, int64_t consultant, int from, int to, struct extract *leaf)
{
	char time[TIME_BYTES];
	for (int i = 0; i < day->count; i++) {
		const struct plan_span *span = &day->spans[i];
		int begin = span->from > from ? span->from : from, end = span->to < to ? span->to : to;
		if (span->consultant != consultant || (end - begin) * CELL_MINUTES < day->calendar->session_minutes)
			continue;
		time_text(begin * CELL_MINUTES, end * CELL_MINUTES, time);
		add_fact(leaf, time, _("free"));
	}
}

static void add_visit(const struct appointment *a, struct extract *leaf)
{
	char text[TEXT_BYTES], time[TIME_BYTES];
	int from = a->cell * CELL_MINUTES;
	const char *phone = a->callback[0] ? a->callback : a->phone;
	time_text(from, from + a->minutes, time);
	snprintf(text, sizeof(text), _("%s%s%s, %s (no.%d, %s)%s%s"), a->name, a->visitor[0] ? " " : "", a->visitor,
	         a->topic_name, a->desk, appointment_status_text(a->status), phone[0] ? "  " : "", phone);
	add_fact(leaf, time, text);
}

struct days {
	const struct plan *plan;
	const struct appointment_list *visits;
	int64_t consultant, now;
	struct extract *leaf;
};

static void add_day(const struct days *d, int32_t date)
{
	struct plan_day day;
	char heading[SHOW_BYTES], reason[TEXT_BYTES] = "";
	size_t before = d->leaf->count;
	int end = slot_first_cell(date, d->now, false);
	plan_day(d->plan, date, &day);
	if (day.calendar)
		calendar_reason(day.calendar, reason, sizeof(reason));
	add(d->leaf, "heading", day_show(date, DAY_SHORT, heading, sizeof(heading)), reason);
	for (int i = 0; i < d->visits->count; i++) {
		const struct appointment *a = &d->visits->rows[i];
		if (a->day != date || a->status == APPOINTMENT_CANCELLED)
			continue;
		add_gaps(&day, d->consultant, end, a->cell, d->leaf);
		add_visit(a, d->leaf);
		end = a->cell + a->cells > end ? a->cell + a->cells : end;
	}
	add_gaps(&day, d->consultant, end, CELLS_A_DAY, d->leaf);
	if (d->leaf->count == before + 1 && day.count == 0 && !reason[0])
		add_fact(d->leaf, "", _("not here"));
}

static void add_days(const struct days *d, const struct desk_paper *paper, const char *society, const char *name)
{
	char text[TEXT_BYTES], first[SHOW_BYTES], last[SHOW_BYTES];
	snprintf(text, sizeof(text), "%s  %s-%s", name, day_show(paper->first, DAY_NUMERIC, first, sizeof(first)),
	         day_show(paper->last, DAY_NUMERIC, last, sizeof(last)));
	add(d->leaf, "title", society, text);
	for (int32_t day = paper->first; day <= paper->last; day++)
		add_day(d, day);
}

static enum status read_week(struct db *db, const struct desk_paper *paper, struct extract *leaf)
{
	struct plan plan = {0};
	struct appointment_list visits = {0};
	struct appointment_filter filter = {.from = paper->first, .to = paper->last, .consultant = paper->subject};
	struct staff who;
	char society[SETTING_BYTES] = "";
	enum status status = staff_get(db, paper->subject, &who);
	if (status == DONE)
		status = read_society(db, society);
	if (status == DONE)
		status = plan_load(db, paper->first, paper->last, &plan);
	if (status == DONE)
		status = appointment_list(db, &filter, &visits);
	if (status == DONE)
		add_days(&(struct days){&plan, &visits, paper->subject, db_now(db), leaf}, paper, society, who.name);
	plan_free(&plan);
	appointment_list_free(&visits);
	return status;
}

/* ---- Into a file ---- */

static enum status write_pdf(struct db *db, const struct desk_paper *paper, FILE *out, int64_t *client)
{
	struct extract leaf = {0};
	bool slip = paper->kind == DESK_SLIP;
	extract_open(&leaf, columns);
	enum status status = slip ? read_slip(db, paper->subject, &leaf, client) : read_week(db, paper, &leaf);
	if (status == DONE && leaf.failed)
		status = fault_set(db_fault(db), FAILED, NULL, _("Out of memory."));
	if (status == DONE)
		status = paper_leaf(&leaf, slip ? "a6" : "a4", paper->font,
		                    slip ? _("Your appointment") : _("Schedule"), db_now(db), out, db_fault(db));
	extract_close(&leaf);
	return status;
}

static enum status write_ics(struct db *db, const struct desk_paper *paper, FILE *out)
{
	struct staff who;
	struct appointment_filter filter = {.from = paper->first, .to = paper->last, .consultant = paper->subject};
	enum status status = staff_get(db, paper->subject, &who);
	return status == DONE ? ics_write(db, &filter, who.name, out) : status;
}

/* How many clients are named in it. */
static enum status count_people(struct db *db, const struct desk_paper *paper, int64_t *out)
{
	char from[DAY_BYTES] = "0000-00-00", to[DAY_BYTES] = "9999-99-99";
	struct stmt s = stmt_open(db, "SELECT count(DISTINCT client) FROM appointment"
	                              " WHERE consultant = $consultant AND day BETWEEN $from AND $to");
	if (paper->first != DAY_NONE)
		day_format(paper->first, from);
	if (paper->last != DAY_NONE)
		day_format(paper->last, to);
	stmt_bind_int(&s, "$consultant", paper->subject);
	stmt_bind_text(&s, "$from", from);
	stmt_bind_text(&s, "$to", to);
	*out = stmt_row(&s) ? stmt_int(&s, 0) : 0;
	return stmt_close(&s);
}

static enum status note(struct db *db, const struct desk_paper *paper, int64_t client)
{
	static const char *const actions[2][2] = {{"office.print", "office.print_many"},
	                                          {"office.export", "office.export_many"}};
	struct action action;
	int64_t people = 1;
	enum status status = paper->kind == DESK_SLIP ? DONE : count_people(db, paper, &people);
	if (status == DONE)
		status = action_begin(db, actions[paper->kind == DESK_ICS][people > EXPORT_FEW], NULL, &action);
	if (status != DONE)
		return status;
	action_about(db, client, paper->kind == DESK_SLIP ? "slip" : "schedule", paper->subject);
	return action_end(db, status);
}

enum status desk_paper_file(struct db *db, const struct desk_paper *paper, const char *path)
{
	struct whole_file file;
	int64_t client = 0;
	enum status status = whole_file_open(&file, path, NULL, db_fault(db));
	if (status != DONE)
		return status;
	status = paper->kind == DESK_ICS ? write_ics(db, paper, file.file) : write_pdf(db, paper, file.file, &client);
	if (status == DONE)
		status = note(db, paper, client);
	return whole_file_close(&file, status, db_fault(db));
}

enum status desk_paper_name(struct db *db, const struct desk_paper *paper, char *out, size_t size)
{
	char number[NUMBER_CODE_BYTES] = "", day[DAY_BYTES];
	struct staff who;
	if (paper->kind == DESK_SLIP) {
		number_code(number, NUMBER_APPOINTMENT, paper->subject);
		snprintf(out, size, _("slip-%s.pdf"), number);
		return DONE;
	}
	enum status status = staff_get(db, paper->subject, &who);
	if (status != DONE)
		return status;
	if (paper->kind == DESK_ICS)
		snprintf(out, size, "%s.ics", who.login);
	else
		snprintf(out, size, _("schedule-%s-%s.pdf"), who.login, day_format(paper->first, day));
	return DONE;
}
