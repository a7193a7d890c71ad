#include "core/office/postal.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "core/store/action.h"
#include "core/store/stmt.h"
#include "core/text/number.h"
#include "core/text/safe.h"
#include "core/words.h"

/* Columns of KEN_ALL.CSV (https://www.post.japanpost.jp/zipcode/dl/readme.html), from 0. */
enum { COLUMN_CODE = 2, COLUMN_PREFECTURE = 6, COLUMN_CITY = 7, COLUMN_TOWN = 8, COLUMNS = 15 };

#define TOWN_BYTES 801

struct work {
	struct db *db;
	struct stmt insert;
	struct postal_counts counts;
	size_t open;       /* the line of a bracket that is still open; 0: none */
	char open_code[9]; /* its code: the next lines of this code are the rest of it */
	char last[9 + TOWN_BYTES];
};

static enum status refuse(struct work *work, size_t line, const char *why)
{
	return fault_set(db_fault(work->db), INVALID, "file", _("Line %zu: %s; nothing was written."), line, why);
}

static bool ends_with(const char *text, const char *end)
{
	size_t length = strlen(text), tail = strlen(end);
	return length > tail && strcmp(text + length - tail, end) == 0;
}

/* 種市第１５地割～第２１地割 are parts of 種市. */
static void cut_parts(char *town)
{
	static const char *const digits[] = {"第", "０", "１", "２", "３", "４", "５", "６", "７", "８", "９"};
	if (!strstr(town, "地割"))
		return;
	for (size_t i = 0; i < sizeof(digits) / sizeof(*digits); i++) {
		char *found = strstr(town, digits[i]);
		if (found && found > town)
			*found = '\0';
	}
}

/* What of the town's text an address begins with. True when a bracket stays open. */
static bool tidy_town(char *town)
{
	char *bracket = strstr(town, "（");
	bool open = bracket && !strstr(bracket, "）");
	if (bracket)
		*bracket = '\0';
	/* 一円 itself is a town of 多賀町. */
	if (strcmp(town, "以下に掲載がない場合") == 0 || ends_with(town, "がくる場合") || ends_with(town, "一円"))
		*town = '\0';
	cut_parts(town);
	return open;
}

/* Neighbours that differ in their brackets alone are one town. */
static bool is_met(struct work *work, const char *code, const char *town)
{
	char entry[sizeof(work->last)];
	snprintf(entry, sizeof(entry), "%s%s", code, town);
	bool met = strcmp(entry, work->last) == 0;
	strcpy(work->last, entry);
	return met;
}

static enum status put_town(struct work *work, const char *code, const struct csv_row *row, const char *town)
{
	if (is_met(work, code, town))
		return DONE;
	work->counts.towns++;
	stmt_bind_text(&work->insert, "$code", code);
	stmt_bind_text(&work->insert, "$prefecture", row->cells[COLUMN_PREFECTURE]);
	stmt_bind_text(&work->insert, "$city", row->cells[COLUMN_CITY]);
	stmt_bind_text(&work->insert, "$town", town);
	return stmt_run(&work->insert);
}

static bool is_plain(const char *text, size_t limit, bool needed)
{
	return (*text || !needed) && safe_check(NULL, "file", text, SAFE_LINE, limit) == DONE;
}

static enum status check_row(struct work *work, const struct csv_row *row)
{
	char form[9], why[128];
	if (row->problem)
		return refuse(work, row->line, csv_problem_text(row->problem));
	if (row->count != COLUMNS) {
		snprintf(why, sizeof(why), _("it has %zu columns, Japan Post's KEN_ALL.CSV has %d"), row->count,
		         COLUMNS);
		return refuse(work, row->line, why);
	}
	if (strlen(row->cells[COLUMN_CODE]) != 7 || !number_postal(form, row->cells[COLUMN_CODE]))
		return refuse(work, row->line, _("its third column is no postal code of seven digits"));
	if (!is_plain(row->cells[COLUMN_PREFECTURE], 100, true) || !is_plain(row->cells[COLUMN_CITY], 100, true) ||
	    strlen(row->cells[COLUMN_TOWN]) >= TOWN_BYTES || !is_plain(row->cells[COLUMN_TOWN], 200, false))
		return refuse(work, row->line, _("its prefecture, city or town is missing, too long or no text"));
	return DONE;
}

static enum status take(void *context, const struct csv_row *row)
{
	struct work *work = context;
	char town[TOWN_BYTES];
	enum status status = check_row(work, row);
	if (status != DONE)
		return status;
	const char *code = row->cells[COLUMN_CODE];
	work->counts.read++;
	if (work->open && strcmp(work->open_code, code) == 0) {
		if (strstr(row->cells[COLUMN_TOWN], "）"))
			work->open = 0;
		return DONE;
	}
	if (work->open)
		return refuse(work, work->open, _("the bracket of its town is not closed"));
	strcpy(town, row->cells[COLUMN_TOWN]);
	if (tidy_town(town)) {
		work->open = row->line;
		strcpy(work->open_code, code);
	}
	return put_town(work, code, row, town);
}

/* Inside an action. */
static enum status fill(struct db *db, FILE *in, enum csv_encoding encoding, struct postal_counts *out)
{
	struct work work = {.db = db};
	struct stmt drop = stmt_open(db, "DELETE FROM postal_town");
	stmt_run(&drop);
	enum status status = stmt_close(&drop);
	work.insert = stmt_open(db, "INSERT INTO postal_town (code, prefecture, city, town)"
	                            " VALUES ($code, $prefecture, $city, coalesce($town, ''))");
	if (status == DONE)
		status = csv_read(in, encoding, take, &work, db_fault(db));
	enum status closed = stmt_close(&work.insert);
	status = status == DONE ? closed : status;
	if (status == DONE && work.open)
		status = refuse(&work, work.open, _("the bracket of its town is not closed"));
	if (status == DONE && !work.counts.towns)
		status = fault_set(db_fault(db), INVALID, "file", _("The file is empty."));
	*out = work.counts;
	return status;
}

enum status postal_import(struct db *db, FILE *in, enum csv_encoding encoding, const char *op,
                          struct postal_counts *out)
{
	struct action a;
	*out = (struct postal_counts){0};
	enum status status = action_begin(db, "office.postal", op, &a);
	if (status != DONE || a.repeated)
		return status;
	status = fill(db, in, encoding, out);
	action_about(db, 0, "postal_town", out->towns);
	return action_end(db, status);
}

enum status postal_found(struct db *db, const char *lines)
{
	struct postal_counts counts;
	char *text = strdup(lines);
	FILE *in = text ? fmemopen(text, strlen(text), "rb") : NULL;
	enum status status =
	        in ? fill(db, in, CSV_UTF8, &counts) : fault_set(db_fault(db), FAILED, NULL, _("Out of memory."));
	if (in)
		fclose(in);
	free(text);
	return status;
}
