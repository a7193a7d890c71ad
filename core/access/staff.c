#include "core/access/staff.h"

#include <stdio.h>
#include <string.h>

#include "core/store/stmt.h"
#include "core/text/safe.h"
#include "core/words.h"

#define LOGIN_CHARACTERS 32
#define NAME_CHARACTERS  100

static void read_staff(struct stmt *s, struct staff *out)
{
	out->id = stmt_int(s, 0);
	stmt_text(s, 1, out->login, sizeof(out->login));
	stmt_text(s, 2, out->name, sizeof(out->name));
	stmt_text(s, 3, out->role, sizeof(out->role));
	out->disabled = stmt_int(s, 4) != 0;
}

static enum status one(struct stmt *s, struct staff *out)
{
	memset(out, 0, sizeof(*out));
	bool found = stmt_row(s);
	if (found)
		read_staff(s, out);
	enum status status = stmt_close(s);
	return status == DONE && !found ? NOT_FOUND : status;
}

enum status staff_get(struct db *db, int64_t id, struct staff *out)
{
	struct stmt s = stmt_open(db, "SELECT id, login, name, role, disabled FROM staff WHERE id = $id");
	stmt_bind_int(&s, "$id", id);
	return one(&s, out);
}

enum status staff_find(struct db *db, const char *login, struct staff *out)
{
	struct stmt s = stmt_open(db, "SELECT id, login, name, role, disabled FROM staff WHERE login = $login");
	stmt_bind_text(&s, "$login", login);
	enum status status = one(&s, out);
	if (status == NOT_FOUND)
		return fault_set(db_fault(db), NOT_FOUND, "as", _("There is no staff member \"%.60s\"."), login);
	return status;
}

enum status staff_of_user(struct db *db, const char *os_user, struct staff *out)
{
	struct stmt s = stmt_open(db, "SELECT id, login, name, role, disabled FROM staff WHERE os_user = $user");
	stmt_bind_text(&s, "$user", os_user);
	return one(&s, out);
}

enum status consultant_list(struct db *db, struct staff *out, int room, int *count)
{
	struct stmt s = stmt_open(db, "SELECT id, login, name, role, disabled FROM staff"
	                              " WHERE role = 'consultant' AND NOT disabled ORDER BY login");
	*count = 0;
	while (*count < room && stmt_row(&s))
		read_staff(&s, &out[(*count)++]);
	return stmt_close(&s);
}

enum { CONSULTANTS = 32 };

enum status consultant_find(struct db *db, const char *text, struct staff *out)
{
	struct staff all[CONSULTANTS];
	char names[300] = "";
	int count = 0;
	enum status status = consultant_list(db, all, CONSULTANTS, &count);
	for (int i = 0; status == DONE && i < count; i++) {
		if (*text && (strcmp(all[i].login, text) == 0 || strncmp(all[i].name, text, strlen(text)) == 0)) {
			*out = all[i];
			return DONE;
		}
		size_t used = strlen(names);
		snprintf(names + used, sizeof(names) - used, "%s%s", i ? _(", ") : "", all[i].name);
	}
	if (status == DONE)
		return fault_set(db_fault(db), NOT_FOUND, "consultant",
		                 _("There is no consultant \"%.60s\": choose one of %s."), text, names);
	return status;
}

enum status staff_add(struct db *db, struct staff *staff, const char *os_user)
{
	if (!*staff->login)
		return fault_set(db_fault(db), INVALID, "login",
		                 _("login: it may not be empty; name the staff member"));
	enum status status = safe_check(db_fault(db), "login", staff->login, SAFE_LINE, LOGIN_CHARACTERS);
	if (status == DONE)
		status = safe_check(db_fault(db), "name", staff->name, SAFE_LINE, NAME_CHARACTERS);
	if (status != DONE)
		return status;
	struct stmt s = stmt_open(db, "INSERT INTO staff (login, name, role, os_user, disabled)"
	                              " VALUES ($login, $name, $role, $os_user, $disabled)");
	stmt_bind_text(&s, "$login", staff->login);
	stmt_bind_text(&s, "$name", staff->name);
	stmt_bind_text(&s, "$role", staff->role);
	stmt_bind_text(&s, "$os_user", os_user);
	stmt_bind_int(&s, "$disabled", staff->disabled);
	stmt_run(&s);
	staff->id = db_last_id(db);
	return stmt_close(&s);
}

enum status passphrase_put(struct db *db, int64_t staff, const char *hash)
{
	struct stmt s = stmt_open(db, "INSERT INTO secret (staff, hash) VALUES ($staff, $hash)"
	                              " ON CONFLICT (staff) DO UPDATE SET hash = excluded.hash");
	stmt_bind_int(&s, "$staff", staff);
	stmt_bind_text(&s, "$hash", hash);
	stmt_run(&s);
	return stmt_close(&s);
}

enum status passphrase_check(struct db *db, int64_t staff, const char *passphrase)
{
	char hash[PASSPHRASE_HASH_BYTES] = "";
	struct stmt s = stmt_open(db, "SELECT hash FROM secret WHERE staff = $staff");
	stmt_bind_int(&s, "$staff", staff);
	if (stmt_row(&s))
		stmt_text(&s, 0, hash, sizeof(hash));
	enum status status = stmt_close(&s);
	if (status == DONE && !passphrase_matches(hash, passphrase))
		return fault_set(db_fault(db), DENIED, "passphrase", _("The passphrase is not right: type it again."));
	return status;
}
