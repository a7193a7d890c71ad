#include "core/seminars/row.h"
#include "core/store/action.h"
#include "core/text/safe.h"
#include "core/words.h"

/* What stands beside a sign-up: what was paid, and what the person wants to ask. */

static enum status pay(struct db *db, int64_t seminar, int roll, int amount)
{
	struct sign_up sign_up;
	enum status status = sign_up_get(db, seminar, roll, &sign_up);
	if (status != DONE)
		return status;
	if (sign_up.paid == amount)
		return fault_set(db_fault(db), CONFLICT, "paid",
		                 amount ? _("Roll %d (%s) has paid %d yen already.")
		                        : _("Roll %d (%s) has paid nothing yet."),
		                 roll, sign_up.person_name, amount);
	action_about(db, sign_up.client, "sign_up", sign_up.id);
	struct stmt s = stmt_open(db, "UPDATE sign_up SET paid = nullif($paid, 0), paid_at = iif($paid, $at, NULL),"
	                              " paid_by = iif($paid, $by, NULL), version = action_id() WHERE id = $id");
	stmt_bind_int(&s, "$paid", amount);
	stmt_bind_int(&s, "$at", db_now(db));
	stmt_bind_int(&s, "$by", db_actor(db));
	stmt_bind_int(&s, "$id", sign_up.id);
	stmt_run(&s);
	return stmt_close(&s);
}

enum status sign_up_pay(struct db *db, int64_t seminar, int roll, int amount, const char *op, struct sign_up *out)
{
	struct action a;
	if (amount < 0 || amount > SEMINAR_FEE_MOST)
		return fault_set(db_fault(db), INVALID, "paid", _("A payment is from 0 to %d yen."), SEMINAR_FEE_MOST);
	enum status status = action_begin(db, "seminar.pay", op, &a);
	if (status == DONE && !a.repeated)
		status = action_end(db, pay(db, seminar, roll, amount));
	return status == DONE ? sign_up_get(db, seminar, roll, out) : status;
}

/* Whoever was moved has a mark here and a sign-up there that ended with it: one action wrote both. */
static const char moved[] =
        "SELECT t.title, min(x.day), here.id = $id FROM sign_up here"
        " JOIN attendance a ON a.sign_up = here.id AND a.how = 'transfer'"
        " JOIN sign_up there ON there.person = here.person AND there.status = 'cancelled' AND there.version = a.version"
        " JOIN seminar t ON t.id = CASE here.id WHEN $id THEN there.seminar ELSE here.seminar END"
        " JOIN seminar_session x ON x.seminar = t.id"
        " WHERE here.person = (SELECT person FROM sign_up WHERE id = $id) AND $id IN (here.id, there.id)"
        " GROUP BY t.id";

static enum status read_moved(struct db *db, int64_t id, struct sign_up_words *out)
{
	struct stmt s = stmt_open(db, moved);
	stmt_bind_int(&s, "$id", id);
	if (stmt_row(&s)) {
		stmt_text(&s, 0, out->moved, sizeof(out->moved));
		day_parse(stmt_str(&s, 1), &out->moved_day);
		out->moved_here = stmt_int(&s, 2) != 0;
	}
	return stmt_close(&s);
}

enum status sign_up_words(struct db *db, int64_t id, struct sign_up_words *out)
{
	struct stmt s = stmt_open(db, "SELECT note, over_reason FROM sign_up WHERE id = $id");
	stmt_bind_int(&s, "$id", id);
	*out = (struct sign_up_words){.moved_here = false};
	if (stmt_row(&s)) {
		stmt_text(&s, 0, out->note, sizeof(out->note));
		stmt_text(&s, 1, out->over, sizeof(out->over));
	}
	enum status status = stmt_close(&s);
	return status == DONE ? read_moved(db, id, out) : status;
}

enum status sign_up_note_write(struct db *db, int64_t id, const char *note)
{
	struct stmt s = stmt_open(db, "UPDATE sign_up SET note = $note, version = action_id() WHERE id = $id");
	stmt_bind_text(&s, "$note", note);
	stmt_bind_int(&s, "$id", id);
	stmt_run(&s);
	return stmt_close(&s);
}

static enum status set_note(struct db *db, int64_t seminar, int roll, int64_t version, const char *note)
{
	struct sign_up sign_up;
	enum status status = sign_up_get(db, seminar, roll, &sign_up);
	if (status != DONE)
		return status;
	action_about(db, sign_up.client, "sign_up", sign_up.id);
	if (version && sign_up.version != version)
		return fault_set(db_fault(db), CONFLICT, "roll",
		                 _("%s was changed by somebody else meanwhile: look at it again."),
		                 sign_up.person_name);
	return sign_up_note_write(db, sign_up.id, note);
}

enum status sign_up_set_note(struct db *db, int64_t seminar, int roll, int64_t version, const char *note,
                             const char *op)
{
	struct action a;
	enum status status = safe_check(db_fault(db), "note", note, SAFE_LINE, SIGN_UP_NOTE_CHARACTERS);
	if (status == DONE)
		status = action_begin(db, "seminar.note", op, &a);
	if (status == DONE && !a.repeated)
		status = action_end(db, set_note(db, seminar, roll, version, note));
	return status;
}
