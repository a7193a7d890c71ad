#include "core/store/journal.h"

#include <string.h>

#include "core/store/handle.h"
#include "core/store/stmt.h"

static const struct journal_exception exceptions[] = {
        {"appointment_cell", "derived: follows appointment by trigger"},
        {"client_key", "derived: search keys, made anew from the client"},
        {"consultant_rating", "derived: follows the ratings by trigger"},
        {"counter", "a number given is never given again, undone or not"},
        {"draft", "typing not yet saved"},
        {"hold", "who is filling in what now; over by itself"},
        {"journal", "is the journal"},
        {"log", "append-only"},
        {"postal_town", "Japan Post's list, replaced as a whole by the next one"},
        {"quarter", "constant"},
        {"secret", "a passphrase's hash must not live on in an image"},
        {"session", "who is at work now"},
        {NULL, NULL},
};

const struct journal_exception *journal_exceptions(void)
{
	return exceptions;
}

bool journal_keeps(const char *table)
{
	for (const struct journal_exception *e = exceptions; e->table; e++)
		if (strcmp(e->table, table) == 0)
			return false;
	return strncmp(table, "sqlite_", strlen("sqlite_")) != 0;
}

/* Names come from the schema itself, never from a user. */
static const char triggers[] =
        "SELECT format('DROP TRIGGER IF EXISTS journal_%s_insert; DROP TRIGGER IF EXISTS journal_%s_update;"
        " DROP TRIGGER IF EXISTS journal_%s_delete;', $table, $table, $table)"
        " || format('CREATE TRIGGER journal_%s_insert AFTER INSERT ON %s WHEN journaling() BEGIN"
        " INSERT INTO journal (action, part, noun, row, old, new) VALUES"
        " (action_first(), action_id(), ''%s'', NEW.id, NULL, %s); END;', $table, $table, $table, new_image)"
        " || format('CREATE TRIGGER journal_%s_update AFTER UPDATE ON %s WHEN journaling() BEGIN"
        " SELECT RAISE(ABORT, ''row.version'') WHERE NEW.version IS NOT action_id();"
        " INSERT INTO journal (action, part, noun, row, old, new) VALUES"
        " (action_first(), action_id(), ''%s'', NEW.id, %s, %s); END;', $table, $table, $table, old_image, new_image)"
        " || format('CREATE TRIGGER journal_%s_delete AFTER DELETE ON %s WHEN journaling() BEGIN"
        " INSERT INTO journal (action, part, noun, row, old, new) VALUES"
        " (action_first(), action_id(), ''%s'', OLD.id, %s, NULL); END;', $table, $table, $table, old_image)"
        " FROM (SELECT 'row_image(' || group_concat(format('''%s'',OLD.%s', name, name), ',') || ')' AS old_image,"
        " 'row_image(' || group_concat(format('''%s'',NEW.%s', name, name), ',') || ')' AS new_image"
        " FROM pragma_table_info($table) WHERE name <> 'version')";

/* What input refuses (rule R26), on whatever path it comes. */
static const char guards[] =
        "SELECT format('DROP TRIGGER IF EXISTS %s_insert_unsafe; DROP TRIGGER IF EXISTS %s_update_unsafe;"
        " CREATE TRIGGER %s_insert_unsafe AFTER INSERT ON %s WHEN unsafe_text(%s) BEGIN"
        " SELECT RAISE(ABORT, ''text.unsafe''); END;"
        " CREATE TRIGGER %s_update_unsafe AFTER UPDATE ON %s WHEN unsafe_text(%s) BEGIN"
        " SELECT RAISE(ABORT, ''text.unsafe''); END;', $table, $table, $table, $table, texts, $table, $table, texts)"
        " FROM (SELECT group_concat('NEW.' || name, ',') AS texts FROM pragma_table_info($table)"
        " WHERE type = 'TEXT' HAVING count(*) > 0)";

/* Runs what the query writes about the table, if anything. */
static enum status install_one(struct db *db, const char *table, const char *query)
{
	struct stmt s = stmt_open(db, query);
	stmt_bind_text(&s, "$table", table);
	if (stmt_row(&s))
		s.status = db_run(db, stmt_str(&s, 0));
	return stmt_close(&s);
}

enum status journal_install(struct db *db)
{
	char tables[64][64];
	int count = 0;
	struct stmt s = stmt_open(db, "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name");
	while (count < 64 && stmt_row(&s))
		if (journal_keeps(stmt_str(&s, 0)))
			stmt_text(&s, 0, tables[count++], sizeof(tables[0]));
	enum status status = stmt_close(&s);
	for (int i = 0; status == DONE && i < count; i++)
		status = install_one(db, tables[i], triggers);
	for (int i = 0; status == DONE && i < count; i++)
		status = install_one(db, tables[i], guards);
	return status;
}

enum status journal_position(struct db *db, int64_t *out)
{
	return stmt_one_int(db, "SELECT coalesce(max(id), 0) FROM journal", 0, out);
}

enum status journal_changes(struct db *db, int64_t *since, void (*seen)(void *context, const struct change *change),
                            void *context)
{
	struct stmt s = stmt_open(db, "SELECT id, noun, row FROM journal WHERE id > $since ORDER BY id");
	stmt_bind_int(&s, "$since", *since);
	while (stmt_row(&s)) {
		struct change change = {.noun = stmt_str(&s, 1), .row = stmt_int(&s, 2)};
		seen(context, &change);
		*since = stmt_int(&s, 0);
	}
	return stmt_close(&s);
}
