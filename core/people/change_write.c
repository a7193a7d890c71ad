#include "core/people/change.h"

#include "core/people/person.h"
#include "core/text/fold.h"
#include "core/time/civil.h"
#include "core/words.h"

#include <stdlib.h>
#include <string.h>

/* Numbers */

static enum status number_taken(struct db *db, const char *number, bool *out)
{
	struct stmt s = stmt_open(db, "SELECT 1 FROM client WHERE number = $number UNION ALL"
	                              " SELECT 1 FROM former_number WHERE number = $number");
	stmt_bind_text(&s, "$number", number);
	*out = stmt_row(&s);
	return stmt_close(&s);
}

static enum status highest(struct db *db, bool member, int64_t *out)
{
	static const char *const queries[] = {
	        "SELECT coalesce(max(CAST(substr(number, 2) AS INTEGER)), 0) FROM (SELECT number FROM client"
	        " UNION ALL SELECT number FROM former_number) WHERE number GLOB 'C*'",
	        "SELECT coalesce(max(CAST(number AS INTEGER)), 0) FROM (SELECT number FROM client"
	        " UNION ALL SELECT number FROM former_number) WHERE number GLOB '[0-9]*'"};
	return stmt_one_int(db, queries[member], 0, out);
}

static const char *counter_of(bool member)
{
	return member ? "client.member" : "client.other";
}

static enum status next_number(struct db *db, bool member, char out[NUMBER_CLIENT_BYTES])
{
	bool taken = true;
	int64_t next = 0;
	enum status status = DONE;
	for (int tries = 0; status == DONE && taken && tries < 3; tries++) {
		status = counter_next(db, counter_of(member), 0, 1, &next);
		number_client_write(out, member, next);
		if (status == DONE)
			status = number_taken(db, out, &taken);
		/* Clients came in with numbers of their own: the counter follows the highest. */
		if (status == DONE && taken)
			status = highest(db, member, &next);
		if (status == DONE && taken)
			status = counter_pass(db, counter_of(member), 0, next);
	}
	return status;
}

enum status client_next_number(struct db *db, bool member, char out[NUMBER_CLIENT_BYTES])
{
	int64_t highest_used = 0, counted = 1;
	struct stmt s = stmt_open(db, "SELECT next FROM counter WHERE name = $name AND scope = 0");
	stmt_bind_text(&s, "$name", counter_of(member));
	if (stmt_row(&s))
		counted = stmt_int(&s, 0);
	enum status status = stmt_close(&s);
	if (status == DONE)
		status = highest(db, member, &highest_used);
	number_client_write(out, member, counted > highest_used ? counted : highest_used + 1);
	return status;
}

static enum status refuse_number(struct db *db, const char *number)
{
	return fault_set(db_fault(db), CONFLICT, "number",
	                 _("number: %s is or was another client's; leave it empty for the next one"), number);
}

/* A number that was typed: of the kind's series, and nobody else's ever. */
static enum status given_number(struct db *db, const struct change_plan *plan, const char *number)
{
	bool taken = false, member = plan->kind == CLIENT_MEMBER || plan->kind == CLIENT_LEFT;
	if (member == (*number == 'C'))
		return fault_set(db_fault(db), INVALID, "number",
		                 member ? _("number: %s is no member's number; type digits")
		                        : _("number: %s is no number of one who is no member; it begins with C"),
		                 number);
	enum status status = number_taken(db, number, &taken);
	if (status == DONE && taken)
		return refuse_number(db, number);
	if (status == DONE)
		status = counter_pass(db, counter_of(member), 0, strtoll(number + !member, NULL, 10));
	return status;
}

static enum status settle_number(struct db *db, struct change_plan *plan, char out[NUMBER_CLIENT_BYTES])
{
	const char *number = plan->text[FIELD_NUMBER];
	bool member = plan->kind == CLIENT_MEMBER || plan->kind == CLIENT_LEFT;
	if (!*number)
		return next_number(db, member, out);
	strcpy(out, number);
	return given_number(db, plan, number);
}

static enum status remember_number(struct db *db, int64_t client, const char *number)
{
	struct stmt s = stmt_open(db, "INSERT INTO former_number (number, client) VALUES ($number, $client)");
	stmt_bind_text(&s, "$number", number);
	stmt_bind_int(&s, "$client", client);
	stmt_run(&s);
	return stmt_close(&s);
}

/* The row */

