#include "core/people/person.h"

#include "core/people/change.h"
#include "core/store/action.h"
#include "core/store/stmt.h"
#include "core/text/safe.h"
#include "core/time/civil.h"
#include "core/words.h"

#include <stdlib.h>
#include <string.h>

static const struct {
	const char *word, *text;
} roles[] = {
        [PERSON_REPRESENTATIVE] = {"representative", N_("representative")},
        [PERSON_OFFICER] = {"officer", N_("officer")},
        [PERSON_FAMILY] = {"family", N_("family")},
        [PERSON_EMPLOYEE] = {"employee", N_("employee")},
        [PERSON_OTHER] = {"other", N_("other")},
};

const char *person_role_word(enum person_role role)
{
	return roles[role].word;
}

const char *person_role_text(enum person_role role)
{
	return _(roles[role].text);
}

bool person_role_find(const char *word, enum person_role *out)
{
	for (size_t i = 0; i < sizeof(roles) / sizeof(*roles); i++) {
		if (strcmp(roles[i].word, word) == 0) {
			*out = (enum person_role)i;
			return true;
		}
	}
	return false;
}

#define COLUMNS                                                                                                        \
	"id, version, client, role, name, reading, phone, email, born_on, (SELECT group_concat(name, ';') FROM"        \
	" (SELECT d.name FROM person_division t JOIN division d ON d.id = t.division WHERE t.person = person.id"       \
	" ORDER BY d.id))"

static void read_row(struct stmt *s, struct person *out)
{
	memset(out, 0, sizeof(*out));
	out->id = stmt_int(s, 0);
	out->version = stmt_int(s, 1);
	out->client = stmt_int(s, 2);
	person_role_find(stmt_str(s, 3), &out->role);
	stmt_text(s, 4, out->name, sizeof(out->name));
	stmt_text(s, 5, out->reading, sizeof(out->reading));
	stmt_text(s, 6, out->phone, sizeof(out->phone));
	stmt_text(s, 7, out->email, sizeof(out->email));
	if (!day_parse(stmt_str(s, 8), &out->born_on))
		out->born_on = DAY_NONE;
	stmt_text(s, 9, out->divisions, sizeof(out->divisions));
}

enum status person_get(struct db *db, int64_t id, struct person *out)
{
	struct stmt s = stmt_open(db, "SELECT " COLUMNS " FROM person WHERE id = $id");
	stmt_bind_int(&s, "$id", id);
	bool found = stmt_row(&s);
	if (found)
		read_row(&s, out);
	enum status status = stmt_close(&s);
	if (status == DONE && !found)
		return fault_set(db_fault(db), NOT_FOUND, "person", _("There is no person %lld."), (long long)id);
	return status;
}

enum status person_list_load(struct db *db, int64_t client, struct person_list *out)
{
	*out = (struct person_list){NULL, 0};
	struct stmt s = stmt_open(db, "SELECT " COLUMNS " FROM person WHERE client = $client"
	                              " ORDER BY role <> 'representative', id");
	stmt_bind_int(&s, "$client", client);
	while (stmt_row(&s)) {
		struct person *rows = realloc(out->rows, sizeof(*rows) * (size_t)(out->count + 1));
		if (!rows) {
			s.status = fault_set(db_fault(db), FAILED, NULL, _("Out of memory."));
			break;
		}
		out->rows = rows;
		read_row(&s, &rows[out->count++]);
	}
	enum status status = stmt_close(&s);
	if (status != DONE)
		person_list_free(out);
	return status;
}

void person_list_free(struct person_list *list)
{
	free(list->rows);
	*list = (struct person_list){NULL, 0};
}

static enum status check(struct db *db, const struct person *person)
{
	const struct {
		const char *field, *text;
		size_t limit;
	} texts[] = {{"person", person->name, 200},
	             {"person_reading", person->reading, 200},
	             {"person_phone", person->phone, 100},
	             {"person_email", person->email, 100}};
	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
		enum status status = safe_check(db_fault(db), texts[i].field, texts[i].text, SAFE_LINE, texts[i].limit);
		if (status != DONE)
			return status;
	}
	if (!*person->name)
		return fault_set(db_fault(db), INVALID, "person", _("A person needs a name: type it."));
	if (person->born_on != DAY_NONE && person->born_on > moment_day(db_now(db)))
		return fault_set(db_fault(db), INVALID, "born_on", _("The day of birth is yet to come: correct it."));
	return DONE;
}

static enum status why_not_changed(struct db *db, const struct person *person)
{
	struct person now;
	enum status status = person_get(db, person->id, &now);
	if (status == DONE)
		status = fault_set(db_fault(db), CONFLICT, "person",
		                   _("%s was changed by somebody else meanwhile: look at it again."), now.name);
	return status;
}

