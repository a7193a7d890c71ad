#include "core/export/desk_paper.h"

#include "core/access/right.h"
#include "core/access/staff.h"
#include "core/desks/ics.h"
#include "core/export/desk_leaf.h"
#include "core/export/export.h"
#include "core/export/paper.h"
#include "core/export/whole_file.h"
#include "core/store/action.h"
#include "core/store/stmt.h"
#include "core/text/number.h"
#include "core/text/utf8.h"
#include "core/words.h"

/* ---- Who may ---- */

/* A consultant, and nothing else. */
static bool is_consultant(const struct db *db)
{
	return db_roles(db) == ROLE_CONSULTANT;
}

bool desk_paper_may(const struct db *db, const struct desk_paper *paper)
{
	bool days = paper->kind != DESK_SLIP;
	return !is_consultant(db) || (days && paper->subject == db_actor(db));
}

/* The same right once more, for the statements that read (rule R22). */
static int64_t only_own(const struct db *db)
{
	return is_consultant(db) ? db_actor(db) : 0;
}

/* The last day that counts for the number of people: a consultant's own days to come are theirs, however many. */
static int32_t last_counted(const struct db *db, const struct desk_paper *paper)
{
	int32_t last = paper->last == DAY_NONE ? DAY_LAST : paper->last, today = moment_day(db_now(db));
	return is_consultant(db) && last >= today ? today - 1 : last;
}

/* How many clients are named in it. */
static enum status count_people(struct db *db, const struct desk_paper *paper, int64_t *out)
{
	char from[DAY_BYTES], to[DAY_BYTES];
	struct stmt s = stmt_open(db, "SELECT count(DISTINCT client) FROM appointment WHERE day BETWEEN $from AND $to"
	                              " AND ($consultant = 0 OR consultant = $consultant)"
	                              " AND ($desk = 0 OR desk = $desk)");
	stmt_bind_int(&s, "$consultant", paper->subject);
	stmt_bind_int(&s, "$desk", paper->desk);
	stmt_bind_text(&s, "$from", day_format(paper->first == DAY_NONE ? DAY_FIRST : paper->first, from));
	stmt_bind_text(&s, "$to", day_format(last_counted(db, paper), to));
	*out = stmt_row(&s) ? stmt_int(&s, 0) : 0;
	return stmt_close(&s);
}

static enum status note_slip(struct db *db, const struct desk_paper *paper, int64_t client)
{
	struct action action;
	enum status status = action_begin(db, "office.print", NULL, &action);
	if (status != DONE)
		return status;
	action_about(db, client, "slip", paper->subject);
	return action_end(db, status);
}

/* One consultant's days are about them; what is more is about how many people stand in it, as with every export. */
static enum status note_days(struct db *db, const struct desk_paper *paper)
{
	static const char *const actions[2][3] = {{"schedule.print", "office.print", "office.print_many"},
	                                          {"schedule.export", "office.export", "office.export_many"}};
	struct action action;
	int64_t people = 0;
	bool one = paper->subject != 0;
	enum status status = count_people(db, paper, &people);
	if (status == DONE)
		status = action_begin(db, actions[paper->kind == DESK_ICS][people > EXPORT_FEW ? 2 : !one], NULL,
		                      &action);
	if (status != DONE)
		return status;
	action_about(db, 0, one ? "schedule" : "appointments", one ? paper->subject : people);
	return action_end(db, status);
}

/* ---- Into a file ---- */

static enum status read_leaf(struct db *db, const struct desk_paper *paper, struct extract *leaf, int64_t *client)
{
	struct desk_leaf_days days = {paper->subject, only_own(db), paper->first, paper->last};
	return paper->kind == DESK_SLIP ? desk_leaf_slip(db, paper->subject, leaf, client)
	                                : desk_leaf_week(db, &days, leaf);
}

static enum status write_pdf(struct db *db, const struct desk_paper *paper, FILE *out, int64_t *client)
{
	struct extract leaf = {0};
	bool slip = paper->kind == DESK_SLIP;
	desk_leaf_open(&leaf);
	enum status status = read_leaf(db, paper, &leaf, client);
	if (status == DONE && leaf.failed)
		status = fault_set(db_fault(db), FAILED, NULL, _("Out of memory."));
	if (status == DONE)
		status = paper_leaf(&leaf, slip ? "a6" : paper->size, paper->font,
		                    slip ? _("Your appointment") : _("Schedule"), db_now(db), out, db_fault(db));
	extract_close(&leaf);
	return status;
}

/* The calendar is called after whose it is. */
static enum status write_ics(struct db *db, const struct desk_paper *paper, FILE *out)
{
	struct staff who;
	struct appointment_filter filter = {.from = paper->first,
	                                    .to = paper->last,
	                                    .desk = paper->desk,
	                                    .consultant = paper->subject,
	                                    .only = only_own(db)};
	char name[sizeof(who.name)];
	enum status status = paper->subject ? staff_get(db, paper->subject, &who) : DONE;
	if (paper->subject)
		utf8_copy(name, sizeof(name), status == DONE ? who.name : "");
	else if (paper->desk)
		snprintf(name, sizeof(name), _("desk %d"), paper->desk);
	else
		utf8_copy(name, sizeof(name), _("Appointments"));
	return status == DONE ? ics_write(db, &filter, name, out) : status;
}

enum status desk_paper_file(struct db *db, const struct desk_paper *paper, const char *path, FILE *stream)
{
	struct whole_file file;
	int64_t client = 0;
	if (!desk_paper_may(db, paper))
		return fault_set(db_fault(db), DENIED, "",
		                 _("A consultant takes out their own days alone: ask the office for more."));
	enum status status = whole_file_open(&file, path, stream, db_fault(db));
	if (status != DONE)
		return status;
	status = paper->kind == DESK_ICS ? write_ics(db, paper, file.file) : write_pdf(db, paper, file.file, &client);
	if (status == DONE)
		status = paper->kind == DESK_SLIP ? note_slip(db, paper, client) : note_days(db, paper);
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