static enum status write_row(struct db *db, const struct change_plan *plan, const char *number, int64_t *id)
{
	static const char insert[] =
	        "INSERT INTO client (number, kind, name, reading, email, postal, address, trade, employees,"
	        " corporate_number, invoice_number, applied_on, joined_on, left_on, left_reason, note, size_class,"
	        " regular_employees, labour_insurance, bookkeeping)"
	        " SELECT $number, $kind, $name, $reading, $email, $postal, $address, $trade,"
	        " CAST($employees AS INTEGER), $corporate_number, $invoice_number, $applied_on, $joined_on, $left_on,"
	        " $left_reason, $note, $size_class, CAST($regular_employees AS INTEGER), $labour_insurance,"
	        " $bookkeeping WHERE $id = 0";
	static const char update[] =
	        "UPDATE client SET version = action_id(), number = $number, kind = $kind, name = $name,"
	        " reading = $reading, email = $email, postal = $postal, address = $address, trade = $trade,"
	        " employees = CAST($employees AS INTEGER), corporate_number = $corporate_number,"
	        " invoice_number = $invoice_number, applied_on = $applied_on, joined_on = $joined_on,"
	        " left_on = $left_on, left_reason = $left_reason, note = $note, size_class = $size_class,"
	        " regular_employees = CAST($regular_employees AS INTEGER), labour_insurance = $labour_insurance,"
	        " bookkeeping = $bookkeeping WHERE id = $id";
	struct stmt s = stmt_open(db, plan->old ? update : insert);
	stmt_bind_int(&s, "$id", *id);
	stmt_bind_text(&s, "$number", number);
	stmt_bind_text(&s, "$kind", client_kind_word(plan->kind));
	stmt_bind_text(&s, "$name", plan->text[FIELD_NAME]);
	stmt_bind_text(&s, "$reading", plan->text[FIELD_READING]);
	stmt_bind_text(&s, "$email", plan->text[FIELD_EMAIL]);
	stmt_bind_text(&s, "$postal", plan->text[FIELD_POSTAL]);
	stmt_bind_text(&s, "$address", plan->text[FIELD_ADDRESS]);
	stmt_bind_text(&s, "$trade", plan->text[FIELD_TRADE]);
	stmt_bind_text(&s, "$employees", plan->text[FIELD_EMPLOYEES]);
	stmt_bind_text(&s, "$corporate_number", plan->text[FIELD_CORPORATE_NUMBER]);
	stmt_bind_text(&s, "$invoice_number", plan->text[FIELD_INVOICE_NUMBER]);
	stmt_bind_text(&s, "$applied_on", plan->text[FIELD_APPLIED_ON]);
	stmt_bind_text(&s, "$joined_on", plan->text[FIELD_JOINED_ON]);
	stmt_bind_text(&s, "$left_on", plan->text[FIELD_LEFT_ON]);
	stmt_bind_text(&s, "$left_reason", plan->text[FIELD_LEFT_REASON]);
	stmt_bind_text(&s, "$note", plan->text[FIELD_NOTE]);
	stmt_bind_text(&s, "$size_class", plan->text[FIELD_SIZE_CLASS]);
	stmt_bind_text(&s, "$regular_employees", plan->text[FIELD_REGULAR_EMPLOYEES]);
	stmt_bind_int(&s, "$labour_insurance", *plan->text[FIELD_LABOUR_INSURANCE] != '\0');
	stmt_bind_int(&s, "$bookkeeping", *plan->text[FIELD_BOOKKEEPING] != '\0');
	stmt_run(&s);
	if (!plan->old)
		*id = db_last_id(db);
	return stmt_close(&s);
}

/* What hangs on it */

static enum status write_phones(struct db *db, int64_t client, const char *kind, const char *list)
{
	struct stmt drop = stmt_open(db, "DELETE FROM phone WHERE client = $client AND kind = $kind");
	stmt_bind_int(&drop, "$client", client);
	stmt_bind_text(&drop, "$kind", kind);
	stmt_run(&drop);
	enum status status = stmt_close(&drop);
	struct stmt add = stmt_open(db, "INSERT INTO phone (client, kind, position, number)"
	                                " VALUES ($client, $kind, $position, $number)");
	for (int64_t position = 1; status == DONE && *list; position++) {
		char number[FIELD_BYTES];
		size_t length = strcspn(list, SOURCE_SEPARATOR);
		memcpy(number, list, length);
		number[length] = '\0';
		list += length + (list[length] != '\0');
		stmt_bind_int(&add, "$client", client);
		stmt_bind_text(&add, "$kind", kind);
		stmt_bind_int(&add, "$position", position);
		stmt_bind_text(&add, "$number", number);
		status = stmt_run(&add);
	}
	enum status closed = stmt_close(&add);
	return status == DONE ? closed : status;
}

