#include "core/people/bulk.h"

#include "core/office/code.h"
#include "core/people/key.h"
#include "core/store/action.h"
#include "core/store/stmt.h"

/* Rows written between two commits: others wait no longer (rule R18). */
enum { BATCH = 500 };

/* Is it a client who is not as wanted yet? */
static enum status is_due(struct db *db, int64_t client, int64_t division, bool in, bool *out)
{
	struct stmt s = stmt_open(db, "SELECT EXISTS (SELECT 1 FROM client_division WHERE client = $client AND"
	                              " division = $division) FROM client WHERE id = $client AND merged_into IS NULL");
	stmt_bind_int(&s, "$client", client);
	stmt_bind_int(&s, "$division", division);
	*out = stmt_row(&s) && (stmt_int(&s, 0) != 0) != in;
	return stmt_close(&s);
}

/* A form that is open over the client must see that it changed (rule R16). */
static enum status touch(struct db *db, int64_t client)
{
	struct stmt s = stmt_open(db, "UPDATE client SET version = action_id() WHERE id = $client");
	stmt_bind_int(&s, "$client", client);
	stmt_run(&s);
	return stmt_close(&s);
}

static enum status divide(struct db *db, int64_t client, int64_t division, bool in)
{
	struct stmt s =
	        stmt_open(db, in ? "INSERT INTO client_division (client, division) VALUES ($client, $division)"
	                         : "DELETE FROM client_division WHERE client = $client AND division = $division");
	stmt_bind_int(&s, "$client", client);
	stmt_bind_int(&s, "$division", division);
	stmt_run(&s);
	enum status status = stmt_close(&s);
	if (status == DONE)
		status = touch(db, client);
	return status == DONE ? key_write(db, client) : status;
}

static enum status divide_all(struct db *db, const int64_t *clients, size_t count, int64_t division, bool in,
                              int *changed)
{
	enum status status = DONE;
	for (size_t i = 0; status == DONE && i < count; i++) {
		bool due = false;
		status = is_due(db, clients[i], division, in, &due);
		if (status != DONE || !due)
			continue;
		if (*changed > 0 && *changed % BATCH == 0)
			status = action_part(db);
		if (status == DONE)
			status = divide(db, clients[i], division, in);
		*changed += status == DONE;
	}
	return status;
}

/* Asked before the action, so that none is written for nothing. */
static enum status any_due(struct db *db, const int64_t *clients, size_t count, int64_t division, bool in, bool *out)
{
	enum status status = DONE;
	*out = false;
	for (size_t i = 0; status == DONE && !*out && i < count; i++)
		status = is_due(db, clients[i], division, in, out);
	return status;
}

enum status clients_divide(struct db *db, const int64_t *clients, size_t count, int64_t division, bool in,
                           const char *op, int *changed)
{
	struct code code;
	struct action action;
	bool due = false;
	*changed = 0;
	enum status status = code_get(db, CODE_DIVISION, division, &code);
	if (status == DONE)
		status = any_due(db, clients, count, division, in, &due);
	if (status != DONE || !due)
		return status;
	status = action_begin(db, "client.divide", op, &action);
	if (status != DONE || action.repeated)
		return status;
	action_about(db, 0, "division", division);
	return action_end(db, divide_all(db, clients, count, division, in, changed));
}
