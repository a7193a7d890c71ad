#include "core/desks/hold.h"

#include "core/store/stmt.h"

/* Closes the statement that was run. */
static enum status write(struct db *db, struct stmt *s, int patience)
{
	stmt_run(s);
	enum status status = stmt_close(s);
	db_set_patience(db, patience);
	return status;
}

static enum status clear_over(struct db *db)
{
	int64_t over = 0;
	enum status status = stmt_one_int(db, "SELECT count(*) FROM hold WHERE until <= $id", db_now(db), &over);
	if (status != DONE || over == 0)
		return status;
	struct stmt s = stmt_open(db, "DELETE FROM hold WHERE until <= $now");
	stmt_bind_int(&s, "$now", db_now(db));
	stmt_run(&s);
	return stmt_close(&s);
}

enum status hold_begin(struct db *db, int32_t day, int desk, int cell, int cells, int64_t *id)
{
	char date[DAY_BYTES];
	int patience = db_set_patience(db, HOLD_PATIENCE);
	*id = 0;
	clear_over(db);
	struct stmt s = stmt_open(db, "INSERT INTO hold (staff, day, desk, cell, cells, until)"
	                              " VALUES ($staff, $day, $desk, $cell, $cells, $until)");
	stmt_bind_int(&s, "$staff", db_actor(db));
	stmt_bind_text(&s, "$day", day_format(day, date));
	stmt_bind_int(&s, "$desk", desk);
	stmt_bind_int(&s, "$cell", cell);
	stmt_bind_int(&s, "$cells", cells);
	stmt_bind_int(&s, "$until", db_now(db) + HOLD_SECONDS);
	enum status status = write(db, &s, patience);
	if (status == DONE)
		*id = db_last_id(db);
	return status;
}

enum status hold_keep(struct db *db, int64_t id, int64_t until)
{
	int patience = db_set_patience(db, HOLD_PATIENCE);
	struct stmt s = stmt_open(db, "UPDATE hold SET until = $until WHERE id = $id");
	stmt_bind_int(&s, "$id", id);
	stmt_bind_int(&s, "$until", until);
	return write(db, &s, patience);
}

enum status hold_end(struct db *db, int64_t id)
{
	int patience = db_set_patience(db, HOLD_PATIENCE);
	struct stmt s = stmt_open(db, "DELETE FROM hold WHERE id = $id");
	stmt_bind_int(&s, "$id", id);
	return write(db, &s, patience);
}

enum status hold_list(struct db *db, int32_t day, struct hold *out, int room, int *count)
{
	char date[DAY_BYTES];
	struct stmt s = stmt_open(db, "SELECT h.desk, h.cell, h.cells, h.until, s.name FROM hold h"
	                              " JOIN staff s ON s.id = h.staff WHERE h.day = $day AND h.until > $now"
	                              " ORDER BY h.id");
	stmt_bind_text(&s, "$day", day_format(day, date));
	stmt_bind_int(&s, "$now", db_now(db));
	*count = 0;
	while (*count < room && stmt_row(&s)) {
		struct hold *hold = &out[(*count)++];
		*hold = (struct hold){.day = day,
		                      .desk = (int)stmt_int(&s, 0),
		                      .cell = (int)stmt_int(&s, 1),
		                      .cells = (int)stmt_int(&s, 2),
		                      .until = stmt_int(&s, 3)};
		stmt_text(&s, 4, hold->name, sizeof(hold->name));
	}
	return stmt_close(&s);
}

const struct hold *hold_at(const struct hold *holds, int count, int64_t now, int desk, int cell)
{
	for (int i = 0; i < count; i++)
		if (holds[i].desk == desk && cell >= holds[i].cell && cell < holds[i].cell + holds[i].cells &&
		    holds[i].until > now)
			return &holds[i];
	return NULL;
}
