#include <string.h>

#include "core/store/handle.h"
#include "core/text/safe.h"

static struct db *running(sqlite3_context *context)
{
	struct db *db = sqlite3_user_data(context);
	if (db->action.id)
		return db;
	sqlite3_result_error(context, "outside an action", -1);
	return NULL;
}

static void first_function(sqlite3_context *context, int count, sqlite3_value **values)
{
	(void)count, (void)values;
	const struct db *db = running(context);
	if (db)
		sqlite3_result_int64(context, db->action.id);
}

static void id_function(sqlite3_context *context, int count, sqlite3_value **values)
{
	(void)count, (void)values;
	const struct db *db = running(context);
	if (db)
		sqlite3_result_int64(context, db->action.part);
}

static void journaling_function(sqlite3_context *context, int count, sqlite3_value **values)
{
	(void)count, (void)values;
	const struct db *db = running(context);
	if (db)
		sqlite3_result_int(context, db->action.right->images);
}

/* False when memory is out. */
static bool append_text(sqlite3_str *out, sqlite3_value *value)
{
	const char *text = (const char *)sqlite3_value_text(value);
	if (!text)
		return false;
	sqlite3_str_appendchar(out, 1, '"');
	for (const char *c = text; *c; c++) {
		if (*c == '"' || *c == '\\')
			sqlite3_str_appendf(out, "\\%c", *c);
		else if ((unsigned char)*c < 0x20)
			sqlite3_str_appendf(out, "\\u%04x", *c);
		else
			sqlite3_str_appendchar(out, 1, *c);
	}
	sqlite3_str_appendchar(out, 1, '"');
	return true;
}

static bool append_value(sqlite3_str *out, sqlite3_value *value)
{
	int type = sqlite3_value_type(value);
	if (type == SQLITE_TEXT)
		return append_text(out, value);
	if (type == SQLITE_INTEGER)
		sqlite3_str_appendf(out, "%lld", sqlite3_value_int64(value));
	else
		sqlite3_str_appendall(out, "null");
	return true;
}

/* row_image('name', value, ...): a JSON object. SQLite's own json_object may not be used by an untrusted schema. */
static void image_function(sqlite3_context *context, int count, sqlite3_value **values)
{
	sqlite3_str *out = sqlite3_str_new(sqlite3_context_db_handle(context));
	bool whole = true;
	for (int i = 0; whole && i + 1 < count; i += 2) {
		sqlite3_str_appendall(out, i ? "," : "{");
		whole = append_text(out, values[i]);
		sqlite3_str_appendall(out, ":");
		whole = whole && append_value(out, values[i + 1]);
	}
	sqlite3_str_appendall(out, "}");
	int length = sqlite3_str_length(out);
	char *text = sqlite3_str_finish(out);
	if (text && whole) {
		sqlite3_result_text(context, text, length, sqlite3_free);
		return;
	}
	sqlite3_free(text);
	sqlite3_result_error_nomem(context);
}

/* unsafe_text(value, ...): whether one of them holds a character that input refuses. */
static void unsafe_function(sqlite3_context *context, int count, sqlite3_value **values)
{
	bool unsafe = false;
	for (int i = 0; i < count && !unsafe; i++) {
		const char *text = (const char *)sqlite3_value_text(values[i]);
		unsafe = text && safe_check(NULL, "", text, SAFE_LINES, 0) != DONE;
	}
	sqlite3_result_int(context, unsafe);
}

int action_functions(struct db *db)
{
	static const struct {
		const char *name;
		int values;
		void (*run)(sqlite3_context *, int, sqlite3_value **);
	} functions[] = {{"action_id", 0, id_function},
	                 {"action_first", 0, first_function},
	                 {"journaling", 0, journaling_function},
	                 {"row_image", -1, image_function},
	                 {"unsafe_text", -1, unsafe_function}};
	int result = SQLITE_OK;
	for (size_t i = 0; result == SQLITE_OK && i < sizeof(functions) / sizeof(functions[0]); i++)
		result = sqlite3_create_function_v2(db->sqlite, functions[i].name, functions[i].values,
		                                    SQLITE_UTF8 | SQLITE_INNOCUOUS, db, functions[i].run, NULL, NULL,
		                                    NULL);
	return result;
}
