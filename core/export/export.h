#ifndef CORE_EXPORT_EXPORT_H
#define CORE_EXPORT_EXPORT_H

#include <stdint.h>

#include "core/export/extract.h"
#include "core/export/paper.h"
#include "core/people/register.h"
#include "core/store/db.h"

/* What leaves the store for a file or for paper. */

enum export_kind { EXPORT_MEMBERS, EXPORT_APPOINTMENTS, EXPORT_SEMINARS, EXPORT_ATTENDANCE, EXPORT_LOG, EXPORT_LABELS };

/* members, appointments, seminars, attendance, log, labels: for scripts, and as the log keeps it. */
const char *export_word(enum export_kind kind);
/* The same in the reader's language: the title of a sheet. */
const char *export_title(enum export_kind kind);

/*
 *   from, to  both included, DAY_NONE for no end: the day of joining, of the appointment, of a session, of the action
 *   who       of EXPORT_MEMBERS and EXPORT_LABELS
 */
struct export_filter {
	int32_t from, to;
	struct register_who who;
};

/*
 * Reads the rows into `out`, which is to be closed whatever the status. `people` gets how many are meant: clients, for
 * attendance persons, of the log its rows; without an address they get no label.
 * Statuses are the store's.
 */
enum status export_read(struct db *db, enum export_kind kind, const struct export_filter *filter, struct extract *out,
                        int64_t *people);

enum export_form { EXPORT_CSV, EXPORT_XLSX, EXPORT_PDF, EXPORT_OTHER };

/*
 *   csv     of EXPORT_CSV; its `japanese` is for workbooks too
 *   labels  of EXPORT_PDF, which is the form of EXPORT_LABELS; its title is put in
 *   write   of EXPORT_OTHER: writes the rows into `out`
 *   lost    what CP932 would change (extract_csv); may be NULL
 */
struct export_order {
	enum export_kind kind;
	struct export_filter filter;
	enum export_form form;
	struct extract_csv csv;
	struct paper_labels labels;
	enum status (*write)(void *context, const struct extract *extract, FILE *out);
	void (*lost)(void *context, const struct extract_loss *loss);
	void *context;
};

struct export_result {
	int64_t rows, people;
};

/*
 * Writes the rows into the file `path`, or onto `stream` without one; whole or not at all. What leaves is logged, as an
 * action that cannot be taken back. More than EXPORT_FEW people are a manager's to take out, and so is the log: DENIED.
 * INVALID, CONFLICT, FAILED as the parts have them (whole_file.h, extract.h, paper.h).
 */
#define EXPORT_FEW 50
enum status export_file(struct db *db, const struct export_order *order, const char *path, FILE *stream,
                        struct export_result *out);

#endif
