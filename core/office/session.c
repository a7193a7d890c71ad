#include "core/office/session.h"

#include "core/access/right.h"
#include "core/store/stmt.h"

enum status session_start(struct db *db, const char *terminal, int64_t process, int64_t *out)
{
	struct stmt s = stmt_open(db, "INSERT INTO session (staff, terminal, process, started_at)"
	                              " VALUES ($staff, coalesce($terminal, '-'), $process, $now)");
	stmt_bind_int(&s, "$staff", db_actor(db));
	stmt_bind_text(&s, "$terminal", terminal);
	stmt_bind_int(&s, "$process", process);
	stmt_bind_int(&s, "$now", db_now(db));
	stmt_run(&s);
	*out = db_last_id(db);
	return stmt_close(&s);
}

enum status session_end(struct db *db, int64_t session)
{
	struct stmt s = stmt_open(db, "UPDATE session SET ended_at = $now WHERE id = $id AND ended_at IS NULL");
	stmt_bind_int(&s, "$id", session);
	stmt_bind_int(&s, "$now", db_now(db));
	stmt_run(&s);
	return stmt_close(&s);
}

enum { SESSIONS = 64 };

static enum status broken(struct db *db, bool (*alive)(int64_t process), int64_t *out, int *count, int64_t *since)
{
	struct stmt s = stmt_open(db, "SELECT id, process, started_at FROM session"
	                              " WHERE staff = $staff AND ended_at IS NULL ORDER BY id");
	stmt_bind_int(&s, "$staff", db_actor(db));
	*count = 0;
	while (*count < SESSIONS && stmt_row(&s)) {
		if (alive(stmt_int(&s, 1)))
			continue;
		if (*count == 0)
			*since = stmt_int(&s, 2);
		out[(*count)++] = stmt_int(&s, 0);
	}
	return stmt_close(&s);
}

/* What can be taken back was saved; logging in or exporting saved nothing. */
static enum status last_action(struct db *db, int64_t since, int64_t *out)
{
	struct stmt s = stmt_open(db, "SELECT action, name FROM log WHERE staff = $staff AND at >= $since"
	                              " ORDER BY id DESC");
	stmt_bind_int(&s, "$staff", db_actor(db));
	stmt_bind_int(&s, "$since", since);
	while (!*out && stmt_row(&s)) {
		const struct right *right = right_find(stmt_str(&s, 1));
		if (right && right->undo)
			*out = stmt_int(&s, 0);
	}
	return stmt_close(&s);
}

enum status session_recover(struct db *db, bool (*alive)(int64_t process), int64_t *action)
{
	int64_t sessions[SESSIONS], since = 0;
	int count = 0;
	*action = 0;
	enum status status = broken(db, alive, sessions, &count, &since);
	if (status == DONE && count)
		status = last_action(db, since, action);
	for (int i = 0; status == DONE && i < count; i++)
		status = session_end(db, sessions[i]);
	return status;
}