enum status change_ties(struct db *db, int64_t owner, const char *drop, const char *add, const struct change_list *ids)
{
	struct stmt old = stmt_open(db, drop);
	stmt_bind_int(&old, "$owner", owner);
	stmt_run(&old);
	enum status status = stmt_close(&old);
	struct stmt new = stmt_open(db, add);
	for (int i = 0; status == DONE && i < ids->count; i++) {
		stmt_bind_int(&new, "$owner", owner);
		stmt_bind_int(&new, "$id", ids->ids[i]);
		status = stmt_run(&new);
	}
	enum status closed = stmt_close(&new);
	return status == DONE ? closed : status;
}

static enum status write_divisions(struct db *db, int64_t client, const struct change_plan *plan)
{
	return change_ties(db, client, "DELETE FROM client_division WHERE client = $owner",
	                   "INSERT INTO client_division (client, division) VALUES ($owner, $id)", &plan->divisions);
}

static enum status write_unwanted(struct db *db, int64_t client, const struct change_plan *plan)
{
	return change_ties(db, client, "DELETE FROM unwanted_consultant WHERE client = $owner",
	                   "INSERT INTO unwanted_consultant (client, consultant) VALUES ($owner, $id)",
	                   &plan->unwanted);
}

static bool same_key(const char *a, const char *b)
{
	char left[FOLD_BYTES], right[FOLD_BYTES];
	fold_text(left, sizeof(left), a);
	fold_text(right, sizeof(right), b);
	return *left && strcmp(left, right) == 0;
}

/* The same person written anew, or somebody else now? Sign-ups point to people, so a new one never takes over an old
 * one's row. */
static bool is_correction(const struct change_plan *plan)
{
	return same_key(plan->old->text[FIELD_REPRESENTATIVE], plan->text[FIELD_REPRESENTATIVE]) ||
	       same_key(plan->old->text[FIELD_REPRESENTATIVE_READING], plan->text[FIELD_REPRESENTATIVE_READING]);
}

static int64_t known_person(const struct change_plan *plan)
{
	for (int i = 0; plan->old && i < plan->old->people_count; i++) {
		const struct source_person *person = &plan->old->people[i];
		if (!person->representative && same_key(person->name, plan->text[FIELD_REPRESENTATIVE]))
			return person->id;
	}
	return 0;
}

static enum status name_representative(struct db *db, int64_t client, const struct change_plan *plan, int64_t id)
{
	struct person person = {.client = client, .born_on = DAY_NONE};
	enum status status = id ? person_get(db, id, &person) : DONE;
	if (status != DONE)
		return status;
	person.role = PERSON_REPRESENTATIVE;
	strcpy(person.name, plan->text[FIELD_REPRESENTATIVE]);
	strcpy(person.reading, plan->text[FIELD_REPRESENTATIVE_READING]);
	return person_put(db, &person);
}

static enum status write_representative(struct db *db, int64_t client, const struct change_plan *plan)
{
	int64_t before = plan->old ? plan->old->representative : 0;
	bool gone = !*plan->text[FIELD_REPRESENTATIVE];
	if (before && !gone && is_correction(plan))
		return name_representative(db, client, plan, before);
	enum status status = DONE;
	if (before) {
		struct person person;
		status = person_get(db, before, &person);
		person.role = PERSON_OTHER;
		if (status == DONE)
			status = person_put(db, &person);
	}
	if (status == DONE && !gone)
		status = name_representative(db, client, plan, known_person(plan));
	return status;
}

static enum status write_parts(struct db *db, int64_t client, const struct change_plan *plan)
{
	enum status status = DONE;
	if (plan->differs[FIELD_PHONE])
		status = write_phones(db, client, "phone", plan->text[FIELD_PHONE]);
	if (status == DONE && plan->differs[FIELD_FAX])
		status = write_phones(db, client, "fax", plan->text[FIELD_FAX]);
	if (status == DONE && plan->differs[FIELD_DIVISION])
		status = write_divisions(db, client, plan);
	if (status == DONE && plan->differs[FIELD_UNWANTED])
		status = write_unwanted(db, client, plan);
	if (status == DONE && (plan->differs[FIELD_REPRESENTATIVE] || plan->differs[FIELD_REPRESENTATIVE_READING]))
		status = write_representative(db, client, plan);
	return status;
}

enum status change_write(struct db *db, struct change_plan *plan, int64_t *out)
{
	char number[NUMBER_CLIENT_BYTES];
	int64_t id = plan->old ? plan->old->id : 0;
	bool renumbered = !plan->old || plan->differs[FIELD_NUMBER];
	enum status status = DONE;
	if (renumbered)
		status = settle_number(db, plan, number);
	else
		strcpy(number, plan->text[FIELD_NUMBER]);
	if (status == DONE)
		status = write_row(db, plan, number, &id);
	if (status == DONE && plan->old && renumbered)
		status = remember_number(db, id, plan->old->text[FIELD_NUMBER]);
	if (status == DONE)
		status = write_parts(db, id, plan);
	*out = id;
	return status;
}
