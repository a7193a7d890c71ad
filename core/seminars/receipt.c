#include "core/seminars/receipt.h"

#include <stdlib.h>
#include <string.h>

#include "core/seminars/row.h"
#include "core/store/action.h"
#include "core/store/stmt.h"
#include "core/words.h"

void receipt_list_free(struct receipt_list *list)
{
	free(list->rows);
	*list = (struct receipt_list){NULL, 0};
}

/* ---- Making them out ---- */

/* Who pays for a business trades under its name; who trades under their own name is a person. */
static enum status make_out(struct db *db, int64_t sign_up)
{
	int64_t number = 0;
	char day[DAY_BYTES];
	enum status status = counter_next(db, "receipt", 0, 1, &number);
	if (status != DONE)
		return status;
	struct stmt s =
	        stmt_open(db, "INSERT INTO receipt (number, sign_up, paid_at, amount, payee, business, day, staff)"
	                      " SELECT $number, u.id, u.paid_at, u.paid, c.name, c.name <> p.name, $day, $staff"
	                      " FROM sign_up u JOIN client c ON c.id = u.client JOIN person p ON p.id = u.person"
	                      " WHERE u.id = $sign_up");
	stmt_bind_int(&s, "$number", number);
	stmt_bind_text(&s, "$day", day_format(moment_day(db_now(db)), day));
	stmt_bind_int(&s, "$staff", db_actor(db));
	stmt_bind_int(&s, "$sign_up", sign_up);
	stmt_run(&s);
	return stmt_close(&s);
}

/* The sign-ups that paid and have no receipt of that payment; of one roll, or of all with roll 0. */
#define LACKING                                                                                                        \
	"SELECT u.id FROM sign_up u WHERE u.seminar = $seminar AND u.paid_at IS NOT NULL AND $roll IN (0, u.roll)"     \
	" AND NOT EXISTS (SELECT 1 FROM receipt r WHERE r.sign_up = u.id AND r.paid_at = u.paid_at)"

static enum status first_lacking(struct db *db, int64_t seminar, int roll, int64_t *out)
{
	struct stmt s = stmt_open(db, LACKING " ORDER BY u.roll LIMIT 1");
	stmt_bind_int(&s, "$seminar", seminar);
	stmt_bind_int(&s, "$roll", roll);
	*out = stmt_row(&s) ? stmt_int(&s, 0) : 0;
	return stmt_close(&s);
}

static enum status make_out_all(struct db *db, int64_t seminar, int roll, int *made)
{
	struct seminar_list known;
	int64_t sign_up = 0;
	enum status status = seminar_get(db, seminar, &known);
	if (status != DONE)
		return status;
	seminar_list_free(&known);
	while ((status = first_lacking(db, seminar, roll, &sign_up)) == DONE && sign_up) {
		status = make_out(db, sign_up);
		if (status != DONE)
			return status;
		(*made)++;
	}
	return status;
}

static enum status make_out_roll(struct db *db, int64_t seminar, int roll, int *made)
{
	struct sign_up person;
	enum status status = sign_up_get(db, seminar, roll, &person);
	if (status == DONE && !person.paid)
		return fault_set(db_fault(db), CONFLICT, "roll",
		                 _("Roll %d (%s) has paid nothing: note the payment first."), roll, person.person_name);
	return status == DONE ? make_out_all(db, seminar, roll, made) : status;
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
}

static bool is_wanted(const struct receipt *receipt, const struct roll_list *rolls)
{
	for (int i = 0; rolls && i < rolls->count; i++)
		if (rolls->rolls[i] == receipt->roll)
			return true;
	return !rolls && receipt->copies == 0;
}

/* Those of payments that stand. */
static enum status load(struct db *db, int64_t seminar, const struct roll_list *rolls, struct receipt_list *out)
{
	struct stmt s =
	        stmt_open(db, "SELECT r.id, r.number, u.id, u.roll, r.amount, r.payee, r.business, r.paid_at, r.day,"
	                      " r.copies, count(*) OVER () FROM receipt r JOIN sign_up u ON u.id = r.sign_up"
	                      " AND u.paid_at = r.paid_at WHERE u.seminar = $seminar ORDER BY u.roll");
	stmt_bind_int(&s, "$seminar", seminar);
	while (stmt_row(&s)) {
		if (!out->rows)
			out->rows = calloc((size_t)stmt_int(&s, 10), sizeof(*out->rows));
		if (!out->rows) {
			s.status = fault_set(db_fault(db), FAILED, NULL, _("Out of memory."));
			break;
		}
		read_row(&s, &out->rows[out->count]);
		out->count += is_wanted(&out->rows[out->count], rolls);
	}
	return stmt_close(&s);
}

enum status receipt_issue(struct db *db, int64_t seminar, const struct roll_list *rolls, struct receipt_list *out)
{
	struct action a;
	int made = 0;
	*out = (struct receipt_list){NULL, 0};
	enum status status = action_begin(db, "seminar.receipt", NULL, &a);
	if (status != DONE)
		return status;
	for (int i = 0; status == DONE && rolls && i < rolls->count; i++)
		status = make_out_roll(db, seminar, rolls->rolls[i], &made);
	if (status == DONE && !rolls)
		status = make_out_all(db, seminar, 0, &made);
	if (status == DONE)
		status = load(db, seminar, rolls, out);
	if (status == DONE && out->count == 0)
		status = fault_set(db_fault(db), CONFLICT, "seminar",
		                   _("Nobody who has paid is without a receipt: choose whose is to be printed again."));
	action_about(db, 0, "seminar", seminar);
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
	        stmt_open(db, "SELECT r.number, r.paid_at IS NOT u.paid_at FROM receipt r"
	                      " JOIN sign_up u ON u.id = r.sign_up WHERE u.id = $id ORDER BY r.id DESC LIMIT 1");
	stmt_bind_int(&s, "$id", sign_up);
	bool found = stmt_row(&s);
	*number = found ? (int)stmt_int(&s, 0) : 0;
	*is_void = found && stmt_int(&s, 1) != 0;
	return stmt_close(&s);
}
