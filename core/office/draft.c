#include "core/office/draft.h"

#include <string.h>

#include "core/store/random.h"
#include "core/store/stmt.h"
#include "core/words.h"

void operation_new(char out[DRAFT_OP_BYTES])
{
	random_hex(out, DRAFT_OP_BYTES);
}

enum status draft_keep(struct db *db, const char *form, const char *object, const char *op, const char *content)
{
	if (strlen(content) >= DRAFT_CONTENT_BYTES)
		return fault_set(db_fault(db), INVALID, NULL, _("The text is too long to be kept: shorten it."));
	struct stmt s =
	        stmt_open(db, "INSERT INTO draft (staff, form, object, op, at, content)"
	                      " VALUES ($staff, $form, coalesce($object, ''), $op, $now, coalesce($content, ''))"
	                      " ON CONFLICT (staff, form, object) DO UPDATE SET op = excluded.op,"
	                      " at = excluded.at, content = excluded.content");
	stmt_bind_int(&s, "$staff", db_actor(db));
	stmt_bind_text(&s, "$form", form);
	stmt_bind_text(&s, "$object", object);
	stmt_bind_text(&s, "$op", op);
	stmt_bind_int(&s, "$now", db_now(db));
	stmt_bind_text(&s, "$content", content);
	stmt_run(&s);
	return stmt_close(&s);
}

static void read_draft(struct stmt *s, struct draft *out)
{
	out->id = stmt_int(s, 0);
	out->at = stmt_int(s, 1);
	stmt_text(s, 2, out->form, sizeof(out->form));
	stmt_text(s, 3, out->object, sizeof(out->object));
	stmt_text(s, 4, out->op, sizeof(out->op));
	stmt_text(s, 5, out->about, sizeof(out->about));
}

enum status draft_find(struct db *db, const char *form, const char *object, struct draft *out, char *content,
                       size_t size)
{
	struct stmt s = stmt_open(db, "SELECT id, at, form, object, op, substr(content, 1, min(40, instr(content || "
	                              "char(10), char(10)) - 1)),"
	                              " content FROM draft"
	                              " WHERE staff = $staff AND form = $form AND object = coalesce($object, '')");
	stmt_bind_int(&s, "$staff", db_actor(db));
	stmt_bind_text(&s, "$form", form);
	stmt_bind_text(&s, "$object", object);
	bool found = stmt_row(&s);
	if (found) {
		read_draft(&s, out);
		stmt_text(&s, 6, content, size);
	}
	enum status status = stmt_close(&s);
	return status == DONE && !found ? NOT_FOUND : status;
}

/* A form asks this whenever nothing is typed in it: the store is written only when there is something to drop. */
enum status draft_drop(struct db *db, const char *op)
{
	struct stmt there = stmt_open(db, "SELECT 1 FROM draft WHERE op = $op");
	stmt_bind_text(&there, "$op", op);
	bool found = stmt_row(&there);
	enum status status = stmt_close(&there);
	if (status != DONE || !found)
		return status;
	struct stmt s = stmt_open(db, "DELETE FROM draft WHERE op = $op");
	stmt_bind_text(&s, "$op", op);
	stmt_run(&s);
	return stmt_close(&s);
}

enum status draft_list(struct db *db, struct draft *out, int room, int *count)
{
	struct stmt s = stmt_open(db, "SELECT id, at, form, object, op,"
	                              " substr(content, 1, min(40, instr(content || char(10), char(10)) - 1))"
	                              " FROM draft WHERE staff = $staff ORDER BY at DESC, id DESC");
	stmt_bind_int(&s, "$staff", db_actor(db));
	*count = 0;
	while (*count < room && stmt_row(&s))
		read_draft(&s, &out[(*count)++]);
	return stmt_close(&s);
}
