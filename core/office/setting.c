#include "core/office/setting.h"

#include <stdlib.h>

#include "core/store/action.h"
#include "core/store/stmt.h"
#include "core/text/safe.h"
#include "core/words.h"

enum status setting_text(struct db *db, const char *name, const char *day, char *out, size_t size)
{
	struct stmt s = stmt_open(db, "SELECT value FROM setting WHERE name = $name AND valid_from <= $day"
	                              " ORDER BY valid_from DESC LIMIT 1");
	stmt_bind_text(&s, "$name", name);
	stmt_bind_text(&s, "$day", day);
	out[0] = '\0';
	bool found = stmt_row(&s);
	if (found)
		stmt_text(&s, 0, out, size);
	enum status status = stmt_close(&s);
	if (status == DONE && !found)
		return fault_set(db_fault(db), NOT_FOUND, name,
		                 _("The office has not settled %s: see the configuration."), name);
	return status;
}

enum status setting_int(struct db *db, const char *name, const char *day, int64_t *out)
{
	char text[SETTING_BYTES];
	enum status status = setting_text(db, name, day, text, sizeof(text));
	if (status == DONE)
		*out = strtoll(text, NULL, 10);
	return status;
}

enum status setting_put(struct db *db, const char *name, const char *day, const char *value)
{
	enum status status = value ? safe_check(db_fault(db), name, value, SAFE_LINE, SETTING_CHARACTERS) : DONE;
	if (status != DONE)
		return status;
	struct stmt s =
	        stmt_open(db, "INSERT INTO setting (name, value, valid_from) VALUES ($name, coalesce($value, ''),"
	                      " $day) ON CONFLICT (name, valid_from) DO UPDATE SET value = excluded.value,"
	                      " version = action_id()");
	stmt_bind_text(&s, "$name", name);
	stmt_bind_text(&s, "$value", value);
	stmt_bind_text(&s, "$day", day);
	stmt_run(&s);
	return stmt_close(&s);
}

enum status setting_change(struct db *db, const char *name, const char *day, const char *value, const char *op)
{
	struct action action;
	int64_t id = 0;
	enum status status = action_begin(db, "office.setting", op, &action);
	if (status != DONE || action.repeated)
		return status;
	status = setting_put(db, name, day, value);
	if (status == DONE)
		status = stmt_one_int(db, "SELECT id FROM setting WHERE version = action_id()", 0, &id);
	action_about(db, 0, "setting", id);
	return action_end(db, status);
}

enum status setting_each(struct db *db,
                         void (*tell)(void *context, const char *name, const char *value, const char *day),
                         void *context)
{
	struct stmt s = stmt_open(db, "SELECT name, value, valid_from FROM setting WHERE name NOT LIKE 'store.%'"
	                              " ORDER BY name, valid_from");
	while (stmt_row(&s))
		tell(context, stmt_str(&s, 0), stmt_str(&s, 1), stmt_str(&s, 2));
	return stmt_close(&s);
}
