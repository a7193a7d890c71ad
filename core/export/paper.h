#ifndef CORE_EXPORT_PAPER_H
#define CORE_EXPORT_PAPER_H

#include <stdint.h>
#include <stdio.h>

#include "core/export/extract.h"

/*
 * Workbooks and pages, made by a second program, madoguchi-print, which stands beside this one: its libraries would
 * cost the desk time at every start. It is started with fixed arguments, without a shell, gets the rows on its standard
 * input and never opens the store. What it refuses comes back as its one sentence.
 *
 * `created` (UTC seconds) is the date inside: the same rows give the same bytes. INVALID: what the program refuses (a
 * font that is not there, a character no font has, too many rows). FAILED: it is missing or broke off, the disk.
 */
enum status paper_workbook(const struct extract *extract, const char *title, bool japanese, int64_t created, FILE *out,
                           struct fault *fault);

/* `sheet` as sheet_parse takes it; `start` is the first label not used up yet, from 1. */
struct paper_labels {
	const char *sheet, *font, *title;
	int start;
};
enum status paper_labels(const struct extract *labels, const struct paper_labels *how, int64_t created, FILE *out,
                         struct fault *fault);
/* The same for name tags. */
enum status paper_tags(const struct extract *tags, const struct paper_labels *how, int64_t created, FILE *out,
                       struct fault *fault);

/* A leaf of `paper` (a4, a5, a6), as print/leaf.h sets it. */
enum status paper_leaf(const struct extract *leaf, const char *paper, const char *font, const char *title,
                       int64_t created, FILE *out, struct fault *fault);

/* A list of A4 pages with `columns` as print/table.h has them. */
enum status paper_table(const struct extract *table, const char *columns, const char *font, const char *title,
                        int64_t created, FILE *out, struct fault *fault);

/* A page of A4 each, as print/certificate.h sets them; half a page, as print/receipt.h does. */
enum status paper_certificates(const struct extract *certificates, const char *font, const char *title, int64_t created,
                               FILE *out, struct fault *fault);
enum status paper_receipts(const struct extract *receipts, const char *font, const char *title, int64_t created,
                           FILE *out, struct fault *fault);

#endif