static enum status write_row(struct db *db, struct person *person, const char *sql)
{
	char day[DAY_BYTES] = "";
	struct stmt s = stmt_open(db, sql);
	stmt_bind_int(&s, "$id", person->id);
	stmt_bind_int(&s, "$client", person->client);
	stmt_bind_text(&s, "$role", person_role_word(person->role));
	stmt_bind_text(&s, "$name", person->name);
	stmt_bind_text(&s, "$reading", person->reading);
	stmt_bind_text(&s, "$phone", person->phone);
	stmt_bind_text(&s, "$email", person->email);
	stmt_bind_text(&s, "$born_on", person->born_on == DAY_NONE ? "" : day_format(person->born_on, day));
	stmt_bind_int(&s, "$version", person->version);
	stmt_run(&s);
	return stmt_close(&s);
}

static enum status put_divisions(struct db *db, struct person *person, bool added)
{
	struct change_list list;
	struct person before = {0};
	char text[sizeof(person->divisions)];
	enum status status = added ? DONE : person_get(db, person->id, &before);
	if (status != DONE || strcmp(before.divisions, person->divisions) == 0)
		return status;
	status = change_divisions(db, person->divisions, &list, text, sizeof(text));
	if (status == DONE)
		status = change_ties(db, person->id, "DELETE FROM person_division WHERE person = $owner",
		                     "INSERT INTO person_division (person, division) VALUES ($owner, $id)", &list);
	if (status == DONE)
		strcpy(person->divisions, text);
	return status;
}

enum status person_put(struct db *db, struct person *person)
{
	enum status status = check(db, person);
	bool added = person->id == 0;
	if (status != DONE)
		return status;
	if (added) {
		status = write_row(
		        db, person,
		        "INSERT INTO person (client, role, name, reading, phone, email, born_on) SELECT $client,"
		        " $role, $name, $reading, $phone, $email, $born_on WHERE $id = 0 AND $version >= 0");
		if (status == DONE)
			person->id = db_last_id(db);
	} else {
		status = write_row(db, person,
		                   "UPDATE person SET role = $role, name = $name, reading = $reading, phone = $phone,"
		                   " email = $email, born_on = $born_on, version = action_id() WHERE id = $id"
		                   " AND client = $client AND $version IN (0, version)");
		if (status == DONE && db_rows_changed(db) == 0)
			status = why_not_changed(db, person);
	}
	if (status == CONFLICT && strcmp(db_rule(db), "person.client") == 0)
		fault_set(db_fault(db), CONFLICT, "role",
		          _("The client has a representative already: change that person first."));
	return status == DONE ? put_divisions(db, person, added) : status;
}

/* A form of the client shows its people: it is another version of the client, too (rule R16). */
static enum status touch_client(struct db *db, int64_t client)
{
	struct stmt s = stmt_open(db, "UPDATE client SET version = action_id() WHERE id = $id");
	stmt_bind_int(&s, "$id", client);
	stmt_run(&s);
	return stmt_close(&s);
}

enum status person_save(struct db *db, struct person *person, const char *op)
{
	struct action a;
	enum status status = action_begin(db, "client.edit", op, &a);
	if (status != DONE)
		return status;
	if (a.repeated) {
		person->id = a.subject;
		return DONE;
	}
	status = person_put(db, person);
	if (status == DONE)
		status = touch_client(db, person->client);
	action_about(db, person->client, "person", person->id);
	return action_end(db, status);
}

static enum status refuse_needed(struct db *db, const struct person *person)
{
	int64_t sign_ups = 0;
	enum status status = stmt_one_int(db, "SELECT count(*) FROM sign_up WHERE person = $id", person->id, &sign_ups);
	if (status == DONE && sign_ups > 0)
		return fault_set(db_fault(db), CONFLICT, "person",
		                 _("%s stands in %lld sign-ups of seminars and stays: change the role to other."),
		                 person->name, (long long)sign_ups);
	return status;
}

static enum status delete_rows(struct db *db, int64_t id)
{
	static const char *const tables[] = {"DELETE FROM person_division WHERE person = $id",
	                                     "DELETE FROM person WHERE id = $id"};
	enum status status = DONE;
	for (int i = 0; status == DONE && i < 2; i++) {
		struct stmt s = stmt_open(db, tables[i]);
		stmt_bind_int(&s, "$id", id);
		stmt_run(&s);
		status = stmt_close(&s);
	}
	return status;
}

/* Inside the action. */
static enum status take_out(struct db *db, int64_t id, int64_t version)
{
	struct person person = {0};
	enum status status = person_get(db, id, &person);
	if (status == DONE && version && version != person.version)
		status = why_not_changed(db, &person);
	if (status == DONE)
		status = refuse_needed(db, &person);
	if (status == DONE)
		status = delete_rows(db, id);
	if (status == DONE)
		status = touch_client(db, person.client);
	if (status == DONE)
		action_about(db, person.client, "person", id);
	return status;
}

enum status person_remove(struct db *db, int64_t id, int64_t version, const char *op)
{
	struct action a;
	enum status status = action_begin(db, "client.edit", op, &a);
	if (status == DONE && !a.repeated)
		status = action_end(db, take_out(db, id, version));
	return status;
}
