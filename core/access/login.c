#include "core/access/login.h"

#include <string.h>

#include "core/access/staff.h"
#include "core/store/action.h"
#include "core/store/stmt.h"

enum status login_asked(struct db *db, bool *out)
{
	int64_t secrets = 0;
	enum status status = stmt_one_int(db, "SELECT count(*) FROM secret", 0, &secrets);
	*out = secrets > 0;
	return status;
}

enum status login_has(struct db *db, int64_t staff, bool *out)
{
	struct stmt s = stmt_open(db, "SELECT 1 FROM secret WHERE staff = $staff");
	stmt_bind_int(&s, "$staff", staff);
	*out = stmt_row(&s);
	return stmt_close(&s);
}

/* How many of the newest tries in a row were wrong, and when the newest was. */
static enum status refused(struct db *db, int64_t staff, int *count, int64_t *last)
{
	bool in = false;
	struct stmt s = stmt_open(db, "SELECT name = 'staff.login', machine_at FROM log WHERE staff = $staff"
	                              " AND name IN ('staff.login', 'staff.refuse') ORDER BY id DESC LIMIT 10");
	stmt_bind_int(&s, "$staff", staff);
	*count = 0;
	while (!in && stmt_row(&s)) {
		in = stmt_int(&s, 0) != 0;
		if (!in && (*count)++ == 0)
			*last = stmt_int(&s, 1);
	}
	return stmt_close(&s);
}

enum status login_pause(struct db *db, int64_t staff, int64_t machine, int *out)
{
	int count = 0;
	int64_t last = 0;
	enum status status = refused(db, staff, &count, &last);
	int pause = count ? 1 << (count - 1) : 0;
	if (pause > LOGIN_PAUSE_MOST)
		pause = LOGIN_PAUSE_MOST;
	int64_t left = last + pause - machine;
	/* A clock that was set back makes nobody wait longer than the pause. */
	*out = left > pause ? pause : left > 0 ? (int)left : 0;
	return status;
}

enum status login_try(struct db *db, int64_t staff, const char *passphrase)
{
	struct action a;
	enum status said = passphrase_check(db, staff, passphrase);
	if (said != DONE && said != DENIED)
		return said;
	enum status status = action_begin(db, said == DONE ? "staff.login" : "staff.refuse", NULL, &a);
	if (status != DONE)
		return status;
	action_about(db, 0, "staff", staff);
	status = action_end(db, DONE);
	return status == DONE ? said : status;
}
