#include "core/store/check.h"

#include <string.h>

#include "core/store/stmt.h"
#include "core/words.h"

static void read_log_row(struct stmt *s, struct log_row *row)
{
	row->id = stmt_int(s, 0);
	row->action = stmt_int(s, 1);
	row->at = stmt_int(s, 2);
	row->machine_at = stmt_int(s, 3);
	row->staff = stmt_int(s, 4);
	row->name = stmt_str(s, 5);
	row->noun = stmt_str(s, 6);
	row->subject = stmt_int(s, 7);
	row->client = stmt_int(s, 8);
	row->undoes = stmt_int(s, 9);
	row->op = stmt_str(s, 10);
	row->images = stmt_str(s, 11);
}

/* Actions whose images were deleted. */
struct gone {
	int64_t count, first;
};

/* Images may have been deleted when their time was over; images that are there must be the ones logged. */
static enum status images_of(struct db *db, const struct log_row *row, struct findings *f, struct gone *gone)
{
	char images[HASH_HEX_BYTES], none[HASH_HEX_BYTES];
	struct hash nothing;
	hash_open(&nothing);
	hash_close(&nothing, none);
	enum status status = log_images(db, row->id, images);
	if (status != DONE || strcmp(images, row->images) == 0)
		return status;
	if (strcmp(images, none) != 0)
		finding(f, _("The row images of action %lld are not the ones it wrote."), (long long)row->id);
	else if (gone->count++ == 0)
		gone->first = row->id;
	return DONE;
}

static enum status chain(struct db *db, struct findings *f, struct gone *gone)
{
	char before[HASH_HEX_BYTES] = "", now[HASH_HEX_BYTES];
	enum status status = DONE;
	struct stmt s = stmt_open(db, "SELECT id, action, at, machine_at, staff, name, coalesce(noun, ''),"
	                              " coalesce(subject, 0), coalesce(client, 0), coalesce(undoes, 0),"
	                              " coalesce(op, ''), images, chain FROM log ORDER BY id");
	while (status == DONE && stmt_row(&s)) {
		struct log_row row;
		read_log_row(&s, &row);
		log_chain(before, &row, now);
		if (strcmp(now, stmt_str(&s, 12)) != 0)
			finding(f, _("The log was changed at action %lld."), (long long)row.id);
		status = images_of(db, &row, f, gone);
		stmt_text(&s, 12, before, sizeof(before));
	}
	enum status closed = stmt_close(&s);
	return status == DONE ? closed : status;
}

/* The chain holds without its last links, so the end is told by what counts and by what points to it. */
static enum status whole(struct db *db, struct findings *f)
{
	struct stmt s = stmt_open(db, "SELECT max(coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'log'), 0),"
	                              " coalesce((SELECT max(part) FROM journal), 0)),"
	                              " coalesce((SELECT max(id) FROM log), 0)");
	if (stmt_row(&s) && stmt_int(&s, 0) > stmt_int(&s, 1))
		finding(f, _("The log ends at action %lld, but there were actions up to %lld."),
		        (long long)stmt_int(&s, 1), (long long)stmt_int(&s, 0));
	return stmt_close(&s);
}

enum status check_log(struct db *db, struct findings *f)
{
	struct gone gone = {0};
	enum status status = chain(db, f, &gone);
	if (status == DONE)
		status = whole(db, f);
	if (status == DONE && gone.count)
		finding_note(f, _("Note: the row images of %lld actions, the first %lld, are no longer kept."),
		             (long long)gone.count, (long long)gone.first);
	return status;
}
