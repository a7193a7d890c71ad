#include "core/export/export.h"

#include "core/export/label.h"
#include "core/export/rows.h"
#include "core/export/whole_file.h"
#include "core/store/action.h"
#include "core/time/civil.h"
#include "core/words.h"

#include <string.h>

struct reading {
	struct extract *out;
	const struct export_filter *filter;
};

/* ---- The register ---- */

/* Members' days are compared as they are stored: YYYY-MM-DD. */
static bool joined_between(const char *joined, const struct export_filter *filter)
{
	char from[DAY_BYTES], to[DAY_BYTES];
	if (filter->from != DAY_NONE && strcmp(joined, day_format(filter->from, from)) < 0)
		return false;
	return filter->to == DAY_NONE || (*joined && strcmp(joined, day_format(filter->to, to)) <= 0);
}

static enum status add_member(void *context, const struct register_row *row)
{
	const struct reading *r = context;
	const char *cells[FIELD_COLUMNS + 1];
	memcpy(cells, row->cells, FIELD_COLUMNS * sizeof(*cells));
	cells[FIELD_COLUMNS] = row->kind;
	if (joined_between(row->cells[FIELD_JOINED_ON], r->filter))
		extract_add(r->out, cells);
	return r->out->failed ? FAILED : DONE;
}

static enum status read_members(struct db *db, const struct export_filter *filter, struct extract *out, int64_t *people)
{
	struct extract_column columns[FIELD_COLUMNS + 2] = {{0}};
	for (int i = 0; i < FIELD_COLUMNS; i++) {
		enum client_field field = (enum client_field)i;
		columns[i] =
		        (struct extract_column){field_word(field), field_header(field), field == FIELD_EMPLOYEES, NULL};
	}
	columns[FIELD_COLUMNS].key = "kind";
	extract_open(out, columns);
	enum status status = register_each(db, &filter->who, add_member, &(struct reading){out, filter});
	*people = (int64_t)out->count;
	return status;
}

/* ---- All kinds ---- */

static const struct {
	const char *word, *title;
	enum status (*read)(struct db *db, const struct export_filter *filter, struct extract *out, int64_t *people);
} kinds[] = {
        [EXPORT_MEMBERS] = {"members", N_("Members"), read_members},
        [EXPORT_APPOINTMENTS] = {"appointments", N_("Appointments"), rows_of_appointments},
        [EXPORT_SEMINARS] = {"seminars", N_("Seminars"), rows_of_seminars},
        [EXPORT_ATTENDANCE] = {"attendance", N_("Attendance"), rows_of_attendance},
        [EXPORT_LOG] = {"log", N_("Log"), rows_of_log},
        [EXPORT_LABELS] = {"labels", N_("Address labels"), label_rows},
};

const char *export_word(enum export_kind kind)
{
	return kinds[kind].word;
}

const char *export_title(enum export_kind kind)
{
	return _(kinds[kind].title);
}

enum status export_read(struct db *db, enum export_kind kind, const struct export_filter *filter, struct extract *out,
                        int64_t *people)
{
	*people = 0;
	enum status status = kinds[kind].read(db, filter, out, people);
	if (out->failed)
		return fault_set(db_fault(db), FAILED, NULL, _("Out of memory."));
	return status;
}

/* ---- Into a file ---- */

static enum status permit(struct db *db, enum export_kind kind, int64_t people)
{
	static const char *const actions[2][2] = {{"office.export", "office.export_many"},
	                                          {"office.print", "office.print_many"}};
	struct action action;
	bool many = people > EXPORT_FEW || kind == EXPORT_LOG;
	enum status status = action_begin(db, actions[kind == EXPORT_LABELS][many], NULL, &action);
	if (status != DONE)
		return status;
	action_about(db, 0, export_word(kind), people);
	return action_end(db, status);
}

static enum status write_form(struct db *db, const struct export_order *order, const struct extract *extract, FILE *out)
{
	struct fault *fault = db_fault(db);
	struct paper_labels labels = order->labels;
	switch (order->form) {
	case EXPORT_CSV:
		return extract_csv(extract, &order->csv, out, order->lost, order->context, fault);
	case EXPORT_XLSX:
		return paper_workbook(extract, export_title(order->kind), order->csv.japanese, db_now(db), out, fault);
	case EXPORT_PDF:
		labels.title = export_title(order->kind);
		return paper_labels(extract, &labels, db_now(db), out, fault);
	case EXPORT_OTHER:
		break;
	}
	return order->write(order->context, extract, out);
}

/* It may leave only when it is complete, and is logged only then. */
static enum status write_file(struct db *db, const struct export_order *order, const struct extract *extract,
                              int64_t people, const char *path, FILE *stream)
{
	struct whole_file file;
	enum status status = whole_file_open(&file, path, stream, db_fault(db));
	if (status != DONE)
		return status;
	status = write_form(db, order, extract, file.file);
	if (status == DONE)
		status = permit(db, order->kind, people);
	return whole_file_close(&file, status, db_fault(db));
}

enum status export_file(struct db *db, const struct export_order *order, const char *path, FILE *stream,
                        struct export_result *out)
{
	struct extract extract = {0};
	enum status status = export_read(db, order->kind, &order->filter, &extract, &out->people);
	out->rows = (int64_t)extract.count;
	if (status == DONE)
		status = write_file(db, order, &extract, out->people, path, stream);
	extract_close(&extract);
	return status;
}
