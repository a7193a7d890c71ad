#include <stdlib.h>
#include <string.h>

#include "core/seminars/row.h"
#include "core/words.h"

static enum sign_up_status parse_status(const char *word)
{
	for (enum sign_up_status s = SIGN_UP_REGISTERED; s < SIGN_UP_CANCELLED; s++)
		if (strcmp(sign_up_status_word(s), word) == 0)
			return s;
	return SIGN_UP_CANCELLED;
}

static enum sign_up_refusal parse_refusal(const char *word)
{
	if (!*word)
		return NOT_REFUSED;
	return strcmp(word, "declined") == 0 ? OFFER_DECLINED : OFFER_EXPIRED;
}

bool sign_up_seated(const struct sign_up *sign_up)
{
	return sign_up->status == SIGN_UP_REGISTERED || sign_up->status == SIGN_UP_OFFERED;
}

void sign_up_read(struct stmt *s, struct sign_up *out)
{
	out->id = stmt_int(s, 0);
	out->seminar = stmt_int(s, 1);
	out->roll = (int)stmt_int(s, 2);
	out->status = parse_status(stmt_str(s, 3));
	out->position = (int)stmt_int(s, 4);
	out->over = stmt_int(s, 5) != 0;
	out->attended = (int)stmt_int(s, 6);
	out->client = stmt_int(s, 7);
	stmt_text(s, 8, out->number, sizeof(out->number));
	stmt_text(s, 9, out->client_name, sizeof(out->client_name));
	stmt_text(s, 10, out->phone, sizeof(out->phone));
	out->person = stmt_int(s, 11);
	stmt_text(s, 12, out->person_name, sizeof(out->person_name));
	stmt_text(s, 13, out->person_reading, sizeof(out->person_reading));
	out->fee = (int)stmt_int(s, 14);
	out->paid = (int)stmt_int(s, 15);
	out->paid_at = stmt_int(s, 16);
	out->offer_until = DAY_NONE;
	if (!stmt_is_null(s, 17))
		day_parse(stmt_str(s, 17), &out->offer_until);
	out->refused = parse_refusal(stmt_str(s, 18));
	out->version = stmt_int(s, 19);
	out->late = (int)stmt_int(s, 20);
}

enum status sign_up_rows(struct stmt *s, struct sign_up_list *out)
{
	enum status status = DONE;
	memset(out, 0, sizeof(*out));
	while (status == DONE && stmt_row(s)) {
		if (!out->rows)
			out->rows = calloc((size_t)stmt_int(s, SIGN_UP_COLUMN_COUNT), sizeof(*out->rows));
		if (!out->rows)
			status = fault_set(db_fault(s->db), FAILED, NULL, _("Out of memory."));
		else
			sign_up_read(s, &out->rows[out->count++]);
	}
	enum status closed = stmt_close(s);
	if (status == DONE)
		status = closed;
	if (status != DONE)
		sign_up_list_free(out);
	return status;
}

enum status sign_up_list_load(struct db *db, int64_t seminar, struct sign_up_list *out)
{
	struct stmt s = stmt_open(db, "SELECT" SIGN_UP_COLUMNS ", count(*) OVER ()" SIGN_UP_TABLES
	                              "WHERE u.seminar = $seminar ORDER BY u.roll");
	stmt_bind_int(&s, "$seminar", seminar);
	return sign_up_rows(&s, out);
}

enum status sign_up_list_of_client(struct db *db, int64_t client, struct sign_up_list *out)
{
	struct stmt s = stmt_open(db, "SELECT" SIGN_UP_COLUMNS ", count(*) OVER ()" SIGN_UP_TABLES
	                              "WHERE u.client = $client ORDER BY u.id DESC");
	stmt_bind_int(&s, "$client", client);
	return sign_up_rows(&s, out);
}

void sign_up_list_free(struct sign_up_list *list)
{
	free(list->rows);
	memset(list, 0, sizeof(*list));
}

/* Reads at most one row and closes. */
static enum status one(struct stmt *s, struct sign_up *out)
{
	memset(out, 0, sizeof(*out));
	if (stmt_row(s))
		sign_up_read(s, out);
	return stmt_close(s);
}

enum status sign_up_get(struct db *db, int64_t seminar, int roll, struct sign_up *out)
{
	struct stmt s =
	        stmt_open(db, "SELECT" SIGN_UP_COLUMNS SIGN_UP_TABLES "WHERE u.seminar = $seminar AND u.roll = $roll");
	stmt_bind_int(&s, "$seminar", seminar);
	stmt_bind_int(&s, "$roll", roll);
	enum status status = one(&s, out);
	if (status == DONE && !out->id)
		return fault_set(db_fault(db), NOT_FOUND, "roll", _("There is no roll %d in this seminar."), roll);
	return status;
}

enum status sign_up_by_id(struct db *db, int64_t id, struct sign_up *out)
{
	struct stmt s = stmt_open(db, "SELECT" SIGN_UP_COLUMNS SIGN_UP_TABLES "WHERE u.id = $id");
	stmt_bind_int(&s, "$id", id);
	enum status status = one(&s, out);
	if (status == DONE && !out->id)
		return fault_set(db_fault(db), NOT_FOUND, "sign_up", _("There is no such sign-up."));
	return status;
}

enum status sign_up_of_person(struct db *db, int64_t seminar, int64_t person, struct sign_up *out)
{
	struct stmt s = stmt_open(db, "SELECT" SIGN_UP_COLUMNS SIGN_UP_TABLES
	                              "WHERE u.seminar = $seminar AND u.person = $person AND u.status <> 'cancelled'");
	stmt_bind_int(&s, "$seminar", seminar);
	stmt_bind_int(&s, "$person", person);
	return one(&s, out);
}

enum status sign_up_insert(struct db *db, int64_t seminar, int64_t client, int64_t person, enum sign_up_status status,
                           const char *reason, int64_t *id)
{
	int64_t roll;
	enum status counted = counter_next(db, "roll", seminar, 1, &roll);
	if (counted != DONE)
		return counted;
	struct stmt s = stmt_open(db, "INSERT INTO sign_up (seminar, roll, client, person, status, over_reason, fee)"
	                              " VALUES ($seminar, $roll, $client, $person, $status, $reason,"
	                              " (SELECT iif(c.kind = 'member', s.fee_member, s.fee_other)"
	                              " FROM seminar s, client c WHERE s.id = $seminar AND c.id = $client))");
	stmt_bind_int(&s, "$seminar", seminar);
	stmt_bind_int(&s, "$roll", roll);
	stmt_bind_int(&s, "$client", client);
	stmt_bind_int(&s, "$person", person);
	stmt_bind_text(&s, "$status", sign_up_status_word(status));
	stmt_bind_text(&s, "$reason", reason);
	stmt_run(&s);
	*id = db_last_id(db);
	return stmt_close(&s);
}

enum status sign_up_write(struct db *db, int64_t id, enum sign_up_status status, const char *reason)
{
	struct stmt s = stmt_open(db, "UPDATE sign_up SET status = $status, over_reason = $reason,"
	                              " version = action_id() WHERE id = $id");
	stmt_bind_text(&s, "$status", sign_up_status_word(status));
	stmt_bind_text(&s, "$reason", reason);
	stmt_bind_int(&s, "$id", id);
	stmt_run(&s);
	return stmt_close(&s);
}
