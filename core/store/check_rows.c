#include "core/store/check.h"

#include "core/store/journal.h"
#include "core/store/stmt.h"
#include "core/words.h"

/*
 * Both queries are written from the schema. A row without an image is older than the images that are kept, or of an
 * action that keeps none (the founding); its version then names an action whose images are not there either. An image
 * from before a migration has other columns and says nothing.
 */
static const char changed[] =
        "SELECT format('WITH last AS (SELECT row, max(id) AS id, part, new FROM journal WHERE noun = ''%s'' GROUP BY"
        " row) SELECT t.id FROM %s t LEFT JOIN last ON last.row = t.id WHERE CASE WHEN last.id IS NULL THEN NOT EXISTS"
        " (SELECT 1 FROM log WHERE id = t.version) OR EXISTS (SELECT 1 FROM journal WHERE part = t.version)"
        " ELSE last.part <> t.version OR (last.new IS NOT row_image(%s) AND coalesce((SELECT count(*) FROM"
        " json_each(last.new)), %d) = %d) END UNION ALL SELECT last.row FROM last LEFT JOIN %s t ON t.id = last.row"
        " WHERE t.id IS NULL AND last.new IS NOT NULL ORDER BY 1', $table, $table, columns, count, count, $table)"
        " FROM (SELECT group_concat(format('''%s'',t.%s', name, name), ',') AS columns, count(*) AS count"
        " FROM pragma_table_info($table) WHERE name <> 'version')";

static const char unsafe[] =
        "SELECT format('SELECT id, CASE %s END AS unsafe_column FROM %s WHERE unsafe_column IS NOT NULL',"
        " group_concat(format('WHEN unsafe_text(%s) THEN ''%s''', name, name), ' '), $table)"
        " FROM pragma_table_info($table) WHERE type = 'TEXT' HAVING count(*) > 0";

static void tell_changed(struct findings *f, const char *table, struct stmt *row)
{
	finding(f, _("Row %lld of %s is not as its last action left it."), (long long)stmt_int(row, 0), table);
}

static void tell_unsafe(struct findings *f, const char *table, struct stmt *row)
{
	finding(f, _("Row %lld of %s holds a control or invisible character (%s)."), (long long)stmt_int(row, 0), table,
	        stmt_str(row, 1));
}

/* Tells of every row that the query about `table` gives, if there is one. */
static enum status ask(struct db *db, struct findings *f, const char *query, const char *table,
                       void (*tell)(struct findings *f, const char *table, struct stmt *row))
{
	struct stmt s = stmt_open(db, query);
	stmt_bind_text(&s, "$table", table);
	if (stmt_row(&s)) {
		struct stmt rows = stmt_open(db, stmt_str(&s, 0));
		while (stmt_row(&rows))
			tell(f, table, &rows);
		s.status = stmt_close(&rows);
	}
	return stmt_close(&s);
}

enum status check_rows(struct db *db, struct findings *f)
{
	struct stmt s = stmt_open(db, "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name");
	enum status status = DONE;
	while (status == DONE && stmt_row(&s)) {
		const char *table = stmt_str(&s, 0);
		if (!journal_keeps(table))
			continue;
		status = ask(db, f, changed, table, tell_changed);
		if (status == DONE)
			status = ask(db, f, unsafe, table, tell_unsafe);
	}
	enum status closed = stmt_close(&s);
	return status == DONE ? closed : status;
}
