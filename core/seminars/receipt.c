#include "core/seminars/receipt.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/seminars/row.h"
#include "core/store/action.h"
#include "core/store/stmt.h"
#include "core/text/legal.h"
#include "core/text/utf8.h"
#include "core/words.h"

void receipt_list_free(struct receipt_list *list)
{
	free(list->rows);
	*list = (struct receipt_list){NULL, 0};
}

/* ---- Making them out ---- */

/* ㈱ is written out; a legal form inside the name, before a branch's, stays as it was typed. */
static void full_name(const char *name, char *out, size_t size)
{
	struct legal_split split;
	legal_form_split(name, &split);
	if (split.place == LEGAL_FRONT)
		snprintf(out, size, "%s%s", split.form, split.bare);
	else if (split.place == LEGAL_BACK)
		snprintf(out, size, "%s%s", split.bare, split.form);
	else
		utf8_copy(out, size, name);
}

/* Who pays for a business trades under its name; who trades under their own name is a person. */
static enum status make_out(struct db *db, const struct sign_up *person)
{
	int64_t number = 0;
	char day[DAY_BYTES], payee[RECEIPT_PAYEE_BYTES];
	bool business = strcmp(person->client_name, person->person_name) != 0;
	enum status status = counter_next(db, "receipt", 0, 1, &number);
	if (status != DONE)
		return status;
	if (business)
		full_name(person->client_name, payee, sizeof(payee));
	else
		utf8_copy(payee, sizeof(payee), person->person_name);
	struct stmt s =
	        stmt_open(db, "INSERT INTO receipt (number, sign_up, paid_at, amount, payee, business, day, staff)"
	                      " VALUES ($number, $sign_up, $paid_at, $amount, $payee, $business, $day, $staff)");
	stmt_bind_int(&s, "$number", number);
	stmt_bind_int(&s, "$sign_up", person->id);
	stmt_bind_int(&s, "$paid_at", person->paid_at);
	stmt_bind_int(&s, "$amount", person->paid);
	stmt_bind_text(&s, "$payee", payee);
	stmt_bind_int(&s, "$business", business);
	stmt_bind_text(&s, "$day", day_format(moment_day(db_now(db)), day));
	stmt_bind_int(&s, "$staff", db_actor(db));
	stmt_run(&s);
	return stmt_close(&s);
}

static bool is_named(const struct roll_list *rolls, int roll)
{
	for (int i = 0; i < rolls->count; i++)
		if (rolls->rolls[i] == roll)
			return true;
	return false;
}

/* Of the payment that stands. */
static enum status has_receipt(struct db *db, const struct sign_up *person, bool *out)
{
	struct stmt s = stmt_open(db, "SELECT 1 FROM receipt WHERE sign_up = $sign_up AND paid_at = $paid_at"
	                              " AND amount = $amount");
	stmt_bind_int(&s, "$sign_up", person->id);
	stmt_bind_int(&s, "$paid_at", person->paid_at);
	stmt_bind_int(&s, "$amount", person->paid);
	*out = stmt_row(&s);
	return stmt_close(&s);
}

/* To everybody who paid, or of the rolls named, each of which is to have paid. */
static enum status make_out_all(struct db *db, const struct sign_up_list *people, const struct roll_list *rolls,
                                int *made)
{
	enum status status = DONE;
	for (int i = 0; status == DONE && i < people->count; i++) {
		const struct sign_up *person = &people->rows[i];
		bool has = false;
		if (rolls ? !is_named(rolls, person->roll) : !person->paid)
			continue;
		if (!person->paid)
			return fault_set(db_fault(db), CONFLICT, "roll",
			                 _("Roll %d (%s) has paid nothing: note the payment first."), person->roll,
			                 person->person_name);
		status = has_receipt(db, person, &has);
		if (status == DONE && !has) {
			status = make_out(db, person);
			(*made)++;
		}
	}
	return status;
}

/* The first roll named that is nobody's is told as such. */
static enum status check_rolls(struct db *db, int64_t seminar, const struct roll_list *rolls)
{
	struct sign_up person;
	enum status status = DONE;
	for (int i = 0; status == DONE && rolls && i < rolls->count; i++)
		status = sign_up_get(db, seminar, rolls->rolls[i], &person);
	return status;
}

/* ---- Reading them ---- */

static void read_row(struct stmt *s, struct receipt *out)
{
	out->id = stmt_int(s, 0);
	out->number = (int)stmt_int(s, 1);
	out->sign_up = stmt_int(s, 2);
	out->roll = (int)stmt_int(s, 3);
	out->amount = (int)stmt_int(s, 4);
	stmt_text(s, 5, out->payee, sizeof(out->payee));
	out->business = stmt_int(s, 6) != 0;
	out->paid_on = moment_day(stmt_int(s, 7));
	day_parse(stmt_str(s, 8), &out->made_on);
	out->copies = (int)stmt_int(s, 9);
	stmt_text(s, 10, out->person, sizeof(out->person));
}

