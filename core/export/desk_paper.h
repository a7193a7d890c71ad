#ifndef CORE_EXPORT_DESK_PAPER_H
#define CORE_EXPORT_DESK_PAPER_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "core/store/db.h"

/* What leaves the appointment book: the slip a client takes home (予約票), a consultant's days on paper and as a file.
 */

enum desk_paper_kind {
	DESK_SLIP, /* PDF, A6: one appointment, with its printed code; no note */
	DESK_WEEK, /* PDF: a consultant's days */
	DESK_ICS,  /* iCalendar of a consultant (core/desks/ics.h) */
};

struct desk_paper {
	enum desk_paper_kind kind;
	int64_t subject; /* the appointment, or the consultant; with DESK_ICS 0: everybody */
	int desk;        /* with DESK_ICS alone: at this one; 0: at any */
	int32_t first;   /* the days of a consultant; DAY_NONE for no end, with DESK_ICS alone */
	int32_t last;
	const char *font; /* of a PDF */
	const char *size; /* of the paper of DESK_WEEK: a4, a5, a6 */
};

/*
 * May whoever acts take it out? A consultant may the own days, and nothing else; the table of rights
 * (core/access/right.h) says the rest.
 */
bool desk_paper_may(const struct db *db, const struct desk_paper *paper);

/*
 * Writes it into the file `path`, or onto `stream` without one; whole or not at all. That is logged each time, as an
 * action that cannot be taken back; more than EXPORT_FEW clients are a manager's to take out: DENIED, as is what
 * desk_paper_may refuses. Of a consultant's own days those to come do not count towards that: their calendar must not
 * fail on the day the 51st client books. Statuses are those of export_file; CONFLICT for the slip of an appointment
 * that is over or cancelled.
 */
enum status desk_paper_file(struct db *db, const struct desk_paper *paper, const char *path, FILE *stream);

/* What such a file is called, without its folder: 予約票-100000000128.pdf. */
enum status desk_paper_name(struct db *db, const struct desk_paper *paper, char *out, size_t size);

#endif
