#include "core/store/check.h"

#include "core/store/stmt.h"
#include "core/words.h"

static const char all[] = "SELECT type, name, sql FROM sqlite_schema WHERE name NOT GLOB 'sqlite_*' ORDER BY name";

/* What `wanted` has and `db` has not, or has otherwise. */
static enum status compare(struct db *wanted, struct db *db, struct findings *f)
{
	struct stmt s = stmt_open(wanted, all);
	struct stmt has =
	        stmt_open(db, "SELECT count(*) FROM sqlite_schema WHERE type = $type AND name = $name AND sql = $sql");
	while (stmt_row(&s)) {
		stmt_bind_text(&has, "$type", stmt_str(&s, 0));
		stmt_bind_text(&has, "$name", stmt_str(&s, 1));
		stmt_bind_text(&has, "$sql", stmt_str(&s, 2));
		if (stmt_row(&has) && stmt_int(&has, 0) == 0)
			finding(f, _("The rule %s (%s) is missing or was changed."), stmt_str(&s, 1), stmt_str(&s, 0));
		stmt_reset(&has);
	}
	enum status status = stmt_close(&s), other = stmt_close(&has);
	return status == DONE ? other : status;
}

/* What `db` has beyond it: a trigger of somebody else's may undo what a rule does. */
static enum status beyond(struct db *wanted, struct db *db, struct findings *f)
{
	struct stmt s = stmt_open(db, all);
	struct stmt has = stmt_open(wanted, "SELECT count(*) FROM sqlite_schema WHERE type = $type AND name = $name");
	while (stmt_row(&s)) {
		stmt_bind_text(&has, "$type", stmt_str(&s, 0));
		stmt_bind_text(&has, "$name", stmt_str(&s, 1));
		if (stmt_row(&has) && stmt_int(&has, 0) == 0)
			finding(f, _("%s (%s) does not belong in the store."), stmt_str(&s, 1), stmt_str(&s, 0));
		stmt_reset(&has);
	}
	enum status status = stmt_close(&s), other = stmt_close(&has);
	return status == DONE ? other : status;
}

enum status check_schema(struct db *db, struct findings *f)
{
	struct db *fresh = NULL;
	enum status status = db_open(":memory:", DB_CREATE, &fresh, &db->fault);
	if (status == DONE)
		status = compare(fresh, db, f);
	if (status == DONE)
		status = beyond(fresh, db, f);
	db_close(fresh);
	return status;
}
