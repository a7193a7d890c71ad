#ifndef CORE_EXPORT_SEMINAR_PAPER_H
#define CORE_EXPORT_SEMINAR_PAPER_H

#include <stdint.h>
#include <stdio.h>

#include "core/seminars/attendance.h"
#include "core/store/db.h"

/* What a seminar needs on paper, each a PDF file. */

enum seminar_paper_kind {
	SEMINAR_ROSTER, /* 参加者名簿: in order of roll, with a frame for each session's seal; those waiting apart */
	SEMINAR_CODES,        /* 受付名簿: in order of reading, with the QR code of each sign-up */
	SEMINAR_TAGS,         /* 名札: ten on a sheet of 91x55 mm cards */
	SEMINAR_CERTIFICATES, /* 修了証: a page each, for those who have earned it */
	SEMINAR_RECEIPTS,     /* 領収書: two on a page, of those who have paid (core/seminars/receipt.h) */
	SEMINAR_PAPERS
};

struct seminar_paper {
	enum seminar_paper_kind kind;
	int64_t seminar;
	int start;                     /* of SEMINAR_TAGS: the first card not used up yet, from 1; 0 is 1 */
	const struct roll_list *rolls; /* of SEMINAR_RECEIPTS: whose; NULL: of all that were never printed */
	const char *font;
};

/* roster, codes, tags, certificates, receipts: as the log keeps it. */
const char *seminar_paper_word(enum seminar_paper_kind kind);
/* 参加者名簿 ... in the reader's language. */
const char *seminar_paper_title(enum seminar_paper_kind kind);

/*
 * Writes it into the file `path`, or onto `stream` without one; whole or not at all. That is logged, as an action that
 * cannot be taken back; more than EXPORT_FEW people are a manager's to take out: DENIED. NOT_FOUND: no such
 * seminar. CONFLICT: nobody is to stand in it; core/export/certificate_sheet.h, core/seminars/receipt.h. Receipts that
 * are made out for it stay when it fails, and the next are still the first. INVALID, FAILED: core/export/paper.h.
 */
enum status seminar_paper_file(struct db *db, const struct seminar_paper *paper, const char *path, FILE *stream);

/* What such a file is called, without its folder: 参加者名簿-2026-11-24-17.pdf, by its first day and id. */
enum status seminar_paper_name(struct db *db, const struct seminar_paper *paper, char *out, size_t size);

#endif