/* Those of payments that stand. */
static enum status load(struct db *db, int64_t seminar, const struct roll_list *rolls, struct receipt_list *out)
{
	struct stmt s =
	        stmt_open(db, "SELECT r.id, r.number, u.id, u.roll, r.amount, r.payee, r.business, r.paid_at, r.day,"
	                      " r.copies, p.name, count(*) OVER () FROM receipt r JOIN sign_up u ON u.id = r.sign_up"
	                      " AND u.paid_at = r.paid_at AND u.paid = r.amount JOIN person p ON p.id = u.person"
	                      " WHERE u.seminar = $seminar ORDER BY u.roll");
	stmt_bind_int(&s, "$seminar", seminar);
	while (stmt_row(&s)) {
		if (!out->rows)
			out->rows = calloc((size_t)stmt_int(&s, 11), sizeof(*out->rows));
		if (!out->rows) {
			s.status = fault_set(db_fault(db), FAILED, NULL, _("Out of memory."));
			break;
		}
		read_row(&s, &out->rows[out->count]);
		out->count += rolls ? is_named(rolls, out->rows[out->count].roll) : out->rows[out->count].copies == 0;
	}
	return stmt_close(&s);
}

static enum status nobody(struct db *db, const struct sign_up_list *people)
{
	for (int i = 0; i < people->count; i++)
		if (people->rows[i].paid)
			return fault_set(db_fault(db), CONFLICT, "seminar",
			                 _("All receipts are printed: choose whose is to be printed again."));
	return fault_set(db_fault(db), CONFLICT, "seminar", _("Nobody has paid a fee here: note the payments first."));
}

/* Inside the action. */
static enum status issue(struct db *db, int64_t seminar, const struct roll_list *rolls, struct receipt_list *out,
                         int *made)
{
	struct sign_up_list people = {NULL, 0};
	struct seminar_list known = {NULL, 0};
	enum status status = seminar_get(db, seminar, &known);
	seminar_list_free(&known);
	if (status == DONE)
		status = check_rolls(db, seminar, rolls);
	if (status == DONE)
		status = sign_up_list_load(db, seminar, &people);
	if (status == DONE)
		status = make_out_all(db, &people, rolls, made);
	if (status == DONE)
		status = load(db, seminar, rolls, out);
	if (status == DONE && out->count == 0)
		status = nobody(db, &people);
	sign_up_list_free(&people);
	return status;
}

enum status receipt_issue(struct db *db, int64_t seminar, const struct roll_list *rolls, struct receipt_list *out)
{
	struct action a;
	int made = 0;
	*out = (struct receipt_list){NULL, 0};
	enum status status = action_begin(db, "seminar.receipt", NULL, &a);
	if (status != DONE)
		return status;
	status = issue(db, seminar, rolls, out, &made);
	action_about(db, 0, "seminar", seminar);
	/* Where all have theirs there is nothing to be logged. */
	enum status ended = action_end(db, status == DONE && made == 0 ? CONFLICT : status);
	if (status == DONE && made)
		status = ended;
	if (status != DONE)
		receipt_list_free(out);
	return status;
}

enum status receipt_printed(struct db *db, const struct receipt_list *list)
{
	enum status status = DONE;
	for (int i = 0; status == DONE && i < list->count; i++) {
		struct stmt s = stmt_open(db, "UPDATE receipt SET copies = copies + 1, version = action_id()"
		                              " WHERE id = $id AND copies = $copies");
		stmt_bind_int(&s, "$id", list->rows[i].id);
		stmt_bind_int(&s, "$copies", list->rows[i].copies);
		stmt_run(&s);
		status = stmt_close(&s);
		if (status == DONE && db_rows_changed(db) != 1)
			status = fault_set(db_fault(db), CONFLICT, "receipt",
			                   _("Receipt %d was printed at another desk meanwhile: print it again."),
			                   list->rows[i].number);
	}
	return status;
}

enum status receipt_last(struct db *db, int64_t sign_up, int *number, bool *is_void)
{
	struct stmt s =
	        stmt_open(db, "SELECT r.number, (r.paid_at, r.amount) IS NOT (u.paid_at, u.paid) FROM receipt r"
	                      " JOIN sign_up u ON u.id = r.sign_up WHERE u.id = $id ORDER BY r.id DESC LIMIT 1");
	stmt_bind_int(&s, "$id", sign_up);
	bool found = stmt_row(&s);
	*number = found ? (int)stmt_int(&s, 0) : 0;
	*is_void = found && stmt_int(&s, 1) != 0;
	return stmt_close(&s);
}
