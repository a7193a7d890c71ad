#include "core/seminars/double.h"

#include "core/seminars/row.h"

static bool is_better(const struct sign_up *a, const struct sign_up *b)
{
	static const int rank[] = {
	        [SIGN_UP_REGISTERED] = 0, [SIGN_UP_OFFERED] = 1, [SIGN_UP_WAITING] = 2, [SIGN_UP_CANCELLED] = 3};
	if (rank[a->status] != rank[b->status])
		return rank[a->status] < rank[b->status];
	if (a->over != b->over)
		return b->over;
	return a->roll < b->roll;
}

static enum status run_both(struct db *db, const char *sql, int64_t keep, int64_t drop)
{
	struct stmt s = stmt_open(db, sql);
	stmt_bind_int(&s, "$keep", keep);
	stmt_bind_int(&s, "$drop", drop);
	stmt_run(&s);
	return stmt_close(&s);
}

/* What was paid is shown and taken back where the seat is, and so is its receipt. */
static enum status move_payment(struct db *db, int64_t keep, int64_t drop)
{
	enum status status =
	        run_both(db,
	                 "UPDATE sign_up SET (paid, paid_at, paid_by) = (SELECT d.paid, d.paid_at, d.paid_by"
	                 " FROM sign_up d WHERE d.id = $drop), version = action_id() WHERE id = $keep",
	                 keep, drop);
	if (status == DONE)
		status = run_both(db,
		                  "UPDATE receipt SET sign_up = $keep, version = action_id() WHERE sign_up = $drop"
		                  " AND paid_at = (SELECT paid_at FROM sign_up WHERE id = $keep)",
		                  keep, drop);
	if (status != DONE)
		return status;
	struct stmt s = stmt_open(db, "UPDATE sign_up SET paid = NULL, paid_at = NULL, paid_by = NULL,"
	                              " version = action_id() WHERE id = $drop");
	stmt_bind_int(&s, "$drop", drop);
	stmt_run(&s);
	return stmt_close(&s);
}

/* What both have stays once; what only the one that goes has goes over. */
static enum status move_rows(struct db *db, const char *doubles, const char *rest, int64_t keep, int64_t drop)
{
	enum status status = run_both(db, doubles, keep, drop);
	return status == DONE ? run_both(db, rest, keep, drop) : status;
}

/* Who was ticked twice was present once. */
static enum status move_attendance(struct db *db, int64_t keep, int64_t drop)
{
	return move_rows(db,
	                 "DELETE FROM attendance WHERE sign_up = $drop AND session IN"
	                 " (SELECT session FROM attendance WHERE sign_up = $keep)",
	                 "UPDATE attendance SET sign_up = $keep, version = action_id() WHERE sign_up = $drop", keep,
	                 drop);
}

/* Who handed in two sheets is asked once. */
static enum status move_sheet(struct db *db, int64_t keep, int64_t drop)
{
	return move_rows(db,
	                 "DELETE FROM questionnaire_answer WHERE sign_up = $drop AND EXISTS"
	                 " (SELECT 1 FROM questionnaire_answer k WHERE k.sign_up = $keep)",
	                 "UPDATE questionnaire_answer SET sign_up = $keep, version = action_id() WHERE sign_up = $drop",
	                 keep, drop);
}

static enum status join(struct db *db, const struct sign_up *keep, const struct sign_up *drop)
{
	enum status status = move_attendance(db, keep->id, drop->id);
	if (status == DONE)
		status = move_sheet(db, keep->id, drop->id);
	if (status == DONE && drop->paid && !keep->paid)
		status = move_payment(db, keep->id, drop->id);
	return status == DONE ? sign_up_write(db, drop->id, SIGN_UP_CANCELLED, NULL) : status;
}

static enum status settle(struct db *db, int64_t one, int64_t two)
{
	struct sign_up a, b;
	enum status status = sign_up_by_id(db, one, &a);
	if (status == DONE)
		status = sign_up_by_id(db, two, &b);
	if (status != DONE)
		return status;
	return is_better(&a, &b) ? join(db, &a, &b) : join(db, &b, &a);
}

enum status sign_up_drop_doubles(struct db *db, int64_t person, int64_t other)
{
	enum status status = DONE;
	while (status == DONE) {
		struct stmt s = stmt_open(db, "SELECT a.id, b.id FROM sign_up a JOIN sign_up b ON b.seminar = a.seminar"
		                              " WHERE a.person = $person AND b.person = $other"
		                              " AND a.status <> 'cancelled' AND b.status <> 'cancelled' LIMIT 1");
		stmt_bind_int(&s, "$person", person);
		stmt_bind_int(&s, "$other", other);
		bool found = stmt_row(&s);
		int64_t one = stmt_int(&s, 0), two = stmt_int(&s, 1);
		status = stmt_close(&s);
		if (status == DONE && !found)
			break;
		if (status == DONE)
			status = settle(db, one, two);
	}
	return status;
}
