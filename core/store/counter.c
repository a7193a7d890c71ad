#include "core/store/db.h"
#include "core/store/stmt.h"

enum status counter_next(struct db *db, const char *name, int64_t scope, int64_t first, int64_t *out)
{
	struct stmt s = stmt_open(db, "INSERT INTO counter (name, scope, next) VALUES ($name, $scope, $first + 1)"
	                              " ON CONFLICT (name, scope) DO UPDATE SET next = counter.next + 1"
	                              " RETURNING next - 1");
	stmt_bind_text(&s, "$name", name);
	stmt_bind_int(&s, "$scope", scope);
	stmt_bind_int(&s, "$first", first);
	while (stmt_row(&s))
		*out = stmt_int(&s, 0);
	return stmt_close(&s);
}

enum status counter_pass(struct db *db, const char *name, int64_t scope, int64_t used)
{
	struct stmt s = stmt_open(db, "INSERT INTO counter (name, scope, next) VALUES ($name, $scope, $used + 1)"
	                              " ON CONFLICT (name, scope) DO UPDATE SET next = max(counter.next, $used + 1)");
	stmt_bind_text(&s, "$name", name);
	stmt_bind_int(&s, "$scope", scope);
	stmt_bind_int(&s, "$used", used);
	stmt_run(&s);
	return stmt_close(&s);
}
